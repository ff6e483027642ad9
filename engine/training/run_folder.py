"""A run on the disk: configuration, log, curves, previews, checkpoints, and at the end the model.

::

    config.toml             the whole configuration, as it is trained
    log.jsonl               every event, but of steps and photos looked at one a second
    tensorboard/            the curves for TensorBoard
    previews/<photo>/       noisy.png, truth.png where there is one, and the model's answer as <step>.png
    last-<step>-<hash>...   where the run can go on
    best.safetensors        the model with the best validation figure so far
    model.safetensors       the finished model; card.md says what it is
    process.json            which process trains; there while it does (:mod:`engine.training.process`)
    wishes/                 what people want of it (:mod:`engine.training.wishes`)
    train.err               its standard error, where a window started it
"""

import contextlib
import dataclasses
import json
import math
import os
import re
import time
from pathlib import Path
from typing import Any, BinaryIO

from engine.errors import ModelError, WrongRunFolder
from engine.models.storing import store
from engine.training import config as configuration
from engine.training import process
from engine.training.config import Config
from engine.training.curves import Curves
from engine.training.events import Inspected, StepDone, TrainingEvent, ValidationDone
from engine.training.process import LOG

CONFIG, PREVIEWS, NOISY, TRUTH = "config.toml", "previews", "noisy.png", "truth.png"
ERRORS = "train.err"
_LINES_SECONDS = 1.0
_OWN = re.compile(
    r"config\.toml|log\.jsonl|card\.md|(best|model|last-\d+-[0-9a-f]{16}|copy-\d{10})\.safetensors|process\.json"
    r"|train\.err|wanted\.toml|seen|tensorboard/events\.out\.tfevents\..*|photos/[0-9a-f]{32}\.npy"
    r"|wishes/\d{20}-[0-9a-f]{8}\.json|previews/[^/]+/(noisy|truth|\d{8,})\.png"
    r"|([^/]+/)*(\.[0-9a-f]{32}\.part|\.denoiser-[0-9a-f-]+\.tmp)"
)
"""Files that a run, or the window that started it, writes into its folder."""

_INNER = ("previews", "tensorboard", "photos", "wishes")


