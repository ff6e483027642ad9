"""The architectures there are, one line each. Imports torch only when a network is built."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from engine.errors import UnsuitableCheckpoint
from engine.models.architectures import (
    aev1_facts,
    aev2_facts,
    bottleneck_facts,
    dncnn_facts,
    drunet_facts,
    ffdnet_facts,
    nafnet_facts,
    published_facts,
    unet_facts,
)
from engine.models.arguments import Argument, Arguments, Shapes, checked

if TYPE_CHECKING:
    from torch import nn


class Facts(Protocol):
    """What a ``*_facts`` module tells of its architecture, from checked arguments and without torch."""

    @property
    def ARGUMENTS(self) -> Mapping[str, Argument]:  # noqa: N802  (a module's constant)
        """What can be chosen."""

    @property
    def SIZES(self) -> Mapping[str, Arguments]:  # noqa: N802  (a module's constant)
        """Named choices, smallest first; what they leave out has its default."""

    def recognise(self, shapes: Shapes, /) -> dict[str, Any] | None:
        """The arguments told from a checkpoint's tensor names and shapes, or None if it is no such network; it is
        generous, so that a missing tensor can be named later."""

    def channels(self, arguments: Arguments, /) -> int:
        """3 for RGB, 1 for grey."""

    def receptive_field(self, arguments: Arguments, /) -> int | None:
        """In pixels to one side; None for a network that looks at the whole picture."""

    def size_multiple(self, arguments: Arguments, /) -> int:
        """The network takes heights and widths that are multiples of this."""


@dataclass(frozen=True, slots=True)
class Architecture:
    """A family of networks.

    Attributes:
        name: in checkpoints and commands.
        title: for people.
        facts: what is known without building one.
        network: builds one from checked arguments.
    """

    name: str
    title: str
    facts: Facts
    network: Callable[[Arguments], "nn.Module"]

    @property
    def sizes(self) -> Mapping[str, Arguments]:
        """Arguments of the named sizes, smallest first; empty where there is only one size."""
        return self.facts.SIZES

    def sized(self, size: str, arguments: Arguments) -> dict[str, Any]:
        """All arguments of a named size as JSON values, with ``arguments`` over it.

        Args:
            size: its name; empty for the defaults.
            arguments: those that are chosen otherwise.

        Raises:
            UnsuitableCheckpoint: there is no such size, or as :meth:`checked`.
        """
        if size and size not in self.sizes:
            known = f"there are {', '.join(self.sizes)}" if self.sizes else "it has only one"
            raise UnsuitableCheckpoint(f"{self.title} has no size {size!r}; {known}.")
        return self.checked({**(self.sizes[size] if size else {}), **arguments})

    def checked(self, arguments: Arguments) -> dict[str, Any]:
        """All arguments as JSON values, defaults filled in.

        Raises:
            UnsuitableCheckpoint: an unknown argument, or one out of range.
        """
        return checked(self.facts.ARGUMENTS, arguments, self.title)

    def build(self, arguments: Arguments) -> "nn.Module":
        """A network with fresh weights, on torch's default device. Raises as :meth:`checked`."""
        return self.network(self.checked(arguments))

    def channels(self, arguments: Arguments) -> int:
        """3 for RGB, 1 for grey."""
        return self.facts.channels(self.checked(arguments))

    def receptive_field(self, arguments: Arguments) -> int | None:
        """In pixels to one side; None for a network that looks at the whole picture."""
        return self.facts.receptive_field(self.checked(arguments))

    def size_multiple(self, arguments: Arguments) -> int:
        """The network takes heights and widths that are multiples of this."""
        return self.facts.size_multiple(self.checked(arguments))

    def takes_noise_level(self, arguments: Arguments) -> bool:
        """Whether the network takes a noise level, (N, 1, 1, 1), as its second argument."""
        return bool(self.checked(arguments).get("noise_level", False))


def architecture(name: str) -> Architecture:
    """The architecture of that name.

    Raises:
        UnsuitableCheckpoint: there is none.
    """
    for candidate in (*ARCHITECTURES, _PUBLISHED):
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
        arguments = candidate.facts.recognise(shapes)
        if arguments is not None:
            return candidate, candidate.checked(arguments)
    raise UnsuitableCheckpoint(f"{source} fits no architecture known here ({_names()}).")


def _names() -> str:
    return ", ".join(candidate.name for candidate in ARCHITECTURES)


def _unet(arguments: Arguments) -> "nn.Module":
    from engine.models.architectures.unet import UNet

    widths, blocks, up_blocks = (tuple(arguments[name]) for name in ("widths", "blocks", "up_blocks"))
    return UNet(arguments["channels"], widths, blocks, arguments["noise_level"], up_blocks)


def _aev2(_arguments: Arguments) -> "nn.Module":
    from engine.models.architectures.aev2 import AEv2

    return AEv2()


def _nafnet(arguments: Arguments) -> "nn.Module":
    from engine.models.architectures.nafnet import NAFNet

    encoders, decoders = tuple(arguments["encoders"]), tuple(arguments["decoders"])
    width, middle = arguments["width"], arguments["middle"]
    return NAFNet(arguments["channels"], width, encoders, middle, decoders, arguments["noise_level"])


def _bottleneck(arguments: Arguments) -> "nn.Module":
    from engine.models.architectures.bottleneck import Bottleneck

    widths, blocks = tuple(arguments["widths"]), tuple(arguments["blocks"])
    return Bottleneck(arguments["channels"], widths, blocks, arguments["noise_level"])


def _aev1(arguments: Arguments) -> "nn.Module":
    from engine.models.architectures.aev1 import AEv1

    return AEv1(arguments["channels"], arguments["width"], arguments["layers"], arguments["noise_level"])


def _ffdnet(arguments: Arguments) -> "nn.Module":
    from engine.models.architectures.ffdnet import FFDNet

    return FFDNet(arguments["channels"], arguments["width"], arguments["layers"], arguments["noise_level"])


def _dncnn(arguments: Arguments) -> "nn.Module":
    from engine.models.architectures.dncnn import DnCNN

    return DnCNN(arguments["channels"], arguments["width"], arguments["layers"])


def _drunet(arguments: Arguments) -> "nn.Module":
    from engine.models.architectures.drunet import DRUNet

    widths, blocks = tuple(arguments["widths"]), arguments["blocks"]
    return DRUNet(arguments["channels"], widths, blocks, arguments["noise_level"])


def _published(_arguments: Arguments) -> "nn.Module":
    raise UnsuitableCheckpoint("Published networks are known by their weights alone; they cannot be built anew.")


PUBLISHED = "published"
"""Name of what :mod:`engine.models.foreign` reads. It is none of those to choose from."""

_PUBLISHED = Architecture(PUBLISHED, "Published network", published_facts, _published)

ARCHITECTURES: tuple[Architecture, ...] = (
    Architecture("unet", "U-shaped autoencoder", unet_facts, _unet),
    Architecture("aev2_0", "AEv2_0", aev2_facts, _aev2),
    Architecture("nafnet", "NAFNet", nafnet_facts, _nafnet),
    Architecture("bottleneck", "Bottleneck autoencoder", bottleneck_facts, _bottleneck),
    Architecture("aev1", "AEv1", aev1_facts, _aev1),
    Architecture("ffdnet", "FFDNet", ffdnet_facts, _ffdnet),
    Architecture("dncnn", "DnCNN", dncnn_facts, _dncnn),
    Architecture("drunet", "DRUNet", drunet_facts, _drunet),
)
