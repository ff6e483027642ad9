"""A small network that tells how noisy a photo is, for networks that are told so.

It looks at blocks of 32 x 32 pixels, wherever in the photo they lie, and gives an opinion about each: a level, and how
sure that is. Flat blocks are surer than textured ones, those that are all black or white say nothing, and a photo's
level is the mean of the opinions, each weighed by its precision. It learned from made and real noise
(:mod:`engine.training.estimator`); its weights come with the program.

As in CBDNet a network of its own estimates what the denoiser is told (S. Guo et al.: Toward Convolutional Blind
Denoising of Real Photographs. CVPR 2019), but one number for the whole photo, so that tiles fit together.
"""

from functools import cache
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812  (the name everybody knows)
from torch import Tensor, nn

BLOCK = 32
"""Side of what it looks at, pixels."""

WEIGHTS = Path(__file__).resolve().parents[2] / "resources" / "noise" / "estimator.safetensors"

_LEVELS = 255.0
_CONTRAST, _FAINTEST = 16.0, 0.02
_SUREST, _SAYS_NOTHING = 8.0, -20.0


class NoiseEstimator(nn.Module):
    """Opinions about blocks, (N, 3, 32, 32) in 0 to 1: the logarithm of one more than the level in 255ths, and that of
    its precision, (N,) each.

    Args:
        width: feature maps of the first convolutions; the last have twice as many.
    """

    def __init__(self, width: int = 32) -> None:
        super().__init__()
        self.look = nn.Sequential(
            nn.Conv2d(12, width, 3),
            nn.ReLU(),
            nn.Conv2d(width, width, 3, stride=2),
            nn.ReLU(),
            nn.Conv2d(width, 2 * width, 3),
            nn.ReLU(),
            nn.Conv2d(2 * width, 2 * width, 3),
            nn.ReLU(),
        )
        self.judge = nn.Sequential(nn.Linear(2 * width + 3, 64), nn.ReLU(), nn.Linear(64, 2))

    def forward(self, blocks: Tensor) -> tuple[Tensor, Tensor]:
        colour = blocks.mean(dim=(2, 3), keepdim=True)
        contrast = F.pixel_unshuffle((blocks - colour) * _CONTRAST, 2).contiguous(memory_format=torch.channels_last)
        energies = (self.look(contrast).mean(dim=(2, 3)) + _FAINTEST).log()
        opinions = self.judge(torch.cat((energies, 4.0 * colour.flatten(1) - 2.0), dim=1))
        cut_off = ((blocks <= 0.0) | (blocks >= 1.0)).all(dim=(1, 2, 3))
        return opinions[:, 0], opinions[:, 1].clamp(max=_SUREST).masked_fill(cut_off, _SAYS_NOTHING)

    def levels(self, patches: Tensor) -> Tensor:
        """How noisy each patch is.

        Args:
            patches: (N, 3, H, W) in 0 to 1, sides of 32 or more; what is beyond a multiple of 32 is not looked at.

        Returns:
            (N, 1, 1, 1), standard deviation in the same range; see :meth:`level`.
        """
        blocks = blocks_of(patches)
        opinions, sureness = self(blocks.flatten(0, 1))
        count = blocks.shape[:2]
        return as_level(agreed(opinions.view(count), sureness.view(count))).view(-1, 1, 1, 1)

    def level(self, blocks: Tensor) -> float:
        """How noisy the photo is that these blocks are of.

        Args:
            blocks: (N, 3, 32, 32) in 0 to 1.

        Returns:
            In the same range, the standard deviation of white noise of which means of 4 x 4 pixels keep as much: for
            white noise its own, for smooth noise more.
        """
        return float(as_level(agreed(*self(blocks))))


def agreed(opinions: Tensor, sureness: Tensor) -> Tensor:
    """The mean of opinions, each weighed by its precision, (..., blocks) to (...)."""
    return (sureness.softmax(dim=-1) * opinions).sum(dim=-1)


def as_opinion(levels: Tensor) -> Tensor:
    """What the opinion about blocks of these levels, in 0 to 1, should be; any shape."""
    return (levels * _LEVELS).log1p()


def as_level(opinions: Tensor) -> Tensor:
    """The other way round, never below 0."""
    return opinions.expm1().clamp(min=0.0) / _LEVELS


def blocks_of(patches: Tensor) -> Tensor:
    """Patches (N, C, H, W) as their blocks, (N, blocks, C, 32, 32)."""
    cut = patches.unfold(2, BLOCK, BLOCK).unfold(3, BLOCK, BLOCK)
    return cut.permute(0, 2, 3, 1, 4, 5).flatten(1, 2)


@cache
def shipped_estimator(device: str = "cpu") -> NoiseEstimator:
    """The one that comes with the program, in evaluation mode; one for each device."""
    from safetensors.torch import load_file

    with torch.inference_mode(mode=False):  # it is kept, and may be needed where gradients are computed
        estimator = NoiseEstimator()
        estimator.load_state_dict(load_file(WEIGHTS))
        return estimator.eval().requires_grad_(False).to(device)
