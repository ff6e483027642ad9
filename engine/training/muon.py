"""Muon: momentum whose steps are made orthogonal, for the weights of convolutions.

K. Jordan et al.: Muon: an optimizer for hidden layers in neural networks, 2024 (kellerjordan.github.io/posts/muon);
the size of a step follows J. Liu et al.: Muon is scalable for LLM training, arXiv:2502.16982, so that learning rates of
AdamW can be kept.
"""

from collections.abc import Iterable

import torch
from torch import Tensor, nn

_COEFFICIENTS = (3.4445, -4.7750, 2.0315)
_ROUNDS = 5
_LIKE_ADAM = 0.2


class Muon(torch.optim.Optimizer):
    """For parameters of two or more dimensions, the first being the outputs.

    Args:
        parameters: weights of matrices or convolutions.
        lr: learning rate, of the size that AdamW takes.
        momentum: of the gradients, Nesterov's.
    """

    def __init__(self, parameters: Iterable[nn.Parameter], lr: float = 1e-3, momentum: float = 0.95) -> None:
        super().__init__(parameters, {"lr": lr, "momentum": momentum})

    @torch.no_grad()
    def step(self) -> None:  # type: ignore[override]  # no closure
        """One step along the gradients."""
        for group in self.param_groups:
            for weights in (weights for weights in group["params"] if weights.grad is not None):
                velocity = self.state[weights].setdefault("velocity", torch.zeros_like(weights))
                velocity.lerp_(weights.grad, 1.0 - group["momentum"])
                ahead = weights.grad.lerp(velocity, group["momentum"]).flatten(1)
                size = _LIKE_ADAM * max(ahead.shape) ** 0.5
                weights.add_(orthogonal(ahead).view(weights.shape), alpha=-group["lr"] * size)


def orthogonal(matrix: Tensor) -> Tensor:
    """The nearest matrix with orthonormal rows or columns, roughly: singular values come to 0.7 to 1.2.

    Newton-Schulz iterations of degree five on a (rows, columns) matrix, in bfloat16.
    """
    turned = matrix.shape[0] > matrix.shape[1]
    current: Tensor = (matrix.mT if turned else matrix).to(torch.bfloat16)
    current = current / (current.norm() + 1e-7)
    a, b, c = _COEFFICIENTS
    for _ in range(_ROUNDS):
        square = current @ current.mT
        current = a * current + (b * square + c * square @ square) @ current
    return (current.mT if turned else current).to(matrix.dtype)
