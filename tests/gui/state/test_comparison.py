"""Where the person looks and where the divider stands."""

from dataclasses import replace

import pytest

from denoiser_gui.state.comparison import MAX_ZOOM, Divider, Orientation, Size, Viewport, fit_zoom

VIEW = Size(1000, 800)
PHOTO = Size(6000, 4000)


def test_fit_shows_the_whole_photo_in_the_middle() -> None:
    port = Viewport.fit(PHOTO, VIEW)
    assert port.zoom == pytest.approx(1000 / 6000)
    assert port.drawn == Size(1000, 667)
    assert port.origin == (0, 67)
    assert port.fitted


@pytest.mark.parametrize(
    ("photo", "zoom"), [(Size(1, 1), MAX_ZOOM), (Size(256, 256), 800 / 256), (Size(40, 9000), 800 / 9000)]
)
def test_fit_of_odd_shapes(photo: Size, zoom: float) -> None:
    assert fit_zoom(photo, VIEW) == pytest.approx(zoom)


@pytest.mark.parametrize("x", [0.0, 311.5, 500.0, 999.0])
@pytest.mark.parametrize("steps", [3.0, 1.0, -1.0, 0.25])
def test_zooming_keeps_the_point_under_the_cursor(x: float, steps: float) -> None:
    before = Viewport.fit(PHOTO, VIEW).zoomed_to(2.0, 400, 300)
    after = before.zoomed_by(steps, x, 610.0)
    # The photo's corner lies on a whole device pixel, so up to half a pixel is lost to rounding on each side.
    for one, other in zip(before.photo_point(x, 610.0), after.photo_point(x, 610.0), strict=True):
        assert one == pytest.approx(other, abs=0.5 / before.zoom + 0.5 / after.zoom)
    assert after.zoom == pytest.approx(2.0 * 1.25**steps)


def test_zooming_at_the_middle_leaves_the_middle() -> None:
    port = Viewport.fit(PHOTO, VIEW).zoomed_to(3.0)
    assert (port.centre_x, port.centre_y) == (3000, 2000)
    assert not port.fitted


def test_zooming_in_and_out_again_comes_back_to_the_whole_photo() -> None:
    port = Viewport.fit(PHOTO, VIEW)
    assert port.zoomed_by(5, 900, 100).zoomed_by(-20, 10, 10) == port


@pytest.mark.parametrize(("start", "steps"), [(0.9, 1), (1.1, -1), (0.5, 9)])
def test_on_its_way_zooming_stops_at_one_to_one(start: float, steps: float) -> None:
    port = Viewport.fit(PHOTO, VIEW).zoomed_to(start).zoomed_by(steps)
    assert port.zoom == 1.0
    assert port.zoomed_by(steps).zoom != 1.0


def test_zoom_has_limits() -> None:
    assert Viewport.fit(PHOTO, VIEW).zoomed_to(1e9).zoom == MAX_ZOOM
    assert Viewport.fit(PHOTO, VIEW).zoomed_to(1e-9).fitted
    small = Viewport.fit(Size(100, 100), VIEW)
    assert small.zoom == 8.0
    assert small.zoomed_to(0.01).zoom == 1.0  # a small photo may be seen at its own size


def test_panning_stops_at_the_photos_edges() -> None:
    port = Viewport.fit(PHOTO, VIEW).zoomed_to(1.0)
    assert port.panned(100, -50).centre_x == port.centre_x - 100
    assert port.panned(100, -50).centre_y == port.centre_y + 50
    assert port.panned(1e6, 1e6).origin == (0, 0)
    assert port.panned(-1e6, -1e6).origin == (1000 - 6000, 800 - 4000)


def test_a_photo_smaller_than_the_view_stays_in_the_middle() -> None:
    port = Viewport.fit(Size(300, 2000), VIEW).zoomed_to(1.0).panned(500, 100)
    assert port.origin == (350, round(400 - port.centre_y))
    assert port.centre_y == 900


def test_a_fitted_photo_is_fitted_again_when_the_view_changes() -> None:
    wide = Size(1600, 800)
    assert Viewport.fit(PHOTO, VIEW).resized(wide) == Viewport.fit(PHOTO, wide)


def test_a_zoomed_photo_keeps_middle_and_zoom_when_the_view_changes() -> None:
    port = Viewport.fit(PHOTO, VIEW).zoomed_to(2.0, 100, 100)
    resized = port.resized(Size(700, 500))
    assert (resized.zoom, resized.centre_x, resized.centre_y) == (port.zoom, port.centre_x, port.centre_y)


