"""The empty view, and why there is nothing to see."""

import pytest
from pytestqt.qtbot import QtBot

from denoiser_gui.views.drop_zone import DropZone


@pytest.mark.parametrize(
    ("told", "buttons"),
    [(("",), (True, True)), (("Reading a.jpg",), (False, False)), (("a.jpg is damaged.", True), (True, False))],
)
def test_only_what_helps_is_offered(qtbot: QtBot, told: tuple[str, bool], buttons: tuple[bool, bool]) -> None:
    zone = DropZone()
    qtbot.addWidget(zone)
    zone.say("something before", failed=True)
    zone.say(*told)
    assert zone.sentence == (told[0] or "Drop noisy photos here")
    assert (not zone.open_button.isHidden(), not zone.sample_button.isHidden()) == buttons


def test_the_sign_tells_an_invitation_from_a_failure(qtbot: QtBot) -> None:
    zone = DropZone()
    qtbot.addWidget(zone)
    zone.resize(500, 400)
    zone.say("the same words")
    before = zone.grab().toImage()
    zone.say("the same words", failed=True)
    zone.open_button.hide()
    assert zone.grab().toImage() != before
