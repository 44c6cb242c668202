"""Measures an exported bundle on the measuring sets.

usage: python -m osprey_training.measure BUNDLE SETS SHARED OUT.json [--limit N]
Boxes: COCO's mAP by pycocotools on coco128; person AP50 on the COCO val pictures that have person boxes; face AP50 on
crowdgaze and against the face teacher on 500 Flickr8k pictures. Captions: CIDEr-D and BLEU-4 on Flickr8k's 1,000 and on
the COCO pictures that coco_captions describes. Tags: the words of the captions (mAP), ImageNet classes (the class or a
wider name among the first five of all tags), scenes (of the 100 scenes the first five), sports (of the 100 sports the
first). Attention: maximal F-measure on ECSSD.
"""

import argparse
import contextlib
import io
import json
import re
from pathlib import Path

import cv2
import numpy as np
import onnxruntime
import scipy.io
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

from osprey_training import captioner as captioning
from osprey_training import crops, metrics, network, running, sets, tags
from osprey_training.boxes import FACE, face_teacher, faces


class Bundle:
    """The exported networks, run as the engine runs them."""

    def __init__(self, folder):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = running.THREADS
        self.sessions = {role: onnxruntime.InferenceSession(str(folder / f"{role}.onnx"), options) for role in ("shared", "caption-encode", "caption-decode")}
        self.cards = {role: json.loads((folder / f"{role}.card.json").read_text()) for role in self.sessions}
        self.names = [t["name"] for t in self.cards["shared"]["tags"]]
        self.words = self.cards["caption-decode"]["words"]
        self.number = {word: i for i, word in enumerate(self.words)}
        people = tags.vocabulary()[0].words
        self.one, self.many = (np.array([word in self.cards["caption-decode"]["evidence"]["alone"][name] for word in self.words]) for name in ("one", "many"))
        self.people = np.array([word in people for word in self.words])

    def see(self, picture):
        """The shared network's outputs for a BGR picture, by name."""
        side = self.cards["shared"]["input"]["side"]
        x = crops.resized(picture, side, side)[:, :, ::-1].astype(np.float32) / 255
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

    def evidence(self, seen):
        """Probability of each tag: the tag's own, or the best box's of its class."""
        p = seen["tags"].copy()
        p[:80] = np.maximum(p[:80], seen["scores"][:, :80].max(0))
        return p

    def alone(self, seen, evidence):
        """Whether one person is seen and surely no other."""
        card = self.cards["caption-decode"]["evidence"]["alone"]
        scores = [row[5] for row in self.boxes(seen, least=0.05, overlap=0.5) if row[4] == 0]
        return bool(scores) and scores[0] >= card["from"] and (len(scores) < 2 or scores[1] < card["below"]) and evidence[card["group"]] < card["groupBelow"]

    def judgement(self, evidence):
        """What the evidence does to the words, as the engine's WordJudgement: penalties, and pairs (narrow word, wider word)."""
        card = self.cards["caption-decode"]["evidence"]
        seen = lambda word: max(evidence[card["tags"][word]]) if word in card["tags"] else 1.0
        penalties = np.zeros(len(self.words), np.float32)
        for word in card["tags"]:
            penalties[self.number[word]] = card["weight"] * min(0, np.log(max(seen(word), 1e-4) / card["floor"]))
        if evidence[0] < captioning.LEAST_CONCEPT:
            penalties[self.people] = -1e9
        wider = card["wider"]
        pairs = [(self.number[word], self.number[sure[0]]) for word, others in wider["words"].items()
                 if seen(word) < wider["below"] and (sure := [other for other in others if seen(other) >= wider["from"]])]
        return penalties, pairs

    def caption(self, seen, beam=4):
        """Best sentence by beam search, and its mean log-probability."""
        evidence = self.evidence(seen)
        penalties, pairs = self.judgement(evidence)
        alone = self.alone(seen, evidence)
        if alone:
            penalties[self.many] = -1e9
        grid = seen["grid"][None]
        side = int(grid.shape[1] ** 0.5)
        keys, values, mask = self.sessions["caption-encode"].run(None, {"grid": grid, "places": captioning.places(side, side).numpy()[None], "concepts": captioning.concepts_of(evidence)[None]})
        card = self.cards["caption-decode"]
        lines, sums, done = [[1]], np.zeros(1), []
        past = np.zeros((card["layers"], 1, card["heads"], 0, card["headWidth"]), np.float32)
        state = (past, past)
        for position in range(card["longest"]):
            n = len(lines)
            logs, pk, pv = self.sessions["caption-decode"].run(None, {
                "token": np.array([line[-1] for line in lines]), "position": np.array([position]), "past_keys": state[0], "past_values": state[1],
                "keys": np.repeat(keys, n, 1), "values": np.repeat(values, n, 1), "mask": np.repeat(mask, n, 0)})
            for narrow, wide in pairs:
                logs[:, wide] = np.logaddexp(logs[:, wide], logs[:, narrow])
                logs[:, narrow] = -1e9
            logs = logs + penalties
            logs[:, [0, 1, 3]] = -1e9
            for row, line in enumerate(lines):
                logs[row, line[-1]] = -1e9
                if alone and self.one[line].any():
                    logs[row, self.one] = -1e9
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
        words = [self.words[t] for t in tokens]
        return [("an" if re.match("[aeiou]", after) else "a") if word in ("a", "an") else word for word, after in zip(words, words[1:] + [""])], mean


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


