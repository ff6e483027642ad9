"""From the files and folders that a person names to the photos of a batch."""

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.batch import recipe, template
from engine.errors import WrongRecipe
from engine.images.finding import find_photos

_NUMBER = re.compile(r"_\d+$")


@dataclass(frozen=True, slots=True)
class Job:
    """One photo of a batch.

    Attributes:
        source: the photo.
        subfolder: where its result goes within the output folder; ``.`` is the output folder itself.
    """

    source: Path
    subfolder: Path = Path()


@dataclass(frozen=True, slots=True)
class Plan:
    """What a batch does.

    Attributes:
        jobs: the photos, each once.
        left_out: what looks like the result of an earlier run, though no recipe says so; it may be a photo, and is
            never replaced.
    """

    jobs: list[Job]
    left_out: list[Path]


def plan(paths: Sequence[Path], folder: Path, naming: str = template.DEFAULT_TEMPLATE) -> Plan:
    """The photos meant by files and folders, each once, in the order a person expects.

    Files are taken as they are given, so that reading them tells what is wrong; folders are searched with their
    subfolders, whose structure the results keep. What an earlier run has made is no photo to denoise: files with a
    recipe beside them, and files in the output folder that are named as the result of another photo would be.

    Args:
        paths: files and folders; what does not exist stays, as in :func:`engine.images.finding.find_photos`.
        folder: for the results.
        naming: the template of the results' names.
    """
    found: dict[str, Job] = {}
    results: dict[str, Path] = {}
    for path in paths:
        jobs = [_job(photo, path) for photo in find_photos([path])]
        made = _results(jobs, folder, naming) if path.is_dir() else set()
        results |= {identity(job.source): job.source for job in jobs if job in made}
        for job in jobs:
            if job not in made:
                found.setdefault(identity(job.source), job)
    left_out = [path for place, path in results.items() if place not in found and not _has_recipe(path)]
    return Plan(list(found.values()), left_out)


def _job(photo: Path, named: Path) -> Job:
    return Job(photo, Path() if photo == named else photo.parent.relative_to(named))


def _results(jobs: Sequence[Job], folder: Path, naming: str) -> set[Job]:
    """Those that an earlier run seems to have made."""
    return _made_earlier(jobs, folder, naming) | {job for job in jobs if os.path.lexists(recipe.sidecar(job.source))}


def _has_recipe(result: Path) -> bool:
    try:
        recipe.read(recipe.sidecar(result))
    except WrongRecipe:
        return False
    return True


def _made_earlier(jobs: Sequence[Job], folder: Path, naming: str) -> set[Job]:
    """Those that lie in the output folder where the result of another one would."""
    shape = template.pattern(naming)
    if shape is None:
        return set()
    folders: dict[tuple[str, str], set[str]] = {}
    for job in jobs:
        key = job.subfolder.as_posix(), template.name_of(job.source)
        folders.setdefault(key, set()).add(template.folder_of(job.source))
    output = Path(identity(folder))
    return {job for job in jobs if _is_result(job, shape, output, folders)}


def _is_result(job: Job, shape: re.Pattern[str], output: Path, folders: Mapping[tuple[str, str], set[str]]) -> bool:
    place = Path(identity(job.source))
    if not place.is_relative_to(output):
        return False
    text = place.relative_to(output).as_posix()
    stem = text[: len(text) - len(place.name)] + template.name_of(place)
    return any(_is_made_from(folders, shape.fullmatch(proposed)) for proposed in (stem, _NUMBER.sub("", stem)))


def _is_made_from(folders: Mapping[tuple[str, str], set[str]], found: re.Match[str] | None) -> bool:
    if found is None:
        return False
    groups = found.groupdict()
    origins = folders.get((groups["subfolder"] or ".", groups["name"]), set())
    return bool(origins) and groups.get("folder") in {None, *origins}


def identity(path: Path) -> str:
    """The same for all ways to one file."""
    try:
        return os.path.realpath(path)
    except ValueError:  # a zero byte within the name
        return str(path)
