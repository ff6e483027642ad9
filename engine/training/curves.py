"""The curves of a run for TensorBoard.

Written at once and by the calling thread: the writer that tensorboardX offers for this has a thread of its own, which
dies when the disk is full, and then the run would wait for it for ever.
"""

import time
from collections.abc import Mapping
from pathlib import Path


class Curves:
    """A file of curves in a folder; a run that goes on begins another one, which TensorBoard shows as one.

    Raises:
        OSError: it cannot be made.
    """

    def __init__(self, folder: Path) -> None:
        from tensorboardX.event_file_writer import EventsWriter

        folder.mkdir(parents=True, exist_ok=True)
        self._writer = EventsWriter(str(folder / "events"), f".{time.time_ns()}")

    def add(self, step: int, figures: Mapping[str, float]) -> None:
        """Put figures down at a step. Raises OSError."""
        from tensorboardX.proto.event_pb2 import Event
        from tensorboardX.summary import scalar

        for name, value in figures.items():
            self._writer.write_event(Event(wall_time=time.time(), step=step, summary=scalar(name, value)))
        self._writer.flush()

    def close(self) -> None:
        """Finish the file. Raises OSError."""
        self._writer.close()
