"""Tells cheaply how good a shape of network is: each learns white noise alone, for minutes of one core's time.

    python -m engine.training.trial --photos DIR [--photos DIR ...] --widths N ... --blocks N ... [--up-blocks N ...]
                                    [--noise-level] [--minutes M] [--rate R] [--seed S]

With ``--noise-level`` the network is told how strong the noise is. Prints the steps it made, its cost, and the PSNR on
photos that it did not see. Shapes of like cost can be compared with each other, not with models: those learn longer,
and more than one kind of noise. What was found: ``docs/models.md``.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from time import process_time

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from engine.degradation.recipes import GaussianNoise, Part, Recipe, apply
from engine.metrics.psnr import psnr
from engine.models.cost import cost
from engine.models.registry import architecture
from engine.training.starter import begun, one_step, warmth
from engine.training.starter_data import Batch, Photos, files_of, read_photos

SIGMAS = (15, 25, 50)
_NOISE = Recipe("white", "white noise of any strength", (Part(GaussianNoise((0.0, 55.0))),))
_PATCH, _BATCH, _SIDE = 96, 16, 320
_HELD_OUT_EVERY, _HELD_OUT = 33, 12


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a trial.

    Attributes:
        steps: of training, in the given time.
        macs_per_pixel: multiply-adds.
        psnr: in dB by sigma, the mean over the photos held out.
    """

    steps: int
    macs_per_pixel: float
    psnr: dict[int, float]


def trial(network: nn.Module, photos: Photos, held_out: Photos, minutes: float, rate: float, seed: int = 0) -> Outcome:
    """Train a fresh network that takes and gives RGB, and measure it.

    Args:
        network: with ``size_multiple``, as the registry builds it.
        photos: what it learns from.
        held_out: what it is measured on, the first 320 pixels each way.
        minutes: processor time of this process, so that other work on the core does not count.
        rate: highest learning rate.
        seed: of patches and noise; the network's weights are drawn by who builds it.
    """
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    macs = cost(network, 3, _multiple(network), bool(network.takes_noise_level)).macs_per_pixel
    run, start, progress = begun(network, rate, muon=True), process_time(), 0.0
    while progress < 1.0:
        progress = min((process_time() - start) / 60.0 / minutes, 1.0)
        batch = Batch(*apply(_NOISE, photos.patches(_BATCH, _PATCH, generator), generator))
        one_step(run, batch, rate * warmth(run.step, progress))
    shown = [photo[:, :_SIDE, :_SIDE].permute(1, 2, 0).numpy() for photo in held_out.stack]
    return Outcome(run.step, macs, {sigma: _measured(run.average.network, shown, sigma) for sigma in SIGMAS})


@torch.inference_mode()
def _measured(network: nn.Module, photos: Sequence[NDArray[np.uint8]], sigma: int) -> float:
    """Mean PSNR in dB over photos (H, W, 3) with white noise, the same every time; results in 256 levels."""
    figures = []
    told = (torch.full((1, 1, 1, 1), sigma / 255.0),) if network.takes_noise_level else ()
    for number, photo in enumerate(photos):
        height, width = (side - side % _multiple(network) for side in photo.shape[:2])
        truth = photo[:height, :width]
        noise = np.random.default_rng(number).normal(0.0, sigma / 255.0, truth.shape)
        noisy = torch.from_numpy((truth / 255.0 + noise).astype(np.float32)).permute(2, 0, 1)
        result = network(noisy[None], *told)[0].clamp(0.0, 1.0).mul(255.0).round().byte().permute(1, 2, 0).numpy()
        figures.append(psnr(result, truth, data_range=255))
    return fmean(figures)


def _multiple(network: nn.Module) -> int:
    multiple = network.size_multiple
    assert isinstance(multiple, int)
    return multiple


def main() -> None:
    """Read the command line, try, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", type=Path, action="append", required=True)
    parser.add_argument("--widths", type=int, nargs="+", required=True)
    parser.add_argument("--blocks", type=int, nargs="+", required=True)
    parser.add_argument("--up-blocks", type=int, nargs="+", default=())
    parser.add_argument("--noise-level", action="store_true")
    parser.add_argument("--minutes", type=float, default=4.0)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    shape = {
        "widths": options.widths,
        "blocks": options.blocks,
        "up_blocks": list(options.up_blocks),
        "noise_level": options.noise_level,
    }
    files = files_of(options.photos)
    held_out = files[::_HELD_OUT_EVERY][:_HELD_OUT]
    seen = read_photos([file for file in files if file not in held_out], (1.0,))
    outcome = trial(
        architecture("unet").build(shape),
        seen,
        read_photos(held_out, (1.0,)),
        options.minutes,
        options.rate,
        options.seed,
    )
    figures = "  ".join(f"sigma {sigma}: {value:.2f} dB" for sigma, value in outcome.psnr.items())
    print(f"{outcome.macs_per_pixel / 1000:.1f} thousand multiply-adds a pixel, {outcome.steps} steps: {figures}")


if __name__ == "__main__":
    main()
