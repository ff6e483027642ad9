from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from engine.degradation.jpeg import rgb_from_ycbcr
from engine.degradation.recipes import RECIPES, apply
from engine.degradation.reduction import blurred
from engine.degradation.statistics import measure

PHOTOS = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "real"


def generator(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def white(sigma: float) -> torch.Tensor:
    return torch.randn(2, 3, 200, 200, generator=generator()) * sigma / 255.0


def test_white_noise_has_its_strength_and_no_correlation() -> None:
    truth = torch.full((2, 3, 200, 200), 0.5)
    found = measure(truth + white(10.0) + 2.0 / 255.0, truth)
    assert found.sigma == pytest.approx(10.0, rel=0.01)
    assert found.bias == pytest.approx(2.0, abs=0.1)
    assert found.luma == pytest.approx(10.0 * np.sqrt(0.299**2 + 0.587**2 + 0.114**2), rel=0.02)
    assert max(abs(c) for c in (found.neighbour, found.diagonal, found.two_apart, found.red_green)) < 0.02


def test_blurred_noise_has_the_correlation_of_its_kernel() -> None:
    """White noise through a Gaussian of sigma s correlates as exp(-d^2 / 4 s^2)."""
    noise = blurred(white(10.0), torch.full((2, 1, 1, 1), 1.0))
    found = measure(noise, torch.zeros_like(noise))
    assert found.neighbour == pytest.approx(np.exp(-1 / 4), abs=0.02)
    assert found.diagonal == pytest.approx(np.exp(-2 / 4), abs=0.02)
    assert found.two_apart == pytest.approx(np.exp(-4 / 4), abs=0.02)


def test_luma_and_chroma_are_told_apart() -> None:
    planes = white(10.0) * torch.tensor((1.0, 0.5, 0.2)).view(1, 3, 1, 1)
    found = measure(rgb_from_ycbcr(planes), torch.zeros_like(planes))
    assert (found.luma, found.cb, found.cr) == pytest.approx((10.0, 5.0, 2.0), rel=0.02)
    assert found.red_green > 0.8


def test_no_noise_at_all() -> None:
    photo = torch.rand(1, 3, 8, 8, generator=generator())
    found = measure(photo, photo)
    assert (found.sigma, found.neighbour, found.red_green, found.bias) == (0.0, 0.0, 0.0, 0.0)


def read(path: Path) -> torch.Tensor:
    with Image.open(path) as photo:
        return torch.from_numpy(np.array(photo.convert("RGB"))).permute(2, 0, 1)[None].float() / 255.0


def real_pairs(folder: str) -> list[tuple[torch.Tensor, torch.Tensor]]:
    if not (PHOTOS / folder).is_dir():
        pytest.skip("the real photos are not beside the checkout")
    noisy = sorted((PHOTOS / folder / "noisy").iterdir())[:8]
    clean = sorted((PHOTOS / folder / "clean").iterdir())[:8]
    return [(read(a)[..., :256, :256], read(b)[..., :256, :256]) for a, b in zip(noisy, clean, strict=True)]


@pytest.mark.photos
@pytest.mark.parametrize(("folder", "name"), [("sidd", "phone"), ("polyu/val", "camera-jpeg")])
def test_made_noise_resembles_real_noise(folder: str, name: str) -> None:
    """Compared only; nothing was fitted to these photos."""
    pairs = real_pairs(folder)
    real = [measure(noisy, clean) for noisy, clean in pairs]
    noisy, truth, _ = apply(RECIPES[name], torch.cat([clean for _, clean in pairs] * 6), generator())
    made = [measure(noisy[i : i + 1], truth[i : i + 1]) for i in range(len(noisy))]
    for field, tolerance in (("neighbour", 0.12), ("diagonal", 0.12), ("two_apart", 0.15), ("red_green", 0.25)):
        difference = np.mean([getattr(m, field) for m in made]) - np.mean([getattr(r, field) for r in real])
        assert abs(difference) < tolerance, field
    strengths = [m.sigma for m in made]
    assert all(0.7 * min(strengths) < r.sigma < 1.3 * max(strengths) for r in real)
