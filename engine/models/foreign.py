"""Published networks that are not among our architectures, read through the optional package spandrel.

spandrel (MIT) tells by a checkpoint's tensors which network it is and builds it: SCUNet, SwinIR, Uformer and more; with
spandrel_extra_arches, whose networks have stricter licences, Restormer too, where somebody has installed that. It wants
torchvision for two networks that do not denoise; where that is absent or does not fit this torch it goes without.
"""

import importlib
import math
import sys
import types
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from engine.errors import UnsuitableCheckpoint
from engine.extras import EXTRAS, installed
from engine.models.descriptor import Descriptor
from engine.models.model import Model
from engine.models.registry import PUBLISHED, architecture

_EXTRA = "spandrel"
_INNER = "inner."
_GRIDS = {"SCUNet": 64}
"""Sides of the grids to which networks fill photos up by themselves."""

_PROBE_SIDE = 128


class Published(nn.Module):
    """A network of spandrel's: (N, C, H, W) in [0, 1] to the same shape; photo by photo, as it wants them.

    Args:
        described: spandrel's ``ImageModelDescriptor``.
    """

    def __init__(self, described: Any) -> None:
        super().__init__()
        self.inner: nn.Module = described.model
        self._described = described

    def forward(self, noisy: Tensor) -> Tensor:
        return torch.cat([self._described(photo[None]) for photo in noisy])


def is_available() -> bool:
    """Whether spandrel is installed."""
    return installed(_EXTRA)


def hint() -> str:
    """What would help with a checkpoint that fits no architecture here; nothing where spandrel has looked at it."""
    return "" if is_available() else f" More published networks are read once this is done: {EXTRAS[_EXTRA].command}"


def read_model(name: str, state: Mapping[str, Tensor], source: str) -> Model:
    """The model that these tensors are.

    Args:
        name: of the model.
        state: the tensors of a published checkpoint, or of such a model of ours.
        source: the file's name, for the errors.

    Raises:
        UnsuitableCheckpoint: spandrel is not installed, does not know the network or cannot build it; or it is no
            network that cleans photos and keeps their size.
    """
    described = _described({key.removeprefix(_INNER): _usable(key, state[key], source) for key in state}, source)
    _check_purpose(described, source)
    network = Published(described).eval().requires_grad_(False)
    return Model(_facts(name, network, described, source), network)


def _described(state: dict[str, Tensor], source: str) -> Any:
    """What spandrel makes of it; it loads every tensor and refuses missing and unexpected ones."""
    if not is_available():
        raise UnsuitableCheckpoint(f"{source} holds a published network.{hint()}")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _spandrel().MAIN_REGISTRY.load(state)
    except Exception as error:
        known = ", ".join(kind.architecture.name for kind in _spandrel().MAIN_REGISTRY)
        raise UnsuitableCheckpoint(
            f"{source} fits no architecture known here or to spandrel ({known}), or is not whole."
        ) from error


def _spandrel() -> Any:
    with _without_torchvision():
        spandrel = importlib.import_module("spandrel")
        with suppress(Exception):  # it is not installed, or does not fit
            importlib.import_module("spandrel_extra_arches").install(ignore_duplicates=True)
    return spandrel


@contextmanager
def _without_torchvision() -> Iterator[None]:
    """Where torchvision cannot be imported, something stands in for it meanwhile."""
    try:
        importlib.import_module("torchvision.transforms.functional")
    except Exception:  # noqa: BLE001  (beside another torch it fails in many ways)
        names = ("torchvision", "torchvision.transforms", "torchvision.transforms.functional")
        stand_ins = {name: types.ModuleType(name) for name in names}
        vars(stand_ins[names[-1]]).update(InterpolationMode=None, rotate=None, normalize=None)
        sys.modules.update(stand_ins)
        try:
            yield
        finally:
            for name in names:
                del sys.modules[name]
    else:
        yield


def _usable(name: str, tensor: Tensor, source: str) -> Tensor:
    """A copy, floats as float32. What claims to be larger than its bytes are is refused: networks are built from it."""
    if tensor.untyped_storage().nbytes() < tensor.numel() * tensor.element_size():
        raise UnsuitableCheckpoint(f"{source} is spoilt: {name} is larger than what is stored of it.")
    if not tensor.is_floating_point():
        return tensor.detach().clone()
    weight = tensor.detach().to(torch.float32, copy=True)
    if not torch.isfinite(weight).all():
        raise UnsuitableCheckpoint(f"{source} is spoilt: {name} holds values that are not finite numbers.")
    return weight


def _check_purpose(described: Any, source: str) -> None:
    name, channels = described.architecture.name, (described.input_channels, described.output_channels)
    if described.purpose != "Restoration" or described.scale != 1 or channels not in ((1, 1), (3, 3)):
        raise UnsuitableCheckpoint(
            f"{source} is a network of the kind {name} that does not give back a photo of the same size and colours. "
            "Take one that cleans photos."
        )


def _facts(name: str, network: Published, described: Any, source: str) -> Descriptor:
    wanted, title = described.size_requirements, described.architecture.name
    window = getattr(described.model, "window_size", 1)
    multiple = math.lcm(wanted.multiple_of, _GRIDS.get(title, 1), window if isinstance(window, int) else 1)
    arguments = {"channels": described.input_channels, "multiple": multiple, "square": wanted.square}
    kind = architecture(PUBLISHED)
    checked = kind.checked(arguments)
    return Descriptor(
        name=name,
        architecture=kind.name,
        arguments=checked,
        channels=kind.channels(checked),
        size_multiple=kind.size_multiple(checked),
        receptive_field=kind.receptive_field(checked),
        takes_noise_level=False,
        parameters=sum(weight.numel() for weight in network.parameters()),
        macs_per_pixel=_macs_per_pixel(network, described.input_channels, multiple, source),
        purpose=f"The published network {title}, read by spandrel.",
    )


def _macs_per_pixel(network: Published, channels: int, multiple: int, source: str) -> float:
    """Counted while it cleans a small grey square, attention included; so it is known that it runs, too."""
    side = -(-_PROBE_SIDE // multiple) * multiple
    try:
        with FlopCounterMode(display=False) as counted:
            answer = network(torch.full((1, channels, side, side), 0.5))
    except Exception as error:
        raise UnsuitableCheckpoint(
            f"The network in {source} does not run ({type(error).__name__}: {error})."
        ) from error
    if not torch.isfinite(answer).all():
        raise UnsuitableCheckpoint(f"The network in {source} answers numbers that are no colours. Take another file.")
    return float(counted.get_total_flops()) / 2 / side**2
