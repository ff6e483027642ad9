import subprocess
import sys

from denoiser_gui.interpreter import protect_singletons

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
