import time

import pytest
import torch
from torch import nn

from engine.training.footprint import Footprint, estimated

MEGABYTE = 1 << 20


def test_the_most_that_was_in_use_is_told() -> None:
    footprint = Footprint("cpu")
    with footprint.watched():
        held = torch.ones(64 * MEGABYTE, dtype=torch.uint8)
        time.sleep(0.1)
        del held
    unwatched = torch.ones(256 * MEGABYTE, dtype=torch.uint8)
    del unwatched
    with footprint.watched():
        pass
    assert 50 * MEGABYTE < footprint.bytes < 200 * MEGABYTE


def test_what_happens_between_two_looks_is_seen_at_the_end_at_the_latest() -> None:
    footprint = Footprint("cpu")
    with footprint.watched():
        held = torch.ones(64 * MEGABYTE, dtype=torch.uint8)
    assert footprint.bytes > 50 * MEGABYTE
    del held


def test_an_error_ends_the_watch() -> None:
    footprint = Footprint("cpu")
    with pytest.raises(ZeroDivisionError), footprint.watched():
        _ = 1 / 0
    assert footprint.bytes >= 0


@pytest.mark.parametrize(("side", "batch"), [(16, 1), (128, 2), (512, 2)])
def test_an_estimate_grows_with_the_patches(side: int, batch: int) -> None:
    network = nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), nn.ReLU(), nn.Conv2d(8, 3, 3, padding=1))
    weights = 4 * sum(4 * weight.numel() for weight in network.parameters())
    one, more = (estimated(network, side, count) - weights for count in (batch, 3 * batch))
    assert more == pytest.approx(3 * one, abs=4)
    kept = 4 * side * side * (3 + 8 + 8)  # what goes into both layers and comes out of the first
    assert kept * batch <= one <= 2 * kept * batch


def test_a_network_that_takes_a_noise_level_can_be_estimated() -> None:
    class Told(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.layer = nn.Conv2d(3, 3, 1)

        def forward(self, photos: torch.Tensor, level: torch.Tensor) -> torch.Tensor:
            assert level.shape == (1, 1, 1, 1)
            return self.layer(photos) * level

    assert estimated(Told(), 16, 1, takes_noise_level=True) > 0
