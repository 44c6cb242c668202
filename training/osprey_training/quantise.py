"""Stage 7b: the shared network's convolutions in 8 bits: 2.5 times as fast, two thirds of the size.

Weights have a scale for each output channel, activations one for each tensor, found on real pictures (Jacob et al. 2018,
"Quantization and training of neural networks for efficient integer-arithmetic-only inference"). The first convolution and the
last ones of the heads stay as they are: rounding the last costs nearly half of the boxes' mAP. Batch norms are folded into
the convolutions before; they are kept beside the graph (as metadata), so that training can go on from the file.

usage: python -m osprey_training.quantise BUNDLE SETS SHARED
BUNDLE is what export wrote; its shared.onnx, card and bundle.json are replaced.
"""

import argparse
import base64
import hashlib
import io
import json
import tempfile
from pathlib import Path

import cv2
import numpy as np
import onnx
import onnxruntime
from onnx import numpy_helper
from onnxruntime.quantization import CalibrationDataReader, CalibrationMethod, QuantFormat, QuantType, quantize_static

from osprey_training import crops, export, network, sets

PICTURES = 300  # on which the activations' ranges are found
PERCENTILE = 99.995  # of the activations that the 8 bits span
REDUCED = True  # weights of 7 bits: with 8, processors without VNNI instructions overflow and would answer otherwise
KEPT = ("backbone.stem.0.weight", "boxes.scores.weight", "boxes.sides.weight", "attention.1.weight")  # these convolutions stay floating
FOLDED = "ConvBnFusion_W_"  # how ONNX Runtime names a convolution's weights after folding its batch norm
NORMS = "norms"  # key of the metadata
EPSILON = 1e-5  # of the batch norms


class Reader(CalibrationDataReader):
    """Pictures as the network takes them; files that aren't any are left out."""

    def __init__(self, files):
        self.pictures = (picture for picture in map(crops.load, files) if picture is not None)

    def get_next(self):
        picture = next(self.pictures, None)
        if picture is None:
            return None
        x = crops.resized(picture, network.SIDE, network.SIDE)[:, :, ::-1].astype(np.float32) / 255
        return {"picture": ((x - network.MEAN) / network.STD).transpose(2, 0, 1)[None].astype(np.float32)}


def pack(arrays):
    """Arrays by name as text, 32 bits wide."""
    target = io.BytesIO()
    np.savez_compressed(target, **{name: np.asarray(values, np.float32) for name, values in arrays.items()})
    return base64.b64encode(target.getvalue()).decode()


def unpack(text):
    with np.load(io.BytesIO(base64.b64decode(text))) as arrays:
        return dict(arrays)


def norm_of(convolution):
    """Name of the batch norm that follows the convolution with the weights ``convolution``."""
    module, _, _ = convolution.rpartition(".")
    parent, _, index = module.rpartition(".")
    return f"{parent}.{int(index) + 1}"


def quantise(source, target, files):
    """Writes the network ``source`` with 8-bit convolutions to ``target``."""
    original = {w.name.removesuffix(".half"): numpy_helper.to_array(w) for w in onnx.load(str(source)).graph.initializer}
    with tempfile.TemporaryDirectory() as folder:
        options = onnxruntime.SessionOptions()
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        options.optimized_model_filepath = str(Path(folder) / "folded.onnx")
        onnxruntime.InferenceSession(str(source), options, providers=["CPUExecutionProvider"])
        folded = onnx.load(options.optimized_model_filepath)
        nodes = [n.name for n in folded.graph.node if n.op_type == "Conv" and not n.input[1].endswith(KEPT)]
        quantize_static(options.optimized_model_filepath, str(target), Reader(files), quant_format=QuantFormat.QDQ, op_types_to_quantize=["Conv"], nodes_to_quantize=nodes,
                        per_channel=True, reduce_range=REDUCED, activation_type=QuantType.QUInt8, weight_type=QuantType.QInt8, calibrate_method=CalibrationMethod.Percentile,
                        extra_options={"CalibPercentile": PERCENTILE, "CalibMaxIntermediateOutputs": 16})
    model = onnx.load(str(target))
    norms = {name: values for name, values in original.items() if name.endswith(("running_mean", "running_var"))}
    for name in list(norms):
        if name.endswith("running_mean"):
            norm = name.removesuffix(".running_mean")
            norms |= {f"{norm}.{part}": original[f"{norm}.{part}"] for part in ("weight", "bias") if f"{norm}.{part}" in original}
    entry = model.metadata_props.add()
    entry.key, entry.value = NORMS, pack(norms)
    export.save(model, target)
    return len(nodes)


def restored(model):
    """The weights of a network that :func:`quantise` wrote, by their names before, within the rounding."""
    found = {w.name: numpy_helper.to_array(w) for w in model.graph.initializer}
    norms = next(unpack(p.value) for p in model.metadata_props if p.key == NORMS)
    weights = dict(norms)
    for name, values in found.items():
        name = name.removesuffix(".half")
        if values.dtype == np.int8 and name.endswith("_quantized"):
            name = name.removesuffix("_quantized")
            scale = found[name + "_scale"]
            values = values.astype(np.float32) * scale.reshape(-1, *[1] * (values.ndim - 1))
        elif name.endswith(("_quantized", "_scale", "_zero_point")):
            continue
        if name.startswith(FOLDED):
            name = name.removeprefix(FOLDED).partition("_token_")[0]
            norm = norm_of(name)
            gain = norms[norm + ".weight"] / np.sqrt(norms[norm + ".running_var"] + EPSILON)
            values = values / np.where(np.abs(gain) < 1e-6, np.inf, gain).reshape(-1, 1, 1, 1)
        weights[name] = values.astype(np.float32)
    return weights


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("bundle", "sets", "shared"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args()
    cv2.setNumThreads(1)
    pictures = [p for p in sets.pictures(options.sets, options.shared) if not p.measuring]
    chosen = np.random.default_rng(10).permutation(len(pictures))[:PICTURES]
    network_file = options.bundle / "shared.onnx"
    temporary = options.bundle / "shared.int8"
    count = quantise(network_file, temporary, [options.sets / pictures[i].name for i in chosen])
    print(count, "convolutions in 8 bits;", network_file.stat().st_size, "bytes before,", temporary.stat().st_size, "after")
    temporary.replace(network_file)
    listing = options.bundle / "bundle.json"
    bundle = json.loads(listing.read_text())
    next(m for m in bundle["models"] if m["role"] == "shared")["sha256"] = hashlib.sha256(network_file.read_bytes()).hexdigest()
    listing.write_text(json.dumps(bundle, indent=1) + "\n")


if __name__ == "__main__":
    main()
