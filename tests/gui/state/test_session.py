from pathlib import Path

import pytest

from denoiser_gui.state.history import History, Removal
from denoiser_gui.state.session import Options, Place, Session


@pytest.fixture
def session(qapp: object) -> Session:  # noqa: ARG001  (signals need an application)
    session = Session(Options("quality"))
    session.add(Path(name) for name in "abcde")
    session.show(3)
    return session


def order(session: Session) -> str:
    return "".join(photo.path.name for photo in session)


def test_closed_photos_come_back_to_where_they_were(session: Session) -> None:
    session.update(3, seconds=1.5)
    places = session.remove([1, 3, 4, 99])
    assert order(session) == "be"
    assert session.current is session.get(5), "the next one that stays"
    assert session.get(3) is None
    session.update(3, saved=Path("x"))
    assert session.restore(places) == [1, 3, 4]
    assert order(session) == "abcde"
    photo = session.get(3)
    assert photo is not None
    assert (photo.seconds, photo.saved) == (1.5, Path("x")), "what was told meanwhile is not lost"


def test_closing_the_last_shows_the_one_before_and_closing_all_none(session: Session) -> None:
    session.show(5)
    session.remove([4, 5])
    assert session.current is session.get(3)
    session.remove([1, 2, 3])
    assert session.current is None
    session.step(1)
    assert session.current is None


def test_a_file_that_is_opened_again_is_read_anew(session: Session) -> None:
    gone: list[int] = []
    session.forgotten.connect(gone.append)
    places = session.remove([2])
    (again,) = session.add([Path("b")])
    assert again.key == 6
    assert gone == [2]
    assert session.restore(places) == []
    assert order(session) == "acdeb"


def test_one_steps_around_the_photos(session: Session) -> None:
    seen: list[int] = []
    session.current_changed.connect(seen.append)
    for places in (1, 1, 1, -2):
        session.step(places)
    assert seen == [4, 5, 1, 4]


def removal(*keys: int) -> Removal:
    return Removal(tuple(Place(key, key) for key in keys), None)


def test_what_was_closed_last_is_undone_first_and_done_again() -> None:
    history = History()
    assert history.undo() is history.redo() is None
    history.add(removal(1))
    history.add(removal(2, 3))
    assert history.undo() == removal(2, 3)
    assert history.redo() == removal(2, 3)
    history.undo()
    history.undo()
    history.add(removal(4))
    assert history.redo() is None, "another way was taken"
    assert history.done == [removal(4)]


def test_what_cannot_come_back_is_left_out() -> None:
    history = History()
    history.add(removal(1, 2))
    history.add(removal(3))
    for key in (1, 3):
        history.drop(key)
    assert history.undo() == removal(2)
    assert history.undo() is None


def test_the_history_ends_somewhere() -> None:
    history = History()
    lost = [dropped for key in range(150) for dropped in history.add(removal(key))]
    assert [entry.keys for entry in lost] == [[key] for key in range(50)]
