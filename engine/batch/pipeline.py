"""Many photos through one denoiser: while one is denoised, the next are read and the last ones are saved.

Three threads work side by side: one reads ahead, the consumer's own runs the network, one saves. Between them wait at
most two photos each (:mod:`engine.batch.backlog`), so that memory stays the same however many photos there are.
"""

import contextlib
import datetime
import time
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from enum import Enum, auto
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event as Flag
from threading import Thread
from traceback import format_exception

from engine.batch.backlog import Backlog, Stage
from engine.batch.control import Control
from engine.batch.events import BatchEvent, Paused, PhotoBegan, PhotoEnded, PhotoProgress, Resumed
from engine.batch.jobs import Job
from engine.batch.naming import Namer, OutputNames
from engine.batch.opening import Opened, Opener, Task
from engine.batch.options import Options
from engine.batch.outcome import CANCELLED, Outcome
from engine.batch.provenance import Provenance
from engine.batch.saving import Denoised, Saver
from engine.cancellation import Cancelled
from engine.errors import OutputExists, explain
from engine.events import Doubtful, Event, Finished, MemoryShort, Started, TileDone
from engine.images.reading import read_header
from engine.images.writing import check_folder
from engine.methods.checking import checked
from engine.methods.denoiser import Denoiser

_LOOK_SECONDS = 0.1
"""So often a batch that stands still looks whether a photo was saved meanwhile."""


class _Over(Enum):
    """A thread has nothing more to tell or to do."""

    READING = auto()
    SAVING = auto()


def run(
    jobs: Sequence[Job],
    options: Options,
    denoiser: Denoiser,
    control: Control | None = None,
    left_out: Sequence[Path] = (),
) -> Generator[BatchEvent, None, None]:
    """Denoise photos and save the results; one that fails does not keep the others from being done.

    The denoiser runs in the thread that asks for the events. What is cancelled ends before its next tile; what is
    denoised already is saved. Closing the generator early ends the batch: what is just being saved is finished,
    nothing else is. A KeyboardInterrupt within cancels the batch and is raised again after the last event.

    Args:
        jobs: from :func:`engine.batch.jobs.plan`; their indices name the photos in events.
        options: what is wanted.
        denoiser: what denoises.
        control: to pause, resume, skip and cancel, from another thread.
        left_out: files that are never replaced, as the photos are not.

    Yields:
        For every job one PhotoEnded, most often after a PhotoBegan and some PhotoProgress; Paused and Resumed.

    Raises:
        UnwritableImage: nothing can be saved in the folder; nothing was done.
    """
    check_folder(options.folder)
    names = OutputNames([*(job.source for job in jobs), *left_out], options.collision)
    yield from _Batch(jobs, options, denoiser, control or Control(), names).events()


