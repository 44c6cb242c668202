"""Makes the cases that check the metrics of ``osprey evaluate`` against the reference implementations.

usage: python cross_check.py FOLDER        (numpy and pycocotools must be installed)

boxes.json: seeded random boxes, and the twelve figures and each class's AP by pycocotools. captions.json: seeded random
sentences, and CIDEr-D and BLEU-4 by the definitions of coco-caption, written down here as its ``cider_scorer.py`` and
``bleu_scorer.py`` have them (lengths counted in pairs of words, the tiny terms against division by 0).
"""

import contextlib
import io
import json
import math
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path

from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

CLASSES = ["person", "dog", "car", "kite"]  # kites are never there


def side(dice):
    return dice.choice([dice.randint(4, 30), dice.randint(30, 90), dice.randint(90, 250)])


def moved(dice, box):
    x, y, w, h = box
    return [x + dice.randint(-w // 6 - 1, w // 6 + 1), y + dice.randint(-h // 6 - 1, h // 6 + 1), max(1, w + dice.randint(-w // 6, w // 6)), max(1, h + dice.randint(-h // 6, h // 6))]


def boxes(seed):
    dice = random.Random(seed)
    pictures = []
    for number in range(14):
        truths, found = [], []
        for _ in range(dice.randint(0, 7) if number else 7):
            box = [dice.randint(0, 300), dice.randint(0, 300), side(dice), side(dice)]
            kind = dice.randrange(3)
            # the area of a thing itself is less than its box's, as COCO's masks have it
            truths.append({"kind": kind, "box": box, "area": box[2] * box[3] * dice.choice([1, 0.75, 0.5]), "crowd": dice.random() < 0.12})
            for _ in range(dice.randint(0, 3)):
                guess = kind if dice.random() < 0.8 else dice.randrange(4)
                found.append({"kind": guess, "box": moved(dice, box), "score": dice.randint(1, 19 if number else 4) / 20})
        for _ in range(dice.randint(0, 4) if number else 110):  # the first picture has more than the hundred that count, its right ones among the last
            found.append({"kind": 0 if number == 0 else dice.randrange(4), "box": [dice.randint(0, 300), dice.randint(0, 300), side(dice), side(dice)], "score": dice.randint(1, 12) / 20})
        pictures.append({"truths": truths, "found": found})
    return pictures


def coco_figures(pictures):
    annotations, results = [], []
    for image, picture in enumerate(pictures, 1):
        for truth in picture["truths"]:
            annotations.append({"id": len(annotations) + 1, "image_id": image, "category_id": truth["kind"] + 1, "bbox": truth["box"], "area": truth["area"], "iscrowd": int(truth["crowd"])})
        for found in picture["found"]:
            results.append({"image_id": image, "category_id": found["kind"] + 1, "bbox": found["box"], "score": found["score"]})
    with contextlib.redirect_stdout(io.StringIO()):
        coco = COCO()
        coco.dataset = {"info": {}, "images": [{"id": i + 1} for i in range(len(pictures))], "annotations": annotations, "categories": [{"id": i + 1, "name": n} for i, n in enumerate(CLASSES)]}
        coco.createIndex()
        evaluation = COCOeval(coco, coco.loadRes(results), "bbox")
        evaluation.evaluate()
        evaluation.accumulate()
        evaluation.summarize()
    precision = evaluation.eval["precision"]  # overlap, recall, class, area, most found
    kinds = {}
    for index, name in enumerate(CLASSES):
        of_kind = precision[:, :, index, 0, -1]
        if (of_kind > -1).any():
            kinds[name] = [of_kind.mean(), of_kind[0].mean()]
    return {"stats": evaluation.stats.tolist(), "kinds": kinds}


def captions(seed):
    dice = random.Random(seed)
    words = "a the dog man woman runs sits on in red grass ball park street water two".split()
    pictures = []
    for _ in range(9):
        base = [dice.choice(words) for _ in range(dice.randint(4, 11))]

        def variant():
            line = [w if dice.random() < 0.75 else dice.choice(words) for w in base]
            return line[: dice.randint(max(3, len(line) - 3), len(line))] + [dice.choice(words) for _ in range(dice.randint(0, 2))]

        pictures.append({"candidate": variant(), "references": [variant() for _ in range(dice.randint(1, 5))]})
    return pictures


def precook(words, n=4):
    counts = defaultdict(int)
    for k in range(1, n + 1):
        for i in range(len(words) - k + 1):
            counts[tuple(words[i:i + k])] += 1
    return counts


def cider_d(pictures, n=4, sigma=6.0):
    document_frequency = defaultdict(float)
    for picture in pictures:
        for gram in {gram for ref in picture["references"] for gram in precook(ref)}:
            document_frequency[gram] += 1
    ref_len = math.log(float(len(pictures)))

    def counts2vec(counts):
        vec, norm, length = [defaultdict(float) for _ in range(n)], [0.0] * n, 0
        for gram, frequency in counts.items():
            df = math.log(max(1.0, document_frequency[gram]))
            k = len(gram) - 1
            vec[k][gram] = float(frequency) * (ref_len - df)
            norm[k] += vec[k][gram] ** 2
            if k == 1:
                length += frequency
        return vec, [math.sqrt(v) for v in norm], length

    def sim(hyp, ref, norm_hyp, norm_ref, length_hyp, length_ref):
        delta = float(length_hyp - length_ref)
        val = [0.0] * n
        for k in range(n):
            for gram in hyp[k]:
                val[k] += min(hyp[k][gram], ref[k][gram]) * ref[k][gram]
            if norm_hyp[k] != 0 and norm_ref[k] != 0:
                val[k] /= norm_hyp[k] * norm_ref[k]
            val[k] *= math.e ** (-(delta**2) / (2 * sigma**2))
        return val

    scores = []
    for picture in pictures:
        vec, norm, length = counts2vec(precook(picture["candidate"]))
        score = [0.0] * n
        for ref in picture["references"]:
            other = counts2vec(precook(ref))
            score = [s + v for s, v in zip(score, sim(vec, other[0], norm, other[1], length, other[2]))]
        scores.append(sum(score) / n / len(picture["references"]) * 10.0)
    return scores


def bleu4(pictures, n=4):
    small, tiny = 1e-9, 1e-15
    guess, correct, testlen, reflen = [0] * n, [0] * n, 0, 0
    for picture in pictures:
        most = Counter()
        for ref in picture["references"]:
            for gram, count in precook(ref).items():
                most[gram] = max(most[gram], count)
        length = len(picture["candidate"])
        testlen += length
        reflen += min((abs(len(r) - length), len(r)) for r in picture["references"])[1]
        for k in range(n):
            guess[k] += max(0, length - k)
        for gram, count in precook(picture["candidate"]).items():
            correct[len(gram) - 1] += min(most[gram], count)
    bleu = 1.0
    for k in range(n):
        bleu *= float(correct[k] + tiny) / (guess[k] + small)
    score = bleu ** (1.0 / n)
    ratio = (testlen + tiny) / (reflen + small)
    return score * math.exp(1 - 1 / ratio) if ratio < 1 else score


def main():
    folder = Path(sys.argv[1])
    pictures = boxes(20261121)
    write(folder / "boxes.json", {"classes": CLASSES, "pictures": pictures, "expected": coco_figures(pictures)})
    pictures = captions(20261121)
    scores = cider_d(pictures)
    write(folder / "captions.json", {"pictures": pictures, "expected": {"ciderD": sum(scores) / len(scores), "ciderDs": scores, "bleu4": bleu4(pictures)}})


def write(path, case):
    pictures = ",\n  ".join(json.dumps(picture) for picture in case.pop("pictures"))
    rest = "".join(f',\n "{key}": {json.dumps(value)}' for key, value in case.items())
    path.write_text(f'{{"pictures": [\n  {pictures}]{rest}}}\n')


if __name__ == "__main__":
    main()
