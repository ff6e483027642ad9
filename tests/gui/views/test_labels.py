"""Labels that get along with little room."""

import pytest
from pytestqt.qtbot import QtBot

from denoiser_gui.views.labels import NameLines, ValueLabel


@pytest.mark.parametrize("kind", [NameLines, ValueLabel])
@pytest.mark.parametrize("text", ["x" * 300, "Canon5D2_5_160_3200_chair_5.jpg", "some words of a sentence " * 8, ""])
def test_the_longest_word_asks_for_no_more_than_a_few_letters(
    qtbot: QtBot, kind: type[NameLines | ValueLabel], text: str
) -> None:
    label = kind(text)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() <= 16 * label.fontMetrics().averageCharWidth()
    assert label.hasHeightForWidth() or not text
    assert label.text() == text


def test_of_a_name_in_several_lines_the_end_is_kept(qtbot: QtBot) -> None:
    """Names of one series differ there: it is drawn as if what goes before it were not there."""
    pictures = []
    for end in ("chair_5.jpg", "chair_6.jpg"):
        label = NameLines(f"Canon5D2_160_3200_{'long_' * 12}{end}")
        qtbot.addWidget(label)
        metrics = label.fontMetrics()
        width = metrics.horizontalAdvance("Canon5D2_160_")
        assert label.heightForWidth(width) == 3 * metrics.height()
        label.resize(width, label.heightForWidth(width))
        pictures.append(label.grab().toImage())
    assert pictures[0] != pictures[1]
