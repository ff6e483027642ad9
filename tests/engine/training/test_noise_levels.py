"""What networks that take a noise level learn with, from patches to whole runs."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
import torch.nn.functional as F  # noqa: N812  (the name everybody knows)
from torch import Tensor

from engine.device import Device
from engine.inference.estimating import white_equivalent
from engine.models import checkpoint
from engine.training import checkpoints
from engine.training.augmentation import Augmenter, cutmix, cutout, mixup
from engine.training.config import Augmentation
from engine.training.control import Control
from engine.training.distributed import Team
from engine.training.events import Finished, StepDone, TrainingEvent, ValidationDone
from engine.training.fitting_batch import fitting_batch
from engine.training.forecast import forecast
from engine.training.noise_levels import NoiseLevels, estimated
from tests.engine.training.photos import save, scene, with_noise
from tests.engine.training.runs import HEIGHT, WIDTH, equipment, go_on, of_kind, run, tiny

FFDNET = {"network__architecture": "ffdnet", "network__arguments": {"width": 6, "layers": 3}}
UNET = {"network__arguments": {"widths": [4, 4], "blocks": [1, 1], "noise_level": True}}
ROUGH = 0.1


def generator(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def pairs(*sigmas: float, count: int = 1) -> tuple[Tensor, Tensor]:
    """Patches of 192 pixels with noise of these strengths, each ``count`` times."""
    sigma = torch.tensor(sigmas).repeat_interleave(count).reshape(-1, 1, 1, 1)
    clean = 0.3 + 0.4 * torch.rand(len(sigma), 3, 192, 192, generator=generator(1))
    return clean + sigma * torch.randn(clean.shape, generator=generator(2)), clean


def levels_of(noisy: Tensor, target: Tensor, of_bursts: bool = False) -> list[float]:
    """Means over many draws, which take the error on purpose away."""
    drawn = [NoiseLevels(of_bursts)(noisy, target, generator(seed)) for seed in range(60)]
    means: list[float] = torch.stack(drawn).mean(dim=0).flatten().tolist()
    return means


def test_the_level_is_the_deviation_from_the_truth() -> None:
    assert levels_of(*pairs(0.0, 0.02, 0.1)) == pytest.approx([0.0, 0.02, 0.1], rel=0.02, abs=1e-6)


def test_smooth_noise_counts_for_more_as_it_will_be_estimated() -> None:
    """What a network learns with is what a person gets, for white noise and for a camera's."""
    shade = torch.linspace(0.3, 0.6, 256).expand(1, 3, 256, 256).contiguous()
    grain = 0.04 * torch.randn(shade.shape, generator=generator(4))
    row = torch.tensor([0.2, 0.6, 0.2])
    kernel = torch.outer(row, row).expand(3, 1, 3, 3)
    smooth = F.conv2d(F.pad(grain, (1, 1, 1, 1), mode="circular"), kernel, groups=3)
    levels = []
    for noise in (grain, smooth):
        (told,) = levels_of(shade + noise, shade)
        photo = np.ascontiguousarray((shade + noise)[0].permute(1, 2, 0).numpy())
        assert white_equivalent(photo) / 255 == pytest.approx(told, rel=0.3)
        levels.append(told)
    assert levels[0] == pytest.approx(0.04, rel=0.03)
    assert levels[1] > 1.6 * float(smooth.std())


def test_an_even_shift_is_no_noise() -> None:
    noisy, clean = pairs(0.05)
    shifted = noisy + torch.tensor([0.2, -0.1, 0.0]).reshape(1, 3, 1, 1)
    assert levels_of(shifted, clean) == pytest.approx([0.05], rel=0.02)


def test_two_noisy_photos_differ_by_the_noise_of_both() -> None:
    noisy, clean = pairs(0.05)
    other = clean + 0.05 * torch.randn(clean.shape, generator=generator(3))
    assert levels_of(noisy, other, of_bursts=True) == pytest.approx([0.05], rel=0.02)


def test_the_level_is_told_a_little_wrong_and_never_much() -> None:
    noisy, clean = pairs(0.1)
    noisy, clean = (side.expand(400, -1, -1, -1) for side in (noisy, clean))
    told = NoiseLevels()(noisy, clean, generator()).flatten()
    assert told.shape == (400,)
    assert 0.1 * (1 - ROUGH) * 0.97 < float(told.min()) < 0.1 * (1 - ROUGH) * 1.05
    assert 0.1 * (1 + ROUGH) * 0.95 < float(told.max()) < 0.1 * (1 + ROUGH) * 1.03
    assert torch.equal(told, NoiseLevels()(noisy, clean, generator()).flatten())
    assert not torch.equal(told, NoiseLevels()(noisy, clean, generator(1)).flatten())


