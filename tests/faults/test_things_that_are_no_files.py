"""Pipes, devices and folders in place of a photo, and photos that change or go while they are read."""

import contextlib
import itertools
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine.images.image import Image, Metadata
from engine.images.writing import write
from tests.faults.conftest import LONG, ROOT, denoise, names, photo

SIDE = 500
FORMATS = ("jpeg", "png", "tiff", "webp", "bmp", "avif")


def test_nothing_waits_for_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "nowhere.png").symlink_to(tmp_path / "nothing")
    (tmp_path / "round.png").symlink_to(tmp_path / "round.png")
    with socket.socket(socket.AF_UNIX) as listening, contextlib.chdir(tmp_path):
        listening.bind("socket.png")
        odd = ["pipe.png", "folder.png", "nowhere.png", "round.png", "socket.png"]
        paths = [*(tmp_path / name for name in odd), "/dev/zero", "/dev/full", "/dev/null", "/proc/self/mem"]
        told = denoise(*paths, tmp_path / "gone.png", photo(tmp_path / "z.png"), "-o", tmp_path / "out")
    assert told.status == 1
    assert told.statuses == ["failed"] * (len(told.photos) - 1) + ["done"]
    assert len(told.photos) >= len(paths) + 1  # an empty folder holds no photo
    assert names(tmp_path / "out") == ["z_denoised.png"]


def test_links_to_photos_are_photos(tmp_path: Path) -> None:
    source = photo(tmp_path / "real.png")
    (tmp_path / "link.png").symlink_to(source)
    told = denoise(tmp_path / "link.png", "-o", tmp_path / "out")
    assert told.statuses == ["done"]
    assert (tmp_path / "link.png").is_symlink()


READ_AGAIN_AND_AGAIN = """
import sys, time
from pathlib import Path
from engine.errors import UnreadableImage
from engine.images.reading import read, read_header, thumbnail
end = time.monotonic() + float(sys.argv[2])
told = {"read": 0, "refused": 0}
while time.monotonic() < end or not all(told.values()):
    for reader in (read, read_header, lambda path: thumbnail(path, 64)):
        try:
            reader(Path(sys.argv[1]))
            told["read"] += 1
        except UnreadableImage:
            told["refused"] += 1
print(told["read"], told["refused"])
"""


@pytest.mark.parametrize("kind", FORMATS)
def test_a_photo_that_changes_while_it_is_read(kind: str, tmp_path: Path) -> None:
    """Cut, overwritten, removed and replaced, again and again, at no chosen moment: nothing crashes."""
    pixels = np.random.default_rng(0).integers(0, 256, (SIDE, SIDE, 3), dtype=np.uint8)
    place = tmp_path / "photo"
    write(Image(pixels, metadata=Metadata(format=kind)), place, kind)
    command = [sys.executable, "-c", READ_AGAIN_AND_AGAIN, str(place), "1.0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as reading:
        _change_until(lambda: reading.poll() is not None, place, place.read_bytes())
        out, err = reading.communicate()
    assert reading.returncode == 0, err
    assert all(int(count) > 0 for count in out.split())


def _change_until(over: Callable[[], bool], place: Path, whole: bytes) -> None:
    rng = np.random.default_rng(0)
    end = time.monotonic() + LONG
    for turn in itertools.count():
        if over():
            return
        assert time.monotonic() < end
        (_cut, _overwrite, _remove, _replace)[turn % 4](place, whole, rng)
        time.sleep(float(rng.uniform(0, 0.004)))
        place.write_bytes(whole)
        time.sleep(float(rng.uniform(0, 0.03)))


def _cut(place: Path, whole: bytes, rng: np.random.Generator) -> None:
    os.truncate(place, int(rng.integers(0, len(whole))))


def _overwrite(place: Path, whole: bytes, rng: np.random.Generator) -> None:
    place.write_bytes(whole[:40] + rng.bytes(len(whole) - 40))


def _remove(place: Path, _whole: bytes, _rng: np.random.Generator) -> None:
    place.unlink()


def _replace(place: Path, whole: bytes, _rng: np.random.Generator) -> None:
    place.with_name("other").write_bytes(whole[: len(whole) // 2])
    place.with_name("other").replace(place)
