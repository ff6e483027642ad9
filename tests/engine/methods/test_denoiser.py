import importlib.util
import sys
import threading
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from engine.cancellation import Cancelled, CancelToken
from engine.errors import MethodUnavailable, NotFinite, OutOfMemory, TakesNoNoiseLevel, UnknownModel
from engine.events import Finished, NoiseLevel, Started, TileDone
from engine.images.image import Image
from engine.methods.classical import METHODS
from engine.methods.denoiser import ClassicalDenoiser, find_denoiser
from engine.methods.method import Floats, Method
from engine.models import checkpoint
from engine.models.fitting import describe
from engine.models.library import Library
from tests.engine.models.states import state


def picture(dtype: type = np.uint8, channels: int = 3) -> Image:
    top = np.iinfo(dtype).max
    return Image(np.random.default_rng(0).integers(0, top + 1, (20, 30, channels)).astype(dtype))


def brighter(rgb: Floats, _sigma: float) -> Floats:
    return rgb + np.float32(0.5)


def test_tells_its_events_and_the_result() -> None:
    image = picture()
    events = list(ClassicalDenoiser(METHODS[0]).run(image))
    assert [type(event) for event in events] == [Started, TileDone, Finished]
    assert isinstance(events[1], TileDone)
    assert events[1].fraction == 1.0
    assert isinstance(events[2], Finished)
    assert events[2].seconds >= 0.0


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("channels", [1, 3])
def test_the_untouched_photo_comes_back_to_the_bit(dtype: type, channels: int) -> None:
    image = picture(dtype, channels)
    *_, finished = ClassicalDenoiser(METHODS[0]).run(image)
    assert isinstance(finished, Finished)
    assert finished.pixels.dtype == dtype
    assert np.array_equal(finished.pixels, image.pixels)


@pytest.mark.parametrize("name", ["noisy", "gaussian", "median", "wavelet"])
@pytest.mark.parametrize("channels", [1, 3])
def test_floats_keep_what_is_no_number_and_their_highlights(name: str, channels: int) -> None:
    pixels = np.random.default_rng(0).normal(0.5, 0.1, (40, 30, channels)).astype(np.float32)
    pixels[4, 5, 0], pixels[20:22, 10], pixels[30, 20] = np.nan, np.inf, 50.0
    method = next(method for method in METHODS if method.name == name)
    *_, finished = ClassicalDenoiser(method).run(Image(pixels))
    assert isinstance(finished, Finished)
    assert finished.pixels.dtype == np.float32
    assert (np.isfinite(finished.pixels) == np.isfinite(pixels)).all()
    assert finished.pixels[30, 20, 0] == pytest.approx(49.5, abs=0.8)
    if name == "noisy":
        assert finished.pixels.tobytes() == pixels.tobytes()
    else:
        assert (finished.pixels != pixels).mean() > 0.5


def test_what_overshoots_is_cut_off_not_wrapped() -> None:
    image = Image(np.full((4, 4, 3), 200, dtype=np.uint8))
    method = Method("x", "X", "", brighter, takes_noise_level=False)
    *_, finished = ClassicalDenoiser(method).run(image)
    assert isinstance(finished, Finished)
    assert (finished.pixels == 255).all()


def test_a_result_that_is_not_finite_is_an_error() -> None:
    method = Method("x", "X", "", lambda rgb, _sigma: rgb * np.float32(np.nan), takes_noise_level=False)
    with pytest.raises(NotFinite, match="X found no finite result"):
        list(ClassicalDenoiser(method).run(picture()))


def test_cancelling_before_and_during_the_work() -> None:
    token = CancelToken()
    asked = []

    def slow(rgb: Floats, _sigma: float) -> Floats:
        asked.append(1)
        token.cancel()
        return rgb

    denoiser = ClassicalDenoiser(Method("x", "X", "", slow, takes_noise_level=False))
    with pytest.raises(Cancelled):
        list(denoiser.run(picture(), token))
    with pytest.raises(Cancelled):
        list(denoiser.run(picture(), token))
    assert asked == [1]


def scene(height: int, width: int, channels: int = 3, dtype: type = np.uint8) -> Image:
    """Shapes, an edge and noise of ten levels."""
    rows, columns = np.mgrid[:height, :width] / 20.0
    light = 0.5 + 0.2 * np.sin(rows) * np.cos(columns) + 0.2 * (columns > columns.mean())
    noisy = light[..., None] + np.random.default_rng(0).normal(0, 10 / 255, (height, width, channels))
    if dtype is np.float32:
        return Image(noisy.astype(np.float32))
    return Image(np.rint(noisy.clip(0, 1) * np.iinfo(dtype).max).astype(dtype))


