"""Headers of safetensors files that lie."""

import json
from pathlib import Path
from typing import Any

import pytest

from engine.errors import ModelError, UnsuitableCheckpoint
from engine.models.checkpoint import load, read_descriptor, save
from engine.models.fitting import describe
from engine.models.header import HEADER_CAP, read_header
from tests.engine.models.states import SMALL, state

HONEST = {"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}}


def file_with(tmp_path: Path, header: Any, data: bytes = bytes(8), length: int | None = None) -> Path:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    path = tmp_path / "x.safetensors"
    path.write_bytes((len(text) if length is None else length).to_bytes(8, "little") + text + data)
    return path


def test_an_honest_header_is_read(tmp_path: Path) -> None:
    header = read_header(file_with(tmp_path, {"__metadata__": {"note": "ü"}, **HONEST}))
    assert header.metadata == {"note": "ü"}
    assert header.shapes == {"a": (2,)}


def test_no_tensors_at_all(tmp_path: Path) -> None:
    assert read_header(file_with(tmp_path, {}, b"")).shapes == {}


def tensor(**changes: Any) -> dict[str, Any]:
    return {"a": {**HONEST["a"], **changes}}


LIES = {
    "no object": [],
    "text": "text",
    "null": None,
    "no JSON": b"{nonsense",
    "no UTF-8": b'{"\xff\xfe": 1}',
    "too deep": b'{"a":' * 100_000,
    "long number": b'{"a": {"dtype": "F32", "shape": [' + b"9" * 5000 + b'], "data_offsets": [0, 8]}}',
    "entry no object": {"a": 5},
    "metadata no object": {"__metadata__": [], **HONEST},
    "metadata no text": {"__metadata__": {"denoiser": 5}, **HONEST},
    "unknown dtype": tensor(dtype="F33"),
    "dtype no text": tensor(dtype=[]),
    "shape too large": tensor(shape=[10**15]),
    "negative shape": tensor(shape=[-2, -1]),
    "shape of fractions": tensor(shape=[2.0]),
    "shape no list": tensor(shape=2),
    "offsets beyond the end": tensor(shape=[4], data_offsets=[0, 16]),
    "offsets before the start": tensor(data_offsets=[-8, 0]),
    "offsets backwards": tensor(data_offsets=[8, 0]),
    "three offsets": tensor(data_offsets=[0, 4, 8]),
    "no offsets": {"a": {"dtype": "F32", "shape": [2]}},
    "a gap": tensor(shape=[1], data_offsets=[4, 8]),
    "an overlap": {**HONEST, "b": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}},
    "bytes left over": tensor(shape=[1], data_offsets=[0, 4]),
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES.keys())
def test_lies_are_found_with_and_without_torch(tmp_path: Path, lie: Any) -> None:
    path = file_with(tmp_path, lie)
    with pytest.raises(UnsuitableCheckpoint, match=r"x\.safetensors is damaged"):
        read_header(path)
    with pytest.raises(UnsuitableCheckpoint, match=r"x\.safetensors is damaged"):
        load(path)


@pytest.mark.parametrize("length", [0, 10**6, HEADER_CAP + 1, 2**63, 2**64 - 1])
def test_a_header_of_another_length_than_declared(tmp_path: Path, length: int) -> None:
    with pytest.raises(UnsuitableCheckpoint, match="damaged"):
        read_header(file_with(tmp_path, HONEST, length=length))


def test_a_header_above_the_cap_is_not_read_though_it_is_there(tmp_path: Path) -> None:
    padded = json.dumps(HONEST).encode().ljust(HEADER_CAP + 1)
    with pytest.raises(UnsuitableCheckpoint, match="damaged"):
        read_header(file_with(tmp_path, padded))


def test_too_many_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.models.header.WEIGHTS_CAP", 7)
    with pytest.raises(UnsuitableCheckpoint, match="models may have up to"):
        read_header(file_with(tmp_path, HONEST))


def test_cut_off_at_any_length(tmp_path: Path) -> None:
    path = tmp_path / "x.safetensors"
    save(path, describe("x", "unet", SMALL), state())
    whole = path.read_bytes()
    for length in {*range(12), *range(12, len(whole), len(whole) // 50), len(whole) - 1}:
        path.write_bytes(whole[:length])
        with pytest.raises(UnsuitableCheckpoint, match="damaged"):
            read_descriptor(path)
        with pytest.raises(UnsuitableCheckpoint, match="damaged"):
            load(path)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"format": 1', '"format": 2', "newer version"),
        ('"format": 1', '"format": []', "damaged"),
        ('"unet"', '"swinir"', "There is no architecture 'swinir'"),
        ('"unet"', "[]", "damaged"),
        ('"widths"', '"width"', "perhaps 'widths' is meant"),
        ('"parameters": ', '"parameters": 1e999, "p": ', "damaged"),
        ('"macs_per_pixel": ', '"macs_per_pixel": NaN, "m": ', "damaged"),
        ('"licence": "unknown"', '"licence": 5', "damaged"),
        ('"metrics": {}', '"metrics": {"sidd": 5}', "damaged"),
        ('"metrics": {}', '"metrics": {"sidd": {"psnr": "36"}}', "damaged"),
        ('"metrics": {}', '"metrics": []', "damaged"),
        ('"name"', '"names"', "damaged"),
    ],
)
def test_cards_that_are_wrong(tmp_path: Path, old: str, new: str, says: str) -> None:
    path = tmp_path / "x.safetensors"
    save(path, describe("x", "unet", SMALL), state())
    raw = path.read_bytes()
    length = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + length])
    assert old in header["__metadata__"]["denoiser"]
    header["__metadata__"]["denoiser"] = header["__metadata__"]["denoiser"].replace(old, new, 1)
    changed = file_with(tmp_path, header, raw[8 + length :])
    for open_it in (read_descriptor, load):
        with pytest.raises(ModelError, match=says):
            open_it(changed)
