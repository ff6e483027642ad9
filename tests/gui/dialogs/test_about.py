from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from denoiser_gui.dialogs.about import AboutDialog, Component
from denoiser_gui.presenters.about import components


def test_all_that_the_program_is_made_of_has_a_version_and_a_licence() -> None:
    told = {part.name: part for part in components()}
    assert {"torch", "numpy", "pyvips", "Lucide", "quality"} <= set(told)
    assert all(part.version and part.licence and len(part.licence) < 500 for part in told.values())
    assert "LGPL" in told["PySide6_Essentials"].licence
    assert "BSD" in told["scikit-image"].licence


def test_it_is_listed_and_can_be_copied(qtbot: QtBot) -> None:
    dialog = AboutDialog("1.2", [Component("torch", "2.0", "BSD")])
    qtbot.addWidget(dialog)
    assert [dialog.table.item(row, 0).text() for row in range(dialog.table.rowCount())] == ["Denoiser", "torch"]  # type: ignore[union-attr]
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == "Denoiser 1.2 (MIT)\ntorch 2.0 (BSD)"
