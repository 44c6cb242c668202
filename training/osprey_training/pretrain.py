"""Stage 2: teaches the backbone the classifier teacher's answers and the sets' own labels.

Loss: KL divergence of the logits at temperature 2 + cosine distance of the pooled features + cross entropy within each
set's own labels (pictures of other sets say nothing about them).

usage: python -m osprey_training.pretrain CROPS CHECKPOINT --minutes M [--size 96] [--batch 256] [--start EARLIER JOINT]
Resumable: the checkpoint keeps weights, optimiser, minutes spent and crops seen.
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
from torch.nn import functional as F

from osprey_training import network, parts, running, tags

SCALE, ZERO = 0.0633650, -53  # the teacher's logits
FEATURE_SCALE, FEATURE_ZERO = 0.0190778, -128


class Crops:
    """All finished parts of stage 1, the crops' JPEG bytes kept in memory."""

    def __init__(self, folder):
        folder = Path(folder)
        pictures = json.loads((folder / "pictures.json").read_text())
        names = sorted({f"{name.split('/')[0]}/{label}" for name, label, _ in pictures if label})
        number = {name: i for i, name in enumerate(names)}
        self.labels = names
        sets = sorted({name.split("/")[0] for name in names})
        self.label_sets = torch.tensor([sets.index(name.split("/")[0]) for name in names])
        own = np.array([number[f"{n.split('/')[0]}/{l}"] if l else -1 for n, l, _ in pictures])
        measuring = np.array([m for _, _, m in pictures])
        columns, blobs = [], []
        for path in parts.finished(folder):
            part = np.load(path)
            blobs.append(np.fromfile(path.with_suffix(".bin"), np.uint8))
            columns.append({key: part[key] for key in part.files} | {"blob": np.full(len(part["picture"]), len(blobs) - 1)})
        self.blobs = blobs
        for key in columns[0]:
            setattr(self, key, np.concatenate([column[key] for column in columns]))
        self.own = own[self.picture]
        kept_out = measuring[self.picture]
        twins = near(self.hash, self.hash[kept_out & (self.hash > 0)])
        bad = np.zeros(len(pictures), bool)
        bad[self.picture[twins & ~kept_out]] = True
        self.train = np.flatnonzero(~kept_out & ~bad[self.picture])
        self.test = np.flatnonzero(kept_out)
        print(f"{len(self.picture)} crops: {len(self.train)} to train, {len(self.test)} kept out, {int(bad.sum())} pictures dropped as twins", flush=True)

    def picture_at(self, i, size):
        blob, offset = self.blobs[self.blob[i]], self.offset[i]
        picture = cv2.imdecode(blob[offset:offset + self.length[i]], cv2.IMREAD_COLOR)
        if size != picture.shape[0]:
            picture = cv2.resize(picture, (size, size), interpolation=cv2.INTER_AREA)
        return picture[:, :, ::-1]

    def batch(self, indices, size, random=None):
        pictures = np.empty((len(indices), size, size, 3), np.uint8)
        for row, i in enumerate(indices):
            picture = self.picture_at(i, size)
            pictures[row] = picture[:, ::-1] if random is not None and random.random() < 0.5 else picture
        return (torch.from_numpy(pictures), torch.from_numpy((self.logits[indices].astype(np.float32) - ZERO) * SCALE),
                torch.from_numpy((self.features[indices].astype(np.float32) - FEATURE_ZERO) * FEATURE_SCALE), torch.from_numpy(self.own[indices]))


def near(hashes, others, bits=3):
    """Which of the hashes are within ``bits`` of any of the others (zero hashes never are)."""
    found = np.zeros(len(hashes), bool)
    rows = np.flatnonzero(hashes)
    for start in range(0, len(rows), 256):
        part = rows[start:start + 256]
        found[part] = (np.bitwise_count(hashes[part][:, None] ^ others[None]) <= bits).any(1) if len(others) else False
    return found


def loader(crops, size, batch, seed, workers=1):
    """An endless stream of training batches, prepared in the background."""
    ready = queue.Queue(8)

    def work():
        random = np.random.default_rng(seed)
        while True:
            order = random.permutation(crops.train)
            for start in range(0, len(order) - batch, batch):
                ready.put(crops.batch(np.sort(order[start:start + batch]), size, random))

    threading.Thread(target=work, daemon=True).start()
    while True:
        yield ready.get()


