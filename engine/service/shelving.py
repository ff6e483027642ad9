"""The model library in the engine's process: quick matters in one lane, and in another what takes its time."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.cancellation import Cancelled, CancelToken
from engine.images.image import Image
from engine.models.bin import KEPT_DAYS
from engine.models.library import default_library
from engine.service.answering import Send, answering
from engine.service.lane import Lane
from engine.service.library_replies import (
    BinEmptied,
    ModelDeleted,
    ModelDuplicated,
    ModelExported,
    ModelRenamed,
    ModelRestored,
    ModelsListed,
    ModelTried,
    SpeedFound,
)
from engine.service.library_requests import (
    DeleteModel,
    DuplicateModel,
    EmptyBin,
    ExportModel,
    ListModels,
    MeasureSpeed,
    RenameModel,
    RestoreModel,
    ShowModel,
    TryModel,
)
from engine.service.replies import ModelImported
from engine.service.requests import ImportModel
from engine.service.run_papers import papers_of
from engine.service.turn import Turn

if TYPE_CHECKING:
    from engine.inference.denoising import Engine

_AT_ONCE = 100
_FIRST_SIDE, _LARGEST_SIDE = 256, 1024
_SECONDS = 1.5
"""About how long a speed is measured."""


class Shelving:
    """Looks after the models.

    Args:
        send: tells the window.
        turn: of the device; whoever denoises photos goes first.
    """

    def __init__(self, send: Send, turn: Turn) -> None:
        self._send = send
        self._turn = turn
        self._cancel = CancelToken()
        self._quick, self._slow = Lane("library"), Lane("models")
        self.actions: dict[type, Callable[[Any], None]] = {
            ListModels: self._in(self._quick, self._list),
            ShowModel: self._in(self._quick, self._show),
            RenameModel: self._in(self._quick, self._rename),
            DuplicateModel: self._in(self._quick, self._duplicate),
            DeleteModel: self._in(self._quick, self._delete),
            RestoreModel: self._in(self._quick, self._restore),
            EmptyBin: self._in(self._quick, self._empty),
            ImportModel: self._in(self._slow, self._import),
            ExportModel: self._in(self._slow, self._export),
            TryModel: self._in(self._slow, self._try),
            MeasureSpeed: self._in(self._slow, self._measure),
        }

    def stop(self) -> None:
        """End after what is at hand, without beginning anything else."""
        self._cancel.cancel()
        self._slow.stop(_AT_ONCE)
        self._quick.stop(_AT_ONCE)

    def _in(self, lane: Lane, action: Callable[[Any], None]) -> Callable[[Any], None]:
        return lambda request: lane.add(answering(self._send, action, request))

    # Quick matters

    def _list(self, _request: object = None) -> None:
        library = default_library()
        library.bin.empty(KEPT_DAYS)
        self._send(ModelsListed(library.listed(), library.problems(), library.bin.entries()))

    def _show(self, request: ShowModel) -> None:
        self._send(papers_of(default_library(), request.name))

    def _rename(self, request: RenameModel) -> None:
        model = default_library().rename(request.name, request.wish)
        self._send(ModelRenamed(request.name, model.name))
        self._list()

    def _duplicate(self, request: DuplicateModel) -> None:
        self._send(ModelDuplicated(request.name, default_library().duplicate(request.name).name))
        self._list()

    def _delete(self, request: DeleteModel) -> None:
        self._send(ModelDeleted(request.name, default_library().delete(request.name)))
        self._list()

    def _restore(self, request: RestoreModel) -> None:
        self._send(ModelRestored(default_library().restore(request.token).name, request.token))
        self._list()

    def _empty(self, _request: EmptyBin) -> None:
        self._send(BinEmptied(default_library().bin.empty()))
        self._list()

    # What takes its time

    def _import(self, request: ImportModel) -> None:
        from engine.inference.trial import bring_in

        try:
            with self._turn.taken():
                model, doubts = bring_in(default_library(), Path(request.path), cancel=self._cancel)
        except Cancelled:
            return  # the window is gone
        self._send(ModelImported(model, doubts, request.path))
        self._list()

    def _export(self, request: ExportModel) -> None:
        library, path = default_library(), Path(request.path)
        difference = None
        if path.suffix.lower() == ".onnx":
            from engine.models.interchange import export_onnx

            difference = export_onnx(library.load(request.name), path, overwrite=True)
        else:
            library.export(request.name, path, overwrite=True)
        self._send(ModelExported(request.name, request.path, difference))

    def _try(self, request: TryModel) -> None:
        from engine.inference.trial import tried

        try:
            with self._turn.taken():
                doubts = tried(default_library(), request.name, self._cancel)
        except Cancelled:
            return
        self._send(ModelTried(request.name, doubts))
        self._list()

    def _measure(self, request: MeasureSpeed) -> None:
        from engine.inference.denoising import Engine, Settings

        model = default_library().load(request.name)
        try:
            with self._turn.taken():
                engine = Engine(model, Settings(request.device))
                speed = _speed(engine, self._cancel)
        except Cancelled:
            return
        self._send(SpeedFound(request.name, engine.device.name, speed))


def _speed(engine: "Engine", cancel: CancelToken) -> float:
    """Megapixels a second, of a photo as large as there is time for after a first small one."""
    _run(engine, _FIRST_SIDE, cancel)  # what is done only once
    seconds = _run(engine, _FIRST_SIDE, cancel)
    fitting = int(_FIRST_SIDE * (_SECONDS / max(seconds, 1e-6)) ** 0.5)
    side = min(max(fitting, _FIRST_SIDE), _LARGEST_SIDE)
    if side > _FIRST_SIDE:
        seconds = _run(engine, side, cancel)
    return side * side / 1e6 / max(seconds, 1e-6)


def _run(engine: "Engine", side: int, cancel: CancelToken) -> float:
    """Seconds for a photo of that side."""
    photo = Image(np.random.default_rng(0).integers(0, 256, (side, side, 3), np.uint8))
    began = time.perf_counter()
    for _ in engine.denoise(photo, cancel):
        pass
    return time.perf_counter() - began
