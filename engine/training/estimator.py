"""Trains the network that tells how noisy a photo is (:mod:`engine.models.noise_estimator`), in a given time.

    python -m engine.training.estimator --clean DIR [--clean DIR ...] --noisy DIR --truth DIR [--start FILE]
                                        --minutes M -o FILE

It learns from what the shipped models learn from (:mod:`engine.training.starter_data`), half of the patches as files
hold them, some grey, and from photos with hardly any noise or none. It sees some blocks of large patches, as it does of
photos, and so learns which of them tell. Minutes are those of the processor, so that other
work does not count.
"""

import argparse
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import process_time

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from engine.degradation.recipes import GaussianNoise, Pair, Part, Recipe, apply
from engine.models.noise_estimator import NoiseEstimator, agreed, as_opinion, blocks_of
from engine.training.average import WeightAverage
from engine.training.noise_levels import NoiseLevels
from engine.training.starter import warmth
from engine.training.starter_data import Photos, Shares, examples, files_of, read_pairs, read_photos

SHARES = Shares(made=2, white=4, real=3, amplified=1, transplanted=2)
_FAINT = Recipe("faint", "hardly any noise", (Part(GaussianNoise((0.0, 0.0))), Part(GaussianNoise((0.0, 12.0)), 2.0)))
_FAINT_ONES = 4
_PATCH, _BLOCKS = 256, 24
_AS_STORED, _GREY = 0.5, 0.12
_AGREED = 10.0
_TOLD_EVERY = 200
_exactly = NoiseLevels(unsure=0.0)


def varied(data: Iterator[Pair], clean: Photos, generator: torch.Generator) -> Iterator[tuple[Tensor, Tensor]]:
    """Endless ``(blocks, levels)``, (N, 24, 3, 32, 32) and (N,), both in 0 to 1; fewer blocks of small patches.

    Args:
        data: endless ``(noisy, truth)``.
        clean: photos to which little or nothing is done; a few of every batch.
        generator: of what is drawn.
    """
    for noisy, truth in data:
        faint = apply(_FAINT, clean.patches(_FAINT_ONES, noisy.shape[-1], generator), generator)
        noisy, truth = torch.cat((noisy, faint[0])), torch.cat((truth, faint[1]))
        stored, grey = (torch.rand(len(noisy), 1, 1, 1, generator=generator) < share for share in (_AS_STORED, _GREY))
        noisy = torch.where(stored, (noisy.clamp(0.0, 1.0) * 255.0).round() / 255.0, noisy)
        channel = int(torch.randint(0, 3, (), generator=generator))
        noisy, truth = (torch.where(grey, photos[:, channel, None], photos) for photos in (noisy, truth))
        blocks = blocks_of(noisy)
        chosen = torch.randperm(blocks.shape[1], generator=generator)[:_BLOCKS]
        yield blocks[:, chosen], _exactly(noisy, truth, generator).flatten()


def loss_of(estimator: NoiseEstimator, blocks: Tensor, levels: Tensor) -> Tensor:
    """How wrong the blocks of each patch are together, and each in view of how sure it is (Laplace's likelihood).

    Args:
        estimator: as it stands.
        blocks: (N, blocks, 3, 32, 32) in 0 to 1.
        levels: (N,), the truth.
    """
    opinions, sureness = (told.view(blocks.shape[:2]) for told in estimator(blocks.flatten(0, 1)))
    right = as_opinion(levels)
    alone = ((opinions - right[:, None]).abs() * (0.5 * sureness).exp() - 0.5 * sureness).mean()
    loss: Tensor = alone + _AGREED * (agreed(opinions, sureness) - right).abs().mean()
    return loss


def train(
    estimator: NoiseEstimator, data: Iterator[tuple[Tensor, Tensor]], minutes: float, rate: float = 2e-3
) -> NoiseEstimator:
    """The average of the weights it had on its way, mostly the last."""
    average = WeightAverage(estimator)
    optimiser = torch.optim.AdamW(estimator.parameters(), lr=rate, betas=(0.9, 0.99), weight_decay=1e-4)
    begun, step, progress, running = process_time(), 0, 0.0, 0.0
    while progress < 1.0:
        progress = min((process_time() - begun) / 60.0 / minutes, 1.0)
        optimiser.param_groups[0]["lr"] = rate * warmth(step, progress)
        optimiser.zero_grad(set_to_none=True)
        loss = loss_of(estimator, *next(data))
        loss.backward()  # type: ignore[no-untyped-call]  # torch's is untyped
        nn.utils.clip_grad_norm_(estimator.parameters(), 5.0)
        optimiser.step()
        average.update(estimator)
        step, value = step + 1, float(loss.detach())
        running = 0.98 * running + 0.02 * value if step > 1 else value
        if not math.isfinite(value):
            raise FloatingPointError("the loss is no number any more")
        if step % _TOLD_EVERY == 0:
            print(f"{step} {progress:.3f} loss {running:.3f}", flush=True)
    trained = average.network
    assert isinstance(trained, NoiseEstimator)
    return trained


def _together(white: Sequence[Pair], others: Sequence[Pair]) -> Pair:
    noisy, truth = (torch.cat(side) for side in zip(*white, *others, strict=True))
    return noisy, truth


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clean", type=Path, action="append", required=True)
    parser.add_argument("--noisy", type=Path, required=True)
    parser.add_argument("--truth", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    estimator = NoiseEstimator()
    if options.start:
        estimator.load_state_dict(load_file(options.start))
    clean, pairs = read_photos(files_of(options.clean), side=_PATCH), read_pairs(options.noisy, options.truth)
    generator = torch.Generator().manual_seed(options.seed)
    kinds = examples(clean, pairs, SHARES, generator, _PATCH)
    data = varied((_together(white, others) for white, others in kinds), clean, generator)
    trained = train(estimator, data, options.minutes)
    save_file({name: weights.contiguous() for name, weights in trained.state_dict().items()}, options.output)


if __name__ == "__main__":
    main()
