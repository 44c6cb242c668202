"""Stage 1: fixed random crops of every picture with the classifier teacher's answers to them.

The crop that the teacher saw is kept (112 px JPEG) beside its logits and pooled features, so that the student is asked
about the same pixels ("function matching", Beyer et al. 2022, "Knowledge distillation: a good teacher is patient and
consistent").

usage: python -m osprey_training.crops SETS SHARED OUT [--processes 2]
Writes OUT/pictures.json and OUT/part-NNNN.{npz,bin}; parts that are there are skipped, so a run can be cut off.
"""

import argparse
import hashlib
import json
import multiprocessing
from pathlib import Path

import cv2
import numpy as np

from osprey_training import parts, sets

PART = 4000  # crops in one part file
SIDE = 112  # stored crop, pixels
LOGITS, FEATURES = 174, 172  # tensors of the teacher: int8 [1,1001] (scale 0.0634), int8 [1,1,1,1280] (scale 0.0191)


def load(path):
    """A picture as BGR uint8; None when it can't be read or is tiny."""
    picture = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if picture is None or min(picture.shape[:2]) < 24:
        return None
    return without_bars(picture) if path.parent.name == "cc_captioned" else picture


def without_bars(picture, white=248):
    """A picture without the white bars that made it square."""
    light = (picture >= white).all(2)
    for axis in (1, 0):
        content = np.flatnonzero(~light.all(axis))
        if len(content) >= 24:
            picture = picture[content[0]:content[-1] + 1] if axis else picture[:, content[0]:content[-1] + 1]
    return picture


def resized(picture, width, height):
    """A picture in another size, as the engine does it: averaged when it shrinks, interpolated when it grows (``INTER_AREA``
    would repeat pixels then, and a network learns to tell sets apart by such blocks)."""
    shrinks = width <= picture.shape[1] and height <= picture.shape[0]
    return cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)


def difference_hash(picture):
    """64-bit difference hash of a picture."""
    small = cv2.resize(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), (9, 8), interpolation=cv2.INTER_AREA).astype(int)
    return np.packbits((small[:, 1:] > small[:, :-1]).ravel()).view(np.uint64)[0]


def crop_box(random, height, width, first):
    """A random crop (x, y, w, h): 30-100 % of the area; the first crop of a picture covers 70-100 %."""
    area = height * width * random.uniform(0.7 if first else 0.3, 1.0)
    ratio = np.exp(random.uniform(-0.25, 0.25)) * width / height
    w = int(min(width, round(np.sqrt(area * ratio))))
    h = int(min(height, round(np.sqrt(area / ratio))))
    return random.integers(0, width - w + 1), random.integers(0, height - h + 1), w, h


def label_part(task):
    """Crops one part and asks the teacher."""
    number, jobs, root, shared, out = task
    if parts.path(out, number).exists():
        return number
    import tensorflow as tf

    cv2.setNumThreads(1)
    teacher = tf.lite.Interpreter(
        str(shared / "teachers/tf2_mobilenet_v2_1.0_224_ptq.tflite"), num_threads=1, experimental_preserve_all_tensors=True)
    teacher.allocate_tensors()
    entry = teacher.get_input_details()[0]["index"]
    rows, blobs, position = [], [], 0
    last, picture = None, None
    for index, name, crop in jobs:
        if name != last:
            last, picture = name, load(root / name)
        if picture is None:
            continue
        random = np.random.default_rng(int(hashlib.md5(f"{name}#{crop}".encode()).hexdigest()[:8], 16))
        x, y, w, h = crop_box(random, *picture.shape[:2], crop == 0)
        part = picture[y:y + h, x:x + w]
        if crop % 2:
            part = part[:, ::-1]
        asked = resized(part, 224, 224)
        teacher.set_tensor(entry, asked[None, :, :, ::-1])
        teacher.invoke()
        small = cv2.resize(asked, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
        data = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, 92])[1].tobytes()
        rows.append((index, position, len(data), difference_hash(picture) if crop == 0 else 0,
                     teacher.get_tensor(LOGITS)[0].copy(), teacher.get_tensor(FEATURES).ravel().copy()))
        blobs.append(data)
        position += len(data)
    columns = list(zip(*rows))
    parts.write(out, number, blobs, picture=np.array(columns[0], np.int32), offset=np.array(columns[1], np.int64),
                length=np.array(columns[2], np.int32), hash=np.array(columns[3], np.uint64),
                logits=np.stack(columns[4]), features=np.stack(columns[5]))
    return number


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path)
    parser.add_argument("shared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    pictures = sets.pictures(options.sets, options.shared)
    (options.out / "pictures.json").write_text(json.dumps([[p.name, p.label, p.measuring] for p in pictures]))
    order = np.random.default_rng(1).permutation(len(pictures))
    jobs = [(int(i), pictures[i].name, c) for i in order for c in range(1 if pictures[i].measuring else sets.CROPS.get(pictures[i].set, 1))]
    tasks = [(n, jobs[s:s + PART], options.sets, options.shared, options.out) for n, s in enumerate(range(0, len(jobs), PART))]
    print(len(pictures), "pictures", len(jobs), "crops", len(tasks), "parts", flush=True)
    with multiprocessing.get_context("spawn").Pool(options.processes, maxtasksperchild=8) as pool:
        for done, number in enumerate(pool.imap_unordered(label_part, tasks), 1):
            print(f"{done}/{len(tasks)} part {number}", flush=True)


if __name__ == "__main__":
    main()
