"""Stage 6: a small network of its own that tells photographs, paintings, clip art, line drawings and pages of text apart.

It looks at texture, not at what is shown, so it needs neither the shared network's features nor to be trained again with
them. Pictures: photographs of many sets, PACS's paintings, cartoons and sketches (Li et al. 2017, "Deeper, broader and
artier domain generalization"), web pictures whose sentence calls them a vector, a cartoon or clip art, and rendered ones: clip art
of shapes and letters, line drawings of strokes, pencil drawings made from photographs, pages of text. One of KEPT of each
kind's pictures, by the MD5 of their names, is kept for measuring.

usage: python -m osprey_training.imagetype SETS SHARED CHECKPOINT --minutes M
       python -m osprey_training.imagetype SETS SHARED CHECKPOINT --measure OUT.json
"""

import argparse
import hashlib
import json
import re
import time
from pathlib import Path

import cv2
import numpy as np
import torch
from PIL import Image, ImageDraw, ImageFont
from torch import nn
from torch.nn import functional as F

from osprey_training import crops, network, running, sets

KINDS = ["photograph", "painting", "clip art", "line drawing", "page of text"]
SIDE = 160  # pixels of the input
VIEWS = [(0, 0, 1, 1, 2)] + [(x / 3, y / 3, x / 3 + 2 / 3, y / 3 + 2 / 3, 1) for y in (0, 1) for x in (0, 1)]  # left, top, right, bottom (fractions), weight
STORED = 192  # pixels of the pictures in memory; training takes parts of them
KEPT = 7
UNSURE = {"cc_captioned"}  # what their sentences call them is wrong too often to be counted
PHOTOGRAPHS = {"flickr8k": 2000, "coco": 2000, "miniplaces": 1500, "imagenette": 1000, "pacs_photo": 1700, "curtainpot": 400, "seaanimals": 500, "animalpose": 400,
               "sports100": 400, "feedme": 400, "nounphotos": 800, "ccp": 300, "flowers": 300, "vehicles4": 300}  # how many of each set that holds no drawings
DRAWN_WORDS = re.compile(r"\b(vectors?|cartoons?|clip ?art|clipart)\b", re.I)
TEXT = "the of and to in is that for it as was with be by on not he his but at are this have from or had an they which one you were her all she there would".split()
FONTS = [path for folder in ("dejavu", "liberation", "freefont", "noto") for path in sorted(Path("/usr/share/fonts/truetype", folder).glob("*.ttf"))]


class ImageType(nn.Module):
    """``[B,3,S,S]`` normalised pictures to logits ``[B,5]`` of KINDS."""

    def __init__(self):
        super().__init__()
        widths = (24, 48, 96, 128)
        layers, inputs = [], 3
        for outputs in widths:
            layers.append(network.convolution(inputs, outputs, 3, 2))
            inputs = outputs
        self.maps = nn.Sequential(*layers)
        self.kinds = nn.Linear(2 * inputs, len(KINDS))

    def forward(self, x):
        found = self.maps(x)
        return self.kinds(torch.cat([found.mean((2, 3)), found.amax((2, 3))], 1))


def kept_out(name):
    """Whether a picture is kept for measuring, by its name alone."""
    return int(hashlib.md5(name.encode()).hexdigest(), 16) % KEPT == 0


def colour(random):
    return tuple(int(c) for c in random.integers(0, 256, 3))


def outline(random, width, height):
    """A random closed shape: corners of a polygon, star, rectangle or ellipse, ``[N,2]`` pixels."""
    centre = random.uniform(0.15, 0.85, 2) * (width, height)
    radius = random.uniform(0.06, 0.4) * min(width, height) * random.uniform(0.5, 1.0, 2)
    kind = random.integers(4)
    count = 48 if kind == 0 else int(random.integers(3, 9)) if kind == 1 else 2 * int(random.integers(4, 9)) if kind == 2 else 4
    turns = np.linspace(0, 2 * np.pi, count, endpoint=False) + (random.uniform(0, 2 * np.pi) if kind else 0)
    reach = np.where(np.arange(count) % 2, random.uniform(0.3, 0.7), 1.0) if kind == 2 else random.uniform(0.6, 1.0, count) if kind == 1 else np.ones(count)
    return centre + np.stack([np.cos(turns), np.sin(turns)], 1) * reach[:, None] * radius


