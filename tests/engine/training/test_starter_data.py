from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from engine.training import noise_levels, starter_data
from engine.training.starter_data import PATCH, Batch, Shares, batches, files_of, read_pairs, read_photos

ALL_KINDS = Shares(made=2, white=2, real=1, amplified=2, transplanted=1)


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two photos and a smaller one; the noisy folder has them darker by one."""
    rng = np.random.default_rng(0)
    clean, noisy = tmp_path / "clean", tmp_path / "noisy"
    for folder in (clean, noisy):
        folder.mkdir()
    for number, size in enumerate(((200, 260), (180, 150), (90, 90))):
        pixels = rng.integers(9, 256, (*size, 3), dtype=np.uint8)
        Image.fromarray(pixels).save(clean / f"{number}.png")
        Image.fromarray(pixels - 1).save(noisy / f"{number}.png")
    return clean, noisy


@pytest.fixture
def pairs(folders: tuple[Path, Path]) -> starter_data.Photos:
    clean, noisy = folders
    for folder in folders:
        (folder / "2.png").unlink()
    return read_pairs(noisy, clean)


def batch(clean: Path, pairs: starter_data.Photos, shares: Shares, seed: int) -> Batch:
    return next(batches(read_photos(files_of([clean]), (1.0,)), pairs, shares, torch.Generator().manual_seed(seed)))


def test_photos_too_small_for_a_patch_are_left_out(folders: tuple[Path, Path]) -> None:
    shapes = [tuple(photo.shape) for photo in read_photos(files_of([folders[0]]), (1.0, 0.5)).stack]
    assert shapes == [(3, 200, 260), (3, 180, 150)]


def test_patches_may_be_larger_and_photos_too_small_for_them_are_left_out(folders: tuple[Path, Path]) -> None:
    large = read_photos(files_of([folders[0]]), (1.0,), side=180)
    assert [tuple(photo.shape) for photo in large.stack] == [(3, 200, 260)]
    pairs = read_pairs(*folders[::-1])
    largest = starter_data.Photos(pairs.stack[:1], pairs.weights[:1])
    drawn = next(batches(large, largest, ALL_KINDS, torch.Generator(), 180))
    assert drawn.noisy.shape == drawn.truth.shape == (ALL_KINDS.all, 3, 180, 180)


def test_very_large_photos_are_halved(tmp_path: Path) -> None:
    Image.new("RGB", (2100, 2000)).save(tmp_path / "large.png")
    assert [tuple(photo.shape) for photo in read_photos(files_of([tmp_path]), (1.0,)).stack] == [(3, 1000, 1050)]


def test_patches_of_a_pair_show_the_same_place(pairs: starter_data.Photos) -> None:
    patches = pairs.patches(8, 64, torch.Generator().manual_seed(0))
    assert patches.shape == (8, 6, 64, 64)
    assert torch.allclose(patches[:, 3:] - patches[:, :3], torch.full((), 1 / 255), atol=1e-6)
    assert len({patch.sum().item() for patch in patches}) == 8


def test_larger_photos_are_seen_more_often(pairs: starter_data.Photos) -> None:
    assert pairs.weights[0] > pairs.weights[1] > 0


def test_smaller_copies_are_seen_less_often_than_their_pixels_ask(folders: tuple[Path, Path]) -> None:
    whole, smaller = read_photos(files_of([folders[0]])[:1], (1.0, 0.8)).weights.tolist()
    assert smaller == pytest.approx(0.8**2 * whole, rel=1e-3)


def test_a_photo_without_its_other_half_is_noticed(folders: tuple[Path, Path]) -> None:
    clean, noisy = folders
    (clean / "2.png").unlink()
    with pytest.raises(ValueError, match="shorter"):
        read_pairs(noisy, clean)


def test_batches_follow_from_the_seed(folders: tuple[Path, Path], pairs: starter_data.Photos) -> None:
    first, again, other = (batch(folders[0], pairs, ALL_KINDS, seed) for seed in (3, 3, 4))
    assert first.noisy.shape == first.truth.shape == (ALL_KINDS.all, 3, PATCH, PATCH)
    assert first.level.shape == (ALL_KINDS.all, 1, 1, 1)
    assert all(torch.equal(a, b) for a, b in zip(first, again, strict=True))
    assert not any(torch.equal(a, b) for a, b in zip(first, other, strict=True))


def test_the_level_of_white_noise_is_told_well_and_of_others_roughly(
    pairs: starter_data.Photos, monkeypatch: pytest.MonkeyPatch
) -> None:
    flat = starter_data.Photos([torch.full((3, 200, 200), 128, dtype=torch.uint8)], torch.ones(1))
    noise = 0.1 * torch.randn(100, 3, PATCH, PATCH, generator=torch.Generator().manual_seed(1))
    monkeypatch.setattr(starter_data, "_real", lambda *_: iter([(0.5 + noise, torch.full_like(noise, 0.5))]))
    told = next(batches(flat, pairs, Shares(0, 100, 100, 0, 0), torch.Generator().manual_seed(0)))
    sigma = (told.noisy - told.truth).std(dim=(1, 2, 3))
    wrong = (told.level.flatten() / sigma - 1.0).masked_fill(sigma < 15 / 255, 0.0)
    assert 0.01 < float(wrong[:100].std()) < 0.06
    assert 0.08 < float(wrong[100:].std()) < 0.25
    assert float(told.level.min()) >= 0.0
    monkeypatch.setattr(noise_levels, "estimated", lambda noisy, *_: torch.full((len(noisy), 1, 1, 1), 7.0))
    told = next(batches(flat, pairs, Shares(0, 100, 100, 0, 0), torch.Generator().manual_seed(0)))
    white, others = (told.level.flatten() == 7.0).view(2, 100).sum(dim=1).tolist()
    assert 25 < white < 55 < others < 85


@pytest.mark.parametrize(
    "shares",
    [Shares(2, 0, 0, 0, 0), Shares(0, 2, 0, 0, 0), Shares(0, 0, 2, 0, 0), Shares(0, 1, 0, 2, 0), Shares(1, 0, 0, 0, 2)],
    ids=str,
)
def test_any_kind_may_be_left_out(folders: tuple[Path, Path], pairs: starter_data.Photos, shares: Shares) -> None:
    assert len(batch(folders[0], pairs, shares, 0)[0]) == shares.all


def test_real_noise_is_made_stronger_and_stays_in_levels(
    folders: tuple[Path, Path], pairs: starter_data.Photos, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starter_data, "_AMPLIFIED", (3.0, 3.0))
    monkeypatch.setattr(starter_data, "_RESIZED", (1.0, 1.0))
    monkeypatch.setattr(starter_data, "_VARIED", 0.0)
    monkeypatch.setattr(starter_data, "_mingled", lambda noise, _generator: noise)
    noisy, truth, _ = batch(folders[0], pairs, Shares(0, 1, 1, 2, 2), 0)
    noisy, truth = noisy[1:], truth[1:]  # after the white one
    levels = ((truth - noisy) * 255).round().flatten(1)
    assert [set(patch.tolist()) for patch in levels] == [{1.0}, {3.0}, {3.0}, {3.0}, {3.0}]
    assert torch.allclose(noisy * 255, (noisy * 255).round(), atol=1e-4)


def test_most_pairs_are_varied_noisy_and_truth_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    truth = torch.rand(200, 3, 4, 4, generator=torch.Generator().manual_seed(0))
    pairs = torch.cat((truth, truth), dim=1)
    noisy, varied = starter_data._varied(pairs, torch.Generator().manual_seed(1)).chunk(2, dim=1)
    assert torch.equal(noisy, varied)
    assert 0.0 <= float(varied.min()) <= float(varied.max()) <= 1.0
    as_before = (varied == truth).flatten(1).all(dim=1)
    assert 0.1 < float(as_before.float().mean()) < 0.3
    for name in ("_CURVE", "_SATURATION"):
        monkeypatch.setattr(starter_data, name, (1.0, 1.0))
    turned = starter_data._varied(pairs, torch.Generator().manual_seed(1))[:, :3]
    assert torch.allclose(turned.sort(dim=1).values, truth.sort(dim=1).values, atol=1e-5)
    assert {tuple(patch[:, 0, 0].argsort().argsort().tolist()) for patch in turned} >= {(0, 1, 2), (2, 1, 0), (1, 0, 2)}


def test_mingled_noise_is_as_strong_as_before() -> None:
    noise = torch.randn(50, 3, 32, 32, generator=torch.Generator().manual_seed(0)) * 0.1
    mingled = starter_data._mingled(noise, torch.Generator().manual_seed(1))
    assert torch.allclose(mingled.std(dim=(1, 2, 3)), torch.full((50,), 0.1), rtol=0.1)
    assert not torch.allclose(mingled, noise, atol=0.05)


def test_both_halves_are_cut_at_the_same_random_places() -> None:
    side = PATCH + 2 * starter_data.MARGIN
    places = torch.arange(side * side, dtype=torch.float32).view(1, 1, side, side).expand(6, 3, -1, -1)
    noisy, truth = starter_data._cropped(places, places + 0.0, PATCH, torch.Generator().manual_seed(0))
    assert noisy.shape == (6, 3, PATCH, PATCH)
    assert torch.equal(noisy, truth)
    assert len(set(noisy[:, 0, 0, 0].tolist())) > 3


def test_batches_never_end(folders: tuple[Path, Path], pairs: starter_data.Photos) -> None:
    endless: Iterator[Batch] = batches(
        read_photos(files_of([folders[0]]), (1.0,)), pairs, Shares(1, 0, 0, 0, 0), torch.Generator().manual_seed(0)
    )
    assert len({float(next(endless)[0].sum()) for _ in range(3)}) == 3


def test_half_of_the_batches_have_pairs_resized(pairs: starter_data.Photos, monkeypatch: pytest.MonkeyPatch) -> None:
    sides = []
    real = starter_data.Photos.patches

    def patches(photos: starter_data.Photos, count: int, side: int, generator: torch.Generator) -> torch.Tensor:
        sides.extend([side] if len(photos.stack[0]) == 6 else [])
        return real(photos, count, side, generator)

    monkeypatch.setattr(starter_data.Photos, "patches", patches)
    clean = starter_data.Photos([pairs.stack[0][:3]], torch.ones(1))
    endless = batches(clean, pairs, Shares(1, 0, 0, 2, 0), torch.Generator().manual_seed(1))
    for (noisy, truth, _), _ in zip(endless, range(40), strict=False):
        assert noisy.shape == truth.shape == (3, 3, PATCH, PATCH)
        assert 0.0 <= float(truth.min()) <= float(truth.max()) <= 1.0
    assert 10 < sum(side == PATCH for side in sides) < 30
    assert min(sides) >= 0.7 * PATCH - 1
    assert max(sides) == pairs.shortest_side == 150
