"""Denoising with a look at the result: what a larger halo heals is healed, what it does not is told."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from torch import Tensor, nn

from engine.cancellation import Cancelled, CancelToken
from engine.errors import NotFinite
from engine.events import Doubtful, Event, Finished, Started, TileDone
from engine.images.image import Image
from engine.inference.denoising import Engine, Settings
from engine.inference.tiling import Rect
from engine.methods.checking import checked
from engine.methods.denoiser import ModelDenoiser, find_denoiser
from engine.models.model import Model
from tests.engine.inference.models import Identity, Poisoned, describe

SIDE = 192
Array = NDArray[Any]


def photo(dtype: Any = np.uint8) -> Image:
    """A smooth picture with a little noise."""
    down, right = np.mgrid[0:SIDE, 0:SIDE] / SIDE
    clean = np.stack([0.3 + 0.4 * right, 0.3 + 0.4 * down, 0.5 + 0.2 * right * down], axis=2)
    noisy = clean + np.random.default_rng(0).normal(0, 0.02, clean.shape)
    return Image(noisy.astype(dtype) if dtype == np.float32 else np.rint(noisy * np.iinfo(dtype).max).astype(dtype))


class Mean(Identity):
    """The mean of 25 x 25 neighbours: with a smaller halo than 12 its tiles do not fit together."""

    def forward(self, noisy: Tensor) -> Tensor:
        return nn.functional.avg_pool2d(noisy, 25, 1, 12, count_include_pad=False)


class Spoiled(Identity):
    """Black, or tinted, wherever a window is brighter on its left."""

    def __init__(self, factor: float = 1.0, shift: float = 0.0) -> None:
        super().__init__()
        self.factor, self.offset = factor, shift

    def forward(self, noisy: Tensor) -> Tensor:
        spoilt = noisy * self.factor
        spoilt[:, 0] += self.offset
        return spoilt if noisy[0, 0].mean() > 0.5 else noisy


def denoiser(network: nn.Module, field: int = 0, tile: int = 64) -> ModelDenoiser:
    return ModelDenoiser(Engine(Model(describe("test", field=field), network.eval()), Settings("cpu", tile=tile)))


def doubts(events: list[Event]) -> tuple[str, ...]:
    assert [isinstance(event, Doubtful) for event in events[:-1]].count(True) <= 1
    assert isinstance(events[-1], Finished)
    return next((event.sentences for event in events if isinstance(event, Doubtful)), ())


def runs(events: list[Event]) -> int:
    return sum(isinstance(event, Started) for event in events)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
def test_a_good_result_comes_at_once_and_untouched(dtype: Any) -> None:
    image = photo(dtype)
    events = list(checked(denoiser(Identity()), image))
    plain = list(denoiser(Identity()).run(image))
    assert [type(event) for event in events] == [type(event) for event in plain]
    assert np.array_equal(events[-1].pixels, image.pixels)  # type: ignore[union-attr]


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
def test_seams_of_too_small_a_halo_are_healed_by_the_second_run(dtype: Any) -> None:
    events = list(checked(denoiser(Mean(), field=6), photo(dtype)))
    assert runs(events) == 2
    assert doubts(events) == ()
    *_, right = denoiser(Mean(), field=12).run(photo(dtype))
    assert np.array_equal(events[-1].pixels, right.pixels)  # type: ignore[union-attr]


def test_seams_that_stay_are_told_before_the_end() -> None:
    events = list(checked(denoiser(Mean(), field=2), photo()))
    assert runs(events) == 2
    assert doubts(events) == ("The borders of the tiles it was made of show in the result.",)
    assert isinstance(events[-2], Doubtful)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
def test_black_tiles_are_told(dtype: Any) -> None:
    sentences = doubts(list(checked(denoiser(Spoiled(factor=0.0)), photo(dtype))))
    assert any("black in the result and not in the photo" in sentence for sentence in sentences)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
def test_shifted_colours_are_told(dtype: Any) -> None:
    sentences = doubts(list(checked(denoiser(Spoiled(shift=0.15)), photo(dtype))))
    assert any("has other colours in the result" in sentence for sentence in sentences)


def test_numbers_that_are_none_are_an_error_as_before() -> None:
    with pytest.raises(NotFinite):
        list(checked(denoiser(Poisoned()), photo()))


@dataclass
class Fickle:
    """Spoils its first answers, and notes how it was called."""

    spoilt: int
    device: str = "cpu"
    tiles: tuple[Rect, ...] = (Rect(0, 0, SIDE, SIDE // 2), Rect(0, SIDE // 2, SIDE, SIDE))
    name: str = "fickle"
    sigma: float | None = None
    best: bool = False
    halos: list[int] = field(default_factory=list)

    def run(self, image: Image, cancel: CancelToken | None = None, halos: int = 1) -> Iterator[Event]:
        self.halos.append(halos)
        yield Started(len(self.tiles), SIDE * SIDE, self.device, False)
        for tile in self.tiles:
            if cancel is not None:
                cancel.raise_if_cancelled()
            yield TileDone(tile, SIDE * SIDE, SIDE * SIDE, 1.0)
        bad = len(self.halos) <= self.spoilt
        yield Finished(np.zeros_like(image.pixels) if bad else image.pixels, 1.5)


def test_the_second_run_has_twice_the_halo_and_its_time_counts() -> None:
    fickle = Fickle(1)
    events = list(checked(fickle, photo()))
    assert fickle.halos == [1, 2]
    assert doubts(events) == ()
    assert events[-1].seconds == 3.0  # type: ignore[union-attr]


def test_there_is_no_third_run() -> None:
    fickle = Fickle(5)
    assert doubts(list(checked(fickle, photo())))
    assert fickle.halos == [1, 2]


def test_one_tile_on_the_cpu_is_not_tried_again_but_on_a_card_it_is() -> None:
    whole = (Rect(0, 0, SIDE, SIDE),)
    for device, calls in (("cpu", [1]), ("cuda:0", [1, 2])):
        fickle = Fickle(5, device, whole)
        assert doubts(list(checked(fickle, photo())))
        assert fickle.halos == calls


@pytest.mark.parametrize("when", [0, 1, 3, 4])
def test_cancelling_in_either_run(when: int) -> None:
    token, seen = CancelToken(), 0
    if when == 0:
        token.cancel()
    with pytest.raises(Cancelled):  # noqa: PT012  (the loop is what is tested)
        for _ in checked(Fickle(5), photo(), token):
            seen += 1
            if seen == when:
                token.cancel()


def test_a_classical_method_goes_through_it_too() -> None:
    events = list(checked(find_denoiser("gaussian"), photo()))
    assert doubts(events) == ()
    assert runs(events) == 1
