"""Several devices or machines: PyTorch's own processes, as ``torchrun`` or SLURM's ``srun`` start them.

Every process takes its part of each batch; gradients are averaged by DistributedDataParallel. One process writes.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import torch
import torch.distributed as dist
from torch import Tensor, nn

_TIMEOUT = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Team:
    """The processes that train together.

    Attributes:
        rank: this one's number, from 0.
        size: how many there are.
        device: name of this one's device.
    """

    rank: int = 0
    size: int = 1
    device: str = "cpu"

    @property
    def writes(self) -> bool:
        """Whether this process writes files and talks."""
        return self.rank == 0

    def wrapped(self, network: nn.Module) -> nn.Module:
        """The network whose gradients are averaged over all processes."""
        if self.size == 1:
            return network
        return nn.parallel.DistributedDataParallel(network, device_ids=self._ids())

    def mean(self, value: Tensor) -> Tensor:
        """A number's mean over all processes."""
        if self.size == 1:
            return value
        total = value.detach().clone()
        dist.all_reduce(total)
        return total / self.size

    def gathered(self, value: Any) -> list[Any]:
        """What every process has, in order of rank; any Python object."""
        if self.size == 1:
            return [value]
        found: list[Any] = [None] * self.size
        dist.all_gather_object(found, value)
        return found

    def agreed(self, value: Any) -> Any:
        """What the first process has: for all that depends on clocks, disks and people."""
        return self.gathered(value)[0]

    def _ids(self) -> list[int] | None:
        return [torch.device(self.device).index] if self.device.startswith("cuda") else None


@contextmanager
def team(device: str) -> Iterator[Team]:
    """The team that the environment tells of (RANK, WORLD_SIZE, LOCAL_RANK; SLURM's names as well), or this alone.

    Args:
        device: ``cpu`` or ``cuda:N``, for a process alone; in a team every process takes the card of its local rank.
    """
    size = int(_told("WORLD_SIZE", "SLURM_NTASKS", "1"))
    if size == 1 or "MASTER_ADDR" not in os.environ:
        yield Team(device=device)
        return
    rank, local = int(_told("RANK", "SLURM_PROCID", "0")), int(_told("LOCAL_RANK", "SLURM_LOCALID", "0"))
    on_card = device.startswith("cuda")
    if on_card:
        torch.cuda.set_device(local)
    dist.init_process_group("nccl" if on_card else "gloo", rank=rank, world_size=size, timeout=_TIMEOUT)
    try:
        yield Team(rank, size, f"cuda:{local}" if on_card else device)
    finally:
        dist.destroy_process_group()


def _told(first: str, second: str, otherwise: str) -> str:
    return os.environ.get(first) or os.environ.get(second) or otherwise
