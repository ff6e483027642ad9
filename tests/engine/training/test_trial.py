import sys
from itertools import count
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.models.registry import architecture
from engine.training import trial
from engine.training.starter_data import Photos

SHAPE = {"widths": [8, 8], "blocks": [0, 1], "up_blocks": [1]}


@pytest.fixture
def photos() -> Photos:
    """Smooth ones, (3, 160, 150)."""
    row = torch.linspace(40.0, 200.0, 150)
    smooth = torch.stack([row.expand(160, 150).roll(30 * turn, 1) for turn in range(3)]).byte()
    return Photos([smooth, 255 - smooth], torch.ones(2))


@pytest.mark.parametrize("told", [False, True])
def test_a_trial_learns_and_is_measured_at_every_level(
    photos: Photos, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = count(0.0, 0.012)
    monkeypatch.setattr(trial, "process_time", lambda: next(clock))
    torch.manual_seed(0)
    network = architecture("unet").build(SHAPE | {"noise_level": told})
    untrained = {
        sigma: trial._measured(network.eval(), [photos.stack[0].permute(1, 2, 0).numpy()], sigma)
        for sigma in trial.SIGMAS
    }
    outcome = trial.trial(network, photos, photos, minutes=0.05, rate=3e-3)
    assert outcome.steps == 250
    assert outcome.macs_per_pixel == pytest.approx(
        9 * 8 * (12 * 2 + told + 8 * 2) / 4 + (9 * 8 * 8 * 2 + 2 * 4 * 8 * 8) / 16
    )
    assert list(outcome.psnr) == [15, 25, 50]
    assert all(outcome.psnr[sigma] > untrained[sigma] + 1.0 for sigma in trial.SIGMAS)


def test_noise_is_the_same_every_time_and_of_the_right_strength(photos: Photos) -> None:
    network = architecture("unet").build(SHAPE).eval()
    shown = [photo.permute(1, 2, 0).numpy() for photo in photos.stack]
    first, again = (trial._measured(network, shown, 25) for _ in range(2))
    assert first == again == pytest.approx(-20 * np.log10(25 / 255), abs=0.2)


def test_the_command_holds_photos_out_and_prints(
    photos: Photos, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(3):
        (tmp_path / f"{number}.png").touch()
    words = [f"--photos={tmp_path}", "--widths", "8", "8", "--blocks", "0", "1", "--minutes", "0.001"]
    monkeypatch.setattr(sys, "argv", ["trial", *words])
    seen: list[list[str]] = []

    def read(files: list[Path], scales: tuple[float, ...]) -> Photos:
        assert scales == (1.0,)
        seen.append([file.name for file in files])
        return photos

    monkeypatch.setattr(trial, "read_photos", read)
    trial.main()
    assert seen == [["1.png", "2.png"], ["0.png"]]
    assert "multiply-adds a pixel" in capsys.readouterr().out
