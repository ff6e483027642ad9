import io

import numpy as np
import pytest
import torch
from PIL import Image
from skimage.data import astronaut

from engine.degradation.jpeg import compress, rgb_from_ycbcr, ycbcr_from_rgb


def photo() -> torch.Tensor:
    return torch.from_numpy(astronaut()[:131, :203].copy()).permute(2, 0, 1)[None].float() / 255.0


def one(value: float) -> torch.Tensor:
    return torch.full((1, 1, 1, 1), value)


@pytest.mark.parametrize("quality", [30, 75, 95])
@pytest.mark.parametrize("subsampled", [False, True])
def test_agrees_with_a_real_codec(quality: int, subsampled: bool) -> None:
    clean = photo()
    made = compress(clean, one(quality), torch.tensor([subsampled]))
    buffer = io.BytesIO()
    pixels = (clean[0].permute(1, 2, 0).numpy() * 255).round().astype(np.uint8)
    Image.fromarray(pixels).save(buffer, "JPEG", quality=quality, subsampling=2 if subsampled else 0)
    real = np.asarray(Image.open(buffer)).astype(float)
    damage = np.sqrt(np.mean((real - pixels) ** 2))
    difference = np.sqrt(np.mean((made[0].permute(1, 2, 0).numpy() * 255 - real) ** 2))
    assert difference < 0.35 * damage + 0.5


def test_colours_and_back() -> None:
    clean = photo()
    assert torch.allclose(rgb_from_ycbcr(ycbcr_from_rgb(clean)), clean, atol=1e-5)


def test_each_photo_has_its_own_quality() -> None:
    both = photo().expand(2, -1, -1, -1)
    made = compress(both, torch.tensor((20.0, 98.0)).view(2, 1, 1, 1), torch.tensor([True, False]))
    errors = ((made - both) ** 2).mean(dim=(1, 2, 3))
    assert errors[0] > 5 * errors[1]
    assert torch.equal(made[1:], compress(photo(), one(98.0), torch.tensor([False])))
