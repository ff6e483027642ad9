"""From the command line to the painted window, and to a loaded engine; each start in a fresh process."""

import os
import statistics
import subprocess
import sys
import tempfile

RUNS = 7

PROBE = """
import sys, time
begin = float(sys.argv[1])
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from denoiser_gui import settings
from denoiser_gui.app import Application
from denoiser_gui.interpreter import protect_singletons
from denoiser_gui.views.palette import apply_palette, system_scheme
protect_singletons()
app = QApplication([])
apply_palette(app, system_scheme())
application = Application(settings.load())
application.start([])
app.processEvents()
print("window", time.time() - begin, "torch" in sys.modules)
def ready(reply):
    if type(reply).__name__ == "EngineReady":
        print("engine", time.time() - begin)
        application.window.close()
        app.quit()
application.client.received.connect(ready)
app.exec()
"""


def main() -> None:
    window, engine = [], []
    with tempfile.TemporaryDirectory() as home:
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "DENOISER_HOME": home}
        for _ in range(RUNS):
            words = _one_start(environment)
            assert words["window"][1] == "False", "torch must not be imported before the window shows"
            window.append(float(words["window"][0]))
            engine.append(float(words["engine"][0]))
    print(f"start to window: median {statistics.median(window):.2f} s, worst {max(window):.2f} s of {RUNS}")
    print(f"start to engine ready: median {statistics.median(engine):.2f} s")


def _one_start(environment: dict[str, str]) -> dict[str, list[str]]:
    import time

    command = [sys.executable, "-c", PROBE, repr(time.time())]
    text = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    return {line.split()[0]: line.split()[1:] for line in text.splitlines()}


if __name__ == "__main__":
    main()