def whole(name: str, image: Image, sigma: float) -> np.ndarray:
    """What the method makes of the photo at once, floats."""
    method = next(method for method in METHODS if method.name == name)
    return method(image.pixels.astype(np.float32) / np.float32(image.peak), sigma / 255)


@pytest.mark.parametrize(
    ("name", "largest", "usual"),
    [
        ("noisy", 0, 0),
        ("gaussian", 1e-3, 1e-4),
        ("median", 0, 0),
        ("bilateral", 0.2, 0.01),
        ("nlm", 0.01, 1e-3),
        ("tv", 1.0, 0.1),
        ("wavelet", 20.0, 1.5),
    ],
)
@pytest.mark.parametrize(("height", "width", "channels"), [(157, 290, 3), (200, 131, 1)])
def test_tiles_come_to_the_whole_photo(
    name: str, largest: float, usual: float, height: int, width: int, channels: int
) -> None:
    image = scene(height, width, channels, np.float32)
    sigma = None if name == "noisy" else 10.0
    started, *tiles, finished = ClassicalDenoiser(find_denoiser(name).method, tile=64, sigma=sigma).run(image)  # type: ignore[attr-defined]
    assert isinstance(started, Started)
    assert isinstance(finished, Finished)
    assert len(tiles) == started.tiles > 3
    gap = 255 * np.abs(finished.pixels - whole(name, image, 10.0))
    assert gap.max() <= largest
    assert np.sqrt(np.square(gap).mean()) <= usual
    assert started.whole_picture == (name in ("tv", "wavelet"))


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
def test_every_pixel_is_told_once_and_progress_ends_at_all_of_them(dtype: type) -> None:
    image = scene(150, 190, dtype=dtype)
    result = np.zeros_like(image.pixels)
    told = np.zeros((150, 190), int)
    method = next(method for method in METHODS if method.name == "median")
    *events, finished = ClassicalDenoiser(method, tile=32, result=result).run(image)
    done = [event for event in events if isinstance(event, TileDone)]
    for tile in done:
        told[tile.rect.slices] += 1
    assert (told == 1).all()
    assert [tile.pixels_done for tile in done] == list(np.cumsum([tile.rect.area for tile in done]))
    assert done[-1].fraction == 1.0
    assert done[-1].seconds_left == 0.0
    assert isinstance(finished, Finished)
    assert finished.pixels is result
    *_, once = ClassicalDenoiser(method).run(image)
    assert isinstance(once, Finished)
    assert np.array_equal(once.pixels, result)


def test_the_tile_that_is_looked_at_comes_first() -> None:
    method = next(method for method in METHODS if method.name == "gaussian")
    _, first, *_ = ClassicalDenoiser(method, tile=64, focus=lambda: (140.0, 180.0)).run(scene(150, 190))
    assert isinstance(first, TileDone)
    assert (first.rect.bottom, first.rect.right) == (150, 190)


def test_a_larger_halo_is_seen_by_the_method() -> None:
    sides: list[int] = []

    def keep(rgb: Floats, _sigma: float) -> Floats:
        sides.append(max(rgb.shape[:2]))
        return rgb

    method = Method("x", "X", "", keep, takes_noise_level=False, receptive_field=5, tile=40)
    for halos in (1, 2):
        list(ClassicalDenoiser(method).run(scene(120, 120), halos=halos))
    assert max(sides[:9]) == 50
    assert max(sides[9:]) == 60


def test_all_tiles_work_with_the_noise_of_the_whole_photo() -> None:
    told: set[float] = set()

    def keep(rgb: Floats, sigma: float) -> Floats:
        told.add(sigma)
        return rgb

    image = scene(160, 160)
    image.pixels[:80] = 128  # half of it without noise
    started, *_ = list(ClassicalDenoiser(Method("x", "X", "", keep, tile=40)).run(image))
    assert isinstance(started, Started)
    assert started.noise_level is not None
    assert told == {started.noise_level.sigma / 255}


def test_cancelling_within_a_tile_takes_a_moment() -> None:
    token, held = CancelToken(), threading.Event()

    def slow(rgb: Floats, _sigma: float) -> Floats:
        assert held.wait(30)
        return rgb

    denoiser = ClassicalDenoiser(Method("x", "X", "", slow, takes_noise_level=False))
    threading.Timer(0.1, token.cancel).start()
    before = time.perf_counter()
    with pytest.raises(Cancelled):
        list(denoiser.run(picture(), token))
    assert time.perf_counter() - before < 10.0
    held.set()


def test_too_little_memory_is_told_in_a_sentence() -> None:
    def hungry(_rgb: Floats, _sigma: float) -> Floats:
        raise MemoryError

    with pytest.raises(OutOfMemory, match="not enough memory for X"):
        list(ClassicalDenoiser(Method("x", "X", "", hungry, takes_noise_level=False)).run(picture()))


