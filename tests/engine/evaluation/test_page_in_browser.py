"""The report as a person meets it: in a real browser."""

import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.evaluation.page import Extras, as_html
from engine.evaluation.pictures import picture
from engine.evaluation.results import Measurement, Pair, by_method
from engine.metrics.score import Score
from tests.engine.evaluation.browser import Browser, chromium

pytestmark = pytest.mark.browser

PAIRS = [Pair(Path(f"{name}.png"), Path(f"{name}_gt.png")) for name in ("b", "a", "c")]
STAGE = 'document.querySelector(".stage")'


def report() -> str:
    random = np.random.default_rng(0)
    found = []
    for place, pair in enumerate(PAIRS):
        for number, method in enumerate(("noisy", "tv", "quality")):
            shown = picture(random.integers(0, 256, (200, 300, 3), dtype=np.uint8))
            score = Score(20 + 9 * number + place * (-1) ** number, 0.3 * (number + 1))
            found.append(replace(Measurement(method, pair, score, number + 0.1, 1.0), picture=shown))
    truths = {pair: picture(np.full((200, 300, 3), 99, np.uint8)) for pair in PAIRS}
    return as_html(by_method(found), (), Extras(truths=truths))


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with chromium(tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Browser]:
    file = tmp_path / "report.html"
    file.write_text(report(), encoding="utf-8")
    browser.requests.clear()
    browser.errors.clear()
    browser.open(file)
    browser.run(f'{STAGE}.scrollIntoView({{block: "center"}})')
    yield browser
    assert browser.errors == []


def place(page: Browser) -> tuple[int, str]:
    return int(page.run(f'{STAGE}.getAttribute("aria-valuenow")')), page.run(
        f'{STAGE}.style.getPropertyValue("--place")'
    )


def at(page: Browser, share: float) -> tuple[float, float]:
    """A point of the first slider, this share of its width from the left."""
    left, top, width, height = page.run(
        f"(({{x, y, width, height}}) => [x, y, width, height])({STAGE}.getBoundingClientRect())"
    )
    return left + width * share, top + height / 2


def test_the_mouse_drags_the_divider_and_lets_it_go(page: Browser) -> None:
    page.mouse("mousePressed", *at(page, 0.25))
    assert place(page)[0] == 25
    page.mouse("mouseMoved", *at(page, 0.8))
    assert place(page) == (80, "80%")
    page.mouse("mouseReleased", *at(page, 0.8))
    page.send("Input.dispatchMouseEvent", type="mouseMoved", x=at(page, 0.1)[0], y=at(page, 0.1)[1])
    assert place(page)[0] == 80


def test_a_finger_drags_it(page: Browser) -> None:
    page.touch("touchStart", at(page, 0.5))
    page.touch("touchMove", at(page, 0.6))
    page.touch("touchMove", at(page, 0.7))
    page.touch("touchEnd")
    assert place(page)[0] == pytest.approx(70, abs=1)


def test_keys_move_it_to_its_ends_and_no_further(page: Browser) -> None:
    page.run(f"{STAGE}.focus()")
    found = []
    for key in ("ArrowRight", "PageDown", "Home", "ArrowLeft", "End", "ArrowUp"):
        page.key(key)
        found.append(place(page)[0])
    assert found == [52, 42, 0, 0, 100, 100]


def test_the_divider_parts_the_pictures(page: Browser) -> None:
    right = f'{STAGE}.querySelector(".right")'
    assert page.run(f'{STAGE}.querySelector(".left").alt') == "noisy"
    assert page.run(f"{right}.alt") == "quality"
    assert page.run(f"getComputedStyle({right}).clipPath") == "inset(0px 0px 0px 50%)"
    assert page.run(f'[...{STAGE}.querySelectorAll("img")].every(i => i.complete && i.naturalWidth === 300)')
    assert page.run(f'getComputedStyle({STAGE}.querySelector("img:not(.left):not(.right)")).visibility') == "hidden"


def test_both_sides_can_be_chosen(page: Browser) -> None:
    choose = """(side, index) => { const s = document.querySelector(`select[data-side=${side}]`);
        s.selectedIndex = index; s.dispatchEvent(new Event("change")); }"""
    page.run(f"({choose})('right', 3)")
    page.run(f"({choose})('left', 1)")
    assert page.run(f'[...{STAGE}.querySelectorAll(".left, .right")].map(i => i.alt)') == ["tv", "ground truth"]


