"""SIDD's validation blocks: two MATLAB files with many small pictures each.

A block is named like a file within its ``.mat`` file: ``ValidationNoisyBlocksSrgb.mat/3/17`` is block 17 of photo 3.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.errors import UnreadableImage
from engine.images.reading import shown

Shape = tuple[int, int, int, int]
"""Photos, blocks of each, height, width."""

_MAX_BYTES = 2 << 30


def name(path: Path, photo: int, block: int) -> Path:
    """The name of one block."""
    return path / str(photo) / str(block)


def located(picture: Path) -> tuple[Path, tuple[int, int] | None]:
    """The file a picture lies in, and of a block its photo and number."""
    file = picture.parent.parent
    if file.suffix.lower() != ".mat" or not (picture.name.isdecimal() and picture.parent.name.isdecimal()):
        return picture, None
    return file, (int(picture.parent.name), int(picture.name))


def shape_of(path: Path) -> Shape:
    """How many blocks of which size a file holds; the blocks are not read.

    Raises:
        UnreadableImage: as :func:`read_blocks`.
    """
    return _variable(path)[1]


def read_blocks(path: Path) -> NDArray[np.uint8]:
    """All blocks of a file: (photos, blocks, H, W, 3) uint8 RGB.

    Raises:
        UnreadableImage: there is no such file, it is no MATLAB file of version 5 to 7, it is damaged or holds no such
            blocks.
    """
    from scipy.io import loadmat

    variable, _ = _variable(path)
    try:
        with path.open("rb") as file:
            values: NDArray[np.uint8] = np.ascontiguousarray(loadmat(file, variable_names=[variable])[variable])
    except Exception as error:
        raise UnreadableImage(f"{shown(path)} cannot be opened: {_reason(error)}.") from error
    return values


def _variable(path: Path) -> tuple[str, Shape]:
    """The name of the variable that holds blocks, and their number and size."""
    from scipy.io import whosmat

    try:
        with path.open("rb") as file:
            variables: list[tuple[str, tuple[int, ...], str]] = whosmat(file)
    except Exception as error:
        raise UnreadableImage(f"{shown(path)} cannot be opened: {_reason(error)}.") from error
    for variable, shape, kind in variables:
        if kind == "uint8" and len(shape) == 5 and shape[4] == 3 and 0 < np.prod(shape, dtype=object) <= _MAX_BYTES:
            return variable, (shape[0], shape[1], shape[2], shape[3])
    raise UnreadableImage(f"{shown(path)} holds no blocks of 8-bit RGB: photos x blocks x height x width x 3.")


def _reason(error: Exception) -> str:
    if isinstance(error, NotImplementedError):
        return "MATLAB's format 7.3 is not supported. Save it again with save(..., '-v7')"
    if isinstance(error, OSError) and error.strerror:
        return f"the system says “{error.strerror}”"
    if isinstance(error, MemoryError):
        return "there is not enough memory for it"
    return "it is no MATLAB file, or it is damaged"
