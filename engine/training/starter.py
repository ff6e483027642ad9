"""Trains the starter model that is shipped as the default, from folders of photos, in a given time.

    python -m engine.training.starter --clean DIR [--clean DIR ...] [--noisy DIR --truth DIR] --minutes M -o FILE

Most of every batch is made noise on clean photos (:mod:`engine.degradation.recipes`), the rest real pairs where
they are given. The learning rate follows the time, so a run always ends with a finished cosine.
"""

import argparse
import math
import time
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812  (the name everybody knows)
from PIL import Image
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from engine.degradation.recipes import mixed
from engine.models.architectures.unet import UNet

PATCH = 128
MARGIN = 8
REAL_SHARE = 3
WARM_UP_STEPS = 200


@dataclass(frozen=True, slots=True)
class Photos:
    """Photos in memory, uint8 (C, H, W); pairs have six channels, noisy first."""

    stack: list[Tensor]
    weights: Tensor

    def patches(self, count: int, side: int, generator: torch.Generator) -> Tensor:
        """Random crops with random flips and turns, (count, C, side, side) float32 in [0, 1]."""
        chosen = torch.multinomial(self.weights, count, replacement=True, generator=generator)
        return torch.stack([self._patch(self.stack[int(index)], side, generator) for index in chosen])

    def _patch(self, photo: Tensor, side: int, generator: torch.Generator) -> Tensor:
        top, left = (int(torch.randint(0, size - side + 1, (1,), generator=generator)) for size in photo.shape[1:])
        patch = photo[:, top : top + side, left : left + side]
        turns, flip = (int(torch.randint(0, n, (1,), generator=generator)) for n in (4, 2))
        patch = torch.rot90(patch, turns, (1, 2))
        return (patch.flip(2) if flip else patch).float() / 255.0


def read_clean(folders: Sequence[Path], scales: Sequence[float]) -> Photos:
    """All photos of ``folders`` at several sizes: smaller ones have less noise and JPEG traces of their own."""
    stack = []
    for path in (path for folder in folders for path in sorted(folder.iterdir())):
        with Image.open(path) as photo:
            rgb = photo.convert("RGB")
        longest = 0.5 if rgb.width * rgb.height > 4_000_000 else 1.0
        for scale in scales:
            size = (round(rgb.width * scale * longest), round(rgb.height * scale * longest))
            if min(size) >= PATCH + 2 * MARGIN:
                stack.append(_as_tensor(rgb.resize(size, Image.Resampling.LANCZOS)))
    return _weighted(stack)


def read_pairs(noisy: Path, truth: Path) -> Photos:
    """Pairs from two folders, matched by their order."""
    pairs = []
    for first, second in zip(sorted(noisy.iterdir()), sorted(truth.iterdir()), strict=True):
        with Image.open(first) as a, Image.open(second) as b:
            pairs.append(torch.cat((_as_tensor(a.convert("RGB")), _as_tensor(b.convert("RGB")))))
    return _weighted(pairs)


def batches(
    clean: Photos, pairs: Photos | None, size: int, generator: torch.Generator
) -> Iterator[tuple[Tensor, Tensor]]:
    """Endless batches ``(noisy, truth)``, (size, 3, PATCH, PATCH)."""
    real = REAL_SHARE if pairs else 0
    while True:
        made = mixed(clean.patches(size - real, PATCH + 2 * MARGIN, generator), generator)
        noisy, truth = _cropped(*made, generator)
        if pairs:
            real_noisy, real_truth = pairs.patches(real, PATCH, generator).chunk(2, dim=1)
            noisy, truth = torch.cat((noisy, real_noisy)), torch.cat((truth, real_truth))
        yield noisy, truth


