"""The best that a network can do with a photo: it is asked eight times, and the mean of its answers is taken.

A network that learned from photos in all positions still answers a mirrored or turned one a little differently; the
mean of all eight differs less from the truth. R. Timofte, R. Rothe, L. Van Gool: Seven ways to improve example-based
single image super resolution. CVPR 2016.
"""

from collections.abc import Callable, Iterator
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the window asks how much work it is, and imports no torch
    from torch import Tensor

TIMES = 8
"""As much work as without."""

BEST = "+best"
"""Behind a model's name, wherever results are named: it is asked eight times."""

EXTRA_PLANES = 3
"""What is held besides, in windows of all channels: the first answer, the sum, and the turned photo."""

_ROWS, _COLUMNS = 2, 3


def mean_of_symmetries(photo: "Tensor", network: "Callable[[Tensor], Tensor]") -> "Tensor":
    """The mean answer over the four quarter turns of the photo and of its mirror image, each turned back.

    Args:
        photo: (N, C, H, W).
        network: answers (N, C, h, w) for (N, C, h, w); asked eight times, for H x W and for W x H.

    Returns:
        (N, C, H, W) in the dtype of the answers. Answers that are all the same come through to the last bit.
    """
    answers = _answers(photo, network)
    first = next(answers)
    change = first - first
    for answer in answers:
        change += answer - first
    return first + change / TIMES


def _answers(photo: "Tensor", network: "Callable[[Tensor], Tensor]") -> "Iterator[Tensor]":
    import torch

    for mirrored, turns in product((False, True), range(4)):
        seen = torch.rot90(photo.flip(_COLUMNS) if mirrored else photo, turns, (_ROWS, _COLUMNS))
        answer = torch.rot90(network(seen.contiguous(memory_format=torch.channels_last)), -turns, (_ROWS, _COLUMNS))
        yield answer.flip(_COLUMNS) if mirrored else answer
