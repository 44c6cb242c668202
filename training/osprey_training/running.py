"""What every training stage shares: time budgets, resuming, learning-rate schedule, moving average of weights."""

import copy
import math
import os
import time
from pathlib import Path

import torch

THREADS = int(os.environ.get("OMP_NUM_THREADS", os.cpu_count()))  # one thread is steadier where other work runs beside


class Clock:
    """A time budget in minutes that survives interruption: minutes already spent come from the checkpoint."""

    def __init__(self, minutes, spent=0.0):
        self.minutes, self.spent, self.start = minutes, spent, time.time()

    def used(self):
        return self.spent + (time.time() - self.start) / 60

    def fraction(self):
        return min(1.0, self.used() / self.minutes)


def rate(clock, peak, warm=0.03, floor=0.02):
    """Linear warm-up, then a cosine down to ``floor`` of the peak, over the clock's budget."""
    done = clock.fraction()
    if done < warm:
        return peak * (0.05 + 0.95 * done / warm)
    return peak * (floor + (1 - floor) * 0.5 * (1 + math.cos(math.pi * (done - warm) / (1 - warm))))


class Average:
    """Exponential moving average of a model's weights and buffers."""

    def __init__(self, model, decay=0.999):
        self.model, self.decay, self.steps = copy.deepcopy(model).eval(), decay, 0

    @torch.no_grad()
    def update(self, model):
        self.steps += 1
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        ours, theirs = self.model.state_dict(), model.state_dict()
        floats = [k for k, v in ours.items() if v.dtype.is_floating_point]
        torch._foreach_lerp_([ours[k] for k in floats], [theirs[k].to(ours[k]) for k in floats], 1 - decay)


def save(path, **state):
    """Writes a checkpoint so that a crash leaves the old one whole."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    torch.save(state, temporary)
    temporary.replace(path)


def load(path):
    """A checkpoint, or None when there is none."""
    return torch.load(path, map_location="cpu", weights_only=False) if Path(path).exists() else None


def device():
    """The GPU when one is at hand, else the CPU."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def bundle_weights(model, path, prefix):
    """Loads a model's weights from an exported network (16 bits wide), so that training can go on where only the bundle
    was kept. ``prefix`` is what the exporting wrapper called the model; weights that the file lacks keep their values."""
    import onnx
    from onnx import numpy_helper

    found = {w.name.removesuffix(".half").removeprefix(prefix + "."): numpy_helper.to_array(w) for w in onnx.load(str(path)).graph.initializer if w.name.startswith(prefix + ".")}
    own = model.state_dict()
    # The two biases that a block adds up learn alike, and the exporter keeps one of two equal tensors.
    for name in own.keys() - found.keys():
        twin = name.replace("shortcut.2.bias", "body.4.bias")
        if twin in found:
            found[name] = found[twin]
    taken = {name: torch.from_numpy(value.copy()).to(own[name].dtype).view_as(own[name]) for name, value in found.items() if name in own}
    model.load_state_dict(own | taken)
    return len(taken)
