"""Many photos with the real window and the real engine process: a batch that is interrupted, and little room."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow
from pytestqt.qtbot import QtBot

from denoiser_gui import settings
from denoiser_gui.app import Application
from denoiser_gui.state import room
from denoiser_gui.state.session import Stage
from engine.images.reading import read

SECONDS = 60_000
COUNT = 12
HEIGHT, WIDTH = 150, 200
"""So large that a batch does not end while a slow window takes its next step."""


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos" / "day one"
    folder.mkdir(parents=True)
    for number in range(COUNT):
        pixels = np.random.default_rng(number).integers(0, 256, (HEIGHT, WIDTH, 3), np.uint8)
        Pillow.fromarray(pixels).save(folder / f"{number:02}.png")
    (folder / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 this is where it ends")
    return folder.parent


def begin(application: Application, photos: Path, out: Path) -> None:
    application.window.menus.many.trigger()
    form = application.batching.dialog.form
    form.add_paths([photos])
    form.folder.line.setText(str(out))
    form.start_button.click()
    assert application.batching.busy


def results(out: Path) -> list[str]:
    return sorted(path.relative_to(out).as_posix() for path in out.rglob("*.png"))


def headline(application: Application) -> str:
    return application.batching.dialog.run.headline.text()


def test_a_batch_is_interrupted_by_closing_and_goes_on_at_the_next_start(
    launch: Callable[[], Application],
    photos: Path,
    tmp_path: Path,
    qtbot: QtBot,
    own_home: Path,
) -> None:
    out = tmp_path / "out"
    first = launch()
    begin(first, photos, out)
    qtbot.waitUntil(lambda: len(results(out)) >= 2, timeout=SECONDS)
    first.window.close()
    assert not first.client.running
    done = {name: (out / name).read_bytes() for name in results(out)}
    assert not list(out.rglob("*.tmp")), "what was being written is whole or not there"
    (left,) = own_home.glob("unfinished-*.json")
    left.rename(own_home / "unfinished-999999999.json")  # as if this process were gone

    second = launch()
    notice = second.window.notice_bar
    assert notice.current is not None
    assert "was interrupted" in notice.current.text
    notice.action_buttons[0].click()
    qtbot.waitUntil(lambda: not second.batching.busy, timeout=SECONDS)
    assert results(out) == [f"day one/{number:02}_denoised.png" for number in range(COUNT)]
    assert all((out / name).read_bytes() == content for name, content in done.items()), "not made twice"
    assert "1 failed" in headline(second)
    second.window.close()
    assert not list(own_home.glob("unfinished-*.json"))
    assert settings.load().output == str(out)


def test_an_engine_that_is_killed_leaves_the_batch_to_go_on(
    launch: Callable[[], Application], photos: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    application, out = launch(), tmp_path / "out"
    begin(application, photos, out)
    qtbot.waitUntil(lambda: len(results(out)) >= 1, timeout=SECONDS)
    process = application.client.process_id
    assert process is not None
    os.kill(process, signal.SIGKILL)
    bar = application.window.notice_bar
    qtbot.waitUntil(lambda: not application.batching.busy and bar.current is not None, timeout=SECONDS)
    while bar.current is not None and not bar.current.actions:
        bar.dismiss()
    bar.action_buttons[0].click()
    qtbot.waitUntil(lambda: not application.batching.busy, timeout=SECONDS)
    assert len(results(out)) == COUNT


def test_photos_of_the_window_go_before_the_batch(
    launch: Callable[[], Application], photos: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    application, out = launch(), tmp_path / "out"
    begin(application, photos, out)
    qtbot.waitUntil(lambda: len(results(out)) >= 1, timeout=SECONDS)
    application.opening.open([photos / "day one" / "00.png"])
    qtbot.waitUntil(
        lambda: len(application.session) == 1 and not any(photo.pending for photo in application.session),
        timeout=SECONDS,
    )
    assert application.session.current.stage is Stage.DONE  # type: ignore[union-attr]
    assert application.batching.busy, "the photo of the window was first"
    assert len(results(out)) < COUNT
    qtbot.waitUntil(lambda: not application.batching.busy, timeout=SECONDS)
    assert len(results(out)) == COUNT


def test_with_little_room_results_are_made_again_to_the_same_bytes(
    launch: Callable[[], Application],
    photos: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = HEIGHT * WIDTH * 3
    monkeypatch.setattr(room, "budget", lambda _held: 3 * one)
    application, out = launch(), tmp_path / "out"
    session = application.session
    application.opening.open([photos])
    qtbot.waitUntil(lambda: len(session) == COUNT + 1 and not any(photo.pending for photo in session), timeout=SECONDS)
    assert sum(photo.held for photo in session) <= 3 * 2 * one
    first, *_, last = [photo for photo in session if photo.stage is Stage.DONE]
    kept = np.array(session.get(first.key).denoised.attach())  # type: ignore[union-attr]
    session.show(last.key)
    qtbot.waitUntil(lambda: session.get(last.key).denoised is not None, timeout=SECONDS)  # type: ignore[union-attr]
    application.denoising.keeper.make_room()
    assert session.get(first.key).away  # type: ignore[union-attr]

    application.window.menus.save_all.trigger()
    from denoiser_gui.dialogs.save_all_dialog import SaveAllDialog

    dialog = application.window.findChild(SaveAllDialog)
    assert dialog is not None
    dialog.folder.line.setText(str(out))
    dialog.accept()
    qtbot.waitUntil(lambda: len(results(out)) == COUNT, timeout=SECONDS)
    assert (read(out / "00_denoised.png").pixels == kept).all()
    qtbot.waitUntil(lambda: not application.saving.busy, timeout=SECONDS)
    assert sum(photo.held for photo in session) <= 5 * 2 * one
