"""The window with all presenters, and an engine that the test plays."""

from dataclasses import dataclass

from denoiser_gui.presenters.comparing import ComparePresenter
from denoiser_gui.presenters.inspecting import InspectingPresenter
from denoiser_gui.presenters.panels import PanelsPresenter
from denoiser_gui.presenters.removing import RemovingPresenter
from denoiser_gui.presenters.saving import SavingPresenter
from denoiser_gui.views.main_window import MainWindow
from tests.gui.presenters.test_denoising import Desk


@dataclass
class Theatre:
    desk: Desk
    window: MainWindow
    panels: PanelsPresenter
    inspecting: InspectingPresenter
    removing: RemovingPresenter
    comparing: ComparePresenter
    saving: SavingPresenter
