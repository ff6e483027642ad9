"""Every way through the wizard, with clicks and keys, and an engine that the test plays."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWizard
from pytestqt.qtbot import QtBot

from denoiser_gui.presenters import planning_length, planning_material, planning_noise
from denoiser_gui.state.session import Stage
from denoiser_gui.state.training_plan import BURSTS, CLEAN, NOISY, OWN, PAIRS, Page, Plan
from denoiser_gui.views.main_window import MainWindow
from engine.models.library import default_library
from engine.service.training_replies import (
    FoundProblem,
    MaterialFound,
    PlanningDone,
    PlanningProgress,
    TrainingForecast,
)
from engine.service.training_requests import (
    CancelPlanning,
    ForecastTraining,
    LookAtMaterial,
    MatchCamera,
    MeasureSpeeds,
    ShowExamples,
    ShowNoise,
)
from engine.training.presets import preset
from tests.gui.geometry import settle
from tests.gui.presenters.planner import CLEAN_ONLY, PAIRED, Planner, examples
from tests.gui.presenters.test_denoising import Desk

Make = Callable[..., Planner]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody types here: nothing is waited for."""
    for module in (planning_length, planning_material, planning_noise):
        monkeypatch.setattr(module, "_CALM_MS", 0)


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path) -> Make:
    def planner(plan: Plan | str = "", opened: bool = True) -> Planner:
        window = MainWindow()
        qtbot.addWidget(window)
        window.show()
        made = Planner(Desk(tmp_path), window, default_library(), plan)
        if opened:
            window.menus.train.trigger()
            qtbot.waitExposed(made.wizard)
        return made

    return planner


def asked(qtbot: QtBot, planner: Planner, kind: type, count: int = 1) -> None:
    qtbot.waitUntil(lambda: planner.client.count(kind) == count)


def until_model(qtbot: QtBot, planner: Planner) -> None:
    """Past the photos, and past the noise."""
    asked(qtbot, planner, LookAtMaterial)
    planner.answer(LookAtMaterial)
    planner.next()
    if planner.plan.material == CLEAN:
        asked(qtbot, planner, ShowNoise)
        planner.answer(ShowNoise)
        planner.next()
    assert planner.wizard.page_shown is Page.MODEL


# Ways through it


def test_pairs_from_the_first_click_to_the_start(make: Make, qtbot: QtBot) -> None:
    planner = make()
    wizard = planner.wizard
    assert wizard.isVisible()
    assert not wizard.isModal()
    assert not planner.can_go_on()
    assert wizard.data.hindrance == "Add noisy photos."
    wizard.data.fields["noisy"].pathsChosen.emit(("/n",))
    wizard.data.fields["clean"].pathsChosen.emit(("/c",))
    until_model(qtbot, planner)
    assert planner.plan.start == "quality", "the model that is in use"
    planner.next()
    asked(qtbot, planner, ForecastTraining)
    planner.answer(ForecastTraining)
    planner.next()
    words = "\n".join(wizard.summary.sentences.itemAt(row).widget().text() for row in range(5))
    assert "9 pair" in words
    assert "“quality”" in words
    assert "10 min on CPU: 1,200 steps, with 1.5 GB" in words
    assert wizard.summary.name.text() == "My model"
    planner.start()
    assert not wizard.isVisible()
    ((config, device),) = planner.begun
    assert (config.data.noisy, config.data.clean) == (("/n",), ("/c",))
    assert (config.name, config.network.start, config.run.minutes, device) == ("My model", "quality", 10.0, "auto")


