"""Stage 4: a transformer decoder that attends to the backbone's grid and to concept tokens.

Concepts are tags that the shared network is fairly sure of. Most of each batch are pictures with sentences (grid and
concepts); the rest are sentences alone (concepts taken from the words, some dropped, some false ones added, no grid), so
that it learns to say what the other heads see on pictures for which no sentences exist (after Fang et al. 2015, "From
captions to visual concepts and back"). Web pictures' sentences and lent ones (:mod:`osprey_training.borrow`) begin with
marks of their own: they teach what is where, without teaching the captioner to speak as they do.

usage: python -m osprey_training.captioner SETS SHARED LENT.json JOINT FEATURES CHECKPOINT --minutes M
FEATURES is a folder where the frozen network's answers are cached; one for each JOINT.
"""

import argparse
import json
import time
from collections import Counter
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from osprey_training import crops, joint, network, running, sentences, sets, tags
from osprey_training.sentences import LONGEST

WIDTH, HEADS, LAYERS, INNER = 256, 8, 3, 1024
CONCEPTS = 10  # concept tokens of a picture
LEAST_CONCEPT = 0.25  # probability from which a tag may be a concept
PAD, BEGIN, END, UNKNOWN, BEGIN_WEB, BEGIN_LENT = range(6)
MARKS = ["<pad>", "<begin>", "<end>", "<unknown>", "<begin web>", "<begin lent>"]  # the last two ask for a manner of speaking that no user wants
BEGINS = {"people": BEGIN, "web": BEGIN_WEB, "lent": BEGIN_LENT}
PICTURES = 0.7  # share of each batch that has a picture
SHARES = {"people": 0.55, "web": 0.28, "lent": 0.17}  # of these
SELDOM = 0.08  # of people's sentences: about pictures that are not Flickr8k's
NARROW = 0.3  # share of batches with the features of regions' size


