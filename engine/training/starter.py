"""Trains the models that are shipped, from folders of photos, in a given time.

    python -m engine.training.starter --clean DIR [--clean DIR ...] --noisy DIR --truth DIR
                                      {--start FILE | --widths N ...} [--blocks N ...] [--up-blocks N ...]
                                      [--noise-level] --minutes M -o DIR

Most of every batch is made noise on clean photos, the rest real pairs (:mod:`engine.training.starter_data`). The
learning rate follows the time, so a run always ends with a finished cosine. It goes on from the architecture and
weights of ``--start``, with more residual blocks if ``--blocks`` or ``--up-blocks`` say so and told the noise level
with ``--noise-level``, or begins with a new U-shaped autoencoder of these ``--widths``, or, where the output folder
holds an unfinished run, goes on from where that stood. Several processes, started as ``torchrun`` does it, share the
work: each makes batches of its own, and all take the same step.
"""

import argparse
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import torch
import torch.nn.functional as F  # noqa: N812  (the name everybody knows)
from safetensors.torch import save_file
from torch import Tensor, nn

from engine.models.checkpoint import load
from engine.models.registry import architecture
from engine.training.average import WeightAverage
from engine.training.distributed import Team, team
from engine.training.muon import Muon
from engine.training.starter_data import PATCH, Batch, Photos, Shares, batches, files_of, read_pairs, read_photos

WARM_UP_STEPS = 200
_SAVED_EVERY = 300.0
_LONGEST_STEP = 30.0
_LATE = 0.7  # of the run
_ALONE = Team()
_USUAL_SIGMA, _LEAST_SIGMA = 25.0 / 255.0, 8.0 / 255.0
_SLOPE = 0.575  # what is left of white noise is as sigma to this power: 33.4, 30.7, 27.3 dB at 15, 25, 50


