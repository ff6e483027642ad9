"""What the window asks about evaluations. Frozen, small, and free of torch.

All but :class:`MakeOverview` go to the process of :mod:`engine.service.studying`; that one goes to the engine's, whose
memory nobody measures.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from engine.evaluation.results import Pair


@dataclass(frozen=True, slots=True)
class Sources:
    """Photos to evaluate on.

    Attributes:
        paths: files and folders, with their ground truths or without.
        truths: where ground truths lie, if not there.
        pairs: noisy photos and ground truths that are known by themselves.
        gaussian: standard deviation, in levels of 255, of noise that is made on ``paths``; None for noisy photos.
    """

    paths: tuple[str, ...] = ()
    truths: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    gaussian: float | None = None


@dataclass(frozen=True, slots=True)
class SurveySources:
    """Which photos there are, and what they are."""

    number: int
    sources: Sources


@dataclass(frozen=True, slots=True)
class BeginStudy:
    """Evaluate; one study at a time, another one is cancelled first.

    Attributes:
        number: by which the replies tell which study they are of.
        methods: names of methods and models.
        device: for models.
        told: whether what takes a noise level is told that of made noise.
        store: folder in which measurements are kept.
    """

    number: int
    sources: Sources
    methods: tuple[str, ...]
    device: str
    told: bool
    store: str


@dataclass(frozen=True, slots=True)
class ControlStudy:
    """Pause, resume or cancel a study; ``hold`` and ``release`` are for photos of the window, which go first."""

    number: int
    wish: Literal["pause", "resume", "cancel", "hold", "release"]


@dataclass(frozen=True, slots=True)
class WriteStudy:
    """Write what was measured until now as HTML, CSV or JSON, by the suffix of the path. A file there is replaced."""

    number: int
    path: str


@dataclass(frozen=True, slots=True)
class WritePhoto:
    """Write a pair of the study as files, so that it can be opened: its noise was made, or it is a block of many."""

    number: int
    pair: Pair


@dataclass(frozen=True, slots=True)
class MakeOverview:
    """What figures say together, see :func:`engine.evaluation.overview.overview`."""

    number: int
    figures: Mapping[str, Mapping[int, float]] = field(repr=False)
    reference: str
    higher: bool


StudyRequest = SurveySources | BeginStudy | ControlStudy | WriteStudy | WritePhoto | MakeOverview
