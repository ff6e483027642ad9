from pathlib import Path

import pytest

from denoiser_gui import settings
from denoiser_gui.settings import Settings


@pytest.mark.parametrize("recent", [(), ("/a b/ä.png",), ("/a, b", "/c=d;e", "/#f")])
def test_what_was_saved_comes_back(recent: tuple[str, ...]) -> None:
    kept = Settings(
        model="fast",
        device="cpu",
        best=True,
        folder="/some/where",
        geometry=b"\0\1geometry\n[x]\xff",
        layout=b"layout",
        output="/out",
        template="{folder}/{name}",
        saved="/results",
        recent=recent,
        appearance="dark",
        panels=False,
        plot=False,
        overview=False,
        overview_left=True,
        histogram=True,
        pixel=True,
        arrangement="4 horizontal",
        language="de",
        training='{"material": "pairs", "noisy": ["/a \\u00e4", "C:\\\\x"]}',
    )
    settings.save(kept)
    assert settings.load() == kept
    assert settings.set_aside_if_damaged() is None, "what was written is well"


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


@pytest.mark.parametrize(
    "content",
    [b"\0\xff\0", b"[General\nmodel", b"[General]\nmodel=quality\nfold", b"\x89PNG\r\n\x1a\n", b"<html>\n</html>"],
)
def test_a_damaged_file_is_kept_beside_a_new_one(content: bytes, own_home: Path) -> None:
    for number in (1, 2):
        settings.settings_path().write_bytes(content)
        aside = settings.set_aside_if_damaged()
        assert aside is not None
        assert aside.name.startswith("settings.ini.broken-2")
        assert aside.read_bytes() == content
        assert len(list(own_home.glob("*.broken-*"))) == number
    assert not settings.settings_path().exists()
    assert settings.load() == Settings()


@pytest.mark.parametrize("content", [b"", b"[General]\r\nmodel=fast\r\n", b"; mine\n\n[General]\nwindow\\x=1\n"])
def test_what_a_person_may_have_written_is_no_damage(content: bytes) -> None:
    assert settings.set_aside_if_damaged() is None
    settings.settings_path().write_bytes(content)
    assert settings.set_aside_if_damaged() is None


def test_values_that_make_no_sense_are_as_at_first() -> None:
    settings.settings_path().write_bytes(b"[General]\ngeometry=abc\nrecent=@ByteArray(x)\nplot=purple\nmodel=\n")
    assert settings.load() == Settings()
