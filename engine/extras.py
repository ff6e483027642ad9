"""Optional packages for kinds of files that few have: which there are, whether they are here, installing them."""

import importlib
import importlib.util
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from engine.cancellation import CancelToken
from engine.errors import ExtraFailed

_CONSTRAINTS = Path(__file__).resolve().parent.parent / "constraints.txt"
_CANCEL_SECONDS = 0.1
_LAST_LINES = 200


@dataclass(frozen=True, slots=True)
class Extra:
    """A package that is installed only where it is wanted.

    Attributes:
        name: as in ``pip install denoiser[name]``.
        package: what is imported.
        requirement: what pip is asked for. Its own dependencies are among the program's, or in ``others``.
        megabytes: about how much is downloaded, all together.
        purpose: what it is for, the middle of a sentence.
        others: what else pip is asked for.
    """

    name: str
    package: str
    requirement: str
    megabytes: int
    purpose: str
    others: tuple[str, ...] = ()

    @property
    def requirements(self) -> tuple[str, ...]:
        """All that pip is asked for."""
        return (self.requirement, *self.others)

    @property
    def command(self) -> str:
        """What a person can type to install it; nothing else is fetched, above all no other torch."""
        return f"python -m pip install {' '.join(self.requirements)} --no-deps"


EXTRAS: Mapping[str, Extra] = {
    "raw": Extra("raw", "rawpy", "rawpy==0.28.0", 3, "camera raw and DNG photos"),
    "heic": Extra("heic", "pi_heif", "pi-heif==1.4.0", 2, "HEIC photos"),
    "onnx": Extra(
        "onnx",
        "onnxruntime",
        "onnxruntime==1.32.0",
        33,
        "models as ONNX files",
        ("onnx==1.23.2", "ml_dtypes==0.6.0", "flatbuffers==25.12.19"),
    ),
    "spandrel": Extra(
        "spandrel", "spandrel", "spandrel==0.4.2", 1, "checkpoints of more published networks", ("einops==0.8.2",)
    ),
}


def installed(name: str) -> bool:
    """Whether the package of the extra ``name`` can be imported."""
    try:
        return importlib.util.find_spec(EXTRAS[name].package) is not None
    except ValueError:  # a module without a specification
        return True


def install(name: str, cancel: CancelToken | None = None) -> Iterator[str]:
    """Install an extra into the Python that runs this, line by line of what pip says; nothing else is changed.

    Args:
        name: one of :data:`EXTRAS`.
        cancel: stops pip, which leaves nothing half installed.

    Raises:
        ExtraFailed: there is no pip, no network, no room, or no build for this system.
        Cancelled: it was stopped.
    """
    extra = EXTRAS[name]
    lines: list[str] = []
    try:
        with _pip(extra, cancel) as process:
            assert process.stdout is not None
            for line in process.stdout:
                lines = [*lines[1 - _LAST_LINES :], line.rstrip()]
                yield lines[-1]
    except OSError as error:
        raise ExtraFailed(f"{extra.requirement} could not be installed: Python could not be started.") from error
    if cancel is not None:
        cancel.raise_if_cancelled()
    importlib.invalidate_caches()
    if process.returncode != 0 or not installed(name):
        raise ExtraFailed(f"{extra.requirement} could not be installed: {_reason(lines)}.")


@contextmanager
def _pip(extra: Extra, cancel: CancelToken | None) -> Iterator["subprocess.Popen[str]"]:
    """pip at work; it is stopped when the block is left early or somebody cancels, even while it is silent."""
    left = threading.Event()
    with subprocess.Popen(
        _arguments(extra),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:

        def watch() -> None:
            while not left.wait(_CANCEL_SECONDS):
                if cancel is not None and cancel.cancelled:
                    process.terminate()
                    return

        watcher = threading.Thread(target=watch, name="pip's end", daemon=True)
        watcher.start()
        try:
            yield process
            process.wait()
        finally:
            left.set()
            if process.poll() is None:
                process.terminate()
            watcher.join()


def _arguments(extra: Extra) -> list[str]:
    """No dependencies: theirs are numpy and Pillow, which are here in the versions that were tried."""
    constraints = ["-c", str(_CONSTRAINTS)] if _CONSTRAINTS.is_file() else []
    options = ["--no-input", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:", "--progress-bar=off"]
    return [sys.executable, "-m", "pip", "install", *options, *constraints, *extra.requirements]


def _reason(lines: list[str]) -> str:
    text = "\n".join(lines)
    if "No module named pip" in text:
        return "this Python has no pip. Install it with the tool that made this environment"
    if "No matching distribution" in text and not _is_offline(text):
        return "no build of it for this system was found. Look at the connection too"
    if _is_offline(text):
        return "the network did not answer. Look at the connection and try again"
    if "No space left" in text:
        return "the disk is full. Make room and try again"
    if "Permission denied" in text or "externally-managed-environment" in text:
        return "this Python may not be changed. Install it in an environment of your own"
    last = next(
        (line for line in reversed(lines) if line.startswith("ERROR")), lines[-1] if lines else "it said nothing"
    )
    return f"pip says “{last.removeprefix('ERROR: ').rstrip('.')}”"


def _is_offline(text: str) -> bool:
    return any(sign in text for sign in ("NewConnectionError", "NameResolutionError", "Temporary failure", "timed out"))
