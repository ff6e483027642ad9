"""How good a network is on photos it does not learn from: whole photos, 8 bits, the project's own measures."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from engine.errors import NotFinite
from engine.events import Finished
from engine.images.image import Image, Metadata, as_rgb8
from engine.images.writing import write
from engine.inference.denoising import Engine, Settings
from engine.metrics.score import Score, score
from engine.models.descriptor import Descriptor
from engine.models.model import Model
from engine.training.distributed import Team

Picture = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """A photo to validate on.

    Attributes:
        name: of its file.
        noisy: (H, W, 3) uint8.
        truth: the same, or None where there is no ground truth.
    """

    name: str
    noisy: Picture
    truth: Picture | None

    @property
    def pixels(self) -> int:
        return int(self.noisy.shape[0] * self.noisy.shape[1])


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over the validation photos; None without ground truth."""

    psnr: float | None = None
    ssim: float | None = None


def chosen(subjects: Iterator[Subject], megapixels: float) -> tuple[list[Subject], int]:
    """The first subjects up to so many megapixels, at least one; one that is larger alone is cut to its middle.

    Returns:
        The subjects, and how many were cut.
    """
    taken: list[Subject] = []
    left, cut = int(megapixels * 1e6), 0
    for subject in subjects:
        if taken and subject.pixels > left:
            break
        fitting = _middle(subject, left)
        cut += fitting is not subject
        taken.append(fitting)
        left -= fitting.pixels
    return taken, cut


def noisy_figures(subjects: Sequence[Subject]) -> Figures:
    """Of the untouched photos."""
    return _means([score(subject.noisy, subject.truth) for subject in subjects if subject.truth is not None])


class Validation:
    """Measures a network on fixed photos.

    Args:
        subjects: the photos.
        descriptor: of the network.
        team: the processes that share the work.
    """

    def __init__(self, subjects: Sequence[Subject], descriptor: Descriptor, team: Team) -> None:
        self.subjects = subjects
        self.noisy = noisy_figures(subjects)
        self._descriptor = descriptor
        self._team = team

    def measure(self, network: nn.Module) -> tuple[Figures, float]:
        """The figures of a network, and the seconds it took. The network is not changed.

        Raises:
            NotFinite: its answers, to any process, hold NaN or infinity.
        """
        began = time.perf_counter()
        mine = [subject for subject in self.subjects[self._team.rank :: self._team.size] if subject.truth is not None]
        try:
            engine = self._engine(network) if mine else None
            told: list[Score] | NotFinite = [_score(engine, subject) for subject in mine if engine]
        except NotFinite as error:
            told = error
        scores: list[Score] = []
        for part in self._team.gathered(told):
            if isinstance(part, NotFinite):
                raise part
            scores += part
        return _means(scores), time.perf_counter() - began

    def previews(self, network: nn.Module, folder: Path, step: int, count: int, side: int) -> dict[str, Path]:
        """Write pictures of the middles of the first photos: noisy and truth once, the network's at this step.

        Raises:
            UnwritableImage: the folder cannot take them.
        """
        engine = self._engine(network)
        written = {}
        for subject in (_middle(subject, side * side) for subject in self.subjects[:count]):
            stem = Path(subject.name).stem
            _write_once(folder / f"{stem}-noisy.png", subject.noisy)
            if subject.truth is not None:
                _write_once(folder / f"{stem}-truth.png", subject.truth)
            written[subject.name] = folder / f"{stem}-{step:08}.png"
            write(_image(_cleaned(engine, subject)), written[subject.name], "png", overwrite=True)
        return written

    def _engine(self, network: nn.Module) -> Engine:
        """For these weights; the number of threads stays, since the steps' last bits depend on it."""
        threads = torch.get_num_threads()
        engine = Engine(Model(self._descriptor, network.eval()), Settings(self._team.device))
        torch.set_num_threads(threads)
        return engine


def _cleaned(engine: Engine, subject: Subject) -> Picture:
    for event in engine.denoise(_image(subject.noisy)):
        if isinstance(event, Finished):
            return as_rgb8(event.pixels)
    raise AssertionError("denoising ends with Finished")


def _score(engine: Engine, subject: Subject) -> Score:
    assert subject.truth is not None
    return score(_cleaned(engine, subject), subject.truth)


def _image(pixels: Picture) -> Image:
    return Image(np.ascontiguousarray(pixels), None, Metadata())


def _write_once(path: Path, pixels: Picture) -> None:
    if not path.exists():
        write(_image(pixels), path, "png", overwrite=True)


def _middle(subject: Subject, pixels: int) -> Subject:
    """The middle of a photo, of its own proportions, with at most so many pixels."""
    if subject.pixels <= pixels:
        return subject
    height, width = subject.noisy.shape[:2]
    factor = (pixels / subject.pixels) ** 0.5
    rows, columns = (_span(length, factor) for length in (height, width))
    truth = None if subject.truth is None else subject.truth[rows, columns]
    return replace(subject, noisy=subject.noisy[rows, columns], truth=truth)


def _span(length: int, factor: float) -> slice:
    part = max(min(length, 16), int(length * factor))
    begin = (length - part) // 2
    return slice(begin, begin + part)


def _means(scores: Sequence[Score]) -> Figures:
    if not scores:
        return Figures()
    return Figures(float(np.mean([each.psnr for each in scores])), float(np.mean([each.ssim for each in scores])))
