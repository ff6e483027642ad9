import math
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from engine.errors import UnreadableImage
from engine.evaluation.page import as_html
from engine.evaluation.results import Failure, Measurement, Pair, by_method
from engine.metrics.score import Score

A, B = Pair(Path("a.png"), Path("c/a.png")), Pair(Path("b.png"), Path("c/b.png"))
EVIL = '<script>alert("x")</script>&.png'


def page(*measurements: Measurement, failures: tuple[Failure, ...] = ()) -> str:
    return as_html(by_method(measurements), failures)


def measured(method: str, pair: Pair, psnr: float, ssim: float) -> Measurement:
    return Measurement(method, pair, Score(psnr, ssim), 1.0, 1.0)


def bars(text: str) -> list[list[float]]:
    """Widths of the bars, chart by chart; parsing proves the charts well-formed."""
    charts = re.findall(r"<svg.*?</svg>", text, re.DOTALL)
    return [[float(bar.attrib["width"]) for bar in ElementTree.fromstring(chart).iter("rect")] for chart in charts]


class Balance(HTMLParser):
    """Sees that every element that is opened is closed in its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_shows_means_and_all_figures() -> None:
    text = page(measured("noisy", A, 20, 0.5), measured("noisy", B, 24, 0.6), measured("tv", A, 30.1234, 0.91239))
    for figure in ("22.000", "0.5500", "30.123", "0.9124", "24.000 / 0.6000", "failed"):
        assert figure in text


def test_bars_are_as_long_as_the_scores() -> None:
    psnr, ssim = bars(page(measured("noisy", A, 20, 0.5), measured("tv", A, 40, 1.0), measured("bad", A, 10, -0.2)))
    assert psnr == [psnr[1] / 2, psnr[1], psnr[1] / 4]
    assert ssim == [ssim[1] / 2, ssim[1], 0.0]


@pytest.mark.parametrize("psnr", [0.0, math.inf])
def test_the_worst_and_the_best_there_is(psnr: float) -> None:
    text = page(measured("noisy", A, psnr, 1.0))
    assert ("∞" in text) == math.isinf(psnr)
    assert bars(text)[0] == [640.0 if math.isinf(psnr) else 0.0]


def test_names_do_nothing() -> None:
    pair = Pair(Path(EVIL), Path(EVIL))
    text = page(measured(EVIL, pair, 20, 0.5), failures=(Failure(pair, EVIL, UnreadableImage(EVIL)),))
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert bars(text)


def test_is_well_formed_and_needs_nothing_from_elsewhere() -> None:
    text = page(measured("noisy", A, 20, 0.5), measured("tv", B, 30, 0.9), failures=(Failure(A, None, OSError("no")),))
    balance = Balance()
    balance.feed(text)
    assert balance.open == []
    assert not re.search(r"https?:|src=|href=|@import|url\(", text)


def test_names_what_failed_and_why() -> None:
    text = page(
        measured("noisy", A, 20, 0.5),
        failures=(Failure(A, "bm3d", UnreadableImage("It broke.")), Failure(B, None, UnreadableImage("It is gone."))),
    )
    assert "a.png with bm3d: It broke." in text
    assert "b.png: It is gone." in text


def test_nothing_at_all_is_still_a_page() -> None:
    assert page().startswith("<!doctype html>")
