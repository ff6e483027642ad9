"""The histogram in the inspector: counted while it is seen, of the region where there is one."""

from PySide6.QtCore import QObject

from denoiser_gui.presenters.candidate_words import title_of
from denoiser_gui.presenters.compared import asked_side, compared, identity
from denoiser_gui.state.regions import Regions
from denoiser_gui.state.session import Session
from denoiser_gui.views.histogram_view import NamedHistogram
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.work.engine_client import EngineClient
from denoiser_gui.work.inquiry import Inquiry
from engine.service.comparison_replies import LevelsCounted
from engine.service.comparison_requests import ComparisonRequest, CountLevels

_CALM_MS = 150


class CountingPresenter(QObject):
    """Histograms of both sides.

    Args:
        session: the photos and the sides.
        regions: which part of each photo counts.
        client: the engine's process.
        window: with the inspector.
    """

    def __init__(self, session: Session, regions: Regions, client: EngineClient, window: MainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._regions = regions
        self._section = window.inspector.closer
        self._names: tuple[str, ...] = ()
        self._inquiry = Inquiry(client, LevelsCounted, _CALM_MS, self)
        self._inquiry.answered.connect(self._on_counted)
        self._inquiry.failed.connect(lambda _sentence: self._section.histogram.show_sides(()))
        self._section.histogramOpened.connect(lambda _open: self._refresh())
        regions.changed.connect(self._refresh)
        session.changed.connect(self._on_changed)
        session.options_changed.connect(self._refresh)
        session.sides_changed.connect(self._refresh)

    def _on_changed(self, key: int) -> None:
        photo = self._session.current
        if photo is not None and photo.key == key:
            self._refresh()

    def _refresh(self) -> None:
        photo, pair, region = self._session.current, compared(self._session), self._regions.current
        self._section.name_histogram(region is not None)
        if photo is None or pair is None or not self._section.histogram_line.is_open:
            self._inquiry.drop()
            self._section.histogram.show_sides(())
            return
        options = self._session.options
        ready = tuple(side for side in pair if side.whole)
        sides = tuple(asked_side(side, options) for side in ready)

        def make(number: int) -> ComparisonRequest:
            return CountLevels(number, photo.key, sides, region)

        self._names = tuple(side.name for side in ready)
        self._inquiry.ask((region, tuple(identity(photo, side, options) for side in ready)), make)

    def _on_counted(self, counted: LevelsCounted) -> None:
        sides = zip(self._names, counted.histograms, strict=True)
        self._section.histogram.show_sides(tuple(NamedHistogram(title_of(name), counts) for name, counts in sides))
