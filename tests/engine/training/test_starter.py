from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import load_file

from engine.models.architectures.unet import UNet
from engine.training import starter


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two photos and a smaller one; the noisy folder has them darker by one."""
    rng = np.random.default_rng(0)
    clean, noisy = tmp_path / "clean", tmp_path / "noisy"
    for folder in (clean, noisy):
        folder.mkdir()
    for number, size in enumerate(((200, 260), (180, 150), (90, 90))):
        pixels = rng.integers(1, 256, (*size, 3), dtype=np.uint8)
        Image.fromarray(pixels).save(clean / f"{number}.png")
        Image.fromarray(pixels - 1).save(noisy / f"{number}.png")
    return clean, noisy


def test_photos_too_small_for_a_patch_are_left_out(folders: tuple[Path, Path]) -> None:
    assert [photo.shape for photo in starter.read_clean([folders[0]], (1.0, 0.5)).stack] == [
        (3, 200, 260),
        (3, 180, 150),
    ]


def test_patches_of_a_pair_show_the_same_place(folders: tuple[Path, Path]) -> None:
    clean, noisy = folders
    (clean / "2.png").unlink()
    (noisy / "2.png").unlink()
    pairs = starter.read_pairs(noisy, clean)
    patches = pairs.patches(8, 64, torch.Generator().manual_seed(0))
    assert patches.shape == (8, 6, 64, 64)
    assert torch.allclose(patches[:, 3:] - patches[:, :3], torch.full((), 1 / 255), atol=1e-6)
    assert len({patch.sum().item() for patch in patches}) == 8


def test_batches_are_of_the_wanted_size_and_made_anew_from_the_seed(folders: tuple[Path, Path]) -> None:
    clean = starter.read_clean([folders[0]], (1.0,))
    runs = [next(starter.batches(clean, None, 4, torch.Generator().manual_seed(3))) for _ in range(2)]
    noisy, truth = runs[0]
    assert noisy.shape == truth.shape == (4, 3, starter.PATCH, starter.PATCH)
    assert torch.equal(noisy, runs[1][0])


@pytest.mark.parametrize("progress", [0.0, 0.9])
def test_a_better_output_has_a_smaller_loss(progress: float) -> None:
    truth = torch.rand(2, 3, 8, 8, generator=torch.Generator().manual_seed(0))
    losses = [float(starter.loss_of(truth + error, truth, progress)) for error in (0.0, 0.01, 0.1)]
    assert losses == sorted(losses)
    assert losses[0] < losses[1] < losses[2]


def test_a_short_run_learns_and_leaves_weights_that_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starter, "PATCH", 16)
    torch.manual_seed(0)
    truth = torch.rand(2, 3, 16, 16)
    network = UNet(3, (8,), (1,))

    def data() -> object:
        while True:
            yield truth + 0.2, truth

    starter.train(network, data(), 0.03, 3e-3, tmp_path / "weights.safetensors")  # type: ignore[arg-type]
    trained = UNet(3, (8,), (1,))
    trained.load_state_dict(load_file(tmp_path / "weights.safetensors"))
    with torch.no_grad():
        assert float(((trained(truth + 0.2) - truth) ** 2).mean()) < 0.02
