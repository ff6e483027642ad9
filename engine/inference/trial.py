"""A new model is tried on made photos before anybody relies on it.

It must answer with numbers, the same ones when it is asked again, make at least one of several noisy photos better, and
not show of which tiles a result was made. What it does not pass is noted; the model is kept all the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from engine.cancellation import Cancelled, CancelToken
from engine.errors import InferenceError
from engine.events import Finished, TileDone
from engine.images.image import Image
from engine.inference.denoising import Engine, Settings
from engine.inference.noise import LEVELS
from engine.inference.selfcheck import problems
from engine.inference.tiling import Rect
from engine.metrics.psnr import psnr
from engine.models.descriptor import Descriptor
from engine.models.library import Library
from engine.models.model import Model

_SIDE, _SMALL, _TILE = 160, 96, 80
"""Of the made photos in pixels; the large one is denoised in four tiles too."""

_STRIP = _TILE, 6 * _TILE
"""Height and width of the large photo for a model that looks at the whole picture: with the halo that is laid around
them, tiles of the other one would be all of it."""

_SIGMAS = (8.0, 20.0, 40.0)
_BLOTCHY_SIGMA = 20.0
_LEAST_GAIN_DB = 0.1
_TILE_DIFFERENCE = 1e-4
"""Of the range, between tiles and no tiles: ten times what float32 may differ, a fortieth of a level."""

Rgb = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a trial found.

    Attributes:
        doubts: sentences about what the model did not pass; none if all is well.
        tile_gap: largest difference between a result made of tiles and one made at once, in levels of 255; None for a
            model that does not look at the whole picture, and for one that could not be run.
    """

    doubts: tuple[str, ...]
    tile_gap: float | None = None


def bring_in(
    library: Library,
    path: Path,
    name: str | None = None,
    run: Path | None = None,
    cancel: CancelToken | None = None,
) -> tuple[Descriptor, tuple[str, ...]]:
    """Import a checkpoint, try it, and note what was found and which run made it.

    Returns:
        The new model, and sentences about what it did not pass; none if all is well.

    Raises:
        Cancelled: somebody asked to stop; the model is there and was not tried.
        ModelError: as :meth:`engine.models.library.Library.import_file` does.
    """
    model = library.import_file(path, name)
    if run is not None:
        library.note_run(model, run)
    return model, tried(library, model.name, cancel)


def tried(library: Library, name: str, cancel: CancelToken | None = None) -> tuple[str, ...]:
    """Try a model of the library and note what was found.

    Raises:
        Cancelled: somebody asked to stop; nothing is noted.
        ModelError: as :meth:`engine.models.library.Library.load`.
    """
    model = library.load(name)
    verdict = trial(model, cancel)
    library.note_doubts(model.descriptor, verdict.doubts, verdict.tile_gap)
    return verdict.doubts


def trial(model: Model, cancel: CancelToken | None = None) -> Verdict:
    """What a model does not pass, and how far its tiles differ. Computed on the CPU, in some seconds.

    Raises:
        Cancelled: somebody asked to stop.
    """
    threads = torch.get_num_threads()  # a training that tries its model goes on with as many
    try:
        return _verdict(model, cancel or CancelToken())
    except Cancelled:
        raise
    except InferenceError as error:
        return Verdict((str(error),))
    except Exception as error:  # noqa: BLE001  (a network of somebody else; what it raises is noted)
        return Verdict((f"It could not be run ({type(error).__name__}: {error}).",))
    finally:
        torch.set_num_threads(threads)


