import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from engine.errors import WrongRunFolder
from engine.models.library import default_library
from engine.training import following, process
from engine.training.config import Config, as_toml
from engine.training.following import Log, RunState, look
from tests.engine.training.photos import save, scene
from tests.engine.training.runs import run, tiny

ROOT = Path(__file__).resolve().parents[3]


def folder(path: Path, *lines: object, config: str = as_toml(Config(name="mine"))) -> Path:
    """A run folder with a configuration and a log."""
    path.mkdir(parents=True, exist_ok=True)
    (path / "config.toml").write_text(config)
    tell(path, *lines)
    return path


def tell(path: Path, *lines: object) -> None:
    with (path / "log.jsonl").open("a") as log:
        log.writelines((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)


def event(kind: str, **values: object) -> dict[str, object]:
    return {"time": 1.0, "event": kind, **values}


# A run as its folder tells it


@pytest.mark.parametrize(
    ("kinds", "living", "dead"),
    [
        ((), RunState.WAITING, RunState.INTERRUPTED),
        (("warning",), RunState.WAITING, RunState.INTERRUPTED),
        (("inspection",), RunState.RUNNING, RunState.INTERRUPTED),
        (("started", "checkpoint", "step"), RunState.RUNNING, RunState.INTERRUPTED),
        (("step", "checkpoint", "paused", "copy", "length"), RunState.PAUSED, RunState.INTERRUPTED),
        (("paused", "resumed", "step"), RunState.RUNNING, RunState.INTERRUPTED),
        (("step", "summary", "library", "finished"), RunState.FINISHED, RunState.FINISHED),
        (("step", "stopped"), RunState.STOPPED, RunState.STOPPED),
        (("stopped", "started", "step"), RunState.RUNNING, RunState.INTERRUPTED),
        (("step", "failed"), RunState.FAILED, RunState.FAILED),
        (("step", "something of another version"), RunState.RUNNING, RunState.INTERRUPTED),
    ],
)
def test_the_last_words_tell_how_a_run_is(
    kinds: tuple[str, ...], living: RunState, dead: RunState, tmp_path: Path
) -> None:
    path = folder(tmp_path / "run")
    process.claim(path)
    tell(path, *map(event, kinds))
    facts = look(path)
    assert (facts.state, facts.process, facts.name, facts.config) == (living, os.getpid(), "mine", Config(name="mine"))
    process.release(path)
    assert (look(path).state, look(path).process) == (dead, None)


def test_words_of_an_earlier_process_are_not_those_of_this_one(tmp_path: Path) -> None:
    path = folder(tmp_path / "run", event("step"), event("failed", sentence="Why."))
    assert (look(path).state, look(path).said) == (RunState.FAILED, "Why.")
    process.claim(path)
    assert (look(path).state, look(path).said) == (RunState.WAITING, "")
    told = json.loads((path / "process.json").read_text())
    (path / "process.json").write_text(json.dumps({**told, "created": 1.0}))  # killed before it told anything
    assert look(path).state is RunState.INTERRUPTED
    tell(path, event("step"), event("stopped"))
    assert look(path).state is RunState.STOPPED


def test_the_end_of_standard_error_is_told_of_an_interrupted_run(tmp_path: Path) -> None:
    path = folder(tmp_path / "run", event("step"))
    assert look(path).said == ""
    (path / following.ERRORS).write_bytes(b"x" * 5000 + b"\nKilled \xff: out of memory\n")
    assert look(path).said.endswith("x\nKilled \ufffd: out of memory")
    assert len(look(path).said) <= 2000
    tell(path, event("stopped"))
    assert look(path).said == ""


@pytest.mark.parametrize("config", ["[run\n", "[run]\nspeed = 1\n", "run = 3", "\0", "[" * 100_000])
def test_a_damaged_configuration_is_told(config: str, tmp_path: Path) -> None:
    path = folder(tmp_path / "run", event("finished"), config=config)
    assert look(path) == following.RunFacts(path, "run", RunState.DAMAGED, None, None, "")
    tell(path, event("failed", sentence="Why."))
    assert (look(path).state, look(path).said) == (RunState.FAILED, "Why.")
    process.claim(path)
    assert look(path).state is RunState.WAITING


def test_damaged_folders_are_looked_at(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere", tmp_path / "empty", tmp_path / "file"):
        (tmp_path / "empty").mkdir(exist_ok=True)
        (tmp_path / "file").touch()
        assert look(path).state is RunState.DAMAGED
        assert Log(path).new() == []
        assert following.previews(path) == ()
        assert following.runs(path) == ()
    strange = tmp_path / "strange"
    for name in ("config.toml", "log.jsonl", "process.json", "train.err", "previews/a.png/noisy.png"):
        (strange / name).mkdir(parents=True)
    assert look(strange).state is RunState.DAMAGED
    assert Log(strange).new() == []
    assert following.previews(strange) == ()


@pytest.mark.parametrize("line", ["{", "[1]", "3", "null", '"step"', '{"event": ["finished"]}', "[" * 20_000, "\0"])
def test_damaged_lines_are_passed_over(line: str, tmp_path: Path) -> None:
    path = folder(tmp_path / "run", event("stopped"), line)
    assert look(path).state is RunState.STOPPED
    (path / "log.jsonl").write_bytes(b"\xff\xfe\n" + (path / "log.jsonl").read_bytes() + b'{"event": "fini')
    assert look(path).state is RunState.STOPPED
    assert [told["event"] for told in Log(path).new() if isinstance(told.get("event"), str)] == ["stopped"]


def test_a_long_log_is_looked_at_from_its_end(tmp_path: Path) -> None:
    path = folder(tmp_path / "run", *(event("step", step=step) for step in range(5000)), event("finished"))
    assert look(path).state is RunState.FINISHED
    summary = event("summary", photos=[{"name": "x" * 100} for _ in range(2000)])
    tell(path, summary, event("finished"))
    assert look(path).state is RunState.FINISHED


def test_all_runs_of_a_folder_are_found_the_latest_first(tmp_path: Path) -> None:
    for number, name in enumerate(("b", "c", "a")):
        path = folder(tmp_path / name, event("finished"))
        for file in path.iterdir():
            os.utime(file, (1000 * number, 1000 * number))
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").touch()
    (tmp_path / "note.txt").touch()
    (tmp_path / "damaged").mkdir()
    (tmp_path / "damaged" / "log.jsonl").touch()
    assert [(facts.path.name, facts.state) for facts in following.runs(tmp_path)] == [
        ("damaged", RunState.DAMAGED),
        *((name, RunState.FINISHED) for name in ("a", "c", "b")),
    ]


def test_runs_are_in_the_persons_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DENOISER_HOME", str(tmp_path))
    assert following.runs_folder() == tmp_path / "runs"
    assert following.new_run("mine").parent == tmp_path / "runs"
    monkeypatch.delenv("DENOISER_HOME")
    assert following.runs_folder().name == "runs"


# The log


def test_a_log_gives_whole_lines_once(tmp_path: Path) -> None:
    path, log = tmp_path / "run", Log(tmp_path / "run")
    assert log.new() == []
    folder(path, event("started"), event("step", step=1))
    assert [line["event"] for line in log.new()] == ["started", "step"]
    assert log.new() == []
    with (path / "log.jsonl").open("a") as file:
        for piece in ('{"event": "st', 'ep", "step": 2, "text": "Ä', '"}\n{"event"', ': "step", "step": 3}\n'):
            file.write(piece)
            file.flush()
            expected = {'"}\n{"event"': [2], ': "step", "step": 3}\n': [3]}.get(piece, [])
            assert [line["step"] for line in log.new()] == expected


def test_half_a_character_is_no_trouble(tmp_path: Path) -> None:
    path = folder(tmp_path / "run")
    log, line = Log(path), json.dumps(event("warning", sentence="Größe"), ensure_ascii=False).encode() + b"\n"
    place = line.index("ö".encode()) + 1
    with (path / "log.jsonl").open("ab") as file:
        file.write(line[:place])
        file.flush()
        assert log.new() == []
        file.write(line[place:])
    assert [told["sentence"] for told in log.new()] == ["Größe"]


def test_another_file_or_a_shorter_one_is_read_from_its_beginning(tmp_path: Path) -> None:
    path = folder(tmp_path / "run", event("step", step=1), event("step", step=2))
    log = Log(path)
    log.new()
    (path / "log.jsonl").write_text(json.dumps(event("step", step=3)) + "\n")
    assert [line["step"] for line in log.new()] == [3]
    (path / "log.jsonl").rename(path / "old.jsonl")
    assert log.new() == []
    tell(path, *(event("step", step=step) for step in range(10)))
    assert len(log.new()) == 10


# Previews


def test_previews_are_found_with_their_steps_in_order(tmp_path: Path) -> None:
    root = tmp_path / "previews"
    names = ("b/noisy.png", "b/truth.png", "b/00000120.png", "b/00000000.png", "b/123456789.png", "a/noisy.png")
    foreign = ("b/1.png", "b/x.png", "b/.00000130.png", "c/00000001.png", "0-noisy.png")
    for name in (*names, *foreign):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    first, second = following.previews(tmp_path)
    assert first == following.Preview("a", root / "a" / "noisy.png", None, ())
    assert (second.noisy, second.truth) == (root / "b" / "noisy.png", root / "b" / "truth.png")
    assert second.steps == tuple((step, root / "b" / f"{step:08}.png") for step in (0, 120, 123456789))


def test_previews_of_a_real_run_are_found(photos: Path, tmp_path: Path) -> None:
    run(tiny(photos, run__steps=2, run__validate=1), tmp_path)
    (preview,) = following.previews(tmp_path)
    assert preview.truth is not None
    assert [step for step, _ in preview.steps] == [0, 2]


# Wishes, and a process that is really there


def test_unknown_wishes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no wish"):
        following.wish(tmp_path, "halt")
    assert list(tmp_path.iterdir()) == []


def test_a_run_is_removed_when_nobody_trains(tmp_path: Path) -> None:
    path = folder(tmp_path / "run", event("step"))
    process.claim(path)
    with pytest.raises(WrongRunFolder, match="Stop"):
        following.remove(path)
    process.release(path)
    following.remove(path)
    assert not path.exists()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DENOISER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@contextmanager
def training(config: Config, path: Path, resume: bool = False) -> Iterator["subprocess.Popen[bytes]"]:
    """A training as a window starts it: detached, its standard error in the folder."""
    path.mkdir(parents=True, exist_ok=True)
    wanted = path.with_name(f"{path.name}.toml")
    wanted.write_text(as_toml(config))
    null = subprocess.DEVNULL
    with (path / following.ERRORS).open("ab") as errors:
        running = subprocess.Popen(
            following.command(wanted, path, "cpu", resume),
            cwd=path.parent,
            env={**os.environ, "OMP_NUM_THREADS": "1"},
            stdin=null,
            stdout=null,
            stderr=errors,
        )
    watch = threading.Timer(150, running.kill)
    watch.start()
    try:
        yield running
    finally:
        watch.cancel()
        running.kill()
        running.wait()


def until(condition: Callable[[], Any]) -> Any:
    end = time.monotonic() + 120.0
    while not (found := condition()):
        assert time.monotonic() < end
        time.sleep(0.05)
    return found


class Followed:
    """Waits for events in a log."""

    def __init__(self, path: Path) -> None:
        self._log = Log(path)
        self.lines: list[dict[str, Any]] = []

    def until(self, kind: str) -> dict[str, Any]:
        begin = len(self.lines)

        def come() -> dict[str, Any] | None:
            self.lines += self._log.new()
            return next((line for line in self.lines[begin:] if line["event"] == kind), None)

        found: dict[str, Any] = until(come)
        return found


@pytest.mark.usefixtures("home")
def test_a_run_is_steered_from_outside_killed_and_gone_on_with(photos: Path, tmp_path: Path) -> None:
    mine, path = save(tmp_path / "mine.jpg", scene(9, 30, 40)), tmp_path / "run ü"
    config = tiny(photos, run__steps=10**8, run__validate=10_000, name="mine", data__previews=[str(mine)])
    followed = Followed(path)
    with training(config, path) as running:
        assert look(path).state in (RunState.DAMAGED, RunState.WAITING)
        until(lambda: look(path).state is RunState.WAITING)
        followed.until("step")
        facts = look(path)
        assert (facts.state, facts.process, facts.name) == (RunState.RUNNING, running.pid, "mine")
        assert [preview.name for preview in following.previews(path)] == ["mine"]
        following.wish(path, "pause")
        followed.until("paused")
        assert look(path).state is RunState.PAUSED
        following.wish(path, "save")
        assert followed.until("copy")["name"].startswith("mine-step-")
        following.wish(path, "resume")
        followed.until("resumed")
        following.wish(path, "validate")
        followed.until("validation")
        with pytest.raises(WrongRunFolder, match="being trained"):
            following.remove(path)
        running.kill()
        until(lambda: look(path).state is RunState.INTERRUPTED)  # though nobody has buried the process
        assert look(path).process is None
    following.wish(path, "stop")  # nobody hears it, and nobody will
    with training(config, path, resume=True) as running:
        until(lambda: look(path).state is RunState.WAITING)
        step = followed.until("started")["step"]
        assert step > 0
        followed.until("step")
        following.wish(path, "minutes", steps=step + 50)
        assert followed.until("length")["steps"] >= step + 50
        assert followed.until("finished")["step"] >= step + 50
        assert running.wait(60) == 0
    facts = look(path)
    assert (facts.state, facts.process, facts.said) == (RunState.FINISHED, None, "")
    assert [line["event"] for line in followed.lines[-3:]] == ["summary", "library", "finished"]
    assert default_library().load("mine").descriptor.name == "mine"
    assert (path / "model.safetensors").exists()
    assert (path / following.ERRORS).read_text() == ""
    assert not (path / "process.json").exists()
    assert not (path / "wishes").exists()
    assert following.previews(path)[0].steps[0][0] == 0
    assert [found.path for found in following.runs(tmp_path)] == [path]


def test_a_run_that_is_discarded_leaves_nothing(photos: Path, tmp_path: Path, home: Path) -> None:
    path, followed = tmp_path / "run", Followed(tmp_path / "run")
    with training(tiny(photos, run__steps=10**8, name="mine"), path) as running:
        followed.until("step")
        following.wish(path, "discard")
        assert running.wait(60) == 0
    assert not path.exists()
    assert not (home / "models").exists()


@pytest.mark.usefixtures("home")
def test_what_keeps_a_run_from_beginning_is_in_its_log(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    config, path = tiny(tmp_path, data__noisy="", data__clean=str(tmp_path / "empty")), tmp_path / "run"
    with training(config, path) as running:
        assert running.wait(100) == 1
    facts = look(path)
    assert (facts.state, facts.process) == (RunState.FAILED, None)
    assert facts.said == (path / following.ERRORS).read_text().strip() != ""


@pytest.mark.usefixtures("home")
def test_two_processes_do_not_train_in_one_folder_and_a_stop_by_the_system_is_a_stop(
    photos: Path, tmp_path: Path
) -> None:
    path, followed = tmp_path / "run", Followed(tmp_path / "run")
    with training(tiny(photos, run__steps=10**8), path) as running:
        followed.until("step")
        following.wish(path, "pause")
        followed.until("paused")
        again = subprocess.run(
            following.command(path / "config.toml", path, "cpu", True), capture_output=True, text=True, check=False
        )
        assert again.returncode == 2
        assert f"by process {running.pid}" in again.stderr
        assert look(path).state is RunState.PAUSED
        running.terminate()
        running.wait(60)
    assert look(path).state is (RunState.INTERRUPTED if os.name == "nt" else RunState.STOPPED)


def test_following_loads_no_torch() -> None:
    program = "import sys, engine.training.following; sys.exit('torch' in sys.modules or 'tensorboardX' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
