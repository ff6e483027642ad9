"""Every figure that is told is measured again, on a tiny project with tiny models and photos."""

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from engine.evaluation import figures
from engine.evaluation.figures import Places
from engine.evaluation.photo_sets import HIGHEST_PSNR, SETS, PhotoSet
from engine.inference import denoising
from engine.metrics.score import Score
from engine.models.architectures.unet import UNet
from engine.models.checkpoint import read_descriptor, save
from engine.models.fitting import describe
from engine.models.manifest import read_manifest, verify
from engine.models.ship import ship

CARD = {"purpose": "Night", "training_data": "made", "licence": "MIT", "metrics": {}}
README = "# Title\n\n<!-- figures: summary -->\n<!-- end of figures -->\n\nThe end: 12.34 dB.\n"
MODELS = (
    "Text.\n\n<!-- figures: models -->\nold\n<!-- end of figures -->\n\nBetween.\n\n"
    "<!-- figures: sidd -->\n<!-- end of figures -->\n"
)


@pytest.fixture(autouse=True, scope="module")
def one_thread() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(denoising, "choose_threads", lambda *_: 1)
        yield


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two of each set, 20 x 24 pixels."""
    rng = np.random.default_rng(0)
    folder = tmp_path_factory.mktemp("photos")
    for one in SETS[:4]:
        for number in range(2):
            clean = rng.integers(40, 200, (20, 24, 3))
            noisy = np.clip(clean + rng.normal(0, 12, clean.shape), 0, 255)
            for place, pixels in ((one.clean, clean), (one.noisy, noisy)):
                if one.gaussian is None or place == one.clean:
                    path = folder / place / f"p{number}.png"
                    path.parent.mkdir(parents=True, exist_ok=True)
                    Image.fromarray(pixels.astype(np.uint8)).save(path)
    return folder


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with two models that change photos a little, the dearer one shipped first."""
    root = tmp_path_factory.mktemp("made") / "project"
    (root / "resources" / "models").mkdir(parents=True)
    (root / "docs").mkdir()
    (root / "README.md").write_text(README)
    (root / "docs" / "models.md").write_text(MODELS)
    for name, width in (("large", 16), ("small", 8)):
        torch.manual_seed(width)
        network = UNet(3, (width,), (1,))
        torch.nn.init.normal_(network.tail.weight, 0.0, 0.01)
        weights = root.parent / f"{name}.safetensors"
        save(weights, describe(name, "unet", {"channels": 3, "widths": [width], "blocks": [1]}), network.state_dict())
        ship(weights, root / "resources" / "models", name, CARD)
    return root