@dataclass(slots=True)
class Run:
    """Everything that a training goes on with."""

    network: nn.Module
    average: WeightAverage
    optimisers: list[torch.optim.Optimizer]
    step: int = 0
    seconds: float = 0.0

    def state(self) -> dict[str, object]:
        """For the disk."""
        parts = {"network": self.network.state_dict(), "average": self.average.network.state_dict()}
        optimisers = [optimiser.state_dict() for optimiser in self.optimisers]
        return {**parts, "optimisers": optimisers, "step": self.step, "seconds": self.seconds}

    def restore(self, path: Path) -> None:
        """Go on from what :meth:`state` said."""
        state = torch.load(path, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict({"weights": state["average"], "updates": state["step"]})
        for optimiser, kept in zip(self.optimisers, state["optimisers"], strict=True):
            optimiser.load_state_dict(kept)
        self.step, self.seconds = state["step"], state["seconds"]


def loss_of(output: Tensor, truth: Tensor, noisy: Tensor | None = None) -> Tensor:
    """Charbonnier, which is L1, but smooth within a quarter of a level (P. Charbonnier et al., ICIP 1994).

    Args:
        output: (N, C, H, W), nominally in [0, 1].
        truth: likewise.
        noisy: what the output was made of. If given, the loss is the mean over patches of the root mean square error,
            the measure that PSNR is made of, each divided by what is usually left of so much noise: a decibel weighs
            the same at any noise level. Very weak noise counts as a sigma of 8 levels.
    """
    if noisy is None:
        return ((output - truth) ** 2 + 1e-6).sqrt().mean()
    errors = (_mean_square(output, truth) + 1e-7).sqrt()
    sigma = (_mean_square(noisy, truth) + _LEAST_SIGMA**2).sqrt()
    return (errors * (sigma / _USUAL_SIGMA) ** -_SLOPE).mean()


def _mean_square(some: Tensor, truth: Tensor) -> Tensor:
    return (some - truth).square().mean(dim=(1, 2, 3))


def grown(
    start: Path, blocks: Sequence[int] = (), up_blocks: Sequence[int] = (), noise_level: bool = False
) -> nn.Module:
    """The network of a model file; with more blocks a scale it answers the same until it has learned.

    Args:
        start: the model's file.
        blocks: of each scale on the way down, the bottom last; as the model has if empty.
        up_blocks: of each scale but the last on the way up; as the model has if empty.
        noise_level: it is told the noise level from now on, if it was not before; at first that changes nothing.

    Raises:
        ValueError: there are fewer than the model has.
        ModelError: the file is no model, or its architecture does not take such blocks.
    """
    model = load(start)
    asked = {"blocks": list(blocks), "up_blocks": list(up_blocks)}
    arguments = {**model.descriptor.arguments, **{name: counts for name, counts in asked.items() if counts}}
    weights = model.network.state_dict()
    if noise_level and not model.descriptor.takes_noise_level:
        arguments["noise_level"] = True
        weights["head.weight"] = F.pad(weights["head.weight"], (0, 0, 0, 0, 0, 1))
    network = architecture(model.descriptor.architecture).build(arguments)
    unknown = network.load_state_dict(weights, strict=False).unexpected_keys
    if unknown:
        raise ValueError(f"fewer blocks than {start} has: {', '.join(unknown)}")
    return network


def begun(network: nn.Module, rate: float, muon: bool) -> Run:
    """A run at its first step, with the weights that the network has."""
    network = network.float().train().requires_grad_(True)
    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # torch's stubs lack it
    inner = [
        p
        for name, p in network.named_parameters()
        if muon and p.ndim == 4 and name not in ("head.weight", "tail.weight")
    ]
    others = [p for p in network.parameters() if all(p is not other for other in inner)]
    optimisers: list[torch.optim.Optimizer] = [torch.optim.AdamW(others, lr=rate, betas=(0.9, 0.99), weight_decay=1e-4)]
    return Run(network, WeightAverage(network), [*optimisers, *([Muon(inner, lr=rate)] if inner else [])])


def train(
    run: Run,
    data: Iterator[Batch],
    minutes: float,
    rate: float,
    folder: Path,
    late: float = _LATE,
    together: Team = _ALONE,
) -> None:
    """Train until the run is ``minutes`` long; the averaged weights and the run's state lie in ``folder``.

    Args:
        run: as it stands.
        data: endless batches.
        minutes: of the whole run, with what it had before.
        rate: the highest learning rate.
        folder: exists.
        late: share of the run after which the loss counts decibels.
        together: the processes that take every step together; the first one's clock counts, and it alone writes.
    """
    now = saved = monotonic()
    running, progress = 0.0, run.seconds / 60.0 / minutes
    while progress < 1.0:
        before, now = now, monotonic()
        (lasted,) = together.told(min(now - before, _LONGEST_STEP))  # the process may have been halted
        run.seconds += lasted
        progress = min(run.seconds / 60.0 / minutes, 1.0)
        error = one_step(run, next(data), rate * warmth(run.step, progress), progress > late, together)
        running = 0.99 * running + 0.01 * error if running else error
        if run.step % 200 == 0 and together.writes:
            print(f"{run.step} {progress:.3f} psnr {-10 * math.log10(running):.3f}", flush=True)
        if together.writes and (monotonic() - saved > _SAVED_EVERY or progress >= 1.0):
            _save(run, folder)
            saved = monotonic()


def one_step(run: Run, batch: Batch, rate: float, late: bool = False, together: Team = _ALONE) -> float:
    """Learn from one batch, or from those of all processes; the mean squared error of this one's before."""
    for optimiser in run.optimisers:
        optimiser.param_groups[0]["lr"] = rate
        optimiser.zero_grad(set_to_none=True)
    noisy, truth = (tensor.contiguous(memory_format=torch.channels_last) for tensor in (batch.noisy, batch.truth))
    told = (batch.level,) if run.network.takes_noise_level else ()
    with torch.autocast("cpu", torch.bfloat16):
        output = run.network(noisy, *told).float()
    loss_of(output, truth, noisy if late else None).backward()  # type: ignore[no-untyped-call]  # torch's is untyped
    if together.size > 1:
        _share_gradients(run.network, together)
    nn.utils.clip_grad_norm_(run.network.parameters(), 1.0)
    for optimiser in run.optimisers:
        optimiser.step()
    run.step += 1
    run.average.update(run.network)
    return float((output.detach() - truth).square().mean())


def _share_gradients(network: nn.Module, together: Team) -> None:
    gradients = [p.grad for p in network.parameters() if p.grad is not None]
    mean = together.mean(torch.cat([gradient.flatten() for gradient in gradients]))
    shares = torch.split(mean, [gradient.numel() for gradient in gradients])
    for gradient, shared in zip(gradients, shares, strict=True):
        gradient.copy_(shared.view_as(gradient))


def _save(run: Run, folder: Path) -> None:
    weights = {name: tensor.contiguous() for name, tensor in run.average.network.state_dict().items()}
    save_file(weights, folder / "average.safetensors")
    torch.save(run.state(), folder / "state.new")
    (folder / "state.new").replace(folder / "state.pt")


def warmth(step: int, progress: float) -> float:
    """Share of the full learning rate: a linear warm-up by steps, then a cosine by time, from 1 to nearly nothing."""
    return min(1.0, (step + 1) / WARM_UP_STEPS) * (0.002 + 0.998 * 0.5 * (1 + math.cos(math.pi * progress)))


def _network(options: argparse.Namespace) -> nn.Module:
    if options.start is not None:
        return grown(options.start, options.blocks, options.up_blocks, options.noise_level)
    blocks = list(options.blocks) or [1] * len(options.widths)
    return architecture("unet").build(
        {
            "widths": list(options.widths),
            "blocks": blocks,
            "up_blocks": list(options.up_blocks),
            "noise_level": options.noise_level,
        }
    )


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clean", type=Path, action="append", required=True)
    parser.add_argument("--noisy", type=Path, required=True)
    parser.add_argument("--truth", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--rate", type=float, default=1e-3, help="highest learning rate")
    network = parser.add_mutually_exclusive_group(required=True)
    network.add_argument("--start", type=Path, help="the model to go on from")
    network.add_argument("--widths", type=int, nargs="+", help="feature maps of each scale of a new one")
    parser.add_argument("--blocks", type=int, nargs="+", default=(), help="of each scale, on the way down")
    parser.add_argument(
        "--up-blocks", type=int, nargs="+", default=(), help="of each scale but the last, on the way up"
    )
    parser.add_argument("--noise-level", action="store_true", help="the network is told how noisy a photo is")
    parser.add_argument("--muon", action="store_true")
    parser.add_argument("--shares", type=int, nargs=5, metavar=("MADE", "WHITE", "REAL", "AMPLIFIED", "TRANSPLANTED"))
    parser.add_argument("--patch", type=int, default=PATCH, help="pixels to a side of what it learns from")
    parser.add_argument(
        "--late", type=float, default=_LATE, help="after this share of the run the loss counts decibels"
    )
    parser.add_argument("--threads", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    if options.threads:
        torch.set_num_threads(options.threads)
    options.output.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    run = begun(_network(options), options.rate, options.muon)
    if (options.output / "state.pt").exists():
        run.restore(options.output / "state.pt")
    pairs: Photos = read_pairs(options.noisy, options.truth)
    clean = read_photos(files_of(options.clean), side=options.patch)
    with team("cpu") as together:
        generator = torch.Generator().manual_seed(options.seed * 1_000_003 + run.step + together.rank * 7_919)
        data = batches(clean, pairs, Shares(*options.shares or ()), generator, options.patch)
        train(run, data, options.minutes, options.rate, options.output, options.late, together)


if __name__ == "__main__":
    main()