def test_clean_photos_are_asked_for_their_noise(make: Make, qtbot: QtBot) -> None:
    planner = make(PAIRED)
    wizard = planner.wizard
    qtbot.mouseClick(wizard.data.cards[CLEAN], Qt.MouseButton.LeftButton)
    assert planner.plan.material == CLEAN
    asked(qtbot, planner, LookAtMaterial)
    planner.answer(LookAtMaterial)
    planner.next()
    assert wizard.page_shown is Page.NOISE
    asked(qtbot, planner, ShowNoise)
    assert planner.client.last(ShowNoise).config.data.recipe == "mixed"
    assert planner.client.last(ShowNoise).path == "/c/0.jpg"
    planner.answer(ShowNoise)
    assert wizard.noise.picture.has_pictures
    assert wizard.noise.caption.text() == "About 12.3 levels of 255 here"
    qtbot.mouseClick(wizard.noise.recipes["phone"], Qt.MouseButton.LeftButton)
    asked(qtbot, planner, ShowNoise, 2)
    assert planner.client.last(ShowNoise).config.data.recipe == "phone"
    wizard.noise.other_noise.click()
    asked(qtbot, planner, ShowNoise, 3)
    assert planner.client.last(ShowNoise).seed == 1
    wizard.noise.other_photo.click()
    asked(qtbot, planner, ShowNoise, 4)
    assert planner.client.last(ShowNoise).path == "/c/1.jpg"
    assert planner.can_go_on(), "the picture is for looking; nothing waits for it"


def test_the_own_camera_is_measured(make: Make, qtbot: QtBot) -> None:
    planner = make(CLEAN_ONLY)
    noise = planner.wizard.noise
    asked(qtbot, planner, LookAtMaterial)
    planner.answer(LookAtMaterial)
    planner.next()
    qtbot.mouseClick(noise.match, Qt.MouseButton.LeftButton)
    assert (noise.hindrance, planner.can_go_on()) == ("Add noisy photos of your camera.", False)
    noise.camera.pathsChosen.emit(("/cam",))
    asked(qtbot, planner, MatchCamera)
    assert planner.client.last(MatchCamera).config.data.camera == ("/cam",)
    assert not planner.can_go_on()
    planner.answer(MatchCamera)
    assert noise.statistics.isVisible()
    assert planner.can_go_on()
    noise.camera.pathsChosen.emit(("/other",))
    asked(qtbot, planner, MatchCamera, 2)
    planner.fail(MatchCamera, "There is no noise in these photos to learn from.")
    assert (noise.hindrance, planner.can_go_on()) == ("There is no noise in these photos to learn from.", False)
    assert noise.picture.sentence == noise.hindrance
    qtbot.mouseClick(noise.recipes["mixed"], Qt.MouseButton.LeftButton)
    assert planner.can_go_on()


@pytest.mark.parametrize(("material", "role"), [(NOISY, "noisy"), (BURSTS, "bursts")])
def test_other_material_goes_straight_to_the_model(make: Make, qtbot: QtBot, material: str, role: str) -> None:
    planner = make()
    qtbot.mouseClick(planner.wizard.data.cards[material], Qt.MouseButton.LeftButton)
    fields = planner.wizard.data.fields
    assert [name for name, field in fields.items() if field.isVisible()] == [role]
    fields[role].pathsChosen.emit(("/x",))
    until_model(qtbot, planner)
    assert getattr(planner.client.last(LookAtMaterial).config.data, role) == ("/x",)


def test_all_of_it_by_keys(make: Make, qtbot: QtBot) -> None:
    planner = make(PAIRED)
    wizard = planner.wizard
    asked(qtbot, planner, LookAtMaterial)
    planner.answer(LookAtMaterial)
    card = wizard.data.cards[PAIRS]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Down)
    assert planner.plan.material != PAIRS
    qtbot.keyClick(wizard.data.cards[planner.plan.material], Qt.Key.Key_Up)
    assert planner.plan.material == PAIRS
    asked(qtbot, planner, LookAtMaterial, planner.client.count(LookAtMaterial))
    qtbot.waitUntil(lambda: not planner.can_go_on())
    qtbot.wait(20)
    planner.answer(LookAtMaterial)
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert wizard.page_shown is Page.MODEL
    qtbot.keyClick(wizard.model.further, Qt.Key.Key_Return)
    assert wizard.page_shown is Page.LENGTH
    asked(qtbot, planner, ForecastTraining)
    qtbot.keyClick(wizard.length.cards["quick"], Qt.Key.Key_Return)
    assert wizard.page_shown is Page.SUMMARY
    wizard.summary.name.setFocus()
    wizard.summary.name.selectAll()
    qtbot.keyClicks(wizard.summary.name, "night")
    qtbot.keyClick(wizard.summary.name, Qt.Key.Key_Return)
    assert [config.name for config, _ in planner.begun] == ["night"]


