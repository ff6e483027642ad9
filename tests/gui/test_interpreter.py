import gc
import subprocess
import sys
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from denoiser_gui.interpreter import CycleCollector, protect_singletons

SCRIPT = """
import sys
from denoiser_gui.interpreter import protect_singletons
if {protected}:
    protect_singletons()
from PySide6.QtCore import QObject, Signal

class Sender(QObject):
    sent = Signal()

sender = Sender()
for _ in range(20_000):
    sender.sent.emit()
print("alive", flush=True)
"""


def run(protected: bool) -> subprocess.CompletedProcess[str]:
    script = SCRIPT.format(protected=protected)
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)


def test_a_protected_program_outlives_its_signals() -> None:
    finished = run(protected=True)
    assert finished.returncode == 0, finished.stderr
    assert "alive" in finished.stdout


def test_protecting_twice_adds_nothing() -> None:
    protect_singletons()
    before = sys.getrefcount(None)
    protect_singletons()
    assert abs(sys.getrefcount(None) - before) < 1000


class Node:
    """Refers to itself."""

    def __init__(self) -> None:
        self.own = self


def test_cycles_die_in_the_event_loop_and_nowhere_else(qtbot: QtBot) -> None:
    parent = QObject()
    CycleCollector(parent)
    gc.collect()
    node = weakref.ref(Node())
    kept = [Node() for _ in range(3 * gc.get_threshold()[0])]  # Python by itself would have looked
    assert node() is not None
    qtbot.waitUntil(lambda: node() is None)
    assert len(kept) > 0
    parent.deleteLater()
