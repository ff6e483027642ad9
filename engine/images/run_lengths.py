"""The run lengths of packed BMP files: 8 and 4 bits a pixel (Microsoft, "Bitmap Compression")."""

import numpy as np
from numpy.typing import NDArray

_END_OF_ROW, _END, _JUMP = 0, 1, 2


def unpacked(data: bytes, width: int, height: int, depth: int) -> NDArray[np.uint8]:
    """The indices (height, width) in the stored order, 0 where the data leaves a place out.

    Raises:
        ValueError: the data ends before the picture does, or writes beyond its last row.
    """
    indices = np.zeros((height, width), np.uint8)
    at = column = row = 0
    while at + 2 <= len(data):
        count, code = data[at], data[at + 1]
        at += 2
        if count == 0 and code == _END:
            return indices
        if count == 0 and code == _END_OF_ROW:
            column, row = 0, row + 1
        elif count == 0 and code == _JUMP:
            column, row = column + data[at], row + data[at + 1]
            at += 2
        else:
            values, at = (_run(count, code, depth), at) if count else _literal(data, at, code, depth)
            _put(indices, row, column, values)
            column += len(values)
    if row < height - 1 or (row == height - 1 and column < width):
        raise ValueError("the file ends before its pixels do")
    return indices


def _run(count: int, code: int, depth: int) -> NDArray[np.uint8]:
    """The same index again and again, or with 4 bits two in turn."""
    pair = (code, code) if depth == 8 else (code >> 4, code & 15)
    return np.resize(np.array(pair, np.uint8), count)


def _literal(data: bytes, at: int, count: int, depth: int) -> tuple[NDArray[np.uint8], int]:
    """``count`` indices as they are, and where the next code stands: at an even distance."""
    size = count if depth == 8 else (count + 1) // 2
    if at + size > len(data):
        raise ValueError("the file ends before its pixels do")
    stored = np.frombuffer(data, np.uint8, size, at)
    values = stored if depth == 8 else np.stack((stored >> 4, stored & 15), axis=1).reshape(-1)[:count]
    return values, at + size + size % 2


def _put(indices: NDArray[np.uint8], row: int, column: int, values: NDArray[np.uint8]) -> None:
    if row >= len(indices):
        raise ValueError("pixels beyond the last row")
    room = indices[row, column : column + len(values)]
    room[:] = values[: len(room)]
