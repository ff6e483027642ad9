from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from denoiser_gui.presenters.inspecting import model_choice, model_or_default
from denoiser_gui.presenters.panels import duration, state_text
from denoiser_gui.state.session import Options, Photo, Stage
from engine.inference.tiling import Rect
from engine.metrics.score import Score
from engine.models.library import default_library
from engine.service.replies import (
    DenoiseFinished,
    DeviceFacts,
    EngineReady,
    Failed,
    GroundTruthSet,
    NoiseMeasured,
    Scored,
    ThumbnailMade,
    TileLanded,
)
from engine.service.requests import MeasureNoise, OpenPhoto, ScorePhoto, SetGroundTruth
from tests.gui.presenters.stage import Theatre


def photo(**changes: object) -> Photo:
    return Photo(1, Path("a.png"), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "Waiting"),
        ({"stage": Stage.DENOISING}, "Reading"),
        ({"stage": Stage.DONE, "seconds": 1.26, "model": "quality"}, "Done in 1.3\xa0s"),
        ({"stage": Stage.DONE, "seconds": 1.0, "model": "old"}, "Done in 1.0\xa0s, with old"),
        (
            {"stage": Stage.DONE, "seconds": 1.0, "model": "old", "best": True},
            "Done in 1.0\xa0s, with old (best quality)",
        ),
        ({"stage": Stage.STOPPED}, "Stopped"),
        ({"stage": Stage.FAILED, "reason": "It is damaged."}, "Failed: It is damaged."),
        ({"stage": Stage.FAILED, "reason": "a.png cannot be saved."}, "Failed: cannot be saved."),
        ({"stage": Stage.FAILED, "reason": "a.png cannot be opened: it is empty."}, "Failed: it is empty."),
    ],
)
def test_every_state_has_its_words(changes: dict[str, object], text: str) -> None:
    assert state_text(photo(**changes), Options("quality")) == text


def test_a_result_of_the_best_quality_says_so() -> None:
    made = photo(stage=Stage.DONE, seconds=1.0, model="quality", best=True)
    assert state_text(made, Options("quality", best=True)) == "Done in 1.0\xa0s, best quality"
    assert state_text(made, Options("quality")) == "Done in 1.0\xa0s, with quality (best quality)"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.2, "1 s"),
        (12.4, "12 s"),
        (90.0, "90 s"),
        (119.0, "119 s"),
        (120.0, "2 min"),
        (200.0, "3 min"),
        (4800.0, "80 min"),
        (7200.0, "2 h"),
        (9000.0, "2 h 30 min"),
    ],
)
def test_durations_read_well(seconds: float, text: str) -> None:
    assert duration(seconds) == text


def test_a_deleted_model_gives_way_to_the_default() -> None:
    library = default_library()
    assert model_or_default(library, "quality", "quality") == "quality"
    assert model_or_default(library, "long gone", "quality") == "quality"


def test_the_window_follows_the_session(theatre: Theatre) -> None:
    window = theatre.window
    assert not window.panels_shown
    assert not window.menus.save.isEnabled()
    theatre.desk.found("one.png", "two.png")
    assert window.panels_shown
    assert window.windowTitle() == "one.png – Denoiser"
    assert window.filmstrip.current_key == "1"
    theatre.desk.opened(1)
    generation = theatre.desk.started(1)
    theatre.desk.client.received.emit(TileLanded(1, generation, Rect(0, 0, 2, 4), 0.5, 2.04, 7.0))
    assert window.progress_line.text.text() == "Denoising 1 of 2 · 50 % · 2.0 MP/s · 7 s left"
    theatre.desk.client.received.emit(DenoiseFinished(1, generation, 1.5))
    assert window.menus.save.isEnabled()
    window.filmstrip.photoChosen.emit("2")
    assert window.windowTitle() == "two.png – Denoiser"
    assert not window.menus.save.isEnabled()


def test_the_work_is_paused_and_goes_on(theatre: Theatre) -> None:
    line = theatre.window.progress_line
    assert not theatre.window.menus.pause.isEnabled()
    theatre.desk.found("one.png", "two.png")
    theatre.desk.opened(1)
    generation = theatre.desk.started(1)
    theatre.desk.client.received.emit(TileLanded(1, generation, Rect(0, 0, 2, 4), 0.5, 2.04, 7.0))
    theatre.window.menus.pause.trigger()
    assert theatre.desk.presenter.paused
    assert line.text.text() == "Paused at 1 of 2 · 50 %"
    assert line.pause_button.text() == "Resume"
    line.pause_button.click()
    assert not theatre.desk.presenter.paused
    assert line.text.text().startswith("Denoising 1 of 2")


