"""Draws how the shipped models learned, from what their trainings printed, for their cards and ``docs/models.md``.

    python -m engine.evaluation.training_curve fast=fast.log quality=quality.log -o docs/figures/training.svg

A line of a log tells step, progress and the PSNR of what is trained on, as :mod:`engine.training.starter` prints them.
"""

import argparse
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from engine.evaluation.plots import Point, Series, colour_of, draw

_LINE = re.compile(r"(\d+) ([\d.]+) psnr ([\d.]+)")
_MOST_POINTS = 120
_STYLE = 'xmlns="http://www.w3.org/2000/svg" font-family="sans-serif" font-size="13" fill="#808080" '
"""A grey that is read on white and on black."""


def read_log(text: str) -> list[tuple[int, float]]:
    """Steps and decibels; of what was done twice, because the run was interrupted, the last."""
    told = {int(found[1]): float(found[3]) for found in map(_LINE.fullmatch, text.splitlines()) if found}
    return sorted(told.items())


def curve(runs: Mapping[str, Sequence[tuple[int, float]]]) -> str:
    """An SVG that stands by itself, a line a run; names lie below on the right, where curves that rise leave room."""
    series = [Series("", colour_of(place + 1), _points(run), joined=True) for place, run in enumerate(runs.values())]
    names = "".join(
        f'<text x="870" y="{250 - 18 * (len(runs) - 1 - place)}" text-anchor="end" fill="{one.colour}">{name}</text>\n'
        for place, (name, one) in enumerate(zip(runs, series, strict=True))
    )
    svg = draw(series, "thousand steps", "PSNR of what is trained on, dB")
    return svg.replace("<svg ", f"<svg {_STYLE}", 1).replace("</svg>", f"{names}</svg>")


def _points(run: Sequence[tuple[int, float]]) -> list[Point]:
    """Means of neighbours, so that a long run is no heavier than a short one."""
    length = max(1, -(-len(run) // _MOST_POINTS))
    parts = [run[start : start + length] for start in range(0, len(run), length)]
    means = [(sum(step for step, _ in part) / len(part), sum(psnr for _, psnr in part) / len(part)) for part in parts]
    return [Point(step / 1000, psnr, f"{psnr:.2f} dB") for step, psnr in means]


def main() -> None:
    """Read the command line and draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("logs", nargs="+", metavar="NAME=LOG")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.svg")
    options = parser.parse_args()
    runs = dict(one.split("=", 1) for one in options.logs)
    told = {name: read_log(Path(log).read_text("utf-8")) for name, log in runs.items()}
    options.output.write_text(curve(told), "utf-8")


if __name__ == "__main__":
    main()
