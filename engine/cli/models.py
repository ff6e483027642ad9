"""``models``: see, bring in and take out models."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from engine.cli.console import Console, shown
from engine.cli.table import aligned
from engine.models.descriptor import Descriptor
from engine.models.library import DEFAULT_MODEL, Library, default_library

_COLUMNS = ["name", "architecture", "weights", "multiply-adds a pixel", "origin"]


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command line."""
    parser = commands.add_parser("models", help="list, show, import and export models", allow_abbrev=False)
    actions = parser.add_subparsers(dest="action", required=True, metavar="list|show|import|export")
    _add(actions, "list", "all models of the library", _list)
    _add(actions, "show", "everything about one model", _show).add_argument("name", metavar="NAME|FILE")
    bring = _add(actions, "import", "bring a checkpoint file into the library", _import)
    bring.add_argument("file", type=Path, metavar="FILE", help="PyTorch state dict or safetensors")
    bring.add_argument("--name", metavar="NAME", help="in the library (default: the file's name)")
    take = _add(actions, "export", "copy a model of the library to a file", _export)
    take.add_argument("name", metavar="NAME")
    take.add_argument("file", type=Path, metavar="FILE")
    take.add_argument("--overwrite", action="store_true", help="replace the file if it is there already")


def _add(
    actions: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    purpose: str,
    run: Callable[[argparse.Namespace, Console], int],
) -> argparse.ArgumentParser:
    parser = actions.add_parser(name, help=purpose, description=purpose, allow_abbrev=False)
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.set_defaults(run=run)
    return parser


def _list(args: argparse.Namespace, console: Console) -> int:
    library = default_library()
    models, problems = library.list(), library.problems()
    for problem in problems:
        console.warn(problem)
    if args.json:
        console.document({"models": [_document(model) for model in models]})
    elif models:
        console.say(aligned([_COLUMNS, *map(_row, models)]))
    else:
        console.warn("There are no models yet. Bring one in with: models import FILE")
    return 1 if problems else 0


def _show(args: argparse.Namespace, console: Console) -> int:
    _tell(_described(default_library(), args.name), args, console)
    return 0


def _import(args: argparse.Namespace, console: Console) -> int:
    _tell(default_library().import_file(args.file, args.name), args, console)
    return 0


def _export(args: argparse.Namespace, console: Console) -> int:
    default_library().export(args.name, args.file, args.overwrite)
    if args.json:
        console.document({"name": args.name, "file": str(args.file)})
    else:
        console.say(f"{shown(args.name)} -> {shown(args.file)}")
    return 0


def _described(library: Library, name_or_file: str) -> Descriptor:
    """From the listing where the model is there, which needs no torch."""
    for model in library.list():
        if model.name.casefold() == name_or_file.casefold():
            return model
    return library.load(name_or_file).descriptor


def _document(model: Descriptor) -> dict[str, Any]:
    return {**asdict(model), "default": model.name == DEFAULT_MODEL}


def _tell(model: Descriptor, args: argparse.Namespace, console: Console) -> None:
    if args.json:
        console.document(_document(model))
        return
    facts = _document(model)
    width = max(map(len, facts))
    console.say("\n".join(f"{name.replace('_', ' '):{width}}  {_fact(value)}" for name, value in facts.items()))


def _fact(value: object) -> str:
    if value is None:  # the receptive field of a model that looks at everything
        return "the whole picture"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return "; ".join(f"{shown(name)}: {_fact(inner)}" for name, inner in value.items()) or "-"
    return shown(str(value))


def _row(model: Descriptor) -> list[str]:
    mark = " (default)" if model.name == DEFAULT_MODEL else ""
    millions, thousands = model.parameters / 1e6, model.macs_per_pixel / 1e3
    return [shown(model.name) + mark, model.architecture, f"{millions:.2f} M", f"{thousands:.1f} k", model.origin]
