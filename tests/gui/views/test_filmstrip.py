"""The open photos, one below the other."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from denoiser_gui.views.filmstrip import Filmstrip
from denoiser_gui.views.photo_list import PhotoRow
from tests.gui.views.conftest import Drag, files, pixels_of

Item = Qt.ItemDataRole
ROWS = [
    PhotoRow("a", "a.png", "Done in 1.3 s"),
    PhotoRow("b", "b" * 200 + ".jpg", "42 %", 0.42),
    PhotoRow("c", "größe 写真.tif", "Failed: the file is damaged", failed=True, tooltip="all of it"),
]


@pytest.fixture
def strip(qtbot: QtBot) -> Filmstrip:
    strip = Filmstrip()
    qtbot.addWidget(strip)
    strip.resize(208, 500)
    with qtbot.waitExposed(strip):
        strip.show()
    strip.set_rows(ROWS)
    return strip


def middle(strip: Filmstrip, row: int) -> QPoint:
    return strip.visualRect(strip.model().index(row, 0)).center()


def text(strip: Filmstrip, row: int, role: Item) -> object:
    return strip.model().index(row, 0).data(role)


def test_a_click_chooses(strip: Filmstrip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(strip.photoChosen) as told:
        qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=middle(strip, 1))
    assert told.args == ["b"]
    assert strip.current_key == "b"


def test_keys_choose_and_remove(strip: Filmstrip, qtbot: QtBot) -> None:
    strip.set_current("a")
    chosen: list[str] = []
    strip.photoChosen.connect(chosen.append)
    qtbot.keyClick(strip, Qt.Key.Key_Down)
    qtbot.keyClick(strip, Qt.Key.Key_End)
    qtbot.keyClick(strip, Qt.Key.Key_Up)
    assert chosen == ["b", "c", "b"]
    with qtbot.waitSignal(strip.removeRequested) as told:
        qtbot.keyClick(strip, Qt.Key.Key_Delete)
    assert told.args == [["b"]]


def test_nothing_chosen_nothing_removed(strip: Filmstrip, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(strip.removeRequested):
        qtbot.keyClick(strip, Qt.Key.Key_Delete)


@pytest.mark.parametrize(
    ("place", "signal", "told"),
    [
        (0, "againRequested", ["c"]),
        (1, "groundTruthRequested", "c"),
        (2, "folderRequested", "c"),
        (-1, "removeRequested", ["c"]),
    ],
)
def test_the_menu_is_about_the_photo_under_it(
    strip: Filmstrip, qtbot: QtBot, place: int, signal: str, told: object
) -> None:
    strip.set_current("a")
    with qtbot.waitSignal(getattr(strip, signal)) as heard:
        strip.menu_for("c").actions()[place].trigger()
    assert heard.args == [told]


def test_several_photos_are_chosen_and_closed_together(strip: Filmstrip, qtbot: QtBot) -> None:
    strip.set_current("a")
    qtbot.mouseClick(
        strip.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, pos=middle(strip, 2)
    )
    assert strip.chosen_keys == ["a", "c"]
    menu = strip.menu_for("a")
    assert [action.text() for action in menu.actions()] == ["Denoise 2 photos again", "", "Close 2 photos"]
    with qtbot.waitSignal(strip.removeRequested) as told:
        qtbot.keyClick(strip, Qt.Key.Key_Delete)
    assert told.args == [["a", "c"]]
    assert len(strip.menu_for("b").actions()) == 5, "one that is not chosen stands for itself"


def test_showing_rows_emits_nothing_and_keeps_the_choice(strip: Filmstrip, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(strip.photoChosen):
        strip.set_current("b")
        strip.set_rows([ROWS[1], PhotoRow("b2", "new", "Waiting"), ROWS[0]])
        assert strip.current_key == "b"
        strip.set_rows([ROWS[0]])
    assert strip.current_key is None
    strip.set_rows([])
    assert strip.model().rowCount() == 0


def test_news_about_one_photo_leave_the_others_alone(strip: Filmstrip) -> None:
    before = pixels_of(strip)
    strip.update_row(PhotoRow("b", "b.jpg", "90 %", 0.9))
    after = pixels_of(strip)
    first, second = (strip.visualRect(strip.model().index(row, 0)) for row in (0, 1))
    assert (before[: first.bottom()] == after[: first.bottom()]).all()
    assert (before[second.top() : second.bottom()] != after[second.top() : second.bottom()]).any()
    strip.update_row(PhotoRow("gone", "x", "Waiting"))
    assert strip.model().rowCount() == 3


def test_what_is_told_by_words(strip: Filmstrip) -> None:
    assert text(strip, 2, Item.AccessibleTextRole) == "größe 写真.tif, Failed: the file is damaged"
    assert text(strip, 2, Item.ToolTipRole) == "all of it"
    assert text(strip, 1, Item.ToolTipRole) == ROWS[1].name + "\n42 %"


def test_a_thumbnail_is_painted_whole_and_undistorted(strip: Filmstrip) -> None:
    picture = QImage(200, 100, QImage.Format.Format_RGB888)
    picture.fill(Qt.GlobalColor.magenta)
    strip.set_rows([PhotoRow("a", "a.png", "Waiting", thumbnail=picture)])
    seen = pixels_of(strip)
    mask = (seen == [255, 0, 255]).all(axis=2)
    rows, columns = mask.any(axis=1).sum(), mask.any(axis=0).sum()
    assert (rows, columns) == (28, 56)


def test_a_single_file_on_a_photo_is_its_ground_truth(strip: Filmstrip, qtbot: QtBot, tmp_path: Path) -> None:
    plain = pixels_of(strip)
    over = Drag(strip.viewport(), files(tmp_path / "clean.png"), middle(strip, 1))
    assert over.enter()
    over.move()
    assert (pixels_of(strip) != plain).any()  # the photo lights up
    with qtbot.waitSignal(strip.groundTruthDropped) as told, qtbot.assertNotEmitted(strip.dropped):
        over.drop()
    assert told.args == ["b", tmp_path / "clean.png"]
    assert (pixels_of(strip) == plain).all()


@pytest.mark.parametrize("case", ["several", "a folder", "beside"])
def test_other_drops_open_photos(strip: Filmstrip, qtbot: QtBot, tmp_path: Path, case: str) -> None:
    paths = {"several": [tmp_path / "a.png", tmp_path / "b.png"], "a folder": [tmp_path], "beside": [tmp_path / "a"]}
    at = QPoint(20, 480) if case == "beside" else middle(strip, 0)
    over = Drag(strip.viewport(), files(*paths[case]), at)
    over.enter()
    over.move()
    with qtbot.waitSignal(strip.dropped) as told, qtbot.assertNotEmitted(strip.groundTruthDropped):
        over.drop()
    assert told.args == [paths[case]]


def test_a_drag_that_leaves_leaves_no_light(strip: Filmstrip, tmp_path: Path) -> None:
    plain = pixels_of(strip)
    over = Drag(strip.viewport(), files(tmp_path / "clean.png"), middle(strip, 1))
    over.enter()
    over.move()
    over.leave()
    assert (pixels_of(strip) == plain).all()


def test_a_row_grows_with_the_system_font(strip: Filmstrip) -> None:
    font = strip.font()
    font.setPointSize(40)
    strip.setFont(font)
    assert strip.sizeHintForRow(0) > 100


def test_with_which_model_it_was_made_goes_on_in_a_second_line(strip: Filmstrip) -> None:
    strip.resize(168, 500)
    rows = [PhotoRow("a", "a.png", state) for state in ("Done in 1.3 s", "Done in 15.7 s, with quality")]
    heights = []
    for row in rows:
        strip.set_rows([row])
        place = strip.visualRect(strip.model().index(0, 0))
        words = pixels_of(strip.viewport())[place.top() : place.bottom(), 72:].astype(int)
        written = np.flatnonzero((np.abs(words - words[0, 0]).sum(axis=2) > 60).any(axis=1))
        heights.append(written[-1] - written[0])
    assert heights[1] >= heights[0] + 8
