"""Decoders in a process of their own: whatever becomes of it, there is one exception here."""

import json
import time
from pathlib import Path

import numpy as np
import pytest

from engine.images import isolated
from engine.images.header import Refused
from engine.images.isolated import ask


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    (tmp_path / "photo").write_bytes(b"0123456789")
    return tmp_path / "photo"


def _answering(facts: dict[str, object], pixels: bytes = b"") -> str:
    line = json.dumps(facts).encode() + b"\n"
    return f"import sys; sys.stdout.buffer.write({line + pixels!r})"


def test_facts_and_pixels_come_back(photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pixels = np.arange(24, dtype=np.uint16).reshape(2, 4, 3)
    facts = {"bits": 10, "shape": [2, 4, 3], "dtype": "<u2"}
    monkeypatch.setattr(isolated, "_START", _answering(facts, pixels.tobytes()))
    with photo.open("rb") as file:
        answer, samples = ask("raw", file, 24)
    assert answer == facts
    np.testing.assert_array_equal(samples, pixels)


def test_the_file_is_handed_down_and_can_be_read_on(photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = "import sys, os, json; os.lseek(0, 2, 0); print(json.dumps({'rest': sys.stdin.read()}))"
    monkeypatch.setattr(isolated, "_START", script)
    with photo.open("rb") as file:
        assert file.read(4) == b"0123"
        assert ask("raw", file, 0)[0] == {"rest": "23456789"}
        file.seek(1)
        assert file.read(3) == b"123"


@pytest.mark.parametrize(
    ("script", "problem", "words"),
    [
        ("import os; os.abort()", ValueError, "ended with -6"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", MemoryError, None),
        ("raise SystemExit(3)", ValueError, "ended with 3"),
        ("print('{\"bits\":', end='')", ValueError, "ended with 0"),
        ("print('no JSON')", ValueError, "Expecting value"),
        (_answering({"refused": "it is odd"}), Refused, "it is odd"),
        (_answering({"failed": "IndexError: 5"}), ValueError, "IndexError"),
        (_answering({"shape": [2, 2, 3], "dtype": "|u1"}, b"12345"), ValueError, "too early"),
        (_answering({"shape": [1000, 1000, 3], "dtype": "|u1"}), ValueError, "shape"),
        (_answering({"shape": [1, 1], "dtype": "|O"}, b"12345678"), ValueError, "shape"),
    ],
)
def test_whatever_goes_wrong(
    photo: Path, monkeypatch: pytest.MonkeyPatch, script: str, problem: type[Exception], words: str | None | None
) -> None:
    monkeypatch.setattr(isolated, "_START", script)
    with photo.open("rb") as file, pytest.raises(problem, match=words):
        ask("raw", file, 100)


def test_a_decoder_without_end_is_ended(photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolated, "_START", "import time; time.sleep(60)")
    monkeypatch.setattr(isolated, "_SECONDS", 0.3)
    began = time.monotonic()
    with photo.open("rb") as file, pytest.raises((ValueError, MemoryError)):
        ask("raw", file, 100)
    assert time.monotonic() - began < 30


def test_an_unknown_photo_is_the_decoders_failure(photo: Path) -> None:
    pytest.importorskip("rawpy")
    with photo.open("rb") as file, pytest.raises((Refused, ValueError)):
        ask("raw facts", file, 0)
