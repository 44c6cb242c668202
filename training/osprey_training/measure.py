"""Measures an exported bundle on the measuring sets, and fits its confidences.

usage: python -m osprey_training.measure BUNDLE SETS SHARED OUT.json [--limit N]
Boxes: COCO's mAP by pycocotools on coco128; person AP50 on the COCO val pictures that have person boxes. Captions:
CIDEr-D and BLEU-4 on Flickr8k's 1,000. Tags: the words of the captions (mAP), scenes of miniplaces val, imagenette val.
"""

import argparse
import contextlib
import io
import json
from pathlib import Path

import cv2
import numpy as np
import onnxruntime
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

from osprey_training import captioner as captioning
from osprey_training import metrics, network, sets, tags


class Bundle:
    """The exported networks, run as the engine runs them."""

    def __init__(self, folder):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = int(__import__("os").environ.get("OMP_NUM_THREADS", 2))
        self.sessions = {role: onnxruntime.InferenceSession(str(folder / f"{role}.onnx"), options) for role in ("shared", "caption-encode", "caption-decode")}
        self.cards = {role: json.loads((folder / f"{role}.card.json").read_text()) for role in self.sessions}
        self.names = [t["name"] for t in self.cards["shared"]["tags"]]
        self.words = self.cards["caption-decode"]["words"]

    def see(self, picture):
        """The shared network's outputs for a BGR picture, by name."""
        side = self.cards["shared"]["input"]["side"]
        x = cv2.resize(picture, (side, side), interpolation=cv2.INTER_AREA)[:, :, ::-1].astype(np.float32) / 255
        x = ((x - network.MEAN) / network.STD).transpose(2, 0, 1)[None].astype(np.float32)
        session = self.sessions["shared"]
        return dict(zip((o.name for o in session.get_outputs()), (v[0] for v in session.run(None, {"picture": x}))))

    def boxes(self, seen, least=0.01, overlap=0.6, most=100):
        """Rows left, top, right, bottom (fractions), class, score after non-maximum suppression."""
        cells, classes = np.nonzero(seen["scores"] > least)
        order = np.argsort(-seen["scores"][cells, classes], kind="stable")[:400]
        cells, classes = cells[order], classes[order]
        scores, corners = seen["scores"][cells, classes], seen["boxes"][cells].clip(0, 1)
        moved = corners + classes[:, None] * 2
        kept = cv2.dnn.NMSBoxes([[a, b, c - a, d - b] for a, b, c, d in moved.tolist()], scores.tolist(), least, overlap) if len(scores) else []
        kept = np.array(kept, int).ravel()[:most]
        return np.concatenate([corners[kept], classes[kept, None], scores[kept, None]], 1)

    def concepts(self, seen):
        p = seen["tags"].copy()
        p[:80] = np.maximum(p[:80], seen["scores"][:, :80].max(0))
        return captioning.concepts_of(p)

    def caption(self, seen, beam=4):
        """Best sentence by beam search, and its mean log-probability."""
        grid = seen["grid"][None]
        side = int(grid.shape[1] ** 0.5)
        keys, values, mask = self.sessions["caption-encode"].run(None, {"grid": grid, "places": captioning.places(side, side).numpy()[None], "concepts": self.concepts(seen)[None]})
        card = self.cards["caption-decode"]
        lines, sums, done = [[1]], np.zeros(1), []
        past = np.zeros((card["layers"], 1, card["heads"], 0, card["headWidth"]), np.float32)
        state = (past, past)
        for position in range(card["longest"]):
            n = len(lines)
            logs, pk, pv = self.sessions["caption-decode"].run(None, {
                "token": np.array([line[-1] for line in lines]), "position": np.array([position]), "past_keys": state[0], "past_values": state[1],
                "keys": np.repeat(keys, n, 1), "values": np.repeat(values, n, 1), "mask": np.repeat(mask, n, 0)})
            logs[:, [0, 1, 3]] = -1e9
            for row, line in enumerate(lines):
                logs[row, line[-1]] = -1e9
            total = sums[:, None] + logs
            best = np.argsort(-total.ravel())[:2 * beam]
            new, new_sums, rows = [], [], []
            for index in best:
                row, token = divmod(int(index), logs.shape[1])
                if token == 2:
                    done.append((total[row, token] / (len(lines[row])) ** card["lengthPower"], lines[row][1:], total[row, token] / len(lines[row])))
                elif len(new) < beam:
                    new.append(lines[row] + [token]); new_sums.append(total[row, token]); rows.append(row)
            if len(done) >= beam or not new:
                break
            lines, sums, state = new, np.array(new_sums), (pk[:, rows], pv[:, rows])
        if not done:
            done = [(sums[0], lines[0][1:], sums[0] / len(lines[0]))]
        _, tokens, mean = max(done, key=lambda x: x[0])
        return [self.words[t] for t in tokens], mean


