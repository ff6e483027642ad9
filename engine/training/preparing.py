"""From a configuration to the photos, their split, their noise and the network."""

import contextlib
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import psutil
import torch

from engine.cancellation import CancelToken
from engine.degradation.matching import match
from engine.degradation.recipes import RECIPES, Recipe, apply
from engine.errors import NothingToLearn, UnreadableImage, UnsuitableCheckpoint, WrongConfig
from engine.images import blocks
from engine.images.image import as_rgb8
from engine.images.reading import read
from engine.models.descriptor import Descriptor
from engine.training import data
from engine.training.batches import Noise
from engine.training.config import Config, Paths
from engine.training.data import Example, Found, Problem
from engine.training.distributed import Team
from engine.training.problems import plan_problems, unmeasurable
from engine.training.shelf import Shelf
from engine.training.store import PhotoStore, as_unit
from engine.training.validation import Picture, Subject

if TYPE_CHECKING:
    from torch import nn

_MEMORY_SHARE = 0.25
_CAMERA_PHOTOS = 24
_VALIDATION_SEED = 20_200_101

_matched: dict[tuple[data.FileState, ...], Recipe] = {}
_DRAWS = 8


class Task(Enum):
    """What there is to learn from."""

    PAIRS = "noisy photos with ground truth"
    CLEAN = "clean photos, noise is made"
    BURSTS = "bursts of noisy photos"
    BLIND = "noisy photos alone"


@dataclass(frozen=True, slots=True)
class Material:
    """The photos of a run.

    Attributes:
        task: what they are.
        training, validation: examples; a scene is never in both.
        validation_task: what the validation's are.
        problems: what a person should know.
    """

    task: Task
    training: tuple[Example, ...]
    validation: tuple[Example, ...]
    validation_task: Task
    problems: tuple[Problem, ...]

    @property
    def told(self) -> str:
        """Another text for other photos."""
        names = [(str(path), example.width, example.height) for example in self.training for path in example.paths]
        return hashlib.sha256(repr(names).encode("utf-8", "surrogateescape")).hexdigest()[:16]

    def without(self, problems: Sequence[Problem]) -> "Material":
        """What remains when these problems are known, too."""
        training, validation = (data.remaining(part, problems) for part in (self.training, self.validation))
        return replace(self, training=training, validation=validation, problems=(*self.problems, *problems))


def material(config: Config, cancel: CancelToken | None = None) -> Material:
    """As :func:`survey`. Raises NothingToLearn if there is no photo to train on."""
    return usable(survey(config, cancel))


def survey(config: Config, cancel: CancelToken | None = None) -> Material:
    """Find the photos, split them, and leave out what their names and sizes forbid; there may be none to train on.

    Raises:
        WrongConfig: no folder is named, or such that exclude each other.
        UnreadableImage: a folder does not exist.
        Cancelled: somebody asked to stop.
    """
    task, found = _found(config, cancel)
    if config.data.val_noisy:
        other = data.pairs(_paths(config.data.val_noisy), _paths(config.data.val_clean), cancel)
        split = Material(task, found.examples, other.examples, Task.PAIRS, (*found.problems, *other.problems))
    else:
        parts = data.split(found.examples, config.data.validation_share, config.run.seed)
        split = Material(task, *parts, task, found.problems)
    tiny = unmeasurable(split.validation)
    split = replace(split, validation=data.remaining(split.validation, tiny), problems=(*split.problems, *tiny))
    patch = max(config.run.patch, config.run.patch_end)
    planned = plan_problems(split.training, split.validation, patch) if split.training else ()
    training = data.remaining(split.training, planned)  # what both have in common stays in the validation
    return replace(split, training=training, problems=(*split.problems, *planned))


