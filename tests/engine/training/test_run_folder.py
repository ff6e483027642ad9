import json
import os
from pathlib import Path

import pytest

from engine.errors import WrongConfig, WrongRunFolder
from engine.training.config import Config
from engine.training.events import (
    Failed,
    Finished,
    Inspected,
    PhotoFigures,
    PreviewMade,
    StepDone,
    Summary,
    ValidationDone,
    Warned,
)
from engine.training.run_folder import RunFolder, as_json, new_path, remove


def step_done(step: int, loss: float = 0.5) -> StepDone:
    return StepDone(step, loss, 1e-3, 0.1, 2.0, 3.0, 4.0, 0.01, 1000, 0.5)


def test_a_run_is_found_again_with_its_configuration(tmp_path: Path) -> None:
    config = Config(name="mine").with_changes({"run.batch": 3})
    RunFolder.create(tmp_path / "a" / "run", config)
    assert RunFolder.find(tmp_path / "a" / "run")[1] == config


@pytest.mark.parametrize(
    "name", ["model.safetensors", "best.safetensors", "last-0000000001-0123456789abcdef.safetensors"]
)
def test_a_run_is_never_overwritten(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"weights")
    with pytest.raises(WrongRunFolder, match="holds a run already"):
        RunFolder.create(tmp_path, Config())
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WrongRunFolder, match="Nothing can be written"):
        RunFolder.create(tmp_path / "file" / "run", Config())


def test_what_is_no_run_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongRunFolder, match="no training run"):
        RunFolder.find(tmp_path)
    (tmp_path / "config.toml").write_text("[run]\nspeed = 3\n")
    with pytest.raises(WrongConfig, match=r"run\.speed"):
        RunFolder.find(tmp_path)


def test_the_log_holds_events_in_order_and_steps_now_and_then(tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path, Config())
    for event in (Inspected(1, 2), Inspected(2, 2), *map(step_done, range(1, 50)), Warned(49, "Ä"), step_done(50)):
        assert folder.note(event) == ""
    folder.close()
    told = folder.events()
    assert [line["event"] for line in told] == ["inspection", "step", "warning"]
    assert (told[0]["done"], told[1]["step"], told[2]["sentence"]) == (1, 1, "Ä")


def test_steps_are_logged_once_a_second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr("engine.training.run_folder.time.monotonic", lambda: now)
    folder = RunFolder.create(tmp_path, Config())
    for step in range(1, 13):
        folder.note(step_done(step))
        now += 0.25
    folder.close()
    assert [line["step"] for line in folder.events()] == [1, 5, 9]


@pytest.mark.parametrize("torn", ['{"event": "st', "{"])
def test_a_line_that_was_torn_takes_no_other_along(torn: str, tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path, Config())
    folder.note(Warned(1, "first"))
    with (tmp_path / "log.jsonl").open("a") as file:
        file.write(torn)
    again = RunFolder(tmp_path)
    again.note(Warned(2, "second"))
    again.note(Warned(3, "third"))
    assert [line["step"] for line in again.events()] == [1, 2, 3]
    assert (tmp_path / "log.jsonl").read_text().count("\n") == 4


def test_only_what_a_run_wrote_is_removed(tmp_path: Path) -> None:
    run = tmp_path / "run"
    own = (
        "config.toml", "log.jsonl", "card.md", "model.safetensors", "best.safetensors", "process.json", "train.err",
        "last-0000000012-0123456789abcdef.safetensors", "tensorboard/events.out.tfevents.1.host.2",
        "previews/a/noisy.png", "previews/a/truth.png", "previews/a/00000010.png", "previews/a/123456789.png",
        f"photos/{'a' * 32}.npy", f"wishes/{'1' * 20}-01234567.json", f".{'b' * 32}.part", "wanted.toml", "seen",
    )  # fmt: skip
    for name in own:
        (run / name).parent.mkdir(parents=True, exist_ok=True)
        (run / name).touch()
    remove(run)
    assert not run.exists()
    foreign = ("previews/holiday/1.png", "photos/a.jpg", "notes.txt", "last-1.safetensors", "thesis/config.toml")
    for name in (*own, *foreign):
        (run / name).parent.mkdir(parents=True, exist_ok=True)
        (run / name).touch()
    remove(run)
    assert {path.relative_to(run).as_posix() for path in run.rglob("*") if path.is_file()} == set(foreign)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_what_lies_behind_a_link_stays(tmp_path: Path) -> None:
    (tmp_path / "elsewhere" / "a").mkdir(parents=True)
    (tmp_path / "elsewhere" / "a" / "noisy.png").touch()
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "previews").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    remove(tmp_path / "run")
    assert (tmp_path / "elsewhere" / "a" / "noisy.png").exists()