# Photos


def test_what_was_found_is_told(make: Make, qtbot: QtBot) -> None:
    planner = make(PAIRED)
    panel = planner.wizard.data.found
    asked(qtbot, planner, LookAtMaterial)
    planner.say(PlanningProgress(planner.number(LookAtMaterial), 5, 20))
    assert (panel.bar.isVisible(), panel.bar.value()) == (True, 250)
    planner.found(complete=False)
    assert planner.can_go_on(), "names and sizes are enough to go on"
    assert panel.headline.text().startswith("10 pair")
    assert panel.facts.text().endswith("6000 × 4000 · Leica M6, Nokia 808 · ISO 800–2400")
    assert panel.split.text() == "9 to train on, 1 to check"
    rows = panel.table.rows
    assert rows.rowCount() == 11
    assert rows.index(0, 1).data() == "The file ends too early: broken.jpg."
    assert rows.index(0, 1).data(Qt.ItemDataRole.DecorationRole) is not None
    assert rows.index(10, 2).data() == "Checking"
    asked(qtbot, planner, ShowExamples)
    planner.answer(ShowExamples)
    assert len(panel.strip) == 3
    planner.found()
    assert not panel.bar.isVisible()
    assert planner.client.count(ShowExamples) == 1


def test_a_folder_with_both_is_enough_and_else_clean_versions_are_asked_for(make: Make, qtbot: QtBot) -> None:
    planner = make()
    page = planner.wizard.data
    page.fields["noisy"].pathsChosen.emit(("/n",))
    asked(qtbot, planner, LookAtMaterial)
    data = planner.client.last(LookAtMaterial).config.data
    assert (data.noisy, data.clean) == (("/n",), ("/n",))
    number = planner.number(LookAtMaterial)
    unpaired = FoundProblem(("/n/a.jpg",), "There is no ground truth for a.jpg.", True)
    planner.say(MaterialFound(number, (), (unpaired,), True), PlanningDone(number))
    assert page.hindrance == "Add the clean versions of these photos."
    assert page.found.headline.text() == "", "nothing is wrong yet"
    assert not planner.can_go_on()
    page.fields["noisy"].pathsChosen.emit(("/both",))
    asked(qtbot, planner, LookAtMaterial, 2)
    planner.answer(LookAtMaterial)
    assert planner.can_go_on()


def test_photos_that_cannot_be_used_keep_one_here(make: Make, qtbot: QtBot) -> None:
    planner = make(PAIRED)
    asked(qtbot, planner, LookAtMaterial)
    planner.fail(LookAtMaterial, "There is no folder /n.")
    assert planner.wizard.data.hindrance == "There is no folder /n."
    assert not planner.can_go_on()
    planner.wizard.data.fields["noisy"].pathsChosen.emit(("/n2",))
    asked(qtbot, planner, LookAtMaterial, 2)
    number = planner.number(LookAtMaterial)
    planner.say(MaterialFound(number, (), (), True), PlanningDone(number))
    assert planner.wizard.data.hindrance == "There is nothing here to train on."
    planner.wizard.data.fields["noisy"].pathsChosen.emit(("/n3",))
    asked(qtbot, planner, LookAtMaterial, 3)
    planner.answer(LookAtMaterial)
    assert planner.can_go_on()


