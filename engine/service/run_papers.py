"""What a training left in its run folder about the model it made: the card and the curves. Imports no torch."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from engine.models.library import Library
from engine.service.library_replies import CurvePoint, ModelShown

_LONGEST_CARD = 200_000
_MOST_LOSSES = 400


def papers_of(library: Library, name: str) -> ModelShown:
    """What is known of a model's training; nothing where the run is not known or gone."""
    run = next((model.note.run for model in library.listed() if model.descriptor.name == name), "")
    return read_papers(name, Path(run)) if run and Path(run).is_dir() else ModelShown(name)


def read_papers(name: str, run: Path) -> ModelShown:
    """From a run folder; what cannot be read is left out."""
    from engine.training.run_folder import RunFolder

    lines = [line for line in RunFolder(run).events() if isinstance(line, dict) and _is_number(line.get("step"))]
    checks = [line for line in lines if line.get("event") == "validation" and _is_number(line.get("psnr"))]
    steps = [line for line in lines if line.get("event") == "step" and _is_number(line.get("loss"))]
    best = next((int(line["step"]) for line in reversed(checks) if line.get("best")), None)
    noisy = (_first(checks, "noisy_psnr"), _first(checks, "noisy_ssim"))
    losses = tuple((int(line["step"]), float(line["loss"])) for line in _thinned(steps))
    return ModelShown(name, _card(run), _curve(checks), best, *noisy, losses, str(run))


def _curve(checks: Sequence[dict[str, Any]]) -> tuple[CurvePoint, ...]:
    """Of a step that was done twice, because the run was interrupted, the last."""
    points = {
        int(line["step"]): CurvePoint(int(line["step"]), line["psnr"], line.get("ssim") or 0.0) for line in checks
    }
    return tuple(points[step] for step in sorted(points))


def _first(lines: Sequence[dict[str, Any]], key: str) -> float | None:
    return next((float(line[key]) for line in lines if _is_number(line.get(key))), None)


def _thinned(lines: Sequence[dict[str, Any]]) -> Sequence[dict[str, Any]]:
    return lines[:: max(1, -(-len(lines) // _MOST_LOSSES))]


def _card(run: Path) -> str:
    try:
        with (run / "card.md").open(encoding="utf-8", errors="replace") as file:
            return file.read(_LONGEST_CARD)
    except OSError:
        return ""


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
