"""A clock that is set, forward and back, while photos are denoised; and photos from the future."""

import datetime
import itertools
import json
import math
import os
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from engine.cli.program import main
from engine.images.image import Image
from engine.images.reading import read
from engine.inference.denoising import Settings, denoise
from tests.engine.inference.models import identity
from tests.faults.conftest import METHOD, names, photo

DAY = 86_400.0
JUMPS = (0.0, 3650 * DAY, -3650 * DAY, 1.0, -0.5, -7 * DAY)


def jumping(real: float) -> Iterator[float]:
    for jump in itertools.cycle(JUMPS):
        yield max(0.0, real + jump)


@pytest.fixture
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The time of day and, which no system should do, the other clocks too."""
    for name in ("time", "perf_counter"):
        ticks = jumping(getattr(time, name)())
        monkeypatch.setattr(time, name, lambda ticks=ticks: next(ticks))


@pytest.mark.usefixtures("_clock")
@pytest.mark.parametrize("more", [(), ("--template", "{date}_{name}"), ("--resume",)])
def test_the_batch_is_done_all_the_same(
    tmp_path: Path, more: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(3):
        photo(tmp_path / "in" / f"p{number}.png", seed=number)
    words = ["denoise", "--json", "--model", METHOD, str(tmp_path / "in"), "-o", str(tmp_path / "out"), *more]
    assert main(words) == 0
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    told = json.loads(captured.out)["photos"]
    assert [one["status"] for one in told] == ["done"] * 3
    assert all(math.isfinite(one["seconds"]) for one in told)
    assert len(names(tmp_path / "out")) == 3
    assert all(read(Path(one["output"])).width == 40 for one in told)


@pytest.mark.usefixtures("_clock")
def test_a_model_with_tiles_tells_finite_forecasts() -> None:
    image = Image(np.zeros((64, 64, 3), np.uint8))
    for event in denoise(image, identity(), Settings("cpu", tile=16)):
        for name in ("seconds", "seconds_left", "megapixels_per_second"):
            assert math.isfinite(getattr(event, name, 0.0))


@pytest.mark.parametrize("year", [1970, 2038, 2200])
def test_photos_of_any_time(tmp_path: Path, year: int, capsys: pytest.CaptureFixture[str]) -> None:
    source = photo(tmp_path / "in" / "p.png")
    moment = datetime.datetime(year, 6, 1, tzinfo=datetime.UTC).timestamp()
    os.utime(source, (moment, moment))
    words = ["denoise", "--json", "--model", METHOD, str(source), "-o", str(tmp_path / "out")]
    for more, status in (([], "done"), (["--resume"], "skipped")):
        assert main([*words, *more]) == 0
        assert json.loads(capsys.readouterr().out)["photos"][0]["status"] == status
    assert source.stat().st_mtime == moment