def measure_boxes(bundle, truth_of, classes):
    """COCO's figures of the classes; ``truth_of``: path -> function of the picture that gives rows (x, y, w, h in pixels, class)."""
    truth, found = {}, {}
    for number, (path, rows_of) in enumerate(truth_of.items()):
        picture = cv2.imread(str(path))
        if picture is None:
            continue
        height, width = picture.shape[:2]
        truth[number] = rows_of(picture)
        rows = bundle.boxes(bundle.see(picture))
        rows[:, [0, 2]] *= width
        rows[:, [1, 3]] *= height
        rows[:, 2:4] -= rows[:, :2]
        found[number] = rows
    stats = coco_ap(truth, found, classes)
    return {"pictures": len(truth), "boxes": sum(map(len, truth.values())), "mAP": round(100 * stats[0], 2), "mAP50": round(100 * stats[1], 2)}


def yolo_truth(labels, only=None):
    """Truth of pictures with YOLO text files (path -> text file); ``only``: the class that all boxes have."""
    def rows_of(path):
        def rows(picture):
            found = yolo_rows(path, picture.shape[1], picture.shape[0])
            return found if only is None else [r[:4] + [only] for r in found]
        return rows
    return {picture: rows_of(path) for picture, path in labels.items()}


def crowd_faces(root, narrowest=20):
    """Truth of crowdgaze: its faces wider than 20 px that are not seen from behind."""
    folder, found = root / "crowdgaze", {}
    for row in scipy.io.loadmat(folder / "data__labels.mat", simplify_cells=True)["labels"]:
        faces = np.atleast_1d(row["faces"])
        rows = [[f["left"], f["top"], f["width"], f["height"], FACE] for f in faces if f["width"] > narrowest and not f["isBackFace"]]
        found[folder / f"data__stimuli__{row['img']}"] = lambda picture, rows=rows: rows
    return found


def taught_faces(shared, paths, least=0.8):
    """Truth of pictures by the face teacher's surer answers."""
    teacher = face_teacher(shared)

    def rows_of(picture):
        height, width = picture.shape[:2]
        return [[r[0] * width, r[1] * height, (r[2] - r[0]) * width, (r[3] - r[1]) * height, FACE] for r in faces(teacher, picture) if r[5] >= least]
    return {path: rows_of for path in paths}


