"""Files appear whole or not at all, whatever the system can do, and nothing stays where a process was killed."""

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from engine.images import placing
from engine.images.placing import alone_in, placed, remove_stale, temporary_in
from engine.images.writing import check_folder

ROOT = Path(__file__).resolve().parents[3]

Links = Callable[..., None]


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _no_links(*_: object, **__: object) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


def _no_links_through_proc(real: Links) -> Links:
    def link(source: str, target: str, **options: int) -> None:
        if str(source).startswith("/proc/"):
            raise FileNotFoundError(errno.ENOENT, "No such file or directory")
        real(source, target, **options)

    return link


@pytest.fixture(params=["whole", "no nameless files", "no /proc", "no links", "nothing"])
def _system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a system or a disk may lack."""
    if request.param in ("no nameless files", "nothing"):
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    if request.param == "no /proc":
        monkeypatch.setattr(os, "link", _no_links_through_proc(os.link))
    if request.param in ("no links", "nothing"):
        monkeypatch.setattr(os, "link", _no_links)


def _write(file: BinaryIO, data: bytes = b"new") -> None:
    file.write(data)


@pytest.mark.usefixtures("_system")
@pytest.mark.parametrize("overwrite", [True, False])
def test_a_new_file_appears_at_the_end_and_alone(tmp_path: Path, overwrite: bool) -> None:
    path = tmp_path / "новый\n写.png"
    before = os.umask(0o027)
    try:
        with placed(path, overwrite) as file:
            _write(file)
            assert not path.exists()
    finally:
        os.umask(before)
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert path.stat().st_nlink == 1
    assert _names(tmp_path) == [path.name]


@pytest.mark.usefixtures("_system")
def test_an_old_file_is_replaced_only_when_told(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(b"precious")
    with pytest.raises(FileExistsError), placed(path, overwrite=False) as file:
        _write(file)
    assert path.read_bytes() == b"precious"
    with placed(path, overwrite=True) as file:
        _write(file)
        assert path.read_bytes() == b"precious"
    assert path.read_bytes() == b"new"
    assert _names(tmp_path) == ["photo.png"]


@pytest.mark.usefixtures("_system")
@pytest.mark.parametrize("overwrite", [True, False])
@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_failure_leaves_all_as_it_was(tmp_path: Path, overwrite: bool, error: type[BaseException]) -> None:
    path = tmp_path / "photo.png"
    if overwrite:
        path.write_bytes(b"precious")
    with pytest.raises(error), placed(path, overwrite) as file:  # noqa: PT012
        _write(file)
        raise error
    assert _names(tmp_path) == (["photo.png"] if overwrite else [])
    if overwrite:
        assert path.read_bytes() == b"precious"


@pytest.mark.usefixtures("_system")
@pytest.mark.parametrize("dangling", [True, False])
def test_a_planted_link_is_replaced_and_not_followed(tmp_path: Path, dangling: bool) -> None:
    victim, path = tmp_path / "victim", tmp_path / "photo.png"
    if not dangling:
        victim.write_bytes(b"precious")
    path.symlink_to(victim)
    with pytest.raises(FileExistsError), placed(path, overwrite=False) as file:
        _write(file)
    assert path.is_symlink()
    with placed(path, overwrite=True) as file:
        _write(file)
    assert not path.is_symlink()
    assert path.read_bytes() == b"new"
    assert _names(tmp_path) == (["photo.png"] if dangling else ["photo.png", "victim"])
    if not dangling:
        assert victim.read_bytes() == b"precious"


@pytest.mark.usefixtures("_system")
def test_a_folder_at_the_place_or_none_around_it(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(IsADirectoryError), placed(tmp_path / "folder", overwrite=True) as file:
        _write(file)
    with pytest.raises(FileNotFoundError), placed(tmp_path / "gone" / "photo.png", overwrite=False) as file:
        _write(file)
    (tmp_path / "file").touch()
    with pytest.raises(NotADirectoryError), placed(tmp_path / "file" / "photo.png", overwrite=False) as file:
        _write(file)
    assert _names(tmp_path) == ["file", "folder"]


@pytest.mark.usefixtures("_system")
@pytest.mark.parametrize("overwrite", [True, False])
def test_a_folder_that_goes_meanwhile(tmp_path: Path, overwrite: bool) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(FileNotFoundError), placed(folder / "photo.png", overwrite) as file:  # noqa: PT012
        _write(file)
        for left in folder.iterdir():
            left.unlink()
        folder.rmdir()
    assert _names(tmp_path) == []


@pytest.mark.usefixtures("_system")
def test_of_many_writers_one_wins(tmp_path: Path) -> None:
    start, outcomes = threading.Barrier(8), list[str]()

    def save(number: int) -> None:
        start.wait()
        try:
            with placed(tmp_path / "photo.png", overwrite=False) as file:
                _write(file, bytes([number]) * 1000)
            outcomes.append("saved")
        except FileExistsError:
            outcomes.append("refused")

    threads = [threading.Thread(target=save, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["refused"] * 7 + ["saved"]
    assert len(set((tmp_path / "photo.png").read_bytes())) == 1
    assert _names(tmp_path) == ["photo.png"]


KILLED_WHILE_WRITING = """
import os, sys, signal
from pathlib import Path
from engine.images import placing
if sys.argv[2] == "named":
    del os.O_TMPFILE
