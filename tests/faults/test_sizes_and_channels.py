"""The smallest photos, the largest, and numbers of channels that are none of ours."""

import subprocess
from pathlib import Path

import numpy as np
import pytest
import tifffile

from engine.cli.program import main
from engine.images.image import Image, Metadata
from engine.images.reading import read, read_header
from engine.images.writing import write
from engine.models import checkpoint
from engine.models.fitting import describe
from engine.models.registry import architecture
from tests.faults.conftest import LONG, denoise, names, photo, untouched, words

TINY = [(1, 1), (1, 2), (2, 3), (15, 17)]
SIZES = [*TINY, (1, 300), (300, 1)]
FORMATS = {"jpeg": ".jpg", "png": ".png", "tiff": ".tif", "webp": ".webp", "bmp": ".bmp", "avif": ".avif"}


def test_the_smallest_photos_of_every_format(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    for height, width in SIZES:
        for format, suffix in FORMATS.items():
            photo(folder / f"{height}x{width}_{format}{suffix}", height, width, format=format)
    with untouched(folder):
        told = denoise(folder, "-o", out)
    assert told.status == 0, told.err
    assert len(told.photos) == len(SIZES) * len(FORMATS)
    for one in told.photos:
        header = read_header(Path(one["output"]))
        expected = tuple(int(side) for side in Path(one["input"]).stem.split("_")[0].split("x"))
        assert (header.height, header.width) == expected == (one["height"], one["width"])
        assert FORMATS[header.format] == Path(one["output"]).suffix


def test_photos_smaller_than_a_models_multiple(tmp_path: Path) -> None:
    """Of 4 pixels; in tiles too."""
    small = {"widths": [8, 8], "blocks": [1, 1]}
    state = architecture("unet").build(small).state_dict()
    checkpoint.save(tmp_path / "tiny.safetensors", describe("tiny", "unet", small), state)
    folder = tmp_path / "in"
    for height, width in TINY:
        photo(folder / f"{height}x{width}.png", height, width)
    results = []
    for tile in ((), ("--tile", "4")):
        out = tmp_path / f"out{len(tile)}"
        assert main(["denoise", str(folder), "-o", str(out), "--model", str(tmp_path / "tiny.safetensors"), *tile]) == 0
        results.append([read(out / f"{h}x{w}_denoised.png").pixels.astype(int) for h, w in TINY])
    for whole, tiled, (height, width) in zip(*results, TINY, strict=True):
        assert whole.shape == (height, width, 3)
        assert np.abs(whole - tiled).max() <= 1


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
def test_two_channels_are_grey_and_alpha(tmp_path: Path, dtype: type) -> None:
    samples = np.random.default_rng(0).random((20, 30, 2))
    stored = samples.astype(dtype) if dtype == np.float32 else (samples * np.iinfo(dtype).max).astype(dtype)
    options = {"photometric": "minisblack", "planarconfig": "contig", "extrasamples": ["unassalpha"]}
    tifffile.imwrite(tmp_path / "two.tif", stored, **options)
    told = denoise(tmp_path / "two.tif", "-o", tmp_path / "out")
    assert told.statuses == ["done"], told.err
    result = read(Path(told.photos[0]["output"]))
    assert result.channels == 1
    assert np.array_equal(result.alpha, stored[..., 1])


def test_five_channels_are_refused_by_their_number(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    photo(folder / "good.png")
    samples = np.zeros((20, 30, 5), np.uint8)
    tifffile.imwrite(folder / "five.tif", samples, photometric="rgb", planarconfig="contig")
    with untouched(folder):
        told = denoise(folder, "-o", tmp_path / "out")
    assert told.of("good.png")["status"] == "done"
    assert told.of("five.tif")["status"] == "failed"
    assert "5 channels" in told.of("five.tif")["error"]


@pytest.mark.slow
@pytest.mark.parametrize(("channels", "format"), [(1, "tiff"), (3, "png")])
def test_a_hundred_megapixels(tmp_path: Path, channels: int, format: str) -> None:
    side = 10_000
    rng, source = np.random.default_rng(0), tmp_path / f"large.{format}"
    block = rng.integers(0, 256, (100, side, channels), dtype=np.uint8)
    write(Image(np.tile(block, (side // 100, 1, 1)), metadata=Metadata(format=format)), source)
    out = tmp_path / "out"
    command = words(source, "-o", out, method="noisy")
    assert subprocess.run(command, capture_output=True, timeout=10 * LONG, check=False).returncode == 0
    assert names(out) == [f"large_denoised.{format}"]
    result = read(out / f"large_denoised.{format}").pixels
    assert result.shape == (side, side, channels)
    assert all(np.array_equal(result[top : top + 100], block) for top in range(0, side, 100))
