"""What is compared, in the real window with an engine that the test plays."""

from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from denoiser_gui.presenters.furthering import FurtherPresenter
from denoiser_gui.presenters.sides import SidesPresenter
from denoiser_gui.state.sides import DENOISED, NOISY, TRUTH, Sides
from denoiser_gui.views.candidate_row import Row, Side
from denoiser_gui.views.inspector import Choice
from engine.inference.tiling import Rect
from engine.metrics.score import Score
from engine.service import buffers
from engine.service.further_replies import FurtherFinished, FurtherLanded, FurtherScored, FurtherStarted
from engine.service.further_requests import ForgetFurther, MakeFurther
from engine.service.replies import Failed, GroundTruthSet, PhotoOpened, Scored
from engine.service.requests import FindPhotos
from tests.gui.presenters.stage import Theatre

Key, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier


@dataclass
class Play:
    theatre: Theatre
    further: FurtherPresenter
    sides: SidesPresenter

    def tell(self, reply: object) -> None:
        self.theatre.desk.client.received.emit(reply)

    def open(self, key: int = 1, name: str = "a.png") -> None:
        self.theatre.desk.found(name)
        self.theatre.desk.opened(key)
        self.theatre.desk.finished(key)

    def truth(self) -> None:
        self.tell(GroundTruthSet(1, "clean.png", "/x/clean.png", self.theatre.desk.buffer("t")))
        self.tell(Scored(1, 0, Score(24.0, 0.5), "/x/clean.png"))
        self.tell(Scored(1, self.theatre.desk.photo(1).generation, Score(32.0, 0.8), "/x/clean.png"))

    def make(self) -> None:
        """The engine makes what it was asked last."""
        asked = self.theatre.desk.client.last(MakeFurther)
        named = (asked.key, asked.method, asked.generation)
        noisy = self.theatre.desk.photo(asked.key).noisy
        assert noisy is not None
        folder, shape = Path(noisy.path).parent, noisy.shape
        buffer = buffers.store(folder, f"f{asked.generation}", np.zeros(shape, np.uint8))
        self.tell(FurtherStarted(*named, buffer, buffer, "cpu"))
        self.tell(FurtherLanded(*named, Rect(0, 0, *shape[:2]), 1.0, 0.0))
        self.tell(FurtherFinished(*named, 2.5))

    @property
    def rows(self) -> dict[str, Row]:
        return {row.name: row for row in self.theatre.window.inspector.candidates.rows}

    @property
    def shown(self) -> tuple[str, str]:
        return self.theatre.window.compare_view.names

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.theatre.window.compare_view.focusProxy(), key, modifier)


@pytest.fixture
def play(theatre: Theatre) -> Play:
    desk = theatre.desk
    further = FurtherPresenter(desk.session, desk.client, desk.presenter.keeper)  # type: ignore[arg-type]
    sides = SidesPresenter(desk.session, further, desk.opening, theatre.inspecting, theatre.window)
    return Play(theatre, further, sides)


def test_with_noisy_and_denoised_alone_it_is_quiet(play: Play) -> None:
    play.open()
    assert play.rows == {}
    assert play.theatre.window.inspector.candidates.isHidden()
    assert play.shown == ("Noisy", "Denoised")


