"""Evaluations, with the processes played by the test and real clicks in the window."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHeaderView
from pytestqt.qtbot import QtBot

from denoiser_gui import unfinished_evaluation as unfinished
from denoiser_gui.dialogs.evaluation.drawing import Kind
from denoiser_gui.dialogs.evaluation.window import EvaluationWindow
from denoiser_gui.presenters.evaluating import EvaluatingPresenter
from denoiser_gui.state.evaluation_wish import EvaluationWish, as_text, from_text
from denoiser_gui.state.session import Stage
from engine.evaluation.layouts import Layout
from engine.evaluation.overview import overview
from engine.evaluation.results import Cleaning, Measurement, Pair
from engine.inference.tiling import Rect
from engine.metrics.score import Score
from engine.models.library import default_library
from engine.service.library_requests import ListModels
from engine.service.replies import Failed
from engine.service.study_replies import (
    OverviewMade,
    PhotoWritten,
    SourcesSurveyed,
    StudyAdvanced,
    StudyEnded,
    StudyFailed,
    StudyMeasured,
    StudyPlanned,
    StudyWritten,
)
from engine.service.study_requests import (
    BeginStudy,
    ControlStudy,
    MakeOverview,
    Sources,
    SurveySources,
    WritePhoto,
    WriteStudy,
)
from tests.gui.presenters.fakes import FakeClient
from tests.gui.presenters.stage import Theatre

PAIRS = tuple(Pair(Path(f"/in/noisy/p{place}.png"), Path(f"/in/clean/p{place}.png")) for place in range(8))
METHODS = ("noisy", "median", "fast")
GAINS = {"noisy": 0.0, "median": 3.0, "fast": 9.0}


def measured(place: int, method: str) -> StudyMeasured:
    psnr = 20.0 + (7 * place) % 5 + GAINS[method] + (place % 2) * 0.5 * (method == "fast")
    return StudyMeasured(
        1,
        Measurement(
            method,
            PAIRS[place],
            Score(psnr, psnr / 50),
            0.0 if method == "noisy" else GAINS[method],
            1.0,
            None,
            None if method == "noisy" else 4_000_000,
            None,
            Rect(10 * place, 0, 10 * place + 128, 128),
        ),
    )


class Study:
    """The presenter, and both processes."""

    def __init__(self, theatre: Theatre, remembered: str = "") -> None:
        self.theatre, self.client, self.studies = theatre, theatre.desk.client, FakeClient()
        self.bar = theatre.window.notice_bar
        self.presenter = EvaluatingPresenter(
            theatre.desk.session,
            self.client,  # type: ignore[arg-type]  # a stand-in
            self.studies,  # type: ignore[arg-type]
            theatre.desk.presenter,
            default_library(),
            theatre.window,
            remembered,
        )

    @property
    def dialog(self) -> EvaluationWindow:
        return self.presenter.dialog

    def tell(self, *replies: object) -> None:
        for reply in replies:
            self.studies.received.emit(reply)

    def answer_overview(self) -> None:
        """What is asked, and what is asked thereupon because more was known meanwhile."""
        answered = 0
        while self.client.count(MakeOverview) > answered:
            answered = self.client.count(MakeOverview)
            asked = self.client.last(MakeOverview)
            standings = overview(asked.figures, asked.reference, asked.higher)
            self.client.received.emit(OverviewMade(asked.number, standings))

    def start(self, qtbot: QtBot) -> BeginStudy:
        self.theatre.window.menus.evaluate.trigger()
        self.dialog.setup.add_paths([Path("/in")])
        qtbot.mouseClick(self.dialog.setup.start_button, Qt.MouseButton.LeftButton)
        return self.studies.last(BeginStudy)

    def run(self, qtbot: QtBot, photos: int = len(PAIRS)) -> None:
        """To its end, with all figures."""
        self.start(qtbot)
        self.tell(StudyPlanned(1, PAIRS[:photos], METHODS, "PolyU"))
        self.tell(*(measured(place, method) for place in range(photos) for method in METHODS))
        self.tell(StudyAdvanced(1, 2 * photos, 2 * photos, 0.0, 0.0, PAIRS[photos - 1], "fast"), StudyEnded(1, False))
        self.answer_overview()

    def cells(self, column: int) -> list[str]:
        model = self.dialog.results.table.figures
        return [model.index(row, column).data() for row in range(model.rowCount())]

    def together(self) -> dict[str, list[str]]:
        model = self.dialog.results.table.summary
        return {
            model.index(row, 0).data(): [model.index(row, column).data() for column in range(1, model.columnCount())]
            for row in range(model.rowCount())
        }


@pytest.fixture
def study(theatre: Theatre, qtbot: QtBot) -> Iterator[Study]:
    made = Study(theatre)
    made.theatre.window.evaluateRequested.connect(lambda: qtbot.addWidget(made.dialog))
    yield made
    made.studies.close = lambda: None  # type: ignore[attr-defined]
    made.presenter.close()


def click_header(qtbot: QtBot, header: QHeaderView, section: int) -> None:
    at = QPoint(header.sectionViewportPosition(section) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)


# What is filled in


def test_nothing_is_made_before_it_is_wanted(study: Study) -> None:
    assert study.studies.asked == []
    assert study.studies.starts == 0
    assert study.presenter.remembered == ""


def test_what_is_missing_is_said_and_what_was_found_too(study: Study, qtbot: QtBot) -> None:
    study.theatre.window.menus.evaluate.trigger()
    setup = study.dialog.setup
    assert study.client.count(ListModels)
    assert not setup.start_button.isEnabled()
    assert "Add photos" in setup.trouble.text()
    setup.add_paths([Path("/in")])
    qtbot.waitUntil(lambda: study.studies.count(SurveySources) == 1)
    asked = study.studies.last(SurveySources)
    assert asked.sources == Sources(("/in",))
    study.tell(SourcesSurveyed(asked.number, 47, 2, Layout.POLYU))
    assert "47 pair" in setup.found.text()
    assert "PolyU" in setup.found.text()
    assert "2 photo" in setup.found.text()
    assert setup.start_button.isEnabled()
    study.tell(SourcesSurveyed(asked.number, 0, 0, None))
    assert not setup.start_button.isEnabled()
    study.tell(SourcesSurveyed(asked.number - 1, 5, 0, Layout.SIDD))
    assert "SIDD" not in setup.found.text(), "an answer to an earlier question"


def test_methods_are_ticked_by_keys_and_bm3d_says_whether_it_is_there(study: Study, qtbot: QtBot) -> None:
    study.theatre.window.menus.evaluate.trigger()
    methods = study.dialog.setup.methods
    assert study.dialog.setup.wish.methods == ("quality", "median", "wavelet")
    texts = [methods.item(row).text() for row in range(methods.count())]
    assert {"Models", "quality", "Classical methods", "Total variation", "quality+best"} <= set(texts)
    bm3d = next(row for row, text in enumerate(texts) if text.startswith("BM3D"))
    assert ("pip install bm3d" in methods.item(bm3d).toolTip()) == ("not installed" in texts[bm3d])
    methods.setCurrentRow(texts.index("Total variation"))
    qtbot.keyClick(methods, Qt.Key.Key_Space)
    assert "tv" in study.dialog.setup.wish.methods
    qtbot.keyClick(methods, Qt.Key.Key_Return)
    assert "tv" not in study.dialog.setup.wish.methods
    methods.tick(())
    study.dialog.setup._on_ticked(())
    assert "Tick at least one" in study.dialog.setup.trouble.text() or "Add photos" in study.dialog.setup.trouble.text()


def test_open_photos_with_ground_truth_are_offered(study: Study, qtbot: QtBot, tmp_path: Path) -> None:
    session = study.theatre.desk.session
    one, _two = session.add([tmp_path / "a.png", tmp_path / "b.png"])
    session.update(one.key, truth=str(tmp_path / "t.png"), stage=Stage.DONE)
    study.theatre.window.menus.evaluate.trigger()
    box = study.dialog.setup.open_photos
    assert box.isVisible()
    assert "1 open photo" in box.text()
    assert box.isChecked(), "nothing else was chosen"
    for _ in range(2):
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    qtbot.mouseClick(study.dialog.setup.start_button, Qt.MouseButton.LeftButton)
    wanted = study.studies.last(BeginStudy).sources
    assert wanted.pairs == ((str(tmp_path / "a.png"), str(tmp_path / "t.png")),)


def test_made_noise_goes_with_its_level(study: Study, qtbot: QtBot) -> None:
    study.theatre.window.menus.evaluate.trigger()
    setup = study.dialog.setup
    assert not setup.noise.isEnabled()
    qtbot.mouseClick(setup.made, Qt.MouseButton.LeftButton, pos=QPoint(8, setup.made.height() // 2))
    assert setup.noise.isEnabled()
    setup.noise.setValue(15)
    begun = study.start(qtbot)
    assert begun.sources == Sources(("/in",), gaussian=15.0)
    assert begun.told


def test_the_last_choice_is_remembered(theatre: Theatre, qtbot: QtBot) -> None:
    wish = EvaluationWish(("/in",), methods=("tv", "fast"), device="cpu")
    study = Study(theatre, as_text(wish))
    theatre.window.menus.evaluate.trigger()
    qtbot.addWidget(study.dialog)
    assert study.dialog.setup.wish == wish
    assert study.dialog.setup.start_button.isEnabled()
    begun = study.start(qtbot)
    assert (begun.methods, begun.device) == (("tv", "fast"), "cpu")
    assert from_text(study.presenter.remembered).methods == ("tv", "fast")


# While it runs


def test_results_as_they_come_with_pause_and_cancel(study: Study, qtbot: QtBot) -> None:
    begun = study.start(qtbot)
    header = study.dialog.results.header
    assert begun.number == 1
    assert study.dialog.results_shown
    assert "Looking" in header.headline.text()
    study.tell(StudyPlanned(1, PAIRS[:2], METHODS, ""), measured(0, "noisy"), measured(0, "median"))
    study.tell(StudyAdvanced(1, 1, 4, 0.5, 90.0, PAIRS[0], "fast"))
    assert header.headline.text() == "1 of 4 measured"
    assert header.details.text() == "fast on p0.png · 50 % · 90 s left"
    qtbot.waitUntil(lambda: study.cells(1) == ["20.00", ""])
    qtbot.mouseClick(header.pause_button, Qt.MouseButton.LeftButton)
    assert study.studies.last(ControlStudy) == ControlStudy(1, "pause")
    assert header.details.text() == "Paused"
    qtbot.mouseClick(header.pause_button, Qt.MouseButton.LeftButton)
    assert study.studies.last(ControlStudy) == ControlStudy(1, "resume")
    qtbot.mouseClick(header.cancel_button, Qt.MouseButton.LeftButton)
    assert study.studies.last(ControlStudy) == ControlStudy(1, "cancel")
    study.tell(StudyEnded(1, cancelled=True))
    assert "stopped" in header.headline.text()
    assert not header.pause_button.isVisible()
    assert header.anew_button.isVisible()
    qtbot.mouseClick(header.anew_button, Qt.MouseButton.LeftButton)
    assert not study.dialog.results_shown


def test_photos_of_the_main_window_go_first(study: Study, qtbot: QtBot, tmp_path: Path) -> None:
    study.start(qtbot)
    desk = study.theatre.desk
    desk.session.add([tmp_path / "a.png"])
    desk.session.show(next(iter(desk.session)).key)
    assert desk.presenter.running is not None
    assert study.studies.last(ControlStudy) == ControlStudy(1, "hold")
    assert "main window" in study.dialog.results.header.details.text()
    desk.presenter.set_paused(True)
    assert study.studies.last(ControlStudy) == ControlStudy(1, "release")
    desk.presenter.set_paused(False)
    assert study.studies.last(ControlStudy) == ControlStudy(1, "hold")


def test_failures_are_told_where_the_figure_would_be(study: Study, qtbot: QtBot) -> None:
    study.start(qtbot)
    study.tell(StudyPlanned(1, PAIRS[:2], METHODS, ""), StudyFailed(1, PAIRS[0], None, "p0.png is torn."))
    study.tell(measured(1, "noisy"), StudyFailed(1, PAIRS[1], "median", "No room."))
    study.tell(StudyAdvanced(1, 3, 4, 0.0, None, PAIRS[0], "fast"))
    qtbot.waitUntil(lambda: study.cells(2) == ["failed", "failed"])
    model = study.dialog.results.table.figures
    assert model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "p0.png is torn."
    assert "2 failed" in study.dialog.results.header.headline.text()


def test_what_cannot_be_begun_is_said_where_it_is_filled_in(study: Study, qtbot: QtBot) -> None:
    begun = study.start(qtbot)
    study.tell(Failed(begun, "There are no noisy photos in what was chosen."))
    assert not study.dialog.results_shown
    assert "no noisy photos" in study.dialog.setup.trouble.text()
    assert not study.presenter.running


def test_closing_its_window_keeps_the_work_and_the_end_is_told(study: Study, qtbot: QtBot) -> None:
    study.start(qtbot)
    study.tell(StudyPlanned(1, PAIRS[:1], METHODS, ""))
    qtbot.keyClick(study.dialog, Qt.Key.Key_Escape)
    assert not study.dialog.isVisible()
    assert study.presenter.running
    study.tell(*(measured(0, method) for method in METHODS), StudyEnded(1, False))
    assert study.bar.current is not None
    assert "evaluation is over" in study.bar.current.text
    study.bar.action_buttons[0].click()
    assert study.dialog.isVisible()


def test_an_interrupted_one_is_offered_again(study: Study, qtbot: QtBot, own_home: Path) -> None:
    study.start(qtbot)
    qtbot.waitUntil(lambda: bool(list(own_home.glob("evaluation-*.json"))))
    (own_home / f"evaluation-{os.getpid()}.json").rename(own_home / "evaluation-999999999.json")
    other = Study(study.theatre)
    other.presenter.offer_unfinished()
    assert study.bar.current is not None
    assert "interrupted" in study.bar.current.text
    study.bar.action_buttons[0].click()
    qtbot.addWidget(other.dialog)
    begun = other.studies.last(BeginStudy)
    assert begun.sources.paths == ("/in",)
    assert not (own_home / "evaluation-999999999.json").exists()
    qtbot.waitUntil(lambda: bool(list(own_home.glob("evaluation-*.json"))))
    other.tell(StudyPlanned(1, PAIRS[:1], METHODS, ""), StudyEnded(1, False))
    qtbot.waitUntil(lambda: not list(own_home.glob("evaluation-*.json")))
    assert list(unfinished.interrupted()) == []


def test_a_process_that_dies_can_be_gone_on_with(study: Study, qtbot: QtBot) -> None:
    study.start(qtbot)
    study.tell(StudyPlanned(1, PAIRS[:1], METHODS, ""))
    study.studies.stopped.emit(-11)
    assert not study.presenter.running
    assert study.dialog.notices.current is not None
    study.dialog.notices.action_buttons[0].click()
    assert study.studies.starts == 2
    assert study.studies.last(BeginStudy).number == 2
    study.tell(measured(0, "noisy"))
    assert study.presenter.evaluation.measured == 0, "what was on its way is of the one before"


# Tables and plots


def test_all_photos_together_in_plain_words_with_numbers_in_the_tooltip(study: Study, qtbot: QtBot) -> None:
    study.run(qtbot)
    told = study.together()
    assert list(told) == ["Mean", "95 % between", "Against Noisy", "How sure", "Wins"]
    assert told["Against Noisy"] == ["", "+3.00", "+9.25"]
    assert told["How sure"] == ["", "very sure", "very sure"]
    assert told["Wins"] == ["0", "0", "8"]
    tip = study.dialog.results.table.summary.index(3, 3).data(Qt.ItemDataRole.ToolTipRole)
    assert "p = 0.0" in tip
    assert "better on 8, worse on 0" in tip


def test_another_reference_metric_and_part_of_the_names(study: Study, qtbot: QtBot) -> None:
    study.run(qtbot)
    page = study.dialog.results
    page.references.setCurrentIndex(page.references.findData("fast"))
    page.references.activated.emit(page.references.currentIndex())
    study.answer_overview()
    assert study.together()["Against fast"][1] == "−6.25"
    page.metrics.setCurrentIndex(page.metrics.findData("seconds"))
    page.metrics.activated.emit(page.metrics.currentIndex())
    study.answer_overview()
    assert study.dialog.results.table.figures.columnCount() == 3, "the untouched photo takes no time"
    assert study.cells(1)[0] == "3.00"
    assert study.together()["Wins"] == ["8", "0"], "the quicker one wins"
    qtbot.keyClicks(page.filter, "p3")
    assert study.cells(0) == ["p3.png"]
    study.answer_overview()
    assert study.client.last(MakeOverview).figures == {"median": {3: 3.0}, "fast": {3: 9.0}}


def test_columns_sort_by_clicks_and_by_key(study: Study, qtbot: QtBot) -> None:
    study.run(qtbot)
    table = study.dialog.results.table
    click_header(qtbot, table.photos.horizontalHeader(), 1)
    once = study.cells(1)
    assert once == sorted(once)
    click_header(qtbot, table.photos.horizontalHeader(), 1)
    assert study.cells(1) == sorted(once, reverse=True)
    assert study.cells(0) != [f"p{place}.png" for place in range(8)]
    table.photos.setCurrentIndex(table.figures.index(0, 0))
    qtbot.keyClick(table.photos, Qt.Key.Key_S)
    assert study.cells(0) == [f"p{place}.png" for place in range(8)]


def test_enter_on_a_figure_asks_for_the_photo_where_that_method_is_worst(study: Study, qtbot: QtBot) -> None:
    study.run(qtbot)
    table = study.dialog.results.table
    table.photos.setCurrentIndex(table.figures.index(2, 2))
    with qtbot.waitSignal(study.presenter.photoRequested) as told:
        qtbot.keyClick(table.photos, Qt.Key.Key_Return)
    assert told.args == [PAIRS[2], "median", Rect(20, 0, 148, 128)]


def test_a_click_in_the_plot_chooses_the_row_and_asks_for_the_photo(study: Study, qtbot: QtBot) -> None:
    study.run(qtbot)
    plots = study.dialog.results.plots
    qtbot.waitUntil(lambda: plots.plot is not None)
    plot = plots.plot
    assert plot is not None
    plot.grab()
    series = plot._drawing.series[2]
    mark = series.marks[5]
    with qtbot.waitSignal(study.presenter.photoRequested) as told:
        at = plot.mapFromScene(plot.place_of(mark))
        qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told.args == [PAIRS[5], "fast", Rect(50, 0, 178, 128)]
    assert study.dialog.results.table.chosen == 5
    assert plot._line.value() == 6.0
    study.dialog.results.table.photos.selectRow(1)
    assert plot._line.value() == 2.0
    plots.tabs.setCurrentIndex(list(Kind).index(Kind.GAIN))
    assert len(plot._rings.data) == 2, "the photo is ringed for every method"


@pytest.mark.parametrize("kind", list(Kind))
def test_every_plot_is_drawn_and_saved(
    study: Study, qtbot: QtBot, kind: Kind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study.run(qtbot)
    plots = study.dialog.results.plots
    qtbot.waitUntil(lambda: plots.plot is not None)
    plots.tabs.setCurrentIndex(list(Kind).index(kind))
    assert plots.plot is not None
    drawn = plots.plot._drawing
    assert not drawn.empty
    assert bool(drawn.levels) is (kind in (Kind.PHOTOS, Kind.TIME)), "figures of others where PSNR is drawn"
    for name in ("plot.png", "plot.svg"):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, name=name: (str(tmp_path / name), ""))
        qtbot.mouseClick(plots.save_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda name=name: (tmp_path / name).exists())
    assert (tmp_path / "plot.png").read_bytes().startswith(b"\x89PNG")
    assert b"<svg" in (tmp_path / "plot.svg").read_bytes()


def test_published_figures_can_be_left_out(study: Study, qtbot: QtBot) -> None:
    study.run(qtbot)
    plots = study.dialog.results.plots
    qtbot.waitUntil(lambda: plots.plot is not None)
    assert plots.plot is not None
    assert "BM3D" in plots.plot._drawing.levels[-1].name
    assert "ECCV" in plots.plot._drawing.levels[-1].tells
    box = plots.published
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert plots.plot._drawing.levels == ()


def test_reports_are_written_by_the_process(
    study: Study, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study.run(qtbot)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "r"), ""))
    study.dialog.results.header.report_button.menu().actions()[0].trigger()
    assert study.studies.last(WriteStudy) == WriteStudy(1, str(tmp_path / "r.html"))
    study.tell(StudyWritten(1, str(tmp_path / "r.html")))
    assert study.dialog.notices.current is not None
    assert "r.html" in study.dialog.notices.current.text
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    (show,) = study.dialog.notices.current.actions
    show.do()
    assert opened == [str(tmp_path / "r.html")]
    study.tell(Failed(WriteStudy(1, "x"), "The report could not be saved."))


def test_without_truth_other_things_are_shown(study: Study, qtbot: QtBot) -> None:
    study.start(qtbot)
    pair = Pair(Path("/in/a.png"), Path("/in/a.png"), truth=False)
    study.tell(StudyPlanned(1, (pair,), ("noisy", "median"), ""))
    study.tell(StudyMeasured(1, Cleaning("noisy", pair, 12.0, 1.0, 0.0, 0.5)))
    study.tell(StudyMeasured(1, Cleaning("median", pair, 3.0, 0.75, 1.0, 0.5)), StudyEnded(1, False))
    study.answer_overview()
    assert [study.dialog.results.metrics.itemText(place) for place in range(2)] == [
        "Noise left (levels)",
        "Detail kept (%)",
    ]
    assert study.cells(2) == ["3.00"]
    assert study.together()["How sure"] == ["", "too few photos"]


def test_photos_whose_noise_was_made_are_written_before_they_are_shown(study: Study, qtbot: QtBot) -> None:
    study.start(qtbot)
    pair = Pair(Path("/in/a.png"), Path("/in/a.png"), 25.0)
    study.tell(StudyPlanned(1, (pair,), ("noisy", "median"), ""))
    study.tell(StudyMeasured(1, Measurement("median", pair, Score(30.0, 0.9), 1.0, 1.0, worst=Rect(0, 0, 9, 9))))
    table = study.dialog.results.table
    qtbot.waitUntil(lambda: study.cells(2) == ["30.00"])
    table.photos.setCurrentIndex(table.figures.index(0, 2))
    with qtbot.assertNotEmitted(study.presenter.photoRequested):
        qtbot.keyClick(table.photos, Qt.Key.Key_Return)
    assert study.studies.last(WritePhoto).pair == pair
    files = Pair(Path("/tmp/a_noisy.tif"), Path("/tmp/a_clean.tif"))
    with qtbot.waitSignal(study.presenter.photoRequested) as told:
        study.tell(PhotoWritten(1, pair, files))
    assert told.args == [files, "median", Rect(0, 0, 9, 9)]
