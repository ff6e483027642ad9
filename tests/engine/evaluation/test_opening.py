from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow
from scipy.io import savemat

from engine.errors import UnreadableImage
from engine.evaluation.opening import contents, opened, with_noise
from engine.evaluation.results import Pair
from engine.images import blocks
from engine.images.image import Image
from engine.metrics.score import score


def grey(size: tuple[int, int] = (200, 300)) -> Image:
    return Image(np.full((*size, 3), 128, np.uint8))


def save(path: Path, seed: int) -> Path:
    Pillow.fromarray(np.random.default_rng(seed).integers(0, 256, (12, 16, 3), dtype=np.uint8)).save(path)
    return path


def test_made_noise_is_as_strong_as_told_white_and_not_clipped() -> None:
    black = Image(np.zeros((400, 400, 3), np.uint8))
    noise = with_noise(black, 25.0).pixels.astype(np.float64) * 255
    assert noise.std() == pytest.approx(25.0, rel=0.01)
    assert abs(noise.mean()) < 0.2
    assert noise.min() < -75
    assert abs(np.corrcoef(noise[:, 1:].ravel(), noise[:, :-1].ravel())[0, 1]) < 0.01
    assert abs(np.corrcoef(noise[..., 0].ravel(), noise[..., 1].ravel())[0, 1]) < 0.01


def test_made_noise_is_always_the_same_and_another_for_another_photo() -> None:
    first, again = with_noise(grey(), 10.0).pixels, with_noise(grey(), 10.0).pixels
    other = with_noise(Image(np.full((200, 300, 3), 129, np.uint8)), 10.0).pixels
    assert first.dtype == np.float32
    np.testing.assert_array_equal(first, again)
    assert abs(np.corrcoef(first.ravel(), other.ravel())[0, 1]) < 0.05


def test_the_noisy_photo_scores_as_arithmetic_says() -> None:
    clean = grey()
    assert score(with_noise(clean, 15.0).pixels, clean.pixels).psnr == pytest.approx(20 * np.log10(255 / 15), abs=0.05)


def test_a_pair_of_made_noise_is_read_once(tmp_path: Path) -> None:
    photo = save(tmp_path / "a.png", 1)
    noisy, clean = opened(Pair(photo, photo, 5.0))
    assert (noisy.pixels.dtype, clean.pixels.dtype) == (np.float32, np.uint8)


def test_blocks_of_sidd(tmp_path: Path) -> None:
    both = {}
    for kind in ("Noisy", "Gt"):
        values = np.random.default_rng(len(kind)).integers(0, 256, (2, 3, 8, 9, 3), dtype=np.uint8)
        savemat(tmp_path / f"Validation{kind}BlocksSrgb.mat", {f"Validation{kind}BlocksSrgb": values})
        both[kind] = (tmp_path / f"Validation{kind}BlocksSrgb.mat", values)
    pair = Pair(*(blocks.name(file, 1, 2) for file, _ in both.values()))
    noisy, clean = opened(pair)
    np.testing.assert_array_equal(noisy.pixels, both["Noisy"][1][1, 2])
    np.testing.assert_array_equal(clean.pixels, both["Gt"][1][1, 2])
    assert contents(pair) != contents(Pair(*(blocks.name(file, 1, 1) for file, _ in both.values())))


def test_contents_tell_changes_and_not_names(tmp_path: Path) -> None:
    pair = Pair(save(tmp_path / "n.png", 1), save(tmp_path / "c.png", 2))
    same = Pair(save(tmp_path / "m.png", 1), save(tmp_path / "d.png", 2))
    before = contents(pair)
    assert contents(same) == before
    assert contents(Pair(pair.clean, pair.noisy)) != before
    save(pair.clean, 3)
    assert contents(pair) != before
    noise = [contents(Pair(pair.clean, pair.clean, sigma)) for sigma in (5.0, 6.0, None)]
    assert len(set(noise)) == 3


def test_what_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableImage, match="cannot be opened"):
        contents(Pair(tmp_path / "none.png", tmp_path / "none.png"))
