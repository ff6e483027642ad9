"""The names of panes, with what there is room for."""

import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from denoiser_gui.state.comparison import Size, Viewport
from denoiser_gui.state.panes import Frame
from denoiser_gui.views.pane_labels import PaneLabel, Title, label_of
from engine.inference.tiling import Rect

TITLE = Title("nlm", "Non-local means", "34.05 dB")
BARE = Title("nlm", "Non-local means")


def label(width: int, height: int = 200, title: Title = TITLE, loose: bool = False, ratio: float = 1.0) -> PaneLabel:
    area = Rect(10, 20, 10 + height, 20 + width)
    frame = Frame("nlm", 6, area, Viewport.fit(Size(300, 200), Size(width, height)), loose)
    return label_of(frame, title, QFont(), ratio, True)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("width", "title", "text"),
    [
        (400, TITLE, "6\u2002Non-local means\u200234.05 dB"),
        (400, BARE, "6\u2002Non-local means"),
        (40, TITLE, "6"),
        (20, TITLE, ""),
    ],
)
def test_as_much_as_fits_is_told(width: int, title: Title, text: str) -> None:
    assert label(width, title=title).text == text


def test_the_title_is_cut_before_the_figure_goes(qapp: QApplication) -> None:  # noqa: ARG001
    texts = [label(width).text for width in range(400, 30, -2)]
    cut = [text for text in texts if "…" in text and text.endswith("34.05 dB")]
    without = [text for text in texts if "dB" not in text and "Non" in text]
    assert cut
    assert without
    assert texts.index(cut[-1]) < texts.index(without[0])


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("loose", [False, True])
def test_labels_stay_inside_their_pane(qapp: QApplication, loose: bool, ratio: float) -> None:  # noqa: ARG001
    for width in range(20, 500, 7):
        made = label(round(width * ratio), loose=loose, ratio=ratio)
        for place in (made.place, made.chip):
            if not place.isEmpty():
                assert place.left() >= 20
                assert place.right() <= 20 + width * ratio
                assert place.top() >= 10
        if not made.place.isEmpty():
            room = made.place.width() / ratio
            assert QFontMetricsF(QFont()).horizontalAdvance(made.text) < room


def test_a_pane_that_goes_its_own_way_says_so_in_words_where_there_is_room(qapp: QApplication) -> None:  # noqa: ARG001
    assert label(400).chip.isEmpty()
    assert label(400, loose=True).chip_text == "Not linked"
    assert label(120, loose=True).chip_text == ""
    assert not label(120, loose=True).chip.isEmpty()


def test_a_pane_too_low_for_a_label_has_none(qapp: QApplication) -> None:  # noqa: ARG001
    assert label(400, height=20, loose=True).place.isEmpty()
    assert label(400, height=20, loose=True).chip.isEmpty()
