"""Makes a shipped model from trained weights: the native file, its card and the manifest's entry.

    python -m engine.models.ship WEIGHTS --name quality [--purpose TEXT] [--training-data TEXT] [--licence TEXT]
                                         [--metrics JSON] [--noise-range LOW HIGH] [--into DIR]

What is not given is taken from the card that is there, ``NAME.json``; metrics belong to one set of weights and are
not taken over.
"""

import argparse
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine.models.checkpoint import load, read_descriptor, save
from engine.models.descriptor import Descriptor
from engine.models.library import SUFFIX, default_library
from engine.models.manifest import entry_of, read_manifest, write_manifest
from engine.models.storing import store

_TEXTS = ("purpose", "training_data", "licence")


def ship(weights: Path, into: Path, name: str, card: Mapping[str, Any]) -> Descriptor:
    """Write ``NAME.safetensors``, ``NAME.json`` and the manifest with the new entry in the place of an old one.

    Args:
        weights: any checkpoint that :func:`engine.models.checkpoint.load` reads.
        into: the folder, ``resources/models``.
        name: of the model.
        card: ``purpose``, ``training_data``, ``licence``, ``metrics`` and ``noise_range``; no others.

    Raises:
        ModelError: the weights cannot be used, or a file not be written.
    """
    model = load(weights)
    told = replace(model.descriptor, name=name, origin="shipped", **card)
    path = into / f"{name}{SUFFIX}"
    save(path, told, model.network.state_dict())
    store(into / f"{name}.json", (json.dumps(dict(card), ensure_ascii=False, indent=2) + "\n").encode())
    entries = {entry.name: entry for entry in read_manifest(into)}
    write_manifest(into, [*(entries | {name: entry_of(name, path)}).values()])
    return read_descriptor(path)


def main() -> None:
    """Read the command line and ship."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--name", required=True)
    parser.add_argument("--purpose")
    parser.add_argument("--training-data")
    parser.add_argument("--licence")
    parser.add_argument("--metrics", type=json.loads, default={}, help='such as {"sidd": {"psnr": 36.1}}')
    parser.add_argument("--noise-range", type=float, nargs=2, metavar=("LOW", "HIGH"), help="levels of 0 to 255")
    parser.add_argument("--into", type=Path, default=default_library().shipped)
    options = parser.parse_args()
    kept = _card_there(options.into / f"{options.name}.json")
    card = {text: getattr(options, text) or kept.get(text, "") for text in _TEXTS}
    figures: dict[str, Any] = {"metrics": options.metrics}
    if options.noise_range:
        figures["noise_range"] = tuple(options.noise_range)
    print(ship(options.weights, options.into, options.name, {**card, **figures}))


def _card_there(path: Path) -> dict[str, str]:
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


if __name__ == "__main__":
    main()
