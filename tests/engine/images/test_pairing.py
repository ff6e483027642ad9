"""Ground truth found by name."""

from pathlib import Path

import numpy as np
import pytest

from engine.errors import SizeMismatch, UnreadableImage
from engine.images.finding import find_photos
from engine.images.image import Image
from engine.images.pairing import find_ground_truth, is_ground_truth, pair, pair_folders, require_same_size


def _touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


@pytest.mark.parametrize(
    ("noisy", "truth"),
    [
        ("0001_NOISY_SRGB_010.PNG", "0001_GT_SRGB_010.PNG"),
        ("s/NOISY_SRGB/3.png", "s/GT_SRGB/3.png"),
        ("NOISY_SRGB/NOISY_SRGB_1.png", "GT_SRGB/GT_SRGB_1.png"),
        ("Canon_book_real.JPG", "Canon_book_mean.JPG"),
        ("x_noisy.png", "x_clean.png"),
        ("x_noisy.png", "x_gt.tif"),
        ("x-noisy.jpg", "x-clean.PNG"),
        ("X_NOISY.png", "X_CLEAN.png"),
        ("noisy/1.jpg", "clean/1.png"),
        ("noisy/1.jpg", "gt/1.jpg"),
        ("Noisy/1.jpg", "Clean/1.jpg"),
        ("noisy/x_real.JPG", "clean/x_mean.JPG"),
        ("clean/x_noisy.jpg", "clean/x_clean.jpg"),
    ],
)
def test_the_truth_is_found_and_has_none_itself(tmp_path: Path, noisy: str, truth: str) -> None:
    _touch(tmp_path, noisy, truth)
    assert find_ground_truth(tmp_path / noisy) == tmp_path / truth
    assert find_ground_truth(tmp_path / truth) is None
    assert is_ground_truth(tmp_path / truth)
    assert not is_ground_truth(tmp_path / noisy)


@pytest.mark.parametrize(
    ("noisy", "other"),
    [
        ("photo.png", "photo.jpg"),
        ("photo.png", "photo_clean.png"),
        ("unreal.png", "unmean.png"),
        ("a_noisy.png", "b_clean.png"),
        ("noisy/1.png", "clean/2.png"),
        ("noisy/1.png", "clean/1.txt"),
        ("noisyish/1.png", "cleanish/1.png"),
        ("x_noisy.png", "x_noisy.jpg"),
    ],
)
def test_nothing_is_guessed(tmp_path: Path, noisy: str, other: str) -> None:
    _touch(tmp_path, noisy, other)
    assert find_ground_truth(tmp_path / noisy) is None


def test_the_same_suffix_is_preferred(tmp_path: Path) -> None:
    _touch(tmp_path, "x_noisy.tif", "x_clean.jpg", "x_clean.tif")
    assert find_ground_truth(tmp_path / "x_noisy.tif") == tmp_path / "x_clean.tif"


def test_a_relative_path_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _touch(tmp_path, "noisy/1.png", "clean/1.png")
    monkeypatch.chdir(tmp_path / "noisy")
    assert find_ground_truth(Path("1.png")) == tmp_path / "clean" / "1.png"


def test_odd_names_do_not_raise(tmp_path: Path) -> None:
    for name in ("x" * 250 + "_noisy.png", "a\0_noisy.png", "_noisy", "noisy"):
        assert find_ground_truth(tmp_path / name) is None


def test_folders_are_paired_by_place_and_name(tmp_path: Path) -> None:
    _touch(tmp_path / "n", "b.jpg", "a10.png", "a2.png", "s/b.jpg", "x_real.JPG", "lonely.png", "kind_mean.png")
    _touch(tmp_path / "c", "b.png", "a10.png", "a2.tif", "s/b.jpg", "x_mean.JPG", "other.png", "kind_mean.png")
    pairing = pair_folders(tmp_path / "n", tmp_path / "c")
    names = [(str(n.relative_to(tmp_path)), str(c.relative_to(tmp_path))) for n, c in pairing.pairs]
    assert names == [
        ("n/a2.png", "c/a2.tif"),
        ("n/a10.png", "c/a10.png"),
        ("n/b.jpg", "c/b.png"),
        ("n/kind_mean.png", "c/kind_mean.png"),
        ("n/x_real.JPG", "c/x_mean.JPG"),
        ("n/s/b.jpg", "c/s/b.jpg"),
    ]
    assert pairing.unpaired == (tmp_path / "n" / "lonely.png",)


