"""Says in the inspector where detail went along with the noise, and marks it in the comparison."""

from PySide6.QtCore import QObject

from denoiser_gui.presenters.compared import asked_side, compared, identity, result_of
from denoiser_gui.presenters.differing import DifferencePresenter
from denoiser_gui.state.session import Session
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.work.engine_client import EngineClient
from denoiser_gui.work.inquiry import Inquiry
from engine.service.comparison_replies import DetailMeasured
from engine.service.comparison_requests import ComparisonRequest, Kind, MeasureDetail

_CALM_MS = 400


class DetailPresenter(QObject):
    """Has the finished result that is looked at examined.

    Args:
        session: the photos and the sides.
        client: the engine's process.
        differing: marks the places.
        window: with the inspector.
    """

    def __init__(
        self, session: Session, client: EngineClient, differing: DifferencePresenter, window: MainWindow
    ) -> None:
        super().__init__(window)
        self._session = session
        self._differing = differing
        self._note = window.inspector.detail
        self._inquiry = Inquiry(client, DetailMeasured, _CALM_MS, self)
        self._inquiry.answered.connect(self._on_measured)
        self._inquiry.failed.connect(lambda _sentence: self._note.tell(None))
        session.current_changed.connect(lambda _key: self._refresh())
        session.changed.connect(self._on_changed)
        session.options_changed.connect(self._refresh)
        session.sides_changed.connect(self._refresh)
        self._note.marked.connect(self._mark)
        differing.changed.connect(self._show_mark)

    def _mark(self, marked: bool) -> None:
        self._differing.set_wish(self._differing.wish.showing(Kind.LOST if marked else None))

    def _show_mark(self) -> None:
        self._note.set_marked(self._differing.wish.kind is Kind.LOST)

    def _on_changed(self, key: int) -> None:
        photo = self._session.current
        if photo is not None and photo.key == key:
            self._refresh()

    def _refresh(self) -> None:
        photo, options = self._session.current, self._session.options
        result = None if photo is None else result_of(compared(self._session), photo)
        if photo is None or result is None or not result.whole:
            self._inquiry.drop()
            self._note.tell(None)
            return
        side = asked_side(result, options)

        def make(number: int) -> ComparisonRequest:
            return MeasureDetail(number, photo.key, side)

        if self._inquiry.ask(identity(photo, result, options), make):
            self._note.tell(None)

    def _on_measured(self, measured: DetailMeasured) -> None:
        self._note.tell(measured.share if measured.worth_telling else None)