@pytest.fixture(scope="module")
def measured(project: Path, photos: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with all figures in their places."""
    root = tmp_path_factory.mktemp("measured") / "project"
    shutil.copytree(project, root)
    with pytest.MonkeyPatch.context() as patch:
        assert run(patch, root, "--photos", photos, "--write", "--store", root.parent / "store") == 0
    return root


@pytest.fixture
def root(measured: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    shutil.copytree(measured, tmp_path / "project")
    return tmp_path / "project"


@pytest.fixture
def store(measured: Path) -> Path:
    """What was measured, so that it need not be measured again and again."""
    return measured.parent / "store"


def run(monkeypatch: pytest.MonkeyPatch, root: Path, *words: object) -> int:
    monkeypatch.setattr(sys, "argv", ["figures", "--root", str(root), *map(str, words)])
    return figures.main()


def card(root: Path, name: str) -> dict[str, dict[str, dict[str, float]]]:
    told: dict[str, dict[str, dict[str, float]]] = json.loads((root / "resources/models" / f"{name}.json").read_text())
    return told


def test_what_was_written_is_right_and_everywhere_the_same(
    root: Path, photos: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, root, "--photos", photos) == 0
    assert capsys.readouterr().out.endswith("All figures are right.\n")
    told = card(root, "small")["metrics"]
    assert list(told) == [one.title for one in SETS] + [f"{SETS[0].title}, best quality"]
    assert told["clean photos put in (cbsd68)"]["worst_psnr"] <= told["clean photos put in (cbsd68)"]["psnr"]
    models = root / "resources" / "models"
    for entry in read_manifest(models):
        assert dict(read_descriptor(verify(entry, models)).metrics) == card(root, entry.name)["metrics"]
    document = (root / "docs" / "models.md").read_text()
    psnr, ssim = told["sidd (six samples)"]["psnr"], told["sidd (six samples)"]["ssim"]
    assert f"{psnr:.2f} / {ssim:.4f}" in document
    assert "|  | noisy | small | large |" in document, "the cheapest first"
    assert "CBM3D 33.52" in document
    assert document.startswith("Text.")
    assert "Between." in document
    assert f"| {psnr:.1f} dB |" in (root / "README.md").read_text()
    assert (root / "README.md").read_text().endswith("The end: 12.34 dB.\n")


def test_nothing_is_right_before_it_was_measured(
    project: Path, photos: Path, store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, project, "--photos", photos, "--store", store) == 1
    assert "None is told" in capsys.readouterr().out


def test_photos_are_told_one_by_one(root: Path) -> None:
    folder = root / "docs" / "figures"
    names = {path.name for path in folder.iterdir()}
    assert {"small-sidd.json", "small-best-sidd.json", "large-cbsd68-25.json", "noisy-polyu-val.json"} <= names
    assert "noisy-cbsd68-clean.json" not in names, "of itself a photo is infinitely near"
    assert "small-best-cbsd68-15.json" not in names
    told = json.loads((folder / "noisy-sidd.json").read_text())
    assert set(told["photos"]) == {"p0", "p1"}
    mean = sum(photo["psnr"] for photo in told["photos"].values()) / 2
    assert told["mean"]["psnr"] == pytest.approx(mean, abs=0.011)


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("README.md", " dB |", "9 dB |"),
        ("docs/models.md", "| p0 | ", "| p0 | 1"),
        ("docs/models.md", "| p1 |", "| p2 |"),
        ("docs/figures/large-cbsd68-50.json", '"psnr": ', '"psnr": 1'),
        ("docs/figures/small-best-sidd.json", '"p1"', '"p7"'),
        ("resources/models/small.json", '"psnr": ', '"psnr": 1'),
        ("resources/models/small.json", '"receptive_field": ', '"receptive_field": 1'),
        ("resources/models/small.json", '"macs_per_pixel": ', '"macs_per_pixel": 1'),
    ],
)
def test_one_wrong_figure_anywhere_is_found(
    root: Path,
    photos: Path,
    store: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    file: str,
    before: str,
    after: str,
) -> None:
    text = (root / file).read_text()
    assert before in text
    (root / file).write_text(text.replace(before, after, 1))
    assert run(monkeypatch, root, "--photos", photos, "--store", store) == 1
    out = capsys.readouterr().out
    assert Path(file).name in out
    assert out.splitlines()[-1].endswith("off.")


def test_documents_are_compared_with_cards_without_photos(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, root) == 0
    text = (root / "README.md").read_text()
    (root / "README.md").write_text(text.replace(" dB |", "9 dB |", 1))
    assert run(monkeypatch, root) == 1
    assert "README.md: table summary" in capsys.readouterr().out
    assert run(monkeypatch, root, "--write") == 0
    assert (root / "README.md").read_text() == text


def test_other_weights_are_found_out(
    root: Path, project: Path, photos: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = card(root, "small")["metrics"]
    ship(project.parent / "large.safetensors", root / "resources" / "models", "small", {**CARD, "metrics": told})
    assert run(monkeypatch, root, "--photos", photos, "--only", "small") == 1
    assert "is told" in capsys.readouterr().out


def test_photos_that_are_not_there_and_unknown_tables_end_in_a_sentence(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, root, "--photos", tmp_path / "nowhere") == 1
    assert "nowhere" in capsys.readouterr().err
    (root / "README.md").write_text("<!-- figures: colours -->\n<!-- end of figures -->\n")
    assert run(monkeypatch, root) == 1
    assert "no table of figures called colours" in capsys.readouterr().err


def test_an_untouched_photo_has_a_finite_figure() -> None:
    one = PhotoSet("k", "t", "a", "a", untouched=True)
    means = one.means([Score(float("inf"), 1.0), Score(49.0, 0.98)])
    assert means == {"psnr": (HIGHEST_PSNR + 49.0) / 2, "ssim": 0.99, "worst_psnr": 49.0}


def test_the_projects_own_documents_have_their_tables() -> None:
    places = Places.of(Path(__file__).parents[3])
    readme, models = (path.read_text("utf-8") for path in places.documents)
    assert "<!-- figures: summary -->" in readme
    assert "<!-- figures: models -->" in models
    assert "<!-- figures: sidd -->" in models
    assert list(figures.problems_of_documents(places)) == []
    assert list(figures.problems_of_files(places)) == []
