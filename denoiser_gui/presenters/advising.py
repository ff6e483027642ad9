"""What is said about a photo's noise and the strength, and what the best quality costs. Sets nothing by itself."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from denoiser_gui.language import number
from denoiser_gui.state.session import Options, Photo
from engine.inference.ensemble import TIMES

translate = QCoreApplication.translate

_HARDLY, _LITTLE = 0.8, 1.4
"""Estimated noise in levels of 0 to 255 below which nothing, or less than all, needs to be done. Of PolyU's ground
truths, means of many shots, two in three lie below the second, of its noisy photos fewer than one in ten, of SIDD's
noisy ones none."""

_SOME = 0.5


@dataclass(frozen=True, slots=True)
class Advice:
    """A suggested strength, 0 to 1, and the words for it; the action is empty where it is followed already."""

    strength: float
    text: str
    action: str


def strength_advice(photo: Photo | None, options: Options) -> Advice | None:
    """For a photo of little noise, or a noisy one that is hardly cleaned; None where nothing needs to be said.

    The strength holds for all photos, so one that was set low for a clean photo is too low for the next.
    """
    level = None if photo is None or photo.noisy is None else photo.noisy_level
    weak = max(options.luminance, options.chrominance) <= _SOME
    if level is None or (level >= _LITTLE and not weak):
        return None
    told = number(level, 1)
    if level >= _LITTLE:
        strength, action = 1.0, translate("Advice", "Use 100 %")
        text = translate("Advice", "Suggestion: this photo is noisy (about {level} levels), full strength suits it.")
    elif level < _HARDLY:
        strength, action = 0.0, translate("Advice", "Leave it as it is (0 %)")
        text = translate("Advice", "Suggestion: hardly any noise (about {level} levels), nothing needs to be done.")
    else:
        strength, action = _SOME, translate("Advice", "Use 50 %")
        text = translate("Advice", "Suggestion: little noise (about {level} levels), 50 % keep more of fine texture.")
    followed = options.luminance == options.chrominance == strength
    return Advice(strength, text.format(level=told), "" if followed else action)


def cost_of_best(photo: Photo | None, speed: float | None) -> str:
    """How long the shown photo would take at the best quality, where the model's speed is known."""
    if photo is None or photo.noisy is None or speed is None:
        return ""
    height, width = photo.noisy.shape[:2]
    seconds = height * width / 1e6 / speed * TIMES
    if seconds < 1.0:
        return translate("Advice", "Less than a second for this photo")
    if seconds < 90.0:
        return translate("Advice", "About {seconds} s for this photo").format(seconds=number(seconds, 0))
    return translate("Advice", "About {minutes} min for this photo").format(minutes=number(seconds / 60.0, 0))


def purpose_of_best() -> str:
    """What the best quality is, one sentence."""
    return translate("Advice", "The mean over eight flips and quarter turns of the photo: a little finer.")


def way_text(model: str, best: bool) -> str:
    """How a result is made, in words."""
    return translate("Advice", "{model} (best quality)").format(model=model) if best else model
