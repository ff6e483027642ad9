"""Turning a photo upright, and telling its XMP so. EXIF's part is in exif.py."""

import re

from engine.images.image import Pixels

_XMP_ORIENTATION = re.compile(rb"(tiff:Orientation\s*(?:=\s*[\"']|>\s*))([1-8])(?=\s*[\"'<])")

TRANSPOSING = (5, 6, 7, 8)
"""The orientations that swap width and height."""


def upright(stored: Pixels, orientation: int) -> Pixels:
    """Stored pixels (H, W, ...) as they are meant to be seen; orientation 1 to 8 as in EXIF. A view, no copy."""
    turned = stored.swapaxes(0, 1) if orientation in TRANSPOSING else stored
    if orientation in (3, 4, 7, 8):
        turned = turned[::-1]
    if orientation in (2, 3, 6, 7):
        turned = turned[:, ::-1]
    return turned


def of_xmp(packet: bytes) -> int | None:
    """The orientation that an XMP packet gives, None where it gives none."""
    found = _XMP_ORIENTATION.search(packet)
    return int(found[2]) if found else None


def xmp_upright(packet: bytes) -> bytes:
    """The packet with orientation 1 where it has one; the rest and the length stay."""
    return _XMP_ORIENTATION.sub(rb"\g<1>1", packet)
