"""Files that were cut short or changed: refused, or read as they were; never a crash, never half a photo."""

import random
from pathlib import Path

import numpy as np
import pytest

from engine.errors import UnreadableImage
from engine.images.formats import format_of
from engine.images.image import Image
from engine.images.reading import read
from tests.faults.conftest import denoise, names, photo, untouched
from tests.fuzz.reader import judge
from tests.fuzz.seeds import Seeds, seeds

STEPS = 24
FEW = {"heic": 8}
"""Steps for what takes a process of its own for every file."""
FORMATS = ("jpeg", "png", "tiff", "webp", "bmp", "avif", "heic")


@pytest.fixture(scope="module")
def made() -> Seeds:
    return seeds(corpora=None)


def outcome(data: bytes, folder: Path) -> Image | None:
    """The photo, or None where it was refused."""
    path = folder / "input"
    path.write_bytes(data)
    told, why = judge(path)
    assert told in ("read", "refused"), why
    return read(path) if told == "read" else None


def same(one: Image, other: Image) -> bool:
    alphas = (one.alpha is None, other.alpha is None)
    if one.pixels.shape != other.pixels.shape or len(set(alphas)) == 2:
        return False
    alike = one.alpha is None or np.array_equal(one.alpha, other.alpha)  # type: ignore[arg-type]
    return alike and np.array_equal(one.pixels, other.pixels, equal_nan=one.pixels.dtype == np.float32)


@pytest.mark.parametrize("kind", FORMATS)
def test_cut_short_anywhere_it_is_refused_or_whole(made: Seeds, kind: str, tmp_path: Path) -> None:
    """Whole where only metadata at its end is missing."""
    refused, steps = 0, FEW.get(kind, STEPS)
    for data in made[kind][: 1 if kind in FEW else None]:
        whole = outcome(data, tmp_path)
        if whole is None:
            continue
        for length in sorted({*range(0, len(data), max(1, len(data) // steps)), len(data) - 1}):
            found = outcome(data[:length], tmp_path)
            refused += found is None
            assert found is None or same(found, whole), f"half a photo of {length} of {len(data)} bytes"
    assert refused >= steps / 2


@pytest.mark.parametrize("kind", FORMATS)
def test_flipped_bits_anywhere_never_crash(made: Seeds, kind: str, tmp_path: Path) -> None:
    rng = random.Random(kind)
    for data in made[kind][: 1 if kind in FEW else None]:
        for _ in range(FEW.get(kind, STEPS) // 2):
            changed = bytearray(data)
            changed[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
            outcome(bytes(changed), tmp_path)


def test_a_png_knows_of_every_flipped_bit(made: Seeds, tmp_path: Path) -> None:
    """It has check sums: what can be read is what was written."""
    rng = random.Random(0)
    for data in made["png"][:4]:
        whole = outcome(data, tmp_path)
        assert whole is not None
        for _ in range(STEPS):
            changed = bytearray(data)
            changed[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
            found = outcome(bytes(changed), tmp_path)
            assert found is None or same(found, whole)


def test_the_batch_goes_on(made: Seeds, tmp_path: Path) -> None:
    """Half a file of every format among good ones, on the real command line."""
    folder, out = tmp_path / "in", tmp_path / "out"
    photo(folder / "a_first.png")
    for kind in (*FORMATS, "raw"):
        data = made[kind][0]
        (folder / f"half_{kind}.png").write_bytes(data[: len(data) // 2])
    photo(folder / "z_last.png")
    with untouched(folder):
        told = denoise(folder, "-o", out)
    assert told.status == 1
    assert told.of("a_first.png")["status"] == told.of("z_last.png")["status"] == "done"
    assert names(out) == ["a_first_denoised.png", "z_last_denoised.png"]
    for kind in (*FORMATS, "raw"):
        bad = told.of(f"half_{kind}.png")
        assert bad["status"] == "failed"
        assert bad["output"] is None
        assert bad["error"].startswith(f"half_{kind}.png cannot be opened: ")
        assert f"half_{kind}.png" in told.err


def test_an_earlier_good_output_is_not_lost_to_a_photo_that_broke(tmp_path: Path) -> None:
    source, out = photo(tmp_path / "in" / "photo.png"), tmp_path / "out"
    assert denoise(source, "-o", out).status == 0
    source.write_bytes(source.read_bytes()[:100])
    with untouched(out):
        assert denoise(source, "-o", out, "--overwrite").statuses == ["failed"]


def test_the_seeds_are_what_they_seem(made: Seeds) -> None:
    for kind in (*FORMATS, "raw"):
        expected = {kind, "tiff"} if kind == "raw" else {kind}
        assert {format_of(data[:64]) for data in made[kind]} <= expected
    with pytest.raises(UnreadableImage):
        read(Path("nothing"))
