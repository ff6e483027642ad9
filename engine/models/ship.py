"""Makes a shipped model from trained weights: the native file, its card and the manifest's entry.

    python -m engine.models.ship WEIGHTS --name quality [--purpose TEXT] [--training-data TEXT] [--licence TEXT]
                                         [--recipe TEXT] [--weaknesses TEXT] [--metrics JSON] [--noise-range LOW HIGH]
                                         [--into DIR]

What is not given is taken from the card that is there, ``NAME.json``; metrics and the range of noise belong to one set
of weights and are taken over only with the same ones. So a card may be edited, and shipped again with the weights that
are there. Afterwards ``python -m engine.evaluation.figures --photos DIR --write`` measures the figures.
"""

import argparse
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from engine.errors import ModelError
from engine.models.checkpoint import load, read_descriptor, save
from engine.models.descriptor import Descriptor
from engine.models.header import size_of
from engine.models.library import SUFFIX, default_library
from engine.models.manifest import entry_of, read_manifest, write_manifest
from engine.models.storing import store

REPRODUCE = "python -m engine.evaluation.figures --photos DIR"
"""What measures the figures of a card again and says whether they are right."""

_TEXTS = ("purpose", "training_data", "licence", "recipe", "weaknesses")
_OF_WEIGHTS = ("metrics", "noise_range")
_COUNTED = ("architecture", "arguments", "parameters", "macs_per_pixel", "receptive_field", "sha256")


def ship(weights: Path, into: Path, name: str, card: Mapping[str, Any]) -> Descriptor:
    """Write ``NAME.safetensors``, ``NAME.json`` and the manifest with the new entry in the place of an old one.

    Args:
        weights: any checkpoint that :func:`engine.models.checkpoint.load` reads.
        into: the folder, ``resources/models``.
        name: of the model.
        card: ``purpose``, ``training_data``, ``licence``, ``recipe``, ``weaknesses``, ``metrics`` and
            ``noise_range``; no others. What follows from the file is added to ``NAME.json``.

    Raises:
        ModelError: the weights cannot be used, or a file not be written.
    """
    model = load(weights)
    told = replace(model.descriptor, name=name, origin="shipped", **{"noise_range": None, **card}, reproduce=REPRODUCE)
    path = into / f"{name}{SUFFIX}"
    save(path, told, model.network.state_dict())
    shipped = read_descriptor(path)
    facts = {fact: getattr(shipped, fact) for fact in _COUNTED} | {"bytes": size_of(path), "reproduce": REPRODUCE}
    store(into / f"{name}.json", (json.dumps({**card, **facts}, ensure_ascii=False, indent=2) + "\n").encode())
    entries = {entry.name: entry for entry in read_manifest(into)}
    write_manifest(into, [*(entries | {name: entry_of(name, path)}).values()])
    return shipped


def card_there(into: Path, name: str) -> dict[str, Any]:
    """What ``NAME.json`` tells that does not follow from the file; nothing if there is no card."""
    path = into / f"{name}.json"
    told = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return {key: value for key, value in told.items() if key in (*_TEXTS, *_OF_WEIGHTS)}


def main() -> None:
    """Read the command line and ship."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--name", required=True)
    for text in _TEXTS:
        parser.add_argument(f"--{text.replace('_', '-')}")
    parser.add_argument("--metrics", type=json.loads, help='such as {"sidd": {"psnr": 36.1}}')
    parser.add_argument("--noise-range", type=float, nargs=2, metavar=("LOW", "HIGH"), help="levels of 0 to 255")
    parser.add_argument("--into", type=Path, default=default_library().shipped)
    options = parser.parse_args()
    kept = card_there(options.into, options.name)
    card = {text: getattr(options, text) or kept.get(text, "") for text in _TEXTS}
    same = _same_weights(options.weights, options.into / f"{options.name}{SUFFIX}")
    for figures in _OF_WEIGHTS:
        card[figures] = getattr(options, figures) or (kept.get(figures) if same else None)
    card["metrics"] = card["metrics"] or {}
    if card["noise_range"] is None:
        del card["noise_range"]
    print(ship(options.weights, options.into, options.name, card))


def _same_weights(one: Path, other: Path) -> bool:
    try:
        first, second = (load(path).network.state_dict() for path in (one, other))
    except ModelError:
        return False
    return first.keys() == second.keys() and all(torch.equal(first[name], second[name]) for name in first)


if __name__ == "__main__":
    main()
