"""The unpacked picture sets: which pictures there are, what their folders call them, and which are kept for measuring.

A picture is named ``SET/FILE``. Measuring pictures (see RULES) are never trained on; pictures that look like one of
them (difference hash within 3 bits) are dropped from training by :mod:`osprey_training.crops`.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

PICTURE = re.compile(r"\.(jpe?g|png|bmp|webp)$", re.I)

CROPS = {  # how many teacher crops of each picture of a set; sets not named here: 1
    "miniplaces": 1, "miniimagenet": 1, "sports22": 1, "sports100": 1, "har15": 1, "seaanimals": 1, "intel": 1,
    "imagenette": 1, "facemask": 0, "ccp_masks": 0, "coco128": 0, "crowdgaze": 0, "pacs_drawn": 1, "flickr8k": 2,
    "coco": 3, "cc_captioned": 1, "voc756": 2, "catdogbox": 1, "catdog1": 0,
}

LABELS = {  # the folder (or file name) that names a picture's class
    "caltech101": r"101_ObjectCategories__(?!BACKGROUND)(.+?)__",
    "imagenette": r"^(?:train|val)__(n\d+)__",
    "miniimagenet": r"__(n\d{8})__",
    "intel": r"^(?:train|test)__(\w+?)__",
    "flowers": r"__(daisy|dandelion|roses|sunflowers|tulips)__",
    "houses": r"_(bedroom|bathroom|kitchen|frontal)\.jpg$",
    "pacs_photo": r"PACS__photo__(\w+?)__",
    "food7": r"database__(.+?)__",
    "sports22": r"^data__([a-z0-9_]+?)__",
    "sports100": r"__(?:train|valid|test)__(.+?)__",
    "miniplaces": r"__train__[a-z]__(.+)__\d+\.jpg$",
    "har15": r"__(?:train|test)__(\w+?)__Image",
    "sun8b": r"^data__([a-z_]+?)__",
    "sun8d": r"__data1?__([a-z_]+?)__",
    "seaanimals": r"Image Dataset__(.+?)__",
    "popularanimals": r"^([a-z]+)__",
    "vehicles4": r"^(?:Dataset|Test)__(\w+?)__",
    "catdogbox": r"__(cat|dog)-",
}


@dataclass(frozen=True)
class Picture:
    """One file of a set; ``label`` is the set's own class name or None; ``measuring`` pictures are never trained on."""

    set: str
    file: str
    label: str | None
    measuring: bool

    @property
    def name(self):
        return f"{self.set}/{self.file}"


def coco_id(file):
    """The COCO id in a file name, or None."""
    found = re.search(r"(\d{12})\.jpg$", file)
    return int(found.group(1)) if found else None


def last_by_md5(files, count):
    """The ``count`` files last in order of the MD5 of their names."""
    return set(sorted(files, key=lambda file: hashlib.md5(file.encode()).hexdigest())[-count:] if count else [])


def measuring_files(name, files, root, excluded_ids):
    """The files of a set that are kept for measuring."""
    if name == "flickr8k":
        short = {file.split("__")[-1]: file for file in files}
        return {short[key] for key in last_by_md5(short, 1000)}
    if name == "ecssd":
        return last_by_md5([file for file in files if "images" in file], 150)
    if name == "miniimagenet":
        classes = {}
        for file in files:
            classes.setdefault(re.search(r"n\d{8}", file).group(), []).append(file)
        return set().union(*(last_by_md5(members, 50) for members in classes.values()))
    if name in ("coco", "coco_tiny160", "coco_tiny100"):
        coco128 = {coco_id(path.name) for path in (root / "coco128").glob("*.jpg")}
        return {file for file in files if "val" in file or coco_id(file) in coco128 or coco_id(file) in excluded_ids}
    wanted = {"imagenette": "val__", "miniplaces": "__val__", "sports100": "__test__"}.get(name)
    if wanted:
        return {file for file in files if wanted in file}
    return set(files) if name in ("coco128", "crowdgaze", "acuity") else set()


def pictures(root, shared):
    """Every picture of the unpacked sets below ``root``, in a fixed order. ``shared`` holds the exclusion lists."""
    root, shared = Path(root), Path(shared)
    excluded_ids = {int(line) for line in (shared / "excluded-coco-ids.txt").read_text().split()}
    excluded_files = set((shared / "excluded-pictures.txt").read_text().splitlines())
    found = []
    for folder in sorted(path for path in root.iterdir() if path.is_dir()):
        files = sorted(path.name for path in folder.iterdir() if PICTURE.search(path.name) and "mask" not in path.name)
        kept_out = measuring_files(folder.name, files, root, excluded_ids)
        pattern = re.compile(LABELS[folder.name]) if folder.name in LABELS else None
        for file in files:
            if f"{folder.name}/{file}" in excluded_files:
                continue
            match = pattern.search(file) if pattern else None
            found.append(Picture(folder.name, file, match and match.group(1), file in kept_out))
    return found
