"""Random per-photo parameters, drawn on the device of the photos from an explicit generator."""

import math

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
