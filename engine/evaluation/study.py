"""An evaluation as a job: kept as it comes, with the time left, and standing still when asked."""

import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from engine.cancellation import CancelToken
from engine.evaluation.results import UNTOUCHED, Failure, Found, Pair
from engine.evaluation.runner import Outcome, Working, evaluate
from engine.evaluation.store import Store
from engine.events import TileDone
from engine.methods.denoiser import Denoiser

_LOOK_SECONDS = 0.2


class Control(Protocol):
    """What can hold a study up, as a batch's control does."""

    @property
    def paused(self) -> bool:
        """Whether to stand still."""

    def wait(self, seconds: float) -> None:
        """Return when something was asked, after so many seconds at most."""


@dataclass(frozen=True, slots=True)
class Study:
    """What to evaluate.

    Attributes:
        pairs: photos and their ground truth.
        methods: by the names under which they are reported; not ``noisy``, which is always there, first.
        store: file that measurements are kept in, begun if it is not there; None keeps nothing.
        pictured: pairs whose Measurements come with pictures.
    """

    pairs: Sequence[Pair]
    methods: Mapping[str, Denoiser]
    store: Path | None = None
    pictured: Collection[Pair] = ()


@dataclass(frozen=True, slots=True)
class Advanced:
    """How far the study is.

    Attributes:
        done: photos times methods that are measured, were kept or have failed.
        jobs: of how many.
        fraction: of the present job that is done, 0 to 1.
        seconds_left: taking jobs to come to be like those done; what was kept and what the person waited do not
            count. None as long as nothing is known.
    """

    done: int
    jobs: int
    fraction: float
    seconds_left: float | None


StudyEvent = Outcome | Advanced


def run(
    study: Study,
    cancel: CancelToken | None = None,
    control: Control | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[StudyEvent]:
    """Do it, as :func:`engine.evaluation.runner.evaluate` with an Advanced after every event that says how far it is.

    While ``control`` is paused nothing is computed, from the next tile on.

    Raises:
        Cancelled: somebody asked to stop; what was measured is in the store.
        UnwritableReport: the store is something else, or takes no more.
    """
    token = cancel or CancelToken()
    store = None if study.store is None else Store(study.store)
    progress = _Progress(study, clock)
    for event in evaluate(study.methods, study.pairs, token, store, study.pictured):
        yield event
        advanced = progress.after(event)
        if advanced is not None:
            yield advanced
        progress.leave_out(_stand_still(token, control, clock))


def _stand_still(cancel: CancelToken, control: Control | None, clock: Callable[[], float]) -> float:
    """Until there is no pause, or an end; returns how many seconds that took."""
    if control is None or not control.paused:
        return 0.0
    began = clock()
    while control.paused and not cancel.cancelled:
        control.wait(_LOOK_SECONDS)
    return clock() - began


class _Progress:
    """Counts jobs, and the seconds of those that were worked on."""

    def __init__(self, study: Study, clock: Callable[[], float]) -> None:
        self._methods = len(study.methods)
        self._jobs = len(study.pairs) * self._methods
        self._clock = clock
        self._done = self._worked = 0
        self._seconds, self._fraction = 0.0, 0.0
        self._began: float | None = None

    def after(self, event: Outcome) -> Advanced | None:
        """What is to be told then; nothing about events that bring it no further."""
        if isinstance(event, Working):
            return self._work(event)
        if isinstance(event, Found) and event.method == UNTOUCHED:
            return None
        self._done += self._methods if isinstance(event, Failure) and event.method is None else 1
        if self._began is not None:
            self._seconds += self._clock() - self._began
            self._worked += 1
        self._began, self._fraction = None, 0.0
        return self._advanced(0.0)

    def leave_out(self, seconds: float) -> None:
        """Seconds in which it stood still."""
        if self._began is not None:
            self._began += seconds

    def _work(self, event: Working) -> Advanced | None:
        if self._began is None:
            self._began = self._clock()
        if not isinstance(event.event, TileDone):
            return None
        self._fraction = event.event.fraction
        return self._advanced(self._clock() - self._began)

    def _advanced(self, present: float) -> Advanced:
        worked = self._worked + self._fraction
        left = (self._seconds + present) / worked * (self._jobs - self._done - self._fraction) if worked else None
        return Advanced(self._done, self._jobs, self._fraction, left)
