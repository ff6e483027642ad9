"""The dialogs of the system, answered by the test."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from denoiser_gui.views.questions import Questions


@pytest.mark.parametrize(
    ("typed", "written"),
    [("night.tif", "night.tif"), ("night", "night.png"), ("taken", "taken-2.png"), ("", None)],
)
def test_a_name_without_an_ending_gets_the_proposed_one(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, written: str | None
) -> None:
    (tmp_path / "taken.png").touch()
    answer = str(tmp_path / typed) if typed else ""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (answer, ""))
    window = QWidget()
    qtbot.addWidget(window)
    chosen = Questions(window).where_to_save(tmp_path / "photo_denoised.png")
    assert chosen == (None if written is None else tmp_path / written)
