"""How an evaluation was made, so that somebody else can make it again."""

import platform
import shlex
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata

from engine.methods.denoiser import Denoiser
from engine.version import version

_PACKAGES = ("numpy", "scipy", "scikit-image", "PyWavelets", "torch", "bm3d", "spandrel")


@dataclass(frozen=True, slots=True)
class MethodFacts:
    """What a method was.

    ``sha256`` is that of a model's file, ``sigma`` the noise level as given, levels of 255, ``best`` whether a model
    was asked about eight positions of each photo.
    """

    name: str
    device: str
    sha256: str
    sigma: float | None
    tile: int | None
    best: bool = False


@dataclass(frozen=True, slots=True)
class Provenance:
    """When, by what and with what.

    Attributes:
        date: ISO 8601, UTC.
        command: for a shell; empty if there was none.
        machine: operating system and processor.
        versions: of the program, Python and the packages that compute, by name.
        methods: all but the untouched input.
    """

    date: str
    command: str
    machine: str
    versions: Mapping[str, str]
    methods: tuple[MethodFacts, ...]


def provenance_of(denoisers: Mapping[str, Denoiser], words: Sequence[str] = ()) -> Provenance:
    """Of an evaluation that ends now; ``words`` are the command's."""
    facts = (
        MethodFacts(name, one.device, one.sha256, one.sigma, one.tile, one.best) for name, one in denoisers.items()
    )
    return Provenance(
        date=datetime.now(UTC).isoformat(timespec="seconds"),
        command=shlex.join(words),
        machine=f"{platform.system()} {platform.release()}, {platform.machine()}",
        versions={"Denoiser": version(), "Python": sys.version.split()[0], **_installed()},
        methods=tuple(facts),
    )


def _installed() -> dict[str, str]:
    """The version of each package that is there; none is imported for it."""
    found = {}
    for package in _PACKAGES:
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            continue
    return found
