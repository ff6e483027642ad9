"""Keys by the names that are on the person's keyboard."""

import pytest
from PySide6.QtWidgets import QApplication

from denoiser_gui import language
from denoiser_gui.views.key_names import key_name, with_key


@pytest.mark.parametrize(
    ("name", "shift", "escape"),
    [("en", "Shift+C", "Esc"), ("de", "Umschalt+C", "Esc"), ("fr", "Maj+C", "Échap")],
)
def test_keys_have_the_names_of_the_language(qapp: QApplication, name: str, shift: str, escape: str) -> None:
    language.install(qapp, name)
    try:
        assert key_name("Shift+C") == shift
        assert with_key("Clear", "Esc") == f"Clear\t{escape}"
    finally:
        language.install(qapp, "en")
