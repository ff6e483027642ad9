import math
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from engine.evaluation.plots import Point, Series, draw, plots, unbeaten
from engine.evaluation.results import Measurement, Pair, by_method
from engine.metrics.score import Score


def measured(method: str, *psnrs: float, seconds: float = 1.0) -> list[Measurement]:
    pairs = [Pair(Path(f"n{place}"), Path(f"c{place}")) for place in range(len(psnrs))]
    return [Measurement(method, pair, Score(psnr, 0.9), seconds, 1.0) for pair, psnr in zip(pairs, psnrs, strict=True)]


def dots(svg: str) -> list[tuple[float, float]]:
    return [(float(dot.attrib["cx"]), float(dot.attrib["cy"])) for dot in ElementTree.fromstring(svg).iter("circle")]


def point(x: float, y: float) -> Point:
    return Point(x, y, "")


def test_points_lie_where_they_belong_and_say_who_they_are() -> None:
    svg = draw([Series("a<b", "#123456", [Point(0, 0, "low & left"), point(1, 2), point(2, 4)])], "x", "y")
    (left, low), (middle, half), (right, high) = dots(svg)
    assert left < middle < right
    assert low > half > high
    assert abs((left + right) / 2 - middle) <= 0.1
    assert "<title>a&lt;b, low &amp; left</title>" in svg


def test_what_is_not_finite_is_left_out() -> None:
    series = Series("a", "#000000", [point(1, 1), point(2, math.inf), point(math.nan, 2)], joined=True)
    assert len(dots(draw([series], "x", "y"))) == 1
    assert dots(draw([], "x", "y")) == []


def test_the_frontier_is_of_those_that_none_beats_in_both() -> None:
    fast, better, worse, best = point(1, 30), point(2, 31), point(3, 29), point(4, 33)
    assert unbeaten([best, worse, better, fast]) == [fast, better, best]
    assert unbeaten([point(1, 30), point(1, 31)]) == [point(1, 31)]


def titles(results: Sequence[Measurement]) -> dict[str, str]:
    return dict(plots(by_method(results)))


def test_every_plot_has_its_points() -> None:
    found = titles(
        [*measured("noisy", 20, 25, 22), *measured("tv", 30, 31, 29), *measured("slow", 31, 32, 33, seconds=9)]
    )
    counts = [len(dots(svg)) for svg in found.values()]
    assert counts == [9, 9, 6, 40, 2]
    by_photo = ElementTree.fromstring(found["PSNR of every photo, dB"])
    assert [dot[0].text for dot in by_photo.iter("circle")][:3] == ["noisy, n0: 20", "noisy, n2: 22", "noisy, n1: 25"]


def test_the_untouched_photo_alone_and_identical_photos_are_drawn() -> None:
    assert list(titles(measured("noisy", 20))) == ["PSNR of every photo, dB", "SSIM of every photo"]
    assert titles([*measured("noisy", math.inf), *measured("tv", math.inf)])
    assert titles([]) == {}


def test_noise_is_that_of_the_noisy_photo_in_levels() -> None:
    gains = titles([*measured("noisy", 20 * math.log10(255 / 10)), *measured("tv", 30)])
    svg = gains["Gain over the noisy photo against its noise"]
    assert ">10<" in svg  # the middle of the axis


def labels(svg: str, anchor: str) -> list[str]:
    """Of the ticks along x (``middle``) or y (``end``)."""
    found = (text for text in ElementTree.fromstring(svg).iter("text") if text.attrib["text-anchor"] == anchor)
    return [text.text or "" for text in found if "transform" not in text.attrib]


def test_axes_are_labelled_with_round_values() -> None:
    svg = draw([Series("a", "#000000", [point(1, 18.4), point(6, 36.9)])], "photos", "dB")
    assert labels(svg, "end") == ["20", "25", "30", "35"]
    assert labels(svg, "middle")[:-1] == ["1", "2", "3", "4", "5", "6"]
    close = draw([Series("a", "#000000", [point(1, 0.9134), point(2, 0.9152)])], "photos", "SSIM")
    assert labels(close, "end") == ["0.9135", "0.914", "0.9145", "0.915"]
    assert labels(close, "middle")[:-1] == ["1", "2"]


def test_logarithmic_axes_too() -> None:
    def shown(low: float, high: float) -> list[str]:
        points = [point(math.log10(low), 1), point(math.log10(high), 2)]
        return labels(draw([Series("a", "#000000", points)], "s/MP", "dB", logarithmic=True), "middle")[:-1]

    assert shown(0.3, 40) == ["0.5", "1", "2", "5", "10", "20"]
    assert shown(0.001, 1000) == ["0.001", "0.01", "0.1", "1", "10", "100", "1000"]
    assert shown(2.5, 3.5) == ["3"]


def test_methods_of_the_same_colour_have_other_marks() -> None:
    found = [one for number in range(9) for one in measured(f"m{number}", 20 + number)]
    svg = ElementTree.fromstring(titles(found)["PSNR of every photo, dB"])
    assert len(list(svg.iter("circle"))) == 7
    assert [mark[0].text for mark in svg.iter("rect")] == ["m7, n0: 27", "m8, n0: 28"]
    assert {mark.attrib["fill"] for mark in svg.iter("rect")} <= {mark.attrib["fill"] for mark in svg.iter("circle")}
