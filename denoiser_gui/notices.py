"""Any error, as a notice that a person can act on."""

import errno
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import QCoreApplication

from engine.errors import DenoiserError
from engine.service.replies import Failed

translate = QCoreApplication.translate


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
        at_once: it answers what the person just did, and is shown before those that wait.
    """

    text: str
    advice: str = ""
    details: str = ""
    severity: Severity = Severity.INFORMATION
    actions: tuple[Action, ...] = ()
    at_once: bool = False


def from_error(error: BaseException) -> Notice:
    """What a person is told about an exception, the traceback and its causes in the details."""
    text, advice = _sentences(error)
    return Notice(text, advice, "".join(traceback.format_exception(error)).strip(), Severity.ERROR)


def from_reply(reply: Failed) -> Notice:
    """What a person is told about a request that the engine's process could not fulfil."""
    if reply.expected:
        return Notice(reply.sentence, details=reply.details, severity=Severity.ERROR)
    text = translate("Notices", "Something unexpected happened: {reason}").format(reason=reply.sentence)
    advice = translate("Notices", "The photo is as it was. Please try again; the details help to find the cause.")
    return Notice(text, advice, reply.details, Severity.ERROR)


def _sentences(error: BaseException) -> tuple[str, str]:
    if isinstance(error, DenoiserError):
        return str(error), ""
    if isinstance(error, MemoryError):
        return (
            translate("Notices", "There was not enough memory."),
            translate("Notices", "Close other programs or take a smaller photo, then try again."),
        )
    if isinstance(error, OSError):
        return _of_system(error)
    return (
        translate("Notices", "Something unexpected happened."),
        translate("Notices", "Your photos are as they were. The details help to find the cause."),
    )


def _of_system(error: OSError) -> tuple[str, str]:
    reason = error.strerror or str(error) or type(error).__name__
    match error.errno:
        case errno.ENOENT:
            text = translate("Notices", "{file} was not found.")
            advice = translate("Notices", "It may have been moved or renamed; open it again from its new place.")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            text = translate("Notices", "{file} may not be opened or written.")
            advice = translate("Notices", "Choose another folder, or change its permissions.")
        case errno.ENOSPC | errno.EDQUOT:
            text = translate("Notices", "The disk is full.")
            advice = translate("Notices", "Make room or choose another folder, then try again.")
        case _:
            text = translate("Notices", "{file} could not be read or written: {reason}.")
            advice = translate("Notices", "Try again, or choose another place.")
    quoted = translate("Notices", "“{file}”").format(file=error.filename)
    return text.format(file=quoted if error.filename else translate("Notices", "A file"), reason=reason), advice
