"""Everything a run needs, made from its configuration and its folder, whether it begins or goes on."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import psutil
import torch
from torch import Tensor, nn

from engine.device import Device, choose
from engine.errors import WrongConfig
from engine.inference.runner import prepare_cpu
from engine.models.descriptor import Descriptor
from engine.training import checkpoints, preparing
from engine.training.augmentation import Augmenter
from engine.training.batches import Batch, Batches, share_of
from engine.training.checkpoints import Standing
from engine.training.config import Config
from engine.training.distributed import Team
from engine.training.learner import Learner, Objective
from engine.training.loss import Loss, build_loss, smallest_patch
from engine.training.order import Order
from engine.training.preparing import Material, Task
from engine.training.progress import Length, length_of
from engine.training.run_folder import RunFolder
from engine.training.schedule import Schedule, build_schedule
from engine.training.self_supervision import Neighbour2Neighbour
from engine.training.validation import Validation, chosen

_LARGEST_AUTOMATIC_BATCH = 32
_CPU_SHARE, _CARD_SHARE = 0.4, 0.6
_ACTIVATION_FACTOR = 2.0
"""Gradients and what the kernels need beside the activations that are kept, by experience."""


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

    def described(self, standing: Standing) -> Descriptor:
        """The model as it stands, with the figures of its validation."""
        figures = {"psnr": standing.best_psnr, "ssim": standing.best_ssim}
        known = {name: round(value, 4) for name, value in figures.items() if value is not None}
        return replace(self.descriptor, metrics={"validation photos": known} if known else {})

    def card(self, standing: Standing) -> str:
        """The finished model's card, for people."""
        from engine.training.card import card_text

        return card_text(self, standing)


def set_up(config: Config, folder: RunFolder, found: Material, team: Team, going_on: bool) -> Equipment:
    """Build everything.

    Args:
        config: of the run; what is automatic in it is resolved.
        folder: of the run.
        found: its photos.
        team: the processes that train together.
        going_on: whether to go on from the folder's newest checkpoint.

    Raises:
        WrongConfig: something in the configuration does not fit the photos, the network or the machine.
        WrongRunFolder: there is no checkpoint to go on from.
        ModelError, ImageError: a file cannot be used.
    """
    prepare_cpu()
    device = choose(team.device)
    network, descriptor = preparing.network_of(config)
    multiple = _patch_multiple(descriptor, found.task)
    _check_patches(config, multiple)
    network = network.to(device.torch)
    precision = precision_for(config.run.precision, device)
    config = resolved(config, network, device)
    learner = Learner(network, config.optimisation, precision, team, config.run.compiled)
    standing = Standing()
    if going_on:
        standing, tensors = checkpoints.newest(folder.path)
        learner.restore(tensors, standing.scale)
    training, validating = preparing.stores(found, folder.path / "photos")
    noise = preparing.noise_of(config, found.task)
    areas = [example.width * example.height for example in found.training]
    order = Order(areas, config.run.patch, config.run.epoch_patches, config.run.seed)
    batches = Batches(
        training,
        order,
        noise,
        Augmenter(config.augmentation),
        share_of(config.run.batch, team.rank, team.size),
        config.run.batch,
        config.run.seed,
        device.torch,
        config.run.workers,
        config.run.fixed_crops,
    )
    subjects, cut = chosen(
        preparing.subjects(validating, found.validation_task, noise), config.run.validation_megapixels
    )
    length = length_of(config.run, config.run.batch, order.epoch_patches)
    return Equipment(
        config,
        folder,
        found,
        team,
        device,
        precision,
        replace(descriptor, training_data=_told_of(config, found), licence=config.data.licence or "not stated"),
        learner,
        batches,
        Validation(subjects, descriptor, team),
        _warnings(len(validating), len(subjects), cut, config),
        length,
        build_schedule(config.optimisation.schedule, config.optimisation.warm_up),
        _objectives(config, found.task),
        multiple,
        order.epoch_patches,
        standing,
    )


