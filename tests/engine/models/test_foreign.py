"""Networks that spandrel builds: one that is pretended, and some that are not where the package is installed."""

import importlib.util
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor

from engine.errors import UnsuitableCheckpoint, WrongConfig
from engine.events import Finished, Started
from engine.images.image import Image
from engine.inference.denoising import Engine, Settings
from engine.inference.planning import tile_size
from engine.inference.tiling import Rect
from engine.models import checkpoint, foreign
from engine.models.library import Library
from engine.models.model import Model
from engine.training.config import from_mapping
from engine.training.preparing import network_of

PRETENDED = '''
from types import SimpleNamespace as Facts

import torch
from torch import nn
from torchvision.transforms.functional import InterpolationMode, normalize, rotate

TOLD = {"purpose": "Restoration", "scale": 1, "outputs": None}


class Blur(nn.Module):
    """As such networks are: it has whole numbers among its tensors, and takes one photo at a time."""

    window_size = 4

    def __init__(self, channels):
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=1)
        self.register_buffer("grid", torch.arange(4))

    def forward(self, photo):
        assert len(photo) == 1 and photo.shape[2] % 12 == 0 and photo.shape[3] % 12 == 0
        return self.first(photo)


class Described:
    architecture, size_requirements = Facts(name="Pretended"), Facts(multiple_of=6, minimum=0, square=True)

    def __init__(self, state):
        self.input_channels = state["first.weight"].shape[1]
        self.output_channels = TOLD["outputs"] or self.input_channels
        self.purpose, self.scale = TOLD["purpose"], TOLD["scale"]
        self.model = Blur(self.input_channels)
        self.model.load_state_dict(state)

    def __call__(self, photo):
        return self.model(photo)


class Registry:
    def __iter__(self):
        return iter([Described])

    def load(self, state):
        return Described(state)


MAIN_REGISTRY = Registry()
'''


