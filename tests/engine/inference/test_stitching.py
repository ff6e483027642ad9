"""Tiled equals untiled, over sizes and tile sizes, in float64; and what happens when things go wrong."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from engine.cancellation import Cancelled, CancelToken
from engine.device import Device
from engine.errors import InferenceError, NotFinite, OutOfMemory
from engine.events import MemoryShort
from engine.inference.runner import Runner
from engine.inference.stitching import Stitcher
from engine.inference.tiling import Rect
from engine.models.model import Model
from tests.engine.inference.models import Identity, Poisoned, convolutions, describe, identity, small_unet

CPU = Device("cpu", "CPU")
Array = NDArray[Any]


def stitched(
    pixels: Array, model: Model, tile: tuple[int, int], network: Callable[[Array], Array] | None = None
) -> Array:
    field = model.descriptor.receptive_field or 0
    stitcher = Stitcher(pixels, network or Runner(model, CPU), CPU, tile, field, model.descriptor.size_multiple)
    result = np.full(pixels.shape, np.nan)
    for piece in stitcher.pieces(CancelToken(), lambda: None):
        if not isinstance(piece, MemoryShort):
            assert np.isnan(result[piece[0].slices]).all(), "computed twice"
            result[piece[0].slices] = piece[1]
    return result


def untiled(pixels: Array, model: Model) -> Array:
    """As the model itself would do it: extended to the size multiple, one call, cropped."""
    multiple = model.descriptor.size_multiple
    height, width = pixels.shape[:2]
    padded = np.pad(pixels, ((0, -height % multiple), (0, -width % multiple), (0, 0)), mode="edge")
    with torch.inference_mode():
        answer = model.network(torch.from_numpy(padded.transpose(2, 0, 1)[None].copy()))
    return answer[0].numpy().transpose(1, 2, 0)[:height, :width]


def photo(height: int, width: int, channels: int = 3) -> Array:
    return np.random.default_rng(height * 1000 + width).random((height, width, channels))


@pytest.mark.parametrize("build", [convolutions, small_unet])
@pytest.mark.parametrize("tile", [(1, 1), (8, 8), (16, 33), (64, 16)])
def test_tiled_equals_untiled_for_every_size(build: Callable[[], Model], tile: tuple[int, int]) -> None:
    model = build()
    sizes = range(1, 71, {(1, 1): 23, (8, 8): 3}.get(tile, 1))
    for size in sizes:
        for pixels in (photo(size, 71 - size), photo(size, size)):
            difference = np.abs(stitched(pixels, model, tile) - untiled(pixels, model)).max()
            assert difference <= 1e-12, (pixels.shape, tile, difference)


@pytest.mark.slow
@pytest.mark.parametrize("build", [convolutions, small_unet])
def test_tiled_equals_untiled_for_all_pairs_of_sizes(build: Callable[[], Model]) -> None:
    model = build()
    for height in range(1, 71):
        for width in range(1, 71):
            pixels = photo(height, width)
            for tile in ((8, 8), (16, 33), (24, 8)):
                assert np.abs(stitched(pixels, model, tile) - untiled(pixels, model)).max() <= 1e-12


def test_a_halo_that_is_too_small_shows() -> None:
    """The test above can fail: with half the halo the seams are there."""
    model = convolutions(6)
    pixels = photo(40, 40)
    stitcher = Stitcher(pixels, Runner(model, CPU), CPU, (16, 16), 3, 1)
    result = np.zeros(pixels.shape)
    for rect, values in stitcher.pieces(CancelToken(), lambda: None):  # type: ignore[misc]  # memory never runs short
        result[rect.slices] = values
    assert np.abs(result - untiled(pixels, model)).max() > 1e-9


def test_grey_photo_through_colour_model_stays_grey() -> None:
    pixels = photo(20, 20, 1)
    assert np.allclose(stitched(pixels, identity(3), (8, 8)), pixels, atol=1e-6)


def test_colour_photo_through_grey_model_keeps_its_planes() -> None:
    pixels = photo(20, 20, 3)
    assert np.allclose(stitched(pixels, identity(1), (8, 8)), pixels, atol=1e-6)


def test_out_of_memory_at_every_tile_changes_nothing() -> None:
    model = small_unet()
    pixels = photo(160, 130)
    runner = Runner(model, CPU)
    expected = untiled(pixels, model)
    calls = len(list(Stitcher(pixels, runner, CPU, (64, 64), 28, 4).pieces(CancelToken(), lambda: None)))
    for failing in range(calls):
        count = iter(range(10_000))

        def network(window: Array, failing: int = failing, count: Any = count) -> Array:
            if next(count) == failing:
                raise torch.OutOfMemoryError("CUDA out of memory")
            return runner(window)

        # The first tile is larger than the floor, so that it can be halved.
        result = stitched(pixels, model, (160, 96), network)
        assert np.abs(result - expected).max() <= 1e-12


def test_memory_that_stays_short_ends_in_a_sentence() -> None:
    def network(_window: Array) -> Array:
        raise torch.OutOfMemoryError("CUDA out of memory")

    with pytest.raises(OutOfMemory, match="Choose the CPU"):
        list(
            Stitcher(photo(512, 512), network, Device("cuda:0", "A card"), (512, 512), 8, 4).pieces(
                CancelToken(), lambda: None
            )
        )


def test_tiles_shrink_step_by_step() -> None:
    limit = 128 * 128

    def network(window: Array) -> Array:
        if window.shape[0] * window.shape[1] > limit:
            raise MemoryError
        return window

    steps = list(Stitcher(photo(300, 500), network, CPU, (300, 500), 0, 4).pieces(CancelToken(), lambda: None))
    shrunk = [(step.tile_height, step.tile_width) for step in steps if isinstance(step, MemoryShort)]
    areas = [300 * 500, *(height * width for height, width in shrunk)]
    assert all(0.4 * before < after < 0.6 * before for before, after in pairwise(areas))
    assert areas[-1] <= limit < areas[-2]


def test_other_device_errors_are_not_taken_for_memory() -> None:
    calls = []

    def network(window: Array) -> Array:
        calls.append(window)
        raise RuntimeError("CUDA error: an illegal memory access was encountered")

    with pytest.raises(InferenceError, match="illegal memory access"):
        list(Stitcher(photo(64, 64), network, CPU, (64, 64), 0, 1).pieces(CancelToken(), lambda: None))
    assert len(calls) == 1


def test_cancel_at_every_tile() -> None:
    total = 16
    for stop in range(total):
        token = CancelToken()
        seen = 0

        def network(window: Array) -> Array:
            return window

        pieces = Stitcher(photo(64, 64), network, CPU, (16, 16), 0, 1).pieces(token, lambda: None)
        if stop == 0:
            token.cancel()
        with pytest.raises(Cancelled):  # noqa: PT012  (the loop is what is tested)
            for _ in pieces:
                seen += 1
                if seen == stop:
                    token.cancel()
        assert seen == stop


def test_nan_is_caught() -> None:
    with pytest.raises(NotFinite, match="poisoned"):
        stitched(photo(16, 16), Model(describe("poisoned"), Poisoned().eval()), (8, 8))


def test_what_the_eye_is_on_comes_first_and_may_move() -> None:
    focus = [(56.0, 56.0)]
    seen = []
    pieces = Stitcher(photo(64, 64), lambda window: window, CPU, (16, 16), 0, 1).pieces(CancelToken(), lambda: focus[0])
    for piece in pieces:
        assert not isinstance(piece, MemoryShort)
        seen.append((piece[0].top, piece[0].left))
        focus[0] = (0.0, 0.0) if len(seen) == 1 else focus[0]
    assert seen[0] == (48, 48)
    assert seen[1] == (0, 0)
    assert len(set(seen)) == 16


def test_a_large_first_tile_is_quartered_where_the_eye_is() -> None:
    """In two steps, although the eye is on the corner of all four tiles."""
    pixels = photo(1024, 1280, 1)
    stitcher = Stitcher(pixels, lambda window: window, CPU, (512, 640), 8, 16)
    pieces = list(stitcher.pieces(CancelToken(), lambda: (512, 640)))
    rects = [piece[0] for piece in pieces if not isinstance(piece, MemoryShort)]
    assert len(rects) == 3 + 3 + 4
    assert rects[0].distance_squared(512, 640) == 0
    assert (rects[0].height, rects[0].width) == (128, 160)
    assert sum(rect.area for rect in rects) == 1024 * 1280


def test_a_tile_is_cut_small_wherever_the_eye_goes() -> None:
    focus: list[tuple[float, float] | None] = [None]
    stitcher = Stitcher(photo(2048, 2048, 1), lambda window: window, CPU, (1024, 1024), 8, 16)
    rects = []
    for piece in stitcher.pieces(CancelToken(), lambda: focus[0]):
        assert not isinstance(piece, MemoryShort)
        rects.append(piece[0])
        focus[0] = (2000.0, 2000.0) if len(rects) == 1 else (1500.0, 10.0)
    assert (rects[0].height, rects[0].width) == (1024, 1024)  # nobody looked
    assert rects[1] == Rect(1792, 1792, 2048, 2048)
    assert rects[2] == Rect(1280, 0, 1536, 256)
    assert sum(rect.area for rect in rects) == 2048 * 2048


def test_float32_tiles_stay_within_a_hundred_thousandth() -> None:
    model = small_unet()
    single = Model(model.descriptor, small_unet().network.float())
    pixels = photo(70, 61).astype(np.float32)
    difference = np.abs(stitched(pixels, single, (16, 16)) - stitched(pixels, single, (200, 200))).max()
    assert difference <= 1e-5


def test_integer_windows_are_scaled_by_their_range() -> None:
    model = Model(describe("identity"), Identity().eval())
    eight = np.full((4, 4, 3), 255, np.uint8)
    sixteen = np.full((4, 4, 3), 65535, np.uint16)
    assert np.allclose(Runner(model, CPU)(eight), 1.0)
    assert np.allclose(Runner(model, CPU)(sixteen), 1.0)
