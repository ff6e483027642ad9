"""Decoders to compare with: PNG in plain Python; TIFF by tifffile, Pillow, LittleCMS or by hand. Small and slow."""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import tifffile
from PIL import Image as PillowImage
from PIL import ImageCms

_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


def png_pixels(path: Path) -> np.ndarray:
    """All samples (H, W, channels and alpha) of a PNG, 8 or 16 bits, palette and transparent colour expanded."""
    chunks = _chunks(path.read_bytes())
    width, height, depth, colour, _, _, interlaced = struct.unpack(">LLBBBBB", chunks[b"IHDR"])
    channels = _CHANNELS[colour]
    data = zlib.decompress(chunks[b"IDAT"])
    if not interlaced:
        values, _ = _unfiltered(data, width, height, depth, channels)
    else:
        values = np.zeros((height, width, channels), np.uint16)
        for left, top, across, down in _PASSES:
            columns, rows = -(-(width - left) // across), -(-(height - top) // down)
            if columns > 0 and rows > 0:
                part, used = _unfiltered(data, columns, rows, depth, channels)
                values[top::down, left::across], data = part, data[used:]
    return _expanded(values, depth, colour, chunks)


def _chunks(data: bytes) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    at = 8
    while at < len(data):
        size, name = struct.unpack(">L4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + size]
        found[name] = found.get(name, b"") + body if name == b"IDAT" else body
        at += 12 + size
    return found


def _unfiltered(data: bytes, width: int, height: int, depth: int, channels: int) -> tuple[np.ndarray, int]:
    """Values (H, W, channels) as stored, and how many bytes they took."""
    row_bytes, step = -(-width * channels * depth // 8), max(1, channels * depth // 8)
    above, rows = bytearray(row_bytes), []
    for row in range(height):
        start = row * (row_bytes + 1)
        kind, line = data[start], bytearray(data[start + 1 : start + 1 + row_bytes])
        for index in range(row_bytes):
            left = line[index - step] if index >= step else 0
            corner = above[index - step] if index >= step else 0
            line[index] = (line[index] + _prediction(kind, left, above[index], corner)) & 255
        rows.append(bytes(line))
        above = line
    stored = np.frombuffer(b"".join(rows), np.uint8).reshape(height, row_bytes)
    if depth == 16:
        values = stored.view(">u2").astype(np.uint16)
    else:
        flags = np.unpackbits(stored, axis=1)[:, : width * channels * depth].reshape(height, -1, depth)
        values = (flags @ (1 << np.arange(depth - 1, -1, -1))).astype(np.uint16)
    return values.reshape(height, width, channels), height * (row_bytes + 1)


def _prediction(kind: int, left: int, above: int, corner: int) -> int:
    if kind < 4:
        return (0, left, above, (left + above) // 2)[kind]
    guess = left + above - corner
    return min((abs(guess - value), order, value) for order, value in enumerate((left, above, corner)))[2]


def _expanded(values: np.ndarray, depth: int, colour: int, chunks: dict[bytes, bytes]) -> np.ndarray:
    hidden, peak = chunks.get(b"tRNS"), 65535 if depth == 16 else 255
    kind = np.uint16 if depth == 16 else np.uint8
    if colour == 3:
        palette = np.frombuffer(chunks[b"PLTE"], np.uint8).reshape(-1, 3)[values[..., 0]]
        if hidden is None:
            return palette
        alphas = np.frombuffer(hidden.ljust(256, b"\xff"), np.uint8)[values]
        return np.concatenate((palette, alphas), axis=2)
    samples = (values * (peak // ((1 << depth) - 1))).astype(kind)
    if hidden is None:
        return samples
    same = (values == np.frombuffer(hidden, ">u2")).all(axis=2, keepdims=True)
    return np.concatenate((samples, np.where(same, 0, peak).astype(kind)), axis=2)


def tiff_pixels(path: Path) -> np.ndarray | None:
    """Samples (H, W, channels and alpha) of a TIFF's first page over 8 or 16 bits or in floats; None where neither
    tifffile nor Pillow can tell, nor this.
    """
    with tifffile.TiffFile(path) as file:
        page: Any = file.pages[0]
        if page.photometric.name == "SEPARATED" and page.samplesperpixel == 4:
            return _inks_shown(page)
        if page.photometric.name not in ("MINISWHITE", "MINISBLACK", "RGB", "PALETTE"):
            return _by_pillow(path)
        try:
            stored = page.asarray()
        except (ValueError, ImportError, KeyError, RuntimeError):
            stored = _floats(path, page) if page.predictor == 3 else _unpacked(path, page)
        if stored is None:
            return _by_pillow(path)
        if page.planarconfig == 2 and stored.ndim == 3:
            stored = stored.transpose(1, 2, 0)
        return _over_full_range(stored.reshape(page.imagelength, page.imagewidth, -1), page)


def _unpacked(path: Path, page: Any) -> np.ndarray | None:
    """Odd bits in strips without compression, with or without differences."""
    if page.compression != 1 or page.is_tiled:
        return None
    data, bits, samples = path.read_bytes(), page.bitspersample, page.samplesperpixel
    planes = samples if page.planarconfig == 2 else 1
    each, width = samples // planes, page.imagewidth
    row_bytes = -(-width * each * bits // 8)
    strips = zip(page.dataoffsets, page.databytecounts, strict=True)
    joined = np.frombuffer(b"".join(data[at : at + size] for at, size in strips), np.uint8)
    flags = np.unpackbits(joined.reshape(planes, page.imagelength, row_bytes), axis=2)[..., : width * each * bits]
    if bits == 24 and page.parent.byteorder == "<":
        flags = flags.reshape(-1, 3, 8)[:, ::-1]
    values = flags.reshape(planes, page.imagelength, width, each, bits).astype(np.int64) @ (1 << np.arange(bits)[::-1])
    if page.predictor == 2:
        values = values.cumsum(axis=2) % (1 << bits)
    return values[..., 0] if planes > 1 else values[0]


def _floats(path: Path, page: Any) -> np.ndarray | None:
    """Deflated strips of floats whose bytes stand by significance, as differences."""
    if page.compression not in (8, 32946) or page.is_tiled:
        return None
    data, strips = path.read_bytes(), zip(page.dataoffsets, page.databytecounts, strict=True)
    joined = b"".join(zlib.decompress(data[at : at + size]) for at, size in strips)
    size, samples = page.bitspersample // 8, page.samplesperpixel
    wire = np.frombuffer(joined, np.uint8).reshape(page.imagelength, -1, samples).cumsum(axis=1, dtype=np.uint8)
    whole = wire.reshape(page.imagelength, size, -1).transpose(0, 2, 1)
    return np.ascontiguousarray(whole).view(f">f{size}").reshape(page.imagelength, page.imagewidth, samples)


def _over_full_range(stored: np.ndarray, page: Any) -> np.ndarray:
    bits, name = page.bitspersample, page.photometric.name
    peak, kind = (255, np.uint8) if bits <= 8 else (65535, np.uint16)
    if name == "PALETTE":
        return (page.colormap // (65535 // peak)).T[stored[..., 0].astype(int)].astype(kind)
    if stored.dtype.kind == "f":
        return stored.astype(np.float32)
    values = np.floor(stored.astype(np.float64) * peak / ((1 << bits) - 1) + 0.5)
    if name == "MINISWHITE":
        values[..., 0] = peak - values[..., 0]
    if 1 in [int(kind) for kind in page.extrasamples]:
        share = values[..., -1:] / peak
        values[..., :-1] = np.where(share > 0, values[..., :-1] / np.where(share > 0, share, 1), 0)
    return np.minimum(values, peak).astype(kind)


def _inks_shown(page: Any) -> np.ndarray:
    """CMYK in sRGB by LittleCMS at 8 bits, over the range of the file's depth."""
    import pyvips

    stored = page.asarray()
    inks = np.moveaxis(stored, 0, 2) if page.planarconfig == 2 else stored
    inks = np.ascontiguousarray(inks if inks.dtype == np.uint8 else inks // 257, np.uint8)
    profile = ImageCms.ImageCmsProfile(BytesIO(page.iccprofile or bytes(pyvips.Image.profile_load("cmyk"))))
    how = {"renderingIntent": ImageCms.Intent.RELATIVE_COLORIMETRIC, "flags": ImageCms.Flags.BLACKPOINTCOMPENSATION}
    transform = ImageCms.buildTransform(profile, ImageCms.createProfile("sRGB"), "CMYK", "RGB", **how)
    picture = PillowImage.frombytes("CMYK", inks.shape[1::-1], inks.tobytes())
    shown = np.asarray(ImageCms.applyTransform(picture, transform))
    return shown if stored.dtype == np.uint8 else shown.astype(np.uint16) * 257


def _by_pillow(path: Path) -> np.ndarray | None:
    try:
        with PillowImage.open(path) as picture:
            if picture.mode in ("P", "1", "CMYK", "YCbCr", "LAB"):
                picture = picture.convert("RGB" if picture.mode != "1" else "L")
            values = np.asarray(picture)
    except (OSError, ValueError, SyntaxError, KeyError):
        return None
    return values.reshape(*values.shape[:2], -1) if values.dtype in (np.uint8, np.uint16) else None
