"""Denoising with an engine that the test plays."""

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image as Pillow

from engine.cancellation import CancelToken
from engine.events import Event, Finished, Started, TileDone
from engine.images.image import Image
from engine.inference.tiling import Rect
from engine.service.desk import Desk
from engine.service.network import SHOWN, Network
from engine.service.replies import DenoiseFinished, Reply, TileLanded
from engine.service.requests import DenoisePhoto, PauseDenoising, PrepareModel
from engine.service.turn import Turn

REQUEST = DenoisePhoto(1, 1, "any", "cpu")


class Stage:
    """A network with a photo of two tiles."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        Pillow.new("RGB", (8, 4), "white").save(folder / "a.png")
        self.desk, self.turn = Desk(folder), Turn()
        self.desk.open(1, folder / "a.png")
        self.told: list[Reply] = []
        self.network = Network(self.desk, self.told.append, self.turn)
        self.black = False
        self.halos: list[int] = []
        self.sigma_and_best: list[tuple[object, ...]] = []
        self.loaded: list[tuple[str, str]] = []
        self.ready = 0
        self._engine = SimpleNamespace(denoise=self._denoise, device=SimpleNamespace(name="cpu"), get_ready=self._ready)
        monkeypatch.setattr(self.network, "engine_for", self._load)

    def _load(self, model: str, device: str) -> SimpleNamespace:
        self.loaded.append((model, device))
        return self._engine

    def _ready(self) -> None:
        self.ready += 1

    def _denoise(
        self, image: Image, cancel: CancelToken, _focus: object, pixels: np.ndarray, halos: int, *told: object
    ) -> Iterator[Event]:
        began = time.perf_counter()
        self.halos.append(halos)
        self.sigma_and_best.append(told)
        pixels[...] = 0 if self.black else image.pixels
        yield Started(2, 32, "cpu", False)
        for left in (0, 4):
            cancel.raise_if_cancelled()
            yield TileDone(Rect(0, left, 4, left + 4), 4 * (left + 4), 32, time.perf_counter() - began)
        yield Finished(pixels, time.perf_counter() - began)

    def denoise(self, request: DenoisePhoto = REQUEST) -> None:
        self.network.denoise(request, self.network.token_for(request))


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    return Stage(tmp_path, monkeypatch)


def test_a_result_in_doubt_is_made_once_more_with_a_larger_halo_and_then_told(stage: Stage) -> None:
    stage.black = True
    stage.denoise()
    assert stage.halos == [1, 2]
    assert isinstance(stage.told[-1], DenoiseFinished)
    assert stage.told[-1].doubts


def test_a_good_result_is_made_once(stage: Stage) -> None:
    stage.denoise()
    assert stage.halos == [1]
    assert isinstance(stage.told[-1], DenoiseFinished)
    assert stage.told[-1].doubts == ()


def test_a_pause_between_tiles_leaves_the_device_and_does_not_count(stage: Stage) -> None:
    send, paused = stage.told.append, threading.Event()

    def tell(reply: Reply) -> None:
        send(reply)
        if isinstance(reply, TileLanded) and reply.fraction == 0.5:
            stage.network.pause(PauseDenoising(True))
            paused.set()

    stage.network._send = tell
    thread = threading.Thread(target=stage.denoise)
    began = time.perf_counter()
    thread.start()
    assert paused.wait(30)
    stage.turn.take(SHOWN + 1)  # only a pause gives it away
    taken = time.perf_counter()
    time.sleep(0.3)
    assert not any(isinstance(reply, DenoiseFinished) for reply in stage.told)
    held = time.perf_counter() - taken
    stage.network.pause(PauseDenoising(False))
    stage.turn.give()
    thread.join(30)
    finished = stage.told[-1]
    assert isinstance(finished, DenoiseFinished)
    assert finished.seconds <= time.perf_counter() - began - held


def test_a_model_is_prepared_before_a_photo_needs_it(stage: Stage) -> None:
    request = PrepareModel("fast", "cpu")
    stage.network.wish(request)
    stage.network.prepare(request)
    assert set(stage.loaded) == {("fast", "cpu")}
    assert stage.ready == 1
    assert stage.told == []


def test_of_several_models_only_the_last_one_is_prepared(stage: Stage) -> None:
    requests = [PrepareModel(name, "cpu") for name in ("fast", "quality", "fast")]
    for request in requests:
        stage.network.wish(request)
    for request in requests:
        stage.network.prepare(request)
    assert stage.loaded == [("fast", "cpu")] * 2, "looked up for each of two steps"
    assert stage.ready == 1


def test_a_photo_takes_the_place_of_what_is_prepared(stage: Stage) -> None:
    request = PrepareModel("fast", "cpu")
    stage.network.wish(request)
    load = stage._load

    def load_and_be_asked(model: str, device: str) -> SimpleNamespace:
        stage.network.token_for(REQUEST)
        return load(model, device)

    stage.network.engine_for = load_and_be_asked  # type: ignore[method-assign, assignment]
    stage.network.prepare(request)
    assert stage.loaded == [("fast", "cpu")]
    assert stage.ready == 0, "the photo waits no longer than for the step at hand"


def test_the_best_quality_is_asked_for_where_it_is_wanted(stage: Stage) -> None:
    stage.denoise()
    stage.denoise(replace(REQUEST, best=True))
    assert stage.sigma_and_best == [(None, False), (None, True)]
