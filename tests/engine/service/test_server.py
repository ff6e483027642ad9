"""The server in a thread of the test, behind a real pipe; once as the process that it is."""

import multiprocessing
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image as Pillow

from engine.batch import pipeline
from engine.batch.events import BatchEvent, Paused, PhotoEnded
from engine.batch.options import Options
from engine.cancellation import CancelToken
from engine.errors import MissingExtra, UnknownModel
from engine.images.reading import read
from engine.models.model import Model
from engine.service import desk, server
from engine.service.further_replies import FurtherFinished, FurtherScored, FurtherStarted
from engine.service.further_requests import ForgetFurther, MakeFurther
from engine.service.replies import (
    DenoiseCancelled,
    DenoiseFinished,
    DenoiseStarted,
    EngineReady,
    ExtraCancelled,
    ExtraInstalled,
    ExtraProgress,
    Failed,
    GroundTruthSet,
    ManyDone,
    ManyPlanned,
    ManyTold,
    PhotoOpened,
    PhotoSaved,
    PhotosFound,
    Reply,
    Scored,
    ThumbnailMade,
    TileLanded,
)
from engine.service.requests import (
    CancelInstall,
    CancelPhoto,
    ClosePhoto,
    ControlMany,
    DenoiseMany,
    DenoisePhoto,
    FindPhotos,
    InstallExtra,
    MakeThumbnail,
    OpenPhoto,
    PauseDenoising,
    PrepareModel,
    Quit,
    ReleasePhoto,
    Request,
    SavePhoto,
    ScorePhoto,
    SetFocus,
    SetGroundTruth,
)
from engine.service.training_replies import MaterialFound, PlanningDone
from engine.service.training_requests import CancelPlanning, LookAtMaterial
from engine.training.config import Config
from tests.engine.inference.models import Identity, Poisoned, describe


