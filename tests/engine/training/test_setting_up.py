from dataclasses import replace
from pathlib import Path

import pytest
import torch

from engine.device import Device
from engine.training import setting_up
from engine.training.config import Config
from engine.training.setting_up import precision_for
from tests.engine.training.runs import equipment, tiny


@pytest.mark.parametrize(
    ("name", "half", "expected"),
    [("cuda:0", True, "bfloat16"), ("cuda:0", False, "float16"), ("mps", True, "float32")],
)
def test_precision_follows_the_device(name: str, half: bool, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda **_: half)
    assert precision_for("auto", Device(name, "")) == expected
    assert precision_for("float32", Device(name, "")) == "float32"


@pytest.mark.parametrize(("capable", "expected"), [(True, "bfloat16"), (False, "float32")])
def test_a_cpu_takes_bfloat16_where_it_has_it(capable: bool, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: {"avx512_bf16": capable}, raising=False)
    assert precision_for("auto", Device("cpu", "CPU")) == expected


def test_the_final_loss_comes_at_the_end(photos: Path, tmp_path: Path) -> None:
    config = tiny(photos, optimisation__loss="l1", optimisation__final_loss="l2", optimisation__final_share=0.25)
    kit = equipment(config, tmp_path)
    batch = kit.batches.get(0, 16)
    kit.batches.close()
    assert batch.target is not None
    error = (kit.learner.network(batch.noisy) - batch.target).detach()
    for fraction, expected in ((0.0, error.abs().mean()), (0.74, error.abs().mean()), (0.75, error.square().mean())):
        with torch.no_grad():
            assert float(kit.objective(0, fraction)(kit.learner.network, batch)) == pytest.approx(float(expected))


def test_a_model_is_gone_on_from(photos: Path, tmp_path: Path) -> None:
    first = equipment(tiny(photos, run__seed=5), tmp_path / "a")
    list_of = list(first.learner.network.parameters())
    from engine.models import checkpoint

    told = replace(first.descriptor, recipe="by the starter", reproduce="python -m figures", weaknesses="dark photos")
    checkpoint.save(tmp_path / "start.safetensors", told, first.learner.network.state_dict())
    second = equipment(tiny(photos, network__start=str(tmp_path / "start.safetensors"), name="next"), tmp_path / "b")
    for kit in (first, second):
        kit.batches.close()
    weights = list(second.learner.network.parameters())
    assert all(torch.equal(one, other) for one, other in zip(list_of, weights, strict=True))
    assert all(weight.requires_grad for weight in weights)
    assert (second.descriptor.name, second.descriptor.origin) == ("next", "trained")
    assert "Went on from" in second.card(second.standing)
    assert second.descriptor.recipe == f"Trained further here, from the model {first.descriptor.name}."
    assert (second.descriptor.reproduce, second.descriptor.weaknesses) == ("", "dark photos")


@pytest.mark.parametrize(
    ("measured", "which"), [(1, "only the first is measured"), (2, "only the first 2 are measured")]
)
def test_what_is_left_out_of_the_validation_is_told(measured: int, which: str) -> None:
    (told,) = setting_up._warnings(3, measured, 0, Config())
    assert which in told
    assert setting_up._warnings(3, 3, 0, Config()) == ()


def test_seeds_give_other_weights(photos: Path, tmp_path: Path) -> None:
    kits = [equipment(tiny(photos, run__seed=seed), tmp_path / str(number)) for number, seed in enumerate((1, 1, 2))]
    for kit in kits:
        kit.batches.close()
    first, same, other = (next(kit.learner.network.parameters()) for kit in kits)
    assert torch.equal(first, same)
    assert not torch.equal(first, other)
