"""One thread for torch: tiny networks gain nothing by more, and other work on the machine would hold them up."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from tests.engine.training.runs import make_pairs


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three pairs, in ``noisy`` and ``clean``."""
    return make_pairs(tmp_path_factory.mktemp("photos"))
