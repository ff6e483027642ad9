"""What candidates are called, and what is told of them, in the language of the window."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from PySide6.QtCore import QCoreApplication

from denoiser_gui.language import number
from denoiser_gui.presenters.advising import purpose_of_best
from denoiser_gui.presenters.panels import duration
from denoiser_gui.state.candidates import DENOISED, NOISY, TRUTH, Sides, candidates, names
from denoiser_gui.state.further import Further, Making
from denoiser_gui.state.session import Photo, Stage
from denoiser_gui.views.candidate_row import Row, Side
from denoiser_gui.views.method_menu import MethodChoice
from denoiser_gui.views.score_table import gain_text, psnr_text, ssim_text
from engine.inference.ensemble import BEST
from engine.metrics.score import Score

translate = QCoreApplication.translate

_SURE, _LONG = 0.03, 10.0
"""From which part on, and which seconds, it is told how much time is left."""


def title_of(name: str) -> str:
    """Of a candidate; a model is called as it is."""
    known = {
        NOISY: translate("Candidates", "Noisy"),
        DENOISED: translate("Candidates", "Denoised"),
        TRUTH: translate("Candidates", "Ground truth"),
        "gaussian": translate("Candidates", "Gaussian blur"),
        "median": translate("Candidates", "Median"),
        "bilateral": translate("Candidates", "Bilateral"),
        "tv": translate("Candidates", "Total variation"),
        "wavelet": translate("Candidates", "Wavelet"),
        "nlm": translate("Candidates", "Non-local means"),
        "bm3d": translate("Candidates", "BM3D"),
    }
    return known.get(name, name)


def purpose_of_method(name: str) -> str:
    """What a classical method does, one sentence; empty of anything else."""
    known = {
        "gaussian": translate("Candidates", "Averages neighbours: less noise, but edges blur as well."),
        "median": translate("Candidates", "Takes the middle value of each neighbourhood: removes single bright dots."),
        "bilateral": translate("Candidates", "Averages neighbours of similar colour, so that edges stay."),
        "tv": translate("Candidates", "Seeks the flattest photo close to the noisy one: painted look."),
        "wavelet": translate("Candidates", "Shrinks small wavelet details (BayesShrink): quick and careful."),
        "nlm": translate("Candidates", "Averages similar patches from all around."),
        "bm3d": translate("Candidates", "Filters stacks of similar patches: the strongest classical method, slow."),
    }
    return known.get(name, "")


def method_choices() -> list[MethodChoice]:
    """The classical methods; those whose package is not installed say so, and how to install it."""
    from engine.methods.classical import METHODS

    known = (method for method in METHODS if method.name != NOISY)
    return [
        MethodChoice(method.name, title_of(method.name), explanation_of_method(method.name), missing_word(method.name))
        for method in known
    ]


def missing_word(name: str) -> str:
    """Why a classical method cannot be had; empty if it can."""
    return "" if name in method_names() else translate("Candidates", "not installed")


def explanation_of_method(name: str) -> str:
    """What a classical method does, and how it is installed where it is not."""
    from engine.methods.classical import METHODS

    purpose = purpose_of_method(name)
    if name in method_names():
        return purpose
    package = next(method.package for method in METHODS if method.name == name)
    how = translate("Candidates", "Install it with: {command}").format(command=f"python -m pip install {package}")
    return f"{purpose}\n{how}"


def rows_of(photo: Photo, sides: Sides) -> list[Row]:
    """All pictures of a photo, in the order of their numbers.

    Args:
        photo: the photo.
        sides: what is compared.
    """
    scores = {candidate.name: candidate.score for candidate in candidates(photo)}
    further = {one.name: one for one in photo.further}
    rows = []
    for place, name in enumerate(names(photo), 1):
        side = Side.LEFT if name == sides.left else Side.RIGHT if name == sides.right else Side.NONE
        if name in further:
            rows.append(_row_of_further(further[name], place, side))
        else:
            rows.append(Row(name, title_of(name), place, side, *_figures(scores.get(name)), **_progress(photo, name)))
    return rows


def gain_of(photo: Photo, sides: Sides) -> tuple[str, str] | None:
    """Of the right side over the left, in PSNR and SSIM; None where one of them is not known."""
    scores = {candidate.name: candidate.score for candidate in candidates(photo)}
    before, after = scores.get(sides.left), scores.get(sides.right)
    if before is None or after is None:
        return None
    return gain_text(before.psnr, after.psnr, 2), gain_text(before.ssim, after.ssim, 4)


def _figures(score: Score | None) -> tuple[str, str]:
    return ("", "") if score is None else (psnr_text(score.psnr), ssim_text(score.ssim))


def _progress(photo: Photo, name: str) -> dict[str, Any]:
    """Of the denoised photo; figures of an earlier result are kept until there are new ones."""
    if name != DENOISED or photo.stage is not Stage.DENOISING:
        return {"time": _time(photo.seconds)} if name == DENOISED and photo.stage is Stage.DONE else {}
    percent = f"{int(100 * photo.progress.fraction)} %"
    return {"fraction": photo.progress.fraction, "state": percent}


def _row_of_further(one: Further, place: int, side: Side) -> Row:
    words, note = bool(purpose_of_method(one.name)), _note(one)
    row = Row(one.name, title_of(one.name), place, side, note=note, removable=True, words=words)
    match one.stage:
        case Making.WAITING:
            return replace(row, state=translate("State", "Waiting"))
        case Making.WORKING:
            return replace(row, state=_how_far(one), fraction=one.fraction)
        case Making.FAILED:
            return replace(row, state=translate("Candidates", "failed"), failed=True, note=one.reason)
        case Making.DONE:
            psnr, ssim = _figures(one.score)
            return replace(row, psnr=psnr, ssim=ssim, time=_time(one.seconds))


def _how_far(one: Further) -> str:
    """With the time that is left, where it is long enough to be of use."""
    percent, left = f"{int(100 * one.fraction)} %", one.seconds_left
    if left is None or left < _LONG or one.fraction < _SURE:
        return percent
    return f"{percent} · {duration(left)}"


def _time(seconds: float | None) -> str:
    return "" if seconds is None else translate("Candidates", "{seconds} s").format(seconds=number(seconds, 1))


def _note(one: Further) -> str:
    lines: Sequence[str] = (_purpose(one.name), _told_of(one), *one.doubts)
    return "\n".join(line for line in lines if line)


def _purpose(name: str) -> str:
    if not name.endswith(BEST):
        return purpose_of_method(name)
    cost = translate("Candidates", "Takes eight times as long.")
    return f"{purpose_of_best()} {cost}"


def _told_of(one: Further) -> str:
    """How long it took, or takes."""
    if one.stage is Making.DONE and one.seconds is not None:
        return translate("State", "Done in {seconds} s").format(seconds=number(one.seconds, 1))
    if one.stage is Making.WORKING and one.seconds_left is not None and one.fraction >= _SURE:
        return translate("Progress", "{duration} left").format(duration=duration(one.seconds_left))
    return ""


@cache
def method_names() -> tuple[str, ...]:
    """Of the classical methods that can be used here."""
    from importlib.util import find_spec

    from engine.methods.classical import METHODS

    return tuple(
        method.name
        for method in METHODS
        if method.name != NOISY and (method.package is None or find_spec(method.package) is not None)
    )
