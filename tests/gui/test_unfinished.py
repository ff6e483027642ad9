import json
import os
from pathlib import Path

import pytest

from denoiser_gui import unfinished
from denoiser_gui.unfinished import Unfinished
from engine.batch.options import Options

BATCH = Unfinished(("/a/größe.png", "/b"), Options(Path("/out"), "png", "{name}", "number"), "quality", "auto", True)


def orphaned(home: Path) -> Path:
    """The file of this process, as if a process that is gone had written it."""
    file = home / "unfinished-999999999.json"
    (home / f"unfinished-{os.getpid()}.json").rename(file)
    return file


def test_an_interrupted_batch_is_found_and_forgotten(own_home: Path) -> None:
    unfinished.remember(BATCH)
    assert not list(unfinished.interrupted()), "its window is still there"
    file = orphaned(own_home)
    ((found, batch),) = unfinished.interrupted()
    assert found == file
    assert batch is not None
    assert batch.paths == BATCH.paths
    assert batch.options == Options(Path("/out"), "png", "{name}", "number", resume=True)
    unfinished.forget(file)
    unfinished.forget(file)
    assert not list(unfinished.interrupted())


def test_a_batch_that_ended_is_forgotten(own_home: Path) -> None:
    unfinished.remember(BATCH)
    unfinished.forget()
    assert not list(own_home.glob("unfinished*"))


def test_a_number_that_belongs_to_another_program_by_now(own_home: Path) -> None:
    unfinished.remember(BATCH)
    file = next(own_home.glob("unfinished-*"))
    file.write_text(json.dumps({**json.loads(file.read_text()), "born": 1.0}))
    assert [found for found, _ in unfinished.interrupted()] == [file]


def test_a_damaged_file_is_no_batch_and_no_crash(own_home: Path) -> None:
    unfinished.remember(BATCH)
    file = orphaned(own_home)
    whole = file.read_bytes()
    for end in range(len(whole)):
        file.write_bytes(whole[:end])
        assert list(unfinished.interrupted()) == [(file, None)]


@pytest.mark.parametrize(
    "content", ["[]", "3", '{"version": 2}', '{"version": 1, "options": {"folder": 3}}', "[" * 100_000, "null"]
)
def test_what_is_something_else_is_no_batch(content: str, own_home: Path) -> None:
    file = own_home / "unfinished-x.json"
    file.write_text(content)
    assert list(unfinished.interrupted()) == [(file, None)]
