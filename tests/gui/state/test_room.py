from pathlib import Path

import pytest

from denoiser_gui.state import room
from denoiser_gui.state.session import Photo
from engine.service.buffers import Buffer

BUFFER = Buffer("x", (10, 10, 3), "|u1")


def photo(key: int, size: int = 300, denoised: bool = False) -> Photo:
    return Photo(key, Path(f"{key}.png"), noisy=BUFFER, size=size, denoised=BUFFER if denoised else None)


def test_what_a_photo_holds() -> None:
    assert Photo(1, Path("a")).held == 0
    assert photo(1).held == 300
    assert photo(1, denoised=True).held == 600
    with_truth = Photo(1, Path("a"), noisy=BUFFER, size=900, denoised=BUFFER, truth="clean.png")
    assert with_truth.held == 900 + 900 + 300


@pytest.mark.parametrize(
    ("most", "released"),
    [(1500, []), (1499, [4]), (1200, [4]), (1100, [4, 3]), (600, [4, 3, 1]), (0, [4, 3, 1])],
)
def test_the_longest_unseen_give_up_first_and_those_in_use_never(most: int, released: list[int]) -> None:
    photos = [photo(1), photo(2), photo(3), photo(4), photo(5), Photo(6, Path("unread.png"))]
    last_shown = {1: 7, 2: 1, 3: 2, 5: 0}
    assert room.to_release(photos, {2, 5}, last_shown, most) == released


def test_the_budget_is_a_share_of_the_free_room(monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage:
        free = 1000

    monkeypatch.setattr("shutil.disk_usage", lambda _path: Usage)
    assert room.budget(0) == 250
    assert room.budget(400) == 350
    Usage.free = 10**15
    assert room.budget(0) == room.MOST_BYTES
