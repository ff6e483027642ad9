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
        files: of both, where they lie in files.
        profile: of their colours, where it is not sRGB.
    """

    name: str
    noisy: Picture
    truth: Picture | None
    files: tuple[Path | None, Path | None] = (None, None)
    profile: bytes | None = None

    @property
    def pixels(self) -> int:
        return int(self.noisy.shape[0] * self.noisy.shape[1])


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over the validation photos; None without ground truth. ``photos`` are those of each with ground truth."""

    psnr: float | None = None
    ssim: float | None = None
    photos: tuple[Score, ...] = ()


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
        fitting = middle(subject, left)
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
        self.team = team

    @property
    def with_truth(self) -> list[Subject]:
        """Those that can be measured, in the order of :attr:`Figures.photos`."""
        return [subject for subject in self.subjects if subject.truth is not None]

    def measure(self, network: nn.Module) -> tuple[Figures, float]:
        """The figures of a network, and the seconds it took. The network is not changed.

        Raises:
            NotFinite: its answers, to any process, hold NaN or infinity.
        """
        began = time.perf_counter()
        mine = self.with_truth[self.team.rank :: self.team.size]
        try:
            engine = self._engine(network) if mine else None
            told: list[Score] | NotFinite = [_score(engine, subject) for subject in mine if engine]
        except NotFinite as error:
            told = error
        parts: list[list[Score]] = []
        for part in self.team.gathered(told):
            if isinstance(part, NotFinite):
                raise part
            parts.append(part)
        return _means(_in_turn(parts)), time.perf_counter() - began

    def answers(self, network: nn.Module, subjects: Sequence[Subject]) -> Iterator[Picture]:
        """What a network makes of photos, one after the other.

        Raises:
            InferenceError: it cannot.
        """
        engine = self._engine(network)
        return (_cleaned(engine, subject) for subject in subjects)

    def _engine(self, network: nn.Module) -> Engine:
        """For these weights; the number of threads stays, since the steps' last bits depend on it."""
        threads = torch.get_num_threads()
        engine = Engine(Model(self._descriptor, network.eval()), Settings(self.team.device))
        torch.set_num_threads(threads)
        return engine


def _in_turn(parts: Sequence[Sequence[Score]]) -> list[Score]:
    """Of what was dealt out one by one, the whole in its old order."""
    return [part[place] for place in range(len(parts[0])) for part in parts if place < len(part)]


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


def middle(subject: Subject, pixels: int) -> Subject:
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
    psnr, ssim = (float(np.mean(values)) for values in zip(*((each.psnr, each.ssim) for each in scores), strict=True))
    return Figures(psnr, ssim, tuple(scores))