def test_hundreds_of_photos_are_listed_in_steps(theatre: Theatre, qtbot: object) -> None:
    resets: list[int] = []
    theatre.window.filmstrip.model().modelReset.connect(lambda: resets.append(1))
    theatre.desk.found(*(f"{number}.png" for number in range(500)))
    model = theatre.window.filmstrip.model()
    assert 0 < model.rowCount() < 100, "the window answers in between"
    qtbot.waitUntil(lambda: model.rowCount() == 500)  # type: ignore[attr-defined]
    assert not resets
    assert [model.index(row, 0).data(0x0100).name for row in (0, 250, 499)] == ["0.png", "250.png", "499.png"]


def test_devices_are_offered_by_name(theatre: Theatre) -> None:
    theatre.desk.client.received.emit(EngineReady((DeviceFacts("cuda:0", "A card"), DeviceFacts("cpu", "CPU"))))
    box = theatre.window.inspector.devices.box
    assert [box.itemText(index) for index in range(box.count())] == ["Automatic (A card)", "A card", "CPU"]
    assert theatre.window.progress_line.device.text() == "A card"


def test_scores_reach_table_and_plot(theatre: Theatre, qtbot: object) -> None:
    theatre.desk.found("one.png")
    theatre.desk.opened(1)
    theatre.desk.client.received.emit(GroundTruthSet(1, "clean.png", "/x/clean.png"))
    theatre.desk.client.received.emit(Scored(1, 0, Score(20.0, 0.5), "/x/clean.png"))
    theatre.desk.finished(1)
    request = theatre.desk.client.last(ScorePhoto)
    theatre.desk.client.received.emit(Scored(1, request.generation, Score(31.256, 0.91234), "/x/clean.png"))
    table = theatre.window.inspector.scores
    assert table.noisy[0].text() == "20.00"
    assert table.denoised[0].text() == "31.26"
    assert table.denoised[1].text() == "0.9123"
    assert table.gain[0].text() == "+11.26"
    assert table.gain[1].text() == "+0.4123"
    plot = theatre.window.score_plot
    qtbot.waitUntil(lambda: "31.26" in plot.accessibleDescription())  # type: ignore[attr-defined]


def test_a_file_dropped_onto_a_thumbnail_is_its_ground_truth(theatre: Theatre) -> None:
    theatre.desk.found("one.png", "two.png")
    theatre.window.filmstrip.groundTruthDropped.emit("2", Path("clean.png"))
    assert theatre.desk.client.last(SetGroundTruth) == SetGroundTruth(2, "clean.png")


def test_thumbnails_reach_the_filmstrip(theatre: Theatre) -> None:
    theatre.desk.found("one.png")
    theatre.desk.client.received.emit(ThumbnailMade(1, np.full((20, 31, 3), 200, np.uint8)))
    model = theatre.window.filmstrip.model()
    row = model.index(0, 0).data(0x0100)
    assert (row.thumbnail.width(), row.thumbnail.height()) == (31, 20)
    assert row.thumbnail.pixelColor(30, 19).red() == 200


def test_facts_say_what_was_measured_and_what_was_chosen_by_the_program(theatre: Theatre) -> None:
    desk, facts = theatre.desk, theatre.window.inspector.facts
    desk.found("one.png")
    desk.opened(1)
    assert desk.client.last(MeasureNoise) == MeasureNoise(1, 0)
    desk.client.received.emit(GroundTruthSet(1, "clean.png", "/x/clean.png"))
    desk.client.received.emit(NoiseMeasured(1, 0, 7.04))
    assert dict(facts.facts)["Noise before"] == "about 7.0 levels"
    assert dict(facts.facts)["Noise after"] == "–"
    desk.finished(1)
    request = desk.client.last(MeasureNoise)
    assert request == MeasureNoise(1, desk.photo(1).generation, 1.0, 1.0)
    desk.client.received.emit(NoiseMeasured(1, request.generation - 1, 99.0))
    desk.client.received.emit(NoiseMeasured(1, request.generation, 0.52))
    assert dict(facts.facts)["Noise after"] == "about 0.5 levels"
    assert "found beside the photo" in dict(facts.facts)["Ground truth"]
    theatre.window.groundTruthChosen.emit(Path("/x/other.png"))
    desk.client.received.emit(GroundTruthSet(1, "other.png", "/x/other.png"))
    assert dict(facts.facts)["Ground truth"] == "other.png"


