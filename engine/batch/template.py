"""How results are named: a text with fields, such as ``{name}_denoised`` or ``{folder}/{date}/{name}``."""

import datetime
import re
from dataclasses import dataclass
from pathlib import Path

from engine.errors import WrongTemplate
from engine.images.formats import format_of_suffix
from engine.images.writing import fitting

DEFAULT_TEMPLATE = "{name}_denoised"

FIELDS = ("name", "folder", "date", "model")
"""Name of the photo without its suffix, name of the folder it lies in, day of the run (ISO 8601), name of the model."""

_FIELD = re.compile(r"\{([^{}]*)\}")
_NOT_IN_NAMES = '\\:*?"<>|'
"""Not allowed in names on some system, so that what was named on one can be taken to another."""


@dataclass(frozen=True, slots=True)
class Values:
    """What the fields stand for."""

    name: str
    folder: str
    date: str
    model: str

    @classmethod
    def of(cls, source: Path, model: str, day: datetime.date) -> "Values":
        """For one photo."""
        return cls(name_of(source), folder_of(source), day.isoformat(), _harmless(model))


def name_of(source: Path) -> str:
    """The photo's name without its suffix."""
    return source.name.removesuffix(source.suffix) if format_of_suffix(source) else source.name


def folder_of(source: Path) -> str:
    """The name of the folder it lies in."""
    return source.absolute().parent.name


def check(template: str) -> None:
    """See to it that the template names a file within the output folder, whatever photo it is used for.

    Raises:
        WrongTemplate: a sentence says why it does not.
    """
    for field in _FIELD.findall(template):
        if field not in FIELDS:
            fields = ", ".join(f"{{{known}}}" for known in FIELDS)
            raise WrongTemplate(f"There is no field {{{_shown(field)}}} for the results' names. Fields are {fields}.")
    plain = _FIELD.sub("", template)
    wrong = next((sign for sign in plain if sign in "{}" or sign in _NOT_IN_NAMES or not sign.isprintable()), None)
    if wrong is not None:
        raise WrongTemplate(f"The template for the results' names has the sign {wrong!r}, which cannot be in a name.")
    _check_parts(_FIELD.sub("x", template).split("/"))


def _check_parts(parts: list[str]) -> None:
    if parts[0] == "" and len(parts) > 1:
        raise WrongTemplate("The template for the results' names begins with /, outside of the output folder.")
    if any(part.strip() == ".." for part in parts):
        raise WrongTemplate("The template for the results' names leads out of the output folder by “..”.")
    if any(part.strip(" .") == "" for part in parts):
        raise WrongTemplate("The template for the results' names leaves a name empty.")


def fill(template: str, values: Values, ending: str) -> Path:
    """A result's path within the output folder; names too long for file systems are cut where the photo's name is.

    Args:
        template: one that was checked.
        values: of the fields.
        ending: put after the last name: a number maybe, and the suffix.
    """
    *folders, last = template.split("/")
    return Path(*(_filled(part, values, "") for part in folders), _filled(last, values, ending))


def pattern(template: str) -> re.Pattern[str] | None:
    """Matches what :func:`fill` makes of the template, with an empty ending, for any photo on any day by any model.

    The groups ``subfolder``, ``folder`` and ``name`` tell of which photo. None where the last name says nothing but
    which photo it is, or not even that: then a result cannot be told from a photo.
    """
    if "{name}" not in template or template.split("/")[-1] == "{name}":
        return None
    kinds = {"name": "[^/]+", "folder": "[^/]*", "date": r"\d{4}-\d\d-\d\d", "model": "[^/]+"}
    text, seen = "", set[str]()
    for piece in re.split(r"(\{[^{}]*\})", template):
        field = piece[1:-1] if piece.startswith("{") else None
        text += (
            re.escape(piece) if field is None else f"(?P={field})" if field in seen else f"(?P<{field}>{kinds[field]})"
        )
        seen.add(field or "")
    return re.compile(rf"(?:(?P<subfolder>.+)/)?{text}", re.DOTALL)


def _filled(part: str, values: Values, ending: str) -> str:
    name = values.name
    while fitting(_expanded(part, name, values), ending) != _expanded(part, name, values) and name:
        name = name[:-1]
    text = fitting(_expanded(part, name, values), ending)
    return (text if text.strip(" .") else "_") + ending


def _expanded(part: str, name: str, values: Values) -> str:
    return _FIELD.sub(lambda field: name if field[1] == "name" else getattr(values, field[1]), part)


def _harmless(text: str) -> str:
    """Fit to be part of a name on any system."""
    return "".join("_" if sign in _NOT_IN_NAMES or sign == "/" or not sign.isprintable() else sign for sign in text)


def _shown(text: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in text)
