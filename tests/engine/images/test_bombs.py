"""Small files that would fill the memory, opened by a process that has little."""

import struct
import subprocess
import sys
import zlib
from functools import cache
from pathlib import Path

import pytest

from tests.engine.images.test_tiff import basic_tags, by_hand

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits of memory as Linux has them")

_ROOM = 400 << 20
_READER = """
import resource, sys
from pathlib import Path
from PIL import Image as _, ImageCms as _
import pyvips
from engine.images.reading import read, thumbnail
from engine.errors import UnreadableImage

pyvips.Image.black(8, 8).pngsave_buffer()  # its threads are started before the limit
used = int(next(line for line in open("/proc/self/status") if line.startswith("VmSize")).split()[1]) << 10
resource.setrlimit(resource.RLIMIT_AS, (used + int(sys.argv[1]), used + int(sys.argv[1])))
for name in sys.argv[2:]:
    for reader in (read, lambda path: thumbnail(path, 64)):
        try:
            reader(Path(name))
            print("read")
        except UnreadableImage as error:
            print(error)
"""


def outcomes(*files: Path) -> list[str]:
    """What reading, and making a thumbnail, of each file says in a process of 400 MB more than it has at its start."""
    command = [sys.executable, "-c", _READER, str(_ROOM), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))


def png(path: Path, width: int, height: int, *chunks: bytes, pixels: bytes = b"") -> Path:
    header = chunk(b"IHDR", struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0))
    body = b"".join(chunks) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + header + body)
    return path


@cache
def deflated_zeros(megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(megabytes)) + packer.flush()


def test_pngs(tmp_path: Path) -> None:
    zeros, pixels = deflated_zeros(900), zlib.compress(bytes(8 * 25))
    files = [
        png(tmp_path / "huge.png", 100_000, 100_000),
        png(tmp_path / "long.png", 1, 2**31 - 1),
        png(tmp_path / "deep.png", 8, 8, pixels=zeros),
        png(tmp_path / "profile.png", 8, 8, chunk(b"iCCP", b"icc\0\0" + zeros), pixels=pixels),
        png(tmp_path / "text.png", 8, 8, chunk(b"zTXt", b"Raw profile type exif\0\0" + zeros), pixels=pixels),
        png(tmp_path / "xmp.png", 8, 8, chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zeros), pixels=pixels),
    ]
    said = outcomes(*files)
    assert all("megapixels" in line for line in said[:4])
    assert all(line == "read" or "damaged" in line for line in said[4:6])  # more rows than it has are no harm
    assert said[6:] == ["read"] * 6


def test_tiffs(tmp_path: Path) -> None:
    tiles = basic_tags(64, 64, 16, 3) | {322: (4, (1 << 20,)), 323: (4, (1 << 20,))}
    by_hand(tmp_path / "tiles.tif", "<", [b"\0"], tiles)
    by_hand(tmp_path / "rows.tif", "<", [b"\0"], basic_tags(1, 1, 8, 1, _278=1) | {257: (4, (300_000_000,))})
    by_hand(tmp_path / "huge.tif", "<", [b"\0"], basic_tags(1, 1, 8, 1) | {256: (4, (60_000,)), 257: (4, (60_000,))})
    by_hand(tmp_path / "zeros.tif", "<", [deflated_zeros(900)], basic_tags(64, 64, 8, 3, _259=8))
    by_hand(tmp_path / "odd.tif", "<", [deflated_zeros(900)], basic_tags(64, 64, 12, 3, _259=8))
    for name, tag in (("claims.tif", 279), ("offsets.tif", 273), ("odd_claims.tif", 279)):
        bits = 12 if name.startswith("odd") else 8
        by_hand(tmp_path / name, "<", [deflated_zeros(1)], basic_tags(64, 64, bits, 3, _259=8))
        whole = (tmp_path / name).read_bytes()
        row = whole.rindex(struct.pack("<HHL", tag, 4, 1))
        (tmp_path / name).write_bytes(whole[: row + 4] + struct.pack("<LL", 0x3FFFFFFF, 8) + whole[row + 12 :])
        length = (tmp_path / f"long_{name}").write_bytes(whole[: row + 8] + b"\xf0\xff\xff\xff" + whole[row + 12 :])
        assert length == len(whole)
    claims = ("claims", "offsets", "odd_claims", "long_claims", "long_offsets", "long_odd_claims")
    names = ("tiles", "rows", "huge", "zeros", "odd", *claims)
    said = outcomes(*(tmp_path / f"{name}.tif" for name in names))
    by_name = {name: set(said[2 * index : 2 * index + 2]) for index, name in enumerate(names)}
    assert by_name["zeros"] == by_name["odd"] == {"read"}  # more bytes than it has rows for are no harm
    for name, reason in {"rows": "million pieces", "huge": "megapixels", **dict.fromkeys(claims, "damaged")}.items():
        assert all(f"{name}.tif cannot be opened" in line and reason in line for line in by_name[name])
    assert all("damaged" in line for line in by_name["tiles"])


def test_jpegs_and_webps(tmp_path: Path) -> None:
    frame = struct.pack(">BHHB", 8, 65500, 65500, 3) + b"\1\x11\0\2\x11\0\3\x11\0"
    (tmp_path / "huge.jpg").write_bytes(
        b"\xff\xd8\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame + b"\xff\xda\0\2"
    )
    extent = (100_000 - 1).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<L", 10) + b"\0" * 4 + extent * 2
    (tmp_path / "huge.webp").write_bytes(b"RIFF" + struct.pack("<L", len(body)) + body)
    with (tmp_path / "hollow.webp").open("wb") as file:
        file.write(b"RIFF" + struct.pack("<L", 0xFFFFFFF0) + b"WEBPVP8 " + struct.pack("<L", 10) + b"\0" * 6)
        file.write(b"\x10\0\x10\0")
        file.truncate(2 << 30)
    said = outcomes(*(tmp_path / name for name in ("huge.jpg", "huge.webp", "hollow.webp")))
    assert all("megapixels" in line for line in said[:4])
    assert all("larger than any WebP" in line for line in said[4:])
