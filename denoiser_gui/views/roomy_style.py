"""Fusion with menus whose entries are as easily hit as any other control, and fields whose edges are seen."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComplex,
    QStyleOptionFrame,
    QStyleOptionMenuItem,
    QStyleOptionSlider,
    QWidget,
)

from denoiser_gui.views.targets import TARGET

_Contents = QStyle.ContentsType
_Primitive = QStyle.PrimitiveElement
_EDGED = {
    _Primitive.PE_FrameLineEdit: QStyleOptionFrame,
    _Primitive.PE_IndicatorCheckBox: QStyleOptionButton,
    _Primitive.PE_IndicatorRadioButton: QStyleOptionButton,
}
# Fusion's edges are its windows' colour made darker by 1.4 or more, which a dark window swallows.
_DARK_EDGE = QColor("#b4b4b4")
_LIGHT_EDGE = QColor("#a0a0a0")
_SHARE, _DARK = 0.3, 128


class RoomyStyle(QProxyStyle):
    """Fusion but for some sizes and edges."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self.setObjectName("fusion")

    def sizeFromContents(  # noqa: N802
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        """Entries of menus are at least :data:`TARGET` high; separators are not."""
        result: QSize = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]  # may be None
        if kind in (_Contents.CT_MenuBarItem, _Contents.CT_MenuItem) and not _is_separator(option):
            result.setHeight(max(result.height(), TARGET))
        return result

    def drawPrimitive(  # noqa: N802
        self, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Edges of fields and boxes stand out from the window by 3 to 1, as WCAG 2.1 asks in 1.4.11.

        A button that stays down has some of the accent; Fusion's shade is not seen in dark.
        """
        kind = _EDGED.get(element)
        if kind is not None and isinstance(option, kind):
            option = kind(option)
            palette = QPalette(option.palette)
            palette.setColor(QPalette.ColorRole.Window, _DARK_EDGE if _is_dark(option) else _LIGHT_EDGE)
            option.palette = palette
        elif element == _Primitive.PE_PanelButtonCommand and isinstance(option, QStyleOptionButton):
            option = _held_down(option)
        super().drawPrimitive(element, option, painter, widget)

    def drawComplexControl(  # noqa: N802
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """The handle of a slider is seen in a dark window as well."""
        if control == QStyle.ComplexControl.CC_Slider and isinstance(option, QStyleOptionSlider) and _is_dark(option):
            option = QStyleOptionSlider(option)
            palette = QPalette(option.palette)
            palette.setColor(QPalette.ColorRole.Button, _DARK_EDGE)
            option.palette = palette
        super().drawComplexControl(control, option, painter, widget)


def _is_dark(option: QStyleOption) -> bool:
    return option.palette.color(QPalette.ColorRole.Window).lightness() < _DARK


def _held_down(option: QStyleOptionButton) -> QStyleOptionButton:
    """The same, but for one that was pressed to stay so."""
    if not option.state & QStyle.StateFlag.State_On:
        return option
    option = QStyleOptionButton(option)
    palette = QPalette(option.palette)
    ground, hue = palette.color(QPalette.ColorRole.Button), palette.color(QPalette.ColorRole.Accent)
    palette.setColor(QPalette.ColorRole.Button, _between(ground, hue))
    option.palette = palette
    return option


def _between(ground: QColor, hue: QColor) -> QColor:
    parts = zip(ground.getRgb()[:3], hue.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round((1.0 - _SHARE) * one + _SHARE * other) for one, other in parts))


def _is_separator(option: QStyleOption) -> bool:
    separator = QStyleOptionMenuItem.MenuItemType.Separator
    return isinstance(option, QStyleOptionMenuItem) and option.menuItemType == separator
