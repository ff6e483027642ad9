import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.cancellation import Cancelled, CancelToken
from engine.device import Device
from engine.errors import DeviceUnavailable, TakesNoNoiseLevel
from engine.events import Finished, NoiseLevel, Started, TileDone
from engine.images.image import Image, Metadata
from engine.inference.denoising import Engine, Settings, denoise
from engine.inference.planning import bytes_per_pixel
from engine.inference.runner import Runner
from engine.models.model import Model
from tests.engine.inference.models import describe, identity, small_unet, told


def image(height: int, width: int, channels: int = 3, dtype: type = np.uint8) -> Image:
    top = np.iinfo(dtype).max
    pixels = np.random.default_rng(1).integers(0, top + 1, (height, width, channels)).astype(dtype)
    return Image(pixels, None, Metadata())


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize(("height", "width"), [(1, 1), (1, 37), (53, 21)])
def test_identity_gives_the_photo_back_exactly(height: int, width: int, channels: int, dtype: type) -> None:
    photo = image(height, width, channels, dtype)
    before = photo.pixels.copy()
    *_, last = denoise(photo, identity(), Settings("cpu", tile=16))
    assert isinstance(last, Finished)
    assert last.pixels.dtype == dtype
    assert (last.pixels == photo.pixels).all()
    assert (photo.pixels == before).all()


@pytest.mark.parametrize("channels", [1, 3])
def test_identity_gives_floats_back_exactly_whatever_they_are(channels: int) -> None:
    pixels = np.random.default_rng(2).normal(0.5, 2.0, (53, 21, channels)).astype(np.float32)
    pixels[3, 4, 0], pixels[50:, 20, 0], pixels[7, 7] = np.nan, np.inf, -np.inf
    *_, last = denoise(Image(pixels), identity(), Settings("cpu", tile=16))
    assert isinstance(last, Finished)
    assert last.pixels.dtype == np.float32
    assert last.pixels.tobytes() == pixels.tobytes()


def test_places_without_a_number_touch_nothing_else() -> None:
    model = Model(small_unet().descriptor, small_unet().network.float())
    whole = np.random.default_rng(3).uniform(0, 1, (64, 64, 3)).astype(np.float32)
    holed = whole.copy()
    holed[20, 30], holed[40, 10, 1] = np.nan, np.inf
    results = []
    for pixels in (whole, holed):
        *_, last = denoise(Image(pixels), model, Settings("cpu", tile=32))
        assert isinstance(last, Finished)
        results.append(last.pixels)
    assert (np.isfinite(results[1]) == np.isfinite(holed)).all()
    assert results[1][40, 10, 1] == np.inf
    reach = model.descriptor.receptive_field
    assert reach is not None
    far = np.ones((64, 64), bool)
    for row, column in ((20, 30), (40, 10)):
        far[max(0, row - reach) : row + reach + 1, max(0, column - reach) : column + reach + 1] = False
    assert far.any()
    assert np.abs(results[0] - results[1])[far].max() < 1e-5


def test_events_tell_the_progress() -> None:
    first, *tiles, last = denoise(image(64, 48), identity(), Settings("cpu", tile=16))
    assert first == Started(12, 64 * 48, "cpu", whole_picture=False)
    assert all(isinstance(tile, TileDone) for tile in tiles)
    fractions = [tile.fraction for tile in tiles if isinstance(tile, TileDone)]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0
    assert isinstance(last, Finished)


def test_result_lands_in_the_given_array_tile_by_tile() -> None:
    photo = image(40, 40)
    target = np.zeros_like(photo.pixels)
    for event in Engine(identity(), Settings("cpu", tile=16)).denoise(photo, result=target):
        if isinstance(event, TileDone):
            assert (target[event.rect.slices] == photo.pixels[event.rect.slices]).all()
        if isinstance(event, Finished):
            assert event.pixels is target


def test_tile_size_changes_no_level() -> None:
    model = small_unet()
    single = Model(model.descriptor, model.network.float())
    results = []
    for tile in (16, 40, None):
        *_, last = denoise(image(90, 70), single, Settings("cpu", tile=tile))
        assert isinstance(last, Finished)
        results.append(last.pixels.astype(int))
    assert max(np.abs(result - results[0]).max() for result in results) <= 1


