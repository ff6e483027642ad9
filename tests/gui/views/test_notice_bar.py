"""Messages above the photo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from denoiser_gui.notices import Action, Notice, Severity
from denoiser_gui.views.notice_bar import NoticeBar

LEFT = Qt.MouseButton.LeftButton
FIRST = Notice("First.", "Do this.", "line one\nline two", Severity.ERROR)
SECOND = Notice("Second.")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(NoticeBar())
    column.addWidget(QLineEdit())
    with qtbot.waitActive(window):
        window.show()
    return window


@pytest.fixture
def bar(window: QWidget) -> NoticeBar:
    found = window.findChild(NoticeBar)
    assert found is not None
    return found


def test_it_is_hidden_until_there_is_something_to_say(bar: NoticeBar) -> None:
    assert not bar.isVisible()
    bar.add(FIRST)
    assert bar.isVisible()
    assert bar.accessibleName() == "Error: First. Do this."


def test_several_wait_their_turn_and_are_counted(bar: NoticeBar, qtbot: QtBot) -> None:
    for notice in (FIRST, SECOND, FIRST):
        bar.add(notice)
    assert bar.waiting == 2
    assert (bar.current, bar._counter.text()) == (FIRST, "1 of 2")
    qtbot.mouseClick(bar.close_button, LEFT)
    assert (bar.current, bar._counter.text()) == (SECOND, "2 of 2")
    with qtbot.waitSignal(bar.emptied):
        qtbot.mouseClick(bar.close_button, LEFT)
    assert not bar.isVisible()
    bar.add(SECOND)
    assert not bar._counter.isVisible()


def test_what_only_informs_steps_back_behind_what_matters_more(bar: NoticeBar) -> None:
    third, resume = Notice("Third."), Notice("Interrupted.", actions=(Action("Resume", lambda: None),))
    for notice in (SECOND, third, FIRST, resume):
        bar.add(notice)
    shown = []
    while bar.current is not None:
        shown.append(bar.current)
        bar.dismiss()
    assert shown == [FIRST, resume, SECOND, third]


def test_escape_closes_wherever_the_keyboard_is(window: QWidget, bar: NoticeBar, qtbot: QtBot) -> None:
    line = window.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    bar.add(FIRST)
    assert line.hasFocus()  # a message never takes the keyboard away
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert bar.current is None


def test_details_fold_out_and_can_be_copied(bar: NoticeBar, qtbot: QtBot) -> None:
    bar.add(FIRST)
    bar.add(SECOND)
    assert not bar.details.isVisible()
    qtbot.mouseClick(bar.details_button, LEFT)
    assert bar.details.isVisible()
    assert bar.details.toPlainText() == FIRST.details
    qtbot.mouseClick(bar.copy_button, LEFT)
    assert QGuiApplication.clipboard().text() == "First.\nDo this.\nline one\nline two"
    bar.dismiss()
    assert not bar.details.isVisible()
    assert not bar.details_button.isVisible()


def test_text_is_never_taken_for_markup(bar: NoticeBar) -> None:
    bar.add(Notice("<b>x</b>"))
    assert bar._text.textFormat() == Qt.TextFormat.PlainText


def test_everything_can_be_closed_at_once(bar: NoticeBar) -> None:
    bar.add(FIRST)
    bar.add(SECOND)
    bar.dismiss_all()
    bar.dismiss()
    assert bar.waiting == 0


def test_what_can_be_done_is_a_button_that_closes(bar: NoticeBar, qtbot: QtBot) -> None:
    done: list[str] = []
    actions = (Action("Go on", lambda: done.append("on")), Action("Forget", lambda: done.append("forget")))
    bar.add(Notice("Interrupted.", actions=actions))
    bar.add(FIRST)
    assert [button.text() for button in bar.action_buttons if button.isVisible()] == ["Go on", "Forget"]
    assert all(button.height() >= 28 for button in bar.action_buttons)
    qtbot.mouseClick(bar.action_buttons[1], LEFT)
    assert done == ["forget"]
    assert bar.current == FIRST
    assert not any(button.isVisible() for button in bar.action_buttons)


def test_a_notice_is_replaced_and_removed_wherever_it_stands(bar: NoticeBar) -> None:
    bar.add(FIRST)
    bar.add(SECOND)
    third = Notice("Third.")
    bar.replace(SECOND, third)
    bar.replace(SECOND, FIRST)
    assert SECOND not in bar
    assert third in bar
    bar.remove(SECOND)
    bar.remove(third)
    assert bar.waiting == 1
    bar.remove(FIRST)
    assert not bar.isVisible()


def test_what_answers_the_person_comes_at_once(bar: NoticeBar) -> None:
    """A language was chosen, a folder without photos was dropped: nobody looks for the answer behind other messages."""
    trouble = Notice("Broken.", severity=Severity.ERROR)
    answer = Notice("From the next start on.", at_once=True)
    bar.add(trouble)
    bar.add(answer)
    assert bar.current == answer
    bar.add(Notice("Another one.", at_once=True))
    bar.add(answer)
    assert bar.current == answer
    assert bar.waiting == 3
    for _ in range(2):
        bar.dismiss()
    assert bar.current == trouble, "the others wait"
