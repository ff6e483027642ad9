"""Recomputes every figure that is told of the shipped models, and says which are off.

    python -m engine.evaluation.figures --photos ../shared/data             0 if all figures are right, else 1
    python -m engine.evaluation.figures --photos ../shared/data --write     puts the measured ones in their places
    python -m engine.evaluation.figures                                     compares the documents with the cards only

Figures stand in the models' cards (``resources/models/NAME.json`` and the file itself), photo by photo in
``docs/figures``, and in the tables of README.md and docs/models.md that are marked as such. Everything is computed on
the CPU. With ``--only NAME`` one model alone is measured, with ``--store FILE`` an interrupted run goes on.
"""

import argparse
import json
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.errors import DenoiserError
from engine.evaluation import figure_tables
from engine.evaluation.photo_sets import BEST_TITLE, HIGHEST_PSNR, SETS, Metrics, PhotoSet
from engine.evaluation.results import UNTOUCHED, Failure, Measurement
from engine.evaluation.runner import evaluate
from engine.evaluation.store import Store
from engine.inference.denoising import Engine, Settings
from engine.methods.denoiser import ModelDenoiser
from engine.metrics.score import Score
from engine.models.checkpoint import load
from engine.models.cost import cost
from engine.models.descriptor import Descriptor
from engine.models.library import SUFFIX
from engine.models.manifest import read_manifest, verify
from engine.models.ship import card_there, ship
from engine.models.storing import store

PLAY = {"psnr": 0.015, "worst_psnr": 0.05, "ssim": 0.00025}
"""How far a figure may be off: processors round differently, and figures are rounded when they are told."""

_ROOT = Path(__file__).parents[2]
_BEST = "+best"

Scores = dict[str, Score]
"""Of a set, by the names of its photos."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where figures stand.

    Attributes:
        models: folder of the manifest, the files and the cards.
        documents: with marked tables.
        figures: folder of what was measured photo by photo.
    """

    models: Path
    documents: tuple[Path, ...]
    figures: Path

    @classmethod
    def of(cls, root: Path) -> "Places":
        """In a clone of the project."""
        documents = root / "README.md", root / "docs" / "models.md"
        return cls(root / "resources" / "models", documents, root / "docs" / "figures")

    def names(self) -> list[str]:
        """Of the shipped models, the cheapest first."""
        entries = read_manifest(self.models)
        costs = {entry.name: load(verify(entry, self.models)).descriptor.macs_per_pixel for entry in entries}
        return sorted(costs, key=lambda name: costs[name])


def measured(places: Places, photos: Path, names: Sequence[str], kept: Store | None = None) -> dict[str, list[Scores]]:
    """Scores of the untouched photos and of every model, plain and at its best, on every set; in order of SETS.

    Raises:
        DenoiserError: a photo or a model failed.
    """
    models = {name: Engine(load(places.models / f"{name}{SUFFIX}"), Settings("cpu")) for name in names}
    plain = {name: ModelDenoiser(engine) for name, engine in models.items()}
    best = {name + _BEST: ModelDenoiser(engine, best=True) for name, engine in models.items()}
    found: dict[str, list[Scores]] = {name: [] for name in (UNTOUCHED, *plain, *best)}
    for one in SETS:
        scores = _scores(one, plain | (best if one.best else {}), photos, kept)
        for name, own in found.items():
            own.append(scores.get(name, {}))
    return found