def test_the_same_again_gives_the_same_bytes() -> None:
    model = Model(small_unet().descriptor, small_unet().network.float())
    runs = [list(denoise(image(64, 64), model, Settings("cpu", tile=32)))[-1] for _ in range(2)]
    assert all(isinstance(run, Finished) for run in runs)
    assert runs[0].pixels.tobytes() == runs[1].pixels.tobytes()  # type: ignore[union-attr]


def test_cancelled_before_the_first_tile() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        list(denoise(image(8, 8), identity(), Settings("cpu"), token))


def test_cancelled_in_the_middle_of_a_tile_stops_before_the_next_layer() -> None:
    """What is wanted next need not wait for a large tile; and the network is as it was."""
    token, model = CancelToken(), small_unet()
    engine = Engine(model, Settings("cpu", tile=16))
    layers = [module for module in model.network.modules() if not any(module.children())]
    done: list[torch.nn.Module] = []
    for layer in layers:
        layer.register_forward_hook(lambda module, *_: (done.append(module), token.cancel())[0])
    result = np.full((64, 64, 3), 7, np.uint8)
    with pytest.raises(Cancelled):
        list(engine.denoise(image(64, 64), token, result=result))
    assert len(done) == 1 < len(layers)
    assert (result == 7).all()
    assert all(not module._forward_pre_hooks for module in model.network.modules())


@pytest.mark.parametrize("first", [True, False], ids=["the earlier one", "the later one"])
def test_one_photo_that_is_cancelled_stops_no_other_of_the_same_engine(first: bool) -> None:
    """They take turns between two tiles."""
    engine = Engine(small_unet(), Settings("cpu", tile=16))
    tokens = [CancelToken(), CancelToken()]
    runs = [engine.denoise(image(32, 32), token) for token in tokens]
    for run in runs:
        assert isinstance(next(run), Started)
        assert isinstance(next(run), TileDone)
    cancelled, goes_on = (0, 1) if first else (1, 0)
    tokens[cancelled].cancel()
    *_, last = runs[goes_on]
    assert isinstance(last, Finished)
    with pytest.raises(Cancelled):
        next(runs[cancelled])


def test_whole_picture_models_are_labelled() -> None:
    model = Model(describe("global", field=None), identity().network)
    first, *_ = denoise(image(8, 8), model, Settings("cpu"))
    assert isinstance(first, Started)
    assert first.whole_picture


def test_unknown_device_is_a_sentence() -> None:
    with pytest.raises(DeviceUnavailable, match="tpu"):
        Engine(identity(), Settings("tpu"))


def test_memory_per_pixel_is_about_what_a_plain_stack_needs() -> None:
    """Input and output of a 64-channel layer in float32 live at once: 512 bytes a pixel, and little more."""
    stack = torch.nn.Sequential(*(torch.nn.Conv2d(a, b, 3, padding=1) for a, b in ((3, 64), (64, 64), (64, 3))))
    needed = bytes_per_pixel(Model(describe("stack", field=3), stack.eval()))
    assert 512 <= needed <= 800


def test_a_larger_halo_gives_tiles_more_to_see_and_changes_no_level(monkeypatch: pytest.MonkeyPatch) -> None:
    model = Model(small_unet().descriptor, small_unet().network.float())
    engine = Engine(model, Settings("cpu", tile=16))
    seen: list[tuple[int, ...]] = []
    run = Runner.__call__

    def watched(runner: Runner, window: np.ndarray, sigma: float | None = None, best: bool = False) -> np.ndarray:
        seen.append(window.shape[:2])
        return run(runner, window, sigma, best)

    monkeypatch.setattr(Runner, "__call__", watched)
    photo, results, largest = image(200, 200), [], []
    for halos in (1, 2):
        seen.clear()
        *_, last = engine.denoise(photo, halos=halos)
        assert isinstance(last, Finished)
        results.append(last.pixels.astype(int))
        largest.append(max(seen))
    assert largest == [(16 + 2 * 28, 16 + 2 * 28), (16 + 4 * 28, 16 + 4 * 28)]
    assert np.abs(results[0] - results[1]).max() <= 1


