"""Augmentation: what each does, how often, and that both halves of a pair go the same way."""

import pytest
import torch
from torch import Tensor

from engine.training.augmentation import Augmenter, Pair, brightness, cutmix, cutout, flipped, mixup, turned
from engine.training.config import Augmentation

SIDE = 20
NONE = Augmentation(flips=False, turns=False)
ALL = Augmentation(mixup=0.5, cutmix=0.5, cutout=0.5, brightness=0.5)


def pairs(count: int, side: int = SIDE) -> Pair:
    """Random truths and noisy ones that are exactly a quarter brighter, so that a pair torn apart would show."""
    truth = torch.rand(count, 3, side, side, generator=torch.Generator().manual_seed(5)) * 0.5 + 0.25
    return truth + 0.25, truth


def generator(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def symmetries(photo: Tensor) -> list[Tensor]:
    """Its eight views, the untouched one first."""
    return [torch.rot90(view, k, (1, 2)) for view in (photo, photo.flip(2)) for k in range(4)]


def views(changed: Tensor, original: Tensor) -> list[int]:
    """Which of its eight views each photo has become."""
    return [
        next(i for i, view in enumerate(symmetries(before)) if torch.equal(view, after))
        for after, before in zip(changed, original, strict=True)
    ]


def test_flips_reach_both_mirrors_and_their_sum_equally_often() -> None:
    noisy, truth = pairs(400, 3)
    changed_noisy, changed_truth = flipped(noisy, truth, generator())
    seen = views(changed_truth, truth)
    assert seen == views(changed_noisy, noisy)
    assert set(seen) == {0, 2, 4, 6}
    assert all(70 < seen.count(view) < 130 for view in set(seen))


def test_turns_reach_all_quarters_equally_often() -> None:
    noisy, truth = pairs(400, 3)
    changed_noisy, changed_truth = turned(noisy, truth, generator())
    seen = views(changed_truth, truth)
    assert seen == views(changed_noisy, noisy)
    assert set(seen) == {0, 1, 2, 3}
    assert all(70 < seen.count(view) < 130 for view in set(seen))


def test_mixup_is_a_mean_with_the_partner_the_same_in_both_halves() -> None:
    noisy, truth = pairs(300, 4)
    mixed_noisy, mixed_truth = mixup(noisy, truth, generator(), 0.2)
    partner = truth.roll(1, 0)
    shares = ((mixed_truth - truth) * (partner - truth)).sum((1, 2, 3)) / (partner - truth).square().sum((1, 2, 3))
    torch.testing.assert_close(mixed_truth, torch.lerp(truth, partner, shares[:, None, None, None]))
    torch.testing.assert_close(mixed_noisy - mixed_truth, torch.full_like(truth, 0.25))
    touched = shares[shares > 0]
    assert 40 < len(touched) < 80
    assert touched.max() <= 1.0
    assert 0.35 < touched.mean() < 0.65


def boxes(mask: Tensor) -> list[tuple[int, int]]:
    """Height and width of the one box that each mask (N, H, W) holds; where it holds any."""
    found = []
    for photo in mask[mask.any(2).any(1)]:
        rows, columns = photo.any(1).nonzero(), photo.any(0).nonzero()
        height, width = (int(span.max() - span.min()) + 1 for span in (rows, columns))
        assert int(photo.sum()) == height * width
        found.append((height, width))
    return found


def test_cutmix_takes_a_box_from_the_partner() -> None:
    noisy, truth = pairs(300)
    mixed_noisy, mixed_truth = cutmix(noisy, truth, generator(), 0.2)
    torch.testing.assert_close(mixed_noisy - mixed_truth, torch.full_like(truth, 0.25))
    mask = (mixed_truth != truth).any(1)
    assert torch.equal(mixed_truth, torch.where(mask[:, None], truth.roll(1, 0), truth))
    found = boxes(mask)
    assert 40 < len(found) < 80
    assert {height for height, _ in found} == set(range(4, 10))
    assert all(height == width for height, width in found)


def test_boxes_lie_anywhere_up_to_the_edge() -> None:
    noisy, truth = pairs(600)
    black = (cutout(noisy, truth, generator(), 1.0)[1] == 0).all(1)
    covered = black.float().mean(0)
    assert len(boxes(black)) == 600
    assert covered.amax(0).min() > 0.0
    assert covered.amax(1).min() > 0.0
    assert (covered - covered.flip(0)).abs().max() < 0.1
    assert (covered - covered.flip(1)).abs().max() < 0.1


def test_cutout_blackens_the_same_box_in_both_halves() -> None:
    noisy, truth = pairs(300)
    cut_noisy, cut_truth = cutout(noisy, truth, generator(), 0.2)
    mask = cut_truth == 0
    assert torch.equal(mask, cut_noisy == 0)
    assert torch.equal(cut_truth[~mask], truth[~mask])
    assert torch.equal(cut_noisy[~mask], noisy[~mask])
    assert 40 < len(boxes(mask.all(1))) < 80


def test_brightness_is_one_factor_for_both_halves_and_never_brighter() -> None:
    noisy, truth = pairs(300, 4)
    dark_noisy, dark_truth = brightness(noisy, truth, generator(), 0.2)
    factors = (dark_truth / truth).mean((1, 2, 3))
    torch.testing.assert_close(dark_truth, truth * factors[:, None, None, None])
    torch.testing.assert_close(dark_noisy, noisy * factors[:, None, None, None])
    touched = factors[factors < 0.9999]
    assert 40 < len(touched) < 80
    assert 0.5 <= touched.min() < 0.6
    assert factors.max() <= 1.0 + 1e-6


@pytest.mark.parametrize("change", [mixup, cutmix, cutout, brightness])
def test_never_and_always(change: object) -> None:
    noisy, truth = pairs(20)
    assert callable(change)
    assert torch.equal(change(noisy, truth, generator(), 0.0)[1], truth)
    changed = change(noisy, truth, generator(), 1.0)[1]
    assert all(not torch.equal(after, before) for after, before in zip(changed, truth, strict=True))


def test_the_augmenter_does_what_is_chosen_and_nothing_else() -> None:
    noisy, truth = pairs(8)
    untouched, _ = Augmenter(NONE)(noisy, truth, generator())
    assert torch.equal(untouched, noisy)
    asked = generator()
    Augmenter(NONE)(noisy, truth, asked)
    assert torch.equal(asked.get_state(), generator().get_state())
    for chosen, change in (
        (Augmentation(flips=True, turns=False), flipped),
        (Augmentation(flips=False, turns=True), turned),
        (Augmentation(flips=False, turns=False, mixup=0.5), lambda *args: mixup(*args, 0.5)),
        (Augmentation(flips=False, turns=False, cutmix=0.5), lambda *args: cutmix(*args, 0.5)),
        (Augmentation(flips=False, turns=False, cutout=0.5), lambda *args: cutout(*args, 0.5)),
        (Augmentation(flips=False, turns=False, brightness=0.5), lambda *args: brightness(*args, 0.5)),
    ):
        found, wanted = Augmenter(chosen)(noisy, truth, generator(3)), change(noisy, truth, generator(3))
        assert torch.equal(found[0], wanted[0])
        assert not torch.equal(found[0], noisy)


def test_all_together_come_from_the_seed_and_leave_the_batch_as_it_was() -> None:
    noisy, truth = pairs(8)
    kept = noisy.clone(), truth.clone()
    first, again, other = (Augmenter(ALL)(noisy, truth, generator(seed)) for seed in (1, 1, 2))
    assert torch.equal(first[0], again[0])
    assert torch.equal(first[1], again[1])
    assert not torch.equal(first[0], other[0])
    assert torch.equal(noisy, kept[0])
    assert torch.equal(truth, kept[1])
    assert first[0].shape == noisy.shape


@pytest.mark.parametrize("side", [1, 2, 3])
def test_tiny_patches_and_a_single_pair_go_through(side: int) -> None:
    noisy, truth = pairs(1, side)
    changed = Augmenter(ALL)(noisy, truth, generator())
    assert changed[0].shape == changed[1].shape == (1, 3, side, side)
