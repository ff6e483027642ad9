import datetime
from collections.abc import Iterable
from pathlib import Path

import pytest

from engine.batch.jobs import Job
from engine.batch.naming import Namer, OutputNames
from engine.batch.options import Options
from engine.errors import OutputExists, UnwritableImage
from engine.images.header import Header

DAY = datetime.date(2024, 5, 1)


def names(folder: Path, count: int = 9) -> Iterable[Path]:
    return [folder / "a.png", *(folder / f"a_{number}.png" for number in range(2, count))]


@pytest.mark.parametrize("collision", ["skip", "number", "overwrite"])
def test_every_result_of_a_batch_has_a_name_of_its_own(tmp_path: Path, collision: str) -> None:
    given = OutputNames([], collision)  # type: ignore[arg-type]
    assert [given.claim(names(tmp_path)).name for _ in range(3)] == ["a.png", "a_2.png", "a_3.png"]


def test_two_ways_to_one_file_are_one_name(tmp_path: Path) -> None:
    given = OutputNames([], "skip")
    given.claim(names(tmp_path))
    assert given.is_taken(tmp_path / "x" / ".." / "A.png")


def test_what_is_there_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "a.png").touch()
    given = OutputNames([], "skip")
    with pytest.raises(OutputExists, match=r"a\.png is there already"):
        given.claim(names(tmp_path))
    assert given.claim(names(tmp_path)).name == "a_2.png", "its name is not given to another photo"


def test_a_dangling_link_is_something_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "a.png").symlink_to(tmp_path / "nowhere")
    with pytest.raises(OutputExists):
        OutputNames([], "skip").claim(names(tmp_path))
    assert OutputNames([], "number").claim(names(tmp_path)).name == "a_2.png"


def test_what_is_there_is_numbered(tmp_path: Path) -> None:
    (tmp_path / "a.png").touch()
    (tmp_path / "a_2.png").touch()
    assert OutputNames([], "number").claim(names(tmp_path)).name == "a_3.png"


def test_a_photo_is_never_a_result(tmp_path: Path) -> None:
    photo = tmp_path / "a.png"
    photo.touch()
    inputs = [tmp_path / "x" / ".." / "a.png"]
    with pytest.raises(UnwritableImage, match="not touched"):
        OutputNames(inputs, "overwrite").claim(names(tmp_path))
    assert OutputNames(inputs, "number").claim(names(tmp_path)).name == "a_2.png"


def test_a_link_to_a_photo_is_never_a_result(tmp_path: Path) -> None:
    (tmp_path / "photo.png").touch()
    (tmp_path / "a.png").symlink_to(tmp_path / "photo.png")
    with pytest.raises(UnwritableImage):
        OutputNames([tmp_path / "photo.png"], "overwrite").claim(names(tmp_path))


def test_no_recipe_is_written_onto_an_input(tmp_path: Path) -> None:
    inputs = [tmp_path / "a.png.recipe.json"]
    with pytest.raises(UnwritableImage):
        OutputNames(inputs, "overwrite").claim(names(tmp_path))


@pytest.mark.parametrize(
    ("source", "kind", "format", "expected"),
    [
        ("x/a.JPEG", "jpeg", "keep", "sub/a_denoised.JPEG"),
        ("x/a.jpg", "png", "keep", "sub/a_denoised.png"),
        ("x/a.png", "png", "tiff", "sub/a_denoised.tif"),
        ("x/a.dng", "raw", "keep", "sub/a_denoised.tif"),
        ("x/a", "png", "keep", "sub/a_denoised.png"),
    ],
)
def test_names_follow_the_format(source: str, kind: str, format: str, expected: str) -> None:
    namer = Namer(Options(Path("o"), format=format), "m", DAY)
    header = Header(3, 2, 3, 8, kind)
    proposed = namer.names(Job(Path(source), Path("sub")), header)
    assert next(proposed) == Path("o") / expected
    stem, dot, suffix = expected.rpartition(".")
    assert next(proposed) == Path("o") / f"{stem}_2{dot}{suffix}"
