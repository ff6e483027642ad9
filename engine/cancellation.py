"""Cancelling long work: a token that is asked at every tile and step."""

import threading


class Cancelled(Exception):  # noqa: N818  (a wish fulfilled, not an error)
    """The person asked to stop. Never shown as a failure."""


class CancelToken:
    """A switch that can be set once, from any thread."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next tile or step."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        return self._event.is_set()

    def raise_if_cancelled(self) -> None:
        """Raise :class:`Cancelled` if somebody asked to stop."""
        if self._event.is_set():
            raise Cancelled
