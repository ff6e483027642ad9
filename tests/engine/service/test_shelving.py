"""The library in the engine's process: every wish is carried out and told, and the list follows."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
import torch

from engine.models.library import default_library
from engine.service.library_replies import (
    BinEmptied,
    CurvePoint,
    ModelDeleted,
    ModelDuplicated,
    ModelExported,
    ModelRenamed,
    ModelRestored,
    ModelShown,
    ModelsListed,
    ModelTried,
    SpeedFound,
)
from engine.service.library_requests import (
    DeleteModel,
    DuplicateModel,
    EmptyBin,
    ExportModel,
    ListModels,
    MeasureSpeed,
    RenameModel,
    RestoreModel,
    ShowModel,
    TryModel,
)
from engine.service.replies import Failed, ModelImported, Reply
from engine.service.requests import ImportModel, Request
from engine.service.run_papers import read_papers
from engine.service.shelving import Shelving
from engine.service.turn import Turn
from tests.engine.models.states import state

R = TypeVar("R")


class Office:
    """The shelving, with what it told."""

    def __init__(self) -> None:
        self.told: list[Reply] = []
        self.shelving = Shelving(self.told.append, Turn())

    def ask(self, *requests: Request) -> None:
        for request in requests:
            self.shelving.actions[type(request)](request)
        self.shelving._slow.stop(-1)
        self.shelving._quick.stop(-1)
        self.shelving.__init__(self.told.append, Turn())  # type: ignore[misc]  # new lanes

    def last(self, kind: type[R]) -> R:
        return [reply for reply in self.told if isinstance(reply, kind)][-1]

    @property
    def names(self) -> list[str]:
        return [model.descriptor.name for model in self.last(ModelsListed).models]


@pytest.fixture
def office() -> Iterator[Office]:
    made = Office()
    yield made
    made.shelving.stop()


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    torch.save(state(), tmp_path / "mine.pth")
    return tmp_path / "mine.pth"


def test_the_life_of_a_model(office: Office, weights: Path, tmp_path: Path) -> None:
    office.ask(ImportModel(str(weights)))
    imported = office.last(ModelImported)
    assert imported.descriptor.name == "mine"
    assert any("none of" in doubt for doubt in imported.doubts)
    assert office.names[-1] == "mine"
    assert office.last(ModelsListed).models[-1].note.doubts == imported.doubts
    office.ask(RenameModel("mine", "yours"), DuplicateModel("yours"))
    assert office.last(ModelRenamed) == ModelRenamed("mine", "yours")
    assert office.last(ModelDuplicated) == ModelDuplicated("yours", "yours-2")
    assert office.names[-2:] == ["yours", "yours-2"]
    office.ask(DeleteModel("yours"))
    token = office.last(ModelDeleted).token
    assert "yours" not in office.names
    assert [entry.name for entry in office.last(ModelsListed).binned] == ["yours"]
    office.ask(RestoreModel(token), DeleteModel("yours-2"), EmptyBin())
    assert office.last(ModelRestored) == ModelRestored("yours", token)
    assert office.last(BinEmptied) == BinEmptied(1)
    assert office.names[-1] == "yours"
    office.ask(ExportModel("yours", str(tmp_path / "out.safetensors")))
    assert office.last(ModelExported) == ModelExported("yours", str(tmp_path / "out.safetensors"))
    assert default_library().load(str(tmp_path / "out.safetensors"))
    assert not [reply for reply in office.told if isinstance(reply, Failed)]


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (RenameModel("quality", "x"), "came with Denoiser"),
        (DeleteModel("quality"), "came with Denoiser"),
        (DeleteModel("nothing"), "no model"),
        (RestoreModel("1"), "not in the bin"),
        (TryModel("nothing"), "no model"),
        (ImportModel("nowhere.pth"), "no file"),
    ],
)
def test_what_cannot_be_done_is_told(office: Office, request_: Request, words: str) -> None:
    office.ask(request_)
    failed = office.last(Failed)
    assert failed.request == request_
    assert failed.expected
    assert words in failed.sentence


def test_onnx_without_its_packages_says_which(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.extras.installed", lambda _: False)
    office.ask(ExportModel("fast", str(tmp_path / "x.onnx")))
    assert office.last(Failed).extra == "onnx"


def test_onnx_tells_the_difference(office: Office, tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime")
    office.ask(ExportModel("fast", str(tmp_path / "x.onnx")))
    difference = office.last(ModelExported).difference
    assert difference is not None
    assert 0 <= difference <= 1e-4


def test_a_model_is_tried_and_measured(office: Office, weights: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.service.shelving._SECONDS", 0.01)
    model = default_library().import_file(weights)
    assert default_library().note_of(model).doubts is None
    office.ask(TryModel("mine"), MeasureSpeed("mine", "cpu"))
    assert office.last(ModelTried).doubts == default_library().note_of(model).doubts
    speed = office.last(SpeedFound)
    assert (speed.name, speed.device) == ("mine", "cpu")
    assert speed.megapixels_per_second > 0


def test_what_is_old_leaves_the_bin_by_itself(office: Office, weights: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = default_library()
    library.import_file(weights)
    monkeypatch.setattr("engine.models.bin.time.time_ns", lambda: 10**18)
    library.delete("mine")
    assert library.bin.entries()
    office.ask(ListModels())
    assert office.last(ModelsListed).binned == ()
    assert library.bin.entries() == ()


def log(run: Path, *lines: dict[str, Any] | str) -> None:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    (run / "log.jsonl").write_text(text, "utf-8")


def test_papers_come_from_the_run(office: Office, weights: Path, tmp_path: Path) -> None:
    model = default_library().import_file(weights)
    office.ask(ShowModel("mine"))
    assert office.last(ModelShown) == ModelShown("mine")
    (tmp_path / "card.md").write_text("# mine ü", "utf-8")
    check = {"event": "validation", "psnr": 30.0, "ssim": 0.9, "noisy_psnr": 25.0}
    log(tmp_path, {**check, "step": 20, "psnr": 31.0}, {**check, "step": 10}, {**check, "step": 20, "psnr": 32.0})
    default_library().note_run(model, tmp_path)
    office.ask(ShowModel("mine"))
    shown = office.last(ModelShown)
    assert shown.card == "# mine ü"
    assert shown.curve == (CurvePoint(10, 30.0, 0.9), CurvePoint(20, 32.0, 0.9))
    assert (shown.noisy_psnr, shown.run) == (25.0, str(tmp_path))


def test_damaged_papers_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "card.md").mkdir()
    steps = [{"event": "step", "step": step, "loss": 1.0 / (1 + step)} for step in range(1000)]
    log(
        tmp_path,
        "{",
        "3",
        {"event": "validation", "psnr": 3.0},
        {"event": "validation", "psnr": None, "step": 1},
        {"event": "step", "loss": None},
        *steps,
    )
    shown = read_papers("x", tmp_path)
    assert (shown.card, shown.curve, shown.noisy_psnr) == ("", (), None)
    assert 300 <= len(shown.losses) <= 400
    assert shown.losses[0] == (0, 1.0)
    assert read_papers("x", tmp_path / "nothing").losses == ()
