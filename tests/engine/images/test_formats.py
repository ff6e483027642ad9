"""Formats told by content and by suffix."""

from pathlib import Path

import pytest

from engine.images import reading, writing
from engine.images.formats import (
    HEAD_BYTES,
    READ_ONLY_SUFFIXES,
    READABLE_SUFFIXES,
    SUFFIXES,
    TITLES,
    foreign_kind,
    format_of,
    format_of_suffix,
)


def _brands(*brands: bytes) -> bytes:
    data = b"ftyp" + brands[0] + bytes(4) + b"".join(brands[1:])
    return (len(data) + 4).to_bytes(4, "big") + data


@pytest.mark.parametrize(
    ("head", "format"),
    [
        (b"\xff\xd8\xff\xe1", "jpeg"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"II*\0\x08\0\0\0\0\0", "tiff"),
        (b"MM\0*\0\0\0\x08\0\0", "tiff"),
        (b"II+\0\x08\0\0\0", "tiff"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "webp"),
        (b"RIFF\0\0\0\0WAVEfmt ", None),
        (b"BM\0\0\0\0", "bmp"),
        (_brands(b"avif", b"mif1", b"miaf"), "avif"),
        (_brands(b"avis", b"msf1", b"avif"), "avif"),
        (_brands(b"mif1", b"miaf", b"avif"), "avif"),
        (_brands(b"heic", b"mif1", b"heic"), "heic"),
        (_brands(b"mif1", b"heic", b"hevc"), "heic"),
        (_brands(b"heix", b"mif1"), "heic"),
        (_brands(b"msf1", b"hevc"), "heic"),
        (_brands(b"crx ", b"crx ", b"isom"), "raw"),
        (_brands(b"isom", b"mp42"), None),
        (_brands(b"isom", b"mp42") + b"avif", None),  # beyond the box
        (b"II*\0\x10\0\0\0CR\x02\0", "raw"),
        (b"FUJIFILMCCD-RAW 0201", "raw"),
        (b"IIRO\x08\0\0\0", "raw"),
        (b"IIRS\x08\0\0\0", "raw"),
        (b"MMOR\0\0\0\x08", "raw"),
        (b"IIU\0\x18\0\0\0", "raw"),
        (b"FOVb\0\0\0\0", "raw"),
        (b"\0MRM\0\0\0\0", "raw"),
        (b"II\x1a\0\0\0HEAPCCDR\x02\0", "raw"),
        (b"GIF89a", None),
        (b"", None),
        (b"\0" * HEAD_BYTES, None),
    ],
)
def test_by_content(head: bytes, format: str | None) -> None:
    assert format_of(head) == format
    assert format_of(head.ljust(HEAD_BYTES, b"\0")) == format


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"GIF89a", "GIF"),
        (b"8BPS\0\1", "Photoshop"),
        (b"%PDF-1.7", "PDF"),
        (b"\xff\x0a\0", "JPEG XL"),
        (_brands(b"isom", b"mp42"), "video"),
        (b"\xff\xd8\xff", None),
        (b"what is this", None),
    ],
)
def test_foreign_kinds(head: bytes, kind: str | None) -> None:
    assert foreign_kind(head) == kind


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("a.JPG", "jpeg"),
        ("a.bmp", "bmp"),
        ("a.b.avif", "avif"),
        ("a.HEIC", "heic"),
        ("a.hif", "heic"),
        ("a.dng", "raw"),
        ("a.CR3", "raw"),
        ("a.txt", None),
        ("avif", None),
        (".bmp", None),
    ],
)
def test_by_suffix(name: str, format: str | None) -> None:
    assert format_of_suffix(Path(name)) == format


def test_every_format_has_a_title_and_what_it_takes() -> None:
    assert set(TITLES) == set(SUFFIXES) | set(READ_ONLY_SUFFIXES) == set(reading._INSPECTORS)
    assert set(writing._ENCODERS) == set(SUFFIXES)
    assert len(set(READABLE_SUFFIXES)) == len(READABLE_SUFFIXES)
    assert all(suffix == suffix.lower() for suffix in READABLE_SUFFIXES)