class Window:
    """The other end of the pipe."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.heard: list[Reply] = []

    def ask(self, *requests: Request) -> None:
        for request in requests:
            self._connection.send(request)

    def wait_for(self, kind: type, where: Callable[[Reply], bool] = lambda _: True, seconds: float = 60.0) -> Reply:
        while self._connection.poll(seconds):
            reply = self._connection.recv()
            self.heard.append(reply)
            if isinstance(reply, kind) and where(reply):
                return reply
        raise AssertionError(f"no {kind.__name__}; heard {self.heard}")


@pytest.fixture
def loaded() -> list[str]:
    """Which models were loaded."""
    return []


@pytest.fixture
def window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loaded: list[str]) -> Iterator[Window]:
    models = {
        "identity": Model(describe("identity"), Identity().eval()),
        "poisoned": Model(describe("poisoned"), Poisoned().eval()),
    }

    class Library:
        def load(self, name: str) -> Model:
            loaded.append(name)
            return models[name]

        def find(self, name: str) -> None:
            if name not in models:
                raise UnknownModel(f"There is no model {name}.")

        def stamp(self, _name: str) -> tuple[int, int]:
            return 0, 0

    monkeypatch.setattr("engine.models.library.default_library", Library)
    near, far = multiprocessing.Pipe()
    folder = tmp_path / "buffers"
    folder.mkdir()
    thread = threading.Thread(target=server.Server(far, folder).serve)
    thread.start()
    yield Window(near)
    near.send(Quit())
    thread.join(60)
    assert not thread.is_alive()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photos" / "a_noisy.png"
    path.parent.mkdir()
    pixels = np.random.default_rng(0).integers(0, 256, (40, 60, 3), dtype=np.uint8)
    Pillow.fromarray(pixels).save(path)
    Pillow.fromarray(pixels // 2).save(path.with_name("a_clean.png"))
    return path


def test_the_whole_way(window: Window, photo: Path, tmp_path: Path) -> None:
    assert isinstance(window.wait_for(EngineReady), EngineReady)
    window.ask(FindPhotos((str(photo.parent),)))
    found = window.wait_for(PhotosFound)
    assert found == PhotosFound((str(photo),)), "the ground truth is no photo of its own"
    window.ask(OpenPhoto(1, str(photo)), MakeThumbnail(1, str(photo), 16))
    opened = window.wait_for(PhotoOpened)
    assert isinstance(opened, PhotoOpened)
    assert opened.display.attach().shape == (40, 60, 3)
    noisy = window.wait_for(Scored)
    assert isinstance(noisy, Scored)
    assert noisy.generation == 0
    thumbnail = window.wait_for(ThumbnailMade)
    assert isinstance(thumbnail, ThumbnailMade)
    assert max(thumbnail.pixels.shape) == 16
    window.ask(SetFocus(1, 5.0, 5.0), DenoisePhoto(1, 7, "identity", "cpu"))
    started = window.wait_for(DenoiseStarted)
    assert isinstance(started, DenoiseStarted)
    finished = window.wait_for(DenoiseFinished)
    assert isinstance(finished, DenoiseFinished)
    assert finished.generation == 7
    assert any(isinstance(reply, TileLanded) and reply.fraction == 1.0 for reply in window.heard)
    assert (started.display.attach() == opened.display.attach()).all()
    window.ask(ScorePhoto(1, 7, 1.0, 1.0))
    assert window.wait_for(Scored) == Scored(1, 7, noisy.score, str(photo.with_name("a_clean.png")))
    target = tmp_path / "out.png"
    window.ask(SavePhoto(1, str(target), 1.0, 1.0, overwrite=False))
    window.wait_for(PhotoSaved)
    assert (read(target).pixels == read(photo).pixels).all()


def test_a_training_is_planned_beside_other_work(window: Window, photo: Path) -> None:
    clean = Config().with_changes({"data.clean": str(photo.with_name("a_clean.png"))})
    window.ask(LookAtMaterial(1, clean), CancelPlanning(9), OpenPhoto(1, str(photo)))
    found = window.wait_for(MaterialFound, lambda reply: isinstance(reply, MaterialFound) and reply.complete)
    assert isinstance(found, MaterialFound)
    assert [example.name for example in found.examples] == ["a_clean.png"]
    assert window.wait_for(PlanningDone) == PlanningDone(1)
    window.ask(LookAtMaterial(2, Config()))
    failed = window.wait_for(Failed)
    assert isinstance(failed, Failed)
    assert failed.request == LookAtMaterial(2, Config())
    assert window.wait_for(PlanningDone) == PlanningDone(2)


def test_failures_are_sentences_and_the_server_goes_on(window: Window, photo: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    window.ask(OpenPhoto(1, str(broken)))
    failed = window.wait_for(Failed)
    assert isinstance(failed, Failed)
    assert failed.expected
    assert "broken.png" in failed.sentence
    window.ask(OpenPhoto(2, str(photo)))
    window.wait_for(PhotoOpened)
    window.ask(DenoisePhoto(2, 1, "poisoned", "cpu"))
    failed = window.wait_for(Failed)
    assert isinstance(failed, Failed)
    assert "NaN" in failed.sentence
    window.ask(DenoisePhoto(2, 2, "identity", "cpu"))
    window.wait_for(DenoiseFinished)


def test_unexpected_errors_are_marked_and_told(window: Window, photo: Path) -> None:
    window.ask(OpenPhoto(1, str(photo)))
    window.wait_for(PhotoOpened)
    window.ask(DenoisePhoto(1, 1, "no such model", "cpu"))
    failed = window.wait_for(Failed)
    assert isinstance(failed, Failed)
    assert not failed.expected
    assert "Traceback" in failed.details


def test_cancelled_before_it_began(window: Window, photo: Path) -> None:
    window.ask(OpenPhoto(1, str(photo)))
    window.wait_for(PhotoOpened)
    window.ask(DenoisePhoto(1, 1, "identity", "cpu"), CancelPhoto(1), DenoisePhoto(1, 2, "identity", "cpu"))
    window.wait_for(DenoiseFinished, lambda reply: reply.generation == 2)  # type: ignore[attr-defined]
    outcomes = [reply for reply in window.heard if isinstance(reply, DenoiseCancelled | DenoiseFinished)]
    assert outcomes[0].generation == 1


def test_a_model_is_prepared_once_and_what_is_wrong_with_it_is_told_of_the_request(
    window: Window, photo: Path, loaded: list[str]
) -> None:
    window.wait_for(EngineReady)
    window.ask(PrepareModel("missing", "cpu"))
    failed = window.wait_for(Failed)
    assert isinstance(failed, Failed)
    assert failed.request == PrepareModel("missing", "cpu")
    window.ask(PrepareModel("identity", "cpu"), OpenPhoto(1, str(photo)))
    window.wait_for(PhotoOpened)
    window.ask(DenoisePhoto(1, 1, "identity", "cpu"))
    window.wait_for(DenoiseFinished)
    assert loaded == ["missing", "identity"]


def test_a_ground_truth_of_another_size_is_refused(window: Window, photo: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.png"
    Pillow.new("RGB", (8, 8)).save(other)
    window.ask(OpenPhoto(1, str(photo)), SetGroundTruth(1, str(other)))
    failed = window.wait_for(Failed)
    assert isinstance(failed, Failed)
    assert "8" in failed.sentence
    window.ask(SetGroundTruth(1, str(photo)))
    window.wait_for(GroundTruthSet, lambda reply: reply.name == photo.name)  # type: ignore[attr-defined]


def test_a_closed_photo_is_forgotten(window: Window, photo: Path) -> None:
    window.ask(OpenPhoto(1, str(photo)))
    opened = window.wait_for(PhotoOpened)
    assert isinstance(opened, PhotoOpened)
    window.ask(ClosePhoto(1), MakeThumbnail(1, str(photo), 8))
    window.wait_for(ThumbnailMade)
    window.ask(SavePhoto(1, "x.png", 1.0, 1.0, overwrite=False))
    failed = window.wait_for(Failed)
    assert isinstance(failed, Failed)
    assert "not open" in failed.sentence
    assert not Path(opened.display.path).exists()


def test_what_was_asked_of_a_photo_before_it_was_closed_is_done(
    window: Window, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Above all nothing that was to be saved is lost, however much there is to save."""
    window.ask(OpenPhoto(1, str(photo)))
    opened = window.wait_for(PhotoOpened)
    assert isinstance(opened, PhotoOpened)
    window.ask(DenoisePhoto(1, 1, "identity", "cpu"))
    window.wait_for(DenoiseFinished)
    let, write = threading.Event(), desk.write

    def held(*arguments: Any, **options: Any) -> tuple[str, ...]:
        assert let.wait(60)
        return write(*arguments, **options)

    monkeypatch.setattr(desk, "write", held)
    targets = [tmp_path / "one.png", tmp_path / "two.png"]
    window.ask(*(SavePhoto(1, str(target), 1.0, 1.0, overwrite=False) for target in targets))
    window.ask(ScorePhoto(1, 1, 1.0, 1.0), ClosePhoto(1), MakeThumbnail(1, str(photo), 8), MakeFurther(9, "median"))
    window.wait_for(Failed)  # of a photo that is not there: by now all of it has arrived
    let.set()
    window.wait_for(ThumbnailMade)
    assert all(target.exists() for target in targets)
    assert sum(isinstance(reply, Failed) for reply in window.heard) == 1
    assert not Path(opened.display.path).exists()


