from PySide6.QtWidgets import QAbstractButton

from denoiser_gui.presenters.laying import LayingPresenter
from denoiser_gui.state.comparison import Orientation
from denoiser_gui.state.layout import Layout
from denoiser_gui.state.panes import Frame
from engine.inference.tiling import Rect
from engine.metrics.score import Score
from engine.service.replies import TileLanded
from tests.gui.presenters.stage import Theatre


def frames(theatre: Theatre) -> list[Frame]:
    view = theatre.window.compare_view
    assert view.viewport is not None
    return list(view.board.panes.frames(view._device_size(), view.viewport))


def labels(theatre: Theatre) -> set[str]:
    view = theatre.window.compare_view
    return {each.accessibleName() for each in view.findChildren(QAbstractButton) if each.isVisibleTo(view)}


def test_the_layout_is_as_it_was_and_is_remembered(theatre: Theatre) -> None:
    view = theatre.window.compare_view
    laying = LayingPresenter(theatre.desk.session, theatre.window, "2 horizontal")
    assert view.layout_chosen == Layout(2, Orientation.HORIZONTAL)
    assert laying.menu.layouts[1].isChecked()
    laying.menu.layouts[4].trigger()
    view.turn_divider()
    assert laying.remembered == "5 vertical"


def test_nonsense_is_the_wipe(theatre: Theatre) -> None:
    LayingPresenter(theatre.desk.session, theatre.window, "twelve")
    assert theatre.window.compare_view.layout_chosen == Layout()


def test_a_growing_result_is_seen_beside_the_noisy_photo(theatre: Theatre) -> None:
    desk, view = theatre.desk, theatre.window.compare_view
    LayingPresenter(desk.session, theatre.window, "4 vertical")
    desk.found("a.png")
    desk.opened(1)
    assert [frame.name for frame in frames(theatre)] == ["noisy", "denoised"]
    assert {"Noisy", "Not denoised yet"} <= labels(theatre)
    generation = desk.started(1)
    desk.client.received.emit(TileLanded(1, generation, Rect(0, 0, 2, 4), 0.5, 1.0, 1.0))
    assert "Denoised 50 %" in labels(theatre)
    view.clear()


def test_what_is_measured_stands_behind_the_names(theatre: Theatre) -> None:
    desk, view = theatre.desk, theatre.window.compare_view
    LayingPresenter(desk.session, theatre.window, "2 vertical")
    desk.found("a.png", "b.png")
    desk.opened(1)
    desk.finished(1)
    desk.session.update(1, noisy_score=Score(28.113, 0.5), denoised_score=Score(34.2, 0.9))
    assert {"Noisy\u200228.11 dB", "Denoised\u200234.20 dB"} <= labels(theatre)
    desk.session.update(1, denoised_score=None)
    assert "Denoised" in labels(theatre)
    desk.opened(2)
    desk.session.show(2)
    assert {"Noisy", "Not denoised yet"} <= labels(theatre)
    desk.session.update(1, noisy_score=Score(1.0, 0.5))
    assert "Noisy" in labels(theatre), "another photo's figures are not told here"
    view.clear()
