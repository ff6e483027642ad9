"""The architectures there are, one line each. Imports torch only when a network is built."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.errors import UnsuitableCheckpoint
from engine.models.architectures import aev2_facts, unet_facts
from engine.models.arguments import Argument, Arguments, Shapes, checked

if TYPE_CHECKING:
    from torch import nn


@dataclass(frozen=True, slots=True)
class Architecture:
    """A family of networks.

    Attributes:
        name: in checkpoints and commands.
        title: for people.
        takes_noise_level: whether the network takes a noise level as its second argument.
        arguments: what can be chosen.
        network: builds one from checked arguments.
        recognise: the arguments told from a checkpoint's tensor names and shapes, or None if it is no such network;
            it is generous, so that a missing tensor can be named later.
        channels_of, field_of, multiple_of: facts from checked arguments.
    """

    name: str
    title: str
    takes_noise_level: bool
    arguments: Mapping[str, Argument]
    network: Callable[[Arguments], "nn.Module"]
    recognise: Callable[[Shapes], dict[str, Any] | None]
    channels_of: Callable[[Arguments], int]
    field_of: Callable[[Arguments], int | None]
    multiple_of: Callable[[Arguments], int]

    def checked(self, arguments: Arguments) -> dict[str, Any]:
        """All arguments as JSON values, defaults filled in.

        Raises:
            UnsuitableCheckpoint: an unknown argument, or one out of range.
        """
        return checked(self.arguments, arguments, self.title)

    def build(self, arguments: Arguments) -> "nn.Module":
        """A network with fresh weights, on torch's default device. Raises as :meth:`checked`."""
        return self.network(self.checked(arguments))

    def channels(self, arguments: Arguments) -> int:
        """3 for RGB, 1 for grey."""
        return self.channels_of(self.checked(arguments))

    def receptive_field(self, arguments: Arguments) -> int | None:
        """In pixels to one side; None for a network that looks at the whole picture."""
        return self.field_of(self.checked(arguments))

    def size_multiple(self, arguments: Arguments) -> int:
        """The network takes heights and widths that are multiples of this."""
        return self.multiple_of(self.checked(arguments))


def architecture(name: str) -> Architecture:
    """The architecture of that name.

    Raises:
        UnsuitableCheckpoint: there is none.
    """
    for candidate in ARCHITECTURES:
        if candidate.name == name:
            return candidate
    raise UnsuitableCheckpoint(f"There is no architecture {name!r}; there are {_names()}.")


def recognised(shapes: Shapes, source: str) -> tuple[Architecture, dict[str, Any]]:
    """The architecture and arguments that tensors of these names and shapes belong to.

    Args:
        shapes: of every tensor, by name.
        source: the file's name, for the error.

    Raises:
        UnsuitableCheckpoint: none fits.
    """
    for candidate in ARCHITECTURES:
        arguments = candidate.recognise(shapes)
        if arguments is not None:
            return candidate, candidate.checked(arguments)
    raise UnsuitableCheckpoint(f"{source} fits no architecture known here ({_names()}).")


def _names() -> str:
    return ", ".join(candidate.name for candidate in ARCHITECTURES)


def _unet(arguments: Arguments) -> "nn.Module":
    from engine.models.architectures.unet import UNet

    return UNet(arguments["channels"], tuple(arguments["widths"]), tuple(arguments["blocks"]))


def _aev2(_arguments: Arguments) -> "nn.Module":
    from engine.models.architectures.aev2 import AEv2

    return AEv2()


ARCHITECTURES: tuple[Architecture, ...] = (
    Architecture(
        name="unet",
        title="U-shaped autoencoder",
        takes_noise_level=False,
        arguments=unet_facts.ARGUMENTS,
        network=_unet,
        recognise=unet_facts.recognise,
        channels_of=unet_facts.channels,
        field_of=unet_facts.receptive_field,
        multiple_of=unet_facts.size_multiple,
    ),
    Architecture(
        name="aev2_0",
        title="AEv2_0",
        takes_noise_level=False,
        arguments=aev2_facts.ARGUMENTS,
        network=_aev2,
        recognise=aev2_facts.recognise,
        channels_of=aev2_facts.channels,
        field_of=aev2_facts.receptive_field,
        multiple_of=aev2_facts.size_multiple,
    ),
)
