"""Further results with real classical methods, and models that the test plays."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PIL import Image as Pillow

from engine.cancellation import CancelToken
from engine.errors import DenoiserError
from engine.events import Event, Finished, Started, TileDone
from engine.images.image import Image, Pixels
from engine.inference.ensemble import TIMES
from engine.inference.tiling import Rect
from engine.methods.classical import METHODS
from engine.methods.denoiser import ClassicalDenoiser, find_denoiser
from engine.metrics.score import Score, score
from engine.service import buffers, furthering
from engine.service.desk import Desk, Result
from engine.service.further_replies import (
    FurtherCancelled,
    FurtherFinished,
    FurtherLanded,
    FurtherScored,
    FurtherStarted,
)
from engine.service.further_requests import CancelFurther, ForgetFurther, MakeFurther
from engine.service.furthering import BEHIND_SHOWN, Furthering
from engine.service.network import LOOKED_AT, SHOWN, Network
from engine.service.replies import Failed
from engine.service.requests import DenoisePhoto, PauseDenoising, SetFocus
from engine.service.turn import Turn
from tests.engine.service.asking import Heard


@dataclass(frozen=True)
class Slow:
    """Copies a photo in two tiles, each when it is let."""

    let: threading.Semaphore
    focus: Any = None
    result: Pixels | None = None
    best: bool = False
    begun: threading.Event = field(default_factory=threading.Event)

    def run(self, image: Image, cancel: CancelToken, halos: int = 1) -> Iterator[Event]:  # noqa: ARG002
        assert self.result is not None
        yield Started(2, image.width * image.height, "cpu", False)
        self.begun.set()
        half = image.height // 2
        for done, rect in enumerate((Rect(0, 0, half, image.width), Rect(half, 0, image.height, image.width)), 1):
            while not self.let.acquire(timeout=0.02):
                cancel.raise_if_cancelled()
            self.result[rect.slices] = image.pixels[rect.slices]
            yield TileDone(rect, done, 2, 99.0)
        yield Finished(self.result, 99.0)


@dataclass(frozen=True)
class Layered:
    """A model's eight answers to its only tile, asked for a cancel between each of them when it is let."""

    let: threading.Semaphore
    focus: Any = None
    result: Pixels | None = None
    best: bool = True

    def run(self, image: Image, cancel: CancelToken, halos: int = 1) -> Iterator[Event]:  # noqa: ARG002
        assert self.result is not None
        total = image.width * image.height
        yield Started(1, total, "cpu", False)
        for _ in range(TIMES):
            while not self.let.acquire(timeout=0.02):
                cancel.raise_if_cancelled()
            cancel.raise_if_cancelled()
        self.result[...] = image.pixels
        yield TileDone(Rect(0, 0, image.height, image.width), total, total, 99.0)
        yield Finished(self.result, 99.0)


