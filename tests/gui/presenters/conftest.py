from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from denoiser_gui.presenters.acting import ActingPresenter
from denoiser_gui.presenters.comparing import ComparePresenter
from denoiser_gui.presenters.inspecting import InspectingPresenter
from denoiser_gui.presenters.panels import PanelsPresenter
from denoiser_gui.presenters.removing import RemovingPresenter
from denoiser_gui.presenters.saving import SavingPresenter
from denoiser_gui.views.main_window import MainWindow
from engine.models.library import default_library
from tests.gui.presenters.stage import Theatre
from tests.gui.presenters.test_denoising import Desk


@pytest.fixture
def theatre(qtbot: QtBot, tmp_path: Path) -> Theatre:
    desk = Desk(tmp_path)
    window = MainWindow()
    qtbot.addWidget(window)
    panels = PanelsPresenter(desk.session, desk.presenter, window)
    inspecting = InspectingPresenter(desk.session, desk.presenter, default_library(), window)
    removing = RemovingPresenter(desk.session, window)
    ActingPresenter(desk.session, desk.presenter, window)
    comparing = ComparePresenter(desk.session, window.compare_view, desk.presenter)
    saving = SavingPresenter(desk.session, desk.client, window, desk.presenter, str(tmp_path), "{name}_denoised")  # type: ignore[arg-type]  # a stand-in
    window.show()
    return Theatre(desk, window, panels, inspecting, removing, comparing, saving)
