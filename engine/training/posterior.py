"""What a noisy pixel and what its surroundings let expect, weighed against each other.

A blind-spot network never sees the pixel that it tells, so that fine detail is lost in its answers. S. Laine,
T. Karras, J. Lehtinen, T. Aila ("High-quality self-supervised deep image denoising", NeurIPS 2019) bring it back: the
mean of the posterior leans towards the noisy pixel where the network errs by more than the noise. Here the noise is
taken from the photo itself: where the network errs least it errs by the noise alone.
"""

from torch import Tensor
from torch.nn import functional

from engine.degradation.jpeg import rgb_from_ycbcr, ycbcr_from_rgb

_SIDE = 9
_FLATTEST = 0.25
_MARGIN = 1.5  # what is this much more than the noise still counts as noise: its variance in so small a place varies
_LEAST = (0.25 / 255.0) ** 2


def weighed(noisy: Tensor, expected: Tensor) -> Tensor:
    """The mean of the posterior, (N, 3, H, W).

    Args:
        noisy: photos in [0, 1], (N, 3, H, W), sides at least 9.
        expected: a blind-spot network's answers, of the same shape.
    """
    told = ycbcr_from_rgb(expected)
    rest = ycbcr_from_rgb(noisy) - told
    energy = functional.avg_pool2d(rest.square(), _SIDE, 1, _SIDE // 2, count_include_pad=False)
    noise = _MARGIN * energy.flatten(2).quantile(_FLATTEST, dim=2).unsqueeze(-1).unsqueeze(-1)
    detail = (energy - noise).clamp(min=0.0) / energy.clamp(min=_LEAST)
    return rgb_from_ycbcr(told + detail * rest)
