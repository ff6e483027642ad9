from pathlib import Path

import pytest

from denoiser_gui.state.batch import BatchRun, Standing
from engine.batch.outcome import Outcome


def outcome(status: str, **changes: object) -> Outcome:
    return Outcome(Path("a.png"), status=status, **changes)  # type: ignore[arg-type]


@pytest.fixture
def run() -> BatchRun:
    return BatchRun([Path(f"{number}.png") for number in range(4)])


def test_nothing_is_known_before_anything_is_done(run: BatchRun) -> None:
    assert run.fraction == 0.0
    assert run.seconds_left(100.0) is None
    assert run.megapixels_per_second(100.0) is None
    assert run.at_work is None
    assert BatchRun(()).fraction == 1.0


def test_every_photo_counts_and_the_forecast_follows(run: BatchRun) -> None:
    run.begin(0, 2.0, 10.0)
    run.progress(0, 0.5)
    assert (run.at_work, run.fraction) == (0, 0.125)
    assert run.megapixels_per_second(11.0) == 1.0
    assert run.seconds_left(11.0) == pytest.approx(7.0)
    run.end(0, outcome("done", output=Path("out.png"), seconds=2.0, notes=("Clipped.",)))
    run.end(1, outcome("failed", error="It is damaged."))
    assert run.at_work is None
    assert [photo.standing for photo in run.photos[:2]] == [Standing.DONE, Standing.FAILED]
    assert [photo.reason for photo in run.photos[:2]] == ["Clipped.", "It is damaged."]
    assert run.ended == 2
    assert run.seconds_left(12.0) == pytest.approx(4.0), "a photo that could not be read took no time"
    run.progress(1, 0.9)
    assert run.fraction == 0.5, "news of what has ended change nothing"


def test_pauses_do_not_count(run: BatchRun) -> None:
    run.begin(0, 1.0, 0.0)
    run.pause(True, 1.0)
    run.pause(True, 2.0)
    run.end(0, outcome("done"))
    assert run.megapixels_per_second(50.0) == 1.0
    run.pause(False, 100.0)
    assert run.megapixels_per_second(101.0) == 0.5


def test_a_pause_before_the_first_photo(run: BatchRun) -> None:
    run.pause(True, 0.0)
    run.pause(False, 10.0)
    run.begin(0, 1.0, 20.0)
    run.end(0, outcome("done"))
    assert run.megapixels_per_second(21.0) == 1.0
