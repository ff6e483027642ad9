"""A training beside the photos: begins, is followed and steered, and its model is used in the end."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices

from denoiser_gui.dialogs.training_length import TrainingLengthDialog
from denoiser_gui.dialogs.training_questions import Leaving, LeavingQuestion, ask_to_discard
from denoiser_gui.notices import Action, Notice, from_error
from denoiser_gui.presenters import training_words as words
from denoiser_gui.presenters.denoising import DenoisingPresenter
from denoiser_gui.presenters.opening import OpeningPresenter
from denoiser_gui.presenters.panels import duration
from denoiser_gui.presenters.telling import TellingPresenter
from denoiser_gui.presenters.using import UsingPresenter
from denoiser_gui.presenters.watching import WatchingPresenter, offered
from denoiser_gui.state.session import Session
from denoiser_gui.state.training_run import PhotoFigures, Story, TrainingRun
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.views.training_wishes import Do
from denoiser_gui.work.training_process import Found, TrainingProcess
from engine.training import following
from engine.training.config import Config
from engine.training.following import RunState

_ENDED = (RunState.FINISHED, RunState.STOPPED)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A training that waits for the one before it."""

    config: Config
    device: str


class TrainingPresenter(QObject):
    """One training at a time, in a process of its own that may outlive the window.

    Args:
        session: the open photos.
        window: has a place for the training, beside that of the photos.
        denoising: uses the model in the end.
        opening: opens photos of which there is something to see.
        process: starts and follows.

    Signals:
        model_ready(str): a model of this name is in the library now.
    """

    model_ready = Signal(str)

    def __init__(
        self,
        session: Session,
        window: MainWindow,
        denoising: DenoisingPresenter,
        opening: OpeningPresenter,
        process: TrainingProcess | None = None,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._denoising = denoising
        self._using = UsingPresenter(session, window, denoising, opening)
        self._telling = TellingPresenter(window)
        self._process = process or TrainingProcess(Story, self)
        self._watching: WatchingPresenter | None = None
        self._run: TrainingRun | None = None
        self._next: _Wanted | None = None
        self._ending = self._discarding = False
        self._announced: tuple[Path, RunState] | None = None
        self._models: set[str] = set()
        self._device = ""
        self._heard_of: Path | None = None
        self._welcomed = True
        self._listen()

    def _listen(self) -> None:
        process, window = self._process, self._window
        process.told.connect(self._on_told)
        process.found.connect(self._on_found)
        process.failed.connect(self._on_failed)
        process.put_aside.connect(self._on_put_aside)
        self._telling.use_wanted.connect(self._using.use)
        self._telling.resume_wanted.connect(self._resume)
        self._telling.aside_wanted.connect(process.set_aside)
        window.trainingWished.connect(self._do)
        window.trainingShown.connect(lambda shown: self._show() if shown else None)
        window.openRequested.connect(lambda _paths: window.show_training(False))
        self._denoising.progressed.connect(self._show_note)
        self._denoising.devices_known.connect(self._on_devices)

    # What is wanted

    @property
    def run(self) -> TrainingRun | None:
        """The training that is followed."""
        return self._run

    @property
    def busy(self) -> bool:
        """Whether a training is at work."""
        return self._run is not None and not self._run.over

    def begin(self, config: Config, device: str) -> None:
        """Train, on this device; if another training is at work, say so and offer to wait or to stop it."""
        if self.busy:
            self._offer_to_wait(_Wanted(config, device))
            return
        self._next = None
        self._run = TrainingRun(following.new_run(config.name), config.name, busy=True)
        self._ending = self._discarding = False
        self._process.start(config, self._run.path, device)
        self._show_all()
        self._window.show_training(True)

    def follow_found(self) -> None:
        """Look for trainings that run, or were interrupted, while there was no window."""
        self._process.look_for_runs(following.runs_folder())

    def may_close(self) -> bool:
        """Ask what becomes of the training, if there is one at work; False: the window stays."""
        run = self._run
        if run is None or not self.busy or self._ending:
            return True
        text = self.tr("The training “{name}” is at work ({percent}).")
        headline = text.format(name=run.name, percent=words.percent(run))
        answer = LeavingQuestion(headline, self._window).ask()
        if answer is Leaving.STOP and self.busy:
            self._process.wish("stop", keep=1)
        return answer is not Leaving.STAY

    def close(self) -> None:
        """The window goes; what was wished is still told to the training."""
        self._process.close()
        self._run = None  # nothing is asked once more where a window is closed twice
        if self._watching is not None:
            self._watching.close()

    def _offer_to_wait(self, wanted: _Wanted) -> None:
        def wait() -> None:
            self._next = wanted
            self._begin_next()

        def stop() -> None:
            self._next = wanted
            self._do(Do.STOP)
            self._begin_next()

        run = self._run
        text = self.tr("The training “{name}” is at work, and there can be only one at a time.")
        actions = (Action(self.tr("Wait for it"), wait), Action(self.tr("Stop it and begin"), stop))
        advice = self.tr("The new one can begin when it has ended.")
        self._window.notice_bar.add(Notice(text.format(name=run.name if run else ""), advice, actions=actions))

    def _begin_next(self) -> None:
        if self._next is not None and not self.busy:
            self.begin(self._next.config, self._next.device)

    # Steering

    def _do(self, wish: Do) -> None:
        run = self._run
        if run is None or wish not in offered(run):
            return
        match wish:
            case Do.PAUSE | Do.RESUME | Do.SAVE:
                self._process.wish(wish.value)
            case Do.STOP:
                self._end("stop", keep=1)
            case Do.DISCARD:
                ask_to_discard(run.name, self._window, self._discard)
            case Do.LENGTH:
                self._ask_for_length(run)
            case _:
                self._do_afterwards(wish, run)

    def _do_afterwards(self, wish: Do, run: TrainingRun) -> None:
        match wish:
            case Do.USE:
                self._telling.tell_of_run(None)  # its notice offers nothing but this
                self._using.use(run.model)
            case Do.GO_ON:
                self._resume(run.path, run.device)
            case Do.FOLDER:
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(run.path)))
            case Do.ASIDE:
                self._process.set_aside(run.path)
            case Do.CLOSE:
                self._process.mark_seen(run.path)
                self._forget()

    def _end(self, command: str, **values: float) -> None:
        self._ending = True
        self._process.wish(command, **values)
        self._show_all()

    def _discard(self) -> None:
        if self.busy:
            self._discarding = True
            self._end("discard")

    def _ask_for_length(self, run: TrainingRun) -> None:
        minutes = words.minutes(run)
        text = self.tr("So far: {steps} steps in {duration}.")
        done = text.format(steps=run.step, duration=duration(run.seconds))
        dialog = TrainingLengthDialog(minutes, run.planned or max(run.step, 1), done, self._window)
        dialog.chosen.connect(lambda kind, value: self._process.wish("minutes", **{kind: value}))
        dialog.open()

    def _resume(self, path: Path, device: str) -> None:
        if self.busy:
            text = self.tr("Another training is at work. Resume this one when that has ended.")
            self._window.notice_bar.add(Notice(text))
            return
        self._ending = self._discarding = False
        self._process.resume(path, device or "auto")

    def _forget(self) -> None:
        self._process.leave()
        self._run = self._announced = None
        self._telling.tell_of_run(None)
        self._window.show_training(False)
        self._show_all()

    # What was there already

    def _on_found(self, runs: tuple[Found, ...]) -> None:
        for found in runs:
            if found.facts.state is RunState.DAMAGED:
                self._telling.found_damaged(found)
        alive = [found for found in runs if found.facts.process is not None]
        broken = [found for found in runs if found.facts.state is RunState.INTERRUPTED]
        ended = (*_ENDED, RunState.FAILED)
        unseen = [found for found in runs if found.own and not found.seen and found.facts.state in ended]
        first = next(iter((*alive, *broken, *unseen)), None)
        if first is None or self.busy:
            return
        self._process.follow(first.facts.path)
        self._welcomed = not alive
        for found in broken[0 if alive else 1 :]:
            self._telling.found_interrupted(found)

    def _on_put_aside(self, path: Path) -> None:
        if self._run is not None and self._run.path.name == path.name and not self.busy:
            self._forget()
        self._telling.put_aside(path)

    # What it tells

    def _on_told(self, run: TrainingRun) -> None:
        before, self._run, self._heard_of = self._run, run, run.path
        self._ending = self._ending and not run.over
        self._note_models(before, run)
        if run.over:
            self._on_over(run)
        elif self._announced is not None:
            self._announced = None
            self._telling.tell_of_run(None)  # it goes on, so that it was interrupted is no news any more
        if not run.over and not self._welcomed:
            self._telling.work(run)
        self._welcomed = True
        self._note_unsaved(before, run)
        if self._run is not None:
            self._show_all()
        self._begin_next()

    def _on_failed(self, error: Exception) -> None:
        """It could not be started, or not be told what was wished."""
        self._window.notice_bar.add(from_error(error))
        self._ending = self._discarding = False
        if self._run is not None and self._heard_of != self._run.path:
            self._forget()
        else:
            self._show_all()

    def _note_models(self, before: TrainingRun | None, run: TrainingRun) -> None:
        """What has come into the library can be chosen at once; of a copy the person is told."""
        for name in {run.model, *run.copies} - self._models - {""}:
            self._models.add(name)
            self.model_ready.emit(name)
        known = before.copies if before is not None and before.path == run.path else run.copies
        for name in run.copies[len(known) :]:
            self._telling.copy(name)

    def _note_unsaved(self, before: TrainingRun | None, run: TrainingRun) -> None:
        """It goes on, but what it learns would be lost: told where the person is, until it is well again."""
        known = before.unsaved if before is not None and before.path == run.path else ""
        if not run.over and bool(known) != bool(run.unsaved):
            self._telling.unsaved(run)

    def _on_over(self, run: TrainingRun) -> None:
        if self._discarding:
            self._discarding = False
            self._process.remove(run.path)
            self._forget()
            self._telling.discarded(run)
        elif self._announced != (run.path, run.state):
            self._announced = (run.path, run.state)
            self._announce(run)

    def _announce(self, run: TrainingRun) -> None:
        if run.state in (*_ENDED, RunState.FAILED):
            self._process.mark_seen(run.path)
        self._telling.end(run)

    # How it is shown

    def _show_all(self) -> None:
        run, line, menus = self._run, self._window.progress_line, self._window.menus
        wishes = frozenset() if run is None or self._ending else offered(run)
        menus.training_shown.setEnabled(run is not None)
        menus.offer_steering(wishes)
        line.show_training("" if run is None else words.chip_text(run, self._ending), "" if run is None else run.name)
        if self._window.training_shown:
            self._show()

    def _show(self) -> None:
        if self._run is None:
            return
        if self._watching is None:
            self._watching = WatchingPresenter(self._window.training_panel)
            self._watching.photoRequested.connect(self._on_photo)
        self._watching.show(self._run, self._ending, self._note())

    def _on_photo(self, photo: PhotoFigures) -> None:
        if self._run is not None:
            self._using.open(photo, self._run.model)

    def _note(self) -> str:
        """What cannot be saved; or while both want the device, who goes first."""
        run = self._run
        if run is not None and run.unsaved and not run.over:
            return run.unsaved
        if run is None or run.state is not RunState.RUNNING or self._denoising.running is None:
            return ""
        wanted = self._session.options.device
        device = self._device if wanted == "auto" else wanted
        if run.device and device and device != run.device:
            return ""
        return self.tr("A photo is being denoised on this device. That goes first.")

    def _show_note(self) -> None:
        if self._window.training_shown and self._watching is not None:
            self._window.training_panel.header.show_note(self._note())

    def _on_devices(self, devices: list[tuple[str, str]]) -> None:
        self._device = devices[0][0] if devices else ""


def answer_closing(training: TrainingPresenter, event: QCloseEvent) -> bool:
    """Let the window stay open if that is what the person wants; whether it closes."""
    if training.may_close():
        return True
    event.ignore()
    return False
