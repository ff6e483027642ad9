import pytest
from pytestqt.qtbot import QtBot

from denoiser_gui.presenters.preparing import PreparingPresenter
from denoiser_gui.state.session import Options, Session
from engine.service.replies import DeviceFacts, EngineReady
from engine.service.requests import PrepareModel
from tests.gui.presenters.fakes import FakeClient

READY = EngineReady((DeviceFacts("cpu", "CPU"),))


@pytest.fixture
def session(qtbot: QtBot) -> Session:  # noqa: ARG001  (signals need an application)
    return Session(Options("quality"))


@pytest.fixture
def client(session: Session) -> FakeClient:
    client = FakeClient()
    client.presenter = PreparingPresenter(session, client, session)  # type: ignore[arg-type, attr-defined]
    return client


def test_the_model_is_asked_for_when_the_engine_is_ready_and_not_before(client: FakeClient) -> None:
    assert client.asked == []
    client.received.emit(READY)
    assert client.asked == [PrepareModel("quality", "auto")]


def test_another_model_or_device_is_asked_for_once(session: Session, client: FakeClient) -> None:
    session.set_options(model="fast")
    assert client.asked == [], "the engine is not ready"
    client.received.emit(READY)
    session.set_options(luminance=0.5)
    session.set_options(device="cpu")
    session.set_options(chrominance=0.5)
    session.set_options(model="quality")
    wanted = [("fast", "auto"), ("fast", "cpu"), ("quality", "cpu")]
    assert client.asked == [PrepareModel(*each) for each in wanted]


def test_an_engine_that_died_is_not_asked_again(session: Session, client: FakeClient) -> None:
    client.received.emit(READY)
    client.stopped.emit(-11)
    client.received.emit(READY)
    session.set_options(model="fast")
    assert client.count(PrepareModel) == 1
