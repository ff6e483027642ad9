"""Reduces pyramids in a thread of its own, chunk by chunk."""

from concurrent.futures import Future, ThreadPoolExecutor, wait

from PySide6.QtCore import QObject, Signal

from denoiser_gui.views.image_pyramid import ImagePyramid
from engine.inference.tiling import Rect


class PyramidBuilder(QObject):
    """One worker thread; chunks nearest to where the person looks come first.

    A Python executor and not a QThreadPool: destroying the latter waits in C++ for work that may need Python's lock.

    Signals:
        reduced(object, object): the pyramid and the :class:`Rect` of level 0 whose coarser levels are up to date.
        failed(object): the exception, when memory runs out.
    """

    reduced = Signal(object, object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(1, "pyramid")
        self._jobs: set[Future[None]] = set()

    def build(self, pyramid: ImagePyramid, rect: Rect, near: tuple[float, float]) -> None:
        """Bring the coarser levels of ``rect`` up to date.

        Args:
            pyramid: whose levels.
            rect: in pixels of level 0.
            near: the photo's row and column that matters most.
        """
        self._jobs = {job for job in self._jobs if not job.done()}
        for chunk in sorted(pyramid.chunks(rect), key=lambda chunk: chunk.distance_squared(*near)):
            self._jobs.add(self._worker.submit(self._reduce, pyramid, chunk))

    def close(self) -> None:
        """Forget what is waiting and see the running chunk through: afterwards no pyramid is being read."""
        self._worker.shutdown(cancel_futures=True)

    def wait(self, seconds: float | None) -> None:
        """Until everything is done, or the time is over."""
        wait(self._jobs, timeout=seconds)

    def _reduce(self, pyramid: ImagePyramid, chunk: Rect) -> None:
        try:
            pyramid.update(chunk)
        except MemoryError as error:
            self.failed.emit(error)
        else:
            self.reduced.emit(pyramid, chunk)
