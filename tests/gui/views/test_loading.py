import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from denoiser_gui.views.loading import Loading

ROOT = Path(__file__).resolve().parents[3]

# A program that ends while it loads, which would crash it in C++ code.
ENDING = """
from PySide6.QtCore import QCoreApplication
from denoiser_gui.interpreter import protect_singletons
from denoiser_gui.views.loading import Loading
protect_singletons()
app = QCoreApplication([])
Loading("slow_to_load", app).start()
"""


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "slow_to_load.py").write_text("import time\ntime.sleep(0.2)\nprint('loaded')\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "slow_to_load", raising=False)
    return "slow_to_load"


def test_it_is_told_once_in_the_threads_own_time(qtbot: QtBot, module: str) -> None:
    parent = QObject()
    loading = Loading(module, parent)
    told: list[bool] = []
    loading.loaded.connect(lambda: told.append(module in sys.modules))
    loading.start()
    loading.start()
    assert told == [], "nobody waits for it"
    qtbot.waitUntil(lambda: bool(told))
    qtbot.wait(100)
    assert told == [True]


def test_whoever_wanted_it_may_be_gone_before(qtbot: QtBot, module: str) -> None:
    parent = QObject()
    loading = Loading(module, parent)
    told: list[bool] = []
    loading.loaded.connect(lambda: told.append(True), Qt.ConnectionType.DirectConnection)
    thread = loading._thread
    loading.start()
    del loading, parent
    thread.join(10)
    qtbot.wait(100)
    assert told == []


@pytest.mark.usefixtures("module")
def test_a_program_that_ends_meanwhile_waits_for_it(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), str(ROOT)))}
    command = [sys.executable, "-c", ENDING]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=100, check=False)
    assert (ended.returncode, ended.stdout) == (0, "loaded\n"), ended.stderr
