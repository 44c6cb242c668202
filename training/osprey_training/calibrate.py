"""Fits slope and offset of the logits (Platt 1999) so that a confidence of 0.8 is right about 80 % of the time.

usage: python -m osprey_training.calibrate BUNDLE BOXES SETS SHARED OUT.json [--pictures 600]
BUNDLE is exported without calibration. Nothing here was trained on. Every second answer's picture is fitted on, the others tell the error.
Boxes: COCO val pictures of stage 3a; a box is right when it overlaps a teacher's (or a true) one of its class by half.
Tags, by where their truth comes from: things (the 80; teacher's boxes on the same pictures), classes, narrow and wide
(ImageNet's; labels of imagenette val and miniImageNet; a picture has one label, so more is there than its wide names tell:
those are looked at and left as they are), scenes and sports (labels of MiniPlaces val, Sports-100 test), words (of
Flickr8k's sentences). Captions: right when each thing that they name is named by one of the picture's five sentences.
"""

import argparse
import json
import re
from pathlib import Path

import cv2
import numpy as np
from scipy.optimize import minimize

from osprey_training import measure, parts, sets, tags
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


def fit(p, right, prior=1.0):
    """Slope and offset of the logits that minimise the log loss; ``prior`` answers' worth of pull towards slope 1 and offset 0."""
    x = np.log(p / (1 - p))

    def loss(weights):
        z = weights[0] * x + weights[1]
        pull = weights - np.array([1.0, 0.0])
        slope = 1 / (1 + np.exp(-z.clip(-500, 500))) - right
        return np.logaddexp(0, z).sum() - (z * right).sum() + prior * pull @ pull, np.array([slope @ x, slope.sum()]) + 2 * prior * pull

    weights = minimize(loss, [1.0, 0.0], jac=True, method="L-BFGS-B").x
    return {"slope": round(float(weights[0]), 3), "offset": round(float(weights[1]), 3)}


def reliability(p, right, least=0.0):
    """Expected calibration error over ten bins of the answers from ``least`` on, and the bins: lower end, count, share that is right."""
    p, right = p[p >= least], right[p >= least]
    rows = [(low / 10, int(inside.sum()), round(float(right[inside].mean()), 3), abs(p[inside].mean() - right[inside].mean()) * inside.mean())
            for low in range(10) if (inside := (p >= low / 10) & (p < low / 10 + 0.1)).any()]
    return round(float(sum(row[3] for row in rows)), 4), [row[:3] for row in rows]


def sources(vocabulary, members):
    """For each tag where its truth comes from: things, scenes, sports, classes, wide classes (those with narrower tags) or
    words; None when from nowhere. Sentences seldom name faces that are there."""
    parents, found = {parent for tag in vocabulary for parent in tag.parents}, []
    for i, tag in enumerate(vocabulary):
        labelled = {label.split("/")[0] for label in tag.labels}
        found.append("things" if i < 80 or tag.name == "face" else "scenes" if "miniplaces" in labelled else "sports" if "sports100" in labelled
                     else ("wide classes" if tag.name in parents else "classes") if members[i] else "words" if tag.words else None)
    return found


def truth_of_label(vocabulary, folder):
    """Label -> for each tag with labels of the set whether the label means it (NaN for the other tags)."""
    index, found = tags.label_index(vocabulary), {}
    own = {label.split("/")[1]: hit for label, hit in index.items() if label.startswith(folder + "/")}
    for label, hit in own.items():
        row = np.full(len(vocabulary), np.nan, np.float32)
        row[sorted(set().union(*own.values()))] = 0
        row[hit] = 1
        found[label] = tags.widen(row, tags.wider_pairs(vocabulary))
    return found


