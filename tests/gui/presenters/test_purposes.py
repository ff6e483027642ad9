"""What the shipped models are for."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from denoiser_gui import language
from denoiser_gui.presenters.inspecting import model_choice
from engine.models.library import default_library


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    language.install(qapp, "de")
    yield
    language.install(qapp, "en")


@pytest.mark.usefixtures("german")
def test_it_is_translated_for_every_one() -> None:
    models = default_library().list()
    assert models
    for model in models:
        assert model.purpose not in model_choice(model).explanation
