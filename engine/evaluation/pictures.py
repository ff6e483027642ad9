"""Small pictures of what methods made of the photos, for a report."""

import io
from collections.abc import Sequence

from engine.evaluation.results import Pair
from engine.images.image import Pixels, as_rgb8

SIDE = 384
_QUALITY = 90
_USUAL_BYTES = 120_000
LIMIT_BYTES = 24_000_000
"""Of all pictures of a report together."""

_MOST_PHOTOS = 24


def chosen(pairs: Sequence[Pair], methods: int) -> frozenset[Pair]:
    """Photos to show with every method, their ground truth and themselves: evenly spread, as many as a report holds."""
    fitting = min(_MOST_PHOTOS, len(pairs), max(1, LIMIT_BYTES // (_USUAL_BYTES * (methods + 2))))
    return frozenset(pairs[place * len(pairs) // fitting] for place in range(fitting)) if pairs else frozenset()


def picture(pixels: Pixels) -> bytes:
    """The middle of a photo, at most 384 x 384 pixels of it and none of them resized, as a JPEG.

    Noise would vanish in a smaller picture of the whole.
    """
    from PIL import Image as Pillow

    height, width = pixels.shape[:2]
    top, left = max(0, height - SIDE) // 2, max(0, width - SIDE) // 2
    file = io.BytesIO()
    crop = as_rgb8(pixels[top : top + SIDE, left : left + SIDE])
    Pillow.fromarray(crop).save(file, "JPEG", quality=_QUALITY, subsampling=0)
    return file.getvalue()