def test_of_mixed_pairs_the_level_is_that_of_the_mixture() -> None:
    noisy, clean = pairs(0.02, 0.1)
    assert levels_of(*torch.lerp(torch.stack((noisy, clean)), torch.stack((noisy, clean)).roll(1, 1), 0.5)) == (
        pytest.approx([np.hypot(0.02, 0.1) / 2] * 2, rel=0.03)
    )
    mixed = levels_of(*mixup(noisy, clean, generator(), 1.0))
    assert all(0.015 < level < 0.1 for level in mixed)
    part = levels_of(*cutmix(noisy, clean, generator(), 1.0))
    assert 0.02 < part[0] < 0.1
    assert 0.02 < part[1] < 0.1


def test_what_was_cut_out_does_not_make_the_rest_less_noisy() -> None:
    noisy, clean = pairs(0.05)
    assert levels_of(*cutout(noisy, clean, generator(), 1.0)) == pytest.approx([0.05], rel=0.03)
    black = torch.zeros_like(clean)
    assert levels_of(black, black) == [0.0]


def test_darker_pairs_are_less_noisy() -> None:
    noisy, clean = pairs(0.08)
    varied = Augmenter(Augmentation(brightness=1.0))(noisy, clean, generator())
    factor = float(varied[1].mean() / clean.mean())
    assert factor < 0.99
    assert levels_of(*varied) == pytest.approx([0.08 * factor], rel=0.02)


@pytest.mark.parametrize("network", [FFDNET, UNET], ids=["ffdnet", "unet"])
def test_a_batch_tells_the_level_of_each_patch(network: dict[str, Any], photos: Path, tmp_path: Path) -> None:
    quiet = {"augmentation__mixup": 0.0, "run__batch": 4, "data__noisy": "", "data__recipe": "gaussian"}
    kit = equipment(tiny(photos, **network, **quiet), tmp_path)
    batch, again = kit.batches.get(3, 16), kit.batches.get(3, 16)
    kit.batches.close()
    assert batch.target is not None
    assert batch.noise_level is not None
    assert again.noise_level is not None
    assert batch.noise_level.shape == (4, 1, 1, 1)
    assert torch.equal(batch.noise_level, again.noise_level)
    true = (batch.noisy - batch.target).flatten(1).std(dim=1)
    assert (batch.noise_level.flatten() / true - 1).abs().max() < ROUGH + 0.3  # only sixteen cells tell
    loss = kit.objective(3, 0.0)(kit.learner.network, batch)
    other = replace(batch, noise_level=batch.noise_level + 0.2)
    assert torch.isfinite(loss)
    if network is FFDNET:  # the other one begins with the photo as it is
        assert loss != kit.objective(3, 0.0)(kit.learner.network, other)


def test_a_network_that_takes_none_is_told_none_and_draws_nothing(photos: Path, tmp_path: Path) -> None:
    plain, told = (equipment(tiny(photos, **more), tmp_path / str(n)) for n, more in enumerate(({}, UNET)))
    first, second = (kit.batches.get(0, 16) for kit in (plain, told))
    for kit in (plain, told):
        kit.batches.close()
    assert first.noise_level is None
    assert first.inputs == (first.noisy,)
    assert torch.equal(first.noisy, second.noisy)


def same(first: Path, second: Path) -> bool:
    (one, tensors), (other, others) = checkpoints.newest(first), checkpoints.newest(second)
    return (one.step, one.best_psnr) == (other.step, other.best_psnr) and all(
        torch.equal(tensor, others[name]) for name, tensor in tensors.items()
    )


@pytest.mark.parametrize("changes", [{}, {"data__noisy": "", "data__recipe": "gaussian"}], ids=["pairs", "made"])
def test_a_run_goes_on_bit_for_bit_and_makes_a_model(changes: dict[str, Any], photos: Path, tmp_path: Path) -> None:
    config = tiny(photos, run__steps=8, run__validate=2, run__batch=4, **FFDNET, **changes)

    def stop(event: TrainingEvent, control: Control) -> None:
        if isinstance(event, StepDone) and event.step == 5:
            control.stop()

    events = run(config, tmp_path / "whole")
    assert isinstance(events[-1], Finished)
    assert all(event.psnr is not None for event in of_kind(events, ValidationDone))
    run(config, tmp_path / "parts", stop)
    assert not same(tmp_path / "whole", tmp_path / "parts")
    go_on(tmp_path / "parts")
    assert same(tmp_path / "whole", tmp_path / "parts")
    model = checkpoint.load(tmp_path / "whole" / "model.safetensors")
    assert model.descriptor.takes_noise_level
    shutil.copy(tmp_path / "whole" / "model.safetensors", tmp_path / "start.safetensors")
    further = tiny(photos, run__steps=2, run__validate=1, network__start=str(tmp_path / "start.safetensors"))
    assert isinstance(run(further, tmp_path / "further")[-1], Finished)


