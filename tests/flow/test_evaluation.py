"""An evaluation with the real window and real processes: cancelled, gone on with, and looked at where it is worst."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from denoiser_gui.app import Application
from denoiser_gui.state.sides import TRUTH, Sides
from engine.inference.tiling import Rect

SECONDS = 120_000
SIZE, COUNT = 320, 3
METHODS = ("gaussian", "median", "nlm")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Smooth photos with noise, in which one corner is noisier than the rest."""
    ramp = np.linspace(40, 200, SIZE)
    clean = np.broadcast_to((ramp[:, None, None] + ramp[None, :, None]) / 2, (SIZE, SIZE, 3))
    for place in range(COUNT):
        noise = np.random.default_rng(place).normal(0, 12, clean.shape)
        noise[SIZE - 128 :, SIZE - 128 :] *= 4
        for kind, pixels in (("noisy", clean + noise), ("clean", clean)):
            folder = tmp_path / "photos" / kind
            folder.mkdir(parents=True, exist_ok=True)
            Pillow.fromarray(pixels.clip(0, 255).astype(np.uint8)).save(folder / f"p{place}.png")
    return tmp_path / "photos"


def fill_in(application: Application, photos: Path, qtbot: QtBot) -> None:
    application.window.menus.evaluate.trigger()
    setup = application.evaluating.dialog.setup
    setup.add_paths([photos])
    setup.methods.tick(METHODS)
    setup._on_ticked(METHODS)
    qtbot.waitUntil(lambda: f"{COUNT} pair" in setup.found.text(), timeout=SECONDS)
    qtbot.mouseClick(setup.start_button, LEFT)


def test_cancelled_gone_on_with_and_looked_at(
    launch: Callable[[], Application],
    photos: Path,
    tmp_path: Path,
    qtbot: QtBot,
    own_home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    application = launch()
    evaluating = application.evaluating
    fill_in(application, photos, qtbot)
    qtbot.waitUntil(lambda: evaluating.evaluation.measured >= 2, timeout=SECONDS)
    page = evaluating.dialog.results
    qtbot.mouseClick(page.header.cancel_button, LEFT)
    qtbot.waitUntil(lambda: not evaluating.running, timeout=SECONDS)
    before = evaluating.evaluation.measured
    (store,) = (own_home / "evaluations").iterdir()
    kept = store.read_bytes()

    qtbot.mouseClick(page.header.anew_button, LEFT)
    qtbot.mouseClick(evaluating.dialog.setup.start_button, LEFT)
    qtbot.waitUntil(lambda: not evaluating.running, timeout=SECONDS)
    assert evaluating.evaluation.measured == COUNT * len(METHODS) > before - 1
    assert store.read_bytes().startswith(kept), "what was measured was not measured again"
    assert page.header.headline.text().startswith(f"{COUNT} photo")
    qtbot.waitUntil(lambda: page.table.summary.rowCount() == 5, timeout=SECONDS)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "r.html"), ""))
    page.header.report_button.menu().actions()[0].trigger()
    qtbot.waitUntil((tmp_path / "r.html").exists, timeout=SECONDS)

    qtbot.waitUntil(lambda: page.plots.plot is not None and page.plots.plot.chart is not None, timeout=SECONDS)
    plot = page.plots.plot
    assert plot is not None
    plot.grab()
    median = plot._drawing.series[2]
    at = plot.mapFromScene(plot.place_of(median.marks[1]))
    qtbot.mouseClick(plot.viewport(), LEFT, pos=at)
    session, view = application.session, application.window.compare_view
    qtbot.waitUntil(lambda: session.current is not None and session.current.noisy is not None, timeout=SECONDS)
    assert session.current.path == photos / "noisy" / "p1.png"  # type: ignore[union-attr]
    assert session.sides == Sides(TRUTH, "median")
    found = evaluating.evaluation.worst(1, "median")
    assert found == Rect(SIZE - 128, SIZE - 128, SIZE, SIZE)
    qtbot.waitUntil(lambda: view.viewport is not None and not view.viewport.shows_all, timeout=SECONDS)
    assert view.viewport is not None
    assert view.viewport.centre_x > SIZE / 2, "the noisier corner; the window is so tall that all of its height is seen"
    qtbot.waitUntil(lambda: [one.name for one in session.current.further] == ["median"], timeout=SECONDS)  # type: ignore[union-attr]


def test_closing_the_program_in_the_middle_offers_to_go_on_at_the_next_start(
    launch: Callable[[], Application], photos: Path, qtbot: QtBot, own_home: Path
) -> None:
    first = launch()
    fill_in(first, photos, qtbot)
    qtbot.waitUntil(lambda: first.evaluating.evaluation.measured >= 1, timeout=SECONDS)
    first.window.close()
    (left,) = own_home.glob("evaluation-*.json")
    left.rename(own_home / "evaluation-999999999.json")  # as if this process were gone

    second = launch()
    bar = second.window.notice_bar
    assert bar.current is not None
    assert "evaluation was interrupted" in bar.current.text
    qtbot.mouseClick(bar.action_buttons[0], LEFT, pos=QPoint(5, 5))
    qtbot.waitUntil(
        lambda: second.evaluating.evaluation.measured == COUNT * len(METHODS) and not second.evaluating.running,
        timeout=SECONDS,
    )
    assert second.evaluating.setup.wish.methods == METHODS
    second.window.close()
    assert not list(own_home.glob("evaluation-*.json"))
