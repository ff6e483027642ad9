"""All that looks closely at what is compared: difference, lost detail, region, histogram, pixel."""

from PySide6.QtCore import QObject

from denoiser_gui.presenters.counting import CountingPresenter
from denoiser_gui.presenters.detailing import DetailPresenter
from denoiser_gui.presenters.differing import DifferencePresenter
from denoiser_gui.presenters.framing import FramingPresenter
from denoiser_gui.presenters.picking import PickingPresenter
from denoiser_gui.state.regions import Regions
from denoiser_gui.state.session import Session
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.work.engine_client import EngineClient


class ExaminingPresenter(QObject):
    """Makes the five; to be made after what shows the photo.

    Attributes:
        regions: which part of each photo is looked at on its own.
    """

    def __init__(self, session: Session, client: EngineClient, window: MainWindow) -> None:
        super().__init__(window)
        self.regions = Regions(session, self)
        self.differing = DifferencePresenter(session, client, window)
        self.framing = FramingPresenter(session, self.regions, client, window)
        self.detailing = DetailPresenter(session, client, self.differing, window)
        self.counting = CountingPresenter(session, self.regions, client, window)
        self.picking = PickingPresenter(session, window)
