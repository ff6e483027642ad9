"""Hostile and damaged files of PyTorch: nothing of them is run, and every one is answered with a sentence."""

import io
import os
import pickle
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from engine.errors import ModelError, UnsafeCheckpoint, UnsuitableCheckpoint
from engine.models.checkpoint import load
from engine.models.header import WEIGHTS_CAP
from tests.engine.models.states import state


class Call:
    """Unpickled, it calls ``function(argument)``."""

    def __init__(self, function: Callable[..., Any], argument: object) -> None:
        self.parts = (function, (argument,))

    def __reduce__(self) -> Any:
        return self.parts


def torch_file(content: Any, zipped: bool = True) -> bytes:
    stream = io.BytesIO()
    torch.save(content, stream, _use_new_zipfile_serialization=zipped)
    return stream.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "x.pth"


def test_the_trap_of_these_tests_works(tmp_path: Path) -> None:
    trap = pickle.dumps(Call(os.mkdir, str(tmp_path / "ran")))
    pickle.loads(trap)
    assert (tmp_path / "ran").exists()


@pytest.mark.parametrize("zipped", [True, False])
@pytest.mark.parametrize("place", ["whole", "value", "beside"])
def test_a_hostile_checkpoint_is_not_run(file: Path, tmp_path: Path, zipped: bool, place: str) -> None:
    trap = Call(os.mkdir, str(tmp_path / "ran"))
    contents = {"whole": trap, "value": state() | {"tail.bias": trap}, "beside": {"model": state(), "epoch": trap}}
    file.write_bytes(torch_file(contents[place], zipped))
    with pytest.raises(UnsafeCheckpoint, match=r"x\.pth holds more than weights \(\w+\.mkdir\)"):
        load(file)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("suffix", ["pth", "pt", "bin"])
def test_a_bare_hostile_pickle_is_not_run(tmp_path: Path, protocol: int, suffix: str) -> None:
    path = tmp_path / f"x.{suffix}"
    path.write_bytes(pickle.dumps({"a": Call(os.mkdir, str(tmp_path / "ran"))}, protocol))
    with pytest.raises(UnsafeCheckpoint, match="could run code"):
        load(path)
    assert not (tmp_path / "ran").exists()


def test_a_pickle_in_the_clothes_of_safetensors_is_not_run(tmp_path: Path) -> None:
    path = tmp_path / "x.safetensors"
    path.write_bytes(pickle.dumps({"a": Call(os.mkdir, str(tmp_path / "ran"))}))
    with pytest.raises(ModelError):
        load(path)
    assert not (tmp_path / "ran").exists()


def test_a_whole_network_is_refused(file: Path) -> None:
    file.write_bytes(torch_file(torch.nn.Linear(2, 2)))
    with pytest.raises(UnsafeCheckpoint, match=r"torch\.nn\.modules\.linear\.Linear"):
        load(file)


def test_a_small_file_cannot_ask_for_all_memory(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def must_not(*_: object, **__: object) -> None:
        raise AssertionError("torch was asked to open it")

    file.write_bytes(torch_file(state() | {"a": Call(bytearray, 10**12)}))
    monkeypatch.setattr(torch, "load", must_not)
    with pytest.raises(UnsafeCheckpoint, match="bytearray"):
        load(file)


def test_what_only_torch_refuses_is_unsafe_too(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(*_: object, **__: object) -> None:
        raise pickle.UnpicklingError("Unsupported global")

    file.write_bytes(torch_file(state()))
    monkeypatch.setattr(torch, "load", refusing)
    with pytest.raises(UnsafeCheckpoint, match="refused by PyTorch"):
        load(file)


@pytest.mark.parametrize("entry", ["x/constants.pkl", "constants.pkl", "x/code/__torch__.py", "code/a.py"])
def test_torchscript_is_refused(file: Path, entry: str) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("x/data.pkl", pickle.dumps({}, 2))
        archive.writestr(entry, "def forward(): ...")
    with pytest.raises(UnsafeCheckpoint, match="a TorchScript program"):
        load(file)


def test_archives_that_unpack_to_too_much_are_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.models.pickled.WEIGHTS_CAP", 1_000_000)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x/data.pkl", pickle.dumps({}, 2))
        archive.writestr("x/data/0", bytes(1_000_000))
    assert file.stat().st_size < 10_000
    with pytest.raises(UnsuitableCheckpoint, match="models may have up to 2 GB"):
        load(file)


def test_too_large_files_are_refused_unread(file: Path) -> None:
    with file.open("wb") as stream:
        stream.truncate(WEIGHTS_CAP + 1)  # a hole that takes no room on the disk
    with pytest.raises(UnsuitableCheckpoint, match="models may have up to 2 GB"):
        load(file)


def test_an_old_file_that_claims_ten_million_million_values(file: Path) -> None:
    whole = torch_file({"a": torch.zeros(77)}, zipped=False)
    file.write_bytes(whole.replace(b"K\x4d", b"\x8a\x07" + (10**13).to_bytes(7, "little"), 1))
    with pytest.raises(UnsuitableCheckpoint, match="damaged"):
        load(file)


@pytest.mark.parametrize("zipped", [True, False])
def test_cut_off_at_any_length(file: Path, zipped: bool) -> None:
    whole = torch_file(state(), zipped)
    lengths = {*range(0, 64, 3), *range(64, len(whole), len(whole) // 60), len(whole) - 1}
    for length in lengths:
        file.write_bytes(whole[:length])
        with pytest.raises(UnsuitableCheckpoint, match=r"damaged|is no model"):
            load(file)


@pytest.mark.parametrize("zipped", [True, False])
def test_damaged_anywhere(file: Path, zipped: bool) -> None:
    """Any byte may be wrong: it loads, if only a weight has changed, or is refused with a sentence."""
    whole, chance = torch_file(state(), zipped), random.Random(3)
    refused = 0
    for _ in range(150):
        broken = bytearray(whole)
        for _ in range(3):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        file.write_bytes(broken)
        try:
            load(file)
        except ModelError:
            refused += 1
    assert refused > 20


@pytest.mark.parametrize(
    "content", [b"", b"\0", b"PK", b"\x80", b"\x80\x02", b"hello", b"camera\nnotes\nof mine", b"\xff" * 5000], ids=repr
)
def test_what_is_no_checkpoint_is_said_to_be_none(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(UnsuitableCheckpoint, match=r"x\.pth is no model"):
        load(file)


def test_another_archive_is_no_model(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("letter.txt", "hello")
    with pytest.raises(UnsuitableCheckpoint, match="is no model"):
        load(file)
