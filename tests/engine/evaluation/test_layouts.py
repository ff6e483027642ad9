from pathlib import Path

import numpy as np
import pytest
from scipy.io import savemat

from engine.errors import SizeMismatch, UnreadableImage
from engine.evaluation.layouts import Layout, dataset_of, recognised, survey
from engine.evaluation.opening import opened
from engine.evaluation.published import published_on
from engine.evaluation.results import Pair
from tests.engine.cli.conftest import save


@pytest.mark.parametrize(
    ("noisy", "clean"),
    [
        (
            "0001_001_S6_00100_00060_3200_L/0001_NOISY_SRGB_010.PNG",
            "0001_001_S6_00100_00060_3200_L/0001_GT_SRGB_010.PNG",
        ),
        ("Canon5D2_5_160_3200_chair_11_real.JPG", "Canon5D2_5_160_3200_chair_11_mean.JPG"),
        ("d800_iso1600_1_real.png", "d800_iso1600_1_mean.png"),
        ("noisy/a.png", "clean/a.png"),
        ("noisy/ä.png", "gt/ä.png"),
        ("a_noisy.png", "a_clean.png"),
    ],
)
def test_data_sets_in_one_folder(tmp_path: Path, noisy: str, clean: str) -> None:
    paths = tuple(save(tmp_path / name) for name in (noisy, clean))
    assert recognised(tmp_path).pairs == (paths,)


def blocks(folder: Path, kind: str, photos: int) -> None:
    values = np.random.default_rng(photos).integers(0, 256, (photos, 2, 12, 13, 3), dtype=np.uint8)
    savemat(folder / f"Validation{kind}BlocksSrgb.mat", {f"Validation{kind}BlocksSrgb": values})


def test_blocks_of_sidd(tmp_path: Path) -> None:
    blocks(tmp_path, "Noisy", 3)
    blocks(tmp_path, "Gt", 3)
    pairs = recognised(tmp_path).pairs
    assert len(set(pairs)) == 6
    noisy, clean = opened(Pair(*pairs[-1]))
    assert noisy.pixels.shape == clean.pixels.shape == (12, 13, 3)


def test_blocks_that_do_not_belong_together(tmp_path: Path) -> None:
    blocks(tmp_path, "Noisy", 3)
    blocks(tmp_path, "Gt", 2)
    with pytest.raises(SizeMismatch, match="3 x 2 blocks of 13 x 12 pixels"):
        recognised(tmp_path)


def test_photos_without_truth_and_no_folder(tmp_path: Path) -> None:
    alone = save(tmp_path / "a.png")
    assert (recognised(tmp_path).pairs, recognised(tmp_path).unpaired) == ((), (alone,))
    with pytest.raises(UnreadableImage):
        recognised(tmp_path / "nowhere")


def test_sets_with_published_figures_are_known_by_their_folder() -> None:
    photo = Path("x/CBSD68/a.png")
    assert [figure.method for figure in published_on(dataset_of([Pair(photo, photo, 25.0)]))] == [
        "DRUNet",
        "FFDNet",
        "CBM3D",
    ]
    assert published_on(dataset_of([Pair(photo, photo, 26.0)])) == ()
    assert dataset_of([Pair(Path("PolyU/val/a.png"), photo)]) == "PolyU"
    assert dataset_of([Pair(photo, photo, 25.0), Pair(photo, photo)]) == dataset_of([Pair(photo, photo)]) == ""
    assert dataset_of([]) == dataset_of([Pair(Path("polyu"), photo)]) == ""


@pytest.mark.parametrize(
    ("noisy", "clean", "layout"),
    [
        ("0001/0001_NOISY_SRGB_010.PNG", "0001/0001_GT_SRGB_010.PNG", Layout.SIDD),
        ("d800_iso1600_1_real.png", "d800_iso1600_1_mean.png", Layout.POLYU),
        ("noisy/a.png", "clean/a.png", Layout.FOLDERS),
        ("a_noisy.png", "a_gt.png", Layout.NAMES),
    ],
)
def test_a_layout_is_recognised_and_photos_without_truth_are_left_out(
    tmp_path: Path, noisy: str, clean: str, layout: Layout
) -> None:
    paths = [save(tmp_path / name) for name in (noisy, clean)]
    alone = save(tmp_path / "noisy" / "alone.png")
    found = survey([tmp_path])
    assert found.pairs == (Pair(*paths),)
    assert (found.unpaired, found.layout) == ((alone,), layout)


def test_photos_without_any_truth_stand_alone(tmp_path: Path) -> None:
    path = save(tmp_path / "a.png")
    found = survey([tmp_path])
    assert (found.pairs, found.unpaired, found.layout) == ((Pair(path, path, truth=False),), (), Layout.ALONE)
    assert survey([tmp_path], gaussian=25.0).pairs == (Pair(path, path, 25.0),)
    (tmp_path / "nothing").mkdir()
    assert survey([tmp_path / "nothing"]).layout is None


def test_a_folder_of_noisy_photos_finds_the_truths_beside_it(tmp_path: Path) -> None:
    paths = [save(tmp_path / kind / "a.png") for kind in ("noisy", "clean")]
    assert survey([tmp_path / "noisy"]).pairs == (Pair(*paths),)
    assert survey([tmp_path / "clean"]).pairs == ()


def test_a_photo_by_itself_is_no_pair_with_itself(tmp_path: Path) -> None:
    alone = save(tmp_path / "a.png")
    assert survey([alone]).pairs == (Pair(alone, alone, truth=False),)
    noisy, clean = (save(tmp_path / f"b_{kind}.png") for kind in ("noisy", "clean"))
    assert survey([noisy]).pairs == (Pair(noisy, clean),)
    assert survey([clean]).pairs == ()


def test_truths_may_lie_elsewhere(tmp_path: Path) -> None:
    paths = [save(tmp_path / place / "a.png") for place in ("mine", "scans")]
    assert survey([tmp_path / "mine"], [tmp_path / "scans"]).pairs == (Pair(*paths),)


def test_blocks_are_surveyed_by_their_folder(tmp_path: Path) -> None:
    blocks(tmp_path, "Noisy", 3)
    blocks(tmp_path, "Gt", 3)
    found = survey([tmp_path])
    assert (len(found.pairs), found.unpaired, found.layout) == (6, (), Layout.BLOCKS)
