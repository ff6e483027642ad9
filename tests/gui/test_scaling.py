"""Nothing is cut off, squeezed or blurred: at any scale of the screen, in any language and size, in large letters."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.geometry import faults, settle

ROOT = Path(__file__).resolve().parents[2]

SCREENS = [
    {"name": name, "x": x, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    for name, x in (("left", 0), ("right", 1920))
]


def look(what: str, scale: float = 1.0, **environment: str) -> dict[str, list[str]]:
    """What :mod:`tests.gui.scaled` finds."""
    own = {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", **environment}
    finished = subprocess.run(
        [sys.executable, "-m", "tests.gui.scaled", what, str(scale)],
        cwd=ROOT,
        env={**os.environ, **own},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    found: dict[str, list[str]] = json.loads(finished.stdout)
    return found


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_every_scale(scale: float) -> None:
    found = look("scales", scale, QT_SCALE_FACTOR=str(scale))
    assert len(found) == (13 if scale == 1.0 else 6)
    assert {case: wrong for case, wrong in found.items() if wrong} == {}


def test_large_letters_from_both_sides() -> None:
    found = look("letters")
    assert len(found) == 6
    assert {case: wrong for case, wrong in found.items() if wrong} == {}


def test_from_one_screen_to_another(tmp_path: Path) -> None:
    screens = tmp_path / "screens.json"
    screens.write_text(json.dumps({"screens": SCREENS}))
    platform = f"offscreen:configfile={screens}"
    found = look("screens", QT_QPA_PLATFORM=platform, QT_SCREEN_SCALE_FACTORS="left=1;right=2")
    assert found == {"move 0": [], "move 1": [], "move 2": []}


def test_faults_are_found(qtbot: QtBot, qapp: QApplication) -> None:
    """The measure itself: a label that is too narrow, a button outside, two that lie over each other."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(200, 100)
    row = QHBoxLayout(window)
    narrow = QLabel("much too narrow for this")
    narrow.setFixedWidth(20)
    row.addWidget(narrow)
    outside, over = QPushButton("Outside", window), QPushButton("Over", window)
    outside.setGeometry(180, 0, 90, 30)
    over.setGeometry(190, 10, 90, 30)
    window.show()
    settle(qapp)
    found = "\n".join(faults(window))
    assert "much too narrow" in found
    assert "'Outside' 90 x 30: reaches out of the window" in found
    assert "'Outside' 90 x 30 lies over QPushButton 'Over'" in found
