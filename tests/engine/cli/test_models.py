from pathlib import Path

import pytest
import torch

from engine.cli import models
from engine.models.library import DEFAULT_MODEL
from tests.engine.cli.conftest import Command


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