class Bench:
    """A desk with one photo and its ground truth."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        rng = np.random.default_rng(0)
        self.clean = np.kron(rng.integers(40, 200, (6, 8, 3)), np.ones((8, 8, 1))).astype(np.uint8)
        noisy = (self.clean + rng.normal(0.0, 12.0, self.clean.shape)).clip(0, 255).astype(np.uint8)
        Pillow.fromarray(noisy).save(folder / "a_noisy.png")
        Pillow.fromarray(self.clean).save(folder / "a_clean.png")
        self.noisy = noisy
        self.desk, self.turn, self.told = Desk(folder), Turn(), Heard()
        self.desk.open(1, folder / "a_noisy.png")
        self.truth = folder / "a_clean.png"
        self.network = Network(self.desk, self.told, self.turn)
        self.furthering = Furthering(self.desk, self.told, self.turn, self.network)
        self.slow = Slow(threading.Semaphore(0))
        self.layered = Layered(threading.Semaphore(0))
        self.found: list[tuple[str, bool]] = []
        found = furthering.find_denoiser

        def find(name: str, **options: Any) -> Any:
            self.found.append((name, options["best"]))
            played = {"slow": self.slow, "layered": self.layered}
            return played[name] if name in played else found(name, **options)

        monkeypatch.setattr(furthering, "find_denoiser", find)

    def ask(self, *requests: object) -> None:
        for request in requests:
            self.furthering.actions[type(request)](request)

    def wait(self, kind: type, number: int = 1) -> Any:
        deadline = time.monotonic() + 60
        while len(found := self.told.of(kind)) < number:
            assert time.monotonic() < deadline, f"no {kind.__name__}; heard {self.told.replies}"
            time.sleep(0.01)
        return found[number - 1]


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    bench = Bench(tmp_path, monkeypatch)
    yield bench
    bench.furthering.stop()


def test_a_method_of_an_open_photo_with_tiles_time_and_score(bench: Bench) -> None:
    bench.desk.set_truth(1, bench.truth)
    bench.ask(MakeFurther(1, "median", "auto", 5))
    finished = bench.wait(FurtherFinished)
    started = bench.wait(FurtherStarted)
    assert (started.key, started.method, started.generation) == (1, "median", 5)
    assert bench.wait(FurtherLanded).fraction == 1.0
    assert finished.seconds > 0
    method = next(method for method in METHODS if method.name == "median")
    *_, expected = ClassicalDenoiser(method).run(Image(bench.noisy))
    assert isinstance(expected, Finished)
    assert (started.display.attach() == expected.pixels).all()
    assert (started.full.attach() == expected.pixels).all()
    scored = bench.wait(FurtherScored)
    assert scored.score == score(expected.pixels, bench.clean)


def test_a_ground_truth_that_comes_later_measures_what_is_there(bench: Bench) -> None:
    bench.ask(MakeFurther(1, "median"), MakeFurther(1, "gaussian"))
    bench.wait(FurtherFinished, 2)
    assert not bench.told.of(FurtherScored)
    bench.desk.set_truth(1, bench.truth)
    bench.furthering.score(1)
    assert {reply.method for reply in bench.told.of(FurtherScored)} == {"median", "gaussian"}


def test_one_that_is_removed_while_they_are_measured_is_left_out(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    methods = ("median", "gaussian", "bilateral")
    for method in methods:
        bench.desk.accept_further(1, method, bench.desk.begin_result(1))
    bench.desk.set_truth(1, bench.truth)
    measure = bench.desk.score_further

    def measured(key: int, name: str) -> Score | None:
        bench.desk.forget_further(key, "gaussian")
        return measure(key, name)

    monkeypatch.setattr(bench.desk, "score_further", measured)
    bench.furthering.score(1)
    assert [reply.method for reply in bench.told.of(FurtherScored)] == ["median", "bilateral"]


def test_stopped_in_its_middle_nothing_is_left(bench: Bench) -> None:
    before = set(bench.truth.parent.glob("*.pixels"))
    bench.ask(MakeFurther(1, "slow", "auto", 2))
    bench.slow.let.release()
    bench.wait(FurtherLanded)
    bench.ask(CancelFurther(1, "slow"))
    assert bench.wait(FurtherCancelled) == FurtherCancelled(1, "slow", 2)
    assert set(bench.truth.parent.glob("*.pixels")) == before
    assert not bench.desk[1].further


def test_one_that_waits_is_not_begun_when_it_is_cancelled(bench: Bench) -> None:
    bench.ask(MakeFurther(1, "slow"), MakeFurther(1, "median", "auto", 2), CancelFurther(1, "median"))
    bench.slow.let.release(2)
    bench.wait(FurtherCancelled)
    assert [reply.method for reply in bench.told.of(FurtherStarted)] == ["slow"]


def test_forgotten_ones_give_up_their_files(bench: Bench) -> None:
    before = set(bench.truth.parent.glob("*.pixels"))
    bench.ask(MakeFurther(1, "median"))
    bench.wait(FurtherFinished)
    assert set(bench.truth.parent.glob("*.pixels")) != before
    bench.ask(ForgetFurther(1, "median"), ForgetFurther(1, "median"), ForgetFurther(9, "median"))
    bench.ask(MakeFurther(9, "median"))  # what is asked last is answered last
    bench.wait(Failed)
    assert set(bench.truth.parent.glob("*.pixels")) == before
    assert len(bench.told.of(Failed)) == 1


def test_closing_the_photo_takes_all_along(bench: Bench) -> None:
    bench.ask(MakeFurther(1, "median"))
    bench.wait(FurtherFinished)
    bench.ask(MakeFurther(1, "slow"))
    assert bench.slow.begun.wait(30)
    bench.furthering.close(1)
    bench.wait(FurtherCancelled)
    bench.desk.close(1)
    assert not set(bench.truth.parent.glob("*.pixels"))


def test_the_photo_that_is_denoised_goes_first_and_its_time_does_not_count(bench: Bench) -> None:
    began = time.perf_counter()
    bench.ask(MakeFurther(1, "slow"))
    assert bench.slow.begun.wait(30)
    bench.slow.let.release()
    bench.turn.take(SHOWN)  # at the next tile at the latest
    taken = time.perf_counter()
    time.sleep(0.3)
    bench.slow.let.release(2)
    time.sleep(0.1)
    assert not bench.told.of(FurtherFinished)
    held = time.perf_counter() - taken
    bench.turn.give()
    assert bench.wait(FurtherFinished).seconds <= time.perf_counter() - began - held
    assert BEHIND_SHOWN < LOOKED_AT < SHOWN


def test_while_it_waits_it_gives_nobody_the_turn_that_another_has(bench: Bench) -> None:
    bench.ask(MakeFurther(1, "slow"))
    assert bench.slow.begun.wait(30)
    has, leaves = [threading.Event() for _ in range(2)], [threading.Event() for _ in range(2)]

    def take(number: int) -> None:
        with bench.turn.taken(SHOWN):
            has[number].set()
            leaves[number].wait(30)

    threads = [threading.Thread(target=take, args=(number,)) for number in range(2)]
    threads[0].start()
    bench.slow.let.release(2)
    assert has[0].wait(30)
    threads[1].start()
    assert not has[1].wait(0.5), "two have the turn"
    for number in range(2):
        assert has[number].wait(30)
        leaves[number].set()
    assert bench.wait(FurtherFinished)


def test_beside_photos_that_nobody_looks_at_it_gets_a_tile_now_and_then(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine is at a long photo; further results of the photo on show come between its tiles."""
    bench.desk.open(2, bench.truth)
    going, tiles = threading.Event(), []

    def denoise(_image: Image, cancel: CancelToken, *_rest: object) -> Iterator[Event]:
        yield Started(1000, 1000, "cpu", False)
        going.set()
        while True:
            cancel.raise_if_cancelled()
            time.sleep(0.005)
            tiles.append(len(tiles))
            yield TileDone(Rect(0, 0, 1, 1), 1, 1000, 1.0)

    engine = SimpleNamespace(denoise=denoise, device=SimpleNamespace(name="cpu"))
    monkeypatch.setattr(bench.network, "engine_for", lambda _model, _device: engine)
    request = DenoisePhoto(2, 1, "any", "cpu")
    token = bench.network.token_for(request)
    thread = threading.Thread(target=bench.network.denoise, args=(request, token))
    bench.slow.let.release(2)
    bench.network.set_focus(SetFocus(2, 0.0, 0.0))
    thread.start()
    assert going.wait(30)
    bench.ask(MakeFurther(1, "slow"))
    time.sleep(0.3)
    assert not bench.slow.begun.is_set(), "the photo on show goes first"
    bench.network.set_focus(SetFocus(1, 0.0, 0.0))
    bench.ask(MakeFurther(1, "slow"))
    assert bench.wait(FurtherFinished)
    before, deadline = len(tiles), time.monotonic() + 20
    while len(tiles) == before:
        assert time.monotonic() < deadline, "the other one does not go on"
        time.sleep(0.01)
    token.cancel()
    thread.join(30)


