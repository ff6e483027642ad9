"""Tensors into networks: every name and shape must fit exactly, every weight be finite."""

from collections.abc import Collection, Mapping
from typing import Any

import torch
from torch import Tensor, nn

from engine.errors import UnsuitableCheckpoint
from engine.models.cost import cost
from engine.models.descriptor import Descriptor
from engine.models.registry import Architecture, architecture

_NAMED = 3
_FLOATS = (torch.float16, torch.bfloat16, torch.float32, torch.float64)


def describe(name: str, kind: str, arguments: Mapping[str, Any]) -> Descriptor:
    """The facts of a model that follow from its architecture; purpose, licence and so on are left at their defaults.

    Args:
        name: of the model.
        kind: the architecture's name.
        arguments: the architecture's.

    Raises:
        UnsuitableCheckpoint: no such architecture, or arguments it does not take.
    """
    chosen = architecture(kind)
    checked = chosen.checked(arguments)
    channels, multiple = chosen.channels(checked), chosen.size_multiple(checked)
    takes_noise_level = chosen.takes_noise_level(checked)
    counted = cost(_ghost(chosen, checked), channels, multiple, takes_noise_level)
    return Descriptor(
        name=name,
        architecture=kind,
        arguments=checked,
        channels=channels,
        size_multiple=multiple,
        receptive_field=chosen.receptive_field(checked),
        takes_noise_level=takes_noise_level,
        parameters=counted.parameters,
        macs_per_pixel=counted.macs_per_pixel,
    )


def fitted(kind: Architecture, arguments: Mapping[str, Any], state: Mapping[str, Tensor], source: str) -> nn.Module:
    """A network with these weights as float32, in evaluation mode, on the CPU.

    No random number is drawn, and nothing is allocated before names and shapes are known to fit.

    Args:
        kind: the architecture.
        arguments: the architecture's.
        state: the tensors, of any floating dtype.
        source: the file's name, for the errors.

    Raises:
        UnsuitableCheckpoint: a tensor is missing or not expected, has a wrong shape or dtype, or is not finite.
    """
    network = _ghost(kind, arguments)
    check_fit(network.state_dict(), state, source)
    network.load_state_dict({name: _finite(name, state[name], source) for name in state}, strict=True, assign=True)
    return network.eval()


def check_fit(wanted: Mapping[str, Tensor], state: Mapping[str, Tensor], source: str) -> None:
    """Compare names, shapes and dtypes; the values are not looked at. Raises as :func:`fitted`."""
    missing, unexpected = wanted.keys() - state.keys(), state.keys() - wanted.keys()
    complaints = [_listed("missing", missing), _listed("unexpected", unexpected)]
    if missing or unexpected:
        raise UnsuitableCheckpoint(f"{source} does not fit its architecture: {'; '.join(filter(None, complaints))}.")
    for name, tensor in state.items():
        if tensor.shape != wanted[name].shape:
            shapes = f"{tuple(wanted[name].shape)}, not {tuple(tensor.shape)}"
            raise UnsuitableCheckpoint(f"{source} does not fit its architecture: {name} must have shape {shapes}.")
        if tensor.dtype not in _FLOATS:
            kind = str(tensor.dtype).removeprefix("torch.")
            raise UnsuitableCheckpoint(f"{source}: {name} holds {kind} values; weights must be floating-point numbers.")


def _finite(name: str, tensor: Tensor, source: str) -> Tensor:
    """A float32 copy, as the tensor may be a mapped file; half precision becomes float32 exactly."""
    weight = tensor.detach().to(torch.float32, memory_format=torch.contiguous_format, copy=True)
    if not torch.isfinite(weight).all():
        raise UnsuitableCheckpoint(f"{source} is spoilt: {name} holds values that are not finite numbers.")
    return weight


def _listed(what: str, names: Collection[str]) -> str:
    """``missing 5 tensors: a, b, c, ...``"""
    if not names:
        return ""
    shown = [name[:80] for name in sorted(names)[:_NAMED]]
    more = ", ..." if len(names) > _NAMED else ""
    return f"{len(names)} tensor{'s' * (len(names) > 1)} {what}: {', '.join(shown)}{more}"


def _ghost(kind: Architecture, arguments: Mapping[str, Any]) -> nn.Module:
    """The network without numbers."""
    with torch.device("meta"):
        return kind.build(arguments)