def average_precision(scores, right):
    """Area under the precision-recall steps."""
    order = np.argsort(-scores, kind="stable")
    right = right[order].astype(float)
    return float((np.cumsum(right) / (np.arange(len(right)) + 1) * right).sum() / max(1, right.sum()))


def coco_ap(truth, found, classes):
    """COCO's twelve figures of boxes in pixels; ``truth`` and ``found``: picture -> rows (x, y, w, h, class[, score])."""
    images = [{"id": i} for i in truth]
    annotations = [{"id": n + 1, "image_id": i, "bbox": list(map(float, r[:4])), "area": float(r[2] * r[3]), "category_id": int(r[4]), "iscrowd": 0}
                   for n, (i, r) in enumerate((i, r) for i, rows in truth.items() for r in rows)]
    results = [{"image_id": i, "bbox": list(map(float, r[:4])), "category_id": int(r[4]), "score": float(r[5])} for i, rows in found.items() for r in rows if int(r[4]) in classes]
    if not results:
        return np.zeros(12)
    with contextlib.redirect_stdout(io.StringIO()):
        coco = COCO()
        coco.dataset = {"images": images, "annotations": annotations, "categories": [{"id": c} for c in classes]}
        coco.createIndex()
        evaluation = COCOeval(coco, coco.loadRes(results), "bbox")
        evaluation.evaluate(); evaluation.accumulate(); evaluation.summarize()
    return evaluation.stats


def yolo_rows(path, width, height):
    rows = []
    for line in path.read_text().splitlines():
        c, x, y, w, h = (float(v) for v in line.split()[:5])
        rows.append([(x - w / 2) * width, (y - h / 2) * height, w * width, h * height, c])
    return rows


def measure_boxes(bundle, pictures, label_path, only_person=False):
    truth, found = {}, {}
    for number, path in enumerate(pictures):
        label = label_path(path)
        picture = cv2.imread(str(path))
        if picture is None or not label.exists():
            continue
        height, width = picture.shape[:2]
        truth[number] = yolo_rows(label, width, height)
        if only_person:
            truth[number] = [r[:4] + [0] for r in truth[number]]
        rows = bundle.boxes(bundle.see(picture))
        rows[:, [0, 2]] *= width
        rows[:, [1, 3]] *= height
        rows[:, 2:4] -= rows[:, :2]
        found[number] = rows
    stats = coco_ap(truth, found, [0] if only_person else list(range(80)))
    return {"pictures": len(truth), "boxes": sum(map(len, truth.values())), "mAP": round(100 * stats[0], 2), "mAP50": round(100 * stats[1], 2)}


def place_labels(root):
    """File name -> scene of miniplaces val, written as the training folders are."""
    folder = root / "miniplaces_text"
    names = dict(reversed(line.split()) for line in (folder / "data__categories.txt").read_text().splitlines() if line.strip())
    return {row.split()[0].split("/")[1]: names[row.split()[1]][3:].replace("/", "__") for row in (folder / "data__val.txt").read_text().splitlines() if row.strip()}


