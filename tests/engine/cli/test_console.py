import io
import os

import pytest

from engine.cli.console import Console, shown
from engine.errors import NotFinite


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def ascii_stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="ascii", newline="\n")


def seen(text: str) -> list[str]:
    """What stands on a terminal after ``text``, line by line."""
    lines = []
    for line in text.split("\n"):
        cells: list[str] = []
        for part in line.split("\r"):
            cells[: len(part)] = part
        lines.append("".join(cells).rstrip())
    return lines


def test_on_a_terminal_the_progress_is_one_line_that_shrinks_and_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    err = Terminal()
    console = Console(io.StringIO(), err)
    console.progress("a long line of progress")
    console.progress("short")
    assert seen(err.getvalue()) == ["short"]
    console.warn("A sentence.")
    assert seen(err.getvalue()) == ["A sentence.", ""]


def test_a_result_takes_the_progress_line_away_first() -> None:
    out, err = io.StringIO(), Terminal()
    console = Console(out, err)
    console.progress("half")
    console.say("done")
    assert seen(err.getvalue()) == [""]
    assert out.getvalue() == "done\n"


def test_the_progress_line_never_wraps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((10, 24)))
    err = Terminal()
    Console(io.StringIO(), err).progress("x" * 50)
    assert seen(err.getvalue()) == ["x" * 9]


def test_elsewhere_progress_is_plain_lines() -> None:
    err = io.StringIO()
    console = Console(io.StringIO(), err)
    console.progress("one")
    console.progress("two")
    console.clear()
    assert err.getvalue() == "one\ntwo\n"


def test_what_the_encoding_lacks_is_escaped() -> None:
    out = ascii_stream()
    Console(out, io.StringIO()).say("∞ ä")
    assert out.buffer.getvalue() == b"\\u221e \\xe4\n"  # type: ignore[attr-defined]


def test_names_that_are_no_unicode_can_be_told() -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")
    Console(out, io.StringIO()).say("a\udcff")
    assert out.buffer.getvalue() == b"a\\udcff\n"  # type: ignore[attr-defined]


@pytest.mark.parametrize(("name", "expected"), [("größe", "größe"), ("a\x1b[31m", "a\\x1b[31m"), ("a\nb", "a\\nb")])
def test_names_are_shown_without_control_characters(name: str, expected: str) -> None:
    assert shown(name) == expected


def test_errors_are_told_with_what_they_are_about() -> None:
    err = io.StringIO()
    console = Console(io.StringIO(), err)
    console.complain(NotFinite("It is not finite."), "a.png")
    console.complain(KeyError("x"))
    assert err.getvalue().splitlines()[0] == "a.png: It is not finite."
    assert "KeyError" in err.getvalue().splitlines()[1]
    assert "Traceback" not in err.getvalue()
