"""HEIC files: what their boxes say, and their pixels by pi-heif, an optional package."""

import math
from typing import BinaryIO, cast

import numpy as np

from engine import extras
from engine.images import heif
from engine.images.header import Contents, Header, MissingPackage
from engine.images.image import Pixels
from engine.images.isolated import Answer, ask


def inspect(file: BinaryIO) -> Contents:
    """Header and metadata of a HEIC.

    Raises:
        MissingPackage: pi-heif is not installed.
        ValueError: not a whole header.
    """
    if not extras.installed("heic"):
        raise MissingPackage("heic")
    return heif.inspect(file, "heic")


def decode(file: BinaryIO, header: Header) -> Pixels:
    """All samples (H, W, channels and alpha), upright; 10 and 12 bits over the full range of 16.

    Raises:
        ValueError: damaged or incomplete, or the pixels are not what the header said.
    """
    shape = header.height, header.width, header.channels + header.alpha
    facts, samples = ask("heic", file, math.prod(shape[:2]) * 4)
    if samples is None or samples.shape[:2] != shape[:2]:
        raise ValueError("the pixels' size is not the header's")
    if samples.shape[2] == 3 and header.channels == 1:
        samples = samples[..., :1]
    if samples.shape != shape or samples.dtype.itemsize * 8 != header.bits:
        raise ValueError("the pixels are not what the header said")
    if header.bits == 16:
        samples |= samples >> int(facts["bits"])  # the lower bits were 0: white is 65535
    return cast(Pixels, samples)


def unpacked(file: BinaryIO) -> Answer:
    """The samples of the picture to show (H, W, channels) as pi-heif unpacks them, and the ``bits`` they had.

    10 and 12 bits stand at the upper end of 16. Called in a process of its own: see :mod:`engine.images.isolated`.
    """
    import pi_heif

    picture = pi_heif.open_heif(file, convert_hdr_to_8bit=False)
    width, height = picture.size
    samples = np.array(picture)[:, :width]  # a copy: without it, the pixels go with the picture
    return {"bits": picture.info["bit_depth"]}, samples.reshape(height, width, -1)
