"""ICC profiles made here, for photos that name their colours by numbers instead of bringing a profile.

A matrix profile with a parametric curve after ICC.1:2022, sections 7 to 10. Its bytes are the same every time.
"""

import struct
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

SRGB = (1, 13)
"""Primaries and transfer of sRGB as ITU-T H.273 counts them."""

HDR_TRANSFERS = {16: "PQ", 18: "HLG"}

_D65, _DCI_WHITE, _D50 = (0.3127, 0.3290), (0.314, 0.351), (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    1: ("sRGB", (0.640, 0.330), (0.300, 0.600), (0.150, 0.060), _D65),
    9: ("BT.2020", (0.708, 0.292), (0.170, 0.797), (0.131, 0.046), _D65),
    11: ("DCI-P3", (0.680, 0.320), (0.265, 0.690), (0.150, 0.060), _DCI_WHITE),
    12: ("Display P3", (0.680, 0.320), (0.265, 0.690), (0.150, 0.060), _D65),
}
_SRGB_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_GAMMAS = {4: 2.2, 5: 2.8, 8: 1.0}
_BRADFORD = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])


@lru_cache(maxsize=16)
def srgb_profile() -> bytes:
    """sRGB: its primaries and its curve."""
    return _profile(*SRGB)


def profile_of(primaries: int, transfer: int) -> bytes | None:
    """The profile of colours that ITU-T H.273 numbers so; None where they are sRGB, unspecified or for HDR.

    The transfers of video (BT.709 and its likes) are shown as sRGB's, as viewers do.
    """
    primaries = primaries if primaries in _PRIMARIES else SRGB[0]
    transfer = transfer if transfer in _GAMMAS or transfer in HDR_TRANSFERS else SRGB[1]
    if (primaries, transfer) == SRGB or transfer in HDR_TRANSFERS:
        return None
    return _profile(primaries, transfer)


def _profile(primaries: int, transfer: int) -> bytes:
    name, red, green, blue, white = _PRIMARIES[primaries]
    adaptation = _adaptation(white)
    columns = (adaptation @ _to_xyz(red, green, blue, white)).T
    curve = _curve(transfer)
    tags = {
        b"desc": _text(name if transfer == SRGB[1] else f"{name}, gamma {_GAMMAS[transfer]:g}"),
        b"cprt": _text("No copyright, use freely"),
        b"wtpt": _xyz(_D50),
        b"chad": b"sf32\0\0\0\0" + _fixed(*adaptation.flat),
        b"rXYZ": _xyz(columns[0]),
        b"gXYZ": _xyz(columns[1]),
        b"bXYZ": _xyz(columns[2]),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return _packed(tags)


def _packed(tags: dict[bytes, bytes]) -> bytes:
    """Header, table of tags, data; equal data is stored once."""
    table, data, places = struct.pack(">L", len(tags)), b"", dict[bytes, int]()
    start = 128 + 4 + 12 * len(tags)
    for name, value in tags.items():
        if value not in places:
            places[value] = start + len(data)
            data += value + b"\0" * (-len(value) % 4)
        table += struct.pack(">4sLL", name, places[value], len(value))
    head = struct.pack(">L4sL4s4s4s", start + len(data), b"\0" * 4, 0x04300000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H4s", 2026, 1, 1, 0, 0, 0, b"acsp")
    head = head.ljust(68, b"\0") + _fixed(*_D50)
    return head.ljust(128, b"\0") + table + data


def _to_xyz(*points: tuple[float, float]) -> NDArray[np.float64]:
    """The matrix whose columns are the primaries' XYZ, so that their sum is the white."""
    *primaries, white = (np.array([x / y, 1.0, (1 - x - y) / y]) for x, y in points)
    unscaled = np.stack(primaries, axis=1)
    scaled: NDArray[np.float64] = unscaled * np.linalg.solve(unscaled, white)
    return scaled


def _adaptation(white: tuple[float, float]) -> NDArray[np.float64]:
    """Bradford's matrix from the white to D50."""
    x, y = white
    source, target = _BRADFORD @ [x / y, 1.0, (1 - x - y) / y], _BRADFORD @ _D50
    matrix: NDArray[np.float64] = np.linalg.inv(_BRADFORD) @ np.diag(target / source) @ _BRADFORD
    return matrix


def _curve(transfer: int) -> bytes:
    kind, values = (0, (_GAMMAS[transfer],)) if transfer in _GAMMAS else (3, _SRGB_CURVE)
    return struct.pack(">4sLHH", b"para", 0, kind, 0) + _fixed(*values)


def _text(words: str) -> bytes:
    encoded = words.encode("utf-16-be")
    return struct.pack(">4sLLL4sLL", b"mluc", 0, 1, 12, b"enUS", len(encoded), 28) + encoded


def _xyz(values: tuple[float, ...] | NDArray[np.float64]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(*values)


def _fixed(*values: float) -> bytes:
    """Numbers of 16 bits before and 16 after the point."""
    return struct.pack(f">{len(values)}l", *(round(value * 65536) for value in values))
