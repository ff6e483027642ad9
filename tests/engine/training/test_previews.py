import math
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image as Pillow
from PIL import ImageCms

from engine.errors import NotFinite, UnwritableImage
from engine.images.reading import read
from engine.training import previews
from engine.training.config import Paths
from engine.training.distributed import Team
from engine.training.events import PreviewMade, Warned
from engine.training.previews import Previews
from engine.training.validation import Subject, Validation
from tests.engine.training.photos import example, save, scene, with_noise
from tests.engine.training.runs import equipment, make_pairs, of_kind, run, tiny
from tests.engine.training.test_validation import DESCRIPTOR, Darkener, subject


def answering(*subjects: Subject) -> Validation:
    return Validation(subjects, DESCRIPTOR, Team())


def own(*paths: Path) -> list[Subject]:
    found, problems = previews.own(tuple(map(str, paths)), ())
    assert problems == []
    return found


def test_each_photo_has_a_folder_with_noisy_truth_and_each_step(tmp_path: Path) -> None:
    subjects = [subject(0), subject(1, truth=False)]
    made = Previews(subjects, tmp_path, answering())
    for step in (0, 10):
        pictures = made.make(Darkener(0.1), step)
    assert pictures == {str(seed): tmp_path / str(seed) / "00000010.png" for seed in (0, 1)}
    assert {path.name for path in (tmp_path / "0").iterdir()} == {
        "noisy.png",
        "truth.png",
        "00000000.png",
        "00000010.png",
    }
    assert {path.name for path in (tmp_path / "1").iterdir()} == {"noisy.png", "00000000.png", "00000010.png"}
    assert np.array_equal(read(tmp_path / "0" / "noisy.png").pixels, subjects[0].noisy)
    assert np.array_equal(read(tmp_path / "0" / "truth.png").pixels, subjects[0].truth)
    darker = np.rint(0.9 * subjects[0].noisy.astype(float))
    assert np.abs(read(tmp_path / "0" / "00000010.png").pixels - darker).max() <= 1


@pytest.mark.parametrize(
    ("names", "folders"),
    [
        (["a.png", "a.jpg", "A.tif", "a-2.png"], ["a", "a-2", "A-3", "a-2-2"]),
        (["Ärger (1).png", "..png", "a/b.png", "x?*:y.png"], ["Ärger (1)", "photo", "b", "x-y"]),
    ],
)
def test_folders_have_names_of_their_own_that_every_system_allows(
    names: list[str], folders: list[str], tmp_path: Path
) -> None:
    subjects = [Subject(name, subject(0).noisy, None) for name in names]
    assert list(Previews(subjects, tmp_path, answering()).subjects) == folders


def test_validation_photos_are_shown_where_there_are_no_own_ones() -> None:
    subjects = [subject(seed, 40, 600) for seed in range(5)]
    shown = previews.validated(subjects)
    assert [each.name for each in shown] == ["0.png", "1.png", "2.png"]
    assert previews.validated([]) == []


