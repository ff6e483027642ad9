"""Structural similarity (see :mod:`engine.metrics.ssim`) pixel by pixel, as a picture."""

from itertools import product
from typing import cast

import numpy as np
from numpy.typing import NDArray

from engine.comparison.levels import FULL, part, whole
from engine.errors import MetricUndefined
from engine.images.image import Pixels, as_rgb8
from engine.inference.tiling import Rect
from engine.metrics.psnr import require_same_shape
from engine.metrics.ssim import WINDOW, similarity

RADIUS = WINDOW // 2
"""At so many pixels along each edge of a photo no window fits, and the map repeats the nearest value."""

Map = NDArray[np.float32]

_BLOCK = (64, 256)  # rows and columns at once: what is worked on stays in the processor's cache


def similarity_map(image: Pixels, truth: Pixels, region: Rect | None = None) -> Map:
    """SSIM of the 11 x 11 window around each pixel, at 8 bits, mean over the channels.

    The pixels around the region are taken into account, so that the map of a part is that part of the whole map. Its
    mean over all pixels but those within :data:`RADIUS` of the photo's edges is :func:`engine.metrics.ssim.ssim`.

    Args:
        image: (H, W, 1 or 3), uint8, uint16 or float32; at least 11 x 11.
        truth: same height and width.
        region: the part that is wanted, inside the photo and not empty; None for all.

    Returns:
        (h, w) of the region, at most 1; off by 1e-3 at most, where photos are bright and flat, and usually by 1e-5.

    Raises:
        SizeMismatch: height or width differ.
        MetricUndefined: the photo is smaller than the window.
    """
    require_same_shape(image[..., :1], truth[..., :1])
    height, width = image.shape[:2]
    if min(height, width) < WINDOW:
        raise MetricUndefined(
            f"SSIM needs photos of at least {WINDOW} x {WINDOW} pixels; this one is {width} x {height}."
        )
    region = region or whole(image)
    rows, columns = _centres(region.top, region.bottom, height), _centres(region.left, region.right, width)
    inner = Rect(rows[0], columns[0], rows[-1] + 1, columns[-1] + 1)
    values = _inside(image, truth, inner)
    return values[np.ix_(rows - inner.top, columns - inner.left)]


def similarity_picture(values: Map) -> NDArray[np.uint8]:
    """A map (h, w) as a picture (h, w, 3): white where the structure is the same, black where nothing is left of it."""
    levels = np.rint(np.clip(values, 0.0, 1.0) * np.float32(FULL)).astype(np.uint8)
    return np.repeat(levels[..., None], 3, axis=2)


def _centres(first: int, last: int, length: int) -> NDArray[np.intp]:
    """For each pixel of a row or column the nearest one around which a window fits."""
    return cast(NDArray[np.intp], np.clip(np.arange(first, last), RADIUS, length - 1 - RADIUS))


def _inside(image: Pixels, truth: Pixels, centres: Rect) -> Map:
    """The map where windows fit, (h, w)."""
    values = np.empty((centres.height, centres.width), np.float32)
    for top, left in product(range(0, centres.height, _BLOCK[0]), range(0, centres.width, _BLOCK[1])):
        block = values[top : top + _BLOCK[0], left : left + _BLOCK[1]]
        block[:] = _block(image, truth, centres.top + top, centres.left + left, block.shape)
    return values


def _block(image: Pixels, truth: Pixels, top: int, left: int, shape: tuple[int, ...]) -> Map:
    """The map around centres from ``top`` and ``left`` on."""
    needed = Rect(top - RADIUS, left - RADIUS, top + shape[0] + RADIUS, left + shape[1] + RADIUS)
    x, y = (as_rgb8(part(photo, needed)) for photo in (image, truth))
    return cast(Map, similarity(x, y, FULL, np.float32).reshape(*shape, 3).mean(axis=2))
