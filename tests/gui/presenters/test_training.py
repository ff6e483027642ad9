"""A training beside the photos, with real clicks and a process that the test plays."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from denoiser_gui.dialogs.training_length import TrainingLengthDialog
from denoiser_gui.dialogs.training_questions import LeavingQuestion
from denoiser_gui.presenters.opening import OpeningPresenter
from denoiser_gui.presenters.training import TrainingPresenter, answer_closing
from denoiser_gui.state.preview_choice import Side
from denoiser_gui.state.training_run import Story, TrainingRun
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.views.training_wishes import Do
from denoiser_gui.work.training_process import Found
from engine.errors import WrongRunFolder
from engine.service.replies import DeviceFacts, EngineReady
from engine.service.requests import FindPhotos
from engine.training import following
from engine.training.config import Config
from engine.training.following import RunFacts, RunState
from tests.gui.presenters.stage import Theatre
from tests.gui.training_runs import STARTED, MadeRun, finished, step_line, validation_line


class FakeProcess(QObject):
    told = Signal(object)
    found = Signal(object)
    failed = Signal(object)
    put_aside = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *values, **named: self.calls.append((name, *values, *named.items()))


@dataclass
class Training:
    """The presenter, its window, and what the process says."""

    theatre: Theatre
    presenter: TrainingPresenter
    process: FakeProcess
    path: Path
    ready: list[str] = field(default_factory=list)
    story: Story | None = None

    @property
    def window(self) -> MainWindow:
        return self.theatre.window

    @property
    def calls(self) -> list[tuple[Any, ...]]:
        return self.process.calls

    def begin(self) -> None:
        self.presenter.begin(Config().with_changes({"name": "mine", "run.minutes": 5.0}), "cpu")
        self.path = self.calls[-1][2]
        self.story = Story(self.path, "mine")

    def say(self, *lines: dict[str, Any], **known: Any) -> TrainingRun:
        story = self.story = self.story or Story(self.path, "mine")
        story.tell(lines)
        story.set(**{"state": RunState.RUNNING, "busy": True, **known})
        self.process.told.emit(story.run())
        return story.run()

    def button(self, wish: Do) -> QPushButton:
        return self.window.training_panel.header.buttons[wish]

    def click(self, qtbot: QtBot, wish: Do) -> None:
        button = self.button(wish)
        assert button.isVisible()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def act(self, qtbot: QtBot, label: str) -> None:
        """A button of the notice on show."""
        (button,) = [
            each for each in self.window.notice_bar.action_buttons if each.isVisible() and each.text() == label
        ]
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    @property
    def chip(self) -> str:
        return self.window.progress_line.training_button.text()

    @property
    def notice(self) -> str:
        current = self.window.notice_bar.current
        return "" if current is None else current.text


@pytest.fixture
def training(theatre: Theatre, tmp_path: Path) -> Training:
    desk, process = theatre.desk, FakeProcess()
    opening = OpeningPresenter(desk.session, desk.client, desk.presenter, theatre.window)  # type: ignore[arg-type]
    presenter = TrainingPresenter(desk.session, theatre.window, desk.presenter, opening, process)  # type: ignore[arg-type]
    result = Training(theatre, presenter, process, tmp_path / "run")
    presenter.model_ready.connect(result.ready.append)
    return result


def offered(training: Training) -> set[Do]:
    return {wish for wish in Do if training.button(wish).isVisible()}


def test_nothing_of_it_is_seen_without_a_training(training: Training) -> None:
    assert not training.window.progress_line.training_button.isVisible()
    assert not training.window.menus.training_shown.isEnabled()
    assert not any(entry.isEnabled() for entry in training.window.menus.steering.values())
    assert training.presenter.may_close()


def test_it_begins_and_is_shown_since_it_was_just_asked_for(training: Training) -> None:
    training.begin()
    name, config, path, device = training.calls[0]
    assert (name, config.name, device) == ("start", "mine", "cpu")
    assert path.parent == following.runs_folder()
    assert training.window.training_shown
    assert training.chip == "Training mine: starting"
    training.say(STARTED, step_line(420))
    assert training.chip == "Training mine: 42 %, 3 min left"
    assert training.window.training_panel.header.state.text() == "42 % · 3 min left"


def test_the_button_below_leads_there_and_back(training: Training, qtbot: QtBot) -> None:
    training.say(STARTED, step_line(10))
    window, chip = training.window, training.window.progress_line.training_button
    assert not window.training_shown, "nobody asked for it"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert window.training_shown
    assert window.menus.training_shown.isChecked()
    assert not window.compare_view.isVisible()
    qtbot.mouseClick(window.training_panel.header.photos_button, Qt.MouseButton.LeftButton)
    assert not window.training_shown
    assert not chip.isChecked()
    assert window.compare_view.isVisible()
    window.menus.training_shown.trigger()
    assert window.training_shown
    window.menus.training_shown.trigger()
    assert not window.training_shown


@pytest.mark.parametrize(
    ("wish", "call"),
    [
        (Do.PAUSE, ("wish", "pause")),
        (Do.SAVE, ("wish", "save")),
        (Do.STOP, ("wish", "stop", ("keep", 1))),
    ],
)
def test_buttons_and_menu_steer_it(training: Training, qtbot: QtBot, wish: Do, call: tuple[Any, ...]) -> None:
    training.say(STARTED, step_line(10))
    training.window.menus.steering[wish].trigger()
    assert training.calls == [call]
    training.calls.clear()
    training.say(STARTED, step_line(20), state=RunState.STOPPED, busy=False)
    training.window.show_training(True)
    training.say(STARTED, step_line(30))
    training.click(qtbot, wish)
    assert call in training.calls


def test_paused_and_going_on(training: Training, qtbot: QtBot) -> None:
    training.begin()
    training.say(STARTED, step_line(420), state=RunState.PAUSED)
    assert training.chip == "Training mine: paused"
    assert offered(training) == {Do.RESUME, Do.LENGTH, Do.SAVE, Do.STOP, Do.DISCARD}
    training.click(qtbot, Do.RESUME)
    assert training.calls[-1] == ("wish", "resume")


def test_while_it_stops_nothing_else_can_be_wished(training: Training, qtbot: QtBot) -> None:
    training.begin()
    training.say(STARTED, step_line(420))
    training.click(qtbot, Do.STOP)
    assert training.chip == "Training mine: stopping"
    assert not training.button(Do.PAUSE).isEnabled()
    assert not training.window.menus.steering[Do.STOP].isEnabled()
    training.say(state=RunState.STOPPED, busy=True)
    assert training.chip == "Training mine: stopping", "it still writes its model"
    training.say({"event": "library", "name": "mine"}, state=RunState.STOPPED, busy=False, resumable=True)
    assert training.chip == "Training mine: stopped"
    assert offered(training) == {Do.USE, Do.GO_ON, Do.FOLDER, Do.CLOSE}
    assert training.ready == ["mine"]


@pytest.mark.parametrize("sure", [True, False])
def test_only_what_cannot_be_undone_asks(training: Training, qtbot: QtBot, sure: bool) -> None:
    training.begin()
    training.say(STARTED, step_line(420))
    training.click(qtbot, Do.DISCARD)
    box = training.window.findChild(QMessageBox)
    assert box is not None
    assert ("wish", "discard") not in training.calls
    (button,) = [each for each in box.buttons() if each.text() == ("Delete it" if sure else "Keep training")]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (("wish", "discard") in training.calls) is sure
    if sure:
        training.say(state=RunState.STOPPED, busy=False)
        assert ("remove", training.path) in training.calls
        assert not training.window.training_shown
        assert not training.window.progress_line.training_button.isVisible()
        assert training.notice == "The training “mine” was discarded."


@pytest.mark.parametrize(("planned", "call"), [(None, ("minutes", 12.5)), (1000, ("steps", 12.0))])
def test_another_length(training: Training, qtbot: QtBot, planned: int | None, call: tuple[str, float]) -> None:
    training.begin()
    config = Config().with_changes({"run.minutes": 5.0})
    training.say({**STARTED, "steps": planned}, step_line(420), config=config)
    training.click(qtbot, Do.LENGTH)
    dialog = training.window.findChild(TrainingLengthDialog)
    assert dialog is not None
    assert dialog.field.value() == (5.0 if planned is None else 1000)
    dialog.field.selectAll()
    qtbot.keyClicks(dialog.field, dialog.field.locale().toString(12.5, "f", 1) if planned is None else "12")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert training.calls[-1] == ("wish", "minutes", call)


def test_its_end_steals_nothing_and_offers_the_model(training: Training, qtbot: QtBot) -> None:
    desk = training.theatre.desk
    desk.found("one.png", "two.png")
    desk.opened(1)
    desk.finished(1)
    training.say(STARTED, step_line(990))
    training.say(*finished(), state=RunState.FINISHED, busy=True)
    assert training.notice == ""
    training.say(state=RunState.FINISHED, busy=False)
    assert training.notice == "The training “mine” is finished."
    assert not training.window.training_shown
    assert training.ready == ["mine"]
    assert ("mark_seen", training.path) in training.calls
    training.act(qtbot, "Use it on my open photos")
    assert desk.session.options.model == "mine"
    current = desk.session.current
    assert current is not None
    assert current.pending
    training.say(state=RunState.FINISHED, busy=False)
    assert training.notice == "", "it is told once"


def test_before_the_first_step_it_says_what_it_does(training: Training) -> None:
    training.begin()
    training.say(STARTED)
    state = training.window.training_panel.header.state
    assert (state.text(), training.chip) == ("Starting: preparing the first step", "Training mine: starting")
    training.say(step_line(420))
    assert state.text().startswith("42 %")


def test_what_was_used_from_the_panel_is_not_offered_above_the_photo_any_more(training: Training, qtbot: QtBot) -> None:
    training.begin()
    training.say(STARTED, step_line(990))
    training.say(*finished(), state=RunState.FINISHED, busy=False)
    assert training.notice == "The training “mine” is finished."
    training.click(qtbot, Do.USE)
    assert training.notice == ""


def test_show_leads_to_the_summary(training: Training, qtbot: QtBot) -> None:
    training.say(STARTED, step_line(990), validation_line(990))
    training.say(*finished(), state=RunState.FINISHED, busy=False)
    training.act(qtbot, "Show")
    panel = training.window.training_panel
    assert training.window.training_shown
    assert panel.summary.isVisible()
    assert "27.31 dB noisy, 32.08 dB denoised" in panel.summary.headline.text()
    assert "5 of 6 photos got better, 1 did not" in panel.summary.details.text()
    assert panel.summary.table.item(0, 0).text() == "IMG_2042"
    assert panel.summary.table.item(0, 3).text() == "−0.40"
    assert offered(training) == {Do.USE, Do.FOLDER, Do.CLOSE}
    training.click(qtbot, Do.CLOSE)
    assert not training.window.training_shown
    assert training.presenter.run is None
    assert training.calls[-1] == ("leave",)


def test_a_worst_photo_is_one_click_away(training: Training, qtbot: QtBot, tmp_path: Path) -> None:
    noisy, truth = tmp_path / "IMG_2042.png", tmp_path / "clean.png"
    lines = finished()
    lines[1]["photos"][1].update(noisy=str(noisy), truth=str(truth))
    training.say(STARTED, step_line(990))
    training.say(*lines, state=RunState.FINISHED, busy=False)
    training.window.show_training(True)
    table = training.window.training_panel.summary.table
    qtbot.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(table.model().index(0, 0)).center()
    )
    desk = training.theatre.desk
    assert desk.client.last(FindPhotos).paths == (str(noisy),)
    assert desk.session.options.model == "mine"
    assert not training.window.training_shown
    desk.session.add([tmp_path / "other.png", noisy])
    current = desk.session.current
    assert current is not None
    assert current.path == noisy
    assert current.truth_chosen


def test_a_photo_with_pictures_of_its_own_is_compared_in_the_panel(
    training: Training, qtbot: QtBot, tmp_path: Path
) -> None:
    made = MadeRun(tmp_path / "made")
    made.preview(100, 96)
    training.say(STARTED, step_line(100), validation_line(100), previews=following.previews(made.path))
    lines = finished()
    lines[1]["photos"][1]["name"] = "night street.png"
    training.say(*lines, state=RunState.FINISHED, busy=False)
    training.window.show_training(True)
    panel = training.window.training_panel
    qtbot.waitUntil(panel.previews.view.isVisible)
    table = panel.summary.table
    qtbot.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(table.model().index(0, 0)).center()
    )
    assert panel.previews.photo.currentText() == "night street"
    assert panel.previews.right.currentData() == Side.BEST
    assert training.window.training_shown


def test_noise_that_lies_in_no_file_is_said(training: Training, qtbot: QtBot) -> None:
    training.say(STARTED, step_line(990))
    training.say(*finished(), state=RunState.FINISHED, busy=False)
    training.window.show_training(True)
    summary = training.window.training_panel.summary
    place = summary.table.visualRect(summary.table.model().index(2, 0)).center()
    qtbot.mouseClick(summary.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert "lies in no file" in summary.hint.text()


def test_a_killed_one_is_told_with_its_last_words_and_resumed(training: Training, qtbot: QtBot) -> None:
    training.begin()
    training.say(STARTED, step_line(420))
    training.window.show_training(False)
    said = "Traceback\nMemoryError: of the card"
    training.say(state=RunState.INTERRUPTED, busy=False, said=said, resumable=True)
    assert training.notice == "The training “mine” was interrupted: its process ended."
    current = training.window.notice_bar.current
    assert current is not None
    assert current.details == said
    assert not training.window.training_shown
    training.window.show_training(True)
    state = training.window.training_panel.header.state.text()
    assert state == "Interrupted at 42 %: its process ended. MemoryError: of the card"
    training.click(qtbot, Do.GO_ON)
    assert training.calls[-1] == ("resume", training.path, "cpu")
    training.say(state=RunState.WAITING)
    assert training.notice == "", "that it was interrupted is no news any more"
    training.say(state=RunState.INTERRUPTED, busy=False, said="again", resumable=True)
    training.act(qtbot, "Resume")
    assert training.calls[-1] == ("resume", training.path, "cpu")


def test_a_failure_is_told_with_its_sentence(training: Training) -> None:
    training.say(STARTED, step_line(420))
    training.say(state=RunState.FAILED, busy=False, said="The disk is full.")
    current = training.window.notice_bar.current
    assert current is not None
    assert (current.text, current.advice) == ("The training “mine” failed.", "The disk is full.")
    training.window.show_training(True)
    assert offered(training) == {Do.FOLDER, Do.ASIDE, Do.CLOSE}
    assert training.window.training_panel.header.state.text() == "Failed: The disk is full."


def test_what_cannot_be_saved_is_told_wherever_the_person_is_until_it_is_well_again(training: Training) -> None:
    bar, note = training.window.notice_bar, training.window.training_panel.header.note
    training.begin()
    training.say(STARTED, step_line(420))
    full = {"event": "warning", "step": 430, "sentence": "The disk is full.", "unsaved": True}
    training.say(
        full, {"event": "warning", "step": 430, "sentence": "The previews could not be saved.", "unsaved": False}
    )
    assert bar.current is not None
    assert bar.current.text == "The training “mine” cannot save what it learns."
    assert bar.current.advice == note.text() == "The disk is full."
    warnings = training.window.training_panel.warnings
    assert (warnings.text(), warnings.isHidden()) == ("The previews could not be saved.", False), "the other one"
    bar.dismiss()
    training.say(full, step_line(440))
    assert bar.current is None, "once is enough"
    training.say({"event": "checkpoint", "step": 450, "path": "last"})
    assert note.text() == ""
    training.say(full)
    assert bar.current is not None
    training.say({"event": "checkpoint", "step": 460, "path": "last"})
    assert bar.current is None


def test_only_one_at_a_time(training: Training, qtbot: QtBot) -> None:
    training.begin()
    training.say(STARTED, step_line(420))
    second = Config().with_changes({"name": "second", "run.steps": 5})
    training.presenter.begin(second, "cuda:0")
    assert "only one at a time" in training.notice
    assert len([call for call in training.calls if call[0] == "start"]) == 1
    training.act(qtbot, "Wait for it")
    training.say(*finished(), state=RunState.FINISHED, busy=False)
    name, config, _, device = training.calls[-1]
    assert (name, config, device) == ("start", second, "cuda:0")


def test_a_second_one_may_end_the_first(training: Training, qtbot: QtBot) -> None:
    training.begin()
    training.say(STARTED, step_line(420))
    training.presenter.begin(Config().with_changes({"name": "second", "run.steps": 5}), "cpu")
    training.act(qtbot, "Stop it and begin")
    assert ("wish", "stop", ("keep", 1)) in training.calls
    training.say(state=RunState.STOPPED, busy=False)
    assert training.calls[-1][:2] == ("start", Config().with_changes({"name": "second", "run.steps": 5}))
    assert training.chip == "Training second: starting"


def found(path: Path, state: RunState, process: int | None = None, own: bool = True, seen: bool = False) -> Found:
    return Found(RunFacts(path, path.name, state, None, process, "its last words"), own, seen)


def test_a_running_one_is_followed_at_the_start(training: Training, qtbot: QtBot, tmp_path: Path) -> None:
    runs = (found(tmp_path / "old", RunState.FINISHED, seen=True), found(tmp_path / "new", RunState.RUNNING, 17))
    training.presenter.follow_found()
    assert training.calls == [("look_for_runs", following.runs_folder())]
    training.process.found.emit(runs)
    assert training.calls[-1] == ("follow", tmp_path / "new")
    training.story = Story(tmp_path / "new", "new")
    training.say(STARTED, step_line(10))
    assert training.notice == "The training “new” is still at work."
    assert not training.window.training_shown
    training.say(step_line(20))
    assert training.window.notice_bar.waiting == 1
    training.act(qtbot, "Show")
    assert training.window.training_shown


def test_interrupted_ones_are_offered_to_go_on(training: Training, qtbot: QtBot, tmp_path: Path) -> None:
    runs = (
        found(tmp_path / "first", RunState.INTERRUPTED),
        found(tmp_path / "second", RunState.INTERRUPTED, own=False),
    )
    training.process.found.emit(runs)
    assert ("follow", tmp_path / "first") in training.calls
    assert training.notice == "The training “second” was interrupted: its process ended."
    training.act(qtbot, "Put aside")
    assert training.calls[-1] == ("set_aside", tmp_path / "second")
    training.story = Story(tmp_path / "first", "first")
    training.say(STARTED, step_line(10), state=RunState.INTERRUPTED, busy=False, resumable=True)
    training.act(qtbot, "Resume")
    assert training.calls[-1] == ("resume", tmp_path / "first", "cpu")


def test_an_end_that_nobody_saw_is_told_at_the_next_start(training: Training, tmp_path: Path) -> None:
    cases = (
        found(tmp_path / "seen", RunState.FINISHED, seen=True),
        found(tmp_path / "of the command line", RunState.FINISHED, own=False),
    )
    training.process.found.emit(cases)
    assert training.calls == []
    training.process.found.emit((*cases, found(tmp_path / "news", RunState.FINISHED)))
    assert training.calls == [("follow", tmp_path / "news")]


def test_a_damaged_run_is_told_and_can_be_put_aside(training: Training, qtbot: QtBot, tmp_path: Path) -> None:
    training.process.found.emit((found(tmp_path / "torn", RunState.DAMAGED),))
    assert training.notice == "The training in “torn” cannot be read any more."
    training.act(qtbot, "Put aside")
    assert training.calls == [("set_aside", tmp_path / "torn")]
    training.process.put_aside.emit(tmp_path / "runs-put-aside" / "torn")
    assert "runs-put-aside" in training.notice


def test_a_run_whose_folder_is_damaged_while_it_is_followed(training: Training, qtbot: QtBot) -> None:
    training.begin()
    training.say(STARTED, step_line(420))
    training.say(state=RunState.DAMAGED, busy=False, said="")
    assert offered(training) == {Do.FOLDER, Do.ASIDE}
    training.click(qtbot, Do.ASIDE)
    training.process.put_aside.emit(training.path.parent.with_name("runs-put-aside") / training.path.name)
    assert training.presenter.run is None
    assert not training.window.training_shown


@pytest.mark.parametrize(
    ("button", "closes", "call"),
    [("Stop it", True, ("wish", "stop", ("keep", 1))), ("Let it run", True, None), ("Cancel", False, None)],
)
def test_closing_the_window_asks_what_becomes_of_it(
    training: Training, qtbot: QtBot, button: str, closes: bool, call: tuple[Any, ...] | None
) -> None:
    training.begin()
    training.say(STARTED, step_line(420))
    asked: list[str] = []

    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, LeavingQuestion)
        asked.append(box.text())
        (wanted,) = [each for each in box.buttons() if each.text() == button]
        qtbot.mouseClick(wanted, Qt.MouseButton.LeftButton)

    QTimer.singleShot(50, click)
    event = QCloseEvent()
    before = list(training.calls)
    assert answer_closing(training.presenter, event) is closes
    assert event.isAccepted() is closes
    assert asked == ["The training “mine” is at work (42 %)."]
    assert training.calls[len(before) :] == ([call] if call else [])


def test_nothing_is_asked_when_it_is_over(training: Training) -> None:
    training.begin()
    training.say(*finished(), state=RunState.FINISHED, busy=False)
    assert training.presenter.may_close()


def test_the_person_is_told_when_the_device_is_shared(training: Training) -> None:
    desk, note = training.theatre.desk, training.window.training_panel.header.note
    desk.client.received.emit(EngineReady((DeviceFacts("cpu", "CPU"),)))
    training.begin()
    training.say(STARTED, step_line(420))
    assert note.text() == ""
    desk.found("one.png")
    desk.opened(1)
    desk.started(1)
    training.say(step_line(430))
    assert "goes first" in note.text()
    desk.finished(1)
    assert note.text() == ""
    desk.session.set_options(device="cuda:0")
    desk.presenter.again([1])
    desk.started(1)
    assert note.text() == "", "that is another device"


def test_opening_photos_leads_back_to_them(training: Training) -> None:
    training.begin()
    training.window.openRequested.emit([Path("one.png")])
    assert not training.window.training_shown


def test_what_goes_wrong_with_the_process_is_told(training: Training) -> None:
    training.begin()
    training.process.failed.emit(FileNotFoundError(2, "No such file", "/no/python"))
    assert "/no/python" in training.notice
    assert not training.presenter.busy, "it never began"
    assert not training.window.progress_line.training_button.isVisible()


def test_a_wish_that_cannot_be_told_can_be_wished_again(training: Training, qtbot: QtBot) -> None:
    training.begin()
    training.say(STARTED, step_line(420))
    training.click(qtbot, Do.STOP)
    training.process.failed.emit(WrongRunFolder("The training cannot be told anything. Make room there."))
    assert training.notice == "The training cannot be told anything. Make room there."
    assert training.button(Do.STOP).isEnabled()
    assert training.chip == "Training mine: 42 %, 3 min left"


def test_a_copy_that_was_saved_can_be_chosen_at_once(training: Training) -> None:
    training.say(STARTED, step_line(420))
    training.say({"event": "copy", "step": 420, "name": "mine 2", "path": None})
    assert training.ready == ["mine 2"]
    assert training.notice == "The model as it is now is in the library as “mine 2”."
    training.window.notice_bar.dismiss()
    training.say(step_line(430))
    assert training.notice == ""
