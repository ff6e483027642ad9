"""Before/after sliders of a report: every method's picture of a photo, two of which are seen at a time."""

import base64
import io
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Protocol

from engine.evaluation.pictures import LIMIT_BYTES
from engine.evaluation.results import UNTOUCHED, Found, Pair

TRUTH = "ground truth"

Pictures = Sequence[tuple[str, bytes]]
"""Names and JPEGs of one photo."""


class Pictured(Protocol):
    """A method with what it made of the photos."""

    @property
    def name(self) -> str:
        """Of the method."""

    @property
    def measurements(self) -> Sequence[Found]:
        """With pictures or without."""


def sliders(results: Sequence[Pictured], truths: Mapping[Pair, bytes], best: str) -> str:
    """A slider for every photo of which there are pictures; empty if there are none.

    Args:
        results: with pictures or without.
        truths: pictures of the ground truths, as :func:`engine.evaluation.pictures.picture` makes them.
        best: name of the method that is seen at first, against the untouched photo.
    """
    figures = "".join(_within_limit(results, truths, best))
    if not figures:
        return ""
    return (
        "<h2>Photos</h2>\n"
        '<p class="note">The middle of each photo, pixel by pixel. Drag the divider, or use the arrow keys.</p>\n'
        f'<div class="photos">\n{figures}</div>\n'
    )


def _within_limit(results: Sequence[Pictured], truths: Mapping[Pair, bytes], best: str) -> Iterator[str]:
    size = 0
    for pair in dict.fromkeys(found.pair for result in results for found in result.measurements):
        pictures = list(_pictures(results, pair, truths.get(pair)))
        size += sum(len(jpeg) for _, jpeg in pictures)
        if len(pictures) > 1 and size <= LIMIT_BYTES:
            yield _figure(pair, pictures, best)


def _pictures(results: Sequence[Pictured], pair: Pair, truth: bytes | None) -> Iterator[tuple[str, bytes]]:
    for result in results:
        for found in result.measurements:
            if found.pair == pair and found.picture is not None:
                yield result.name, found.picture
    if truth is not None:
        yield TRUTH, truth


def _figure(pair: Pair, pictures: Pictures, best: str) -> str:
    names = [name for name, _ in pictures]
    left = names.index(UNTOUCHED) if UNTOUCHED in names else 0
    right = names.index(best) if best in names and best != UNTOUCHED else len(names) - 1
    width, height = _size(pictures[0][1])
    images = "".join(_image(place, *named, left, right) for place, named in enumerate(pictures))
    name = escape(pair.noisy.name)
    return (
        f'<figure style="width:{width}px">\n<div class="stage" role="slider" tabindex="0" '
        f'aria-label="Divider in {name}" aria-valuemin="0" aria-valuemax="100" aria-valuenow="50" '
        f'style="--place:50%;aspect-ratio:{width}/{height}">\n{images}<div class="divider"></div></div>\n'
        f"<figcaption>{_chooser('left', names, left)}{_chooser('right', names, right)}</figcaption>\n"
        f'<div class="note">{name}</div>\n</figure>\n'
    )


def _image(place: int, name: str, jpeg: bytes, left: int, right: int) -> str:
    sides = " ".join(side for side, chosen in (("left", left), ("right", right)) if chosen == place)
    data = base64.b64encode(jpeg).decode()
    return f'<img class="{sides}" alt="{escape(name)}" src="data:image/jpeg;base64,{data}">\n'


def _chooser(side: str, names: Sequence[str], chosen: int) -> str:
    options = "".join(
        f"<option{' selected' if place == chosen else ''}>{escape(name)}</option>" for place, name in enumerate(names)
    )
    return f'<select data-side="{side}" aria-label="On the {side}">{options}</select>'


def _size(jpeg: bytes) -> tuple[int, int]:
    from PIL import Image as Pillow

    with Pillow.open(io.BytesIO(jpeg)) as picture:
        return picture.size
