"""How many patches a step a device has room for."""

import math
from copy import deepcopy

import psutil
import torch
from torch import Tensor, nn

from engine.device import Device, is_out_of_memory, release_memory

LARGEST = 32
_CPU_SHARE, _CARD_SHARE = 0.4, 0.6
_ACTIVATION_FACTOR = 2.0
"""Gradients and what the kernels need beside the activations that are kept, by experience."""


def fitting_batch(
    network: nn.Module, patch: int, device: Device, processes: int = 1, takes_noise_level: bool = False
) -> int:
    """The largest power of two, at most 32, of patches for which a device has room.

    It follows from the activations of one patch, and on a card from trying: what does not fit there is halved. On a
    CPU trying would end the program where it does not fit.

    Args:
        network: on the device; it is not changed.
        patch: side in pixels.
        device: where it is.
        processes: that share the memory of a CPU.
        takes_noise_level: whether the network takes a noise level.
    """
    trial = deepcopy(network)
    one = torch.zeros(1, 3, patch, patch, device=device.torch)
    inputs = (one, one[:, :1, :1, :1]) if takes_noise_level else (one,)
    batch = _estimated(trial, inputs, device, processes)
    while device.name.startswith("cuda") and batch > 2 and not _fits(trial, inputs, batch, device):
        batch //= 2
    return batch


def _estimated(network: nn.Module, inputs: tuple[Tensor, ...], device: Device, processes: int) -> int:
    kept = 0

    def keep(tensor: Tensor) -> Tensor:
        nonlocal kept
        kept += tensor.nbytes
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(keep, lambda tensor: tensor):
        network(*inputs)
    weights = 4 * sum(parameter.nbytes for parameter in network.parameters())
    room = (_room(device) / processes - weights) / (_ACTIVATION_FACTOR * max(kept, 1))
    return max(2, min(LARGEST, 1 << int(math.log2(max(room, 2)))))


def _fits(network: nn.Module, inputs: tuple[Tensor, ...], batch: int, device: Device) -> bool:
    try:
        network(*(one.repeat(batch, 1, 1, 1) for one in inputs)).square().mean().backward()
    except RuntimeError as error:
        if not is_out_of_memory(error):
            raise
        return False
    finally:
        network.zero_grad(set_to_none=True)
        release_memory(device)
    return True


def _room(device: Device) -> float:
    if device.name.startswith("cuda"):
        return _CARD_SHARE * float(torch.cuda.mem_get_info(device.torch)[0])
    return _CPU_SHARE * float(psutil.virtual_memory().available)
