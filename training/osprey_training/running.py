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


class Run:
    """A training run that can be cut off and go on: the model, its moving average, the optimiser, examples seen, minutes spent."""

    def __init__(self, path, minutes, model, optimiser, decay=0.999, **same):
        """Goes on from the checkpoint at ``path`` when there is one. ``same`` are values that are kept in the checkpoint and
        must not have changed since it was written."""
        self.path, self.model, self.optimiser, self.same = path, model, optimiser, same
        self.average, self.seen, self.clock = Average(model, decay), 0, Clock(minutes)
        state = load(path)
        if state:
            for name, value in same.items():
                if state[name] != value:
                    raise ValueError(f"{path} was trained with other {name}")
            model.load_state_dict(state["model"])
            self.average.model.load_state_dict(state["average"])
            self.average.steps = state["steps"]
            optimiser.load_state_dict(state["optimiser"])
            self.seen, self.clock = state["seen"], Clock(minutes, state["minutes"])

    def step(self, loss, examples, largest_norm):
        """One step of the optimiser, its gradient clipped."""
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), largest_norm)
        self.optimiser.step()
        self.average.update(self.model)
        self.seen += examples

    def save(self):
        save(self.path, model=self.model.state_dict(), average=self.average.model.state_dict(), steps=self.average.steps,
             optimiser=self.optimiser.state_dict(), seen=self.seen, minutes=self.clock.used(), **self.same)


def device():
    """The GPU when one is at hand, else the CPU."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def bundle_weights(path, prefix):
    """The weights in an exported network (16 or 8 bits wide), so that training can go on where only the bundle was kept.
    ``prefix`` is what the exporting wrapper called the model."""
    import onnx
    from onnx import numpy_helper

    from osprey_training import quantise

    model = onnx.load(str(path))
    if any(entry.key == quantise.NORMS for entry in model.metadata_props):
        weights = quantise.restored(model)
    else:
        weights = {w.name.removesuffix(".half"): numpy_helper.to_array(w) for w in model.graph.initializer}
    found = {name.removeprefix(prefix + "."): torch.from_numpy(values.copy()).float() for name, values in weights.items() if name.startswith(prefix + ".")}
    # The two biases that a block adds up learn alike, and the exporter keeps one of two equal tensors.
    for name in [n for n in found if n.endswith("body.4.bias")]:
        found.setdefault(name.replace("body.4.bias", "shortcut.2.bias"), found[name])
    return found
