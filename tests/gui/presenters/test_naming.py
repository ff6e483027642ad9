from pathlib import Path

import pytest

from denoiser_gui.presenters.naming import example, result_path
from engine.errors import WrongTemplate


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


def test_a_wrong_template_is_a_sentence() -> None:
    with pytest.raises(WrongTemplate):
        result_path("../{name}", Path("a.png"), "quality")
    text, wrong = example("../{name}", Path("a.png"), "quality")
    assert wrong
    assert ".." in text


def test_without_a_photo_there_is_an_example_still() -> None:
    assert example("{name}", None, "quality") == ("IMG_1234.jpg → IMG_1234.jpg", False)
