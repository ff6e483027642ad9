"""Plain convolutions in a row, as in the first learned denoisers."""

from itertools import pairwise

from torch import nn


def plain(entering: int, width: int, leaving: int, layers: int) -> nn.Sequential:
    """3x3 convolutions with ReLU between them.

    Args:
        entering, leaving: maps at both ends.
        width: maps between the layers.
        layers: convolutions, at least 2; they bear the numbers 0, 2, 4 ... as in the published weights.
    """
    widths = [entering, *[width] * (layers - 1), leaving]
    parts: list[nn.Module] = []
    for a, b in pairwise(widths):
        parts += [nn.Conv2d(a, b, 3, padding=1), nn.ReLU(inplace=True)]
    return nn.Sequential(*parts[:-1])
