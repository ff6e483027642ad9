"""Many photos into a folder: takes the wishes of the batch window to the engine and shows how it goes."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from denoiser_gui import unfinished
from denoiser_gui.dialogs.batch_form import BatchWish
from denoiser_gui.dialogs.batch_list import BatchLine
from denoiser_gui.dialogs.batch_window import BatchWindow
from denoiser_gui.language import number, speed_figure
from denoiser_gui.notices import Action, Notice, Severity, from_error, from_reply
from denoiser_gui.presenters.advising import way_text
from denoiser_gui.presenters.naming import example
from denoiser_gui.presenters.panels import duration
from denoiser_gui.state.batch import BatchPhoto, BatchRun, Standing
from denoiser_gui.state.session import Session
from denoiser_gui.unfinished import Unfinished
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.work.engine_client import EngineClient
from engine.batch.events import BatchEvent, Paused, PhotoBegan, PhotoEnded, PhotoProgress, Resumed
from engine.batch.options import Options
from engine.service.replies import ExtraInstalled, Failed, ManyDone, ManyPlanned, ManyTold, Reply
from engine.service.requests import ControlMany, DenoiseMany

translate = QCoreApplication.translate


class BatchPresenter(QObject):
    """One batch at a time, with the model, the device and the strength that are set in the main window.

    Args:
        session: the open photos and the settings.
        client: the engine's process.
        window: the main window.
        wish: what was filled in last.
    """

    _noted = Signal(object)

    def __init__(self, session: Session, client: EngineClient, window: MainWindow, wish: BatchWish) -> None:
        super().__init__(window)
        self._session = session
        self._client = client
        self._window = window
        self.dialog = BatchWindow(window)
        self.dialog.form.set_wish(wish)
        self._notebook = ThreadPoolExecutor(1, "notebook")  # a disk may take seconds to be sure
        self._noted.connect(self._on_noted)
        self._number = 0
        self._running = False
        self._closing = False
        self._batch: Unfinished | None = None
        self._missing: set[str] = set()
        self._once_more = False
        self._run = BatchRun(())
        self._left_out: tuple[Path, ...] = ()
        self._listen()

    def _listen(self) -> None:
        form, run = self.dialog.form, self.dialog.run
        self._window.manyRequested.connect(self.dialog.open_or_raise)
        self.dialog.shown.connect(self._refresh_form)
        form.changed.connect(self._check)
        form.startRequested.connect(self._start)
        run.pauseRequested.connect(lambda: self._control("resume" if self._run.paused else "pause"))
        run.cancelRequested.connect(lambda: self._control("cancel"))
        run.skipRequested.connect(self._skip)
        run.folderRequested.connect(self._show_folder)
        run.newRequested.connect(self._show_form)
        self._client.received.connect(self._on_reply)
        self._client.stopped.connect(lambda _code: self._on_stopped())

    @property
    def busy(self) -> bool:
        """Whether a batch is at work."""
        return self._running

    @property
    def used(self) -> bool:
        """Whether there was a batch since the window was opened."""
        return self._batch is not None

    @property
    def wish(self) -> BatchWish:
        """What is filled in, to be remembered."""
        return self.dialog.form.wish

    def close(self) -> None:
        """The program ends: what is left is offered at the next start."""
        self._closing = True
        self.dialog.hide()
        self._notebook.shutdown()

    # What is wanted

    def _refresh_form(self) -> None:
        form, options = self.dialog.form, self._session.options
        form.set_open_photos(len(self._session))
        if len(self._session) and not form.wish.paths:
            form.open_photos.setChecked(True)
        text = self.tr("With the model {model} {strength}, as set in the main window.")
        if options.device != "auto":
            text = self.tr("With the model {model} on {device} {strength}, as set in the main window.")
        strength = _strength(options.luminance, options.chrominance)
        model = way_text(options.model, options.best)
        form.show_settings(text.format(model=model, device=options.device, strength=strength))
        self._check()

    def _show_form(self) -> None:
        self._refresh_form()
        self.dialog.show_form()

    def _paths(self) -> list[Path]:
        wish = self.dialog.form.wish
        return [photo.path for photo in self._session] if wish.open_photos else list(wish.paths)

    def _check(self) -> None:
        """Say what the names will be like, and what is missing."""
        form, wish, paths = self.dialog.form, self.dialog.form.wish, self._paths()
        photo = next((path for path in paths if path.suffix), None)
        text, wrong = example(wish.template, photo, self._session.options.model, wish.format)
        form.template.show_example(text, wrong)
        if not paths:
            form.show_state(self.tr("Add photos or folders."))
        elif wish.folder is None:
            form.show_state(self.tr("Choose a folder for the results."))
        else:
            form.show_state(self.tr("Change the names.") if wrong else "")

    def _start(self) -> None:
        wish, options = self.dialog.form.wish, self._session.options
        if self._running or wish.folder is None:
            return
        wanted = Options(
            folder=wish.folder.absolute(),
            format=wish.format,
            template=wish.template,
            collision=wish.collision,
            luminance=options.luminance,
            chrominance=options.chrominance,
            recipes=wish.recipes,
        )
        paths = tuple(str(path.absolute()) for path in self._paths())
        self._begin(Unfinished(paths, wanted, options.model, options.device, options.best))

    def _begin(self, batch: Unfinished) -> None:
        self._notebook.submit(unfinished.remember, batch).add_done_callback(
            lambda written: self._noted.emit(written.exception())
        )
        self._batch, self._running, self._run = batch, True, BatchRun(())
        self._missing, self._once_more = set(), False
        self._number += 1
        way = batch.model, batch.device, batch.best
        self._client.send(DenoiseMany(self._number, batch.paths, batch.options, *way))
        self.dialog.run.list.lines.set_lines(())
        self.dialog.run.show_progress(self.tr("Looking for photos"), "", 0.0)
        self.dialog.run.set_state(running=True, paused=False)
        self.dialog.show_run()

    def _on_noted(self, error: BaseException | None) -> None:
        """The batch runs in any case, but it could not go on after an interruption."""
        if error is not None:
            self._window.notice_bar.add(replace(from_error(error), severity=Severity.WARNING))

    # What was left undone

    def offer_unfinished(self) -> None:
        """Offer to go on with what was interrupted."""
        for file, batch in unfinished.interrupted():
            if batch is None:
                unfinished.forget(file)
                text = self.tr("A batch was interrupted earlier, but what was to be done cannot be read any more.")
                advice = self.tr("Start it again; what is done already can be left out.")
                self._window.notice_bar.add(Notice(text, advice))
            else:
                self._offer(file, batch)

    def _offer(self, file: Path | None, batch: Unfinished) -> None:
        def go_on() -> None:
            if self._running:
                self._offer(file, batch)  # another one is at work: later
                return
            if file is not None:
                unfinished.forget(file)
            self._begin(batch)
            self.dialog.open_or_raise()

        self._window.notice_bar.add(
            Notice(
                self.tr("The batch into {folder} was interrupted.").format(folder=batch.options.folder),
                self.tr("Going on leaves out what is done already."),
                actions=(
                    Action(self.tr("Go on"), go_on),
                    Action(self.tr("Forget"), lambda: unfinished.forget(file)),
                ),
            )
        )

    def _on_stopped(self) -> None:
        """The engine's process died; the denoising presenter starts it again."""
        if self._running and self._batch is not None:
            self._running = False
            self._show_all()
            self._offer(None, replace(self._batch, options=replace(self._batch.options, resume=True)))

    # While it runs

    def _control(self, wish: str, index: int = -1) -> None:
        self._client.send(ControlMany(self._number, wish, index))  # type: ignore[arg-type]  # one of the four words

    def _skip(self, row: int) -> None:
        index = self._run.at_work if row < 0 else row
        if index is not None and index < len(self._run.photos):
            self._control("skip", index)

    def _show_folder(self) -> None:
        if self._batch is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._batch.options.folder)))

    def _on_reply(self, reply: Reply) -> None:
        match reply:
            case ManyPlanned() if reply.number == self._number:
                self._run = BatchRun([Path(source) for source in reply.sources])
                self._left_out = tuple(map(Path, reply.left_out))
                self._show_all()
            case ManyTold() if reply.number == self._number:
                self._on_event(reply.event)
            case ManyDone() if reply.number == self._number:
                self._on_done()
            case ExtraInstalled():
                self._on_installed(reply.name)
            case Failed(request=DenoiseMany()):
                self._window.notice_bar.add(from_reply(reply))
                self.dialog.form.show_failure(reply.sentence)
                self.dialog.show_form()

    def _on_event(self, event: BatchEvent) -> None:
        now, run = time.monotonic(), self._run
        match event:
            case PhotoBegan():
                run.begin(event.index, event.width * event.height / 1e6, now)
            case PhotoProgress():
                run.progress(event.index, event.fraction)
            case PhotoEnded():
                run.end(event.index, event.outcome)
                self._missing |= {event.extra} if event.extra else set()
            case Paused() | Resumed():
                run.pause(isinstance(event, Paused), now)
                self.dialog.run.set_state(running=True, paused=run.paused)
        if isinstance(event, PhotoBegan | PhotoProgress | PhotoEnded):
            self.dialog.run.list.lines.set_line(event.index, self._line(run.photos[event.index]))
        self._show_progress()

    def _on_installed(self, name: str) -> None:
        """Photos of the batch failed for want of this package: do them when the others are done."""
        if name in self._missing:
            self._missing.discard(name)
            self._once_more = True
            self._do_once_more()

    def _do_once_more(self) -> None:
        if self._once_more and not self._running and not self._closing and self._batch is not None:
            self._begin(replace(self._batch, options=replace(self._batch.options, resume=True)))

    def _on_done(self) -> None:
        self._running = False
        if self._closing:
            return
        self._notebook.submit(unfinished.forget)
        self._show_progress()
        self.dialog.run.set_state(running=False, paused=False)
        if not self.dialog.isVisible():
            show = Action(self.tr("Show"), self.dialog.open_or_raise)
            failed = self._run.counts[Standing.FAILED] > 0
            severity = Severity.WARNING if failed else Severity.INFORMATION
            text = self.tr("The batch is over: {summary}.").format(summary=_summary(self._run))
            self._window.notice_bar.add(Notice(text, "", "", severity, (show,)))
        self._do_once_more()

    # How it is shown

    def _show_all(self) -> None:
        lines = [self._line(photo) for photo in self._run.photos]
        self.dialog.run.list.lines.set_lines([*lines, *map(_left_out, self._left_out)])
        self.dialog.run.set_state(running=self._running, paused=False)
        self._show_progress()

    def _show_progress(self) -> None:
        run, page = self._run, self.dialog.run
        if not self._running:
            text = _summary(run) if run.photos else self.tr("There are no photos in it.")
            page.show_progress(text, "", run.fraction)
            return
        page.show_progress(_summary(run), _pace(run, time.monotonic()), run.fraction)

    def _line(self, photo: BatchPhoto) -> BatchLine:
        state = _state(photo)
        return BatchLine(photo.source.name, state, photo.standing is Standing.FAILED, f"{photo.source}\n{state}")