def test_a_pause_holds_it_and_cancelling_is_heard_meanwhile(bench: Bench) -> None:
    bench.network.pause(PauseDenoising(True))
    bench.ask(MakeFurther(1, "slow"))
    time.sleep(0.2)
    assert not bench.slow.begun.is_set()
    bench.ask(CancelFurther(1, "slow"))
    bench.wait(FurtherCancelled)
    bench.network.pause(PauseDenoising(False))


def test_what_cannot_be_is_a_sentence(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.ask(MakeFurther(1, "no such model"))
    assert "no such model" in bench.wait(Failed).sentence
    bench.ask(MakeFurther(9, "median"))
    assert bench.wait(Failed, 2).sentence == "This photo is not open any more."
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    bench.ask(MakeFurther(1, "bm3d"))
    assert "bm3d" in bench.wait(Failed, 3).sentence
    assert all(reply.expected for reply in bench.told.of(Failed))


def test_no_room_is_a_sentence_and_leaves_nothing(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise DenoiserError("There is too little room.")

    monkeypatch.setattr(bench.desk, "accept_further", full)
    before = set(bench.truth.parent.glob("*.pixels"))
    bench.ask(MakeFurther(1, "median"))
    assert bench.wait(Failed).sentence == "There is too little room."
    assert set(bench.truth.parent.glob("*.pixels")) == before


def test_a_result_that_is_stopped_when_it_is_whole_is_kept(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    accept = bench.desk.accept_further

    def accepted(key: int, name: str, result: Result) -> None:
        accept(key, name, result)
        bench.turn.take(SHOWN)  # it has to wait for whatever it still wants from the device
        bench.ask(CancelFurther(key, name))

    monkeypatch.setattr(bench.desk, "accept_further", accepted)
    bench.ask(MakeFurther(1, "median"), MakeFurther(9, "median"), CancelFurther(9, "median"))
    assert bench.wait(FurtherCancelled).key == 9, "what is asked last is answered last"
    assert bench.told.of(FurtherFinished)
    assert Path(bench.desk[1].further["median"].display.path).exists()


@pytest.mark.parametrize("why", ["the photo is too small", "its ground truth was just replaced"])
def test_a_result_that_cannot_be_measured_is_kept(bench: Bench, why: str) -> None:
    small = bench.truth.with_name("small.png")
    Pillow.fromarray(bench.noisy[:8, :8]).save(small)
    bench.desk.open(1, small if why == "the photo is too small" else bench.truth)
    bench.desk.set_truth(1, small if why == "the photo is too small" else bench.truth)
    truth = bench.desk[1].truth
    assert truth is not None
    if why == "its ground truth was just replaced":
        buffers.remove(truth)
    bench.ask(MakeFurther(1, "median"), MakeFurther(9, "median"))  # what is asked last is answered last
    bench.wait(FurtherFinished)
    assert bench.wait(Failed).request == MakeFurther(9, "median")
    assert Path(bench.desk[1].further["median"].display.path).exists()
    assert not bench.told.of(FurtherScored)


class TestBest:
    """A model at its best quality, whose tiles take eight times as long."""

    def test_it_is_named_with_the_model_and_the_model_is_loaded_once(self, bench: Bench) -> None:
        bench.ask(MakeFurther(1, "fast", "cpu"), MakeFurther(1, "fast+best", "cpu"))
        bench.wait(FurtherFinished, 2)
        plain, best = bench.told.of(FurtherStarted)
        assert (plain.method, best.method) == ("fast", "fast+best")
        assert bench.found == [("fast", False)]
        *_, expected = find_denoiser("fast", device="cpu", best=True).run(Image(bench.noisy))
        assert isinstance(expected, Finished)
        assert (best.full.attach() == expected.pixels).all()
        assert (plain.full.attach() != expected.pixels).any()

    def test_a_method_has_none_and_an_unknown_model_is_a_sentence(self, bench: Bench) -> None:
        bench.ask(MakeFurther(1, "median+best"), MakeFurther(1, "nothing+best"))
        assert "is a method" in bench.wait(Failed).sentence
        assert "nothing" in bench.wait(Failed, 2).sentence
        assert all(reply.expected for reply in bench.told.of(Failed))

    def test_the_photo_that_is_denoised_waits_for_no_whole_tile(self, bench: Bench) -> None:
        began = time.perf_counter()
        bench.ask(MakeFurther(1, "layered+best"))
        bench.wait(FurtherStarted)
        bench.layered.let.release(2)
        bench.turn.take(SHOWN)  # would not return before the tile's end else, which is not let
        bench.layered.let.release(TIMES)
        time.sleep(0.3)
        assert not bench.told.of(FurtherLanded), "it stands still meanwhile"
        bench.turn.give()
        worked = bench.wait(FurtherFinished).seconds
        assert worked <= time.perf_counter() - began - 0.3, "the time of others does not count"

    def test_it_is_held_and_stopped_within_a_tile(self, bench: Bench) -> None:
        bench.ask(MakeFurther(1, "layered+best"))
        bench.wait(FurtherStarted)
        bench.network.pause(PauseDenoising(True))
        bench.layered.let.release(TIMES)
        time.sleep(0.2)
        assert not bench.told.of(FurtherLanded)
        bench.ask(CancelFurther(1, "layered+best"))
        bench.wait(FurtherCancelled)
        assert not bench.desk[1].further
        bench.turn.take()  # nobody has it
        bench.network.pause(PauseDenoising(False))
