"""Floating-point photos as they come out of a file: on which scale they count, and which numbers are none."""

import math
from dataclasses import replace
from typing import Any, cast

import numpy as np

from engine.images.image import Image, Pixels

_MOST_VALUES = 1 << 22
_BEYOND_WHITE, _FULL_LIGHT = 99.0, 99.9
_LARGEST_EXPONENT = 127


def in_unit_range(image: Image) -> Image:
    """The photo on the scale where full light is 1, with notes; integers as they are.

    A file whose values count otherwise (1 % of them are above 1) is divided by a power of two, which is exact:
    the one at or above nearly all of its values, its ``white``. Its largest values may still lie beyond 1.
    """
    if image.bits != 32:
        return image
    notes = [*image.metadata.notes, *_missing_note(image.pixels)]
    white = _white(image.pixels)
    if white != 1.0:
        notes.append(f"Its numbers go far beyond 1: {white:g} was taken as full light.")
    with np.errstate(invalid="ignore"):  # signalling NaN
        pixels: Any = image.pixels if white == 1.0 else image.pixels / np.float32(white)
    return replace(image, pixels=pixels, metadata=replace(image.metadata, white=white, notes=tuple(notes)))


def in_file_range(samples: Pixels, image: Image) -> Pixels:
    """Samples (n, W, channels and alpha) of a photo on the scale of the file it came from; alpha counts to 1 always."""
    white = image.metadata.white
    if samples.dtype != np.float32 or white == 1.0:
        return samples
    scaled: Any = samples.copy()
    scaled[..., : image.channels] *= np.float32(white)
    return cast(Pixels, scaled)


def _white(pixels: Pixels) -> float:
    """1, or the power of two that full light is, judged by at most four million values evenly spread."""
    values = pixels.reshape(-1)
    values = values[:: _odd(-(-values.size // _MOST_VALUES))]
    values = values[np.isfinite(values)]
    if values.size == 0 or np.percentile(values, _BEYOND_WHITE) <= 1.0:
        return 1.0
    full = float(np.percentile(values.astype(np.float64), _FULL_LIGHT))
    return math.ldexp(1.0, min(_LARGEST_EXPONENT, math.ceil(math.log2(full))))


def _odd(step: int) -> int:
    """The step or a little more, so that it meets every channel of three alike."""
    return step + 1 if step > 1 and step % 3 == 0 else step


def _missing_note(pixels: Pixels) -> list[str]:
    rows = max(1, _MOST_VALUES // pixels[0].size)
    blocks = (pixels[top : top + rows] for top in range(0, len(pixels), rows))
    missing = sum(int((~np.isfinite(block)).any(axis=2).sum()) for block in blocks)
    if missing == 0:
        return []
    words = "pixel holds no number (NaN or infinity) and stays as it is"
    if missing > 1:
        words = "pixels hold no number (NaN or infinity) and stay as they are"
    return [f"{missing} {words}."]
