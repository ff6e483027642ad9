"""Any error, as a notice that a person can act on."""

import errno

import pytest

from denoiser_gui.notices import Notice, Severity, from_error
from engine.errors import UnreadableImage


def test_an_error_of_ours_speaks_for_itself_and_keeps_its_cause() -> None:
    error = UnreadableImage("“a.png” is damaged. Open another photo.")
    error.__cause__ = ValueError("bad chunk")
    notice = from_error(error)
    assert (notice.text, notice.advice) == ("“a.png” is damaged. Open another photo.", "")
    assert notice.severity is Severity.ERROR
    assert "bad chunk" in notice.details


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOENT, "was not found"),
        (errno.EACCES, "may not be opened or written"),
        (errno.ENOSPC, "disk is full"),
        (errno.EIO, "could not be read or written"),
    ],
)
def test_errors_of_the_system_are_said_plainly(number: int, words: str) -> None:
    notice = from_error(OSError(number, "reason", "/photos/a.png"))
    assert words in notice.text
    assert notice.advice
    assert number == errno.ENOSPC or "/photos/a.png" in notice.text


def test_a_nameless_error_of_the_system_has_a_reason_too() -> None:
    assert from_error(OSError()).text == "A file could not be read or written: OSError."


def test_memory() -> None:
    assert "memory" in from_error(MemoryError()).text


def test_everything_else_is_unexpected_with_details_to_copy() -> None:
    try:
        {}["missing"]  # type: ignore[var-annotated]
    except KeyError as error:
        notice = from_error(error)
    assert notice.text == "Something unexpected happened."
    assert "KeyError: 'missing'" in notice.details
    assert "test_notices.py" in notice.details


def test_equal_notices_are_equal() -> None:
    assert Notice("a") == Notice("a") != Notice("a", severity=Severity.WARNING)
