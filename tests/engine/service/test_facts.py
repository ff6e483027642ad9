import io

import numpy as np
import pytest
from PIL import Image as Pillow

from engine.images.colour_profile import srgb_profile
from engine.images.image import Image, Metadata
from engine.service.facts import camera_of, facts_of, profile_name


def exif(**tags: object) -> bytes:
    block = Pillow.Exif()
    block[0x010F], block[0x0110] = tags.get("make", "Maker"), tags.get("model", "Maker One")
    details = block.get_ifd(0x8769)
    details[0x8827] = tags.get("iso", 3200)
    for tag, name in ((0xA434, "lens"), (0x829A, "time"), (0x829D, "aperture"), (0x920A, "length")):
        if name in tags:
            details[tag] = tags[name]
    buffer = io.BytesIO()
    Pillow.new("RGB", (1, 1)).save(buffer, "JPEG", exif=block)
    return Pillow.open(io.BytesIO(buffer.getvalue())).info["exif"].removeprefix(b"Exif\0\0")


def facts(block: bytes | None, shape: tuple[int, ...] = (1000, 2000, 3), dtype: type = np.uint8) -> dict[str, str]:
    from pathlib import Path

    return dict(facts_of(Path("a.jpg"), Image(np.zeros(shape, dtype), None, Metadata("jpeg", exif=block))))


def test_size_depth_and_camera() -> None:
    told = facts(exif())
    assert told["Size"] == "2000 × 1000 (2.0 MP)"
    assert told["Depth"] == "8 bit RGB"
    assert told["Camera"] == "Maker One"
    assert told["ISO"] == "3200"


def test_maker_is_named_once() -> None:
    assert facts(exif(make="Acme", model="X100"))["Camera"] == "Acme X100"


def test_grey_and_deep() -> None:
    assert facts(None, (4, 4, 1), np.uint16)["Depth"] == "16 bit grey"
    assert facts(None, (4, 4, 3), np.float32)["Depth"] == "32 bit float RGB"


def test_of_a_tiny_photo_the_edges_say_it_all() -> None:
    assert facts(None, (16, 9, 3))["Size"] == "9 × 16"
    assert facts(None, (200, 300, 3))["Size"] == "300 × 200 (0.1 MP)"


def test_notes_of_the_reader_are_passed_on() -> None:
    from pathlib import Path

    image = Image(np.zeros((4, 4, 3), np.uint8), None, Metadata("tiff", notes=("Only the first page was read.",)))
    assert ("Note", "Only the first page was read.") in facts_of(Path("a.tif"), image)


@pytest.mark.parametrize(
    ("block", "told"),
    [
        (exif(), ("Maker One", 3200)),
        (exif(make="Acme", model="X100", iso=(800, 0)), ("Acme X100", 800)),
        (exif(make="", model="", iso=0), ("", 0)),
        (b"II*\0garbage" * 5, ("", None)),
        (None, ("", None)),
    ],
)
def test_camera_and_iso_alone(block: bytes | None, told: tuple[str, int | None]) -> None:
    assert camera_of(block) == told


def test_damaged_exif_is_left_out() -> None:
    assert "Camera" not in facts(b"II*\0garbage" * 5)


@pytest.mark.parametrize(
    ("tags", "text"),
    [
        ({"time": 0.008, "aperture": 2.8, "length": 50.0}, "1/125 s, f/2.8, 50 mm"),
        ({"time": 0.5}, "0.5 s"),
        ({"time": 30.0, "aperture": 11.0}, "30 s, f/11"),
        ({"length": 4.25}, "4.25 mm"),
        ({"time": 0.0, "aperture": float("nan")}, None),
    ],
)
def test_the_exposure_reads_as_photographers_write_it(tags: dict[str, object], text: str | None) -> None:
    assert facts(exif(**tags)).get("Exposure") == text


def test_the_lens_is_told_in_one_line() -> None:
    assert facts(exif(lens="  Some\0 Lens\n 50mm "))["Lens"] == "Some Lens 50mm"
    assert len(facts(exif(lens="x" * 5000))["Lens"]) == 80


def test_a_profile_is_called_by_its_name() -> None:
    from PIL import ImageCms

    own = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert "Lab" in profile_name(own)
    assert "sRGB" in profile_name(srgb_profile())
    assert profile_name(b"nonsense" * 40) == "its own, without a name"
    assert profile_name(None) == "sRGB (assumed)", "what the program decided is marked as such"
