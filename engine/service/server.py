"""The engine's process: takes requests from a pipe, answers with replies.

Its threads: the main one listens, so that a wish to cancel is heard at once; the file lane reads, measures and saves;
the network lane loads torch and denoises, one more makes further results of open photos; three look after the models
and bring packages in, one works on a batch of photos, and one counts figures of an evaluation together.
torch is imported in the network lane, while the first photo is read.
"""

import shutil
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from engine.evaluation.overview import overview
from engine.images.finding import find_photos
from engine.images.pairing import find_ground_truth
from engine.images.reading import thumbnail
from engine.memory import share_one_arena
from engine.priority import let_others_first
from engine.service import buffers
from engine.service.answering import answering
from engine.service.comparing import Comparing
from engine.service.desk import Desk
from engine.service.facts import facts_of
from engine.service.furthering import Furthering
from engine.service.installing import Installing
from engine.service.lane import Lane
from engine.service.line import Line, leave_signals_to_the_window
from engine.service.many import Many
from engine.service.network import Network
from engine.service.picturing import Picturing
from engine.service.planning import Planning
from engine.service.replies import (
    DeviceFacts,
    EngineReady,
    GroundTruthSet,
    NoiseMeasured,
    PhotoOpened,
    PhotoSaved,
    PhotosFound,
    Scored,
    ThumbnailMade,
)
from engine.service.requests import (
    CancelInstall,
    CancelPhoto,
    CancelPicture,
    ClosePhoto,
    ControlMany,
    DenoiseMany,
    DenoisePhoto,
    FindPhotos,
    InstallExtra,
    MakePicture,
    MakeThumbnail,
    MeasureNoise,
    OpenPhoto,
    PauseDenoising,
    PrepareModel,
    Quit,
    ReleasePhoto,
    SavePhoto,
    SavePicture,
    ScorePhoto,
    SetFocus,
    SetGroundTruth,
)
from engine.service.shelving import Shelving
from engine.service.study_replies import OverviewMade
from engine.service.study_requests import MakeOverview
from engine.service.turn import Turn

# What is done first in the file lane: opening before saving before measuring before giving up before thumbnails.
_AT_ONCE, _OPENING, _SAVING, _MEASURING, _RELEASING, _THUMBNAILS = 100, 30, 20, 10, 5, 0

# In the network lane: after every photo.
_IDLE = -1


