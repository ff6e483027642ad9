from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from denoiser_gui.presenters.advising import cost_of_best, strength_advice, way_text
from denoiser_gui.state.session import Options, Photo
from engine.inference.ensemble import TIMES
from engine.service.buffers import Buffer
from engine.service.replies import NoiseMeasured
from engine.service.requests import DenoisePhoto
from tests.gui.presenters.stage import Theatre

LEFT = Qt.MouseButton.LeftButton


def photo(level: float | None, height: int = 1000, width: int = 2000) -> Photo:
    return Photo(1, Path("a.png"), noisy=Buffer("b", (height, width, 3), "uint8"), noisy_level=level)


@pytest.mark.parametrize(
    ("level", "strength", "words"),
    [(0.3, 0.0, "nothing needs to be done"), (1.1, 0.5, "little noise"), (1.4, None, ""), (12.0, None, "")],
)
def test_only_photos_of_little_noise_get_a_word(level: float, strength: float | None, words: str) -> None:
    advice = strength_advice(photo(level), Options("quality"))
    assert (None if advice is None else advice.strength) == strength
    if advice is not None:
        assert advice.text.startswith("Suggestion: ")
        assert words in advice.text
        assert advice.action


def test_what_is_followed_already_needs_no_button() -> None:
    advice = strength_advice(photo(1.1), Options("quality", luminance=0.5, chrominance=0.5))
    assert advice is not None
    assert advice.text
    assert not advice.action


def test_a_noisy_photo_that_is_hardly_cleaned_gets_a_word_too() -> None:
    advice = strength_advice(photo(12.0), Options("quality", luminance=0.0, chrominance=0.5))
    assert advice is not None
    assert advice.strength == 1.0
    assert "is noisy (about 12.0 levels)" in advice.text
    assert strength_advice(photo(12.0), Options("quality", luminance=0.6, chrominance=0.0)) is None, "no nagging"


def test_nothing_is_said_before_anything_is_known() -> None:
    assert strength_advice(None, Options("quality")) is None
    assert strength_advice(photo(None), Options("quality")) is None
    assert strength_advice(Photo(1, Path("a.png"), noisy_level=0.1), Options("quality")) is None


@pytest.mark.parametrize(
    ("speed", "text"),
    [(None, ""), (100.0, "Less than a second"), (2.0, "About 8 s for this photo"), (0.1, "About 3 min")],
)
def test_the_cost_is_that_of_the_photo(speed: float | None, text: str) -> None:
    assert text in cost_of_best(photo(5.0), speed)
    assert bool(cost_of_best(photo(5.0), speed)) == bool(text)
    assert cost_of_best(None, speed) == ""


def test_the_switch_tells_how_much_longer_it_takes(theatre: Theatre) -> None:
    assert f"({TIMES} times slower)" in theatre.window.inspector.best.box.text()
    assert way_text("quality", best=False) == "quality"
    assert way_text("quality", best=True) == "quality (best quality)"


class TestInTheWindow:
    def done(self, theatre: Theatre, *names: str) -> None:
        theatre.desk.found(*names)
        for key in range(1, len(names) + 1):
            theatre.desk.opened(key)
            theatre.desk.finished(key)

    def result(self, theatre: Theatre) -> str:
        return dict(theatre.window.inspector.facts.facts).get("Result", "")

    def test_the_shown_photo_is_made_anew_at_once_and_others_when_shown(self, theatre: Theatre, qtbot: QtBot) -> None:
        desk, box = theatre.desk, theatre.window.inspector.best.box
        self.done(theatre, "a.png", "b.png")
        assert desk.client.last(DenoisePhoto).best is False
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Space)
        assert desk.session.options.best
        assert desk.client.last(DenoisePhoto) == DenoisePhoto(1, 3, "quality", "auto", True)
        desk.finished(1)
        assert self.result(theatre) == "Made at the best quality"
        assert desk.photo(2).best is False
        desk.session.show(2)
        assert desk.client.last(DenoisePhoto) == DenoisePhoto(2, 4, "quality", "auto", True)

    def test_earlier_results_say_how_they_were_made(self, theatre: Theatre) -> None:
        self.done(theatre, "a.png", "b.png")
        theatre.desk.session.set_options(best=True)
        assert "Made with the model quality, not with quality (best quality)." in self.result(theatre)
        theatre.desk.session.set_options(best=False)
        assert self.result(theatre) == ""

    def test_the_speed_is_that_of_the_plain_model(self, theatre: Theatre) -> None:
        theatre.desk.session.set_options(best=True)
        self.done(theatre, "a.png")
        assert theatre.inspecting.speed_of("quality") == pytest.approx(2.0 * TIMES)

    def test_a_result_that_was_given_up_is_made_again_as_it_was(self, theatre: Theatre) -> None:
        desk = theatre.desk
        self.done(theatre, "a.png", "b.png")
        desk.session.update(2, away=True, denoised=None)
        desk.session.set_options(best=True)
        desk.presenter.make_again(2)
        assert desk.client.last(DenoisePhoto) == DenoisePhoto(2, 3, "quality", "auto", False)

    def test_the_suggestion_is_followed_by_one_click_and_not_before(self, theatre: Theatre, qtbot: QtBot) -> None:
        desk, inspector = theatre.desk, theatre.window.inspector
        self.done(theatre, "a.png")
        assert inspector.hint.isHidden()
        desk.client.received.emit(NoiseMeasured(1, 0, 1.1))
        assert not inspector.hint.isHidden()
        assert desk.session.options.luminance == 1.0, "nothing is set by itself"
        qtbot.mouseClick(inspector.hint.button, LEFT)
        assert (desk.session.options.luminance, desk.session.options.chrominance) == (0.5, 0.5)
        assert inspector.strength.luminance.value() == 50
        assert inspector.hint.button.isHidden()
        assert not inspector.hint.isHidden()
        desk.client.received.emit(NoiseMeasured(1, 0, 9.0))
        assert "is noisy" in inspector.hint.text.text()
        qtbot.mouseClick(inspector.hint.button, LEFT)
        assert desk.session.options.luminance == 1.0
        assert inspector.hint.isHidden()