def test_all_pictures_are_listed_with_their_figures_and_chosen_by_keys(play: Play) -> None:
    play.open()
    play.truth()
    assert list(play.rows) == [NOISY, DENOISED, TRUTH]
    assert (play.rows[DENOISED].psnr, play.rows[DENOISED].side) == ("32.00", Side.RIGHT)
    play.further.add(1, ["nlm", "tv"])
    assert (play.rows["nlm"].state, play.rows["tv"].state) == ("0 %", "Waiting")
    play.make()
    play.tell(FurtherScored(1, "nlm", Score(28.5, 0.7), "/x/clean.png"))
    assert (play.rows["nlm"].psnr, play.rows["nlm"].state) == ("28.50", "")
    assert play.shown == ("Noisy", "Denoised"), "nothing moves when a result is there"
    play.press(Key.Key_4)
    assert play.shown == ("Noisy", "Non-local means")
    play.press(Key.Key_3, SHIFT)
    assert play.shown == ("Ground truth", "Non-local means")
    play.press(Key.Key_X)
    assert play.shown == ("Non-local means", "Ground truth")
    play.press(Key.Key_C)
    assert play.shown[1] == "Total variation: not there yet"
    play.press(Key.Key_C, SHIFT)
    play.press(Key.Key_C, SHIFT)
    assert play.shown == ("Non-local means", "Denoised")
    play.press(Key.Key_4)
    assert play.shown == ("Denoised", "Non-local means"), "what is on the other side already changes sides"
    play.press(Key.Key_9)
    assert play.shown == ("Denoised", "Non-local means"), "there is no ninth"
    assert (play.rows[DENOISED].side, play.rows["nlm"].side) == (Side.LEFT, Side.RIGHT)
    gain = play.theatre.window.inspector.candidates._gain[1].text()
    assert gain == "−3.50"


def test_what_was_chosen_stays_for_other_photos(play: Play) -> None:
    play.open()
    play.truth()
    play.sides.choose(TRUTH, left=True)
    play.theatre.desk.found("b.png")
    play.theatre.desk.opened(2)
    play.theatre.desk.finished(2)
    assert play.theatre.desk.session.current is play.theatre.desk.photo(2)
    assert play.shown == ("Noisy", "Denoised"), "it has no ground truth"
    play.theatre.desk.session.show(1)
    assert play.shown == ("Ground truth", "Denoised")
    assert play.theatre.desk.session.sides == Sides(TRUTH, DENOISED)


def test_zoom_and_place_stay(play: Play) -> None:
    play.open()
    play.truth()
    view = play.theatre.window.compare_view
    view.zoom_to(60.0)
    before = view.viewport
    play.sides.choose(TRUTH, left=False)
    assert view.viewport == before
    play.sides.swap()
    assert view.viewport == before


def test_methods_are_ticked_and_given_up(play: Play) -> None:
    play.open()
    menu = play.theatre.window.inspector.candidates.menu
    menu.aboutToShow.emit()
    menu.entry("median").trigger()
    menu.entry("fast").trigger()
    assert list(play.rows) == [NOISY, DENOISED, "median", "fast"]
    assert play.theatre.desk.client.last(MakeFurther).method == "median"
    assert play.rows[DENOISED].time == "1.5 s"
    menu.aboutToShow.emit()
    assert menu.entry("median").isChecked()
    menu.entry("median").trigger()
    assert play.theatre.desk.client.last(ForgetFurther) == ForgetFurther(1, "median")
    assert play.theatre.desk.client.last(MakeFurther).method == "fast"
    play.theatre.window.inspector.candidates.removeRequested.emit("fast")
    assert play.rows == {}


def test_a_model_at_its_best_is_one_more_and_its_cost_is_told(play: Play) -> None:
    play.open()
    play.theatre.inspecting.note_speed("fast", 2.0)
    menu = play.theatre.window.inspector.candidates.menu
    menu.aboutToShow.emit()
    assert "eight flips" in menu.entry("fast+best").toolTip()
    assert "second for this photo" in menu.entry("fast+best").toolTip()
    menu.entry("fast+best").trigger()
    asked = play.theatre.desk.client.last(MakeFurther)
    assert asked.method == "fast+best"
    assert "eight times as long" in play.rows["fast+best"].note
    play.tell(FurtherLanded(1, "fast+best", asked.generation, Rect(0, 0, 1, 1), 0.25, 75.0))
    assert play.rows["fast+best"].state == "25 % · 75 s"
    assert "75 s left" in play.rows["fast+best"].note
    play.tell(FurtherLanded(1, "fast+best", asked.generation, Rect(0, 0, 1, 1), 0.9, 8.0))
    assert play.rows["fast+best"].state == "90 %"
    play.make()
    assert play.rows["fast+best"].time == "2.5 s"
    assert "Done in 2.5 s" in play.rows["fast+best"].note
    menu.aboutToShow.emit()
    menu.entry("fast").trigger()
    play.make()
    play.press(Key.Key_4)
    play.press(Key.Key_3, SHIFT)
    assert play.shown == ("fast+best", "fast")


