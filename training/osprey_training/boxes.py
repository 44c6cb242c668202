"""Stage 3a: pictures squashed to a square with the detector teachers' boxes, and ground truth where a set has it.

Boxes are rows ``left, top, right, bottom (fractions), class, score``; classes 0..79 are COCO's, 80 is a face. Teacher
boxes of a low score are kept: training neither rewards nor punishes there. Sets with their own boxes replace the
teacher's boxes of the classes that they know.

usage: python -m osprey_training.boxes SETS SHARED OUT [--processes 2]
Writes OUT/part-NNNN.{npz,bin}; parts that are there are skipped.
"""

import argparse
import multiprocessing
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import cv2
import numpy as np

from osprey_training import parts, sets
from osprey_training.crops import difference_hash, load, resized

PART = 500
SIDE = 288  # stored picture, pixels
FACE = 80
TAKEN = {  # how many pictures of each set, in a fixed random order; a few hundred boxes of each kind matter more than all
    "flickr8k": 10**6, "coco": 10**6, "voc756": 10**6, "voc1907": 10**6, "coco_tiny100": 10**6, "coco_tiny160": 10**6,
    "cc_captioned": 5000, "animalpose": 2500, "sports22": 2500, "osie": 700, "pedestrians": 978, "vehicles_oi": 627,
    "furniture6": 443, "houses": 800, "har15": 1500, "nounphotos": 800, "vehicles4": 547, "curtainpot": 800,
    "doordetect": 600, "feedme": 500, "ccp": 600, "catdogbox": 800, "miniplaces": 3000, "ecssd": 1000, "facemask": 0,
}
FIRST = (("flickr8k", "coco"), ("ecssd", "voc756", "voc1907", "coco_tiny100", "coco_tiny160", "osie", "furniture6", "vehicles_oi", "pedestrians"))
VOC = {"aeroplane": 4, "bicycle": 1, "bird": 14, "boat": 8, "bottle": 39, "bus": 5, "car": 2, "cat": 15, "chair": 56, "cow": 19,
       "diningtable": 60, "dog": 16, "horse": 17, "motorbike": 3, "person": 0, "pottedplant": 58, "sheep": 18, "sofa": 57, "train": 6, "tvmonitor": 62}


def voc_boxes(path):
    """VOC XML to rows of boxes with score 1."""
    root = ElementTree.parse(path).getroot()
    width, height = float(root.findtext("size/width")), float(root.findtext("size/height"))
    rows = []
    for thing in root.iter("object"):
        if thing.findtext("name") in VOC:
            box = [float(thing.findtext(f"bndbox/{side}")) for side in ("xmin", "ymin", "xmax", "ymax")]
            rows.append([box[0] / width, box[1] / height, box[2] / width, box[3] / height, VOC[thing.findtext("name")], 1.0])
    return rows


def person_boxes(path):
    """YOLO text with keypoints to rows of person boxes."""
    rows = []
    for line in path.read_text().splitlines():
        x, y, w, h = (float(value) for value in line.split()[1:5])
        rows.append([x - w / 2, y - h / 2, x + w / 2, y + h / 2, 0, 1.0])
    return rows


def truth(root, picture):
    """(rows, classes that are complete) of a picture's own boxes, or None."""
    if picture.set == "voc756":
        path = root / "voc756" / (Path(picture.file.replace("images", "Annotations")).stem + ".xml")
        return (voc_boxes(path), set(VOC.values())) if path.exists() else None
    if picture.set == "coco":
        number = sets.coco_id(picture.file)
        path = root / "coco_person" / f"labels__train2017__{number:012d}.txt"
        return (person_boxes(path), {0}) if path.exists() else None
    return None