class RunFolder:
    """The folder of one run.

    Args:
        path: made with :meth:`create` or found with :meth:`find`.

    Attributes:
        claimed: since when this process trains here, None where it does not.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.claimed: float | None = None
        self._curves: Curves | None = None
        self._last_lines: dict[str, float] = {}
        self._unwritten = ""
        self._is_whole = False

    @classmethod
    def create(cls, path: Path, config: Config) -> "RunFolder":
        """A new run.

        Raises:
            WrongRunFolder: there is a run in that folder already, or it cannot be made.
        """
        folder = cls(path)
        if folder.holds_run:
            raise WrongRunFolder(f"{path} holds a run already. Go on with it (--resume), or choose another folder.")
        try:
            folder.previews.mkdir(parents=True, exist_ok=True)
            folder.write_config(config)
        except (OSError, ModelError) as error:
            raise WrongRunFolder(f"Nothing can be written into the run folder {path}. Choose another one.") from error
        return folder

    @property
    def holds_run(self) -> bool:
        """Whether something was trained here."""
        return any(self.path.glob("last-*.safetensors")) or self.best.exists() or self.model.exists()

    @property
    def is_prepared(self) -> bool:
        """Whether a window made this folder for a run that begins now."""
        return (self.path / ERRORS).exists() and not self.holds_run

    @classmethod
    def find(cls, path: Path) -> tuple["RunFolder", Config]:
        """A run that is there, and its configuration.

        Raises:
            WrongRunFolder: there is none.
            WrongConfig: its configuration is damaged.
        """
        if not (path / CONFIG).is_file():
            raise WrongRunFolder(f"There is no training run in {path}: it has no {CONFIG}.")
        return cls(path), configuration.read(path / CONFIG)

    @property
    def previews(self) -> Path:
        return self.path / PREVIEWS

    @property
    def best(self) -> Path:
        return self.path / "best.safetensors"

    @property
    def model(self) -> Path:
        return self.path / "model.safetensors"

    def write_config(self, config: Config) -> None:
        """Raises ModelError if it cannot be written."""
        store(self.path / CONFIG, configuration.as_toml(config).encode())

    def write_card(self, text: str) -> None:
        """The finished model's card, for people. Raises ModelError."""
        store(self.path / "card.md", text.encode())

    def note(self, event: TrainingEvent) -> str:
        """Put an event into the log and the curves; of steps, and photos looked at, one a second.

        Returns:
            A sentence if it could not be written, once for each reason; else nothing. The run need not end for that.
        """
        if isinstance(event, Inspected | StepDone) and not self._is_due(event.kind):
            return ""
        try:
            self._log(event)
            self._plot(event)
        except OSError as error:
            said, self._unwritten = self._unwritten, str(error.strerror or error)
            return "" if said == self._unwritten else f"The log of the run cannot be written: {self._unwritten}."
        self._unwritten = ""
        return ""

    def events(self) -> list[dict[str, Any]]:
        """All lines of the log that are whole."""
        lines = []
        with contextlib.suppress(OSError):
            for line in (self.path / LOG).read_text(encoding="utf-8", errors="replace").splitlines():
                with contextlib.suppress(ValueError):
                    lines.append(json.loads(line))
        return lines

    def claim(self) -> float:
        """This process trains here until :meth:`close`; since when, in seconds since 1970.

        Raises:
            WrongRunFolder: another process does.
        """
        self.claimed = process.claim(self.path).claimed
        return self.claimed

    def close(self) -> None:
        """Finish the files of the curves, and give the folder up."""
        if self.claimed is not None:
            process.release(self.path)
        if self._curves is not None:
            with contextlib.suppress(OSError):
                self._curves.close()
            self._curves = None

    def _is_due(self, kind: str) -> bool:
        now = time.monotonic()
        if now - self._last_lines.get(kind, -math.inf) < _LINES_SECONDS:
            return False
        self._last_lines[kind] = now
        return True

    def _log(self, event: TrainingEvent) -> None:
        line = json.dumps({"time": round(time.time(), 3), **as_json(event)}) + "\n"
        was_whole, self._is_whole = self._is_whole, False
        with (self.path / LOG).open("a+b") as file:
            if not was_whole and _is_torn(file):
                line = "\n" + line
            file.write(line.encode())
        self._is_whole = True

    def _plot(self, event: TrainingEvent) -> None:
        if not isinstance(event, StepDone | ValidationDone):
            return
        if self._curves is None:
            self._curves = Curves(self.path / "tensorboard")
        self._curves.add(event.step, _figures(event))


def as_json(event: TrainingEvent) -> dict[str, Any]:
    """An event as JSON values: ``event`` and its fields; what is not finite is null."""
    return {"event": event.kind} | _fields(event)


def _is_torn(log: BinaryIO) -> bool:
    """Whether its last line was cut off, by the process's death or a full disk."""
    if not log.seek(0, os.SEEK_END):
        return False
    log.seek(-1, os.SEEK_END)
    return log.read(1) != b"\n"


def remove(path: Path) -> None:
    """Delete what a run has written into its folder, and the folder if nothing else is in it."""
    for place, _, names in os.walk(path, topdown=False):
        for file in (Path(place) / name for name in names):
            if _OWN.fullmatch(file.relative_to(path).as_posix()):
                with contextlib.suppress(OSError):
                    file.unlink()
        if place == str(path) or Path(place).relative_to(path).parts[0] in _INNER:
            with contextlib.suppress(OSError):
                Path(place).rmdir()


def new_path(root: Path, name: str) -> Path:
    """A folder that is not there yet, called after the model and the time."""
    stem = re.sub(r"[^\w-]+", "-", name).strip("-") or "run"
    first = root / f"{stem}-{time.strftime('%Y%m%d-%H%M%S')}"
    path, number = first, 2
    while path.exists():
        path, number = first.with_name(f"{first.name}-{number}"), number + 1
    return path


def _figures(event: StepDone | ValidationDone) -> dict[str, float]:
    if isinstance(event, StepDone):
        return {
            "training/loss": event.loss,
            "training/rate": event.rate,
            "training/steps_a_second": event.steps_per_second,
        }
    told = {"validation/psnr": event.psnr, "validation/ssim": event.ssim}
    return {name: value for name, value in told.items() if value is not None}


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, dict):
        return {key: _plain(entry) for key, entry in value.items()}
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    return _fields(value) if dataclasses.is_dataclass(value) else value


def _fields(told: Any) -> dict[str, Any]:
    return {spec.metadata.get("key", spec.name): _plain(getattr(told, spec.name)) for spec in dataclasses.fields(told)}
