"""Photos to read and write, made here."""

from collections.abc import Callable

import numpy as np
import pytest
from PIL import ExifTags, ImageCms
from PIL import Image as PillowImage
from PIL.TiffImagePlugin import IFDRational

from engine.images.image import Image, Metadata

XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Make="Zenit" tiff:Orientation="%d"/>'
    b"</rdf:RDF></x:xmpmeta>"
)


def exif_block(orientation: int = 1, order: str = "<") -> bytes:
    """EXIF with entries in its main, its Exif, its GPS and its interoperability directory."""
    exif = PillowImage.Exif()
    exif.endian = order
    exif[ExifTags.Base.Make] = "Zenit"
    exif[ExifTags.Base.Model] = "A camera with a long name"
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Copyright] = "Somebody"
    inner = exif.get_ifd(ExifTags.IFD.Exif)
    inner[ExifTags.Base.ExposureTime] = IFDRational(1, 125)
    inner[ExifTags.Base.ISOSpeedRatings] = 3200
    inner[ExifTags.Base.MakerNote] = bytes(range(200))
    inner[ExifTags.Base.LensModel] = "Helios 44-2 58 mm"
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    gps[ExifTags.GPS.GPSLatitudeRef] = "N"
    gps[ExifTags.GPS.GPSLatitude] = (IFDRational(52), IFDRational(31), IFDRational(1234, 100))
    return exif.tobytes().removeprefix(b"Exif\0\0")


def exif_tags(block: bytes) -> dict[str, dict[int, object]]:
    """All tags of a block by directory, as Pillow reads them; orientation, offsets and Pillow's own additions aside."""
    exif = PillowImage.Exif()
    exif.load(b"Exif\0\0" + block)
    left_out = (ExifTags.Base.Orientation, ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo)
    return {
        "main": {tag: value for tag, value in exif.items() if tag not in left_out},
        "exif": dict(exif.get_ifd(ExifTags.IFD.Exif)),
        "gps": dict(exif.get_ifd(ExifTags.IFD.GPSInfo)),
    }


def srgb_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@pytest.fixture
def photo() -> Callable[..., Image]:
    """Makes photos of random pixels: ``photo(bits=16, channels=1, alpha=True, height=..., width=..., **metadata)``."""

    def make(
        bits: int = 8, channels: int = 3, alpha: bool = False, height: int = 37, width: int = 53, **metadata: object
    ) -> Image:
        rng = np.random.default_rng(bits * 100 + channels * 10 + alpha)
        kind, peak = (np.uint8, 256) if bits == 8 else (np.uint16, 65536)
        pixels = rng.integers(0, peak, (height, width, channels), dtype=kind)
        mask = rng.integers(0, peak, (height, width), dtype=kind) if alpha else None
        return Image(pixels, mask, Metadata(**metadata))  # type: ignore[arg-type]

    return make
