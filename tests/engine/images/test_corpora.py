"""Collections of difficult files: each is read as others read it, or refused with a reason that fits."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine.errors import UnreadableImage
from engine.images.image import Image
from engine.images.reading import read, read_header, thumbnail
from tests.engine.images.references import png_pixels, tiff_pixels

pytestmark = pytest.mark.photos

# JPEG within, and printing colours: no two decoders give them alike to the level.
LOSSY = re.compile("cmyk|separated|jpeg|jpg|ycbcr", re.IGNORECASE)

# What the TIFF files are refused for, by a part of the reason, and their names.
REFUSED_TIFFS = {
    "signed numbers": "int16|int16_rgb|int16_zstd|int8|int8_rgb|minisblack-1c-i16b|minisblack-1c-i8b|1c-i16-.*"
    "|1c-i32-.*|1c-i8-.*|tiled-cmyk-i8|tiled-oversize-gray-i8",
    "64 bits a channel": "gradient-1c-64b|gradient-3c-64b",
    "floating-point numbers of an unusual kind": "cmyk-3c-32b-float",
    "Log": "logluv-3c-16b|off_l16|off_luv24|off_luv32",
    "3 channels": "3c-i16-.*|3c-i8-.*",
    "old-style JPEG": "smallliz|zackthecat",
    "ThunderScan": "text",
}

# What no other decoder here reads, and which file shows the same; None where there is none.
SIBLINGS = {
    "cmyk-4c-8b": "cmyk-3c-8b",
    "predictor-3-gray-f32": None,
    "predictor-3-rgb-f32": None,
    "dscf0013": None,
}


def short(path: Path) -> str:
    """The name without what all of the corpus share."""
    return re.sub(r"^tests_(images|libtiffpic)_(bigtiff_|seq_seq-|depth_)?", "", path.stem)


@pytest.fixture
def corpus(shared: Path) -> Callable[[str], list[Path]]:
    def files(folder: str) -> list[Path]:
        found = sorted(path for path in (shared / "corpora" / folder).iterdir() if path.is_file())
        assert found
        return found

    return files


def test_pngsuite_is_read_to_the_last_bit(corpus: Callable[[str], list[Path]]) -> None:
    deep = 0
    for path in corpus("pngsuite"):
        if path.name.startswith("png_x"):
            continue
        image, header = read(path), read_header(path)
        expected = png_pixels(path)
        assert image.pixels.dtype == expected.dtype, path.name
        np.testing.assert_array_equal(image.samples(slice(None)), expected, err_msg=path.name)
        assert (header.bits, header.channels + header.alpha) == (image.bits, expected.shape[2])
        deep += image.bits == 16
    assert deep >= 20


def test_the_broken_pngs_are_refused(corpus: Callable[[str], list[Path]]) -> None:
    broken = [path for path in corpus("pngsuite") if path.name.startswith("png_x")]
    assert len(broken) == 14
    for path in broken:
        with pytest.raises(UnreadableImage, match=r"damaged or incomplete|not a photo of a known kind"):
            read(path)


@pytest.mark.parametrize("kind", ["Landscape", "Portrait"])
@pytest.mark.parametrize("orientation", range(9))
def test_the_orientation_photos_are_upright(shared: Path, kind: str, orientation: int) -> None:
    folder = shared / "corpora" / "exif_orientation"
    photo, upright = (thumbnail(folder / f"{kind}_{number}.jpg", 96).astype(int) for number in (orientation, 1))
    assert photo.shape == upright.shape
    assert np.abs(photo - upright).mean() < 12
    assert np.abs(photo[::-1] - upright).mean() > 30
    assert np.abs(photo[:, ::-1] - upright).mean() > 30


def test_tiffs_are_read_as_others_do_or_refused_for_what_they_are(corpus: Callable[[str], list[Path]]) -> None:
    without, refused = set(), 0
    for path in corpus("tiff"):
        reason = next((key for key, names in REFUSED_TIFFS.items() if re.fullmatch(names, short(path))), None)
        if reason is not None:
            with pytest.raises(UnreadableImage, match=reason):
                read(path)
            refused += 1
            continue
        image, expected = read(path), tiff_pixels(path)
        if expected is None:
            without.add(short(path))
        else:
            compare(path, image, expected)
    assert refused == 24
    assert without == SIBLINGS.keys()


def compare(path: Path, image: Image, expected: np.ndarray) -> None:
    samples = image.samples(slice(None)) * np.float64(image.metadata.white)
    if samples.shape[2] == 3 and expected.shape[2] == 1:
        expected = np.repeat(expected, 3, axis=2)  # a palette of greys
    assert samples.shape == expected.shape, path.name
    difference = np.abs(samples - expected)
    if LOSSY.search(path.name):
        assert difference.max() <= 3 * image.peak / 255, path.name
    else:
        # rounding is a matter of taste where colours are divided by alpha, or a palette has 16 bits
        rounded = any("multiplied" in note or "palette" in note for note in image.metadata.notes)
        assert difference.max() <= rounded, path.name


def test_tiffs_that_nothing_else_here_reads(corpus: Callable[[str], list[Path]]) -> None:
    by_name = {short(path): path for path in corpus("tiff")}
    for name, sibling in SIBLINGS.items():
        image = read(by_name[name])
        if sibling is not None:
            np.testing.assert_array_equal(image.pixels, read(by_name[sibling]).pixels, err_msg=name)
            continue
        steps = np.abs(np.diff(image.pixels.astype(np.float64), axis=0)) / image.peak
        assert 0.001 < steps.mean() < 0.1, name  # a photo, and no mixed up numbers


def test_files_of_the_same_pixels_are_read_alike(corpus: Callable[[str], list[Path]]) -> None:
    """Names end in a sum of the pixels; another group shows one flower at every depth."""
    groups: dict[str, list[np.ndarray]] = {}
    for path in corpus("tiff"):
        if re.fullmatch("|".join(REFUSED_TIFFS.values()), short(path)):
            continue
        found = re.search(r"-([0-9a-f]{8})$", path.stem)
        if found:
            groups.setdefault(found[1], []).append(read(path).pixels)
    assert sum(len(group) > 1 for group in groups.values()) >= 8
    for name, group in groups.items():
        for pixels in group[1:]:
            if name != "50969cda":  # with associated alpha and without: not the same colours
                np.testing.assert_array_equal(pixels, group[0], err_msg=name)


@pytest.mark.parametrize("kind", ["minisblack", "rgb-contig", "rgb-planar"])
def test_the_flower_looks_the_same_at_every_depth(shared: Path, kind: str) -> None:
    files = sorted((shared / "corpora" / "tiff").glob(f"*flower-{kind}-*.tif"))
    assert len(files) >= 9
    flowers = {int(path.stem[-2:]): read(path) for path in files}
    full = flowers[16].pixels / 65535
    for bits, flower in flowers.items():
        assert np.abs(flower.pixels / flower.peak - full).max() <= 1.3 / ((1 << min(bits, 8)) - 1), bits


_RUN = """
import json, resource, sys
from pathlib import Path
from engine.images.image import Image
from engine.images.reading import read
from engine.errors import UnreadableImage
resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
said = {}
for path in sorted(Path(sys.argv[1]).iterdir()):
    try:
        image = read(path)
        said[path.name] = f"read {image.width} x {image.height}"
    except UnreadableImage as error:
        said[path.name] = str(error).split(" cannot be opened: ")[1]
print(json.dumps(said))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of memory and time as Unix has them")
def test_tiffs_that_crashed_decoders_are_refused_or_read(shared: Path) -> None:
    folder = shared / "corpora" / "tiff_fuzz"
    done = subprocess.run(
        [sys.executable, "-c", _RUN, str(folder)], capture_output=True, text=True, timeout=100, check=False
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert len(said) == 130
    outcomes = Counter(re.sub(r"\d+", "n", sentence) for sentence in said.values())
    assert outcomes["the file is damaged or incomplete."] >= 100
    assert all(sentence.startswith(("the ", "it ", "with ", "read ")) for sentence in outcomes)