def test_all_for_checking_is_nothing_to_train_on(make: Make, qtbot: QtBot) -> None:
    planner = make(PAIRED)
    asked(qtbot, planner, LookAtMaterial)
    number = planner.number(LookAtMaterial)
    planner.say(MaterialFound(number, examples(1), (), True), PlanningDone(number))
    assert not planner.can_go_on()


def test_the_share_for_checking_is_asked_about(make: Make, qtbot: QtBot) -> None:
    planner = make(PAIRED)
    asked(qtbot, planner, LookAtMaterial)
    planner.answer(LookAtMaterial)
    planner.wizard.data.found.share.setValue(25)
    assert planner.plan.share == 0.25
    asked(qtbot, planner, LookAtMaterial, 2)
    assert planner.client.last(LookAtMaterial).config.data.validation_share == 0.25


def test_open_photos_are_taken_with_one_click(make: Make, qtbot: QtBot) -> None:
    planner = make()
    noisy, clean = (planner.wizard.data.fields[role] for role in ("noisy", "clean"))
    assert not noisy.offer_button.isVisible()
    planner.desk.found("/p/a.jpg", "/p/b.jpg")
    assert not noisy.offer_button.isVisible(), "no pairs"
    planner.desk.session.update(2, truth="/p/b_clean.jpg")
    assert noisy.offer_button.isVisible()
    noisy.offer_button.click()
    assert (planner.plan.noisy, planner.plan.clean) == (("/p/b.jpg",), ("/p/b_clean.jpg",))
    assert clean.paths == ("/p/b_clean.jpg",)
    qtbot.mouseClick(planner.wizard.data.cards[NOISY], Qt.MouseButton.LeftButton)
    noisy.offer_button.click()
    assert planner.plan.noisy == ("/p/a.jpg", "/p/b.jpg")


def test_it_opens_with_a_model_and_photos(make: Make) -> None:
    planner = make(Plan(material=NOISY, anew=True), opened=False)
    planner.presenter.open("fast", [Path("/p/x.jpg")])
    assert (planner.plan.start, planner.plan.anew) == ("fast", False)
    planner.wizard.data.fields["noisy"].offer_button.click()
    assert planner.plan.noisy == ("/p/x.jpg",)


def test_progress_is_shown_on_open_photos(make: Make, qtbot: QtBot) -> None:
    planner = make(PAIRED)
    planner.desk.found(*(f"/p/{place}.jpg" for place in range(6)))
    planner.desk.session.show(3)
    until_model(qtbot, planner)
    planner.next()
    planner.next()
    assert planner.wizard.summary.watch.isVisible()
    planner.start()
    assert planner.begun[0][0].data.previews == ("/p/2.jpg", "/p/0.jpg", "/p/1.jpg", "/p/3.jpg")


def test_photos_that_could_not_be_opened_are_not_offered(make: Make) -> None:
    planner = make(Plan(material=NOISY))
    planner.desk.found("/p/a.jpg", "/p/b.jpg")
    planner.desk.session.show(1)
    planner.desk.session.update(1, stage=Stage.FAILED)
    planner.wizard.data.fields["noisy"].offer_button.click()
    assert planner.plan.noisy == ("/p/b.jpg",)


# The model


def test_speeds_come_in_one_by_one_and_once(make: Make, qtbot: QtBot) -> None:
    planner = make(PAIRED)
    until_model(qtbot, planner)
    model = planner.wizard.model
    assert planner.client.count(MeasureSpeeds) == 0, "a model that learns further has its size"
    qtbot.mouseClick(model.anew, Qt.MouseButton.LeftButton)
    assert planner.client.count(MeasureSpeeds) == 1
    networks = planner.client.last(MeasureSpeeds).networks
    assert networks[0] == ("unet", "tiny")
    assert set(model.size_buttons) == {size for _, size in networks}
    assert [label.text() for label in model._cells["tiny"]] == ["…"] * 3
    planner.answer(MeasureSpeeds)
    assert [label.text() for label in model._cells["tiny"]] == ["0.50 M", "0.25 s", "6 s"]
    qtbot.mouseClick(model.size_buttons["large"], Qt.MouseButton.LeftButton)
    assert planner.plan.size == "large"
    planner.back()
    planner.next()
    assert planner.client.count(MeasureSpeeds) == 1
    assert model.size_buttons["large"].isChecked()


