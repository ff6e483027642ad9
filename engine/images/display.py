"""A photo's own colours as sRGB for the screen; the photo itself is never converted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import product
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from engine.images.image import Image, Pixels, as_8bit, as_rgb8

Rgb = NDArray[np.uint8]

_MODES = {b"RGB ": "RGB", b"GRAY": "L"}
_BLOCK_PIXELS = 1 << 20
_COARSE_STEP = 3


@dataclass(frozen=True, slots=True)
class _Conversion:
    """From the colours of a profile to sRGB.

    Attributes:
        at_8_bits: takes (h, w, 3 or 1) levels of 8 bits and gives (h, w, 3).
        deeper: the same from pixels of more bits; None where steps of 8 bits would not be seen. They are where
            values count light, not brightness.
    """

    at_8_bits: Callable[[Rgb], Rgb]
    deeper: Callable[[Pixels], Rgb] | None


def display_rgb8(image: Image) -> Rgb:
    """The photo, whole or a tile, as 8-bit sRGB (H, W, 3), alpha left aside.

    No copy is made when its pixels are just that. A profile that is damaged or for another number of channels is left
    aside.
    """
    profile = image.metadata.icc_profile
    fits = profile is not None and len(_MODES.get(profile[16:20], "")) == image.channels
    conversion = _conversion_of(profile) if profile is not None and fits else None
    if conversion is None:
        return as_rgb8(image.pixels)
    deeper = conversion.deeper if image.bits > 8 else None
    result = np.empty((image.height, image.width, 3), np.uint8)
    for rows in _blocks(image):
        block = image.pixels[rows]
        result[rows] = deeper(block) if deeper else conversion.at_8_bits(as_8bit(block))
    return result


def _blocks(image: Image) -> Iterator[slice]:
    step = max(1, _BLOCK_PIXELS // image.width)
    return (slice(top, top + step) for top in range(0, image.height, step))


@lru_cache(maxsize=8)
def _conversion_of(profile: bytes) -> _Conversion | None:
    """None where nothing is to be converted, or nothing can be."""
    from PIL import ImageCms

    mode = _MODES[profile[16:20]]
    try:
        transform = _to_srgb(profile, mode)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None

    def converted(levels: Rgb) -> Rgb:
        return _applied(transform, levels)

    probe = _probe(len(mode))
    shown = converted(probe)
    if np.abs(shown.astype(int) - probe).max() <= 1:
        return None  # sRGB by another name
    if mode == "L":
        return _Conversion(lambda levels: cast(Rgb, shown[0][levels[..., 0]]), partial(_between, shown[0]))
    black, next_to_black = converted(np.array([[[0, 0, 0], [1, 1, 1]]], np.uint8))[0].astype(int)
    coarse = (next_to_black - black).max() > _COARSE_STEP
    return _Conversion(converted, partial(_by_libvips, profile) if coarse else None)


def _to_srgb(profile: bytes, mode: str) -> Any:
    from io import BytesIO

    from PIL import ImageCms

    return ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(BytesIO(profile)),
        ImageCms.createProfile("sRGB"),
        mode,
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        # what LittleCMS makes of a grey profile to be faster misses by ten levels in the shadows
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION | (ImageCms.Flags.NOOPTIMIZE if mode == "L" else 0),
    )


def _applied(transform: Any, levels: Rgb) -> Rgb:
    from PIL import Image as PillowImage
    from PIL import ImageCms

    flat = np.ascontiguousarray(levels[..., 0] if levels.shape[2] == 1 else levels)
    return np.asarray(ImageCms.applyTransform(PillowImage.fromarray(flat), transform))


def _between(table: Rgb, values: Pixels) -> Rgb:
    """Grey of more than 8 bits by the colours (256, 3) of its levels at 8 bits."""
    places = _as_16bit(values)[..., 0] / np.float32(257)
    shown = np.stack([np.interp(places, np.arange(256), table[:, channel]) for channel in range(3)], axis=-1)
    return cast(Rgb, np.rint(shown).astype(np.uint8))


def _by_libvips(profile: bytes, values: Pixels) -> Rgb:
    """RGB of more than 8 bits, which Pillow cannot convert."""
    import pyvips

    levels = _as_16bit(values)
    height, width, channels = levels.shape
    picture = pyvips.Image.new_from_memory(levels.data, width, height, channels, "ushort")
    picture = picture.copy(interpretation="rgb16")
    picture.set_type(pyvips.GValue.blob_type, "icc-profile-data", profile)
    shown = picture.icc_transform("srgb", embedded=True, intent="relative", black_point_compensation=True, depth=8)
    return cast(Rgb, shown.numpy().reshape(height, width, 3))


def _as_16bit(values: Pixels) -> NDArray[np.uint16]:
    if values.dtype == np.uint16:
        return np.ascontiguousarray(values, np.uint16)
    scaled = np.clip(np.nan_to_num(values, nan=0.0), 0.0, 1.0) * np.float32(65535)
    return cast(NDArray[np.uint16], np.rint(scaled).astype(np.uint16))


def _probe(channels: int) -> Rgb:
    """Levels all over the range, (1, n, channels): a profile that leaves them as they are is sRGB."""
    if channels == 1:
        return np.arange(256, dtype=np.uint8)[None, :, None]
    return np.array([list(product(range(0, 256, 32), repeat=3))], np.uint8)
