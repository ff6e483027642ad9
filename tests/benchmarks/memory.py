"""Peak memory of the whole process while the denoise command does an 8-bit photo of 24 and of 100 megapixels."""

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from engine.images.image import Image
from engine.images.writing import write

SIZES = {24: (4000, 6000), 100: (8660, 11548)}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for megapixels, (height, width) in SIZES.items():
            source = Path(folder) / f"{megapixels}.jpg"
            make = [sys.executable, "-m", "tests.benchmarks.memory", str(source), str(height), str(width)]
            subprocess.run(make, check=True)
            command = [sys.executable, "main.py", "denoise", str(source), "-o", folder, "--device", "cpu"]
            peak = _peak_of(command)
            print(f"{megapixels} megapixels: peak {peak / 1e9:.2f} GB", flush=True)


def _peak_of(command: list[str]) -> float:
    """Bytes: the largest resident set of the child, taken in a process of its own so that children do not mix."""
    script = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, "
        "stderr=subprocess.DEVNULL); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    text = subprocess.run([sys.executable, "-c", script, *command], capture_output=True, text=True, check=True).stdout
    return float(text) * (1 if sys.platform == "darwin" else 1024)


def _make(path: Path, height: int, width: int) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (256, width, 3), dtype=np.uint8)
    rows = np.arange(height) % 256
    write(Image(noise[rows]), path)


if __name__ == "__main__":
    if len(sys.argv) == 4:
        _make(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
