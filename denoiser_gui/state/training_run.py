"""What is known of a training, folded from the lines of its log. Pure: knows no widgets and reads no files."""

import bisect
import contextlib
import itertools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.training.config import Config
from engine.training.following import Preview, RunState

Numbers = NDArray[np.float64]
Line = Mapping[str, Any]

MOST_POINTS = 2000
"""Of a curve; a training of days writes a line every second."""

_MOST_WARNINGS = 3
_LEAST_LOSS = 1e-9
_SENSELESS = (TypeError, ValueError, KeyError, AttributeError)
"""What a damaged line, or one of another version, brings about."""

OVER = frozenset((RunState.FINISHED, RunState.STOPPED, RunState.FAILED, RunState.INTERRUPTED, RunState.DAMAGED))
"""No process is at work any more."""


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """A curve as it is drawn: steps in ascending order, and a value for each."""

    steps: Numbers = field(default_factory=lambda: np.empty(0))
    values: Numbers = field(default_factory=lambda: np.empty(0))

    def __len__(self) -> int:
        return len(self.steps)

    def nearest(self, step: float) -> int | None:
        """Which point lies nearest to a step; None where there is none."""
        return int(np.abs(self.steps - step).argmin()) if len(self) else None


class Curve:
    """A curve that stays small: where there are too many points, each two neighbours become one.

    Args:
        merge: of the values of several steps one; their mean if not given.
        most: points that are kept.
    """

    def __init__(self, merge: Callable[[list[float]], float] | None = None, most: int = MOST_POINTS) -> None:
        self._merge = merge or (lambda values: sum(values) / len(values))
        self._most = most
        self._stride = 1
        self._steps: list[float] = []
        self._values: list[float] = []
        self._open: list[tuple[float, float]] = []

    def add(self, step: float, value: float) -> None:
        """A further point; where the run went back to an earlier step, what came after that is forgotten."""
        if (self._open and step <= self._open[-1][0]) or (self._steps and step <= self._steps[-1]):
            self.cut(step - 1)
        self._open.append((step, value))
        if len(self._open) >= self._stride:
            self._close()
        if len(self._steps) > self._most:
            self._thin()

    def cut(self, step: float) -> None:
        """Forget what came after ``step``."""
        kept = bisect.bisect_right(self._steps, step)
        del self._steps[kept:], self._values[kept:]
        self._open = [point for point in self._open if point[0] <= step]

    def points(self) -> Points:
        """All of it, what is still being gathered as its last point."""
        steps, values = self._steps, self._values
        if self._open:
            steps, values = [*steps, self._open[-1][0]], [*values, self._merge([value for _, value in self._open])]
        return Points(np.array(steps, np.float64), np.array(values, np.float64))

    def _close(self) -> None:
        self._steps.append(self._open[-1][0])
        self._values.append(self._merge([value for _, value in self._open]))
        self._open = []

    def _thin(self) -> None:
        pairs = range(0, len(self._steps) - 1, 2)
        values = [self._merge(self._values[place : place + 2]) for place in pairs]
        steps = [self._steps[place + 1] for place in pairs]
        if len(self._steps) % 2:
            steps, values = [*steps, self._steps[-1]], [*values, self._values[-1]]
        self._steps, self._values, self._stride = steps, values, 2 * self._stride


def smoothed(values: Numbers, weight: float) -> Numbers:
    """An exponential average from the left, without the pull towards zero that its start would have.

    Kingma and Ba 2015, "Adam", section 3: divided by one minus the weight's power.

    Args:
        values: (N,).
        weight: of what came before, 0 (as they are) to below 1.
    """
    result, mean = np.empty_like(values), 0.0
    for place, value in enumerate(values.tolist()):
        mean = weight * mean + (1.0 - weight) * value
        result[place] = mean / (1.0 - weight ** (place + 1))
    return result


def in_decades(losses: Numbers) -> Numbers:
    """Of losses their place on a logarithmic axis.

    A loss below 0 is one in decibels: 10 log10 of the mean squared error, which stands on the axis as that error.
    """
    return np.where(losses < 0.0, losses / 10.0, np.log10(np.maximum(losses, _LEAST_LOSS)))


def parts(losses: Numbers) -> list[slice]:
    """Where a run changes to a loss in decibels, or back, there is no curve in between."""
    borders = [0, *(np.flatnonzero(np.diff(losses < 0.0)) + 1).tolist(), len(losses)]
    return [slice(begin, end) for begin, end in itertools.pairwise(borders) if begin < end]