def test_memory_does_not_grow_with_the_photo() -> None:
    """Besides the result, of 18 megabytes here; as floats the photo alone would take 72."""
    image = Image(np.tile(scene(100, 100).pixels, (20, 30, 1)))
    method = next(method for method in METHODS if method.name == "gaussian")
    list(ClassicalDenoiser(method, sigma=10.0).run(scene(40, 40)))  # what is imported counts, too
    tracemalloc.start()
    list(ClassicalDenoiser(method, tile=128, sigma=10.0).run(image))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert image.pixels.nbytes == 18_000_000
    assert peak < 18_000_000 + 12_000_000


def test_a_method_takes_the_side_of_its_tiles() -> None:
    assert find_denoiser("nlm").tile is None
    assert find_denoiser("nlm", tile=100).tile == 100


def test_a_classical_method_is_found_by_name() -> None:
    found = find_denoiser("tv")
    assert (found.name, found.device) == ("tv", "cpu")


def test_an_unknown_name_is_refused_with_all_names_there_are(tmp_path: Path) -> None:
    with pytest.raises(UnknownModel, match="wavelet"):
        find_denoiser("no such thing", library=Library(tmp_path, tmp_path))


def test_a_method_whose_package_is_missing_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(MethodUnavailable, match="pip install bm3d"):
        find_denoiser("bm3d")


@pytest.fixture
def fake_bm3d(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    calls: list[str] = []

    def grey(plane: np.ndarray, _sigma: float) -> np.ndarray:
        calls.append("grey")
        assert plane.ndim == 2
        return plane.astype(np.float64)

    def rgb(pixels: np.ndarray, _sigma: float) -> np.ndarray:
        calls.append("rgb")
        assert pixels.shape[2] == 3
        return pixels.astype(np.float64)

    package = ModuleType("bm3d")
    vars(package).update(bm3d=grey, bm3d_rgb=rgb)
    monkeypatch.setitem(sys.modules, "bm3d", package)
    return calls


def test_bm3d_gets_planes_for_grey_and_colours_for_colour(fake_bm3d: list[str]) -> None:
    bm3d = METHODS[-1]
    for channels in (1, 3):
        noisy = np.random.default_rng(0).random((20, 20, channels)).astype(np.float32)
        assert np.array_equal(bm3d(noisy), noisy)
    equal = np.repeat(np.random.default_rng(0).random((20, 20, 1)).astype(np.float32), 3, axis=2)
    assert np.array_equal(bm3d(equal), equal)
    assert fake_bm3d == ["grey", "rgb", "grey"]


def told_of(given: float | None, takes: bool = True) -> tuple[NoiseLevel | None, float]:
    """What a method's run tells of the noise, and what the method was called with."""
    called = []

    def keep(rgb: Floats, sigma: float) -> Floats:
        called.append(sigma)
        return rgb

    noisy = np.random.default_rng(0).normal(128, 10, (60, 60, 3)).round().astype(np.uint8)
    denoiser = ClassicalDenoiser(Method("x", "X", "", keep, takes_noise_level=takes), sigma=given)
    started, *_ = list(denoiser.run(Image(noisy)))
    assert isinstance(started, Started)
    return started.noise_level, called[0]


def test_a_method_works_with_the_noise_level_that_is_told() -> None:
    assert told_of(51.0) == (NoiseLevel(51.0, estimated=False), 0.2)
    level, called = told_of(None)
    assert level is not None
    assert level.estimated
    assert level.sigma == pytest.approx(10, rel=0.15)
    assert called == pytest.approx(level.sigma / 255)
    assert told_of(None, takes=False) == (None, 0.0)


def test_a_noise_level_is_given_to_what_takes_one(tmp_path: Path) -> None:
    library = Library(tmp_path, tmp_path)
    arguments = {"width": 4, "layers": 2}
    for kind in ("ffdnet", "dncnn"):
        checkpoint.save(tmp_path / f"{kind}.safetensors", describe(kind, kind, arguments), state(kind, arguments))
    assert find_denoiser("tv", sigma=12.0).sigma == 12.0
    assert find_denoiser("ffdnet", device="cpu", library=library).sigma is None
    found = find_denoiser("ffdnet", device="cpu", library=library, sigma=12.0)
    assert found.sigma == 12.0
    started = next(iter(found.run(picture())))
    assert isinstance(started, Started)
    assert started.noise_level == NoiseLevel(12.0, estimated=False)
    for name in ("noisy", "dncnn"):
        with pytest.raises(TakesNoNoiseLevel, match=f"{name} .* takes no noise level"):
            find_denoiser(name, device="cpu", library=library, sigma=12.0)
