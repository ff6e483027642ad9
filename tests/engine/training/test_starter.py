import sys
import threading
from argparse import Namespace
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import load_file
from torch import Tensor

from engine.models.architectures.unet import UNet
from engine.models.checkpoint import save
from engine.models.fitting import describe
from engine.training import starter
from engine.training.distributed import Team
from engine.training.starter_data import Batch

SHAPE = {"channels": 3, "widths": [8, 16], "blocks": [1, 1]}


@pytest.fixture
def start(tmp_path: Path) -> Path:
    """A model file of a tiny network."""
    torch.manual_seed(0)
    told = describe("tiny", "unet", SHAPE)
    path = tmp_path / "start.safetensors"
    save(path, told, UNet(3, (8, 16), (1, 1)).state_dict())
    return path


def data(side: int = 16) -> Iterator[Batch]:
    """Endless batches of photos that are too bright by what they are told."""
    generator = torch.Generator().manual_seed(0)
    while True:
        truth = torch.rand(2, 3, side, side, generator=generator)
        level = 0.1 + 0.2 * torch.rand(2, 1, 1, 1, generator=generator)
        yield Batch(truth + level, truth, level)


def weights(run: starter.Run) -> list[Tensor]:
    return [*run.network.state_dict().values(), *run.average.network.state_dict().values()]


@pytest.mark.parametrize("late", [False, True])
def test_a_better_output_has_a_smaller_loss(late: bool) -> None:
    truth = torch.rand(2, 3, 8, 8, generator=torch.Generator().manual_seed(0))
    noisy = truth + 0.2 if late else None
    losses = [float(starter.loss_of(truth + error, truth, noisy)) for error in (0.0, 0.01, 0.1)]
    assert losses == sorted(losses)
    assert losses[0] < losses[1] < losses[2]


def test_late_in_a_run_a_decibel_weighs_the_same_at_any_noise() -> None:
    """What a good network leaves of white noise: 33.4, 30.7 and 27.3 dB; else the noisiest would weigh twice."""
    truth = torch.rand(1, 3, 64, 64, generator=torch.Generator().manual_seed(0))
    noise = torch.randn(1, 3, 64, 64, generator=torch.Generator().manual_seed(1))
    left = {sigma: truth + 10 ** (-psnr / 20) for sigma, psnr in ((15, 33.4), (25, 30.7), (50, 27.3))}
    losses = [float(starter.loss_of(left[sigma], truth, truth + noise * sigma / 255)) for sigma in left]
    assert max(losses) < 1.15 * min(losses)
    clean = float(starter.loss_of(truth + 0.001, truth, truth))
    assert clean < 0.1 * min(losses), "a photo without noise does not outweigh the others"


class Halves:
    """Threads that stand for processes: what they bring is averaged."""

    def __init__(self) -> None:
        self._barrier = threading.Barrier(2, timeout=60)
        self._brought: dict[int, Tensor] = {}

    def mean(self, rank: int, value: Tensor) -> Tensor:
        self._brought[rank] = value
        self._barrier.wait()
        mean = (self._brought[0] + self._brought[1]) / 2
        self._barrier.wait()
        return mean


@dataclass(frozen=True)
class Member(Team):
    halves: Halves = field(default_factory=Halves)

    def mean(self, value: Tensor) -> Tensor:
        return self.halves.mean(self.rank, value)


def test_two_processes_take_the_step_of_one_with_both_batches(start: Path) -> None:
    whole, *parts = (starter.begun(starter.grown(start), 1e-3, muon=True) for _ in range(3))
    batch = next(data())
    starter.one_step(whole, batch, 1e-3)
    halves = Halves()

    def work(rank: int) -> None:
        half = Batch(*(part[rank : rank + 1] for part in batch))
        starter.one_step(parts[rank], half, 1e-3, together=Member(rank, 2, halves=halves))

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(work, range(2)))
    first, second = ([*run.network.state_dict().values()] for run in parts)
    assert all(torch.equal(a, b) for a, b in zip(first, second, strict=True))
    moved = [float((a - b).abs().max()) for a, b in zip(first, whole.network.state_dict().values(), strict=True)]
    assert max(moved) < 2e-4, "the gradients of the halves were not averaged"


def test_every_weight_has_one_optimiser_and_inner_convolutions_muon(start: Path) -> None:
    run = starter.begun(starter.grown(start), 1e-3, muon=True)
    adam, muon = ([p for group in o.param_groups for p in group["params"]] for o in run.optimisers)
    names = {parameter: name for name, parameter in run.network.named_parameters()}
    assert len(adam) + len(muon) == len(names) == len({names[p] for p in (*adam, *muon)})
    assert muon
    assert all(p.ndim == 4 for p in muon)
    assert {"head.weight", "tail.weight"} <= {names[p] for p in adam}
    assert len(starter.begun(starter.grown(start), 1e-3, muon=False).optimisers) == 1


