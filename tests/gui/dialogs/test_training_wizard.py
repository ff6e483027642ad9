"""The pages of the wizard: nothing is cut off, everything has a name, can be reached, dropped on and explained."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QSpinBox,
    QWidget,
    QWizard,
)
from pytestqt.qtbot import QtBot

from denoiser_gui import language
from denoiser_gui.dialogs.training_wizard.choice_card import ChoiceCard
from denoiser_gui.dialogs.training_wizard.expert_form import ExpertForm
from denoiser_gui.dialogs.training_wizard.found_panel import ExampleStrip
from denoiser_gui.dialogs.training_wizard.model_page import ModelOffer, SizeOffer
from denoiser_gui.dialogs.training_wizard.noise_page import Statistic
from denoiser_gui.dialogs.training_wizard.pair_picture import PairPicture
from denoiser_gui.dialogs.training_wizard.source_field import SourceField
from denoiser_gui.dialogs.training_wizard.wizard import TrainingWizard
from denoiser_gui.presenters import planning_words as words
from denoiser_gui.state.training_plan import CLEAN, LENGTH_KEYS, MODEL_KEYS, OWN, Page, Plan, config_of, value_at
from denoiser_gui.views.palette import Scheme, apply_palette
from engine.service.training_replies import FoundProblem, MaterialFound, TrainingForecast
from tests.gui.geometry import faults, settle
from tests.gui.presenters.planner import GREY, PROBLEM, examples
from tests.gui.test_accessibility import NAMELESS, label_of, of, tree
from tests.gui.views.conftest import Drag, files, pixels_of

PLAN = Plan(
    material=CLEAN,
    clean=("/photos/a folder with a name that is much too long to be read in one line/and more of it",),
    matched=True,
    camera=("/cam",),
    anew=True,
    start="quality",
    length=OWN,
    name="mine",
)


def fill(wizard: TrainingWizard, plan: Plan = PLAN) -> None:
    """All that can be shown at once."""
    wizard.model.set_models([ModelOffer("quality", "Any noise. 1.7 million weights, licence MIT.")])
    wizard.model.set_architectures([("unet", "U-shaped autoencoder")])
    sizes = ("tiny", "small", "medium", "large")
    cells = ("0.18 M", "0.11 s", "3 s")
    offers = [SizeOffer(size, words.size_title(place, 4, size), cells) for place, size in enumerate(sizes)]
    wizard.model.show_sizes(offers, "small")
    config = config_of(plan)
    wizard.model.show_experts({key: value_at(config, key) for key in MODEL_KEYS}, {})
    wizard.length.show_experts({key: value_at(config, key) for key in LENGTH_KEYS}, {})
    wizard.data.show_offers({"noisy": 3, "clean": 3})
    wizard.noise.show_offer(3)
    problem = FoundProblem(("/a/1.jpg", "/b/1.jpg"), "A long sentence that tells what is wrong with these. " * 3, True)
    found = MaterialFound(1, examples(40), (PROBLEM, problem), True)
    wizard.data.found.show_found(
        words.headline(plan, found), words.facts(found.examples), words.split(found.examples), words.Rows(found)
    )
    for _ in range(4):
        wizard.data.found.strip.add(GREY, GREY)
    wizard.noise.show_pair(np.zeros((256, 256, 3), np.uint8), np.zeros((256, 256, 3), np.uint8), "About 12.3 levels")
    wizard.noise.show_statistics([Statistic("Strength in the shadows", "8.10", "8.25")] * 4)
    forecast = TrainingForecast(1, 0.43, 1395, 600.0, 1_340_000_000, 12, "CPU (AMD Ryzen 7 5800X)")
    wizard.length.panel.show_rows(words.forecast_rows(forecast))
    wizard.length.panel.say("Measured on a few real steps with your photos.")
    wizard.summary.show_watched(3)
    wizard.summary.show_name("As it will stand in the list of models.", False)
    wizard.summary.show_summary(words.summary(plan, found, "U-shaped autoencoder", forecast))
    wizard.set_plan(plan)


def made(qtbot: QtBot, plan: Plan = PLAN) -> TrainingWizard:
    wizard = TrainingWizard({name: words.preset_sentence(name) for name in ("quick", "balanced", "best")})
    qtbot.addWidget(wizard)
    fill(wizard, plan)
    wizard.open_or_raise()
    qtbot.waitExposed(wizard)
    fill(wizard, plan)
    return wizard


@pytest.fixture
def wizard(qtbot: QtBot) -> TrainingWizard:
    return made(qtbot)


def every_page(wizard: TrainingWizard, qapp: QApplication) -> Iterator[Page]:
    """One after the other, with all that is for experts."""
    for disclosure in (wizard.model.disclosure, wizard.length.disclosure):
        disclosure.open()
    for page in Page:
        assert wizard.page_shown is page
        settle(qapp)
        yield page
        wizard.next()


@pytest.fixture
def english_again(qapp: QApplication) -> Iterator[None]:
    font = qapp.font()
    yield
    qapp.setFont(font)
    language.install(qapp, "en")


@pytest.mark.parametrize("reverse", [False, True], ids=["from the left", "from the right"])
@pytest.mark.parametrize(("size", "letters"), [((1120, 720), 1.0), ((900, 560), 1.0), ((1120, 720), 2.0)])
@pytest.mark.usefixtures("english_again")
def test_nothing_is_cut_off(
    qtbot: QtBot, qapp: QApplication, reverse: bool, size: tuple[int, int], letters: float
) -> None:
    font = qapp.font()
    font.setPointSizeF(letters * font.pointSizeF())
    qapp.setFont(font)
    language.install(qapp, "en", reverse)
    wizard = made(qtbot)
    wizard.resize(*size)
    found = {page.name: faults(wizard.all_pages[page]) for page in every_page(wizard, qapp)}
    assert {page: wrong for page, wrong in found.items() if wrong} == {}
    assert faults(wizard.side) == []


def test_everything_has_a_name_and_can_be_hit(wizard: TrainingWizard, qapp: QApplication) -> None:
    for page in every_page(wizard, qapp):
        told = [each for each in tree(of(wizard)) if each.role() not in NAMELESS and not each.rect().isEmpty()]
        nameless = [each for each in told if not label_of(each).strip()]
        assert [(page.name, each.role(), each.object()) for each in nameless] == []
        for kind in (QAbstractButton, QComboBox, QLineEdit, QSpinBox):
            for widget in wizard.findChildren(kind):
                inner = isinstance(widget.parent(), QComboBox | QSpinBox) or widget.inherits("QTableCornerButton")
                if widget.isVisible() and not inner:
                    assert widget.height() >= 28, (page.name, widget)


def test_cards_are_radio_buttons_to_those_who_listen(wizard: TrainingWizard) -> None:
    card = of(wizard.data.cards[CLEAN])
    assert card.role() is QAccessible.Role.RadioButton
    assert card.state().checked
    assert "Noise like a camera's" in card.text(QAccessible.Text.Description)


def mnemonics(wizard: TrainingWizard) -> list[str]:
    """Letters that do something on the page that is shown."""
    texts = [
        widget.text()
        for kind in (QAbstractButton, QLabel)
        for widget in wizard.findChildren(kind)
        if widget.isVisible() and "&" in widget.text()
    ]
    return [text[text.index("&") + 1].casefold() for text in texts]


@pytest.mark.parametrize("material", ["pairs", "clean", "bursts"])
@pytest.mark.parametrize("anew", [True, False])
def test_no_letter_does_two_things(qtbot: QtBot, qapp: QApplication, material: str, anew: bool) -> None:
    plan = Plan(material=material, anew=anew, start="quality", length=OWN, matched=anew)
    wizard = made(qtbot, plan)
    for number in [int(page) for page in Page if page is not Page.NOISE or material == CLEAN]:
        assert wizard.currentId() == number
        wizard.model.disclosure.open()
        wizard.length.disclosure.open()
        settle(qapp)
        letters = mnemonics(wizard)
        assert [letter for letter, count in Counter(letters).items() if count > 1] == [], Page(number)
        assert len(letters) > 5
        wizard.next()


def test_f1_explains_each_page(wizard: TrainingWizard, qapp: QApplication, qtbot: QtBot) -> None:
    assert not wizard.side.help_shown
    qtbot.keyClick(wizard, Qt.Key.Key_F1)
    told = set()
    for _ in every_page(wizard, qapp):
        assert wizard.side.help_shown
        assert len(wizard.side.explanation.text()) > 100
        told.add(wizard.side.explanation.text())
    assert len(told) == 5
    wizard.button(QWizard.WizardButton.HelpButton).click()
    assert not wizard.side.help_shown


def test_the_side_tells_where_one_is(wizard: TrainingWizard) -> None:
    texts = [label.text() for label in wizard.side.steps.values()]
    assert texts[:2] == ["1  What do you have?", "2  What noise?"]
    wizard.set_plan(Plan())
    texts = [label.text() for label in wizard.side.steps.values()]
    assert texts[1:3] == ["–  What noise?", "2  What model?"]
    bold = [page for page, label in wizard.side.steps.items() if label.font().bold() or label.font().weight() > 500]
    assert bold == [Page.DATA]


def test_showing_answers_emits_none(wizard: TrainingWizard) -> None:
    heard: list[object] = []
    for page in wizard.all_pages.values():
        page.answered.connect(heard.append)
    for experts in (wizard.model.experts, wizard.length.experts):
        experts.answered.connect(lambda key, _value: heard.append(key))
    for plan in (Plan(), PLAN, Plan(material="bursts", bursts=("/b",), share=0.3, licence="x", name="y", watch=False)):
        wizard.set_plan(plan)
    assert heard == []


# Sources


@pytest.fixture
def source(qtbot: QtBot) -> SourceField:
    field = SourceField("N&oisy photos")
    qtbot.addWidget(field)
    field.resize(336, 200)
    field.show()
    field.pathsChosen.connect(field.set_paths)
    return field


def test_folders_and_photos_are_dropped(source: SourceField, tmp_path: Path) -> None:
    drag = Drag(source, files(tmp_path, tmp_path / "a.png"), QPoint(20, 60))
    plain = pixels_of(source)
    assert drag.enter()
    assert (pixels_of(source) != plain).any(), "it lights up"
    drag.leave()
    assert (pixels_of(source) == plain).all()
    drag.enter()
    drag.drop()
    assert source.paths == (str(tmp_path), str(tmp_path / "a.png"))
    drag.drop()
    assert len(source.paths) == 2, "each once"


def test_they_are_chosen_and_taken_out(source: SourceField, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (["/x/a.png", "/x/b.png"], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/y")
    source.files_button.click()
    source.folder_button.click()
    assert source.paths == ("/x/a.png", "/x/b.png", "/y")
    source.list.setCurrentRow(1)
    qtbot.keyClick(source.list, Qt.Key.Key_Delete)
    assert source.paths == ("/x/a.png", "/y")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    source.folder_button.click()
    assert len(source.paths) == 2
    source.clear_button.click()
    assert source.paths == ()
    assert not source.clear_button.isEnabled()


def test_bursts_are_folders(qtbot: QtBot) -> None:
    field = SourceField("Bursts", folders_only=True)
    qtbot.addWidget(field)
    field.show()
    assert not field.files_button.isVisible()
    assert field.folder_button.isVisible()


# Pictures


def test_pixels_are_shown_as_they_are(qtbot: QtBot) -> None:
    picture = PairPicture("Left", "Right")
    qtbot.addWidget(picture)
    picture.resize(402, 300)
    grain = np.random.default_rng(0).integers(0, 256, (500, 500, 3), np.uint8)
    picture.show_pair(grain, 255 - grain)
    picture.show()
    seen = pixels_of(picture)
    assert (seen[100:250, 50:150] == grain[200:350, 200:300]).all(), "the middle, one to one"
    assert (seen[100:250, 252:352] == 255 - grain[200:350, 200:300]).all()


def test_an_example_is_half_noisy_half_clean(qtbot: QtBot) -> None:
    strip = ExampleStrip()
    qtbot.addWidget(strip)
    strip.resize(400, 72)
    strip.add(np.zeros((72, 72, 3), np.uint8), np.full((72, 72, 3), 255, np.uint8))
    strip.show()
    seen = pixels_of(strip)
    assert (seen[:, :36] == 0).all()
    assert (seen[:, 37:72] == 255).all()


@pytest.mark.parametrize("scheme", list(Scheme))
def test_the_chosen_card_is_seen(qtbot: QtBot, qapp: QApplication, scheme: Scheme) -> None:
    apply_palette(qapp, scheme)
    cards = [ChoiceCard("One", "A sentence.", "material-pairs"), ChoiceCard("Two", "")]
    for card in cards:
        qtbot.addWidget(card)
        card.resize(300, 90)
    before = pixels_of(cards[0])
    cards[0].setChecked(True)
    assert (pixels_of(cards[0]) != before).any(axis=2).sum() > 1000
    assert cards[1].heightForWidth(300) < cards[0].heightForWidth(300)
    wordy = ChoiceCard("A title of some words", "And a sentence that is much longer than its title. " * 2)
    qtbot.addWidget(wordy)
    assert wordy.heightForWidth(200) > wordy.heightForWidth(500)


# Experts


def test_what_is_being_typed_is_not_written_over(qtbot: QtBot) -> None:
    form = ExpertForm()
    qtbot.addWidget(form)
    form.add_number("optimisation.rate", "Rate", "The highest one")
    form.finish()
    own: dict[str, object] = {}
    form.answered.connect(lambda key, value: (own.update({key: value}), form.show_values({key: 0.002}, own)))
    form.show_values({"optimisation.rate": 0.002}, {})
    line = form.lines["optimisation.rate"]
    assert line.placeholderText() == "0.002"
    qtbot.keyClicks(line, "1e-3")
    assert (line.text(), own) == ("1e-3", {"optimisation.rate": 0.001})
    assert form.reasons["optimisation.rate"].text() == "The highest one"
    line.clear()
    line.textEdited.emit("")
    assert own == {"optimisation.rate": None}


def test_wrong_and_right_again_are_told_once(qtbot: QtBot) -> None:
    form = ExpertForm()
    qtbot.addWidget(form)
    form.add_number("run.patch", "Patch")
    form.show_values({"run.patch": 96}, {})
    told: list[bool] = []
    form.judged.connect(lambda: told.append(form.is_wrong))
    qtbot.keyClicks(form.lines["run.patch"], "5x")
    qtbot.keyClick(form.lines["run.patch"], Qt.Key.Key_Backspace)
    qtbot.keyClicks(form.lines["run.patch"], "6")
    assert told == [True, False]


def test_remarks_change_their_colours_with_the_desktop(qapp: QApplication, qtbot: QtBot) -> None:
    before = qapp.palette()
    apply_palette(qapp, Scheme.DARK)
    try:
        wizard = TrainingWizard({})
        qtbot.addWidget(wizard)
        wizard.summary.show_name("As it will stand in the list of models.", wrong=False)
        wizard.data.show_hindrance("Say where the photos are.")
        wizard.open_or_raise()
        apply_palette(qapp, Scheme.LIGHT)
        settle(qapp)
        faint = qapp.palette().placeholderText().color()
        labels = wizard.data.findChildren(QLabel)
        hindered = next(label for label in labels if label.text() == "Say where the photos are.")
        for label in (wizard.summary.name_note, hindered):
            assert label.palette().color(label.foregroundRole()) == faint
    finally:
        qapp.setPalette(before)


def test_nothing_is_a_window_of_its_own_while_it_is_built(qtbot: QtBot, qapp: QApplication) -> None:
    windows: list[str] = []

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                windows.append(type(watched).__name__)
            return False

    watcher = Watcher()
    qapp.installEventFilter(watcher)
    wizard = TrainingWizard({})
    qapp.removeEventFilter(watcher)
    qtbot.addWidget(wizard)
    assert windows == []
