"""Stage 7: the bundle: ONNX files with 16-bit weights, cards, vocabularies, bundle.json.

usage: python -m osprey_training.export JOINT CAPTIONER BUNDLE --version V [--mix CAPTIONER] [--image-type KINDS] [--calibration CALIBRATION.json] [--cards CARDS.json]
JOINT and CAPTIONER are checkpoints ("random" gives untrained networks of the same shape, to try the engine with); so is
KINDS, and without it a bundle's image-type network stays as it is.
"""

import argparse
import hashlib
import json
import re
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn

from osprey_training import captioner as captioning
from osprey_training import imagetype, joint, network, running, tags

OPSET = 17
THRESHOLDS = {"tag": 0.5, "object": 0.35, "person": 0.001, "face": 0.35, "overlap": 0.5}  # of calibrated confidences; overlap: IoU of the suppression
EVIDENCE = {"weight": 0.6, "floor": 1.0}  # how words without evidence lose, see the engine's DecoderCard
WIDER = {"below": 0.55, "from": 0.55}  # probabilities of the narrow and the wide tag where the wider word is said
ALONE = {"from": 0.3, "below": 0.3, "groupBelow": 0.4}  # a lone person: the best box's score, the second best's, the probability of a group
CLIP_ART = {"ambiguous": 0.3, "normal": 0.6, "good": 0.9}  # probability of clip art or a line drawing from which the grades begin
HALVED_FROM = 4096  # weights of a tensor; smaller ones (norms, biases) stay 32 bits wide


