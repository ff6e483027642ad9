"""How much of the cleaning is applied, in luminance and in chrominance. Imports no torch.

With d = denoised - noisy and its luma dY = 0.299 dR + 0.587 dG + 0.114 dB (ITU-R BT.601), the result is
noisy + luminance * dY + chrominance * (d - dY). It is linear, so it may be applied to any part of the photo, and to
a smaller copy, without running the model again.
"""

import numpy as np

from engine.images.image import Pixels

_LUMA = np.array((0.299, 0.587, 0.114), dtype=np.float32)
_STRIP_PIXELS = 1 << 20


def blend(noisy: Pixels, denoised: Pixels, luminance: float, chrominance: float) -> Pixels:
    """The photo at the given strength.

    Args:
        noisy: (H, W, 1 or 3), uint8 or uint16.
        denoised: same shape and dtype, at full strength.
        luminance: 0 (as noisy) to 1 (as denoised).
        chrominance: likewise; has no meaning for grey photos.

    Returns:
        (H, W, C) of the same dtype, rounded to the nearest level. At 0 and 0, and at 1 and 1, it is one of the
        arguments itself, not a copy.
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
    change = denoised.astype(np.float32) - base
    base += np.float32(chrominance) * change
    if luminance != chrominance:
        base += np.float32(luminance - chrominance) * (change @ _LUMA)[..., None]
    np.rint(base, out=base)
    np.clip(base, 0, np.iinfo(noisy.dtype).max, out=base)
    return base.astype(np.uint8) if noisy.dtype == np.uint8 else base.astype(np.uint16)
