"""What all tests share: no screen, no real settings, no stray threads' worth of surprises."""

import gc
import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from denoiser_gui import language
from denoiser_gui.interpreter import collect_what_is_due, protect_singletons

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The networks of the tests are tiny: threads would only wait for each other.
os.environ.setdefault("OMP_NUM_THREADS", "1")

protect_singletons()

# A busy machine may take long for what takes a moment elsewhere; what goes wrong is told later, that is all.
for _waiting in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed, QtBot.waitActive):
    _waiting.__kwdefaults__["timeout"] = 60_000

SHARED = Path(__file__).resolve().parents[1].parent / "shared"


def pytest_runtest_setup() -> None:
    """As in the program, no cycles of garbage are looked for while anything is under way."""
    gc.disable()
    collect_what_is_due()


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh place for models and settings, so that no test sees or changes the person's own."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("DENOISER_HOME", str(home))
    return home


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The program in English, whatever the system speaks."""
    language.install(qapp, "en")
    return qapp


@pytest.fixture
def shared() -> Path:
    """The folder of real photos beside the checkout; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the real photos are not here (expected beside the checkout)")
    return SHARED
