from pathlib import Path

import pytest

from denoiser_gui import settings
from denoiser_gui.settings import Settings


def test_what_was_saved_comes_back() -> None:
    kept = Settings("fast", "cpu", "/some/where", b"\0\1geometry", b"layout", "/out", "{folder}/{name}")
    settings.save(kept)
    assert settings.load() == kept


def test_at_first_there_are_defaults() -> None:
    assert settings.load() == Settings()


@pytest.mark.parametrize(
    "content", [b"", b"\0\xff\0", b"[General]\nmodel=@Invalid()\ngeometry=abc", b"[General\nmodel"]
)
def test_a_damaged_file_does_no_harm(content: bytes, own_home: Path) -> None:
    settings.settings_path().write_bytes(content)
    loaded = settings.load()
    assert loaded.model == Settings().model
    assert loaded.geometry == b""
    assert settings.settings_path().parent == own_home
