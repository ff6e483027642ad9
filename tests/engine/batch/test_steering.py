"""Pausing, skipping, cancelling and ending a batch."""

import gc
import threading
from pathlib import Path
from typing import Any

import pytest

from engine.batch import saving
from engine.batch.control import Control
from engine.batch.events import BatchEvent, Paused, PhotoBegan, PhotoEnded, PhotoProgress, Resumed
from engine.images.reading import read
from tests.engine.batch.conftest import LONG, Slow, await_, batch, outcomes, photos, statuses


class TestControl:
    def test_pause_and_resume(self, tmp_path: Path, folder: Path) -> None:
        control, denoiser = Control(), Slow(tiles=4)
        told: list[BatchEvent] = []
        for event in batch(photos(tmp_path / "in", 3), folder, denoiser, control):
            told.append(event)
            if isinstance(event, PhotoProgress) and (event.index, event.fraction) == (1, 0.5):
                control.pause()
            if isinstance(event, Paused):
                assert denoiser.seen == [20]
                threading.Timer(0.05, control.resume).start()
        kinds = [type(event) for event in told]
        at = kinds.index(Paused)
        following = [kind for kind in kinds[at + 1 :] if kind is not PhotoEnded]
        assert following[0] is Resumed
        assert kinds.count(Paused) == kinds.count(Resumed) == 1
        assert statuses(outcomes(told)) == ["done"] * 3

    def test_what_was_denoised_is_saved_and_told_during_a_pause(
        self, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        control, real_write = Control(), saving.write

        def write(*args: Any, **options: Any) -> Any:
            await_(lambda: control.paused)
            return real_write(*args, **options)

        monkeypatch.setattr(saving, "write", write)
        events = batch(photos(tmp_path / "in", 2), folder, Slow(), control)
        for event in events:
            if isinstance(event, PhotoBegan) and event.index == 1:
                control.pause()
            if isinstance(event, PhotoEnded) and event.index == 0:
                paused = control.paused
                monkeypatch.undo()
                control.resume()
        assert paused

    def test_skipping_the_present_photo(self, tmp_path: Path, folder: Path) -> None:
        control, denoiser = Control(), Slow(tiles=4)
        told = []
        for event in batch(photos(tmp_path / "in", 3), folder, denoiser, control):
            told.append(event)
            if isinstance(event, PhotoProgress) and (event.index, event.fraction) == (1, 0.25):
                control.skip(1)
        assert [(o.status, o.error) for o in outcomes(told)] == [
            ("done", None),
            ("skipped", "cancelled"),
            ("done", None),
        ]
        assert denoiser.seen == [20, 22]
        progress = [event.fraction for event in told if isinstance(event, PhotoProgress) and event.index == 1]
        assert progress == [0.25], "at the next tile"

    @pytest.mark.parametrize("index", [1, 5])
    def test_skipping_a_photo_to_come(self, tmp_path: Path, folder: Path, index: int) -> None:
        control, denoiser = Control(), Slow()
        control.skip(index)
        told = list(batch(photos(tmp_path / "in", 6), folder, denoiser, control))
        assert [o.status == "skipped" for o in outcomes(told)] == [number == index for number in range(6)]
        assert not [event for event in told if isinstance(event, PhotoBegan) and event.index == index]

    def test_cancelling(self, tmp_path: Path, folder: Path) -> None:
        control, denoiser = Control(), Slow(tiles=4)
        told = []
        for event in batch(photos(tmp_path / "in", 9), folder, denoiser, control):
            told.append(event)
            if isinstance(event, PhotoProgress) and (event.index, event.fraction) == (2, 0.5):
                control.cancel()
        assert statuses(outcomes(told)) == ["done"] * 2 + ["skipped"] * 7
        assert {outcome.error for outcome in outcomes(told)} == {None, "cancelled"}
        assert len(list(folder.glob("*.png"))) == 2

    def test_cancelling_ends_a_pause(self, tmp_path: Path, folder: Path) -> None:
        control = Control()
        control.pause()
        told = []
        for event in batch(photos(tmp_path / "in", 3), folder, Slow(), control):
            told.append(event)
            if isinstance(event, Paused):
                threading.Timer(0.05, control.cancel).start()
        assert statuses(outcomes(told)) == ["skipped"] * 3

    def test_cancelled_before_it_began(self, tmp_path: Path, folder: Path) -> None:
        control = Control()
        control.cancel()
        denoiser = Slow()
        assert statuses(outcomes(list(batch(photos(tmp_path / "in", 3), folder, denoiser, control)))) == ["skipped"] * 3
        assert denoiser.seen == []


class TestEnding:
    """That no thread stays is seen to by the fixture for all tests here."""

    @pytest.mark.parametrize("kind", [PhotoBegan, PhotoProgress, PhotoEnded])
    @pytest.mark.parametrize("count", [1, 4])
    def test_closed_early(self, tmp_path: Path, folder: Path, kind: type, count: int) -> None:
        events = batch(photos(tmp_path / "in", 8), folder)
        seen = 0
        for event in events:
            seen += isinstance(event, kind)
            if seen == count:
                break
        events.close()
        assert not list(folder.glob(".denoiser*"))
        for path in folder.glob("*.png"):
            assert (read(path).pixels == 255).all()

    def test_what_is_being_saved_is_finished(
        self, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        saving_now, goes_on = threading.Event(), threading.Event()
        real_write = saving.write

        def write(*args: Any, **options: Any) -> Any:
            saving_now.set()
            assert goes_on.wait(LONG)
            return real_write(*args, **options)

        monkeypatch.setattr(saving, "write", write)
        events = batch(photos(tmp_path / "in", 5), folder)
        for event in events:
            if isinstance(event, PhotoBegan) and event.index == 1:
                break
        assert saving_now.wait(LONG)
        threading.Timer(0.05, goes_on.set).start()
        events.close()
        assert [path.name for path in folder.glob("*.png")] == ["p00_denoised.png"]

    def test_forgotten(self, tmp_path: Path, folder: Path) -> None:
        events = batch(photos(tmp_path / "in", 5), folder)
        next(events)
        del events
        gc.collect()

    def test_never_begun(self, tmp_path: Path, folder: Path) -> None:
        batch(photos(tmp_path / "in", 5), folder)

    def test_interrupted(self, tmp_path: Path, folder: Path) -> None:
        def at_tile(width: int, tile: int) -> None:
            if (width, tile) == (22, 1):
                raise KeyboardInterrupt

        told: list[BatchEvent] = []
        with pytest.raises(KeyboardInterrupt):
            told.extend(batch(photos(tmp_path / "in", 6), folder, Slow(at_tile)))
        assert [(o.status, o.error) for o in outcomes(told)] == [("done", None)] * 2 + [("skipped", "cancelled")] * 4
        assert len(list(folder.glob("*.png"))) == 2

    def test_an_interruption_of_the_one_who_listens(self, tmp_path: Path, folder: Path) -> None:
        control = Control()
        events = batch(photos(tmp_path / "in", 6), folder, Slow(), control)
        told = [next(events) for _ in range(2)]
        control.cancel()
        told += events
        assert statuses(outcomes(told)) == ["skipped"] * 6
