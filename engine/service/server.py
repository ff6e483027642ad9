"""The engine's process: takes requests from a pipe, answers with replies.

Three threads: the main one listens, so that a wish to cancel is heard at once; the file lane reads, measures and saves;
the network lane loads torch and denoises. torch is imported in the network lane only, while the first photo is read.
"""

import shutil
import signal
import threading
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from engine.cancellation import Cancelled, CancelToken
from engine.errors import DenoiserError
from engine.events import Finished, Started, TileDone
from engine.images.display import display_rgb8
from engine.images.finding import find_photos
from engine.images.image import Image
from engine.images.pairing import find_ground_truth
from engine.images.reading import thumbnail
from engine.memory import share_one_arena
from engine.service import buffers
from engine.service.desk import Desk, Result
from engine.service.facts import facts_of
from engine.service.lane import Lane
from engine.service.messages import (
    CancelPhoto,
    ClosePhoto,
    DenoiseCancelled,
    DenoiseFinished,
    DenoisePhoto,
    DenoiseStarted,
    DeviceFacts,
    EngineReady,
    Failed,
    FindPhotos,
    GroundTruthSet,
    ImportModel,
    MakeThumbnail,
    ModelImported,
    OpenPhoto,
    PhotoOpened,
    PhotoSaved,
    PhotosFound,
    Quit,
    Reply,
    Request,
    SavePhoto,
    Scored,
    ScorePhoto,
    SetFocus,
    SetGroundTruth,
    ThumbnailMade,
    TileLanded,
)

if TYPE_CHECKING:
    from engine.inference.denoising import Engine

R = TypeVar("R", bound=Request)

# What is answered first in the file lane: opening before saving before measuring before thumbnails.
_AT_ONCE, _OPENING, _SAVING, _MEASURING, _THUMBNAILS = 100, 30, 20, 10, 0


