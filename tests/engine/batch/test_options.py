from pathlib import Path

import pytest

from engine.batch.options import Options
from engine.errors import WrongTemplate


def test_the_template_is_checked() -> None:
    with pytest.raises(WrongTemplate):
        Options(Path("o"), template="../{name}")


@pytest.mark.parametrize(
    "wrong", [{"format": "gif"}, {"collision": "ask"}, {"luminance": 1.1}, {"chrominance": float("nan")}]
)
def test_values_are_checked(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"unknown|between"):
        Options(Path("o"), **wrong)  # type: ignore[arg-type]
