"""SSIM against the metric, MS-SSIM against its definition written with numpy and scipy."""

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from scipy.ndimage import correlate1d
from torch import Tensor

from engine.metrics.ssim import ssim as metric
from engine.training.similarity import ms_ssim, smallest_side, ssim


def pair(height: int, width: int, noise: float, seed: int = 0) -> tuple[Tensor, Tensor]:
    """Waves, and the same with noise; float64."""
    generator = torch.Generator().manual_seed(seed)
    rows, columns = torch.meshgrid(torch.arange(height), torch.arange(width), indexing="ij")
    waves = torch.stack([0.5 + 0.4 * torch.sin(rows * f) * torch.cos(columns * 0.5 * f) for f in (0.05, 0.2, 0.6)])
    truth = torch.stack((waves, waves.flip(0))).double()
    return truth + noise * torch.randn(truth.shape, generator=generator, dtype=torch.float64), truth


def as_photo(tensor: Tensor) -> NDArray[np.float64]:
    return tensor.permute(1, 2, 0).numpy()


@pytest.mark.parametrize("size", [(11, 11), (11, 40), (37, 24)])
@pytest.mark.parametrize("noise", [0.01, 0.3])
def test_ssim_is_the_metric(size: tuple[int, int], noise: float) -> None:
    output, truth = pair(*size, noise)
    expected = np.mean([metric(as_photo(a), as_photo(b), data_range=1.0) for a, b in zip(output, truth, strict=True)])
    assert ssim(output, truth).item() == pytest.approx(float(expected), abs=1e-12)
    assert ssim(output.float(), truth.float()).item() == pytest.approx(float(expected), abs=1e-4)


def terms(x: NDArray[np.float64], y: NDArray[np.float64], window: int) -> tuple[float, float]:
    """Mean SSIM and mean contrast times structure of two planes."""
    half = window // 2
    line = np.exp(-0.5 * (np.arange(-half, half + 1) / 1.5) ** 2)
    line /= line.sum()

    def mean(plane: NDArray[np.float64]) -> NDArray[np.float64]:
        return correlate1d(correlate1d(plane, line, 0), line, 1)[half:-half, half:-half]

    mx, my = mean(x), mean(y)
    vx, vy, cov = mean(x * x) - mx**2, mean(y * y) - my**2, mean(x * y) - mx * my
    structure = (2 * cov + 0.03**2) / (vx + vy + 0.03**2)
    return float(((2 * mx * my + 0.01**2) / (mx**2 + my**2 + 0.01**2) * structure).mean()), float(structure.mean())


def halved(plane: NDArray[np.float64]) -> NDArray[np.float64]:
    """Means of 2 x 2; an odd last row or column is averaged with what is there."""
    padded = np.pad(plane, ((0, plane.shape[0] % 2), (0, plane.shape[1] % 2)), mode="edge")
    return padded.reshape(padded.shape[0] // 2, 2, padded.shape[1] // 2, 2).mean(axis=(1, 3))


def plainly(x: NDArray[np.float64], y: NDArray[np.float64], window: int) -> float:
    result = 1.0
    for scale, weight in enumerate((0.0448, 0.2856, 0.3001, 0.2363, 0.1333)):
        whole, structure = terms(x, y, window)
        result *= (whole if scale == 4 else structure) ** weight
        x, y = halved(x), halved(y)
    return result


@pytest.mark.parametrize(("height", "width", "window"), [(112, 128, 7), (97, 101, 7), (161, 176, 11)])
def test_ms_ssim_is_its_definition(height: int, width: int, window: int) -> None:
    output, truth = pair(height, width, 0.1)
    planes = zip(output.flatten(0, 1).numpy(), truth.flatten(0, 1).numpy(), strict=True)
    expected = np.mean([plainly(x, y, window) for x, y in planes])
    assert 0.2 < expected < 0.98
    assert ms_ssim(output, truth, window).item() == pytest.approx(float(expected), abs=1e-12)


def test_equal_photos_reach_one() -> None:
    _, truth = pair(100, 100, 0.0)
    assert ssim(truth, truth).item() == pytest.approx(1.0, abs=1e-12)
    assert ms_ssim(truth, truth).item() == pytest.approx(1.0, abs=1e-12)


def test_inverted_structure_has_a_value_and_a_finite_gradient() -> None:
    _, truth = pair(97, 97, 0.0)
    output = (1.0 - truth).requires_grad_()
    similarity = ms_ssim(output, truth)
    similarity.backward()  # type: ignore[no-untyped-call]  # torch's is untyped
    assert 0.0 <= similarity.item() < 0.01
    assert output.grad is not None
    assert torch.isfinite(output.grad).all()


def test_gradients_are_those_of_the_function() -> None:
    generator = torch.Generator().manual_seed(0)
    photos = torch.rand(2, 1, 1, 12, 11, generator=generator, dtype=torch.float64)
    assert torch.autograd.gradcheck(lambda output: ssim(output, photos[1]), photos[0].clone().requires_grad_())


def test_sides_that_fit_five_scales() -> None:
    assert [smallest_side(window) for window in (7, 11)] == [97, 161]
