"""Whether things may move: people whom moving things make ill tell their system so."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)


def is_reduced() -> bool:
    """Whether the system asks for as little motion as can be."""
    hints = QGuiApplication.styleHints()  # held, as PySide lets what hangs on it go with it
    return hints.accessibility().motionPreference() is Qt.MotionPreference.ReducedMotion


def follow_system(app: QApplication) -> None:
    """Switch Qt's own effects off where the system asks for it."""
    if is_reduced():
        for effect in _EFFECTS:
            app.setEffectEnabled(effect, False)
