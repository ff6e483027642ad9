"""What the window asks of the engine's process about the model library. Frozen, small, and free of torch.

Whatever changes the library is answered with what was done and then with the whole list anew.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListModels:
    """All models with their files, what cannot be read, and what is in the bin."""


@dataclass(frozen=True, slots=True)
class ShowModel:
    """The card that the training of a model wrote, and its curves, where the run is still there."""

    name: str


@dataclass(frozen=True, slots=True)
class RenameModel:
    """Give an own model another name."""

    name: str
    wish: str


@dataclass(frozen=True, slots=True)
class DuplicateModel:
    """Copy a model under a free name."""

    name: str


@dataclass(frozen=True, slots=True)
class DeleteModel:
    """Move an own model into the bin."""

    name: str


@dataclass(frozen=True, slots=True)
class RestoreModel:
    """Bring a deleted model back, by its token in the bin."""

    token: str


@dataclass(frozen=True, slots=True)
class EmptyBin:
    """Remove deleted models for good."""


@dataclass(frozen=True, slots=True)
class ExportModel:
    """Write a model to a file: as ONNX if its name ends so, else as it is. A file that is there is replaced."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class TryModel:
    """Try a model of the library again, see :mod:`engine.inference.trial`."""

    name: str


@dataclass(frozen=True, slots=True)
class MeasureSpeed:
    """How quick a model is on a device."""

    name: str
    device: str = "auto"


LibraryRequest = (
    ListModels
    | ShowModel
    | RenameModel
    | DuplicateModel
    | DeleteModel
    | RestoreModel
    | EmptyBin
    | ExportModel
    | TryModel
    | MeasureSpeed
)
