"""What is where on the screen, when there is no line to wipe with."""

from dataclasses import replace

import pytest

from denoiser_gui.state.comparison import Orientation, Size, Viewport
from denoiser_gui.state.layout import Layout
from denoiser_gui.state.panes import Panes
from engine.inference.tiling import Rect

VIEW, PHOTO = Size(1000, 800), Size(3000, 2000)
FOUR = Panes(Layout(4), names=("noisy", "denoised", "truth", "nlm"))


def common_of(panes: Panes, view: Size = VIEW) -> Viewport:
    return Viewport.fit(PHOTO, panes.cell(view, PHOTO))


def test_the_wipe_has_no_frames_and_one_viewport_as_large_as_the_view() -> None:
    panes = Panes(names=("noisy", "denoised"))
    assert panes.wipes
    assert panes.cell(VIEW, PHOTO) == VIEW
    assert panes.frames(VIEW, common_of(panes)) == ()


def test_without_pictures_there_is_nothing_to_divide() -> None:
    panes = Panes(Layout(4))
    assert not panes.divided
    assert panes.cell(VIEW, PHOTO) == VIEW


def test_every_pane_shows_the_same_place() -> None:
    common = common_of(FOUR).zoomed_to(2.0)
    frames = FOUR.frames(VIEW, common)
    assert [frame.name for frame in frames] == list(FOUR.names)
    assert [frame.number for frame in frames] == [1, 2, 3, 4]
    assert all(frame.viewport == common for frame in frames)
    assert all((frame.area.width, frame.area.height) == (common.view.width, common.view.height) for frame in frames)


def test_a_point_of_the_view_lies_in_one_frame() -> None:
    frames = FOUR.frames(VIEW, common_of(FOUR))
    held = [frame for frame in frames if frame.holds(700.0, 100.0)]
    assert [frame.number for frame in held] == [2]
    assert held[0].inside(700.0, 100.0) == (700.0 - held[0].area.left, 100.0 - held[0].area.top)


@pytest.mark.parametrize("panes", [FOUR, Panes(names=("noisy", "denoised"))])
def test_one_alone_fills_the_view_at_the_same_place(panes: Panes) -> None:
    alone = replace(panes, solo="denoised")
    common = common_of(panes).zoomed_to(2.0).centred_on(1200, 900)
    (frame,) = alone.frames(VIEW, common)
    assert (frame.name, frame.alone, frame.area) == ("denoised", True, Rect(0, 0, 800, 1000))
    assert (frame.viewport.zoom, frame.viewport.centre_x, frame.viewport.centre_y) == (2.0, 1200, 900)
    assert frame.viewport.view == VIEW
    assert not alone.wipes


def test_the_whole_photo_alone_is_fitted_into_the_view() -> None:
    (frame,) = replace(FOUR, solo="nlm").frames(VIEW, common_of(FOUR))
    assert frame.viewport == Viewport.fit(PHOTO, VIEW)


def test_a_hand_moves_all_that_are_linked() -> None:
    common = common_of(FOUR)
    frame = FOUR.frames(VIEW, common)[1]
    panes, after = FOUR.changed(frame, frame.viewport.zoomed_to(3.0), common, False)
    assert panes == FOUR
    assert after.zoom == 3.0


def test_a_loosened_pane_leaves_the_others_alone_and_stays_loose() -> None:
    common = common_of(FOUR)
    frame = FOUR.frames(VIEW, common)[1]
    panes, after = FOUR.changed(frame, frame.viewport.zoomed_to(3.0), common, True)
    assert after == common
    frames = panes.frames(VIEW, common)
    assert [each.loose for each in frames] == [False, True, False, False]
    assert [each.viewport.zoom for each in frames] == [common.zoom, 3.0, common.zoom, common.zoom]
    panes, after = panes.changed(frames[1], frames[1].viewport.zoomed_to(4.0), common, False)
    assert after == common
    assert panes.frames(VIEW, common)[1].viewport.zoom == 4.0


def test_what_is_alone_is_never_loosened_and_moves_the_others() -> None:
    common = common_of(FOUR)
    alone = replace(FOUR, solo="truth")
    (frame,) = alone.frames(VIEW, common)
    panes, after = alone.changed(frame, frame.viewport.zoomed_to(3.0), common, True)
    assert panes == alone
    assert (after.zoom, after.view) == (3.0, common.view)


def test_panes_of_another_size() -> None:
    common = common_of(FOUR)
    frame = FOUR.frames(VIEW, common)[0]
    panes, _ = FOUR.changed(frame, frame.viewport.zoomed_to(3.0), common, True)
    cell = panes.cell(Size(500, 400), PHOTO)
    frames = panes.resized(cell).frames(Size(500, 400), common.resized(cell))
    assert {frame.viewport.view for frame in frames} == {cell}


def test_two_lie_as_the_divider_does() -> None:
    two = Panes(Layout(2), names=("noisy", "denoised"))
    assert two.cell(VIEW, PHOTO) == Size(498, 800)
    assert replace(two, orientation=Orientation.HORIZONTAL).cell(VIEW, PHOTO) == Size(1000, 398)
