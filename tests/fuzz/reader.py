"""The process that reads damaged files: it may crash, hang or run out of memory, and its parent notices.

On standard input come files, each after its length in four bytes; on standard output goes one line of JSON for each.
"""

import json
import os
import resource
import struct
import sys
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from engine.errors import UnreadableImage
from engine.images.image import Image
from engine.images.reading import read, read_header, thumbnail

LONGEST = 16
"""Side of the small pictures that are asked for."""

_NO_MEMORY = "not enough memory"


def main(arguments: list[str]) -> None:
    """Read until the parent says no more; arguments: a folder of one's own, and megabytes on top of what it has."""
    folder, megabytes = Path(arguments[0]), int(arguments[1])
    read_one_of_each_kind_first(folder)
    limit = _pages(0) + (megabytes << 20)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # what decoders print is no answer
    serve(sys.stdin.buffer, answers, folder / "input")


def read_one_of_each_kind_first(folder: Path) -> None:
    """So that libraries are loaded, and their room is not counted, before the limit is drawn."""
    from tests.fuzz.seeds import seeds

    for files in seeds(corpora=None).values():
        (folder / "input").write_bytes(files[0])
        judge(folder / "input")


def serve(questions: BinaryIO, answers: Any, place: Path) -> None:
    """Answer for every file that comes."""
    while head := questions.read(4):
        data = questions.read(struct.unpack(">L", head)[0])
        place.write_bytes(data)
        outcome, why = judge(place)
        if place.read_bytes() != data:
            outcome, why = "wrong", "the file was changed"
        answer = {"outcome": outcome, "why": why, "held": _pages(1) >> 20, "peak": _peak() >> 20}
        answers.write(json.dumps(answer).encode() + b"\n")


def judge(place: Path) -> tuple[str, str]:
    """What came of a file: ``read``, ``refused``, ``memory`` (refused for want of it) or ``wrong``, and why."""
    try:
        with warnings.catch_warnings(record=True) as warned:
            found = [_attempt(function, place) for function in (read_header, read, _small)]
        _check(*found)
    except Exception:  # noqa: BLE001  (this is what is looked for)
        return "wrong", traceback.format_exc()
    if warned:
        return "wrong", "\n".join(str(warning) for warning in warned)
    reasons = [str(error) for error in found if isinstance(error, UnreadableImage)]
    if any(_NO_MEMORY in reason for reason in reasons):
        return "memory", reasons[0]
    return ("refused", reasons[0]) if isinstance(found[1], UnreadableImage) else ("read", "")


def _small(place: Path) -> np.ndarray:
    return thumbnail(place, LONGEST)


def _attempt(function: Callable[[Path], Any], place: Path) -> Any:
    try:
        return function(place)
    except UnreadableImage as error:
        return error


def _check(header: Any, image: Any, small: Any) -> None:
    """What is said of a photo is true, and what is said of a refusal can be read."""
    for error in (header, image, small):
        if isinstance(error, UnreadableImage):
            text = str(error)
            assert text.startswith("input "), text
            assert text.endswith("."), text
            assert text.isprintable(), text
    if isinstance(image, Image):
        assert not isinstance(header, UnreadableImage), f"read, but its header was not: {header}"
        _check_header(header, image)
    if isinstance(small, np.ndarray):
        assert small.dtype == np.uint8
        assert small.ndim == 3
        assert small.shape[2] == 3
        assert 1 <= min(small.shape[:2]) <= max(small.shape[:2]) <= LONGEST


def _check_header(header: Any, image: Image) -> None:
    said = header.height, header.width, header.channels, header.bits, header.alpha, header.format
    kind = image.metadata.format
    found = image.height, image.width, image.channels, image.bits, image.alpha is not None, kind
    assert said == found, f"{said} was said, {found} was found"
    assert image.pixels.flags.c_contiguous


def _pages(column: int) -> int:
    """Bytes of address space (0) or of memory (1) that this process has."""
    return int(Path("/proc/self/statm").read_text().split()[column]) * resource.getpagesize()


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10


if __name__ == "__main__":
    main(sys.argv[1:])