def test_a_result_of_another_model_says_so(theatre: Theatre) -> None:
    theatre.desk.found("one.png")
    theatre.desk.opened(1)
    theatre.desk.finished(1)
    facts = theatre.window.inspector.facts
    assert "Result" not in dict(facts.facts)
    theatre.desk.session.set_options(model="other")
    assert "Made with the model quality, not with other" in dict(facts.facts)["Result"]


def test_the_speed_of_a_model_is_told_once_it_is_known(theatre: Theatre) -> None:
    picker = theatre.window.inspector.models
    before = picker.explanation.text()
    library = default_library()
    weights = next(model.parameters for model in library.list() if model.name == "quality") / 1e6
    megabytes = library.find("quality").stat().st_size / 1e6
    assert f"{weights:.1f} million weights ({megabytes:.0f} MB), licence\xa0MIT" in before
    assert "not known yet" in before
    theatre.desk.found("one.png")
    theatre.desk.opened(1)
    theatre.desk.finished(1)
    assert "2.0 MP/s here, last time" in picker.explanation.text()
    assert len(picker.explanation.text().splitlines()) == len(before.splitlines()), "nothing moves"


def test_menu_and_page_keys_step_through_the_photos(theatre: Theatre, qtbot: QtBot) -> None:
    window = theatre.window
    assert not window.menus.next.isEnabled()
    theatre.desk.found("one.png", "two.png", "three.png")
    theatre.desk.opened(1)
    window.activateWindow()
    window.compare_view.setFocus()
    target = window.compare_view.focusProxy() or window.compare_view
    qtbot.keyClick(target, Qt.Key.Key_PageDown)
    assert theatre.desk.session.current is theatre.desk.photo(2)
    window.menus.previous.trigger()
    window.menus.previous.trigger()
    assert theatre.desk.session.current is theatre.desk.photo(3)


def test_strength_and_model_reach_the_session(theatre: Theatre) -> None:
    theatre.window.inspector.strengthChanged.emit(0.25, 0.75)
    assert theatre.desk.session.options.luminance == 0.25
    assert theatre.desk.session.options.chrominance == 0.75
    theatre.window.inspector.modelChosen.emit("other")
    assert theatre.desk.session.options.model == "other"


def test_a_model_that_looks_at_the_whole_picture_is_labelled() -> None:
    from engine.models.descriptor import Descriptor
    from engine.models.listing import Listed
    from engine.models.notes import Note

    finite, whole = (Descriptor("m", "a", {}, 3, 1, field, False, 1, 1.0, "For all.") for field in (16, None))
    assert "whole picture" not in model_choice(finite).explanation
    assert "whole picture: tiles may show slight seams" in model_choice(whole).explanation
    tried = Listed(whole, Path("m.safetensors"), 1, 0.0, Note((), tile_gap=2.54))
    assert "whole picture: tiles differed by up to 2.5 levels" in model_choice(whole, listed=tried).explanation


def test_a_photo_that_failed_says_its_name_and_the_reason(theatre: Theatre) -> None:
    desk = theatre.desk
    desk.found("torn.jpg")
    assert theatre.window.inspector.facts.facts == [("File", "torn.jpg")]
    desk.client.received.emit(Failed(desk.client.last(OpenPhoto), "torn.jpg is damaged."))
    assert theatre.window.inspector.facts.facts == [("File", "torn.jpg"), ("Note", "torn.jpg is damaged.")]


def test_percents_are_rounded_down_everywhere(theatre: Theatre) -> None:
    desk = theatre.desk
    desk.found("a.png")
    desk.opened(1)
    generation = desk.started(1)
    desk.client.received.emit(TileLanded(1, generation, Rect(0, 0, 4, 3), 0.999, 1.0, 1.0))
    assert state_text(desk.photo(1), Options("quality")) == "99 %"
    assert "99 %" in theatre.window.progress_line.text.text()


def test_names_of_files_are_whole_in_the_tooltip(theatre: Theatre) -> None:
    name = "a name as long as a sentence, with the place, the day and the lens in it.jpg"
    theatre.desk.found(name)
    table = theatre.window.inspector.facts
    assert table.facts == [("File", name)]
    assert table._rows[0][1].toolTip() == name
    theatre.desk.opened(1)
    theatre.desk.client.received.emit(GroundTruthSet(1, "clean.png", "/x/clean.png"))
    assert table._rows[-1][1].toolTip() == table.facts[-1][1] == "clean.png (found beside the photo)"
