import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from engine.errors import WrongRunFolder
from engine.training import process


@pytest.fixture
def other() -> Iterator["subprocess.Popen[bytes]"]:
    """A process that waits until it is killed."""
    waiting = subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE)
    yield waiting
    waiting.kill()
    waiting.communicate()


def note(folder: Path, number: int, created: float) -> None:
    (folder / "process.json").write_text(json.dumps({"process": number, "created": created, "claimed": 0, "log": 0}))


def test_a_folder_is_claimed_and_released(tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").write_text("{}\n")
    process.claim(tmp_path)
    noted = process.noted(tmp_path)
    assert noted is not None
    assert (noted.process, noted.lives, noted.log) == (os.getpid(), True, 3)
    assert process.is_ours(tmp_path)
    (tmp_path / "log.jsonl").write_text("")
    process.claim(tmp_path)
    assert process.noted(tmp_path) == noted
    process.release(tmp_path)
    assert not (tmp_path / "process.json").exists()
    assert not process.is_ours(tmp_path)
    process.release(tmp_path)


def test_what_another_process_trains_is_left_to_it(tmp_path: Path, other: "subprocess.Popen[bytes]") -> None:
    note(tmp_path, other.pid, psutil.Process(other.pid).create_time())
    with pytest.raises(WrongRunFolder, match=str(other.pid)):
        process.claim(tmp_path)
    process.release(tmp_path)
    assert (tmp_path / "process.json").exists()
    other.kill()
    noted = process.noted(tmp_path)
    assert noted is not None
    while psutil.Process(other.pid).status() != psutil.STATUS_ZOMBIE:
        time.sleep(0.01)
    assert not noted.lives  # though nobody has buried it
    process.claim(tmp_path)
    assert process.is_ours(tmp_path)


def test_a_number_that_another_process_has_by_now_is_not_taken_for_it(
    tmp_path: Path, other: "subprocess.Popen[bytes]"
) -> None:
    note(tmp_path, other.pid, psutil.Process(other.pid).create_time() - 60)
    noted = process.noted(tmp_path)
    assert noted is not None
    assert not noted.lives
    note(tmp_path, os.getpid(), psutil.Process().create_time() - 60)
    assert not process.is_ours(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"process": "x", "created": 1, "claimed": 1, "log": 0}',
        '{"process": 1}',
        "\xff",
        "[" * 100_000,
    ],
)
def test_a_damaged_note_is_none(text: str, tmp_path: Path) -> None:
    (tmp_path / "process.json").write_text(text, encoding="latin-1")
    assert process.noted(tmp_path) is None
    process.claim(tmp_path)
    assert process.is_ours(tmp_path)


@pytest.mark.parametrize("number", [-1, 0, 2**31 - 1, 2**40, 10**30])
def test_impossible_numbers_are_of_no_process(number: int, tmp_path: Path) -> None:
    note(tmp_path, number, 1.0)
    noted = process.noted(tmp_path)
    assert noted is not None
    assert not noted.lives


def test_a_note_that_cannot_be_written_keeps_nobody_from_training(tmp_path: Path) -> None:
    process.claim(tmp_path / "nowhere")
    assert process.noted(tmp_path / "nowhere") is None