def test_another_architecture_has_other_sizes(make: Make, qtbot: QtBot) -> None:
    planner = make(replace(PAIRED, anew=True, size="large"))
    until_model(qtbot, planner)
    model = planner.wizard.model
    model.disclosure.open()
    model.architecture.setCurrentIndex(model.architecture.findData("aev2_0"))
    model.architecture.activated.emit(model.architecture.currentIndex())
    assert (planner.plan.architecture, planner.plan.size) == ("aev2_0", "")
    assert planner.client.last(MeasureSpeeds).networks == (("aev2_0", ""),)
    assert planner.can_go_on()


def test_models_that_are_gone_are_not_trained_further(make: Make) -> None:
    planner = make(replace(PAIRED, start="deleted", architecture="gone", size="giant"))
    assert (planner.plan.start, planner.plan.architecture, planner.plan.size) == ("quality", "unet", "small")


def test_experts_change_the_configuration_and_take_it_back(make: Make, qtbot: QtBot) -> None:
    planner = make(PAIRED)
    until_model(qtbot, planner)
    model = planner.wizard.model
    qtbot.mouseClick(model.disclosure.button, Qt.MouseButton.LeftButton)
    box = model.experts.boxes["optimisation.loss"]
    box.setCurrentIndex(box.findData("l1"))
    box.activated.emit(box.currentIndex())
    model.experts.switches["augmentation.flips"].click()
    qtbot.keyClicks(model.experts.lines["augmentation.mixup"], "0,3")
    assert dict(planner.plan.expert) == {
        "optimisation.loss": "l1",
        "augmentation.flips": False,
        "augmentation.mixup": 0.3,
    }
    model.experts.switches["augmentation.flips"].click()
    assert "augmentation.flips" not in dict(planner.plan.expert), "as it comes"
    qtbot.keyClicks(model.experts.lines["augmentation.cutout"], "7")
    assert "between 0 and 1" in model.experts.reasons["augmentation.cutout"].text()
    assert not planner.can_go_on()
    model.experts.reset_button.click()
    assert planner.plan.expert == ()
    assert model.experts.lines["augmentation.mixup"].text() == ""
    assert model.experts.lines["augmentation.cutout"].text() == ""
    assert planner.can_go_on()


# The length


def at_length(qtbot: QtBot, planner: Planner) -> None:
    until_model(qtbot, planner)
    planner.next()
    assert planner.wizard.page_shown is Page.LENGTH
    asked(qtbot, planner, ForecastTraining)


def test_a_forecast_is_made_for_each_length(make: Make, qtbot: QtBot) -> None:
    planner = make(PAIRED)
    at_length(qtbot, planner)
    length = planner.wizard.length
    assert length.panel.is_busy
    planner.answer(ForecastTraining)
    assert not length.panel.is_busy
    rows = [widget.text() for widget in length.panel.rows.findChildren(type(length.panel.note))]
    assert rows == ["10 min", "1,200, 0.50 s each", "12", "1.5 GB", "CPU"]
    qtbot.mouseClick(length.cards["best"], Qt.MouseButton.LeftButton)
    asked(qtbot, planner, ForecastTraining, 2)
    assert planner.client.last(ForecastTraining).config.run == preset("best").run
    planner.back()
    planner.next()
    assert planner.client.count(ForecastTraining) == 2


