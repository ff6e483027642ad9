"""The list of what can be compared, used with real mouse and key events."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from denoiser_gui.views.candidate_panel import CandidatePanel
from denoiser_gui.views.candidate_row import CandidateRow, Row, Side
from denoiser_gui.views.method_menu import MethodChoice
from denoiser_gui.views.palette import accent
from tests.gui.views.conftest import pixels_of

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
ROWS = (
    Row("noisy", "Noisy", 1, Side.LEFT, "24.22", "0.5362"),
    Row("denoised", "Denoised", 2, Side.RIGHT, "32.66", "0.8823"),
    Row("nlm", "Non-local means", 3, psnr="29.43", ssim="0.8167", removable=True),
    Row("tv", "Total variation", 4, state="42 %", fraction=0.42, removable=True),
)


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[CandidatePanel]:
    panel = CandidatePanel()
    qtbot.addWidget(panel)
    panel.resize(260, 200)
    panel.set_rows(ROWS, ("+8.44", "+0.3461"))
    with qtbot.waitExposed(panel):
        panel.show()
    yield panel
    panel.add_button.deleteLater()


def heard(panel: CandidatePanel) -> list[tuple[object, ...]]:
    told: list[tuple[object, ...]] = []
    panel.chosen.connect(lambda name, left: told.append((name, "left" if left else "right")))
    panel.removeRequested.connect(lambda name: told.append((name, "gone")))
    return told


def test_a_click_puts_it_on_the_right_and_with_shift_on_the_left(panel: CandidatePanel) -> None:
    told = heard(panel)
    QTest.mouseClick(panel.button("nlm"), LEFT)
    QTest.mouseClick(panel.button("tv"), LEFT, SHIFT)
    QTest.mouseClick(panel.button("tv"), Qt.MouseButton.RightButton)
    assert told == [("nlm", "right"), ("tv", "left")]
    assert not panel.button("tv").hasFocus(), "the keys stay with the photo"


def test_what_is_pressed_and_left_is_not_chosen(panel: CandidatePanel) -> None:
    told = heard(panel)
    button = panel.button("nlm")
    QTest.mousePress(button, LEFT)
    QTest.mouseRelease(button, LEFT, NONE, QPoint(-20, -20))
    assert told == []


def test_by_keys(panel: CandidatePanel) -> None:
    told = heard(panel)
    panel.button("nlm").setFocus(Qt.FocusReason.TabFocusReason)
    for key, modifier in ((Key.Key_Space, NONE), (Key.Key_Return, SHIFT), (Key.Key_Delete, NONE)):
        QTest.keyClick(panel.button("nlm"), key, modifier)
    assert told == [("nlm", "right"), ("nlm", "left"), ("nlm", "gone")]
    QTest.keyClick(panel.button("nlm"), Key.Key_Down)
    assert panel.button("tv").hasFocus()
    QTest.keyClick(panel.button("tv"), Key.Key_Up)
    assert panel.button("nlm").hasFocus()
    QTest.keyClick(panel.button("noisy"), Key.Key_Delete)
    assert len(told) == 3, "the photo itself stays"


def test_the_second_button_offers_the_same(panel: CandidatePanel) -> None:
    told = heard(panel)
    for name in ("nlm", "noisy"):
        menu = panel.button(name).offer()
        for entry in menu.actions():
            entry.trigger()
        menu.deleteLater()
    assert told == [("nlm", "left"), ("nlm", "right"), ("nlm", "gone"), ("noisy", "left"), ("noisy", "right")]


def test_the_cross_takes_it_away_only_where_it_is_seen(panel: CandidatePanel) -> None:
    told = heard(panel)
    for name in ("nlm", "noisy"):
        button = panel.button(name)
        at = QPoint(button.width() - 10, button.height() // 2)
        before = pixels_of(button)
        QTest.mouseMove(button, at)
        enter(button)
        assert (pixels_of(button) != before).any()
        QTest.mouseClick(button, LEFT, NONE, at)
    assert told == [("nlm", "gone"), ("noisy", "right")]


def enter(button: CandidateRow) -> None:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QEnterEvent
    from PySide6.QtWidgets import QApplication

    middle = QPointF(button.rect().center())
    QApplication.sendEvent(button, QEnterEvent(middle, middle, middle))


def test_each_is_told_to_screen_readers(panel: CandidatePanel) -> None:
    spoken = [panel.button(row.name).accessibleName() for row in ROWS]
    assert spoken == [
        "1 Noisy, PSNR 24.22 dB, SSIM 0.5362, on the left",
        "2 Denoised, PSNR 32.66 dB, SSIM 0.8823, on the right",
        "3 Non-local means, PSNR 29.43 dB, SSIM 0.8167",
        "4 Total variation, 42 %",
    ]
    assert [panel.button(row.name).isChecked() for row in ROWS] == [True, True, False, False]


def test_without_figures_it_is_told_how_long_it_took(panel: CandidatePanel) -> None:
    row = replace(ROWS[2], psnr="", ssim="", time="2.5 s")
    panel.set_rows([*ROWS[:2], row], None)
    assert panel.button("nlm").accessibleName() == "3 Non-local means, 2.5 s"
    before = pixels_of(panel.button("nlm"))
    panel.set_rows([*ROWS[:2], replace(row, time="")], None)
    assert (pixels_of(panel.button("nlm")) != before).any()


def test_marks_tell_the_sides_by_their_shape(panel: CandidatePanel) -> None:
    """The filled half of the mark."""
    hue = np.array(accent(panel.palette()).getRgb()[:3], int)

    def filled(name: str) -> tuple[bool, bool]:
        button = panel.button(name)
        row = pixels_of(button)[button.height() // 2].astype(int)
        return bool((np.abs(row[3] - hue) < 8).all()), bool((np.abs(row[9] - hue) < 8).all())

    assert filled("noisy") == (True, False)
    assert filled("denoised") == (False, True)
    assert filled("nlm") == (False, False)


def test_rows_come_and_go_and_nothing_gets_wider(panel: CandidatePanel) -> None:
    width = panel.minimumSizeHint().width()
    long = replace(ROWS[2], name="long", title="a model with a very long name that says a lot", words=False)
    panel.set_rows((*ROWS, long), None)
    assert [row.name for row in panel.rows] == ["noisy", "denoised", "nlm", "tv", "long"]
    assert panel.minimumSizeHint().width() == width
    panel.set_rows((), None)
    assert panel.isHidden()
    with pytest.raises(KeyError):
        panel.button("nlm")


@pytest.mark.parametrize(("width", "whole"), [(400, True), (218, True), (60, False)])
def test_a_title_too_long_for_its_line_goes_on_in_small_letters(panel: CandidatePanel, width: int, whole: bool) -> None:
    button = panel.button("nlm")
    font, text = button._fitted(room := max(width - 130, 30))
    metrics = QFontMetrics(font)
    assert (text.replace("\n", " ") == "Non-local means") == whole
    assert all(metrics.horizontalAdvance(line) <= room for line in text.split("\n"))
    assert len(text.split("\n")) * metrics.height() <= button.height()
    assert (font == button.font()) == (width == 400), "small letters only where they are needed"


def test_several_methods_are_ticked_while_the_menu_stays_open(panel: CandidatePanel, qtbot: QtBot) -> None:
    menu, told = panel.menu, []
    methods = [MethodChoice("nlm", "Non-local means"), MethodChoice("tv", "Total variation", "Painted look.")]
    menu.show_choices(methods, [MethodChoice("fast", "fast")], [], ticked=["tv"], always=False)
    menu.ticked.connect(lambda name, on: told.append((name, on)))
    menu.alwaysTicked.connect(lambda on: told.append(("always", on)))
    assert told == []
    panel.open_menu()
    qtbot.waitUntil(menu.isVisible)
    for entry in (menu.entry("nlm"), menu.entry("tv"), menu.always):
        QTest.mouseClick(menu, LEFT, NONE, menu.actionGeometry(entry).center())
    assert told == [("nlm", True), ("tv", False), ("always", True)]
    menu.setActiveAction(menu.entry("fast"))
    QTest.keyClick(menu, Key.Key_Space)
    assert told[-1] == ("fast", True)
    assert menu.isVisible()
    QTest.keyClick(menu, Key.Key_Escape)
    assert not menu.isVisible()
    menu.set_ready(False)
    assert not menu.entry("nlm").isEnabled()


def test_what_is_not_installed_is_listed_and_cannot_be_ticked(panel: CandidatePanel, qtbot: QtBot) -> None:
    menu, told = panel.menu, []
    absent = MethodChoice("bm3d", "BM3D", "Slow.\nInstall it with: pip", "not installed")
    menu.show_choices([absent, MethodChoice("tv", "Total variation")], [], [], ticked=[], always=False)
    menu.ticked.connect(lambda name, on: told.append((name, on)))
    menu.set_ready(True)
    entry = menu.entry("bm3d")
    assert (entry.text(), entry.isEnabled()) == ("BM3D – not installed", False)
    assert entry.toolTip() == absent.explanation
    panel.open_menu()
    qtbot.waitUntil(menu.isVisible)
    for name in ("bm3d", "tv"):
        QTest.mouseClick(menu, LEFT, NONE, menu.actionGeometry(menu.entry(name)).center())
    assert told == [("tv", True)]
    menu.close()


def test_models_at_their_best_have_a_menu_of_their_own_that_stays_open(panel: CandidatePanel, qtbot: QtBot) -> None:
    menu, told = panel.menu, []
    models = [MethodChoice("fast", "fast"), MethodChoice("quality", "quality")]
    best = [MethodChoice("fast+best", "fast+best", "About 8 s"), MethodChoice("quality+best", "quality+best")]
    menu.show_choices([], models, best, ticked=["quality+best"], always=False)
    menu.ticked.connect(lambda name, on: told.append((name, on)))
    assert "8 times as long" in menu.best.title()
    assert menu.entry("fast+best").toolTip() == "About 8 s"
    panel.open_menu()
    qtbot.waitUntil(menu.isVisible)
    menu.setActiveAction(menu.best.menuAction())
    QTest.keyClick(menu, Key.Key_Right)
    qtbot.waitUntil(menu.best.isVisible)
    for name in ("fast+best", "quality+best"):
        QTest.mouseClick(menu.best, LEFT, NONE, menu.best.actionGeometry(menu.entry(name)).center())
    assert told == [("fast+best", True), ("quality+best", False)]
    assert menu.best.isVisible()
    menu.close()


def test_the_menu_follows_a_library_that_changes(panel: CandidatePanel) -> None:
    menu, told = panel.menu, []
    menu.alwaysTicked.connect(told.append)
    fast, mine = (MethodChoice(name, name) for name in ("fast", "mine"))
    menu.show_choices([], [fast], [MethodChoice("fast+best", "fast+best")], ticked=[], always=True)
    menu.show_choices([], [fast, mine], [MethodChoice("mine+best", "mine+best")], ticked=["mine"], always=True)
    assert menu.always.isChecked()
    assert menu.entry("mine").isChecked()
    assert [entry.text() for entry in menu.best.actions()] == ["mine+best"]
    menu.show_choices([], [], [], ticked=[], always=False)
    assert menu.best.menuAction() not in menu.actions()
    assert menu.actions()[-1] is menu.always
    menu.always.trigger()
    assert told == [True]
