"""The real program with its real processes, started and closed."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from denoiser_gui import settings
from denoiser_gui.app import Application


@pytest.fixture
def launch(qtbot: QtBot) -> Iterator[Callable[[], Application]]:
    """Starts the program, as often as it is called; in the end no engine is left."""
    started: list[Application] = []

    def start() -> Application:
        application = Application(settings.load())
        qtbot.addWidget(application.window)
        application.start([])
        started.append(application)
        return application

    yield start
    for application in started:
        application.window.close()
        assert not application.client.running


@pytest.fixture
def application(launch: Callable[[], Application]) -> Application:
    """The program, started once."""
    return launch()
