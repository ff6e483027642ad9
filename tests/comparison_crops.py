"""Crops of real photos side by side for ``docs/models.md``: noisy, denoised in several ways, and the ground truth.

    python -m tests.comparison_crops --shared ../shared -o docs/pictures/comparison.webp

A row is a photo: the first, the middle and the last by name of the SIDD samples, and of the PolyU crops that are held
out. The place is not chosen by hand: it is the square whose ground truth has the most detail, see :func:`busiest`.
Every method denoises the whole photo; below each crop stands its PSNR within the square. BM3D is left out where it is
not installed.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image as PillowImage
from PIL import ImageDraw, ImageFont

from engine.errors import MethodUnavailable
from engine.evaluation.opening import opened
from engine.evaluation.photo_sets import SETS
from engine.evaluation.results import Pair
from engine.events import Finished
from engine.images.image import Image, as_rgb8
from engine.methods.denoiser import Denoiser, find_denoiser
from engine.metrics.psnr import psnr

SIDE = 192
MOST_BYTES = 300_000
ROWS_OF_A_SET = 3

_SEED = "checkpoints/seed/AEv2_0_none_b24.pth"
_TEXTURE = 24.0
"""Steps between neighbours count up to so many levels: fine texture is worth more than a few hard edges."""

_GAP, _LINE, _LETTERS = 4, 20, 13
_PAPER, _INK = (255, 255, 255), (34, 34, 34)
_QUALITIES = (92, 88, 84, 80, 74, 68, 60, 50, 40)

Rgb = NDArray[np.uint8]
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


def chosen(pairs: Sequence[Pair], count: int = ROWS_OF_A_SET) -> list[Pair]:
    """``count`` of them, evenly spread over their names, the first and the last among them."""
    ordered = sorted(pairs, key=lambda pair: pair.noisy.name)
    places = np.linspace(0, len(ordered) - 1, min(count, len(ordered))).round().astype(int)
    return [ordered[place] for place in places]


def busiest(truth: Rgb, side: int = SIDE) -> tuple[slice, slice]:
    """Rows and columns of the square with the most detail: the sum of steps between neighbours in luma, each capped.

    Args:
        truth: (H, W, 3); a photo smaller than the square is taken whole.
    """
    luma = truth.astype(np.float64) @ (0.299, 0.587, 0.114)
    steps = np.zeros_like(luma)
    steps[:-1] += np.minimum(np.abs(np.diff(luma, axis=0)), _TEXTURE)
    steps[:, :-1] += np.minimum(np.abs(np.diff(luma, axis=1)), _TEXTURE)
    height, width = min(side, luma.shape[0]), min(side, luma.shape[1])
    sums = np.pad(steps.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    within = sums[height:, width:] - sums[:-height, width:] - sums[height:, :-width] + sums[:-height, :-width]
    top, left = np.unravel_index(int(within.argmax()), within.shape)
    return slice(int(top), int(top) + height), slice(int(left), int(left) + width)


def row_of(pair: Pair, denoisers: Mapping[str, Denoiser]) -> list[tuple[Rgb, str]]:
    """The crops of a photo, and what stands below each."""
    noisy, truth = opened(pair)
    results = [noisy.pixels, *(_result(denoiser, noisy) for denoiser in denoisers.values())]
    exact = as_rgb8(truth.pixels)
    place = busiest(exact)
    crops = [np.ascontiguousarray(as_rgb8(pixels)[place]) for pixels in results]
    told = [f"{psnr(crop, exact[place], data_range=255.0):.2f} dB" for crop in crops]
    return [*zip(crops, told, strict=True), (np.ascontiguousarray(exact[place]), pair.noisy.stem)]


def sheet(columns: Sequence[str], rows: Sequence[Sequence[tuple[Rgb, str]]]) -> PillowImage.Image:
    """All crops in one picture, names above the columns."""
    step = SIDE + _GAP
    width, height = len(columns) * step + _GAP, _LINE + len(rows) * (step + _LINE) + _GAP
    picture = PillowImage.new("RGB", (width, height), _PAPER)
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(_LETTERS)
    for column, name in enumerate(columns):
        pen.text((_GAP + column * step + SIDE // 2, 3), name, _INK, font, anchor="ma")
    for number, row in enumerate(rows):
        top = _LINE + number * (step + _LINE)
        for column, (crop, below) in enumerate(row):
            left = _GAP + column * step
            picture.paste(PillowImage.fromarray(crop), (left, top))
            pen.text((left + SIDE // 2, top + SIDE + 2), _fitting(below, font), _INK, font, anchor="ma")
    return picture


def _fitting(text: str, font: Font) -> str:
    """Cut in the middle where it is wider than a crop."""
    kept = len(text)
    while kept and font.getlength(short := shortened(text, kept)) > SIDE:
        kept -= 1
    return short


def shortened(text: str, most: int) -> str:
    """At most so many letters, with an ellipsis in the middle where that leaves some out."""
    if len(text) <= most:
        return text
    return f"{text[: most - most // 2 - 1]}…{text[len(text) - most // 2 :]}"


def compressed(picture: PillowImage.Image, most: int = MOST_BYTES) -> bytes:
    """As WebP of at most so many bytes, as good as that allows."""
    data = b""
    for quality in _QUALITIES:
        stream = BytesIO()
        picture.save(stream, "WEBP", quality=quality, method=6)
        data = stream.getvalue()
        if len(data) <= most:
            break
    return data


def _result(denoiser: Denoiser, photo: Image) -> NDArray[np.generic]:
    print(f"  {denoiser.name}", file=sys.stderr, flush=True)
    *_, last = denoiser.run(photo)
    assert isinstance(last, Finished)
    return last.pixels


def _denoisers(wanted: Sequence[str], shared: Path) -> dict[str, Denoiser]:
    """By the names of their columns; NAME=METHOD or a name for both."""
    found: dict[str, Denoiser] = {}
    for one in wanted or (f"AEv2_0={shared / _SEED}", "BM3D=bm3d", "fast", "quality"):
        title, _, name = one.partition("=")
        try:
            found[title] = find_denoiser(name or title, device="cpu")
        except MethodUnavailable as error:
            print(f"{title} is left out: {error}", file=sys.stderr)
    return found


def main() -> None:
    """Read the command line and make the picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True, metavar="DIR", help="holds data/ and checkpoints/")
    parser.add_argument("--column", action="append", default=[], metavar="TITLE=METHOD|MODEL|FILE")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.webp")
    options = parser.parse_args()
    denoisers = _denoisers(options.column, options.shared)
    rows = []
    for one in SETS[:2]:
        for pair in chosen(one.pairs(options.shared / "data")):
            print(pair.noisy.name, file=sys.stderr)
            rows.append(row_of(pair, denoisers))
    options.output.write_bytes(compressed(sheet(("noisy", *denoisers, "ground truth"), rows)))
    print(f"{options.output}: {options.output.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
