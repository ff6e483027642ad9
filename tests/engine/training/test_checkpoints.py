import hashlib
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn

from engine.errors import ModelError, WrongRunFolder
from engine.training.checkpoints import (
    Standing,
    flattened,
    newest,
    optimiser_tensors,
    restore_optimiser,
    unflattened,
    write,
)


def tensors(value: float) -> dict[str, Tensor]:
    return {"network.weight": torch.full((2, 3), value), "step": torch.tensor(7)}


def files(folder: Path) -> list[int]:
    return sorted(int(path.name.split("-")[1]) for path in folder.glob("last-*"))


def test_what_was_written_comes_back(tmp_path: Path) -> None:
    standing = Standing(5, 1.5, 30.123456789, 0.9, 4, 1, 0.5, 1, 12, "abc")
    write(tmp_path, standing, tensors(0.1))
    told, found = newest(tmp_path)
    assert told == standing
    assert found.keys() == tensors(0.1).keys()
    assert all(torch.equal(found[name], tensor) for name, tensor in tensors(0.1).items())
    assert found["step"].dtype == torch.int64


def test_the_name_holds_the_hash_of_the_content(tmp_path: Path) -> None:
    path = write(tmp_path, Standing(5), tensors(1.0))
    assert path.stem.split("-") == ["last", "0000000005", hashlib.sha256(path.read_bytes()).hexdigest()[:16]]


def test_two_are_kept_and_no_other_file_is_touched(tmp_path: Path) -> None:
    others = [tmp_path / name for name in ("best.safetensors", "last-words.safetensors", "last-1-x.txt")]
    for other in others:
        other.write_text("mine")
    for step in (0, 9, 10, 11):
        write(tmp_path, Standing(step), tensors(step))
    assert newest(tmp_path)[0].step == 11
    assert newest(tmp_path, before=11)[0].step == 10
    assert all(other.read_text() == "mine" for other in others)
    for other in others:
        other.unlink()
    assert files(tmp_path) == [10, 11]


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "renamed"])
def test_a_damaged_file_is_passed_over(damage: str, tmp_path: Path) -> None:
    write(tmp_path, Standing(1), tensors(1.0))
    path = write(tmp_path, Standing(2), tensors(2.0))
    content = path.read_bytes()
    if damage == "renamed":
        path.rename(path.with_name(path.name.replace("0002-", "0003-")[:-20] + "0" * 8 + ".safetensors"))
    else:
        changed = content[:-1] + bytes([content[-1] ^ 1])
        path.write_bytes({"cut": content[:-1], "changed": changed, "empty": b""}[damage])
    assert newest(tmp_path)[0].step == 1


def test_where_none_is_whole_it_is_said(tmp_path: Path) -> None:
    write(tmp_path, Standing(1), tensors(1.0)).write_bytes(b"")
    with pytest.raises(WrongRunFolder, match="no whole checkpoint"):
        newest(tmp_path)


def test_later_and_equal_steps_go_when_the_run_went_back(tmp_path: Path) -> None:
    for step in (4, 8):
        write(tmp_path, Standing(step), tensors(step))
    write(tmp_path, Standing(4, rate_factor=0.5), tensors(4.0))
    assert files(tmp_path) == [4]
    assert newest(tmp_path)[0].rate_factor == 0.5
    write(tmp_path, Standing(6), tensors(6.0))
    assert files(tmp_path) == [4, 6]


def test_steps_are_told_apart_however_many_digits_they_have(tmp_path: Path) -> None:
    for step in (99_999_999, 100_000_000, 10_000_000_000):
        write(tmp_path, Standing(step), tensors(1.0))
    assert files(tmp_path) == [100_000_000, 10_000_000_000]
    assert newest(tmp_path)[0].step == 10_000_000_000


def test_what_cannot_be_written_leaves_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, Standing(1), tensors(1.0))

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("engine.models.storing.os.fsync", full)
    with pytest.raises(ModelError, match="No space left"):
        write(tmp_path, Standing(2), tensors(2.0))
    assert [path.name[:15] for path in tmp_path.iterdir()] == ["last-0000000001"]


def test_prefixes_come_off_again() -> None:
    state = {"a.weight": torch.ones(1), "b": torch.zeros(2)}
    flat = flattened("network", state) | flattened("networks", state)
    assert unflattened("network", flat).keys() == state.keys()


@pytest.mark.parametrize("fused", [True, False])
def test_an_optimiser_goes_on_bit_for_bit_whatever_the_layout_of_its_weights(fused: bool, tmp_path: Path) -> None:
    torch.manual_seed(0)
    network = nn.Conv2d(3, 4, 3).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    again = nn.Conv2d(3, 4, 3).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    photos = [torch.rand(2, 3, 8, 8) for _ in range(4)]
    first, second = (torch.optim.AdamW(each.parameters(), lr=0.1, fused=fused) for each in (network, again))

    def step(net: nn.Module, optimiser: torch.optim.Optimizer, photo: Tensor) -> None:
        optimiser.zero_grad()
        net(photo).square().mean().backward()
        optimiser.step()

    for photo in photos[:2]:
        step(network, first, photo)
    write(tmp_path, Standing(2), optimiser_tensors(first) | flattened("network", network.state_dict()))
    _, kept = newest(tmp_path)
    again.load_state_dict(unflattened("network", kept))
    restore_optimiser(second, kept)
    weight = next(again.parameters())
    assert second.state[weight]["exp_avg"].stride() == weight.stride()
    for photo in photos[2:]:
        step(network, first, photo)
        step(again, second, photo)
    for one, other in zip(network.parameters(), again.parameters(), strict=True):
        assert torch.equal(one, other)