def test_one_folder_for_both(tmp_path: Path) -> None:
    _touch(tmp_path, "1/NOISY_SRGB_010.PNG", "1/GT_SRGB_010.PNG", "2/NOISY_SRGB_010.PNG", "x_noisy.png", "x_gt.png")
    _touch(tmp_path, "noisy/5.png", "clean/5.png", "lonely.png")
    pairing = pair_folders(tmp_path, tmp_path)
    names = {(str(n.relative_to(tmp_path)), str(c.relative_to(tmp_path))) for n, c in pairing.pairs}
    assert names == {
        ("1/NOISY_SRGB_010.PNG", "1/GT_SRGB_010.PNG"),
        ("x_noisy.png", "x_gt.png"),
        ("noisy/5.png", "clean/5.png"),
    }
    assert {path.name for path in pairing.unpaired} == {"NOISY_SRGB_010.PNG", "lonely.png"}


def test_two_files_are_a_pair_whatever_their_names(tmp_path: Path) -> None:
    _touch(tmp_path, "a.png", "b.png")
    assert pair_folders(tmp_path / "a.png", tmp_path / "b.png").pairs == ((tmp_path / "a.png", tmp_path / "b.png"),)


def test_what_cannot_be_paired_is_told(tmp_path: Path) -> None:
    _touch(tmp_path, "a.png")
    with pytest.raises(UnreadableImage, match="no such file or folder"):
        pair_folders(tmp_path, tmp_path / "missing")
    with pytest.raises(UnreadableImage, match="two folders or two files"):
        pair_folders(tmp_path, tmp_path / "a.png")


def test_of_several_truths_of_one_name_the_nearest_counts(tmp_path: Path) -> None:
    _touch(tmp_path, "a/n/1.png", "a/c/1.png", "b/n/1.png", "b/c/1.png", "x/1.png", "x/2.png", "iso/2.png")
    noisy, clean = ([tmp_path / place / kind for place in "ab"] for kind in "nc")
    assert pair(noisy, clean) == pair(noisy, clean[::-1])
    assert pair(noisy, clean).pairs == tuple((n / "1.png", c / "1.png") for n, c in zip(noisy, clean, strict=True))
    one_for_all = pair([tmp_path / "x", tmp_path / "iso"], [tmp_path / "x", tmp_path / "a" / "c"])
    assert one_for_all.pairs == ((tmp_path / "x" / "1.png", tmp_path / "a" / "c" / "1.png"),)
    flat = pair([tmp_path / "x", tmp_path / "iso"], [tmp_path / "iso", tmp_path / "b" / "c"])
    assert [truth for _, truth in flat.pairs] == [tmp_path / "b" / "c" / "1.png"]


def test_of_equally_near_truths_the_one_of_the_same_position_counts(tmp_path: Path) -> None:
    _touch(tmp_path, "n1/1.png", "n2/1.png", "c1/1.png", "c2/1.png")
    noisy, clean = ([tmp_path / f"{kind}{number}" for number in (1, 2)] for kind in "nc")
    assert [truth for _, truth in pair(noisy, clean).pairs] == [folder / "1.png" for folder in clean]
    assert [truth for _, truth in pair(noisy, clean[1:]).pairs] == [tmp_path / "c2" / "1.png"] * 2


def test_sizes_must_agree() -> None:
    small, large = (Image(np.zeros((height, 5, 3), np.uint8)) for height in (4, 6))
    require_same_size(small, small, "a.png", "b.png")
    with pytest.raises(SizeMismatch, match=r"a\.png has 5 x 4 pixels and its ground truth b\.png 5 x 6"):
        require_same_size(small, large, "a.png", "b.png")


@pytest.mark.photos
@pytest.mark.parametrize(("name", "count"), [("sidd", 6), ("polyu/val", 47), ("polyu/train", 16)])
def test_all_real_pairs_are_found(shared: Path, name: str, count: int) -> None:
    folder = shared / "data" / "real" / name
    pairing = pair_folders(folder / "noisy", folder / "clean")
    assert (len(pairing.pairs), len(pairing.unpaired)) == (count, 0)
    assert [(noisy, find_ground_truth(noisy)) for noisy, _ in pairing.pairs] == list(pairing.pairs)
    assert [find_ground_truth(clean) for clean in find_photos([folder / "clean"])] == [None] * count
    assert set(pair_folders(folder, folder).pairs) == set(pairing.pairs)
