"""Photos to train on, found and told apart."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from scipy.io import savemat

from engine.cancellation import Cancelled, CancelToken
from engine.errors import UnreadableImage
from engine.training import data
from engine.training.data import (
    Example,
    Found,
    Problem,
    bursts,
    clean_photos,
    named,
    noisy_photos,
    pairs,
    remaining,
    split,
    state_of,
)
from tests.engine.training.photos import example, plain


def _sentences(found: Found) -> list[str]:
    return [problem.sentence for problem in found.problems]


def test_two_folders_make_pairs(tmp_path: Path) -> None:
    noisy, clean = plain(tmp_path / "noisy" / "ä.png"), plain(tmp_path / "clean" / "ä.png")
    found = pairs([tmp_path / "noisy"], [tmp_path / "clean"])
    assert found == Found((Example((noisy,), clean, "ä", "", None, 8, 6),), ())
    assert found.examples[0].paths == (noisy, clean)


def test_sidd_is_one_folder(tmp_path: Path) -> None:
    folder = tmp_path / "Data" / "0001_001_S6_00100_00060_3200_L"
    for number in ("010", "011"):
        plain(folder / f"0001_NOISY_SRGB_{number}.PNG")
        plain(folder / f"0001_GT_SRGB_{number}.PNG")
    plain(tmp_path / "Data" / "0012_001_G4_00400_00060_3200_N" / "0012_GT_SRGB_010.PNG")
    plain(tmp_path / "Data" / "0012_001_G4_00400_00060_3200_N" / "0012_NOISY_SRGB_010.PNG")
    found = pairs([tmp_path], [tmp_path])
    assert not found.problems
    assert [(e.noisy[0].name, e.clean and e.clean.name) for e in found.examples] == [
        ("0001_NOISY_SRGB_010.PNG", "0001_GT_SRGB_010.PNG"),
        ("0001_NOISY_SRGB_011.PNG", "0001_GT_SRGB_011.PNG"),
        ("0012_NOISY_SRGB_010.PNG", "0012_GT_SRGB_010.PNG"),
    ]
    assert {e.scene for e in found.examples} == {"SIDD 001"}
    assert [(e.camera, e.iso, e.brightness) for e in found.examples[1:]] == [
        ("Samsung Galaxy S6 Edge", 100, "low"),
        ("LG G4", 400, "normal"),
    ]


def test_what_is_wrong_with_pairs_is_said_and_they_are_left_out(tmp_path: Path) -> None:
    for name in ("good", "broken", "small", "brokentruth"):
        plain(tmp_path / "n" / f"{name}.png")
        plain(tmp_path / "c" / f"{name}.png", width=5 if name == "small" else 8)
    plain(tmp_path / "n" / "alone.png")
    (tmp_path / "n" / "broken.png").write_bytes(b"")
    (tmp_path / "c" / "brokentruth.png").write_bytes(b"")
    found = pairs([tmp_path / "n"], [tmp_path / "c"])
    assert [e.noisy[0].name for e in found.examples] == ["good.png"]
    assert _sentences(found) == [
        "alone.png has no ground truth and is left out.",
        "broken.png cannot be opened: the file is empty. It is left out.",
        "brokentruth.png cannot be opened: the file is empty. It is left out.",
        "small.png has 8 x 6 pixels and its ground truth small.png has 5 x 6 pixels. The pair is left out.",
    ]
    assert [problem.paths[0].parent.name for problem in found.problems] == ["n", "n", "c", "n"]


def test_many_without_truth_are_one_problem(tmp_path: Path) -> None:
    (tmp_path / "c").mkdir()
    for number in range(5):
        plain(tmp_path / "n" / f"{number}.png")
    found = pairs([tmp_path / "n"], [tmp_path / "c"])
    assert _sentences(found) == [
        "5 noisy photos have no ground truth and are left out: 0.png, 1.png, 2.png and 2 more."
    ]
    assert len(found.problems[0].paths) == 5


def test_empty_and_missing_folders(tmp_path: Path) -> None:
    for find in (clean_photos, noisy_photos, bursts, lambda folders: pairs(folders, folders)):
        assert find([tmp_path]).examples == ()
        assert _sentences(find([tmp_path])) == [f"There is no photo in {tmp_path.name}."]
    for find in (clean_photos, noisy_photos, bursts):
        assert "no such file" in _sentences(find([tmp_path / "missing"]))[0]
    with pytest.raises(UnreadableImage, match="no such file or folder"):
        pairs([tmp_path / "missing"], [tmp_path])


def test_clean_and_noisy_photos_of_one_folder_are_told_apart(tmp_path: Path) -> None:
    for name in ("1_noisy.png", "1_clean.png", "other.jpg", "sub/lonely_noisy.png"):
        plain(tmp_path / name)
    clean = clean_photos([tmp_path]).examples
    assert [(e.noisy, e.clean and e.clean.name) for e in clean] == [
        ((), "1_clean.png"),
        ((), "other.jpg"),
        ((), "lonely_noisy.png"),
    ]
    noisy = noisy_photos([tmp_path]).examples
    assert [([p.name for p in e.noisy], e.clean) for e in noisy] == [
        (["1_noisy.png"], None),
        (["other.jpg"], None),
        (["lonely_noisy.png"], None),
    ]
    assert [e.scene for e in noisy] == ["1_noisy", "other", "sub/lonely_noisy"]


def test_they_are_told_apart_from_a_relative_path_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain(tmp_path / "data" / "noisy" / "1.png")
    plain(tmp_path / "data" / "clean" / "1.png")
    monkeypatch.chdir(tmp_path)
    assert [e.noisy for e in noisy_photos([Path("data")]).examples] == [(Path("data/noisy/1.png"),)]
    assert [e.clean for e in clean_photos([Path("data")]).examples] == [Path("data/clean/1.png")]
    assert [e.clean for e in clean_photos([Path("data/noisy")]).examples] == [Path("data/noisy/1.png")]
    assert [e.noisy for e in noisy_photos([Path("data/clean")]).examples] == [(Path("data/clean/1.png"),)]


def test_a_folder_of_photos_is_a_burst(tmp_path: Path) -> None:
    for name in ("a/1.png", "a/2.png", "a/10.png", "b/x.png", "b/y.png", "top1.png", "top2.png"):
        plain(tmp_path / name)
    plain(tmp_path / "a" / "odd.png", width=3)
    plain(tmp_path / "single" / "1.png")
    (tmp_path / "b" / "broken.png").touch()
    found = bursts([tmp_path])
    assert [(e.scene, [p.name for p in e.noisy], e.clean) for e in found.examples] == [
        (".", ["top1.png", "top2.png"], None),
        ("a", ["1.png", "2.png", "10.png"], None),
        ("b", ["x.png", "y.png"], None),
    ]
    assert _sentences(found) == [
        "broken.png cannot be opened: the file is empty. It is left out.",
        "The other photos of the burst have 8 x 6 pixels; left out: odd.png.",
        "single holds no two photos of one size and is left out: it is no burst.",
    ]


def test_blocks_are_pairs(tmp_path: Path) -> None:
    noisy, clean = tmp_path / "N.mat", tmp_path / "G.mat"
    for path in (noisy, clean):
        savemat(path, {"v": np.zeros((2, 3, 8, 7, 3), np.uint8)})
    found = pairs([noisy], [clean])
    assert found.problems == ()
    assert len(found.examples) == 6
    assert found.examples[4] == Example((noisy / "1" / "1",), clean / "1" / "1", "photo 1", "", None, 7, 8)
    savemat(clean, {"v": np.zeros((2, 3, 7, 8, 3), np.uint8)})
    with pytest.raises(UnreadableImage, match=r"N\.mat and G\.mat hold blocks of different number or size"):
        pairs([noisy], [clean])


def test_photos_of_several_places_are_put_together(tmp_path: Path) -> None:
    for name in ("a/n/1.png", "a/c/1.png", "b/n/1.png", "b/c/1.png", "b/n/lonely.png"):
        plain(tmp_path / name)
    noisy, clean = ([tmp_path / place / kind for place in "ab"] for kind in "nc")
    found = pairs(noisy, clean[::-1])
    assert [e.paths for e in found.examples] == [
        (folder / "1.png", truth / "1.png") for folder, truth in zip(noisy, clean, strict=True)
    ]
    assert [e.scene for e in found.examples] == ["a/c/1", "b/c/1"]
    assert _sentences(found) == ["lonely.png has no ground truth and is left out."]
    assert [e.scene for e in noisy_photos(noisy).examples] == ["a/n/1", "b/n/1", "b/n/lonely"]
    assert [e.scene for e in bursts([*noisy, *noisy]).examples] == ["b/n"]


def test_photos_may_be_named_one_by_one(tmp_path: Path) -> None:
    photos = [plain(tmp_path / name) for name in ("x/1.png", "x/2.png", "y/1.png", "y/deep/2.png")]
    assert [e.paths for e in pairs(photos[:2], [tmp_path / "y"]).examples] == [
        (photos[0], photos[2]),
        (photos[1], photos[3]),
    ]
    assert [e.paths for e in pairs(photos[1:2], [photos[2]]).examples] == [(photos[1], photos[2])]
    assert [e.clean for e in clean_photos([photos[3], tmp_path / "x", photos[0]]).examples] == [photos[3], *photos[:2]]
    assert [e.scene for e in bursts(photos[:2]).examples] == ["."]


def test_a_place_without_photos_is_told_beside_others(tmp_path: Path) -> None:
    photo = plain(tmp_path / "x" / "1.png")
    (tmp_path / "empty").mkdir()
    found = noisy_photos([tmp_path / "empty", photo])
    assert (len(found.examples), _sentences(found)) == (1, ["There is no photo in empty."])
    with pytest.raises(UnreadableImage, match="Blocks need two"):
        pairs([photo, tmp_path / "a.mat"], [photo])


def test_headers_are_read_once_as_long_as_files_stay_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo, broken = plain(tmp_path / "a.png"), tmp_path / "broken.png"
    broken.write_bytes(b"no photo")
    assert len(noisy_photos([tmp_path]).examples) == 1
    read: list[str] = []
    whole = data.read_header

    def reading(path: Path) -> object:
        read.append(path.name)
        return whole(path)

    monkeypatch.setattr(data, "read_header", reading)
    assert len(noisy_photos([tmp_path]).examples) == 1
    assert read == ["broken.png"]
    plain(photo, width=19)
    assert [example.width for example in noisy_photos([tmp_path]).examples] == [19]
    assert state_of(photo) == state_of(tmp_path / "a.png") != state_of(broken)
    assert state_of(tmp_path / "none.png")[1:] == (-1, -1)
    assert state_of(tmp_path / "x.mat" / "3" / "1")[0] == str(tmp_path / "x.mat")


@pytest.mark.parametrize("find", [clean_photos, noisy_photos, bursts, lambda folders, c: pairs(folders, folders, c)])
def test_looking_for_photos_can_be_given_up(find: Callable[..., Found], tmp_path: Path) -> None:
    plain(tmp_path / "a_noisy.png")
    plain(tmp_path / "a_clean.png")
    cancel = CancelToken()
    find([tmp_path], cancel)
    cancel.cancel()
    with pytest.raises(Cancelled):
        find([tmp_path], cancel)


def _examples(*sizes: int) -> list[Example]:
    """So many examples of each scene, scenes mixed."""
    names = [f"scene {number}" for number, size in enumerate(sizes) for _ in range(size)]
    order = np.random.default_rng(1).permutation(len(names))
    return [example((Path(f"{place}.png"),), None, scene=names[place]) for place in order]


@pytest.mark.parametrize("seed", range(5))
def test_no_scene_is_on_both_sides(seed: int) -> None:
    examples = _examples(*range(1, 12))
    training, validation = split(examples, 0.2, seed)
    assert not {e.scene for e in training} & {e.scene for e in validation}
    assert sorted((*training, *validation), key=examples.index) == examples
    assert list(training) == sorted(training, key=examples.index)
    assert 1 <= len(validation) <= round(0.2 * len(examples))


def test_the_split_follows_the_seed_alone() -> None:
    examples = _examples(*[1] * 40)
    assert split(examples, 0.25, 3) == split(examples, 0.25, 3)
    backwards = split(examples[::-1], 0.25, 3)
    assert [part[::-1] for part in backwards] == list(split(examples, 0.25, 3))
    assert len(split(examples, 0.25, 3)[1]) == 10
    assert len({split(examples, 0.25, seed)[1] for seed in range(4)}) == 4


def test_one_scene_at_least_stays_on_either_side() -> None:
    assert [len(part) for part in split(_examples(50, 40), 0.1, 0)] == [50, 40]
    assert [len(part) for part in split(_examples(5, 5), 0.01, 0)] == [5, 5]
    assert [len(part) for part in split(_examples(1, 1), 0.9, 0)] == [1, 1]
    assert [len(part) for part in split(_examples(7), 0.5, 0)] == [7, 0]
    assert [len(part) for part in split(_examples(3, 3), 0.0, 0)] == [6, 0]
    assert split([], 0.5, 0) == ((), ())
    with pytest.raises(ValueError, match="share"):
        split([], 1.0, 0)


def test_photos_left_out_shrink_bursts_and_take_pairs_along() -> None:
    a, b, c, d = (Path(name) for name in "abcd")
    pair, other, burst, clean = example((a,), b), example((c,), d), example((a, b, c), None), example((), d)
    everything = [pair, other, burst, clean]
    assert remaining(everything, [Problem((a, b), "hint", left_out=False)]) == tuple(everything)
    assert remaining(everything, [Problem((a,), "")]) == (other, example((b, c), None), clean)
    assert remaining(everything, [Problem((d,), "")]) == (pair, burst)
    assert remaining(everything, [Problem((a,), ""), Problem((c,), "")]) == (clean,)


def test_names_in_sentences() -> None:
    paths = [Path(f"{number}.png") for number in range(5)]
    assert [named(paths[:count]) for count in range(1, 6)] == [
        "0.png",
        "0.png and 1.png",
        "0.png, 1.png and 2.png",
        "0.png, 1.png, 2.png and 1 more",
        "0.png, 1.png, 2.png and 2 more",
    ]


@pytest.mark.photos
def test_real_photos(shared: Path) -> None:
    real = shared / "data" / "real" / "polyu" / "val"
    found = pairs([real / "noisy"], [real / "clean"])
    assert (len(found.examples), found.problems) == (47, ())
    assert {e.scene for e in found.examples} == {
        f"PolyU {name}" for name in ("ball", "book", "chair", "door", "plant", "printer", "stair", "toy", "waterhouse")
    }
    assert all(e.camera and e.iso in (1600, 3200, 5000, 6400, 12800) for e in found.examples)
