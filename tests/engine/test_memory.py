import os
import subprocess
import sys

import pytest

SCRIPT = """
import numpy as np
import psutil
from engine.memory import blocks_kept, share_one_arena

def held_after_a_block():
    before = psutil.Process().memory_info().rss
    block = np.ones(200_000_000, np.uint8)
    del block
    return psutil.Process().memory_info().rss - before

share_one_arena()
at_first = psutil.Process().memory_info().rss
with blocks_kept() as kept:
    inside = held_after_a_block()
after = psutil.Process().memory_info().rss - at_first
print(kept, inside > 150e6, after < 50e6, held_after_a_block() < 50e6)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a matter of glibc")
def test_blocks_are_kept_inside_and_given_back_at_the_end() -> None:
    finished = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60, check=True)
    assert finished.stdout.split() == ["True", "True", "True", "True"]


@pytest.mark.parametrize(("decided", "expected"), [({}, "1"), ({"THP_MEM_ALLOC_ENABLE": "0"}, "0")])
def test_huge_pages_are_asked_for_before_torch_unless_somebody_decided(decided: dict[str, str], expected: str) -> None:
    script = "import os, sys, engine; print(os.environ['THP_MEM_ALLOC_ENABLE'], 'torch' in sys.modules)"
    environment = {name: value for name, value in os.environ.items() if name != "THP_MEM_ALLOC_ENABLE"} | decided
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment)
    assert told.stdout.split() == [expected, "False"]
