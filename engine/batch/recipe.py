"""How a result was made: a small JSON file beside it, so that it can be made again, and need not be made again."""

import hashlib
import json
import os
import stat
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from io import BufferedReader
from pathlib import Path
from typing import Any

from engine.errors import UnwritableReport, WrongRecipe
from engine.images.placing import placed
from engine.images.reading import shown

VERSION = 1
"""Of the recipe's form."""

ENDING = ".recipe.json"

_MAX_BYTES = 1 << 20
_MAX_NAME_BYTES = 255
_SHA256_DIGITS = 64
_MARK_DIGITS = 8
_QUOTED_SIGNS = 60
_LEFT_OUT = ("sigma", "best")
"""What a recipe's file need not tell: it is as usual then."""


@dataclass(frozen=True, slots=True)
class Input:
    """The photo that was denoised.

    Attributes:
        name: of its file, without folders.
        bytes: size of the file.
        sha256: of the file, 64 hexadecimal digits.
    """

    name: str
    bytes: int
    sha256: str

    @classmethod
    def of(cls, path: Path) -> "Input":
        """Of a file as it is now.

        Raises:
            OSError: it cannot be read.
        """
        return cls(path.name, path.stat().st_size, _sha256(path))


@dataclass(frozen=True, slots=True)
class Output:
    """The result: name of its file without folders, and SHA-256 of the file."""

    name: str
    sha256: str

    @classmethod
    def of(cls, path: Path) -> "Output":
        """Of a file as it is now.

        Raises:
            OSError: it cannot be read.
        """
        return cls(path.name, _sha256(path))


@dataclass(frozen=True, slots=True)
class Model:
    """The model by name and SHA-256 of its file; the hash is empty for a classical method."""

    name: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that is needed to make a result again.

    Attributes:
        program: name and version of what made it.
        input, output, model: see there.
        device: it was computed on, for instance ``cpu``.
        tile: side of the tiles in pixels, as asked for; None where it was chosen by memory.
        luminance, chrominance: the strengths, 0 to 1.
        format: as asked for, for instance ``keep``.
        version: of this form.
        sigma: noise level as given, in levels of 255; None, and left out of the file, where it was estimated or the
            method or model takes none.
        best: the mean over the photo's eight positions was taken; left out of the file where it was not.
    """

    program: str
    input: Input
    output: Output
    model: Model
    device: str
    tile: int | None
    luminance: float
    chrominance: float
    format: str
    version: int = VERSION
    sigma: float | None = None
    best: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to be made; see :class:`Recipe` for the settings.

    Attributes:
        result: where the result is to be.
    """

    result: Path
    model: Model
    tile: int | None
    luminance: float
    chrominance: float
    format: str
    sigma: float | None = None
    best: bool = False


def sidecar(result: Path) -> Path:
    """Where the recipe of ``result`` lies: beside it, ``photo_denoised.png.recipe.json``.

    Where that would be longer than file systems allow, the name is cut and marked, so that it stays its own.
    """
    name = result.name + ENDING
    if len(os.fsencode(name)) <= _MAX_NAME_BYTES:
        return result.with_name(name)
    ending = f"~{hashlib.sha256(os.fsencode(result.name)).hexdigest()[:_MARK_DIGITS]}{ENDING}"
    stem = result.name
    while len(os.fsencode(stem + ending)) > _MAX_NAME_BYTES:
        stem = stem[:-1]
    return result.with_name(stem + ending)


def write(recipe: Recipe, result: Path) -> None:
    """Save the recipe beside ``result``, whole or not at all, in place of an older one.

    Raises:
        UnwritableReport: it could not be saved; an older one is as it was.
    """
    document = {
        name: value
        for name, value in asdict(recipe).items()
        if name not in _LEFT_OUT or not (value is None or value is False)
    }
    text = json.dumps(document, indent=2, allow_nan=False) + "\n"
    try:
        with placed(sidecar(result), overwrite=True) as file:
            file.write(text.encode("utf-8"))
    except OSError as error:
        raise UnwritableReport(
            f"The recipe of {shown(result)} could not be saved: {error.strerror or error}. The result itself is there."
        ) from error


def read(path: Path) -> Recipe:
    """A recipe from its file.

    Raises:
        WrongRecipe: there is none, it is damaged, or it holds what this version does not know.
    """
    try:
        return _recipe(_document(path))
    except WrongRecipe as error:
        raise WrongRecipe(f"{shown(path)} is no recipe that can be used: {error}.") from error.__cause__
    except OSError as error:
        raise WrongRecipe(f"The recipe {shown(path)} cannot be opened: {error.strerror or error}.") from error