def _cropped(noisy: Tensor, truth: Tensor, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """The same random window of both: no patch begins where the mosaic or JPEG's blocks always begin."""
    corners = torch.randint(0, 2 * MARGIN + 1, (noisy.shape[0], 2), generator=generator).tolist()
    windows = [(slice(top, top + PATCH), slice(left, left + PATCH)) for top, left in corners]
    pairs = [
        (a[:, rows, columns], b[:, rows, columns]) for a, b, (rows, columns) in zip(noisy, truth, windows, strict=True)
    ]
    return torch.stack([a for a, _ in pairs]), torch.stack([b for _, b in pairs])


def loss_of(output: Tensor, truth: Tensor, progress: float) -> Tensor:
    """Charbonnier; the last fifth the logarithm of each photo's squared error, which is PSNR."""
    squared = (output - truth) ** 2
    if progress < 0.8:
        return (squared + 1e-6).sqrt().mean()
    return 0.02 * (squared.mean(dim=(1, 2, 3)) + 1e-6).log().mean()


def train(network: UNet, data: Iterator[tuple[Tensor, Tensor]], minutes: float, rate: float, output: Path) -> None:
    """Train for ``minutes``; the averaged weights are written to ``output`` every ten minutes and at the end."""
    optimiser = torch.optim.AdamW(network.parameters(), lr=rate, betas=(0.9, 0.99), weight_decay=1e-4)
    average = deepcopy(network)
    started = saved = time.monotonic()
    step, progress, running = 0, 0.0, 0.0
    while progress < 1.0:
        progress = min((time.monotonic() - started) / 60.0 / minutes, 1.0)
        optimiser.param_groups[0]["lr"] = rate * _warmth(step, progress)
        noisy, truth = (tensor.to(memory_format=torch.channels_last) for tensor in next(data))
        with torch.autocast("cpu", torch.bfloat16):
            result = network(noisy)
        loss = loss_of(result.float(), truth, progress)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]  # torch's is untyped
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        step += 1
        _update_average(average, network, min(0.999, step / (step + 10)))
        error = float(F.mse_loss(result.detach().float(), truth))
        running = 0.99 * running + 0.01 * error if step > 1 else error
        if step % 100 == 0:
            print(f"{step} {progress:.3f} loss {loss.item():.5f} psnr {-10 * math.log10(running):.2f}", flush=True)
        if time.monotonic() - saved > 600 or progress >= 1.0:
            save_file({name: tensor.contiguous() for name, tensor in average.state_dict().items()}, str(output))
            saved = time.monotonic()


def _warmth(step: int, progress: float) -> float:
    """Share of the full learning rate: a linear warm-up, then a cosine down to nearly nothing."""
    return min(1.0, (step + 1) / WARM_UP_STEPS) * (0.002 + 0.998 * 0.5 * (1 + math.cos(math.pi * progress)))


@torch.no_grad()
def _update_average(average: nn.Module, network: nn.Module, decay: float) -> None:
    for kept, new in zip(average.parameters(), network.parameters(), strict=True):
        kept.lerp_(new, 1.0 - decay)


def _as_tensor(photo: Image.Image) -> Tensor:
    return torch.from_numpy(np.array(photo)).permute(2, 0, 1).contiguous()


def _weighted(stack: list[Tensor]) -> Photos:
    return Photos(stack, torch.tensor([math.sqrt(photo[0].numel()) for photo in stack]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clean", type=Path, action="append", required=True)
    parser.add_argument("--noisy", type=Path)
    parser.add_argument("--truth", type=Path)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--rate", type=float, default=1e-3, help="highest learning rate")
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    generator = torch.Generator().manual_seed(options.seed)
    pairs = read_pairs(options.noisy, options.truth) if options.noisy else None
    data = batches(read_clean(options.clean, (1.0, 0.7, 0.5)), pairs, options.batch, generator)
    network = UNet()
    if options.start:
        network.load_state_dict(load_file(options.start))
    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # torch's stubs lack it
    train(network, data, options.minutes, options.rate, options.output)


if __name__ == "__main__":
    main()