with placing.placed(Path(sys.argv[1]), overwrite=True) as file:
    file.write(b"half")
    file.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def _killed(path: Path, way: str) -> None:
    command = [sys.executable, "-c", KILLED_WHILE_WRITING, str(path), way]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL


def test_killed_while_writing_nothing_stays(tmp_path: Path) -> None:
    try:
        os.close(os.open(tmp_path, os.O_TMPFILE | os.O_RDWR))
    except (OSError, AttributeError):
        pytest.skip("this disk has no files without a name")
    (tmp_path / "photo.png").write_bytes(b"precious")
    _killed(tmp_path / "photo.png", "nameless")
    assert _names(tmp_path) == ["photo.png"]
    assert (tmp_path / "photo.png").read_bytes() == b"precious"


def test_where_something_stays_it_is_removed_before_the_next_run(tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"precious")
    _killed(tmp_path / "photo.png", "named")
    assert len(_names(tmp_path)) == 2
    check_folder(tmp_path)
    assert _names(tmp_path) == ["photo.png"]
    assert (tmp_path / "photo.png").read_bytes() == b"precious"


def test_only_what_dead_processes_of_this_machine_left_is_removed(tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    own = temporary_in(tmp_path)
    stale = tmp_path / own.name.replace(f"-{os.getpid()}-", f"-{dead.pid}-")
    kept = [
        own.name,  # this process lives
        own.name.replace(f"-{os.getpid()}-", f"-{os.getppid()}-"),
        stale.name.replace(placing._machine(), "0" * 8),
        stale.name.removesuffix(".tmp"),
        stale.name + "x",
        "x" + stale.name,
        stale.name.replace("denoiser", "other"),
        ".denoiser-0123456789abcdef.tmp",
        "photo.png",
    ]
    for name in (stale.name, *kept):
        (tmp_path / name).write_bytes(b"something")
    folder = tmp_path / stale.name.replace(stale.name[-20:-4], "a" * 16)
    folder.mkdir()
    link = tmp_path / stale.name.replace(stale.name[-20:-4], "b" * 16)
    link.symlink_to(tmp_path / "photo.png")
    remove_stale(tmp_path)
    assert _names(tmp_path) == sorted([*kept, folder.name, link.name])


def test_a_folder_that_cannot_be_looked_into_is_no_matter(tmp_path: Path) -> None:
    remove_stale(tmp_path / "gone")
    (tmp_path / "file").touch()
    remove_stale(tmp_path / "file")
    assert _names(tmp_path) == ["file"]


def test_living_writers_are_not_disturbed_by_the_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    with placed(tmp_path / "photo.png", overwrite=False) as file:
        _write(file)
        check_folder(tmp_path)
    assert (tmp_path / "photo.png").read_bytes() == b"new"


@pytest.mark.parametrize("locks", [True, False])
def test_blocks_alone_in_a_folder_do_not_overlap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locks: bool) -> None:
    if not locks:
        monkeypatch.setattr(placing, "fcntl", None)
    inside, most = [0], [0]
    start = threading.Barrier(4)

    def work() -> None:
        start.wait()
        for _ in range(5):
            with alone_in(tmp_path):
                inside[0] += 1
                most[0] = max(most[0], inside[0])
                time.sleep(0.002)
                inside[0] -= 1

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most[0] == 1 if locks else most[0] > 1
    assert _names(tmp_path) == []


def test_a_program_that_stands_still_does_not_stop_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placing, "_LOCK_TRIES", 5)
    script = "import sys, time; from pathlib import Path; from engine.images.placing import alone_in\n"
    script += "with alone_in(Path(sys.argv[1])): print('in', flush=True); time.sleep(60)"
    command = [sys.executable, "-c", script, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as holding:
        assert holding.stdout is not None
        holding.stdout.readline()
        began = time.monotonic()
        with alone_in(tmp_path):
            assert time.monotonic() - began >= 5 * placing._LOCK_SECONDS
        holding.kill()
    with alone_in(tmp_path / "gone"):
        pass
