from collections import namedtuple
from pathlib import Path

import numpy as np
import pytest

from engine.batch import space
from engine.batch.jobs import plan
from engine.batch.options import Options
from engine.errors import UnwritableImage
from engine.images.image import Image
from tests.engine.batch.conftest import photo, photos

Usage = namedtuple("Usage", ["total", "used", "free"])


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Its entry says how much is free."""
    state = {"free": 0, "total": 10**12}
    monkeypatch.setattr(space.shutil, "disk_usage", lambda _place: Usage(state["total"], 0, state["free"]))
    return state


def test_what_is_free_is_that_of_the_nearest_folder(tmp_path: Path) -> None:
    free = space.free_bytes(tmp_path / "not" / "yet" / "there")
    assert free is not None
    assert free > 0


def test_a_system_that_cannot_say_stops_nothing(
    tmp_path: Path, disk: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    disk["total"] = 0
    jobs = plan(photos(tmp_path, 1), tmp_path / "o").jobs
    assert space.shortage(jobs, Options(tmp_path / "o"), "m") is None
    monkeypatch.setattr(space.shutil, "disk_usage", lambda _place: (_ for _ in ()).throw(OSError("no")))
    assert space.free_bytes(tmp_path) is None


def test_a_shortage_is_told_before(tmp_path: Path, disk: dict[str, int]) -> None:
    jobs = plan([*photos(tmp_path / "in", 3), tmp_path / "gone.png"], tmp_path / "o").jobs
    options = Options(tmp_path / "o", format="tiff")
    disk["free"] = 1000
    told = space.shortage(jobs, options, "m")
    assert told is not None
    assert "0.0 MB free" in told
    disk["free"] = 10_000
    assert space.shortage(jobs, options, "m") is None


def test_what_stays_needs_no_room(tmp_path: Path, disk: dict[str, int]) -> None:
    (source,) = photos(tmp_path / "in", 1)
    jobs = plan([source], tmp_path / "o").jobs
    photo(tmp_path / "o" / "p00_denoised.png")
    disk["free"] = 10
    assert space.shortage(jobs, Options(tmp_path / "o"), "m") is None
    assert space.shortage(jobs, Options(tmp_path / "o", collision="overwrite"), "m") is not None


def test_depth_and_format_count(tmp_path: Path, disk: dict[str, int]) -> None:
    eight, sixteen = (Image(np.zeros((100, 100, 3), kind)) for kind in (np.uint8, np.uint16))
    disk["free"] = 40_000
    space.require_room(eight, "tiff", tmp_path / "a.tif")
    space.require_room(sixteen, "jpeg", tmp_path / "a.jpg")
    with pytest.raises(UnwritableImage, match=r"a\.tif could not be saved.*0\.0 MB free.*0\.1 MB"):
        space.require_room(sixteen, "tiff", tmp_path / "a.tif")
