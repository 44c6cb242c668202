"""Stage 4: a transformer decoder that attends to the backbone's grid and to concept tokens.

Concepts are tags that the shared network is fairly sure of. Half of each batch are pictures with sentences (grid and
concepts), half are sentences alone (concepts taken from the words, some dropped, some false ones added, no grid), so
that it learns to say what the other heads see on pictures for which no sentences exist (after Fang et al. 2015, "From
captions to visual concepts and back").

usage: python -m osprey_training.captioner SETS SHARED JOINT FEATURES CHECKPOINT --minutes M
FEATURES is a folder where the frozen network's answers are cached.
"""

import argparse
import json
import re
import time
from collections import Counter
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from osprey_training import joint, network, pretrain, running, sets, tags

WIDTH, HEADS, LAYERS, INNER = 256, 8, 3, 1024
LONGEST = 22  # words of a sentence, end included
CONCEPTS = 10  # concept tokens of a picture
LEAST_CONCEPT = 0.25  # probability from which a tag may be a concept
PAD, BEGIN, END, UNKNOWN = range(4)


class Attention(nn.Module):
    """Multi-head attention (Vaswani et al. 2017) with the keys and values made apart, so that they can be kept."""

    def __init__(self):
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))

    def split(self, x):
        return x.unflatten(-1, (HEADS, WIDTH // HEADS)).transpose(1, 2)

    def keys_values(self, x):
        return self.split(self.key(x)), self.split(self.value(x))

    def forward(self, x, keys, values, mask):
        scores = self.split(self.query(x)) @ keys.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + mask
        return self.out((scores.softmax(-1) @ values).transpose(1, 2).flatten(2))


class Layer(nn.Module):
    """Pre-norm self-attention, cross-attention (if any), and a two-layer perceptron."""

    def __init__(self, cross):
        super().__init__()
        self.own, self.cross = Attention(), Attention() if cross else None
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in range(3 if cross else 2))
        self.inner = nn.Sequential(nn.Linear(WIDTH, INNER), nn.GELU(), nn.Linear(INNER, WIDTH))
        self.drop = nn.Dropout(0.1)

    def forward(self, x, past, mask, memory=None, memory_mask=None):
        """``past`` is None or earlier (keys, values); returns the new x and all keys and values."""
        normed = self.norms[0](x)
        keys, values = self.own.keys_values(normed)
        if past is not None:
            keys, values = torch.cat([past[0], keys], 2), torch.cat([past[1], values], 2)
        x = x + self.drop(self.own(normed, keys, values, mask))
        if self.cross is not None:
            x = x + self.drop(self.cross(self.norms[1](x), *memory, memory_mask))
        return x + self.drop(self.inner(self.norms[-1](x))), keys, values


class Captioner(nn.Module):
    """Sentences from a grid ``[B,G,384]`` with places ``[B,G,2]`` and concept numbers ``[B,K]`` (tag index + 1, 0: none)."""

    def __init__(self, words, concepts):
        super().__init__()
        self.grid = nn.Linear(network.CHANNELS[-1], WIDTH)
        self.place = nn.Sequential(nn.Linear(2, 64), nn.GELU(), nn.Linear(64, WIDTH))
        self.concept = nn.Embedding(concepts + 1, WIDTH)
        self.encoder = Layer(cross=False)
        self.memory_norm = nn.LayerNorm(WIDTH)
        self.word = nn.Embedding(words, WIDTH)
        self.position = nn.Embedding(LONGEST + 2, WIDTH)
        self.layers = nn.ModuleList(Layer(cross=True) for _ in range(LAYERS))
        self.norm = nn.LayerNorm(WIDTH)
        self.bias = nn.Parameter(torch.zeros(words))
        for table in (self.word, self.position, self.concept):
            nn.init.normal_(table.weight, std=0.05)

    def encode(self, grid, places, concepts, grid_known):
        """Keys and values ``[LAYERS,B,HEADS,M,32]`` of the memory, and its additive mask ``[B,1,1,M]``."""
        seen = self.grid(grid) + self.place(places)
        told = self.concept(concepts)
        memory = torch.cat([seen, told], 1)
        known = torch.cat([grid_known[:, None].expand(-1, grid.shape[1]), (concepts > 0).to(grid.dtype)], 1)
        mask = (1 - known)[:, None, None, :] * -1e4
        memory = self.memory_norm(self.encoder(memory, None, mask)[0])
        pairs = [layer.cross.keys_values(memory) for layer in self.layers]
        return torch.stack([k for k, _ in pairs]), torch.stack([v for _, v in pairs]), mask

    def step(self, tokens, positions, past_keys, past_values, mask, keys, values, memory_mask):
        """Next-word logits ``[B,T,V]`` and all self-attention keys and values ``[LAYERS,B,HEADS,t,32]``."""
        x = self.word(tokens) + self.position(positions)
        new_keys, new_values = [], []
        for i, layer in enumerate(self.layers):
            past = None if past_keys is None else (past_keys[i], past_values[i])
            x, k, v = layer(x, past, mask, (keys[i], values[i]), memory_mask)
            new_keys.append(k)
            new_values.append(v)
        return self.norm(x) @ self.word.weight.t() + self.bias, torch.stack(new_keys), torch.stack(new_values)

    def forward(self, grid, places, concepts, grid_known, tokens):
        keys, values, memory_mask = self.encode(grid, places, concepts, grid_known)
        length = tokens.shape[1]
        causal = torch.full((length, length), -1e4, device=tokens.device).triu(1)[None, None]
        return self.step(tokens, torch.arange(length, device=tokens.device)[None], None, None, causal, keys, values, memory_mask)[0]


def places(rows, columns):
    """Centres ``[rows*columns,2]`` of a grid's cells in fractions (x, y)."""
    y, x = torch.meshgrid((torch.arange(rows) + 0.5) / rows, (torch.arange(columns) + 0.5) / columns, indexing="ij")
    return torch.stack([x, y], -1).reshape(-1, 2)


def clean(sentence):
    """A sentence as lower-case words, or None when it is no plain sentence."""
    words = re.findall(r"[a-z]+(?:'[a-z]+)?", sentence.lower().replace(" 's", "'s").replace("t - shirt", "tshirt").replace("t-shirt", "tshirt"))
    return words if 4 <= len(words) < LONGEST - 1 else None


def sentences_alone(root, excluded, kept_out):
    """The sets of sentences that come without pictures; those of measuring pictures (``kept_out`` sentences, ``excluded``
    COCO ids) left out: Flickr30k, from which Multi30k is, holds most of Flickr8k."""
    found = []
    for path in sorted((root / "multi30k").glob("data__task2__tok__train*.en")):
        found += path.read_text(errors="replace").splitlines()
    for path in (root / "coco_captions").glob("*.json"):
        for row in json.loads(path.read_text())["annotations"]:
            (kept_out.add(tuple(clean(row["caption"]) or ())) if row["image_id"] in excluded else found.append(row["caption"]))
    for path in (root / "coco_text_texygen").iterdir():
        for line in path.read_text(errors="replace").splitlines():
            number, _, text = line.partition(" ")
            if number.isdigit() and int(number) not in excluded:
                found.append(text)
    for path in (root / "coco_text_fg").glob("*MSCOCO*.json"):
        for key, rows in json.loads(path.read_text()).items():
            if int(key.split("_")[-1]) not in excluded:
                found += rows
    return [words for words in map(clean, found) if words and tuple(words) not in kept_out]


@torch.no_grad()
def features(model, pixels, size, device):
    """Grid ``[B,G,384]`` and merged probabilities of tags and boxes ``[B,T]`` of RGB pictures."""
    x = torch.from_numpy(np.stack([cv2.resize(p, (size, size), interpolation=cv2.INTER_AREA) for p in pixels])).to(device)
    with torch.autocast(device.type, torch.bfloat16):
        words, scores, _, _, grid, _ = model(network.normalised(x))
    p = words.float().sigmoid()
    p[:, :80] = torch.maximum(p[:, :80], scores.float().sigmoid()[:, :, :80].amax(1))
    return grid.float().flatten(2).transpose(1, 2).half().cpu(), p.cpu()


def cached_features(model, names, root, folder, size, device):
    """Features of the named pictures, computed once."""
    target = folder / f"features-{size}.pt"
    if target.exists():
        return torch.load(target)
    grids, probabilities = [], []
    for start in range(0, len(names), 32):
        pixels = [cv2.cvtColor(cv2.imread(str(root / name)), cv2.COLOR_BGR2RGB) for name in names[start:start + 32]]
        grid, p = features(model, pixels, size, device)
        grids.append(grid)
        probabilities.append(p)
    folder.mkdir(parents=True, exist_ok=True)
    state = {"grid": torch.cat(grids), "p": torch.cat(probabilities)}
    torch.save(state, target)
    return state


def concepts_of(p, random=None):
    """Concept numbers ``[CONCEPTS]``: the likeliest tags; in training some are dropped and a false one may be added."""
    order = np.argsort(-p)[:CONCEPTS + 4]
    chosen = [int(i) + 1 for i in order if p[i] >= LEAST_CONCEPT][:CONCEPTS]
    if random is not None:
        chosen = [c for c in chosen if random.random() > 0.15]
        if random.random() < 0.3:
            chosen.append(int(random.integers(1, len(p) + 1)))
        chosen = chosen[:CONCEPTS]
    return np.array(chosen + [0] * (CONCEPTS - len(chosen)))


def told_concepts(sentence, word_tags, count, random):
    """Concepts for a sentence alone, from its words."""
    own = list(dict.fromkeys(i for w in sentence for i in word_tags.get(w, ())))
    chosen = [i + 1 for i in own if random.random() < 0.75]
    for _ in range(random.poisson(0.6)):
        chosen.append(int(random.integers(1, count + 1)))
    random.shuffle(chosen)
    chosen = chosen[:CONCEPTS]
    return np.array(chosen + [0] * (CONCEPTS - len(chosen)))


@torch.no_grad()
def greedy(captioner, grid, places_, concepts, words):
    """Greedy sentences, for watching the training."""
    captioner.eval()
    tokens = torch.full((len(grid), 1), BEGIN)
    known = torch.ones(len(grid))
    for _ in range(LONGEST):
        logits = captioner(grid, places_[None].expand(len(grid), -1, -1), concepts, known, tokens)[:, -1]
        logits[:, [PAD, BEGIN, UNKNOWN]] = -1e9
        tokens = torch.cat([tokens, logits.argmax(1, keepdim=True)], 1)
    captioner.train()
    result = []
    for row in tokens[:, 1:].tolist():
        row = row[:row.index(END)] if END in row else row
        result.append(" ".join(words[t] for t in row))
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("sets", "shared", "joint", "features", "checkpoint"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--bundle", type=Path, help="go on from this bundle's weights when there is no checkpoint")
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--rate", type=float, default=6e-4)
    parser.add_argument("--batch", type=int, default=128)
    options = parser.parse_args()
    torch.set_num_threads(running.THREADS)
    torch.manual_seed(4)
    cv2.setNumThreads(1)
    device = running.device()
    state = running.load(options.joint)
    vocabulary = tags.vocabulary()
    shared = network.Shared(joint.CLASSES, len(vocabulary))
    shared.load_state_dict(state["average"])
    shared = shared.eval().to(device, memory_format=torch.channels_last)
    excluded = {int(line) for line in (options.shared / "excluded-coco-ids.txt").read_text().split()}
    members = [p for p in sets.pictures(options.sets, options.shared) if p.set == "flickr8k"]
    names = [p.name for p in members]
    captions = tags.flickr_captions(options.sets)
    wide = cached_features(shared, names, options.sets, options.features, network.SIDE, device)
    narrow = cached_features(shared, names, options.sets, options.features, network.REGION_SIDE, device)
    spoken = [[c for c in map(clean, captions.get(p.file.split("__")[-1], [])) if c] for p in members]
    train = [i for i, p in enumerate(members) if not p.measuring and spoken[i]]
    test = [i for i, p in enumerate(members) if p.measuring]
    alone = sentences_alone(options.sets, excluded, {tuple(s) for i in test for s in spoken[i]})
    counts = Counter(w for i in train for s in spoken[i] for w in s) + Counter(w for s in alone for w in s)
    words = ["<pad>", "<begin>", "<end>", "<unknown>"] + [w for w, n in sorted(counts.items(), key=lambda x: (-x[1], x[0])) if n >= 12]
    number = {w: i for i, w in enumerate(words)}
    word_tags = {}
    for i, tag in enumerate(vocabulary):
        for w in tag.words or ([tag.name] if " " not in tag.name else []):
            word_tags.setdefault(w, []).append(i)
    print(f"{len(train)} pictures, {len(alone)} sentences alone, {len(words)} words", flush=True)
    captioner = Captioner(len(words), len(vocabulary))
    if options.bundle:  # its words must be these, in this order
        assert json.loads((options.bundle / "caption-decode.card.json").read_text())["words"] == words
        print(sum(running.bundle_weights(captioner, options.bundle / f"caption-{half}.onnx", "captioner") for half in ("encode", "decode")), "weights from the bundle", flush=True)
    captioner = captioner.to(device)
    average = running.Average(captioner, 0.998)
    optimiser = torch.optim.AdamW(captioner.parameters(), lr=options.rate, weight_decay=0.05, betas=(0.9, 0.98))
    seen, clock = 0, running.Clock(options.minutes)
    state = running.load(options.checkpoint)
    if state:
        assert state["words"] == words
        captioner.load_state_dict(state["captioner"])
        average.model.load_state_dict(state["average"])
        average.steps = state["steps"]
        optimiser.load_state_dict(state["optimiser"])
        seen, clock = state["seen"], running.Clock(options.minutes, state["minutes"])
    random = np.random.default_rng(seen + 5)
    cells = {side: places(side // 32, side // 32) for side in (network.SIDE, network.REGION_SIDE)}
    both = {"wide": (wide, cells[network.SIDE]), "narrow": (narrow, cells[network.REGION_SIDE])}
    saved = logged = time.time()
    total = steps = 0
    while True:
        half = options.batch // 2
        data, where = both["wide" if random.random() < 0.65 else "narrow"]
        rows = [train[i] for i in random.integers(0, len(train), half)]
        texts = [spoken[i][random.integers(len(spoken[i]))] for i in rows] + [alone[i] for i in random.integers(0, len(alone), half)]
        grid = torch.zeros(options.batch, len(where), network.CHANNELS[-1])
        grid[:half] = data["grid"][rows].float()
        flips = random.random(half) < 0.5
        side = int(len(where) ** 0.5)
        mirrored = grid[:half].unflatten(1, (side, side)).flip(2).flatten(1, 2)
        grid[:half] = torch.where(torch.from_numpy(flips)[:, None, None], mirrored, grid[:half])
        concepts = np.stack([concepts_of(data["p"][i].numpy(), random) for i in rows] + [told_concepts(t, word_tags, len(vocabulary), random) for t in texts[half:]])
        known = torch.cat([torch.ones(half), torch.zeros(half)])
        known[:half] = torch.from_numpy((random.random(half) > 0.1).astype(np.float32))
        tokens = np.zeros((options.batch, LONGEST + 1), np.int64)
        for row, text in enumerate(texts):
            line = [BEGIN] + [number.get(w, UNKNOWN) for w in text] + [END]
            tokens[row, :len(line)] = line
        tokens = torch.from_numpy(tokens[:, :max(len(t) for t in texts) + 2]).to(device)
        for group in optimiser.param_groups:
            group["lr"] = running.rate(clock, options.rate)
        with torch.autocast(device.type, torch.bfloat16):
            logits = captioner(grid.to(device), where[None].expand(options.batch, -1, -1).to(device), torch.from_numpy(concepts).to(device), known.to(device), tokens[:, :-1])
        wanted = tokens[:, 1:].masked_fill(tokens[:, 1:] == UNKNOWN, PAD)
        loss = F.cross_entropy(logits.float().flatten(0, 1), wanted.flatten(), ignore_index=PAD, label_smoothing=0.05)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(captioner.parameters(), 1.0)
        optimiser.step()
        average.update(captioner)
        seen += options.batch
        total, steps = total + loss.item(), steps + 1
        now, done = time.time(), clock.fraction() >= 1
        if now - logged > 60 or done:
            print(f"{clock.used():.1f} min {seen} sentences {steps * options.batch / (now - logged):.0f}/s loss {total / steps:.3f}", flush=True)
            logged, total, steps = now, 0, 0
        if now - saved > 180 or done:
            running.save(options.checkpoint, captioner=captioner.state_dict(), average=average.model.state_dict(), steps=average.steps,
                         optimiser=optimiser.state_dict(), seen=seen, minutes=clock.used(), words=words)
            some = test[:4]
            shown = greedy(average.model.cpu(), wide["grid"][some].float(), cells[network.SIDE], torch.from_numpy(np.stack([concepts_of(wide["p"][i].numpy()) for i in some])), words)
            for i, text in zip(some, shown):
                print("   ", members[i].file.split("__")[-1], "|", text, "|", " ".join(spoken[i][0]), flush=True)
            average.model.to(device)
            saved = now
        if done:
            break


if __name__ == "__main__":
    main()
