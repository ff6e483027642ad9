from pathlib import Path

import pytest

from tests.engine.training.runs import make_pairs


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four pairs, in ``noisy`` and ``clean``."""
    return make_pairs(tmp_path_factory.mktemp("photos"), 4)
