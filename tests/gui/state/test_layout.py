"""How the pictures of a photo lie beside each other."""

import pytest

from denoiser_gui.state.comparison import Orientation, Size, Viewport
from denoiser_gui.state.layout import MOST, Grid, Layout, Links

NAMES = ("noisy", "denoised", "truth", "nlm", "bm3d")
VIEW, PHOTO = Size(1280, 800), Size(6000, 4000)
VERTICAL, HORIZONTAL = Orientation.VERTICAL, Orientation.HORIZONTAL


def grid(count: int, view: Size = VIEW, photo: Size = PHOTO, orientation: Orientation = VERTICAL) -> Grid:
    return Grid.fitting(count, view, photo, 4, orientation)


def test_wipe_and_side_by_side_show_what_is_compared() -> None:
    assert Layout(1).names(NAMES, "truth", "bm3d") == ("truth", "bm3d")
    assert Layout(2).names(NAMES, "bm3d", "noisy") == ("bm3d", "noisy")
    assert Layout(1).wipes
    assert not Layout(2).wipes


@pytest.mark.parametrize("count", range(3, MOST + 1))
def test_more_show_the_first_ones_as_far_as_there_are(count: int) -> None:
    assert Layout(count).names(NAMES, "bm3d", "noisy") == NAMES[:count]


def test_what_is_not_there_is_left_out() -> None:
    assert Layout(2).names(("noisy",), "noisy", "denoised") == ("noisy",)
    assert Layout(2).names(NAMES, "noisy", "noisy") == ("noisy",)
    assert Layout(4).names((), "noisy", "denoised") == ()


@pytest.mark.parametrize("layout", [Layout(), Layout(2, HORIZONTAL), Layout(9)])
def test_a_layout_is_remembered_as_text(layout: Layout) -> None:
    assert Layout.parse(layout.text) == layout


@pytest.mark.parametrize("text", ["", "10 vertical", "0 vertical", "two", "3", "3 diagonal", "3 vertical horizontal"])
def test_what_makes_no_sense_is_the_wipe(text: str) -> None:
    assert Layout.parse(text) == Layout()


def test_there_are_one_to_nine_pictures() -> None:
    for count in (0, MOST + 1):
        with pytest.raises(ValueError, match="1 to 9 pictures"):
            Layout(count)


@pytest.mark.parametrize("view", [VIEW, Size(1281, 803), Size(243, 187), Size(3840, 2160)])
@pytest.mark.parametrize("count", range(1, MOST + 1))
def test_panes_are_alike_apart_and_inside(count: int, view: Size) -> None:
    made = grid(count, view)
    areas = made.areas
    assert len(areas) == count
    assert {(area.width, area.height) for area in areas} == {(made.cell.width, made.cell.height)}
    assert all(area.left >= 0 and area.top >= 0 for area in areas)
    assert all(area.right <= view.width and area.bottom <= view.height for area in areas)
    for one, other in ((one, other) for one in areas for other in areas if one < other):
        apart = max(other.left - one.right, one.left - other.right, other.top - one.bottom, one.top - other.bottom)
        assert apart >= made.gap
    assert areas == sorted(areas)


def test_nine_are_three_by_three() -> None:
    assert (grid(9).rows, grid(9).columns) == (3, 3)
    assert grid(9).cell == Size(424, 264)


def test_tall_photos_stand_beside_each_other() -> None:
    assert grid(3, photo=Size(4000, 6000)).columns == 3
    assert grid(3, photo=Size(9000, 1000)).columns == 1
    assert (grid(3).rows, grid(3).columns) == (2, 2)


def test_of_grids_that_show_the_photo_alike_the_one_with_fewer_empty_places_is_taken() -> None:
    assert grid(5, Size(880, 400), Size(100, 100)).columns == 3


def test_two_lie_as_the_line_does() -> None:
    assert grid(2, orientation=VERTICAL).columns == 2
    assert grid(2, orientation=HORIZONTAL).rows == 2


def test_the_pane_under_the_pointer() -> None:
    made = grid(4)
    for index, area in enumerate(made.areas):
        assert made.index_at(area.left, area.top) == index
        assert made.index_at(area.right - 1, area.bottom - 1) == index
    assert made.index_at(made.area(0).right + 1, 100) is None
    assert grid(5).index_at(1279, 799) is None


def test_a_view_of_a_pixel_has_panes_as_well() -> None:
    assert grid(9, Size(1, 1)).cell == Size(1, 1)


def test_a_loosened_pane_goes_its_own_way_until_it_is_joined() -> None:
    common = Viewport.fit(PHOTO, Size(424, 264))
    own = common.zoomed_to(1.0)
    links = Links().loosened("nlm", own)
    assert links.is_loose("nlm")
    assert links.viewport("nlm", common) == own
    assert links.viewport("noisy", common) == common
    assert links.joined("nlm") == Links()
    assert links.joined("noisy") == links


def test_loose_panes_take_another_size_and_are_forgotten_with_their_picture() -> None:
    common = Viewport.fit(PHOTO, Size(424, 264))
    links = Links().loosened("nlm", common).loosened("truth", common.zoomed_to(2.0))
    larger = links.resized(Size(600, 400))
    assert larger.viewport("nlm", common) == Viewport.fit(PHOTO, Size(600, 400))
    assert larger.viewport("truth", common).view == Size(600, 400)
    assert larger.viewport("truth", common).zoom == 2.0
    assert set(links.among(("noisy", "nlm")).own) == {"nlm"}
