"""The one type for a photo in memory."""

from dataclasses import dataclass, field, replace
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8] | NDArray[np.uint16] | NDArray[np.float32]

_BLOCK = 1 << 20
"""Values converted at once, so that no wide copy of a whole photo is made."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What came with the pixels and goes on to the result.

    Attributes:
        format: what the file was, by content, as :attr:`engine.images.header.Header.format`.
        icc_profile: the colour profile's bytes.
        exif: EXIF as a TIFF block without the leading ``Exif\\0\\0``; its orientation is 1, as the pixels are upright.
        xmp: the XMP packet.
        density: horizontal and vertical pixels per inch.
        jpeg_quality: estimated quality of the JPEG it was, 1 to 100.
        jpeg_subsampling: 0, 1, 2 for 4:4:4, 4:2:2, 4:2:0; of AVIF and HEIC too.
        jpeg_segments: marker and data of a JPEG's segments that only a JPEG can hold: extended XMP, Photoshop's
            resources, comments.
        lossless: of a WebP or AVIF, that it was packed without loss.
        png_chunks: name and data of a PNG's chunks about colour (without a profile) and of its texts.
        stored_bits: of AVIF and HEIC, bits a channel in the file: 8, 10 or 12.
        white: what full light is in a file of floating-point numbers; its values are divided by it here.
        notes: sentences for a person about what reading could not keep, such as further pages.
    """

    format: str = "png"
    icc_profile: bytes | None = None
    exif: bytes | None = None
    xmp: bytes | None = None
    density: tuple[float, float] | None = None
    jpeg_quality: int | None = None
    jpeg_subsampling: int | None = None
    jpeg_segments: tuple[tuple[int, bytes], ...] = ()
    lossless: bool = False
    png_chunks: tuple[tuple[bytes, bytes], ...] = ()
    stored_bits: int | None = None
    white: float = 1.0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Image:
    """A photo: upright pixels in the photo's own colour space, and what came with them.

    Attributes:
        pixels: (H, W, C), contiguous; C is 3 (RGB) or 1 (grey). uint8 or uint16 over their full range, or float32,
            nominally in [0, 1]: such values may lie beyond, and be NaN or infinite.
        alpha: (H, W) of the same dtype, or None for an opaque photo.
        metadata: everything else of the file.
    """

    pixels: Pixels
    alpha: Pixels | None = None
    metadata: Metadata = field(default_factory=Metadata)

    def __post_init__(self) -> None:
        if self.pixels.ndim != 3 or self.pixels.shape[2] not in (1, 3) or 0 in self.pixels.shape:
            raise ValueError(f"pixels must be (H, W, 1 or 3) and not empty, not {self.pixels.shape}")
        if self.pixels.dtype not in (np.uint8, np.uint16, np.float32):
            raise ValueError(f"pixels must be uint8, uint16 or float32, not {self.pixels.dtype}")
        if self.alpha is not None and (
            self.alpha.shape != self.pixels.shape[:2] or self.alpha.dtype != self.pixels.dtype
        ):
            raise ValueError("alpha must be (H, W) of the pixels' dtype")

    @property
    def height(self) -> int:
        return int(self.pixels.shape[0])

    @property
    def width(self) -> int:
        return int(self.pixels.shape[1])

    @property
    def channels(self) -> int:
        """1 for grey, 3 for RGB; alpha is not counted."""
        return int(self.pixels.shape[2])

    @property
    def bits(self) -> int:
        """Bits per channel: 8, 16, or 32 for floating-point numbers."""
        return int(self.pixels.dtype.itemsize) * 8

    @property
    def peak(self) -> int | float:
        """The value of full light: 255, 65535 or 1.0."""
        return peak_of(self.pixels.dtype)

    @property
    def megapixels(self) -> float:
        return self.height * self.width / 1e6

    def samples(self, rows: slice) -> Pixels:
        """Some rows as files hold them, (n, W, channels and alpha)."""
        if self.alpha is None:
            return self.pixels[rows]
        joined: Any = np.concatenate((self.pixels[rows], self.alpha[rows, :, None]), axis=2)
        return cast(Pixels, joined)

    def with_pixels(self, pixels: Pixels) -> "Image":
        """The same photo with other pixels: alpha and metadata stay."""
        return replace(self, pixels=pixels)


def peak_of(kind: np.dtype[Any]) -> int | float:
    """The value of full light in pixels of this dtype: 255, 65535 or 1.0."""
    return {1: 255, 2: 65535}.get(kind.itemsize, 1.0)


def as_8bit(values: Pixels) -> NDArray[np.uint8]:
    """Values of any shape at 8 bits, rounded to the nearest level; no copy of what is 8-bit already.

    Floats beyond [0, 1] become the nearest end, NaN becomes 0.
    """
    if values.dtype == np.uint8:
        return values.astype(np.uint8, copy=False)
    eight = np.empty(values.shape, np.uint8)
    rows = max(1, _BLOCK * len(values) // max(1, values.size))
    for top in range(0, len(values), rows):
        eight[top : top + rows] = _block_as_8bit(values[top : top + rows])
    return eight


def _block_as_8bit(values: Pixels) -> NDArray[Any]:
    """As 8-bit levels in whatever type."""
    if values.dtype == np.float32:
        levels: NDArray[np.float32] = np.rint(np.clip(np.nan_to_num(values, nan=0.0), 0.0, 1.0) * np.float32(255))
        return levels
    return (values.astype(np.uint32) + 128) // 257


def as_rgb8(pixels: Pixels) -> NDArray[np.uint8]:
    """Pixels (H, W, 1 or 3) of any depth as 8-bit RGB (H, W, 3), rounded to the nearest level.

    No copy is made of what is 8-bit RGB already.
    """
    eight = as_8bit(pixels)
    return np.repeat(eight, 3, axis=2) if eight.shape[2] == 1 else eight
