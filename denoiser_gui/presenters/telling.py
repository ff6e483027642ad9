"""Notices of a training: how it ended, what hinders it, what can be done about it."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from denoiser_gui.notices import Action, Notice, Severity
from denoiser_gui.presenters import training_words as words
from denoiser_gui.state.training_run import TrainingRun
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.work.training_process import Found
from engine.training.following import RunState

translate = QCoreApplication.translate


class TellingPresenter(QObject):
    """Tells them where the person is; the view stays as it is.

    Args:
        window: has the bar of notices.

    Signals:
        use_wanted(str): this model on the open photos.
        resume_wanted(Path, str): the training in this folder is to go on, on this device.
        aside_wanted(Path): this folder is to be put aside.
    """

    use_wanted = Signal(str)
    resume_wanted = Signal(object, str)
    aside_wanted = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._about: Notice | None = None

    def tell(self, notice: Notice) -> None:
        """Above whatever is told."""
        self._window.notice_bar.add(notice)

    def tell_of_run(self, notice: Notice | None) -> None:
        """In the place of what was told of the run before; None: there is nothing to tell of it any more."""
        if self._about is not None:
            self._window.notice_bar.remove(self._about)
        self._about = notice
        if notice is not None:
            self.tell(notice)

    def end(self, run: TrainingRun) -> None:
        """How it ended."""
        match run.state:
            case RunState.INTERRUPTED:
                self.tell_of_run(self._interruption(run.path, run.name, run.said, run.device, self._showing()))
            case RunState.FAILED:
                text = translate("TrainingPresenter", "The training “{name}” failed.").format(name=run.name)
                self.tell_of_run(Notice(text, run.said, "", Severity.ERROR, (self._showing(),)))
            case RunState.FINISHED:
                text = translate("TrainingPresenter", "The training “{name}” is finished.")
                self._tell_of_model(text, run)
            case RunState.STOPPED:
                text = translate("TrainingPresenter", "The training “{name}” has stopped.")
                self._tell_of_model(text, run)

    def work(self, run: TrainingRun) -> None:
        """It is at work, as it was before the window was closed."""
        text = translate("TrainingPresenter", "The training “{name}” is still at work.").format(name=run.name)
        self.tell_of_run(Notice(text, actions=(self._showing(),)))

    def unsaved(self, run: TrainingRun) -> None:
        """What it learns would be lost, or is not in danger any more."""
        text = translate("TrainingPresenter", "The training “{name}” cannot save what it learns.").format(name=run.name)
        trouble = Notice(text, run.unsaved, "", Severity.WARNING, (self._showing(),))
        self.tell_of_run(trouble if run.unsaved else None)

    def copy(self, name: str) -> None:
        """A model is in the library while the training goes on."""
        text = translate("TrainingPresenter", "The model as it is now is in the library as “{name}”.")
        self.tell(Notice(text.format(name=name)))

    def discarded(self, run: TrainingRun) -> None:
        """Nothing is left of it."""
        self.tell(Notice(translate("TrainingPresenter", "The training “{name}” was discarded.").format(name=run.name)))

    def put_aside(self, path: Path) -> None:
        """Where it lies now."""
        text = translate("TrainingPresenter", "The training was put aside; it lies in {folder}.")
        self.tell(Notice(text.format(folder=path)))

    def found_interrupted(self, found: Found) -> None:
        """One of several that were interrupted while there was no window."""
        facts = found.facts
        self.tell(self._interruption(facts.path, facts.name, facts.said, "", self._aside(facts.path)))

    def found_damaged(self, found: Found) -> None:
        """A folder that tells nothing any more."""
        path = found.facts.path
        text = translate("TrainingPresenter", "The training in “{folder}” cannot be read any more.")
        advice = translate("TrainingPresenter", "Put aside, it is not looked at again; nothing in it is lost.")
        told = text.format(folder=path.name)
        self.tell(Notice(told, advice, found.facts.said, Severity.WARNING, (self._aside(path),)))

    def _tell_of_model(self, text: str, run: TrainingRun) -> None:
        title = translate("TrainingPresenter", "Use it on my open photos")
        use = (Action(title, lambda: self.use_wanted.emit(run.model)),) if run.model else ()
        self.tell_of_run(Notice(text.format(name=run.name), words.headline(run), actions=(*use, self._showing())))

    def _interruption(self, path: Path, name: str, said: str, device: str, further: Action) -> Notice:
        text = translate("TrainingPresenter", "The training “{name}” was interrupted: its process ended.")
        advice = translate(
            "TrainingPresenter", "What was learned until the last save is kept, and it can go on from there."
        )
        title = translate("TrainingPresenter", "Resume")
        resume = Action(title, lambda: self.resume_wanted.emit(path, device))
        return Notice(text.format(name=name), advice, said, Severity.ERROR, (resume, further))

    def _aside(self, path: Path) -> Action:
        return Action(translate("TrainingPresenter", "Put aside"), lambda: self.aside_wanted.emit(path))

    def _showing(self) -> Action:
        return Action(translate("TrainingPresenter", "Show"), lambda: self._window.show_training(True))
