"""Questions about a photo's results, asked of the engine's process."""

import math
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from engine.cancellation import Cancelled, CancelToken
from engine.comparison.difference import absolute, signed
from engine.comparison.histogram import histogram
from engine.comparison.lost_detail import lost_detail
from engine.comparison.ssim_map import similarity_map, similarity_picture
from engine.inference.strength import blend
from engine.inference.tiling import Rect
from engine.metrics.score import score
from engine.service import differing
from engine.service.buffers import remove
from engine.service.comparing import Comparing
from engine.service.comparison_replies import DetailMeasured, DifferenceMade, LevelsCounted, RegionMeasured
from engine.service.comparison_requests import (
    DENOISED,
    NOISY,
    TRUTH,
    CancelComparison,
    CountLevels,
    Kind,
    MakeDifference,
    MeasureDetail,
    MeasureRegion,
    Side,
)
from engine.service.desk import Desk
from engine.service.lane import Lane
from engine.service.replies import Failed
from tests.engine.comparison.test_lost_detail import blurred, eight, made_photo, noise
from tests.engine.service.asking import Heard
from tests.engine.service.test_desk import finish

SIDE = Side(DENOISED)


class Bench:
    """A desk with a photo of 150 x 200, its ground truth and its result, and whoever is asked."""

    def __init__(self, folder: Path) -> None:
        self.truth = eight(made_photo(150, 200))
        self.noisy = eight(self.truth + noise(self.truth.shape, 8))
        self.denoised = blurred(self.noisy, 1.5)
        self.buffers = folder / "buffers"
        self.buffers.mkdir()
        self.desk, self.heard = Desk(self.buffers), Heard()
        for name, pixels in (("a.png", self.noisy), ("t.png", self.truth)):
            Pillow.fromarray(pixels).save(folder / name)
        self.desk.open(1, folder / "a.png")
        self.desk.set_truth(1, folder / "t.png")
        finish(self.desk, 1, self.denoised)
        self.comparing = Comparing(self.desk, self.heard)

    def ask(self, request: object) -> None:
        self.comparing.actions[type(request)](request)

    def difference(self, number: int, kind: Kind, against: str, gain: float | None = 4.0, side: Side = SIDE) -> tuple:
        request = MakeDifference(number, 1, kind, side, Side(against), gain)
        self.ask(request)
        made = self.answer(DifferenceMade, lambda reply: reply.request == request)
        pixels = made.display.attach().copy()
        remove(made.display)
        return made, pixels

    def answer(self, kind: type, where: object = lambda _reply: True) -> object:
        with self.heard._news:
            assert self.heard._news.wait_for(lambda: [r for r in self.heard.of(kind, Failed) if _fits(r, where)], 30)
        return next(r for r in self.heard.of(kind, Failed) if _fits(r, where))


def _fits(reply: object, where: object) -> bool:
    return isinstance(reply, Failed) or where(reply)  # type: ignore[operator]


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setattr(differing, "_STRIP_PIXELS", 64 * 200)  # several strips
    bench = Bench(tmp_path)
    yield bench
    bench.comparing.stop()


def test_pictures_are_those_of_the_whole_photo(bench: Bench) -> None:
    made, pixels = bench.difference(1, Kind.ABSOLUTE, TRUTH)
    assert (pixels == absolute(bench.denoised, bench.truth, 4.0)).all()
    off = np.abs(bench.denoised.astype(int) - bench.truth)
    assert made.mean == pytest.approx(off.mean(), rel=1e-5)
    assert made.extreme == off.max()
    _, pixels = bench.difference(2, Kind.SIGNED, TRUTH)
    assert (pixels == signed(bench.denoised, bench.truth, 4.0)).all()
    made, pixels = bench.difference(3, Kind.SIMILARITY, TRUTH)
    values = similarity_map(bench.denoised, bench.truth)
    assert np.abs(pixels.astype(int) - similarity_picture(values)).max() <= 1
    assert made.mean == pytest.approx(values.mean(), abs=1e-4)
    assert made.extreme == pytest.approx(values.min(), abs=1e-3)


def test_what_was_removed_is_noisy_less_denoised(bench: Bench) -> None:
    _, pixels = bench.difference(1, Kind.SIGNED, NOISY)
    assert (pixels == signed(bench.noisy, bench.denoised, 4.0)).all()


def test_the_strength_counts(bench: Bench) -> None:
    _, pixels = bench.difference(1, Kind.ABSOLUTE, TRUTH, side=Side(DENOISED, 0.5, 0.25))
    assert (pixels == absolute(blend(bench.noisy, bench.denoised, 0.5, 0.25), bench.truth, 4.0)).all()