def _scores(
    one: PhotoSet, denoisers: Mapping[str, ModelDenoiser], photos: Path, kept: Store | None
) -> dict[str, Scores]:
    found: dict[str, Scores] = {}
    pairs = one.pairs(photos)
    for event in evaluate(denoisers, pairs, None, kept):
        if isinstance(event, Failure):
            raise event.error
        if isinstance(event, Measurement):
            found.setdefault(event.method, {})[event.pair.noisy.stem] = event.score
            done = sum(map(len, found.values()))
            print(f"\r{one.title}: {done} of {len(pairs) * (len(denoisers) + 1)} ", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return found


def metrics_of(name: str, found: Mapping[str, list[Scores]]) -> dict[str, dict[str, float]]:
    """What a model's card tells."""
    told = {one.title: one.means([*scores.values()]) for one, scores in zip(SETS, found[name], strict=True)}
    for one, scores in zip(SETS, found[name + _BEST], strict=True):
        if scores:
            told[BEST_TITLE.format(title=one.title)] = one.means([*scores.values()])
    return told


def write(places: Places, found: Mapping[str, list[Scores]], names: Sequence[str]) -> None:
    """Put what was measured into cards, files, manifest and ``docs/figures``, then bring the documents up to date."""
    for name in names:
        card = card_there(places.models, name) | {"metrics": metrics_of(name, found)}
        ship(places.models / f"{name}{SUFFIX}", places.models, name, card)
    places.figures.mkdir(parents=True, exist_ok=True)
    for path, document in _photo_by_photo(places, found):
        store(path, document.encode())
    for path in places.documents:
        store(path, figure_tables.renewed(path.read_text("utf-8"), cards(places), noisy(places)).encode())


def problems_of_cards(places: Places, found: Mapping[str, list[Scores]], names: Sequence[str]) -> Iterator[str]:
    """What in cards and in ``docs/figures`` differs from what was measured."""
    for name in names:
        yield from _differences(
            f"{name}.json", card_there(places.models, name).get("metrics", {}), metrics_of(name, found)
        )
    for path, document in _photo_by_photo(places, found):
        if not path.exists():
            yield f"{path.name}: is missing"
            continue
        told, own = json.loads(path.read_text("utf-8")), json.loads(document)
        yield from _differences(path.name, *({"mean": one["mean"], **one["photos"]} for one in (told, own)))


def problems_of_files(places: Places) -> Iterator[str]:
    """Where a card beside a model's file tells something else than the file, or the file than the network."""
    for entry in read_manifest(places.models):
        model = load(verify(entry, places.models))
        told: dict[str, Any] = json.loads((places.models / f"{entry.name}.json").read_text("utf-8"))
        counted = _counted(model.descriptor, (places.models / entry.file).stat().st_size)
        counted["macs_per_pixel"] = cost(
            model.network, model.descriptor.channels, model.descriptor.size_multiple, model.descriptor.takes_noise_level
        ).macs_per_pixel
        for fact, value in counted.items():
            if told.get(fact) != value:
                yield f"{entry.name}.json: {fact} is {told.get(fact)}, and {value} in the file"


def problems_of_documents(places: Places) -> Iterator[str]:
    """Tables that tell something else than the cards."""
    told, untouched = cards(places), noisy(places)
    for path in places.documents:
        yield from (f"{path.name}: {text}" for text in figure_tables.problems(path.read_text("utf-8"), told, untouched))


def cards(places: Places) -> dict[str, dict[str, Any]]:
    """All cards by the models' names, the cheapest first; with ``photos``, the SIDD samples one by one."""
    names = [entry.name for entry in read_manifest(places.models)]
    told = {name: json.loads((places.models / f"{name}.json").read_text("utf-8")) for name in names}
    for name, card in told.items():
        card["photos"] = _read(places.figures / f"{name}-{SETS[0].key}.json").get("photos", {})
    return dict(sorted(told.items(), key=lambda item: item[1].get("macs_per_pixel", 0.0)))


def noisy(places: Places) -> dict[str, dict[str, Any]]:
    """What ``docs/figures`` holds of the untouched photos, by the titles of the sets."""
    return {one.title: _read(places.figures / f"{UNTOUCHED}-{one.key}.json") for one in SETS}


def _read(path: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return told


def _counted(model: Descriptor, size: int) -> dict[str, Any]:
    return {
        "metrics": {data: dict(values) for data, values in model.metrics.items()},
        "macs_per_pixel": model.macs_per_pixel,
        "parameters": model.parameters,
        "receptive_field": model.receptive_field,
        "sha256": model.sha256,
        "bytes": size,
    }


def _photo_by_photo(places: Places, found: Mapping[str, list[Scores]]) -> Iterator[tuple[Path, str]]:
    """File and content of everything that ``docs/figures`` holds of this."""
    for name, sets in found.items():
        for one, scores in zip(SETS, sets, strict=True):
            if scores and not (name == UNTOUCHED and one.untouched):
                path = places.figures / f"{name.replace(_BEST, '-best')}-{one.key}.json"
                yield path, _document(name, one, scores)


def _document(name: str, one: PhotoSet, scores: Scores) -> str:
    """JSON with a line a photo."""
    head = json.dumps({"model": name, "set": one.title, "mean": one.means([*scores.values()])})[:-1]
    rows = (
        f"  {json.dumps(photo)}: {json.dumps({'psnr': _rounded(score.psnr), 'ssim': round(score.ssim, 4)})}"
        for photo, score in scores.items()
    )
    return f'{head}, "photos": {{\n' + ",\n".join(rows) + "\n}}\n"


def _rounded(psnr: float) -> float:
    return HIGHEST_PSNR if math.isinf(psnr) else round(psnr, 2)


def _differences(where: str, told: Metrics, own: Metrics) -> Iterator[str]:
    for data in dict.fromkeys((*own, *told)):
        for measure in dict.fromkeys((*own.get(data, {}), *told.get(data, {}))):
            before, now = (figures.get(data, {}).get(measure) for figures in (told, own))
            if before is None or now is None or abs(before - now) > PLAY.get(measure, 0.0):
                yield f"{where}: {data}, {measure}: {before} is told, {now} is measured"


def main() -> int:
    """Read the command line, measure, and write or compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", type=Path, metavar="DIR", help="the folder that holds real/ and clean/")
    parser.add_argument("--write", action="store_true", help="put the measured figures in their places")
    parser.add_argument("--only", action="append", metavar="NAME", help="measure this model alone; may be repeated")
    parser.add_argument("--store", type=Path, metavar="FILE", help="keep what is measured here, and go on from it")
    parser.add_argument("--root", type=Path, default=_ROOT, metavar="DIR", help="of the project")
    options = parser.parse_args()
    places = Places.of(options.root)
    try:
        return _run(places, options)
    except (DenoiserError, OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1


def _run(places: Places, options: argparse.Namespace) -> int:
    off: list[str] = []
    if options.photos is not None:
        names = options.only or places.names()
        found = measured(places, options.photos, names, None if options.store is None else Store(options.store))
        if options.write:
            write(places, found, names)
        off += problems_of_cards(places, found, names)
    elif options.write:
        for path in places.documents:
            store(path, figure_tables.renewed(path.read_text("utf-8"), cards(places), noisy(places)).encode())
    off += [*problems_of_files(places), *problems_of_documents(places)]
    for sentence in off:
        print(sentence)
    print(f"{len(off)} figures are off." if off else "All figures are right.")
    return 1 if off else 0


if __name__ == "__main__":
    sys.exit(main())
