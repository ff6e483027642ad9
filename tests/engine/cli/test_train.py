import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import pytest
import torch

from engine.cli import train
from engine.errors import Diverged
from engine.models.library import default_library
from engine.training import checkpoints
from engine.training.control import Control, NewLength
from engine.training.run_folder import ERRORS, RunFolder
from tests.engine.cli.conftest import Answer, Command
from tests.engine.training.runs import make_pairs

ROOT = Path(__file__).resolve().parents[3]

TINY = """
[network]
size = ""
arguments = { widths = [4, 4], blocks = [1, 1] }
[run]
patch = 16
batch = 2
validate = 2
precision = "float32"
[data]
validation_share = 0.34
"""


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DENOISER_HOME", str(tmp_path / "home"))
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_pairs(tmp_path_factory.mktemp("photos"))
    (root / "tiny.toml").write_text(TINY)
    return root


def words(photos: Path, output: Path, *more: object) -> list[object]:
    """A short training on pairs."""
    told = ["--noisy", photos / "noisy", "--clean", photos / "clean", "--config", photos / "tiny.toml"]
    return ["train", *told, "--output", output, "--device", "cpu", *(more or ("--steps", 4))]


def lines(answer: Answer) -> list[dict[str, Any]]:
    return [json.loads(line) for line in answer.out.splitlines()]


def test_a_training_for_people(command: Command, photos: Path, tmp_path: Path) -> None:
    answer = command(*words(photos, tmp_path / "run"))
    assert answer.status == 0
    assert "Training unet" in answer.out
    assert "step 4: " in answer.out
    assert "Finished after 4 steps" in answer.out
    assert "only 2 examples" in answer.err
    assert "step 1 " in answer.err
    assert " steps/s  " in answer.err
    assert " MP/s  " in answer.err
    assert "left" in answer.err
    assert (tmp_path / "run" / "model.safetensors").exists()
    assert default_library().own.exists() is False  # it was given no name


def test_a_training_for_programs(command: Command, photos: Path, tmp_path: Path) -> None:
    answer = command(*words(photos, tmp_path / "run", "--steps", 4, "--events", "jsonl"))
    kinds = [line["event"] for line in lines(answer)]
    assert answer.status == 0
    assert set(kinds) == {
        "inspection", "warning", "started", "step", "validation", "preview", "checkpoint", "summary", "finished"
    }  # fmt: skip
    assert kinds.count("step") == 4
    assert kinds[-1] == "finished"
    assert lines(answer)[-1]["model"] == str(tmp_path / "run" / "model.safetensors")


def test_the_plan_is_told_and_nothing_is_left(command: Command, photos: Path, tmp_path: Path) -> None:
    answer = command(*words(photos, tmp_path / "run", "--steps", 600, "--dry-run"))
    assert answer.status == 0
    for part in (
        "2 to train on",
        "Validation: 1 photo,",
        "Network: unet",
        "2 patches of 16",
        "One step takes",
        "600 steps",
    ):
        assert part in answer.out
    assert "only 2 examples" in answer.err
    assert not (tmp_path / "run").exists()


def test_without_output_the_run_is_in_the_persons_folder(command: Command, photos: Path, tmp_path: Path) -> None:
    told = [word for word in words(photos, tmp_path / "x") if word not in ("--output", tmp_path / "x")]
    assert command(*told, "--name", "mine").status == 0
    (folder,) = (tmp_path / "home" / "runs").iterdir()
    assert folder.name.startswith("mine-")


def test_a_named_model_is_in_the_library_with_a_number_where_the_name_is_taken(
    command: Command, photos: Path, tmp_path: Path
) -> None:
    for run, name, expected in (
        ("a", "mine", "mine"),
        ("b", "mine", "mine-2"),
        ("c", "../CON", "CON-model"),
        ("d", "quality", "quality-2"),
    ):
        answer = command(*words(photos, tmp_path / run, "--steps", 1, "--name", name))
        assert answer.status == 0
        assert f"in the library as {expected}." in answer.out
    again = command("train", "--resume", tmp_path / "a")
    assert again.status == 0
    assert "library" not in again.out


def test_a_library_that_cannot_be_written_does_not_fail_the_run(command: Command, photos: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "models").write_text("no folder")
    answer = command(*words(photos, tmp_path / "run", "--steps", 1, "--name", "mine"))
    assert answer.status == 0
    assert "could not be put into the library" in answer.err


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--steps", 3, "--minutes", 2], "exclude each other"),
        (["--steps", 0], "needs a length"),
        (["--steps", -1], "steps must lie between"),
        (["--steps", 3, "--patch", 4], "patch must lie between"),
        (["--steps", 3, "--architecture", "unit"], "no architecture 'unit'"),
        (["--steps", 3, "--size", "huge"], "no size 'huge'"),
        (["--steps", 3, "--from", "nobody"], "no model and no file 'nobody'"),
        (["--steps", 3, "--config", "none.toml"], "cannot be read"),
        (["--steps", 3, "--bursts", "."], "not both"),
        (["--steps", 3, "--device", "cuda:7"], "not available here"),
        (["--steps", "x"], "invalid int value"),
        (["--loss", "l3"], "invalid choice"),
        (["--resume", "run"], "beside --resume"),
    ],
)
def test_a_wrong_command_line_ends_with_a_sentence(
    more: list[object], said: str, command: Command, photos: Path, tmp_path: Path
) -> None:
    answer = command(*words(photos, tmp_path / "run", *more))
    assert answer.status == 2
    assert said in answer.err
    assert "Traceback" not in answer.err


