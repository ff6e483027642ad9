"""Everything a run needs, made from its configuration and its folder, whether it begins or goes on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor, nn

from engine.device import Device, choose
from engine.errors import WrongConfig, WrongRunFolder
from engine.inference.runner import prepare_cpu
from engine.models.descriptor import Descriptor
from engine.training import checkpoints, preparing, previews
from engine.training.augmentation import Augmenter
from engine.training.batches import Batch, Batches, Share, share_of
from engine.training.blind_spot import (
    HANGS_TOGETHER,
    SMALLEST_PATCH,
    TEACHER_ALONE,
    BlindSpot,
    BlindSpotNetwork,
    correlation_of_neighbours,
)
from engine.training.checkpoints import Standing
from engine.training.config import Config
from engine.training.distributed import Team
from engine.training.fitting_batch import fitting_batch
from engine.training.initialisation import fresh
from engine.training.learner import Learner, Objective
from engine.training.loss import Loss, build_loss, smallest_patch
from engine.training.noise_levels import Levels, NoiseLevels, estimated
from engine.training.noise_range import noise_range
from engine.training.order import Order
from engine.training.preparing import Material, Task
from engine.training.previews import Previews
from engine.training.progress import Length, length_of
from engine.training.run_folder import RunFolder
from engine.training.schedule import Schedule, build_schedule
from engine.training.self_supervision import Neighbour2Neighbour
from engine.training.shelf import Shelf
from engine.training.store import PhotoStore
from engine.training.validation import Validation, chosen

_GUESSED = 0.5
"""Share of the patches whose noise is told as the program will estimate it later, and not as it is."""


@dataclass(slots=True)
class Equipment:
    """What :class:`engine.training.trainer.Run` works with; see the modules of its parts."""

    config: Config
    folder: RunFolder
    material: Material
    team: Team
    device: Device
    precision: str
    descriptor: Descriptor
    learner: Learner
    batches: Batches
    validation: Validation
    warnings: tuple[str, ...]
    length: Length
    schedule: Schedule
    objective: Callable[[int, float], Objective]
    patch_multiple: int
    epoch_patches: int
    standing: Standing
    previews: Previews

    def described(self, standing: Standing) -> Descriptor:
        """The model as it stands, with the figures of its validation."""
        figures = {"psnr": standing.best_psnr, "ssim": standing.best_ssim}
        known = {name: round(value, 4) for name, value in figures.items() if value is not None}
        return replace(self.descriptor, metrics={"validation photos": known} if known else {})

    def card(self, standing: Standing) -> str:
        """The finished model's card, for people."""
        from engine.training.card import card_text

        return card_text(self, standing)


