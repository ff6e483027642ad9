"""What a format cannot hold of a photo: converted for it, and said in a sentence."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

import numpy as np

from engine.images import avif
from engine.images.formats import READ_ONLY_SUFFIXES, TITLES
from engine.images.image import Image, Metadata, Pixels, as_8bit

_PROFILE_CHANNELS = {b"RGB ": 3, b"GRAY": 1}
_BLOCK_VALUES = 1 << 20
_HOLDS_EXIF = ("jpeg", "png", "tiff", "webp", "avif")
_HOLDS_DENSITY = ("jpeg", "png", "tiff", "bmp")
_INTEGER_BITS = {"jpeg": 8, "png": 16, "webp": 8, "bmp": 8, "avif": 16}
_PNG_COLOURS = (b"gAMA", b"cHRM", b"cICP")
_PNG_TEXTS = (b"tEXt", b"zTXt", b"iTXt")


def representable(image: Image, kind: str) -> Image:
    """The photo as its encoder takes it: integers where the format has no others, no profile that does not fit."""
    fitted = image if _profile_fits(image, kind) else _with(image, icc_profile=None)
    if fitted.bits == 32 and kind in _INTEGER_BITS:
        bits = _INTEGER_BITS[kind]
        alpha = None if fitted.alpha is None else _as_integers(fitted.alpha, bits)
        fitted = replace(fitted, pixels=_as_integers(fitted.pixels, bits), alpha=alpha)
    return fitted


def losses(image: Image, kind: str) -> tuple[str, ...]:
    """Sentences about what of the photo is not, or not as it was, in a file of the format ``kind``.

    Empty where all of it is. What a format refuses altogether is not among them.
    """
    return tuple(_sentences(image, kind))


def _sentences(image: Image, kind: str) -> Iterator[str]:
    origin, title = image.metadata.format, TITLES[kind]
    if origin in READ_ONLY_SUFFIXES:
        yield f"{TITLES[origin][0].upper()}{TITLES[origin][1:]} is not written; the result is saved as {title}."
    yield from _depth_losses(image, kind)
    if _written_channels(image, kind) != image.channels:
        yield f"{title} holds no such grey photos; the result is RGB with three equal channels."
    if not _profile_fits(image, kind):
        yield "Its colour profile is for another number of channels and was left out."
    yield from _metadata_losses(image.metadata, kind)


def _depth_losses(image: Image, kind: str) -> Iterator[str]:
    title = TITLES[kind]
    if image.bits == 32 and kind in _INTEGER_BITS:
        bits = avif.depth_of(image) if kind == "avif" else _INTEGER_BITS[kind]
        yield f"{title} holds no floating-point numbers; they were cut to 0 to 1 and rounded to {bits} bits."
    elif image.bits == 16 and kind == "avif":
        if image.metadata.stored_bits not in (9, 10, 12):
            yield f"{title} holds at most 12 bits a channel; its 16 were rounded."
    elif image.bits == 16 and _INTEGER_BITS.get(kind) == 8:
        yield f"{title} holds 8 bits a channel; its {image.metadata.stored_bits or 16} were rounded."


def _metadata_losses(metadata: Metadata, kind: str) -> Iterator[str]:
    title = TITLES[kind]
    if kind not in _HOLDS_EXIF:
        for name, data in (("EXIF", metadata.exif), ("XMP", metadata.xmp)):
            if data:
                yield f"{title} holds no {name} data; it was left out."
    if kind not in _HOLDS_DENSITY and metadata.density and not metadata.exif:
        yield f"{title} holds no pixel density; it was left out."
    if metadata.jpeg_segments and kind != "jpeg":
        yield f"{title} does not hold the comments, Photoshop data and long XMP data of a JPEG; they were left out."
    if kind != "png":
        yield from _chunk_losses(metadata, kind)


def _chunk_losses(metadata: Metadata, kind: str) -> Iterator[str]:
    """Of what only a PNG holds; the colours for HDR an AVIF has too."""
    left = {name for name, _ in metadata.png_chunks} - ({b"cICP"} if kind == "avif" else set())
    if not left.isdisjoint(_PNG_COLOURS) and not metadata.icc_profile:
        yield f"{TITLES[kind]} does not hold what the file said about its colours besides a profile; it was left out."
    if not left.isdisjoint(_PNG_TEXTS):
        yield f"{TITLES[kind]} does not hold the texts of a PNG; they were left out."


def _profile_fits(image: Image, kind: str) -> bool:
    """A profile for another number of channels than are written would make the file invalid."""
    profile = image.metadata.icc_profile
    return profile is None or _PROFILE_CHANNELS.get(profile[16:20]) in (None, _written_channels(image, kind))


def _written_channels(image: Image, kind: str) -> int:
    stays_grey = {"webp": False, "bmp": image.alpha is None, "avif": avif.stays_grey(image)}
    return image.channels if stays_grey.get(kind, True) else 3


def _with(image: Image, **changes: Any) -> Image:
    return replace(image, metadata=replace(image.metadata, **changes))


def _as_integers(values: Pixels, bits: int) -> Pixels:
    """Floats cut to [0, 1] over the full range of 8 or 16 bits, rounded; NaN becomes 0."""
    if bits == 8:
        return as_8bit(values)
    integers = np.empty(values.shape, np.uint16)
    rows = max(1, _BLOCK_VALUES * len(values) // values.size)
    for top in range(0, len(values), rows):
        part = np.nan_to_num(values[top : top + rows], nan=0.0, posinf=1.0, neginf=0.0)
        integers[top : top + rows] = np.rint(np.clip(part, 0.0, 1.0) * np.float32(65535))
    return cast(Pixels, integers)
