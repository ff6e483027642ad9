"""Random per-photo parameters, drawn on the device of the photos from an explicit generator."""

import math
from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import Tensor

Generator = torch.Generator
Range = tuple[float, float]


def uniform(like: Tensor, span: Range, generator: Generator) -> Tensor:
    """One value per photo, uniform in ``span``.

    Args:
        like: photos (N, C, H, W); device and dtype are taken from here.
        span: lower and upper bound.
        generator: random state on the device of ``like``.

    Returns:
        (N, 1, 1, 1), which broadcasts over photos.
    """
    shape = (like.shape[0], 1, 1, 1)
    values = torch.rand(shape, generator=generator, device=like.device, dtype=like.dtype)
    return span[0] + (span[1] - span[0]) * values


def log_uniform(like: Tensor, span: Range, generator: Generator) -> Tensor:
    """One value per photo, uniform in its logarithm over ``span`` (both bounds above 0)."""
    return uniform(like, (math.log(span[0]), math.log(span[1])), generator).exp()


def normal(like: Tensor, generator: Generator) -> Tensor:
    """Standard normal values of the shape of ``like``."""
    return torch.randn(like.shape, generator=generator, device=like.device, dtype=like.dtype)


def chance(like: Tensor, probability: float, generator: Generator) -> Tensor:
    """One true or false per photo, (N,) bool."""
    return torch.rand(like.shape[0], generator=generator, device=like.device) < probability


def slices(count: int, shares: Sequence[float], generator: Generator) -> list[slice]:
    """Divide ``count`` photos of a batch into consecutive parts that have the given shares on average.

    Systematic sampling: photo i takes the kind at the quantile (i + u) / count with one u for the batch, so that even
    batches of one photo see every kind. Nothing is drawn where there is only one kind; else one number is brought
    to the host.

    Args:
        count: photos of the batch.
        shares: weights, none below 0, not all 0.
        generator: random state on any device.

    Returns:
        One slice a share, in order, together 0 to ``count``; some may be empty.
    """
    if len(shares) == 1:
        return [slice(0, count)]
    start = float(torch.rand((), generator=generator, device=generator.device))
    total, passed, stops = sum(shares), 0.0, [0]
    for share in shares[:-1]:
        passed += share
        stops.append(min(max(math.ceil(count * passed / total - start), stops[-1]), count))
    return [slice(a, b) for a, b in pairwise([*stops, count])]
