import io

import numpy as np
import pytest
import torch
from PIL import Image
from skimage.data import astronaut

from engine.degradation.jpeg import Jpeg, Subsampling, compress, rgb_from_ycbcr, save, ycbcr_from_rgb


def photo() -> torch.Tensor:
    return torch.from_numpy(astronaut()[:131, :203].copy()).permute(2, 0, 1)[None].float() / 255.0


def one(value: float) -> torch.Tensor:
    return torch.full((1, 1, 1, 1), value)


@pytest.mark.parametrize("quality", [30, 75, 95])
@pytest.mark.parametrize("subsampling", list(Subsampling))
def test_agrees_with_a_real_codec(quality: int, subsampling: Subsampling) -> None:
    clean = photo()
    made = compress(clean, one(quality), torch.tensor([subsampling]))
    buffer = io.BytesIO()
    pixels = (clean[0].permute(1, 2, 0).numpy() * 255).round().astype(np.uint8)
    Image.fromarray(pixels).save(buffer, "JPEG", quality=quality, subsampling=int(subsampling))
    real = np.asarray(Image.open(buffer)).astype(float)
    damage = np.sqrt(np.mean((real - pixels) ** 2))
    difference = np.sqrt(np.mean((made[0].permute(1, 2, 0).numpy() * 255 - real) ** 2))
    assert difference < 0.35 * damage + 0.5


def test_colours_and_back() -> None:
    clean = photo()
    assert torch.allclose(rgb_from_ycbcr(ycbcr_from_rgb(clean)), clean, atol=1e-5)


def test_each_photo_has_its_own_quality() -> None:
    both = photo().expand(2, -1, -1, -1)
    made = compress(both, torch.tensor((20.0, 98.0)).view(2, 1, 1, 1), torch.tensor([2, 0]))
    errors = ((made - both) ** 2).mean(dim=(1, 2, 3))
    assert errors[0] > 5 * errors[1]
    assert torch.equal(made[1:], compress(photo(), one(98.0), torch.tensor([0])))


def test_blocks_begin_where_the_corner_says() -> None:
    """A photo cut out of a file at (3, 5) looks as the same place of the whole file."""
    whole = photo()
    saved = compress(whole, one(30.0), torch.tensor([2]))
    part = compress(whole[..., 19:83, 37:101], one(30.0), torch.tensor([2]), torch.tensor([[3, 5]]))
    inner = (slice(None), slice(None), slice(16, 48), slice(16, 48))
    assert torch.equal(part[inner], saved[..., 19:83, 37:101][inner])


def test_saving_rounds_or_compresses_by_share() -> None:
    photos = photo().expand(32, -1, -1, -1)[..., :64, :64] + 0.001
    saved = save(photos, Jpeg(share=0.5, quality=(30.0, 60.0)), torch.Generator().manual_seed(0))
    errors = (saved - photos).abs().amax(dim=(1, 2, 3))
    rounded = errors <= 0.5 / 255 + 1e-3
    assert 8 < int(rounded.sum()) < 24
    assert errors[~rounded].min() > 0.02


def test_no_two_files_need_share_their_blocks() -> None:
    photos = photo().expand(16, -1, -1, -1)[..., :64, :64]
    jpeg = Jpeg(quality=(40.0, 40.001), subsampling=(1.0, 0.0, 0.0))
    saved = save(photos, jpeg, torch.Generator().manual_seed(0))
    assert sum(not torch.equal(saved[0], other) for other in saved[1:]) > 10
