"""A process of its own: started, followed by its folder, steered, and left alone."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from pytestqt.qtbot import QtBot

from denoiser_gui.state.training_run import Story, TrainingRun
from denoiser_gui.work import training_process
from denoiser_gui.work.training_process import SEEN, WANTED, Found, TrainingProcess
from engine.training import following
from engine.training.config import Config, read
from engine.training.following import RunState
from tests.gui.training_runs import MadeRun, finished, step_line

SCRIPT = """
import json, os, sys, time, psutil
sys.path.insert(0, sys.argv[2])
from tests.gui.training_runs import MadeRun, step_line, STARTED
from pathlib import Path
run = MadeRun(Path(sys.argv[1]))
run.live()
run.say({**STARTED, "step": 0})
for step in range(10, 10_000, 10):
    run.say(step_line(step))
    time.sleep(0.05)
    if any(wish["command"] == "stop" for wish in run.wishes()):
        run.say({"event": "stopped", "step": step, "model": None, "psnr": None, "seconds": 3.0})
        break
run.end()
"""
ROOT = Path(__file__).resolve().parents[3]

Told = list[TrainingRun]


@pytest.fixture
def process(qtbot: QtBot) -> Iterator[TrainingProcess]:  # noqa: ARG001
    process = TrainingProcess(Story)
    yield process
    process.close()


@pytest.fixture
def told(process: TrainingProcess) -> Told:
    told: Told = []
    process.told.connect(told.append)
    return told


@pytest.fixture
def trainings(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[list[str]]]:
    """A training that learns nothing; what is left of such in the end is ended."""
    commands: list[list[str]] = []

    def command(config_file: Path, run: Path, device: str, resume: bool) -> list[str]:
        commands.append([str(config_file), str(run), device, str(resume)])
        return [sys.executable, "-c", SCRIPT, str(run), str(ROOT)]

    monkeypatch.setattr(following, "command", command)
    yield commands
    for _, run, *_ in commands:
        noted = following.process.noted(Path(run))
        if noted is not None and noted.lives:
            with contextlib.suppress(psutil.Error):
                psutil.Process(noted.process).kill()


def last(told: Told) -> TrainingRun | None:
    return told[-1] if told else None


def until(qtbot: QtBot, told: Told, right: Callable[[TrainingRun], Any], timeout: int = 60_000) -> TrainingRun:
    qtbot.waitUntil(lambda: bool(told) and bool(right(told[-1])), timeout=timeout)
    return told[-1]


def is_gone(number: int) -> bool:
    try:
        return psutil.Process(number).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def test_a_run_that_another_window_started_is_followed(
    process: TrainingProcess, told: Told, qtbot: QtBot, tmp_path: Path
) -> None:
    run = MadeRun(tmp_path / "run")
    run.live()
    process.follow(run.path)
    assert until(qtbot, told, lambda run: run.state is RunState.WAITING).busy
    run.run_to(100)
    shown = until(qtbot, told, lambda run: run.step == 100)
    assert shown.state is RunState.RUNNING
    assert len(shown.loss) == 10
    assert [preview.name for preview in shown.previews] == ["IMG_2041", "night street"]
    process.wish("pause")
    qtbot.waitUntil(lambda: [wish["command"] for wish in run.wishes()] == ["pause"])
    run.say({"event": "paused", "step": 100})
    until(qtbot, told, lambda run: run.state is RunState.PAUSED)
    run.say(*finished())
    assert until(qtbot, told, lambda run: run.state is RunState.FINISHED).busy, "it still writes"
    run.end()
    assert until(qtbot, told, lambda run: run.over).model == "mine"


def test_nothing_is_told_where_nothing_is_new(
    process: TrainingProcess, told: Told, qtbot: QtBot, tmp_path: Path
) -> None:
    run = MadeRun(tmp_path / "run")
    run.live()
    run.run_to(50)
    process.follow(run.path)
    until(qtbot, told, lambda run: run.step == 50)
    before = len(told)
    qtbot.wait(3 * training_process.INTERVAL_MS)
    assert len(told) == before
    process.leave()
    run.say(step_line(60))
    qtbot.wait(3 * training_process.INTERVAL_MS)
    assert len(told) == before


def test_it_runs_apart_at_low_priority_and_is_stopped_by_a_wish(
    process: TrainingProcess, told: Told, trainings: list[list[str]], qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "Läufe" / "mine-1"
    config = Config().with_changes({"name": "mine", "run.steps": 7})
    process.start(config, folder, "cpu")
    assert until(qtbot, told, lambda _run: True).state is RunState.WAITING
    until(qtbot, told, lambda run: run.step >= 10)
    assert trainings == [[str(folder / WANTED), str(folder), "cpu", "False"]]
    assert read(folder / WANTED) == config
    facts = following.look(folder)
    assert facts.process is not None
    found = psutil.Process(facts.process)
    if os.name == "posix":
        assert found.nice() == 10 + os.nice(0)
        assert os.getsid(found.pid) == found.pid, "the keys of a terminal are not for it"
    process.wish("stop", keep=1)
    ended = until(qtbot, told, lambda run: run.over)
    assert ended.state is RunState.STOPPED
    qtbot.waitUntil(lambda: is_gone(found.pid))


def test_a_killed_one_is_noticed_within_two_seconds_and_goes_on(
    process: TrainingProcess,
    told: Told,
    trainings: list[list[str]],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    process.start(Config(), tmp_path / "run", "cpu")
    until(qtbot, told, lambda run: run.step >= 10)
    facts = following.look(tmp_path / "run")
    assert facts.process is not None
    (tmp_path / "run" / following.ERRORS).write_text("a warning\nlast words\n")
    MadeRun(tmp_path / "run").checkpoint()
    psutil.Process(facts.process).kill()
    qtbot.waitUntil(lambda: is_gone(facts.process))
    looks, read = [], process._read
    monkeypatch.setattr(process, "_read", lambda: (looks.append(1), read()))
    ended = until(qtbot, told, lambda run: run.over)
    assert len(looks) * training_process.INTERVAL_MS < 2000
    assert ended.state is RunState.INTERRUPTED
    assert ended.said.endswith("last words")
    assert ended.resumable
    before = len(told)
    process.resume(tmp_path / "run", "cpu")
    until(qtbot, told, lambda run: run.state is RunState.RUNNING and run.step >= 10)
    assert trainings[1][3] == "True"
    assert RunState.WAITING in [run.state for run in told[before:]], "meanwhile it is not called interrupted"
    assert RunState.INTERRUPTED not in [run.state for run in told[before + 1 :]]


def test_one_that_dies_before_it_says_a_word_has_failed(
    process: TrainingProcess, told: Told, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = "import sys; sys.exit('There is no such device.')"
    monkeypatch.setattr(following, "command", lambda *_: [sys.executable, "-c", code])
    process.start(Config(), tmp_path / "run", "nowhere")
    ended = until(qtbot, told, lambda run: run.over)
    assert ended.state is RunState.FAILED
    assert ended.said == "There is no such device."


def test_one_that_hears_nothing_yet_is_ended(
    process: TrainingProcess, told: Told, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It loads torch, which takes a while, and drops what was wished before it claimed its folder."""
    monkeypatch.setattr(following, "command", lambda *_: [sys.executable, "-c", "import time; time.sleep(60)"])
    process.start(Config(), tmp_path / "run", "cpu")
    until(qtbot, told, lambda run: run.busy)
    process.wish("discard")
    ended = until(qtbot, told, lambda run: run.over)
    assert (ended.state, ended.said) == (RunState.STOPPED, "")
    assert not (tmp_path / "run" / "wishes").exists()


