"""Models from and to files. Imports torch only when weights are read or written.

The native format is a safetensors file whose metadata holds a card (:mod:`engine.models.card`). Plain PyTorch
state dicts and plain safetensors files are read as well, and recognised by their tensors.
"""

import time
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import UnsuitableCheckpoint
from engine.models import card
from engine.models.descriptor import Descriptor
from engine.models.header import digest, read_header, unreadable
from engine.models.registry import PUBLISHED, architecture, recognised
from engine.models.storing import store

if TYPE_CHECKING:
    from torch import Tensor

    from engine.models.model import Model

_KNOWN = 1000
_SETTLED_NS = 2_000_000_000
"""What changed a file later than that is told by its times, however coarse the clock of its disk is."""


def read_descriptor(path: Path) -> Descriptor:
    """What a native file says of its model. Reads the header and the SHA-256; needs no torch.

    A file that stays as it is is read once: lists of models are made often, and their files are large. The cost is as
    the file tells it; :func:`load` counts it again.

    Raises:
        UnknownModel: there is no such file.
        UnsuitableCheckpoint: it is damaged, or no native file.
    """
    try:
        status = path.stat()
    except OSError as error:
        raise unreadable(path, error) from error
    if time.time_ns() - max(status.st_mtime_ns, status.st_ctime_ns) < _SETTLED_NS:
        return _read(path)
    return _known(path, (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino))


@lru_cache(_KNOWN)
def _known(path: Path, _stamp: tuple[int, ...]) -> Descriptor:
    return _read(path)


def _read(path: Path) -> Descriptor:
    text = read_header(path).metadata.get(card.KEY)
    if text is None:
        raise UnsuitableCheckpoint(f"{path.name} holds weights without a description. Import it first.")
    return card.read(text, path, digest(path))


def load(path: Path) -> "Model":
    """The model in a native file, a plain safetensors file or a PyTorch state dict (.pth, .pt).

    Raises:
        UnknownModel: there is no such file.
        UnsafeCheckpoint: it holds, or may hold, code; nothing of it was run.
        UnsuitableCheckpoint: it is no checkpoint, is damaged or too large, or its tensors fit no architecture.
    """
    from engine.models.fitting import fitted
    from engine.models.model import Model
    from engine.models.tensors import read_tensors

    state = read_tensors(path)
    descriptor = _described(path, state)
    if descriptor is None or descriptor.architecture == PUBLISHED:
        return _published(path, descriptor, state)
    kind = architecture(descriptor.architecture)
    network = fitted(kind, descriptor.arguments, state, path.name)
    parameters = sum(weight.numel() for weight in network.parameters())
    return Model(replace(descriptor, parameters=parameters), network)


def save(path: Path, descriptor: Descriptor, state: Mapping[str, "Tensor"]) -> None:
    """Write a native file, whole or not at all; a file that was there is replaced.

    Args:
        path: the file; by custom its name ends in ``.safetensors``.
        descriptor: its name, architecture, arguments and card are stored; the cost is counted anew.
        state: the network's ``state_dict()``, on any device, of any floating dtype; stored as float32.

    Raises:
        UnsuitableCheckpoint: the tensors do not fit the architecture or are not finite.
        ModelError: the file cannot be written.
    """
    from safetensors.torch import save as serialised

    from engine.models.fitting import describe, fitted

    kind, here = architecture(descriptor.architecture), {name: value.cpu() for name, value in state.items()}
    if kind.name == PUBLISHED:
        from engine.models.foreign import read_model

        model = read_model(descriptor.name, here, path.name)
        network, counted = model.network, model.descriptor
    else:
        network = fitted(kind, descriptor.arguments, here, path.name)
        counted = describe(descriptor.name, kind.name, descriptor.arguments)
    text = card.written(_with_facts_of(descriptor, counted))
    store(path, serialised(network.state_dict(), {card.KEY: text}))


def _described(path: Path, state: Mapping[str, "Tensor"]) -> Descriptor | None:
    """What the file's card tells, or for a plain file the facts of what it is recognised as; None if spandrel may know.

    Multiply-adds are taken from the card: to count them torch loads its compiler, which takes longer than the model.
    """
    if _has_card(path):
        return read_descriptor(path)
    from engine.models.fitting import describe

    shapes = {name: tuple(tensor.shape) for name, tensor in state.items()}
    try:
        kind, arguments = recognised(shapes, path.name)
    except UnsuitableCheckpoint as error:
        from engine.models import foreign

        if foreign.is_available():
            return None
        raise UnsuitableCheckpoint(f"{error}{foreign.hint()}") from error
    return replace(describe(path.stem, kind.name, arguments), sha256=digest(path))


def _published(path: Path, told: Descriptor | None, state: Mapping[str, "Tensor"]) -> "Model":
    """A network that spandrel builds, with what the file's card tells of it."""
    from engine.models.foreign import read_model

    model = read_model(path.stem, state, path.name)
    found = replace(model.descriptor, sha256=digest(path))
    return replace(model, descriptor=found if told is None else _with_facts_of(told, found))


def _has_card(path: Path) -> bool:
    """Whether this is a safetensors file with a card; other checkpoints have no such header."""
    try:
        return card.KEY in read_header(path).metadata
    except UnsuitableCheckpoint:
        return False


def _with_facts_of(told: Descriptor, counted: Descriptor) -> Descriptor:
    return replace(told, parameters=counted.parameters, macs_per_pixel=counted.macs_per_pixel)
