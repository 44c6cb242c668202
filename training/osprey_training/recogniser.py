"""Stage 11: a line recogniser of our own: Latin letters with all accents of Western Europe, digits, marks, kana; Han characters as one sign.

Convolutions halve the line's height to one row, four times as many pixels as steps wide; dilated convolutions along the
row see a few letters to each side; connectionist temporal classification (CTC; Graves et al. 2006) reads the steps. It learns
from the parts of :mod:`osprey_training.lines`, short clean lines first.

usage: python -m osprey_training.recogniser train PARTS CHECKPOINT --minutes M [--watch FOLDER]
       python -m osprey_training.recogniser watch FOLDER CHECKPOINT
       python -m osprey_training.recogniser export CHECKPOINT BUNDLE --version V [--cards CARDS.json]
PARTS holds the folders of CURRICULUM; those that are missing are passed over, and parts that are added while it runs are used.
"""

import argparse
import hashlib
import json
import time
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from osprey_training import export, lines, linetext, network, running

ROLE = "read-letters"
STEP = 4  # pixels of the input for each time step
BATCH = 2560  # pixels of width in a batch, all its lines together: small ones leave the first plateau of CTC sooner
MOST = 64  # lines of a batch
MEAN, STD = 0.5, 0.5  # of each channel
GUIDED = 60_000  # lines that come with a hint, weaker and weaker, where their characters stand
BREADTHS = np.array([1] + [0.5 if c in " ijlIíìîïÍÌÎÏ.,:;!|'’‘`¡·" else 0.7 if c in "frt()[]{}\"-/1" else 1.5 if c in "mwMW@%œŒ—…æÆ©®½¼" else 1.25 if c.isupper() else 1.9 if ord(c) > 0x3000 else 1 for c in linetext.ALPHABET])
# Until which share of the run how often each folder of parts is read.
CURRICULUM = [(0.12, {"short": 1.0}), (0.3, {"short": 0.35, "medium": 0.65}), (0.75, {"short": 0.12, "medium": 0.5, "hard": 0.33, "real": 0.05}),
              (1.0, {"short": 0.08, "medium": 0.5, "hard": 0.36, "real": 0.06})]


class Along(nn.Module):
    """Residual convolution along the line that sees ``reach`` steps to each side."""

    def __init__(self, width, reach):
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(width, width, (1, 3), padding=(0, reach), dilation=(1, reach), bias=False), nn.BatchNorm2d(width), nn.ReLU(inplace=True),
                                  nn.Conv2d(width, width, 1, bias=False), nn.BatchNorm2d(width))
        nn.init.zeros_(self.body[-1].weight)

    def forward(self, x):
        return F.relu(self.body(x) + x)


class Recogniser(nn.Module):
    """``[B,3,HEIGHT,W]`` normalised lines, W a multiple of STEP, to logits ``[B,W/STEP,1+symbols]``; the first is CTC's blank."""

    def __init__(self, symbols=len(linetext.ALPHABET)):
        super().__init__()
        c = network.convolution
        self.maps = nn.Sequential(c(3, 24, 3, 2), c(24, 48), nn.MaxPool2d(2), c(48, 96), c(96, 96), nn.MaxPool2d((2, 1)), c(96, 160), c(160, 160), nn.MaxPool2d((2, 1)),
                                  nn.Conv2d(160, 256, (2, 3), padding=(0, 1), bias=False), nn.BatchNorm2d(256), nn.ReLU(inplace=True))
        self.along = nn.Sequential(*(Along(256, reach) for reach in (1, 2, 4, 1)))
        self.symbols = nn.Conv2d(256, 1 + symbols, 1)

    def forward(self, x):
        return self.symbols(self.along(self.maps(x)))[:, :, 0].transpose(1, 2)


class Answers(nn.Module):
    """Probabilities instead of logits."""

    def __init__(self, recogniser):
        super().__init__()
        self.recogniser = recogniser

    def forward(self, x):
        return self.recogniser(x).softmax(2)


def edits(first, second):
    """Insertions, deletions and replacements that make one sequence the other."""
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        above, row[0] = row[0], i
        for j, b in enumerate(second, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (a != b))
    return row[-1]


def greedy(best):
    """The best symbol of each step without repeats and blanks."""
    kept = np.flatnonzero((best != 0) & (best != np.concatenate([[0], best[:-1]])))
    return best[kept]


def batches(pictures, labels, random):
    """Lines of like width together, as (uint8 ``[B,HEIGHT,W,3]``, widths, labels), in random order. The part is sorted by width."""
    found, start = [], 0
    while start < len(pictures):
        end = start + 1
        while end < len(pictures) and end - start < MOST and (end + 1 - start) * pictures[end].shape[1] <= BATCH:
            end += 1
        found.append((start, end))
        start = end
    for index in random.permutation(len(found)):
        start, end = found[index]
        yield pictures[start:end], labels[start:end]


