from pathlib import Path

import pytest

from denoiser_gui.dialogs.save_all_dialog import SaveAllDialog
from denoiser_gui.state import room
from denoiser_gui.state.session import Stage
from engine.service.replies import DenoiseCancelled, Failed, PhotoSaved
from engine.service.requests import OpenPhoto, SavePhoto
from tests.gui.presenters.stage import Theatre


@pytest.fixture
def done(theatre: Theatre, tmp_path: Path) -> Theatre:
    """Two photos of the same name in different folders, both denoised."""
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.png").touch()
    theatre.desk.found(str(tmp_path / "x" / "a.png"), str(tmp_path / "y" / "a.png"))
    for key in (1, 2):
        theatre.desk.opened(key)
        theatre.desk.finished(key)
    return theatre


def test_nothing_to_save_is_told(theatre: Theatre) -> None:
    theatre.saving.save()
    theatre.saving.save_all()
    assert theatre.window.notice_bar.current is not None
    assert theatre.desk.client.count(SavePhoto) == 0


def test_the_proposal_is_a_free_name_beside_the_photo(
    done: Theatre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x" / "a_denoised.png").touch()
    proposals: list[Path] = []
    monkeypatch.setattr(done.window.questions, "where_to_save", lambda path: proposals.append(path))
    done.saving.save()
    assert proposals == [tmp_path / "x" / "a_denoised_2.png"]
    assert done.desk.client.count(SavePhoto) == 0, "never mind was the answer"


def test_saving_uses_the_present_strength_and_tells_where(
    done: Theatre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.png"
    monkeypatch.setattr(done.window.questions, "where_to_save", lambda _path: target)
    done.desk.session.set_options(luminance=0.5, chrominance=0.25)
    done.saving.save()
    assert done.desk.client.last(SavePhoto) == SavePhoto(1, str(target), 0.5, 0.25, overwrite=True)
    assert done.saving.busy
    done.desk.client.received.emit(PhotoSaved(1, str(target)))
    assert not done.saving.busy
    assert done.window.notice_bar.current is not None
    assert str(target) in done.window.notice_bar.current.text
    assert done.desk.photo(1).saved == target


def save_all(theatre: Theatre, folder: Path, template: str = "{name}_denoised") -> list[SavePhoto]:
    """Ask for it, fill in the dialog, accept it; what the engine is asked."""
    before = theatre.desk.client.count(SavePhoto)
    theatre.saving.save_all()
    dialog = theatre.window.findChild(SaveAllDialog)
    assert dialog is not None
    dialog.folder.line.setText(str(folder))
    dialog.template.line.setText(template)
    assert dialog.save_button.isEnabled()
    dialog.accept()
    return [request for request in theatre.desk.client.asked if isinstance(request, SavePhoto)][before:]


def test_saving_all_loses_none_of_two_equal_names(done: Theatre, tmp_path: Path) -> None:
    asked = save_all(done, tmp_path / "out")
    assert [Path(request.path).name for request in asked] == ["a_denoised.png", "a_denoised_2.png"]
    assert not any(request.overwrite for request in asked)
    assert done.window.progress_line.aside.text() == "Saving 1 of 2"
    for request in asked:
        done.desk.client.received.emit(PhotoSaved(request.key, request.path, ("The profile was left out.",)))
    notice = done.window.notice_bar.current
    assert notice is not None
    assert "2 photos" in notice.text
    assert "a_denoised_2.png: The profile was left out." in notice.details
    assert done.window.progress_line.aside.text() == ""


def test_a_template_names_and_makes_folders(done: Theatre, tmp_path: Path) -> None:
    asked = save_all(done, tmp_path, "{folder}/{name} by {model}")
    assert [Path(request.path) for request in asked] == [
        tmp_path / "x" / "a by quality.png",
        tmp_path / "y" / "a by quality.png",
    ]
    assert done.saving.template == "{folder}/{name} by {model}"


def test_a_wrong_template_is_told_and_cannot_be_accepted(done: Theatre) -> None:
    done.saving.save_all()
    dialog = done.window.findChild(SaveAllDialog)
    assert dialog is not None
    assert "a.png → a_denoised.png" in dialog.template.example.text()
    dialog.template.line.setText("{camera}")
    assert "{camera}" in dialog.template.example.text()
    assert not dialog.save_button.isEnabled()
    dialog.reject()


def give_up(theatre: Theatre, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all photos that are not in use give up their pixels."""
    with monkeypatch.context() as patch:
        patch.setattr(room, "budget", lambda _held: 0)
        theatre.desk.presenter.keeper.make_room()


def test_results_that_were_given_up_are_made_again_and_saved(
    done: Theatre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_up(done, monkeypatch)
    assert done.desk.photo(2).away
    asked = save_all(done, tmp_path / "out")
    assert [request.key for request in asked] == [1]
    assert done.desk.client.last(OpenPhoto).key == 2
    done.desk.opened(2)
    give_up(done, monkeypatch)
    assert done.desk.photo(2).noisy is not None, "it is wanted"
    done.desk.finished(2)
    assert done.desk.client.last(SavePhoto).key == 2
    give_up(done, monkeypatch)
    assert done.desk.photo(2).noisy is not None, "it is being saved"
    for request in (asked[0], done.desk.client.last(SavePhoto)):
        done.desk.client.received.emit(PhotoSaved(request.key, request.path))
    give_up(done, monkeypatch)
    assert done.desk.photo(2).noisy is None
    assert "2 photos were saved" in done.window.notice_bar.current.text  # type: ignore[union-attr]


@pytest.mark.parametrize("end", ["stopped", "closed", "unreadable"])
def test_a_result_that_cannot_be_made_again_is_told(
    done: Theatre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    give_up(done, monkeypatch)
    first, *_ = save_all(done, tmp_path / "out")
    if end == "stopped":
        done.desk.presenter.cancel()
    elif end == "closed":
        done.desk.session.remove([2])
    else:
        done.desk.client.received.emit(Failed(done.desk.client.last(OpenPhoto), "a.png is gone."))
        done.window.notice_bar.dismiss_all()
    assert done.saving.busy, "the other one"
    done.desk.client.received.emit(PhotoSaved(first.key, first.path))
    notice = done.window.notice_bar.current
    assert notice is not None
    assert notice.text == "1 of 2 photos could not be saved."
    reasons = {"stopped": "stopped", "closed": "closed", "unreadable": "a.png is gone."}
    assert reasons[end] in notice.details
    if end == "stopped":
        assert done.desk.photo(2).stage is Stage.DONE, "it still counts as done"


def test_what_was_not_saved_when_the_engine_died_is_saved_by_the_next(done: Theatre, tmp_path: Path) -> None:
    asked = save_all(done, tmp_path / "out")
    done.desk.client.stopped.emit(-9)
    assert not done.saving.busy
    for key in (1, 2):
        done.desk.opened(key)
        done.desk.finished(key)
        done.desk.client.received.emit(PhotoSaved(key, done.desk.client.last(SavePhoto).path))
    again = [request for request in done.desk.client.asked if isinstance(request, SavePhoto)][2:]
    assert again == asked
    assert not done.saving.busy


def five(theatre: Theatre, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five photos that are done, of which all but the one on show were given up."""
    theatre.desk.found(*(str(folder / f"{name}.png") for name in "abcde"))
    for key in range(1, 6):
        theatre.desk.opened(key)
        theatre.desk.finished(key)
    give_up(theatre, monkeypatch)
    assert [photo.away for photo in theatre.desk.session] == [False, True, True, True, True]


def test_cancelling_makes_nothing_more_again(theatre: Theatre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    five(theatre, tmp_path, monkeypatch)
    first, *_ = save_all(theatre, tmp_path / "out")
    theatre.desk.opened(2)
    theatre.desk.started(2)
    theatre.desk.presenter.cancel()
    theatre.desk.client.received.emit(DenoiseCancelled(2, theatre.desk.photo(2).generation))
    assert theatre.desk.presenter.running is None
    assert [photo.stage for photo in theatre.desk.session] == [Stage.DONE] * 5
    theatre.desk.client.received.emit(PhotoSaved(first.key, first.path))
    notice = theatre.window.notice_bar.current
    assert notice is not None
    assert notice.text == "4 of 5 photos could not be saved."
    assert theatre.window.progress_line.aside.text() == ""


def test_an_engine_that_dies_while_results_are_made_again_loses_one(
    theatre: Theatre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    five(theatre, tmp_path, monkeypatch)
    save_all(theatre, tmp_path / "out")
    theatre.desk.opened(2)
    theatre.desk.started(2)
    client = theatre.desk.client
    monkeypatch.setattr(client, "start", client.asked.clear)
    client.stopped.emit(-9)
    saved: list[int] = []
    while (running := theatre.desk.presenter.running) is not None:
        assert running.key in [one.key for one in client.asked if isinstance(one, OpenPhoto)]
        theatre.desk.opened(running.key)
        theatre.desk.finished(running.key)
        for request in [one for one in client.asked if isinstance(one, SavePhoto) and one.key not in saved]:
            saved.append(request.key)
            client.received.emit(PhotoSaved(request.key, request.path))
    assert sorted(saved) == [1, 3, 4, 5]
    assert not theatre.saving.busy
    assert theatre.desk.photo(2).stage is Stage.FAILED


def test_a_failed_save_is_told_and_no_success_claimed(
    done: Theatre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(done.window.questions, "where_to_save", lambda _path: tmp_path / "out.png")
    done.saving.save()
    done.desk.client.received.emit(Failed(done.desk.client.last(SavePhoto), "The disk is full."))
    assert not done.saving.busy
    assert done.window.notice_bar.current is not None
    assert done.window.notice_bar.current.text == "The disk is full."
    assert done.window.notice_bar.waiting == 1