def test_a_forecast_can_be_stopped_and_wanted_again(make: Make, qtbot: QtBot) -> None:
    planner = make(PAIRED)
    at_length(qtbot, planner)
    length, number = planner.wizard.length, planner.number(ForecastTraining)
    qtbot.mouseClick(length.panel.button, Qt.MouseButton.LeftButton)
    assert planner.client.last(CancelPlanning).number == number
    assert not length.panel.is_busy
    qtbot.mouseClick(length.cards["balanced"], Qt.MouseButton.LeftButton)
    qtbot.wait(30)
    assert planner.client.count(ForecastTraining) == 1, "not by itself any more"
    assert planner.can_go_on(), "one may go on without"
    qtbot.mouseClick(length.panel.button, Qt.MouseButton.LeftButton)
    asked(qtbot, planner, ForecastTraining, 2)
    planner.answer(ForecastTraining)
    assert planner.presenter._length.forecast is not None


def test_a_training_that_cannot_be_keeps_one_here(make: Make, qtbot: QtBot) -> None:
    planner = make(PAIRED)
    at_length(qtbot, planner)
    length = planner.wizard.length
    planner.fail(ForecastTraining, "Patches of 8 pixels are too small.")
    assert "too small" in length.panel.note.text()
    assert not planner.can_go_on()
    qtbot.mouseClick(length.cards["balanced"], Qt.MouseButton.LeftButton)
    assert planner.can_go_on()
    asked(qtbot, planner, ForecastTraining, 2)
    planner.fail(ForecastTraining, "KeyError", expected=False)
    assert planner.can_go_on(), "a fault of the forecast is no reason"


