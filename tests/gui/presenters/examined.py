"""A photo with two results and a ground truth in the window, and an engine that the test plays."""

from collections.abc import Iterator
from typing import Any, TypeVar

import numpy as np
import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from denoiser_gui.presenters.examining import ExaminingPresenter
from denoiser_gui.state.further import Further, Making
from denoiser_gui.state.session import Stage
from engine.inference.tiling import Rect
from engine.service import buffers
from tests.gui.presenters.stage import Theatre

R = TypeVar("R")

HEIGHT, WIDTH = 60, 80


class Bench:
    """The window with a photo of 60 x 80.

    Attributes:
        noisy, denoised, truth: its pixels.
        key: of the photo.
    """

    def __init__(self, theatre: Theatre) -> None:
        self.theatre = theatre
        self.desk, self.window = theatre.desk, theatre.window
        self.session, self.client = theatre.desk.session, theatre.desk.client
        self.examining = ExaminingPresenter(self.session, self.client, self.window)  # type: ignore[arg-type]
        self.noisy, self.denoised, self.truth = np.random.default_rng(0).integers(
            0, 256, (3, HEIGHT, WIDTH, 3), np.uint8
        )
        self._count = 0
        self.key = self.open("a.png")

    @property
    def view(self) -> Any:
        return self.window.compare_view

    def store(self, pixels: np.ndarray) -> buffers.Buffer:
        self._count += 1
        return buffers.store(self.desk._folder, f"bench{self._count}", pixels)

    def open(self, name: str) -> int:
        """Another photo with the same pixels, done, with a ground truth, and shown."""
        self.desk.found(name)
        key = next(photo.key for photo in self.session if photo.path.name == name)
        noisy, denoised = self.store(self.noisy), self.store(self.denoised)
        self.session.update(
            key,
            stage=Stage.DONE,
            model=self.session.options.model,
            generation=3,
            noisy=noisy,
            noisy_full=noisy,
            denoised=denoised,
            denoised_full=denoised,
            landed=(Rect(0, 0, HEIGHT, WIDTH),),
            truth="/t.png",
            truth_name="t.png",
            truth_display=self.store(self.truth),
        )
        self.session.show(key)
        return key

    def without_truth(self) -> None:
        self.session.update(self.key, truth="", truth_name="", truth_display=None)

    def with_median(self) -> None:
        """A further result."""
        display = self.store(self.denoised // 2)
        one = Further("median", Making.DONE, 5, 1.0, display, display, seconds=0.1)
        self.session.update(self.key, further=(one,))

    def asked(self, kind: type[R]) -> R:
        """The last question of a kind, once nothing changes any more."""
        for _ in range(5):  # one change leads to another, however long a round takes
            QTest.qWait(2)
        return self.client.last(kind)

    def tell(self, reply: object) -> None:
        self.client.received.emit(reply)


@pytest.fixture
def bench(theatre: Theatre, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    for name in ("differing", "framing", "counting", "detailing"):
        monkeypatch.setattr(f"denoiser_gui.presenters.{name}._CALM_MS", 0)
    theatre.window.resize(1280, 800)
    qtbot.waitExposed(theatre.window)
    bench = Bench(theatre)
    yield bench
    theatre.window.compare_view.clear()