def font(random, pixels):
    """A font of about this height: one of the machine's, else Pillow's own."""
    return ImageFont.truetype(str(FONTS[random.integers(len(FONTS))]), int(pixels)) if FONTS else ImageFont.load_default(int(pixels))


def clip_art(random):
    """Flat or shaded shapes with or without outlines on a plain ground, perhaps with a word."""
    width, height = (int(s) for s in random.integers(260, 520, 2))
    ground = (255, 255, 255) if random.random() < 0.5 else colour(random)
    picture = Image.new("RGB", (width * 2, height * 2), ground)
    draw = ImageDraw.Draw(picture)
    if random.random() < 0.25:
        other = np.array(colour(random))
        for y in range(height * 2):
            draw.line([(0, y), (width * 2, y)], tuple(int(c) for c in np.array(ground) + (other - ground) * y / height / 2))
    line = int(random.integers(2, 12)) if random.random() < 0.6 else 0
    dark = tuple(int(c) for c in random.integers(0, 60, 3))
    palette = [colour(random) for _ in range(random.integers(2, 6))]
    for _ in range(random.integers(2, 16)):
        points = [tuple(p) for p in outline(random, width * 2, height * 2)]
        draw.polygon(points, fill=palette[random.integers(len(palette))])
        if line:
            draw.line([*points, points[0]], fill=dark, width=line, joint="curve")
    if random.random() < 0.25:
        draw.text((random.integers(0, width), random.integers(0, height)), TEXT[random.integers(len(TEXT))].upper(), fill=palette[0], font=font(random, random.integers(40, 160)))
    return np.array(picture.resize((width, height), Image.LANCZOS))


def strokes(random):
    """Lines on paper: outlines, curves, hatching; nothing filled."""
    width, height = (int(s) for s in random.integers(260, 520, 2))
    paper = random.integers(225, 256) + random.integers(-12, 1, 3) * (random.random() < 0.4)
    picture = Image.new("RGB", (width * 2, height * 2), tuple(int(c) for c in paper.clip(0, 255)))
    draw = ImageDraw.Draw(picture)
    ink = tuple(int(c) for c in random.integers(0, 90) + np.zeros(3, int))
    line = int(random.integers(2, 7))
    for _ in range(random.integers(3, 18)):
        points = outline(random, width * 2, height * 2)
        if random.random() < 0.5:
            points = np.cumsum(random.normal(0, 25, (random.integers(6, 40), 2)), 0) + points[0]
        if random.random() < 0.15:
            points = np.repeat(points[:1], 30, 0) + np.stack([np.arange(30) * 8, np.where(np.arange(30) % 2, 60, 0)], 1)
        draw.line([tuple(p) for p in points], fill=ink, width=line, joint="curve")
    return np.array(picture.resize((width, height), Image.LANCZOS))


