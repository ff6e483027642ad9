import importlib.util
import subprocess
import sys

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter

from engine.methods.classical import METHODS
from engine.methods.method import Floats, Method

NAMES = ("noisy", "gaussian", "median", "bilateral", "tv", "wavelet", "nlm", "bm3d")


def usable(method: Method) -> bool:
    return method.package is None or importlib.util.find_spec(method.package) is not None


INSTALLED = [pytest.param(method, id=method.name) for method in METHODS if usable(method)]
CLEANING = [pytest.param(method, id=method.name) for method in METHODS if usable(method) and method.name != "noisy"]


def photo(shape: tuple[int, ...], sigma: float, seed: int = 0) -> tuple[Floats, Floats]:
    """A photo of soft shapes and an edge: clean, and with noise."""
    rows, columns = np.mgrid[: shape[0], : shape[1]] / 20.0
    light = 0.5 + 0.2 * np.sin(rows) * np.cos(columns) + 0.2 * (columns > columns.mean())
    clean = np.repeat(light[..., None], shape[2], axis=2) * np.linspace(0.8, 1.0, shape[2])
    noisy = clean + np.random.default_rng(seed).normal(0, sigma, shape)
    return clean.astype(np.float32), np.clip(noisy, 0, 1).astype(np.float32)


def error(image: Floats, truth: Floats) -> float:
    return float(np.mean((image - truth) ** 2))


def test_the_names_are_those_promised() -> None:
    assert tuple(method.name for method in METHODS) == NAMES
    assert all(method.title and method.purpose.endswith(".") for method in METHODS)


@pytest.mark.parametrize("method", CLEANING)
@pytest.mark.parametrize("channels", [1, 3])
def test_removes_noise(method: Method, channels: int) -> None:
    clean, noisy = photo((64, 80, channels), 0.06)
    assert error(method(noisy), clean) < 0.5 * error(noisy, clean)


@pytest.mark.parametrize("method", INSTALLED)
@pytest.mark.parametrize("shape", [(1, 1, 3), (1, 1, 1), (1, 30, 3), (30, 2, 3), (7, 5, 1), (33, 17, 3)])
def test_takes_any_size_and_keeps_shape_and_type(method: Method, shape: tuple[int, ...]) -> None:
    noisy = np.random.default_rng(0).random(shape).astype(np.float32)
    before = noisy.copy()
    result = method(noisy)
    assert (result.shape, result.dtype) == (shape, np.float32)
    assert np.isfinite(result).all()
    assert np.array_equal(noisy, before)


@pytest.mark.parametrize("method", INSTALLED)
def test_leaves_a_photo_without_noise_as_it_is(method: Method) -> None:
    flat = np.full((24, 24, 3), 0.25, dtype=np.float32)
    assert np.allclose(method(flat), flat, atol=1e-6)


@pytest.mark.parametrize("method", INSTALLED)
def test_grey_in_three_channels_stays_grey(method: Method) -> None:
    _, grey = photo((40, 40, 1), 0.06)
    assert np.ptp(method(np.repeat(grey, 3, axis=2)), axis=2).max() < 1e-5


@pytest.mark.parametrize("method", CLEANING)
@pytest.mark.parametrize("smooth", [0.0, 0.6])
def test_spoils_less_of_fine_stripes_than_weak_noise_does(method: Method, smooth: float) -> None:
    """Weak noise on stripes, white and as smooth as a phone's: what is taken away is not the photo."""
    rows, columns = np.mgrid[:96, :96]
    clean = (0.5 + 0.15 * np.sin(rows) * (columns > 40) + 0.2 * (columns > 70))[..., None] * np.ones(3)
    grain = gaussian_filter(np.random.default_rng(0).normal(0, 1, clean.shape), (smooth, smooth, 0))
    noisy = clean + 0.03 * grain / grain.std()
    assert error(method(noisy.astype(np.float32)), clean.astype(np.float32)) < 0.03**2


def test_noisy_is_the_photo_itself() -> None:
    _, noisy = photo((20, 20, 3), 0.1)
    assert METHODS[0](noisy) is noisy


def test_naming_the_methods_loads_no_library() -> None:
    code = (
        "import sys; import engine.methods.denoiser;"
        "sys.exit(any(name in sys.modules for name in ('torch', 'skimage', 'scipy', 'pywt')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