def test_photos_are_needed(command: Command, tmp_path: Path) -> None:
    assert "nothing to learn from" in command("train", "--steps", 1).err
    (tmp_path / "empty").mkdir()
    answer = command("train", "--clean", tmp_path / "empty", "--steps", 1, "--output", tmp_path / "run")
    assert answer.status == 1
    assert "no photo" in answer.err
    answer = command("train", "--clean", tmp_path / "nowhere", "--steps", 1)
    assert answer.status == 2
    assert "There is no folder" in answer.err


def test_a_run_is_not_overwritten(command: Command, photos: Path, tmp_path: Path) -> None:
    assert command(*words(photos, tmp_path / "run")).status == 0
    answer = command(*words(photos, tmp_path / "run"))
    assert answer.status == 2
    assert "holds a run already" in answer.err


def test_failing_is_an_event_too(
    command: Command, photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = command(*words(photos, tmp_path / "run", "--steps", 0, "--events", "jsonl"))
    assert wrong.status == 2
    (line,) = lines(wrong)
    assert line["event"] == "failed"
    assert "needs a length" in line["sentence"]

    def diverge(*_: object) -> None:
        raise Diverged("The loss has had no finite value.")

    monkeypatch.setattr("engine.training.learner.Learner.step", diverge)
    failed = command(*words(photos, tmp_path / "run", "--steps", 3, "--events", "jsonl"))
    assert failed.status == 1
    assert lines(failed)[-1] == {"event": "failed", "sentence": "The loss has had no finite value.", "kind": "Diverged"}
    assert failed.err.strip() == "The loss has had no finite value."


def test_flags_go_over_the_file_and_the_file_over_the_preset(command: Command, photos: Path, tmp_path: Path) -> None:
    told = words(photos, tmp_path / "run", "--steps", 1, "--batch", 4, "--preset", "best", "--licence", "CC0")
    assert command(*told).status == 0
    config = RunFolder.find(tmp_path / "run")[1]
    assert (config.run.batch, config.run.patch, config.run.steps, config.run.minutes) == (4, 16, 1, 0)
    assert config.optimisation.average == 0.9995
    assert "CC0" in (tmp_path / "run" / "card.md").read_text()


def test_a_role_takes_several_folders_and_photos(command: Command, photos: Path, tmp_path: Path) -> None:
    told = words(photos, tmp_path / "run", "--steps", 1)
    told[told.index(photos / "noisy")] = photos / "noisy" / "0.png"
    told[told.index("--clean") : told.index("--clean")] = [photos / "noisy", "--previews", photos / "clean" / "1.png"]
    assert command(*told).status == 0
    data = RunFolder.find(tmp_path / "run")[1].data
    assert data.noisy == (str(photos / "noisy" / "0.png"), str(photos / "noisy"))
    assert data.clean == (str(photos / "clean"),)
    assert data.previews == (str(photos / "clean" / "1.png"),)
    assert str(photos / "noisy" / "0.png") in (tmp_path / "run" / "card.md").read_text()


def test_a_run_goes_on_from_anywhere(
    command: Command, photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(photos)
    monkeypatch.setattr(Control, "take_validation", Control.stop)  # asked before every step
    told = ["--noisy", "noisy", "--clean", "clean", "--config", "tiny.toml", "--output", tmp_path / "run"]
    assert command("train", *told, "--steps", 3).status == 0
    monkeypatch.undo()
    monkeypatch.setenv("DENOISER_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    assert "Finished after 3 steps" in command("train", "--resume", "run").out


@pytest.mark.parametrize(
    ("typed", "calls"),
    [
        (b"pause\nresume\n", ["pause", "resume"]),
        (b'{"command": "validate"}\r\nnonsense\n{"command": 3}\n[1]\n\xff\nstop\n', ["validate", "stop"]),
        (b"[" * 30_000 + b"\ndiscard\n", ["discard", "stop"]),
        (b"st", []),
        (b"", []),
    ],
)
def test_commands_are_read_from_standard_input(typed: bytes, calls: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    for name in ("pause", "resume", "stop", "validate"):
        monkeypatch.setattr(Control, name, lambda _self, name=name: heard.append(name))
    monkeypatch.setattr(Control, "discard", lambda self: (heard.append("discard"), self.stop()))
    reading, writing = os.pipe()
    os.write(writing, typed)
    os.close(writing)
    with os.fdopen(reading) as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        train._listen(Control())
    assert heard == calls


def test_without_standard_input_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    control = Control()
    monkeypatch.setattr(sys, "stdin", None)
    train._listen(control)
    assert not control.stopping


def test_wishes_with_values_are_read_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    control, (reading, writing) = Control(), os.pipe()
    os.write(writing, b'{"command": "minutes", "steps": 9}\n{"command": "save", "to": "x"}\nsave\n')
    os.close(writing)
    with os.fdopen(reading) as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        train._listen(control)
    assert control.take_length() == NewLength(steps=9)
    assert control.take_copies() == ("x", "")


def test_what_is_wished_for_is_told(
    command: Command, photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wish(control: Control) -> bool:
        if not (tmp_path / "copy.safetensors").exists():
            control.lengthen(steps=3)
            control.save(str(tmp_path / "copy.safetensors"))
        return False

    monkeypatch.setattr(Control, "take_validation", wish)  # asked before every step
    answer = command(*words(photos, tmp_path / "run", "--steps", 9))
    assert answer.status == 0
    assert "The whole run has a new length: 3 steps." in answer.out
    assert f"A copy was saved: {tmp_path / 'copy.safetensors'}" in answer.out
    assert "Finished after 3 steps" in answer.out


def test_own_photos_are_shown(command: Command, photos: Path, tmp_path: Path) -> None:
    mine = photos / "clean" / "0.png"
    answer = command(*words(photos, tmp_path / "run", "--steps", 1, "--previews", mine, "--events", "jsonl"))
    told = [line["pictures"] for line in lines(answer) if line["event"] == "preview"]
    assert told == [{"0": str(tmp_path / "run" / "previews" / "0" / f"{step:08}.png")} for step in (0, 1)]
    assert "There is no folder or photo" in command(*words(photos, tmp_path / "run", "--previews", "nowhere.png")).err


def test_a_run_in_a_folder_that_a_window_made_says_in_its_log_why_it_failed(
    command: Command, photos: Path, tmp_path: Path
) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / ERRORS).touch()
    answer = command(*words(photos, tmp_path / "run", "--steps", 0))
    assert answer.status == 2
    (line,) = RunFolder(tmp_path / "run").events()
    assert (line["event"], line["sentence"]) == ("failed", answer.err.strip())
    assert not (tmp_path / "run" / "process.json").exists()
    (tmp_path / "other").mkdir()
    assert command(*words(photos, tmp_path / "other", "--steps", 0)).status == 2
    assert list((tmp_path / "other").iterdir()) == []
    assert command(*words(photos, tmp_path / "run")).status == 0


def started(photos: Path, output: Path, *more: str) -> "subprocess.Popen[bytes]":
    """A long training in a process of its own, for programs."""
    command = [str(word) for word in words(photos, output, "--steps", 100_000, "--events", "jsonl", *more)]
    return subprocess.Popen(
        [sys.executable, "main.py", *command],
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def until(out: IO[bytes], kind: str) -> dict[str, Any]:
    for line in out:
        told: dict[str, Any] = json.loads(line)
        if told["event"] == kind:
            return told
    raise AssertionError(f"no event {kind}")


def test_a_program_steers_a_run_by_standard_input(photos: Path, tmp_path: Path) -> None:
    process = started(photos, tmp_path / "run")
    watch = threading.Timer(120, process.kill)
    watch.start()
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        until(process.stdout, "step")
        for word, kind in (("pause", "paused"), ("resume", "resumed"), ("validate", "validation"), ("stop", "stopped")):
            process.stdin.write(f"{word}\n".encode())
            process.stdin.flush()
            told = until(process.stdout, kind)
        # standard input is still open: the thread that listens there must not hold up the end
        assert process.wait(60) == 0
        assert process.stderr is not None
        assert process.stderr.read() == b""
    finally:
        watch.cancel()
        process.kill()
        process.communicate()
    assert checkpoints.newest(tmp_path / "run")[0].step == told["step"]


@pytest.mark.skipif(os.name == "nt", reason="signals as on Unix")
def test_ctrl_c_stops_in_good_order_and_the_run_goes_on(photos: Path, tmp_path: Path) -> None:
    process = started(photos, tmp_path / "run")
    assert process.stdout is not None
    try:
        until(process.stdout, "step")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=120)
    finally:
        process.kill()
    assert process.returncode == 0, err.decode()
    last = json.loads(out.splitlines()[-1])
    assert last["event"] == "stopped"
    assert checkpoints.newest(tmp_path / "run")[0].step == last["step"]
    assert (tmp_path / "run" / "model.safetensors").exists()
