"""Batches that were interrupted: a small file tells what was to be done until it is done.

Every running window has a file of its own beside the settings; one whose owner is gone was interrupted.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import psutil

from denoiser_gui.settings import settings_path
from engine.batch.options import Options
from engine.errors import DenoiserError
from engine.images.placing import placed

_VERSION = 1
_CLOCK_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What was to be done.

    Attributes:
        paths: files and folders.
        options: what is wanted; going on, they say so.
        model, device: by which it was to be denoised.
        best: at the model's best quality.
    """

    paths: tuple[str, ...]
    options: Options
    model: str
    device: str
    best: bool = False


def remember(batch: Unfinished) -> None:
    """Keep this batch in mind until :func:`forget`; it is no failure of the batch where that cannot be written.

    Raises:
        OSError: the file could not be written.
    """
    mine = _mine()
    mine.parent.mkdir(parents=True, exist_ok=True)
    options = {**asdict(batch.options), "folder": str(batch.options.folder)}
    content = {"version": _VERSION, "born": born(os.getpid()), **asdict(batch), "options": options}
    with placed(mine, overwrite=True) as file:
        file.write(json.dumps(content).encode("utf-8"))


def forget(file: Path | None = None) -> None:
    """The batch is done, or nobody wants it any more.

    Args:
        file: as of :func:`interrupted`; this window's own if not given.
    """
    (file or _mine()).unlink(missing_ok=True)


def interrupted() -> Iterator[tuple[Path, Unfinished | None]]:
    """What other windows left undone, with the file to forget; None in place of what cannot be read."""
    for file in sorted(settings_path().parent.glob("unfinished-*.json")):
        content = _content(file)
        if not is_alive(file, content):
            yield file, _batch(content)


def _mine() -> Path:
    return settings_path().parent / f"unfinished-{os.getpid()}.json"


def _content(file: Path) -> Any:
    try:
        return json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def _batch(content: Any) -> Unfinished | None:
    try:
        if content["version"] != _VERSION:
            return None
        options = Options(**{**content["options"], "folder": Path(content["options"]["folder"])})
        paths = tuple(str(path) for path in content["paths"])
        way = str(content["model"]), str(content["device"]), bool(content.get("best", False))
        return Unfinished(paths, replace(options, resume=True), *way)
    except (DenoiserError, ValueError, TypeError, KeyError):
        return None


def is_alive(file: Path, content: Any) -> bool:
    """Whether the window that wrote the file still runs; its number may belong to another program by now."""
    number = file.stem.rpartition("-")[2]
    then = content.get("born") if isinstance(content, dict) else None
    now = born(int(number)) if number.isdecimal() else None
    return now is not None and isinstance(then, int | float) and abs(now - then) < _CLOCK_SECONDS


def born(process: int) -> float | None:
    """When a process was started, seconds since 1970; None if there is none."""
    try:
        return float(psutil.Process(process).create_time())
    except (psutil.Error, ValueError, OverflowError):
        return None
