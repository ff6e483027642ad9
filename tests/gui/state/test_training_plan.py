"""Answers become configurations, come back after a day, and survive damage."""

import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from denoiser_gui.state import training_plan
from denoiser_gui.state.training_plan import (
    BURSTS,
    CLEAN,
    NOISY,
    OWN,
    PAIRS,
    Page,
    Plan,
    as_text,
    config_of,
    forecast_config,
    from_text,
    material_config,
    missing_roles,
    page_after,
    pages,
    reason_against,
    typed,
)
from engine.training.config import as_toml, read
from engine.training.presets import preset

FULL = Plan(
    material=CLEAN,
    noisy=("/n",),
    clean=("/c", "/d/ä.png"),
    bursts=("/b",),
    share=0.2,
    recipe="phone",
    matched=True,
    camera=("/cam",),
    anew=True,
    start="quality",
    architecture="nafnet",
    size="tiny",
    length=OWN,
    amount=12.5,
    unit="minutes",
    expert=(("augmentation.flips", False), ("run.patch", 64)),
    name="mine",
    licence="my own",
    watch=False,
)


def test_noise_is_asked_for_clean_photos_alone() -> None:
    assert pages(Plan(material=CLEAN)) == tuple(Page)
    assert Page.NOISE not in pages(Plan(material=PAIRS))
    assert page_after(Page.DATA, Plan(material=CLEAN)) is Page.NOISE
    assert page_after(Page.DATA, Plan(material=BURSTS)) is Page.MODEL
    assert page_after(Page.SUMMARY, Plan()) is None


@pytest.mark.parametrize(
    ("material", "roles"),
    [(PAIRS, ("noisy", "clean")), (CLEAN, ("clean",)), (NOISY, ("noisy",)), (BURSTS, ("bursts",))],
)
def test_only_the_chosen_material_counts(material: str, roles: tuple[str, ...]) -> None:
    plan = replace(FULL, material=material)
    data = config_of(plan).data
    for role in ("noisy", "clean", "bursts"):
        assert bool(getattr(data, role)) is (role in roles)
    assert bool(data.camera) is (material == CLEAN)
    assert missing_roles(plan) == ()
    assert missing_roles(Plan(material=material)) == roles


def test_paths_are_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert config_of(Plan(material=NOISY, noisy=("here",))).data.noisy == (str(tmp_path / "here"),)


def test_all_answers_are_in_the_configuration(tmp_path: Path) -> None:
    config = config_of(FULL, ("/open.jpg",))
    assert (config.name, config.data.licence, config.data.validation_share) == ("mine", "my own", 0.2)
    assert (config.network.architecture, config.network.size, config.network.start) == ("nafnet", "tiny", "")
    assert (config.run.minutes, config.run.steps, config.run.epochs, config.run.patch) == (12.5, 0, 0, 64)
    assert config.augmentation.flips is False
    assert config.data.previews == ()
    assert config_of(replace(FULL, watch=True), ("/open.jpg",)).data.previews == ("/open.jpg",)
    (tmp_path / "c.toml").write_text(as_toml(config), encoding="utf-8")
    assert read(tmp_path / "c.toml") == config, "the training's process gets the same"


def test_a_model_learns_further_gently_unless_one_says_otherwise() -> None:
    plan = Plan(start="quality")
    config = config_of(plan)
    assert config.network.start == "quality"
    assert config.optimisation.rate == pytest.approx(0.2 * preset("quick").optimisation.rate)
    assert config_of(plan.with_expert("optimisation.rate", 0.5)).optimisation.rate == 0.5
    assert config_of(replace(plan, anew=True)).optimisation.rate == preset("quick").optimisation.rate


@pytest.mark.parametrize(("unit", "amount"), [("minutes", 7.5), ("epochs", 3.0), ("steps", 500.0)])
def test_a_length_of_ones_own(unit: str, amount: float) -> None:
    run = config_of(Plan(length=OWN, unit=unit, amount=amount)).run
    assert {name: getattr(run, name) for name in ("minutes", "epochs", "steps") if getattr(run, name)} == {unit: amount}


@pytest.mark.parametrize(("minutes", "patch", "often"), [(0.1, 96, 2), (2.0, 96, 4), (29.0, 96, 8), (30.0, 128, 20)])
def test_a_short_training_does_not_spend_its_time_on_checking(minutes: float, patch: int, often: int) -> None:
    run = config_of(Plan(length=OWN, amount=minutes)).run
    assert (run.minutes, run.patch, run.validate) == (minutes, patch, often)