@pytest.mark.parametrize(
    ("text", "unit", "reason"),
    [
        ("0", "minutes", "More than 0"),
        ("-5", "minutes", "between 0"),
        ("soon", "minutes", "a number"),
        ("", "steps", "whole number"),
        ("2.5", "epochs", "whole number"),
        ("12", "minutes", ""),
        ("0,5", "minutes", ""),
        ("300", "steps", ""),
    ],
)
def test_a_length_of_ones_own_is_checked_as_it_is_typed(
    make: Make, qtbot: QtBot, text: str, unit: str, reason: str
) -> None:
    planner = make(PAIRED)
    at_length(qtbot, planner)
    length = planner.wizard.length
    qtbot.mouseClick(length.cards[OWN], Qt.MouseButton.LeftButton)
    assert length.amount.hasFocus()
    length.unit.setCurrentIndex(length.unit.findData(unit))
    length.unit.activated.emit(length.unit.currentIndex())
    qtbot.keyClick(length.amount, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(length.amount, Qt.Key.Key_Delete)
    qtbot.keyClicks(length.amount, text)
    assert length.amount.text() == text, "what is being typed is not written over"
    assert reason in length.amount_reason.text()
    assert bool(length.amount_reason.text()) is bool(reason)
    assert planner.can_go_on() is not bool(reason)
    if not reason:
        assert (planner.plan.amount, planner.plan.unit) == (float(text.replace(",", ".")), unit)
    qtbot.mouseClick(length.cards["quick"], Qt.MouseButton.LeftButton)
    assert planner.can_go_on(), "it does not count now"


@pytest.mark.parametrize(
    ("key", "wrong", "right", "value"),
    [
        ("run.patch", "7", "64", 64),
        ("run.batch", "-1", "0", 0),
        ("optimisation.rate", "2", "0.002", 0.002),
        ("run.seed", "x", "17", 17),
    ],
)
def test_expert_fields_are_checked_as_they_are_typed(
    make: Make, qtbot: QtBot, key: str, wrong: str, right: str, value: object
) -> None:
    planner = make(PAIRED)
    at_length(qtbot, planner)
    experts = planner.wizard.length.experts
    planner.wizard.length.disclosure.open()
    line = experts.lines[key]
    qtbot.keyClicks(line, wrong)
    assert experts.reasons[key].text().endswith((".", f"{wrong!r}."))
    assert not planner.can_go_on()
    assert key not in dict(planner.plan.expert)
    line.clear()
    qtbot.keyClicks(line, right)
    assert planner.can_go_on()
    assert line.text() == right
    assert dict(planner.plan.expert) == {key: value}


# The end


@pytest.mark.parametrize("name", ["", "Quality", "a/b", "trained"])
def test_names_that_cannot_be_are_told(make: Make, qtbot: QtBot, name: str) -> None:
    planner = make(PAIRED)
    at_length(qtbot, planner)
    planner.next()
    summary = planner.wizard.summary
    summary.name.selectAll()
    qtbot.keyClick(summary.name, Qt.Key.Key_Delete)
    qtbot.keyClicks(summary.name, name)
    assert not planner.can_go_on()
    assert len(summary.name_note.text()) > 10
    summary.name.selectAll()
    qtbot.keyClicks(summary.name, "my night 6400")
    assert planner.can_go_on()


def test_the_licence_goes_into_the_configuration(make: Make, qtbot: QtBot) -> None:
    planner = make(PAIRED)
    at_length(qtbot, planner)
    planner.next()
    planner.wizard.summary.licence.setEditText("mine, all of them")
    planner.start()
    assert planner.begun[0][0].data.licence == "mine, all of them"


def test_the_next_training_has_another_name(make: Make, qtbot: QtBot) -> None:
    planner = make(PAIRED)
    at_length(qtbot, planner)
    planner.next()
    planner.start()
    assert planner.plan == replace(PAIRED, start="quality")
    planner.window.menus.train.trigger()
    assert planner.wizard.page_shown is Page.DATA
    assert not planner.wizard.summary.name.text()


def test_what_went_wrong_meanwhile_keeps_one_from_starting(make: Make, qtbot: QtBot) -> None:
    planner = make(PAIRED)
    asked(qtbot, planner, LookAtMaterial)
    planner.found(complete=False)
    planner.next()
    planner.next()
    planner.next()
    number = planner.number(LookAtMaterial)
    planner.say(MaterialFound(number, (), (), True), PlanningDone(number))
    assert planner.wizard.summary.hindrance == "There is nothing here to train on."
    assert not planner.can_go_on()


# Back and forth, stale answers, closing


def test_back_and_forward_lose_nothing(make: Make, qtbot: QtBot) -> None:
    planner = make(CLEAN_ONLY)
    asked(qtbot, planner, LookAtMaterial)
    planner.answer(LookAtMaterial)
    planner.next()
    planner.wizard.noise.recipes["gaussian"].click()
    planner.next()
    planner.wizard.model.anew.click()
    planner.next()
    planner.wizard.length.cards[OWN].click()
    qtbot.keyClicks(planner.wizard.length.amount, "45")
    planner.next()
    qtbot.keyClicks(planner.wizard.summary.name, "x")
    plan = planner.plan
    for _ in range(4):
        planner.back()
    assert planner.wizard.page_shown is Page.DATA
    for _ in range(4):
        planner.next()
    assert planner.plan == plan
    assert planner.client.count(LookAtMaterial) == 1
    assert planner.wizard.summary.name.text() == plan.name
    assert planner.wizard.length.amount.text() == "45"


def test_stale_answers_are_dropped(make: Make, qtbot: QtBot) -> None:
    planner = make(PAIRED)
    asked(qtbot, planner, LookAtMaterial)
    first = planner.number(LookAtMaterial)
    planner.wizard.data.fields["noisy"].pathsChosen.emit(("/other",))
    assert planner.client.last(CancelPlanning).number == first
    asked(qtbot, planner, LookAtMaterial, 2)
    planner.say(MaterialFound(first, examples(), (), True), PlanningDone(first))
    assert planner.wizard.data.found.table.rows.rowCount() == 0
    assert not planner.can_go_on()
    planner.answer(LookAtMaterial)
    assert planner.can_go_on()


def test_a_stale_forecast_is_none(make: Make, qtbot: QtBot) -> None:
    planner = make(PAIRED)
    at_length(qtbot, planner)
    first = planner.number(ForecastTraining)
    qtbot.mouseClick(planner.wizard.length.cards["best"], Qt.MouseButton.LeftButton)
    planner.say(TrainingForecast(first, 1.0, 1, 1.0, 1, 1, "CPU"))
    assert planner.presenter._length.forecast is None


def test_a_forecast_holds_only_for_its_answers(make: Make, qtbot: QtBot) -> None:
    planner = make(PAIRED)
    at_length(qtbot, planner)
    planner.answer(ForecastTraining)
    planner.back()
    planner.wizard.model.anew.click()
    assert planner.presenter._length.forecast is None
    planner.next()
    asked(qtbot, planner, ForecastTraining, 2)
    planner.back()
    planner.wizard.model.further.click()
    assert planner.presenter._length.forecast is not None


def test_escape_keeps_everything_and_leaves_nothing_running(make: Make, qtbot: QtBot) -> None:
    planner = make(PAIRED)
    at_length(qtbot, planner)
    number, plan = planner.number(ForecastTraining), planner.plan
    qtbot.keyClick(planner.wizard, Qt.Key.Key_Escape)
    assert not planner.wizard.isVisible()
    assert planner.client.last(CancelPlanning).number == number
    planner.window.menus.train.trigger()
    assert planner.wizard.page_shown is Page.LENGTH, "where it was left"
    assert planner.plan == plan
    asked(qtbot, planner, ForecastTraining, 2)
    assert planner.client.count(LookAtMaterial) == 1


def test_photos_that_were_not_looked_at_to_the_end_are_looked_at_again(make: Make, qtbot: QtBot) -> None:
    planner = make(PAIRED)
    asked(qtbot, planner, LookAtMaterial)
    planner.found(complete=False)
    planner.wizard.reject()
    planner.window.menus.train.trigger()
    asked(qtbot, planner, LookAtMaterial, 2)


def test_what_is_answered_comes_back_the_next_day(make: Make, qtbot: QtBot) -> None:
    planner = make(PAIRED)
    at_length(qtbot, planner)
    planner.wizard.length.cards["balanced"].click()
    again = make(planner.presenter.remembered)
    assert again.plan == planner.plan
    assert again.wizard.length.cards["balanced"].isChecked()


def test_damaged_answers_do_no_harm(make: Make) -> None:
    assert make('{"material": "clean", "noisy": 3, "size": [').plan.material == PAIRS
    assert make('{"material": "clean", "noisy": 3}').plan.material == CLEAN


def test_a_new_engine_is_asked_again_but_not_for_ever(make: Make, qtbot: QtBot) -> None:
    planner = make(PAIRED)
    asked(qtbot, planner, LookAtMaterial)
    planner.client.stopped.emit(-11)
    asked(qtbot, planner, LookAtMaterial, 2)
    planner.client.stopped.emit(-11)
    qtbot.wait(30)
    assert planner.client.count(LookAtMaterial) == 2
    assert "twice" in planner.wizard.data.hindrance
    planner.wizard.data.fields["noisy"].pathsChosen.emit(("/other",))
    asked(qtbot, planner, LookAtMaterial, 3)
    planner.answer(LookAtMaterial)
    assert planner.can_go_on()


def test_an_engine_that_ends_takes_no_page_with_it(make: Make, qtbot: QtBot, qapp: QApplication) -> None:
    planner = make(PAIRED)
    at_length(qtbot, planner)
    planner.client.stopped.emit(-11)
    settle(qapp)
    assert not planner.wizard.length.panel.is_busy
    assert "failed" in planner.wizard.length.panel.note.text()
    assert planner.can_go_on()
    planner.wizard.button(QWizard.WizardButton.NextButton).click()
    assert planner.wizard.page_shown is Page.SUMMARY
