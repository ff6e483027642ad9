"""Fusion with menus whose entries are as easily hit as any other control."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QStyleOptionMenuItem, QWidget

from denoiser_gui.views.targets import TARGET

_Contents = QStyle.ContentsType


class RoomyStyle(QProxyStyle):
    """Only sizes are other than Fusion's."""

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


def _is_separator(option: QStyleOption) -> bool:
    separator = QStyleOptionMenuItem.MenuItemType.Separator
    return isinstance(option, QStyleOptionMenuItem) and option.menuItemType == separator
