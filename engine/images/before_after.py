"""The noisy and the denoised photo in one picture: beside each other, or taking turns, or wiping, for the web."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

Rgb = NDArray[np.uint8]
Rgba = NDArray[np.uint8]

_TURN_MS = 1200
_WIPE_MS = 80
_WIPE_STEPS = 20
_PAUSE_MS = 800


class Arrangement(Enum):
    """How the two photos share the picture."""

    DENOISED = "denoised"
    BESIDE = "beside"
    TURNS = "turns"
    WIPE = "wipe"

    @property
    def moves(self) -> bool:
        """Whether it is an animation."""
        return self in (Arrangement.TURNS, Arrangement.WIPE)


@dataclass(frozen=True, slots=True, eq=False)
class Composition:
    """What the picture is to be.

    Attributes:
        arrangement: of the two photos.
        part: rows and columns (top, left, bottom, right) of the photo that it shows; None for the whole.
        longest: longer edge of each photo in it, pixels; larger ones are shrunk. None: as they are.
        names: (h, w, 4) uint8 with straight alpha, laid into the upper corners of the noisy and the denoised photo;
            None for a picture without names.
    """

    arrangement: Arrangement
    part: tuple[int, int, int, int] | None = None
    longest: int | None = None
    names: tuple[Rgba, Rgba] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One still of the picture: (H, W, 3) uint8 sRGB, and for how long it is shown."""

    pixels: Rgb
    milliseconds: int = 0


def shown_size(height: int, width: int, longest: int | None) -> tuple[int, int]:
    """Height and width of a photo in the picture."""
    scale = 1.0 if longest is None else min(1.0, longest / max(height, width))
    return max(1, round(height * scale)), max(1, round(width * scale))


def compose(noisy: Rgb, denoised: Rgb, wish: Composition) -> Iterator[Frame]:
    """The frames of the picture; a single one unless it moves.

    Args:
        noisy: (H, W, 3) uint8 sRGB, the whole photo.
        denoised: same shape.
        wish: what is wanted of them.
    """
    before, after = prepared(noisy, denoised, wish)
    for number in range(frame_count(wish.arrangement)):
        yield frame_at(before, after, wish.arrangement, number)


def prepared(noisy: Rgb, denoised: Rgb, wish: Composition) -> tuple[Rgb, Rgb]:
    """Both photos cut out, shrunk and with their names; the denoised photo alone has none."""
    before, after = (_shrunk(photo, wish) for photo in (noisy, denoised))
    if wish.arrangement is Arrangement.DENOISED:
        return before, after
    return _named(before, wish, 0), _named(after, wish, 1)


def frame_at(before: Rgb, after: Rgb, arrangement: Arrangement, number: int) -> Frame:
    """One of the frames of :func:`compose`, from what :func:`prepared` gives."""
    match arrangement:
        case Arrangement.DENOISED:
            return Frame(after)
        case Arrangement.BESIDE:
            return Frame(_beside(before, after))
        case Arrangement.TURNS:
            return Frame((before, after)[number], _TURN_MS)
        case Arrangement.WIPE:
            return _wiped(before, after, number)


def frame_count(arrangement: Arrangement) -> int:
    """How many frames :func:`compose` gives."""
    return {Arrangement.TURNS: 2, Arrangement.WIPE: 2 * _WIPE_STEPS}.get(arrangement, 1)


def _shrunk(photo: Rgb, wish: Composition) -> Rgb:
    """Cut out and shrunk."""
    from PIL import Image as PillowImage

    if wish.part is not None:
        top, left, bottom, right = wish.part
        photo = photo[top:bottom, left:right]
    full = photo.shape[0], photo.shape[1]
    height, width = shown_size(*full, wish.longest)
    if (height, width) == full:
        return np.ascontiguousarray(photo)
    picture = PillowImage.fromarray(np.ascontiguousarray(photo))
    return np.asarray(picture.resize((width, height), PillowImage.Resampling.LANCZOS), np.uint8)


def _beside(before: Rgb, after: Rgb) -> Rgb:
    """Next to each other, wide photos below each other; a thin white line between them."""
    height, width = before.shape[:2]
    upright = height >= width
    gap = max(2, round(0.004 * max(height, width)))
    line = np.full((height, gap, 3) if upright else (gap, width, 3), 255, np.uint8)
    return np.concatenate((before, line, after), axis=1 if upright else 0)


def _named(photo: Rgb, wish: Composition, side: int) -> Rgb:
    """With its name in the upper corner: the noisy one at the left, the denoised one at the right."""
    if wish.names is None:
        return photo
    name = wish.names[side]
    margin = max(1, name.shape[0] // 3)
    height, width = name.shape[:2]
    if photo.shape[0] < height + 2 * margin or photo.shape[1] < width + 2 * margin:
        return photo
    left = margin if side == 0 else photo.shape[1] - margin - width
    result = photo.copy()
    place = result[margin : margin + height, left : left + width]
    opacity = name[..., 3:].astype(np.float32) / 255
    place[...] = np.rint(place + opacity * (name[..., :3] - place.astype(np.float32))).astype(np.uint8)
    return result


def _wiped(before: Rgb, after: Rgb, step: int) -> Frame:
    """The line goes from the right to the left and back, slowly at both ends, where it rests."""
    width = before.shape[1]
    line = max(2, round(0.003 * width))
    share = 0.5 + 0.5 * math.cos(math.pi * step / _WIPE_STEPS)
    at = round(share * width)
    picture = np.concatenate((before[:, :at], after[:, at:]), axis=1)
    picture[:, max(0, at - line // 2) : at + line - line // 2] = 255
    return Frame(before if step == 0 else picture, _PAUSE_MS if step % _WIPE_STEPS == 0 else _WIPE_MS)
