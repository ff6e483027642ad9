"""Pictures decoded in a thread."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow
from pytestqt.qtbot import QtBot

from denoiser_gui.work import preview_pictures
from denoiser_gui.work.preview_pictures import PreviewPictures


@pytest.fixture
def pictures(qtbot: QtBot) -> Iterator[PreviewPictures]:  # noqa: ARG001
    pictures = PreviewPictures()
    yield pictures
    pictures.close()


def made(path: Path, seed: int = 0, shape: tuple[int, ...] = (9, 7, 3)) -> np.ndarray:
    pixels = np.random.default_rng(seed).integers(0, 256, shape, np.uint8)
    Pillow.fromarray(pixels).save(path)
    return pixels


@pytest.mark.parametrize("shape", [(9, 7, 3), (1, 1, 3), (5, 6)])
def test_a_picture_arrives_bit_for_bit(
    pictures: PreviewPictures, qtbot: QtBot, tmp_path: Path, shape: tuple[int, ...]
) -> None:
    path = tmp_path / "Bïld.png"
    pixels = made(path, shape=shape)
    with qtbot.waitSignal(pictures.arrived) as told:
        assert pictures.get(path) is None
    assert told.args == [path]
    there = pictures.get(path)
    assert there is not None
    assert (there == (pixels if pixels.ndim == 3 else pixels[..., None])).all()
    assert pictures.get(path) is there, "the compare view knows it by itself"


def test_what_cannot_be_read_never_arrives_and_does_no_harm(
    pictures: PreviewPictures, qtbot: QtBot, tmp_path: Path
) -> None:
    torn = tmp_path / "torn.png"
    torn.write_bytes(b"\x89PNG\r\n")
    with qtbot.assertNotEmitted(pictures.arrived, wait=200):
        assert pictures.get(torn) is None
        assert pictures.get(tmp_path / "gone.png") is None
    assert pictures.get(torn) is None


def test_only_some_are_kept(
    pictures: PreviewPictures, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview_pictures, "_KEPT", 2)
    paths = [tmp_path / f"{place}.png" for place in range(3)]
    for path in paths:
        made(path)
        with qtbot.waitSignal(pictures.arrived):
            pictures.get(path)
    assert pictures.get(paths[2]) is not None
    with qtbot.waitSignal(pictures.arrived):
        assert pictures.get(paths[0]) is None