@pytest.mark.parametrize("counts", [((2, 3), ()), ((), (2,)), ((1, 2), (3,))], ids=str)
def test_more_blocks_change_nothing_until_they_learn(
    start: Path, counts: tuple[tuple[int, ...], tuple[int, ...]]
) -> None:
    photo = next(data()).noisy
    before, after = starter.grown(start), starter.grown(start, *counts)
    with torch.no_grad():
        assert torch.allclose(after(photo), before(photo), atol=1e-6)
    assert len(list(after.parameters())) > len(list(before.parameters()))
    with pytest.raises(ValueError, match="fewer blocks"):
        starter.grown(start, (0, 1))


def test_a_network_that_is_told_the_level_answers_as_before_until_it_learns_to_use_it(start: Path) -> None:
    photo, _, level = next(data())
    before, told = starter.grown(start), starter.grown(start, noise_level=True)
    with torch.no_grad():
        assert torch.equal(told(photo, level), before(photo))
    run = starter.begun(told, 3e-3, muon=True)
    for batch, _ in zip(data(), range(250), strict=False):
        starter.one_step(run, batch, 3e-3)
    with torch.no_grad():
        weak, strong = (told(photo, torch.full((1, 1, 1, 1), sigma)) for sigma in (0.1, 0.3))
        assert float((weak - strong).mean()) > 0.02, "told of more, it takes more away"
        save(start, describe("told", "unet", SHAPE | {"noise_level": True}), run.network.state_dict())
        again = starter.grown(start, noise_level=True)(photo, level)
        assert torch.allclose(again, told(photo, level), atol=1e-6)


def test_time_while_halted_is_not_counted(start: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = count(0.0, 1000.0)
    monkeypatch.setattr(starter, "monotonic", lambda: next(clock))
    run = starter.begun(starter.grown(start), 1e-3, True)
    starter.train(run, data(), 1.0, 1e-3, tmp_path)
    assert (run.step, run.seconds) == (2, 60.0)


def test_a_short_run_learns_and_leaves_weights_that_load(
    start: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = count(0.0, 0.01)
    monkeypatch.setattr(starter, "monotonic", lambda: next(clock))
    run = starter.begun(starter.grown(start), 3e-3, muon=True)
    starter.train(run, data(), 0.05, 3e-3, tmp_path)
    trained = UNet(3, (8, 16), (1, 1))
    trained.load_state_dict(load_file(tmp_path / "average.safetensors"))
    noisy, truth, _ = next(data())
    with torch.no_grad():
        assert float(((trained(noisy) - truth) ** 2).mean()) < 0.02


def test_a_run_goes_on_as_if_never_stopped(start: Path, tmp_path: Path) -> None:
    whole = starter.begun(starter.grown(start), 1e-3, muon=True)
    batches = [batch for batch, _ in zip(data(), range(6), strict=False)]
    for batch in batches[:3]:
        starter.one_step(whole, batch, 1e-3)
    torch.save(whole.state(), tmp_path / "state.pt")
    resumed = starter.begun(starter.grown(start), 1e-3, muon=True)
    resumed.restore(tmp_path / "state.pt")
    assert resumed.step == 3
    for batch in batches[3:]:
        errors = [starter.one_step(run, batch, 1e-3) for run in (whole, resumed)]
        assert errors[0] == errors[1]
    assert all(torch.equal(a, b) for a, b in zip(weights(whole), weights(resumed), strict=True))


def test_the_rate_warms_up_and_falls_to_nearly_nothing() -> None:
    assert starter.warmth(0, 0.0) == pytest.approx(1 / starter.WARM_UP_STEPS)
    late = [starter.warmth(1000, progress) for progress in (0.0, 0.3, 0.6, 1.0)]
    assert late == sorted(late, reverse=True)
    assert late[0] == 1.0
    assert late[-1] == pytest.approx(0.002)


def test_a_new_network_has_the_shape_asked_for_and_one_block_a_scale_else() -> None:
    asked_for = {"start": None, "widths": (8, 8), "blocks": (), "up_blocks": (), "noise_level": False}
    more = {"widths": (8, 8, 8), "blocks": (0, 1, 1), "up_blocks": (2, 0), "noise_level": True}
    plain, asked = (starter._network(Namespace(**(asked_for | words))) for words in ({}, more))
    alike, other = UNet(3, (8, 8), (1, 1)), UNet(3, (8, 8, 8), (0, 1, 1), True, (2, 0))
    assert list(plain.state_dict()) == list(alike.state_dict())
    assert list(asked.state_dict()) == list(other.state_dict())


def test_the_command_trains_stops_and_goes_on(start: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    photos, out = tmp_path / "photos", tmp_path / "run"
    photos.mkdir()
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (150, 160, 3), dtype=np.uint8)).save(photos / "a.png")
    folders = [f"--clean={photos}", f"--noisy={photos}", f"--truth={photos}"]
    steps, seconds = [], [0.0]
    for _ in range(2):
        minutes = seconds[-1] / 60 + 0.01
        words = [*folders, f"--start={start}", f"--minutes={minutes}", "--muon", "--patch=112", "-o", str(out)]
        monkeypatch.setattr(sys, "argv", ["starter", *words])
        starter.main()
        state = torch.load(out / "state.pt", weights_only=True)
        steps.append(state["step"])
        seconds.append(state["seconds"])
    assert 0 < steps[0] < steps[1]
    assert seconds[1] + 0.6 <= seconds[2]
    assert not (out / "state.new").exists()
