from collections.abc import Callable

import pytest
import torch

from engine.degradation.demosaicking import DEMOSAICKERS, bilinear, edge_directed, gradient_corrected, mosaic

every = pytest.mark.parametrize("demosaicked", DEMOSAICKERS.values(), ids=DEMOSAICKERS.keys())
Demosaicker = Callable[[torch.Tensor], torch.Tensor]


@every
def test_flat_colours_come_back_exactly(demosaicked: Demosaicker) -> None:
    flat = torch.tensor((0.2, 0.5, 0.7)).view(1, 3, 1, 1).expand(2, 3, 12, 16)
    assert torch.allclose(demosaicked(mosaic(flat)), flat, atol=1e-6)


@every
def test_what_was_sampled_is_kept(demosaicked: Demosaicker) -> None:
    photo = torch.rand(1, 3, 12, 12, generator=torch.Generator().manual_seed(0))
    developed = demosaicked(mosaic(photo))
    assert torch.allclose(developed[:, 0, 0::2, 0::2], photo[:, 0, 0::2, 0::2], atol=1e-6)
    assert torch.allclose(developed[:, 1, 0::2, 1::2], photo[:, 1, 0::2, 1::2], atol=1e-6)
    assert torch.allclose(developed[:, 1, 1::2, 0::2], photo[:, 1, 1::2, 0::2], atol=1e-6)
    assert torch.allclose(developed[:, 2, 1::2, 1::2], photo[:, 2, 1::2, 1::2], atol=1e-6)


@every
@pytest.mark.parametrize("axis", [2, 3])
def test_grey_ramps_come_back_away_from_the_border(demosaicked: Demosaicker, axis: int) -> None:
    ramp = torch.linspace(0.0, 1.0, 16).view(1, 1, 1, 16).expand(1, 3, 16, 16)
    ramp = ramp if axis == 3 else ramp.transpose(2, 3)
    assert torch.allclose(demosaicked(mosaic(ramp))[..., 3:-3, 3:-3], ramp[..., 3:-3, 3:-3], atol=1e-6)


def test_the_cleverer_the_better_on_grey_edges() -> None:
    """A photo without colours but with sharp edges along the rows: Hamilton and Adams see their direction."""
    stripes = torch.rand(1, 1, 32, 1, generator=torch.Generator().manual_seed(1)).expand(1, 3, 32, 32)
    errors = [
        float((demosaicked(mosaic(stripes)) - stripes)[..., 4:-4, 4:-4].square().mean())
        for demosaicked in (edge_directed, gradient_corrected, bilinear)
    ]
    assert errors[0] < errors[1] < errors[2]
