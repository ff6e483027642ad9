"""Installing optional packages, in a lane of its own so that nothing else waits for the network."""

from engine import extras
from engine.cancellation import Cancelled, CancelToken
from engine.service.answering import Send, answering
from engine.service.lane import Lane
from engine.service.replies import ExtraCancelled, ExtraInstalled, ExtraProgress
from engine.service.requests import CancelInstall, InstallExtra

_AT_ONCE = 100


class Installing:
    """Installs one package after the other.

    Args:
        send: tells the window.
    """

    def __init__(self, send: Send) -> None:
        self._send = send
        self._lane = Lane("extras")
        self._tokens: dict[str, CancelToken] = {}

    def begin(self, request: InstallExtra) -> None:
        """Install a package, after those that were asked for before."""
        token = self._tokens[request.name] = CancelToken()
        self._lane.add(answering(self._send, lambda r: self._install(r, token), request))

    def cancel(self, request: CancelInstall) -> None:
        """Stop installing a package, or do not begin."""
        if request.name in self._tokens:
            self._tokens[request.name].cancel()

    def stop(self) -> None:
        """Stop all."""
        for token in tuple(self._tokens.values()):
            token.cancel()
        self._lane.stop(_AT_ONCE)

    def _install(self, request: InstallExtra, cancel: CancelToken) -> None:
        try:
            cancel.raise_if_cancelled()
            for line in extras.install(request.name, cancel):
                self._send(ExtraProgress(request.name, line))
        except Cancelled:
            self._send(ExtraCancelled(request.name))
        else:
            self._send(ExtraInstalled(request.name))
