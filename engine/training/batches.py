"""Batches of patches: cut ahead by threads, made noisy and varied on the training device.

A batch consists of groups. What is drawn for a group follows from (seed, step, group) alone, and for a patch from
(seed, epoch, index): neither the number of threads nor that of processes changes what the network sees.
"""

import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.errors import WrongConfig
from engine.images.image import Pixels
from engine.training.augmentation import Augmenter
from engine.training.noise_levels import Levels
from engine.training.order import Order
from engine.training.store import PhotoStore, as_unit, sample_rng

MARGIN = 8
"""Made noise begins up to so many pixels outside the patch: no patch begins where the mosaic or JPEG's blocks do."""

_GROUP = 8

Noise = Callable[[Tensor, torch.Generator], tuple[Tensor, Tensor]]
"""Makes (noisy, truth) of clean patches (N, 3, H, W)."""


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """What a step learns from, on the training device.

    Attributes:
        noisy: (N, 3, H, W) in [0, 1].
        target: the same shape; None where there is nothing to compare with.
        noise_level: (N, 1, 1, 1), sigma in 0 to 1; None where the network takes none.
    """

    noisy: Tensor
    target: Tensor | None
    noise_level: Tensor | None = None

    @property
    def inputs(self) -> tuple[Tensor, ...]:
        """What the network is called with."""
        return self.noisy, *self.told

    @property
    def told(self) -> tuple[Tensor, ...]:
        """What the network is called with beside a photo."""
        return () if self.noise_level is None else (self.noise_level,)


@dataclass(frozen=True, slots=True)
class Share:
    """Which groups of a batch a process makes.

    Attributes:
        size: patches a group.
        groups: their numbers within the batch.
    """

    size: int
    groups: tuple[int, ...]

    @property
    def rows(self) -> slice:
        """The patches of these groups within the batch."""
        return slice(self.groups[0] * self.size, (self.groups[-1] + 1) * self.size)


def share_of(batch: int, rank: int, processes: int) -> Share:
    """This process's share of a batch.

    Raises:
        WrongConfig: the batch cannot be shared by so many.
    """
    size = _GROUP if batch % _GROUP == 0 and batch > _GROUP else batch // 2 if batch % 2 == 0 else batch
    count = batch // size
    if count % processes:
        raise WrongConfig(
            f"{batch} patches a step cannot be shared by {processes} processes. "
            f"Take a multiple of {_GROUP * processes}."
        )
    part = count // processes
    return Share(size, tuple(range(rank * part, (rank + 1) * part)))