class SharedExport(nn.Module):
    """Answers instead of logits: probabilities, corners as fractions, unit embedding, grid with places."""

    def __init__(self, shared, calibration=None):
        """``calibration``: head -> slope and offset of its logits, as fitted by :mod:`osprey_training.calibrate`."""
        super().__init__()
        self.shared, self.calibration = shared, calibration or {}

    def probability(self, head, logits):
        fitted = self.calibration.get(head, {"slope": 1.0, "offset": 0.0})
        return (logits * torch.tensor(fitted["slope"]) + torch.tensor(fitted["offset"])).sigmoid()

    def forward(self, picture):
        words, scores, sides, attention, grid, pooled = self.shared(picture)
        size = torch.tensor(picture.shape[2], dtype=torch.float32)
        centres, strides = [], []
        for stride in network.STRIDES:
            steps = (torch.arange(picture.shape[2] // stride, dtype=torch.float32) + 0.5) * stride
            count = steps.shape[0]
            centres.append(torch.stack([steps[None].expand(count, count), steps[:, None].expand(count, count)], -1).reshape(-1, 2))
            strides.append(torch.ones_like(centres[-1][:, 0]) * stride)
        centres, strides = torch.cat(centres), torch.cat(strides)
        lengths = network.side_lengths(sides, strides)
        corners = torch.cat([centres[None] - lengths[..., :2], centres[None] + lengths[..., 2:]], -1) / size
        embedding = pooled / pooled.norm(dim=1, keepdim=True).clamp(min=1e-6)
        return (self.probability("tags", words), corners, self.probability("scores", scores), attention[:, 0].sigmoid(),
                grid.flatten(2).transpose(1, 2), embedding)


class KindsExport(nn.Module):
    """Probabilities of the kinds of pictures."""

    def __init__(self, kinds):
        super().__init__()
        self.kinds = kinds

    def forward(self, picture):
        return self.kinds(picture).softmax(1)


class Encode(nn.Module):
    def __init__(self, captioner):
        super().__init__()
        self.captioner = captioner

    def forward(self, grid, places, concepts):
        return self.captioner.encode(grid, places, concepts, torch.ones_like(grid[:, 0, 0]))


class Decode(nn.Module):
    def __init__(self, captioner):
        super().__init__()
        self.captioner = captioner

    def forward(self, token, position, past_keys, past_values, keys, values, mask):
        own = torch.zeros(1, 1, 1, 1)
        logits, new_keys, new_values = self.captioner.step(token[:, None], position[None], past_keys, past_values, own, keys, values, mask)
        return logits[:, 0].log_softmax(-1), new_keys, new_values


def save(model, path):
    """Writes a graph with its large weights 16 bits wide."""
    graph = model.graph
    casts = []
    for weight in list(graph.initializer):
        if weight.data_type == onnx.TensorProto.FLOAT and np.prod(weight.dims) > HALVED_FROM:
            values = numpy_helper.to_array(weight).astype(np.float16)
            graph.initializer.remove(weight)
            graph.initializer.append(numpy_helper.from_array(values, weight.name + ".half"))
            casts.append(onnx.helper.make_node("Cast", [weight.name + ".half"], [weight.name], to=onnx.TensorProto.FLOAT))
    for cast in reversed(casts):
        graph.node.insert(0, cast)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def write(module, inputs, path, input_names, output_names, axes):
    """Exports one graph and halves its weights' width; the cast back is folded when a session opens. Nothing else is
    folded here, so that weights keep their names and training can go on from a bundle (running.bundle_weights)."""
    torch.onnx.export(module.eval(), inputs, str(path), input_names=input_names, output_names=output_names, dynamic_axes=axes, opset_version=OPSET, dynamo=False,
                      do_constant_folding=False, training=torch.onnx.TrainingMode.PRESERVE)
    save(onnx.load(str(path)), path)


def mixed(one, other):
    """The mean of two captioners' averaged weights."""
    assert one["words"] == other["words"] and one["concepts"] == other["concepts"]
    return {name: (value + other["average"][name]) / 2 if value.is_floating_point() else value for name, value in one["average"].items()}


def evidence_tags(words, vocabulary):
    """Word -> indices of the tags that it means, for the words that mean some."""
    phrases = tags.phrases(vocabulary)
    return {word: phrases[(word,)] for word in words if (word,) in phrases}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("joint")
    parser.add_argument("captioner")
    parser.add_argument("bundle", type=Path)
    parser.add_argument("--version", required=True)
    parser.add_argument("--mix", type=Path, help="another checkpoint of the captioner with the same words: the bundle gets the mean of both (decision 62)")
    parser.add_argument("--image-type", type=Path)
    parser.add_argument("--calibration", type=Path, help="JSON of calibrate")
    parser.add_argument("--cards", type=Path, help="JSON: role -> what goes into its card besides the constants")
    options = parser.parse_args()
    calibration = json.loads(options.calibration.read_text()) if options.calibration else {}
    options.bundle.mkdir(parents=True, exist_ok=True)
    more = json.loads(options.cards.read_text()) if options.cards else {}
    vocabulary = tags.vocabulary()
    joint_state = None if options.joint == "random" else running.load(options.joint)
    caption_state = None if options.captioner == "random" else running.load(options.captioner)
    torch.manual_seed(0)
    shared = network.Shared(joint.CLASSES, len(vocabulary))
    if joint_state:
        assert joint_state["tags"] == [t.name for t in vocabulary]
        shared.load_state_dict(joint_state["average"])
    words = caption_state["words"] if caption_state else [*captioning.MARKS, "a", "person"]
    captioner = captioning.Captioner(len(words), len(vocabulary))
    if caption_state:
        captioner.load_state_dict(mixed(caption_state, running.load(options.mix)) if options.mix else caption_state["average"])
    captioner.bias.data[captioning.UNKNOWN + 1:len(captioning.MARKS)] = -1e4  # other manners of beginning are never said

    write(SharedExport(shared, calibration), (torch.randn(2, 3, 256, 256),), options.bundle / "shared.onnx", ["picture"],
          ["tags", "boxes", "scores", "attention", "grid", "embedding"],
          {"picture": {0: "batch", 2: "side", 3: "side"}, "tags": {0: "batch"}, "boxes": {0: "batch", 1: "cells"}, "scores": {0: "batch", 1: "cells"},
           "attention": {0: "batch", 1: "rows", 2: "columns"}, "grid": {0: "batch", 1: "positions"}, "embedding": {0: "batch"}})
    grid, where = torch.randn(2, 64, 384), captioning.places(8, 8)[None].expand(2, -1, -1)
    concepts = torch.zeros(2, captioning.CONCEPTS, dtype=torch.long)
    write(Encode(captioner), (grid, where, concepts), options.bundle / "caption-encode.onnx", ["grid", "places", "concepts"], ["keys", "values", "mask"],
          {"grid": {0: "batch", 1: "positions"}, "places": {0: "batch", 1: "positions"}, "concepts": {0: "batch"}, "keys": {1: "batch", 3: "memory"},
           "values": {1: "batch", 3: "memory"}, "mask": {0: "batch", 3: "memory"}})
    keys, values, mask = captioner.eval().encode(grid, where, concepts, torch.ones(2))
    past = torch.zeros(captioning.LAYERS, 2, captioning.HEADS, 3, captioning.WIDTH // captioning.HEADS)
    write(Decode(captioner), (torch.zeros(2, dtype=torch.long), torch.tensor([3]), past, past, keys, values, mask), options.bundle / "caption-decode.onnx",
          ["token", "position", "past_keys", "past_values", "keys", "values", "mask"], ["log_probabilities", "present_keys", "present_values"],
          {"token": {0: "batch"}, "past_keys": {1: "batch", 3: "past"}, "past_values": {1: "batch", 3: "past"}, "keys": {1: "batch", 3: "memory"},
           "values": {1: "batch", 3: "memory"}, "mask": {0: "batch", 3: "memory"}, "log_probabilities": {0: "batch"},
           "present_keys": {1: "batch", 3: "present"}, "present_values": {1: "batch", 3: "present"}})
    if options.image_type:
        kinds = imagetype.ImageType()
        kinds.load_state_dict(running.load(options.image_type)["average"])
        write(KindsExport(kinds), (torch.randn(2, 3, imagetype.SIDE, imagetype.SIDE),), options.bundle / "image-type.onnx", ["picture"], ["kinds"],
              {"picture": {0: "batch"}, "kinds": {0: "batch"}})
    names = [t.name for t in vocabulary]
    cards = {
        "shared": {"input": {"name": "picture", "side": network.SIDE, "regionSide": network.REGION_SIDE, "mean": network.MEAN, "std": network.STD, "fit": "squash"},
                   "outputs": {"tags": "[B,T] probabilities", "boxes": "[B,N,4] left, top, right, bottom as fractions", "scores": "[B,N,81] probabilities",
                               "attention": "[B,S/8,S/8] 0..1", "grid": "[B,(S/32)^2,384]", "embedding": "[B,384] unit length"},
                   "tags": [{"name": t.name, "parents": t.parents} for t in vocabulary], "objects": names[:80], "person": 0, "face": 80,
                   "reliability": calibration.get("reliability", {}), "thresholds": THRESHOLDS},
        "caption-encode": {"concepts": captioning.CONCEPTS, "leastConcept": captioning.LEAST_CONCEPT, "width": captioning.WIDTH, "heads": captioning.HEADS,
                           "layers": captioning.LAYERS},
        "caption-decode": {"words": words, "pad": captioning.PAD, "begin": captioning.BEGIN, "end": captioning.END, "unknown": captioning.UNKNOWN, "longest": captioning.LONGEST, "heads": captioning.HEADS,
                           "headWidth": captioning.WIDTH // captioning.HEADS, "layers": captioning.LAYERS, "beam": 4, "lengthPower": 0.7, "evidence": EVIDENCE | {"tags": evidence_tags(words, vocabulary), "wider": WIDER | {"words": tags.wider_words(words, vocabulary)},
                                                                                                                                               "alone": ALONE | {"group": names.index("group"), "one": [w for w in words if w in tags.ONE_PERSON], "many": [w for w in words if w in tags.MANY_PEOPLE]}},
                           "confidence": calibration.get("captions", {"slope": 1.0, "offset": 0.0})},
    }
    if options.image_type:
        cards["image-type"] = {"input": {"name": "picture", "side": imagetype.SIDE, "mean": network.MEAN, "std": network.STD, "fit": "squash"},
                               "views": [dict(zip(("left", "top", "right", "bottom", "weight"), view)) for view in imagetype.VIEWS], "kinds": imagetype.KINDS, "clipArt": imagetype.KINDS.index("clip art"), "lineDrawing": imagetype.KINDS.index("line drawing")} | CLIP_ART
    entries = []
    for role, card in cards.items():
        file = options.bundle / f"{role}.onnx"
        text = json.dumps({"role": role, "version": options.version} | card | more.get(role, {}), indent=1)
        text = re.sub(r"\[\s*([^\[\]{}]*?)\s*\]", lambda m: "[" + re.sub(r",\s*\n\s*", ", ", m.group(1)) + "]", text)
        (options.bundle / f"{role}.card.json").write_text(text + "\n")
        entries.append({"role": role, "file": file.name, "sha256": hashlib.sha256(file.read_bytes()).hexdigest(), "card": f"{role}.card.json"})
    listing = options.bundle / "bundle.json"
    others = [e for e in json.loads(listing.read_text())["models"] if e["role"] not in cards] if listing.exists() else []
    listing.write_text(json.dumps({"version": options.version, "models": entries + others}, indent=1) + "\n")
    for path in sorted(options.bundle.iterdir()):
        print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
