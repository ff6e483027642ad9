"""What can be done with the models of the library: rename, duplicate, delete, bring back, note."""

from pathlib import Path

import pytest
import torch

from engine.errors import ModelError, UnknownModel
from engine.models.library import Library
from engine.models.notes import Note
from engine.models.ship import ship
from tests.engine.models.states import state

CARD = {"purpose": "any", "training_data": "made", "licence": "MIT", "metrics": {}}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """With the shipped model ``quality`` and an own one, ``mine``."""
    made = Library(tmp_path / "shipped", tmp_path / "home" / "models")
    made.shipped.mkdir()
    torch.save(state(), tmp_path / "mine.pth")
    ship(tmp_path / "mine.pth", made.shipped, "quality", CARD)
    made.import_file(tmp_path / "mine.pth")
    return made


def names(library: Library) -> list[str]:
    return [model.name for model in library.list()]


def test_renaming_keeps_the_weights_and_the_notes(library: Library) -> None:
    before = library.list()[1]
    library.note_doubts(before, ("It wavers.",))
    after = library.rename("MINE", "Nacht ü")
    assert (after.name, after.sha256, after.origin) == ("Nacht ü", before.sha256, "imported")
    assert names(library) == ["quality", "Nacht ü"]
    assert library.note_of(after).doubts == ("It wavers.",)
    assert library.load("Nacht ü").descriptor.name == "Nacht ü"


def test_only_the_case_of_a_name_can_be_changed(library: Library) -> None:
    assert library.rename("mine", "Mine").name == "Mine"
    assert names(library) == ["quality", "Mine"]


@pytest.mark.parametrize("wish", ["", " ", "a/b", "../up", "quality", "QUALITY", "nul", "copy"])
def test_names_that_cannot_be_had(library: Library, wish: str) -> None:
    library.duplicate("mine", "copy")
    with pytest.raises(ModelError, match=r"cannot be the name|already"):
        library.rename("mine", wish)
    assert names(library) == ["quality", "copy", "mine"]


@pytest.mark.parametrize("action", ["rename", "delete"])
def test_shipped_models_stay_as_they_are(library: Library, action: str) -> None:
    arguments = ("quality", "other") if action == "rename" else ("Quality",)
    with pytest.raises(ModelError, match="came with Denoiser and cannot be"):
        getattr(library, action)(*arguments)
    assert names(library) == ["quality", "mine"]
    with pytest.raises(UnknownModel, match="no model and no file 'nothing'"):
        getattr(library, action)(*("nothing", "other")[: len(arguments)])


def test_duplicates_get_free_names_and_are_the_persons_own(library: Library) -> None:
    assert [library.duplicate("quality").name for _ in range(2)] == ["quality-2", "quality-3"]
    assert library.duplicate("mine", "a:b").name == "a-b"
    assert {model.name: model.origin for model in library.list()}["quality-2"] == "imported"
    assert library.load("quality-2").descriptor.purpose == "any"


def test_what_was_deleted_comes_back_even_if_its_name_was_given_away(library: Library, tmp_path: Path) -> None:
    before = library.list()[1]
    token = library.delete("mine")
    assert names(library) == ["quality"]
    assert [entry.name for entry in library.bin.entries()] == ["mine"]
    assert library.restore(token) == before
    token = library.delete("mine")
    library.import_file(tmp_path / "mine.pth")
    assert library.restore(token).name == "mine-2"
    with pytest.raises(UnknownModel, match="not in the bin"):
        library.restore(token)


def test_listing_tells_of_files_and_notes(library: Library) -> None:
    shipped, own = library.listed()
    assert shipped.path == library.shipped / "quality.safetensors"
    assert own.size == own.path.stat().st_size > 0
    assert own.changed == own.path.stat().st_mtime
    assert own.note == Note()
    library.note_doubts(own.descriptor, ())
    library.note_run(own.descriptor, Path("/runs/one"))
    assert library.listed()[1].note == Note((), str(Path("/runs/one").absolute()))


def test_how_far_tiles_differ_is_noted_and_older_notes_can_be_read(library: Library) -> None:
    own = library.list()[1]
    library.note_doubts(own, (), 2.5)
    library.note_run(own, Path("/runs/one"))
    assert library.note_of(own) == Note((), str(Path("/runs/one").absolute()), 2.5)
    (file,) = (library.own / ".notes").iterdir()
    file.write_text('{"doubts": ["It wavers."], "run": "/runs/one"}', "utf-8")
    assert library.note_of(own) == Note(("It wavers.",), "/runs/one", None)


def test_a_damaged_note_is_none_and_one_that_cannot_be_written_harms_nothing(library: Library) -> None:
    own = library.list()[1]
    library.note_doubts(own, ("It wavers.",))
    (file,) = (library.own / ".notes").iterdir()
    file.write_text("{", "utf-8")
    assert library.note_of(own) == Note()
    file.unlink()
    (library.own / ".notes").rmdir()
    (library.own / ".notes").write_text("a file in its place")
    library.note_doubts(own, ("It wavers.",))
    assert library.note_of(own) == Note()
    assert names(library) == ["quality", "mine"]
