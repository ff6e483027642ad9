import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from engine.cancellation import Cancelled, CancelToken
from engine.errors import MetricUndefined, NotFinite, SizeMismatch, UnreadableImage, UnwritableReport
from engine.evaluation import opening
from engine.evaluation.results import Cleaning, Failure, Found, Measurement, Pair, by_method
from engine.evaluation.runner import Outcome, Working, evaluate
from engine.evaluation.store import Store
from engine.events import Event, Finished, TileDone
from engine.images.image import Image
from engine.inference.tiling import Rect
from engine.methods.denoiser import find_denoiser
from engine.metrics.score import Score, score


class Answer:
    """Stands in for a denoiser: answers with fixed pixels, or fails."""

    def __init__(self, pixels: np.ndarray | None = None, error: Exception | None = None) -> None:
        self.name, self.device, self.sha256 = "answer", "cpu", ""
        self.sigma = self.tile = None
        self.best = False
        self.runs = 0
        self._pixels, self._error = pixels, error

    def run(self, image: Image, cancel: CancelToken | None = None) -> Iterator[Event]:
        assert cancel is not None
        self.runs += 1
        if self._error is not None:
            raise self._error
        yield Finished(image.pixels if self._pixels is None else self._pixels, 2.0)


def pixels(seed: int, size: tuple[int, int] = (16, 20)) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (*size, 3), dtype=np.uint8)


@pytest.fixture
def pairs(tmp_path: Path) -> list[Pair]:
    found = []
    for index in range(3):
        pair = Pair(tmp_path / f"n{index}.png", tmp_path / f"c{index}.png")
        Pillow.fromarray(pixels(index)).save(pair.noisy)
        Pillow.fromarray(pixels(index + 10)).save(pair.clean)
        found.append(pair)
    return found


def results(events: Iterator[Outcome]) -> list[Found | Failure]:
    return [event for event in events if not isinstance(event, Working)]


def test_scores_the_untouched_photo_first_and_then_every_method(pairs: list[Pair]) -> None:
    found = results(evaluate({"a": Answer(), "b": Answer(pixels(10))}, pairs))
    assert [(m.method, m.pair) for m in found] == [(name, pair) for pair in pairs for name in ("noisy", "a", "b")]
    untouched, same, truth = found[:3]
    assert isinstance(untouched, Measurement)
    assert isinstance(same, Measurement)
    assert isinstance(truth, Measurement)
    assert untouched.score == same.score == score(pixels(0), pixels(10))
    assert truth.score == Score(float("inf"), 1.0)
    assert (untouched.seconds, same.seconds, same.megapixels) == (0.0, 2.0, 16 * 20 / 1e6)


def test_tells_how_far_it_is(pairs: list[Pair]) -> None:
    working = [event for event in evaluate({"a": Answer()}, pairs) if isinstance(event, Working)]
    assert [(event.method, event.pair) for event in working] == [("a", pair) for pair in pairs]


