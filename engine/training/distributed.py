"""Several devices or machines: PyTorch's own processes, as ``torchrun`` or SLURM's ``srun`` start them.

Every process takes its part of each batch; gradients are averaged by DistributedDataParallel. One process writes. All
of them need the photos and the run folder in the same place.
"""

import gc
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import torch
import torch.distributed as dist
from torch import Tensor, nn

from engine.errors import DeviceUnavailable, TrainingError

_TIMEOUT = timedelta(minutes=30)
_FIRST_PORT, _PORTS = 20_000, 20_000
_FIRST_HOST = re.compile(r"([^\[,]+)(?:\[([^\],-]+))?")


@dataclass(frozen=True, slots=True)
class Team:
    """The processes that train together.

    Attributes:
        rank: this one's number, from 0.
        size: how many there are.
        device: name of this one's device.
        here: how many of them are on this machine.
    """

    rank: int = 0
    size: int = 1
    device: str = "cpu"
    here: int = 1

    @property
    def writes(self) -> bool:
        """Whether this process writes files and talks."""
        return self.rank == 0

    def wrapped(self, network: nn.Module) -> nn.Module:
        """The network whose gradients are averaged over all processes."""
        if self.size == 1:
            return network
        return nn.parallel.DistributedDataParallel(network, device_ids=self._ids(), forward_sync_buffers=False)

    def mean(self, value: Tensor) -> Tensor:
        """A number's mean over all processes."""
        if self.size == 1:
            return value
        total = value.detach().clone()
        dist.all_reduce(total)
        return total / self.size

    def told(self, *numbers: float) -> tuple[float, ...]:
        """The numbers of the first process: for all that depends on clocks and people. Done at every step."""
        if self.size == 1:
            return numbers
        message = torch.tensor(numbers, dtype=torch.float64, device=self.device)
        dist.broadcast(message, 0)
        return tuple(message.tolist())

    def gathered(self, value: Any) -> list[Any]:
        """What every process has, in order of rank; any Python object."""
        if self.size == 1:
            return [value]
        found: list[Any] = [None] * self.size
        dist.all_gather_object(found, value)
        return found

    def _ids(self) -> list[int] | None:
        return [torch.device(self.device).index] if self.device.startswith("cuda") else None


@contextmanager
def team(device: str) -> Iterator[Team]:
    """The team that the environment tells of, or this process alone.

    ``torchrun`` tells by RANK, WORLD_SIZE, LOCAL_RANK and MASTER_ADDR. Under ``srun`` SLURM's own variables are
    enough: the first machine of the step is where the processes meet, at a port that follows from the job's number.

    Args:
        device: ``cpu`` or ``cuda:N``, for a process alone; in a team every process takes the card of its local rank.

    Raises:
        DeviceUnavailable: a machine has fewer cards than processes.
        TrainingError: the processes do not find each other.
    """
    told = slurm(os.environ) | dict(os.environ)
    size = int(told.get("WORLD_SIZE", "1"))
    if size == 1:
        yield Team(device=device)
        return
    rank, local = int(told.get("RANK", "0")), int(told.get("LOCAL_RANK", "0"))
    backend = "nccl" if device.startswith("cuda") else "gloo"
    if backend == "nccl":
        device = _card(local)
    _meet(backend, f"tcp://{told.get('MASTER_ADDR', 'localhost')}:{told.get('MASTER_PORT', '29500')}", rank, size)
    try:
        yield Team(rank, size, device, int(told.get("LOCAL_WORLD_SIZE", "1")))
    finally:
        _part()


def slurm(told: "os._Environ[str] | dict[str, str]") -> dict[str, str]:
    """What ``torchrun`` would have told, from the variables that SLURM gives to every process of a step."""
    if "SLURM_PROCID" not in told or "SLURM_STEP_NUM_TASKS" not in told:
        return {}
    return {
        "WORLD_SIZE": told["SLURM_STEP_NUM_TASKS"],
        "RANK": told["SLURM_PROCID"],
        "LOCAL_RANK": told.get("SLURM_LOCALID", "0"),
        "LOCAL_WORLD_SIZE": told.get("SLURM_STEP_TASKS_PER_NODE", "1").split("(")[0].split(",")[0],
        "MASTER_ADDR": _first_host(told.get("SLURM_STEP_NODELIST", "localhost")),
        "MASTER_PORT": str(_FIRST_PORT + int(told.get("SLURM_JOB_ID", "0")) % _PORTS),
    }


def _first_host(nodes: str) -> str:
    """Of a list as SLURM writes it: ``node[03-07,12],other`` begins with ``node03``."""
    found = _FIRST_HOST.match(nodes)
    return "".join(part or "" for part in found.groups()) if found else "localhost"


def _card(local: int) -> str:
    if local >= torch.cuda.device_count():
        raise DeviceUnavailable(
            f"This machine has {torch.cuda.device_count()} cards, but process {local + 1} was started on it. Start one "
            "process a card, or add --device cpu."
        )
    torch.cuda.set_device(local)
    return f"cuda:{local}"


def _part() -> None:
    """Take the group apart while Python still runs.

    The wrapped network holds the group, and cycles hold the network: left to the interpreter's end, the group's threads
    would be stopped in the middle of C++, which aborts the process.
    """
    gc.collect()
    dist.destroy_process_group()
    gc.collect()


def _meet(backend: str, place: str, rank: int, size: int) -> None:
    try:
        dist.init_process_group(backend, init_method=place, rank=rank, world_size=size, timeout=_TIMEOUT)
    except (RuntimeError, ValueError) as error:
        raise TrainingError(
            f"The {size} processes could not meet at {place}. Check MASTER_ADDR and MASTER_PORT, and that all of them "
            "were started."
        ) from error
