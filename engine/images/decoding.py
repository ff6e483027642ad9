"""Pixels out of a file, by libvips, which keeps 16 bits and streams: a photo is in memory once.

CMYK becomes sRGB here, through the photo's own profile or, without one, through that of common inks.

The loaders are named one by one, so that a file never reaches a decoder that was not chosen for it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

import numpy as np

from engine.images import cmyk, tiff_unpacking
from engine.images.header import Header
from engine.images.image import Pixels

_LOADERS = {"jpeg": "jpegload_source", "png": "pngload_source", "tiff": "tiffload_source", "webp": "webpload_source"}
_UNLIMITED = ("tiff",)
"""Loaders with limits of their own on honest photos (of one large strip); those of tiff_layout.py hold instead."""

_MAPPED = ("jpeg", "webp")
_MOST_BYTES_A_PIXEL = 8
_MAX_METADATA_BYTES = 256 << 20

_NUMBERS = {8: "uchar", 16: "ushort", 32: "float"}

_SHRINKS = (8, 4, 2)
_NARROW = 256


def decode(file: BinaryIO, header: Header) -> Pixels:
    """All samples (H, W, channels and alpha) as stored, or for CMYK and L*a*b* as sRGB; not yet upright.

    Raises:
        ValueError: the pixels are not what the header said.
        pyvips.Error: damaged or incomplete.
    """
    if header.packed:
        return tiff_unpacking.decode(file)
    with _picture(file, header) as picture:
        _check(picture, header)
        return _with_bands(picture.numpy(), header)


def decode_small(file: BinaryIO, header: Header, longest: int) -> Pixels:
    """The same, shrunk while it is decoded as far as that is quick and a side of ``longest`` remains.

    So a large photo is never in memory at its full size. Floats are not shrunk: what full light is in them is found in
    all of their values. Narrow strips are not either: shrinking holds some 160 whole rows at once.
    """
    shrink = max(header.width, header.height) // longest
    if shrink < 2 or header.packed or header.bits == 32:
        return decode(file, header)
    if header.format in ("jpeg", "webp") and min(header.width, header.height) >= shrink:
        option = (
            {"shrink": next(n for n in _SHRINKS if n <= shrink)} if header.format == "jpeg" else {"scale": 1 / shrink}
        )
        with _picture(file, header, **option) as picture:
            return _with_bands(picture.numpy(), header)
    if min(header.width, header.height) < _NARROW:
        return decode(file, header)
    with _picture(file, header) as picture:
        _check(picture, header)
        across, down = min(shrink, header.width), min(shrink, header.height)
        return _with_bands(picture.shrink(across, down).numpy(), header)


@contextmanager
def _picture(file: BinaryIO, header: Header, **options: float) -> Iterator[Any]:
    """A picture of libvips, its pixels not yet decoded; usable within the block only."""
    import pyvips

    file.seek(0)
    data, kind = b"", header.format
    if kind in _MAPPED:
        # From a descriptor their loaders map the file, and one cut short meanwhile would end the program. The bytes are
        # not copied either: they must live as long as the picture. What is beyond any photo of this size is left out.
        most = _MOST_BYTES_A_PIXEL * header.width * header.height + _MAX_METADATA_BYTES
        data = file.read(min(most, os.fstat(file.fileno()).st_size))
        source = pyvips.Source.new_from_memory(data)
    else:
        source = pyvips.Source.new_from_descriptor(file.fileno())
    if kind in _UNLIMITED:
        options["unlimited"] = True
    picture = getattr(pyvips.Image, _LOADERS[kind])(source, access="sequential", fail_on="error", **options)
    yield cmyk.in_srgb(picture) if picture.interpretation == "cmyk" else picture
    del data


def _check(picture: Any, header: Header) -> None:
    """Before anything is allocated for the pixels."""
    if (picture.width, picture.height) != (header.width, header.height):
        raise ValueError("the pixels' size is not the header's")
    if picture.format != _NUMBERS[header.bits]:
        raise ValueError(f"{picture.format} where {header.bits} bits were said")


def _with_bands(stored: Any, header: Header) -> Pixels:
    """(H, W, bands), with as many bands as the header says."""
    samples: Pixels = stored.reshape(*stored.shape[:2], -1)
    wanted, found = header.channels + header.alpha, samples.shape[2]
    if found == 1 and wanted == 3:
        greys: Any = np.repeat(samples, 3, axis=2)  # a palette of greys
        return greys  # type: ignore[no-any-return]
    if found == 4 and wanted == 3:
        return samples[..., :3]  # the decoder's own alpha, opaque everywhere
    if found != wanted:
        raise ValueError(f"{found} channels where {wanted} were said")
    return samples