def measure_captions(bundle, vocabulary, paths, references):
    """Figures of the captions; for each picture the evidence for each tag, and what its sentences say of each tag."""
    said, wanted, evidence, truth, means = [], [], [], [], []
    for path, own in zip(paths, references):
        seen = bundle.see(cv2.imread(str(path)))
        words, mean = bundle.caption(seen)
        said.append(words)
        means.append(mean)
        wanted.append([re.findall(r"[a-z']+", sentence.lower()) for sentence in own])
        evidence.append(bundle.evidence(seen))
        truth.append(tags.from_captions(vocabulary, own))
    figures = {"pictures": len(said), "CIDEr-D": round(metrics.cider_d(said, wanted), 2), "BLEU-4": round(metrics.bleu4(said, wanted), 2),
               "mean log-probability": round(float(np.mean(means)), 3)}
    return figures, np.array(evidence), np.array(truth)


def measure_attention(bundle, root, pictures):
    """Maximal F-measure (beta squared 0.3) over 256 thresholds, precision and recall averaged over the pictures (Achanta et al. 2009)."""
    precisions, recalls, steps = [], [], np.linspace(0, 1, 256)
    for picture in pictures:
        mask = cv2.imread(str(root / picture.name.replace("images", "ground_truth_mask").replace(".jpg", ".png")), cv2.IMREAD_GRAYSCALE) > 127
        attention = cv2.resize(bundle.see(cv2.imread(str(root / picture.name)))["attention"], mask.shape[::-1], interpolation=cv2.INTER_LINEAR)
        attention = (attention - attention.min()) / max(1e-6, attention.max() - attention.min())
        right = mask.sum() - np.searchsorted(np.sort(attention[mask]), steps)
        chosen = attention.size - np.searchsorted(np.sort(attention.ravel()), steps)
        precisions.append(right / np.maximum(chosen, 1))
        recalls.append(right / max(1, mask.sum()))
    precision, recall = np.mean(precisions, 0), np.mean(recalls, 0)
    return {"pictures": len(precisions), "max F": round(float((1.3 * precision * recall / np.maximum(0.3 * precision + recall, 1e-9)).max()), 3)}


def synset_words(root):
    """The lines of ImageNet's 1,000 classes: synset and names."""
    return next((root / "acuity").glob("*synset_words.txt")).read_text().splitlines()


def place_labels(root):
    """File name -> scene of miniplaces val, written as the training folders are."""
    folder = root / "miniplaces_text"
    names = dict(reversed(line.split()) for line in (folder / "data__categories.txt").read_text().splitlines() if line.strip())
    return {row.split()[0].split("/")[1]: names[row.split()[1]][3:].replace("/", "__") for row in (folder / "data__val.txt").read_text().splitlines() if row.strip()}


def tag_of_labels(vocabulary, folder):
    """Label -> the tag that means it best: of the tags with the label the one of its name, else the one with the fewest labels."""
    plain = lambda name: re.sub(r"[^a-z]", "", name.lower())
    found = {}
    for i, tag in enumerate(vocabulary):
        for label in tag.labels:
            if label.startswith(folder + "/"):
                found.setdefault(label.split("/")[1], []).append(i)
    return {label: min(own, key=lambda i: (plain(vocabulary[i].name) not in (plain(label), plain(label.split("__")[0])), len(vocabulary[i].labels), i))
            for label, own in found.items()}


def measure_own_labels(bundle, root, vocabulary, folder, labels, first):
    """How often a picture's own label is among the ``first`` likeliest of all labels of its set. ``labels``: picture -> label."""
    meant = tag_of_labels(vocabulary, folder)
    among = sorted(set(meant.values()))
    hits = 0
    for picture, label in labels.items():
        p = bundle.see(cv2.imread(str(root / picture.name)))["tags"][among]
        hits += meant[label.replace(" ", "_")] in [among[i] for i in np.argsort(-p, kind="stable")[:first]]
    return {"pictures": len(labels), "labels": len(among), f"top {first}": round(hits / max(1, len(labels)), 3)}


