"""Shipping a model."""

import json
from pathlib import Path

import pytest
from safetensors.torch import save_file

from engine.models import ship
from engine.models.checkpoint import read_descriptor
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
    card = ship.card_there(into, "quality")
    texts = {"recipe": "", "weaknesses": ""}
    assert card == {"purpose": "Night", "training_data": "made", "licence": "CC0", "metrics": {}, **texts}
    assert "Night" in capsys.readouterr().out
    assert second[0] == entry_of("quality", verify(second[0], into))


def test_a_card_may_be_edited_and_shipped_again_with_the_same_weights(
    weights: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = ("--metrics", '{"a": {"psnr": 30.5}}', "--noise-range", "1", "9", "--recipe", "two runs")
    run(monkeypatch, weights, "--into", tmp_path, "--name", "quality", *told)
    card = json.loads((tmp_path / "quality.json").read_text("utf-8"))
    (tmp_path / "quality.json").write_text(json.dumps({**card, "weaknesses": "Fabric"}))
    run(monkeypatch, tmp_path / "quality.safetensors", "--into", tmp_path, "--name", "quality")
    (entry,) = read_manifest(tmp_path)
    shipped = read_descriptor(verify(entry, tmp_path))
    assert (shipped.recipe, shipped.weaknesses, shipped.reproduce) == ("two runs", "Fabric", ship.REPRODUCE)
    assert (shipped.metrics, shipped.noise_range) == ({"a": {"psnr": 30.5}}, (1.0, 9.0))
    again = json.loads((tmp_path / "quality.json").read_text("utf-8"))
    assert again["sha256"] == entry.sha256
    assert again["bytes"] == entry.size
    assert (again["parameters"], again["receptive_field"]) == (shipped.parameters, shipped.receptive_field)


def test_other_weights_lose_figures_and_range(weights: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = ("--metrics", '{"a": {"psnr": 30.5}}', "--noise-range", "1", "9", "--recipe", "two runs")
    run(monkeypatch, weights, "--into", tmp_path, "--name", "quality", *told)
    save_file(state(seed=1), weights)
    run(monkeypatch, weights, "--into", tmp_path, "--name", "quality")
    shipped = read_descriptor(tmp_path / "quality.safetensors")
    assert (shipped.metrics, shipped.noise_range, shipped.recipe) == ({}, None, "two runs")
