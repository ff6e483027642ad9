"""Facts in the language of the window."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from denoiser_gui import language
from denoiser_gui.presenters.facts import translated
from engine.images.image import Image
from engine.service.facts import facts_of


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    language.install(qapp, "de")
    yield
    language.install(qapp, "en")


FACTS = (
    ("File", "float grey.tif"),
    ("Size", "6000 × 4000 (24.0 MP)"),
    ("Depth", "32 bit float grey with transparency"),
    ("Profile", "sRGB (assumed)"),
    ("Exposure", "1/125 s, f/2.8, 50 mm"),
    ("ISO", "3200"),
    ("Whatever", "1.5"),
)


@pytest.mark.usefixtures("qapp")
def test_in_english_they_are_as_the_engine_says() -> None:
    said = tuple((label, value.replace("\xa0", " ")) for label, value in translated(FACTS))
    assert said == FACTS


@pytest.mark.usefixtures("german")
def test_labels_words_and_figures_are_translated_names_are_not() -> None:
    assert translated(FACTS) == (
        ("Datei", "float grey.tif"),
        ("Größe", "6000 × 4000 (24,0\xa0MP)"),
        ("Tiefe", "32 bit Gleitkomma Graustufen mit Transparenz"),
        ("Profil", "sRGB (angenommen)"),
        ("Belichtung", "1/125\xa0s, f/2,8, 50\xa0mm"),
        ("ISO", "3200"),
        ("Whatever", "1.5"),
    )


@pytest.mark.usefixtures("german")
def test_no_label_of_the_engine_is_forgotten(tmp_path: Path) -> None:
    facts = facts_of(tmp_path / "a.png", Image(np.zeros((2, 3, 3), np.uint8)))
    same = [label for (label, _), (before, _) in zip(translated(facts), facts, strict=True) if label == before]
    assert same == ["Format"]
