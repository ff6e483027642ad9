"""The real command line in a process of its own, and photos whose bytes are watched."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.images.image import Image, Metadata
from engine.images.writing import write

ROOT = Path(__file__).resolve().parents[2]
LONG = 120.0
"""Seconds after which a command hangs."""

METHOD = "gaussian"
"""Quick, and needs no torch."""


@dataclass(frozen=True)
class Told:
    """What a command said and how it ended."""

    status: int
    out: str
    err: str

    @property
    def photos(self) -> list[dict[str, Any]]:
        """What ``--json`` tells of each photo."""
        told: list[dict[str, Any]] = json.loads(self.out)["photos"]
        return told

    @property
    def statuses(self) -> list[str]:
        return [photo["status"] for photo in self.photos]

    def of(self, name: str) -> dict[str, Any]:
        """Of the photo whose file has that name."""
        (found,) = [photo for photo in self.photos if Path(photo["input"]).name == name]
        return found


def words(*more: object, method: str = METHOD) -> list[str]:
    """A command line."""
    return [sys.executable, str(ROOT / "main.py"), "denoise", "--model", method, *map(str, more)]


def denoise(
    *more: object, before: Sequence[str] = (), limit: Callable[[], None] | None = None, **environment: str
) -> Told:
    """Run ``denoise --json``; it must neither hang nor show a traceback.

    Args:
        more: of the command line.
        before: what runs the command, for instance ``unshare``.
        limit: called in the new process before it begins.
        environment: variables on top of those there are.
    """
    done = subprocess.run(
        [*before, *words("--json", *more)],
        capture_output=True,
        text=True,
        errors="surrogateescape",
        timeout=LONG,
        check=False,
        preexec_fn=limit,
        env=os.environ | environment,
    )
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode in (0, 1, 2), (done.returncode, done.stderr)
    return Told(done.returncode, done.stdout, done.stderr)


def pixels(height: int = 30, width: int = 40, seed: int = 0) -> np.ndarray:
    """A ramp with noise, (H, W, 3) uint8."""
    ramp = np.linspace(40, 200, width)[None, :, None]
    noise = np.random.default_rng(seed).normal(0, 12, (height, width, 3))
    return np.clip(ramp + noise, 0, 255).astype(np.uint8)


def photo(path: Path, height: int = 30, width: int = 40, seed: int = 0, format: str = "keep") -> Path:
    """A photo of its own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write(Image(pixels(height, width, seed), metadata=Metadata(format="png")), path, format, overwrite=True)
    return path


def names(folder: Path) -> list[str]:
    """Of all that is in a folder but for recipes, hidden files included."""
    found = folder.iterdir() if folder.is_dir() else []
    return sorted(path.name for path in found if not path.name.endswith(".recipe.json"))


@contextmanager
def untouched(*paths: Path) -> Iterator[None]:
    """These files, and all in these folders, are afterwards byte for byte as before, and there are no others."""
    before = _contents(paths)
    yield
    assert _contents(paths) == before


def _contents(paths: Sequence[Path]) -> dict[Path, tuple[bytes, int]]:
    files = [file for path in paths for file in (path.rglob("*") if path.is_dir() else [path])]
    return {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in files if file.is_file()}


@pytest.fixture
def mounted(tmp_path: Path) -> Callable[..., list[str]]:
    """Gives the beginning of a command line that sees a small disk of its own at a folder; skipped where it may not."""
    if shutil.which("unshare") is None:
        pytest.skip("there is no unshare here, to mount a small disk with")

    def command(folder: Path, kilobytes: int, and_then: str = "true", options: str = "") -> list[str]:
        folder.mkdir(parents=True, exist_ok=True)
        mount = f'mount -t tmpfs -o size={kilobytes}k{options} none "$0" && {{ {and_then}; }} && exec "$@"'
        return ["unshare", "--mount", "sh", "-c", mount, str(folder)]

    trial = subprocess.run([*command(tmp_path / "disk", 64), "true"], capture_output=True, check=False)
    if trial.returncode != 0:
        pytest.skip("this system does not let one mount a small disk")
    return command
