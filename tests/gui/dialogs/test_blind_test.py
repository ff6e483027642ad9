"""The window of the blind test, by its keys and by mouse."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from denoiser_gui.dialogs.blind_test.crop_button import CropButton
from denoiser_gui.dialogs.blind_test.crop_row import columns_for
from denoiser_gui.dialogs.blind_test.setup_page import Offer
from denoiser_gui.dialogs.blind_test.share_bar import ShareBar
from denoiser_gui.dialogs.blind_test.window import BlindTestWindow
from denoiser_gui.state.blind_test import BlindTest, Crop, Rgb, prepare
from engine.inference.tiling import Rect
from tests.gui.views.conftest import pixels_of

Item = Qt.ItemDataRole
NAMES = ("fast", "quality", "Non-local means")


def coloured(number: int) -> Crop:
    """Of which every candidate's picture has one colour."""
    pictures = tuple(np.full((96, 96, 3), (40 * number + 9, 60 * place, 200), np.uint8) for place in range(4))
    return Crop(f"photo {number}.png", Rect(10, 20, 106, 116), pictures, 64)


def begun(count: int = 3, names: tuple[str, ...] = NAMES) -> BlindTest:
    crops = [coloured(number) for number in range(count)]
    return prepare(names, [Crop(c.photo, c.rect, c.pictures[: len(names)], c.side) for c in crops], 4)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[BlindTestWindow]:
    window = BlindTestWindow()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close()


@pytest.fixture
def voting(window: BlindTestWindow) -> BlindTestWindow:
    window.show_question(begun())
    return window


# The choices


