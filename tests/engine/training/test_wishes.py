import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.errors import WrongRunFolder
from engine.training import wishes
from engine.training.control import Control, NewLength


def until(condition: Callable[[], object]) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_wishes_come_in_their_order_and_once(tmp_path: Path) -> None:
    told = [{"command": "save", "to": str(number)} for number in range(20)]
    for each in told:
        wishes.put(tmp_path, each)
    assert wishes.taken(tmp_path) == told
    assert wishes.taken(tmp_path) == []


def test_wishes_of_before_are_dropped(tmp_path: Path) -> None:
    wishes.put(tmp_path, {"command": "stop"})
    assert wishes.taken(tmp_path, since=time.time() + 1) == []
    assert list((tmp_path / "wishes").iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'"stop"', b"\xff", b"[" * 100_000])
def test_damaged_wishes_are_dropped(content: bytes, tmp_path: Path) -> None:
    wishes.put(tmp_path, {"command": "stop"})
    (place,) = (tmp_path / "wishes").iterdir()
    place.write_bytes(content)
    wishes.put(tmp_path, {"command": "pause"})
    assert wishes.taken(tmp_path) == [{"command": "pause"}]


def test_other_files_stay(tmp_path: Path) -> None:
    (tmp_path / "wishes").mkdir()
    for name in ("note.txt", "1.json", f"{1:020}-0123456.json"):
        (tmp_path / "wishes" / name).write_text('{"command": "stop"}')
    assert wishes.taken(tmp_path) == []
    assert len(list((tmp_path / "wishes").iterdir())) == 3


def test_a_wish_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    for folder in (tmp_path / "nowhere", tmp_path / "file"):
        (tmp_path / "file").touch()
        with pytest.raises(WrongRunFolder, match="cannot be told"):
            wishes.put(folder, {"command": "stop"})


@pytest.mark.parametrize(
    ("told", "calls"),
    [
        ({"command": "pause"}, ["pause"]),
        ({"command": "stop"}, ["stop"]),
        ({"command": "stop", "keep": 1}, ["keep", "stop"]),
        ({"command": "discard"}, ["discard"]),
        ({"command": "save"}, ["save ''"]),
        ({"command": "save", "to": "x"}, ["save 'x'"]),
        ({"command": "minutes", "minutes": 2.5}, ["lengthen 2.5 0"]),
        ({"command": "minutes", "steps": 7}, ["lengthen 0.0 7"]),
        ({"command": "minutes"}, []),
        ({"command": "minutes", "minutes": -1}, []),
        ({"command": "minutes", "minutes": True}, []),
        ({"command": "minutes", "minutes": float("nan"), "steps": "9"}, []),
        ({"command": "wait"}, []),
        ({"command": ["stop"]}, []),
        ({}, []),
    ],
)
def test_wishes_are_passed_on(told: dict[str, Any], calls: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    for name in ("pause", "resume", "stop", "keep", "discard", "validate"):
        monkeypatch.setattr(Control, name, lambda _self, name=name: heard.append(name))
    monkeypatch.setattr(Control, "save", lambda _self, to: heard.append(f"save {to!r}"))
    monkeypatch.setattr(Control, "lengthen", lambda _self, *length: heard.append(f"lengthen {length[0]} {length[1]}"))
    wishes.obey(Control(), told)
    assert heard == calls


def test_a_thread_hears_while_the_block_runs(tmp_path: Path) -> None:
    control = Control()
    wishes.put(tmp_path, {"command": "stop"})
    since = time.time()
    wishes.put(tmp_path, {"command": "pause"})
    with wishes.heard(tmp_path, control, since):
        until(lambda: control.paused)
        assert not control.stopping
        wishes.put(tmp_path, {"command": "minutes", "minutes": 1e9})
        wishes.put(tmp_path, {"command": "resume"})
        until(lambda: not control.paused)
        assert control.take_length() == NewLength(1e6)
        assert control.take_length() is None
    assert not (tmp_path / "wishes").exists()
    wishes.put(tmp_path, {"command": "stop"})
    time.sleep(0.5)
    assert not control.stopping


def test_it_hears_from_a_folder_that_comes_later(tmp_path: Path) -> None:
    control = Control()
    with wishes.heard(tmp_path / "run", control, 0.0):
        (tmp_path / "run").mkdir()
        wishes.put(tmp_path / "run", {"command": "stop"})
        until(lambda: control.stopping)
