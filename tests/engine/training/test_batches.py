from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor

from engine.errors import WrongConfig
from engine.training.augmentation import Augmenter
from engine.training.batches import Batch, Batches, Noise, Share, generator_of, share_of
from engine.training.config import Augmentation
from engine.training.data import Example
from engine.training.order import Order
from engine.training.shelf import Shelf
from engine.training.store import PhotoStore
from tests.engine.training.photos import example, save, scene, with_noise

CPU = torch.device("cpu")
VARIED = Augmentation(mixup=0.5, brightness=0.5)


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> list[Example]:
    root = tmp_path_factory.mktemp("pairs")
    made = []
    for number in range(3):
        clean = scene(number, 40, 48)
        paths = save(root / f"n{number}.png", with_noise(clean, number)), save(root / f"c{number}.png", clean)
        made.append(example([paths[0]], paths[1], 48, 40))
    return made


def batches(
    examples: list[Example],
    batch: int = 4,
    share: Share | None = None,
    noise: Noise | None = None,
    workers: int = 1,
    seed: int = 0,
    augmentation: Augmentation = VARIED,
    fixed_crops: bool = False,
) -> Batches:
    store = PhotoStore(examples, Shelf(Path("nowhere"), 10**9))
    order = Order([each.width * each.height for each in examples], 16, 8, seed)
    share = share or share_of(batch, 0, 1)
    return Batches(store, order, noise, Augmenter(augmentation), share, batch, seed, CPU, workers, fixed_crops)


def taken(source: Batches, *steps: int) -> list[Batch]:
    try:
        return [source.get(step, 16) for step in steps]
    finally:
        source.close()


def same(first: Batch, second: Batch) -> bool:
    assert first.target is not None
    assert second.target is not None
    return torch.equal(first.noisy, second.noisy) and torch.equal(first.target, second.target)


@pytest.mark.parametrize(
    ("batch", "size", "groups"), [(1, 1, 1), (2, 1, 2), (7, 7, 1), (8, 4, 2), (12, 6, 2), (16, 8, 2), (32, 8, 4)]
)
def test_the_groups_of_a_batch_do_not_depend_on_the_processes(batch: int, size: int, groups: int) -> None:
    assert share_of(batch, 0, 1) == Share(size, tuple(range(groups)))
    for processes in (count for count in (2, 4) if groups % count == 0):
        parts = [share_of(batch, rank, processes) for rank in range(processes)]
        assert [group for part in parts for group in part.groups] == list(range(groups))
        rows = [row for part in parts for row in range(batch)[part.rows]]
        assert rows == list(range(batch))


def test_a_batch_that_cannot_be_shared_is_refused_with_what_could() -> None:
    with pytest.raises(WrongConfig, match="multiple of 24"):
        share_of(16, 0, 3)


def test_a_step_gives_the_same_batch_in_any_order_and_with_any_workers(pairs: list[Example]) -> None:
    ahead = taken(batches(pairs), 0, 1, 2, 3)
    back = taken(batches(pairs, workers=3), 3, 2, 1, 0)[::-1]
    assert all(map(same, ahead, back))
    assert not same(ahead[0], ahead[1])
    assert not same(ahead[0], taken(batches(pairs, seed=1), 0)[0])


def test_two_processes_make_what_one_makes(pairs: list[Example]) -> None:
    whole = taken(batches(pairs), 5)[0]
    parts = [taken(batches(pairs, share=share_of(4, rank, 2)), 5)[0] for rank in range(2)]
    assert torch.equal(whole.noisy, torch.cat([part.noisy for part in parts]))


def test_noisy_and_truth_show_the_same_place(pairs: list[Example]) -> None:
    source = batches(pairs, augmentation=Augmentation(flips=True, turns=True))
    for batch in taken(source, 0, 1, 2):
        assert batch.target is not None
        assert batch.noisy.shape == batch.target.shape == (4, 3, 16, 16)
        for noisy, truth in zip(batch.noisy, batch.target, strict=True):
            assert torch.corrcoef(torch.stack((noisy.flatten(), truth.flatten())))[0, 1] > 0.7


def test_crops_are_fixed_only_where_asked(pairs: list[Example]) -> None:
    plain = Augmentation(flips=False, turns=False)

    def patches(fixed: bool) -> list[set[bytes]]:  # an epoch has 8 patches, two batches of 4
        made = taken(batches(pairs, augmentation=plain, fixed_crops=fixed), 0, 1, 2, 3)
        return [{row.numpy().tobytes() for batch in part for row in batch.noisy} for part in (made[:2], made[2:])]

    first, second = patches(True)
    assert first == second
    first, second = patches(False)
    assert not first & second


def test_noise_is_made_on_clean_photos_and_begins_outside_the_patch(pairs: list[Example]) -> None:
    sides = []

    def noise(clean: Tensor, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        sides.append(clean.shape[-1])
        return clean + torch.randn(clean.shape, generator=generator), clean

    clean = [example([], pair.clean, pair.width, pair.height) for pair in pairs]
    once, again = (taken(batches(clean, noise=noise), 2)[0] for _ in range(2))
    assert same(once, again)
    assert once.target is not None
    assert (once.noisy - once.target).std() > 0.5
    assert set(sides) == {32}
    assert once.noisy.shape[-1] == 16


def test_noisy_photos_alone_have_no_target(pairs: list[Example]) -> None:
    blind = [example(pair.noisy, None, pair.width, pair.height) for pair in pairs]
    assert taken(batches(blind), 0)[0].target is None


def test_of_a_burst_two_different_photos_are_a_pair(tmp_path: Path) -> None:
    paths = [save(tmp_path / f"{level}.png", np.full((20, 20, 3), level, np.uint8)) for level in (0, 51, 102)]
    source = batches([example(paths, None, 20, 20)], augmentation=Augmentation(flips=False, turns=False))
    seen = set()
    for batch in taken(source, *range(8)):
        assert batch.target is not None
        seen |= set(zip(batch.noisy.mean((1, 2, 3)).tolist(), batch.target.mean((1, 2, 3)).tolist(), strict=True))
    levels = {(round(255 * noisy), round(255 * target)) for noisy, target in seen}
    assert levels == {(a, b) for a in (0, 51, 102) for b in (0, 51, 102) if a != b}


def test_another_side_is_cut_anew(pairs: list[Example]) -> None:
    source = batches(pairs)
    try:
        assert source.get(0, 16).noisy.shape[-1] == 16
        assert source.get(1, 24).noisy.shape[-1] == 24
    finally:
        source.close()


def test_waiting_is_counted(pairs: list[Example]) -> None:
    source = batches(pairs)
    taken(source, 0)
    assert source.waited > 0.0


def test_generators_follow_from_their_numbers() -> None:
    first, again, other = (torch.rand(3, generator=generator_of(n, CPU)) for n in ((1, 2, 3), (1, 2, 3), (1, 3, 2)))
    assert torch.equal(first, again)
    assert not torch.equal(first, other)
