"""A labelled set to measure galleries with: several made-up views of each picture, in a folder of its own.

usage: python -m osprey_training.views PICTURES OUT [--count 300] [--views 5] [--seed 1]

A view is a part of the picture (60 to 95 % of its width and height) seen at an angle, in another light, saved anew: what a
second photograph of the same thing would share with the first at best. Then, from the project's root:

    ./osprey gallery measure landmarks OUT
"""

import argparse
import random
from pathlib import Path

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter

from osprey_training.sets import PICTURE

SHARE = (0.6, 0.95)  # of width and height that a view shows
TILT = 0.06  # of the view's sides by which each corner may be off
LIGHT = (0.7, 1.4)  # factors of brightness, contrast and colour
QUALITY = (50, 95)


def coefficients(corners, width, height):
    """The eight numbers of the perspective that brings four corners to those of a picture of the given size."""
    target = [(0, 0), (width, 0), (width, height), (0, height)]
    rows, values = [], []
    for (x, y), (u, v) in zip(corners, target):
        rows += [[u, v, 1, 0, 0, 0, -x * u, -x * v], [0, 0, 0, u, v, 1, -y * u, -y * v]]
        values += [x, y]
    return np.linalg.solve(np.array(rows, float), np.array(values, float))


def view(picture, chance):
    """One view of a picture."""
    share = chance.uniform(*SHARE)
    width, height = picture.width * share, picture.height * share
    left, top = chance.uniform(0, picture.width - width), chance.uniform(0, picture.height - height)
    off = lambda side: chance.uniform(-TILT, TILT) * side
    corners = [(left + across * width + off(width), top + down * height + off(height)) for across, down in [(0, 0), (1, 0), (1, 1), (0, 1)]]
    corners = [(min(max(x, 0), picture.width), min(max(y, 0), picture.height)) for x, y in corners]
    size = (round(width), round(height))
    seen = picture.transform(size, Image.Transform.PERSPECTIVE, coefficients(corners, *size), Image.Resampling.BICUBIC)
    for enhancer in (ImageEnhance.Brightness, ImageEnhance.Contrast, ImageEnhance.Color):
        seen = enhancer(seen).enhance(chance.uniform(*LIGHT))
    return seen.filter(ImageFilter.GaussianBlur(chance.uniform(0, 1)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pictures", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--views", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    files = sorted(path for path in options.pictures.iterdir() if PICTURE.search(path.name))
    for file in chance.sample(files, options.count):
        folder = options.out / file.stem
        folder.mkdir(parents=True)
        picture = Image.open(file).convert("RGB")
        for number in range(options.views):
            view(picture, chance).save(folder / f"{number}.jpg", quality=chance.randint(*QUALITY))


if __name__ == "__main__":
    main()
