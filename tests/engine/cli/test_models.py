from pathlib import Path

import pytest
import torch

from engine.cli import models
from engine.models.library import DEFAULT_MODEL
from tests.engine.cli.conftest import Command
from tests.engine.models.states import state


@pytest.fixture
def checkpoint(tmp_path: Path, command: Command) -> Path:
    """A plain state dict of the default model's weights."""
    native = tmp_path / "native.safetensors"
    assert command("models", "export", DEFAULT_MODEL, native).status == 0
    state = models.default_library().load(str(native)).network.state_dict()
    path = tmp_path / "brought along.pth"
    torch.save(state, path)
    return path


def test_list_shows_the_default_model(command: Command) -> None:
    answer = command("models", "list")
    assert answer.status == 0
    assert f"{DEFAULT_MODEL} (default)" in answer.out
    assert answer.err == ""


def test_list_as_json(command: Command) -> None:
    listed = command("models", "list", "--json").document["models"]
    default = next(model for model in listed if model["name"] == DEFAULT_MODEL)
    assert default["default"] is True
    assert default["parameters"] > 0
    assert len(default["sha256"]) == 64


def test_show(command: Command) -> None:
    answer = command("models", "show", DEFAULT_MODEL.upper())
    facts = dict(line.split("  ", 1) for line in answer.out.splitlines())
    assert facts["name"].strip() == DEFAULT_MODEL
    assert facts["takes noise level"].strip() in ("yes", "no")
    assert command("models", "show", DEFAULT_MODEL, "--json").document["name"] == DEFAULT_MODEL


def test_import_list_export(checkpoint: Path, tmp_path: Path, command: Command) -> None:
    brought = command("models", "import", checkpoint, "--name", "mine", "--json")
    assert brought.status == 0
    assert brought.document["name"] == "mine"
    assert "mine" in [model["name"] for model in command("models", "list", "--json").document["models"]]
    target = tmp_path / "out.safetensors"
    assert command("models", "export", "mine", target, "--json").document == {"name": "mine", "file": str(target)}
    assert target.stat().st_size > 1000
    again = command("models", "export", "mine", target)
    assert again.status == 1
    assert "there already" in again.err
    assert command("models", "export", "mine", target, "--overwrite").status == 0


def test_show_a_file_that_is_not_in_the_library(checkpoint: Path, command: Command) -> None:
    assert command("models", "show", checkpoint, "--json").document["architecture"] == "unet"


@pytest.mark.parametrize("words", [["show", "nothing"], ["export", "nothing", "x"], ["import", "nowhere.pth"]])
def test_what_is_not_there(words: list[str], command: Command) -> None:
    answer = command("models", *words, "--json")
    assert (answer.status, answer.out) == (2, "")
    assert words[1] in answer.err
    assert "Traceback" not in answer.err


def test_a_damaged_file_is_a_sentence(tmp_path: Path, command: Command) -> None:
    path = tmp_path / "bad.pth"
    path.write_bytes(b"no checkpoint")
    answer = command("models", "import", path)
    assert (answer.status, answer.out) == (1, "")
    assert "bad.pth" in answer.err
    assert "Traceback" not in answer.err


def test_a_damaged_model_in_the_library_is_named(own_home: Path, command: Command) -> None:
    folder = own_home / "models"
    folder.mkdir()
    (folder / "broken.safetensors").write_bytes(b"no model")
    answer = command("models", "list")
    assert answer.status == 1
    assert "broken" in answer.err
    assert DEFAULT_MODEL in answer.out


@pytest.mark.parametrize("words", [[], ["burn"], ["show"], ["import"], ["export", "quality"], ["list", "extra"]])
def test_wrong_command_lines(words: list[str], command: Command) -> None:
    answer = command("models", *words)
    assert (answer.status, answer.out) == (2, "")


def test_importing_tries_the_model_and_listing_tells_of_it(tmp_path: Path, command: Command) -> None:
    torch.save(state(), tmp_path / "random.pth")
    brought = command("models", "import", tmp_path / "random.pth")
    assert brought.status == 0
    assert "random: It made none of" in brought.err
    listed = command("models", "list")
    assert listed.status == 0
    assert "random: It made none of" in listed.err
    marks = {line.split()[0]: line.rsplit("  ", 1)[-1].strip() for line in listed.out.splitlines()}
    assert marks["random"] == "in doubt"
    assert marks[DEFAULT_MODEL] == "-"
    told = {model["name"]: model for model in command("models", "list", "--json").document["models"]}
    assert told["random"]["doubts"]
    assert told["random"]["size"] > 1000
    assert told[DEFAULT_MODEL]["doubts"] is None


def test_how_far_tiles_differ_where_the_whole_picture_is_looked_at(tmp_path: Path, command: Command) -> None:
    torch.save(state("nafnet", {"width": 2, "encoders": [1], "middle": 1, "decoders": [1]}), tmp_path / "wide.pth")
    library = models.default_library()
    model = library.import_file(tmp_path / "wide.pth")
    assert command("models", "show", "wide", "--json").document["tile_gap"] is None
    assert "the whole picture\n" in command("models", "show", "wide").out
    library.note_doubts(model, (), 2.54)
    assert command("models", "show", "wide", "--json").document["tile_gap"] == 2.54
    assert "the whole picture; tiles differed by up to 2.5 levels of 255" in command("models", "show", "wide").out
    told = {one["name"]: one["tile_gap"] for one in command("models", "list", "--json").document["models"]}
    assert (told["wide"], told[DEFAULT_MODEL]) == (2.54, None)


def test_export_as_onnx_is_checked(tmp_path: Path, command: Command) -> None:
    pytest.importorskip("onnxruntime")
    path = tmp_path / "out.ONNX"
    told = command("models", "export", "fast", path, "--json").document
    assert 0 <= told["difference"] <= 1e-4
    assert path.stat().st_size > 1_000_000
    again = command("models", "export", "fast", path)
    assert (again.status, "there already" in again.err) == (1, True)
    assert "the same to" in command("models", "export", "fast", path, "--overwrite").out


def test_export_as_onnx_offers_what_is_missing(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.extras.installed", lambda _: False)
    answer = command("models", "export", "fast", tmp_path / "out.onnx")
    assert answer.status == 1
    assert "pip install onnxruntime" in answer.err
    assert not (tmp_path / "out.onnx").exists()
