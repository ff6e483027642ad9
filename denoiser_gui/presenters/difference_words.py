"""What pictures of differences are called, what their colours mean, and what they come to."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from denoiser_gui.language import number
from denoiser_gui.presenters.candidate_words import title_of
from denoiser_gui.state.candidates import DENOISED, NOISY, TRUTH
from denoiser_gui.views.difference_panel import Legend
from engine.comparison.lost_places import MARK
from engine.service.comparison_replies import DifferenceMade
from engine.service.comparison_requests import Kind

translate = QCoreApplication.translate

_FULL, _HALF = 255, 128
_ROUND = 10
_BLACK, _GREY, _WHITE = QColor(0, 0, 0), QColor(128, 128, 128), QColor(255, 255, 255)
_ORANGE = QColor(*(int(part) for part in MARK))


def picture_name(kind: Kind, side: str, against: str) -> str:
    """What is seen, for instance ``Difference to ground truth``; other results than the denoised one are named."""
    if (side, against) == (TRUTH, NOISY) and kind in (Kind.ABSOLUTE, Kind.SIGNED):
        signed = translate("Difference", "The noise, with its sign")
        return signed if kind is Kind.SIGNED else translate("Difference", "The noise")
    what = _what(kind, against)
    return what if side == DENOISED else f"{title_of(side)}: {what}"


def _what(kind: Kind, against: str) -> str:
    if kind is Kind.LOST:
        return translate("Difference", "Lost detail")
    if kind is Kind.SIMILARITY:
        return translate("Difference", "Similarity to {reference}").format(reference=_reference(against))
    if against == NOISY:
        signed = translate("Difference", "What was removed, with its sign")
        return signed if kind is Kind.SIGNED else translate("Difference", "What was removed")
    if kind is Kind.SIGNED:
        return translate("Difference", "Signed difference to {reference}").format(reference=_reference(against))
    return translate("Difference", "Difference to {reference}").format(reference=_reference(against))


def _reference(name: str) -> str:
    """In the middle of a sentence."""
    known = {
        TRUTH: translate("Difference", "ground truth"),
        NOISY: translate("Difference", "the noisy photo"),
        DENOISED: translate("Difference", "the denoised photo"),
    }
    return known.get(name, title_of(name))


def side_title(name: str, gain: float | None) -> str:
    """Of the side in whose place it is seen."""
    return name if gain is None else f"{name}  ×{gain:g}"


def legend(kind: Kind, gain: float, against: str) -> Legend:
    """What the colours mean."""
    if kind is Kind.SIMILARITY:
        words = (translate("Difference", "0 different"), "", translate("Difference", "1 the same"))
        return Legend((_BLACK, _WHITE), words)
    if kind is Kind.LOST:
        return Legend((_ORANGE, _ORANGE), ("", "", ""))
    if kind is Kind.SIGNED:
        reach = _figure(_HALF / gain)
        darker, brighter = translate("Difference", "−{levels} darker"), translate("Difference", "+{levels} brighter")
        if against == NOISY:
            darker, brighter = "−{levels}", "+{levels}"
        return Legend((_BLACK, _GREY, _WHITE), (darker.format(levels=reach), "0", brighter.format(levels=reach)))
    most = translate("Difference", "{levels} levels").format(levels=_figure(_FULL / gain))
    return Legend((_BLACK, _WHITE), ("0", "", most))


def figures(made: DifferenceMade) -> str:
    """What it comes to, in a line."""
    kind = made.request.kind
    if kind is Kind.SIMILARITY:
        text = translate("Difference", "Mean {mean}, lowest {least}")
        return text.format(mean=number(made.mean, 3), least=number(made.extreme, 2))
    if kind is Kind.LOST:
        text = translate("Difference", "Orange, {percent} % of the photo: its edges are in what was removed.")
        return text.format(percent=number(100 * made.mean, 1))
    text = translate("Difference", "Mean {mean}, largest {most} of 255 levels")
    return text.format(mean=number(made.mean, 1), most=number(made.extreme, 0))


def _figure(levels: float) -> str:
    shown = round(levels, 1)
    return number(shown, 0 if shown >= _ROUND or shown == round(shown) else 1)
