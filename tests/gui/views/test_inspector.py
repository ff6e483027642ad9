"""What is set and what is known."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from denoiser_gui.views.candidate_row import Row
from denoiser_gui.views.inspector import Choice, Inspector
from engine.metrics.score import Score
from tests.gui.test_accessibility import stops

LEFT = Qt.MouseButton.LeftButton
MODELS = [Choice("fast", "fast", "Everyday photos."), Choice("quality", "quality", "The best.")]
DEVICES = [Choice("auto", "Auto (CPU)"), Choice("cpu", "CPU")]


@pytest.fixture
def inspector(qtbot: QtBot) -> Inspector:
    inspector = Inspector()
    qtbot.addWidget(inspector)
    inspector.resize(280, 700)
    with qtbot.waitExposed(inspector):
        inspector.show()
    return inspector


def test_a_model_is_chosen_and_explained(inspector: Inspector, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(inspector.modelChosen):
        inspector.set_models(MODELS, "fast")
    assert inspector.models.explanation.text() == "Everyday photos."
    with qtbot.waitSignal(inspector.modelChosen) as told:
        qtbot.keyClick(inspector.models.box, Qt.Key.Key_Down)
    assert told.args == ["quality"]
    assert inspector.models.explanation.text() == "The best."
    assert inspector.models.box.accessibleDescription() == "The best."


def test_a_device_is_chosen(inspector: Inspector, qtbot: QtBot) -> None:
    inspector.set_devices(DEVICES, "auto")
    assert not inspector.devices.explanation.isVisible()
    with qtbot.waitSignal(inspector.deviceChosen) as told:
        qtbot.keyClick(inspector.devices.box, Qt.Key.Key_Down)
    assert told.args == ["cpu"]


def test_an_unknown_current_model_leaves_the_box_empty(inspector: Inspector) -> None:
    inspector.set_models(MODELS, "gone")
    assert inspector.models.current is None
    inspector.set_models([], "")
    assert inspector.models.explanation.text() == ""


def test_sliders_tell_both_strengths(inspector: Inspector, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(inspector.strengthChanged):
        inspector.set_strength(0.8, 0.3)
    with qtbot.waitSignal(inspector.strengthChanged) as told:
        qtbot.keyClick(inspector.strength.luminance, Qt.Key.Key_Left)
    assert told.args == [pytest.approx(0.79), pytest.approx(0.3)]
    with qtbot.waitSignal(inspector.strengthChanged) as told:
        qtbot.keyClick(inspector.strength.chrominance, Qt.Key.Key_Home)
    assert told.args == [pytest.approx(0.79), 0.0]
    assert [label.text() for label in inspector.strength._numbers.values()] == ["79 %", "0 %"]


def test_a_double_click_resets(inspector: Inspector, qtbot: QtBot) -> None:
    inspector.set_strength(0.2, 0.3)
    with qtbot.waitSignal(inspector.strengthChanged) as told:
        qtbot.mouseDClick(inspector.strength.luminance, LEFT)
    assert told.args == [1.0, 0.3]


def test_scores(inspector: Inspector) -> None:
    table = inspector.scores
    assert table.hint.isVisible()
    assert not table.noisy[0].isVisible()
    inspector.set_scores(Score(24.3401, 0.30814), None)
    assert not table.hint.isVisible()
    assert [cell.text() for cell in (*table.noisy, *table.denoised)] == ["24.34", "0.3081", "–", "–"]
    inspector.set_scores(Score(24.34, 0.3), Score(float("inf"), 1.0))
    assert [cell.text() for cell in table.denoised] == ["∞", "1.0000"]


def test_facts(inspector: Inspector) -> None:
    inspector.set_facts([("Size", "1 x 1"), ("Depth", "8 bit")])
    _, size = inspector.facts._rows[0]
    inspector.set_facts([("Size", "<b>2 x 2</b>"), ("Depth", "8 bit")])
    assert size.text() == "<b>2 x 2</b>"
    assert size.textFormat() == Qt.TextFormat.PlainText
    inspector.set_facts([("Camera", "X")])
    assert inspector.facts.facts == [("Camera", "X")]
    inspector.set_facts([])
    assert inspector.facts.facts == []


def test_everything_can_be_reached_by_keyboard_and_hit(inspector: Inspector) -> None:
    inspector.set_models(MODELS, "fast")
    inspector.set_devices(DEVICES, "auto")
    controls: list[QWidget] = [
        inspector.models.box,
        inspector.strength.luminance,
        inspector.strength.chrominance,
        inspector.devices.box,
    ]
    for control in controls:
        assert control.height() >= 28
        assert control.accessibleName()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_long_name_widens_nothing_and_is_whole_in_the_tooltip(inspector: Inspector, qtbot: QtBot) -> None:
    inspector.set_facts([("File", "short.jpg"), ("Camera", "One")], {"File"})
    before = inspector.minimumSizeHint().width()
    for name in ("Canon5D2_5_160_3200_chair_5_and_more_of_it.jpg", "x" * 200, "word " * 40):
        inspector.set_facts([("File", name), ("Camera", name)], {"File"})
        (_, field), (_, camera) = inspector.facts._rows
        assert inspector.minimumSizeHint().width() == before
        assert (field.text(), field.toolTip(), field.accessibleName()) == (name, name, f"File: {name}")
        assert camera.toolTip() == ""
        qtbot.wait(5)
        assert field.height() <= 3 * field.fontMetrics().height() + 4, "the middle is left out"
    assert field.height() > 2 * field.fontMetrics().height()


def test_the_tab_key_goes_from_the_top_to_the_bottom(inspector: Inspector, qtbot: QtBot) -> None:
    """Rows are made when there is a photo, after all that stands below them."""
    inspector.resize(300, 900)
    for count in (2, 4):
        rows = [Row(f"name {place}", f"Title {place}", place) for place in range(1, count + 1)]
        inspector.show_candidates(rows, None)
        qtbot.wait(5)
        tops = [stop.mapTo(inspector, QPoint(0, 0)).y() for stop in stops(inspector)]
        assert len(tops) >= 7 + count
        assert tops == sorted(tops)


class Squeezed(QObject):
    """How often the body was painted lower than its rows need."""

    count = painted = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            layout = watched.layout()
            assert layout is not None
            self.painted += 1
            self.count += watched.height() < layout.totalHeightForWidth(watched.width())
        return False


def test_rows_are_never_squeezed_not_even_for_a_frame(inspector: Inspector, qtbot: QtBot) -> None:
    inspector.resize(260, 300)
    watcher = Squeezed()
    inspector._body.installEventFilter(watcher)
    for count in (1, 9, 2, 12):
        inspector.set_facts([(f"Label {row}", "a value of some words that needs two lines") for row in range(count)])
        inspector.set_scores(Score(20.0, 0.5) if count > 5 else None, None)
        inspector._body.repaint()  # the picture may be made before the posted events are read
        qtbot.wait(5)
    assert watcher.painted >= 4
    assert watcher.count == 0
