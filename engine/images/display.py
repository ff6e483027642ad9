"""A photo's own colours as sRGB for the screen; the photo itself is never converted."""

from collections.abc import Callable
from functools import lru_cache
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.images.image import Image, Metadata, as_rgb8

Transform = Callable[[NDArray[np.uint8]], NDArray[np.uint8]]

_BLOCK_PIXELS = 1 << 20


def display_rgb8(image: Image) -> NDArray[np.uint8]:
    """The photo as 8-bit sRGB (H, W, 3), alpha left aside; no copy when its pixels are just that."""
    return display_transform(image.metadata)(as_rgb8(image.pixels))


def display_transform(metadata: Metadata) -> Transform:
    """What turns 8-bit RGB (h, w, 3) of a photo's own colour space, whole or a tile, into sRGB.

    It hands back its argument when there is no RGB profile, when the profile is sRGB or is damaged.
    """
    profile = metadata.icc_profile
    if profile is None or profile[16:20] != b"RGB ":
        return _unchanged
    return _transform_of(profile)


def _unchanged(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return pixels


@lru_cache(maxsize=8)
def _transform_of(profile: bytes) -> Transform:
    from PIL import ImageCms

    try:
        transform = _to_srgb(profile)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return _unchanged

    def converted(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
        rows = max(1, _BLOCK_PIXELS // max(1, pixels.shape[1]))
        result = np.empty_like(pixels)
        for top in range(0, len(pixels), rows):
            result[top : top + rows] = _applied(transform, pixels[top : top + rows])
        return result

    probe = _probe()
    is_srgb = np.abs(converted(probe).astype(int) - probe).max() <= 1
    return _unchanged if is_srgb else converted


def _to_srgb(profile: bytes) -> Any:
    from io import BytesIO

    from PIL import ImageCms

    return ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(BytesIO(profile)),
        ImageCms.createProfile("sRGB"),
        "RGB",
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def _applied(transform: Any, pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    from PIL import Image as PillowImage
    from PIL import ImageCms

    picture = ImageCms.applyTransform(PillowImage.fromarray(np.ascontiguousarray(pixels)), transform)
    return np.asarray(picture)


def _probe() -> NDArray[np.uint8]:
    """Colours all over the cube, (1, 729, 3): a profile that leaves them as they are is sRGB by another name."""
    return np.array([list(product(range(0, 256, 32), repeat=3))], np.uint8)
