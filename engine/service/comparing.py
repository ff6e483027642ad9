"""Pictures of differences, histograms and figures of regions, in lanes of their own. Imports no torch.

Photos are denoised meanwhile. Of each kind of question only the newest is worked on: whoever asks again has changed
their mind.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from engine.cancellation import Cancelled, CancelToken
from engine.comparison.histogram import Histogram, histogram
from engine.comparison.lost_detail import WORTH_TELLING, lost_detail
from engine.comparison.regional import LEAST_SIDE, score_region
from engine.inference.tiling import Rect
from engine.metrics.score import Score
from engine.service import buffers
from engine.service.answering import Send, answering
from engine.service.comparison_replies import DetailMeasured, DifferenceMade, LevelsCounted, RegionMeasured
from engine.service.comparison_requests import (
    TRUTH,
    CancelComparison,
    CountLevels,
    MakeDifference,
    MeasureDetail,
    MeasureRegion,
    Side,
)
from engine.service.desk import Desk, OpenedPhoto
from engine.service.differing import picture_of_difference
from engine.service.lane import Lane
from engine.service.noise import estimate
from engine.service.sources import Source, alike, source_of

Question = MakeDifference | MeasureDetail | CountLevels | MeasureRegion

_AT_ONCE = 100
_STRIP_PIXELS = 1 << 21

# What is seen at once before what is read beside it.
_URGENCY: dict[type, int] = {MakeDifference: 30, MeasureRegion: 20, CountLevels: 10, MeasureDetail: 0}


class Comparing:
    """Answers questions about one photo's results.

    Args:
        desk: where the photos lie.
        send: tells the window.
    """

    def __init__(self, desk: Desk, send: Send) -> None:
        self._desk = desk
        self._send = send
        self._lane, self._patient = Lane("comparisons"), Lane("detail")
        self._tokens: dict[type, tuple[int, CancelToken]] = {}
        self._answers: dict[type, Callable[[Any, CancelToken], None]] = {
            MakeDifference: self._make_difference,
            MeasureDetail: self._measure_detail,
            CountLevels: self._count_levels,
            MeasureRegion: self._measure_region,
        }
        self.actions: dict[type, Callable[[Any], None]] = {
            **dict.fromkeys(self._answers, self._begin),
            CancelComparison: self._cancel,
        }

    def stop(self) -> None:
        """Give up all."""
        for _, token in tuple(self._tokens.values()):
            token.cancel()
        for lane in (self._lane, self._patient):
            lane.stop(_AT_ONCE)

    def _begin(self, request: Question) -> None:
        """In the listening thread: the older question of this kind is given up at once."""
        kind = type(request)
        if kind in self._tokens:
            self._tokens[kind][1].cancel()
        token = CancelToken()
        self._tokens[kind] = (request.number, token)
        lane = self._patient if kind is MeasureDetail else self._lane  # it takes a second, and nobody waits for it
        lane.add(answering(self._send, partial(self._answer, token), request), _URGENCY[kind])

    def _cancel(self, request: CancelComparison) -> None:
        for number, token in tuple(self._tokens.values()):
            if number == request.number:
                token.cancel()

    def _answer(self, cancel: CancelToken, request: Question) -> None:
        try:
            cancel.raise_if_cancelled()
            self._answers[type(request)](request, cancel)
        except Cancelled:
            return

    def _make_difference(self, request: MakeDifference, cancel: CancelToken) -> None:
        photo = self._desk[request.key]
        display = self._desk.room((*photo.image.pixels.shape[:2], 3), np.dtype(np.uint8).str)
        with buffers.removed_on_failure(display):
            into = np.asarray(display.attach(writable=True), np.uint8)
            made = picture_of_difference(photo, request, into, cancel)
            cancel.raise_if_cancelled()
        self._send(DifferenceMade(request, display, made.gain, made.mean, made.extreme))

    def _measure_detail(self, request: MeasureDetail, cancel: CancelToken) -> None:
        photo = self._desk[request.key]
        side = source_of(photo, request.side).whole()
        cancel.raise_if_cancelled()
        share = lost_detail(*alike(photo.image.pixels, side)).share
        self._send(DetailMeasured(request.number, request.key, share, share > WORTH_TELLING))

    def _count_levels(self, request: CountLevels, cancel: CancelToken) -> None:
        photo = self._desk[request.key]
        counted = tuple(_counted(source_of(photo, side), request.region, cancel) for side in request.sides)
        self._send(LevelsCounted(request.number, request.key, counted))

    def _measure_region(self, request: MeasureRegion, cancel: CancelToken) -> None:
        photo, region = self._desk[request.key], request.region
        scores, levels = [], []
        for side in request.sides:
            cancel.raise_if_cancelled()
            scores.append(_score(photo, side, region))
            levels.append(estimate(source_of(photo, side).part(region)))
        self._send(RegionMeasured(request.number, request.key, tuple(scores), tuple(levels)))


def _counted(source: Source, region: Rect | None, cancel: CancelToken) -> Histogram:
    """Strip by strip."""
    height, width = source.size
    region = region or Rect(0, 0, height, width)
    rows = max(1, _STRIP_PIXELS // region.width)
    counts = np.zeros((4, 256), np.int64)
    for top in range(region.top, region.bottom, rows):
        cancel.raise_if_cancelled()
        strip = Rect(top, region.left, min(top + rows, region.bottom), region.right)
        one = histogram(source.part(strip))
        counts += np.stack((one.red, one.green, one.blue, one.luma))
    return Histogram(*counts)


def _score(photo: OpenedPhoto, side: Side, region: Rect) -> Score | None:
    """None without a ground truth, of it itself, and where no window of SSIM fits."""
    if photo.truth is None or side.name == TRUTH or min(region.height, region.width) < LEAST_SIDE:
        return None
    part = source_of(photo, side).part(region)
    truth = source_of(photo, Side(TRUTH)).part(region)
    return score_region(part, truth, Rect(0, 0, region.height, region.width))
