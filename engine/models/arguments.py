"""Arguments of architectures: what they may be, checked before anything is built. Imports no torch."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.errors import UnsuitableCheckpoint

Arguments = Mapping[str, Any]
Shapes = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Argument:
    """A whole number, a list of them, or a yes or no.

    Attributes:
        default: taken where nothing is said; its kind is the argument's.
        allowed: the values, or the values of each entry.
        entries: how many entries a list may have; None for a single number.
        as_many_as: the name of another list that must be as long.
        fewer: by so many entries it must be shorter than that; an empty list is then allowed too.
    """

    default: int | bool | list[int]
    allowed: range | tuple[int, ...]
    entries: range | None = None
    as_many_as: str | None = None
    fewer: int = 0

    def admits(self, value: object) -> bool:
        """Whether the value is of the right kind and in range."""
        if self.entries is None:
            return self._admits_number(value)
        if not isinstance(value, list | tuple) or len(value) not in self.entries:
            return False
        return all(self._admits_number(entry) for entry in value)

    @property
    def wanted(self) -> str:
        """What is admitted, in words."""
        if isinstance(self.default, bool):
            return "true or false"
        if self.entries is None:
            return f"a whole number {_span(self.allowed)}"
        return f"a list of {_span(self.entries)} whole numbers, each {_span(self.allowed)}"

    def _admits_number(self, value: object) -> bool:
        return (
            isinstance(value, int)
            and isinstance(value, bool) == isinstance(self.default, bool)
            and value in self.allowed
        )


def checked(known: Mapping[str, Argument], given: Arguments, of: str) -> dict[str, Any]:
    """All arguments, defaults filled in, as JSON values.

    Args:
        known: what the architecture takes.
        given: what is asked for.
        of: the architecture's name, for the errors.

    Raises:
        UnsuitableCheckpoint: an unknown argument, or one out of range.
    """
    for name in given:
        if name not in known:
            raise UnsuitableCheckpoint(f"{of} has no argument {name!r}; {_nearest(name, known)}.")
    values = {name: given.get(name, argument.default) for name, argument in known.items()}
    for name, argument in known.items():
        _check(name, argument, values, of)
    return {name: list(value) if isinstance(value, list | tuple) else value for name, value in values.items()}


def _check(name: str, argument: Argument, values: Arguments, of: str) -> None:
    if not argument.admits(values[name]):
        raise UnsuitableCheckpoint(f"{of}: {name!r} must be {argument.wanted}, not {_shortened(values[name])}.")
    other, count = argument.as_many_as, len(values[name]) if argument.entries else 0
    if other is None or (argument.fewer and not count):
        return
    wanted = len(values[other]) - argument.fewer
    if count != wanted:
        comparison = f"{argument.fewer} fewer entries than" if argument.fewer else "as many entries as"
        raise UnsuitableCheckpoint(f"{of}: {name!r} needs {comparison} {other!r}: {wanted}, not {count}.")


def _nearest(name: str, known: Mapping[str, Argument]) -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.0)
    return f"perhaps {near[0]!r} is meant" if near else "it takes none"


def _span(allowed: range | tuple[int, ...]) -> str:
    if isinstance(allowed, range):
        return f"{allowed.start} to {allowed.stop - 1}"
    return " or ".join(map(str, allowed))


def _shortened(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "..."
