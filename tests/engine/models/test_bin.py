"""Deleted models come back from the bin; what is old goes for good."""

import os
import time
from pathlib import Path

import pytest

from engine.errors import ModelError, UnknownModel
from engine.models.bin import Bin


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "Nachtfalter ü.safetensors"
    path.write_bytes(b"weights")
    return path


def test_there_and_back(tmp_path: Path, model: Path) -> None:
    bin_ = Bin(tmp_path / ".bin")
    assert bin_.entries() == ()
    token = bin_.put(model)
    assert not model.exists()
    (entry,) = bin_.entries()
    assert (entry.token, entry.name, entry.size) == (token, "Nachtfalter ü", 7)
    assert abs(entry.deleted - time.time()) < 60
    bin_.take(token, model)
    assert model.read_bytes() == b"weights"
    assert bin_.entries() == ()
    assert not any((tmp_path / ".bin").iterdir())


def test_two_of_one_name_get_along_and_the_last_comes_first(tmp_path: Path, model: Path) -> None:
    bin_ = Bin(tmp_path / ".bin")
    first = bin_.put(model)
    model.write_bytes(b"others")
    second = bin_.put(model)
    assert [entry.token for entry in bin_.entries()] == [second, first]
    bin_.take(first, model)
    assert model.read_bytes() == b"weights"


def test_only_what_is_old_goes(tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bin_ = Bin(tmp_path / ".bin")
    bin_.put(model)
    model.write_bytes(b"others")
    now, long_ago = time.time(), time.time_ns() - 31 * 86400 * 10**9
    monkeypatch.setattr("engine.models.bin.time.time_ns", lambda: long_ago)
    bin_.put(model)
    assert len(bin_.entries()) == 2
    assert bin_.empty(days=30) == 1
    (kept,) = bin_.entries()
    assert kept.deleted == pytest.approx(now, abs=60)
    assert bin_.empty() == 1
    assert bin_.entries() == ()


def test_what_is_not_in_the_bin(tmp_path: Path, model: Path) -> None:
    bin_ = Bin(tmp_path / ".bin")
    with pytest.raises(UnknownModel, match="not in the bin any more"):
        bin_.take("1", model)
    with pytest.raises(UnknownModel):
        bin_.find("../..")
    (tmp_path / ".bin" / "not ours").mkdir(parents=True)
    (tmp_path / ".bin" / "not ours" / "file").touch()
    assert bin_.empty() == 0
    assert (tmp_path / ".bin" / "not ours" / "file").exists()


@pytest.mark.skipif(os.name == "nt", reason="a folder cannot be a file's name there either, but fails otherwise")
def test_what_cannot_be_moved_stays(tmp_path: Path, model: Path) -> None:
    (tmp_path / ".bin").write_text("a file where the bin should be")
    with pytest.raises(ModelError, match="could not be deleted"):
        Bin(tmp_path / ".bin").put(model)
    assert model.exists()
