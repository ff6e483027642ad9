"""How a training stands, in words and figures."""

import math

from PySide6.QtCore import QCoreApplication, QLocale

from denoiser_gui.language import number
from denoiser_gui.presenters.panels import duration
from denoiser_gui.state.training_run import TrainingRun
from denoiser_gui.views.score_table import gain_text, psnr_text, ssim_text
from engine.training.following import RunState

translate = QCoreApplication.translate

Facts = list[tuple[str, str]]

_LONGEST_NAME = 24
_NOTHING = "–"


def percent(run: TrainingRun) -> str:
    """How far, rounded down: 100 % is when it is over."""
    return f"{int(100 * min(max(run.fraction, 0.0), 1.0))} %"


def left(run: TrainingRun) -> str:
    """How long still; empty where that is not known."""
    if run.seconds_left is None:
        return ""
    return translate("Progress", "{duration} left").format(duration=duration(run.seconds_left))


def state_text(run: TrainingRun, ending: bool) -> str:
    """Where it stands, beside its name.

    Args:
        run: it.
        ending: it was asked to stop and has not yet.
    """
    if ending and not run.over:
        return translate("Training", "Stopping after this step")
    match run.state:
        case RunState.WAITING:
            return translate("Training", "Starting: looking at the photos")
        case RunState.RUNNING if not run.step:
            return translate("Training", "Starting: preparing the first step")
        case RunState.RUNNING:
            return " · ".join(part for part in (percent(run), left(run)) if part)
        case RunState.PAUSED:
            return translate("Training", "Paused at {percent}").format(percent=percent(run))
        case _:
            return _end_text(run)


def _end_text(run: TrainingRun) -> str:
    match run.state:
        case RunState.FINISHED:
            return _finished(run)
        case RunState.STOPPED:
            return translate("Training", "Stopped at {percent}").format(percent=percent(run))
        case RunState.FAILED:
            return translate("State", "Failed: {reason}").format(reason=last_line(run.said) or _NOTHING)
        case RunState.INTERRUPTED:
            text = translate("Training", "Interrupted at {percent}: its process ended. {reason}")
            return text.format(percent=percent(run), reason=last_line(run.said)).strip()
        case _:
            return translate("Training", "Its folder cannot be read any more")


def last_line(said: str) -> str:
    """The last words of a process, of all that it wrote."""
    return next((line.strip() for line in reversed(said.splitlines()) if line.strip()), "")


def _finished(run: TrainingRun) -> str:
    if run.reason == "no progress":
        text = translate("Training", "Finished after {duration}, as it got no better")
    else:
        text = translate("Training", "Finished after {duration}")
    return text.format(duration=duration(run.seconds))


def short_name(name: str) -> str:
    """A name with its middle left out where it is long."""
    half = _LONGEST_NAME // 2
    return name if len(name) <= _LONGEST_NAME else f"{name[:half]}…{name[1 - half :]}"


def chip_text(run: TrainingRun, ending: bool) -> str:
    """On the button in the bottom line."""
    if ending and not run.over:
        state = translate("Training", "stopping")
    elif run.state is RunState.RUNNING and not run.step:
        state = translate("Training", "starting")
    else:
        state = {
            RunState.WAITING: translate("Training", "starting"),
            RunState.RUNNING: ", ".join(part for part in (percent(run), left(run)) if part),
            RunState.PAUSED: translate("Training", "paused"),
            RunState.FINISHED: translate("Training", "finished"),
            RunState.STOPPED: translate("Training", "stopped"),
            RunState.FAILED: translate("Training", "failed"),
            RunState.INTERRUPTED: translate("Training", "interrupted"),
            RunState.DAMAGED: translate("Training", "damaged"),
        }[run.state]
    return translate("Training", "Training {name}: {state}").format(name=short_name(run.name), state=state)


def pace_facts(run: TrainingRun) -> Facts:
    """How far and how fast."""
    step = QLocale().toString(run.step)
    planned = translate("Training", "{step} of {planned}")
    whole = step if run.planned is None else planned.format(step=step, planned=QLocale().toString(run.planned))
    speed = _NOTHING
    if run.speed:
        speed = translate("Training", "{number} a second").format(number=number(run.speed, 2 if run.speed < 10 else 0))
    running = run.state in (RunState.RUNNING, RunState.PAUSED)
    ahead = duration(run.seconds_left) if running and run.seconds_left is not None else _NOTHING
    return [
        (translate("Training", "Steps"), whole),
        (translate("Training", "Speed"), speed),
        (translate("Training", "Trained for"), duration(run.seconds) if run.seconds else _NOTHING),
        (translate("Training", "Time left"), ahead),
        (translate("Training", "Device"), f"{run.device}, {run.precision}" if run.device else _NOTHING),
    ]


def learning_facts(run: TrainingRun) -> Facts:
    """What it learns with."""
    counts = (run.photos, run.validation_photos)
    training, validation = (translate("Training", "%n photo(s)", None, count) for count in counts)
    return [
        (translate("Training", "Network"), run.architecture or _NOTHING),
        (translate("Training", "Learning rate"), _rate(run.rate)),
        (translate("Training", "Memory"), f"{number(run.memory / 1e6, 0)} MB" if run.memory else _NOTHING),
        (translate("Training", "Learns from"), training if run.photos else _NOTHING),
        (translate("Training", "Validates on"), validation if run.photos else _NOTHING),
    ]


def _rate(rate: float | None) -> str:
    """With two digits that matter."""
    if not rate:
        return _NOTHING
    return number(rate, max(0, 1 - math.floor(math.log10(rate))))


def headline(run: TrainingRun) -> str:
    """What came of it."""
    if run.best_psnr is None or run.noisy_psnr is None:
        return translate(
            "Training",
            "The model is made. Without ground truth nothing could be measured: look at the previews before using it.",
        )
    text = translate("Training", "Validation photos: {before} dB noisy, {after} dB denoised ({gain} dB).")
    gain = gain_text(run.noisy_psnr, run.best_psnr, 2)
    return text.format(before=psnr_text(run.noisy_psnr), after=psnr_text(run.best_psnr), gain=gain)


def details(run: TrainingRun) -> str:
    """SSIM, how many photos gained, and where the model is."""
    parts = []
    if run.noisy_ssim is not None and run.best_ssim is not None:
        text = translate("Training", "SSIM: {before} noisy, {after} denoised.")
        parts.append(text.format(before=ssim_text(run.noisy_ssim), after=ssim_text(run.best_ssim)))
    if run.summary:
        better = sum(photo.gain > 0 for photo in run.summary)
        text = translate("Training", "{better} of {all} photos got better, {worse} did not.")
        parts.append(text.format(better=better, all=len(run.summary), worse=len(run.summary) - better))
    if run.model:
        parts.append(translate("Training", "The model is in the library as {name}.").format(name=run.model))
    return " ".join(parts)


def minutes(run: TrainingRun) -> float | None:
    """How long a run by the clock should be in all; None for one of so many steps."""
    if run.planned:
        return None
    if run.planned_seconds is not None:
        return run.planned_seconds / 60
    return run.config.run.minutes if run.config is not None else 0.0
