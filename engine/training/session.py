"""A whole training from its configuration to its model: a generator of events, all of them noted in the run folder."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.cancellation import Cancelled
from engine.errors import explain
from engine.training import problems, run_folder, wishes
from engine.training.config import Config
from engine.training.control import Control
from engine.training.data import Problem
from engine.training.distributed import Team
from engine.training.events import Failed, Finished, Inspected, Stopped, TrainingEvent, Warned
from engine.training.keeping import into_library
from engine.training.preparing import Material, material, shelf_for, usable
from engine.training.run_folder import RunFolder
from engine.training.setting_up import Equipment, check, set_up
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
    try:
        for event in _events(config, folder, team, control, going_on):
            trouble = folder.note(event) if team.writes else ""
            yield event
            if trouble:
                yield Warned(0, trouble)
    except Exception as error:
        if folder.claimed is not None:
            folder.note(Failed(explain(error), type(error).__name__))
        raise
    finally:
        folder.close()
    if control.discarding and team.writes:
        run_folder.remove(path)


def _events(config: Config, folder: RunFolder, team: Team, control: Control, going_on: bool) -> Iterator[TrainingEvent]:
    if team.writes and (going_on or folder.is_prepared):
        folder.claim()
    found = material(config)
    check(config, found, team)
    if team.writes and not going_on:
        RunFolder.create(folder.path, config)
    with _steered(folder, team, control):
        yield from _trained(config, folder, found, team, control, going_on)


def _trained(
    config: Config, folder: RunFolder, found: Material, team: Team, control: Control, going_on: bool
) -> Iterator[TrainingEvent]:
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
        if isinstance(event, Finished | Stopped) and team.writes and _goes_into_library(event, kit, control):
            yield into_library(kit.config, folder.model, event.step)
        yield event
        if isinstance(event, Finished):
            team.gathered(None)  # nobody cuts patches any more
        if isinstance(event, Finished) or control.discarding:
            shelf.clear()


@contextmanager
def _steered(folder: RunFolder, team: Team, control: Control) -> Iterator[None]:
    """The process that writes hears what is wished in the folder."""
    if not team.writes:
        yield
        return
    with wishes.heard(folder.path, control, folder.claim()):
        yield


def _goes_into_library(event: Finished | Stopped, kit: Equipment, control: Control) -> bool:
    """A run with a name that has come to its end, or was stopped with that wish; not one that is only told again."""
    if kit.config.name == Config().name or not kit.folder.model.exists():
        return False
    if isinstance(event, Stopped):
        return control.keeping and not control.discarding
    return event.step > kit.standing.step or all(line.get("event") != event.kind for line in kit.folder.events())


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
