"""How much of the denoising is applied: two sliders."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QWidget

from denoiser_gui.views.targets import make_target
from denoiser_gui.views.typography import tabular

_FULL = 100


class ResettingSlider(QSlider):
    """0 to 100 %; a double-click brings back 100."""

    def __init__(self, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, _FULL)
        self.setValue(_FULL)
        self.setPageStep(10)
        make_target(self)
        self.setAccessibleName(name)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.setValue(_FULL)
        event.accept()


class StrengthPanel(QWidget):
    """Luminance (grain) and chrominance (blotches of colour).

    Signals:
        strengthChanged(float, float): luminance and chrominance, each 0 to 1, as the person moves a slider.
    """

    strengthChanged = Signal(float, float)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)
        self._numbers: dict[QSlider, QLabel] = {}
        self.luminance = self._add(self.tr("Luminance"), self.tr("Grain: how much is removed. Double-click for 100 %"))
        self.chrominance = self._add(
            self.tr("Chrominance"), self.tr("Colour speckle: how much is removed. Double-click for 100 %")
        )

    def set_strength(self, luminance: float, chrominance: float) -> None:
        """Put the sliders where they belong, each 0 to 1; nothing is emitted."""
        for slider, value in ((self.luminance, luminance), (self.chrominance, chrominance)):
            slider.blockSignals(True)
            slider.setValue(round(_FULL * value))
            slider.blockSignals(False)
            self._write(slider)

    def _add(self, name: str, explanation: str) -> ResettingSlider:
        slider, label, number = ResettingSlider(name), QLabel(name), QLabel()
        slider.setToolTip(explanation)
        label.setBuddy(slider)
        number.setFont(tabular(self.font()))
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        number.setMinimumWidth(QFontMetrics(number.font()).horizontalAdvance("100 %"))
        self._numbers[slider] = number
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(number, row, 1)
        self._grid.addWidget(slider, row + 1, 0, 1, 2)
        self._write(slider)
        slider.valueChanged.connect(lambda: self._on_moved(slider))
        return slider

    def _on_moved(self, slider: QSlider) -> None:
        self._write(slider)
        self.strengthChanged.emit(self.luminance.value() / _FULL, self.chrominance.value() / _FULL)

    def _write(self, slider: QSlider) -> None:
        self._numbers[slider].setText(f"{slider.value()} %")