class Batches:
    """The batches of a run, one after the other.

    Args:
        store: where patches are cut.
        order: which comes when.
        noise: for clean photos; None where the pictures themselves are noisy.
        augmenter: varies a group.
        share: of every batch.
        batch: patches a step over all processes.
        seed: of everything that is drawn.
        device: where the network is.
        workers: threads that cut.
        fixed_crops: whether every epoch cuts the same.
        levels: tells how noisy each patch is; None where the network takes no noise level.
    """

    def __init__(
        self,
        store: PhotoStore,
        order: Order,
        noise: Noise | None,
        augmenter: Augmenter,
        share: Share,
        batch: int,
        seed: int,
        device: torch.device,
        workers: int,
        fixed_crops: bool = False,
        levels: Levels | None = None,
    ) -> None:
        self._store, self._order, self._noise, self._augmenter = store, order, noise, augmenter
        self._share, self._batch, self._seed, self._device = share, batch, seed, device
        self._fixed_crops, self._levels = fixed_crops, levels
        self._ahead = 2 * workers
        self._pool = ThreadPoolExecutor(workers, "patches", _choose_card, (device,))
        self._coming: deque[tuple[int, int, Future[Tensor]]] = deque()
        self.waited = 0.0

    def get(self, step: int, side: int) -> Batch:
        """The batch of a step, its patches ``side`` pixels large; those after it are begun as well.

        Attribute ``waited`` grows by the seconds that nothing else could be done.

        Raises:
            ImageError: a photo could not be read (any more).
        """
        while self._coming and self._coming[0][:2] != (step, side):
            self._coming.popleft()[2].cancel()
        while len(self._coming) < self._ahead:
            number = step + len(self._coming)
            self._coming.append((number, side, self._pool.submit(self._cut, number, side)))
        began = time.perf_counter()
        pictures = self._coming.popleft()[2].result()
        self.waited += time.perf_counter() - began
        return self._finished(step, side, pictures)

    def close(self) -> None:
        """Let the threads go."""
        for _, _, future in self._coming:
            future.cancel()
        self._pool.shutdown()

    def _cut(self, step: int, side: int) -> Tensor:
        """All pictures of this process's share, (N, pictures, 3, h, w)."""
        margin = 2 * MARGIN if self._noise else 0
        first = step * self._batch
        numbers = [
            first + group * self._share.size + i for group in self._share.groups for i in range(self._share.size)
        ]
        patches = torch.stack([self._patch(number, side + margin) for number in numbers])
        return patches.pin_memory() if self._device.type == "cuda" else patches

    def _patch(self, number: int, side: int) -> Tensor:
        epoch, index, example = self._order.place(number)
        rng = sample_rng(self._seed, 0 if self._fixed_crops else epoch, index)
        count = len(self._store.examples[example].paths)
        which = rng.choice(count, 2, replace=False).tolist() if count > 2 else None  # of a burst two photos
        pictures = self._store.patch(example, side, rng, which)
        alike = pictures if len({picture.dtype for picture in pictures}) == 1 else [as_unit(each) for each in pictures]
        return torch.stack([_as_tensor(picture) for picture in alike])

    def _finished(self, step: int, side: int, pictures: Tensor) -> Batch:
        pictures = _unit_range(pictures.to(self._device, non_blocking=True))
        groups = [
            self._group(part, side, (self._seed, step, group))
            for part, group in zip(torch.split(pictures, self._share.size), self._share.groups, strict=True)
        ]
        noisy, target, level = (_together(parts) for parts in zip(*groups, strict=True))
        assert noisy is not None
        return Batch(noisy, target, level)

    def _group(
        self, pictures: Tensor, side: int, drawn_from: tuple[int, int, int]
    ) -> tuple[Tensor, Tensor | None, Tensor | None]:
        generator = generator_of(drawn_from, self._device)
        if self._noise:
            corners = _corners(len(pictures), drawn_from)
            noisy, target = (_cut_out(each, corners, side) for each in self._noise(pictures[:, 0], generator))
        elif pictures.shape[1] == 1:
            noisy = self._augmenter(pictures[:, 0], pictures[:, 0], generator)[0]
            return noisy, None, self._levels(noisy, noisy, generator) if self._levels else None
        else:
            noisy, target = pictures[:, 0], pictures[:, 1]
        noisy, target = self._augmenter(noisy, target, generator)
        return noisy, target, self._levels(noisy, target, generator) if self._levels else None


def _together(parts: Sequence[Tensor | None]) -> Tensor | None:
    """The groups' tensors as one, if they have any."""
    there = [part for part in parts if part is not None]
    return torch.cat(there).contiguous(memory_format=torch.channels_last) if there else None


def _choose_card(device: torch.device) -> None:
    """For a thread: without it memory is pinned by way of the first card, which every process would then occupy."""
    if device.type == "cuda":
        torch.cuda.set_device(device)


def generator_of(numbers: tuple[int, ...], device: torch.device) -> torch.Generator:
    """A source of chance on a device that follows from these numbers alone."""
    state = np.random.SeedSequence(numbers).generate_state(1, np.uint64)
    return torch.Generator(device).manual_seed(int(state[0]) >> 1)


def _as_tensor(picture: Pixels | NDArray[np.float32]) -> Tensor:
    """(3, h, w); 16 bits become floats, 8 bits stay as they are until they are on the device."""
    values = as_unit(picture) if picture.dtype == np.uint16 else picture
    return torch.from_numpy(np.ascontiguousarray(values.transpose(2, 0, 1)))


def _unit_range(pictures: Tensor) -> Tensor:
    return pictures.float() / 255.0 if pictures.dtype == torch.uint8 else pictures.float()


def _corners(count: int, drawn_from: tuple[int, int, int]) -> list[list[int]]:
    """Where the window of each patch begins; not drawn on the device, which would have to be waited for."""
    corners: list[list[int]] = np.random.default_rng(drawn_from).integers(0, 2 * MARGIN + 1, (count, 2)).tolist()
    return corners


def _cut_out(patches: Tensor, corners: Sequence[Sequence[int]], side: int) -> Tensor:
    cut = [patch[:, y : y + side, x : x + side] for patch, (y, x) in zip(patches, corners, strict=True)]
    return torch.stack(cut)