def stacked(pictures, random=None):
    """Pictures beside grey as the engine pads them, normalised ``[B,3,H,W]``, and their widths. With ``random``, colours are
    varied: channels swapped, light and dark swapped, contrast and brightness moved."""
    widths = np.array([p.shape[1] for p in pictures])
    extra = 0 if random is None else int(random.integers(0, 5)) * 2 * STEP
    wide = int(-(-(widths.max() + extra) // STEP) * STEP)
    x = torch.zeros(len(pictures), 3, lines.HEIGHT, wide).contiguous(memory_format=torch.channels_last)
    for i, picture in enumerate(pictures):
        values = torch.from_numpy(np.ascontiguousarray(picture)).permute(2, 0, 1).float() / 255
        if random is not None:
            if random.random() < 0.3:
                values = values[torch.from_numpy(random.permutation(3))]
            if random.random() < 0.2:
                values = 1 - values
            if random.random() < 0.3:
                values = (values * random.uniform(0.6, 1.2) + random.uniform(-0.1, 0.2)).clamp(0, 1)
            if random.random() < 0.15:
                values = (values + torch.randn(values.shape[1:]) * random.uniform(0.01, 0.06)).clamp(0, 1)
        x[i, :, :, :values.shape[2]] = (values - MEAN) / STD
    return x, widths


def ctc(logits, widths, labels):
    steps = torch.from_numpy(np.minimum(-(-widths // STEP) + 1, logits.shape[1]))
    return F.ctc_loss(logits.float().log_softmax(2).transpose(0, 1), torch.from_numpy(np.concatenate(labels).astype(np.int64)), steps, torch.tensor([len(label) for label in labels]), zero_infinity=True)


def middles(label, steps):
    """About where each character of a line stands, by usual widths of letters: steps, for lines with a little air at both ends."""
    places = np.cumsum(np.concatenate([[0.0], BREADTHS[label]]))
    return (1 + (places[:-1] + places[1:]) / 2 / places[-1] * max(1, steps - 2)).astype(int).clip(0, steps - 1)


def guided(logits, widths, labels):
    """Cross entropy of the characters at the steps where they should about be. CTC alone says nothing but "blank" for its first thousands of lines."""
    places = [middles(label, max(1, int(width) // STEP)) for label, width in zip(labels, widths)]
    rows = np.repeat(np.arange(len(labels)), [len(label) for label in labels])
    return F.cross_entropy(logits[rows, np.concatenate(places)].float(), torch.from_numpy(np.concatenate(labels).astype(np.int64)), label_smoothing=0.1)


@torch.no_grad()
def character_error_rate(model, pictures, labels):
    """Edits for each character, of pictures sorted by width."""
    wrong = 0
    for start in range(0, len(pictures), 32):
        x, _ = stacked(pictures[start:start + 32])
        with torch.autocast("cpu", torch.bfloat16, enabled=x.device.type == "cpu"):
            best = model(x.to(next(model.parameters()).device)).argmax(2).cpu().numpy()
        wrong += sum(edits(greedy(row).tolist(), label.tolist()) for row, label in zip(best, labels[start:start + 32]))
    return wrong / sum(map(len, labels))


def watched(folder, most=600):
    """Lines of a folder of parts, evenly taken, sorted by width."""
    found = [row for path in sorted(Path(folder).glob("*.npz")) for row in zip(*lines.read_part(path))]
    found = found[:: max(1, len(found) // most)]
    found.sort(key=lambda row: row[0].shape[1])
    return [picture for picture, _ in found], [label for _, label in found]


def material(folder, run, random):
    """Batches for ever, of parts by the curriculum."""
    while True:
        done = run.clock.fraction()
        shares = next(shares for until, shares in CURRICULUM if done <= until)
        there = {name: parts for name in shares if (parts := sorted(Path(folder, name).glob("*.npz")))}
        if not there:
            there = {"any": sorted(Path(folder).rglob("*.npz"))}
            shares = {"any": 1.0}
        names = sorted(there)
        weights = np.array([shares[name] for name in names])
        parts = there[names[random.choice(len(names), p=weights / weights.sum())]]
        pictures, labels = lines.read_part(parts[random.integers(len(parts))])
        count = 0
        for batch in batches(pictures, labels, random):
            yield batch
            count += 1
            if count >= 60:  # of about 200: the curriculum's mix is finer than a part
                break


def train(options):
    torch.manual_seed(10)
    device = running.device()
    model = Recogniser().to(device, memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(model.parameters(), lr=options.rate, weight_decay=0.01)
    run = running.Run(options.checkpoint, options.minutes, model, optimiser, 0.998, alphabet="".join(linetext.ALPHABET))
    random = np.random.default_rng(run.seen + 1)
    watch = watched(options.watch) if options.watch else None
    saved = logged = looked = time.time()
    total = steps = 0
    for pictures, labels in material(options.parts, run, random):
        x, widths = stacked(pictures, random)
        for group in optimiser.param_groups:
            group["lr"] = running.rate(run.clock, options.rate)
        with torch.autocast(device.type, torch.bfloat16):
            logits = model(x.to(device))
        logits = logits.cpu()
        loss = ctc(logits, widths, labels)
        if run.seen < GUIDED:
            loss = loss + (1 - run.seen / GUIDED) * guided(logits, widths, labels)
        run.step(loss, len(labels), 5.0)
        total, steps, now = total + loss.item(), steps + 1, time.time()
        if now - logged > 30:
            print(f"{run.clock.used():.1f} min {run.seen} lines loss {total / steps:.3f}", flush=True)
            logged, total, steps = now, 0, 0
        if now - saved > 120:
            run.save()
            saved = now
        if watch and now - looked > 300:
            print(f"{run.clock.used():.1f} min character error rate {character_error_rate(run.average.model, *watch):.4f}", flush=True)
            looked = now
        if run.clock.fraction() >= 1:
            break
    run.save()
    if watch:
        print(f"{run.clock.used():.1f} min character error rate {character_error_rate(run.average.model, *watch):.4f}", flush=True)


def export_bundle(checkpoint, bundle, version, more):
    """Writes the network, its alphabet and its card, and puts them into bundle.json in place of what has their role."""
    model = Recogniser()
    if checkpoint:
        state = running.load(checkpoint)
        if state["alphabet"] != "".join(linetext.ALPHABET):
            raise ValueError(f"{checkpoint} was trained with another alphabet")
        model.load_state_dict(state["average"])
    bundle = Path(bundle)
    bundle.mkdir(parents=True, exist_ok=True)
    file, alphabet = bundle / f"{ROLE}.onnx", bundle / f"{ROLE}.alphabet.txt"
    export.write(Answers(model), (torch.randn(2, 3, lines.HEIGHT, 64),), file, ["line"], ["symbols"], {"line": {0: "batch", 3: "width"}, "symbols": {0: "batch", 1: "steps"}})
    alphabet.write_text("\n".join(linetext.ALPHABET[:-1]) + "\n")
    card = {"role": ROLE, "version": version, "about": f"Osprey's own line recogniser: CTC over {1 + len(linetext.ALPHABET)} symbols; the first is CTC's blank, the attachment 'alphabet' follows, the last is the space",
            "input": "line", "output": "symbols", "channelOrder": "BGR", "mean": [MEAN] * 3, "std": [STD] * 3, "height": lines.HEIGHT, "minWidth": 32, "maxWidth": 2560, "widthStep": 16,
            "batchWidth": 1280, "spaceThreshold": 0.4, "polygonInset": 0.1, "lineThreshold": 0.6, "shortLineThreshold": 0.85, "han": linetext.HAN, "preferFrom": 0.9,
            "data": "lines rendered with Debian's fonts from word lists and manual pages in eight languages; word crops of ICDAR 2015's and IIIT5K's training halves",
            "licence": "MIT, as the project"} | more
    (bundle / f"{ROLE}.card.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n")
    listing = bundle / "bundle.json"
    found = json.loads(listing.read_text()) if listing.exists() else {"version": version, "models": []}
    sha = lambda path: hashlib.sha256(path.read_bytes()).hexdigest()
    entry = {"role": ROLE, "file": file.name, "sha256": sha(file), "card": f"{ROLE}.card.json",
             "attachments": [{"name": "alphabet", "file": alphabet.name, "sha256": sha(alphabet)}]}
    models = [m for m in found["models"] if m["role"] != ROLE] + [entry]
    listing.write_text(json.dumps({"version": version, "models": models}, indent=1) + "\n")
    print(file.name, file.stat().st_size)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="what", required=True)
    training = commands.add_parser("train")
    training.add_argument("parts", type=Path)
    training.add_argument("checkpoint", type=Path)
    training.add_argument("--minutes", type=float, default=60)
    training.add_argument("--rate", type=float, default=2e-3)
    training.add_argument("--watch", type=Path, help="a folder of parts that is not trained on; its character error rate is told every five minutes")
    watching = commands.add_parser("watch")
    watching.add_argument("folder", type=Path)
    watching.add_argument("checkpoint", type=Path)
    exporting = commands.add_parser("export")
    exporting.add_argument("checkpoint", help='"random" gives an untrained network of the same shape')
    exporting.add_argument("bundle", type=Path)
    exporting.add_argument("--version", required=True)
    exporting.add_argument("--cards", type=Path, help="JSON: role -> what goes into its card besides the constants")
    options = parser.parse_args()
    torch.set_num_threads(running.THREADS)
    cv2.setNumThreads(1)
    if options.what == "train":
        train(options)
    elif options.what == "watch":
        model = Recogniser()
        model.load_state_dict(running.load(options.checkpoint)["average"])
        print(f"character error rate {character_error_rate(model.eval(), *watched(options.folder)):.4f}")
    else:
        more = json.loads(options.cards.read_text()).get(ROLE, {}) if options.cards else {}
        export_bundle(None if options.checkpoint == "random" else options.checkpoint, options.bundle, options.version, more)


if __name__ == "__main__":
    main()
