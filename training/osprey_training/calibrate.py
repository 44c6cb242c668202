"""Fits slope and offset of the logits (Platt 1999) so that a confidence of 0.8 is right about 80 % of the time.

usage: python -m osprey_training.calibrate BUNDLE BOXES OUT.json [--pictures 400]
BUNDLE is exported without calibration. The pictures are the COCO val pictures of stage 3a, which no stage trains on;
what is right is told by the teachers' boxes (and people's boxes by ground truth where there is one): a box is right
when it overlaps one of its class by half, a tag of the 80 things is right when the teacher found one.
"""

import argparse
import json
from pathlib import Path

import cv2
import numpy as np

from osprey_training import parts
from osprey_training.boxes import FACE
from osprey_training.joint import MAYBE, SURE, SURE_FACE
from osprey_training.measure import Bundle


def kept_out(folder, count):
    """Pictures (BGR) and teacher boxes of up to ``count`` COCO val pictures."""
    for path in parts.finished(folder):
        part, blob = np.load(path), path.with_suffix(".bin").read_bytes()
        ends, box_ends = np.cumsum(part["lengths"]), np.cumsum(part["counts"])
        for i, name in enumerate(part["names"]):
            if part["measuring"][i] and name.startswith("coco/"):
                if count == 0:
                    return
                count -= 1
                data = np.frombuffer(blob[ends[i] - part["lengths"][i]:ends[i]], np.uint8)
                yield cv2.imdecode(data, cv2.IMREAD_COLOR), part["boxes"][box_ends[i] - part["counts"][i]:box_ends[i]]


def right_boxes(found, truth):
    """For each found row (best first) whether it overlaps a box of its class, not yet taken, by half."""
    taken, right = np.zeros(len(truth), bool), []
    for row in found:
        best, at = 0.5, -1
        for j, other in enumerate(truth):
            if not taken[j] and other[4] == row[4]:
                w, h = min(row[2], other[2]) - max(row[0], other[0]), min(row[3], other[3]) - max(row[1], other[1])
                if w > 0 and h > 0:
                    iou = w * h / ((row[2] - row[0]) * (row[3] - row[1]) + (other[2] - other[0]) * (other[3] - other[1]) - w * h)
                    if iou >= best:
                        best, at = iou, j
        if at >= 0:
            taken[at] = True
        right.append(at >= 0)
    return right


def fit(p, right, steps=50):
    """Slope and offset of the logits by Newton's method on the log loss."""
    x = np.log(p / (1 - p))
    design, weights = np.stack([x, np.ones_like(x)], 1), np.array([1.0, 0.0])
    for _ in range(steps):
        q = 1 / (1 + np.exp(-design @ weights))
        hessian = design.T @ (design * (q * (1 - q))[:, None]) + 1e-6 * np.eye(2)
        weights += np.linalg.solve(hessian, design.T @ (right - q))
    return {"slope": round(float(weights[0]), 3), "offset": round(float(weights[1]), 3)}


def reliability(p, right):
    """Expected calibration error over ten bins, and the bins: lower end, count, share that is right."""
    rows = [(low / 10, int(inside.sum()), round(float(right[inside].mean()), 3), abs(p[inside].mean() - right[inside].mean()) * inside.mean())
            for low in range(10) if (inside := (p >= low / 10) & (p < low / 10 + 0.1)).any()]
    return round(float(sum(row[3] for row in rows)), 4), [row[:3] for row in rows]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("bundle", "boxes", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--pictures", type=int, default=400)
    options = parser.parse_args()
    bundle = Bundle(options.bundle)
    score, score_right, tag, tag_right = [], [], [], []
    for picture, truth in kept_out(options.boxes, options.pictures):
        seen = bundle.see(picture)
        found = bundle.boxes(seen, least=0.05)
        sure = truth[truth[:, 5] >= np.where(truth[:, 4] == FACE, SURE_FACE, SURE)]
        score += found[:, 5].tolist()
        score_right += right_boxes(found, sure)
        best = np.array([truth[truth[:, 4] == c, 5].max(initial=0) for c in range(80)])
        known = (best >= 0.5) | (best < MAYBE)
        tag += seen["tags"][:80][known].tolist()
        tag_right += (best >= 0.5)[known].tolist()
    result = {}
    for name, p, right in (("scores", score, score_right), ("tags", tag, tag_right)):
        p, right = np.array(p).clip(1e-6, 1 - 1e-6), np.array(right, float)
        fitted = fit(p, right)
        after = 1 / (1 + np.exp(-(np.log(p / (1 - p)) * fitted["slope"] + fitted["offset"])))
        result[name] = fitted
        print(name, fitted, "before", reliability(p, right), "after", reliability(after, right), flush=True)
    options.out.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