def test_for_all_photos(play: Play) -> None:
    play.open()
    menu = play.theatre.window.inspector.candidates.menu
    menu.aboutToShow.emit()
    menu.entry("median").trigger()
    menu.always.trigger()
    assert play.further.always == ("median",)
    menu.entry("tv").trigger()
    assert play.further.always == ("median", "tv")
    play.theatre.desk.found("b.png")
    assert [one.name for one in play.theatre.desk.photo(2).further] == ["median", "tv"]
    menu.aboutToShow.emit()
    assert menu.always.isChecked()
    menu.entry("tv").trigger()
    assert play.further.always == ("median",), "what is not wanted here is not wanted of the next photo"
    menu.always.trigger()
    assert play.further.always == ()


@pytest.mark.parametrize("installed", [True, False])
def test_a_method_that_is_not_installed_tells_how_to_install_it(play: Play, installed: bool) -> None:
    names = ("gaussian", "bm3d") if installed else ("gaussian",)
    with patch("denoiser_gui.presenters.candidate_words.method_names", return_value=names):
        play.open()
        menu = play.theatre.window.inspector.candidates.menu
        menu.aboutToShow.emit()
    entry = menu.entry("bm3d")
    assert entry.isEnabled() == installed
    assert ("not installed" in entry.text()) != installed
    assert ("python -m pip install bm3d" in entry.toolTip()) != installed
    assert menu.entry("gaussian").isEnabled()


def test_what_failed_says_why_and_is_not_shown(play: Play) -> None:
    play.open()
    play.further.add(1, ["bm3d"])
    play.sides.choose("bm3d", left=False)
    assert play.shown[1] == "BM3D: not there yet"
    notices: list[object] = []
    play.further.told.connect(notices.append)
    play.tell(Failed(play.theatre.desk.client.last(MakeFurther), "BM3D needs a package."))
    row = play.rows["bm3d"]
    assert (row.state, row.failed, row.note) == ("failed", True, "BM3D needs a package.")
    assert play.shown == ("Noisy", "Denoised")
    assert len(notices) == 1
    play.press(Key.Key_C)
    assert play.shown == ("Noisy", "Denoised"), "it is left out"
    play.further.set_always(["bm3d"])
    play.theatre.desk.found("b.png")
    play.theatre.desk.opened(2)
    play.tell(Failed(play.theatre.desk.client.last(MakeFurther), "BM3D needs a package."))
    assert play.rows["bm3d"].failed
    assert len(notices) == 1, "not with every photo"


def test_the_menu_lists_all_and_says_what_is_compared(play: Play) -> None:
    assert not play.sides.menu.swap.isEnabled()
    play.open()
    play.truth()
    left, right = play.sides.menu.left, play.sides.menu.right
    texts = [entry.text() for entry in left.actions()]
    assert texts == ["Noisy\tShift+1", "Denoised\tShift+2", "Ground truth\tShift+3"]
    assert [entry.isChecked() for entry in right.actions()] == [False, True, False]
    right.actions()[2].trigger()
    assert play.shown == ("Noisy", "Ground truth")
    play.sides.menu.swap.trigger()
    assert play.shown == ("Ground truth", "Noisy")
    play.sides.menu.next.trigger()
    assert play.shown == ("Ground truth", "Denoised")


def test_a_click_on_a_row_and_the_keys_work_together(play: Play) -> None:
    play.open()
    play.truth()
    panel = play.theatre.window.inspector.candidates
    play.theatre.window.unfold()
    QTest.mouseClick(panel.button(TRUTH), Qt.MouseButton.LeftButton)
    assert play.shown == ("Noisy", "Ground truth")
    QTest.mouseClick(panel.button(DENOISED), Qt.MouseButton.LeftButton, SHIFT)
    assert play.shown == ("Denoised", "Ground truth")
    panel.button(TRUTH).setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(panel.button(TRUTH), Key.Key_1, SHIFT)
    assert play.shown == ("Noisy", "Ground truth"), "wherever the keys go to, in the window"
    QTest.keyClick(panel.button(TRUTH), Key.Key_X)
    assert play.shown == ("Ground truth", "Noisy")


