"""A whole training from its configuration to its model: a generator of events, all of them noted in the run folder."""

from collections.abc import Generator, Iterator
from pathlib import Path

from engine.cancellation import Cancelled
from engine.training import problems
from engine.training.config import Config
from engine.training.control import Control
from engine.training.data import Problem
from engine.training.distributed import Team
from engine.training.events import Finished, Inspected, Stopped, TrainingEvent, Warned
from engine.training.preparing import Material, material, shelf_for, usable
from engine.training.run_folder import RunFolder
from engine.training.setting_up import set_up
from engine.training.shelf import Shelf
from engine.training.store import PhotoStore
from engine.training.trainer import Run


def session(config: Config, path: Path, team: Team, control: Control, going_on: bool) -> Iterator[TrainingEvent]:
    """Find the photos, look at them, train.

    Args:
        config: of the run; that of its folder where it goes on.
        path: of the run folder.
        team: the processes that train together; the first one writes.
        control: wishes of the person.
        going_on: whether the folder holds a run to go on with.

    Raises:
        WrongConfig, NothingToLearn, WrongRunFolder: it cannot begin.
        Diverged, OutOfMemory: it cannot go on; the last checkpoint is whole.
        ImageError, ModelError: a file cannot be used.
    """
    folder = RunFolder(path)
    for event in _events(config, folder, team, control, going_on):
        trouble = folder.note(event) if team.writes else ""
        yield event
        if trouble:
            yield Warned(0, trouble)
    folder.close()


def _events(config: Config, folder: RunFolder, team: Team, control: Control, going_on: bool) -> Iterator[TrainingEvent]:
    found = material(config)
    if team.writes and not going_on:
        RunFolder.create(folder.path, config)
    yield from (Warned(0, problem.sentence) for problem in found.problems)
    shelf = shelf_for(folder.path, team)
    try:
        found = yield from inspected(found, shelf, team, control)
    except Cancelled:
        yield Stopped(0, None, None, 0.0)
        return
    kit = set_up(config, folder, found, shelf, team, going_on)
    if team.writes and not going_on:
        folder.write_config(kit.config)
    yield from (Warned(kit.standing.step, sentence) for sentence in kit.warnings)
    for event in Run(kit, control).train():
        yield event
        if isinstance(event, Finished):
            team.gathered(None)  # nobody cuts patches any more
            shelf.clear()


def inspected(
    found: Material, shelf: Shelf, team: Team, control: Control
) -> Generator[Inspected | Warned, None, Material]:
    """Look at every photo and leave out those that cannot be learned from; each process looks at its part.

    Raises:
        NothingToLearn: none is left to train on.
        Cancelled: somebody stopped it.
    """
    examples = (*found.training, *found.validation)
    mine = PhotoStore(examples[team.rank :: team.size], shelf)
    faults: list[Problem] = []
    for done, told in enumerate(problems.inspect(mine), 1):
        faults += told
        if control.stopping:
            break
        yield Inspected(min(done * team.size, len(examples)), len(examples))
        yield from (Warned(0, problem.sentence) for problem in told)
    everyone = team.gathered((control.stopping, faults))
    if any(stopping for stopping, _ in everyone):
        raise Cancelled
    together = [problem for _, part in everyone for problem in part]
    return usable(found.without(together))
