import pytest

from denoiser_gui.state.comparison import Size, Viewport
from denoiser_gui.views.region_layer import region_between
from engine.inference.tiling import Rect

PORT = Viewport.fit(Size(100, 50), Size(400, 200))


@pytest.mark.parametrize(
    ("one", "other", "region"),
    [
        ((10.2, 5.9), (30.1, 20.0), Rect(5, 10, 20, 31)),
        ((30.1, 20.0), (10.2, 5.9), Rect(5, 10, 20, 31)),
        ((-20.0, -5.0), (200.0, 70.0), Rect(0, 0, 50, 100)),
        ((10.0, 5.0), (10.5, 5.5), None),
        ((10.0, 5.0), (10.5, 9.0), Rect(5, 10, 9, 11)),
        ((110.0, 5.0), (150.0, 30.0), None),
        ((10.0, 60.0), (40.0, 90.0), None),
    ],
)
def test_what_a_drag_spans(one: tuple[float, float], other: tuple[float, float], region: Rect | None) -> None:
    assert region_between(one, other, PORT) == region


def test_far_in_a_small_drag_is_enough() -> None:
    assert region_between((10.0, 5.0), (10.5, 5.5), PORT.zoomed_to(32.0)) == Rect(5, 10, 6, 11)
