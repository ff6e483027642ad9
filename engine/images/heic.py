"""HEIC files: what their boxes say, and their pixels by pi-heif, an optional package."""

from typing import Any, BinaryIO, cast

import numpy as np

from engine import extras
from engine.images import heif
from engine.images.header import Contents, Header, MissingPackage
from engine.images.image import Pixels


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
        ValueError: the pixels are not what the header said.
        Exception: whatever pi-heif raises on damaged files.
    """
    import pi_heif

    file.seek(0)
    picture: Any = pi_heif.open_heif(file, convert_hdr_to_8bit=False)
    if picture.size != (header.width, header.height):
        raise ValueError("the pixels' size is not the header's")
    samples = np.asarray(picture)[: header.height, : header.width]
    samples = samples.reshape(header.height, header.width, -1)
    if samples.shape[2] == 3 and header.channels == 1:
        samples = samples[..., :1]
    if samples.shape[2] != header.channels + header.alpha or samples.dtype.itemsize * 8 != header.bits:
        raise ValueError("the pixels are not what the header said")
    if header.bits == 16:
        samples = samples | samples >> picture.info["bit_depth"]  # the lower bits were 0: white is 65535
    return cast(Pixels, samples)
