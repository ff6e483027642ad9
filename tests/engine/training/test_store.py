"""Patches and the chance they are drawn with."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine.training.shelf import Shelf
from engine.training.store import PhotoStore, as_unit, sample_rng
from tests.engine.training.photos import example, save, scene

Make = Callable[..., PhotoStore]


@pytest.fixture
def store(tmp_path: Path) -> Make:
    """A store of one example whose pictures have distinct values everywhere; the last one is the clean one."""

    def make(height: int, width: int, count: int = 3, budget: int = 1 << 20) -> PhotoStore:
        place = np.arange(height * width, dtype=np.uint32).reshape(height, width)
        pictures = [
            np.dstack((place % 256, place // 256, np.full_like(place, n))).astype(np.uint8) for n in range(count)
        ]
        paths = [save(tmp_path / f"{n}_{width}.png", picture) for n, picture in enumerate(pictures)]
        return PhotoStore([example(paths[:-1], paths[-1], width, height)], Shelf(tmp_path / "shelf", budget))

    return make


def test_the_window_is_the_same_in_all_pictures(store: Make) -> None:
    photos = store(40, 60)
    whole = photos.pictures(0)
    assert [picture[0, 0, 2] for picture in whole] == [0, 1, 2]
    patches = photos.patch(0, 16, sample_rng(0, 0, 0))
    top, left = divmod(int(patches[0][0, 0, 0]) + 256 * int(patches[0][0, 0, 1]), 60)
    for patch, picture in zip(patches, whole, strict=True):
        assert np.array_equal(patch, picture[top : top + 16, left : left + 16])
        assert patch.flags.c_contiguous
        assert patch.flags.owndata
        assert type(patch) is np.ndarray


def test_every_place_is_drawn(store: Make) -> None:
    photos = store(10, 11)
    corners = {photos.patch(0, 8, sample_rng(0, 0, index))[0][0, 0, 0] for index in range(300)}
    assert corners == {top * 11 + left for top in range(3) for left in range(4)}


@pytest.mark.parametrize("budget", [0, 1 << 20])
def test_the_seed_decides_alone(store: Make, budget: int) -> None:
    photos, others = store(40, 60), store(40, 60, budget=budget)
    for _ in range(2):
        for index in range(4):
            drawn, again = (s.patch(0, 16, sample_rng(7, 1, index)) for s in (photos, others))
            assert all(np.array_equal(a, b) for a, b in zip(drawn, again, strict=True))


def test_some_pictures_in_the_wanted_order(store: Make) -> None:
    photos = store(40, 60)
    everything = photos.patch(0, 16, sample_rng(0, 0, 0))
    some = photos.patch(0, 16, sample_rng(0, 0, 0), which=(2, 0))
    assert [int(patch[0, 0, 2]) for patch in some] == [2, 0]
    assert np.array_equal(some[0], everything[2])
    assert [int(picture[0, 0, 2]) for picture in photos.pictures(0, (1,))] == [1]


def _mirrored(start: int, size: int) -> list[int]:
    """Sixteen places from ``start`` on in a line of ``size``, that goes back and forth at its ends."""
    period = max(2 * (size - 1), 1)
    return [min(place % period, period - place % period) if size > 1 else 0 for place in range(start, start + 16)]


@pytest.mark.parametrize(("height", "width"), [(1, 1), (1, 30), (5, 30), (30, 5), (3, 4), (16, 15), (2, 16)])
def test_small_pictures_are_continued_by_their_mirror_image(store: Make, height: int, width: int) -> None:
    photos = store(height, width)
    patches = photos.patch(0, 16, sample_rng(0, 0, 1))
    top, left = divmod(int(patches[0][0, 0, 0]) + 256 * int(patches[0][0, 0, 1]), width)
    for patch, picture in zip(patches, photos.pictures(0), strict=True):
        assert np.array_equal(patch, picture[np.ix_(_mirrored(top, height), _mirrored(left, width))])


def test_a_grey_picture_of_a_store_is_rgb(tmp_path: Path) -> None:
    path = save(tmp_path / "grey.png", scene(0, 20, 20)[..., 0])
    photos = PhotoStore([example((), path, 20, 20)], Shelf(tmp_path / "shelf", 1 << 20))
    (patch,) = photos.patch(0, 32, sample_rng(0, 0, 0))
    assert patch.shape == (32, 32, 3)
    assert np.array_equal(patch[..., 0], patch[..., 2])
    assert len(photos) == 1


def test_each_sample_has_its_own_chance() -> None:
    triples = [
        (s, e, i) for s in (0, 1, 2, 2**32, 2**32 + 1, 2**40) for e in (0, 1, 2, 2**32) for i in (0, 1, 2, 2**32)
    ]
    draws = {triple: int(sample_rng(*triple).integers(2**63)) for triple in triples}
    assert len(set(draws.values())) == len(triples)
    assert all(int(sample_rng(*triple).integers(2**63)) == draw for triple, draw in draws.items())


def test_chance_is_the_same_on_every_machine() -> None:
    assert sample_rng(1, 2, 3).integers(1000, size=3).tolist() == [925, 89, 40]


@pytest.mark.parametrize("kind", [np.uint8, np.uint16, np.float32])
def test_values_of_any_depth_become_alike(kind: type) -> None:
    full = 1 if kind is np.float32 else np.iinfo(kind).max
    values = as_unit(np.array([0, full], kind))
    assert values.dtype == np.float32
    assert values.tolist() == [0.0, 1.0]