class Attention(nn.Module):
    """Multi-head attention (Vaswani et al. 2017) with the keys and values made apart, so that they can be kept."""

    def __init__(self):
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))

    def split(self, x):
        return x.unflatten(-1, (HEADS, WIDTH // HEADS)).transpose(1, 2)

    def keys_values(self, x):
        return self.split(self.key(x)), self.split(self.value(x))

    def forward(self, x, keys, values, mask):
        scores = self.split(self.query(x)) @ keys.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + mask
        return self.out((scores.softmax(-1) @ values).transpose(1, 2).flatten(2))


class Layer(nn.Module):
    """Pre-norm self-attention, cross-attention (if any), and a two-layer perceptron."""

    def __init__(self, cross):
        super().__init__()
        self.own, self.cross = Attention(), Attention() if cross else None
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in range(3 if cross else 2))
        self.inner = nn.Sequential(nn.Linear(WIDTH, INNER), nn.GELU(), nn.Linear(INNER, WIDTH))
        self.drop = nn.Dropout(0.1)

    def forward(self, x, past, mask, memory=None, memory_mask=None):
        """``past`` is None or earlier (keys, values); returns the new x and all keys and values."""
        normed = self.norms[0](x)
        keys, values = self.own.keys_values(normed)
        if past is not None:
            keys, values = torch.cat([past[0], keys], 2), torch.cat([past[1], values], 2)
        x = x + self.drop(self.own(normed, keys, values, mask))
        if self.cross is not None:
            x = x + self.drop(self.cross(self.norms[1](x), *memory, memory_mask))
        return x + self.drop(self.inner(self.norms[-1](x))), keys, values


class Captioner(nn.Module):
    """Sentences from a grid ``[B,G,384]`` with places ``[B,G,2]`` and concept numbers ``[B,K]`` (tag index + 1, 0: none)."""

    def __init__(self, words, concepts):
        super().__init__()
        self.grid = nn.Linear(network.CHANNELS[-1], WIDTH)
        self.place = nn.Sequential(nn.Linear(2, 64), nn.GELU(), nn.Linear(64, WIDTH))
        self.concept = nn.Embedding(concepts + 1, WIDTH)
        self.encoder = Layer(cross=False)
        self.memory_norm = nn.LayerNorm(WIDTH)
        self.word = nn.Embedding(words, WIDTH)
        self.position = nn.Embedding(LONGEST + 2, WIDTH)
        self.layers = nn.ModuleList(Layer(cross=True) for _ in range(LAYERS))
        self.norm = nn.LayerNorm(WIDTH)
        self.bias = nn.Parameter(torch.zeros(words))
        for table in (self.word, self.position, self.concept):
            nn.init.normal_(table.weight, std=0.05)

    def encode(self, grid, places, concepts, grid_known):
        """Keys and values ``[LAYERS,B,HEADS,M,32]`` of the memory, and its additive mask ``[B,1,1,M]``."""
        seen = self.grid(grid) + self.place(places)
        told = self.concept(concepts)
        memory = torch.cat([seen, told], 1)
        known = torch.cat([grid_known[:, None].expand(-1, grid.shape[1]), (concepts > 0).to(grid.dtype)], 1)
        mask = (1 - known)[:, None, None, :] * -1e4
        memory = self.memory_norm(self.encoder(memory, None, mask)[0])
        pairs = [layer.cross.keys_values(memory) for layer in self.layers]
        return torch.stack([k for k, _ in pairs]), torch.stack([v for _, v in pairs]), mask

    def step(self, tokens, positions, past_keys, past_values, mask, keys, values, memory_mask):
        """Next-word logits ``[B,T,V]`` and all self-attention keys and values ``[LAYERS,B,HEADS,t,32]``."""
        x = self.word(tokens) + self.position(positions)
        new_keys, new_values = [], []
        for i, layer in enumerate(self.layers):
            past = None if past_keys is None else (past_keys[i], past_values[i])
            x, k, v = layer(x, past, mask, (keys[i], values[i]), memory_mask)
            new_keys.append(k)
            new_values.append(v)
        return self.norm(x) @ self.word.weight.t() + self.bias, torch.stack(new_keys), torch.stack(new_values)

    def forward(self, grid, places, concepts, grid_known, tokens):
        keys, values, memory_mask = self.encode(grid, places, concepts, grid_known)
        length = tokens.shape[1]
        causal = torch.full((length, length), -1e4, device=tokens.device).triu(1)[None, None]
        return self.step(tokens, torch.arange(length, device=tokens.device)[None], None, None, causal, keys, values, memory_mask)[0]


def places(rows, columns):
    """Centres ``[rows*columns,2]`` of a grid's cells in fractions (x, y)."""
    y, x = torch.meshgrid((torch.arange(rows) + 0.5) / rows, (torch.arange(columns) + 0.5) / columns, indexing="ij")
    return torch.stack([x, y], -1).reshape(-1, 2)


def half_mirrored(grid, random):
    """Square grids ``[B,G,384]``, each mirrored or not by chance."""
    side = int(grid.shape[1] ** 0.5)
    mirrored = grid.unflatten(1, (side, side)).flip(2).flatten(1, 2)
    return torch.where(torch.from_numpy(random.random(len(grid)) < 0.5)[:, None, None], mirrored, grid)


@torch.no_grad()
def features(model, pixels, size, device):
    """Grid ``[B,G,384]`` and merged probabilities of tags and boxes ``[B,T]`` of RGB pictures."""
    x = torch.from_numpy(np.stack([crops.resized(p, size, size) for p in pixels])).to(device)
    with torch.autocast(device.type, torch.bfloat16):
        words, scores, _, _, grid, _ = model(network.normalised(x))
    p = words.float().sigmoid()
    p[:, :80] = torch.maximum(p[:, :80], scores.float().sigmoid()[:, :, :80].amax(1))
    return grid.float().flatten(2).transpose(1, 2).half().cpu(), p.cpu()


def cached_features(model, names, root, folder, size, device):
    """Features of the named pictures, computed once for each size."""
    target = folder / f"features-{size}.pt"
    if target.exists():
        state = torch.load(target)
        if state["names"] == names:
            return state
    grids, probabilities = [], []
    for start in range(0, len(names), 32):
        pixels = [cv2.cvtColor(crops.load(root / name), cv2.COLOR_BGR2RGB) for name in names[start:start + 32]]
        grid, p = features(model, pixels, size, device)
        grids.append(grid)
        probabilities.append(p)
    folder.mkdir(parents=True, exist_ok=True)
    state = {"names": names, "grid": torch.cat(grids), "p": torch.cat(probabilities)}
    torch.save(state, target)
    return state


def concepts_of(p, random=None):
    """Concept numbers ``[CONCEPTS]``: the likeliest tags; in training some are dropped and a false one may be added."""
    order = np.argsort(-p)[:CONCEPTS + 4]
    chosen = [int(i) + 1 for i in order if p[i] >= LEAST_CONCEPT][:CONCEPTS]
    if random is not None:
        chosen = [c for c in chosen if random.random() > 0.15]
        if random.random() < 0.3:
            chosen.append(int(random.integers(1, len(p) + 1)))
        chosen = chosen[:CONCEPTS]
    return np.array(chosen + [0] * (CONCEPTS - len(chosen)))


def told_concepts(sentence, phrases, count, random):
    """Concepts for a sentence alone, from its words: some are left out, some false ones added."""
    chosen = [i + 1 for i in tags.said_in(sentence, phrases) if random.random() < 0.75]
    for _ in range(random.poisson(0.6)):
        chosen.append(int(random.integers(1, count + 1)))
    random.shuffle(chosen)
    chosen = chosen[:CONCEPTS]
    return np.array(chosen + [0] * (CONCEPTS - len(chosen)))


def load_earlier(captioner, weights, earlier_words, words, earlier_concepts, concepts):
    """Takes over an earlier captioner's weights, words and concepts by their names."""
    own = captioner.state_dict()
    taken = {name: value.to(own[name].dtype) for name, value in weights.items() if name in own}
    for name in ("word.weight", "bias"):
        taken[name] = tags.carried_over(taken[name], earlier_words, words, own[name])
    taken["concept.weight"] = tags.carried_over(taken["concept.weight"], ["<none>", *earlier_concepts], ["<none>", *concepts], own["concept.weight"])
    captioner.load_state_dict(own | {name: value.view_as(own[name]) for name, value in taken.items()})
    print(len(taken), "weights taken over", flush=True)


@torch.no_grad()
def greedy(captioner, grid, places_, concepts, words):
    """Greedy sentences, for watching the training."""
    captioner.eval()
    tokens = torch.full((len(grid), 1), BEGIN)
    known = torch.ones(len(grid))
    for _ in range(LONGEST):
        logits = captioner(grid, places_[None].expand(len(grid), -1, -1), concepts, known, tokens)[:, -1]
        logits[:, [PAD, BEGIN, UNKNOWN]] = -1e9
        tokens = torch.cat([tokens, logits.argmax(1, keepdim=True)], 1)
    captioner.train()
    result = []
    for row in tokens[:, 1:].tolist():
        row = row[:row.index(END)] if END in row else row
        result.append(" ".join(words[t] for t in row))
    return result


class Material:
    """Pictures with their features and sentences, in groups, and sentences alone."""

    def __init__(self, root, shared, lent, model, features_folder, device):
        said = sentences.of_pictures(root, shared)
        lent = {name: rows for name, rows in json.loads(Path(lent).read_text()).items() if name not in said}
        members = {"people": sorted(n for n in said if not n.startswith("cc_captioned/")), "web": sorted(n for n in said if n.startswith("cc_captioned/")), "lent": sorted(lent)}
        self.watched = sorted(p.name for p in sets.pictures(root, shared) if p.set == "flickr8k" and p.measuring)[:4]
        names = members["people"] + self.watched + members["web"] + members["lent"]
        self.spoken = [said.get(name) or lent.get(name) for name in names]
        ends = np.cumsum([0] + [len(rows) for rows in members.values()])
        shift = {"people": 0, "web": len(self.watched), "lent": len(self.watched)}
        self.groups = {name: np.arange(ends[i], ends[i + 1]) + shift[name] for i, name in enumerate(members)}
        self.seldom = self.groups["people"][[not names[i].startswith("flickr8k/") for i in self.groups["people"]]]
        self.watched_rows = np.arange(len(self.watched)) + ends[1]
        self.wide = cached_features(model, names, root, features_folder, network.SIDE, device)
        self.narrow = cached_features(model, names[:ends[1]], root, features_folder, network.REGION_SIDE, device)
        self.alone = sentences.alone(root, shared)
        print({name: len(rows) for name, rows in self.groups.items()}, len(self.seldom), "of them not Flickr's;", len(self.alone), "sentences alone", flush=True)

    def words(self):
        """All words that are said often enough, the marks first."""
        counts = Counter(w for i in self.groups["people"] for s in self.spoken[i] for w in s) + Counter(w for s in self.alone for w in s)
        web = Counter(w for i in self.groups["web"] for s in self.spoken[i] for w in s)
        often = [w for w, n in sorted((counts + web).items(), key=lambda x: (-x[1], x[0])) if n >= 12 and counts[w] >= 3]
        return MARKS + often

    def rows(self, random, count, narrow):
        """Numbers of ``count`` pictures and the marks that their sentences begin with."""
        shares = {"people": 1.0} if narrow else SHARES
        found, begins = [], []
        for name, share in shares.items():
            number = round(count * share)
            rows = self.groups[name][random.integers(0, len(self.groups[name]), number)]
            if name == "people" and len(self.seldom):
                rows[:round(number * SELDOM)] = self.seldom[random.integers(0, len(self.seldom), round(number * SELDOM))]
            found += rows.tolist()
            begins += [BEGINS[name]] * number
        return found, begins


def prepared(options, device):
    """The material with the features of the checkpoint ``options.joint``, and the tags."""
    state = running.load(options.joint)
    vocabulary = tags.vocabulary()
    assert state["tags"] == [t.name for t in vocabulary]
    shared = network.Shared(joint.CLASSES, len(vocabulary))
    shared.load_state_dict(state["average"])
    shared = shared.eval().to(device, memory_format=torch.channels_last)
    return Material(options.sets, options.shared, options.lent, shared, options.features, device), vocabulary


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("sets", "shared", "lent", "joint", "features", "checkpoint"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--bundle", type=Path, help="go on from this bundle's weights when there is no checkpoint")
    parser.add_argument("--start", type=Path, help="the same from an earlier checkpoint, perhaps with other words and tags")
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--rate", type=float, default=6e-4)
    parser.add_argument("--batch", type=int, default=128)
    options = parser.parse_args()
    torch.set_num_threads(running.THREADS)
    torch.manual_seed(4)
    cv2.setNumThreads(1)
    device = running.device()
    material, vocabulary = prepared(options, device)
    concepts = [t.name for t in vocabulary]
    words = material.words()
    number = {w: i for i, w in enumerate(words)}
    phrases = tags.phrases(vocabulary)
    captioner = Captioner(len(words), len(vocabulary))
    if options.bundle:
        card = json.loads((options.bundle / "caption-decode.card.json").read_text())
        earlier = [t["name"] for t in json.loads((options.bundle / "shared.card.json").read_text())["tags"]]
        weights = running.bundle_weights(options.bundle / "caption-encode.onnx", "captioner") | running.bundle_weights(options.bundle / "caption-decode.onnx", "captioner")
        load_earlier(captioner, weights, card["words"], words, earlier, concepts)
    if options.start:
        earlier = running.load(options.start)
        load_earlier(captioner, earlier["average"], earlier["words"], words, earlier["concepts"], concepts)
    captioner = captioner.to(device)
    optimiser = torch.optim.AdamW(captioner.parameters(), lr=options.rate, weight_decay=0.05, betas=(0.9, 0.98))
    run = running.Run(options.checkpoint, options.minutes, captioner, optimiser, 0.998, words=words, concepts=concepts)
    random = np.random.default_rng(run.seen + 5)
    cells = {side: places(side // 32, side // 32) for side in (network.SIDE, network.REGION_SIDE)}
    saved = logged = time.time()
    total = steps = 0
    seen_count = round(options.batch * PICTURES)
    while True:
        narrow = random.random() < NARROW
        data, where = (material.narrow, cells[network.REGION_SIDE]) if narrow else (material.wide, cells[network.SIDE])
        rows, begins = material.rows(random, seen_count, narrow)
        shown = len(rows)
        begins += [BEGIN] * (options.batch - shown)
        texts = [material.spoken[i][random.integers(len(material.spoken[i]))] for i in rows]
        texts += [material.alone[i] for i in random.integers(0, len(material.alone), options.batch - shown)]
        grid = torch.zeros(options.batch, len(where), network.CHANNELS[-1])
        grid[:shown] = data["grid"][rows].float()
        grid[:shown] = half_mirrored(grid[:shown], random)
        told = np.stack([concepts_of(data["p"][i].numpy(), random) for i in rows] + [told_concepts(t, phrases, len(vocabulary), random) for t in texts[shown:]])
        known = torch.zeros(options.batch)
        known[:shown] = torch.from_numpy((random.random(shown) > 0.1).astype(np.float32))
        tokens = np.zeros((options.batch, LONGEST + 1), np.int64)
        for row, (begin, text) in enumerate(zip(begins, texts)):
            line = [begin] + [number.get(w, UNKNOWN) for w in text] + [END]
            tokens[row, :len(line)] = line
        tokens = torch.from_numpy(tokens[:, :max(len(t) for t in texts) + 2]).to(device)
        for group in optimiser.param_groups:
            group["lr"] = running.rate(run.clock, options.rate)
        with torch.autocast(device.type, torch.bfloat16):
            logits = captioner(grid.to(device), where[None].expand(options.batch, -1, -1).to(device), torch.from_numpy(told).to(device), known.to(device), tokens[:, :-1])
        wanted = tokens[:, 1:].masked_fill(tokens[:, 1:] == UNKNOWN, PAD)
        loss = F.cross_entropy(logits.float().flatten(0, 1), wanted.flatten(), ignore_index=PAD, label_smoothing=0.05)
        run.step(loss, options.batch, 1.0)
        total, steps = total + loss.item(), steps + 1
        now, done = time.time(), run.clock.fraction() >= 1
        if now - logged > 60 or done:
            print(f"{run.clock.used():.1f} min {run.seen} sentences {steps * options.batch / (now - logged):.0f}/s loss {total / steps:.3f}", flush=True)
            logged, total, steps = now, 0, 0
        if now - saved > 180 or done:
            run.save()
            some = material.watched_rows
            shown = greedy(run.average.model.cpu(), material.wide["grid"][some].float(), cells[network.SIDE],
                           torch.from_numpy(np.stack([concepts_of(material.wide["p"][i].numpy()) for i in some])), words)
            print("\n".join(f"    {name.split('__')[-1]} | {text}" for name, text in zip(material.watched, shown)), flush=True)
            run.average.model.to(device)
            saved = now
        if done:
            break


if __name__ == "__main__":
    main()
