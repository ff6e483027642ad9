"""Shipping a model."""

import json
from pathlib import Path

import pytest
from safetensors.torch import save_file

from engine.models import ship
from engine.models.manifest import entry_of, read_manifest, verify
from tests.engine.models.states import state


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    save_file(state(), tmp_path / "starter.safetensors")
    return tmp_path / "starter.safetensors"


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> None:
    monkeypatch.setattr("sys.argv", ["ship", *map(str, arguments)])
    ship.main()


def test_shipping_again_keeps_the_card_and_the_other_models(
    weights: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    into = tmp_path / "models"
    into.mkdir()
    told = ("--purpose", "Night", "--training-data", "made", "--licence", "MIT", "--metrics", '{"a": {"psnr": 30.5}}')
    run(monkeypatch, weights, "--into", into, "--name", "quality", *told)
    run(monkeypatch, weights, "--into", into, "--name", "fast")
    first = read_manifest(into)
    save_file(state(seed=1), weights)
    run(monkeypatch, weights, "--into", into, "--name", "quality", "--licence", "CC0")
    second = read_manifest(into)
    assert [entry.name for entry in second] == ["quality", "fast"]
    assert (second[0].sha256 != first[0].sha256, second[1] == first[1]) == (True, True)
    card = json.loads((into / "quality.json").read_text("utf-8"))
    assert card == {"purpose": "Night", "training_data": "made", "licence": "CC0", "metrics": {}}
    assert "Night" in capsys.readouterr().out
    assert second[0] == entry_of("quality", verify(second[0], into))
