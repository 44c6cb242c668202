"""Stage 3b: boxes, tags and attention together, from the pre-trained backbone.

Boxes: task-aligned assignment (Feng et al. 2021, "TOOD"): a cell answers for the object whose box it predicts best;
its target score is how well it does. Tags: binary cross entropy where a tag is known. Attention: binary cross entropy
with masks of salient objects. Each step sees whole pictures (some as 2x2 mosaics) and, for tags, small teacher crops.

usage: python -m osprey_training.joint BOXES CROPS SETS CHECKPOINT --minutes M [--backbone PRETRAINED] [--size 192]
"""

import argparse
import json
import queue
import threading
import time
from pathlib import Path

import cv2
import numpy as np
import torch
from scipy.sparse import csr_matrix
from torch.nn import functional as F

from osprey_training import network, parts, pretrain, running, tags
from osprey_training.boxes import SIDE
from osprey_training.crops import resized

CLASSES = 81
SURE, MAYBE = 0.35, 0.1  # teacher scores from which a box is an object; between the two it is left open
SURE_FACE = 0.7
MOST = 60  # boxes of a picture
SPORTS_SETS = {"sports22", "sports100", "har15"}
SPORTS_PLACES = {"baseball_field", "boxing_ring", "bowling_alley", "ice_skating_rink__outdoor", "martial_arts_gym", "racecourse", "ski_slope",
                 "stadium__football", "swimming_pool__outdoor", "track__outdoor", "golf_course"}  # where sport may be seen


class TagKnowledge:
    """What is known of each tag for one picture (NaN: nothing); see :mod:`osprey_training.tags`."""

    def __init__(self, synset_words):
        self.tags = tags.vocabulary()
        self.index = {t.name: i for i, t in enumerate(self.tags)}
        members = tags.imagenet_members(self.tags, synset_words)
        ends = np.cumsum([0] + [len(own) for own in members])
        self.below = csr_matrix((np.ones(ends[-1], np.float32), np.concatenate(members).astype(int), ends), (len(self.tags), 1000))
        self.taught = np.array([bool(own) for own in members])
        self.labels = tags.label_index(self.tags)
        narrower = {}
        for i, tag in enumerate(self.tags):
            for parent in tag.parents:
                narrower.setdefault(self.index[parent], []).append(i)
        self.derived = [(i, own) for i, own in narrower.items() if i and not self.taught[i] and not self.tags[i].labels]
        self.sports = [i for i, tag in enumerate(self.tags) if tag.name == "sport" or "sport" in tag.parents]
        self.rare = [i for i, tag in enumerate(self.tags) if tag.labels and not tag.words and not self.taught[i]]
        self.wider = tags.wider_pairs(self.tags)
        self.siblings = {}
        for key, found in self.labels.items():
            self.siblings.setdefault(key.split("/")[0], set()).update(found)

    def row(self, name, label=None, boxes=None, captions=None, logits=None):
        """``logits`` are the classifier teacher's 1001; ``boxes`` as in :mod:`osprey_training.boxes`."""
        row = np.full(len(self.tags), np.nan, np.float32)
        if logits is not None:
            p = np.exp(logits - logits.max())
            row[self.taught] = (self.below @ (p / p.sum())[1:])[self.taught]  # the teacher's class 0 is "background"
        if captions:
            said = tags.from_captions(self.tags, captions)
            if len(captions) == 1:
                said[said == 0] = np.nan
            row = np.where(np.isnan(said), row, np.where(np.isnan(row), said, np.maximum(said, row * (said > 0))))
        if boxes is not None:
            best = np.zeros(81, np.float32)
            np.maximum.at(best, boxes[:, 4].astype(int), boxes[:, 5])
            row[:80][best[:80] >= 0.5] = 1
            row[:80][(best[:80] < MAYBE) & np.isnan(row[:80])] = 0
            if best[80] > 0.8:
                row[0] = row[self.index["face"]] = 1
            elif best[80] < 0.3:
                row[self.index["face"]] = 0
        folder = name.split("/")[0]
        if label:
            row[list(self.siblings.get(folder, ()))] = 0
            row[self.labels.get(f"{folder}/{label}".replace(" ", "_"), [])] = 1
        if label and folder not in SPORTS_SETS and label not in SPORTS_PLACES:
            row[self.sports] = np.where(np.isnan(row[self.sports]), 0, row[self.sports])
        if label or captions and len(captions) > 1:  # what only a set's labels name is taken to be absent elsewhere
            row[self.rare] = np.where(np.isnan(row[self.rare]), 0, row[self.rare])
        row = tags.widen(row, self.wider)
        for i, own in self.derived:  # what no teacher and no label tells apart is what its narrower tags are
            if np.isnan(row[i]):
                row[i] = row[own].max()
        if label:
            for one, other in (("indoor", "outdoor"), ("outdoor", "indoor")):
                if row[self.index[one]] == 1:
                    row[self.index[other]] = 0
        return row