def measure_classes(bundle, root, labels, members, first=5):
    """How often one of the ``first`` likeliest of all tags is a picture's class or wider. ``members``: tag -> classes below it."""
    hits = 0
    for picture, label in labels.items():
        top = np.argsort(-bundle.see(cv2.imread(str(root / picture.name)))["tags"], kind="stable")[:first]
        hits += any(label in members[i] for i in top)
    return {"pictures": len(labels), f"top {first}": round(hits / max(1, len(labels)), 3)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("bundle", "sets", "shared", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--limit", type=int, default=10**9, help="pictures of each set")
    options = parser.parse_args()
    bundle, root, limit = Bundle(options.bundle), options.sets, options.limit
    everything = [p for p in sets.pictures(root, options.shared)]
    vocabulary = tags.vocabulary()
    result = {}

    def note(name, figures):
        result[name] = figures
        print(name, json.dumps(figures), flush=True)
        options.out.write_text(json.dumps(result, indent=1) + "\n")

    def kept_out(name, most=10**9):
        """Up to ``most`` measuring pictures of a set, evenly chosen."""
        own = [p for p in everything if p.set == name and p.measuring]
        return own[::max(1, -(-len(own) // min(most, limit)))]

    labels = {p.name.split("__")[-1]: p for p in (root / "coco128").glob("*.txt")}
    paths = {path: label for path in sorted((root / "coco128").glob("*.jpg"))[:limit] if (label := labels.get(path.name.split("__")[-1].replace(".jpg", ".txt")))}
    note("objects coco128", measure_boxes(bundle, yolo_truth(paths), list(range(80))))
    boxed = {f.name.split("__")[-1][:-4]: f for f in (root / "coco_person").glob("labels__*2017__*.txt")}
    paths = {root / p.name: boxed[key] for p in everything if p.set == "coco" and "val" in p.file and (key := f"{sets.coco_id(p.file):012d}") in boxed}
    note("people coco val", measure_boxes(bundle, yolo_truth(dict(list(paths.items())[:limit]), 0), [0]))
    note("faces crowdgaze", measure_boxes(bundle, dict(list(crowd_faces(root).items())[:limit]), [FACE]))
    note("faces flickr8k", measure_boxes(bundle, taught_faces(options.shared, [root / p.name for p in kept_out("flickr8k", 500)]), [FACE]))

    captions = tags.flickr_captions(root)
    chosen = kept_out("flickr8k")
    figures, p, t = measure_captions(bundle, vocabulary, [root / x.name for x in chosen], [captions[x.file.split("__")[-1]] for x in chosen])
    note("captions flickr8k", figures)
    common = sorted((i for i in range(len(vocabulary)) if vocabulary[i].words and (t[:, i] == 1).any()), key=lambda i: -(t[:, i] == 1).sum())[:300]
    note("tags flickr8k words", {"tags": len(common), "mAP": round(float(np.mean([average_precision(p[:, i], t[:, i] == 1) for i in common])), 3)})
    flat, right = p[:, common].ravel(), (t[:, common] > 0).ravel()
    note("tags reliability", [[low / 10, int(inside.sum()), round(float(right[inside].mean()), 3)] for low in range(1, 10) if (inside := (flat >= low / 10) & (flat < low / 10 + 0.1)).sum()])
    described = {}
    for path in (root / "coco_captions").glob("*.json"):
        for row in json.loads(path.read_text())["annotations"]:
            described.setdefault(row["image_id"], []).append(row["caption"])
    chosen = [x for x in everything if x.set == "coco" and sets.coco_id(x.file) in described][:limit]
    note("captions coco", measure_captions(bundle, vocabulary, [root / x.name for x in chosen], [described[sets.coco_id(x.file)] for x in chosen])[0])

    lines = synset_words(root)
    number = {line.split()[0]: i for i, line in enumerate(lines)}
    members = [set(own) for own in tags.imagenet_members(vocabulary, lines)]
    for name in ("imagenette", "miniimagenet"):
        note(f"tags {name}", measure_classes(bundle, root, {x: number[x.label] for x in kept_out(name, 2000)}, members))
    own = place_labels(root)
    note("tags miniplaces", measure_own_labels(bundle, root, vocabulary, "miniplaces", {x: own[x.file.split("__")[-1]] for x in kept_out("miniplaces", 2500)}, 5))
    note("tags sports100", measure_own_labels(bundle, root, vocabulary, "sports100", {x: x.label for x in kept_out("sports100")}, 1))
    note("attention ecssd", measure_attention(bundle, root, kept_out("ecssd")))


if __name__ == "__main__":
    main()