@dataclass(frozen=True, slots=True)
class PhotoFigures:
    """What the training did to one validation photo.

    Attributes:
        name: of it.
        noisy, truth: its files, where there are any.
        before, after: PSNR in dB.
        ssim_before, ssim_after: SSIM.
    """

    name: str
    noisy: Path | None
    truth: Path | None
    before: float
    after: float
    ssim_before: float
    ssim_after: float

    @property
    def gain(self) -> float:
        """In dB; below 0 it got worse."""
        return self.after - self.before


@dataclass(frozen=True, slots=True, eq=False)
class TrainingRun:
    """A training as it stands.

    Attributes:
        path, name: of its folder, and of the model.
        state: how it is; ``said`` why, where it went wrong.
        busy: a process is at work on it, be it to write the model.
        config: as it is trained, where that is known.
        device, precision, architecture, parameters, photos, validation_photos, batch, patch: as it was started.
        planned: steps, or None for a run by the clock; planned_seconds of that, once they were changed.
        step, fraction, seconds, seconds_left, speed (steps a second), rate, memory (bytes), last_loss: of late.
        loss, psnr, ssim: curves; PSNR and SSIM of the validation photos.
        noisy_psnr, noisy_ssim: of those photos as they came; None without ground truth.
        best_step, best_psnr, best_ssim: of the best validation so far.
        end_psnr: of the model that was kept.
        reason: why a finished run ended: ``complete`` or ``no progress``.
        warnings: the last ones, as sentences, but for ``unsaved``.
        unsaved: why what was learned of late could not be written; empty where it was.
        previews: pictures that were made on the way.
        summary: each validation photo before and after, the worst gain first.
        model: its name in the library, once it is there.
        copies: names of those that were saved on the way.
        resumable: whether it could go on.
    """

    path: Path
    name: str
    state: RunState = RunState.WAITING
    said: str = ""
    busy: bool = False
    config: Config | None = None
    device: str = ""
    precision: str = ""
    architecture: str = ""
    parameters: int = 0
    photos: int = 0
    validation_photos: int = 0
    batch: int = 0
    patch: int = 0
    planned: int | None = None
    planned_seconds: float | None = None
    step: int = 0
    fraction: float = 0.0
    seconds: float = 0.0
    seconds_left: float | None = None
    speed: float | None = None
    rate: float | None = None
    memory: int = 0
    last_loss: float | None = None
    loss: Points = field(default_factory=Points)
    psnr: Points = field(default_factory=Points)
    ssim: Points = field(default_factory=Points)
    noisy_psnr: float | None = None
    noisy_ssim: float | None = None
    best_step: int | None = None
    best_psnr: float | None = None
    best_ssim: float | None = None
    end_psnr: float | None = None
    reason: str = ""
    warnings: tuple[str, ...] = ()
    unsaved: str = ""
    previews: tuple[Preview, ...] = ()
    summary: tuple[PhotoFigures, ...] = ()
    model: str = ""
    copies: tuple[str, ...] = ()
    resumable: bool = False

    @property
    def over(self) -> bool:
        """Whether no process is at work on it any more."""
        return self.state in OVER and not self.busy

    @property
    def gain(self) -> float | None:
        """What the best model gains over the noisy photos, dB."""
        if self.best_psnr is None or self.noisy_psnr is None:
            return None
        return self.best_psnr - self.noisy_psnr


