"""A batch of photos on its way to a folder: where each stands, how fast it goes. Knows no widgets and no clock."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from engine.batch.outcome import Outcome


class Standing(Enum):
    """Where a photo of a batch stands; the value is the outcome's status once there is one."""

    WAITING = "waiting"
    DENOISING = "denoising"
    DONE = "done"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class BatchPhoto:
    """One photo of a batch.

    Attributes:
        source: its file.
        standing: where it stands.
        fraction: how much of it is denoised, 0 to 1.
        megapixels: of it, once it is read.
        reason: why it failed or was skipped; of a finished one, what is to be known about its result.
        output: its result, once it is done.
        seconds: that were worked on it.
    """

    source: Path
    standing: Standing = Standing.WAITING
    fraction: float = 0.0
    megapixels: float = 0.0
    reason: str = ""
    output: Path | None = None
    seconds: float = 0.0

    @property
    def ended(self) -> bool:
        return self.standing not in (Standing.WAITING, Standing.DENOISING)


class BatchRun:
    """The photos of a batch. Times are seconds of any steady clock; pauses do not count.

    Args:
        sources: the photos, in their order.
    """

    def __init__(self, sources: Sequence[Path]) -> None:
        self.photos = [BatchPhoto(source) for source in sources]
        self.paused = False
        self._at_work: int | None = None
        self._worked = 0.0
        self._since: float | None = None

    def begin(self, index: int, megapixels: float, now: float) -> None:
        """The denoising of a photo begins."""
        if self._since is None and not self.paused:
            self._since = now
        self._at_work = index
        self._change(index, standing=Standing.DENOISING, megapixels=megapixels)

    def progress(self, index: int, fraction: float) -> None:
        """So much of a photo is denoised."""
        if not self.photos[index].ended:
            self._change(index, fraction=fraction)

    def end(self, index: int, outcome: Outcome) -> None:
        """A photo is done, failed or skipped."""
        self._change(
            index,
            standing=Standing(outcome.status),
            reason=outcome.error or " ".join(outcome.notes),
            output=outcome.output,
            seconds=outcome.seconds,
        )
        if self._at_work == index:
            self._at_work = None

    def pause(self, paused: bool, now: float) -> None:
        """Stand still, or go on."""
        if paused and self._since is not None:
            self._worked += now - self._since
        self._since = now if not paused and self.started else None
        self.paused = paused

    @property
    def started(self) -> bool:
        """Whether a photo was ever begun."""
        return self._worked > 0 or self._since is not None or any(photo.megapixels for photo in self.photos)

    @property
    def at_work(self) -> int | None:
        """Index of the photo that is being denoised."""
        return self._at_work

    @property
    def ended(self) -> int:
        """How many photos need nothing more."""
        return sum(photo.ended for photo in self.photos)

    @property
    def counts(self) -> Counter[Standing]:
        """How many photos stand where."""
        return Counter(photo.standing for photo in self.photos)

    @property
    def fraction(self) -> float:
        """How much of all is done, 0 to 1."""
        return (self.ended + self._begun()) / len(self.photos) if self.photos else 1.0

    def megapixels_per_second(self, now: float) -> float | None:
        """Of the whole batch so far, reading and saving included; None before anything is done."""
        worked = self._worked_until(now)
        done = sum(photo.megapixels * (1.0 if photo.ended else photo.fraction) for photo in self.photos)
        return done / worked if worked > 0 and done > 0 else None

    def seconds_left(self, now: float) -> float | None:
        """Forecast from the time that a photo took so far; None before anything is done."""
        made = sum(1 for photo in self.photos if photo.ended and photo.megapixels) + self._begun()
        left = len(self.photos) - self.ended - self._begun()
        return self._worked_until(now) * left / made if made > 0 else None

    def _begun(self) -> float:
        return sum(photo.fraction for photo in self.photos if not photo.ended)

    def _worked_until(self, now: float) -> float:
        return self._worked + (0.0 if self._since is None else now - self._since)

    def _change(self, index: int, **changes: object) -> None:
        self.photos[index] = replace(self.photos[index], **changes)  # type: ignore[arg-type]
