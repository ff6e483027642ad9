import sys
from types import ModuleType

import pytest

import main
from engine.cli import program


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[str]]]:
    """What was opened, and with which words; neither the window nor a command runs."""
    calls: list[tuple[str, list[str]]] = []

    def recorder(kind: str, status: int) -> object:
        return lambda words: (calls.append((kind, list(words))), status)[1]

    window = ModuleType("denoiser_gui.app")
    vars(window)["main"] = recorder("window", 0)
    monkeypatch.setitem(sys.modules, "denoiser_gui.app", window)
    monkeypatch.setattr(program, "main", recorder("command", 7))
    return calls


@pytest.mark.parametrize(
    "words", [[], ["photo.png"], ["a folder", "b.jpg"], ["./denoise"], ["./models", "x"], ["photo.png", "denoise"]]
)
def test_nothing_or_paths_open_the_window(words: list[str], called: list[tuple[str, list[str]]]) -> None:
    assert main.main(words) == 0
    assert called == [("window", words)]


@pytest.mark.parametrize(
    "words",
    [["denoise", "a.png"], ["evaluate"], ["train", "-h"], ["models"], ["-h"], ["--version"], ["a.png", "--overwrite"]],
)
def test_commands_and_options_do_not(words: list[str], called: list[tuple[str, list[str]]]) -> None:
    assert main.main(words) == 7
    assert called == [("command", words)]


def test_the_process_arguments_are_the_default(
    called: list[tuple[str, list[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["main.py", "x.png"])
    main.main()
    assert called == [("window", ["x.png"])]


def test_interrupting_the_start_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_words: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(program, "main", interrupted)
    assert main.main(["models", "list"]) == 130
