"""DnCNN and FFDNet, and their published weights."""

from pathlib import Path

import numpy as np
import pytest
import torch

from engine.events import Finished, Started
from engine.images.image import Image
from engine.images.reading import read
from engine.inference.denoising import Engine, Settings
from engine.metrics.psnr import psnr
from engine.models import checkpoint
from engine.models.registry import architecture
from tests.engine.models.states import network

SHARED = Path(__file__).resolve().parents[4].parent / "shared"


def test_ffdnet_sees_cells_of_four_pixels_in_the_order_of_the_published_weights() -> None:
    """A layer that takes the plane 4 c + 2 y + x takes the pixel (y, x) of each cell of channel c."""
    net = network("ffdnet", {"width": 4, "layers": 2})
    seen = {}
    net.get_submodule("model.0").register_forward_hook(lambda _layer, inputs, _answer: seen.update(maps=inputs[0]))
    photo = torch.rand(1, 3, 6, 8)
    with torch.inference_mode():
        net(photo, torch.full((1, 1, 1, 1), 0.25))
    assert seen["maps"].shape == (1, 13, 3, 4)
    for channel in range(3):
        for y in range(2):
            for x in range(2):
                assert torch.equal(seen["maps"][0, 4 * channel + 2 * y + x], photo[0, channel, y::2, x::2])
    assert (seen["maps"][0, 12] == 0.25).all()


def test_dncnn_takes_what_it_finds_from_the_photo() -> None:
    net = network("dncnn", {"width": 4, "layers": 3})
    photo = torch.rand(2, 3, 5, 7)
    with torch.inference_mode():
        assert torch.equal(net(photo), photo - net.get_submodule("model")(photo))


def published(name: str) -> Path:
    path = SHARED / "checkpoints" / "foreign" / name
    if not path.is_file():
        pytest.skip(f"the published weights {name} are not beside the checkout")
    return path


def with_noise(sigma: float, channels: int = 3) -> tuple[Image, np.ndarray]:
    """The middle of a clean photo with white noise, floats that are not clipped."""
    path = SHARED / "data" / "clean" / "cbsd68"
    photos = sorted(path.iterdir()) if path.is_dir() else []
    if not photos:
        pytest.skip("the photos are not beside the checkout")
    clean = read(photos[0]).pixels[80:240, 80:240, :channels].astype(np.float32) / 255
    noise = np.random.default_rng(0).normal(0, sigma / 255, clean.shape)
    return Image((clean + noise).astype(np.float32)), clean


def gain(engine: Engine, noisy: Image, clean: np.ndarray, sigma: float | None = None) -> float:
    """Decibels that a model wins."""
    *_, last = engine.denoise(noisy, sigma=sigma)
    assert isinstance(last, Finished)
    before, after = (psnr(pixels, clean, data_range=1.0) for pixels in (noisy.pixels, last.pixels))
    return after - before


@pytest.mark.photos
def test_the_published_ffdnet_is_recognised_and_cleans_best_when_told_the_truth() -> None:
    model = checkpoint.load(published("ffdnet_color.pth"))
    facts = model.descriptor
    assert (facts.architecture, facts.licence, facts.takes_noise_level) == ("ffdnet", "unknown", True)
    assert facts.arguments == architecture("ffdnet").checked({})
    assert facts.macs_per_pixel == pytest.approx(213_000, rel=0.01)
    engine = Engine(model, Settings("cpu"))
    photo = with_noise(25)
    gains = {told: gain(engine, *photo, told) for told in (8.0, 25.0, 70.0)}
    assert gains[25.0] > max(gains[8.0], gains[70.0]) + 1.0
    assert gains[25.0] > 7.0
    started = next(iter(engine.denoise(photo[0])))
    assert isinstance(started, Started)
    assert started.noise_level is not None
    assert gain(engine, *photo) > gains[25.0] - 0.6


@pytest.mark.photos
@pytest.mark.parametrize("channels", [1, 3])
def test_the_published_dncnn_for_grey_photos_is_recognised_and_cleans(channels: int) -> None:
    model = checkpoint.load(published("dncnn_25.pth"))
    assert model.descriptor.architecture == "dncnn"
    assert model.descriptor.arguments == {"channels": 1, "width": 64, "layers": 17}
    assert not model.descriptor.takes_noise_level
    assert gain(Engine(model, Settings("cpu")), *with_noise(25, channels)) > 6.0
