"""Which device computes, and whether an error means that it ran out of memory."""

import gc
from dataclasses import dataclass

import torch

from engine.errors import DeviceUnavailable

_CPU_SHORT = ("can't allocate memory", "not enough memory", "std::bad_alloc")
_ACCELERATOR_SHORT = ("out of memory", "CUBLAS_STATUS_ALLOC_FAILED", "CUDNN_STATUS_ALLOC_FAILED")


@dataclass(frozen=True, slots=True)
class Device:
    """A place to compute.

    Attributes:
        name: as on the command line: ``cpu``, ``cuda:0``, ``mps``.
        title: as a person calls it, for instance the card's name.
    """

    name: str
    title: str

    @property
    def torch(self) -> torch.device:
        return torch.device(self.name)

    @property
    def is_cpu(self) -> bool:
        return self.name == "cpu"


def available() -> tuple[Device, ...]:
    """All devices of this machine, best first; the CPU is always the last."""
    cards: list[Device] = []
    if torch.cuda.is_available():
        cards = [Device(f"cuda:{i}", torch.cuda.get_device_name(i)) for i in range(torch.cuda.device_count())]
    elif torch.backends.mps.is_available():
        cards = [Device("mps", "Apple GPU")]
    return (*cards, Device("cpu", "CPU"))


def choose(name: str = "auto") -> Device:
    """The device called ``auto``, ``cpu``, ``cuda``, ``cuda:N`` or ``mps``.

    Raises:
        DeviceUnavailable: it is not on this machine, or the name means nothing.
    """
    devices = available()
    if name == "auto":
        return devices[0]
    wanted = "cuda:0" if name == "cuda" else name
    for device in devices:
        if device.name == wanted:
            return device
    known = ", ".join(device.name for device in devices)
    raise DeviceUnavailable(f"The device {name} is not available here. Available: auto, {known}.")


def is_out_of_memory(error: BaseException) -> bool:
    """Whether ``error`` says that memory ran out, and not that the device or the program is at fault."""
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    if not isinstance(error, RuntimeError):
        return False
    text = str(error)
    return any(sign in text for sign in (*_CPU_SHORT, *_ACCELERATOR_SHORT))


def release_memory(device: Device) -> None:
    """Give back what is cached, so that the next try finds all there is."""
    gc.collect()
    if device.name.startswith("cuda"):
        torch.cuda.empty_cache()
    elif device.name == "mps":
        torch.mps.empty_cache()
