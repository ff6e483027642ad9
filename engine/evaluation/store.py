"""Measurements kept in a file as they come, so that an interrupted evaluation goes on where it stopped.

The file holds a line of JSON for each. What a measurement follows from is its key: the contents of both photos, the
method or the model's file, the noise level and tile it was told, the device, and the program's own code. Whatever has
changed is measured again, and nothing is ever taken away.
"""

import base64
import hashlib
import json
import math
from dataclasses import asdict, astuple
from functools import cache
from pathlib import Path
from typing import Any

from engine.errors import UnwritableReport
from engine.evaluation.results import Cleaning, Found, Measurement, Pair
from engine.events import NoiseLevel
from engine.inference.tiling import Rect
from engine.methods.denoiser import Denoiser
from engine.metrics.score import Score
from engine.version import version

_HEADER = '{"denoiser": "measurements", "format": 1}'
_ROOMS = ("images", "inference", "methods", "metrics", "models")
"""Rooms of the engine whose code has a say in a result."""
_ESTIMATOR = Path(__file__).parents[2] / "resources" / "noise" / "estimator.safetensors"


class Store:
    """Measurements by their keys, in memory and in a file.

    Args:
        path: begun if it is not there.

    Raises:
        UnwritableReport: the file cannot be read, or holds something else.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = _read(path)

    def find(self, key: str, method: str, pair: Pair) -> Found | None:
        """What was measured under this key, for a method and photos of whatever names; None if nothing was."""
        record = self._kept.get(key)
        if record is None or ("kept" in record) is pair.truth:
            return None
        return _found(record, method, pair)

    def keep(self, key: str, found: Found) -> None:
        """Have it in the file at once.

        Raises:
            UnwritableReport: it could not be written.
        """
        record = {"key": key, **_record(found)}
        try:
            _append(self._path, json.dumps(record, allow_nan=False))
        except OSError as error:
            raise UnwritableReport(
                f"The measurements could not be kept in {self._path}: {error.strerror or error}. "
                "Choose another place for them."
            ) from error
        self._kept[key] = record


def key_of(contents: str, denoiser: Denoiser | None) -> str:
    """What a measurement follows from.

    Args:
        contents: of the photos, by :func:`engine.evaluation.opening.contents`.
        denoiser: None for the untouched photo.
    """
    told: tuple[object, ...] = ()
    if denoiser is not None:
        name = denoiser.sha256 or denoiser.name  # a model is the same under another name
        told = (name, denoiser.sigma, denoiser.tile, denoiser.device, denoiser.best)
    return hashlib.sha256(repr((contents, told, program())).encode()).hexdigest()


@cache
def program() -> str:
    """The version, and a hash of the code and of the noise estimator, which have a say in results."""
    digest = hashlib.sha256()
    for room in _ROOMS:
        for file in sorted((Path(__file__).parents[1] / room).rglob("*.py")):
            digest.update(file.read_bytes())
    digest.update(_ESTIMATOR.read_bytes())
    return f"{version()}-{digest.hexdigest()[:16]}"


def _read(path: Path) -> dict[str, dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    except (OSError, UnicodeDecodeError) as error:
        raise UnwritableReport(
            f"{path} holds no measurements that could be gone on with. Choose another file for them."
        ) from error
    if lines and lines[0] != _HEADER:
        raise UnwritableReport(f"{path} holds something else than measurements. Choose another file for them.")
    return {record["key"]: record for record in map(_parsed, lines[1:]) if record is not None}


def _parsed(line: str) -> dict[str, Any] | None:
    """A line's record; None if it is not whole, as when the program was killed while it wrote."""
    try:
        record = json.loads(line)
        _found(record, "", Pair(Path(), Path()))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return record if isinstance(record.get("key"), str) else None


def _append(path: Path, line: str) -> None:
    with path.open("ab+") as file:
        if file.tell() == 0:
            line = f"{_HEADER}\n{line}"
        else:
            file.seek(-1, 2)
            if file.read(1) != b"\n":  # a line that was not written to its end
                line = f"\n{line}"
        file.write(f"{line}\n".encode())


def _record(found: Found) -> dict[str, Any]:
    level = found.noise_level
    return {
        "method": found.method,
        "noisy": str(found.pair.noisy).encode("utf-8", "backslashreplace").decode(),
        **_judgement(found),
        "seconds": found.seconds,
        "megapixels": found.megapixels,
        "noise_level": None if level is None else asdict(level),
        "peak_memory": found.peak_memory,
        "picture": None if found.picture is None else base64.b64encode(found.picture).decode(),
        "worst": None if found.worst is None else astuple(found.worst),
    }


def _judgement(found: Found) -> dict[str, float | None]:
    if isinstance(found, Cleaning):
        return {"noise": found.noise, "kept": found.kept}
    return {"psnr": None if math.isinf(found.score.psnr) else found.score.psnr, "ssim": found.score.ssim}


def _found(record: dict[str, Any], method: str, pair: Pair) -> Found:
    level, memory, picture, worst = (record.get(name) for name in ("noise_level", "peak_memory", "picture", "worst"))
    rest = (
        float(record["seconds"]),
        float(record["megapixels"]),
        None if level is None else NoiseLevel(float(level["sigma"]), bool(level["estimated"])),
        None if memory is None else int(memory),
        None if picture is None else base64.b64decode(picture, validate=True),
        None if worst is None else Rect(*map(int, worst)),
    )
    if "kept" in record:
        return Cleaning(method, pair, float(record["noise"]), float(record["kept"]), *rest)
    psnr = record["psnr"]
    return Measurement(method, pair, Score(math.inf if psnr is None else float(psnr), float(record["ssim"])), *rest)
