"""The sample photos that come with the program, made from free photos and the project's own camera noise.

``python -m engine.degradation.sample OUTPUT_DIR`` makes them again, the same pixels every time.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image as PillowImage

from engine.degradation.camera import Sensor, photograph

Pixels = npt.NDArray[np.uint8]

# A phone in little light, nothing left to chance: every range is a point. The noise comes to 15 to 20 levels
# of 255, which is seen when the photo fits the window and leaves its detail to be found again.
SAMPLE_SENSOR = Sensor(
    shot=(5e-3, 5e-3),
    read_offset=(0.0, 0.0),
    exposure=(1.0, 1.0),
    gains=(1.8, 1.8),
    matrix_strength=(0.8, 0.8),
    black_clip=0.0,
)


@dataclass(frozen=True, slots=True)
class Source:
    """A free photo that scikit-image carries in its own package.

    Attributes:
        name: of the sample; the files are ``<name>_noisy.png`` and ``<name>_clean.png``.
        data: its function in ``skimage.data``.
        width: pixels of the sample; the photo is made smaller where its own grain would count as truth.
        seed: of the noise.
    """

    name: str
    data: str
    width: int
    seed: int


SOURCES: tuple[Source, ...] = (
    Source("rocket", "rocket", 640, 1),
    Source("cat", "chelsea", 450, 2),
    Source("coffee", "coffee", 450, 3),
)


def make_samples(folder: Path) -> list[Path]:
    """Write every pair into ``folder``, which is made if need be; files of the same name are replaced.

    Returns:
        The noisy files, in the order of :data:`SOURCES`; each has its ``_clean`` beside it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return [_write_pair(source, folder) for source in SOURCES]


def make_pair(source: Source) -> tuple[Pixels, Pixels]:
    """Noisy and clean pixels of one sample, RGB, uint8, (H, W, 3), H and W even."""
    clean = torch.from_numpy(_clean_pixels(source)).permute(2, 0, 1).unsqueeze(0).float() / 255.0
    noisy, truth = photograph(clean, SAMPLE_SENSOR, torch.Generator().manual_seed(source.seed))
    return _to_pixels(noisy), _to_pixels(truth)


def _clean_pixels(source: Source) -> Pixels:
    """The photo at the sample's width, cropped to even sides, as the mosaic asks."""
    from skimage import data  # slow to import, and needed only here

    load: Callable[[], Pixels] = getattr(data, source.data)
    photo = PillowImage.fromarray(load())
    if photo.width - source.width > 1:  # an odd last column is cropped, not squeezed in
        size = (source.width, round(photo.height * source.width / photo.width))
        photo = photo.resize(size, PillowImage.Resampling.LANCZOS)
    return np.array(photo.crop((0, 0, photo.width // 2 * 2, photo.height // 2 * 2)))


def _to_pixels(photo: torch.Tensor) -> Pixels:
    pixels: Pixels = (photo[0].permute(1, 2, 0) * 255.0).round().to(torch.uint8).numpy()
    return pixels


def _write_pair(source: Source, folder: Path) -> Path:
    noisy, clean = (folder / f"{source.name}_{side}.png" for side in ("noisy", "clean"))
    for path, pixels in zip((noisy, clean), make_pair(source), strict=True):
        PillowImage.fromarray(pixels).save(path, optimize=True)
    return noisy


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m engine.degradation.sample OUTPUT_DIR")
    for written in make_samples(Path(sys.argv[1])):
        print(written)
