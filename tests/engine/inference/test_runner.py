import time

import numpy as np
import pytest
import torch

from engine.device import Device
from engine.inference.runner import Runner, choose_threads, thread_counts
from engine.models.model import Model
from tests.engine.inference.models import describe, identity


class Delicate(torch.nn.Module):
    """Large intermediate values that half precision cannot hold."""

    def __init__(self) -> None:
        super().__init__()
        self.layer = torch.nn.Conv2d(3, 3, 1, bias=False)
        torch.nn.init.ones_(self.layer.weight)

    def forward(self, photo: torch.Tensor) -> torch.Tensor:
        return self.layer(photo) * 1e5 - self.layer(photo) * 1e5 + photo


@pytest.fixture
def _threads_as_before() -> object:
    before = torch.get_num_threads()
    yield
    torch.set_num_threads(before)


def test_half_precision_is_refused_where_it_shows() -> None:
    cpu = Device("cpu", "CPU")
    assert not Runner(Model(describe("delicate"), Delicate().eval()), cpu)._half_suits()
    assert Runner(identity(), cpu)._half_suits()


@pytest.mark.usefixtures("_threads_as_before")
@pytest.mark.parametrize("fast", [1, 3])
def test_the_faster_number_of_threads_is_taken(fast: int) -> None:
    def run() -> None:
        time.sleep(0.001 if torch.get_num_threads() == fast else 0.02)

    assert choose_threads(run, {1, 2, 3}) == fast
    assert torch.get_num_threads() == fast


@pytest.mark.usefixtures("_threads_as_before")
def test_without_a_choice_nothing_is_measured() -> None:
    def run() -> None:
        raise AssertionError("not needed")

    assert choose_threads(run, {2}) == 2


def test_threads_never_exceed_what_may_be_used() -> None:
    assert thread_counts()
    assert min(thread_counts()) >= 1


@pytest.mark.parametrize("kind", [np.uint8, np.float32])
def test_a_photo_that_is_there_to_be_read_alone_is_taken_and_left_as_it_is(kind: type) -> None:
    window = np.random.default_rng(0).integers(0, 2, (8, 8, 3)).astype(kind)
    window.flags.writeable = False  # torch warns where it is given its memory, once in a process
    for each in (window, window[2:, :4]):
        wanted = each / np.float32(255 if kind is np.uint8 else 1)
        assert Runner(identity(), Device("cpu", "CPU"))(each) == pytest.approx(wanted)
