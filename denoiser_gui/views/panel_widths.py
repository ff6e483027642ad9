"""How wide the panels beside the photo are: in a small window they are narrow, so that the photo keeps its share."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLayout, QSplitter

from denoiser_gui.views.inspector import Inspector
from denoiser_gui.views.photo_delegate import NARROWEST

FILMSTRIP = 168
INSPECTOR = 264
_SHARE = 0.58  # a little below the three fifths that the photo shall have, so that 1280 x 800 is roomy in large letters


class PanelWidths:
    """Chooses them when the window becomes small or large; in between they are the person's, who drags their edges.

    Args:
        splitter: holds filmstrip, photo and inspector, in this order.
        inspector: lies at the right.
        foot: what is below it, with the same margins.
    """

    def __init__(self, splitter: QSplitter, inspector: Inspector, foot: QLayout) -> None:
        self._splitter = splitter
        self._inspector = inspector
        self._foot = foot
        self._roomy: bool | None = None
        splitter.setSizes([FILMSTRIP, 1280 - FILMSTRIP - INSPECTOR, INSPECTOR])

    def keep(self, window: QSize, around: int) -> None:
        """What the splitter remembers from the last time holds for a roomy window; a small one begins narrow."""
        self._roomy = _is_roomy(window, around) or None

    def follow(self, window: QSize, around: int) -> None:
        """The window has this size, of which ``around`` pixels of the height are not the photo's."""
        roomy = _is_roomy(window, around)
        if roomy is self._roomy:
            return
        self._roomy = roomy
        self._inspector.set_narrow(not roomy)
        self._foot.setContentsMargins(self._inspector.margin, 8, self._inspector.margin, 8)
        strip = FILMSTRIP if roomy else NARROWEST
        side = INSPECTOR if roomy else self._inspector.minimumSizeHint().width()
        self._splitter.setSizes([strip, max(window.width() - strip - side, 1), side])


def _is_roomy(window: QSize, around: int) -> bool:
    """Whether the photo has its share of the window beside wide panels."""
    photo = (window.width() - FILMSTRIP - INSPECTOR) * (window.height() - around)
    return photo >= _SHARE * window.width() * window.height()
