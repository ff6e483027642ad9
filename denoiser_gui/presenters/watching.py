"""Shows a training in its panel."""

from PySide6.QtCore import QObject, Signal

from denoiser_gui.presenters import training_words as words
from denoiser_gui.presenters.previewing import PreviewingPresenter
from denoiser_gui.state.training_run import PhotoFigures, TrainingRun
from denoiser_gui.views.training_panel import TrainingPanel
from denoiser_gui.views.training_wishes import Do
from denoiser_gui.work.preview_pictures import PreviewPictures
from engine.training.following import RunState

_WRONG = (RunState.FAILED, RunState.INTERRUPTED, RunState.DAMAGED)


def offered(run: TrainingRun) -> frozenset[Do]:
    """What can be done about a training now."""
    if run.state is RunState.DAMAGED:
        return frozenset((Do.FOLDER, Do.ASIDE))
    if not run.over:
        return _while_it_runs(run)
    wishes = {Do.FOLDER, Do.CLOSE}
    if run.model:
        wishes.add(Do.USE)
    if run.resumable:
        wishes.add(Do.GO_ON)
    if run.state in (RunState.FAILED, RunState.INTERRUPTED):
        wishes.add(Do.ASIDE)
    return frozenset(wishes)


def _while_it_runs(run: TrainingRun) -> frozenset[Do]:
    match run.state:
        case RunState.RUNNING:
            return frozenset((Do.PAUSE, Do.LENGTH, Do.SAVE, Do.STOP, Do.DISCARD))
        case RunState.PAUSED:
            return frozenset((Do.RESUME, Do.LENGTH, Do.SAVE, Do.STOP, Do.DISCARD))
        case RunState.WAITING:
            return frozenset((Do.DISCARD,))
        case _:  # its last words are said, and it writes the model
            return frozenset()


class WatchingPresenter(QObject):
    """Fills the panel; while nobody looks, nothing is drawn.

    Args:
        panel: is filled.

    Signals:
        photoRequested(object): this :class:`PhotoFigures` should be opened as a photo.
    """

    photoRequested = Signal(object)  # noqa: N815

    def __init__(self, panel: TrainingPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self._pictures = PreviewPictures(self)
        self.previewing = PreviewingPresenter(panel.previews, self._pictures)
        self._photos: tuple[PhotoFigures, ...] = ()
        panel.summary.photoChosen.connect(self._on_photo)
        panel.curves.stepChosen.connect(self.previewing.look_at_step)

    def show(self, run: TrainingRun, ending: bool, note: str) -> None:
        """Show the run as it stands.

        Args:
            run: it.
            ending: it was asked to stop and has not yet.
            note: what else the person should know.
        """
        panel = self._panel
        state = words.state_text(run, ending)
        panel.header.show_state(run.name, state, run.fraction, run.state in _WRONG and not run.busy)
        panel.header.show_note(note)
        panel.header.offer(offered(run), enabled=not ending)
        panel.curves.show_run(run)
        panel.set_facts(words.pace_facts(run), words.learning_facts(run))
        panel.show_warnings(run.warnings)
        self.previewing.show_run(run)
        ended = run.over and run.state in (RunState.FINISHED, RunState.STOPPED)
        if ended:
            panel.summary.show_words(words.headline(run), words.details(run))
            self._show_photos(run.summary)
        panel.set_ended(ended)

    def close(self) -> None:
        """The window goes."""
        self._pictures.close()

    def _show_photos(self, photos: tuple[PhotoFigures, ...]) -> None:
        if photos != self._photos or not photos:
            self._photos = photos
            self._panel.summary.show_photos(photos)

    def _on_photo(self, row: int) -> None:
        """In the panel where there are pictures of it, else among the photos."""
        photo = self._photos[row]
        if self.previewing.has(photo.name):
            self.previewing.compare(photo.name)
        elif photo.noisy is not None:
            self.photoRequested.emit(photo)
        else:
            self._panel.summary.say(self.tr("The noise of this photo was made for the training and lies in no file."))
