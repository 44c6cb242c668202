"""Part files of the labelling stages: ``part-NNNN.bin`` holds pictures' bytes, ``part-NNNN.npz`` what is known of them."""

import numpy as np


def path(folder, number):
    """Where a part's columns are; there once the part is finished."""
    return folder / f"part-{number:04d}.npz"


def write(folder, number, blobs, **columns):
    """Writes a part; the columns come last and at once, so that a crash leaves no half-written part."""
    target = path(folder, number)
    target.with_suffix(".bin").write_bytes(b"".join(blobs))
    temporary = target.with_suffix(".tmp.npz")
    np.savez(temporary, **columns)
    temporary.rename(target)


def finished(folder):
    """The finished parts' columns files, in order."""
    return sorted(found for found in folder.glob("part-*.npz") if ".tmp" not in found.name)