def test_a_photo_is_visited_with_what_is_asked_for(play: Play, tmp_path: Path) -> None:
    path = tmp_path / "b.png"
    play.open()
    play.sides.show(path, "nlm", TRUTH, Rect(0, 0, 2, 2))
    assert play.theatre.desk.client.last(FindPhotos).paths == (str(path),)
    play.theatre.desk.found(str(path))
    assert [one.name for one in play.theatre.desk.photo(2).further] == ["nlm"]
    big = buffers.store(tmp_path, "big", np.zeros((40, 60, 3), np.uint8))
    play.tell(PhotoOpened(2, big, (), 40, 60, 48))
    view = play.theatre.window.compare_view
    assert view.viewport is not None
    assert view.viewport.seen[:2] == (0, 0)
    assert view.viewport.zoom == 64.0, "as large as can be"
    assert play.theatre.desk.client.last(MakeFurther).method == "nlm"
    view.fit()
    play.make()
    assert view.viewport.fitted, "it is looked at once, then it is the person's"
    assert play.shown[0] == "Non-local means"
    play.sides.show(path, NOISY, "nlm", Rect(20, 30, 40, 60))
    assert play.shown == ("Noisy", "Non-local means")
    assert not view.viewport.fitted, "at once, as it is open"
    assert play.theatre.desk.client.count(MakeFurther) == 1
    play.sides.show(path)
    assert view.viewport.fitted
    view.clear()
    QApplication.processEvents()


def test_while_it_is_denoised_its_row_tells_how_far_it_is(play: Play) -> None:
    play.open()
    play.truth()
    play.theatre.desk.presenter.again([1])
    play.theatre.desk.started(1)
    assert play.rows[DENOISED].state == "0 %"


def test_from_the_list_the_keys_choose_as_well(play: Play) -> None:
    play.open()
    play.truth()
    strip = play.theatre.window.filmstrip
    play.theatre.window.unfold()
    strip.setFocus()
    QTest.keyClick(strip, Key.Key_3)
    assert play.shown == ("Noisy", "Ground truth")
    QTest.keyClick(strip, Key.Key_X)
    assert play.shown == ("Ground truth", "Noisy")
    play.theatre.window.show_training(True)
    QTest.keyClick(play.theatre.window, Key.Key_2)
    assert play.shown == ("Ground truth", "Noisy"), "photos are not seen then"


def test_who_chose_a_photo_or_a_model_goes_on_looking(play: Play) -> None:
    """The keys of the photo are heard wherever in the window they are pressed; none chooses another model."""
    play.open()
    play.truth()
    window = play.theatre.window
    window.unfold()
    view, box = window.compare_view, window.inspector.models.box
    window.inspector.models.set_choices([Choice("quality", "quality"), Choice("fast", "fast")], "quality")
    for place in (window.filmstrip, box):
        view.actual_size()
        place.setFocus()
        QTest.keyClick(place, Key.Key_F)
        assert view.viewport is not None
        assert view.viewport.fitted
        QTest.keyClick(place, Key.Key_Minus)
        assert not view.viewport.fitted
        QTest.keyPress(place, Key.Key_Backslash)
        assert view.board.holds
        QTest.keyRelease(place, Key.Key_Backslash)
        assert not view.board.holds
        overview = view.navigator.wanted
        QTest.keyClick(place, Key.Key_N)
        assert view.navigator.wanted is not overview
    assert box.currentText() == "quality"
    QTest.keyClick(box, Key.Key_Down)
    assert box.currentText() == "fast", "arrows choose as before"


def test_a_held_key_is_let_go_with_the_window(play: Play) -> None:
    play.open()
    window = play.theatre.window
    window.unfold()
    window.filmstrip.setFocus()
    QTest.keyPress(window.filmstrip, Key.Key_Backslash)
    assert window.compare_view.board.holds
    with patch.object(window, "isActiveWindow", return_value=False):
        QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))
    assert not window.compare_view.board.holds
