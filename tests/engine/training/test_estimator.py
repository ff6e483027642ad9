import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import load_file
from torch import Tensor

from engine.models.noise_estimator import NoiseEstimator, as_opinion, blocks_of
from engine.training import estimator
from engine.training.starter_data import Photos


def data() -> Iterator[tuple[Tensor, Tensor]]:
    """Blocks of grey patches with white noise."""
    generator = torch.Generator().manual_seed(0)
    while True:
        levels = 0.2 * torch.rand(8, generator=generator)
        noise = torch.randn(8, 3, 64, 64, generator=generator) * levels.view(-1, 1, 1, 1)
        yield blocks_of(0.5 + noise), levels


def test_it_learns_to_tell_more_noise_from_less(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = count(0.0, 0.01)
    monkeypatch.setattr(estimator, "process_time", lambda: next(clock))
    torch.manual_seed(0)
    blocks, levels = next(data())
    untrained = NoiseEstimator()
    before = float(estimator.loss_of(untrained, blocks, levels).detach())
    trained = estimator.train(untrained, data(), minutes=0.04)
    assert not trained.training
    assert float(estimator.loss_of(trained, blocks, levels)) < 0.3 * before
    told = [trained.level(each) for each in blocks]
    assert told == pytest.approx(levels.tolist(), abs=0.04)


def test_what_is_no_number_ends_the_training() -> None:
    with pytest.raises(FloatingPointError):
        estimator.train(NoiseEstimator(), iter([(torch.full((1, 1, 3, 32, 32), torch.nan), torch.ones(1))]), 1.0)


def test_being_sure_and_wrong_costs_more_than_being_unsure() -> None:
    class Fixed(NoiseEstimator):
        def __init__(self, opinion: float, sureness: float) -> None:
            super().__init__()
            self._said = torch.tensor(opinion), torch.tensor(sureness)

        def forward(self, blocks: Tensor) -> tuple[Tensor, Tensor]:
            opinion, sureness = self._said
            return opinion.expand(len(blocks)), sureness.expand(len(blocks))

    blocks, level = torch.zeros(1, 4, 3, 32, 32), torch.tensor([0.1])
    right = float(as_opinion(level))
    sure, unsure = (float(estimator.loss_of(Fixed(right + 1.0, s), blocks, level)) for s in (4.0, 0.0))
    assert sure > unsure
    sure, unsure = (float(estimator.loss_of(Fixed(right, s), blocks, level)) for s in (4.0, 0.0))
    assert sure < unsure


def test_some_patches_are_as_files_hold_them_some_grey_and_some_clean() -> None:
    generator = torch.Generator().manual_seed(0)
    clean = Photos([torch.randint(0, 256, (3, 200, 200), dtype=torch.uint8, generator=generator)], torch.ones(1))
    truth = torch.rand(100, 3, 128, 128, generator=generator)
    noisy = truth + 0.1 * torch.randn(truth.shape, generator=generator)
    blocks, levels = next(estimator.varied(iter([(noisy, truth)]), clean, generator))
    assert blocks.shape == (100 + estimator._FAINT_ONES, 16, 3, 32, 32)
    assert len(levels) == len(blocks)
    stored = ((blocks * 255 - (blocks * 255).round()).abs() < 1e-3).flatten(1).all(dim=1)[:100]
    grey = (blocks[:, :, 0] == blocks[:, :, 1]).flatten(1).all(dim=1)[:100]
    assert 35 < int(stored.sum()) < 65
    assert 3 < int(grey.sum()) < 25
    faint = levels[100:].tolist()
    assert faint[0] == 0.0
    assert 0.0 < max(faint) < 14 / 255
    assert float(levels[:100][~stored & ~grey].mean()) == pytest.approx(0.1, rel=0.05)
    assert float(levels[:100][stored].max()) < 0.1


def test_the_command_trains_and_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (280, 290, 3), dtype=np.uint8)).save(photos / "a.png")
    one, other = tmp_path / "one.safetensors", tmp_path / "other.safetensors"
    words = [f"--clean={photos}", f"--noisy={photos}", f"--truth={photos}", "--minutes=0.002"]
    monkeypatch.setattr(sys, "argv", ["estimator", *words, "-o", str(one)])
    estimator.main()
    monkeypatch.setattr(sys, "argv", ["estimator", *words, "--start", str(one), "-o", str(other)])
    estimator.main()
    NoiseEstimator().load_state_dict(load_file(other))
    assert any(not torch.equal(a, b) for a, b in zip(load_file(one).values(), load_file(other).values(), strict=True))
