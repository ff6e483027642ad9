from collections import Counter

from engine.training.order import Order

SMALL, LARGE = 64 * 64, 4 * 64 * 64


def test_every_place_of_an_epoch_comes_once_and_larger_photos_have_more() -> None:
    order = Order([SMALL, LARGE, SMALL], 64, 0, seed=3)
    assert order.epoch_patches == 6
    places = [order.place(number) for number in range(12)]
    assert [epoch for epoch, _, _ in places] == [0] * 6 + [1] * 6
    for part in (places[:6], places[6:]):
        assert sorted(index for _, index, _ in part) == list(range(6))
        assert Counter(photo for _, _, photo in part) == {0: 1, 1: 4, 2: 1}


def test_epochs_and_seeds_differ_and_a_place_follows_from_its_number_alone() -> None:
    def indices(order: Order, first: int) -> list[int]:
        return [order.place(number)[1] for number in range(first, first + 50)]

    order = Order([SMALL], 64, 50, seed=0)
    assert indices(order, 0) != indices(order, 50)
    assert indices(order, 0) != indices(Order([SMALL], 64, 50, seed=1), 0)
    ahead = [Order([SMALL], 64, 50, seed=0).place(number)[1] for number in range(99, 49, -1)]
    assert ahead[::-1] == indices(order, 50)


def test_a_named_number_of_patches_is_shared_by_area() -> None:
    order = Order([SMALL, LARGE], 64, 100, seed=0)
    assert Counter(order.place(number)[2] for number in range(100)) == {0: 20, 1: 80}


def test_photos_smaller_than_a_patch_have_a_place() -> None:
    order = Order([1, 1], 64, 0, seed=0)
    assert {order.place(number)[2] for number in range(2)} == {0, 1}
