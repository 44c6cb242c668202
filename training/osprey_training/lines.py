"""Stage 10: rendered lines of text to learn reading from, and the two sets of 800 lines that reading is measured on.

A line is drawn with one of Debian's fonts, on plain, shaded or photographed ground, blurred, noisy, turned and squeezed as
the engine's straightened lines are, and stored HEIGHT pixels high in parts of at most 60 MB. The families of
MEASURING_FONTS are never trained on. Equal seeds and packages give equal lines.

usage: python -m osprey_training.lines render PARTS --lines N [--first SEED] [--hard D] [--longest CHARACTERS] [--grounds SETS]
       python -m osprey_training.lines crops SETS PARTS
       python -m osprey_training.lines measuring OUT
"""

import argparse
import re
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from osprey_training import linetext

HEIGHT = 32  # pixels of a stored line
LINES = 2000  # of a part
WIDEST = 640  # pixels of a stored line
FONTS = Path("/usr/share/fonts")
LATIN_FONTS = re.compile(r"/(NotoSans|NotoSerif|NotoSansDisplay|NotoSerifDisplay|NotoMono)-|/(?!Noto)")
# Families for measuring only, with those that were drawn after them: Carlito is Lato, Takao and IPAex are IPA Mincho, VL Gothic and MigMix are M+.
MEASURING_FONTS = re.compile(r"OpenSans|RobotoSlab|EBGaramond|Lato|Carlito|PT_?Serif|PTF\d|PTZ\d|CourierPrime|Courier ?Prime|Inter-|InterDisplay|InterVariable|Vollkorn|LiberationSans|Arimo|"
                             r"wqy-zenhei|uming|[Tt]akao|ipaex|ipam|VL-|migmix|MigMix|migu", re.I)
MEASURED = {"latin": ["OpenSans-Regular", "OpenSans-Bold", "OpenSans-Italic", "RobotoSlab-Regular", "EBGaramond12-Regular", "EBGaramond-Regular", "Lato-Regular", "Lato-Bold", "Lato-Italic",
                      "PTF55F", "PTF75F", "PT_Serif-Web-Regular", "CourierPrime-Regular", "Courier Prime", "Inter-Regular", "Inter-Bold", "Vollkorn-Regular", "LiberationSans-Regular", "LiberationSans-Bold"],
            "ja": ["ipam", "VL-Gothic-Regular", "VL-PGothic-Regular"], "zh": ["wqy-zenhei", "uming"]}
# Symbols, mathematics, keys, and fonts whose capitals and small letters can't be told apart.
UNFIT = re.compile(r"Symbol|Dingbat|D050000L|math|lyx|Ubuntu-?Title|Bebas|STIXInt|STIXVar|STIXNonUni|STIXSiz|Emoji|Biolinum_K|Small-?caps|Abogado|ADFStyl|Nushu|It_?wasn|Domestic",
                   re.I)


@lru_cache(400)
def font(path, index, size):
    return ImageFont.truetype(path, size, index=index, layout_engine=ImageFont.Layout.BASIC)


class Face:
    """One file of a font, and which characters it has."""

    def __init__(self, path, index=0):
        self.path, self.index, self.known = str(path), index, {" ": True}
        at = ImageFont.truetype(self.path, 24, index=index, layout_engine=ImageFont.Layout.BASIC)
        self.family, self.style = at.getname()
        self.probe, self.absent = at, bytes(at.getmask("\U0010FFFE"))

    def has(self, text):
        for symbol in set(text):
            if symbol not in self.known:
                mask = bytes(self.probe.getmask(symbol))
                self.known[symbol] = bool(mask) and mask != self.absent and any(mask)
        return all(self.known[symbol] for symbol in set(text))


@lru_cache(None)
def families(measuring=False):
    """Family -> faces that have the letters of ASCII and some of Latin's accents; for training those of no measuring font."""
    found = {}
    for path in sorted(p for p in FONTS.rglob("*") if p.suffix.lower() in (".ttf", ".otf", ".ttc") and not p.is_symlink()):
        if not LATIN_FONTS.search(str(path)) and "CJK" not in path.name or UNFIT.search(str(path.relative_to(FONTS))) or bool(MEASURING_FONTS.search(path.name)) != measuring:
            continue
        for index in range(5 if path.suffix.lower() == ".ttc" else 1):
            try:
                face = Face(path, index)
            except OSError:
                break
            if face.has("ABCXYZabcxyz0189.,"):
                found.setdefault(face.family, []).append(face)
    return found


