"""Areas of a widget in device pixels and back, rounded outwards."""

import math

from PySide6.QtCore import QRect

from engine.inference.tiling import Rect

_SNAPPED = 1
"""At scales like 1.25 painting starts at a whole device pixel, up to so many beside the widget's own corner."""


def in_device(area: QRect, ratio: float) -> Rect:
    """What has to be painted, in device pixels, so that ``area`` (logical pixels) is."""
    return Rect(
        math.floor(area.top() * ratio) - _SNAPPED,
        math.floor(area.left() * ratio) - _SNAPPED,
        math.ceil((area.top() + area.height()) * ratio) + _SNAPPED,
        math.ceil((area.left() + area.width()) * ratio) + _SNAPPED,
    )


def in_widget(area: Rect, ratio: float) -> QRect:
    """What has to be updated, in logical pixels, so that ``area`` (device pixels) is."""
    top, left = math.floor((area.top - _SNAPPED) / ratio), math.floor((area.left - _SNAPPED) / ratio)
    bottom, right = math.ceil((area.bottom + _SNAPPED) / ratio), math.ceil((area.right + _SNAPPED) / ratio)
    return QRect(left, top, right - left, bottom - top)
