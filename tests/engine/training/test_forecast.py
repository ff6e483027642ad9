from pathlib import Path

import pytest

from engine.cancellation import Cancelled
from engine.errors import NothingToLearn, WrongConfig
from engine.training.control import Control
from engine.training.distributed import Team
from engine.training.events import Inspected, Warned
from engine.training.forecast import forecast
from tests.engine.training.photos import save, with_noise
from tests.engine.training.photos import scene as scene_of
from tests.engine.training.runs import make_pairs, run, tiny


def test_the_plan_is_told_with_what_is_wrong(tmp_path: Path) -> None:
    photos = make_pairs(tmp_path / "photos", 4)
    torn = photos / "noisy" / "3.png"
    torn.write_bytes(torn.read_bytes()[:2000])
    told = list(forecast(tiny(photos, run__steps=1200), Team(), Control(), tmp_path / "place"))
    warnings = [each.sentence for each in told if isinstance(each, Warned)]
    assert any("3.png" in sentence for sentence in warnings)
    assert any("only" in sentence for sentence in warnings)
    assert any(isinstance(each, Inspected) for each in told)
    lines = " ".join(each for each in told if isinstance(each, str))
    for part in (
        "with ground truth",
        "Validation: 1 photo, noisy",
        "1,904 weights",
        "2 patches of 16",
        "1200 steps: about",
    ):
        assert part in lines


def test_scenes_and_cameras_are_told_where_names_tell_them(tmp_path: Path) -> None:
    for instance, (scene, phone, iso) in enumerate(
        [("001", "S6", "00100"), ("002", "GP", "00400"), ("003", "S6", "01600")]
    ):
        folder = tmp_path / "Data" / f"{instance:04}_{scene}_{phone}_{iso}_00060_3200_L"
        for number in ("010", "011"):
            clean = scene_of(instance, 48, 56)
            save(folder / f"{instance:04}_GT_SRGB_{number}.PNG", clean)
            save(folder / f"{instance:04}_NOISY_SRGB_{number}.PNG", with_noise(clean, int(number)))
    config = tiny(tmp_path, data__noisy=str(tmp_path), data__clean=str(tmp_path))
    told = list(forecast(config, Team(), Control(), tmp_path / "place"))
    lines = " ".join(each for each in told if isinstance(each, str))
    assert "4 to train on, of 2 scenes." in lines
    assert "Validation: 2 photos, of 1 scene, noisy" in lines
    assert "Cameras: Google Pixel at ISO 400, Samsung Galaxy S6 Edge at ISO 100 to 1600." in lines


def test_what_cannot_be_is_refused_before_any_photo_is_looked_at(photos: Path, tmp_path: Path) -> None:
    for changes in ({"network__architecture": "unit"}, {"network__size": "huge"}, {"optimisation__loss": "ms-ssim"}):
        with pytest.raises(WrongConfig):
            next(forecast(tiny(photos, **changes), Team(), Control(), tmp_path / "place"))
        with pytest.raises(WrongConfig):
            run(tiny(photos, **changes), tmp_path / "run")
        assert not (tmp_path / "run").exists(), "the same folder can be named again"


def test_of_a_run_by_the_clock_the_steps_are_told(photos: Path, tmp_path: Path) -> None:
    config = tiny(photos, run__steps=0, run__minutes=3, data__clean="", data__blind="neighbor2neighbor")
    lines = [each for each in forecast(config, Team(), Control(), tmp_path / "place") if isinstance(each, str)]
    assert lines[-1].startswith("3 minutes: about ")
    assert any("no ground truth" in line for line in lines)


def test_it_can_be_stopped(photos: Path, tmp_path: Path) -> None:
    control = Control()
    control.stop()
    with pytest.raises(Cancelled):
        list(forecast(tiny(photos), Team(), control, tmp_path / "place"))


def test_what_would_keep_the_run_from_beginning_is_raised(photos: Path, tmp_path: Path) -> None:
    with pytest.raises(NothingToLearn):
        list(forecast(tiny(photos, data__noisy="", data__clean=str(tmp_path)), Team(), Control(), tmp_path / "place"))
