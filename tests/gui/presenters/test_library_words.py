"""What the library's page tells of a model."""

from pathlib import Path

import pytest

from denoiser_gui.presenters.library_words import facts_of
from engine.models.descriptor import Descriptor
from engine.models.listing import Listed
from engine.models.notes import Note

METRICS = {"clean photos put in": {"psnr": 45.864, "ssim": 0.9954, "worst_psnr": 38.82}}


def listed(field: int | None = 16, gap: float | None = None, **more: str) -> Listed:
    arguments = {"channels": 3, "widths": [8], "blocks": [1]}
    descriptor = Descriptor("m", "unet", arguments, 3, 2, field, False, 1, 1e3, metrics=METRICS, **more)  # type: ignore[arg-type]
    return Listed(descriptor, Path("m.safetensors"), 10, 0.0, Note(tile_gap=gap))


def test_figures_have_their_units_and_the_worst_photo_is_told() -> None:
    facts = facts_of(listed(), None, "")
    assert dict(facts.figures) == {
        "PSNR, clean photos put in": "45.86 dB",
        "SSIM, clean photos put in": "0.9954",
        "PSNR of the worst, clean photos put in": "38.82 dB",
    }
    assert facts.measures == (45.864, 0.9954, 38.82)


@pytest.mark.parametrize(
    ("field", "label"),
    [
        ("recipe", "How it was trained"),
        ("weaknesses", "Known weaknesses"),
        ("reproduce", "Figures measured by"),
    ],
)
def test_what_only_some_cards_tell_is_shown_where_it_is_told(field: str, label: str) -> None:
    assert dict(facts_of(listed(**{field: "some words"}), None, "").facts)[label] == "some words"
    assert label not in dict(facts_of(listed(), None, "").facts)


@pytest.mark.parametrize(
    ("field", "gap", "words"),
    [
        (16, None, "16 pixels to each side"),
        (None, None, "the whole picture: tiles may show slight seams"),
        (None, 2.54, "the whole picture: tiles differed by up to 2.5 levels in its trial"),
    ],
)
def test_how_far_a_model_sees_and_how_far_its_tiles_differ(field: int | None, gap: float | None, words: str) -> None:
    assert dict(facts_of(listed(field, gap), None, "").facts)["Sees"] == words
