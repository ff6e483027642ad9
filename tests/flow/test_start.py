"""The window's process never imports torch: not before it shows, and not when it has denoised a photo."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from denoiser_gui import settings
from denoiser_gui.app import SAMPLES, Application
from denoiser_gui.interpreter import protect_singletons
from denoiser_gui.state.session import Stage

def main():
    protect_singletons()
    app = QApplication([])
    application = Application(settings.load())
    application.start([SAMPLES / "cat_noisy.png"])
    app.processEvents()
    print("shown", application.window.isVisible(), "torch" in sys.modules)

    def look():
        photo = application.session.current
        if photo is not None and photo.denoised_score is not None:
            print("denoised", photo.denoised_score.psnr > photo.noisy_score.psnr + 4, "torch" in sys.modules)
            application.window.close()
            app.quit()

    timer = QTimer(interval=50)
    timer.timeout.connect(look)
    timer.start()
    app.exec()

if __name__ == "__main__":
    main()
"""


FROZEN = """
import gc
from PySide6.QtWidgets import QApplication
from denoiser_gui import app

QApplication.exec = lambda *_: print("frozen", gc.get_freeze_count() > 10_000) or 0
app.main([])
"""


def test_what_stays_to_the_end_is_not_looked_through_for_cycles() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    finished = subprocess.run(
        [sys.executable, "-c", FROZEN], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert finished.stdout == "frozen True\n", finished.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_a_sentence_says_what_to_do() -> None:
    unset = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    finished = subprocess.run(
        [sys.executable, "main.py", "photo.png"],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (finished.returncode, finished.stdout) == (1, "")
    assert finished.stderr.startswith("There is no display here")
    assert "denoise, evaluate" in finished.stderr
    assert len(finished.stderr.splitlines()) == 1


def test_the_window_shows_without_torch_and_cleans_the_sample(tmp_path: Path) -> None:
    script = tmp_path / "start.py"
    script.write_text(SCRIPT)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    finished = subprocess.run(
        [sys.executable, str(script)], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert finished.stdout.split("\n")[:2] == ["shown True False", "denoised True False"], finished.stderr
