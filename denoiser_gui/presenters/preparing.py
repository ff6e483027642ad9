"""Has the chosen model loaded before a photo needs it."""

from PySide6.QtCore import QObject

from denoiser_gui.state.session import Session
from denoiser_gui.work.engine_client import EngineClient
from engine.service.replies import EngineReady, Reply
from engine.service.requests import PrepareModel


class PreparingPresenter(QObject):
    """Asks for the model when the engine is ready, and when another model or device is chosen.

    An engine that died is asked for photos only: it may have died of the model.

    Args:
        session: with the options.
        client: the engine's process.
        parent: owns it.
    """

    def __init__(self, session: Session, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._client = client
        self._ready = self._died = False
        self._asked: PrepareModel | None = None
        client.received.connect(self._on_reply)
        client.stopped.connect(self._on_stopped)
        session.options_changed.connect(self._prepare)

    def _on_reply(self, reply: Reply) -> None:
        if isinstance(reply, EngineReady):
            self._ready = True
            self._prepare()

    def _on_stopped(self, _exit_code: int) -> None:
        self._died = True

    def _prepare(self) -> None:
        """Not again where only the strength is another one."""
        wanted = PrepareModel(self._session.options.model, self._session.options.device)
        if self._ready and not self._died and wanted != self._asked:
            self._asked = wanted
            self._client.send(wanted)
