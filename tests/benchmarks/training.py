"""The trainer against a bare PyTorch loop with the same network, batch and precision on data in memory.

    python -m tests.benchmarks.training [--device cuda] [--precision bfloat16] [--size small] [--batch 16] [--patch 128]

Both are measured in turns, a stretch of steps each; the medians are compared. The share of the time that the trainer
waited for patches is told as well. Ends with status 1 where the trainer is slower than 95 % of the bare loop, or waits
for more than 5 %.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import nn

from engine.device import choose
from engine.training.config import Config, from_mapping
from engine.training.control import Control
from engine.training.distributed import Team
from engine.training.events import StepDone
from engine.training.loss import build_loss
from engine.training.preparing import material, network_of, shelf_for
from engine.training.run_folder import RunFolder
from engine.training.setting_up import precision_for, set_up
from engine.training.trainer import Run

LEAST_RATIO, MOST_WAITING = 0.95, 0.05
_WARM = 5


def configuration(photos: Path, options: argparse.Namespace) -> Config:
    """Pairs, cut and turned by the trainer; no validation."""
    return from_mapping(
        {
            "data": {"noisy": str(photos / "noisy"), "clean": str(photos / "clean"), "validation_share": 0.0},
            "network": {"size": options.size},
            "optimisation": {"average": options.average},
            "run": {
                "steps": 10**9,
                "patch": options.patch,
                "batch": options.batch,
                "validate": 0,
                "precision": options.precision,
                "workers": options.workers,
            },
        }
    )


def make_photos(folder: Path, count: int = 24, side: int = 640) -> None:
    drawn = np.random.default_rng(0)
    for number in range(count):
        for kind in ("noisy", "clean"):
            (folder / kind).mkdir(parents=True, exist_ok=True)
            pixels = drawn.integers(0, 256, (side, side, 3), dtype=np.uint8)
            Image.fromarray(pixels).save(folder / kind / f"{number}.png", compress_level=1)


def bare(config: Config, device: torch.device, precision: str) -> Iterator[None]:
    """The loop that everybody writes first, on a batch that lies on the device; one step each time."""
    network, _ = network_of(config)
    network = network.to(device).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    optimiser = torch.optim.AdamW(network.parameters(), lr=1e-3, fused=True)
    loss_of = build_loss(config.optimisation.loss)
    side, count = config.run.patch, config.run.batch
    noisy, truth = (
        torch.rand(count, 3, side, side, device=device).contiguous(memory_format=torch.channels_last) for _ in range(2)
    )
    while True:
        with torch.autocast(device.type, getattr(torch, precision), enabled=precision != "float32"):
            loss = loss_of(network(noisy), truth)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        float(loss.detach())
        yield


def trained(config: Config, folder: Path, device: str) -> Iterator[StepDone]:
    """The trainer's own steps."""
    found, team = material(config), Team(device=device)
    kit = set_up(config, RunFolder.create(folder, config), found, shelf_for(folder, team), team, False)
    for event in Run(kit, Control()).train():
        if isinstance(event, StepDone):
            yield event


def stretch(steps: Iterator[object], count: int) -> tuple[float, float]:
    """Seconds a step, by the clock and of all processors together."""
    began = time.perf_counter(), time.process_time()
    for _ in range(count):
        next(steps)
    return (time.perf_counter() - began[0]) / count, (time.process_time() - began[1]) / count


def measured(options: argparse.Namespace, place: Path) -> tuple[list[tuple[float, float]], float]:
    """Seconds a step of the bare loop and of the trainer, as :func:`stretch`, and the trainer's share of waiting."""
    make_photos(place / "photos")
    config, device = configuration(place / "photos", options), choose(options.device)
    precision = precision_for(options.precision, device)
    waiting: list[float] = []

    def listened() -> Iterator[None]:
        for event in trained(config, place / "run", device.name):
            waiting.append(event.waiting)
            yield

    loops = bare(config, device.torch, precision), listened()
    for loop in loops:
        stretch(loop, _WARM)
    waiting.clear()
    turns = [[stretch(loop, options.steps) for loop in loops] for _ in range(options.turns)]
    seconds = [
        (statistics.median(clock for clock, _ in column), statistics.median(processor for _, processor in column))
        for column in zip(*turns, strict=True)
    ]
    return seconds, statistics.median(waiting)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--device", default="auto")
    parser.add_argument("--precision", default="auto")
    parser.add_argument("--size", default="small")
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--patch", type=int, default=96)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--average", type=float, default=0.999)
    parser.add_argument("--steps", type=int, default=10, help="a stretch")
    parser.add_argument("--turns", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        (bare_loop, trainer), waiting = measured(options, Path(place))
    ratio = bare_loop[0] / trainer[0]
    print(f"bare loop {bare_loop[0]:.4f} s a step, trainer {trainer[0]:.4f} s: {ratio:.1%}; waiting {waiting:.1%}")
    print(f"processor time {bare_loop[1]:.4f} s and {trainer[1]:.4f} s: {bare_loop[1] / trainer[1]:.1%}")
    return int(ratio < LEAST_RATIO or waiting > MOST_WAITING)


if __name__ == "__main__":
    sys.exit(main())
