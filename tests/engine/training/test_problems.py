"""What is wrong with photos, told before training."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from scipy.io import savemat

from engine.errors import UnwritableImage
from engine.training.data import Example, Problem, pairs, remaining
from engine.training.problems import FEW, inspect, plan_problems
from engine.training.shelf import Shelf
from engine.training.store import PhotoStore
from tests.engine.training.photos import example, save, scene, with_noise


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "photos"


def _inspected(folder: Path, *examples: Example) -> list[Problem]:
    shelf = Shelf(folder.parent / "shelf", 1 << 24)
    return [problem for problems in inspect(PhotoStore(examples, shelf)) for problem in problems]


def _pair(folder: Path, name: str, noisy: np.ndarray, clean: np.ndarray) -> Example:
    paths = save(folder / "n" / f"{name}.png", noisy), save(folder / "c" / f"{name}.png", clean)
    return example(paths[:1], paths[1], clean.shape[1], clean.shape[0])


def test_good_pairs_have_no_problem(folder: Path) -> None:
    good = [_pair(folder, str(seed), with_noise(scene(seed), seed + 50), scene(seed)) for seed in range(4)]
    tiny = _pair(folder, "tiny", np.zeros((1, 1, 3), np.uint8), np.ones((1, 1, 3), np.uint8))
    assert _inspected(folder, *good, tiny) == []


def test_bad_pairs_are_named_and_left_out(folder: Path) -> None:
    big = scene(1, 110, 140)
    same = _pair(folder, "same", scene(0), scene(0))
    shifted = _pair(folder, "shifted", with_noise(big[3:99, 0:128], 1), big[0:96, 2:130])
    other = _pair(folder, "other", with_noise(scene(2), 1), scene(3))
    broken = _pair(folder, "broken", with_noise(scene(4), 1), scene(4))
    broken.noisy[0].write_bytes(broken.noisy[0].read_bytes()[:500])
    lost = _pair(folder, "lost", with_noise(scene(5), 1), scene(5))
    Path(str(lost.clean)).write_bytes(b"\x89PNG\r\n\x1a\n")
    good = _pair(folder, "good", with_noise(scene(6), 1), scene(6))
    examples = (same, shifted, other, broken, lost, good)
    problems = _inspected(folder, *examples)
    assert [problem.sentence for problem in problems] == [
        "same.png is the same picture, without any noise of its own, as its ground truth same.png. It is left out.",
        "shifted.png is shifted by +2 pixels to the right and -3 down against its ground truth shifted.png."
        " It is left out.",
        "other.png does not show the same as its ground truth other.png. It is left out.",
        "broken.png cannot be opened: the file is damaged or incomplete. It is left out.",
        "lost.png cannot be opened: the file is damaged or incomplete. It is left out.",
    ]
    assert remaining(examples, problems) == (good,)


def _burst(folder: Path, *pictures: np.ndarray) -> Example:
    paths = [save(folder / f"{number}.png", picture) for number, picture in enumerate(pictures)]
    return example(paths, None)


def test_photos_of_a_burst_are_compared_to_the_first_sound_one(folder: Path) -> None:
    still = scene(0, 110, 140)
    frames: Sequence[np.ndarray] = [with_noise(still[:96, :128], seed) for seed in range(4)]
    moved = with_noise(still[5:101, :128], 9)
    burst = _burst(folder, frames[0], frames[1], moved, frames[1], frames[2])
    burst.noisy[0].write_bytes(b"")
    problems = _inspected(folder, burst)
    assert [problem.sentence for problem in problems] == [
        "0.png cannot be opened: the file is empty. It is left out.",
        "2.png is shifted by +0 pixels to the right and -5 down against 1.png. It is left out.",
        "3.png is the same picture, without any noise of its own, as 1.png. It is left out.",
    ]
    assert [[path.name for path in left.noisy] for left in remaining([burst], problems)] == [["1.png", "4.png"]]


def test_single_photos_are_only_read(folder: Path) -> None:
    path = save(folder / "x.png", scene(0))
    assert _inspected(folder, example((), path), example((path,), None)) == []
    path.write_bytes(b"")
    assert len(_inspected(folder, example((), path), example((path,), None))) == 2


def test_a_full_disk_is_no_photos_fault(folder: Path) -> None:
    pair = _pair(folder, "x", with_noise(scene(0), 1), scene(0))
    (folder / "file").touch()
    with pytest.raises(UnwritableImage):
        list(inspect(PhotoStore([pair], Shelf(folder / "file" / "shelf", 0))))


def _many(folder: Path, count: int) -> list[Example]:
    return [
        _pair(folder, str(n), np.full((9, 9, 3), n, np.uint8), np.full((9, 9, 3), n + 99, np.uint8))
        for n in range(count)
    ]


def test_nothing_to_say(folder: Path) -> None:
    assert plan_problems(_many(folder / "t", FEW), _many(folder / "v", 0) or [example((), folder / "none")], 9) == ()


def test_too_few_photos(folder: Path) -> None:
    validation = [example((), folder / "none")]
    for count, words in (
        (0, "There is no photo to train on"),
        (1, "only 1 example to train on. The model may learn it by heart"),
        (FEW - 1, f"only {FEW - 1} examples"),
    ):
        (problem,) = plan_problems(_many(folder, count), validation, 8)
        assert words in problem.sentence
        assert not problem.left_out


def test_nothing_to_validate_on(folder: Path) -> None:
    (problem,) = plan_problems(_many(folder, FEW), [], 8)
    assert problem == Problem((), "There is no photo to validate on, so nothing tells how good the model is.", False)


def test_small_photos_are_said_to_be_padded(folder: Path) -> None:
    photos = _many(folder, FEW)
    small = [example((path,), None, 7, 200) for path in photos[0].noisy]
    (problem,) = plan_problems([*photos[1:], *small], [example((), folder / "none")], 9)
    assert problem.sentence == "Smaller than a patch of 9 pixels, and continued by their mirror image: 0.png."
    assert (problem.paths, problem.left_out) == (small[0].paths, False)


def test_photos_in_training_and_validation_are_found_by_content(folder: Path) -> None:
    photos, elsewhere = _many(folder, FEW + 4), _many(folder / "copy", 2)
    linked = folder / "link.png"
    linked.symlink_to(photos[3].paths[0])
    validation = [elsewhere[1], photos[2], example((linked,), None), example((), folder / "missing.png")]
    (problem,) = plan_problems(photos, validation, 8)
    assert problem.paths == (*photos[1].paths, *photos[2].paths, photos[3].paths[0])
    assert problem.sentence.endswith("not trained on: 1.png, 2.png and 3.png.")
    assert remaining(photos, [problem]) == (photos[0], *photos[4:])


def test_blocks_are_shared_by_their_file(folder: Path) -> None:
    folder.mkdir()
    for name in ("a.mat", "b.mat"):
        savemat(folder / name, {"v": np.full((1, FEW, 8, 8, 3), ord(name[0]), np.uint8)})
    blocks = pairs([folder / "a.mat"], [folder / "b.mat"]).examples
    photos = _many(folder, FEW)
    assert plan_problems(photos, blocks, 8) == ()
    (problem,) = plan_problems(blocks, blocks[:1], 8)
    assert remaining(blocks, [problem]) == ()
