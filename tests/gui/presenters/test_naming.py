from pathlib import Path

import pytest

from denoiser_gui.presenters.naming import example, result_path
from engine.errors import WrongTemplate

HEICS = Path(__file__).resolve().parents[2] / "engine" / "images" / "heic"


@pytest.mark.parametrize(
    ("template", "format", "result"),
    [
        ("{name}_denoised", "keep", "a.b_denoised.JPG"),
        ("{folder}/{name} {model}", "png", "day/a.b quality.png"),
        ("{name}", "tiff", "a.b.tif"),
    ],
)
def test_names_follow_the_template(template: str, format: str, result: str) -> None:
    assert result_path(template, Path("/x/day/a.b.JPG"), "quality", format) == Path(result)


@pytest.mark.parametrize(
    ("name", "format", "suffix"),
    [("turned", "keep", ".jpg"), ("ten_bits", "keep", ".tif"), ("alpha", "keep", ".tif"), ("alpha", "webp", ".webp")],
)
def test_a_heic_is_proposed_in_a_format_that_holds_it(name: str, format: str, suffix: str) -> None:
    photo = HEICS / f"{name}.heic"
    assert photo.is_file()
    assert result_path("{name}", photo, "quality", format) == Path(name + suffix)
    assert example("{name}", photo, "quality", format) == (f"{name}.heic → {name}{suffix}", False)


def test_a_wrong_template_is_a_sentence() -> None:
    with pytest.raises(WrongTemplate):
        result_path("../{name}", Path("a.png"), "quality")
    text, wrong = example("../{name}", Path("a.png"), "quality")
    assert wrong
    assert ".." in text


def test_without_a_photo_there_is_an_example_still() -> None:
    assert example("{name}", None, "quality") == ("IMG_1234.jpg → IMG_1234.jpg", False)
