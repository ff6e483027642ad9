"""What training makes small. Every loss takes the network's output and the truth and gives one number.

Both are (N, C, H, W), RGB, nominally in [0, 1], on any device; the output is not clipped. Half precision is lifted to
float32 first, as the squares of small errors would vanish in it.
"""

from collections.abc import Callable, Mapping

import torch
from torch import Tensor

from engine.errors import WrongConfig
from engine.training import similarity

Loss = Callable[[Tensor, Tensor], Tensor]

CHARBONNIER_EPSILON = 1e-3
SSIM_SHARE = 0.84
"""Of SSIM or MS-SSIM beside L1: H. Zhao, O. Gallo, I. Frosio, J. Kautz: Loss functions for image restoration with
neural networks. IEEE Transactions on Computational Imaging 3(1), 2017. Their L1 is weighted by a Gaussian, ours is
plain."""

_PSNR_FLOOR = 1e-8


def build_loss(name: str, *, window: int | None = None, ssim_share: float = SSIM_SHARE) -> Loss:
    """The loss of that name.

    Args:
        name: ``l1``, ``l2``, ``charbonnier``, ``psnr`` (minus PSNR in dB, the mean over the photos), ``ssim``,
            ``ms-ssim`` (1 minus the similarity), ``l1+ssim`` or ``l1+ms-ssim``.
        window: side of SSIM's window, odd; 11 for SSIM and 7 for MS-SSIM unless told.
        ssim_share: of the similarity in the sums, 0 to 1; L1 has the rest.

    Returns:
        A function of output and truth. It raises WrongConfig where the patches are too small for the windows.

    Raises:
        WrongConfig: there is no loss of that name.
    """
    single = {**_PLAIN, **_similarities(window)}
    if name in single:
        return _in_full_precision(single[name])
    first, _, second = name.partition("+")
    if first == "l1" and second in ("ssim", "ms-ssim"):
        return _in_full_precision(_summed(l1, single[second], ssim_share))
    raise WrongConfig(f"There is no loss {name!r}; there are {', '.join((*single, 'l1+ssim', 'l1+ms-ssim'))}.")


def smallest_patch(name: str, window: int | None = None) -> int:
    """The least side in pixels that patches must have for the loss of that name."""
    if name.endswith("ms-ssim"):
        return similarity.smallest_side(window or similarity.MULTI_SCALE_WINDOW)
    if name.endswith("ssim"):
        return window or similarity.WINDOW
    return 1


def l1(output: Tensor, truth: Tensor) -> Tensor:
    """Mean absolute error."""
    return (output - truth).abs().mean()


def l2(output: Tensor, truth: Tensor) -> Tensor:
    """Mean squared error."""
    return (output - truth).square().mean()


def charbonnier(output: Tensor, truth: Tensor) -> Tensor:
    """Mean of sqrt(error² + 0.001²): L1 without its corner.

    P. Charbonnier, L. Blanc-Féraud, G. Aubert, M. Barlaud: Two deterministic half-quadratic regularization algorithms
    for computed imaging. ICIP 1994.
    """
    return ((output - truth).square() + CHARBONNIER_EPSILON**2).sqrt().mean()


def psnr(output: Tensor, truth: Tensor) -> Tensor:
    """Minus PSNR in dB of a range of 1, the mean over the photos of the batch; at least -80."""
    errors = (output - truth).square().mean(dim=(1, 2, 3))
    return 10.0 * (errors + _PSNR_FLOOR).log10().mean()


_PLAIN: Mapping[str, Loss] = {"l1": l1, "l2": l2, "charbonnier": charbonnier, "psnr": psnr}


def _similarities(window: int | None) -> Mapping[str, Loss]:
    def ssim(output: Tensor, truth: Tensor) -> Tensor:
        return 1.0 - similarity.ssim(output, truth, window or similarity.WINDOW)

    def ms_ssim(output: Tensor, truth: Tensor) -> Tensor:
        return 1.0 - similarity.ms_ssim(output, truth, window or similarity.MULTI_SCALE_WINDOW)

    return {"ssim": ssim, "ms-ssim": ms_ssim}


def _summed(first: Loss, second: Loss, share: float) -> Loss:
    def both(output: Tensor, truth: Tensor) -> Tensor:
        return (1.0 - share) * first(output, truth) + share * second(output, truth)

    return both


def _in_full_precision(loss: Loss) -> Loss:
    """Autocast is switched off, as it would take the convolutions of SSIM back to half precision."""

    def lifted(output: Tensor, truth: Tensor) -> Tensor:
        with torch.autocast(output.device.type, enabled=False):
            return loss(_lifted(output), _lifted(truth))

    return lifted


def _lifted(photo: Tensor) -> Tensor:
    return photo.float() if photo.dtype in (torch.float16, torch.bfloat16) else photo