def _verdict(model: Model, cancel: CancelToken) -> Verdict:
    whole_picture = model.descriptor.receptive_field is None
    height, width = _STRIP if whole_picture else (_SIDE, _SIDE)
    whole = Engine(model, Settings("cpu", 2 * width))  # one tile, also where its size is rounded down
    photo = Image(_noisy(_picture(height, width), _BLOTCHY_SIGMA, 1))
    first, again = (_denoised(whole, photo, cancel)[0] for _ in range(2))
    tiled, tiles = _denoised(Engine(model, Settings("cpu", _TILE)), photo, cancel)
    gap = float(np.abs(first - tiled).max())
    gains = [_gain(whole, sigma, blotchy, cancel) for sigma, blotchy in _noises(model)]
    seams = () if whole_picture else tuple(_seams(gap))  # else they must not be seen, which is looked for next
    doubts = (*_wavering(first, again), *seams, *problems(photo, tiled, tiles), *_useless(gains))
    return Verdict(doubts, LEVELS * gap if whole_picture else None)


def _wavering(first: Rgb, again: Rgb) -> Iterator[str]:
    if not np.array_equal(first, again):
        yield "It gave two different results for the same photo."


def _seams(gap: float) -> Iterator[str]:
    if gap > _TILE_DIFFERENCE:
        yield f"Results made of tiles differ from those made at once, by up to {100 * gap:.2f} % of the range."


def _useless(gains: Sequence[float]) -> Iterator[str]:
    if max(gains) < _LEAST_GAIN_DB:
        yield f"It made none of {len(gains)} noisy test photos better; PSNR changed by {max(gains):+.1f} dB at best."


def _noises(model: Model) -> Iterator[tuple[float, bool]]:
    """Sigma in levels, and whether the noise is smooth from pixel to pixel as a camera's is."""
    yield from ((sigma, False) for sigma in _SIGMAS)
    yield _BLOTCHY_SIGMA, True
    if model.descriptor.noise_range is not None:
        yield max(1.0, sum(model.descriptor.noise_range) / 2), False


def _gain(engine: Engine, sigma: float, blotchy: bool, cancel: CancelToken) -> float:
    """In dB."""
    clean = _picture(_SMALL, _SMALL)
    noisy = _noisy(clean, sigma, 3 if blotchy else 1)
    result, _ = _denoised(engine, Image(noisy), cancel)
    return psnr(result, clean, data_range=1.0) - psnr(noisy, clean, data_range=1.0)


def _denoised(engine: Engine, photo: Image, cancel: CancelToken) -> tuple[Rgb, list[Rect]]:
    tiles: list[Rect] = []
    for event in engine.denoise(photo, cancel):
        if isinstance(event, TileDone):
            tiles.append(event.rect)
        elif isinstance(event, Finished):
            return event.pixels.astype(np.float32, copy=False), tiles
    raise AssertionError("denoising ends with Finished")


def _picture(height: int, width: int) -> Rgb:
    """A made photo (height, width, 3): slow shades, discs with edges, and stripes that grow finer."""
    y, x = np.mgrid[0:height, 0:width]
    y, x = y / height, x / width
    stripes = 0.5 + 0.2 * np.sin(2 * np.pi * (4 + 12 * x) * y)
    shade = 0.3 + 0.4 * x
    planes = [np.where(y > 0.7, stripes, shade), 0.3 + 0.4 * y, np.where(y > 0.7, stripes, 0.6 - 0.3 * x * y)]
    picture = np.stack(planes, axis=2)
    for middle, radius, colour in ((0.3, 0.18, (0.8, 0.3, 0.2)), (0.65, 0.12, (0.15, 0.2, 0.5))):
        picture[(x - middle) ** 2 + (y - 0.35) ** 2 < radius**2] = colour
    return picture.astype(np.float32)


def _noisy(clean: Rgb, sigma: float, grain: int) -> Rgb:
    """With noise of ``sigma`` levels, the mean over ``grain`` x ``grain`` neighbours brought back to that sigma."""
    height, width, channels = clean.shape
    wide = np.random.default_rng(7).normal(0.0, 1.0, (height + grain - 1, width + grain - 1, channels))
    noise = np.sum([wide[i : i + height, j : j + width] for i in range(grain) for j in range(grain)], axis=0) / grain
    noisy: Rgb = np.clip(clean + sigma / 255 * noise, 0.0, 1.0).astype(np.float32)
    return noisy
