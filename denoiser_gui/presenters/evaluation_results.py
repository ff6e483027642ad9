"""The page with what an evaluation found: tables, plots, their order, and what they are saved as."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from denoiser_gui.dialogs.evaluation.drawing import Kind
from denoiser_gui.dialogs.evaluation.window import EvaluationWindow
from denoiser_gui.notices import Notice, from_error
from denoiser_gui.presenters import evaluation_table as table
from denoiser_gui.presenters import evaluation_words as words
from denoiser_gui.presenters.candidate_words import title_of
from denoiser_gui.presenters.evaluation_drawing import drawing, published_figures
from denoiser_gui.state.evaluation import NAME, Evaluation, Metric
from denoiser_gui.work.engine_client import EngineClient
from engine.evaluation.overview import Standing
from engine.evaluation.results import UNTOUCHED
from engine.images.placing import placed
from engine.service.replies import Failed, Reply
from engine.service.study_replies import OverviewMade
from engine.service.study_requests import MakeOverview

_SOON_MS, _CALM_MS = 250, 2000
_MANY, _LATER_MS = 2000, 3000
"""Figures from which on they are drawn less often: it takes a moment."""


class EvaluationResults(QObject):
    """Shows what is known; the engine's process counts it together.

    Args:
        client: the engine's process.
        window: with the page.

    Signals:
        photoWanted(int, str): to be looked at where this method is worst.
    """

    photoWanted = Signal(int, str)  # noqa: N815
    _saved = Signal(object)

    def __init__(self, client: EngineClient, window: EvaluationWindow) -> None:
        super().__init__(window)
        self._client, self._window, self._page = client, window, window.results
        self.evaluation = Evaluation()
        self.metric, self.reference = Metric.PSNR, UNTOUCHED
        self.folder = Path.home()
        self._sorted_by, self._descending, self._wanted = "", False, ""
        self._published, self._method = True, ""
        self._standings: tuple[Standing, ...] = ()
        self._asked, self._waiting, self._stale = 0, False, False
        self._disk = ThreadPoolExecutor(1, "plots")
        self._soon = self._timer(_SOON_MS, self._show)
        self._calm = self._timer(_CALM_MS, self._ask)
        self._listen()

    def _timer(self, milliseconds: int, action: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(action)
        return timer

    def _listen(self) -> None:
        page, plots = self._page, self._page.plots
        page.metricChosen.connect(self._choose_metric)
        page.referenceChosen.connect(self._choose_reference)
        page.filtered.connect(self._filter)
        page.table.sortWanted.connect(self._sort)
        page.table.photoChosen.connect(plots.choose)
        page.table.cellWanted.connect(self._want)
        plots.kindChosen.connect(lambda _kind: self._show_plot())
        plots.publishedWanted.connect(self._choose_published)
        plots.markChosen.connect(self._on_mark)
        plots.photoStepped.connect(self._step)
        plots.saveRequested.connect(self._save_plot)
        plots.published.setChecked(self._published)
        self._client.received.connect(self._on_reply)
        self._saved.connect(self._on_saved)

    def begin(self, evaluation: Evaluation) -> None:
        """Another evaluation is shown from now on."""
        self.evaluation = evaluation
        self._standings, self._sorted_by, self._descending = (), "", False
        if self.metric not in evaluation.metrics:
            self.metric = evaluation.metrics[0]
        if self.reference not in evaluation.methods:
            self.reference = UNTOUCHED
        self._page.filter.clear()
        self._page.show_metrics([(one.value, words.metric_title(one)) for one in evaluation.metrics], self.metric.value)
        self._page.plots.prepare()
        self._show_references()
        self._show()
        self._renew()

    def refresh(self, now: bool = False) -> None:
        """Something new is known; it is shown in a moment, or now because nothing more comes."""
        if now:
            self._soon.stop()
            self._show()
            self._renew()
            return
        if not self._soon.isActive():
            many = len(self.evaluation.pairs) * len(self.evaluation.methods) > _MANY
            self._soon.start(_LATER_MS if many else _SOON_MS)
        if not self._calm.isActive():
            self._calm.start()

    def close(self) -> None:
        """The program ends; plots that are being saved are finished."""
        self._disk.shutdown()

    # What the person wants

    def _choose_metric(self, name: str) -> None:
        self.metric = Metric(name)
        if self._sorted_by not in self.evaluation.compared(self.metric):
            self._sorted_by = ""
        self._standings = ()
        self._show_references()
        self._show()
        self._renew()

    def _choose_reference(self, name: str) -> None:
        self.reference = name
        self._renew()

    def _choose_published(self, wanted: bool) -> None:
        self._published = wanted
        self._show_plot()

    def _filter(self, wanted: str) -> None:
        self._wanted = wanted
        self._show()
        self._renew()

    def _sort(self, column: int, descending: bool) -> None:
        methods = self.evaluation.compared(self.metric)
        self._sorted_by = methods[column] if 0 <= column < len(methods) else ""
        self._descending = descending
        self._show()

    def _want(self, photo: int, method: int) -> None:
        names = self.evaluation.methods
        if 0 <= method < len(names):
            self._method = names[method]
        elif self._method not in names:
            self._method = names[min(1, len(names) - 1)]
        self.photoWanted.emit(photo, self._method)

    def _on_mark(self, photo: int, method: int) -> None:
        """A click in a plot: the photo is chosen in the table, and shown."""
        self._page.table.choose(photo)
        self._page.plots.choose(photo)
        self._want(photo, method)

    def _step(self, photos: int) -> None:
        order, chosen = self._photos(), self._page.table.chosen
        if order:
            place = order.index(chosen) + photos if chosen in order else 0
            photo = order[min(max(place, 0), len(order) - 1)]
            self._page.table.choose(photo)
            self._page.plots.choose(photo)

    # What is shown

    def _photos(self) -> list[int]:
        methods = self.evaluation.compared(self.metric)
        column = methods.index(self._sorted_by) if self._sorted_by in methods else NAME
        return self.evaluation.ordered(self.metric, column, self._descending, self._wanted)

    def _show_references(self) -> None:
        names = self.evaluation.compared(self.metric)
        current = self.reference if self.reference in names else next(iter(names), "")
        self._page.show_references([(name, title_of(name)) for name in names], current)

    def _show(self) -> None:
        evaluation, page = self.evaluation, self._page
        columns, photos = table.columns(evaluation, self.metric), self._photos()
        page.table.show_photos(columns, photos, partial(table.photo_row, evaluation, self.metric))
        methods = evaluation.compared(self.metric)
        column = methods.index(self._sorted_by) if self._sorted_by in methods else NAME
        page.table.show_sorting(column, self._descending)
        self._show_together()
        self._show_plot()

    def _show_together(self) -> None:
        methods = self.evaluation.compared(self.metric)
        standings = self._standings if len(self._standings) == len(methods) else table.unknown(methods)
        rows = table.summary_rows(self.metric, standings, self._reference)
        self._page.table.show_together(table.columns(self.evaluation, self.metric), rows)

    def _show_plot(self) -> None:
        plots, photos = self._page.plots, self._photos()
        made = drawing(self.evaluation, plots.kind, self.metric, photos, self._published)
        of_others = bool(published_figures(self.evaluation)) and plots.kind in (Kind.PHOTOS, Kind.TIME)
        plots.show_drawing(made, of_others and self.metric is Metric.PSNR)

    # All photos together

    @property
    def _reference(self) -> str:
        names = self.evaluation.compared(self.metric)
        return self.reference if self.reference in names else next(iter(names), "")

    def _renew(self) -> None:
        """Count anew, soon."""
        self._calm.stop()
        self._ask()

    def _ask(self) -> None:
        if self._waiting:
            self._stale = True
            return
        figures = self.evaluation.figures(self.metric, self._photos())
        if not any(figures.values()):
            self._standings = ()
            self._show_together()
            return
        self._waiting, self._stale = True, False
        self._asked += 1
        self._client.send(MakeOverview(self._asked, figures, self._reference, self.metric.higher_is_better))

    def _on_reply(self, reply: Reply) -> None:
        match reply:
            case OverviewMade() if reply.number == self._asked:
                self._waiting = False
                if self._stale:
                    self._ask()
                else:
                    self._standings = reply.standings
                    self._show_together()
            case Failed(request=MakeOverview()):
                self._waiting = False

    def forget_asking(self) -> None:
        """The engine's process died; what was asked is not answered any more."""
        self._waiting = False
        self._renew()

    # Plots as files

    def _save_plot(self) -> None:
        plot = self._page.plots.plot
        if plot is None:
            return
        kinds = self.tr("Picture (*.png);;Drawing for print (*.svg)")
        title = self.tr("Save the plot")
        path = self._window.ask_for_file(title, self.folder / f"{self._page.plots.kind.value}.png", kinds)
        if path is None:
            return
        from denoiser_gui.dialogs.evaluation.plot_export import as_png, as_svg

        self.folder = path.parent
        drawn = self._page.plots.tabs.tabText(self._page.plots.tabs.currentIndex())
        vector = path.suffix.lower() == ".svg"
        content = as_svg(plot, drawn) if vector else as_png(plot, drawn)
        path = path if vector or path.suffix.lower() == ".png" else path.with_name(f"{path.name}.png")
        self._disk.submit(_write, path, content).add_done_callback(
            lambda written: self._saved.emit(written.exception() or path)
        )

    def _on_saved(self, outcome: Path | BaseException) -> None:
        if isinstance(outcome, BaseException):
            self._window.notices.add(from_error(outcome))
        else:
            text = self.tr("The plot is saved as {file}.").format(file=outcome)
            self._window.notices.add(Notice(text, at_once=True))


def _write(path: Path, content: bytes) -> None:
    with placed(path, overwrite=True) as file:
        file.write(content)
