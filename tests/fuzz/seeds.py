"""Small files of every format that can be read, to be mutated: made here, and those of the corpora beside the checkout.

Small, because a mutation hits something important the more often, the fewer pixels there are.
"""

import io
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import tifffile
from PIL import ExifTags, ImageCms
from PIL import Image as Pillow

from engine.images.formats import HEAD_BYTES, format_of

WIDTH, HEIGHT = 24, 17
CORPORA = Path(__file__).resolve().parents[2].parent / "shared" / "corpora"
_HEIC = Path(__file__).resolve().parents[1] / "engine" / "images" / "heic"
"""There is no encoder to make them with."""
_MAX_CORPUS_BYTES = 1 << 16

Seeds = dict[str, list[bytes]]
"""Files by format."""


def seeds(corpora: Path | None = CORPORA) -> Seeds:
    """All seeds, at least one of each format; those of ``corpora`` are left out where it is absent."""
    found: Seeds = {
        "jpeg": list(_jpegs()),
        "png": list(_pngs()),
        "tiff": list(_tiffs()),
        "webp": list(_webps()),
        "bmp": list(_bmps()),
        "avif": list(_avifs()),
        "raw": [_dng()],
    }
    found["heic"] = [path.read_bytes() for path in sorted(_HEIC.glob("*.heic"))]
    for kind, format in (("png", "png"), ("tiff", "tiff"), ("webp", "webp"), ("avif", "avif")):
        found[kind].append(_saved(_wide(), format))
    for kind, data in _from(corpora):
        found[kind].append(data)
    return found


def pixels(channels: int = 3, dtype: Any = np.uint8, height: int = HEIGHT, width: int = WIDTH) -> np.ndarray:
    """A ramp with noise, (H, W, C), C left out for one channel."""
    rng = np.random.default_rng(0)
    ramp = np.linspace(0.2, 0.8, width)[None, :, None] + rng.normal(0, 0.1, (height, width, channels))
    levels = np.clip(ramp, 0, 1)
    scaled = levels.astype(dtype) if dtype == np.float32 else (levels * np.iinfo(dtype).max).astype(dtype)
    return scaled[..., 0] if channels == 1 else scaled


def _from(corpora: Path | None) -> Iterator[tuple[str, bytes]]:
    if corpora is None or not corpora.is_dir():
        return
    for path in sorted(corpora.rglob("*")):
        if path.is_file() and 0 < path.stat().st_size <= _MAX_CORPUS_BYTES:
            data = path.read_bytes()
            kind = format_of(data[:HEAD_BYTES])
            if kind is not None:
                yield kind, data


def _picture(mode: str = "RGB") -> Pillow.Image:
    return Pillow.fromarray(pixels()).convert(mode)


def _wide() -> Pillow.Image:
    """Large enough to be shrunk while it is decoded."""
    return Pillow.new("RGB", (320, 300), (90, 120, 150))


def _metadata() -> dict[str, Any]:
    exif = Pillow.Exif()
    exif[ExifTags.Base.Make] = "Zenit"
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.ISOSpeedRatings] = 3200
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return {"exif": exif.tobytes(), "icc_profile": profile}


XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="8"/>'
    b"</x:xmpmeta>"
)


def _saved(picture: Pillow.Image, format: str, **options: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, format, **options)
    return file.getvalue()


def _jpegs() -> Iterator[bytes]:
    yield _saved(_picture(), "jpeg", **_metadata(), xmp=XMP, dpi=(300, 300))
    yield _saved(_picture(), "jpeg", progressive=True)
    yield _saved(_picture("L"), "jpeg")
    yield _saved(_picture("CMYK"), "jpeg")
    yield _saved(_picture(), "jpeg", subsampling=0, restart_marker_rows=1, optimize=True)


def _pngs() -> Iterator[bytes]:
    yield _saved(_picture(), "png", **_metadata(), dpi=(300, 300))
    for mode in ("1", "L", "LA", "P", "RGBA"):
        yield _saved(_picture(mode), "png")
    yield _saved(_picture("P"), "png", transparency=3)
    yield _saved(_picture(), "png", save_all=True, append_images=[_picture().rotate(180)])
    for channels in (1, 2, 3, 4):
        yield _through_vips(pixels(channels, np.uint16), ".png")
    yield _through_vips(pixels(), ".png[interlace]")


