"""The mean over eight positions: tiled equals untiled, it turns and mirrors along, and it can be stopped within."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from engine.cancellation import Cancelled, CancelToken
from engine.errors import NotFinite
from engine.events import Finished
from engine.images.image import Image
from engine.inference import denoising
from engine.inference.denoising import Engine, Settings
from engine.inference.ensemble import TIMES, mean_of_symmetries
from engine.models.model import Model
from tests.engine.inference.models import Identity, Poisoned, convolutions, describe, identity, small_unet, told

SIZES = ((1, 1), (1, 37), (33, 20), (52, 45))


@pytest.fixture(autouse=True)
def one_thread(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The photos are small: threads would wait for each other most of the time."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    monkeypatch.setattr(denoising, "choose_threads", lambda *_: 1)
    yield
    torch.set_num_threads(before)


def photo(height: int, width: int, channels: int = 3) -> NDArray[np.float32]:
    return np.random.default_rng(height * 1000 + width).random((height, width, channels), dtype=np.float32)


def single(model: Model) -> Model:
    """In float32, as models run."""
    return Model(model.descriptor, model.network.float())


def best(pixels: NDArray[Any], model: Model, tile: int | None = None, plain: bool = False) -> NDArray[Any]:
    sigma = 30.0 if model.descriptor.takes_noise_level else None
    *_, last = Engine(model, Settings("cpu", tile)).denoise(Image(pixels), sigma=sigma, best=not plain)
    assert isinstance(last, Finished)
    return last.pixels


class Sums(nn.Module):
    """Answers with the pixel on the left added to each: no position is as another."""

    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(1))
        self.shapes: list[tuple[int, ...]] = []

    def forward(self, seen: Tensor) -> Tensor:
        self.shapes.append(tuple(seen.shape[2:]))
        return seen + self.weight * nn.functional.pad(seen, (1, 0))[..., :-1]


def test_every_position_is_asked_once_and_turned_back() -> None:
    pixels, network = torch.zeros(1, 1, 5, 7), Sums()
    pixels[0, 0, 2, 3] = 1.0
    answer = mean_of_symmetries(pixels, network)[0, 0]
    assert network.shapes == [(5, 7), (7, 5)] * 4
    expected = torch.zeros(5, 7)
    expected[2, 3] = 1.0
    for row, column in ((2, 2), (2, 4), (1, 3), (3, 3)):
        expected[row, column] = 2 / TIMES
    assert torch.allclose(answer, expected)


@pytest.mark.parametrize("build", [convolutions, small_unet, told])
def test_tiled_equals_untiled_in_floats(build: Callable[[], Model]) -> None:
    model = single(build())
    for height, width in SIZES:
        pixels = photo(height, width)
        whole = best(pixels, model, 256)
        if height * width > 1:
            assert np.abs(whole - best(pixels, model, plain=True)).max() > 1e-3, "it does something"
        for tile in (8, 24):
            assert np.abs(best(pixels, model, tile) - whole).max() <= 1e-5, (height, width, tile)


@pytest.mark.parametrize("build", [convolutions, small_unet, told])
def test_tiled_equals_untiled_at_eight_bits(build: Callable[[], Model]) -> None:
    model = single(build())
    for height, width in SIZES:
        pixels = (photo(height, width) * 255).round().astype(np.uint8)
        whole = best(pixels, model, 256).astype(int)
        assert max(np.abs(best(pixels, model, tile) - whole).max() for tile in (8, 24)) <= 1


@pytest.mark.parametrize("build", [convolutions, small_unet, told])
@pytest.mark.parametrize("position", range(8))
def test_the_best_of_a_turned_photo_is_the_turned_best(build: Callable[[], Model], position: int) -> None:
    """Of photos whose sides are multiples of the network's; others are extended at the bottom and on the right."""
    model = single(build())

    def moved(pixels: NDArray[Any]) -> NDArray[Any]:
        turned = np.rot90(pixels, position % 4)
        return np.ascontiguousarray(turned[:, ::-1] if position >= 4 else turned)

    pixels = photo(48, 32)
    expected = moved(best(pixels, model, 16))
    assert np.abs(best(moved(pixels), model, 16) - expected).max() <= 1e-5
    if position:
        plain = np.abs(best(moved(pixels), model, plain=True) - moved(best(pixels, model, plain=True))).max()
        assert plain > 1e-3, "the network alone does not turn along"


@pytest.mark.parametrize("channels", [1, 3])
def test_what_is_the_same_in_all_positions_comes_through_to_the_last_bit(channels: int) -> None:
    pixels = photo(53, 21, channels)
    assert best(pixels, identity(channels), 16).tobytes() == pixels.tobytes()


@pytest.mark.parametrize(("model_channels", "channels"), [(1, 3), (3, 1)])
def test_grey_and_colour_meet(model_channels: int, channels: int) -> None:
    assert best(photo(20, 14, channels), single(told(model_channels))).shape == (20, 14, channels)


def test_a_photo_without_a_number_is_told() -> None:
    with pytest.raises(NotFinite):
        best(photo(16, 16), Model(describe("poisoned"), Poisoned().eval()))


@pytest.mark.parametrize("asked", range(1, TIMES))
def test_it_stops_between_two_positions(asked: int) -> None:
    token, count = CancelToken(), [0]

    class Counting(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.inner = Identity()

        def forward(self, seen: Tensor) -> Tensor:
            count[0] += 1
            answer: Tensor = self.inner(seen)
            if count[0] == before + asked:
                token.cancel()
            return answer

    engine = Engine(Model(describe("counting"), Counting().eval()), Settings("cpu", 64))
    before = count[0]
    with pytest.raises(Cancelled):
        list(engine.denoise(Image(photo(64, 64)), token, best=True))
    assert count[0] == before + asked + 1, "the next one stops before its first layer"


def test_its_tiles_leave_room_for_what_it_holds_besides() -> None:
    model = single(small_unet())
    engine = Engine(Model(replace(model.descriptor, macs_per_pixel=1e4), model.network), Settings("cpu"))
    plain, more = (engine.tile_for(4000, 4000, best=best) for best in (False, True))
    assert more[0] * more[1] < plain[0] * plain[1]
