"""What is found, measured and planned, in words."""

from dataclasses import replace

import pytest

from denoiser_gui.dialogs.training_wizard.noise_page import Statistic
from denoiser_gui.presenters import planning_words as words
from denoiser_gui.state.training_plan import BURSTS, CLEAN, LENGTHS, MATERIALS, NOISY, OWN, Plan
from engine.service.showing import FIGURES
from engine.service.training_replies import CameraMatched, FoundProblem, MaterialFound, SpeedMeasured, TrainingForecast
from engine.training.config import RECIPE_NAMES
from tests.gui.presenters.planner import GREY, PROBLEM, examples

pytestmark = pytest.mark.usefixtures("qapp")

FOUND = MaterialFound(1, examples(), (PROBLEM, FoundProblem((), "There are only 9 examples.", False)), True)
MATCHED = CameraMatched(1, GREY, GREY, tuple((name, 1.5, 1.25) for name in FIGURES))
FORECAST = TrainingForecast(1, 0.5, 1200, 600.0, 1_500_000_000, 12, "CPU")
PLAN = Plan(start="quality", name="mine")


def test_facts_of_what_was_found() -> None:
    assert words.facts(()) == ""
    assert words.facts(examples()).split(" · ")[1:] == ["6000 × 4000", "Leica M6, Nokia 808", "ISO 800–2400"]
    one = examples(1)[0]
    assert words.facts((replace(one, camera="", iso=None),)) == "6000 × 4000"
    assert words.facts((one, replace(one, width=100, height=50, scene="x"))).startswith("100 × 50 to 6000 × 4000")
    many = tuple(replace(one, camera=f"Camera {place}", scene=str(place)) for place in range(5))
    assert "Camera 0, Camera 1, Camera 2 and 2 more" in words.facts(many)


def test_rows_tell_what_is_wrong_first() -> None:
    rows = words.Rows(FOUND)
    assert (rows[0].name, rows[0].wrong, rows[0].facts) == ("broken.jpg", True, "")
    assert rows[1].use == "There are only 9 examples."
    assert not rows[1].wrong
    assert (rows[2].name, rows[2].facts, rows[2].use) == ("0.jpg", "6000 × 4000 · Leica M6 · ISO 800", "Training")
    assert rows[2].tooltip == "/n/0.jpg\n/c/0.jpg"
    windows = MaterialFound(1, (), (FoundProblem(("C:\\photos\\a.jpg",), "Broken.", True),), True)
    assert words.Rows(windows)[0].name == "a.jpg"
    assert [row.name for row in rows] == ["broken.jpg", "", *(f"{place}.jpg" for place in range(10))]
    assert rows[-1] == rows[11:][0]


@pytest.mark.parametrize("material", MATERIALS)
def test_every_material_has_its_words(material: str) -> None:
    plan = replace(PLAN, material=material)
    assert words.headline(plan, FOUND).startswith("10 ")
    assert words.summary(plan, FOUND, "U", None)[0].startswith("The model learns from 9 ")
    for missing in (("noisy", "clean"), ("clean",), ("noisy",), ("bursts",)):
        assert words.invitation(plan, missing).startswith("Add ")


@pytest.mark.parametrize("recipe", RECIPE_NAMES)
def test_every_recipe_has_its_words(recipe: str) -> None:
    told = words.summary(replace(PLAN, material=CLEAN, recipe=recipe), FOUND, "U", None)
    assert sum("oise" in sentence for sentence in told) == 1
    for material in (NOISY, BURSTS):
        assert not any(
            "is made" in sentence for sentence in words.summary(replace(PLAN, material=material), FOUND, "U", None)
        )


@pytest.mark.parametrize("length", LENGTHS)
def test_every_length_has_its_words(length: str) -> None:
    plan = replace(PLAN, length=length)
    sentence = words.own_sentence() if length == OWN else words.preset_sentence(length)
    assert sentence.endswith(".")
    assert words.planned_length(plan) in words.summary(plan, FOUND, "U", None)[3]
    assert [label for label, _ in words.unknown_rows(plan)] == [label for label, _ in words.forecast_rows(FORECAST)]


@pytest.mark.parametrize(
    ("unit", "amount", "told"),
    [("minutes", 30.0, "30 min"), ("minutes", 4320.0, "3.0 days"), ("steps", 1500.0, "1,500 steps")],
)
def test_lengths_of_ones_own(unit: str, amount: float, told: str) -> None:
    assert words.planned_length(Plan(length=OWN, unit=unit, amount=amount)) == told


def test_the_summary_says_what_will_be_done() -> None:
    told = "\n".join(words.summary(PLAN, FOUND, "U-shaped autoencoder", FORECAST))
    for part in ("There are only 9 examples.", "“quality”", "about 10 min on CPU: 1,200 steps, with 1.5 GB", "“mine”"):
        assert part in told
    told = "\n".join(words.summary(replace(PLAN, anew=True), None, "U-shaped autoencoder", None))
    assert "It starts anew: U-shaped autoencoder, size small." in told
    assert "It starts anew: AEv2_0." in words.summary(replace(PLAN, anew=True, size=""), None, "AEv2_0", None)
    nothing = MaterialFound(1, examples()[:9], (), True)
    assert "Nothing is kept" in words.summary(PLAN, nothing, "U", None)[0]


def test_speeds_are_in_seconds() -> None:
    assert words.speed_cells(None) == ("", "", "")
    slow = SpeedMeasured(1, "unet", "large", 12_345_678, 1e5, 12.34)
    assert words.speed_cells(slow) == ("12.35 M", "12.3 s", "5 min")


def test_figures_of_noise_are_named() -> None:
    assert set(FIGURES) - {figure.name for figure in words.matched(MATCHED)} == {"Strength"}
    assert words.matched(MATCHED)[0] == Statistic("Strength, levels of 255", "1.50", "1.25")


def test_sizes_are_named_by_speed_and_quality() -> None:
    assert [words.size_title(place, 3, name) for place, name in enumerate(("tiny", "small", "odd"))] == [
        "Tiny – quickest",
        "Small",
        "odd – best",
    ]
    assert words.size_title(0, 1, "") == "The only one"
