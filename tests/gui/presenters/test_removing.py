from pathlib import Path

from pytestqt.qtbot import QtBot

from denoiser_gui.state.session import Stage
from engine.service.requests import CancelPhoto, ClosePhoto, DenoisePhoto, OpenPhoto
from tests.gui.presenters.stage import Theatre


def done(theatre: Theatre, *names: str) -> None:
    theatre.desk.found(*names)
    for photo in list(theatre.desk.session):
        theatre.desk.opened(photo.key)
        theatre.desk.finished(photo.key)


def names(theatre: Theatre) -> list[str]:
    model = theatre.window.filmstrip.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_result_comes_back_without_being_made_again(theatre: Theatre) -> None:
    done(theatre, "a.png", "b.png", "c.png")
    menus, desk = theatre.window.menus, theatre.desk
    desk.session.show(2)
    asked = desk.client.count(DenoisePhoto), desk.client.count(OpenPhoto)
    menus.remove.trigger()
    assert names(theatre) == ["a.png", "c.png"]
    assert theatre.window.filmstrip.current_key == "3"
    assert menus.undo.text() == "&Undo closing b.png"
    menus.undo.trigger()
    assert names(theatre) == ["a.png", "b.png", "c.png"]
    assert desk.session.current is desk.photo(2)
    assert desk.photo(2).stage is Stage.DONE
    assert desk.photo(2).denoised is not None
    assert (desk.client.count(DenoisePhoto), desk.client.count(OpenPhoto)) == asked
    assert not desk.client.count(ClosePhoto)
    menus.redo.trigger()
    assert names(theatre) == ["a.png", "c.png"]
    assert not menus.redo.isEnabled()


def test_all_are_closed_and_brought_back_at_once(theatre: Theatre) -> None:
    done(theatre, "a.png", "b&b.png")
    theatre.window.menus.remove_all.trigger()
    assert names(theatre) == []
    assert theatre.window.menus.undo.text() == "&Undo closing 2 photos"
    theatre.window.menus.undo.trigger()
    assert names(theatre) == ["a.png", "b&b.png"]
    assert theatre.desk.session.current is theatre.desk.photo(1)


def test_the_chosen_ones_of_the_list_are_closed(theatre: Theatre) -> None:
    done(theatre, "a.png", "b.png", "c.png")
    theatre.window.filmstrip.removeRequested.emit(["1", "3"])
    assert names(theatre) == ["b.png"]


def test_what_was_at_work_is_begun_again(theatre: Theatre) -> None:
    desk = theatre.desk
    desk.found("a.png", "b.png")
    desk.opened(1)
    generation = desk.started(1)
    theatre.removing.remove([1])
    assert desk.client.last(CancelPhoto).key == 1
    desk.opened(2)
    assert desk.client.last(DenoisePhoto).key == 2
    theatre.removing.undo()
    request = desk.client.last(DenoisePhoto)
    assert request.key == 1  # it is shown again, and the other makes way
    assert request.generation > generation
    assert desk.photo(2).stage is Stage.WAITING


def test_what_gave_up_its_pixels_is_made_again(theatre: Theatre, monkeypatch: object, tmp_path: Path) -> None:
    from denoiser_gui.state import room

    done(theatre, "a.png", "b.png")
    theatre.removing.remove([1])
    monkeypatch.setattr(room, "budget", lambda _held: 0)  # type: ignore[attr-defined]
    theatre.desk.presenter.keeper.make_room()
    aside = theatre.desk.session.known(1)
    assert aside is not None
    assert aside.away
    assert theatre.desk.photo(2).noisy is not None, "it is shown"
    theatre.removing.undo()
    assert theatre.desk.client.last(OpenPhoto).key == 1
    theatre.desk.opened(1)
    assert theatre.desk.client.last(DenoisePhoto).key == 1
    assert not list(tmp_path.glob("*.png"))


def test_a_closed_photo_that_is_opened_again_leaves_nothing_to_undo(theatre: Theatre) -> None:
    done(theatre, "a.png", "b.png")
    theatre.removing.remove([1])
    theatre.desk.found("a.png")
    assert theatre.desk.client.last(ClosePhoto).key == 1
    assert not theatre.window.menus.undo.isEnabled()


def test_undoing_with_nothing_to_undo_does_nothing(theatre: Theatre, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theatre.desk.session.added):
        theatre.removing.undo()
        theatre.removing.redo()
        theatre.removing.remove([])
    assert not theatre.window.menus.undo.isEnabled()


def test_the_engine_may_die_meanwhile(theatre: Theatre) -> None:
    done(theatre, "a.png", "b.png")
    theatre.removing.remove([1])
    theatre.desk.client.stopped.emit(-9)
    theatre.removing.undo()
    assert theatre.desk.photo(1).noisy is None
    assert theatre.desk.client.last(OpenPhoto).key == 1
