"""Run folders as a training leaves them, made up: a log of any length, previews, and a process or none."""

import json
import math
import time
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image as Pillow
from skimage.data import astronaut

from engine.training.config import Config, as_toml
from engine.training.process import claim

STARTED: dict[str, Any] = {
    "event": "started",
    "step": 0,
    "steps": 1000,
    "photos": 120,
    "validation_photos": 12,
    "architecture": "unet",
    "parameters": 1_700_000,
    "macs_per_pixel": 20_000.0,
    "device": "cpu",
    "precision": "float32",
    "batch": 16,
    "patch": 128,
    "noisy_psnr": 27.31,
    "noisy_ssim": 0.6612,
    "folder": "",
}


def step_line(step: int, of: int = 1000) -> dict[str, Any]:
    noise = 1.0 + 0.3 * math.sin(step * 12.9898)
    return {
        "event": "step",
        "step": step,
        "loss": (0.15 / (1.0 + step / 40) + 0.012) * noise,
        "rate": 1e-3 * (1.0 + math.cos(math.pi * step / of)) / 2,
        "fraction": step / of,
        "seconds": step * 0.31,
        "seconds_left": (of - step) * 0.31,
        "steps_per_second": 3.21,
        "waiting": 0.02,
        "memory": 812_000_000,
    }


def validation_line(step: int, best: bool = True) -> dict[str, Any]:
    gain = 1.0 - math.exp(-step / 250)
    return {
        "event": "validation",
        "step": step,
        "psnr": 26.0 + 6.2 * gain,
        "ssim": 0.64 + 0.25 * gain,
        "noisy_psnr": 27.31,
        "noisy_ssim": 0.6612,
        "best": best,
        "seconds": 2.0,
    }


class MadeRun:
    """A run folder that grows as a test wants.

    Args:
        path: of the folder.
        name: of the model.
    """

    def __init__(self, path: Path, name: str = "mine", config: Config | None = None) -> None:
        self.path = path
        path.mkdir(parents=True, exist_ok=True)
        config = (config or Config()).with_changes({"name": name, "run.steps": 1000})
        (path / "config.toml").write_text(as_toml(config), encoding="utf-8")

    def say(self, *lines: dict[str, Any]) -> None:
        """Write these into the log."""
        with (self.path / "log.jsonl").open("a", encoding="utf-8") as file:
            for line in lines:
                file.write(json.dumps({"time": time.time(), **line}) + "\n")

    def run_to(self, last: int, every: int = 10) -> None:
        """Started, steps, validations with previews."""
        self.say(STARTED)
        for step in range(every, last + 1, every):
            self.say(step_line(step))
            if step % 100 == 0:
                self.say(validation_line(step, best=step != 400))
                self.preview(step)
                self.say({"event": "preview", "step": step, "pictures": {}})

    def preview(self, step: int, side: int = 512) -> None:
        """The picture of a photo at this step: noise falls."""
        clean = astronaut()[:side, :side].astype(float)
        grain = np.random.default_rng(0).normal(0.0, 1.0, clean.shape)
        for name, seed in (("IMG_2041", 0), ("night street", 40)):
            folder = self.path / "previews" / name
            if not folder.exists():
                folder.mkdir(parents=True)
                _save(folder / "truth.png", clean - seed)
                _save(folder / "noisy.png", clean - seed + 30.0 * grain)
            _save(folder / f"{step:08}.png", clean - seed + (4.0 + 26.0 * math.exp(-step / 200)) * grain)

    def live(self) -> None:
        """This process is at work here."""
        claim(self.path)

    def die(self, last_words: str = "") -> None:
        """The process was killed."""
        told = {"process": 2**22 - 3, "created": 1.0, "claimed": 1.0, "log": 0}
        (self.path / "process.json").write_text(json.dumps(told), encoding="utf-8")
        (self.path / "train.err").write_text(last_words, encoding="utf-8")

    def end(self) -> None:
        """The process has ended in good order."""
        (self.path / "process.json").unlink(missing_ok=True)

    def checkpoint(self) -> None:
        """From here it could go on."""
        (self.path / "last-100-0123456789abcdef.safetensors").write_bytes(b"")

    def wishes(self) -> list[dict[str, Any]]:
        """What the window told it."""
        folder = self.path / "wishes"
        return [json.loads(path.read_text()) for path in sorted(folder.glob("*.json"))] if folder.is_dir() else []


def finished(summary: bool = True) -> list[dict[str, Any]]:
    """The last lines of a run that came to its end."""
    end = {"event": "finished", "step": 1000, "model": "model.safetensors", "psnr": 32.09, "ssim": 0.885}
    lines: list[dict[str, Any]] = [{**end, "seconds": 310.0, "reason": "complete"}]
    if summary:
        photos = [_photo(f"IMG_20{41 + place}", gain) for place, gain in enumerate((5.1, -0.4, 6.3, 2.2, 4.9, 7.0))]
        lines.append({"event": "summary", "photos": photos})
    lines.append({"event": "library", "name": "mine"})
    return lines


def _photo(name: str, gain: float) -> dict[str, Any]:
    return {
        "name": name,
        "noisy": "",
        "truth": "",
        "noisy_psnr": 27.3,
        "noisy_ssim": 0.66,
        "psnr": 27.3 + gain,
        "ssim": 0.88,
    }


def _save(path: Path, pixels: np.ndarray) -> None:
    Pillow.fromarray(pixels.clip(0, 255).astype(np.uint8)).save(path)
