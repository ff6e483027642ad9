"""ONNX: written only where onnxruntime gives the same results, and with a sentence where it is not installed."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from engine.errors import MissingPackage, ModelError
from engine.models import interchange
from engine.models.fitting import describe
from engine.models.interchange import ALLOWED, export_onnx
from engine.models.model import Model
from tests.engine.models.states import SMALL, network

NAFNET = {"channels": 1, "width": 4, "encoders": [1], "middle": 1, "decoders": [1], "noise_level": True}


def model(kind: str = "unet", arguments: dict[str, Any] = SMALL) -> Model:
    return Model(replace(describe("mine", kind, arguments), licence="MIT"), network(kind, arguments))


@pytest.fixture
def runtime() -> Any:
    pytest.importorskip("onnx")
    return pytest.importorskip("onnxruntime")


@pytest.mark.parametrize(("kind", "arguments"), [("unet", SMALL), ("nafnet", NAFNET)])
def test_any_size_gives_the_same_as_torch(runtime: Any, tmp_path: Path, kind: str, arguments: dict[str, Any]) -> None:
    made, path = model(kind, arguments), tmp_path / "out.onnx"
    assert 0 <= export_onnx(made, path) <= ALLOWED
    session = runtime.InferenceSession(path, providers=["CPUExecutionProvider"])
    multiple = made.descriptor.size_multiple
    photo = np.random.default_rng(1).random((2, made.descriptor.channels, 3 * multiple, 11 * multiple), np.float32)
    level = [np.full((1, 1, 1, 1), 0.2, np.float32)] if made.descriptor.takes_noise_level else []
    (answer,) = session.run(None, dict(zip(["noisy", "noise_level"], [photo, *level], strict=False)))
    with torch.inference_mode():
        expected = made.network(*map(torch.from_numpy, [photo, *level])).numpy()
    assert np.abs(expected - photo).max() > 0.01
    np.testing.assert_allclose(answer, expected, atol=ALLOWED)
    facts = session.get_modelmeta().custom_metadata_map
    assert (facts["name"], facts["licence"], facts["size_multiple"]) == ("mine", "MIT", str(multiple))


def test_a_file_is_not_overwritten_unasked(runtime: Any, tmp_path: Path) -> None:
    assert runtime
    path = tmp_path / "out.onnx"
    path.write_bytes(b"something")
    with pytest.raises(ModelError, match="there already"):
        export_onnx(model(), path)
    assert path.read_bytes() == b"something"
    export_onnx(model(), path, overwrite=True)
    assert path.stat().st_size > 1000


@pytest.mark.parametrize("difference", [2e-4, float("nan")])
def test_what_differs_is_not_written(
    runtime: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, difference: float
) -> None:
    assert runtime
    monkeypatch.setattr(interchange, "_difference", lambda *_: difference)
    with pytest.raises(ModelError, match="its results differ"):
        export_onnx(model(), tmp_path / "out.onnx")
    assert not any(tmp_path.iterdir())


def test_without_the_packages_they_are_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.extras.installed", lambda _: False)
    with pytest.raises(MissingPackage, match="pip install onnxruntime") as caught:
        export_onnx(model(), tmp_path / "out.onnx")
    assert caught.value.extra == "onnx"


def test_a_network_that_cannot_be_traced_is_a_sentence(runtime: Any, tmp_path: Path) -> None:
    class Odd(torch.nn.Module):
        def forward(self, noisy: torch.Tensor) -> torch.Tensor:
            return torch.linalg.eigh(noisy @ noisy.transpose(2, 3))[1]

    assert runtime
    odd = Model(model().descriptor, Odd())
    with pytest.raises(ModelError, match="cannot be written as ONNX"):
        export_onnx(odd, tmp_path / "out.onnx")