def _found(config: Config, cancel: CancelToken | None) -> tuple[Task, Found]:
    told = config.data
    if bool(told.val_noisy) != bool(told.val_clean):
        raise WrongConfig("Validation needs both, noisy photos and clean ones. Name both folders, or neither.")
    if told.bursts:
        if told.noisy or told.clean:
            raise WrongConfig("Name bursts, or noisy and clean photos, but not both.")
        return Task.BURSTS, data.bursts(_paths(told.bursts), cancel)
    if told.noisy and told.clean:
        return Task.PAIRS, data.pairs(_paths(told.noisy), _paths(told.clean), cancel)
    if told.clean:
        return Task.CLEAN, data.clean_photos(_paths(told.clean), cancel)
    if told.noisy:
        return Task.BLIND, data.noisy_photos(_paths(told.noisy), cancel)
    raise WrongConfig(
        "There is nothing to learn from. Name a folder of clean photos, of noisy photos, of both, or of bursts."
    )


def _paths(told: Paths) -> tuple[Path, ...]:
    return tuple(Path(path) for path in told)


def usable(found: Material) -> Material:
    """The same, if there is anything to train on. Raises NothingToLearn."""
    if found.training:
        return found
    reasons = " ".join(problem.sentence for problem in found.problems[:3])
    raise NothingToLearn(f"There is no photo to train on. {reasons}".strip())


def shelf_for(folder: Path, team: Team) -> Shelf:
    """For decoded photos; those that do not fit into memory are kept in a run's folder."""
    return Shelf(folder / "photos", room_for_photos(team))


def room_for_photos(team: Team) -> int:
    """How many bytes of decoded photos each process may keep in memory."""
    return int(_MEMORY_SHARE * psutil.virtual_memory().available / team.here)


def noise_of(config: Config, task: Task) -> Noise | None:
    """What makes clean photos noisy; None where they are noisy already."""
    if task is not Task.CLEAN:
        return None
    recipe = recipe_of(config)

    def noise(clean: torch.Tensor, generator: torch.Generator) -> tuple[torch.Tensor, torch.Tensor]:
        noisy, truth, _ = apply(recipe, clean, generator)
        return noisy, truth

    return noise


def recipe_of(config: Config, heed: Callable[[int, int], None] = lambda _done, _whole: None) -> Recipe:
    """The recipe by its name, or the one that matches the person's camera, which is remembered for its photos.

    Args:
        config: of the run.
        heed: told before each photo of the camera how many of how many are done; it may raise.

    Raises:
        NothingToLearn: the noise of those photos cannot be told.
    """
    if not config.data.camera:
        return RECIPES[config.data.recipe]
    paths = camera_photos(config)
    key = tuple(data.state_of(path) for path in paths)
    if key not in _matched:
        _matched[key] = match(_readable(paths, heed))
    return _matched[key]


def camera_photos(config: Config) -> list[Path]:
    """Those photos of the person's camera that are looked at: some, spread over all of them.

    Raises:
        NothingToLearn: there is none.
    """
    found = data.noisy_photos(_paths(config.data.camera))
    if not found.examples:
        reasons = " ".join(problem.sentence for problem in found.problems[:3])
        raise NothingToLearn(f"There is no photo of your camera to measure the noise of. {reasons}".strip())
    return _spread(found.examples)


def photos_of(found: Material) -> Iterator[torch.Tensor]:
    """Some of the training photos, to look at their noise, as :func:`photo` gives them."""
    return map(photo, _spread(found.training))


