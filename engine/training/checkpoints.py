"""From where a run can go on: everything that changes from step to step, in one file of numbers.

A safetensors file ``last-<step>-<hash>.safetensors``. The hash of its content stands in its name, so that a torn or
changed file is seen for what it is; the one before is kept until the new one is whole.
"""

import contextlib
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load, save
from torch import Tensor

from engine.errors import WrongRunFolder
from engine.models.storing import store

_KEY = "run"
_HASH_LETTERS = 16
_KEPT = 2
_NAME = re.compile(r"last-\d+-[0-9a-f]{16}\.safetensors")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a run stands, but for its tensors.

    Attributes:
        step: how many are done.
        seconds: of training so far.
        best_psnr, best_ssim, best_step: of the kept weights; None before the first validation.
        validations_since_best: for patience.
        rate_factor: halved whenever the run went back after losses without a value.
        set_back: how often that was.
        skipped: steps without a finite loss.
        photos: tells the photos that are learned from; another value for others.
    """

    step: int = 0
    seconds: float = 0.0
    best_psnr: float | None = None
    best_ssim: float | None = None
    best_step: int = 0
    validations_since_best: int = 0
    rate_factor: float = 1.0
    set_back: int = 0
    skipped: int = 0
    photos: str = ""


def write(folder: Path, standing: Standing, tensors: Mapping[str, Tensor]) -> Path:
    """Write a checkpoint, then remove those before the last one.

    Those of this step and of later ones go too: the run went back behind them, or they were torn.

    Raises:
        ModelError: it could not be written; the one before is as it was.
    """
    plain = {name: tensor.detach().cpu().contiguous() for name, tensor in tensors.items()}
    content = save(plain, {_KEY: json.dumps(asdict(standing))})
    path = folder / f"last-{standing.step:010}-{_digest(content)}.safetensors"
    store(path, content)
    others = [other for other in _files(folder) if other != path]
    earlier = [other for other in others if _step(other) < standing.step]
    for old in set(others) - set(earlier[: _KEPT - 1]):
        with contextlib.suppress(OSError):
            old.unlink()
    return path


def newest(folder: Path, before: int | None = None) -> tuple[Standing, dict[str, Tensor]]:
    """The newest whole checkpoint of a run.

    Args:
        folder: of the run.
        before: only those of fewer steps than this.

    Raises:
        WrongRunFolder: there is none.
    """
    for path in _files(folder):
        found = _read(path) if before is None or _step(path) < before else None
        if found is not None:
            return found
    raise WrongRunFolder(f"{folder} holds no whole checkpoint to go on from. Start the training anew.")


def flattened(prefix: str, state: Mapping[str, Any]) -> dict[str, Tensor]:
    """A network's ``state_dict()`` under a prefix."""
    return {f"{prefix}.{name}": tensor for name, tensor in state.items()}


def unflattened(prefix: str, tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The other way round."""
    return {name[len(prefix) + 1 :]: tensor for name, tensor in tensors.items() if name.startswith(prefix + ".")}


def optimiser_tensors(optimiser: torch.optim.Optimizer) -> dict[str, Tensor]:
    """What the optimiser remembers of every weight, as ``optimiser.<number>.<name>``."""
    return {
        f"optimiser.{number}.{name}": value
        for number, remembered in optimiser.state_dict()["state"].items()
        for name, value in remembered.items()
    }


def restore_optimiser(optimiser: torch.optim.Optimizer, tensors: Mapping[str, Tensor]) -> None:
    """Bring back what :func:`optimiser_tensors` gave.

    Each tensor is laid out in memory as its weight: the fused optimiser takes both for the same and would mix them up.
    """
    weights = [weight for group in optimiser.param_groups for weight in group["params"]]
    state: dict[int, dict[str, Tensor]] = {}
    for name, value in unflattened("optimiser", tensors).items():
        number, _, key = name.partition(".")
        weight = weights[int(number)]
        same = value.shape == weight.shape and value.ndim > 0
        state.setdefault(int(number), {})[key] = torch.empty_like(weight).copy_(value) if same else value
    optimiser.load_state_dict({"state": state, "param_groups": optimiser.state_dict()["param_groups"]})


def _files(folder: Path) -> list[Path]:
    """Newest first."""
    return sorted((path for path in folder.iterdir() if _NAME.fullmatch(path.name)), key=_step, reverse=True)


def _step(path: Path) -> int:
    return int(path.name.split("-")[1])


def _read(path: Path) -> tuple[Standing, dict[str, Tensor]] | None:
    try:
        content = path.read_bytes()
        if _digest(content) != path.stem.rsplit("-", 1)[-1]:
            return None
        length = int.from_bytes(content[:8], "little")
        told = json.loads(json.loads(content[8 : 8 + length])["__metadata__"][_KEY])
        return Standing(**told), load(content)
    except (OSError, ValueError, KeyError, TypeError, SafetensorError):
        return None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_HASH_LETTERS]