def test_every_file_is_read_once(pairs: list[Pair], monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    read = opening.read
    monkeypatch.setattr(opening, "read", lambda path: (opened.append(path), read(path))[1])
    list(evaluate({"a": Answer(), "b": Answer()}, pairs))
    assert opened == [path for pair in pairs for path in (pair.noisy, pair.clean)]


def test_a_bad_photo_is_one_failure_and_the_rest_is_done(pairs: list[Pair]) -> None:
    pairs[0].noisy.write_bytes(b"no photo")
    Pillow.fromarray(pixels(9, (20, 16))).save(pairs[1].clean)
    found = results(evaluate({"a": Answer(), "b": Answer()}, pairs))
    assert isinstance(found[0], Failure)
    assert isinstance(found[1], Failure)
    assert (found[0].method, type(found[0].error)) == (None, UnreadableImage)
    assert (found[1].method, type(found[1].error)) == (None, SizeMismatch)
    assert [type(event) for event in found[2:]] == [Measurement] * 3


def test_a_photo_too_small_to_score_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "small.png"
    Pillow.fromarray(pixels(0, (5, 5))).save(path)
    (found,) = results(evaluate({"a": Answer()}, [Pair(path, path)]))
    assert isinstance(found, Failure)
    assert isinstance(found.error, MetricUndefined)


@pytest.mark.parametrize("error", [NotFinite("no"), ZeroDivisionError("unforeseen"), MemoryError()])
def test_a_method_that_fails_leaves_the_others(pairs: list[Pair], error: Exception) -> None:
    found = results(evaluate({"bad": Answer(error=error), "good": Answer()}, pairs[:1]))
    assert [event.method for event in found] == ["noisy", "bad", "good"]
    assert isinstance(found[1], Failure)
    assert found[1].error is error


def test_cancelling_ends_it_and_is_no_failure(pairs: list[Pair]) -> None:
    token = CancelToken()
    events = evaluate({"a": Answer()}, pairs, token)
    next(events)
    token.cancel()
    with pytest.raises(Cancelled):
        list(events)
    with pytest.raises(Cancelled):
        list(evaluate({"a": Answer(error=Cancelled())}, pairs))


def test_no_pairs_no_events() -> None:
    assert list(evaluate({"a": Answer()}, [])) == []


def test_means_are_over_the_photos_and_speed_over_the_megapixels(pairs: list[Pair]) -> None:
    small = Measurement("a", pairs[0], Score(30.0, 0.8), 1.0, 1.0)
    large = Measurement("a", pairs[1], Score(40.0, 0.9), 9.0, 3.0)
    other = Measurement("b", pairs[0], Score(10.0, 0.1), 1.0, 1.0)
    first, second = by_method([small, other, large])
    assert (first.name, second.name) == ("a", "b")
    assert first.measurements == (small, large)
    assert (first.psnr, first.ssim, first.seconds_per_megapixel) == (35.0, pytest.approx(0.85), 2.5)


class TestStore:
    def test_what_is_kept_is_not_done_again_nor_read(
        self, pairs: list[Pair], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = results(evaluate({"a": Answer()}, pairs, store=Store(tmp_path / "s")))
        monkeypatch.setattr(opening, "read", None)
        again = Answer()
        assert results(evaluate({"a": again}, pairs, store=Store(tmp_path / "s"))) == first
        assert again.runs == 0

    def test_an_interrupted_evaluation_goes_on(self, pairs: list[Pair], tmp_path: Path) -> None:
        events = evaluate({"a": Answer()}, pairs, store=Store(tmp_path / "s"))
        next(event for event in events if isinstance(event, Measurement) and event.pair == pairs[2])
        events.close()
        again = Answer()
        assert len(results(evaluate({"a": again}, pairs, store=Store(tmp_path / "s")))) == 6
        assert again.runs == 1  # of the third photo only the untouched one was scored

    def test_a_changed_photo_and_another_model_are_done_again(self, pairs: list[Pair], tmp_path: Path) -> None:
        list(evaluate({"a": Answer()}, pairs, store=Store(tmp_path / "s")))
        Pillow.fromarray(pixels(77)).save(pairs[2].noisy)
        same, other = Answer(), Answer()
        other.sha256 = "another"
        found = results(evaluate({"a": same, "b": other}, pairs, store=Store(tmp_path / "s")))
        assert (same.runs, other.runs) == (1, 3)
        whole = Rect(0, 0, 16, 20)
        assert found[6] == Measurement(
            "noisy", pairs[2], score(pixels(77), pixels(12)), 0.0, 16 * 20 / 1e6, worst=whole
        )

    def test_failures_are_tried_again(self, pairs: list[Pair], tmp_path: Path) -> None:
        list(evaluate({"a": Answer(error=NotFinite("no"))}, pairs, store=Store(tmp_path / "s")))
        again = Answer()
        list(evaluate({"a": again}, pairs, store=Store(tmp_path / "s")))
        assert again.runs == 3

    def test_a_store_that_cannot_take_more_ends_the_evaluation(self, pairs: list[Pair], tmp_path: Path) -> None:
        with pytest.raises(UnwritableReport):
            list(evaluate({"a": Answer()}, pairs, store=Store(tmp_path / "gone" / "s")))

    def test_without_the_picture_that_is_wanted_it_is_done_again(self, pairs: list[Pair], tmp_path: Path) -> None:
        list(evaluate({"a": Answer()}, pairs, store=Store(tmp_path / "s")))
        again = Answer()
        found = results(evaluate({"a": again}, pairs, store=Store(tmp_path / "s"), pictured=pairs[:1]))
        assert again.runs == 1
        assert [m.picture is not None for m in found if isinstance(m, Measurement)] == [True, True] + [False] * 4
        list(evaluate({"a": again}, pairs, store=Store(tmp_path / "s"), pictured=pairs[:1]))
        assert again.runs == 1


def test_the_tile_that_is_farthest_from_the_truth_is_told(tmp_path: Path) -> None:
    clean = np.full((300, 400, 3), 100, np.uint8)
    noisy = clean.copy()
    noisy[150:250, 200:300] = 130
    paths = [tmp_path / "n.png", tmp_path / "c.png"]
    for path, values in zip(paths, (noisy, clean), strict=True):
        Pillow.fromarray(values).save(path)
    (found,) = results(evaluate({}, [Pair(*paths)]))
    assert isinstance(found, Measurement)
    assert found.worst is not None
    assert (found.worst.bottom - found.worst.top, found.worst.right - found.worst.left) == (128, 128)
    assert found.worst.top <= 150 < 250 <= found.worst.bottom
    assert found.worst.left <= 200 < 300 <= found.worst.right


def test_without_ground_truth_results_are_judged_by_themselves(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).normal(128, 20, (256, 256, 3))
    Pillow.fromarray(noise.clip(0, 255).astype(np.uint8)).save(tmp_path / "n.png")
    pair = Pair(tmp_path / "n.png", tmp_path / "n.png", truth=False)
    methods = {"a": find_denoiser("gaussian")}
    noisy, cleaned = results(evaluate(methods, [pair], store=Store(tmp_path / "s")))
    assert isinstance(noisy, Cleaning)
    assert isinstance(cleaned, Cleaning)
    assert noisy.noise == pytest.approx(20, rel=0.15)
    assert cleaned.noise < noisy.noise / 2
    assert noisy.kept == 1.0
    assert 0.7 < cleaned.kept <= 1.0, "there is nothing but noise to be removed"
    assert results(evaluate(methods, [pair], store=Store(tmp_path / "s"))) == [noisy, cleaned]
    assert isinstance(
        results(evaluate({}, [Pair(pair.noisy, pair.clean)], store=Store(tmp_path / "s")))[0], Measurement
    ), "the same files as a pair are something else"


def test_seconds_in_which_nobody_asks_do_not_count(pairs: list[Pair]) -> None:
    class Slow(Answer):
        """Its clock goes on while nobody asks, as that of any generator."""

        def run(self, image: Image, cancel: CancelToken | None = None) -> Iterator[Event]:
            assert cancel is not None
            began = time.perf_counter()
            yield TileDone(Rect(0, 0, 1, 1), 1, 2, 0.1)
            yield Finished(image.pixels, time.perf_counter() - began)

    found = []
    for event in evaluate({"a": Slow()}, pairs[:1]):
        if isinstance(event, Working) and isinstance(event.event, TileDone):
            time.sleep(1.0)
        found.append(event)
    (measured,) = [event for event in found if isinstance(event, Measurement) and event.method == "a"]
    assert measured.seconds < 1.0
