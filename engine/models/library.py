"""The models a person can choose from: those that are shipped and their own. Listing needs no torch."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from engine.errors import ModelError, UnknownModel
from engine.images.placing import alone_in
from engine.models import bin as bins
from engine.models import checkpoint, notes
from engine.models.bin import Bin
from engine.models.descriptor import Descriptor
from engine.models.header import size_of, unreadable
from engine.models.listing import Listed
from engine.models.manifest import Entry, check, read_manifest, verify
from engine.models.notes import Note
from engine.models.storing import store

if TYPE_CHECKING:
    from engine.models.model import Model

DEFAULT_MODEL = "quality"
SUFFIX = ".safetensors"
_LONGEST_NAME = 80
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}


@dataclass(frozen=True, slots=True)
class Library:
    """Two folders of native files.

    Attributes:
        shipped: files that came with the program and their manifest; never written to.
        own: imported and trained models, named as their files; made when the first one comes. Names are told
            apart without regard to case, as on the systems where files are.
    """

    shipped: Path
    own: Path

    def list(self) -> tuple[Descriptor, ...]:
        """All models that can be read, shipped ones first. Nothing is raised for the others: see :meth:`problems`."""
        return tuple(found for found in self._survey() if isinstance(found, Descriptor))

    def problems(self) -> tuple[str, ...]:
        """A sentence for every file that is no usable model."""
        return tuple(str(found) for found in self._survey() if isinstance(found, ModelError))

    def find(self, name_or_file: str) -> Path:
        """The file of a model by its name, or any file by its path.

        Raises:
            UnknownModel: neither.
            UnsuitableCheckpoint: a shipped file is not the one that was shipped.
        """
        return self._named(name_or_file) or self._file(name_or_file)

    def load(self, name_or_file: str) -> "Model":
        """The model of that name, or in that file.

        Raises:
            UnknownModel, UnsafeCheckpoint, UnsuitableCheckpoint: as :meth:`find` and :func:`checkpoint.load`.
        """
        named = self._named(name_or_file)
        if named is None:
            return checkpoint.load(self._file(name_or_file))
        model = checkpoint.load(named)
        return replace(model, descriptor=self._placed(model.descriptor, named))

    def stamp(self, name_or_file: str) -> tuple[int, int]:
        """Tells whether a model's file is still the same without reading it: its time in nanoseconds and its size.

        Raises:
            UnknownModel: neither a model nor a file.
        """
        path = self._where(name_or_file) or self._file(name_or_file)
        try:
            status = path.stat()
        except OSError as error:
            raise unreadable(path, error) from error
        return status.st_mtime_ns, status.st_size

    def import_file(self, path: Path, name: str | None = None) -> Descriptor:
        """Bring a checkpoint into the own folder as a native file, after building the network and loading it.

        Args:
            path: native, plain safetensors or PyTorch state dict.
            name: for the library; from the file's name if not given, with a number added where it is taken.

        Raises:
            ModelError: the name cannot be used or is taken, or the folder cannot be written to.
            UnknownModel, UnsafeCheckpoint, UnsuitableCheckpoint: as :func:`checkpoint.load`.
        """
        model = checkpoint.load(path)
        chosen = self.free_name(path.stem) if name is None else self._fresh(name)
        origin = "trained" if model.descriptor.origin == "trained" else "imported"
        self._make_own()
        target = self._own_file(chosen)
        checkpoint.save(target, replace(model.descriptor, name=chosen, origin=origin), model.network.state_dict())
        return checkpoint.read_descriptor(target)

    def free_name(self, wish: str) -> str:
        """A name for a new model, as near to ``wish`` as can be: a number is added where it is taken."""
        return self._free(_usable(wish))

    def listed(self) -> tuple[Listed, ...]:
        """As :meth:`list`, with what the files tell."""
        found = ((model, self._where(model.name)) for model in self.list())
        return tuple(self._with_file(model, path) for model, path in found if path is not None)

    def rename(self, name: str, wish: str) -> Descriptor:
        """Give an own model another name.

        Raises:
            UnknownModel: there is none of that name.
            ModelError: it is a shipped one, the wish cannot be had, or the file cannot be renamed.
        """
        path = self._own_one(name, "renamed")
        with alone_in(self.own):
            same = wish.casefold() == path.stem.casefold()
            target = self._own_file(wish if same and wish == _usable(wish) else self._fresh(wish))
            try:
                path.rename(target)
            except OSError as error:
                raise ModelError(f"{name} could not be renamed: {error.strerror or error}.") from error
        return self._placed(checkpoint.read_descriptor(target), target)

    def duplicate(self, name: str, wish: str = "") -> Descriptor:
        """Copy a model, shipped or own, under a name that is free, as near to ``wish`` as can be.

        Raises:
            UnknownModel: there is none of that name.
            UnsuitableCheckpoint: a shipped file is not the one that was shipped.
            ModelError: the copy cannot be written.
        """
        self._make_own()
        with alone_in(self.own):
            target = self._own_file(self.free_name(wish or name))
            self.export(name, target)
        return self._placed(checkpoint.read_descriptor(target), target)

    def delete(self, name: str) -> str:
        """Move an own model into the bin; :meth:`restore` takes what is returned.

        Raises:
            UnknownModel: there is none of that name.
            ModelError: it is a shipped one, or cannot be moved.
        """
        return self.bin.put(self._own_one(name, "deleted"))

    def restore(self, token: str) -> Descriptor:
        """Bring a deleted model back, with a number where its name was given to another one meanwhile.

        Raises:
            UnknownModel: it is not in the bin any more.
            ModelError: it cannot be moved.
        """
        with alone_in(self.own):
            target = self._own_file(self.free_name(self.bin.find(token).stem))
            self.bin.take(token, target)
        return self._placed(checkpoint.read_descriptor(target), target)

    @property
    def bin(self) -> Bin:
        """Deleted own models."""
        return Bin(self.own / bins.FOLDER)

    def note_of(self, model: Descriptor) -> Note:
        """What is known of a model's trial and of the run that made it."""
        return notes.read_note(self._notes, model.sha256)

    def note_doubts(self, model: Descriptor, doubts: tuple[str, ...], tile_gap: float | None = None) -> None:
        """Note what a model's trial found."""
        notes.note_doubts(self._notes, model.sha256, doubts, tile_gap)

    def note_run(self, model: Descriptor, run: Path) -> None:
        """Note which training made a model."""
        notes.note_run(self._notes, model.sha256, run.absolute())

    def export(self, name: str, path: Path, overwrite: bool = False) -> None:
        """Copy a model of the library to ``path``.

        Raises:
            UnknownModel: there is none of that name.
            UnsuitableCheckpoint: a shipped file is not the one that was shipped.
            ModelError: a file is there already and overwriting was not asked for, or it cannot be written.
        """
        source = self._named(name)
        if source is None:
            raise UnknownModel(self._unknown(name))
        if path.exists() and not overwrite:
            raise ModelError(f"{path} is there already. Choose another name, or ask for it to be overwritten.")
        try:
            content = source.read_bytes()
        except OSError as error:
            raise unreadable(source, error) from error
        store(path, content)

    def _survey(self) -> Iterator[Descriptor | ModelError]:
        """Every model, or what is wrong with it."""
        try:
            entries = read_manifest(self.shipped)
        except ModelError as error:
            entries = ()
            yield error
        yield from (self._read_shipped(entry) for entry in entries)
        yield from (self._read_own(path, entries) for path in self._own_files())

    def _read_shipped(self, entry: Entry) -> Descriptor | ModelError:
        try:
            descriptor = checkpoint.read_descriptor(self.shipped / entry.file)
            check(entry, descriptor.sha256)
            return replace(descriptor, name=entry.name, origin="shipped")
        except ModelError as error:
            return error

    def _read_own(self, path: Path, entries: tuple[Entry, ...]) -> Descriptor | ModelError:
        if path.stem.casefold() in {entry.name.casefold() for entry in entries}:
            return ModelError(f"{path} has the name of a shipped model. Give the file another name to use it.")
        try:
            return self._placed(checkpoint.read_descriptor(path), path)
        except ModelError as error:
            return error

    def _placed(self, descriptor: Descriptor, path: Path) -> Descriptor:
        """With the name and the origin that follow from where the file is."""
        for entry in self._entries():
            if path == self.shipped / entry.file:
                return replace(descriptor, name=entry.name, origin="shipped")
        origin = "trained" if descriptor.origin == "trained" else "imported"
        return replace(descriptor, name=path.stem, origin=origin)

    def _named(self, name: str) -> Path | None:
        """The file of the model of that name, a shipped one verified."""
        for entry in self._entries():
            if entry.name.casefold() == name.casefold():
                return verify(entry, self.shipped)
        return next((path for path in self._own_files() if path.stem.casefold() == name.casefold()), None)

    def _where(self, name: str) -> Path | None:
        """The file of the model of that name, as :meth:`_named` but not verified."""
        for entry in self._entries():
            if entry.name.casefold() == name.casefold():
                return self.shipped / entry.file
        return next((path for path in self._own_files() if path.stem.casefold() == name.casefold()), None)

    def _with_file(self, model: Descriptor, path: Path) -> Listed:
        try:
            status = path.stat()
            size, changed = status.st_size, status.st_mtime
        except OSError:  # it went just now
            size, changed = 0, 0.0
        return Listed(model, path, size, changed, self.note_of(model))

    def _own_one(self, name: str, done: str) -> Path:
        """The file of an own model that is to be ``done`` something with."""
        path = self._where(name)
        if path is None:
            raise UnknownModel(self._unknown(name))
        if path.parent != self.own:
            raise ModelError(f"{name} came with Denoiser and cannot be {done}. Duplicate it to have one of your own.")
        return path

    @property
    def _notes(self) -> Path:
        return self.own / notes.FOLDER

    def _file(self, name: str) -> Path:
        path = Path(name)
        try:
            size_of(path)
        except UnknownModel as error:
            raise UnknownModel(self._unknown(name)) from error
        return path

    def _entries(self) -> tuple[Entry, ...]:
        """The shipped models; a damaged manifest does not keep people from their own ones."""
        try:
            return read_manifest(self.shipped)
        except ModelError:
            return ()

    def _own_files(self) -> tuple[Path, ...]:
        """Own models by name; none if the folder is not there or may not be read."""
        try:
            paths = [path for path in self.own.iterdir() if path.suffix.lower() == SUFFIX]
        except OSError:
            return ()
        return tuple(sorted((path for path in paths if path.is_file()), key=lambda path: path.stem.casefold()))

    def _names(self) -> tuple[str, ...]:
        return (*(entry.name for entry in self._entries()), *(path.stem for path in self._own_files()))

    def _unknown(self, name: str) -> str:
        names = ", ".join(self._names()) or "none"
        return f"There is no model and no file {name!r}. Models there are: {names}."

    def _fresh(self, name: str) -> str:
        """A name that somebody asks for, if it can be had."""
        if name != _usable(name):
            raise ModelError(f"{name!r} cannot be the name of a model. {_usable(name)!r} could.")
        if name.casefold() in {taken.casefold() for taken in self._names()}:
            raise ModelError(f"There is a model {name!r} already. Choose another name.")
        return name

    def _free(self, name: str) -> str:
        """The name, with a number where it is taken."""
        taken = {other.casefold() for other in self._names()}
        numbered = (name if number == 1 else f"{name}-{number}" for number in range(1, len(taken) + 2))
        return next(candidate for candidate in numbered if candidate.casefold() not in taken)

    def _own_file(self, name: str) -> Path:
        return self.own / f"{name}{SUFFIX}"

    def _make_own(self) -> None:
        try:
            self.own.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ModelError(f"The folder for models, {self.own}, could not be made: {error.strerror}.") from error


def default_library() -> Library:
    """The library of this installation: shipped models beside the engine, own ones in the person's data folder.

    The environment variable ``DENOISER_HOME`` names another folder for everything of the person's own.
    """
    home = os.environ.get("DENOISER_HOME") or platformdirs.user_data_dir("Denoiser", appauthor=False)
    return Library(Path(__file__).resolve().parents[2] / "resources" / "models", Path(home) / "models")


def _usable(name: str) -> str:
    """The name without what is no good in a file name on some system, and without the + that ``NAME+best`` needs."""
    cleaned = re.sub(r"[^\w(). -]", "-", name).strip(" .-")[:_LONGEST_NAME].strip(" .-") or "model"
    return f"{cleaned}-model" if cleaned.split(".")[0].casefold() in _DEVICES else cleaned