@pytest.mark.parametrize("photo", [PHOTO, Size(300, 4000)])
@pytest.mark.parametrize("zoom", [None, 0.9, 3.0])
def test_nothing_moves_when_the_upper_edge_is_pushed_down_and_let_go(photo: Size, zoom: float | None) -> None:
    fitted = Viewport.fit(photo, VIEW)
    port = fitted if zoom is None else fitted.zoomed_to(zoom, 100, 100)
    pushed = port.pushed(Size(1000, 753), 47)
    assert (pushed.zoom, pushed.fitted) == (port.zoom, port.fitted)
    assert pushed.origin == (port.origin[0], port.origin[1] - 47), "the view begins that much lower"
    back = pushed.pushed(VIEW, -47)
    assert back.origin == port.origin
    assert back.zoom == port.zoom


def test_a_fitted_photo_that_was_pushed_is_fitted_again_by_what_the_person_does() -> None:
    tall, low = Size(300, 4000), Size(1000, 753)
    pushed = Viewport.fit(tall, VIEW).pushed(low, 47)
    assert pushed.showing(Size(4000, 300)) == Viewport.fit(Size(4000, 300), low)
    assert pushed.fit_again() == Viewport.fit(tall, low)
    assert pushed.fit_again().pushed(VIEW, -47) == Viewport.fit(tall, VIEW)
    assert not pushed.panned(0, 20).fitted, "it is where the person wants it now"


def test_a_lying_divider_stays_where_it_is_on_the_screen() -> None:
    lying = Divider(0.5, Orientation.HORIZONTAL)
    pushed = lying.pushed(800, 753, 47)
    assert 47 + pushed.pixel(Size(1000, 753)) == lying.pixel(VIEW)
    assert Divider(0.3).pushed(800, 753, 47) == Divider(0.3)


def test_a_view_larger_than_the_zoomed_photo_fits_it() -> None:
    port = Viewport.fit(PHOTO, VIEW).zoomed_to(0.2)
    assert port.resized(Size(4000, 4000)).fitted


def test_another_photo_of_the_same_size_is_seen_at_the_same_place() -> None:
    port = Viewport.fit(PHOTO, VIEW).zoomed_to(2.0, 100, 100)
    assert port.showing(PHOTO) == port


def test_another_photo_of_another_size_is_seen_at_the_same_relative_place() -> None:
    port = Viewport.fit(PHOTO, VIEW).zoomed_to(2.0).panned(-1000, 0)
    other = port.showing(Size(3000, 4000))
    assert other.zoom == 2.0
    assert other.centre_x == pytest.approx(port.centre_x / 2)
    assert other.centre_y == pytest.approx(port.centre_y)


def test_another_photo_after_a_fitted_one_is_fitted() -> None:
    other = Size(333, 77)
    assert Viewport.fit(PHOTO, VIEW).showing(other) == Viewport.fit(other, VIEW)


def test_a_tiny_photo_after_a_zoomed_one_stays_inside() -> None:
    port = Viewport.fit(PHOTO, VIEW).zoomed_to(1.0).panned(-1e6, -1e6).showing(Size(1, 1))
    assert (port.centre_x, port.centre_y) == (0.5, 0.5)
    assert port.drawn.width >= 1


def test_sizes_without_pixels_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 1 x 1"):
        Size(0, 5)


def test_the_divider_stays_in_the_view() -> None:
    divider = Divider()
    assert divider.position == 0.5
    assert divider.moved_by(-0.7).position == 0.0
    assert divider.moved_by(0.7).position == 1.0
    assert divider.moved_to(0.25).pixel(VIEW) == 250


def test_the_divider_turns_in_the_middle() -> None:
    turned = Divider(0.9).turned()
    assert turned == Divider(0.5, Orientation.HORIZONTAL)
    assert turned.pixel(VIEW) == 400
    assert turned.turned().orientation is Orientation.VERTICAL


def test_a_place_can_be_brought_to_the_middle_as_far_as_the_edges_allow() -> None:
    port = Viewport.fit(PHOTO, VIEW).zoomed_to(2.0)
    moved = port.centred_on(3000, 1500)
    assert (moved.centre_x, moved.centre_y, moved.zoom) == (3000, 1500, 2.0)
    assert (port.centred_on(-50, 9000).centre_x, port.centred_on(-50, 9000).centre_y) == (250, 3800)


@pytest.mark.parametrize(
    ("zoom", "fills", "shows"), [(0.1, False, True), (1000 / 6000, False, True), (0.2, True, False), (2.0, True, False)]
)
def test_what_is_beside_photo_and_view(zoom: float, fills: bool, shows: bool) -> None:
    port = replace(Viewport.fit(PHOTO, VIEW), zoom=zoom)
    assert port.fills_view is fills
    assert port.shows_all is shows


def test_what_is_seen_in_whole_pixels() -> None:
    assert Viewport.fit(PHOTO, VIEW).seen == (0, 0, 4000, 6000)
    assert Viewport.fit(PHOTO, VIEW).zoomed_to(2.0).centred_on(3000, 2000).seen == (1800, 2750, 2200, 3250)
    top, left, bottom, right = Viewport.fit(PHOTO, VIEW).zoomed_to(64.0).seen
    assert (bottom - top, right - left) in {(13, 16), (13, 17), (14, 16), (14, 17)}