def _tiffs() -> Iterator[bytes]:
    for compression in ("none", "lzw", "deflate", "jpeg", "packbits"):
        yield _through_vips(pixels(), f".tif[compression={compression}]")
    for compression in ("none", "lzw", "deflate"):
        yield _through_vips(pixels(3, np.uint16), f".tif[compression={compression},predictor=horizontal]")
    yield _through_vips(pixels(4), ".tif[tile,tile-width=16,tile-height=16,compression=deflate]")
    yield _through_vips(pixels(3, np.float32), ".tif[compression=deflate,predictor=float]")
    yield _through_vips(pixels(3, np.uint16), ".tif[bigtiff,tile,tile-width=16,tile-height=16]")
    yield _saved(_picture("1"), "tiff", compression="group4")
    yield _saved(_picture("P"), "tiff")
    for options in _TIFF_OPTIONS:
        yield _by_tifffile(**options)


_TIFF_OPTIONS: tuple[dict[str, Any], ...] = (
    {"channels": 3, "photometric": "rgb", "planarconfig": "separate"},
    {"channels": 1, "dtype": np.float32},
    {"channels": 4, "photometric": "separated"},
    {"channels": 3, "photometric": "cielab"},
    {"channels": 5, "photometric": "rgb"},
    {"channels": 1, "photometric": "miniswhite", "byteorder": ">"},
    {"channels": 3, "photometric": "rgb", "extratags": [(700, 1, len(XMP), XMP, True), (274, 3, 1, 6, True)]},
)


def _by_tifffile(channels: int, dtype: Any = np.uint8, byteorder: str = "<", **options: Any) -> bytes:
    file = io.BytesIO()
    samples = pixels(channels, dtype)
    if options.get("planarconfig") == "separate":
        samples = samples.transpose(2, 0, 1)
    tifffile.imwrite(file, samples, byteorder=byteorder, **options)  # type: ignore[arg-type]
    return file.getvalue()


def _webps() -> Iterator[bytes]:
    yield _saved(_picture(), "webp", **_metadata(), xmp=XMP)
    yield _saved(_picture("RGBA"), "webp", lossless=True)
    yield _saved(_picture("RGBA"), "webp", quality=50)
    yield _saved(_picture(), "webp", save_all=True, append_images=[_picture().rotate(180)])


def _bmps() -> Iterator[bytes]:
    for mode in ("1", "L", "P", "RGB", "RGBA"):
        yield _saved(_picture(mode), "bmp")
    yield _run_length_bmp()


def _run_length_bmp() -> bytes:
    """8 bits, run-length encoded: each row one run, with a jump and a stretch as it is among them."""
    rows = b"".join(bytes((WIDTH, level, 0, 0)) for level in range(HEIGHT - 2))
    body = rows + b"\0\2\3\0" + b"\0\4\1\2\3\4" + b"\0\0" + bytes((WIDTH, 7)) + b"\0\1"
    palette = b"".join(bytes((level, level, level, 0)) for level in range(256))
    offset = 14 + 40 + len(palette)
    info = struct.pack("<LllHHLLllLL", 40, WIDTH, HEIGHT, 1, 8, 1, len(body), 2835, 2835, 256, 0)
    return struct.pack("<2sLHHL", b"BM", offset + len(body), 0, 0, offset) + info + palette + body


def _avifs() -> Iterator[bytes]:
    yield _saved(_picture(), "avif", speed=10, **_metadata())
    yield _saved(_picture("RGBA"), "avif", speed=10)
    yield _through_vips(pixels(3, np.uint16), ".avif[bitdepth=12,effort=0]")


def _dng() -> bytes:
    """A mosaic as cameras record it."""
    file = io.BytesIO()
    mosaic = pixels(1, np.uint16, 32, 48) >> 4
    tags: list[tuple[int, int, int, Any, bool]] = [
        (50706, 1, 4, (1, 4, 0, 0), True),
        (33421, 3, 2, (2, 2), True),
        (33422, 1, 4, (0, 1, 1, 2), True),
        (50708, 2, 7, "Camera", True),
        (50717, 4, 1, 4095, True),
        (50721, 10, 9, (1, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1), True),
        (50728, 5, 3, (1, 2, 1, 1, 1, 2), True),
    ]
    tifffile.imwrite(file, mosaic, photometric="cfa", extratags=tags)
    return file.getvalue()


def _through_vips(samples: np.ndarray, suffix: str) -> bytes:
    import pyvips

    saved: bytes = pyvips.Image.new_from_array(samples).write_to_buffer(suffix)
    return saved
