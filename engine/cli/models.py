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
from engine.models.listing import Listed
from engine.models.notes import Note

_COLUMNS = ["name", "architecture", "weights", "multiply-adds a pixel", "origin", "trial"]


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
    take.add_argument("file", type=Path, metavar="FILE", help="ending in .onnx: as ONNX, checked with onnxruntime")
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
    models, problems = library.listed(), library.problems()
    doubts = [f"{shown(model.descriptor.name)}: {doubt}" for model in models for doubt in model.note.doubts or ()]
    for sentence in (*problems, *doubts):
        console.warn(sentence)
    if args.json:
        console.document({"models": [_listed_document(model) for model in models]})
    elif models:
        console.say(aligned([_COLUMNS, *map(_row, models)]))
    else:
        console.warn("There are no models yet. Bring one in with: models import FILE")
    return 1 if problems else 0


def _show(args: argparse.Namespace, console: Console) -> int:
    library = default_library()
    model = _described(library, args.name)
    _tell(model, library.note_of(model), args, console)
    return 0


def _import(args: argparse.Namespace, console: Console) -> int:
    """The model is kept, whatever its trial finds."""
    from engine.inference.trial import bring_in

    library = default_library()
    model, doubts = bring_in(library, args.file, args.name)
    for doubt in doubts:
        console.warn(f"{shown(model.name)}: {doubt}")
    _tell(model, library.note_of(model), args, console)
    return 0


def _export(args: argparse.Namespace, console: Console) -> int:
    told: dict[str, Any] = {"name": args.name, "file": str(args.file)}
    if args.file.suffix.lower() == ".onnx":
        told["difference"] = _export_onnx(args)
    else:
        default_library().export(args.name, args.file, args.overwrite)
    if args.json:
        console.document(told)
        return 0
    checked = f" (checked with onnxruntime: the same to {told['difference']:.1g})" if "difference" in told else ""
    console.say(f"{shown(args.name)} -> {shown(args.file)}{checked}")
    return 0


def _export_onnx(args: argparse.Namespace) -> float:
    from engine.models.interchange import export_onnx

    return export_onnx(default_library().load(args.name), args.file, args.overwrite)


def _described(library: Library, name_or_file: str) -> Descriptor:
    """From the listing where the model is there, which needs no torch."""
    for model in library.list():
        if model.name.casefold() == name_or_file.casefold():
            return model
    return library.load(name_or_file).descriptor


def _document(model: Descriptor, note: Note) -> dict[str, Any]:
    """``tile_gap`` in levels of 255: null where it was not measured, or tiles equal the whole."""
    return {**asdict(model), "default": model.name == DEFAULT_MODEL, "tile_gap": note.tile_gap}


def _listed_document(model: Listed) -> dict[str, Any]:
    """``doubts`` of its trial: none if it passed, null if it was not tried."""
    return {**_document(model.descriptor, model.note), "size": model.size, "doubts": model.note.doubts}


def _tell(model: Descriptor, note: Note, args: argparse.Namespace, console: Console) -> None:
    facts = _document(model, note)
    if args.json:
        console.document(facts)
        return
    gap = facts.pop("tile_gap")
    width = max(map(len, facts))
    differ = "" if gap is None else f"; tiles differed by up to {gap:.1f} levels of 255 in its trial"
    absent = {"receptive_field": f"the whole picture{differ}", "noise_range": "unknown"}
    lines = {name: absent.get(name, "-") if value is None else _fact(value) for name, value in facts.items()}
    console.say("\n".join(f"{name.replace('_', ' '):{width}}  {text}" for name, text in lines.items()))


def _fact(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return "; ".join(f"{shown(name)}: {_fact(inner)}" for name, inner in value.items()) or "-"
    return shown(str(value))


def _row(listed: Listed) -> list[str]:
    model, doubts = listed.descriptor, listed.note.doubts
    trial = "-" if doubts is None else "in doubt" if doubts else "passed"
    mark = " (default)" if model.name == DEFAULT_MODEL else ""
    millions, thousands = model.parameters / 1e6, model.macs_per_pixel / 1e3
    return [
        shown(model.name) + mark,
        model.architecture,
        f"{millions:.2f} M",
        f"{thousands:.1f} k",
        model.origin,
        trial,
    ]