class YoloX:
    """YOLOX-nano: 416 px letterboxed top-left, BGR 0..255 (Ge et al. 2021)."""

    def __init__(self, path):
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self.entry = self.session.get_inputs()[0].name
        grids, strides = [], []
        for stride in (8, 16, 32):
            steps = np.arange(416 // stride)
            x, y = np.meshgrid(steps, steps)
            grids.append(np.stack([x, y], 2).reshape(-1, 2))
            strides.append(np.full((grids[-1].shape[0], 1), stride))
        self.grid, self.stride = np.concatenate(grids), np.concatenate(strides)

    def __call__(self, picture, least=0.1):
        height, width = picture.shape[:2]
        scale = min(416 / height, 416 / width)
        canvas = np.full((416, 416, 3), 114, np.uint8)
        small = cv2.resize(picture, (max(1, round(width * scale)), max(1, round(height * scale))), interpolation=cv2.INTER_LINEAR)
        canvas[:small.shape[0], :small.shape[1]] = small
        out = self.session.run(None, {self.entry: canvas.transpose(2, 0, 1)[None].astype(np.float32)})[0][0]
        centre, size = (out[:, :2] + self.grid) * self.stride, np.exp(out[:, 2:4]) * self.stride
        scores = out[:, 4:5] * out[:, 5:]
        cells, classes = np.nonzero(scores > least)
        boxes = np.concatenate([centre - size / 2, centre + size / 2], 1)[cells] / (np.array([width, height] * 2) * scale)
        return np.concatenate([boxes, classes[:, None], scores[cells, classes][:, None]], 1)


def suppress(rows, overlap=0.6):
    """Greedy non-maximum suppression within each class."""
    rows = rows[np.argsort(-rows[:, 5])]
    kept = []
    for row in rows:
        clash = False
        for other in kept:
            if other[4] == row[4]:
                w = min(row[2], other[2]) - max(row[0], other[0])
                h = min(row[3], other[3]) - max(row[1], other[1])
                if w > 0 and h > 0 and w * h > overlap * ((row[2] - row[0]) * (row[3] - row[1]) + (other[2] - other[0]) * (other[3] - other[1]) - w * h):
                    clash = True
                    break
        if not clash:
            kept.append(row)
    return np.array(kept, np.float32).reshape(-1, 6)


def face_teacher(shared):
    return cv2.FaceDetectorYN.create(str(shared / "teachers/yunet_n_dynamic.onnx"), "", (320, 320), 0.5, 0.3, 500)


def faces(detector, picture):
    """YuNet's faces on the picture scaled to about 448 px."""
    height, width = picture.shape[:2]
    scale = min(3.0, 448 / max(height, width))
    picture = cv2.resize(picture, (round(width * scale / 32) * 32 or 32, round(height * scale / 32) * 32 or 32))
    detector.setInputSize((picture.shape[1], picture.shape[0]))
    found = detector.detect(picture)[1]
    if found is None:
        return np.zeros((0, 6))
    w, h = picture.shape[1], picture.shape[0]
    return np.array([[f[0] / w, f[1] / h, (f[0] + f[2]) / w, (f[1] + f[3]) / h, FACE, f[14]] for f in found])


def label_part(task):
    """Boxes of one part's pictures."""
    number, pictures, root, shared, out = task
    if parts.path(out, number).exists():
        return number
    cv2.setNumThreads(1)
    yolo = YoloX(shared / "teachers/yolox_nano.onnx")
    yunet = face_teacher(shared)
    names, measuring, boxes, hashes, blobs = [], [], [], [], []
    for picture in pictures:
        pixels = load(root / picture.name)
        if pixels is None:
            continue
        rows = suppress(yolo(pixels))
        own = truth(root, picture)
        if own:
            rows = np.concatenate([rows[~np.isin(rows[:, 4], list(own[1]))], np.array(own[0]).reshape(-1, 6)])
        rows = np.concatenate([rows, faces(yunet, pixels)])
        rows[:, :4] = rows[:, :4].clip(0, 1)
        names.append(picture.name)
        measuring.append(picture.measuring)
        boxes.append(rows[(rows[:, 2] > rows[:, 0]) & (rows[:, 3] > rows[:, 1])].astype(np.float32))
        hashes.append(difference_hash(pixels))
        blobs.append(cv2.imencode(".jpg", resized(pixels, SIDE, SIDE), [cv2.IMWRITE_JPEG_QUALITY, 92])[1].tobytes())
    parts.write(out, number, blobs, names=np.array(names), lengths=np.array([len(b) for b in blobs]), counts=np.array([len(b) for b in boxes]),
                boxes=np.concatenate(boxes) if boxes else np.zeros((0, 6), np.float32), hash=np.array(hashes, np.uint64),
                measuring=np.array(measuring))
    return number


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path)
    parser.add_argument("shared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    everything = sets.pictures(options.sets, options.shared)
    random = np.random.default_rng(2)
    chosen = []
    for name, count in TAKEN.items():
        members = [p for p in everything if p.set == name and (not p.measuring or name in ("flickr8k", "coco"))]
        chosen += [members[i] for i in random.permutation(len(members))[:count]]
    chosen = [chosen[i] for i in random.permutation(len(chosen))]
    chosen.sort(key=lambda p: next((rank for rank, names in enumerate(FIRST) if p.set in names), len(FIRST)))
    tasks = [(n, chosen[s:s + PART], options.sets, options.shared, options.out) for n, s in enumerate(range(0, len(chosen), PART))]
    print(len(chosen), "pictures", len(tasks), "parts", flush=True)
    with multiprocessing.get_context("spawn").Pool(options.processes) as pool:
        for done, number in enumerate(pool.imap_unordered(label_part, tasks), 1):
            print(f"{done}/{len(tasks)} part {number}", flush=True)


if __name__ == "__main__":
    main()
