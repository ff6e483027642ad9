"""The window's settings file, cut at every byte: defaults or what was remembered, and it can be saved again."""

import random
from dataclasses import fields
from pathlib import Path

import pytest

from denoiser_gui import settings
from denoiser_gui.settings import Settings

FULL = Settings(
    model="fast",
    device="cuda:0",
    folder="/photos/Фото, with commas; and = signs",
    geometry=bytes(range(256)),
    layout=b"\0\xff\n;[General]\n",
)


@pytest.fixture
def path(own_home: Path) -> Path:
    settings.save(FULL)
    assert settings.settings_path().parent == own_home
    assert settings.load() == FULL
    return settings.settings_path()


def sane(loaded: Settings) -> bool:
    """Every value is of its type, and texts are whole or cut, never another's."""
    defaults = Settings()
    return all(type(getattr(loaded, field.name)) is type(getattr(defaults, field.name)) for field in fields(Settings))


def test_cut_at_every_byte(path: Path) -> None:
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        loaded = settings.load()
        assert sane(loaded), length
        assert loaded.model
        assert loaded.device
    path.write_bytes(whole)
    assert settings.load() == FULL


def test_after_any_cut_it_can_be_saved(path: Path) -> None:
    whole = path.read_bytes()
    for length in range(0, len(whole), max(1, len(whole) // 40)):
        path.write_bytes(whole[:length])
        settings.load()
        settings.save(FULL)
        assert settings.load() == FULL, length


def test_flipped_bits(path: Path) -> None:
    whole, rng = path.read_bytes(), random.Random(0)
    for _ in range(300):
        changed = bytearray(whole)
        changed[rng.randrange(len(whole))] ^= 1 << rng.randrange(8)
        path.write_bytes(bytes(changed))
        assert sane(settings.load())


def test_a_folder_in_its_place(own_home: Path) -> None:
    settings.settings_path().mkdir()
    assert settings.load() == Settings()
    settings.save(FULL)
    assert settings.settings_path().is_dir()
    assert settings.settings_path().parent == own_home
