from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image as Pillow

from engine.cancellation import Cancelled, CancelToken
from engine.errors import UnreadableImage, WrongConfig
from engine.service.looking import Looking
from engine.service.training_replies import FoundExample, MaterialFound, PlanningProgress
from engine.service.training_requests import LookAtMaterial
from engine.training.config import Config
from tests.engine.training.photos import plain, save, scene, with_noise
from tests.engine.training.runs import make_pairs


def config(**roles: object) -> Config:
    changes = {f"data.{role}": value if role == "validation_share" else paths(value) for role, value in roles.items()}
    return Config().with_changes({"run.patch": 16, **changes})


def paths(value: object) -> list[str]:
    return [str(path) for path in (value if isinstance(value, list) else [value])]


def asked(looking: Looking, told: Config) -> list[Any]:
    heard: list[Any] = []
    looking.look(LookAtMaterial(7, told), CancelToken(), heard.append)
    return heard


def answers(heard: list[Any]) -> tuple[MaterialFound, MaterialFound]:
    first, last = (reply for reply in heard if isinstance(reply, MaterialFound))
    assert (first.complete, last.complete) == (False, True)
    return first, last


def sentences(found: MaterialFound) -> str:
    return " ".join(problem.sentence for problem in found.problems)


def test_pairs_are_told_by_names_first_and_then_by_their_pixels(tmp_path: Path) -> None:
    photos = make_pairs(tmp_path, 6)
    torn = photos / "noisy" / "5.png"
    torn.write_bytes(torn.read_bytes()[:2000])
    save(photos / "noisy" / "lonely.png", scene(9, 48, 56))
    heard = asked(Looking(), config(noisy=photos / "noisy", clean=photos / "clean", validation_share=0.34))
    first, last = answers(heard)
    assert len(first.examples) == 6
    assert "lonely.png has no ground truth" in sentences(first)
    assert "5.png" not in sentences(first)
    assert [example.validates for example in first.examples] == [False] * 4 + [True] * 2
    assert len(last.examples) == 5
    assert "5.png cannot be opened" in sentences(last)
    (problem,) = (problem for problem in last.problems if problem.paths == (str(torn),))
    assert problem.left_out
    one = next(example for example in last.examples if example.name == "0.png")
    both = (str(photos / "noisy" / "0.png"), str(photos / "clean" / "0.png"))
    assert one == FoundExample("0.png", both, True, "0", "", None, 56, 48, one.validates)
    progress = [reply for reply in heard if isinstance(reply, PlanningProgress)]
    assert (progress[0], progress[-1]) == (PlanningProgress(7, 0, 6), PlanningProgress(7, 6, 6))


def test_what_is_sound_is_looked_at_once_and_what_is_not_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    photos = make_pairs(tmp_path, 3)
    told, looking = config(noisy=photos / "noisy", clean=photos / "clean"), Looking()
    torn = photos / "noisy" / "2.png"
    whole = torn.read_bytes()
    torn.write_bytes(whole[:2000])
    assert len(answers(asked(looking, told))[1].examples) == 2
    decoded: list[str] = []

    def decode(file: Path) -> object:
        decoded.append(file.name)
        return np.zeros((48, 56, 3))

    monkeypatch.setattr("engine.training.shelf._decoded", decode)
    asked(looking, told)
    assert decoded == ["2.png", "2.png"]
    monkeypatch.undo()
    torn.write_bytes(whole)
    heard = asked(looking, told)
    assert len(answers(heard)[1].examples) == 3
    assert PlanningProgress(7, 2, 3) in heard, "two were known"
    (photos / "clean" / "0.png").write_bytes(b"")
    assert len(answers(asked(looking, told))[0].examples) == 2


def test_nothing_to_learn_from_is_an_answer_too(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    first, last = answers(asked(Looking(), config(clean=tmp_path / "empty")))
    assert first.examples == last.examples == ()
    assert sentences(last) == "There is no photo in empty."
    first, last = answers(asked(Looking(), config(noisy=tmp_path / "missing")))
    assert last.examples == ()
    assert "no such file" in sentences(last)
    with pytest.raises(UnreadableImage, match="no such file or folder"):
        asked(Looking(), config(noisy=tmp_path / "missing", clean=tmp_path / "empty"))
    with pytest.raises(WrongConfig, match="nothing to learn from"):
        asked(Looking(), config())


def test_photos_that_are_too_small_and_too_few_are_told(tmp_path: Path) -> None:
    for number in range(2):
        plain(tmp_path / f"{number}.png", width=1, height=1, level=100 * number)
    found = answers(asked(Looking(), config(clean=tmp_path)))[1]
    assert "Smaller than a patch of 16 pixels" in sentences(found)
    assert "only 1 example" in sentences(found)
    assert "Smaller than 11 pixels, and not validated on" in sentences(found)
    assert [problem.left_out for problem in found.problems].count(True) == 1
    assert [(example.has_truth, example.width) for example in found.examples] == [(True, 1)]


def test_camera_and_iso_come_from_the_photos_where_names_do_not_tell(tmp_path: Path) -> None:
    exif = Pillow.Exif()
    exif[0x010F], exif[0x0110] = "Gull", "Gull X1"
    exif.get_ifd(0x8769)[0x8827] = 6400
    clean = Pillow.fromarray(scene(1, 40, 48))
    clean.save(tmp_path / "a.jpg", exif=exif)
    clean.rotate(180).save(tmp_path / "b.jpg")
    name = "0001_001_S6_00100_00060_3200_L"
    (tmp_path / name).mkdir()
    Pillow.fromarray(scene(2, 40, 48)).save(tmp_path / name / "x.jpg", exif=exif)
    found = answers(asked(Looking(), config(noisy=tmp_path)))[1]
    told = {example.name: (example.camera, example.iso) for example in found.examples}
    assert told == {"a.jpg": ("Gull X1", 6400), "b.jpg": ("", None), "x.jpg": ("Samsung Galaxy S6 Edge", 100)}


def test_bursts_and_single_photos_are_found(tmp_path: Path) -> None:
    for number in range(3):
        save(tmp_path / "burst" / f"{number}.png", with_noise(scene(1, 48, 56), number))
    found = answers(asked(Looking(), config(bursts=tmp_path)))[1]
    (burst,) = found.examples
    assert (burst.name, len(burst.paths), burst.has_truth, burst.scene) == ("burst", 3, False, "burst")
    found = answers(asked(Looking(), config(noisy=[tmp_path / "burst" / "1.png", tmp_path / "burst" / "2.png"])))[1]
    assert sorted(example.name for example in found.examples) == ["1.png", "2.png"]


@pytest.mark.parametrize("after", [0, 1, 3])
def test_it_stops_wherever_it_is(after: int, tmp_path: Path) -> None:
    photos, cancel, heard = make_pairs(tmp_path, 3), CancelToken(), []

    def tell(reply: object) -> None:
        heard.append(reply)
        if len(heard) == after:
            cancel.cancel()

    if not after:
        cancel.cancel()
    with pytest.raises(Cancelled):
        Looking().look(LookAtMaterial(1, config(noisy=photos / "noisy", clean=photos / "clean")), cancel, tell)
    assert len(heard) <= after + 1
    assert not any(isinstance(reply, MaterialFound) and reply.complete for reply in heard)