def test_tables_sort_both_ways_by_number_and_by_name(page: Browser) -> None:
    table = 'document.querySelectorAll("table")[1]'
    names = f"[...{table}.tBodies[0].rows].map(row => row.cells[0].textContent)"
    click = f'{table}.querySelectorAll("th button")[%d].click()'
    assert page.run(names) == ["b.png", "a.png", "c.png"]
    orders = []
    for column in (1, 1, 2, 0, 0):
        page.run(click % column)
        orders.append("".join(name[0] for name in page.run(names)))
    assert orders == ["cab", "bac", "bac", "cba", "abc"]
    assert page.run(f'{table}.querySelector("th").getAttribute("aria-sort")') == "ascending"
    assert page.run(f'{table}.querySelectorAll("[aria-sort]").length') == 1


def test_tables_sort_by_keys_alone(page: Browser) -> None:
    table = 'document.querySelectorAll("table")[0]'
    page.run(f'{table}.querySelector("th button").focus()')
    page.key("Tab")  # on from the names to the PSNR
    for expected in ("quality", "noisy"):
        page.key("Enter")
        assert page.run(f"{table}.tBodies[0].rows[0].cells[0].textContent") == expected
    assert page.run("document.activeElement.textContent") == "PSNR dB"


def test_nothing_is_asked_of_anybody_whatever_one_does(page: Browser) -> None:
    page.mouse("mousePressed", *at(page, 0.2))
    page.mouse("mouseReleased", *at(page, 0.6))
    page.run("""document.querySelectorAll("th button").forEach(button => button.click());
        document.querySelectorAll("select").forEach(choice => {
            choice.selectedIndex = 2; choice.dispatchEvent(new Event("change")); })""")
    assert page.run("document.body.innerText.length") > 100
    assert {url.partition(",")[0].partition("///")[0] for url in page.requests} == {
        "file:",
        "data:image/jpeg;base64",
    }


_ASK = """new Promise(done => { const image = new Image(); image.onload = image.onerror = done;
    image.src = "http://127.0.0.1:%d/picture.png"; setTimeout(done, 500); })"""


def test_something_in_it_that_asked_would_be_stopped(page: Browser, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        page.run(_ASK % server.getsockname()[1])
        with pytest.raises(BlockingIOError):
            server.accept()
        other = tmp_path / "other.html"
        other.write_text("<p>Not a report.", encoding="utf-8")
        page.open(other)
        page.run(_ASK % server.getsockname()[1])
        server.accept()[0].close()


def test_it_fits_a_narrow_screen(page: Browser) -> None:
    page.send("Emulation.setDeviceMetricsOverride", width=360, height=700, deviceScaleFactor=1, mobile=True)
    try:
        assert page.run("document.documentElement.scrollWidth") <= 360
        letters = "document.querySelector('.plot text').getBoundingClientRect().height"
        assert page.run(letters) > 8, "plots are moved aside rather than written too small to be read"
    finally:
        page.send("Emulation.clearDeviceMetricsOverride")


_COLOURS = """(() => {
    const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const ground = document.body.appendChild(document.createElement("div"));
    ground.style.background = "Canvas";
    const found = [getComputedStyle(document.querySelector(".note")).color, getComputedStyle(ground).backgroundColor];
    return found.map(colour => {
        pen.fillStyle = colour;
        pen.fillRect(0, 0, 1, 1);
        return [...pen.getImageData(0, 0, 1, 1).data];
    });
})()"""


def luminance(rgba: list[int]) -> float:
    """Relative, as WCAG 2.1 has it."""
    linear = [value / 3294.6 if value <= 10 else ((value / 255 + 0.055) / 1.055) ** 2.4 for value in rgba[:3]]
    return float(np.dot((0.2126, 0.7152, 0.0722), linear))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_notes_can_be_read(page: Browser, scheme: str) -> None:
    page.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    text, ground = (luminance(colour) for colour in page.run(_COLOURS))
    assert (ground > 0.5) == (scheme == "light")
    assert (max(text, ground) + 0.05) / (min(text, ground) + 0.05) >= 4.5
