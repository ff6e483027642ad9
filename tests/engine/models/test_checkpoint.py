"""Models to files and back, and everything that can be wrong with the tensors in a file."""

import json
import os
import time
import warnings
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import save_file
from torch import Tensor

from engine.errors import ModelError, UnknownModel, UnsuitableCheckpoint
from engine.models import card, checkpoint
from engine.models.checkpoint import load, read_descriptor, save
from engine.models.descriptor import Descriptor
from engine.models.fitting import describe
from engine.models.header import digest
from tests.engine.models.states import SMALL, state

CARD = Descriptor(
    name="Nächtlich",
    architecture="unet",
    arguments=SMALL,
    channels=3,
    size_multiple=4,
    receptive_field=29,
    takes_noise_level=False,
    parameters=3582,
    macs_per_pixel=0.0,
    purpose="Photos at night",
    training_data="„made“ noise",
    licence="MIT",
    metrics={"sidd": {"psnr": 36.1, "ssim": 0.92}},
    origin="trained",
)


@pytest.fixture
def native(tmp_path: Path) -> Path:
    path = tmp_path / "native.safetensors"
    save(path, CARD, state())
    return path


@pytest.fixture
def digested(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Files that were read as a whole."""
    paths: list[Path] = []
    monkeypatch.setattr(checkpoint, "digest", lambda path: (paths.append(path), digest(path))[1])
    return paths


def same(first: dict[str, Tensor], second: dict[str, Tensor]) -> bool:
    return first.keys() == second.keys() and all(torch.equal(first[name], second[name]) for name in first)


def test_a_file_that_stays_as_it_is_is_read_once(
    native: Path, digested: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    os.utime(native, (0, 0))
    later = SimpleNamespace(time_ns=lambda: time.time_ns() + 10**10)
    monkeypatch.setattr(checkpoint, "time", later)
    first = read_descriptor(native)
    assert read_descriptor(native) == first
    assert digested == [native]
    content = native.read_bytes()
    native.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert read_descriptor(native).sha256 == digest(native) != first.sha256
    assert digested == [native] * 2


def test_a_file_that_has_just_changed_is_read_again(native: Path, digested: list[Path]) -> None:
    for _ in range(2):
        read_descriptor(native)
    assert digested == [native] * 2


def test_a_model_comes_back_with_its_card_and_its_weights(native: Path) -> None:
    model = load(native)
    counted = describe(CARD.name, "unet", SMALL)
    assert model.descriptor == read_descriptor(native)
    assert model.descriptor == replace(
        CARD,
        receptive_field=counted.receptive_field,
        parameters=counted.parameters,
        macs_per_pixel=counted.macs_per_pixel,
        sha256=model.descriptor.sha256,
    )
    assert same(dict(model.network.state_dict()), state())
    assert not model.network.training
    assert model.network(torch.rand(1, 3, 8, 4)).shape == (1, 3, 8, 4)


def test_the_same_model_gives_the_same_bytes(native: Path, tmp_path: Path) -> None:
    save(tmp_path / "again.safetensors", CARD, state())
    assert (tmp_path / "again.safetensors").read_bytes() == native.read_bytes()


def test_the_weights_no_longer_hang_on_the_file(native: Path) -> None:
    network = load(native).network
    native.write_bytes(b"\0" * native.stat().st_size)
    assert same(dict(network.state_dict()), state())


def test_loading_draws_no_random_numbers(native: Path) -> None:
    before = torch.get_rng_state()
    load(native)
    assert torch.equal(torch.get_rng_state(), before)


def test_the_cost_in_a_file_is_not_believed(native: Path) -> None:
    true = read_descriptor(native).parameters
    digits = str(true).encode()
    native.write_bytes(native.read_bytes().replace(digits, b"9" * len(digits), 1))
    assert read_descriptor(native).parameters == int("9" * len(digits))
    assert load(native).descriptor.parameters == true == sum(tensor.numel() for tensor in state().values())


@pytest.mark.parametrize("wrapper", [None, "state_dict", "params", "params_ema", "model", "model_state_dict"])
@pytest.mark.parametrize("prefix", ["", "module."])
@pytest.mark.parametrize("zipped", [True, False])
def test_plain_state_dicts_are_recognised(tmp_path: Path, wrapper: str | None, prefix: str, zipped: bool) -> None:
    content: dict[str, Any] = {prefix + name: tensor for name, tensor in state().items()}
    path = tmp_path / "plain.pth"
    torch.save({wrapper: content, "epoch": 7} if wrapper else content, path, _use_new_zipfile_serialization=zipped)
    model = load(path)
    assert model.descriptor.name == "plain"
    assert (model.descriptor.architecture, model.descriptor.arguments) == ("unet", SMALL)
    assert len(model.descriptor.sha256) == 64
    assert same(dict(model.network.state_dict()), state())


def test_plain_safetensors_are_recognised(tmp_path: Path) -> None:
    save_file(state("aev2_0", {}), tmp_path / "x.safetensors")
    model = load(tmp_path / "x.safetensors")
    assert model.descriptor.architecture == "aev2_0"
    assert model.descriptor.parameters == 520_515
    with pytest.raises(UnsuitableCheckpoint, match="without a description"):
        read_descriptor(tmp_path / "x.safetensors")


def test_training_checkpoints_with_an_optimiser_beside_the_weights(tmp_path: Path) -> None:
    network = torch.nn.Linear(2, 2)
    optimiser = torch.optim.AdamW(network.parameters())
    network(torch.rand(1, 2)).sum().backward()
    optimiser.step()
    content = {"model": state(), "optimiser": optimiser.state_dict(), "step": 3, "name": "ü", "best": None}
    torch.save(content, tmp_path / "x.pt")
    assert load(tmp_path / "x.pt").descriptor.architecture == "unet"


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16, torch.float64])
@pytest.mark.parametrize("suffix", ["pth", "safetensors"])
def test_other_floats_become_float32(tmp_path: Path, dtype: torch.dtype, suffix: str) -> None:
    rounded = {name: tensor.to(dtype) for name, tensor in state().items()}
    path = tmp_path / f"x.{suffix}"
    torch.save(rounded, path) if suffix == "pth" else save_file(rounded, path)
    loaded = dict(load(path).network.state_dict())
    assert same(loaded, {name: tensor.float() for name, tensor in rounded.items()})


def saved(tmp_path: Path, content: Any) -> Path:
    torch.save(content, tmp_path / "x.pth")
    return tmp_path / "x.pth"


def test_missing_and_unexpected_tensors_are_named_and_counted(tmp_path: Path) -> None:
    content = state("aev2_0", {})
    for index in (1, 2, 3, 4):
        del content[f"conv{index}.bias"]
    content["surplus"] = torch.zeros(1)
    with pytest.raises(UnsuitableCheckpoint) as caught:
        load(saved(tmp_path, content))
    wanted = "4 tensors missing: conv1.bias, conv2.bias, conv3.bias, ...; 1 tensor unexpected: surplus."
    assert str(caught.value) == f"x.pth does not fit its architecture: {wanted}"


def test_a_wrong_shape_is_named(tmp_path: Path) -> None:
    content = state("aev2_0", {}) | {"conv1.weight": torch.zeros(64, 64, 5, 5)}
    with pytest.raises(UnsuitableCheckpoint, match=r"conv1\.weight must have shape \(64, 64, 3, 3\), not \(64, 64, 5"):
        load(saved(tmp_path, content))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_weights_that_are_not_finite_are_named(tmp_path: Path, value: float) -> None:
    content = state()
    content["tail.bias"][5] = value
    with pytest.raises(UnsuitableCheckpoint, match=r"tail\.bias holds values that are not finite"):
        load(saved(tmp_path, content))
    with pytest.raises(UnsuitableCheckpoint, match=r"tail\.bias holds values that are not finite"):
        save(tmp_path / "never.safetensors", CARD, content)
    assert not (tmp_path / "never.safetensors").exists()


def test_doubles_too_large_for_float32_are_refused(tmp_path: Path) -> None:
    content = state() | {"tail.bias": torch.full((12,), 1e300, dtype=torch.float64)}
    with pytest.raises(UnsuitableCheckpoint, match="not finite"):
        load(saved(tmp_path, content))


@pytest.mark.parametrize("dtype", [torch.int64, torch.complex64, torch.bool])
def test_numbers_that_are_no_floats_are_refused(tmp_path: Path, dtype: torch.dtype) -> None:
    content = state() | {"tail.bias": torch.zeros(12, dtype=dtype)}
    with pytest.raises(UnsuitableCheckpoint, match=r"tail\.bias holds .* values"):
        load(saved(tmp_path, content))


def test_a_tensor_that_claims_a_million_million_values_is_refused_by_its_shape(tmp_path: Path) -> None:
    content = state() | {"tail.bias": torch.zeros(1).expand(10**12)}
    with pytest.raises(UnsuitableCheckpoint, match=r"must have shape \(12,\), not \(1000000000000,\)"):
        load(saved(tmp_path, content))


@pytest.mark.parametrize(
    "content", [{}, [], 5, torch.zeros(3), {"a": 1}, {1: torch.zeros(1)}, {"state_dict": {}}, {"a": {"b": 1}}], ids=repr
)
def test_other_content_is_refused(tmp_path: Path, content: Any) -> None:
    with pytest.raises(UnsuitableCheckpoint):
        load(saved(tmp_path, content))


def test_a_card_of_another_architecture_than_the_tensors(tmp_path: Path) -> None:
    with pytest.raises(UnsuitableCheckpoint, match="does not fit its architecture"):
        save(tmp_path / "x.safetensors", replace(CARD, architecture="aev2_0", arguments={}), state())


def test_files_that_are_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "no.pth", tmp_path / "no.pth" / "deeper"):
        with pytest.raises(UnknownModel, match="There is no file"):
            load(path)
        with pytest.raises(UnknownModel, match="There is no file"):
            read_descriptor(path)
    with pytest.raises(UnsuitableCheckpoint, match="is no file"):
        load(tmp_path)


def test_saving_where_one_cannot(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="could not be saved: No such file or directory"):
        save(tmp_path / "no folder" / "x.safetensors", CARD, state())
    (tmp_path / "folder").mkdir()
    with pytest.raises(ModelError, match="could not be saved"):
        save(tmp_path / "folder", CARD, state())
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_failed_save_leaves_the_old_file(native: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    before = native.read_bytes()
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ModelError, match="No space left on device"):
        save(native, CARD, state(seed=1))
    assert native.read_bytes() == before
    assert [path.name for path in native.parent.iterdir()] == ["native.safetensors"]


def test_a_file_is_exchanged_as_a_whole_and_never_written_into(native: Path) -> None:
    old = native.with_name("old link")
    old.hardlink_to(native)
    before = native.read_bytes()
    save(native, CARD, state(seed=1))
    assert old.read_bytes() == before != native.read_bytes()


def test_warnings_of_torch_do_not_reach_anybody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def chatty(*_: object, **__: object) -> dict[str, Tensor]:
        warnings.warn("TypedStorage is deprecated", UserWarning, stacklevel=2)
        return state()

    path = saved(tmp_path, state())
    monkeypatch.setattr(torch, "load", chatty)
    load(path)


SEED = ["CutMix_b24", "CutOut_b24", "MixUp_b24", "none_b16", "none_b24"]


@pytest.mark.photos
@pytest.mark.parametrize("name", SEED)
def test_the_checkpoints_of_2020_are_recognised(shared: Path, name: str) -> None:
    descriptor = load(shared / "checkpoints" / "seed" / f"AEv2_0_{name}.pth").descriptor
    assert (descriptor.architecture, descriptor.parameters, descriptor.receptive_field) == ("aev2_0", 520_515, 16)


@pytest.mark.photos
@pytest.mark.parametrize(("name", "kind"), [("dncnn_25", "dncnn"), ("ffdnet_color", "ffdnet")])
def test_checkpoints_of_other_networks_are_told_apart(shared: Path, name: str, kind: str) -> None:
    assert load(shared / "checkpoints" / "foreign" / f"{name}.pth").descriptor.architecture == kind


@pytest.mark.photos
def test_aev2_denoises_as_the_reference_implementation(shared: Path) -> None:
    noisy, clean = (photo_of(shared / "data" / "real" / "sidd" / side) for side in ("noisy", "clean"))
    network = load(shared / "checkpoints" / "seed" / "AEv2_0_MixUp_b24.pth").network
    with torch.inference_mode():
        answer = network(torch.from_numpy(noisy).permute(2, 0, 1)[None] / 255)[0]
    levels = (answer.clamp(0, 1) * 255).round().permute(1, 2, 0).double().numpy()
    assert 10 * np.log10(255**2 / np.mean((levels - clean) ** 2)) == pytest.approx(40.743, abs=0.0006)


def photo_of(folder: Path) -> Any:
    """The photo of pair 00, (H, W, 3) float32 in 0 to 255."""
    with Image.open(sorted(folder.iterdir())[0]) as photo:
        return np.asarray(photo.convert("RGB"), dtype=np.float32)


def test_recipe_and_weaknesses_are_kept_and_files_without_them_are_read(tmp_path: Path) -> None:
    path = tmp_path / "x.safetensors"
    described = describe("x", "unet", SMALL)
    assert "recipe" not in json.loads(card.written(described))["card"]
    told = {"recipe": "two runs", "weaknesses": "fabric", "reproduce": "a command"}
    for words in (dict.fromkeys(told, ""), told):
        save(path, replace(described, **words), state())
        assert {name: getattr(read_descriptor(path), name) for name in told} == words


def test_a_noise_range_is_kept_and_files_without_one_are_read(tmp_path: Path) -> None:
    path = tmp_path / "x.safetensors"
    described = describe("x", "unet", SMALL)
    for told in (None, (2.5, 30.0)):
        save(path, replace(described, noise_range=told), state())
        assert read_descriptor(path).noise_range == told
        assert load(path).descriptor.noise_range == told


@pytest.mark.parametrize("told", [[3.0], [5.0, 2.0], [-1.0, 2.0], "wide", [1.0, "2"]])
def test_a_noise_range_that_makes_no_sense_is_damage(tmp_path: Path, told: object) -> None:
    path = tmp_path / "x.safetensors"
    text = json.loads(card.written(describe("x", "unet", SMALL)))
    text["card"]["noise_range"] = told
    with pytest.raises(UnsuitableCheckpoint, match="damaged"):
        card.read(json.dumps(text), path, "")
