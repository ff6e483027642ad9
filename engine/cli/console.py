"""What the commands say, and where: results on standard output, everything else on standard error."""

import json
import os
import shutil
import sys
import traceback
from pathlib import Path
from typing import Any, TextIO

from engine.errors import explain

DEBUG_VARIABLE = "DENOISER_DEBUG"


class Console:
    """The two streams of a command, and the progress line that is rewritten on a terminal.

    Args:
        out: for results; standard output if not given.
        err: for progress, warnings and errors; standard error if not given.
    """

    def __init__(self, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self._out = sys.stdout if out is None else out
        self._err = sys.stderr if err is None else err
        self._line = 0

    @property
    def rewrites(self) -> bool:
        """Whether the progress line can be rewritten in place."""
        return self._err.isatty()

    def say(self, text: str) -> None:
        """A result, on standard output."""
        self.clear()
        _write(self._out, text + "\n")

    def document(self, document: dict[str, Any]) -> None:
        """One strict JSON document, on standard output."""
        self.say(json.dumps(document, indent=2, allow_nan=False))

    def line(self, document: dict[str, Any]) -> None:
        """One strict JSON object on one line of standard output, for programs that follow along."""
        self.say(json.dumps(document, allow_nan=False))

    def warn(self, text: str) -> None:
        """A sentence, on standard error."""
        self.clear()
        _write(self._err, text + "\n")

    def complain(self, error: Exception, about: str = "") -> None:
        """What went wrong, with the details if ``DENOISER_DEBUG=1`` asks for them."""
        self.warn(f"{about}: {explain(error)}" if about else explain(error))
        self.details("".join(traceback.format_exception(error)).rstrip())

    def details(self, text: str) -> None:
        """A traceback, if ``DENOISER_DEBUG=1`` asks for it."""
        if text and os.environ.get(DEBUG_VARIABLE) == "1":
            self.warn(text)

    def progress(self, text: str) -> None:
        """How far the work is: rewritten on a terminal, a line of its own elsewhere."""
        if not self.rewrites:
            _write(self._err, text + "\n")
            return
        text = text[: shutil.get_terminal_size().columns - 1]
        _write(self._err, "\r" + text.ljust(self._line))
        self._line = len(text)

    def clear(self) -> None:
        """Take the progress line off the terminal."""
        if self._line:
            _write(self._err, "\r" + " " * self._line + "\r")
            self._line = 0


def shown(path: Path | str) -> str:
    """A name as it may go to a terminal: control characters in it are written out and do nothing."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in str(path))


def _write(stream: TextIO, text: str) -> None:
    """Write now; what the stream's encoding lacks is written as an escape."""
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
    stream.flush()
