"""Steering a run from outside: pause, go on, stop and keep, validate now. Any thread may call."""

import threading


class Control:
    """Wishes of the person, asked at every step."""

    def __init__(self) -> None:
        self._going = threading.Event()
        self._going.set()
        self._stopping = threading.Event()
        self._validating = threading.Event()

    def pause(self) -> None:
        """Hold before the next step."""
        self._going.clear()

    def resume(self) -> None:
        """Go on."""
        self._going.set()

    def stop(self) -> None:
        """End after this step, keeping what was learned and where the run stands."""
        self._stopping.set()
        self._going.set()

    def validate(self) -> None:
        """Measure the validation photos after this step."""
        self._validating.set()

    @property
    def paused(self) -> bool:
        return not self._going.is_set()

    @property
    def stopping(self) -> bool:
        return self._stopping.is_set()

    def wait(self, seconds: float) -> None:
        """Until there is no pause (any more), at most so long."""
        self._going.wait(seconds)

    def take_validation(self) -> bool:
        """Whether a validation was wished for; the wish is fulfilled with this."""
        wished = self._validating.is_set()
        self._validating.clear()
        return wished
