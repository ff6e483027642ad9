"""Evaluations that were interrupted: a small file tells what was to be measured until it is.

Every running window has a file of its own beside the settings; one whose owner is gone was interrupted. What was
measured is in the store and is not measured again.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from denoiser_gui.settings import settings_path
from denoiser_gui.state.evaluation_wish import EvaluationWish, as_text, from_text
from denoiser_gui.unfinished import born, is_alive
from engine.images.placing import placed

_VERSION = 1


@dataclass(frozen=True, slots=True)
class UnfinishedEvaluation:
    """What was to be measured.

    Attributes:
        wish: what was filled in.
        pairs: the open photos that were among them, and their ground truths.
    """

    wish: EvaluationWish
    pairs: tuple[tuple[str, str], ...] = ()


def remember(evaluation: UnfinishedEvaluation) -> None:
    """Keep it in mind until :func:`forget`.

    Raises:
        OSError: the file could not be written.
    """
    mine = _mine()
    mine.parent.mkdir(parents=True, exist_ok=True)
    content = {
        "version": _VERSION,
        "born": born(os.getpid()),
        "wish": as_text(evaluation.wish),
        "pairs": evaluation.pairs,
    }
    with placed(mine, overwrite=True) as file:
        file.write(json.dumps(content).encode("utf-8"))


def forget(file: Path | None = None) -> None:
    """It is done, or nobody wants it any more; ``file`` as of :func:`interrupted`, this window's own if not given."""
    (file or _mine()).unlink(missing_ok=True)


def interrupted() -> Iterator[tuple[Path, UnfinishedEvaluation]]:
    """What other windows left undone, with the file to forget; what cannot be read is forgotten."""
    for file in sorted(settings_path().parent.glob("evaluation-*.json")):
        content = _content(file)
        if is_alive(file, content):
            continue
        found = _evaluation(content)
        if found is None:
            forget(file)
        else:
            yield file, found


def _mine() -> Path:
    return settings_path().parent / f"evaluation-{os.getpid()}.json"


def _content(file: Path) -> Any:
    try:
        return json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def _evaluation(content: Any) -> UnfinishedEvaluation | None:
    try:
        if content["version"] != _VERSION:
            return None
        pairs = tuple((str(noisy), str(clean)) for noisy, clean in content["pairs"])
        return UnfinishedEvaluation(from_text(content["wish"]), pairs)
    except (ValueError, TypeError, KeyError):
        return None