def colour_of(random, luma):
    """A random colour of about this brightness (0 to 255)."""
    colour = random.uniform(0, 255, 3) if random.random() < 0.6 else np.full(3, 128.0)
    colour += luma - colour @ (0.299, 0.587, 0.114)
    return colour.clip(0, 255)


def colours(random, hard):
    """Colours of ground and ink with enough between them."""
    if random.random() < 0.5 * (1 - hard) + 0.1:
        ground, ink = random.uniform(215, 255), random.uniform(0, 70)
        return np.full(3, ground), np.full(3, ink)
    first = random.uniform(0, 255)
    least = 60 + 60 * (1 - hard)
    others = [x for x in random.uniform(0, 255, 30) if abs(x - first) > least]
    other = others[0] if others else 255.0 if first < 128 else 0.0
    return colour_of(random, first), colour_of(random, other)


def inked(text, face, size, spacing=0.0):
    """Coverage 0..255 of a text's pixels, cut to its ink; None without ink."""
    at = font(face.path, face.index, size)
    if spacing:
        places, x = [], 0.0
        for symbol in text:
            places.append(x)
            x += at.getlength(symbol) + spacing * size
        left, top, right, bottom = at.getbbox(text)
        picture = Image.new("L", (int(x) + size * 2, bottom - top + size), 0)
        draw = ImageDraw.Draw(picture)
        for symbol, x in zip(text, places):
            draw.text((x + size * 0.5, size // 2 - top), symbol, font=at, fill=255)
    else:
        mask = at.getmask(text, "L")
        if 0 in mask.size:
            return None
        picture = np.array(mask, np.uint8).reshape(mask.size[::-1])
    pixels = np.asarray(picture)
    rows, columns = np.flatnonzero(pixels.max(1) > 40), np.flatnonzero(pixels.max(0) > 40)
    return pixels[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1] if len(rows) else None


def ground_picture(random, colour, height, width, hard, photographs):
    """What the text stands on, ``[H,W,3]``."""
    chance = random.random()
    if photographs is not None and chance < 0.45 * hard:
        source = photographs[random.integers(len(photographs))]
        side = int(random.integers(12, source.shape[0] + 1))
        across = max(4, min(source.shape[1], side * width // max(1, height), source.shape[1]))
        y, x = random.integers(source.shape[0] - side + 1), random.integers(source.shape[1] - across + 1)
        picture = cv2.resize(source[y:y + side, x:x + across], (width, height), interpolation=cv2.INTER_LINEAR).astype(np.float32)
        weight = random.uniform(0.15, 0.55)  # the rest is the plain colour, so that the text can be read
        return colour + (picture - picture.mean((0, 1))) * weight
    picture = np.empty((height, width, 3), np.float32)
    picture[:] = colour
    if chance < 0.5 + 0.3 * hard and random.random() < 0.6:
        ramp = np.linspace(-1, 1, width)[None, :] * random.normal() + np.linspace(-1, 1, height)[:, None] * random.normal()
        picture += (ramp * random.uniform(2, 12 + 18 * hard))[:, :, None].astype(np.float32)
    if random.random() < 0.3 * hard:
        coarse = random.normal(0, random.uniform(4, 22), (max(2, height // int(random.integers(2, 9))), max(2, width // int(random.integers(2, 30))), 3)).astype(np.float32)
        picture += cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR)
    return picture


def straightened(picture, box, random, hard, height=HEIGHT):
    """What the engine's reader would see of a line: the box (left, top, right, bottom) with air and errors of a detector."""
    left, top, right, bottom = box
    tall = bottom - top
    air = random.uniform(0.02, 0.28, 4) * tall + random.normal(0, 0.03, 4) * tall
    air = np.maximum(air, -0.02 * tall)
    corners = np.array([[left - air[0], top - air[1]], [right + air[2], top - air[1]], [right + air[2], bottom + air[3]], [left - air[0], bottom + air[3]]], np.float32)
    wide = right - left
    turn = np.deg2rad(random.normal(0, 1.0 + 1.5 * hard)) * min(1, 8 * tall / max(wide, 1))
    centre = corners.mean(0)
    corners = ((corners - centre) @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]], np.float32) + centre).astype(np.float32)
    corners += random.normal(0, 0.01 + 0.05 * hard, (4, 2)).astype(np.float32) * tall
    if random.random() < 0.5:
        corners[[0, 1], 0] += np.float32(random.normal(0, 0.15 * (0.3 + hard)) * tall)  # slant
    across = int(max(2, round(max(np.hypot(*(corners[1] - corners[0])), np.hypot(*(corners[2] - corners[3]))))))
    down = int(max(2, round(max(np.hypot(*(corners[3] - corners[0])), np.hypot(*(corners[2] - corners[1]))))))
    target = np.array([[0, 0], [across, 0], [across, down], [0, down]], np.float32)
    cut = cv2.warpPerspective(picture, cv2.getPerspectiveTransform(corners, target), (across, down), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    width = int(np.clip(np.ceil(height * across / down) * random.uniform(0.9, 1.12), 4, WIDEST))
    return cv2.resize(cut, (width, height), interpolation=cv2.INTER_AREA if width <= across and height <= down else cv2.INTER_LINEAR)


def worn(picture, random, hard):
    """Blur, noise, JPEG's blocks, little contrast."""
    if random.random() < 0.25 + 0.35 * hard:
        picture = cv2.GaussianBlur(picture, (0, 0), random.uniform(0.3, 0.6 + 0.9 * hard))
    if random.random() < 0.2 * hard:
        size = int(random.integers(2, 5))
        kernel = np.zeros((size, size), np.float32)
        kernel[(size // 2, slice(None)) if random.random() < 0.6 else (slice(None), size // 2)] = 1 / size
        picture = cv2.filter2D(picture, -1, kernel)
    if random.random() < 0.2 + 0.5 * hard:
        noise = random.standard_normal((*picture.shape[:2], 3 if random.random() < 0.5 else 1), np.float32)
        picture = picture + noise * np.float32(random.uniform(1, 6 + 20 * hard))
    if random.random() < 0.1 + 0.3 * hard:
        _, code = cv2.imencode(".jpg", picture.clip(0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, int(random.integers(20 if hard > 0.5 else 50, 95))])
        picture = cv2.imdecode(code, cv2.IMREAD_COLOR).astype(np.float32)
    return picture


def composed(mask, random, hard, photographs, text_face=None):
    """Ink on its ground with air around it: the picture (float) and the ink's box."""
    tall, wide = mask.shape
    pad = int(0.5 * tall) + 3
    height, width = tall + 2 * pad, wide + 2 * pad
    ground, ink = colours(random, hard)
    picture = ground_picture(random, ground, height, width, hard, photographs)
    cover = np.zeros((height, width), np.float32)
    cover[pad:pad + tall, pad:pad + wide] = mask
    if random.random() < 0.12:  # neighbours above or below
        shift, other = int(tall * random.uniform(1.1, 1.5)), np.roll(mask, int(random.integers(wide)), 1)
        for y in (pad - shift, pad + shift):
            lower, upper = max(0, y), min(height, y + tall)
            if lower < upper:
                cover[lower:upper, pad:pad + wide] = np.maximum(cover[lower:upper, pad:pad + wide], other[lower - y:upper - y])
    if random.random() < 0.04 + 0.04 * hard:  # a rule under or above
        y = pad + tall + int(random.integers(0, max(2, pad // 2))) if random.random() < 0.8 else max(0, pad - 2 - int(random.integers(0, max(1, pad // 3))))
        cover[y:y + max(1, tall // 18)] = 255
    cover /= 255
    if random.random() < 0.15 * hard:  # shadow or outline of another colour
        edge = colour_of(random, random.uniform(0, 255))
        if random.random() < 0.5:
            dx, dy = (int(random.integers(1, max(2, tall // 10))) for _ in range(2))
            shade = np.roll(cover, (dy, dx), (0, 1))
        else:
            shade = cv2.dilate(cover, np.ones((3, 3), np.uint8))
        picture += (edge - picture) * shade[:, :, None] * np.float32(random.uniform(0.3, 0.9))
    weight = cover[:, :, None]
    picture = picture * (1 - weight) + ink.astype(np.float32) * weight
    return picture.astype(np.float32), (pad, pad, pad + wide, pad + tall)


def bent(picture, box, random):
    """Text on a shallow arc."""
    height, width = picture.shape[:2]
    reach = random.uniform(-0.25, 0.25) * (box[3] - box[1])
    x = np.arange(width, dtype=np.float32)
    lift = (reach * (1 - ((x - width / 2) / (width / 2)) ** 2 * 2)).astype(np.float32)
    return cv2.remap(picture, np.broadcast_to(x, (height, width)).copy(), np.arange(height, dtype=np.float32)[:, None] + lift[None], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def drawn(text, face, random, hard, photographs):
    """One stored line ``[HEIGHT,W,3]``, or None when it is too small or too wide to be read."""
    size = int(np.exp(random.uniform(np.log(11), np.log(56))))
    spacing = random.uniform(0.02, 0.25) if random.random() < 0.06 else random.uniform(-0.04, 0) if random.random() < 0.05 else 0.0
    mask = inked(text, face, size, spacing)
    if mask is None or mask.shape[1] > 26 * WIDEST / HEIGHT / 24 * mask.shape[0] + 2 * WIDEST:
        return None
    if size > 20 and random.random() < 0.08:
        mask = (cv2.dilate if random.random() < 0.5 else cv2.erode)(mask, np.ones((2, 2), np.uint8))
    picture, box = composed(mask, random, hard, photographs)
    if random.random() < 0.1 * hard:
        picture = bent(picture, box, random)
    if random.random() < 0.5:
        picture = worn(picture, random, hard)
        seen = straightened(picture, box, random, hard)
    else:
        seen = worn(straightened(picture, box, random, hard).astype(np.float32), random, hard)
    return seen.clip(0, 255).astype(np.uint8) if seen.shape[1] < WIDEST else None


def photographs_of(sets, count=600):
    """Small photographs to write on: MiniPlaces' training pictures, no wider than 128 pixels."""
    files = sorted(Path(sets, "miniplaces").glob("data__images__train__*.jpg"))
    return [cv2.imread(str(p)) for p in files[:: max(1, len(files) // count)]] or None


class Writer:
    """Gathers lines and writes a part each LINES of them."""

    def __init__(self, folder, name, hard=0.0):
        self.folder, self.name, self.count, self.hard = Path(folder), name, 0, hard
        self.folder.mkdir(parents=True, exist_ok=True)
        self.pictures, self.labels = [], []

    def add(self, picture, label):
        self.pictures.append(picture)
        self.labels.append(label)
        if len(self.labels) == LINES:
            self.flush()

    def flush(self):
        if self.labels:
            order = np.argsort([p.shape[1] for p in self.pictures], kind="stable")
            temporary = self.folder / f"{self.name}-{self.count:04}.tmp"
            with open(temporary, "wb") as file:
                np.savez(file, pixels=np.concatenate([self.pictures[i] for i in order], 1), widths=np.array([self.pictures[i].shape[1] for i in order], np.int32),
                         labels=np.concatenate([self.labels[i] for i in order]).astype(np.int16), lengths=np.array([len(self.labels[i]) for i in order], np.int32))
            temporary.replace(temporary.with_suffix(".npz"))
        self.count += 1
        self.pictures, self.labels = [], []


def read_part(path):
    """(pictures, labels) of a part."""
    with np.load(path) as part:
        pixels, widths, labels, lengths = (part[name] for name in ("pixels", "widths", "labels", "lengths"))
    return (np.split(pixels, np.cumsum(widths)[:-1], 1), np.split(labels, np.cumsum(lengths)[:-1]))


def render(folder, lines, first, hard, longest, sets, languages=None):
    """Renders parts whose names begin with the seed; those that are there already are passed over."""
    photographs = photographs_of(sets) if sets else None
    names = sorted(families())
    for part in range((lines + LINES - 1) // LINES):
        seed = first + part
        writer = Writer(folder, f"s{seed:05}")
        if (Path(folder) / f"s{seed:05}-0000.npz").exists():
            continue
        random = np.random.default_rng(seed)
        while writer.count == 0:
            text, language = linetext.line(random, longest, languages)
            faces = families()[names[random.integers(len(names))]]
            face = faces[random.integers(len(faces))]
            if not face.has(text):
                if language not in ("ja", "zh"):
                    continue
                names_east, east = eastern()
                face = east[names_east[random.integers(len(names_east))]]
                if not face.has(text):
                    continue
            picture = drawn(text, face, random, hard, photographs)
            if picture is not None:
                label = np.array(linetext.label(text))
                if len(label) * 3 <= picture.shape[1] - 4:  # a step of the network is 4 pixels; squeezed lines can't be told
                    writer.add(picture, label)
        print(f"part {seed}", flush=True)


@lru_cache(None)
def eastern():
    """Names and faces of the training fonts with kana and Han characters."""
    found = {f"{name} {i}": face for name, faces in families().items() for i, face in enumerate(faces) if face.has("あア国")}
    return sorted(found), found


def crops(sets, folder):
    """The word crops of ICDAR 2015's and IIIT5K's training halves as parts of their own."""
    writer = Writer(folder, "real")
    rows = []
    for line in Path(sets, "icdar15", "WordRecognition__TrainingSet__gt.txt").read_text("utf-8-sig").splitlines():
        name, text = line.split(",", 1)
        rows.append((Path(sets, "icdar15", "WordRecognition__TrainingSet__" + name.strip()), text.strip()[1:-1].replace('\\"', '"').replace("\\\\", "\\")))
    for line in Path(sets, "iiit5k", "train.tags").read_text().splitlines():
        name, text = line.split(" ", 1)
        rows.append((Path(sets, "iiit5k", name.replace("/", "__")), text.strip()))
    for index in np.random.default_rng(3).permutation(len(rows)):
        path, text = rows[index]
        picture, label = cv2.imread(str(path)), linetext.label(linetext.plain(text))
        if picture is None or not label:
            continue
        height, width = picture.shape[:2]
        if height > 1.5 * width and len(label) > 2:
            continue  # text that runs downwards
        width = int(np.clip(np.ceil(HEIGHT * width / height), len(label) * 4, WIDEST))
        writer.add(cv2.resize(picture, (width, HEIGHT), interpolation=cv2.INTER_AREA if height >= HEIGHT else cv2.INTER_LINEAR), np.array(label))
    writer.flush()


def measuring(out, count=800):
    """800 clean and 800 hard lines, one in each picture, a hundred of each language, with their transcriptions."""
    faces = {face.path.split("/")[-1].rsplit(".", 1)[0]: face for some in reversed(families(True).values()) for face in reversed(some)}
    for kind in ("clean", "hard"):
        folder = Path(out, kind)
        folder.mkdir(parents=True, exist_ok=True)
        random = np.random.default_rng(20261121 + (kind == "hard"))
        rows = ["picture\ttext"]
        for number in range(count):
            language = linetext.LANGUAGES[number % 8]
            usable = [faces[name] for name in MEASURED["latin" if language in linetext.LATIN else language] if name in faces]
            while True:
                text = linetext.measuring_line(random, language)
                face = usable[random.integers(len(usable))]
                if face.has(text):
                    break
            size = int(random.integers(12, 41))
            mask = inked(text, face, size).astype(np.float32)[:, :, None] / 255
            pad = size
            height, width = mask.shape[0] + 2 * pad, mask.shape[1] + 2 * pad
            hard = kind == "hard"
            ground, ink = (np.full(3, 255.0), np.full(3, float(random.integers(0, 40)))) if not hard else colours(random, 0.5)
            cover = np.zeros((height, width, 1), np.float32)
            cover[pad:-pad, pad:-pad] = mask
            if hard:
                turn = random.uniform(-10, 10)
                tall = int(np.ceil(height + width * abs(np.sin(np.deg2rad(turn)))))
                move = cv2.getRotationMatrix2D((width / 2, height / 2), turn, 1)
                move[1, 2] += (tall - height) / 2
                cover = cv2.warpAffine(cover, move, (width, tall), flags=cv2.INTER_LINEAR)[:, :, None]
            picture = ground * (1 - cover) + ink * cover
            if hard:
                picture = picture + random.normal(0, random.uniform(2, 18), picture.shape)
            name = f"{language}-{number // 8:03}.png"
            cv2.imwrite(str(folder / name), picture.round().clip(0, 255).astype(np.uint8))
            rows.append(f"{name}\t{text}")
        (folder / "lines.tsv").write_text("\n".join(rows) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["render", "crops", "measuring"])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--lines", type=int, default=LINES)
    parser.add_argument("--first", type=int, default=0, help="seed of the first part")
    parser.add_argument("--hard", type=float, default=0.5, help="0 clean to 1 hard")
    parser.add_argument("--longest", type=int, default=40, help="characters of a line")
    parser.add_argument("--grounds", type=Path, help="SETS, for photographs to write on")
    options = parser.parse_args()
    cv2.setNumThreads(1)
    if options.what == "render":
        render(options.folders[0], options.lines, options.first, options.hard, options.longest, options.grounds)
    elif options.what == "crops":
        crops(*options.folders)
    else:
        measuring(options.folders[0])


if __name__ == "__main__":
    main()
