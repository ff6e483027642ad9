from pathlib import Path

import pytest

from engine.cli.naming import OutputNames
from engine.errors import OutputExists, UnwritableImage


def test_every_claim_gets_a_name_of_its_own(tmp_path: Path) -> None:
    names = OutputNames([], overwrite=False)
    claimed = [names.claim(tmp_path / "a.png").name for _ in range(3)]
    assert claimed == ["a.png", "a_2.png", "a_3.png"]
    assert names.claim(tmp_path / "a.jpg").name == "a.jpg"


def test_a_name_keeps_being_taken_when_its_file_was_there(tmp_path: Path) -> None:
    (tmp_path / "a.png").touch()
    names = OutputNames([], overwrite=False)
    with pytest.raises(OutputExists):
        names.claim(tmp_path / "a.png")
    assert names.claim(tmp_path / "a.png").name == "a_2.png"


def test_a_link_to_nowhere_is_a_file_as_well(tmp_path: Path) -> None:
    (tmp_path / "a.png").symlink_to(tmp_path / "nowhere")
    with pytest.raises(OutputExists):
        OutputNames([], overwrite=False).claim(tmp_path / "a.png")


def test_inputs_are_never_given_out(tmp_path: Path) -> None:
    photo = tmp_path / "a.png"
    photo.touch()
    with pytest.raises(UnwritableImage, match="one of the photos"):
        OutputNames([tmp_path / "x" / ".." / "a.png"], overwrite=True).claim(photo)
