"""Makes the bundle that the engine's tests run: networks of the real ones' inputs and outputs, a few kilobytes each, of
random weights. What they say means nothing, but it is always the same.

usage, in the folder of the package osprey_training: python .../tiny_bundle.py FOLDER
"""

import hashlib
import json
import sys
from pathlib import Path

import torch
from osprey_training import captioner as captioning
from osprey_training import export, network
from torch import nn

TAGS = [("person", []), ("dog", ["mammal", "animal"]), ("laptop", ["computer", "electronics"]), ("mammal", ["animal"]), ("animal", []),
        ("computer", ["electronics"]), ("electronics", []), ("outdoor", []), ("indoor", []), ("beach", ["outdoor"]), ("grass", [])]
KINDS = 4  # person, dog, laptop, face
GRID = 16
WORDS = ["<pad>", "<begin>", "<end>", "<unknown>", "a", "man", "woman", "dog", "laptop", "on", "the", "beach", "grass", "with"]


class TinyShared(nn.Module):
    def __init__(self):
        super().__init__()
        self.cells = nn.Conv2d(3, KINDS + 4 + 1, 8, 8)
        self.grid = nn.Conv2d(3, GRID, 32, 32)
        self.tags = nn.Linear(GRID, len(TAGS))

    def forward(self, picture):
        cells, grid = self.cells(picture), self.grid(picture)
        scores = cells[:, :KINDS].flatten(2).transpose(1, 2).sigmoid()
        sides = cells[:, KINDS:KINDS + 4].flatten(2).transpose(1, 2).sigmoid() * 0.4
        count = picture.shape[2] // 8
        steps = (torch.arange(count, dtype=torch.float32) + 0.5) / count
        centres = torch.stack([steps[None].expand(count, count), steps[:, None].expand(count, count)], -1).reshape(1, -1, 2)
        corners = torch.cat([centres - sides[..., :2], centres + sides[..., 2:]], -1)
        pooled = grid.mean((2, 3))
        return (self.tags(pooled).sigmoid(), corners, scores, cells[:, -1].sigmoid(), grid.flatten(2).transpose(1, 2),
                pooled / pooled.norm(dim=1, keepdim=True))


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(7)
    network.CHANNELS = (GRID,)
    captioning.WIDTH, captioning.HEADS, captioning.LAYERS, captioning.INNER, captioning.LONGEST, captioning.CONCEPTS = 16, 2, 1, 16, 8, 4
    captioner = captioning.Captioner(len(WORDS), len(TAGS))
    for table in (captioner.word, captioner.position, captioner.concept):
        nn.init.normal_(table.weight, std=1.0)
    grid, where, concepts = torch.randn(2, 4, GRID), captioning.places(2, 2)[None].expand(2, -1, -1), torch.zeros(2, 4, dtype=torch.long)
    export.write(TinyShared(), (torch.randn(2, 3, 64, 64),), folder / "shared.onnx", ["picture"],
                 ["tags", "boxes", "scores", "attention", "grid", "embedding"],
                 {"picture": {0: "batch", 2: "side", 3: "side"}, "tags": {0: "batch"}, "boxes": {0: "batch", 1: "cells"},
                  "scores": {0: "batch", 1: "cells"}, "attention": {0: "batch", 1: "rows", 2: "columns"}, "grid": {0: "batch", 1: "positions"},
                  "embedding": {0: "batch"}})
    export.write(export.Encode(captioner), (grid, where, concepts), folder / "caption-encode.onnx", ["grid", "places", "concepts"], ["keys", "values", "mask"],
                 {"grid": {0: "batch", 1: "positions"}, "places": {0: "batch", 1: "positions"}, "concepts": {0: "batch"}, "keys": {1: "batch", 3: "memory"},
                  "values": {1: "batch", 3: "memory"}, "mask": {0: "batch", 3: "memory"}})
    keys, values, mask = captioner.eval().encode(grid, where, concepts, torch.ones(2))
    past = torch.zeros(1, 2, 2, 3, 8)
    export.write(export.Decode(captioner), (torch.zeros(2, dtype=torch.long), torch.tensor([3]), past, past, keys, values, mask), folder / "caption-decode.onnx",
                 ["token", "position", "past_keys", "past_values", "keys", "values", "mask"], ["log_probabilities", "present_keys", "present_values"],
                 {"token": {0: "batch"}, "past_keys": {1: "batch", 3: "past"}, "past_values": {1: "batch", 3: "past"}, "keys": {1: "batch", 3: "memory"},
                  "values": {1: "batch", 3: "memory"}, "mask": {0: "batch", 3: "memory"}, "log_probabilities": {0: "batch"},
                  "present_keys": {1: "batch", 3: "present"}, "present_values": {1: "batch", 3: "present"}})
    cards = {
        "shared": {"input": {"side": 64, "regionSide": 32, "mean": network.MEAN, "std": network.STD},
                   "tags": [{"name": name, "parents": parents} for name, parents in TAGS], "objects": [name for name, _ in TAGS[:KINDS - 1]],
                   "person": 0, "face": KINDS - 1, "thresholds": {"tag": 0.4, "object": 0.6, "person": 0.001, "face": 0.6, "overlap": 0.5},
                   "gallery": {"landmarks": 0.99, "brands": 0.99, "celebrities": 0.99}},
        "caption-encode": {"concepts": 4, "leastConcept": 0.25},
        "caption-decode": {"words": WORDS, "pad": 0, "begin": 1, "end": 2, "unknown": 3, "longest": 8, "beam": 3, "lengthPower": 0.7,
                           "confidence": {"slope": 1.0, "offset": 0.0}},
    }
    models = []
    for role, card in cards.items():
        (folder / f"{role}.card.json").write_text(json.dumps(card) + "\n")
        sha256 = hashlib.sha256((folder / f"{role}.onnx").read_bytes()).hexdigest()
        models.append({"role": role, "file": f"{role}.onnx", "sha256": sha256, "card": f"{role}.card.json"})
    (folder / "bundle.json").write_text(json.dumps({"version": "tiny", "models": models}, indent=1) + "\n")


if __name__ == "__main__":
    main()
