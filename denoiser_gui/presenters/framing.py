"""A region of the photo: drawn in the comparison, and its figures in the inspector."""

from PySide6.QtCore import QObject, QTimer

from denoiser_gui.presenters.candidate_words import title_of
from denoiser_gui.presenters.compared import asked_side, compared, identity
from denoiser_gui.state.regions import Regions
from denoiser_gui.state.session import Session
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.views.region_layer import RegionLayer
from denoiser_gui.views.region_menu import RegionMenu
from denoiser_gui.views.region_table import RegionRow
from denoiser_gui.work.engine_client import EngineClient
from denoiser_gui.work.inquiry import Inquiry
from engine.comparison.regional import LEAST_SIDE
from engine.inference.tiling import Rect
from engine.service.comparison_replies import RegionMeasured
from engine.service.comparison_requests import ComparisonRequest, MeasureRegion

_CALM_MS = 150


class FramingPresenter(QObject):
    """Lets the person draw a region, and tells its figures.

    Args:
        session: the photos and the sides.
        regions: which part of each photo is looked at.
        client: the engine's process.
        window: with the comparison and the inspector.
    """

    def __init__(self, session: Session, regions: Regions, client: EngineClient, window: MainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._regions = regions
        self._view = window.compare_view
        self._inspector = window.inspector
        self._section = window.inspector.closer
        self._measured: RegionMeasured | None = None
        self.layer = RegionLayer(self._view)
        self.menu = RegionMenu(window.menus.compare)
        self._inquiry = Inquiry(client, RegionMeasured, _CALM_MS, self)
        self._inquiry.answered.connect(self._on_measured)
        self._inquiry.failed.connect(self._on_failed)
        self._listen()
        self._refresh()

    def _listen(self) -> None:
        session, layer = self._session, self.layer
        for wishes in (self.menu.drawRequested, self._view.regionRequested):
            wishes.connect(lambda: layer.arm(not layer.armed))
        self.menu.clearRequested.connect(self.clear)
        self._section.regionCleared.connect(self.clear)
        layer.chosen.connect(self._on_chosen)
        layer.dismissed.connect(self.clear)
        layer.armedChanged.connect(lambda _armed: self._show_state())
        self._regions.changed.connect(self._on_region)
        session.changed.connect(self._on_changed)
        session.options_changed.connect(self._refresh)
        session.sides_changed.connect(self._refresh)

    def clear(self) -> None:
        """Stop drawing, or else let all of the photo count again."""
        if self.layer.armed:
            self.layer.arm(False)
        else:
            self._regions.choose(None)

    def _on_chosen(self, region: Rect) -> None:
        """The figures come into sight, where the inspector is too low for all."""
        self._regions.choose(region)
        QTimer.singleShot(0, self._inspector, lambda: self._inspector.ensureWidgetVisible(self._section.region))

    def _on_changed(self, key: int) -> None:
        photo = self._session.current
        if photo is not None and photo.key == key:
            self._refresh()

    def _on_region(self) -> None:
        self.layer.arm(False)
        self.layer.show_region(self._regions.current)
        self._refresh()

    def _show_state(self) -> None:
        photo = self._session.current
        shown = photo is not None and photo.noisy is not None
        self.menu.show_state(shown, self.layer.armed, self._regions.current is not None)

    def _refresh(self) -> None:
        self._show_state()
        photo, pair, region = self._session.current, compared(self._session), self._regions.current
        if photo is None or pair is None or region is None:
            self._inquiry.drop()
            self._section.hide_region()
            return
        options = self._session.options
        ready = tuple(side for side in pair if side.whole)
        sides = tuple(asked_side(side, options) for side in ready)
        about = (region, photo.truth, tuple(identity(photo, side, options) for side in ready))

        def make(number: int) -> ComparisonRequest:
            return MeasureRegion(number, photo.key, sides, region)

        if self._inquiry.ask(about, make):
            self._measured = None
        self._show(region, tuple(title_of(side.name) for side in ready))

    def _on_measured(self, measured: RegionMeasured) -> None:
        self._measured = measured
        self._refresh()

    def _on_failed(self, sentence: str) -> None:
        self._section.region_table.show_rows((), False, sentence)

    def _show(self, region: Rect, names: tuple[str, ...]) -> None:
        photo, known = self._session.current, self._measured
        title = self.tr("Region {width} × {height}").format(width=region.width, height=region.height)
        self._section.show_region(title)
        if known is None:
            rows = [RegionRow(name) for name in names]
        else:
            rows = [RegionRow(*row) for row in zip(names, known.scores, known.levels, strict=True)]
        truth = photo is not None and bool(photo.truth_name)
        small = min(region.width, region.height) < LEAST_SIDE
        note = self.tr("PSNR and SSIM need at least {least} × {least} pixels.").format(least=LEAST_SIDE)
        self._section.region_table.show_rows(rows, truth and not small, note if truth and small else "")