class Story:
    """Folds lines of a log into a :class:`TrainingRun`.

    Args:
        path: of the run's folder.
        name: of the model.
    """

    def __init__(self, path: Path, name: str) -> None:
        self._run = TrainingRun(path, name)
        self._loss, self._psnr, self._ssim = Curve(), Curve(max), Curve(max)
        self._last: Line | None = None
        self._tellers: dict[str, Callable[[Line], None]] = {
            "started": self._on_started,
            "step": self._on_step,
            "validation": self._on_validation,
            "warning": self._on_warning,
            "checkpoint": lambda _line: self._set(unsaved=""),
            "finished": self._on_end,
            "stopped": self._on_end,
            "summary": self._on_summary,
            "length": self._on_length,
            "copy": self._on_copy,
            "library": lambda line: self._set(model=str(line.get("name") or "")),
        }

    def tell(self, lines: Iterable[Line]) -> None:
        """What the log says further. A line that makes no sense is passed over."""
        for line in lines:
            teller = self._tellers.get(str(line.get("event")))
            if teller is not None:
                with contextlib.suppress(*_SENSELESS):
                    teller(line)

    def set(self, **changes: Any) -> None:
        """What is known from elsewhere than the log."""
        self._set(**changes)

    def run(self) -> TrainingRun:
        """As it stands now."""
        self._catch_up()
        return replace(self._run, loss=self._loss.points(), psnr=self._psnr.points(), ssim=self._ssim.points())

    def _catch_up(self) -> None:
        """Of hundreds of thousands of steps all are in the curve, and the last one tells how it stands."""
        if self._last is not None:
            with contextlib.suppress(*_SENSELESS):
                self._set(**_of_step(self._last))
            self._last = None

    def _set(self, **changes: Any) -> None:
        self._run = replace(self._run, **changes)

    def _on_started(self, line: Line) -> None:
        step = int(line["step"])
        planned = line.get("steps")
        texts = {name: str(line[name]) for name in ("device", "precision", "architecture")}
        counts = {name: int(line[name]) for name in ("parameters", "photos", "validation_photos", "batch", "patch")}
        self._catch_up()
        for curve in (self._loss, self._psnr, self._ssim):
            curve.cut(step)
        self._set(
            step=step,
            planned=None if planned is None else int(planned),
            noisy_psnr=_number(line.get("noisy_psnr")),
            noisy_ssim=_number(line.get("noisy_ssim")),
            summary=(),
            reason="",
            end_psnr=None,
            model="",
            **texts,
            **counts,
        )

    def _on_step(self, line: Line) -> None:
        step, loss = int(line["step"]), _number(line.get("loss"))
        if loss is not None:
            self._loss.add(step, loss)
        self._last = line

    def _on_validation(self, line: Line) -> None:
        step, psnr, ssim = int(line["step"]), _number(line.get("psnr")), _number(line.get("ssim"))
        if psnr is not None:
            self._psnr.add(step, psnr)
        if ssim is not None:
            self._ssim.add(step, ssim)
        if line.get("best"):
            self._set(best_step=step, best_psnr=psnr, best_ssim=ssim)

    def _on_length(self, line: Line) -> None:
        steps = line.get("steps")
        self._set(planned=None if steps is None else int(steps), planned_seconds=_number(line.get("seconds")))

    def _on_copy(self, line: Line) -> None:
        if line.get("name"):
            self._set(copies=(*self._run.copies, str(line["name"])))

    def _on_warning(self, line: Line) -> None:
        sentence = str(line["sentence"])
        if line.get("unsaved"):
            self._set(unsaved=sentence)
        else:
            others = (one for one in self._run.warnings if one != sentence)  # said again after it was resumed
            self._set(warnings=(*others, sentence)[-_MOST_WARNINGS:])

    def _on_end(self, line: Line) -> None:
        self._catch_up()
        run = self._run
        complete = line.get("reason") == "complete"
        self._set(
            step=int(line["step"]),
            seconds=_number(line.get("seconds")) or run.seconds,
            seconds_left=0.0 if complete else run.seconds_left,
            fraction=1.0 if complete else run.fraction,
            end_psnr=_number(line.get("psnr")),
            reason=str(line.get("reason") or ""),
        )

    def _on_summary(self, line: Line) -> None:
        photos = [_figures(photo) for photo in line["photos"] if _is_measured(photo)]
        self._set(summary=tuple(sorted(photos, key=lambda photo: photo.gain)))


def _of_step(line: Line) -> dict[str, Any]:
    return {
        "step": int(line["step"]),
        "last_loss": _number(line.get("loss")),
        "fraction": _number(line.get("fraction")) or 0.0,
        "seconds": _number(line.get("seconds")) or 0.0,
        "seconds_left": _number(line.get("seconds_left")),
        "speed": _number(line.get("steps_per_second")),
        "rate": _number(line.get("rate")),
        "memory": int(line.get("memory") or 0),
    }


def _is_measured(photo: Mapping[str, Any]) -> bool:
    return all(photo.get(key) is not None for key in ("noisy_psnr", "psnr", "noisy_ssim", "ssim"))


def _figures(photo: Mapping[str, Any]) -> PhotoFigures:
    noisy, truth = photo.get("noisy"), photo.get("truth")
    return PhotoFigures(
        str(photo["name"]),
        Path(noisy) if noisy else None,
        Path(truth) if truth else None,
        float(photo["noisy_psnr"]),
        float(photo["psnr"]),
        float(photo["noisy_ssim"]),
        float(photo["ssim"]),
    )


def _number(value: Any) -> float | None:
    return None if value is None else float(value)
