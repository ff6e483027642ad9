"""PSNR and SSIM of every photo, noisy beside denoised."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from denoiser_gui.views.loading import Loading
from denoiser_gui.views.score_table import psnr_text, ssim_text
from engine.metrics.score import Score

if TYPE_CHECKING:
    from denoiser_gui.views.bar_pairs import BarPairs

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class ScorePoint:
    """A photo with a ground truth.

    Attributes:
        key: by which the photo is known.
        name: of its file.
        noisy: score of the photo as it came.
        denoised: score of the result, None while it is still to come.
    """

    key: str
    name: str
    noisy: Score
    denoised: Score | None = None

    @property
    def summary(self) -> str:
        """The photo's figures as a sentence."""
        noisy = translate("ScorePlot", "{name}: noisy {psnr} dB, SSIM {ssim}").format(
            name=self.name, psnr=psnr_text(self.noisy.psnr), ssim=ssim_text(self.noisy.ssim)
        )
        if self.denoised is None:
            return noisy
        denoised = translate("ScorePlot", "denoised {psnr} dB, SSIM {ssim}").format(
            psnr=psnr_text(self.denoised.psnr), ssim=ssim_text(self.denoised.ssim)
        )
        return f"{noisy}; {denoised}"


class ScorePlot(QWidget):
    """A pair of bars a photo; without any ground truth, a sentence. The plot is made when it is first needed.

    Signals:
        photoChosen(str): key of the photo whose bars were clicked.
    """

    photoChosen = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: list[ScorePoint] = []
        self._current: str | None = None
        self._bars: BarPairs | None = None
        self._loading = Loading("denoiser_gui.views.bar_pairs", self)
        self.hint = QLabel(
            self.tr("No photo has a ground truth yet. Drop a clean photo onto its thumbnail to see PSNR and SSIM here.")
        )
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setMargin(16)
        self.setAccessibleName(self.tr("PSNR and SSIM of each photo"))
        self.setMinimumHeight(96)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.hint)
        self._loading.loaded.connect(self._made)

    def set_points(self, points: Sequence[ScorePoint]) -> None:
        """Show these photos, in their order."""
        self._points = list(points)
        self.setAccessibleDescription(". ".join(point.summary for point in points))
        if not points:
            self._stack.setCurrentWidget(self.hint)
            return
        bars = self._made()
        bars.show_points(self._points, self._current)
        self._stack.setCurrentWidget(bars)

    def set_current(self, key: str | None) -> None:
        """Mark the photo that is on show. Nothing is emitted."""
        self._current = key
        if self._bars is not None:
            self._bars.mark(key)

    def prepare(self) -> None:
        """Load what draws the plot, in a thread, and make it: it costs half a second that nobody should wait for."""
        self._loading.start()

    def _made(self) -> "BarPairs":
        if self._bars is None:
            from denoiser_gui.views.bar_pairs import BarPairs  # what :meth:`prepare` loads

            self._bars = BarPairs()
            self._bars.photoChosen.connect(self.photoChosen)
            self._stack.addWidget(self._bars)
        return self._bars
