import shutil
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.errors import NothingToLearn
from engine.training.control import Control
from engine.training.distributed import Team
from engine.training.preparing import Task, material, noise_of, recipe_of, shelf_for, subjects, survey
from engine.training.session import inspected
from engine.training.store import PhotoStore
from tests.engine.training.photos import plain, save, with_noise
from tests.engine.training.runs import tiny


def test_the_task_follows_from_the_folders(photos: Path) -> None:
    assert material(tiny(photos)).task is Task.PAIRS
    assert material(tiny(photos, data__noisy="")).task is Task.CLEAN
    assert material(tiny(photos, data__clean="")).task is Task.BLIND


def test_photos_to_validate_on_may_be_others(photos: Path, tmp_path: Path) -> None:
    shutil.copytree(photos, tmp_path / "val")
    told = {"data__val_noisy": str(tmp_path / "val" / "noisy"), "data__val_clean": str(tmp_path / "val" / "clean")}
    with pytest.raises(NothingToLearn, match="training and in validation alike"):
        material(tiny(photos, data__noisy="", **told))
    for kind in ("noisy", "clean"):
        (tmp_path / "val" / kind / "0.png").unlink()
    found = material(tiny(photos, data__noisy="", **told))
    assert (found.task, found.validation_task) == (Task.CLEAN, Task.PAIRS)
    assert [example.paths[0].name for example in found.training] == ["0.png"]
    assert len(found.validation) == 2


def test_made_noise_on_validation_photos_is_the_same_each_time(photos: Path, tmp_path: Path) -> None:
    config = tiny(photos, data__noisy="", data__recipe="gaussian")
    found, noise = material(config), noise_of(tiny(photos, data__noisy="", data__recipe="gaussian"), Task.CLEAN)
    store = PhotoStore(found.validation, shelf_for(tmp_path, Team()))
    first, again = (list(subjects(store, Task.CLEAN, noise)) for _ in range(2))
    for one, other in zip(first, again, strict=True):
        assert np.array_equal(one.noisy, other.noisy)
        assert one.truth is not None
        assert one.noisy.dtype == one.truth.dtype == np.uint8
        assert np.array_equal(one.truth, store.pictures(0)[0])


def test_a_persons_camera_gives_the_recipe(photos: Path, tmp_path: Path) -> None:
    for number in range(2):
        flat = np.full((160, 160, 3), 90 + 60 * number, np.uint8)
        save(tmp_path / "camera" / f"{number}.png", with_noise(flat, number, 12.0))
    config = tiny(photos, data__noisy="", data__camera=str(tmp_path / "camera"))
    assert recipe_of(config).name == "own-camera"
    noise = noise_of(config, Task.CLEAN)
    assert noise is not None
    noisy, truth = noise(torch.full((4, 3, 64, 64), 0.5), torch.Generator().manual_seed(0))
    assert 5.0 < 255 * float((noisy - truth).std()) < 30.0


def test_a_cameras_noise_is_measured_once(photos: Path, tmp_path: Path) -> None:
    for number in range(3):
        save(tmp_path / f"{number}.png", with_noise(np.full((96, 96, 3), 90, np.uint8), number, 12.0))
    (tmp_path / "torn.png").write_bytes((tmp_path / "0.png").read_bytes()[:900])
    config, heard = tiny(photos, data__camera=str(tmp_path)), []
    recipe = recipe_of(config, lambda done, whole: heard.append((done, whole)))
    assert heard == [(0, 4), (1, 4), (2, 4), (3, 4)]
    assert recipe_of(config, lambda *_: heard.append((9, 9))) is recipe
    (tmp_path / "0.png").unlink()
    assert recipe_of(config, lambda done, whole: heard.append((done, whole))) is not recipe
    assert heard[4:] == [(0, 3), (1, 3), (2, 3)]


def test_a_camera_without_photos_is_told(photos: Path, tmp_path: Path) -> None:
    for place in ("", "missing"):
        with pytest.raises(NothingToLearn, match="no photo of your camera"):
            recipe_of(tiny(photos, data__camera=str(tmp_path / place)))


def test_photos_too_small_to_measure_are_not_validated_on(tmp_path: Path) -> None:
    for number in range(4):
        plain(tmp_path / f"{number}.png", 10, 40, 60 * number)
    config = tiny(tmp_path, data__noisy="", data__clean=str(tmp_path), data__validation_share=0.5)
    found = material(config)
    assert (len(found.training), found.validation) == (2, ())
    assert any("Smaller than 11 pixels, and not validated on" in problem.sentence for problem in found.problems)
    (tmp_path / "none").mkdir()
    assert survey(tiny(tmp_path, data__noisy="", data__clean=str(tmp_path / "none"))).training == ()


def test_other_photos_are_told_by_another_text(photos: Path) -> None:
    texts = {material(tiny(photos, run__seed=seed)).told for seed in range(8)}
    assert 1 < len(texts) <= 3  # three ways to leave one of three out
    assert material(tiny(photos)).told == material(tiny(photos)).told


def test_each_process_looks_at_its_part(photos: Path, tmp_path: Path) -> None:
    found = material(tiny(photos))

    class Pair(Team):
        """The second of two, of which the first has found nothing."""

        def gathered(self, value: object) -> list[object]:
            return [(False, []), value]

    team = Pair(1, 2)
    looked = list(inspected(found, shelf_for(tmp_path, Team()), team, Control()))
    assert [(event.done, event.photos) for event in looked] == [(2, 3)]  # type: ignore[union-attr]
