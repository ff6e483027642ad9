"""Has photos and results measured: against the ground truth where there is one, and for their noise."""

from PySide6.QtCore import QObject, QTimer

from denoiser_gui.state.session import Photo, Session, Stage
from denoiser_gui.work.engine_client import EngineClient
from engine.service.replies import NoiseMeasured, Reply, Scored
from engine.service.requests import MeasureNoise, ScorePhoto

_CALM_MS = 250


class Measurer(QObject):
    """Asks for measurements, and carries them into the session.

    Args:
        session: the open photos, and the strength at which results are measured.
        client: the engine's process.
    """

    def __init__(self, session: Session, client: EngineClient) -> None:
        super().__init__()
        self._session = session
        self._client = client
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(self._measure_current)
        client.received.connect(self._on_reply)

    def measure(self, photo: Photo) -> None:
        """Measure a finished result at the present strength."""
        if photo.stage is not Stage.DONE or photo.away:
            return
        options = self._session.options
        strength = (options.luminance, options.chrominance)
        self._client.send(MeasureNoise(photo.key, photo.generation, *strength))
        if photo.truth_name:
            self._client.send(ScorePhoto(photo.key, photo.generation, *strength))

    def measure_noisy(self, photo: Photo) -> None:
        """Estimate the noise of a photo as it came, once."""
        if photo.noisy_level is None:
            self._client.send(MeasureNoise(photo.key, 0))

    def soon(self) -> None:
        """Measure the result on show, once nothing is changed any more for a moment."""
        self._calm.start()

    def _measure_current(self) -> None:
        photo = self._session.current
        if photo is not None:
            self.measure(photo)

    def _on_reply(self, reply: Reply) -> None:
        if isinstance(reply, Scored):
            photo = self._session.known(reply.key)
            if photo is not None and photo.truth == reply.truth:  # it may have got another ground truth meanwhile
                self._take(reply, "score", reply.score)
        elif isinstance(reply, NoiseMeasured):
            self._take(reply, "level", reply.level)

    def _take(self, reply: Scored | NoiseMeasured, kind: str, value: object) -> None:
        """Generation 0 is the photo itself; of results only the present one counts."""
        photo = self._session.known(reply.key)
        if photo is not None and reply.generation == 0:
            self._session.update(reply.key, **{f"noisy_{kind}": value})
        elif photo is not None and reply.generation == photo.generation:
            self._session.update(reply.key, **{f"denoised_{kind}": value})
