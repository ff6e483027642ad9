"""The process that evaluates, played in a thread."""

import json
import multiprocessing
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.cancellation import CancelToken
from engine.evaluation.layouts import Layout
from engine.evaluation.results import Cleaning, Measurement
from engine.evaluation.study import Study, StudyEvent, run
from engine.images.pairing import find_ground_truth
from engine.images.reading import read
from engine.service import studying
from engine.service.keeping_studies import store_of
from engine.service.replies import Failed
from engine.service.requests import Quit
from engine.service.study_replies import (
    PhotoWritten,
    SourcesSurveyed,
    StudyAdvanced,
    StudyEnded,
    StudyFailed,
    StudyMeasured,
    StudyPlanned,
    StudyWritten,
)
from engine.service.study_requests import BeginStudy, ControlStudy, Sources, SurveySources, WritePhoto, WriteStudy
from engine.service.studying import Studying, Switches, command, surveyed
from tests.engine.cli.conftest import save

SECONDS = 60.0
SIZE = (96, 120)


class Asking:
    """The window's end of the pipe."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.heard: list[Any] = []

    def ask(self, request: object) -> None:
        self._connection.send(request)

    def until(self, kind: type, holds: Callable[[Any], bool] = lambda _reply: True) -> Any:
        while True:
            assert self._connection.poll(SECONDS), f"no {kind.__name__}; heard {self.heard}"
            self.heard.append(self._connection.recv())
            if isinstance(self.heard[-1], kind) and holds(self.heard[-1]):
                return self.heard[-1]

    def of(self, kind: type) -> list[Any]:
        return [reply for reply in self.heard if isinstance(reply, kind)]


@pytest.fixture
def asking(tmp_path: Path) -> Iterator[Asking]:
    here, there = multiprocessing.Pipe()
    thread = threading.Thread(target=Studying(there, tmp_path / "shown").serve, daemon=True)
    thread.start()
    yield Asking(here)
    here.send(Quit())
    thread.join(SECONDS)
    assert not thread.is_alive()
    here.close()
    there.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for place in range(3):
        for seed, kind in enumerate(("noisy", "clean")):
            save(tmp_path / "photos" / kind / f"p{place}.png", *SIZE, seed=10 * place + seed)
    return tmp_path / "photos"


def begin(
    folder: Path, number: int = 1, methods: tuple[str, ...] = ("gaussian", "median"), **sources: Any
) -> BeginStudy:
    paths = sources.pop("paths", (str(folder),))
    return BeginStudy(number, Sources(paths, **sources), methods, "cpu", False, str(folder.parent / "kept"))


def test_what_there_is_is_told(asking: Asking, folder: Path) -> None:
    save(folder / "noisy" / "alone.png")
    asking.ask(SurveySources(7, Sources((str(folder),))))
    assert asking.until(SourcesSurveyed) == SourcesSurveyed(7, 3, 1, Layout.FOLDERS)
    asking.ask(SurveySources(8, Sources((str(folder / "gone"),))))
    assert "no such file" in asking.until(Failed).sentence


def test_a_study_from_its_plan_to_its_end(asking: Asking, folder: Path) -> None:
    asking.ask(begin(folder))
    planned = asking.until(StudyPlanned)
    assert planned.methods == ("noisy", "gaussian", "median")
    assert [pair.noisy.name for pair in planned.pairs] == ["p0.png", "p1.png", "p2.png"]
    assert asking.until(StudyEnded) == StudyEnded(1, cancelled=False)
    found = [reply.found for reply in asking.of(StudyMeasured)]
    assert [(one.pair.noisy.name, one.method) for one in found[:4]] == [
        ("p0.png", "noisy"),
        ("p0.png", "gaussian"),
        ("p0.png", "median"),
        ("p1.png", "noisy"),
    ]
    assert all(isinstance(one, Measurement) and one.picture is None and one.worst is not None for one in found)
    assert (asking.of(StudyAdvanced)[-1].done, asking.of(StudyAdvanced)[-1].jobs) == (6, 6)


def until_cancelled(study: Study, token: CancelToken, switches: Switches) -> Iterator[StudyEvent]:
    """A study that stands still after its first median until it hears that it is cancelled."""
    for event in run(study, token, switches):
        yield event
        while isinstance(event, Measurement) and event.method == "median" and not token.cancelled:
            time.sleep(0.005)


def test_a_cancelled_study_goes_on_where_it_stopped(
    asking: Asking, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(studying, "run", until_cancelled)
        asking.ask(begin(folder))
        asking.until(StudyMeasured, lambda reply: reply.found.method == "median")
        asking.ask(ControlStudy(1, "cancel"))
        assert asking.until(StudyEnded).cancelled
    asking.heard.clear()
    asking.ask(begin(folder, 2))
    asking.until(StudyEnded)
    first = asking.of(StudyAdvanced)[0]
    assert first.method == "", "the first method was not done again"
    assert len(asking.of(StudyMeasured)) == 9
    save(folder / "noisy" / "p0.png", *SIZE, seed=99)
    asking.heard.clear()
    asking.ask(begin(folder, 3, ("gaussian", "median", "nlm")))
    asking.until(StudyEnded)
    worked = {(reply.pair.noisy.name, reply.method) for reply in asking.of(StudyAdvanced) if reply.fraction > 0}
    assert ("p0.png", "gaussian") in worked, "a photo that has changed is done again"
    assert ("p1.png", "gaussian") not in worked
    assert ("p1.png", "nlm") in worked, "one more method is measured alone"


def test_a_damaged_photo_is_told_and_the_others_go_on(asking: Asking, folder: Path) -> None:
    (folder / "noisy" / "p1.png").write_bytes(b"torn")
    asking.ask(begin(folder))
    asking.until(StudyEnded)
    (failed,) = asking.of(StudyFailed)
    assert (failed.pair.noisy.name, failed.method) == ("p1.png", None)
    assert "cannot be opened" in failed.reason
    assert len(asking.of(StudyMeasured)) == 6


def test_what_cannot_be_begun_says_why(asking: Asking, folder: Path) -> None:
    asking.ask(begin(folder, paths=(str(folder / "clean"),)))
    assert "no noisy photos" in asking.until(Failed).sentence
    asking.ask(begin(folder, 2, ("nothing of that name",)))
    assert "nothing of that name" in asking.until(Failed).sentence


def test_photos_without_truth_and_made_noise(asking: Asking, folder: Path) -> None:
    asking.ask(begin(folder, paths=(str(folder / "clean"),), gaussian=25.0))
    asking.until(StudyEnded)
    assert {reply.found.pair.gaussian for reply in asking.of(StudyMeasured)} == {25.0}
    asking.heard.clear()
    alone = save(folder.parent / "alone" / "x.png", *SIZE)
    asking.ask(begin(folder, 2, paths=(str(alone.parent),)))
    asking.until(StudyEnded)
    assert all(isinstance(reply.found, Cleaning) for reply in asking.of(StudyMeasured))


@pytest.mark.parametrize("ending", [".html", ".csv", ".json"])
def test_reports_are_those_of_the_command(asking: Asking, folder: Path, tmp_path: Path, ending: str) -> None:
    asking.ask(begin(folder))
    asking.until(StudyEnded)
    path = tmp_path / f"report{ending}"
    asking.ask(WriteStudy(1, str(path)))
    assert asking.until(StudyWritten) == StudyWritten(1, str(path))
    text = path.read_text()
    assert "median" in text
    if ending == ".json":
        told = json.loads(text)
        assert "evaluate" in told["provenance"]["command"]
        assert [method["name"] for method in told["methods"]] == ["noisy", "gaussian", "median"]
    if ending == ".html":
        assert text.count("<figure") == 3
    asking.ask(WriteStudy(1, str(tmp_path / "gone" / "r.csv")))
    assert "could not be saved" in asking.until(Failed).sentence


@pytest.mark.parametrize("ending", [".html", ".csv", ".json"])
def test_reports_without_truth_tell_of_noise_and_detail(
    asking: Asking, folder: Path, tmp_path: Path, ending: str
) -> None:
    alone = save(folder.parent / "alone" / "x.png", *SIZE)
    asking.ask(begin(folder, paths=(str(alone.parent),)))
    asking.until(StudyEnded)
    path = tmp_path / f"report{ending}"
    asking.ask(WriteStudy(1, str(path)))
    asking.until(StudyWritten)
    text = path.read_text()
    assert "PSNR" not in text
    assert "psnr" not in text
    assert ("Detail kept" if ending == ".html" else "detail_kept") in text


def test_a_study_can_be_held_by_the_person_and_by_the_window() -> None:
    switches = Switches()
    switches.turn("hold")
    switches.turn("pause")
    switches.turn("release")
    assert switches.paused, "the person's pause is still on"
    switches.turn("resume")
    assert not switches.paused
    switches.turn("cancel")
    assert switches.token.cancelled


def test_pairs_that_are_known_by_themselves_come_first(folder: Path) -> None:
    mine = (str(folder / "noisy" / "p2.png"), str(folder / "clean" / "p0.png"))
    found = surveyed(Sources((str(folder),), pairs=(mine,)))
    assert [pair.noisy.name for pair in found.pairs] == ["p2.png", "p0.png", "p1.png", "p2.png"]
    only = surveyed(Sources((), pairs=(mine,)))
    assert len(only.pairs) == 1


def test_the_command_says_the_same(folder: Path) -> None:
    words = command(Sources(("/a",), gaussian=25.0), begin(folder, methods=("tv",)))
    assert words == ("python", "main.py", "evaluate", "/a", "--method", "tv", "--device", "cpu", "--gaussian", "25")
    assert command(Sources(("/a", "/b")), begin(folder)) == ()


def test_the_last_measurements_are_kept_and_older_ones_given_up(tmp_path: Path, folder: Path) -> None:
    pairs = surveyed(Sources((str(folder),))).pairs
    path = store_of(tmp_path / "kept", pairs)
    path.touch()
    assert store_of(tmp_path / "kept", pairs[:1]) == path, "of the same folder"
    for number in range(30):
        (tmp_path / "kept" / f"{number}.measurements").touch()
    store_of(tmp_path / "kept", pairs)
    assert len(list((tmp_path / "kept").iterdir())) == 24
    assert path.exists()


def test_photos_without_a_file_of_their_own_are_written_to_be_opened(asking: Asking, folder: Path) -> None:
    asking.ask(begin(folder, paths=(str(folder / "clean"),), gaussian=25.0))
    pair = asking.until(StudyPlanned).pairs[0]
    asking.until(StudyEnded)
    asking.ask(WritePhoto(1, pair))
    files = asking.until(PhotoWritten).files
    assert files.noisy.name == "p0_sigma25_noisy.tif"
    assert find_ground_truth(files.noisy) == files.clean
    noisy, clean = (read(path).pixels for path in (files.noisy, files.clean))
    assert (clean == read(pair.clean).pixels).all()
    assert (noisy - clean / np.float32(255)).std() * 255 == pytest.approx(25, rel=0.05)
