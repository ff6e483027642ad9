"""Tables of figures in Markdown documents, kept between two marks that nobody sees on the page.

    <!-- figures: models -->
    ...
    <!-- end of figures -->

What stands between them is made anew from the models' cards; what stands elsewhere is nobody's business here.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from engine.evaluation.photo_sets import BEST_TITLE, SETS, PhotoSet
from engine.evaluation.published import published_on

Cards = Mapping[str, Mapping[str, Any]]
Noisy = Mapping[str, Mapping[str, Any]]

_BLOCK = re.compile(r"(<!-- figures: (\S+) -->\n)(.*?)(<!-- end of figures -->)", re.DOTALL)
_ABSENT = "–"


def renewed(text: str, cards: Cards, noisy: Noisy) -> str:
    """The document with its tables made anew.

    Raises:
        ValueError: a mark names no table that is known.
    """
    return _BLOCK.sub(lambda found: found[1] + _table(found[2], cards, noisy) + found[4], text)


def problems(text: str, cards: Cards, noisy: Noisy) -> Iterator[str]:
    """What stands in the tables and should not, line by line."""
    for found in _BLOCK.finditer(text):
        for line in found[3].splitlines():
            if line not in _table(found[2], cards, noisy).splitlines():
                yield f"table {found[2]}: the cards do not tell this: {line}"
        for line in _table(found[2], cards, noisy).splitlines():
            if line not in found[3].splitlines():
                yield f"table {found[2]}: the cards tell this, and it is missing: {line}"


def _table(name: str, cards: Cards, noisy: Noisy) -> str:
    try:
        rows = _TABLES[name](cards, noisy)
    except KeyError as error:
        raise ValueError(f"There is no table of figures called {name}; there are {', '.join(_TABLES)}.") from error
    head, *body = rows
    lines = [head, ["---"] * len(head), *body]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _models(cards: Cards, noisy: Noisy) -> list[list[str]]:
    """Every figure of the models: a row a set of photos."""
    rows = [["", "noisy", *cards, "published by others"]]
    for one in SETS:
        own = [_cell(card.get("metrics", {}).get(one.title)) for card in cards.values()]
        rows.append([one.title, _cell(noisy[one.title].get("mean")), *own, _published(one)])
        if one.best:
            title = BEST_TITLE.format(title=one.title)
            own = [_cell(card.get("metrics", {}).get(title)) for card in cards.values()]
            rows.append([title, _ABSENT, *own, ""])
    return [*rows, *([*row, ""] for row in _costs(cards))]


def _summary(cards: Cards, noisy: Noisy) -> list[list[str]]:
    """For those who want to know which one to take: decibels, rounded to tenths."""
    names = ("six smartphone photos (SIDD)", "47 crops of DSLR photos (PolyU)", *[""] * 3, "clean photos put in")
    rows = [["PSNR", "noisy", *cards]]
    for one, title in zip(SETS, names, strict=True):
        if title:
            own = [_decibels(card.get("metrics", {}).get(one.title)) for card in cards.values()]
            rows.append([title, _decibels(noisy[one.title].get("mean")), *own])
    work, *_, file = _costs(cards)
    return [*rows, work, file]


def _samples(cards: Cards, noisy: Noisy) -> list[list[str]]:
    """SIDD's samples one by one."""
    title = SETS[0].title
    rows = [["SIDD sample", "noisy", *cards]]
    for photo, score in noisy[title].get("photos", {}).items():
        rows.append([photo, _cell(score), *(_cell(card["photos"].get(photo)) for card in cards.values())])
    means = (_cell(card.get("metrics", {}).get(title)) for card in cards.values())
    return [*rows, ["**mean**", _cell(noisy[title].get("mean")), *(f"**{mean}**" for mean in means)]]


def _costs(cards: Cards) -> Iterator[list[str]]:
    told = cards.values()
    yield ["multiply-adds a pixel", _ABSENT, *(f"{card.get('macs_per_pixel', 0) / 1e3:.1f} thousand" for card in told)]
    yield ["receptive field to each side", _ABSENT, *(_field(card.get("receptive_field")) for card in told)]
    yield ["weights", _ABSENT, *(f"{card.get('parameters', 0) / 1e6:.2f} million" for card in told)]
    yield ["file", _ABSENT, *(f"{card.get('bytes', 0) / 1e6:.1f} MB" for card in told)]


def _field(pixels: int | None) -> str:
    return "the whole picture" if pixels is None else f"{pixels} pixels"


def _published(one: PhotoSet) -> str:
    if one.gaussian is not None:
        known = published_on(f"CBSD68, sigma {one.gaussian:g}")
    else:
        known = published_on("PolyU") if one.key.startswith("polyu") else ()
    note = " (on all hundred crops)" if known and one.gaussian is None else ""
    return ", ".join(f"{figure.method} {figure.psnr:.2f}" for figure in known) + note


def _cell(figures: Mapping[str, float] | None) -> str:
    if not figures:
        return _ABSENT
    if "worst_psnr" in figures:
        return f"{figures['psnr']:.2f}, the worst {figures['worst_psnr']:.2f}"
    return f"{figures['psnr']:.2f} / {figures['ssim']:.4f}"


def _decibels(figures: Mapping[str, float] | None) -> str:
    return f"{figures['psnr']:.1f} dB" if figures else _ABSENT


_TABLES: dict[str, Callable[[Cards, Noisy], list[list[str]]]] = {
    "models": _models,
    "summary": _summary,
    "sidd": _samples,
}