def test_what_cannot_be_started_is_told(
    process: TrainingProcess, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "command", lambda *_: [str(tmp_path / "no program")])
    with qtbot.waitSignal(process.failed) as failed:
        process.start(Config(), tmp_path / "run", "cpu")
    assert isinstance(failed.args[0], FileNotFoundError)
    (tmp_path / "file").write_text("")
    with qtbot.waitSignal(process.failed) as failed:
        process.start(Config(), tmp_path / "file" / "run", "cpu")
    assert isinstance(failed.args[0], OSError)


def test_it_outlives_whoever_started_it(
    trainings: list[list[str]],  # noqa: ARG001
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    first = TrainingProcess(Story)
    told: Told = []
    first.told.connect(told.append)
    first.start(Config(), tmp_path / "run", "cpu")
    until(qtbot, told, lambda run: run.step >= 10)
    first.close()
    step, second = told[-1].step, TrainingProcess(Story)
    again: Told = []
    second.told.connect(again.append)
    second.follow(tmp_path / "run")
    until(qtbot, again, lambda run: run.step > step)
    facts = following.look(tmp_path / "run")
    assert facts.process is not None
    second.wish("stop")
    second.close()
    qtbot.waitUntil(lambda: is_gone(facts.process))
    assert following.look(tmp_path / "run").state is RunState.STOPPED


def test_runs_are_found(process: TrainingProcess, qtbot: QtBot, tmp_path: Path) -> None:
    MadeRun(tmp_path / "old").run_to(20)
    own = MadeRun(tmp_path / "own")
    own.live()
    (own.path / WANTED).write_text("")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "config.toml").write_bytes(b"\0\xff")
    with qtbot.waitSignal(process.found) as told:
        process.look_for_runs(tmp_path)
    found: dict[str, Found] = {each.facts.path.name: each for each in told.args[0]}
    states = {name: each.facts.state for name, each in found.items()}
    assert states == {"old": RunState.INTERRUPTED, "own": RunState.WAITING, "broken": RunState.DAMAGED}
    assert [name for name, each in found.items() if each.own] == ["own"]
    assert not any(each.seen for each in found.values())
    process.mark_seen(own.path)
    qtbot.waitUntil((own.path / SEEN).exists)


def test_no_runs_at_all(process: TrainingProcess, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(process.found) as told:
        process.look_for_runs(tmp_path / "nothing")
    assert told.args == [()]


def test_a_folder_that_is_put_aside_is_found_no_more_and_loses_nothing(
    process: TrainingProcess, qtbot: QtBot, tmp_path: Path
) -> None:
    for _ in range(2):
        MadeRun(tmp_path / "runs" / "mine").run_to(20)
        with qtbot.waitSignal(process.put_aside) as told:
            process.set_aside(tmp_path / "runs" / "mine")
        assert (told.args[0] / "log.jsonl").exists()
    assert following.runs(tmp_path / "runs") == ()
    assert sorted(path.name for path in (tmp_path / "runs-put-aside").iterdir()) == ["mine", "mine-2"]
