"""How much of the cleaning is applied, in luminance and in chrominance. Imports no torch.

With d = denoised - noisy and its luma dY = 0.299 dR + 0.587 dG + 0.114 dB (ITU-R BT.601), the result is
noisy + luminance * dY + chrominance * (d - dY). It is linear, so it may be applied to any part of the photo, and to
a smaller copy, without running the model again.
"""

import numpy as np
from numpy.typing import NDArray

from engine.images.image import Pixels, peak_of

_LUMA = np.array((0.299, 0.587, 0.114), dtype=np.float32)
_STRIP_PIXELS = 1 << 16  # what is worked on stays in the processor's cache


def blend(noisy: Pixels, denoised: Pixels, luminance: float, chrominance: float) -> Pixels:
    """The photo at the given strength.

    Args:
        noisy: (H, W, 1 or 3), uint8, uint16 or float32.
        denoised: same shape and dtype, at full strength.
        luminance: 0 (as noisy) to 1 (as denoised).
        chrominance: likewise; has no meaning for grey photos.

    Returns:
        (H, W, C) of the same dtype, integers rounded to the nearest level; where ``noisy`` is NaN or infinite, it
        stays so. At 0 and 0, and at 1 and 1, it is one of the arguments itself, not a copy.
    """
    if noisy.shape != denoised.shape or noisy.dtype != denoised.dtype:
        raise ValueError("noisy and denoised must have the same shape and dtype")
    if not (0.0 <= luminance <= 1.0 and 0.0 <= chrominance <= 1.0):
        raise ValueError("strengths lie between 0 and 1")
    if noisy.shape[2] == 1:
        chrominance = luminance
    if luminance == chrominance and luminance in (0.0, 1.0):
        return denoised if luminance else noisy
    result = np.empty_like(noisy)
    rows = max(1, _STRIP_PIXELS // max(1, noisy.shape[1]))
    for top in range(0, noisy.shape[0], rows):
        strip = slice(top, top + rows)
        result[strip] = _blend_strip(noisy[strip], denoised[strip], luminance, chrominance)
    return result


def _blend_strip(noisy: Pixels, denoised: Pixels, luminance: float, chrominance: float) -> Pixels:
    base = noisy.astype(np.float32)
    change = _change(base, denoised)
    base += np.float32(chrominance) * change
    if luminance != chrominance:
        base += np.float32(luminance - chrominance) * (change @ _LUMA)[..., None]
    if noisy.dtype == np.float32:
        return base
    np.rint(base, out=base)
    np.clip(base, 0, peak_of(noisy.dtype), out=base)
    return base.astype(np.uint8) if noisy.dtype == np.uint8 else base.astype(np.uint16)


def _change(base: NDArray[np.float32], denoised: Pixels) -> NDArray[np.float32]:
    """What denoising did; nothing where there is no number to take away from."""
    with np.errstate(invalid="ignore"):  # infinity minus infinity
        change: NDArray[np.float32] = denoised.astype(np.float32) - base
    if denoised.dtype == np.float32:
        change[~np.isfinite(change)] = 0.0
    return change
