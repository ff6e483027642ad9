import math
from dataclasses import replace
from pathlib import Path

import pytest

from engine.errors import UnwritableReport
from engine.evaluation import store as storing
from engine.evaluation.results import Cleaning, Measurement, Pair
from engine.evaluation.store import Store, key_of, program
from engine.events import NoiseLevel
from engine.inference.tiling import Rect
from engine.metrics.score import Score
from engine.models.noise_estimator import WEIGHTS
from tests.engine.cli.conftest import Whitener

PAIR = Pair(Path("n/ä.png"), Path("c/ä.png"))
FOUND = Measurement("tv", PAIR, Score(31.234567890123, 0.9), 1.5, 0.25, NoiseLevel(12.5, True), 4096)


def kept(path: Path, *found: Measurement) -> Path:
    store = Store(path)
    for number, measurement in enumerate(found):
        store.keep(f"k{number}", measurement)
    return path


@pytest.mark.parametrize(
    "found",
    [
        FOUND,
        replace(FOUND, worst=Rect(1, 2, 3, 4)),
        replace(FOUND, score=Score(math.inf, 1.0), noise_level=None, peak_memory=None, picture=b"\xff\x00"),
    ],
)
def test_what_was_kept_comes_back_exactly(tmp_path: Path, found: Measurement) -> None:
    path = kept(tmp_path / "s.jsonl", found)
    assert Store(path).find("k0", "tv", PAIR) == found
    assert Store(path).find("k1", "tv", PAIR) is None


def test_what_has_no_ground_truth_comes_back_for_such_photos_alone(tmp_path: Path) -> None:
    alone = replace(PAIR, truth=False)
    found = Cleaning("tv", alone, 3.5, 0.875, 1.5, 0.25, None, 4096, b"\xff", Rect(1, 2, 3, 4))
    path = kept(tmp_path / "s", FOUND)
    Store(path).keep("k9", found)
    store = Store(path)
    assert store.find("k9", "tv", alone) == found
    assert store.find("k9", "tv", PAIR) is None
    assert store.find("k0", "tv", alone) is None


def test_names_are_those_asked_for(tmp_path: Path) -> None:
    other = Pair(Path("moved.png"), Path("truth.png"))
    found = Store(kept(tmp_path / "s", FOUND)).find("k0", "tv@5", other)
    assert found == replace(FOUND, method="tv@5", pair=other)


@pytest.mark.parametrize("torn", ['{"key": "k9", "psn', "\x00\x00", '{"key": "k9"}', "[]", "null", '{"psnr": 3}'])
def test_a_line_that_was_not_written_to_its_end_is_lost_and_no_more(tmp_path: Path, torn: str) -> None:
    path = kept(tmp_path / "s", FOUND)
    with path.open("a") as file:
        file.write(torn)
    store = Store(path)
    store.keep("after", FOUND)
    again = Store(path)
    assert again.find("k0", "tv", PAIR) == again.find("after", "tv", PAIR) == FOUND
    assert again.find("k9", "tv", PAIR) is None


def test_an_empty_file_is_begun(tmp_path: Path) -> None:
    (tmp_path / "s").touch()
    assert Store(kept(tmp_path / "s", FOUND)).find("k0", "tv", PAIR) == FOUND


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\xff", b"photo,psnr\n", b"{}\n"])
def test_any_other_file_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other"
    path.write_bytes(content)
    with pytest.raises(UnwritableReport, match="Choose another file"):
        Store(path)
    assert path.read_bytes() == content


def test_where_nothing_can_be_kept_it_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnwritableReport, match="could not be kept"):
        Store(tmp_path / "nowhere" / "s").keep("k", FOUND)
    with pytest.raises(UnwritableReport):
        Store(tmp_path)


def test_a_key_changes_with_all_that_a_result_follows_from() -> None:
    denoiser = Whitener()
    changed = [
        replace(denoiser, name="black"),
        replace(denoiser, sha256="ab"),
        replace(denoiser, sigma=5.0),
        replace(denoiser, tile=64),
        replace(denoiser, device="cuda:0"),
        replace(denoiser, best=True),
    ]
    keys = [key_of("x", denoiser), key_of("y", denoiser), key_of("x", None), *(key_of("x", d) for d in changed)]
    assert len(set(keys)) == len(keys)
    model = replace(denoiser, sha256="ab")
    assert key_of("x", model) == key_of("x", replace(model, name="another name of the same file"))


def test_another_noise_estimator_is_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert storing._ESTIMATOR == WEIGHTS
    before = program()
    assert before == program.__wrapped__()
    (tmp_path / "other").write_bytes(b"other weights")
    monkeypatch.setattr(storing, "_ESTIMATOR", tmp_path / "other")
    assert program.__wrapped__() != before