def main(connection: Connection) -> None:
    """Serve until :class:`Quit` or until the window is gone; what is being saved is finished first.

    Signals that end the window as well are left to it, so that nothing is torn and no temporary file stays.
    """
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_IGN)
    share_one_arena()
    folder = buffers.make_folder()
    try:
        Server(connection, folder).serve()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Server:
    """Distributes requests to the lanes.

    Args:
        connection: to the window.
        folder: for the buffers of pixels.
    """

    def __init__(self, connection: Connection, folder: Path) -> None:
        self._connection = connection
        self._sending = threading.Lock()
        self._desk = Desk(folder)
        self._files = Lane("files")
        self._network = Lane("network")
        self._tokens: dict[int, CancelToken] = {}
        self._focus: dict[int, tuple[float, float]] = {}
        self._engine: tuple[tuple[str, str], Engine] | None = None
        self._actions: dict[type, Callable[..., None]] = {
            FindPhotos: lambda r: self._files.add(self._guard(self._find, r), _OPENING),
            OpenPhoto: lambda r: self._files.add(self._guard(self._open, r), _OPENING),
            MakeThumbnail: lambda r: self._files.add(self._guard(self._thumbnail, r), _THUMBNAILS),
            SetGroundTruth: lambda r: self._files.add(self._guard(self._set_truth, r), _OPENING),
            ScorePhoto: lambda r: self._files.add(self._guard(self._score, r), _MEASURING),
            SavePhoto: lambda r: self._files.add(self._guard(self._save, r), _SAVING),
            ClosePhoto: self._close,
            DenoisePhoto: self._queue_denoising,
            CancelPhoto: self._cancel,
            SetFocus: self._set_focus,
            ImportModel: lambda r: self._network.add(self._guard(self._import_model, r)),
        }

    def serve(self) -> None:
        """Listen until the window says :class:`Quit` or is gone."""
        self._network.add(self._guard(self._load_torch, Quit()))
        while True:
            try:
                request = self._connection.recv()
            except (EOFError, OSError):
                request = Quit()
            if isinstance(request, Quit):
                break
            self._actions[type(request)](request)
        for token in self._tokens.values():
            token.cancel()
        self._network.stop(_AT_ONCE)
        self._files.stop(_SAVING)  # nothing that was to be saved is lost

    def _send(self, reply: Reply) -> None:
        with self._sending:
            try:
                self._connection.send(reply)
            except OSError:  # the window is gone; serve() notices as well
                return

    def _guard(self, action: Callable[[R], None], request: R) -> Callable[[], None]:
        """Work that answers every failure with :class:`Failed` and never raises."""

        def work() -> None:
            try:
                action(request)
            except DenoiserError as error:
                self._send(Failed(request, str(error), details=traceback.format_exc()))
            except Exception as error:  # noqa: BLE001  (the one gate: nothing is swallowed, all is told)
                sentence = f"{type(error).__name__}: {error}"
                self._send(Failed(request, sentence, expected=False, details=traceback.format_exc()))

        return work

    def _load_torch(self, _request: Quit) -> None:
        from engine.device import available

        self._send(EngineReady(tuple(DeviceFacts(device.name, device.title) for device in available())))

    def _find(self, request: FindPhotos) -> None:
        found = find_photos(Path(path) for path in request.paths)
        truths = {find_ground_truth(path) for path in found}
        self._send(PhotosFound(tuple(str(path) for path in found if path not in truths)))

    def _open(self, request: OpenPhoto) -> None:
        path = Path(request.path)
        photo = self._desk.open(request.key, path)
        image = photo.image
        facts = facts_of(path, image)
        self._send(PhotoOpened(request.key, photo.display, facts, image.height, image.width))
        self._guard(self._find_truth, request)()

    def _find_truth(self, request: OpenPhoto) -> None:
        found = self._desk.find_truth(request.key)
        if found is not None:
            self._tell_truth(request.key, found)

    def _set_truth(self, request: SetGroundTruth) -> None:
        self._desk.set_truth(request.key, Path(request.path))
        self._tell_truth(request.key, Path(request.path))

    def _tell_truth(self, key: int, path: Path) -> None:
        self._send(GroundTruthSet(key, path.name))
        self._send(Scored(key, 0, self._desk.score_noisy(key)))

    def _thumbnail(self, request: MakeThumbnail) -> None:
        self._send(ThumbnailMade(request.key, thumbnail(Path(request.path), request.longest)))

    def _score(self, request: ScorePhoto) -> None:
        result = self._desk.score_result(request.key, request.luminance, request.chrominance)
        self._send(Scored(request.key, request.generation, result))

    def _save(self, request: SavePhoto) -> None:
        path = Path(request.path)
        self._desk.save(request.key, path, request.luminance, request.chrominance, request.overwrite)
        self._send(PhotoSaved(request.key, request.path))

    def _close(self, request: ClosePhoto) -> None:
        self._cancel(CancelPhoto(request.key))
        self._files.add(self._guard(lambda r: self._desk.close(r.key), request), _OPENING)

    def _queue_denoising(self, request: DenoisePhoto) -> None:
        self._cancel(CancelPhoto(request.key))
        token = self._tokens[request.key] = CancelToken()
        self._network.add(self._guard(lambda r: self._denoise(r, token), request))

    def _cancel(self, request: CancelPhoto) -> None:
        if request.key in self._tokens:
            self._tokens[request.key].cancel()

    def _set_focus(self, request: SetFocus) -> None:
        self._focus[request.key] = (request.y, request.x)

    def _denoise(self, request: DenoisePhoto, cancel: CancelToken) -> None:
        try:
            cancel.raise_if_cancelled()
            engine = self._engine_for(request.model, request.device)
            self._run(request, engine, cancel)
        except Cancelled:
            self._send(DenoiseCancelled(request.key, request.generation))

    def _engine_for(self, model: str, device: str) -> "Engine":
        from engine.inference.denoising import Engine, Settings
        from engine.models.library import default_library

        if self._engine is None or self._engine[0] != (model, device):
            self._engine = None
            self._engine = ((model, device), Engine(default_library().load(model), Settings(device)))
        return self._engine[1]

    def _run(self, request: DenoisePhoto, engine: "Engine", cancel: CancelToken) -> None:
        key, generation = request.key, request.generation
        image = self._desk[key].image
        result = self._desk.begin_result(key)
        try:
            events = engine.denoise(image, cancel, lambda: self._focus.get(key), result.image.pixels)
            for event in events:
                if isinstance(event, Started):
                    started = DenoiseStarted(key, generation, result.display, event.device)
                    self._send(started)
                elif isinstance(event, TileDone):
                    _show(event, result)
                    speed, left = event.megapixels_per_second, event.seconds_left
                    self._send(TileLanded(key, generation, event.rect, event.fraction, speed, left))
                elif isinstance(event, Finished):
                    self._desk.accept_result(key, result)
                    self._send(DenoiseFinished(key, generation, event.seconds))
        except BaseException:
            self._desk.discard(result)
            raise

    def _import_model(self, request: ImportModel) -> None:
        from engine.models.library import default_library

        self._send(ModelImported(default_library().import_file(Path(request.path))))


def _show(event: TileDone, result: Result) -> None:
    """Bring a tile to the screen's colours, where they are not the photo's own."""
    if result.display == result.full:
        return
    rows, columns = event.rect.slices
    tile = Image(result.image.pixels[rows, columns], None, result.image.metadata)
    result.display.attach(writable=True)[rows, columns] = display_rgb8(tile)
