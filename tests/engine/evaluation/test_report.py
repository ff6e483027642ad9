import csv
import io
import json
import math
import sys
from pathlib import Path

import pytest

from engine.errors import UnwritableReport
from engine.evaluation.report import as_csv, as_json, write_report
from engine.evaluation.results import Measurement, MethodResult, Pair, by_method
from engine.events import NoiseLevel
from engine.metrics.score import Score


def refuse(constant: str) -> float:
    raise AssertionError(f"{constant} is no JSON")


def sample() -> tuple[MethodResult, ...]:
    first, second = Pair(Path("n/ä, 1.png"), Path("c/ä, 1.png")), Pair(Path("n/2.png"), Path("c/2.png"))
    return by_method(
        [
            Measurement("noisy", first, Score(20.0, 0.5), 0.0, 0.5),
            Measurement("tv", first, Score(30.0, 0.9), 1.0, 0.5),
            Measurement("noisy", second, Score(math.inf, 1.0), 0.0, 1.5),
            Measurement("tv", second, Score(32.0, 0.7), 3.0, 1.5),
        ]
    )


def test_json_has_the_promised_form() -> None:
    document = json.loads(as_json(sample()), parse_constant=refuse)
    assert list(document) == ["methods", "differences"]
    assert document["methods"][1] == {
        "name": "tv",
        "psnr": 31.0,
        "ssim": pytest.approx(0.8),
        "seconds_per_megapixel": 2.0,
        "psnr_interval": [30.0, 32.0],
        "ssim_interval": [pytest.approx(0.7), pytest.approx(0.9)],
        "wins": 1,
        "peak_memory": None,
        "images": [
            {
                "noisy": str(Path("n/ä, 1.png")),
                "clean": str(Path("c/ä, 1.png")),
                "psnr": 30.0,
                "ssim": 0.9,
                "seconds": 1.0,
            },
            {"noisy": str(Path("n/2.png")), "clean": str(Path("c/2.png")), "psnr": 32.0, "ssim": 0.7, "seconds": 3.0},
        ],
    }


def test_identical_photos_stay_strict_json_and_a_number() -> None:
    noisy = json.loads(as_json(sample()), parse_constant=refuse)["methods"][0]
    assert noisy["images"][1]["psnr"] == noisy["psnr"] == sys.float_info.max


def test_json_tells_how_methods_differ() -> None:
    (found,) = json.loads(as_json(sample()), parse_constant=refuse)["differences"]
    assert (found["method"], found["other"]) == ("noisy", "tv")
    assert found["psnr"] == {"mean": -10.0, "interval": None, "p": 1.0, "photos": 1, "better": 0, "worse": 1}
    assert found["ssim"]["photos"] == 2


def test_noise_level_and_memory_are_told_where_they_are_known() -> None:
    pair = Pair(Path("n.png"), Path("c.png"))
    results = by_method([Measurement("tv", pair, Score(30.0, 0.9), 1.0, 0.5, NoiseLevel(12.5, True), 4096)])
    (image,) = json.loads(as_json(results))["methods"][0]["images"]
    assert (image["noise_level"], image["peak_memory"]) == ({"sigma": 12.5, "estimated": True}, 4096)
    (row,) = csv.DictReader(io.StringIO(as_csv(results)))
    assert (row["sigma"], row["peak_memory"]) == ("12.5", "4096")


def test_csv_has_a_row_for_every_method_and_photo() -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(sample()))))
    assert [(row["method"], row["noisy"]) for row in rows] == [
        (name, str(Path(file))) for name in ("noisy", "tv") for file in ("n/ä, 1.png", "n/2.png")
    ]
    assert [float(row["psnr"]) for row in rows] == [20.0, math.inf, 30.0, 32.0]
    assert (rows[3]["ssim"], rows[3]["seconds"], rows[3]["megapixels"]) == ("0.7", "3.0", "1.5")


def test_a_report_replaces_an_older_one_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    write_report(path, "old")
    write_report(path, "néw \udcff")
    assert path.read_text(encoding="utf-8") == "néw \\udcff"
    assert list(tmp_path.iterdir()) == [path]


def test_a_report_that_cannot_be_saved_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnwritableReport, match="could not be saved"):
        write_report(tmp_path / "nowhere" / "r.json", "x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(UnwritableReport):
        write_report(tmp_path / "folder", "x")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