def made_by(recipe: Recipe, source: Path, wanted: Wanted) -> bool:
    """Whether what is wanted is there already: made from this very ``source`` with these settings, and unchanged since.

    The device does not count: it changes a result by rounding only. A file that cannot be read is not what was made.
    """
    if not _same_settings(recipe, wanted) or recipe.output.name != wanted.result.name:
        return False
    try:
        # The cheap question first: hundreds of photos are asked about before a batch goes on.
        if source.stat().st_size != recipe.input.bytes:
            return False
        return _sha256(wanted.result) == recipe.output.sha256 and _sha256(source) == recipe.input.sha256
    except (OSError, ValueError):
        return False


def _same_settings(recipe: Recipe, wanted: Wanted) -> bool:
    names = [field.name for field in fields(Wanted) if field.name != "result"]
    return all(getattr(recipe, name) == getattr(wanted, name) for name in names)


def _sha256(path: Path) -> str:
    with _regular_file(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _regular_file(path: Path) -> BufferedReader:
    """Opened without waiting, should it be a named pipe."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    file = os.fdopen(descriptor, "rb")
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        file.close()
        raise OSError(f"{shown(path)} is not a regular file")
    return file


def _document(path: Path) -> Any:
    with _regular_file(path) as file:
        data = file.read(_MAX_BYTES + 1)
    if len(data) > _MAX_BYTES:
        raise WrongRecipe("it is too large")
    try:
        return json.loads(data.decode("utf-8"), object_pairs_hook=_without_repeats, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise WrongRecipe("it is damaged or incomplete") from error


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name twice")
    return found


def _refuse_constant(text: str) -> float:
    raise ValueError(f"{text} is no JSON")


def _recipe(document: Any) -> Recipe:
    """Built from JSON, everything checked."""
    version = document.get("version", VERSION) if isinstance(document, dict) else VERSION
    if not _is_whole(version) or version != VERSION:
        raise WrongRecipe(f"its version is {_quoted(version)}, and only {VERSION} is known here")
    parts = _of_kind(document, "the recipe", Recipe)
    for name, kind in (("input", Input), ("output", Output), ("model", Model)):
        parts[name] = kind(**_of_kind(parts[name], f"“{name}”", kind))
    recipe = Recipe(**parts)
    _check(recipe)
    return recipe


def _of_kind(found: Any, where: str, kind: type[Any]) -> dict[str, Any]:
    """The values of a dataclass, none unknown, and none missing but what may be left out."""
    if not isinstance(found, Mapping):
        raise WrongRecipe(f"{where} is not a table of names and values")
    known = {field.name: field for field in fields(kind)}
    for name in found:
        if name not in known:
            raise WrongRecipe(f"{where} holds {_quoted(name)}, which is not known")
    for name, field in known.items():
        if name not in found and field.name not in _LEFT_OUT:
            raise WrongRecipe(f"{where} lacks “{name}”")
    return dict(found)


def _check(recipe: Recipe) -> None:
    names = recipe.input.name, recipe.output.name, recipe.model.name
    for text in (recipe.program, recipe.device, recipe.format, *names):
        _require(isinstance(text, str) and text != "", "a name is not a text")
    for digest in (recipe.input.sha256, recipe.output.sha256):
        _require(_is_digest(digest), "a SHA-256 is not one")
    _require(recipe.model.sha256 == "" or _is_digest(recipe.model.sha256), "the model's SHA-256 is not one")
    _require(_is_whole(recipe.input.bytes) and recipe.input.bytes >= 0, "the input's size is not a number of bytes")
    _require(recipe.tile is None or (_is_whole(recipe.tile) and recipe.tile >= 1), "the tile is not a number of pixels")
    for strength in (recipe.luminance, recipe.chrominance):
        _require(_is_number(strength) and 0 <= strength <= 1, "a strength is not between 0 and 1")
    sigma: Any = recipe.sigma
    _require(sigma is None or (_is_number(sigma) and 0 <= sigma <= 255), "the noise level is not between 0 and 255")
    _require(isinstance(recipe.best, bool), "whether it was made with the best quality is neither true nor false")


def _require(fulfilled: bool, otherwise: str) -> None:
    if not fulfilled:
        raise WrongRecipe(otherwise)


def _quoted(found: Any) -> str:
    """Something out of a file as it can be put into a sentence, on any terminal."""
    return ascii(found)[:_QUOTED_SIGNS]


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: Any) -> bool:
    return _is_whole(value) or isinstance(value, float)


def _is_digest(value: Any) -> bool:
    return isinstance(value, str) and len(value) == _SHA256_DIGITS and set(value) <= set("0123456789abcdef")