class Pictures:
    """The packed pictures of stage 3a with their boxes, tags and masks."""

    def __init__(self, folder, crops, sets_folder, crop_pictures):
        self.knowledge = TagKnowledge(next(Path(sets_folder, "acuity").glob("*synset_words.txt")).read_text().splitlines())
        self.words = self.knowledge.tags
        captions = tags.flickr_captions(sets_folder)
        for path in Path(sets_folder, "cc_captioned").glob("*.txt"):
            captions[path.stem + ".jpg"] = [path.read_text()]
        names, measuring, hashes = [], [], []
        self.data, self.boxes = [], []
        for path in parts.finished(Path(folder)):
            part = np.load(path)
            blob = path.with_suffix(".bin").read_bytes()
            ends, box_ends = np.cumsum(part["lengths"]), np.cumsum(part["counts"])
            for i, name in enumerate(part["names"]):
                self.data.append(blob[ends[i] - part["lengths"][i]:ends[i]])
                self.boxes.append(part["boxes"][box_ends[i] - part["counts"][i]:box_ends[i]])
            names += list(part["names"])
            measuring += list(part["measuring"])
            hashes.append(part["hash"])
        self.names, measuring, hashes = names, np.array(measuring), np.concatenate(hashes)
        number = {name: i for i, (name, _, _) in enumerate(crop_pictures)}
        first = {}
        for row, picture in enumerate(crops.picture):
            first.setdefault(int(picture), row)
        rows = []
        for i, name in enumerate(names):
            folder, file = name.split("/")
            said = captions.get(file.split("__")[-1] if folder == "flickr8k" else file) if folder in ("flickr8k", "cc_captioned") else None
            crop = first.get(number.get(name))
            logits = None if crop is None else crops.logits[crop].astype(np.float32) * pretrain.SCALE
            rows.append(self.knowledge.row(name, crop_pictures[number[name]][1] if name in number else None, self.boxes[i], said, logits))
        self.tags = np.stack(rows)
        self.masks = {}
        for i, name in enumerate(names):
            if name.startswith("ecssd/"):
                mask = cv2.imread(str(Path(sets_folder, name.replace("images", "ground_truth_mask").replace(".jpg", ".png"))), cv2.IMREAD_GRAYSCALE)
                if mask is not None:
                    self.masks[i] = cv2.resize(mask, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
        twins = pretrain.near(hashes, np.concatenate([crops.hash[crops.test], hashes[measuring]]))
        self.train = np.flatnonzero(~measuring & ~twins)
        extra = [i for i in self.train if i in self.masks] * 2
        self.train = np.concatenate([self.train, np.array(extra, int)])
        self.test = np.flatnonzero(measuring)
        self.crop_pictures = crop_pictures
        print(f"{len(names)} pictures: {len(self.train)} to train, {len(self.test)} kept out; {len(self.words)} tags", flush=True)

    def picture(self, i):
        return cv2.imdecode(np.frombuffer(self.data[i], np.uint8), cv2.IMREAD_COLOR)[:, :, ::-1]

    def crop_row(self, crops, row):
        """Tags of one teacher crop: the teacher's answer and the set's label."""
        name, label, _ = self.crop_pictures[crops.picture[row]]
        return self.knowledge.row(name, label, logits=crops.logits[row].astype(np.float32) * pretrain.SCALE)


def view(pictures, i, size, random):
    """A randomly zoomed, flipped and tinted view of a picture: pixels, boxes (pixels of the view), mask or None."""
    pixels, boxes = pictures.picture(i), pictures.boxes[i].copy()
    mask = pictures.masks.get(i)
    scale = random.uniform(0.6, 1.0) if random.random() < 0.6 else 1.0
    w = h = int(SIDE * scale)
    x, y = random.integers(0, SIDE - w + 1), random.integers(0, SIDE - h + 1)
    pixels = resized(pixels[y:y + h, x:x + w], size, size)
    if mask is not None:
        mask = cv2.resize(mask[y:y + h, x:x + w], (size // 8, size // 8), interpolation=cv2.INTER_AREA)
    area = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    boxes[:, [0, 2]] = ((boxes[:, [0, 2]] * SIDE - x) / w).clip(0, 1)
    boxes[:, [1, 3]] = ((boxes[:, [1, 3]] * SIDE - y) / h).clip(0, 1)
    left = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1]) * scale * scale
    boxes = boxes[left > 0.35 * np.maximum(area, 1e-6)]
    if random.random() < 0.5:
        pixels = pixels[:, ::-1]
        boxes[:, [0, 2]] = 1 - boxes[:, [2, 0]]
        mask = mask[:, ::-1] if mask is not None else None
    gain, shift = random.uniform(0.75, 1.25), random.uniform(-20, 20)
    tint = 1 + random.uniform(-0.08, 0.08, 3)
    pixels = (pixels * (gain * tint) + shift).clip(0, 255).astype(np.uint8)
    boxes[:, :4] *= size
    return pixels, boxes, mask


def batch(pictures, crops, order, count, size, random, small, small_count):
    """One step's whole pictures with boxes, tags and masks, and its teacher crops with tags."""
    pixels = np.empty((count, size, size, 3), np.uint8)
    boxes = np.zeros((count, MOST, 6), np.float32)
    boxes[:, :, 5] = -1
    known = np.full((count, len(pictures.words)), np.nan, np.float32)
    masks = np.full((count, size // 8, size // 8), np.nan, np.float32)
    for row in range(count):
        i = order()
        if random.random() < 0.25:
            found = []
            half = size // 2
            for quarter, j in enumerate([i, order(), order(), order()]):
                part, own, _ = view(pictures, j, half, random)
                y, x = divmod(quarter, 2)
                pixels[row, y * half:(y + 1) * half, x * half:(x + 1) * half] = part
                own[:, [0, 2]] += x * half
                own[:, [1, 3]] += y * half
                found.append(own)
            found = np.concatenate(found)
        else:
            pixels[row], found, mask = view(pictures, i, size, random)
            known[row] = pictures.tags[i]
            if mask is not None:
                masks[row] = mask / 255
        found = found[np.argsort(-found[:, 5])][:MOST]
        boxes[row, :len(found)] = found
    rows = crops.train[random.integers(0, len(crops.train), small_count)]
    small_pixels = np.stack([crops.picture_at(r, small) for r in rows])
    small_known = np.stack([pictures.crop_row(crops, r) for r in rows])
    return tuple(torch.from_numpy(part) for part in (pixels, boxes, known, masks, np.ascontiguousarray(small_pixels), small_known))


def loader(pictures, crops, count, size, seed, small, small_count):
    """An endless stream of batches, prepared in the background."""
    ready = queue.Queue(6)

    def work():
        random = np.random.default_rng(seed)
        waiting = []

        def order():
            if not waiting:
                waiting.extend(random.permutation(pictures.train))
            return waiting.pop()

        while True:
            ready.put(batch(pictures, crops, order, count, size, random, small, small_count))

    threading.Thread(target=work, daemon=True).start()
    while True:
        yield ready.get()


def overlap(a, b):
    """IoU of boxes ``[..., 4]`` (corners) that broadcast."""
    wh = (torch.minimum(a[..., 2:], b[..., 2:]) - torch.maximum(a[..., :2], b[..., :2])).clamp(min=0)
    inner = wh[..., 0] * wh[..., 1]
    area = lambda x: (x[..., 2] - x[..., 0]).clamp(min=0) * (x[..., 3] - x[..., 1]).clamp(min=0)
    return inner / (area(a) + area(b) - inner + 1e-7)


@torch.no_grad()
def assign(scores, corners, centres, strides, boxes, wanted, best=10):
    """Task-aligned assignment: for each cell the object it answers for (-1: none) and its target score."""
    batch_size, cells_count = scores.shape[:2]
    classes = boxes[..., 4].long()
    inside = torch.cat([centres[None, None] - boxes[:, :, None, :2], boxes[:, :, None, 2:4] - centres[None, None]], -1).amin(-1) > 0
    middle = (boxes[..., :2] + boxes[..., 2:4])[:, :, None] / 2
    close = ((centres[None, None] - middle).abs() < strides[None, None, :, None] * 1.0).all(-1)
    iou = overlap(boxes[:, :, None, :4], corners[:, None])
    score = scores.sigmoid().gather(2, classes[:, None].expand(-1, cells_count, -1)).transpose(1, 2)
    metric = (score.sqrt() * iou.pow(4) + 1e-9) * (inside | close) * wanted[..., None]
    top = metric.topk(best, dim=2).indices
    chosen = torch.zeros_like(metric, dtype=torch.bool).scatter_(2, top, True) & (metric > 0)
    metric = metric * chosen
    owner_iou, owner = (iou * chosen).max(1)
    taken = chosen.any(1)
    metric_of = metric.gather(1, owner[:, None])[:, 0]
    highest = metric.amax(2).clamp(min=1e-9)
    highest_iou = (iou * chosen).amax(2)
    target = metric_of / highest.gather(1, owner) * highest_iou.gather(1, owner)
    return torch.where(taken, owner, -1), target.clamp(min=0.05) * taken


def box_loss(scores, sides, boxes, centres, strides):
    """Score loss (quality focal), box loss (GIoU) and side-distribution loss (DFL)."""
    sure = torch.where(boxes[..., 4] == 80, SURE_FACE, SURE)
    wanted = boxes[..., 5] >= sure
    open_ = (boxes[..., 5] >= 0) & ~wanted
    lengths = network.side_lengths(sides, strides)
    corners = torch.cat([centres[None] - lengths[..., :2], centres[None] + lengths[..., 2:]], -1)
    owner, quality = assign(scores, corners, centres, strides, boxes, wanted.float())
    taken = owner >= 0
    rows, cells_ = taken.nonzero(as_tuple=True)
    objects = boxes[rows, owner[rows, cells_]]
    target = torch.zeros_like(scores)
    target[rows, cells_, objects[:, 4].long()] = quality[rows, cells_]
    weight = torch.ones_like(scores)
    for b, g in open_.nonzero():
        box = boxes[b, g]
        in_box = ((centres > box[:2]) & (centres < box[2:4])).all(-1)
        weight[b, in_box, int(box[4])] = 0
    weight = torch.where(target > 0, 1.0, weight)
    p = scores.sigmoid()
    focal = (p - target).abs().pow(2).detach()
    total = quality.sum().clamp(min=1)
    score_loss = (F.binary_cross_entropy_with_logits(scores, target, reduction="none") * focal * weight).sum() / total
    if not len(rows):
        return score_loss, score_loss * 0, score_loss * 0
    ours, theirs, share = corners[rows, cells_], objects[:, :4], quality[rows, cells_]
    iou = overlap(ours, theirs)
    hull = torch.maximum(ours[:, 2:], theirs[:, 2:]) - torch.minimum(ours[:, :2], theirs[:, :2])
    area = lambda x: (x[:, 2] - x[:, 0]).clamp(min=0) * (x[:, 3] - x[:, 1]).clamp(min=0)
    both = area(ours) + area(theirs)
    union = both - both * iou / (1 + iou)
    giou = iou - (hull[:, 0] * hull[:, 1] - union) / (hull[:, 0] * hull[:, 1] + 1e-7)
    wanted_sides = torch.cat([centres[cells_] - theirs[:, :2], theirs[:, 2:] - centres[cells_]], 1) / strides[cells_, None]
    wanted_sides = wanted_sides.clamp(0, network.BINS - 0.01)
    low = wanted_sides.floor()
    logits = sides[rows, cells_].unflatten(-1, (4, network.BINS + 1)).log_softmax(-1)
    dfl = -(logits.gather(2, low.long()[..., None])[..., 0] * (low + 1 - wanted_sides) + logits.gather(2, low.long()[..., None] + 1)[..., 0] * (wanted_sides - low))
    return score_loss, ((1 - giou) * share).sum() / total, (dfl.mean(1) * share).sum() / total


def known_loss(logits, target):
    """Binary cross entropy over the known entries, averaged over pictures."""
    known = ~torch.isnan(target)
    loss = F.binary_cross_entropy_with_logits(logits, target.nan_to_num(), reduction="none") * known
    return loss.sum() / max(1, len(target))


def load_earlier(model, weights, earlier, names):
    """Takes over the weights of an earlier generation, its tags by their names."""
    own = model.state_dict()
    taken = {name: value.to(own[name].dtype) for name, value in weights.items() if name in own}
    for name in ("tags.weight", "tags.bias"):
        taken[name] = tags.carried_over(taken[name], earlier, names, own[name])
    model.load_state_dict(own | {name: value.view_as(own[name]) for name, value in taken.items()})
    print(len(taken), "weights taken over", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("boxes", type=Path)
    parser.add_argument("crops", type=Path)
    parser.add_argument("sets", type=Path)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--backbone", type=Path)
    parser.add_argument("--bundle", type=Path, help="go on from this bundle's weights when there is no checkpoint")
    parser.add_argument("--start", type=Path, help="the same from an earlier checkpoint, perhaps of another vocabulary; --backbone goes before it")
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--size", type=int, default=network.SIDE)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--small", type=int, default=24, help="teacher crops a step")
    parser.add_argument("--small-size", type=int, default=96, help="their side, pixels")
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--freeze", action="store_true", help="leave the stem and the first stage as they are: a fifth faster")
    options = parser.parse_args()
    torch.set_num_threads(running.THREADS)
    torch.manual_seed(2)
    cv2.setNumThreads(1)
    device = running.device()
    crops = pretrain.Crops(options.crops)
    pictures = Pictures(options.boxes, crops, options.sets, json.loads((options.crops / "pictures.json").read_text()))
    model = network.Shared(CLASSES, len(pictures.words))
    names = [t.name for t in pictures.words]
    if options.bundle:
        earlier = [t["name"] for t in json.loads((options.bundle / "shared.card.json").read_text())["tags"]]
        load_earlier(model, running.bundle_weights(options.bundle / "shared.onnx", "shared"), earlier, names)
    if options.start:
        earlier = running.load(options.start)
        load_earlier(model, earlier["average"], earlier["tags"], names)
    if options.backbone:
        taught = running.load(options.backbone)["average"]
        model.backbone.load_state_dict({k.removeprefix("backbone."): v for k, v in taught.items() if k.startswith("backbone.")})
    model = model.to(device, memory_format=torch.channels_last)
    if options.freeze:
        model.backbone.stem.requires_grad_(False)
        model.backbone.stages[0].requires_grad_(False)
    trained = {"params": [p for n, p in model.named_parameters() if n.startswith("backbone")], "share": 0.4}
    fresh = {"params": [p for n, p in model.named_parameters() if not n.startswith("backbone")], "share": 1.0}
    optimiser = torch.optim.AdamW([trained, fresh], lr=options.rate, weight_decay=0.03)
    run = running.Run(options.checkpoint, options.minutes, model, optimiser, 0.998, tags=names)
    centres, strides = (x.to(device) for x in network.cells(options.size))
    saved = logged = time.time()
    since, sums = run.seen, np.zeros(6)
    for step in loader(pictures, crops, options.batch, options.size, seed=run.seen + 3, small=options.small_size, small_count=options.small):
        pixels, boxes, known, masks, small, small_known = (part.to(device) for part in step)
        for group in optimiser.param_groups:
            group["lr"] = running.rate(run.clock, options.rate) * group["share"]
        with torch.autocast(device.type, torch.bfloat16):
            words, scores, sides, attention, _, _ = model(network.normalised(pixels))
            maps = model.backbone(network.normalised(small))
            small_words = model.tags(torch.cat([maps[-1].mean((2, 3)), maps[-1].amax((2, 3))], 1))
        score_loss, side_loss, dfl = box_loss(scores.float(), sides.float(), boxes, centres, strides)
        tag_loss = known_loss(words.float(), known)
        small_loss = known_loss(small_words.float(), small_known)
        masked = ~torch.isnan(masks)
        attention_loss = (F.binary_cross_entropy_with_logits(attention[:, 0].float(), masks.nan_to_num(), reduction="none") * masked).sum() / masked.sum().clamp(min=1)
        loss = score_loss + 2 * side_loss + 0.5 * dfl + 0.06 * (tag_loss + 0.5 * small_loss) + 0.5 * attention_loss
        run.step(loss, options.batch, 10.0)
        sums += [x.item() for x in (score_loss, side_loss, dfl, tag_loss, small_loss, attention_loss)]
        now, done = time.time(), run.clock.fraction() >= 1
        if now - logged > 60 or done:
            steps = (run.seen - since) / options.batch
            print(f"{run.clock.used():.1f} min {run.seen} pictures {(run.seen - since) / (now - logged):.1f}/s score/side/dfl/tag/small/attention {' '.join(f'{x:.3f}' for x in sums / steps)}", flush=True)
            logged, since, sums = now, run.seen, np.zeros(6)
        if now - saved > 240 or done:
            run.save()
            saved = now
        if done:
            break


if __name__ == "__main__":
    main()