def test_the_gain_may_be_left_to_the_engine(bench: Bench) -> None:
    made, pixels = bench.difference(1, Kind.SIGNED, NOISY, None)
    assert made.gain in (1, 2, 4, 8, 16)
    assert np.isin(pixels, (0, 255)).mean() < 0.02
    assert pixels.std() > 20
    twice, pixels = bench.difference(2, Kind.ABSOLUTE, NOISY, None)
    assert twice.gain == 2 * made.gain, "without a sign there is twice the room"
    assert (pixels == 255).mean() < 0.02


def test_marks_of_lost_detail(bench: Bench) -> None:
    made, pixels = bench.difference(1, Kind.LOST, NOISY)
    coloured = pixels[..., 0] > pixels[..., 2]
    assert made.mean == pytest.approx(coloured.mean(), abs=0.01)
    assert 0.02 < made.mean < 0.5


def test_lost_detail_as_a_number(bench: Bench) -> None:
    bench.ask(MeasureDetail(1, 1, SIDE))
    told = bench.answer(DetailMeasured)
    share = lost_detail(bench.noisy, bench.denoised).share
    assert told == DetailMeasured(1, 1, share, share > 0.15)
    bench.ask(MeasureDetail(2, 1, Side(DENOISED, 0.0, 0.0)))
    assert bench.answer(DetailMeasured, lambda reply: reply.number == 2) == DetailMeasured(2, 1, 0.0, False)


def test_histograms_of_a_region_and_of_all(bench: Bench) -> None:
    bench.ask(CountLevels(1, 1, (Side(NOISY), SIDE)))
    noisy, denoised = bench.answer(LevelsCounted).histograms
    for found, pixels in ((noisy, bench.noisy), (denoised, bench.denoised)):
        assert (found.luma == histogram(pixels).luma).all()
        assert (found.blue == histogram(pixels).blue).all()
    region = Rect(10, 20, 40, 90)
    bench.ask(CountLevels(2, 1, (SIDE,), region))
    (part,) = bench.answer(LevelsCounted, lambda reply: reply.number == 2).histograms
    assert part.pixels == region.area
    assert (part.red == histogram(bench.denoised, region).red).all()


def test_figures_of_a_region(bench: Bench) -> None:
    region = Rect(10, 20, 90, 120)
    bench.ask(MeasureRegion(1, 1, (Side(NOISY), SIDE, Side(TRUTH)), region))
    told = bench.answer(RegionMeasured)
    cut = [pixels[region.slices] for pixels in (bench.noisy, bench.denoised, bench.truth)]
    assert told.scores == (score(cut[0], cut[2]), score(cut[1], cut[2]), None)
    assert told.levels[0] == pytest.approx(8, abs=2.5)
    assert told.levels[1] < told.levels[0] / 2
    assert all(math.isfinite(level) for level in told.levels)


def test_a_tiny_region_has_no_score(bench: Bench) -> None:
    bench.ask(MeasureRegion(1, 1, (Side(NOISY),), Rect(5, 5, 15, 40)))
    assert bench.answer(RegionMeasured).scores == (None,)


def test_failures_are_sentences_and_leave_no_buffer(bench: Bench) -> None:
    before = set(bench.buffers.iterdir())
    request = MakeDifference(1, 1, Kind.ABSOLUTE, Side("median"), Side(TRUTH))
    bench.ask(request)
    failed = bench.answer(DifferenceMade)
    assert isinstance(failed, Failed)
    assert failed.request == request
    assert "median" in failed.sentence
    assert set(bench.buffers.iterdir()) == before


def test_a_newer_question_makes_the_older_one_void(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting: list[object] = []
    monkeypatch.setattr(Lane, "add", lambda _lane, work, _urgency=0: waiting.append(work))
    before = set(bench.buffers.iterdir())
    for number in (1, 2):
        bench.ask(MakeDifference(number, 1, Kind.ABSOLUTE, SIDE, Side(TRUTH), 1.0))
        bench.ask(CountLevels(10 + number, 1, (SIDE,)))
    bench.ask(MeasureDetail(20, 1, SIDE))
    bench.ask(CancelComparison(20))
    for work in waiting:
        work()  # type: ignore[operator]
    numbers = [made.request.number for made in bench.heard.of(DifferenceMade)]
    assert (numbers, [reply.number for reply in bench.heard.of(LevelsCounted)]) == ([2], [12])
    assert not bench.heard.of(DetailMeasured, Failed)
    remove(bench.heard.of(DifferenceMade)[0].display)
    assert set(bench.buffers.iterdir()) == before


def test_it_stops_in_the_middle_of_a_picture(bench: Bench) -> None:
    class Impatient(CancelToken):
        asked = 0

        def raise_if_cancelled(self) -> None:
            self.asked += 1
            if self.asked == 2:
                raise Cancelled

    into = np.zeros((150, 200, 3), np.uint8)
    request = MakeDifference(1, 1, Kind.ABSOLUTE, SIDE, Side(NOISY), 32.0)
    with pytest.raises(Cancelled):
        differing.picture_of_difference(bench.desk[1], request, into, Impatient())
    assert into[:64].any()
    assert not into[64:].any()