def resolved(config: Config, network: nn.Module, device: Device) -> Config:
    """The configuration with a batch that fits, where that was left open."""
    if config.run.batch:
        return config
    return config.with_changes(
        {"run.batch": fitting_batch(network, max(config.run.patch, config.run.patch_end), device)}
    )


def fitting_batch(network: nn.Module, patch: int, device: Device) -> int:
    """The largest even number of patches, at most 32, for which the device has room, by the activations of one."""
    kept = 0

    def keep(tensor: Tensor) -> Tensor:
        nonlocal kept
        kept += tensor.nbytes
        return tensor

    probe = torch.zeros(1, 3, patch, patch, device=device.torch)
    with torch.autograd.graph.saved_tensors_hooks(keep, lambda tensor: tensor):
        network(probe)
    weights = 4 * sum(parameter.nbytes for parameter in network.parameters())
    room = (_room(device) - weights) / (_ACTIVATION_FACTOR * max(kept, 1))
    return max(2, min(_LARGEST_AUTOMATIC_BATCH, 1 << max(1, int(math.log2(max(room, 2))))))


def precision_for(wanted: str, device: Device) -> str:
    """What ``auto`` means on a device: half precision where the hardware computes it."""
    if wanted != "auto":
        return wanted
    if device.name.startswith("cuda"):
        return "bfloat16" if torch.cuda.is_bf16_supported(including_emulation=False) else "float16"
    told = torch.cpu.get_capabilities() if device.is_cpu and hasattr(torch.cpu, "get_capabilities") else {}
    return "bfloat16" if told.get("avx512_bf16") or told.get("amx_bf16") else "float32"


def _room(device: Device) -> float:
    if device.name.startswith("cuda"):
        return _CARD_SHARE * float(torch.cuda.mem_get_info(device.torch)[0])
    return _CPU_SHARE * float(psutil.virtual_memory().available)


def _patch_multiple(descriptor: Descriptor, task: Task) -> int:
    return descriptor.size_multiple * (2 if task is Task.BLIND else 1)


def _check_patches(config: Config, multiple: int) -> None:
    side = config.run.patch // multiple * multiple
    needed = max(smallest_patch(name) for name in (config.optimisation.loss, config.optimisation.final_loss) if name)
    if side < max(needed, multiple):
        raise WrongConfig(
            f"Patches of {config.run.patch} pixels are too small for this network and loss. Take at least "
            f"{-(-max(needed, multiple) // multiple) * multiple} (--patch)."
        )


def _objectives(config: Config, task: Task) -> Callable[[int, float], Objective]:
    """What is made small at a step and a fraction of the run."""
    if task is Task.BLIND:
        blind = Neighbour2Neighbour(config.run.seed)
        return lambda step, _fraction: blind.at(step)
    told = config.optimisation
    first = _supervised(build_loss(told.loss))
    last = _supervised(build_loss(told.final_loss)) if told.final_loss else first
    return lambda _step, fraction: last if fraction >= 1.0 - told.final_share else first


def _supervised(loss: Loss) -> Objective:
    def objective(network: nn.Module, batch: Batch) -> Tensor:
        assert batch.target is not None
        return loss(network(batch.noisy), batch.target)

    return objective


def _warnings(validating: int, measured: int, cut: int, config: Config) -> tuple[str, ...]:
    limit = f"{config.run.validation_megapixels:g} megapixels"
    told = []
    if not validating:
        told.append("There are no photos to validate on: the last weights are kept, not the best ones.")
    if measured < validating:
        told.append(f"Of {validating} validation photos the first {measured} are measured, within {limit}.")
    if cut:
        told.append(f"A validation photo is larger than {limit}: its middle is measured.")
    return tuple(told)


def _told_of(config: Config, found: Material) -> str:
    """The training photos, for the model's card."""
    count = len(found.training)
    noise = f", recipe {config.data.recipe}" if found.task is Task.CLEAN else ""
    return f"{count} examples ({found.task.value}{noise})"
