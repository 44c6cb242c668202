"""Stage 4c: the captioner is paid for what its own sentences are worth (self-critical training, Rennie et al. 2017).

Several sentences are drawn for each picture; words of those that are worth more than the picture's other sentences become
likelier, words of the rest less likely (the others' mean as baseline: Luo 2020, "A better variant of self-critical
sequence training"). A sentence is worth its CIDEr-D with the picture's references, the end counted as a word, and the
fit of the tags that it says with what is known of the picture (as in :mod:`osprey_training.borrow`): a thing that isn't
there costs more than one that is there brings; a sentence that stops in its middle costs most. Lent sentences count little, their pictures' boxes and labels much. All
pictures are spoken of in the users' manner (``BEGIN``).

usage: python -m osprey_training.selfcritical BOXES CROPS SETS SHARED LENT.json JOINT FEATURES START CHECKPOINT --minutes M
START is a checkpoint of the captioner; CHECKPOINT is one too.
"""

import argparse
import json
import time
from pathlib import Path

import cv2
import numpy as np
import torch

from osprey_training import borrow, captioner, joint, metrics, network, pretrain, running, tags
from osprey_training.captioner import BEGIN, END, PAD, UNKNOWN
from osprey_training.sentences import LONGEST

SAMPLES = 5  # sentences drawn for each picture
SHARES = {"people": 0.6, "lent": 0.4}
CIDER = {"people": 1.0, "lent": 0.5}  # what CIDEr-D (0..10) counts
FIT = {"people": 0.1, "lent": 0.15}  # what the fit counts (about -3..3)
BROKEN_OFF = 1.0  # what a sentence costs that stops where it cannot
NEVER_LAST = set("a an the of in on at by to with for from and or is are be into over under near front while that which who its his her their".split())
ENDED = "<end>"


class Worth:
    """What sentences are worth for the pictures of a captioner's material."""

    def __init__(self, material, known, vocabulary):
        """``known`` is what is known of each picture's tags, ``[pictures, T]`` in 0..1 or NaN."""
        self.spoken, self.vectors = material.spoken, {}
        self.cider = metrics.CiderD([[[*s, ENDED] for s in material.spoken[i]] for i in material.groups["people"]])
        self.phrases = tags.phrases(vocabulary)
        parents = {parent for tag in vocabulary for parent in tag.parents}
        self.values = borrow.values(known) * np.array([borrow.WIDE if i >= 80 and tag.name in parents else 1 for i, tag in enumerate(vocabulary)], np.float32)
        self.group = {int(i): name for name, rows in material.groups.items() for i in rows}

    def references(self, picture):
        if picture not in self.vectors:
            self.vectors[picture] = [self.cider.vector([*s, ENDED]) for s in self.spoken[picture]]
        return self.vectors[picture]

    def parts(self, picture, words, ended):
        """(CIDEr-D, fit, 1 where it stops in the middle) of a sentence."""
        closeness = self.cider.score(self.cider.vector([*words, ENDED] if ended else words), self.references(picture))
        broken = not ended or not words or words[-1] in NEVER_LAST
        return closeness, float(self.values[picture][tags.said_in(words, self.phrases)].sum()), float(broken)

    def total(self, picture, parts):
        group = self.group[picture]
        return CIDER[group] * parts[0] + FIT[group] * parts[1] - BROKEN_OFF * parts[2]


def advantages(worth):
    """What each of a picture's sentences is worth above the mean of its others; from and to ``[pictures, sentences]``."""
    count = worth.shape[1]
    return worth - (worth.sum(1, keepdims=True) - worth) / (count - 1)


def repeated(memory, times):
    """The memory (keys, values, mask) of each picture ``times`` times in a row."""
    keys, values, mask = memory
    return keys.repeat_interleave(times, 1), values.repeat_interleave(times, 1), mask.repeat_interleave(times, 0)


@torch.no_grad()
def drawn(model, memory, generator):
    """Sentences drawn word by word: tokens ``[rows, length]`` after ``BEGIN``, filled up with ``PAD`` after the end."""
    rows = memory[0].shape[1]
    tokens, past, open_ = torch.full((rows, 1), BEGIN), (None, None), torch.ones(rows, dtype=torch.bool)
    never = torch.tensor([PAD, BEGIN, UNKNOWN, captioner.BEGIN_WEB, captioner.BEGIN_LENT])
    found = []
    for position in range(LONGEST):
        logits, *past = model.step(tokens, torch.tensor([[position]]), *past, torch.zeros(1, 1, 1, 1), *memory)
        chances = logits[:, -1].float().index_fill(1, never, -1e9).softmax(-1)
        tokens = torch.multinomial(chances, 1, generator=generator)
        tokens[~open_] = PAD
        found.append(tokens)
        open_ &= tokens[:, 0] != END
        if not open_.any():
            break
    return torch.cat(found, 1)


def sentence(row, words):
    """Words of a row of tokens, and whether it came to its end."""
    ended = END in row
    return [words[t] for t in (row[:row.index(END)] if ended else row)], ended


