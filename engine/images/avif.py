"""AVIF files: what their boxes say, their pixels, and writing them (AV1 Image File Format 1.2).

libvips packs and unpacks the pixels. The file around them is made in avif_file.py, because libvips rewrites EXIF and
names no colours; grey pictures are packed by Pillow, because libvips makes RGB of them.
"""

import io
from typing import Any, BinaryIO, cast

import numpy as np
from numpy.typing import NDArray

from engine.images import heif
from engine.images.avif_file import assembled
from engine.images.header import Contents, Header, Refused
from engine.images.image import Image, Pixels, as_8bit, as_rgb8

_SIDE_LIMIT = 65535
_QUALITY = 95
_EFFORT = 1
"""Of 0 to 9: a megapixel in 0.4 s. 2 takes 0.6 s and 4 takes 4.4 s, for files 0.2 and 5 per cent smaller."""

_GREY_SPEED = 8
_BLOCK_VALUES = 1 << 22


def inspect(file: BinaryIO) -> Contents:
    """Header and metadata of an AVIF.

    Raises:
        ValueError: not a whole header.
    """
    return heif.inspect(file, "avif")


def decode(file: BinaryIO, header: Header) -> Pixels:
    """All samples (H, W, channels and alpha), upright; 10 and 12 bits over the full range of 16.

    Raises:
        ValueError: the pixels are not what the header said.
        pyvips.Error: damaged or incomplete.
    """
    import pyvips

    file.seek(0)
    data = file.read()  # must live as long as the picture
    picture: Any = pyvips.Image.heifload_buffer(data, access="sequential", fail_on="error")
    if (picture.width, picture.height) != (header.width, header.height):
        raise ValueError("the pixels' size is not the header's")
    if picture.format != {8: "uchar", 16: "ushort"}[header.bits]:
        raise ValueError(f"{picture.format} where {header.bits} bits were said")
    bits = picture.get("bits-per-sample") if header.bits == 16 else 8
    samples = picture.numpy()
    if samples.shape[2] != 3 + header.alpha:
        raise ValueError(f"{samples.shape[2]} channels where {3 + header.alpha} were said")
    if header.channels == 1:
        samples = np.ascontiguousarray(samples[..., [0, 3] if header.alpha else [0]])
    if header.bits == 16:
        samples |= samples >> bits  # the lower bits, which the decoder leaves at 0: white is 65535
    return cast(Pixels, samples)


def encode(image: Image, file: BinaryIO) -> None:
    """Write a photo as AVIF, without loss if it was so, else at quality 95 with the subsampling it had, or 4:4:4.

    8 bits stay 8; 16 become 12, or the 10 that were in the file. Grey of 8 bits stays grey, other grey becomes RGB.

    Raises:
        Refused: a side of more than 65535 pixels.
    """
    if max(image.width, image.height) > _SIDE_LIMIT:
        raise Refused(f"AVIF ends at {_SIDE_LIMIT} pixels a side. Save it as PNG or TIFF")
    packed = _packed_grey(image) if stays_grey(image) else _packed(image)
    for part in assembled(packed, image.metadata):
        file.write(part)


def stays_grey(image: Image) -> bool:
    """Whether a grey photo is written as one; else as RGB."""
    return image.channels == 1 and image.bits == 8 and image.alpha is None


def depth_of(image: Image) -> int:
    """The bits a channel that a photo is written with: 8, 10 or 12."""
    if image.bits == 8:
        return 8
    return 10 if image.metadata.stored_bits in (9, 10) else 12


def _packed_grey(image: Image) -> bytes:
    from PIL import Image as PillowImage

    encoded = io.BytesIO()
    picture = PillowImage.fromarray(as_8bit(image.pixels)[..., 0])
    picture.save(encoded, "AVIF", quality=100 if image.metadata.lossless else _QUALITY, speed=_GREY_SPEED)
    return encoded.getvalue()


def _packed(image: Image) -> bytes:
    import pyvips

    bits = depth_of(image)
    samples = _eight(image) if bits == 8 else _shifted(image, bits)
    picture: Any = pyvips.Image.new_from_array(samples, interpretation="srgb" if bits == 8 else "rgb16")
    options: dict[str, object] = {"Q": _QUALITY, "subsample_mode": "on" if _is_subsampled(image) else "off"}
    if image.metadata.lossless:
        options = {"lossless": True}
    packed = picture.heifsave_buffer(compression="av1", bitdepth=bits, effort=_EFFORT, keep="none", **options)
    return cast(bytes, packed)


def _is_subsampled(image: Image) -> bool:
    return image.metadata.jpeg_subsampling == 2 and image.metadata.format != "jpeg"


def _eight(image: Image) -> NDArray[np.uint8]:
    colours = as_rgb8(image.pixels)
    return colours if image.alpha is None else np.dstack((colours, as_8bit(image.alpha)))


def _shifted(image: Image, bits: int) -> NDArray[np.uint16]:
    """RGB and alpha rounded to ``bits``, which stand at the upper end of 16 as libvips wants them."""
    samples = np.empty((image.height, image.width, 3 + (image.alpha is not None)), np.uint16)
    rows, most = max(1, _BLOCK_VALUES // samples[0].size), (1 << bits) - 1
    for top in range(0, image.height, rows):
        part = slice(top, top + rows)
        samples[part, :, :3] = _rounded(image.pixels[part], most) << (16 - bits)
        if image.alpha is not None:
            samples[part, :, 3] = _rounded(image.alpha[part], most) << (16 - bits)
    return samples


def _rounded(values: Pixels, most: int) -> NDArray[np.uint32]:
    return (values.astype(np.uint32) * most + 32767) // 65535
