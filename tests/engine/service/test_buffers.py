import os
from pathlib import Path

import numpy as np
import pytest

from engine.errors import UnwritableImage
from engine.service import buffers


def test_what_is_written_on_one_side_is_read_on_the_other(tmp_path: Path) -> None:
    buffer = buffers.create(tmp_path, "a", (4, 5, 3), "|u1")
    assert not buffer.attach().any()
    buffer.attach(writable=True)[1, 2] = 7
    assert (buffer.attach()[1, 2] == 7).all()


def test_readers_cannot_write(tmp_path: Path) -> None:
    array = buffers.store(tmp_path, "a", np.ones((2, 2, 3), np.uint16)).attach()
    assert array.dtype == np.uint16
    with pytest.raises(ValueError, match="read-only"):
        array[0, 0] = 0


def test_pixels_outlive_the_file(tmp_path: Path) -> None:
    buffer = buffers.store(tmp_path, "a", np.full((2, 2, 3), 9, np.uint8))
    array = buffer.attach()
    buffers.remove(buffer)
    buffers.remove(buffer)
    assert (array == 9).all()
    assert not Path(buffer.path).exists()


def test_a_full_disk_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "posix_fallocate", full, raising=False)
    with pytest.raises(UnwritableImage, match="too little room"):
        buffers.create(tmp_path, "a", (1000, 1000, 3), "|u1")
    assert not list(tmp_path.iterdir())


def test_folders_of_dead_processes_are_removed_and_others_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    dead, alive, foreign = (
        tmp_path / name for name in ("denoiser-999999999-x", f"denoiser-{os.getpid()}-y", "denoiser-z-w")
    )
    for folder in (dead, alive, foreign):
        folder.mkdir()
    made = buffers.make_folder()
    assert made.is_dir()
    assert not dead.exists()
    assert alive.exists()
    assert foreign.exists()