def test_lines_that_are_torn_are_passed_over(tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path, Config())
    folder.note(Warned(1, "first"))
    with (tmp_path / "log.jsonl").open("ab") as file:
        file.write(b'{"event": "warni\n\xff\n')
    folder.note(Warned(2, "second"))
    assert [line["sentence"] for line in folder.events()] == ["first", "second"]


def test_a_log_that_cannot_be_written_is_told_once_for_each_reason(tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path, Config())
    log = tmp_path / "log.jsonl"
    log.mkdir()
    told = [folder.note(Warned(step, "x")) for step in range(3)]
    assert "cannot be written" in told[0]
    assert told[1:] == ["", ""]
    log.rmdir()
    assert folder.note(Warned(4, "x")) == ""
    log.unlink()
    log.mkdir()
    assert "cannot be written" in folder.note(Warned(5, "x"))


def test_curves_are_written_for_tensorboard(tmp_path: Path) -> None:
    folder = RunFolder.create(tmp_path, Config())
    folder.note(ValidationDone(3, 30.0, 0.9, 20.0, 0.5, True, 1.0))
    folder.close()
    (file,) = (tmp_path / "tensorboard").iterdir()
    assert b"validation/psnr" in file.read_bytes()
    again = RunFolder(tmp_path)
    again.note(ValidationDone(6, 31.0, 0.9, 20.0, 0.5, True, 1.0))
    again.close()
    assert len(list((tmp_path / "tensorboard").iterdir())) == 2


def test_a_full_disk_neither_ends_nor_blocks_the_run(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full here")
    folder = RunFolder.create(tmp_path, Config())
    (tmp_path / "log.jsonl").symlink_to(full)
    told = [folder.note(ValidationDone(step, 30.0, 0.9, 20.0, 0.5, True, 1.0)) for step in range(40)]
    assert "No space left" in told[0]
    assert set(told[1:]) == {""}


def test_events_become_strict_json() -> None:
    line = as_json(PreviewMade(3, {"a.png": Path("x") / "a.png"}))
    assert line == {"event": "preview", "step": 3, "pictures": {"a.png": str(Path("x") / "a.png")}}
    assert as_json(step_done(1, float("nan")))["loss"] is None
    assert as_json(Finished(1, Path("m"), None, None, float("inf"), "complete"))["seconds"] is None
    json.dumps(as_json(step_done(1)), allow_nan=False)
    photo = PhotoFigures("a", Path("x"), None, 20.0, 0.5, float("inf"), 0.9)
    summary = as_json(Summary(3, 20.0, 0.5, 30.0, 0.9, (photo,)))
    assert summary["photos"] == [
        {"name": "a", "noisy": "x", "truth": None, "noisy_psnr": 20.0, "noisy_ssim": 0.5, "psnr": None, "ssim": 0.9}
    ]
    assert as_json(Failed("Why.", "Diverged")) == {"event": "failed", "sentence": "Why.", "kind": "Diverged"}


def test_new_folders_are_free_and_their_names_plain(tmp_path: Path) -> None:
    first = new_path(tmp_path, "../my model/é")
    assert first.parent == tmp_path
    assert first.name.startswith("my-model-é-")
    first.mkdir()
    assert new_path(tmp_path, "../my model/é") != first
    assert new_path(tmp_path, "//").name.startswith("run-")