@pytest.mark.parametrize("size", [(1, 1), (3, 5), (1024, 1024), (1030, 20), (1025, 1031)])
def test_of_own_photos_the_centre_is_shown(size: tuple[int, int], tmp_path: Path) -> None:
    height, width = size
    pixels = np.random.default_rng(0).integers(0, 256, (height, width, 3), np.uint8)
    (shown,) = own(save(tmp_path / "a.png", pixels))
    top, left = (max(0, side - 1024) // 2 for side in size)
    assert np.array_equal(shown.noisy, pixels[top : top + 1024, left : left + 1024])
    assert shown.noisy.flags.owndata


def test_own_photos_may_be_grey_or_have_16_bits(tmp_path: Path) -> None:
    grey = save(tmp_path / "grey.png", scene(0, 20, 30)[..., 0])
    deep = tmp_path / "deep.tif"
    tifffile.imwrite(deep, (scene(1, 20, 30).astype(np.uint16) * 257), photometric="rgb")
    both = own(grey, deep)
    assert np.array_equal(both[0].noisy, np.repeat(scene(0, 20, 30)[..., :1], 3, axis=2))
    assert np.array_equal(both[1].noisy, scene(1, 20, 30))
    pictures = Previews(both, tmp_path, answering()).make(Darkener(0.0), 7)
    assert np.array_equal(read(pictures["deep"]).pixels, scene(1, 20, 30))


def test_pictures_keep_the_colour_profile(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    Pillow.fromarray(scene(0, 20, 30)).save(tmp_path / "a.png", icc_profile=profile)
    picture = Previews(own(tmp_path / "a.png"), tmp_path, answering()).make(Darkener(0.0), 1)["a"]
    assert read(picture).metadata.icc_profile == profile == read(tmp_path / "a" / "noisy.png").metadata.icc_profile


def test_ground_truths_are_found_among_the_examples_and_by_names(tmp_path: Path) -> None:
    root = make_pairs(tmp_path, 2)
    given = save(tmp_path / "elsewhere" / "x.png", with_noise(scene(5, 48, 56), 5))
    known = example([given], root / "clean" / "1.png", 56, 48)
    alone = save(tmp_path / "elsewhere" / "y.png", scene(6, 48, 56))
    paths: Paths = (str(root / "noisy" / "0.png"), str(given), str(alone))
    (by_name, by_example, without), _ = previews.own(paths, [known])
    assert np.array_equal(by_name.truth, scene(0, 48, 56))  # type: ignore[arg-type]
    assert np.array_equal(by_example.truth, scene(1, 48, 56))  # type: ignore[arg-type]
    assert by_example.files == (given, root / "clean" / "1.png")
    assert without.truth is None


def test_a_ground_truth_of_another_size_or_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    root = make_pairs(tmp_path, 2)
    save(root / "clean" / "0.png", scene(0, 40, 40))
    (root / "clean" / "1.png").write_bytes(b"\x89PNG")
    both = own(root / "noisy" / "0.png", root / "noisy" / "1.png")
    assert [(each.truth, each.files[1]) for each in both] == [(None, None)] * 2


def test_photos_that_cannot_be_read_are_told_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "broken.png").write_bytes(b"\x89PNG")
    paths = (str(tmp_path / "broken.png"), str(tmp_path / "gone.png"), str(save(tmp_path / "a.png", scene(0, 8, 8))))
    found, problems = previews.own(paths, ())
    assert [each.name for each in found] == ["a.png"]
    assert len(problems) == 2
    assert all(problem.endswith("left out of the previews.") for problem in problems)


def test_pictures_that_cannot_be_written_or_made_are_told(tmp_path: Path) -> None:
    with pytest.raises(UnwritableImage):
        Previews([subject(0)], tmp_path / "none", answering()).make(Darkener(0.1), 1)
    with pytest.raises(NotFinite):
        Previews([subject(0)], tmp_path, answering()).make(Darkener(math.nan), 1)


def test_a_run_shows_own_photos_from_before_its_first_step(photos: Path, tmp_path: Path) -> None:
    mine, broken = save(tmp_path / "mine.jpg", scene(9, 30, 40)), tmp_path / "broken.png"
    broken.write_bytes(b"\x89PNG")
    config = tiny(photos, run__steps=4, run__validate=2, data__previews=[str(mine), str(broken)])
    events = run(config, tmp_path / "run")
    folder = tmp_path / "run" / "previews" / "mine"
    assert of_kind(events, PreviewMade) == [
        PreviewMade(step, {"mine": folder / f"{step:08}.png"}) for step in (0, 2, 4)
    ]
    assert {path.name for path in folder.iterdir()} == {f"{step:08}.png" for step in (0, 2, 4)} | {"noisy.png"}
    assert any("previews" in event.sentence and "broken" in event.sentence for event in of_kind(events, Warned))


def test_without_any_that_can_be_read_validation_photos_are_shown(photos: Path, tmp_path: Path) -> None:
    kit = equipment(tiny(photos, data__previews=[str(tmp_path / "gone.png")]), tmp_path / "run")
    assert [each.name for each in kit.previews.subjects.values()] == [each.name for each in kit.validation.subjects]
