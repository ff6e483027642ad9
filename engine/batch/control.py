"""Pausing, resuming, skipping and cancelling a batch, from any thread."""

import threading
from collections import defaultdict

from engine.cancellation import CancelToken


class Control:
    """Switches that a running batch asks at every tile. One control serves one batch."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._paused = False
        self._cancelled = False
        self._tokens: defaultdict[int, CancelToken] = defaultdict(CancelToken)

    @property
    def paused(self) -> bool:
        return self._paused

    @property
    def cancelled(self) -> bool:
        return self._cancelled

    def pause(self) -> None:
        """Stand still at the next tile."""
        with self._changed:
            self._paused = True

    def resume(self) -> None:
        """Go on."""
        with self._changed:
            self._paused = False
            self._changed.notify_all()

    def skip(self, index: int) -> None:
        """Leave the photo of this index undone, from the next tile on, unless it is denoised already."""
        with self._changed:
            self._tokens[index].cancel()
            self._changed.notify_all()

    def cancel(self) -> None:
        """Leave undone all that is not denoised yet, from the next tile on. It cannot be taken back."""
        with self._changed:
            self._cancelled = True
            for token in self._tokens.values():
                token.cancel()
            self._changed.notify_all()

    def token(self, index: int) -> CancelToken:
        """The switch of one photo, for its denoiser."""
        with self._changed:
            token = self._tokens[index]
            if self._cancelled:
                token.cancel()
            return token

    def wait(self, seconds: float) -> None:
        """Return when a switch was turned, after so many seconds at most."""
        with self._changed:
            self._changed.wait(seconds)