def forget(*packages: str) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] in packages]:
        del sys.modules[name]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """The pretended package is installed; what it tells of a network can be changed."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "spandrel.py").write_text(PRETENDED)
    (tmp_path / "site" / "torchvision.py").write_text("raise RuntimeError('operator torchvision::nms does not exist')")
    kept = {name: module for name, module in sys.modules.items() if name.split(".")[0] in ("spandrel", "torchvision")}
    forget("spandrel", "torchvision")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    yield foreign._spandrel().TOLD
    forget("spandrel", "torchvision")
    sys.modules.update(kept)


def tensors(channels: int = 3) -> dict[str, Tensor]:
    """Of a blur that keeps colours."""
    weight = torch.zeros(channels, channels, 3, 3)
    for channel in range(channels):
        weight[channel, channel] = 1 / 9
    return {"first.weight": weight, "first.bias": torch.zeros(channels), "grid": torch.arange(4)}


def saved(path: Path, state: dict[str, Tensor]) -> Path:
    torch.save(state, path)
    return path


def cleaned(model: Model, photo: Image, tile: int | None = None) -> np.ndarray:
    started, *_, last = Engine(model, Settings("cpu", tile)).denoise(photo)
    assert isinstance(started, Started)
    assert isinstance(last, Finished)
    assert started.whole_picture
    return last.pixels


def noisy(height: int = 50, width: int = 71, channels: int = 3) -> Image:
    return Image(np.random.default_rng(0).integers(0, 256, (height, width, channels), dtype=np.uint8))


@pytest.mark.usefixtures("told")
class TestPretended:
    def test_what_is_told_of_it(self, tmp_path: Path) -> None:
        facts = checkpoint.load(saved(tmp_path / "blur.pth", tensors())).descriptor
        assert (facts.name, facts.architecture, facts.origin, facts.licence) == (
            "blur",
            "published",
            "imported",
            "unknown",
        )
        assert facts.arguments == {"channels": 3, "multiple": 12, "square": True}
        assert (facts.channels, facts.size_multiple, facts.receptive_field) == (3, 12, None)
        assert not facts.takes_noise_level
        assert facts.computes_squares
        assert "Pretended" in facts.purpose
        assert facts.parameters == 3 * 3 * 9 + 3
        assert facts.macs_per_pixel == 3 * 3 * 9
        assert len(facts.sha256) == 64

    @pytest.mark.parametrize(("model_channels", "channels"), [(3, 3), (1, 3), (3, 1)])
    @pytest.mark.parametrize("tile", [None, 24])
    def test_it_cleans_photos_of_any_size(
        self, tmp_path: Path, model_channels: int, channels: int, tile: int | None
    ) -> None:
        model = checkpoint.load(saved(tmp_path / "blur.pth", tensors(model_channels)))
        photo = noisy(channels=channels)
        inner = photo.pixels.astype(float)
        mean = sum(inner[1 + y : 49 + y, 1 + x : 70 + x] for y in (-1, 0, 1) for x in (-1, 0, 1)) / 9
        assert np.abs(cleaned(model, photo, tile)[1:49, 1:70] - mean).max() < 0.51

    def test_it_comes_into_the_library_and_out_again(self, tmp_path: Path) -> None:
        library = Library(tmp_path / "shipped", tmp_path / "own")
        photo = noisy()
        expected = cleaned(checkpoint.load(saved(tmp_path / "blur.pth", tensors())), photo)
        described = library.import_file(tmp_path / "blur.pth", "soft")
        assert [model.name for model in library.list()] == ["soft"]
        loaded = library.load("soft")
        assert loaded.descriptor == described
        assert (cleaned(loaded, photo) == expected).all()
        again = tmp_path / "again.safetensors"
        checkpoint.save(again, replace(described, licence="CC0"), loaded.network.state_dict())
        assert checkpoint.load(again).descriptor.licence == "CC0"

    @pytest.mark.parametrize(
        "changes", [{"purpose": "SR", "scale": 2}, {"purpose": "Inpainting"}, {"outputs": 1}], ids=str
    )
    def test_what_does_something_else_is_refused(
        self, tmp_path: Path, told: dict[str, Any], changes: dict[str, Any]
    ) -> None:
        told.update(changes)
        with pytest.raises(UnsuitableCheckpoint, match="of the kind Pretended that does not give back"):
            checkpoint.load(saved(tmp_path / "x.pth", tensors()))

    @pytest.mark.parametrize(
        ("state", "why"),
        [
            ({"anything": torch.zeros(2)}, r"x\.pth fits no architecture known here or to spandrel \(Pretended\)"),
            ({**tensors(), "first.bias": torch.zeros(2)}, "or is not whole"),
            ({**tensors(), "first.bias": torch.full((3,), torch.nan)}, r"first\.bias holds values that are not finite"),
            ({**tensors(), "grid": torch.zeros(1).expand(10**12)}, "grid is larger than what is stored"),
            ({**tensors(), "first.weight": torch.full((3, 3, 3, 3), 3e38)}, "no colours"),
        ],
        ids=["unknown", "torn", "nan", "bomb", "overflow"],
    )
    def test_what_is_no_network_is_refused(self, tmp_path: Path, state: dict[str, Tensor], why: str) -> None:
        with pytest.raises(UnsuitableCheckpoint, match=why):
            checkpoint.load(saved(tmp_path / "x.pth", state))

    def test_nothing_stands_in_for_torchvision_afterwards(self) -> None:
        assert "torchvision" not in sys.modules
        with pytest.raises(RuntimeError, match="nms"):
            importlib.import_module("torchvision")

    def test_it_cannot_be_trained_further(self, tmp_path: Path) -> None:
        path = saved(tmp_path / "blur.pth", tensors())
        with pytest.raises(WrongConfig, match="not trained further"):
            network_of(from_mapping({"network": {"start": str(path)}}))


def test_without_the_package_it_is_said_what_helps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(UnsuitableCheckpoint, match=r"known here .*pip install spandrel==.* --no-deps"):
        checkpoint.load(saved(tmp_path / "x.pth", {"m_head.0.weight": torch.zeros(4, 3, 3, 3)}))


def test_strips_are_cut_for_networks_that_compute_squares() -> None:
    canvas = Rect(0, 0, 256, 4096)
    assert tile_size(canvas, 64, 64, 1024 * 1024) == (256, 4096)
    height, width = tile_size(canvas, 64, 64, 1024 * 1024, squares=True)
    assert height == 256
    assert 512 <= width <= 1024 - 64


def published(kind: str) -> dict[str, Tensor]:
    """Tensors of a small network of that kind."""
    architectures = importlib.import_module(f"spandrel.architectures.{kind}")
    if kind == "SCUNet":
        return dict(architectures.SCUNet(in_nc=3, config=[1] * 7, dim=64).state_dict())
    if kind == "SwinIR":
        told = {"upscale": 1, "in_chans": 3, "img_size": 32, "window_size": 8, "depths": [2], "embed_dim": 12}
        return dict(architectures.SwinIR(**told, num_heads=[2], mlp_ratio=2, upsampler="").state_dict())
    return dict(architectures.Uformer(img_size=128, embed_dim=4, depths=[1] * 9, modulator=True, dd_in=3).state_dict())


@pytest.mark.filterwarnings("ignore:torch.meshgrid")
@pytest.mark.parametrize(
    ("kind", "multiple", "square"), [("SCUNet", 64, False), ("SwinIR", 8, False), ("Uformer", 128, True)]
)
def test_published_networks_are_read_and_run(kind: str, multiple: int, square: bool, tmp_path: Path) -> None:
    if not foreign.is_available():
        pytest.skip("spandrel is not installed")
    foreign._spandrel()
    torch.manual_seed(0)
    model = checkpoint.load(saved(tmp_path / "x.pth", published(kind)))
    facts = model.descriptor
    assert kind in facts.purpose
    assert (facts.size_multiple, facts.computes_squares, facts.receptive_field) == (multiple, square, None)
    assert facts.macs_per_pixel > 100
    photo = noisy(51, 70)
    assert cleaned(model, photo).shape == photo.pixels.shape
    library = Library(tmp_path / "shipped", tmp_path / "own")
    library.import_file(tmp_path / "x.pth")
    assert (cleaned(library.load("x"), photo) == cleaned(model, photo)).all()
