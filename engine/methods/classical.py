"""The classical methods, as yardsticks for the learned ones. Imports their libraries only when one runs.

Each takes its strength from the standard deviation of the noise, as given or as
:func:`engine.inference.noise.deviation` sees it. Where a method has a free factor, it was chosen by the mean PSNR over
three kinds of noise, each counting alike: that of camera JPEGs (PolyU's training photos), white noise of 5 to 50 levels
and noise of 8 to 35 levels that is as smooth as that of SIDD, on photos of BSDS500. BM3D has the factor 1 of its paper.

In tiles, Gaussian, median and non-local means come to the same as on the whole photo. Measured against that, single
values of bilateral are off by up to 0.15 levels of 255 (its table of weights ends at the brightest value), of BM3D by
0.8, of total variation by 0.3 (both look at the whole picture, from afar hardly). Wavelet sets its thresholds for each
tile anew: single values are off by up to 12, 0.3 to 1 on the mean square, and PSNR is within 0.05 dB, mostly better.
"""

import math
from collections.abc import Callable

import numpy as np

from engine.methods.method import Floats, Method


def _untouched(rgb: Floats, _sigma: float) -> Floats:
    return rgb


def _gaussian(rgb: Floats, sigma: float) -> Floats:
    from scipy.ndimage import gaussian_filter

    width = min(max(10 * sigma, 0.5), 1.0)
    return _floats(gaussian_filter(rgb, (width, width, 0)))


def _median(rgb: Floats, sigma: float) -> Floats:
    from scipy.ndimage import median_filter

    size = 3 if sigma < 0.12 else 5
    return _floats(median_filter(rgb, (size, size, 1)))


def _bilateral(rgb: Floats, sigma: float) -> Floats:
    """C. Tomasi, R. Manduchi: Bilateral filtering for gray and color images. ICCV 1998."""
    from skimage.restoration import denoise_bilateral

    # scikit-image divides the distance of two colours by their channels, of which noise makes up but the root.
    return _restored(denoise_bilateral, rgb, sigma_color=0.87 * sigma / math.sqrt(rgb.shape[2]), sigma_spatial=2.0)


def _total_variation(rgb: Floats, sigma: float) -> Floats:
    """A. Chambolle: An algorithm for total variation minimization and applications. JMIV 20, 2004."""
    from skimage.restoration import denoise_tv_chambolle

    return _restored(denoise_tv_chambolle, rgb, weight=0.67 * sigma)


def _wavelet(rgb: Floats, sigma: float) -> Floats:
    """S. G. Chang, B. Yu, M. Vetterli: Adaptive wavelet thresholding (BayesShrink). IEEE TIP 9(9), 2000."""
    from skimage.restoration import denoise_wavelet

    colour = rgb.shape[2] == 3
    return _restored(denoise_wavelet, rgb, sigma=sigma, method="BayesShrink", convert2ycbcr=colour, rescale_sigma=True)


def _non_local_means(rgb: Floats, sigma: float) -> Floats:
    """A. Buades, B. Coll, J.-M. Morel: A non-local algorithm for image denoising. CVPR 2005."""
    from skimage.restoration import denoise_nl_means

    return _restored(denoise_nl_means, rgb, patch_size=5, patch_distance=6, h=0.6 * sigma, sigma=sigma)


def _bm3d(rgb: Floats, sigma: float) -> Floats:
    """K. Dabov, A. Foi, V. Katkovnik, K. Egiazarian: Image denoising by sparse 3-D filtering. IEEE TIP 16(8), 2007."""
    import bm3d

    if (rgb == rgb[..., :1]).all():  # its colour transform divides by the range of the colours, here 0
        return _floats(np.broadcast_to(bm3d.bm3d(rgb[..., 0], sigma)[..., None], rgb.shape))
    return _floats(bm3d.bm3d_rgb(rgb, sigma))


def _restored(function: Callable[..., object], rgb: Floats, **options: object) -> Floats:
    """One of scikit-image's functions; they want grey photos without the axis of channels."""
    if rgb.shape[2] == 1:
        return _floats(function(rgb[..., 0], channel_axis=None, **options))[..., None]
    return _floats(function(rgb, channel_axis=-1, **options))


def _floats(pixels: object) -> Floats:
    return np.asarray(pixels, dtype=np.float32)


METHODS: tuple[Method, ...] = (
    Method(
        "noisy",
        "Untouched",
        "The photo as it is, to compare with.",
        _untouched,
        takes_noise_level=False,
        receptive_field=0,
    ),
    Method(
        "gaussian",
        "Gaussian blur",
        "Averages neighbours: less noise, but edges blur as well.",
        _gaussian,
        receptive_field=4,
    ),
    Method(
        "median",
        "Median",
        "Takes the middle value of each neighbourhood: removes single bright dots.",
        _median,
        receptive_field=2,
    ),
    Method(
        "bilateral",
        "Bilateral",
        "Averages neighbours of similar colour, so that edges stay.",
        _bilateral,
        receptive_field=6,
        tile=256,
    ),
    Method("tv", "Total variation", "Seeks the flattest photo close to the noisy one: painted look.", _total_variation),
    Method(
        "wavelet",
        "Wavelet",
        "Shrinks small wavelet details (BayesShrink): quick and careful.",
        _wavelet,
        size_multiple=64,
        tile=1024,
    ),
    Method(
        "nlm",
        "Non-local means",
        "Averages similar patches from all around.",
        _non_local_means,
        receptive_field=8,
        tile=256,
    ),
    Method(
        "bm3d",
        "BM3D",
        "Filters stacks of similar patches: the strongest classical method, slow; its package is an extra that is "
        "free for non-commercial use only.",
        _bm3d,
        package="bm3d",
        size_multiple=3,
        tile=192,
        has_threads=True,
    ),
)
