"""A box to choose from, beside the photo."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox

from denoiser_gui.views import compare_keys


class ChoiceBox(QComboBox):
    """Leaves the keys of the photo to the window: who just chose a model and presses ``F`` wants no other one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if compare_keys.heard(event):
            event.ignore()
        else:
            super().keyPressEvent(event)