def gather(bundle, options, vocabulary, members):
    """name -> (probabilities, right, number of the picture) of the answers about tags and boxes."""
    found = {name: ([], [], []) for name in ("scores", "things", "classes", "wide classes", "scenes", "sports", "words")}
    source = np.array(sources(vocabulary, members), object)
    everything, number = sets.pictures(options.sets, options.shared), 0

    def add(name, p, right):
        for column, values in zip(found[name], (p, right, [number] * len(p))):
            column += list(values)

    def add_tags(name, seen, row):
        known = (source == name) & ~np.isnan(row)
        add(name, seen["tags"][known], row[known])

    for picture, truth in kept_out(options.boxes, options.pictures):
        number += 1
        seen = bundle.see(picture)
        boxes = bundle.boxes(seen, least=0.05)
        add("scores", boxes[:, 5], right_boxes(boxes, truth[truth[:, 5] >= np.where(truth[:, 4] == FACE, SURE_FACE, SURE)]))
        best = np.array([truth[truth[:, 4] == c, 5].max(initial=0) for c in range(80)])
        known = (best >= 0.5) | (best < MAYBE)
        add("things", seen["tags"][:80][known], (best >= 0.5)[known])
    synset_words = measure.synset_words(options.sets)
    classes = {line.split()[0]: i for i, line in enumerate(synset_words)}
    for folder, name in (("imagenette", "classes"), ("miniimagenet", "classes"), ("miniplaces", "scenes"), ("sports100", "sports")):
        own = [p for p in everything if p.set == folder and p.measuring]
        places = measure.place_labels(options.sets) if folder == "miniplaces" else {}
        rows = truth_of_label(vocabulary, folder)
        for picture in own[::max(1, len(own) // options.pictures)]:
            number += 1
            seen = bundle.see(cv2.imread(str(options.sets / picture.name)))
            if name == "classes":
                row = np.array([classes[picture.label] in m if m else np.nan for m in members], np.float32)
                add_tags("wide classes", seen, row)
            else:
                row = rows[(places.get(picture.file.split("__")[-1]) or picture.label).replace(" ", "_")]
            add_tags(name, seen, row)
    return found, number


def gather_captions(bundle, options, vocabulary, found, number):
    """The words' answers (into ``found``) and the captions': mean log-probability, right, number of the picture."""
    captions, phrases = tags.flickr_captions(options.sets), tags.phrases(vocabulary)
    source = np.array(sources(vocabulary, tags.imagenet_members(vocabulary, measure.synset_words(options.sets))), object)
    own = [p for p in sets.pictures(options.sets, options.shared) if p.set == "flickr8k" and p.measuring]
    means, right, numbers = [], [], []
    for picture in own[::max(1, len(own) // options.pictures)]:
        number += 1
        seen = bundle.see(cv2.imread(str(options.sets / picture.name)))
        said = captions[picture.file.split("__")[-1]]
        row = tags.from_captions(vocabulary, said)
        known = source == "words"
        for column, values in zip(found["words"], (seen["tags"][known], row[known] > 0, [number] * known.sum())):
            column += list(values)
        words, mean = bundle.caption(seen)
        named = set(tags.said_in(words, phrases))
        truly = set().union(*(tags.said_in(re.findall(r"[a-z]+", sentence.lower()), phrases) for sentence in said))
        means.append(mean)
        right.append(named <= truly)
        numbers.append(number)
    return np.array(means), np.array(right, float), np.array(numbers)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("bundle", "boxes", "sets", "shared", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--pictures", type=int, default=600, help="of each set")
    options = parser.parse_args()
    bundle, vocabulary = Bundle(options.bundle), tags.vocabulary()
    members = tags.imagenet_members(vocabulary, measure.synset_words(options.sets))
    found, number = gather(bundle, options, vocabulary, members)
    means, said_right, numbers = gather_captions(bundle, options, vocabulary, found, number)
    result, errors = {}, {}

    def fitted_on_half(name, x, right, number, least):
        even = number % 2 == 0
        fitted = fit(1 / (1 + np.exp(-x[even])), right[even]) if name != "wide classes" else {"slope": 1.0, "offset": 0.0}
        after = 1 / (1 + np.exp(-(x[~even] * fitted["slope"] + fitted["offset"])))
        errors[name] = reliability(after, right[~even], least)
        print(name, fitted, "before", reliability(1 / (1 + np.exp(-x[~even])), right[~even], least), "after", errors[name], flush=True)
        return fitted

    for name, columns in found.items():
        p, right, number = (np.array(column, float) for column in columns)
        p = p.clip(1e-6, 1 - 1e-6)
        result[name] = fitted_on_half(name, np.log(p / (1 - p)), right, number, 0.1)
    result["captions"] = fitted_on_half("captions", means, said_right, numbers, 0.0)
    of_tags = [result[name or "words"] for name in sources(vocabulary, members)]
    options.out.write_text(json.dumps({
        "scores": result["scores"], "captions": result["captions"], "tags": {key: [fitted[key] for fitted in of_tags] for key in ("slope", "offset")},
        "reliability": {name: {"expected calibration error": error, "bins": bins} for name, (error, bins) in errors.items()}}) + "\n")


if __name__ == "__main__":
    main()
