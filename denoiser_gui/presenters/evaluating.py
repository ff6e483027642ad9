"""Evaluations: what is filled in goes to a process of its own, and what it finds is shown.

A process of its own, and not a lane of the engine's, for three reasons. It measures how much memory methods take, which
photos of the window would blur. A method that crashes takes no open photo along. And it lets photos of the window go
first: it is the system's least urgent process, and stands still after the tile at hand while one is being denoised.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from denoiser_gui import unfinished_evaluation as unfinished
from denoiser_gui.notices import Action, Notice, Severity, from_error, from_reply
from denoiser_gui.presenters import evaluation_words as words
from denoiser_gui.presenters.denoising import DenoisingPresenter
from denoiser_gui.settings import settings_path
from denoiser_gui.state.evaluation import Evaluation, Standing
from denoiser_gui.state.evaluation_wish import as_text, from_text
from denoiser_gui.state.session import Session
from denoiser_gui.unfinished_evaluation import UnfinishedEvaluation
from denoiser_gui.views.loading import Loading
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.work.engine_client import EngineClient
from engine.evaluation.results import Pair
from engine.images.blocks import located
from engine.inference.tiling import Rect
from engine.models.library import Library
from engine.models.listing import Listed
from engine.service.library_replies import ModelsListed
from engine.service.library_requests import ListModels
from engine.service.replies import Failed, Reply
from engine.service.study_replies import (
    PhotoWritten,
    SourcesSurveyed,
    StudyAdvanced,
    StudyEnded,
    StudyFailed,
    StudyMeasured,
    StudyPlanned,
    StudyReply,
    StudyWritten,
)
from engine.service.study_requests import BeginStudy, ControlStudy, StudyRequest, SurveySources, WritePhoto, WriteStudy

if TYPE_CHECKING:
    from denoiser_gui.dialogs.evaluation.window import EvaluationWindow
    from denoiser_gui.presenters.evaluation_results import EvaluationResults
    from denoiser_gui.presenters.evaluation_setup import EvaluationSetup


class EvaluatingPresenter(QObject):
    """One evaluation at a time.

    Args:
        session: the open photos.
        client: the engine's process.
        studies: the process that evaluates; started when the window is first opened.
        denoising: its photos go first.
        library: the models.
        window: the main window.
        remembered: what was filled in last, as :attr:`remembered` gives it.

    Signals:
        photoRequested(Pair, str, object): this photo, to be looked at where this method is worst, a Rect or None.
    """

    photoRequested = Signal(object, str, object)  # noqa: N815
    _noted = Signal(object)

    def __init__(
        self,
        session: Session,
        client: EngineClient,
        studies: EngineClient,
        denoising: DenoisingPresenter,
        library: Library,
        window: MainWindow,
        remembered: str = "",
    ) -> None:
        super().__init__(window)
        self._session, self._client, self._studies = session, client, studies
        self._denoising, self._library, self._window = denoising, library, window
        self._remembered = remembered
        self._dialog: EvaluationWindow | None = None
        self._setup: EvaluationSetup | None = None
        self._results: EvaluationResults | None = None
        self._evaluation = Evaluation()
        self._present: UnfinishedEvaluation | None = None
        self._looked_at: tuple[Pair, str, Rect | None] | None = None
        self._number = 0
        self._alive = self._running = self._paused = self._held = self._cancelled = False
        self._models: tuple[Listed, ...] = ()
        self._devices: list[tuple[str, str]] = []
        self._notebook = ThreadPoolExecutor(1, "notebook")  # a disk may take seconds to be sure
        self._actions: dict[type, Callable[[Any], None]] = {
            StudyPlanned: self._on_planned,
            StudyMeasured: self._on_measured,
            StudyFailed: self._on_photo_failed,
            StudyAdvanced: self._on_advanced,
            StudyEnded: self._on_ended,
            PhotoWritten: self._on_photo_written,
        }
        self._loading = Loading("denoiser_gui.presenters.evaluation_results", self)
        self._listen()

    def _listen(self) -> None:
        self._window.evaluateRequested.connect(self.open)
        self._client.received.connect(self._on_reply)
        self._client.stopped.connect(lambda _code: self._on_engine_stopped())
        self._studies.received.connect(self._on_told)
        self._studies.stopped.connect(lambda _code: self._on_stopped())
        self._denoising.progressed.connect(self._give_way)
        self._denoising.devices_known.connect(self._on_devices)
        self._noted.connect(self._on_noted)

    @property
    def dialog(self) -> "EvaluationWindow":
        """Its window, loaded and made when it is first wanted."""
        if self._dialog is None:
            from denoiser_gui.dialogs.evaluation.window import EvaluationWindow
            from denoiser_gui.presenters.evaluation_results import EvaluationResults
            from denoiser_gui.presenters.evaluation_setup import EvaluationSetup

            self._dialog = EvaluationWindow()
            wish = from_text(self._remembered)
            self._setup = EvaluationSetup(self._session, self._dialog.setup, self._ask, wish)
            self._results = EvaluationResults(self._client, self._dialog)
            self._connect(self._dialog, self._results)
        return self._dialog

    @property
    def results(self) -> "EvaluationResults":
        """What shows figures."""
        assert self.dialog is not None
        assert self._results is not None
        return self._results

    @property
    def setup(self) -> "EvaluationSetup":
        """What is filled in."""
        assert self.dialog is not None
        assert self._setup is not None
        return self._setup

    @property
    def running(self) -> bool:
        """Whether there is work."""
        return self._running

    @property
    def evaluation(self) -> Evaluation:
        """What is known."""
        return self._evaluation

    @property
    def remembered(self) -> str:
        """What is filled in, for the next time."""
        return self._remembered if self._setup is None else as_text(self._setup.wish)

    def prepare(self) -> None:
        """Load its window's code, in a thread, before it is wanted."""
        self._loading.start()

    def open(self) -> None:
        """Bring the window to the front."""
        self._models = self._models or self._library.listed()
        self.dialog.open_or_raise()
        self._client.send(ListModels())
        self._refresh()
        self.setup.survey()

    def close(self) -> None:
        """The program ends; what is left is offered at the next start."""
        if self._dialog is not None:
            self._dialog.close()
            self._dialog.deleteLater()
        if self._results is not None:
            self._results.close()
        self._notebook.shutdown()
        self._studies.close()

    def _connect(self, dialog: "EvaluationWindow", results: "EvaluationResults") -> None:
        header, setup = dialog.results.header, self.setup
        setup.startRequested.connect(self._begin)
        header.pauseRequested.connect(lambda: self._pause(not self._paused))
        header.cancelRequested.connect(lambda: self._control("cancel"))
        header.anewRequested.connect(self._show_setup)
        header.reportRequested.connect(self._write)
        results.photoWanted.connect(self._on_photo_wanted)

    def _show_setup(self) -> None:
        self._refresh()
        self.dialog.show_setup()

    def _refresh(self) -> None:
        if self._setup is not None:
            self._setup.refresh(self._models, self._devices)

    # Beginning and going on

    def _begin(self, wanted: UnfinishedEvaluation) -> None:
        from denoiser_gui.presenters.evaluation_setup import sources_of

        wish, self._present = wanted.wish, wanted
        self._notebook.submit(unfinished.remember, wanted).add_done_callback(
            lambda written: self._noted.emit(written.exception())
        )
        self._number += 1
        self._running, self._paused, self._cancelled = True, False, False
        store, sources = str(settings_path().parent / "evaluations"), sources_of(wish, wanted.pairs)
        self._ask(BeginStudy(self._number, sources, wish.methods, wish.device, wish.told, store))
        self._held = False
        self._give_way()
        self._evaluation = Evaluation()
        self.results.begin(self._evaluation)
        self._show_progress()
        self.dialog.show_results()

    def offer_unfinished(self) -> None:
        """Offer to go on with what was interrupted."""
        for file, wanted in unfinished.interrupted():
            self._offer(file, wanted)

    def _offer(self, file: Path | None, wanted: UnfinishedEvaluation) -> None:
        def go_on() -> None:
            if file is not None:
                unfinished.forget(file)
            self.setup.fill_in(wanted.wish)
            self.open()
            self._begin(wanted)

        bar = self._window.notice_bar if file is not None or self._dialog is None else self._dialog.notices
        actions = (Action(self.tr("Go on"), go_on), Action(self.tr("Forget"), lambda: unfinished.forget(file)))
        text = self.tr("An evaluation was interrupted.")
        bar.add(Notice(text, self.tr("What was measured is kept; going on measures the rest."), actions=actions))

    def _ask(self, request: StudyRequest) -> None:
        if not self._alive:
            self._studies.start()
            self._alive = True
        self._studies.send(request)

    def _control(self, wish: str) -> None:
        if self._running:
            self._ask(ControlStudy(self._number, wish))  # type: ignore[arg-type]  # one of the words

    def _pause(self, paused: bool) -> None:
        self._paused = paused
        self._control("pause" if paused else "resume")
        self._show_progress()

    def _give_way(self) -> None:
        """Photos of the main window go first."""
        busy = self._denoising.running is not None and not self._denoising.paused
        if self._running and busy is not self._held:
            self._held = busy
            self._control("hold" if busy else "release")
            self._show_progress()

    # What is told

    def _on_reply(self, reply: Reply) -> None:
        if isinstance(reply, ModelsListed):
            self._models = reply.models
            self._refresh()

    def _on_told(self, reply: StudyReply | Failed) -> None:
        """What is told of an evaluation before the present one is dropped."""
        if isinstance(reply, Failed):
            self._on_failed(reply)
        elif isinstance(reply, StudyWritten):
            self._on_written(reply.path)
        elif isinstance(reply, SourcesSurveyed):
            self.setup.on_surveyed(reply)
        elif reply.number == self._number:
            self._actions[type(reply)](reply)

    def _on_written(self, path: str) -> None:
        def show() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(path))

        text = self.tr("The report is saved as {file}.").format(file=path)
        self.dialog.notices.add(Notice(text, actions=(Action(self.tr("Open"), show),), at_once=True))

    def _on_planned(self, reply: StudyPlanned) -> None:
        self._evaluation = Evaluation(reply.pairs, reply.methods, reply.dataset)
        self.results.begin(self._evaluation)

    def _on_measured(self, reply: StudyMeasured) -> None:
        self._evaluation.add(reply.found)
        self.results.refresh()

    def _on_photo_failed(self, reply: StudyFailed) -> None:
        self._evaluation.fail(reply.pair, reply.method, reply.reason)
        self.results.refresh()

    def _on_advanced(self, reply: StudyAdvanced) -> None:
        standing = Standing(reply.done, reply.jobs, reply.fraction, reply.seconds_left, None, reply.method)
        self._evaluation.advance(standing, reply.pair)
        self._show_progress()

    def _on_ended(self, reply: StudyEnded) -> None:
        self._running, self._cancelled = False, reply.cancelled
        self._notebook.submit(unfinished.forget)
        self.results.refresh(now=True)
        self._show_progress()
        if not reply.cancelled and not self.dialog.isVisible():
            summary = words.headline(self._evaluation, False, False)
            text = self.tr("The evaluation is over: {summary}.").format(summary=summary)
            self._window.notice_bar.add(Notice(text, actions=(Action(self.tr("Show"), self.open),)))

    def _on_failed(self, reply: Failed) -> None:
        request, dialog = reply.request, self.dialog
        if isinstance(request, SurveySources):
            self.setup.on_failed(request, reply)
        elif isinstance(request, BeginStudy) and request.number == self._number:
            self._running = False
            self._notebook.submit(unfinished.forget)
            self._show_progress()
            self._show_setup()
            dialog.setup.show_failure(reply.sentence)
        else:
            dialog.notices.add(from_reply(reply))

    def _on_stopped(self) -> None:
        """Its process died; what it measured is in the store."""
        self._alive = False
        if self._running and self._present is not None:
            self._running = False
            self.results.refresh(now=True)
            self._show_progress()
            self._offer(None, self._present)

    def _on_engine_stopped(self) -> None:
        if self._results is not None:
            self._results.forget_asking()

    def _on_noted(self, error: BaseException | None) -> None:
        """It runs in any case, but could not be offered after an interruption."""
        if error is not None:
            self.dialog.notices.add(replace(from_error(error), severity=Severity.WARNING))

    def _on_devices(self, devices: list[tuple[str, str]]) -> None:
        self._devices = devices
        self._refresh()

    def _show_progress(self) -> None:
        header, running = self.dialog.results.header, self._running
        text = words.headline(self._evaluation, running, self._cancelled)
        details = words.details(self._evaluation, self._paused, self._held) if running else ""
        header.show_progress(text, details, self._evaluation.standing.share)
        header.set_state(running, self._paused, self._evaluation.measured > 0)

    # What is wanted of what was found

    def _on_photo_wanted(self, photo: int, method: str) -> None:
        """Photos without a file of their own are written first."""
        pair = self._evaluation.pairs[photo]
        self._looked_at = (pair, method, self._evaluation.worst(photo, method))
        if pair.gaussian is None and located(pair.noisy)[1] is None:
            self.photoRequested.emit(*self._looked_at)
        else:
            self._ask(WritePhoto(self._number, pair))

    def _on_photo_written(self, reply: PhotoWritten) -> None:
        if self._looked_at is not None and self._looked_at[0] == reply.pair:
            self.photoRequested.emit(reply.files, *self._looked_at[1:])

    def _write(self, ending: str) -> None:
        kinds = {".html": self.tr("Page (*.html)"), ".csv": self.tr("Table (*.csv)"), ".json": self.tr("Data (*.json)")}
        name = self.tr("evaluation")  # lupdate finds nothing within an f-string
        proposed = self.results.folder / f"{name}{ending}"
        path = self.dialog.ask_for_file(self.tr("Save the report"), proposed, kinds[ending])
        if path is None:
            return
        path = path if path.suffix.lower() == ending else path.with_name(f"{path.name}{ending}")
        self.results.folder = path.parent
        self._ask(WriteStudy(self._number, str(path)))
