from pathlib import Path

import pytest

from denoiser_gui.state.regions import Regions
from denoiser_gui.state.session import Options, Session
from engine.inference.tiling import Rect


@pytest.fixture
def session(qapp: object) -> Session:  # noqa: ARG001  (signals need an application)
    session = Session(Options("fast"))
    session.add([Path("a.png"), Path("b.png")])
    return session


def test_each_photo_has_its_own(session: Session) -> None:
    regions, told = Regions(session), []
    regions.changed.connect(lambda: told.append(regions.current))
    regions.choose(Rect(0, 0, 5, 5))
    assert regions.current is None, "no photo is shown"
    session.show(1)
    regions.choose(Rect(1, 2, 3, 4))
    regions.choose(Rect(1, 2, 3, 4))
    session.show(2)
    session.show(1)
    regions.choose(None)
    assert told == [None, Rect(1, 2, 3, 4), None, Rect(1, 2, 3, 4), None]


def test_a_photo_that_comes_back_still_has_it_and_a_forgotten_one_has_not(session: Session) -> None:
    regions = Regions(session)
    session.show(1)
    regions.choose(Rect(1, 2, 3, 4))
    session.restore(session.remove([1]))
    session.show(1)
    assert regions.current == Rect(1, 2, 3, 4)
    session.remove([1])
    session.forget([1])
    assert regions._regions == {}