def main(connection: Connection) -> None:
    """Serve until :class:`Quit` or until the window is gone; what is being saved is finished first."""
    leave_signals_to_the_window()
    share_one_arena()
    let_others_first()
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
        self._line = Line(connection)
        self._send = self._line.send
        self._desk = Desk(folder)
        self._files = Lane("files")
        self._work = Lane("network")
        self._figures = Lane("figures")
        self._turn = Turn()
        self._network = Network(self._desk, self._send, self._turn)
        self._furthering = Furthering(self._desk, self._send, self._turn, self._network)
        self._installing = Installing(self._send)
        self._picturing = Picturing(self._desk, self._send)
        self._comparing = Comparing(self._desk, self._send)
        self._many = Many(self._send, self._network, self._turn)
        self._planning = Planning(self._send, self._turn, folder)
        self._shelving = Shelving(self._send, self._turn)
        self._actions: dict[type, Callable[[Any], None]] = {
            FindPhotos: self._in_files(self._find, _OPENING),
            OpenPhoto: self._in_files(self._open, _OPENING),
            MakeThumbnail: self._in_files(self._thumbnail, _THUMBNAILS),
            SetGroundTruth: self._in_files(self._set_truth, _OPENING),
            ScorePhoto: self._in_files(self._score, _MEASURING),
            MeasureNoise: self._in_files(self._measure_noise, _MEASURING),
            SavePhoto: self._in_files(self._save, _SAVING),
            MakePicture: self._picturing.begin,
            SavePicture: self._picturing.begin,
            CancelPicture: self._picturing.cancel,
            ReleasePhoto: self._in_files(lambda r: self._desk.release(r.key, r.display), _RELEASING),
            ClosePhoto: self._close,
            DenoisePhoto: self._queue_denoising,
            CancelPhoto: self._network.cancel,
            PauseDenoising: self._network.pause,
            PrepareModel: self._queue_preparing,
            SetFocus: self._network.set_focus,
            DenoiseMany: lambda r: answering(self._send, self._many.begin, r)(),
            ControlMany: self._many.control,
            InstallExtra: self._installing.begin,
            CancelInstall: self._installing.cancel,
            **self._comparing.actions,
            **self._furthering.actions,
            MakeOverview: lambda request: self._figures.add(answering(self._send, self._make_overview, request)),
            **self._shelving.actions,
            **self._planning.actions,
        }

    def serve(self) -> None:
        """Listen until the window says :class:`Quit` or is gone."""
        self._work.add(answering(self._send, self._load_torch, Quit()))
        for request in self._line.requests():
            self._actions[type(request)](request)
        self._network.cancel_all()
        self._furthering.stop()
        self._installing.stop()
        self._many.stop()
        self._picturing.stop()
        self._comparing.stop()
        self._planning.stop()
        self._shelving.stop()
        self._work.stop(_AT_ONCE)
        self._figures.stop(_AT_ONCE)
        self._files.stop(_SAVING)  # nothing that was to be saved is lost

    def _in_files(self, action: Callable[[Any], None], urgency: int) -> Callable[[Any], None]:
        return lambda request: self._files.add(answering(self._send, action, request), urgency)

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
        self._send(PhotoOpened(request.key, photo.display, facts, image.height, image.width, photo.size, photo.full))
        answering(self._send, self._find_truth, request)()

    def _find_truth(self, request: OpenPhoto) -> None:
        if request.truth is None:
            found = self._desk.find_truth(request.key)
            if found is not None:
                self._tell_truth(request.key, found)
        elif request.truth:
            self._set_truth(SetGroundTruth(request.key, request.truth))

    def _set_truth(self, request: SetGroundTruth) -> None:
        self._desk.set_truth(request.key, Path(request.path))
        self._tell_truth(request.key, Path(request.path))

    def _tell_truth(self, key: int, path: Path) -> None:
        photo = self._desk[key]
        self._send(GroundTruthSet(key, path.name, str(path), photo.truth_display, photo.truth_size))
        self._send(Scored(key, 0, *self._desk.score_noisy(key)))
        self._furthering.score(key)

    def _thumbnail(self, request: MakeThumbnail) -> None:
        self._send(ThumbnailMade(request.key, thumbnail(Path(request.path), request.longest)))

    def _score(self, request: ScorePhoto) -> None:
        result = self._desk.score_result(request.key, request.luminance, request.chrominance)
        self._send(Scored(request.key, request.generation, *result))

    def _measure_noise(self, request: MeasureNoise) -> None:
        strength = (request.luminance, request.chrominance) if request.generation else None
        level = self._desk.noise_level(request.key, strength)
        self._send(NoiseMeasured(request.key, request.generation, level))

    def _make_overview(self, request: MakeOverview) -> None:
        """In a lane of its own: the first test of a difference imports scipy's statistics, which takes a second."""
        standings = overview(request.figures, request.reference, request.higher)
        self._send(OverviewMade(request.number, standings))

    def _save(self, request: SavePhoto) -> None:
        path = Path(request.path)
        notes = self._desk.save(request.key, path, request.luminance, request.chrominance, request.overwrite)
        self._send(PhotoSaved(request.key, request.path, notes))

    def _close(self, request: ClosePhoto) -> None:
        """After all that was to be saved or measured of it; the window never uses its key again."""
        self._network.cancel(CancelPhoto(request.key))
        self._furthering.close(request.key)
        self._files.add(answering(self._send, lambda r: self._desk.close(r.key), request), _RELEASING)

    def _queue_preparing(self, request: PrepareModel) -> None:
        self._network.wish(request)
        self._work.add(answering(self._send, self._network.prepare, request), _IDLE)

    def _queue_denoising(self, request: DenoisePhoto) -> None:
        token = self._network.token_for(request)
        self._work.add(answering(self._send, lambda r: self._network.denoise(r, token), request))
