import pytest
import torch
from skimage.data import astronaut

from engine.degradation.jpeg import ycbcr_from_rgb
from engine.degradation.reduction import Reduction, blurred, enlarged, reduced, shrunk


def photo() -> torch.Tensor:
    return torch.from_numpy(astronaut()[:96, :120].copy()).permute(2, 0, 1)[None].float() / 255.0


def generator() -> torch.Generator:
    return torch.Generator().manual_seed(0)


def test_chroma_is_smoothed_more_than_luma_and_the_picture_not_at_all() -> None:
    truth = photo() * 0.5 + 0.25
    noisy = truth + 0.02 * torch.randn(truth.shape, generator=generator())
    reduction = Reduction((0.6, 0.6), (1.0, 1.0), (1.5, 1.5), (1.0, 1.0))
    before, after = (
        ycbcr_from_rgb(side - truth).std(dim=(0, 2, 3))
        for side in (noisy, reduced(noisy, truth, reduction, generator()))
    )
    assert after[0] < 0.8 * before[0]
    assert after[1] < 0.4 * before[1]
    assert torch.allclose(reduced(truth, truth, reduction, generator()), truth, atol=1e-6)


def test_each_photo_has_its_own_blur() -> None:
    planes = torch.randn(2, 1, 32, 32, generator=generator()).clone()
    sigma = torch.tensor((1e-3, 2.0)).view(2, 1, 1, 1)
    sharp, soft = blurred(planes, sigma)
    assert torch.allclose(sharp, planes[0], atol=1e-5)
    assert soft.std() < 0.4


@pytest.mark.parametrize("factor", [1.2, 1.37, 2.0])
def test_larger_and_smaller_again(factor: float) -> None:
    large = enlarged(photo(), factor)
    assert large.shape[-2] % 2 == large.shape[-1] % 2 == 0
    assert large.shape[-1] >= 120 * factor
    back = shrunk(large, (96, 120))
    assert float((back - photo()).abs().mean()) < 0.02