def test_what_is_ticked_is_what_is_wished(window: BlindTestWindow, qtbot: QtBot) -> None:
    page = window.setup
    page.offer(
        [Offer("noisy", "Noisy", False), Offer("denoised", "Denoised", True), Offer("nlm", "NLM", True)], "a.png"
    )
    assert page.wish.names == ("denoised", "nlm")
    assert page.wish.crops == 12
    qtbot.mouseClick(page.boxes[0], Qt.MouseButton.LeftButton, pos=QPoint(8, page.boxes[0].height() // 2))
    assert page.wish.names == ("noisy", "denoised", "nlm")
    page.offer([Offer("noisy", "Noisy", False), Offer("tv", "TV", True)], "b.png")
    assert page.wish.names == ("noisy", "tv"), "what was chosen stays chosen"


def test_one_picture_is_no_test(window: BlindTestWindow) -> None:
    page = window.setup
    page.offer([Offer("noisy", "Noisy", True), Offer("tv", "TV", True)], "a.png")
    assert page.start_button.isEnabled()
    page.boxes[0].setChecked(False)
    assert not page.start_button.isEnabled()
    assert page.reason.text() == "Choose at least two pictures."
    page.offer([Offer(str(place), str(place), True) for place in range(10)], "a.png")
    assert not page.start_button.isEnabled()
    page.boxes[9].setChecked(False)
    assert page.start_button.isEnabled()
    page.offer([], "")
    assert "only one" in page.reason.text()


def test_all_photos_can_be_chosen_where_there_are_several(window: BlindTestWindow) -> None:
    page = window.setup
    page.offer([Offer("a", "A", True), Offer("b", "B", True)], "a.png")
    page.show_photos(3)
    page.photos.setCurrentIndex(1)
    assert page.wish.all_photos
    assert "3" in page.photos.currentText()
    page.show_photos(1)
    assert not page.wish.all_photos


def test_how_many_votes_it_takes_is_told(window: BlindTestWindow) -> None:
    page = window.setup
    page.crops.setCurrentIndex(page.crops.findData(12))
    assert "needs 10 to" in page.note.text()
    page.crops.setCurrentIndex(page.crops.findData(24))
    assert "needs 18 to" in page.note.text()


# The votes


@pytest.mark.parametrize(("key", "place"), [(Qt.Key.Key_1, 0), (Qt.Key.Key_3, 2), (Qt.Key.Key_0, None)])
def test_a_number_votes(voting: BlindTestWindow, qtbot: QtBot, key: Qt.Key, place: int | None) -> None:
    found: list[object] = []
    voting.voting.voted.connect(found.append)
    qtbot.keyClick(voting.voting, key)
    assert found == [place]


def test_a_number_votes_wherever_the_focus_is(voting: BlindTestWindow, qtbot: QtBot) -> None:
    found: list[object] = []
    voting.voting.voted.connect(found.append)
    for widget in (voting.voting.none_button, voting.voting.row.buttons[1]):
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_2)
    qtbot.keyClick(voting.voting, Qt.Key.Key_3, Qt.KeyboardModifier.KeypadModifier)
    assert found == [1, 1, 2]


def test_keys_that_mean_nothing_vote_for_nothing(voting: BlindTestWindow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(voting.voting.voted):
        for key in (Qt.Key.Key_4, Qt.Key.Key_9, Qt.Key.Key_A, Qt.Key.Key_Return):
            qtbot.keyClick(voting.voting, key)
        qtbot.keyClick(voting.voting, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert voting.isVisible()


def test_a_click_on_a_picture_votes_and_so_does_space(voting: BlindTestWindow, qtbot: QtBot) -> None:
    found: list[object] = []
    voting.voting.voted.connect(found.append)
    buttons = voting.voting.row.buttons
    qtbot.mouseClick(buttons[2], Qt.MouseButton.LeftButton)
    buttons[0].setFocus()
    qtbot.keyClick(buttons[0], Qt.Key.Key_Space)
    qtbot.mouseClick(voting.voting.none_button, Qt.MouseButton.LeftButton)
    assert found == [2, 0, None]


def test_backspace_goes_back_but_not_before_the_first(voting: BlindTestWindow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(voting.voting.backRequested):
        qtbot.keyClick(voting.voting, Qt.Key.Key_Backspace)
    voting.show_question(begun().vote(0))
    with qtbot.waitSignal(voting.voting.backRequested):
        qtbot.keyClick(voting.voting, Qt.Key.Key_Backspace)


def test_tab_reaches_every_picture_and_button(voting: BlindTestWindow, qtbot: QtBot) -> None:
    voting.show_question(begun().vote(0))
    seen = set()
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.add(QApplication.focusWidget())
    page = voting.voting
    assert {*page.row.buttons, page.back_button, page.none_button, page.finish_button} <= seen


def test_nothing_tells_which_is_which(voting: BlindTestWindow) -> None:
    told = [widget.text() + widget.toolTip() + widget.accessibleName() for widget in voting.findChildren(QLabel)]
    told += [w.text() + w.toolTip() + w.accessibleName() for w in voting.voting.findChildren(QAbstractButton)]
    told += [voting.windowTitle(), voting.voting.accessibleName(), voting.voting.accessibleDescription()]
    assert not [text for text in told if any(name in text for name in NAMES)]


def test_it_says_how_far_it_is(voting: BlindTestWindow) -> None:
    voting.show_question(begun().vote(0))
    assert voting.voting.progress.text() == "2 of 3"
    assert voting.voting.accessibleName() == "Which looks better? 2 of 3"
    assert [button.accessibleName() for button in voting.voting.row.buttons] == ["Picture 1", "Picture 2", "Picture 3"]
    assert voting.voting.hasFocus()


def test_fewer_pictures_hide_the_others(voting: BlindTestWindow) -> None:
    voting.show_question(begun(names=NAMES[:2]))
    assert [button.isVisible() for button in voting.voting.row.buttons] == [True, True, False]


# What is seen


def middle(button: CropButton) -> tuple[int, ...]:
    seen = pixels_of(button)
    return tuple(int(value) for value in seen[seen.shape[0] // 2 - 10, seen.shape[1] // 2])


def test_pictures_stand_in_the_order_of_the_question(voting: BlindTestWindow) -> None:
    test = begun()
    assert test.question is not None
    for button, picture in zip(voting.voting.row.buttons, test.question.shown, strict=True):
        assert middle(button) == tuple(picture[0, 0])


def test_all_pictures_have_the_same_size(voting: BlindTestWindow, qapp: QApplication) -> None:
    for width, height in ((1280, 800), (700, 900), (1001, 503)):
        voting.resize(width, height)
        qapp.processEvents()
        buttons = voting.voting.row.buttons
        assert len({(button.width(), button.height()) for button in buttons}) == 1
        assert buttons[0].room.width() >= 150


def blocks(grey: Rgb, zoom: int) -> None:
    """A chessboard of single pixels is drawn as squares of ``zoom`` pixels, none of them mixed."""
    assert set(np.unique(grey)) == {0, 255}
    for line in (grey[grey.shape[0] // 2], grey[:, grey.shape[1] // 2]):
        changes = np.flatnonzero(np.diff(line.astype(int)))
        assert set(np.diff(changes)) == {zoom}


@pytest.mark.parametrize("zoom", [1, 2, 5])
def test_a_pixel_of_the_photo_is_a_square(qtbot: QtBot, zoom: int) -> None:
    board = np.repeat((np.indices((300, 300)).sum(axis=0) % 2 * 255).astype(np.uint8)[..., None], 3, axis=2)
    button = CropButton(0)
    qtbot.addWidget(button)
    button.resize(203, 231)
    button.show_picture(board, zoom)
    button.show()
    blocks(pixels_of(button)[10:190, 10:190, 0], zoom)


def test_the_zoom_is_that_of_all_and_stays(voting: BlindTestWindow, qtbot: QtBot) -> None:
    row = voting.voting.row
    first = row.zoom
    assert first >= 2
    qtbot.keyClick(voting.voting, Qt.Key.Key_Plus)
    qtbot.keyClick(voting.voting, Qt.Key.Key_Plus)
    assert row.zoom == first + 2
    assert voting.voting.zoom.text().startswith(f"{first + 2} : 1")
    turn_wheel(row, -120)
    voting.show_question(begun().vote(1))
    assert row.zoom == first + 1
    for _ in range(20):
        qtbot.keyClick(voting.voting, Qt.Key.Key_Minus)
    assert row.zoom == 1


def turn_wheel(widget: QWidget, angle: int) -> None:
    at = QPointF(widget.rect().center())
    event = QWheelEvent(
        at,
        QPointF(widget.mapToGlobal(at)),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize(
    ("count", "width", "height", "columns"),
    [(2, 1200, 600, 2), (2, 500, 900, 1), (3, 1200, 500, 3), (4, 1200, 800, 2), (9, 1200, 1200, 3), (5, 1300, 700, 3)],
)
def test_pictures_lie_so_that_they_are_large(count: int, width: int, height: int, columns: int) -> None:
    assert columns_for(count, width, height) == columns


# The result


def finished(places: str) -> BlindTest:
    test = begun(len(places))
    for place in places:
        test = test.vote(None if place == "0" else int(place) - 1)
    return test


def test_the_result_tells_what_it_was(window: BlindTestWindow) -> None:
    test = finished("1203")
    window.show_result(test)
    page = window.outcome
    rows = page.table.rows
    assert rows.rowCount() == 4
    for row, (question, vote) in enumerate(zip(test.questions, test.votes, strict=True)):
        texts = [rows.index(row, column).data() for column in range(rows.columnCount())]
        assert texts[0] == f"{question.crop.photo}\n20, 10"
        assert [text.removeprefix("✓ ") for text in texts[1:4]] == [NAMES[each] for each in question.order]
        assert [place for place, text in enumerate(texts[1:4]) if text.startswith("✓")] == (
            [] if vote.place is None else [vote.place]
        )
        assert texts[4] == ("No difference" if vote.candidate is None else NAMES[vote.candidate])
    assert len(page.findChildren(ShareBar)) == 4


def test_thumbnails_are_those_of_the_pictures(window: BlindTestWindow) -> None:
    test = finished("12")
    window.show_result(test)
    found = window.outcome.table.rows.index(1, 2).data(Item.DecorationRole).toImage()
    shown = test.questions[1].shown[1]
    assert found.convertToFormat(QImage.Format.Format_RGB888).pixelColor(3, 3).getRgb()[:3] == tuple(shown[0, 0])
    assert (found.width(), found.height()) == (64, 64)


def votes_for(count: int, names: tuple[str, ...], wanted: str, others: int) -> BlindTest:
    """So many votes for one, and so many for another."""
    test = begun(count, names)
    for number in range(count):
        assert test.question is not None
        choice = wanted if number >= others else next(name for name in names if name != wanted)
        test = test.vote(test.question.order.index(names.index(choice)))
    return test


def test_two_are_judged_by_the_sign_test(window: BlindTestWindow) -> None:
    window.show_result(votes_for(12, ("fast", "quality"), "quality", 2))
    assert window.outcome.headline.text() == "quality looked better most often: 10 of 12 crops."
    assert window.outcome.remark.text() == "10 to 2 (sign test, p = 0.039). That is beyond chance."
    window.show_result(votes_for(10, ("fast", "quality"), "quality", 2))
    assert window.outcome.remark.text() == "8 to 2 (sign test, p = 0.109). That may be chance."
    window.show_result(votes_for(24, ("fast", "quality"), "fast", 0))
    assert "p < 0.001" in window.outcome.remark.text()


def shared(votes: dict[str, int]) -> BlindTest:
    """So many votes for each."""
    names = tuple(votes)
    test = begun(sum(votes.values()), names)
    for name, count in votes.items():
        for _ in range(count):
            assert test.question is not None
            test = test.vote(test.question.order.index(names.index(name)))
    return test


def test_of_several_every_two_are_told_in_words(window: BlindTestWindow, qtbot: QtBot) -> None:
    page = window.outcome
    window.show_result(shared({"fast": 6, "quality": 21, "nlm": 1}))
    assert page.remark.text() == "quality was picked more often than each of the others, beyond chance."
    assert page.tabs.currentIndex() == 0
    texts = [[page.pairs.item(row, column).text() for column in range(4)] for row in range(page.pairs.rowCount())]  # type: ignore[union-attr]
    assert texts == [
        ["quality more often than fast", "21 to 6", "0.012", "beyond chance"],
        ["quality more often than nlm", "21 to 1", "< 0.001", "beyond chance"],
        ["fast more often than nlm", "6 to 1", "0.125", "may be chance"],
    ]
    window.show()
    qtbot.keyClick(page.tabs.tabBar(), Qt.Key.Key_Right)
    assert page.table.isVisible()
    window.show_result(shared({"fast": 9, "quality": 12, "nlm": 1, "tv": 1}))
    assert page.remark.text() == (
        "quality was picked more often than nlm and tv, beyond chance; compared with fast it may be chance."
    )
    assert page.pairs.isVisible(), "they come first"
    assert page.pairs.item(5, 0).text() == "nlm as often as tv"  # type: ignore[union-attr]
    assert page.pairs.item(5, 3).text() == "too few votes to tell"  # type: ignore[union-attr]
    window.show_result(shared({"fast": 3, "quality": 2, "nlm": 2}))
    assert page.remark.text() == "That fast was picked more often than any of the others may be chance."


def test_with_more_than_two_more_crops_are_suggested(window: BlindTestWindow, qtbot: QtBot) -> None:
    window.setup.offer([Offer(name, name, name != "c") for name in "abc"], "a.png")
    window.show_setup()
    window.show()
    assert window.setup.note.text().startswith("With 12 votes one of two pictures needs 10")
    qtbot.mouseClick(
        window.setup.boxes[2], Qt.MouseButton.LeftButton, pos=QPoint(10, window.setup.boxes[2].height() // 2)
    )
    assert window.setup.note.text().endswith("take more crops.")


def test_two_have_no_table_of_pairs(window: BlindTestWindow) -> None:
    window.show_result(votes_for(12, ("fast", "quality"), "quality", 2))
    assert not window.outcome.tabs.isTabVisible(0)
    assert window.outcome.tabs.currentWidget() is window.outcome.table
    window.show_result(shared({"a": 0, "b": 0, "c": 1}))
    assert window.outcome.tabs.isTabVisible(0)


def test_a_draw_and_no_difference_at_all_are_told_as_such(window: BlindTestWindow) -> None:
    window.show_result(votes_for(4, ("fast", "quality"), "quality", 2))
    assert window.outcome.headline.text() == "No picture looked better more often than all others."
    window.show_result(finished("000"))
    assert window.outcome.headline.text() == "No difference was seen in any of 3 crops."
    assert not window.outcome.remark.text()


def test_figures_have_names(window: BlindTestWindow) -> None:
    window.show_result(votes_for(10, ("fast", "quality"), "quality", 2))
    named = [label.accessibleName() for label in window.outcome.findChildren(QLabel)]
    assert "quality: 8 / 10   80 %   (49 … 94 %)" in named
    assert "No difference: 0 / 10   0 %   (0 … 28 %)" in named


def test_everything_can_be_hit_and_has_a_name(window: BlindTestWindow) -> None:
    window.setup.offer([Offer("a", "A", True), Offer("b", "B", True)], "a.png")
    for show in (window.show_setup, lambda: window.show_question(begun()), lambda: window.show_result(finished("111"))):
        show()
        for kind in (QAbstractButton, QComboBox):
            for widget in window.findChildren(kind):
                if widget.isVisible() and widget.metaObject().className() != "QTableCornerButton":
                    assert widget.height() >= 28, widget
                    assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def test_escape_closes(voting: BlindTestWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(voting.closed):
        qtbot.keyClick(voting.voting, Qt.Key.Key_Escape)
    assert not voting.isVisible()
