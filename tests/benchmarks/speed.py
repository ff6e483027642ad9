"""Megapixels a second of the shipped models and of AEv2_0 on the CPU, taking turns in one run."""

import statistics
import time

import numpy as np
import torch

from engine.images.image import Image
from engine.inference.denoising import Engine, Settings
from engine.models.library import default_library
from tests.benchmarks.models import aev2

SHIPPED = ("fast", "quality")
ROUNDS = 5


def main() -> None:
    photo = Image(np.random.default_rng(0).integers(0, 256, (1024, 1024, 3), dtype=np.uint8))
    models = {name: default_library().load(name) for name in SHIPPED} | {"AEv2_0": aev2()}
    engines = {name: Engine(model, Settings("cpu")) for name, model in models.items()}
    seconds: dict[str, list[float]] = {name: [] for name in engines}
    for round_number in range(ROUNDS + 1):
        for name, engine in engines.items():
            begin = time.perf_counter()
            list(engine.denoise(photo))
            if round_number:  # the first warms up
                seconds[name].append(time.perf_counter() - begin)
    medians = {name: statistics.median(values) for name, values in seconds.items()}
    for name, median in medians.items():
        cost = engines[name].model.descriptor.macs_per_pixel
        print(f"{name}: {photo.megapixels / median:.3f} MP/s ({cost / 1000:.1f} thousand multiply-adds a pixel)")
    for name in SHIPPED:
        times = medians["AEv2_0"] / medians[name]
        print(f"{name} is {times:.1f} times as fast as AEv2_0 ({torch.get_num_threads()} threads)")


if __name__ == "__main__":
    main()
