"""Areas in device pixels and back."""

import pytest
from PySide6.QtCore import QRect

from denoiser_gui.views.device_pixels import in_device, in_widget
from engine.inference.tiling import Rect


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_nothing_is_left_out_and_hardly_more_is_painted(ratio: float) -> None:
    area = QRect(7, 11, 101, 53)
    painted = in_device(area, ratio)
    assert painted.left <= 7 * ratio - 1
    assert painted.bottom >= 64 * ratio + 1
    assert painted.width <= 101 * ratio + 4
    assert in_widget(painted, ratio).contains(area)


def test_at_scale_one_a_line_of_pixels_is_added() -> None:
    assert in_device(QRect(2, 3, 4, 5), 1.0) == Rect(2, 1, 9, 7)
    assert in_widget(Rect(2, 1, 9, 7), 1.0) == QRect(0, 1, 8, 9)
