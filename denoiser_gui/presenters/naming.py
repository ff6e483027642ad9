"""How results will be called, before there are any."""

import datetime
from pathlib import Path

from engine.batch import template as templates
from engine.batch.template import Values
from engine.errors import DenoiserError
from engine.images.writing import KEEP, propose

_SAMPLE = Path("IMG_1234.jpg")


def result_path(template: str, source: Path, model: str, format: str = KEEP) -> Path:
    """Where the result of a photo goes within the folder for results.

    The head of its file is looked at: a HEIC of more than 8 bits or with transparency becomes another format.

    Raises:
        WrongTemplate: a sentence says why the template names nothing.
    """
    templates.check(template)
    values = Values.of(source, model, datetime.date.today())
    return templates.fill(template, values, propose(source, format=format).suffix)


def example(template: str, source: Path | None, model: str, format: str = KEEP) -> tuple[str, bool]:
    """What a template makes of a photo, or why it makes nothing; and whether it is wrong."""
    photo = source or _SAMPLE
    try:
        return f"{photo.name} → {result_path(template, photo, model, format)}", False
    except DenoiserError as error:
        return str(error), True
