"""Optional packages: installed by a pip that is pretended here; what goes wrong becomes a sentence."""

import os
import sys
import threading
import time
import tomllib
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from engine import extras
from engine.cancellation import Cancelled, CancelToken
from engine.errors import DenoiserError, ExtraFailed, MissingExtra
from engine.extras import EXTRAS, install, installed

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def pip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Pip":
    return Pip(tmp_path, monkeypatch)


class Pip:
    """A module named pip, first on the path of the process that is started, and an extra that it can install."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        (folder / "pip").mkdir()
        (folder / "pip" / "__init__.py").touch()
        monkeypatch.setenv("PYTHONPATH", str(folder))
        monkeypatch.syspath_prepend(str(folder / "site"))
        (folder / "site").mkdir()
        extra = extras.Extra("pretended", "a_pretended_package", "pretended==1.0", 1, "pretended photos")
        monkeypatch.setattr(extras, "EXTRAS", {**EXTRAS, "pretended": extra})

    def does(self, script: str) -> None:
        (self.folder / "pip" / "__main__.py").write_text(
            f"import sys, time, pathlib\nsite = pathlib.Path({str(self.folder / 'site')!r})\n{script}\n",
            encoding="utf-8",
        )

    def fails(self, words: str) -> None:
        self.does(f"print('Collecting'); print({words!r}, file=sys.stderr); sys.exit(1)")


INSTALL = "(site / 'a_pretended_package.py').touch()"


def test_the_extras_are_those_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name, extra in EXTRAS.items():
        assert project["optional-dependencies"][name] == list(extra.requirements)
        assert extra.name == name
        assert all(requirement in extra.command for requirement in extra.requirements)
        assert 0 < extra.megabytes < 40


def test_installed_looks_for_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    for found, expected in ((ModuleSpec("x", None), True), (None, False)):
        monkeypatch.setattr(extras.importlib.util, "find_spec", lambda _, found=found: found)
        assert [installed(name) for name in EXTRAS] == [expected] * len(EXTRAS)


def test_installing_tells_pips_lines_and_the_package_is_there_at_once(pip: Pip) -> None:
    assert not installed("pretended")
    pip.does(f"print('Collecting'); print(*sys.argv[1:]); print('ü', flush=True); {INSTALL}")
    lines = list(install("pretended"))
    assert lines[0] == "Collecting"
    assert lines[2].startswith(("ü", "\ufffd"))
    arguments = lines[1].split()
    assert arguments[0] == "install"
    assert arguments[-1] == "pretended==1.0"
    assert {"--no-input", "--disable-pip-version-check", "--no-deps"} <= set(arguments)
    assert arguments[arguments.index("-c") + 1] == str(ROOT / "constraints.txt")
    assert installed("pretended")


def test_where_there_are_no_constraints_there_are_none(pip: Pip, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "_CONSTRAINTS", ROOT / "no such file")
    pip.does(f"print(*sys.argv[1:]); {INSTALL}")
    assert "-c" not in next(iter(list(install("pretended")))).split()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("ERROR: No matching distribution found for pretended==1.0", "no build of it for this system"),
        ("NewConnectionError: x\nERROR: No matching distribution found for pretended", "network did not answer"),
        ("ERROR: Could not install: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: [Errno 13] Permission denied: '/usr/lib'", "may not be changed"),
        ("error: externally-managed-environment", "may not be changed"),
        ("/usr/bin/python: No module named pip", "has no pip"),
        ("ERROR: Something else.", "pip says “Something else”"),
    ],
)
def test_failures_have_a_sentence(pip: Pip, words: str, sentence: str) -> None:
    pip.fails(words)
    with pytest.raises(ExtraFailed, match=rf"^pretended==1\.0 could not be installed: .*{sentence}.*\.$"):
        list(install("pretended"))
    assert issubclass(ExtraFailed, DenoiserError)


def test_a_pip_that_says_nothing_or_installs_nothing_has_failed(pip: Pip) -> None:
    for script in ("sys.exit(2)", "pass"):
        pip.does(script)
        with pytest.raises(ExtraFailed, match="it said nothing"):
            list(install("pretended"))


def test_a_python_that_cannot_be_started(pip: Pip, monkeypatch: pytest.MonkeyPatch) -> None:
    pip.does("pass")
    monkeypatch.setattr(sys, "executable", str(pip.folder / "nothing"))
    with pytest.raises(ExtraFailed, match="could not be started"):
        list(install("pretended"))


def test_cancelling_stops_even_a_silent_pip(pip: Pip) -> None:
    pip.does(f"pathlib.Path({str(pip.folder / 'started')!r}).touch(); time.sleep(60)")
    cancel = CancelToken()

    def cancel_once_started() -> None:
        while not (pip.folder / "started").exists():
            time.sleep(0.02)
        cancel.cancel()

    thread = threading.Thread(target=cancel_once_started)
    thread.start()
    began = time.monotonic()
    with pytest.raises(Cancelled):
        list(install("pretended", cancel))
    thread.join()
    assert time.monotonic() - began < 40


def test_leaving_early_stops_pip(pip: Pip) -> None:
    pip.does("import os; print(os.getpid(), flush=True); time.sleep(60)")
    lines = install("pretended")
    process = int(next(lines))
    lines.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_a_missing_extra_survives_the_way_between_processes() -> None:
    import pickle

    again = pickle.loads(pickle.dumps(MissingExtra("A sentence.", "raw")))
    assert (str(again), again.extra) == ("A sentence.", "raw")
