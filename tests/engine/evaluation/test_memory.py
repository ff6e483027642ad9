import numpy as np
import pytest

from engine.evaluation.memory import PeakMemory

MEGABYTE = 1_000_000


def test_sees_what_was_taken_though_it_was_given_back() -> None:
    with PeakMemory("cpu") as memory:
        np.ones(80 * MEGABYTE, np.uint8).sum()
    assert 70 * MEGABYTE < memory.taken < 200 * MEGABYTE


def test_ends_when_the_work_fails() -> None:
    memory = PeakMemory("cpu")
    with pytest.raises(ValueError, match="x"), memory:
        raise ValueError("x")
    assert 0 <= memory.taken < 50 * MEGABYTE
