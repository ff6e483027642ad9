"""Any error, as a notice that a person can act on."""

import errno
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from engine.errors import DenoiserError
from engine.service.replies import Failed


class Severity(Enum):
    """How much a notice matters; shown as an icon and said in a word."""

    INFORMATION = "information"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done about a notice, which it closes.

    Attributes:
        label: of the button.
        do: called when it is pressed.
    """

    label: str
    do: Callable[[], None] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Notice:
    """One message.

    Attributes:
        text: what happened, a plain sentence.
        advice: what to do, or empty where ``text`` says it.
        details: for whoever looks deeper, to be copied; may be empty.
        severity: of it.
        actions: what can be done, the best first.
    """

    text: str
    advice: str = ""
    details: str = ""
    severity: Severity = Severity.INFORMATION
    actions: tuple[Action, ...] = ()


def from_error(error: BaseException) -> Notice:
    """What a person is told about an exception, the traceback and its causes in the details."""
    text, advice = _sentences(error)
    return Notice(text, advice, "".join(traceback.format_exception(error)).strip(), Severity.ERROR)


def from_reply(reply: Failed) -> Notice:
    """What a person is told about a request that the engine's process could not fulfil."""
    if reply.expected:
        return Notice(reply.sentence, details=reply.details, severity=Severity.ERROR)
    advice = "The photo is as it was. Please try again; the details help to find the cause."
    return Notice(f"Something unexpected happened: {reply.sentence}", advice, reply.details, Severity.ERROR)


def _sentences(error: BaseException) -> tuple[str, str]:
    if isinstance(error, DenoiserError):
        return str(error), ""
    if isinstance(error, MemoryError):
        return "There was not enough memory.", "Close other programs or take a smaller photo, then try again."
    if isinstance(error, OSError):
        return _of_system(error)
    return "Something unexpected happened.", "Your photos are as they were. The details help to find the cause."


def _of_system(error: OSError) -> tuple[str, str]:
    place = f"“{error.filename}”" if error.filename else "A file"
    match error.errno:
        case errno.ENOENT:
            return f"{place} was not found.", "It may have been moved or renamed; open it again from its new place."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"{place} may not be opened or written.", "Choose another folder, or change its permissions."
        case errno.ENOSPC | errno.EDQUOT:
            return "The disk is full.", "Make room or choose another folder, then try again."
    reason = error.strerror or str(error) or type(error).__name__
    return f"{place} could not be read or written: {reason}.", "Try again, or choose another place."
