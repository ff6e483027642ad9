"""Many photos in one batch, against the sum of its parts: ``python -m tests.benchmarks.batch [--photos 200]``.

Made photos of 1 to 4 megapixels, JPEG, PNG and TIFF, 8 and 16 bits, always the same ones. Prints photos a minute, the
seconds of reading, denoising and saving alone (of every fourth photo, scaled by megapixels, after the batch, in the
same process), and the memory of the process over time: flat if the last quarter needs what the first did.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import psutil

from engine.batch.events import PhotoEnded
from engine.batch.jobs import plan
from engine.batch.options import Options
from engine.batch.pipeline import run
from engine.batch.recipe import Input
from engine.events import Finished
from engine.images.image import Image
from engine.images.reading import read, read_header
from engine.images.writing import write
from engine.methods.checking import checked
from engine.methods.denoiser import Denoiser, find_denoiser
from engine.models.library import DEFAULT_MODEL

KINDS = (
    ("jpg", np.uint8),
    ("png", np.uint8),
    ("tif", np.uint8),
    ("jpg", np.uint8),
    ("png", np.uint16),
    ("tif", np.uint16),
)
SAMPLE_SECONDS = 0.2
EVERY = 4


class Memory:
    """Samples the resident memory of this process, in MB."""

    def __init__(self) -> None:
        self.samples: list[float] = []
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> "Memory":
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        process = psutil.Process()
        while not self._ended.wait(SAMPLE_SECONDS):
            self.samples.append(process.memory_info().rss / 1e6)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=200)
    parser.add_argument("--model", default=DEFAULT_MODEL)
    parser.add_argument("--device", default="auto")
    parser.add_argument("--make", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.make is not None:
        make(options.make, options.photos)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        words = ["--make", str(folder / "in"), "--photos", str(options.photos)]
        subprocess.run([sys.executable, "-m", "tests.benchmarks.batch", *words], check=True)
        measure(folder, find_denoiser(options.model, device=options.device))


def make(folder: Path, count: int) -> None:
    """In a process of its own, so that this one's memory is that of the batch."""
    folder.mkdir()
    chance = np.random.default_rng(0)
    for number in range(count):
        suffix, kind = KINDS[number % len(KINDS)]
        write(made(chance, kind), folder / f"{number:04}.{suffix}")


def made(chance: np.random.Generator, kind: type[np.unsignedinteger]) -> Image:
    """Slopes under noise, 3 to 2, which pack about as well as a photo."""
    height = int(np.sqrt(chance.uniform(1e6, 4e6) / 1.5))
    width = height * 3 // 2
    slopes = np.add.outer(np.linspace(0.1, 0.5, height), np.linspace(0.0, 0.4, width))[..., None]
    noisy = slopes + chance.normal(0, 0.03, (height, width, 3))
    peak = np.iinfo(kind).max
    return Image(np.rint(np.clip(noisy, 0, 1) * peak).astype(kind))


def measure(folder: Path, denoiser: Denoiser) -> None:
    jobs = plan([folder / "in"], folder / "out").jobs
    list(denoiser.run(read(jobs[0].source)))  # the first time, libraries are loaded
    begin, worked, ended = time.perf_counter(), time.process_time(), []
    with Memory() as memory:
        for event in run(jobs, Options(folder / "out"), denoiser):
            if isinstance(event, PhotoEnded):
                assert event.outcome.status == "done", event
                ended.append(time.perf_counter() - begin)
    seconds, worked = ended[-1], time.process_time() - worked
    sources = [job.source for job in jobs]
    parts, processor = alone(sources, folder, denoiser)
    together = sum(parts.values())
    print(f"{len(jobs)} photos by {denoiser.name} on {denoiser.device}: {seconds:.1f} s, {rate(jobs, seconds)}")
    for name, part in parts.items():
        print(f"{name} alone: {part:.1f} s, {rate(jobs, part)}")
    print(f"one after the other: {together:.1f} s, {rate(jobs, together)}")
    print(
        f"the batch takes {seconds / together:.2f} of that, and {seconds / max(parts.values()):.2f} of its slowest part"
    )
    print(
        f"of the processor, which a busy machine does not spoil: {worked:.1f} s in the batch, {processor:.1f} s alone"
    )
    tell_memory(memory.samples)


def alone(sources: Sequence[Path], folder: Path, denoiser: Denoiser) -> tuple[dict[str, float], float]:
    """Seconds of each part for all photos, and of the processor for all parts, forecast from every fourth photo."""
    worked = time.process_time()
    seconds = {"reading": 0.0, "denoising": 0.0, "saving": 0.0}
    chosen = sources[::EVERY]
    for source in chosen:
        begin = time.perf_counter()
        image = read(source)
        Input.of(source)
        was_read = time.perf_counter()
        (finished,) = (event for event in checked(denoiser, image) if isinstance(event, Finished))
        denoised = time.perf_counter()
        write(image.with_pixels(finished.pixels), folder / f"alone{source.suffix}", overwrite=True)
        seconds["reading"] += was_read - begin
        seconds["denoising"] += denoised - was_read
        seconds["saving"] += time.perf_counter() - denoised
    worked = time.process_time() - worked
    share = sum(map(megapixels, chosen)) / sum(map(megapixels, sources))
    return {name: part / share for name, part in seconds.items()}, worked / share


def megapixels(source: Path) -> float:
    return read_header(source).megapixels


def rate(photos: Sequence[object], seconds: float) -> str:
    return f"{60 * len(photos) / seconds:.1f} photos a minute"


def tell_memory(samples: Sequence[float]) -> None:
    quarter = max(1, len(samples) // 4)
    first, last = statistics.median(samples[:quarter]), statistics.median(samples[-quarter:])
    print(f"memory: median {first:.0f} MB in the first quarter, {last:.0f} MB in the last, most {max(samples):.0f} MB")


if __name__ == "__main__":
    main()