def test_validation_is_what_a_person_would_get_an_estimate(
    photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def estimate(shown: np.ndarray) -> float:
        asked.append(shown.shape)
        return 25.0

    monkeypatch.setattr("engine.inference.denoising.white_equivalent", estimate)
    kit = equipment(tiny(photos, **FFDNET), tmp_path)
    kit.batches.close()
    kit.validation.measure(kit.learner.kept)
    assert asked == [(HEIGHT, WIDTH, 3)]


def test_bursts_teach_it(photos: Path, tmp_path: Path) -> None:
    for place in range(2):
        for shot in range(3):
            noisy = with_noise(scene(place, HEIGHT, WIDTH), 10 * place + shot)
            save(tmp_path / "b" / str(place) / f"{shot}.png", noisy)
    bursts = {"data__bursts": str(tmp_path / "b"), "data__noisy": "", "data__clean": "", "run__steps": 2}
    assert isinstance(run(tiny(photos, **bursts, **FFDNET), tmp_path / "run")[-1], Finished)


@pytest.mark.parametrize("network", [FFDNET, UNET], ids=["ffdnet", "unet"])
@pytest.mark.parametrize("method", ["neighbor2neighbor", "blind-spot"])
def test_from_noisy_photos_alone_it_learns_with_what_the_program_estimates(
    photos: Path, tmp_path: Path, method: str, network: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []

    def levels(noisy: Tensor, target: Tensor, generator: torch.Generator) -> Tensor:
        told.append(estimated(noisy, target, generator))
        return told[-1]

    monkeypatch.setattr("engine.training.setting_up.estimated", levels)
    config = tiny(photos, data__clean="", data__blind=method, run__steps=6, run__patch=40, **network)
    assert isinstance(run(config, tmp_path / "blind")[-1], Finished)
    assert told
    assert all(0.0 < float(each.min()) <= float(each.max()) < 0.5 for each in told)


def test_some_patches_are_told_what_the_program_would_estimate(monkeypatch: pytest.MonkeyPatch) -> None:
    noisy, clean = pairs(0.05, count=400)
    monkeypatch.setattr(
        "engine.training.noise_levels.estimated", lambda noisy, *_: torch.full((len(noisy), 1, 1, 1), 7.0)
    )
    told = NoiseLevels(guessed=0.3)(noisy[..., :32, :32], clean[..., :32, :32], generator()).flatten()
    assert 80 < int((told == 7.0).sum()) < 160
    assert float(told[told != 7.0].max()) < 0.1
    assert float(NoiseLevels(guessed=1.0)(noisy[..., :31], clean[..., :31], generator()).max()) < 0.1


def test_what_is_cut_out_or_blown_says_nothing_of_the_noise() -> None:
    noisy, clean = pairs(0.08)
    for value in (0.0, 1.0):
        part = noisy.clone()
        part[..., :96, :] = value
        told = [float(estimated(patches, clean, generator())) for patches in (part, noisy)]
        assert told[0] == pytest.approx(told[1], rel=0.1)


def test_patches_smaller_than_what_is_looked_at_have_a_level() -> None:
    noisy, clean = (patches[..., :20, :24] for patches in pairs(0.05, 0.1))
    weak, strong = estimated(noisy, clean, generator()).flatten().tolist()
    assert 0.02 < weak < strong < 0.2


def test_its_plan_is_told_and_a_batch_is_found(photos: Path, tmp_path: Path) -> None:
    told = list(forecast(tiny(photos, run__batch=0, **FFDNET), Team(), Control(), tmp_path / "place"))
    assert any("ffdnet" in line for line in told if isinstance(line, str))
    kit = equipment(tiny(photos, **UNET), tmp_path / "run")
    kit.batches.close()
    net = kit.learner.network
    assert fitting_batch(net, 16, Device("cpu", "CPU"), takes_noise_level=True) == 32
    with pytest.raises(ValueError, match="needs a noise level"):
        fitting_batch(net, 16, Device("cpu", "CPU"))