def _spread(examples: Sequence[Example]) -> list[Path]:
    every = -(-len(examples) // _CAMERA_PHOTOS)
    return [example.noisy[0] for example in examples[::every]]


def _readable(paths: Sequence[Path], heed: Callable[[int, int], None]) -> Iterator[torch.Tensor]:
    """Those that can be decoded: one that cannot does not hinder the others from telling of the camera."""
    for done, path in enumerate(paths):
        heed(done, len(paths))
        with contextlib.suppress(UnreadableImage):
            yield photo(path)


def photo(path: Path) -> torch.Tensor:
    """A photo in 8 bits as (3, H, W) in [0, 1]. Raises UnreadableImage."""
    return torch.from_numpy(as_unit(as_rgb8(read(path).pixels)).transpose(2, 0, 1).copy())


def subjects(store: PhotoStore, task: Task, noise: Noise | None) -> Iterator[Subject]:
    """Photos to validate on, 8 bits; noise on clean ones is the same for every run."""
    for index, example in enumerate(store.examples):
        pictures = [as_rgb8(picture) for picture in store.pictures(index)]
        name = example.paths[0].name
        if task is Task.CLEAN:
            assert noise is not None
            yield Subject(name, *_made(pictures[0], noise, index), files=(None, _file(example.clean)))
        elif task is Task.BURSTS:
            mean = np.rint(np.mean(pictures, axis=0)).astype(np.uint8)
            yield Subject(name, pictures[0], mean, (example.noisy[0], None))
        elif task is Task.BLIND:
            yield Subject(name, pictures[0], None, (example.noisy[0], None))
        else:
            yield Subject(name, pictures[0], pictures[-1], (_file(example.noisy[0]), _file(example.clean)))


def _file(path: Path | None) -> Path | None:
    """None for a block within a file."""
    return path if path is not None and blocks.located(path)[1] is None else None


def _made(clean: Picture, noise: Noise, index: int) -> tuple[Picture, Picture]:
    """A noisy photo and its truth. A recipe that may draw no noise at all is asked again: nothing could be measured."""
    picture = torch.from_numpy(as_unit(clean).transpose(2, 0, 1)[None].copy())
    generator = torch.Generator().manual_seed(_VALIDATION_SEED + index)
    for _ in range(_DRAWS):
        noisy, truth = (_eight_bits(side) for side in noise(picture, generator))
        if not np.array_equal(noisy, truth):
            break
    return noisy, truth


def _eight_bits(photos: torch.Tensor) -> Picture:
    """The first of (N, 3, H, W) as (H, W, 3)."""
    return np.ascontiguousarray(np.asarray((255 * photos[0].clamp(0, 1)).round().byte().permute(1, 2, 0)))


def network_of(config: Config) -> tuple["nn.Module", Descriptor]:
    """The network to train, fresh or from a model, and what it is.

    Raises:
        WrongConfig: architecture, size or arguments do not exist, or do not fit the model to go on from.
        UnknownModel, UnsuitableCheckpoint: the model to go on from cannot be loaded.
    """
    from engine.models.fitting import describe
    from engine.models.library import default_library
    from engine.models.registry import PUBLISHED, architecture
    from engine.training.initialisation import fresh

    told = config.network
    if told.start:
        model = default_library().load(told.start)
        _check_channels(model.descriptor.channels)
        if model.descriptor.architecture == PUBLISHED:
            raise WrongConfig(f"{told.start} is a published network that can be used, but not trained further here.")
        network = model.network.train().requires_grad_(True)
        return network, _further(model.descriptor, config.name)
    try:
        kind = architecture(told.architecture)
        arguments = kind.sized(told.size, told.arguments)
    except UnsuitableCheckpoint as error:
        raise WrongConfig(str(error)) from error
    _check_channels(kind.channels(arguments))
    network = fresh(lambda: kind.build(arguments), told.initialisation, config.run.seed)
    return network, replace(describe(config.name, kind.name, arguments), origin="trained")


def _further(start: Descriptor, name: str) -> Descriptor:
    """What a model will be that goes on from another: how that one was made and measured is not how this one is."""
    recipe = f"Trained further here, from the model {start.name}."
    return replace(start, name=name, origin="trained", metrics={}, recipe=recipe, reproduce="")


def _check_channels(channels: int) -> None:
    if channels != 3:
        raise WrongConfig("Only networks for colour photos can be trained. Take one with 3 channels.")
