"""Tiled against untiled time at 24 megapixels with the default model, taking turns in one run."""

import statistics
import time

import numpy as np

from engine.images.image import Image
from engine.inference.denoising import Engine, Settings
from tests.benchmarks.models import default_model

ROUNDS = 3
HEIGHT, WIDTH = 4000, 6000


def main() -> None:
    photo = Image(np.random.default_rng(0).integers(0, 256, (HEIGHT, WIDTH, 3), dtype=np.uint8))
    model = default_model()
    engines = {
        "untiled": Engine(model, Settings("cpu", tile=max(HEIGHT, WIDTH) + 16)),
        "as chosen": Engine(model, Settings("cpu")),
        "512": Engine(model, Settings("cpu", tile=512)),
        "1024": Engine(model, Settings("cpu", tile=1024)),
    }
    seconds: dict[str, list[float]] = {name: [] for name in engines}
    for _ in range(ROUNDS):
        for name, engine in engines.items():
            begin = time.perf_counter()
            list(engine.denoise(photo))
            seconds[name].append(time.perf_counter() - begin)
    medians = {name: statistics.median(values) for name, values in seconds.items()}
    print(f"tile chosen at {WIDTH} x {HEIGHT}: {engines['as chosen'].tile_for(HEIGHT, WIDTH)} (height, width)")
    for name, median in medians.items():
        print(f"{name}: {median:.1f} s, {median / medians['untiled']:.3f} times untiled")


if __name__ == "__main__":
    main()