def _left_out(file: Path) -> BatchLine:
    state = translate("State", "Left out: it looks like the result of an earlier run")
    why = translate("State", "It has no recipe, so it is never replaced. Add the file itself to denoise it.")
    return BatchLine(file.name, state, tooltip=f"{file}\n{state}.\n{why}")


def _state(photo: BatchPhoto) -> str:
    match photo.standing:
        case Standing.WAITING:
            return translate("State", "Waiting")
        case Standing.DENOISING:
            return f"{round(photo.fraction * 100)} %"
        case Standing.DONE:
            done = translate("State", "Done in {seconds} s").format(seconds=number(photo.seconds, 1))
            return f"{done}. {photo.reason}" if photo.reason else done
        case Standing.FAILED:
            return translate("State", "Failed: {reason}").format(reason=_short(photo))
        case Standing.SKIPPED:
            return translate("State", "Skipped: {reason}").format(reason=_short(photo))


def _short(photo: BatchPhoto) -> str:
    return photo.reason.removeprefix(photo.source.name).strip()


def _summary(run: BatchRun) -> str:
    counts = run.counts
    done = translate("Progress", "{done} of {total} done").format(done=counts[Standing.DONE], total=len(run.photos))
    failed = translate("Batch", "%n failed", None, counts[Standing.FAILED])
    skipped = translate("Batch", "%n skipped", None, counts[Standing.SKIPPED])
    rest = [text for kind, text in ((Standing.FAILED, failed), (Standing.SKIPPED, skipped)) if counts[kind]]
    return " · ".join((done, *rest))


def _pace(run: BatchRun, now: float) -> str:
    if run.paused:
        return translate("Batch", "Paused")
    if run.at_work is None:
        return translate("Batch", "Saving") if run.started else translate("Batch", "Starting")
    parts = [translate("Batch", "Denoising {name}").format(name=run.photos[run.at_work].source.name)]
    speed, left = run.megapixels_per_second(now), run.seconds_left(now)
    parts += [] if speed is None else [f"{speed_figure(speed)} MP/s"]
    parts += [] if left is None else [translate("Progress", "{duration} left").format(duration=duration(left))]
    return " · ".join(parts)


def _strength(luminance: float, chrominance: float) -> str:
    if luminance == chrominance:
        if luminance == 1.0:
            return translate("Batch", "at full strength")
        return translate("Batch", "at a strength of {percent} %").format(percent=round(luminance * 100))
    text = translate("Batch", "at a strength of {luminance} % (luminance) and {chrominance} % (chrominance)")
    return text.format(luminance=round(luminance * 100), chrominance=round(chrominance * 100))
