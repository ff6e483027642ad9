import subprocess
import sys

import pytest

SCRIPT = """
import sys
import numpy as np
import psutil
from engine.memory import give_back, keep_blocks
kept = keep_blocks()
before = psutil.Process().memory_info().rss
block = np.ones(200_000_000, np.uint8)
del block
held = psutil.Process().memory_info().rss - before
give_back()
print(int(kept), held > 150e6, psutil.Process().memory_info().rss - before < 50e6)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a matter of glibc")
def test_blocks_are_kept_until_they_are_given_back() -> None:
    finished = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60, check=True)
    assert finished.stdout.split() == ["1", "True", "True"]