def pencil(picture, random):
    """A pencil drawing of a photograph: grey divided by its blurred negative."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    soft = cv2.GaussianBlur(grey, (0, 0), random.uniform(2, 6)).astype(np.float32)
    drawn = (grey / np.maximum(soft, 1) * 255).clip(0, 255) / 255
    paper = np.array([1, 1 - random.uniform(0, 0.06), 1 - random.uniform(0, 0.18)]) * random.uniform(220, 255)
    return (drawn[:, :, None] ** random.uniform(1, 4) * paper).clip(0, 255).astype(np.uint8)


def page(random):
    """A page of print in one or two columns, perhaps with a heading."""
    width, height = int(random.integers(500, 800)), int(random.integers(500, 1000))
    paper = random.integers(225, 256)
    picture = Image.new("RGB", (width, height), tuple(int(c) for c in (paper - random.integers(0, 14, 3)).clip(0, 255)))
    draw = ImageDraw.Draw(picture)
    size, columns = int(random.integers(11, 30)), int(random.integers(1, 3))
    face, ink = font(random, size), (int(random.integers(0, 70)),) * 3
    for column in range(columns):
        left, y = 20 + column * width // columns, int(random.integers(10, 80))
        while y < height - 20 - size:
            words, x = TEXT[random.integers(len(TEXT))], left
            while x < left + width // columns - 40 - 6 * size:
                word = TEXT[random.integers(len(TEXT))] + TEXT[random.integers(len(TEXT))] * (random.random() < 0.4)
                draw.text((x, y), word, fill=ink, font=face)
                x += int(draw.textlength(word + " ", font=face))
            y += int(size * random.uniform(1.2, 1.5)) if random.random() > 0.08 else 3 * size
    return np.array(picture)


def pixels_of(path):
    """RGB pixels, or None; web pictures lose the bars that made them square."""
    picture = crops.load(path)
    return None if picture is None else picture[:, :, ::-1]


def listed(root, shared):
    """(name, kind) of every picture file that is used."""
    random = np.random.default_rng(11)
    found, groups = [], {}
    for picture in sets.pictures(root, shared):
        if picture.set == "pacs_drawn":
            kind = 1 if "art_painting" in picture.file else 2 if "cartoon" in picture.file else 3
            found.append((picture.name, kind))
        elif picture.set == "cc_captioned":
            path = (Path(root) / picture.name).with_suffix(".txt")
            if path.exists() and DRAWN_WORDS.search(path.read_text(errors="replace")):
                found.append((picture.name, 2))
        elif picture.set in PHOTOGRAPHS:
            groups.setdefault(picture.set, []).append((picture.name, 0))
    for name, rows in sorted(groups.items()):
        found += [rows[i] for i in sorted(random.permutation(len(rows))[:PHOTOGRAPHS[name]])]
    return found


def material(root, shared, measuring, rendered=1200):
    """Pictures ``[N,STORED,STORED,3]``, kinds ``[N]`` and where each is from. Rendered ones have seeds of their own for measuring."""
    random = np.random.default_rng(17 + measuring)
    pictures, kinds, names = [], [], []

    def add(pixels, kind, name):
        pictures.append(crops.resized(pixels, STORED, STORED))
        kinds.append(kind)
        names.append(name)

    for name, kind in listed(root, shared):
        if kept_out(name) != measuring:
            continue
        pixels = pixels_of(Path(root) / name)
        if pixels is None:
            continue
        add(pixels, kind, name.split("/")[0] + ("/" + name.split("__")[1] if name.startswith("pacs_drawn") else ""))
        if kind == 0 and random.random() < 0.08:
            add(pencil(pixels, random), 3, "pencil")
    for _ in range(rendered // KEPT if measuring else rendered):
        add(clip_art(random), 2, "rendered clip art")
        add(strokes(random), 3, "rendered strokes")
        add(page(random), 4, "rendered page")
    return np.stack(pictures), np.array(kinds), names


def view(picture, random):
    """A part of a stored picture as the network sees it in training: zoomed, flipped, tinted, coarsened, packed as JPEG."""
    side = int(random.integers(int(STORED * 0.6), STORED + 1))
    x, y = random.integers(0, STORED - side + 1, 2)
    part = picture[y:y + side, x:x + side]
    if random.random() < 0.5:
        part = part[:, ::-1]
    if random.random() < 0.3:
        small = int(SIDE * random.uniform(0.6, 1.0))
        part = cv2.resize(part, (small, small), interpolation=cv2.INTER_AREA)
    part = cv2.resize(part, (SIDE, SIDE), interpolation=cv2.INTER_LINEAR if random.random() < 0.5 else cv2.INTER_AREA)
    if random.random() < 0.4:
        part = cv2.imdecode(cv2.imencode(".jpg", part, [cv2.IMWRITE_JPEG_QUALITY, int(random.integers(40, 96))])[1], cv2.IMREAD_COLOR)
    if random.random() < 0.15:
        part = cv2.cvtColor(cv2.cvtColor(part, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    gain, shift = random.uniform(0.8, 1.2), random.uniform(-20, 20)
    return (part.astype(np.float32) * gain + shift).clip(0, 255).astype(np.uint8)


@torch.no_grad()
def answers(model, pictures):
    """Probabilities ``[N,5]`` of stored pictures: the mean over VIEWS, as the engine does it."""
    found = np.zeros((len(pictures), len(KINDS)))
    for left, top, right, bottom, weight in VIEWS:
        part = pictures[:, round(top * STORED):round(bottom * STORED), round(left * STORED):round(right * STORED)]
        for start in range(0, len(part), 128):
            seen = np.stack([crops.resized(np.ascontiguousarray(p), SIDE, SIDE) for p in part[start:start + 128]])
            found[start:start + 128] += weight * model(network.normalised(torch.from_numpy(seen))).softmax(1).numpy()
    return found / sum(view[-1] for view in VIEWS)


def figures(probabilities, kinds, names):
    """How often the kind is right, photographs are told from what is drawn (pages aside), and line drawings from all else; what each source is called."""
    sources = {}
    for name in sorted(set(names)):
        rows = np.array([n == name for n in names])
        sources[name] = {"pictures": int(rows.sum()), "called": {k: int((probabilities[rows].argmax(1) == i).sum()) for i, k in enumerate(KINDS)}}
    sure = np.array([name not in UNSURE for name in names])
    probabilities, kinds = probabilities[sure], kinds[sure]
    drawn, line, known = probabilities[:, 1:4].sum(1) >= 0.5, probabilities[:, 3] >= 0.5, kinds != 4
    return {"pictures": len(kinds), "photograph or drawn": round(float((drawn == (kinds > 0))[known].mean()), 4),
            "line drawing or not": round(float((line == (kinds == 3)).mean()), 4), "line drawings found": round(float(line[kinds == 3].mean()), 4),
            "kind": round(float((probabilities.argmax(1) == kinds).mean()), 4), "sources": sources}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("sets", "shared", "checkpoint"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--measure", type=Path)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--rate", type=float, default=2e-3)
    options = parser.parse_args()
    torch.set_num_threads(running.THREADS)
    torch.manual_seed(6)
    cv2.setNumThreads(1)
    if options.measure:
        model = ImageType()
        model.load_state_dict(running.load(options.checkpoint)["average"])
        pictures, kinds, names = material(options.sets, options.shared, True)
        found = figures(answers(model.eval(), pictures), kinds, names)
        options.measure.write_text(json.dumps(found, indent=1) + "\n")
        print(json.dumps(found, indent=1))
        return
    device = running.device()
    pictures, kinds, names = material(options.sets, options.shared, False)
    print(len(kinds), "pictures", {k: int((kinds == i).sum()) for i, k in enumerate(KINDS)}, flush=True)
    model = ImageType().to(device, memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(model.parameters(), lr=options.rate, weight_decay=0.02)
    run = running.Run(options.checkpoint, options.minutes, model, optimiser, 0.995, kinds=KINDS)
    random = np.random.default_rng(run.seen + 7)
    share = np.array([0.42, 0.22, 0.2, 0.1, 0.06])[kinds] / np.bincount(kinds)[kinds]
    saved = logged = time.time()
    total = steps = 0
    while run.clock.fraction() < 1:
        rows = random.choice(len(kinds), options.batch, p=share / share.sum())
        x = torch.from_numpy(np.stack([view(pictures[i], random) for i in rows])).to(device)
        for group in optimiser.param_groups:
            group["lr"] = running.rate(run.clock, options.rate)
        with torch.autocast(device.type, torch.bfloat16):
            logits = model(network.normalised(x))
        loss = F.cross_entropy(logits.float(), torch.from_numpy(kinds[rows]).to(device), label_smoothing=0.02)
        run.step(loss, options.batch, 2.0)
        total, steps, now = total + loss.item(), steps + 1, time.time()
        if now - logged > 30:
            print(f"{run.clock.used():.1f} min {run.seen} pictures loss {total / steps:.3f}", flush=True)
            logged, total, steps = now, 0, 0
        if now - saved > 120:
            run.save()
            saved = now
    run.save()


if __name__ == "__main__":
    main()
