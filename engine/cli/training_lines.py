"""What a training says while it runs: sentences for people, or one JSON object a line for programs."""

import math
import time

from engine.cli.console import Console, shown
from engine.cli.progress import duration
from engine.cli.usage import WrongUsage
from engine.errors import explain
from engine.training import events, process
from engine.training.events import Failed, TrainingEvent
from engine.training.run_folder import RunFolder, as_json

_REWRITE_SECONDS, _LINE_SECONDS = 0.1, 10.0


class Teller:
    """What a run says, to people or to programs.

    Args:
        console: the streams.
        for_programs: whether standard output holds events and nothing else.
        speaks: of several processes only one does.
    """

    def __init__(self, console: Console, for_programs: bool, speaks: bool) -> None:
        self._console = console
        self.for_programs = for_programs
        self._speaks = speaks
        self._shown = -math.inf

    def tell(self, event: TrainingEvent) -> None:
        """An event of the run."""
        if not self._speaks:
            return
        if self.for_programs:
            self._console.line(as_json(event))
        else:
            self._for_people(event)

    def say(self, text: str) -> None:
        """A line that belongs to the result."""
        if self._speaks:
            (self._console.warn if self.for_programs else self._console.say)(text)

    def failed(self, error: Exception, folder: RunFolder | None) -> None:
        """The run ends with an error, which the program's last gate tells to people."""
        event = Failed(str(error) if isinstance(error, WrongUsage) else explain(error), type(error).__name__)
        if folder is not None and process.is_ours(folder.path):
            folder.note(event)
        if self._speaks and self.for_programs:
            self._console.line(as_json(event))

    def _progress(self, text: str) -> None:
        """Rewritten on a terminal, else a line now and then."""
        now = time.monotonic()
        if now - self._shown >= (_REWRITE_SECONDS if self._console.rewrites else _LINE_SECONDS):
            self._shown = now
            self._console.progress(text)

    def _for_people(self, event: TrainingEvent) -> None:
        match event:
            case events.Inspected():
                self._progress(f"looking at the photos: {event.done} of {event.photos}")
            case events.StepDone():
                self._progress(_step_line(event))
            case events.Warned():
                self._console.warn(event.sentence)
            case events.Started():
                self._shown = -math.inf
                self._console.say(_start_line(event))
            case _:
                line = _line(event)
                if line:
                    self._console.say(line)


def _line(event: TrainingEvent) -> str:
    """A sentence about an event that belongs to the result; empty for others."""
    match event:
        case events.ValidationDone() if event.psnr is not None:
            return _validation_line(event)
        case events.Paused():
            return f"Paused after {event.step} steps."
        case events.LengthChanged():
            return f"The whole run has a new length: {_length(event)}."
        case events.CopySaved():
            return f"A copy was saved: {shown(event.path or event.name)}"
        case events.InLibrary():
            return f"The model is in the library as {event.name}."
        case events.Finished() | events.Stopped():
            return _end_line(event)
    return ""


def _length(event: events.LengthChanged) -> str:
    return f"{event.steps} steps" if event.steps else duration(event.seconds or 0.0)


def _start_line(event: events.Started) -> str:
    length = f"{event.steps} steps" if event.steps else "by the clock"
    begin = f"going on from step {event.step}, " if event.step else ""
    return (
        f"Training {event.architecture} ({event.parameters:,} weights, {event.macs_per_pixel / 1e3:.1f} thousand "
        f"multiply-adds a pixel) on {event.photos} photos, {begin}{length}, {event.batch} patches of {event.patch} "
        f"pixels a step, {event.device} in {event.precision}. Run folder: {shown(event.folder)}"
    )


def _step_line(event: events.StepDone) -> str:
    return (
        f"step {event.step}  {event.fraction:4.0%}  loss {event.loss:.5f}  {event.steps_per_second:.2f} steps/s  "
        f"{event.megapixels_per_second:.2f} MP/s  {duration(event.seconds_left)} left"
    )


def _validation_line(event: events.ValidationDone) -> str:
    best = "  best so far" if event.best else ""
    return (
        f"step {event.step}: {event.psnr:.2f} dB, SSIM {event.ssim:.4f} "
        f"(noisy {event.noisy_psnr:.2f}, {event.noisy_ssim:.4f}){best}"
    )


def _end_line(event: events.Finished | events.Stopped) -> str:
    figure = f", {event.psnr:.2f} dB on the validation photos" if event.psnr is not None else ""
    word = "Stopped" if event.kind == "stopped" else "Finished"
    return (
        f"{word} after {event.step} steps and {duration(event.seconds)}{figure}. Model: {shown(event.model or 'none')}"
    )