def measure_labels(bundle, root, name, pictures, count, vocabulary, synset_words):
    """How often a tag of a picture's own label is among the ten likeliest; pictures whose label has no tag are left out."""
    labels = {p.file: p.label for p in pictures}
    index = tags.label_index(vocabulary)
    if name == "miniplaces":
        own = place_labels(root)
        labels = {p.file: own[p.file.split("__")[-1]] for p in pictures}
    if name == "imagenette":
        members = tags.imagenet_members(vocabulary, synset_words)
        index = {f"imagenette/{line.split()[0]}": [i for i, m in enumerate(members) if n in m] for n, line in enumerate(synset_words)}
    hits = asked = 0
    for picture in pictures[:: max(1, len(pictures) // count)]:
        good = index.get(f"{name}/{labels[picture.file]}".replace(" ", "_"))
        if good:
            top = np.argsort(-bundle.see(cv2.imread(str(root / picture.name)))["tags"])[:10]
            hits += bool(set(top.tolist()) & set(good))
            asked += 1
    return {"pictures": asked, "one of its tags in the top 10": round(hits / max(1, asked), 3)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("bundle", "sets", "shared", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--limit", type=int, default=10**9, help="pictures of each set")
    options = parser.parse_args()
    bundle, root = Bundle(options.bundle), options.sets
    result = {}
    labels = {p.name.split("__")[-1]: p for p in (root / "coco128").glob("*.txt")}
    everything = sets.pictures(root, options.shared)
    result["objects coco128"] = measure_boxes(bundle, sorted((root / "coco128").glob("*.jpg"))[:options.limit], lambda path: labels.get(path.name.split("__")[-1].replace(".jpg", ".txt"), path.with_suffix(".none")))
    val = [root / p.name for p in everything if p.set == "coco" and "val" in p.file]
    person = lambda path: next((f for split in ("train", "val") if (f := root / "coco_person" / f"labels__{split}2017__{sets.coco_id(path.name):012d}.txt").exists()), path.with_suffix(".none"))
    result["people coco val"] = measure_boxes(bundle, val[:options.limit], person, True)
    print(json.dumps(result), flush=True)

    captions = tags.flickr_captions(root)
    vocabulary = tags.vocabulary()
    said, wanted, p, t, means = [], [], [], [], []
    for picture in [x for x in everything if x.set == "flickr8k" and x.measuring][:options.limit]:
        seen = bundle.see(cv2.imread(str(root / picture.name)))
        words, mean = bundle.caption(seen)
        refs = captions[picture.file.split("__")[-1]]
        said.append(words)
        means.append(mean)
        wanted.append([captioning.re.findall(r"[a-z']+", r.lower()) for r in refs])
        merged = seen["tags"].copy()
        merged[:80] = np.maximum(merged[:80], seen["scores"][:, :80].max(0))
        p.append(merged)
        t.append(tags.from_captions(vocabulary, refs))
    result["captions flickr8k"] = {"pictures": len(said), "CIDEr-D": round(metrics.cider_d(said, wanted), 2), "BLEU-4": round(metrics.bleu4(said, wanted), 2), "mean log-probability": round(float(np.mean(means)), 3)}
    p, t = np.array(p), np.array(t)
    common = [i for i in range(len(vocabulary)) if vocabulary[i].words and (t[:, i] == 1).sum() >= 10]
    result["tags flickr8k words"] = {"tags": len(common), "mAP": round(float(np.mean([average_precision(p[:, i], t[:, i] == 1) for i in common])), 3)}
    flat, right = p[:, common].ravel(), (t[:, common] > 0).ravel()
    result["tags reliability"] = [[low / 10, int(inside.sum()), round(float(right[inside].mean()), 3)] for low in range(1, 10) if (inside := (flat >= low / 10) & (flat < low / 10 + 0.1)).sum()]
    print(json.dumps(result), flush=True)
    synset_words = next((root / "acuity").glob("*synset_words.txt")).read_text().splitlines()
    for name, count in (("miniplaces", 2000), ("imagenette", 1000), ("sports100", 500)):
        result[f"tags {name}"] = measure_labels(bundle, root, name, [x for x in everything if x.set == name and x.measuring], min(count, options.limit), vocabulary, synset_words)
    print(json.dumps(result, indent=1))
    options.out.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
