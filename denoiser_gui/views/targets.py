"""How large a thing must be so that it is hit easily: at least 28 pixels, more in large letters."""

from PySide6.QtWidgets import QWidget

TARGET = 28


def make_target(widget: QWidget, height: int = TARGET) -> None:
    """Give a control its least height; a plain minimum of Qt would let it be squeezed below its letters."""
    widget.setMinimumHeight(max(height, widget.sizeHint().height()))