class _Batch:
    """One run; see :func:`run`."""

    def __init__(
        self, jobs: Sequence[Job], options: Options, denoiser: Denoiser, control: Control, names: OutputNames
    ) -> None:
        self._jobs = jobs
        self._denoiser = denoiser
        self._control = control
        self._backlog = Backlog()
        self._stopped = Flag()
        self._inbox: SimpleQueue[Opened | PhotoEnded | _Over] = SimpleQueue()
        self._to_save: SimpleQueue[Denoised | _Over] = SimpleQueue()
        self._waiting: deque[Opened] = deque()
        self._left = set(range(len(jobs)))
        self._running = {_Over.READING, _Over.SAVING}
        self._standing = False
        self._interruption: KeyboardInterrupt | None = None
        namer = Namer(options, denoiser.name, datetime.date.today())
        provenance = Provenance(options, denoiser)
        self._opener = Opener(namer, names, provenance, self._backlog)
        self._saver = Saver(namer, names, provenance)

    def events(self) -> Iterator[BatchEvent]:
        """Everything, until each job has ended."""
        threads = [Thread(target=self._read_ahead), Thread(target=self._save_behind)]
        try:
            for thread in threads:
                thread.start()
            while self._running:
                yield from self._step()
        finally:
            self._stopped.set()
            self._backlog.close()
            self._to_save.put(_Over.SAVING)
            for thread in threads:
                if thread.ident is not None:
                    thread.join()
        for index in sorted(self._left):  # lost where the interruption fell between two stages
            yield _stopped(index, self._blank(index), Cancelled())
        if self._interruption is not None:
            raise self._interruption

    def _step(self) -> Iterator[BatchEvent]:
        """Denoise the next photo, or wait for what the other threads tell."""
        try:
            if self._waiting:
                yield from self._denoise(self._waiting.popleft())
            else:
                yield from self._take(self._inbox.get())
        except KeyboardInterrupt as error:
            self._interrupt(error)
        if _Over.READING not in self._running and not self._waiting:
            self._to_save.put(_Over.SAVING)  # maybe more than once, which does no harm

    def _take(self, message: "Opened | PhotoEnded | _Over") -> Iterator[PhotoEnded]:
        if isinstance(message, _Over):
            self._running.discard(message)
        elif isinstance(message, Opened):
            self._waiting.append(message)
        else:
            self._left.discard(message.index)
            yield message

    def _told(self) -> Iterator[PhotoEnded]:
        """What the other threads have told meanwhile."""
        with contextlib.suppress(Empty):
            while True:
                yield from self._take(self._inbox.get_nowait())

    def _interrupt(self, error: KeyboardInterrupt) -> None:
        if self._interruption is not None:  # the second time it is urgent
            raise error
        self._interruption = error
        self._control.cancel()
        self._backlog.close()  # nothing waits for a photo that was lost by the interruption

    # The first thread

    def _read_ahead(self) -> None:
        for index, job in enumerate(self._jobs):
            if self._stopped.is_set():
                break
            self._inbox.put(self._opened(index, job))
        self._inbox.put(_Over.READING)

    def _opened(self, index: int, job: Job) -> Opened | PhotoEnded:
        known, watch = self._blank(index), _Watch(0.0)
        try:
            cancel = self._control.token(index)
            cancel.raise_if_cancelled()
            header = read_header(job.source)
            known = replace(known, width=header.width, height=header.height)
            return self._opener.open(Task(index, job, header, known, cancel))
        except BaseException as error:  # noqa: BLE001  (one photo must not end the others)
            return _stopped(index, replace(known, seconds=watch.seconds), error)

    def _blank(self, index: int) -> Outcome:
        denoiser = self._denoiser
        return Outcome(self._jobs[index].source, model=denoiser.name, device=denoiser.device, best=denoiser.best)

    # The consumer's thread

    def _denoise(self, opened: Opened) -> Iterator[BatchEvent]:
        task, watch = opened.task, _Watch(opened.seconds)
        opened.place.move(Stage.PRESENT)
        if not task.cancel.cancelled:
            yield PhotoBegan(task.index, task.job.source, task.known.width, task.known.height)
        try:
            denoised = yield from self._denoised(opened, watch)
            self._backlog.wait_to_save()
        except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  (one photo must not end the others)
            opened.place.move(Stage.GONE)
            ended = _stopped(task.index, replace(task.known, seconds=watch.seconds), error)
            if isinstance(error, KeyboardInterrupt):
                self._interrupt(error)
        else:
            opened.place.move(Stage.BEHIND)
            self._to_save.put(denoised)
            return
        yield from self._take(ended)

    def _denoised(self, opened: Opened, watch: "_Watch") -> Generator[BatchEvent, None, Denoised]:
        task, notes, level, whole, tiles = opened.task, list[str](), None, False, 0
        task.cancel.raise_if_cancelled()
        for event in checked(self._denoiser, opened.image, task.cancel):
            yield from self._told()
            yield from self._stand_still(task, watch)
            if isinstance(event, TileDone):
                tiles += 1
                yield PhotoProgress(task.index, event.fraction, event.megapixels_per_second, event.seconds_left)
            elif isinstance(event, Finished):
                notes += self._seams() if whole and tiles > 1 else ()
                return Denoised(opened, event.pixels, tuple(notes), watch.seconds, level)
            elif isinstance(event, Started):
                level, whole, tiles = event.noise_level, event.whole_picture, 0
            else:
                notes += _notes(event)
        raise AssertionError("a denoiser ends with Finished")

    def _seams(self) -> Sequence[str]:
        kind = "model" if self._denoiser.sha256 else "method"
        return [f"This {kind} looks at the whole picture; its tiles may show slight seams."]

    def _stand_still(self, task: Task, watch: "_Watch") -> Iterator[BatchEvent]:
        """While the batch is paused."""
        with watch.stopped():
            while self._control.paused and not task.cancel.cancelled:
                if not self._standing:
                    self._standing = True
                    yield Paused()
                self._control.wait(_LOOK_SECONDS)
                yield from self._told()
        if self._standing and not self._control.paused:
            self._standing = False
            yield Resumed()

    # The last thread

    def _save_behind(self) -> None:
        while isinstance(message := self._to_save.get(), Denoised):
            if not self._stopped.is_set():
                self._inbox.put(self._saved(message))
            message.opened.place.move(Stage.GONE)
            del message  # else it would stay in memory until the next one comes
        self._inbox.put(_Over.SAVING)

    def _saved(self, denoised: Denoised) -> PhotoEnded:
        task, watch = denoised.opened.task, _Watch(denoised.seconds)
        try:
            outcome = self._saver.save(denoised)
        except BaseException as error:  # noqa: BLE001  (one photo must not end the others)
            return _stopped(task.index, replace(task.known, seconds=watch.seconds), error)
        return PhotoEnded(task.index, replace(outcome, seconds=watch.seconds))


class _Watch:
    """Counts the seconds that are worked on a photo."""

    def __init__(self, seconds: float) -> None:
        self._began = time.perf_counter() - seconds

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self._began

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """What passes meanwhile does not count."""
        seconds = self.seconds
        yield
        self._began = time.perf_counter() - seconds


def _stopped(index: int, known: Outcome, error: BaseException) -> PhotoEnded:
    """The end of a photo that is not done."""
    if isinstance(error, Cancelled | KeyboardInterrupt):
        return PhotoEnded(index, replace(known, status="skipped", error=CANCELLED))
    if isinstance(error, OutputExists):
        return PhotoEnded(index, replace(known, status="skipped", error=str(error)))
    reason = explain(error) if isinstance(error, Exception) else f"Something unexpected went wrong ({error!r})."
    details, extra = "".join(format_exception(error)).rstrip(), getattr(error, "extra", "")
    return PhotoEnded(index, replace(known, status="failed", error=reason), details, extra)


def _notes(event: Event) -> Sequence[str]:
    if isinstance(event, Doubtful):
        return event.sentences
    if isinstance(event, MemoryShort):
        return [f"Memory was short; it was computed in tiles of {event.tile_width} x {event.tile_height} pixels."]
    return ()
