"""Finding, importing and exporting models."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch

from engine.errors import ModelError, UnknownModel, UnsafeCheckpoint, UnsuitableCheckpoint
from engine.models.checkpoint import read_descriptor, save
from engine.models.fitting import describe
from engine.models.library import DEFAULT_MODEL, Library, default_library
from engine.models.ship import ship
from tests.engine.models.states import SMALL, state

CARD = {"purpose": "any", "training_data": "made", "licence": "MIT", "metrics": {}}


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """A plain state dict."""
    torch.save(state(), tmp_path / "My weights.pth")
    return tmp_path / "My weights.pth"


@pytest.fixture
def library(tmp_path: Path, weights: Path) -> Library:
    """With two shipped models and an own folder that is not there yet."""
    made = Library(tmp_path / "shipped", tmp_path / "home" / "models")
    made.shipped.mkdir()
    for name in ("quality", "fast"):
        ship(weights, made.shipped, name, CARD)
    return made


def names(library: Library) -> list[str]:
    return [descriptor.name for descriptor in library.list()]


def test_shipped_models_come_first_in_their_order(library: Library, weights: Path) -> None:
    library.import_file(weights, "Beta")
    library.import_file(weights, "alpha")
    assert names(library) == ["quality", "fast", "alpha", "Beta"]
    assert [descriptor.origin for descriptor in library.list()] == ["shipped", "shipped", "imported", "imported"]
    assert library.problems() == ()


def test_an_empty_library(tmp_path: Path) -> None:
    empty = Library(tmp_path / "none", tmp_path / "neither")
    assert empty.list() == ()
    assert empty.problems() == ()
    with pytest.raises(UnknownModel, match=r"no model and no file .quality.\. Models there are: none"):
        empty.find("quality")


def test_listing_does_not_make_the_own_folder(library: Library) -> None:
    library.list()
    assert not library.own.exists()


def test_models_are_found_by_name_in_any_case_and_files_by_path(library: Library, weights: Path) -> None:
    library.import_file(weights, "Nachtfalter ü")
    assert library.find("quality") == library.shipped / "quality.safetensors"
    assert library.find("NACHTFALTER Ü") == library.own / "Nachtfalter ü.safetensors"
    assert library.find(str(weights)) == weights


def test_a_name_goes_before_a_file(library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fast").write_text("something else")
    assert library.find("fast") == library.shipped / "fast.safetensors"


@pytest.mark.parametrize("name", ["qualty", "", ".", "no/such.pth", "fast.safetensors", "../shipped/fast"])
def test_what_is_not_there_is_answered_with_the_names_there_are(library: Library, name: str, weights: Path) -> None:
    library.import_file(weights, "mine")
    with pytest.raises(ModelError) as caught:
        library.find(name)
    assert "quality, fast, mine" in str(caught.value) or "is no file" in str(caught.value)


def test_loading_by_name_and_by_file(library: Library, weights: Path) -> None:
    quality = library.load("Quality").descriptor
    assert (quality.name, quality.origin, quality.purpose) == ("quality", "shipped", "any")
    assert quality == library.list()[0]
    plain = library.load(str(weights)).descriptor
    assert (plain.name, plain.origin) == ("My weights", "imported")
    own = library.import_file(weights)
    assert library.load(own.name).descriptor == own == library.list()[2]


def test_importing_names_by_the_file_and_numbers_what_is_taken(library: Library, weights: Path) -> None:
    assert [library.import_file(weights).name for _ in range(3)] == ["My weights", "My weights-2", "My weights-3"]
    shadow = weights.with_name("QUALITY.pth")
    weights.rename(shadow)
    assert library.import_file(shadow).name == "QUALITY-2"


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        (".hidden", "hidden"),
        ("a:b*c?", "a-b-c"),
        ("Ünï 日本", "Ünï 日本"),
        ("con", "con-model"),
        ("...", "model"),
        ("x" * 200, "x" * 80),
        ("v1.2 (best)+", "v1.2 (best)"),
        ("night+best", "night-best"),
    ],
)
def test_names_become_good_file_names(library: Library, weights: Path, stem: str, name: str) -> None:
    target = weights.with_name(f"{stem}.pth")
    weights.rename(target)
    assert library.import_file(target).name == name


@pytest.mark.parametrize("name", ["../escape", "a/b", "", " ", "nul", "a\nb", "fast", "FAST", "night+best"])
def test_wanted_names_that_cannot_be_had(library: Library, weights: Path, name: str) -> None:
    with pytest.raises(ModelError, match=r"cannot be the name|already"):
        library.import_file(weights, name)
    assert not library.own.exists()


def test_a_bad_file_is_not_imported(library: Library, tmp_path: Path) -> None:
    torch.save(torch.nn.Linear(1, 1), tmp_path / "bad.pth")
    with pytest.raises(UnsafeCheckpoint):
        library.import_file(tmp_path / "bad.pth")
    torch.save({**state(), "more": torch.zeros(1)}, tmp_path / "bad.pth")
    with pytest.raises(UnsuitableCheckpoint, match="more"):
        library.import_file(tmp_path / "bad.pth")
    assert not library.own.exists()


def test_an_own_folder_that_cannot_be_made(library: Library, weights: Path) -> None:
    library.own.parent.write_text("a file where the folder should be")
    with pytest.raises(ModelError, match="could not be made"):
        library.import_file(weights)
    assert names(library) == ["quality", "fast"]


def test_trained_models_stay_trained(library: Library, tmp_path: Path) -> None:
    from dataclasses import replace

    save(tmp_path / "run.safetensors", replace(describe("run", "unet", SMALL), origin="trained"), state())
    assert library.import_file(tmp_path / "run.safetensors").origin == "trained"
    shipped = library.shipped / "fast.safetensors"
    assert library.import_file(shipped, "copy").origin == "imported"


def test_damaged_own_files_are_passed_over_and_told(library: Library, weights: Path) -> None:
    library.import_file(weights, "good")
    (library.own / "bad.safetensors").write_bytes(b"nonsense")
    (library.own / "notes.txt").write_text("not looked at")
    (library.own / "folder.safetensors").mkdir()
    (library.own / "fast.safetensors").write_bytes((library.own / "good.safetensors").read_bytes())
    assert names(library) == ["quality", "fast", "good"]
    bad, twice = library.problems()
    assert "bad.safetensors is damaged" in bad
    assert "has the name of a shipped model" in twice


def test_a_file_put_into_the_folder_goes_by_its_own_name(library: Library, weights: Path) -> None:
    library.import_file(weights, "old")
    (library.own / "old.safetensors").rename(library.own / "new.safetensors")
    assert names(library)[2:] == ["new"]
    assert library.load("new").descriptor.name == "new"


def test_a_shipped_file_that_was_changed(library: Library) -> None:
    path = library.shipped / "fast.safetensors"
    raw = bytearray(path.read_bytes())
    raw[-1] ^= 1
    path.write_bytes(raw)
    for act in (library.find, library.load):
        with pytest.raises(UnsuitableCheckpoint, match="shipped model 'fast' was changed or damaged"):
            act("fast")
    assert names(library) == ["quality"]
    assert library.problems() == ("The shipped model 'fast' was changed or damaged. Install Denoiser again.",)


def test_a_shipped_file_that_is_gone(library: Library) -> None:
    (library.shipped / "fast.safetensors").unlink()
    with pytest.raises(UnknownModel, match="There is no file"):
        library.load("fast")
    assert len(library.problems()) == 1


@pytest.mark.parametrize("text", ["", "{", "[]", '{"models": 5}', '{"models": [{"name": "x"}]}', "\ud800"])
def test_a_damaged_manifest_leaves_the_own_models(library: Library, weights: Path, text: str) -> None:
    library.import_file(weights, "mine")
    (library.shipped / "manifest.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    assert names(library) == ["mine"]
    assert "is damaged" in library.problems()[0]
    assert library.load("mine").descriptor.name == "mine"


def test_exporting(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "out.safetensors"
    library.export("quality", target)
    assert target.read_bytes() == library.find("quality").read_bytes()
    with pytest.raises(ModelError, match="is there already"):
        library.export("fast", target)
    assert read_descriptor(target).name == "quality"
    library.export("fast", target, overwrite=True)
    assert read_descriptor(target).name == "fast"


def test_exporting_what_and_where_one_cannot(library: Library, tmp_path: Path, weights: Path) -> None:
    with pytest.raises(UnknownModel, match="Models there are: quality, fast"):
        library.export(str(weights), tmp_path / "out.safetensors")
    with pytest.raises(ModelError, match="could not be saved"):
        library.export("fast", tmp_path / "nowhere" / "out.safetensors")
    with pytest.raises(ModelError, match="could not be saved"):
        library.export("fast", library.shipped, overwrite=True)
    assert not list(tmp_path.glob("**/*.part"))


def test_the_own_folder_follows_the_environment(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert default_library().own == own_home / "models"
    monkeypatch.delenv("DENOISER_HOME")
    assert default_library().own.name == "models"
    assert "Denoiser" in default_library().own.parts


def test_the_default_model_is_shipped_whole_and_within_its_budget() -> None:
    library = default_library()
    descriptor = library.load(DEFAULT_MODEL).descriptor
    assert descriptor in library.list()
    assert library.problems() == ()
    assert descriptor.macs_per_pixel <= 60_000
    assert all((descriptor.purpose, descriptor.training_data, descriptor.licence))


def test_finding_and_listing_leave_torch_alone(library: Library) -> None:
    code = (
        "import sys; from pathlib import Path; import engine.models.library as l, engine.models.registry;"
        "library = l.Library(*map(Path, sys.argv[1:]));"
        "assert len(library.list()) == 2 and library.find('fast') and not library.problems();"
        "assert 'torch' not in sys.modules and 'numpy' not in sys.modules"
    )
    root = Path(__file__).resolve().parents[3]
    paths = [str(library.shipped), str(library.own)]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    subprocess.run([sys.executable, "-c", code, *paths], cwd=root, env=environment, check=True)