def loss_of(student, label_sets, pictures, logits, features, own, temperature=2.0):
    """The three losses' sum, and its parts for the log."""
    ours, embedding, labels = student(network.normalised(pictures))
    ours, embedding, labels = ours.float(), embedding.float(), labels.float()
    kl = F.kl_div((ours / temperature).log_softmax(1), (logits / temperature).log_softmax(1), log_target=True, reduction="batchmean") * temperature**2
    cosine = (1 - F.cosine_similarity(embedding, features)).mean()
    known = own >= 0
    other_set = label_sets[None] != label_sets[own.clamp(min=0)][:, None]
    entropy = F.cross_entropy(labels[known].masked_fill(other_set[known], -1e4), own[known])
    return kl + 2 * cosine + 0.5 * entropy, (kl.item(), cosine.item(), entropy.item())


@torch.no_grad()
def measure(student, crops, size, device, count=1500):
    """Share of kept-out crops where the student's first (and first five) of 1001 hold the teacher's first choice."""
    student.eval()
    first = five = own_right = own_known = 0
    rows = crops.test[:: -(-len(crops.test) // count)]
    for start in range(0, len(rows), 250):
        pictures, logits, _, own = crops.batch(rows[start:start + 250], size)
        with torch.autocast(device.type, torch.bfloat16):
            ours, _, labels = student(network.normalised(pictures.to(device)))
        top = ours.float().cpu().topk(5).indices
        wanted = logits.argmax(1)
        first += (top[:, 0] == wanted).sum().item()
        five += (top == wanted[:, None]).any(1).sum().item()
        known = own >= 0
        other = crops.label_sets[None] != crops.label_sets[own.clamp(min=0)][:, None]
        best = labels.float().cpu().masked_fill(other, -1e4).argmax(1)
        own_right += (best == own)[known].sum().item()
        own_known += known.sum().item()
    student.train()
    return f"teacher first {first / len(rows):.3f} five {five / len(rows):.3f} own labels {own_right / max(1, own_known):.3f} ({len(rows)} crops)"


def load_earlier(student, earlier, labels):
    """Takes over the weights of an earlier checkpoint: one of this stage (labels by their names) or the joint stage's backbone."""
    own = student.state_dict()
    taken = {name: value for name, value in earlier["average"].items() if name in own}
    for name in ("labels.weight", "labels.bias"):
        if name in taken:
            taken[name] = tags.carried_over(taken[name], earlier["labels"], labels, own[name])
    student.load_state_dict(own | taken)
    print(len(taken), "weights taken over", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("crops", type=Path)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--size", type=int, default=96)
    parser.add_argument("--batch", type=int, default=256)
    parser.add_argument("--rate", type=float, default=1.5e-3)
    parser.add_argument("--start", type=Path, nargs="+", default=[], help="begin with these checkpoints' weights, later ones over earlier ones")
    options = parser.parse_args()
    torch.set_num_threads(running.THREADS)
    torch.manual_seed(1)
    cv2.setNumThreads(1)
    device = running.device()
    crops = Crops(options.crops)
    student = network.Student(len(crops.labels))
    for path in options.start:
        load_earlier(student, running.load(path), crops.labels)
    student = student.to(device, memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(student.parameters(), lr=options.rate, weight_decay=0.03)
    run = running.Run(options.checkpoint, options.minutes, student, optimiser, labels=crops.labels)
    sets = crops.label_sets.to(device)
    saved = logged = time.time()
    since = run.seen
    for batch in loader(crops, options.size, options.batch, seed=run.seen + 1):
        for group in optimiser.param_groups:
            group["lr"] = running.rate(run.clock, options.rate)
        with torch.autocast(device.type, torch.bfloat16):
            loss, terms = loss_of(student, sets, *(part.to(device) for part in batch))
        run.step(loss, options.batch, 5.0)
        now, done = time.time(), run.clock.fraction() >= 1
        if now - logged > 30 or done:
            print(f"{run.clock.used():.1f} min {run.seen} crops {(run.seen - since) / (now - logged):.0f}/s loss {loss.item():.3f} kl/cos/own {terms[0]:.3f} {terms[1]:.3f} {terms[2]:.3f}", flush=True)
            logged, since = now, run.seen
        if now - saved > 240 or done:
            run.save()
            print(measure(run.average.model, crops, options.size, device), flush=True)
            saved = time.time()
        if done:
            break


if __name__ == "__main__":
    main()