def batch(material, rows, narrow, random):
    """Grids (half of them mirrored), places, concepts of the pictures numbered ``rows``."""
    data, side = (material.narrow, network.REGION_SIDE // 32) if narrow else (material.wide, network.SIDE // 32)
    told = torch.from_numpy(np.stack([captioner.concepts_of(data["p"][i].numpy()) for i in rows]))
    return captioner.half_mirrored(data["grid"][rows].float(), random), captioner.places(side, side)[None].expand(len(rows), -1, -1), told, torch.ones(len(rows))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("boxes", "crops", "sets", "shared", "lent", "joint", "features", "start", "checkpoint"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--batch", type=int, default=20, help="pictures of a step")
    options = parser.parse_args()
    torch.set_num_threads(running.THREADS)
    torch.manual_seed(8)
    cv2.setNumThreads(1)
    device = torch.device("cpu")
    material, vocabulary = captioner.prepared(options, device)
    pictures = joint.Pictures(options.boxes, pretrain.Crops(options.crops), options.sets, json.loads((options.crops / "pictures.json").read_text()))
    rows_of = {name: i for i, name in enumerate(pictures.names)}
    known = np.full((len(material.wide["names"]), len(vocabulary)), np.nan, np.float32)
    for i, name in enumerate(material.wide["names"]):
        if name in rows_of:
            known[i] = pictures.tags[rows_of[name]]
    del pictures
    worth = Worth(material, known, vocabulary)
    earlier = running.load(options.start)
    words = earlier["words"]
    model = captioner.Captioner(len(words), len(vocabulary))
    model.load_state_dict(earlier["average"])
    model.eval()
    optimiser = torch.optim.AdamW(model.parameters(), lr=options.rate, weight_decay=0.01, betas=(0.9, 0.98))
    run = running.Run(options.checkpoint, options.minutes, model, optimiser, 0.995, words=words, concepts=earlier["concepts"])
    random = np.random.default_rng(run.seen + 9)
    generator = torch.Generator().manual_seed(run.seen + 9)
    saved = logged = time.time()
    history = []
    while True:
        narrow = random.random() < captioner.NARROW
        shares = {"people": 1.0} if narrow else SHARES
        rows = np.concatenate([random.choice(material.groups[name], round(options.batch * share)) for name, share in shares.items()])
        inputs = batch(material, rows, narrow, random)
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            tokens = drawn(model, repeated(model.encode(*inputs), SAMPLES), generator)
        told = [sentence(row, words) for row in tokens.tolist()]
        parts = np.array([worth.parts(int(rows[i // SAMPLES]), *t) for i, t in enumerate(told)]).reshape(len(rows), SAMPLES, 3)
        value = np.array([[worth.total(int(row), p) for p in of_row] for row, of_row in zip(rows, parts)])
        advantage = torch.from_numpy(advantages(value)).float().flatten()
        for group in optimiser.param_groups:
            group["lr"] = running.rate(run.clock, options.rate)
        before = torch.cat([torch.full((len(tokens), 1), BEGIN), tokens[:, :-1]], 1)
        length = tokens.shape[1]
        causal = torch.full((length, length), -1e4).triu(1)[None, None]
        with torch.autocast("cpu", torch.bfloat16):
            logits = model.step(before, torch.arange(length)[None], None, None, causal, *repeated(model.encode(*inputs), SAMPLES))[0]
        said = (tokens != PAD).float()
        chance = logits.float().log_softmax(-1).gather(-1, tokens[..., None])[..., 0]
        run.step(-(chance * said * advantage[:, None]).sum() / said.sum(), len(rows), 1.0)
        people = np.array([worth.group[int(row)] == "people" for row in rows])
        history.append([*parts[people].mean((0, 1)), *(parts[~people].mean((0, 1)) if (~people).any() else (np.nan,) * 3), said.sum().item() / len(said)])
        now, done = time.time(), run.clock.fraction() >= 1
        if now - logged > 60 or done:
            shown = np.nanmean(history, 0)
            print(f"{run.clock.used():.1f} min {run.seen} pictures {len(history) * options.batch / (now - logged):.1f}/s described: CIDEr-D {100 * shown[0]:.1f} fit {shown[1]:.3f} broken off {shown[2]:.3f}, "
                  f"lent: {100 * shown[3]:.1f} {shown[4]:.3f} {shown[5]:.3f}; {shown[6]:.1f} words", flush=True)
            logged, history = now, []
        if now - saved > 180 or done:
            run.save()
            shown = captioner.greedy(run.average.model, material.wide["grid"][material.watched_rows].float(), captioner.places(network.SIDE // 32, network.SIDE // 32),
                                     torch.from_numpy(np.stack([captioner.concepts_of(material.wide["p"][i].numpy()) for i in material.watched_rows])), words)
            run.average.model.eval()
            print("\n".join(f"    {name.split('__')[-1]} | {text}" for name, text in zip(material.watched, shown)), flush=True)
            saved = now
        if done:
            break


if __name__ == "__main__":
    main()