def test_what_is_asked_again_when() -> None:
    plan = Plan(material=CLEAN, clean=("/c",), start="quality")
    for other in (replace(plan, recipe="phone"), replace(plan, length="best"), replace(plan, anew=True)):
        assert material_config(other) == material_config(plan)
    for other in (replace(plan, share=0.3), replace(plan, clean=("/d",)), plan.with_expert("run.seed", 7)):
        assert material_config(other) != material_config(plan)
    for other in (replace(plan, name="x"), replace(plan, licence="y"), replace(plan, noisy=("/elsewhere",))):
        assert forecast_config(other) == forecast_config(plan)
    for other in (replace(plan, length="best"), replace(plan, anew=True), plan.with_expert("run.batch", 3)):
        assert forecast_config(other) != forecast_config(plan)


def test_expert_values_come_and_go() -> None:
    plan = Plan().with_expert("run.patch", 64).with_expert("run.seed", 3).with_expert("run.patch", 32)
    assert dict(plan.expert) == {"run.patch": 32, "run.seed": 3}
    assert plan.with_expert("run.seed", None).expert == (("run.patch", 32),)
    assert plan.without_experts(("run.patch",)).expert == (("run.seed", 3),)


@pytest.mark.parametrize(
    ("text", "value"),
    [("5", 5), (" 0,5 ", 0.5), ("1e-3", 0.001), ("", ""), ("abc", "abc"), ("-3", -3), ("1.5.2", "1.5.2")],
)
def test_numbers_are_typed_as_people_write_them(text: str, value: object) -> None:
    assert typed(text) == value


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("run.patch", 5, "between 8 and 2048"),
        ("run.patch", 64.5, "whole number"),
        ("run.seed", "abc", "whole number"),
        ("optimisation.rate", 0, "between"),
        ("optimisation.rate", math.nan, "between"),
        ("optimisation.loss", "l7", "there are"),
    ],
)
def test_wrong_values_have_a_reason(key: str, value: Any, words: str) -> None:
    reason = reason_against(key, value)
    assert words in reason
    assert reason[0].isupper()
    assert reason.endswith(".")


def test_right_values_have_none() -> None:
    assert reason_against("run.patch", 64) == ""
    assert reason_against("optimisation.rate", 1) == "", "a whole number is a number"


def test_what_was_remembered_comes_back() -> None:
    assert from_text(as_text(FULL)) == FULL
    assert from_text(as_text(Plan())) == Plan()
    odd = Plan(noisy=("/with \udcff surrogate", 'a "b"\n', "ä"))
    assert from_text(as_text(odd)) == odd


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "7", "\0", '{"material": ', '"plan"', "{" * 50, "[" * 100_000])
def test_damaged_text_is_as_at_first(text: str) -> None:
    assert from_text(text) == Plan()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("material", "video"),
        ("noisy", "no list"),
        ("share", 0.9),
        ("share", "much"),
        ("share", math.nan),
        ("recipe", "none"),
        ("anew", 1),
        ("length", "for ever"),
        ("amount", -3.0),
        ("amount", 0.0),
        ("amount", math.inf),
        ("amount", True),
        ("unit", "years"),
        ("size", 3),
        ("expert", {"run.patch": 3}),
        ("expert", [["run.patch", 3]]),
        ("expert", [["name", "x"]]),
        ("expert", [["run.patch"]]),
        ("expert", ["run.patch", [1, 2]]),
        ("expert", [["run.patch", "64"]]),
        ("unheard of", 1),
    ],
)
def test_one_answer_that_cannot_be_costs_no_other(name: str, value: object) -> None:
    told = {**json.loads(as_text(replace(FULL, expert=()))), name: value}
    plan = from_text(json.dumps(told))
    changes: dict[str, Any] = {name: getattr(Plan(), name)} if name in told and hasattr(Plan(), name) else {}
    assert plan == replace(FULL, **{"expert": (), **changes})
    for length in training_plan.LENGTHS:
        config_of(replace(plan, length=length))


def test_what_is_no_path_is_left_out() -> None:
    assert from_text(json.dumps({"noisy": ["/a", 3, None]})).noisy == ("/a",)