def test_a_model_is_ready_without_the_compiler_of_torch() -> None:
    """It is never used, and to load it takes longer than to load torch and the model, and would be waited for."""
    code = (
        "import sys\n"
        "import numpy as np\n"
        "from engine.images.image import Image\n"
        "from engine.inference.denoising import Engine\n"
        "from engine.models.library import DEFAULT_MODEL, default_library\n"
        "engine = Engine(default_library().load(DEFAULT_MODEL))\n"
        "assert len(list(engine.denoise(Image(np.zeros((40, 40, 3), np.uint8))))) == 3\n"
        "assert 'torch._dynamo' not in sys.modules\n"
    )
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


class TestNoiseLevel:
    """Of models that take one."""

    def run(self, photo: Image, sigma: float | None = None, tile: int | None = None) -> tuple[Started, np.ndarray]:
        model = told()
        events = list(Engine(model, Settings("cpu", tile)).denoise(photo, sigma=sigma))
        first, last = events[0], events[-1]
        assert isinstance(first, Started)
        assert isinstance(last, Finished)
        return first, last.pixels

    def test_the_network_is_told_what_was_given_as_a_share_of_the_range(self) -> None:
        photo = image(12, 10)
        started, pixels = self.run(photo, 51.0)
        assert started.noise_level == NoiseLevel(51.0, estimated=False)
        batch = torch.from_numpy(photo.pixels).double().permute(2, 0, 1)[None] / 255
        with torch.inference_mode():
            expected = told().network(batch, torch.full((1, 1, 1, 1), 0.2, dtype=torch.float64))
        levels = (255 * expected[0].permute(1, 2, 0).clamp(0, 1)).round().numpy()
        assert (pixels == levels).all()

    def test_what_was_not_given_is_estimated_from_the_photo(self) -> None:
        noise = np.random.default_rng(0).normal(100, 10, (200, 200, 3))
        photo = Image(np.clip(noise.round(), 0, 255).astype(np.uint8))
        started, pixels = self.run(photo)
        level = started.noise_level
        assert level is not None
        assert level.estimated
        assert level.sigma == pytest.approx(10, rel=0.1)
        assert (self.run(photo, level.sigma)[1] == pixels).all()
        assert (self.run(photo, 60.0)[1] != pixels).any()

    @pytest.mark.parametrize("sigma", [None, 30.0])
    def test_all_tiles_are_told_the_same_so_that_they_fit_together(self, sigma: float | None) -> None:
        """The photo is noisier on the right: tiles by themselves would be told different levels."""
        rng = np.random.default_rng(1)
        pixels = rng.normal(0.5, 0.02, (61, 83, 3))
        pixels[:, 40:] += rng.normal(0.0, 0.2, (61, 43, 3))
        photo = Image(pixels.astype(np.float32))
        whole, tiled = (self.run(photo, sigma, tile)[1] for tile in (1000, 16))
        assert np.abs(whole.astype(np.float64) - tiled).max() < 1e-6

    def test_a_level_that_is_not_taken_is_refused(self) -> None:
        events = Engine(small_unet(), Settings("cpu")).denoise(image(8, 8), sigma=5.0)
        with pytest.raises(TakesNoNoiseLevel, match="unet judges the noise by itself"):
            next(events)
        first = next(iter(Engine(small_unet(), Settings("cpu")).denoise(image(8, 8))))
        assert isinstance(first, Started)
        assert first.noise_level is None

    @pytest.mark.parametrize(("model_channels", "channels"), [(1, 3), (3, 1)])
    def test_grey_and_colour_meet(self, model_channels: int, channels: int) -> None:
        photo = image(20, 14, channels)
        *_, last = denoise(photo, told(model_channels), Settings("cpu"))
        assert isinstance(last, Finished)
        assert last.pixels.shape == photo.pixels.shape

    def test_it_is_tried_out_as_well(self) -> None:
        model = told()
        assert Runner(Model(model.descriptor, model.network.float()), Device("cpu", "CPU"))._half_suits()
        assert bytes_per_pixel(model) > 0