def test_a_ground_truth_that_is_known_is_not_looked_for(window: Window, photo: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere.png"
    Pillow.open(photo).save(other)
    window.ask(OpenPhoto(1, str(photo), str(other)))
    truth = window.wait_for(GroundTruthSet)
    assert isinstance(truth, GroundTruthSet)
    assert (truth.key, truth.name, truth.path) == (1, other.name, str(other))
    assert truth.display is not None
    assert (truth.display.attach() == read(other).pixels).all()
    window.ask(OpenPhoto(2, str(photo), ""), FindPhotos((str(photo),)))
    window.wait_for(PhotosFound)
    assert GroundTruthSet(2, "a_clean.png", str(photo.with_name("a_clean.png"))) not in window.heard


def test_pixels_given_up_are_gone_and_come_back(window: Window, photo: Path) -> None:
    window.ask(OpenPhoto(1, str(photo)))
    opened = window.wait_for(PhotoOpened)
    assert isinstance(opened, PhotoOpened)
    assert opened.size == 40 * 60 * 3
    window.ask(ReleasePhoto(1, opened.display), ScorePhoto(1, 1, 1.0, 1.0), MakeThumbnail(1, str(photo), 8))
    window.wait_for(ThumbnailMade)
    assert not Path(opened.display.path).exists()
    window.ask(OpenPhoto(1, str(photo)))
    again = window.wait_for(PhotoOpened)
    assert isinstance(again, PhotoOpened)
    assert Path(again.display.path).exists()


def test_a_pause_holds_after_the_tile_at_hand_and_leaves_the_device_to_others(window: Window, photo: Path) -> None:
    window.ask(OpenPhoto(1, str(photo)))
    window.wait_for(PhotoOpened)
    window.ask(PauseDenoising(True), DenoisePhoto(1, 1, "identity", "cpu"))
    with pytest.raises(AssertionError):
        window.wait_for(DenoiseStarted, seconds=0.3)
    window.ask(PauseDenoising(False))
    window.wait_for(DenoiseFinished)
    window.ask(PauseDenoising(True), DenoisePhoto(1, 2, "identity", "cpu"), CancelPhoto(1))
    window.wait_for(DenoiseCancelled)


def options(folder: Path) -> Options:
    return Options(folder, recipes=False)


@pytest.fixture
def let_begin(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Batches do not begin before this is called, however long what is asked of them takes to arrive."""
    let, run = threading.Event(), pipeline.run

    def held(*arguments: Any) -> Iterator[BatchEvent]:
        assert let.wait(60)
        yield from run(*arguments)

    monkeypatch.setattr(pipeline, "run", held)
    return let.set


def test_a_batch_tells_what_it_leaves_out(window: Window, photo: Path) -> None:
    earlier = photo.with_name(f"{photo.stem}_denoised.png")
    earlier.write_bytes(photo.read_bytes())
    window.ask(DenoiseMany(3, (str(photo.parent),), options(photo.parent), "identity", "cpu"))
    planned = window.wait_for(ManyPlanned)
    assert isinstance(planned, ManyPlanned)
    assert planned.left_out == (str(earlier),)
    assert str(earlier) not in planned.sources
    window.wait_for(ManyDone)


def test_a_batch_from_folder_to_folder(window: Window, photo: Path, tmp_path: Path) -> None:
    (photo.parent / "broken.png").write_bytes(b"no photo")
    out = tmp_path / "out"
    window.ask(DenoiseMany(3, (str(photo.parent),), options(out), "identity", "cpu"))
    planned = window.wait_for(ManyPlanned)
    assert isinstance(planned, ManyPlanned)
    assert [Path(source).name for source in planned.sources] == ["a_clean.png", "a_noisy.png", "broken.png"]
    window.wait_for(ManyDone)
    told = [reply.event for reply in window.heard if isinstance(reply, ManyTold) and reply.number == 3]
    ended = {event.index: event.outcome.status for event in told if isinstance(event, PhotoEnded)}
    assert ended == {0: "done", 1: "done", 2: "failed"}
    assert (read(out / "a_noisy_denoised.png").pixels == read(photo).pixels).all()


def test_a_batch_is_paused_while_a_photo_of_the_window_goes_on(
    window: Window, photo: Path, tmp_path: Path, let_begin: Callable[[], None]
) -> None:
    out = tmp_path / "out"
    window.ask(OpenPhoto(1, str(photo)))
    window.wait_for(PhotoOpened)
    window.ask(
        DenoiseMany(1, (str(photo),), options(out), "identity", "cpu"),
        ControlMany(1, "pause"),
        ControlMany(9, "cancel"),
        DenoisePhoto(1, 1, "identity", "cpu"),
    )
    window.wait_for(DenoiseFinished)
    let_begin()
    window.wait_for(ManyTold, lambda reply: isinstance(reply, ManyTold) and isinstance(reply.event, Paused))
    assert not list(out.glob("*.png"))
    window.ask(DenoisePhoto(1, 2, "identity", "cpu"))
    window.wait_for(DenoiseFinished)
    window.ask(ControlMany(1, "resume"))
    window.wait_for(ManyDone)
    assert (out / "a_noisy_denoised.png").exists()


def test_skipped_and_cancelled_photos_are_told(
    window: Window, photo: Path, tmp_path: Path, let_begin: Callable[[], None]
) -> None:
    window.ask(
        DenoiseMany(1, (str(photo.parent),), options(tmp_path / "out"), "identity", "cpu"),
        ControlMany(1, "pause"),
        ControlMany(1, "skip", 0),
        ControlMany(1, "cancel"),
        ScorePhoto(9, 1, 1.0, 1.0),
    )
    window.wait_for(Failed)  # of a photo that is not there: by now all of it has arrived
    let_begin()
    window.wait_for(ManyDone)
    told = [reply.event for reply in window.heard if isinstance(reply, ManyTold)]
    ended = [event.outcome.status for event in told if isinstance(event, PhotoEnded)]
    assert len(ended) == 2
    assert ended[0] == "skipped"


def test_a_batch_that_cannot_begin_says_why(window: Window, photo: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    window.ask(DenoiseMany(1, (str(photo),), options(tmp_path / "file"), "identity", "cpu"))
    failed = window.wait_for(Failed)
    assert isinstance(failed, Failed)
    assert failed.expected
    window.wait_for(ManyDone)
    window.ask(DenoiseMany(2, (str(tmp_path / "nothing"),), options(tmp_path / "out"), "identity", "cpu"))
    window.wait_for(ManyDone)


def test_two_batches_at_once_are_refused(
    window: Window, photo: Path, tmp_path: Path, let_begin: Callable[[], None]
) -> None:
    window.ask(
        PauseDenoising(False),
        DenoiseMany(1, (str(photo),) * 1, options(tmp_path / "out"), "identity", "cpu"),
        ControlMany(1, "pause"),
        DenoiseMany(2, (str(photo),), options(tmp_path / "two"), "identity", "cpu"),
    )
    failed = window.wait_for(Failed)
    assert isinstance(failed, Failed)
    assert "Another batch" in failed.sentence
    let_begin()
    window.ask(ControlMany(1, "cancel"))
    window.wait_for(ManyDone)


def test_an_extra_is_installed_line_by_line(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    def install(name: str, cancel: CancelToken) -> Iterator[str]:
        yield f"Collecting {name}"
        if name == "heic":
            while True:
                cancel.raise_if_cancelled()
                time.sleep(0.01)

    monkeypatch.setattr("engine.extras.install", install)
    window.ask(InstallExtra("raw"))
    assert window.wait_for(ExtraProgress) == ExtraProgress("raw", "Collecting raw")
    window.wait_for(ExtraInstalled)
    window.ask(InstallExtra("heic"))
    window.wait_for(ExtraProgress)
    window.ask(CancelInstall("heic"))
    assert window.wait_for(ExtraCancelled) == ExtraCancelled("heic")


def test_a_missing_extra_is_named(window: Window, photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_path: Path) -> None:
        raise MissingExtra("It needs rawpy.", "raw")

    monkeypatch.setattr("engine.service.desk.read", missing)
    window.ask(OpenPhoto(1, str(photo)))
    failed = window.wait_for(Failed)
    assert isinstance(failed, Failed)
    assert (failed.sentence, failed.extra, failed.expected) == ("It needs rawpy.", "raw", True)


def test_the_process_ends_when_the_window_is_gone_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    context = multiprocessing.get_context("spawn")
    near, far = context.Pipe()
    process = context.Process(target=server.main, args=(far,), daemon=True)
    process.start()
    far.close()
    window = Window(near)
    window.wait_for(EngineReady)
    assert list(tmp_path.glob("denoiser-*"))
    process.terminate()  # as a logout sends it to everybody
    process.join(0.5)
    assert process.is_alive()
    near.close()
    process.join(60)
    assert process.exitcode == 0
    assert not list(tmp_path.glob("denoiser-*"))


def test_further_results_of_an_open_photo(window: Window, photo: Path, loaded: list[str]) -> None:
    window.ask(OpenPhoto(1, str(photo)))
    window.wait_for(Scored)
    for generation in (1, 2):
        window.ask(MakeFurther(1, "identity", "cpu", generation))
        window.wait_for(FurtherFinished)
        scored = window.wait_for(FurtherScored)
        assert isinstance(scored, FurtherScored)
        assert scored.score.psnr < 20
    assert loaded == ["identity"], "the model is kept from one to the next"
    window.ask(MakeFurther(1, "median", "cpu", 3))
    window.wait_for(FurtherFinished)
    window.ask(MakeFurther(1, "gone"))
    failed = window.wait_for(Failed)
    assert isinstance(failed, Failed)
    assert "There is no model gone." in failed.sentence
    window.ask(ForgetFurther(1, "median"), ClosePhoto(1), MakeThumbnail(1, str(photo), 8))
    window.wait_for(ThumbnailMade)
    window.ask(MakeFurther(1, "median"))  # another thread does this, so that the photo must be closed by now
    closed = window.wait_for(Failed)
    assert isinstance(closed, Failed)
    assert closed.sentence == "This photo is not open any more."
    assert sum(isinstance(reply, FurtherStarted) for reply in window.heard) == 3
