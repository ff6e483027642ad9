from pathlib import Path

import pytest

from engine.service.messages import Failed, PhotoSaved, SavePhoto
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
    monkeypatch.setattr(done.window, "ask_where_to_save", lambda path: proposals.append(path))
    done.saving.save()
    assert proposals == [tmp_path / "x" / "a_denoised_2.png"]
    assert done.desk.client.count(SavePhoto) == 0, "never mind was the answer"


def test_saving_uses_the_present_strength_and_tells_where(
    done: Theatre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.png"
    monkeypatch.setattr(done.window, "ask_where_to_save", lambda _path: target)
    done.desk.session.set_options(luminance=0.5, chrominance=0.25)
    done.saving.save()
    assert done.desk.client.last(SavePhoto) == SavePhoto(1, str(target), 0.5, 0.25, overwrite=True)
    assert done.saving.busy
    done.desk.client.received.emit(PhotoSaved(1, str(target)))
    assert not done.saving.busy
    assert done.window.notice_bar.current is not None
    assert str(target) in done.window.notice_bar.current.text
    assert done.desk.photo(1).saved == target


def test_saving_all_loses_none_of_two_equal_names(
    done: Theatre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(done.window, "ask_for_save_folder", lambda: tmp_path)
    done.saving.save_all()
    asked = [request for request in done.desk.client.asked if isinstance(request, SavePhoto)]
    assert [Path(request.path).name for request in asked] == ["a_denoised.png", "a_denoised_2.png"]
    assert not any(request.overwrite for request in asked)
    for request in asked:
        done.desk.client.received.emit(PhotoSaved(request.key, request.path))
    assert done.window.notice_bar.current is not None
    assert "2 photos" in done.window.notice_bar.current.text


def test_a_failed_save_is_told_and_no_success_claimed(
    done: Theatre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(done.window, "ask_where_to_save", lambda _path: tmp_path / "out.png")
    done.saving.save()
    done.desk.client.received.emit(Failed(done.desk.client.last(SavePhoto), "The disk is full."))
    assert not done.saving.busy
    assert done.window.notice_bar.current is not None
    assert done.window.notice_bar.current.text == "The disk is full."
    assert done.window.notice_bar.waiting == 1
