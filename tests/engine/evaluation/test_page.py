import math
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from engine.errors import UnreadableImage
from engine.evaluation import comparing
from engine.evaluation.page import Extras, as_html
from engine.evaluation.pictures import picture
from engine.evaluation.provenance import MethodFacts, Provenance
from engine.evaluation.published import published_on
from engine.evaluation.results import Failure, Measurement, Pair, by_method
from engine.metrics.score import Score

A, B = Pair(Path("a.png"), Path("c/a.png")), Pair(Path("b.png"), Path("c/b.png"))
EVIL = '<script>alert("x")</script>&.png'


TRUTHS = {A: picture(np.zeros((40, 60, 3), np.uint8))}
FACTS = MethodFacts("tv", "cpu", "ab", 5.0, None)
MADE = Provenance("2026-11-23T01:00:00+00:00", "x <y>", "Linux", {"numpy": "9.9"}, (FACTS,))


def page(*measurements: Measurement, failures: tuple[Failure, ...] = ()) -> str:
    return as_html(by_method(measurements), failures)


def measured(method: str, pair: Pair, psnr: float, ssim: float) -> Measurement:
    return Measurement(method, pair, Score(psnr, ssim), 1.0, 1.0)


class Balance(HTMLParser):
    """Sees that every element that is opened is closed in its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        if tag not in ("meta", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_shows_means_and_all_figures() -> None:
    text = page(measured("noisy", A, 20, 0.5), measured("noisy", B, 24, 0.6), measured("tv", A, 30.1234, 0.91239))
    for figure in ("22.000", "0.5500", "30.123", "0.9124", "24.000 / 0.6000", "failed"):
        assert figure in text


def test_the_best_there_is() -> None:
    assert "∞" in page(measured("noisy", A, math.inf, 1.0))


def test_names_do_nothing() -> None:
    pair = Pair(Path(EVIL), Path(EVIL))
    text = page(measured(EVIL, pair, 20, 0.5), failures=(Failure(pair, EVIL, UnreadableImage(EVIL)),))
    assert "<script>alert" not in text
    assert "&lt;script&gt;" in text
    for plot in re.findall(r"<svg.*?</svg>", text, re.DOTALL):
        ElementTree.fromstring(plot)


def test_is_well_formed_and_needs_nothing_from_elsewhere() -> None:
    shown = replace(measured("noisy", A, 20, 0.5), picture=TRUTHS[A])
    extras = Extras(MADE, TRUTHS, published_on("PolyU"))
    failures = (Failure(A, None, OSError("no")),)
    text = as_html(by_method([shown, measured("tv", B, 30, 0.9)]), failures, extras)
    balance = Balance()
    balance.feed(text)
    assert balance.open == []
    assert not re.search(r"https?:|href=|@import|url\(|src=\"(?!data:)", text)


def test_names_what_failed_and_why() -> None:
    text = page(
        measured("noisy", A, 20, 0.5),
        failures=(Failure(A, "bm3d", UnreadableImage("It broke.")), Failure(B, None, UnreadableImage("It is gone."))),
    )
    assert "a.png with bm3d: It broke." in text
    assert "b.png: It is gone." in text


def test_nothing_at_all_is_still_a_page() -> None:
    assert page().startswith("<!doctype html>")


def test_tells_how_it_was_made() -> None:
    text = as_html(by_method([measured("noisy", A, 20, 0.5)]), (), Extras(MADE))
    for told in ("x &lt;y&gt;", "numpy 9.9", "SHA-256 ab", "told a noise level of 5", "2026-11-23"):
        assert told in text


def test_figures_of_others_stand_apart_with_their_source() -> None:
    text = as_html(by_method([measured("noisy", A, 20, 0.5)]), (), Extras(published=published_on("CBSD68, sigma 25")))
    means, others = text.index("<h2>Means"), text.index("Published by others: CBSD68, sigma 25")
    assert means < others < text.index("30.71") < text.index("<h2>PSNR of every photo")
    assert "Not measured here." in text
    assert "TPAMI" in text
    assert published_on("something else") == ()


def test_pictures_stop_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = [replace(measured(name, pair, 20, 0.5), picture=TRUTHS[A]) for name in ("noisy", "tv") for pair in (A, B)]
    assert as_html(by_method(shown)).count("<figure") == 2
    monkeypatch.setattr(comparing, "LIMIT_BYTES", 3 * len(TRUTHS[A]))
    assert as_html(by_method(shown)).count("<figure") == 1
