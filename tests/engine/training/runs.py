"""Tiny trainings."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from engine.training.config import Config, from_mapping
from engine.training.control import Control
from engine.training.distributed import Team
from engine.training.events import TrainingEvent
from engine.training.preparing import material, shelf_for
from engine.training.run_folder import RunFolder
from engine.training.session import session
from engine.training.setting_up import Equipment, set_up
from tests.engine.training.photos import save, scene, with_noise

HEIGHT, WIDTH = 48, 56


def make_pairs(root: Path, count: int = 3) -> Path:
    """``root/noisy`` and ``root/clean``."""
    for number in range(count):
        clean = scene(number, HEIGHT, WIDTH)
        save(root / "clean" / f"{number}.png", clean)
        save(root / "noisy" / f"{number}.png", with_noise(clean, number))
    return root


def tiny(photos: Path, **changes: Any) -> Config:
    """A run of a second on pairs; changes by dotted names with ``__`` for the dot."""
    told = {
        "data": {"noisy": str(photos / "noisy"), "clean": str(photos / "clean"), "validation_share": 0.34},
        "network": {"arguments": {"widths": [4, 4], "blocks": [1, 1]}},
        "augmentation": {"mixup": 0.5},
        "optimisation": {"warm_up": 2, "rate": 2e-3},
        "run": {"steps": 20, "patch": 16, "batch": 2, "validate": 5, "precision": "float32", "workers": 1},
    }
    return from_mapping(told).with_changes({name.replace("__", "."): value for name, value in changes.items()})


def run(
    config: Config,
    path: Path,
    each: Callable[[TrainingEvent, Control], object] = lambda _event, _control: None,
    going_on: bool = False,
) -> list[TrainingEvent]:
    """All events of a run; ``each`` may steer it."""
    control, events = Control(), []
    for event in session(config, path, Team(), control, going_on):
        events.append(event)
        each(event, control)
    return events


def go_on(path: Path, each: Callable[[TrainingEvent, Control], object] = lambda _e, _c: None) -> list[TrainingEvent]:
    """The events of a run that is there."""
    return run(RunFolder.find(path)[1], path, each, going_on=True)


def equipment(config: Config, path: Path, going_on: bool = False) -> Equipment:
    """What the trainer works with; nothing is inspected."""
    found = material(config)
    if not going_on:
        RunFolder.create(path, config)
    return set_up(config, RunFolder(path), found, shelf_for(path, Team()), Team(), going_on)


def of_kind(events: list[TrainingEvent], *kinds: type) -> list[Any]:
    return [event for event in events if isinstance(event, kinds)]