def set_up(config: Config, folder: RunFolder, found: Material, shelf: Shelf, team: Team, going_on: bool) -> Equipment:
    """Build everything.

    Args:
        config: of the run; what is automatic in it is resolved.
        folder: of the run.
        found: its photos.
        shelf: where they are decoded.
        team: the processes that train together.
        going_on: whether to go on from the folder's newest checkpoint.

    Raises:
        WrongConfig: something in the configuration does not fit the photos, the network or the machine.
        WrongRunFolder: there is no checkpoint to go on from, or it belongs to another configuration.
        ModelError, ImageError: a file cannot be used.
    """
    prepare_cpu()
    device = choose(team.device)
    network, descriptor = preparing.network_of(config)
    levels = _levels(descriptor, found.task)
    config, warnings = blind_method(config, found)
    multiple = _patch_multiple(descriptor, found.task)
    _check_patches(config, multiple, found.task)
    config = _with_batch(config, network.to(device.torch), device, team, descriptor.takes_noise_level)
    share = share_of(config.run.batch, team.rank, team.size)
    precision = precision_for(config.run.precision, device)
    learner = Learner(
        network, config.optimisation, precision, team, config.run.compiled, _teacher(config, found, device)
    )
    standing = _restored(learner, folder) if going_on else Standing(photos=found.told)
    noise = preparing.noise_of(config, found.task)
    order = order_of(config, found)
    batches = Batches(
        PhotoStore(found.training, shelf),
        order,
        noise,
        Augmenter(config.augmentation),
        share,
        config.run.batch,
        config.run.seed,
        device.torch,
        config.run.workers,
        config.run.fixed_crops,
        levels,
    )
    validating = PhotoStore(found.validation, shelf)
    subjects, cut = chosen(
        preparing.subjects(validating, found.validation_task, noise), config.run.validation_megapixels
    )
    validation = Validation(subjects, descriptor, team)
    shown, problems = _previews(config, found, validation, folder)
    return Equipment(
        config,
        folder,
        found,
        team,
        device,
        precision,
        replace(
            descriptor,
            training_data=_told_of(config, found),
            licence=config.data.licence or "not stated",
            noise_range=noise_range(batches, config.run.patch // multiple * multiple),
        ),
        learner,
        batches,
        validation,
        (
            *warnings,
            *problems,
            *_warnings(len(validating), len(subjects), cut, config),
            *_other_photos(standing, found),
        ),
        length_of(config.run, config.run.batch, order.epoch_patches),
        build_schedule(config.optimisation.schedule, config.optimisation.warm_up),
        _objectives(config, found.task, learner, share),
        multiple,
        order.epoch_patches,
        standing,
        shown,
    )


def check(config: Config, found: Material, team: Team) -> None:
    """Refuse at once what would else be refused after every photo was looked at.

    Raises:
        WrongConfig: as :func:`set_up`.
        ModelError: the model to go on from cannot be used.
    """
    _, descriptor = preparing.network_of(config)
    _check_patches(config, _patch_multiple(descriptor, found.task), found.task)
    if config.run.batch:
        share_of(config.run.batch, team.rank, team.size)


def _previews(
    config: Config, found: Material, validation: Validation, folder: RunFolder
) -> tuple[Previews, Sequence[str]]:
    """Of the person's own photos, which only the process that writes looks at, or of those that are validated on."""
    wanted = config.data.previews if validation.team.writes else ()
    photos, problems = previews.own(wanted, (*found.training, *found.validation))
    return Previews(photos or previews.validated(validation.subjects), folder.previews, validation), problems


def _levels(descriptor: Descriptor, task: Task) -> Levels | None:
    """How noisy each patch is, for a network that takes that."""
    if not descriptor.takes_noise_level:
        return None
    if task is Task.BLIND:
        return estimated
    return NoiseLevels(of_bursts=task is Task.BURSTS, guessed=_GUESSED)


def _with_batch(config: Config, network: nn.Module, device: Device, team: Team, takes_noise_level: bool) -> Config:
    """With as many patches as all processes together have room for, where that was left open."""
    if config.run.batch:
        return config
    side = max(config.run.patch, config.run.patch_end)
    fitting = min(team.gathered(fitting_batch(network, side, device, team.here, takes_noise_level)))
    return config.with_changes({"run.batch": fitting * team.size})


def _restored(learner: Learner, folder: RunFolder) -> Standing:
    standing, tensors = checkpoints.newest(folder.path)
    try:
        learner.restore(tensors)
    except (RuntimeError, KeyError, IndexError, ValueError) as error:
        raise WrongRunFolder(
            f"The checkpoint in {folder.path} does not fit the configuration there. Bring its config.toml back to what "
            "it was, or start the training anew."
        ) from error
    return standing


def order_of(config: Config, found: Material) -> Order:
    """Which patch of these photos comes when."""
    areas = [example.width * example.height for example in found.training]
    return Order(areas, config.run.patch, config.run.epoch_patches, config.run.seed)


def _other_photos(standing: Standing, found: Material) -> tuple[str, ...]:
    if standing.photos == found.told:
        return ()
    return ("The photos are not those that this run began with. It goes on with those that are there now.",)


def blind_method(config: Config, found: Material) -> tuple[Config, tuple[str, ...]]:
    """How to learn from noisy photos alone, and why, where that was left open: some of the photos are read."""
    if found.task is not Task.BLIND or config.data.blind != "auto":
        return config, ()
    correlation = correlation_of_neighbours(preparing.photos_of(found))
    if correlation is None:
        method, why = "blind-spot", "How the noise hangs together cannot be seen"
    else:
        method = "blind-spot" if correlation > HANGS_TOGETHER else "neighbor2neighbor"
        why = f"The noise of neighbouring pixels correlates by {correlation:.2f}"
    sentence = f"{why}: learning by {method}. Choose otherwise with --blind."
    return config.with_changes({"data.blind": method}), (sentence,)


def _teacher(config: Config, found: Material, device: Device) -> nn.Module | None:
    if found.task is not Task.BLIND or config.data.blind != "blind-spot":
        return None
    return fresh(BlindSpotNetwork, "default", config.run.seed).to(device.torch)


def precision_for(wanted: str, device: Device) -> str:
    """What ``auto`` means on a device: half precision where the hardware computes it."""
    if wanted != "auto":
        return wanted
    if device.name.startswith("cuda"):
        return "bfloat16" if torch.cuda.is_bf16_supported(including_emulation=False) else "float16"
    told = torch.cpu.get_capabilities() if device.is_cpu and hasattr(torch.cpu, "get_capabilities") else {}
    return "bfloat16" if told.get("avx512_bf16") or told.get("amx_bf16") else "float32"


def _patch_multiple(descriptor: Descriptor, task: Task) -> int:
    return descriptor.size_multiple * (2 if task is Task.BLIND else 1)


def _check_patches(config: Config, multiple: int, task: Task) -> None:
    side = config.run.patch // multiple * multiple
    needed = max(smallest_patch(name) for name in (config.optimisation.loss, config.optimisation.final_loss) if name)
    if task is Task.BLIND and config.data.blind == "blind-spot":
        needed = max(needed, SMALLEST_PATCH)
    if side < max(needed, multiple):
        raise WrongConfig(
            f"Patches of {config.run.patch} pixels are too small for this network, its loss and its way to learn. "
            f"Take at least {-(-max(needed, multiple) // multiple) * multiple} (--patch)."
        )


def _objectives(config: Config, task: Task, learner: Learner, share: Share) -> Callable[[int, float], Objective]:
    """What is made small at a step and a fraction of the run."""
    told = config.optimisation
    if task is Task.BLIND and learner.teacher is None:
        blind = Neighbour2Neighbour(config.run.seed, config.run.batch, share)
        return lambda step, _fraction: blind.at(step)
    losses = [build_loss(name) for name in (told.loss, told.final_loss or told.loss)]
    teacher = learner.teacher
    if teacher is not None:
        alone, taught = BlindSpot(teacher, None), BlindSpot(teacher, losses[0])
        return lambda _step, fraction: alone if fraction < TEACHER_ALONE else taught
    first, last = map(_supervised, losses)
    return lambda _step, fraction: last if fraction >= 1.0 - told.final_share else first


def _supervised(loss: Loss) -> Objective:
    def objective(network: nn.Module, batch: Batch) -> Tensor:
        assert batch.target is not None
        return loss(network(*batch.inputs), batch.target)

    return objective


def _warnings(validating: int, measured: int, cut: int, config: Config) -> tuple[str, ...]:
    limit = f"{config.run.validation_megapixels:g} megapixels"
    told = []
    if not validating:
        told.append("There are no photos to validate on: the last weights are kept, not the best ones.")
    if measured < validating:
        which = "first is" if measured == 1 else f"first {measured} are"
        told.append(f"Of {validating} validation photos only the {which} measured: together they have up to {limit}.")
    if cut:
        told.append(f"A validation photo is larger than {limit}: its middle is measured.")
    return tuple(told)


def _told_of(config: Config, found: Material) -> str:
    """The training photos, for the model's card."""
    count = len(found.training)
    noise = f", recipe {config.data.recipe}" if found.task is Task.CLEAN else ""
    return f"{count} examples ({found.task.value}{noise})"
