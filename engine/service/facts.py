"""What a person may want to know of a photo, as labels and values. Imports no torch."""

import io
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from PIL import ExifTags
from PIL.Image import Exif

from engine.images.image import Image

Fact = tuple[str, str]

_LONGEST = 80
_SLOW = 0.3
_LEAST_MEGAPIXELS = 0.05


def facts_of(path: Path, image: Image) -> tuple[Fact, ...]:
    """Name, size, depth, colour, what the camera noted, and what reading the file brought up."""
    kind = "grey" if image.channels == 1 else "RGB"
    depth = f"{image.bits} bit{' float' if image.bits == 32 else ''} {kind}"
    facts = [
        ("File", path.name),
        ("Size", f"{image.width} × {image.height}{_megapixels(image)}"),
        ("Depth", f"{depth}{' with transparency' if image.alpha is not None else ''}"),
        ("Format", image.metadata.format.upper()),
        ("Profile", profile_name(image.metadata.icc_profile)),
    ]
    notes = [("Note", note) for note in image.metadata.notes]
    return (*facts, *_camera_facts(image.metadata.exif), *notes)


def _megapixels(image: Image) -> str:
    """In brackets; of a tiny photo width and height say it all."""
    return f" ({image.megapixels:.1f} MP)" if image.megapixels >= _LEAST_MEGAPIXELS else ""


def profile_name(profile: bytes | None) -> str:
    """What a colour profile calls itself; a photo without one is taken for sRGB."""
    if not profile:
        return "sRGB (assumed)"
    from PIL import ImageCms

    try:
        name = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(profile)))
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        name = ""
    return _cleaned(name) or "its own, without a name"


def camera_of(block: bytes | None) -> tuple[str, int | None]:
    """The camera and the ISO that EXIF tells of; empty and None where it does not."""
    exif, details = _directories(block)
    speed = _speed(details)
    return _camera(exif), int(speed) if speed.isascii() and speed.isdecimal() else None


def _directories(block: bytes | None) -> tuple[Mapping[int, Any], Mapping[int, Any]]:
    """The main one and that of the shot; empty where they cannot be read."""
    if not block:
        return {}, {}
    exif = Exif()
    try:
        exif.load(block)
        return exif, exif.get_ifd(ExifTags.IFD.Exif)
    except Exception:  # noqa: BLE001  (Pillow raises anything on damaged EXIF; facts are only a courtesy)
        return {}, {}


def _camera(exif: Mapping[int, Any]) -> str:
    maker, model = _text(exif, ExifTags.Base.Make), _text(exif, ExifTags.Base.Model)
    return model if model.startswith(maker) else f"{maker} {model}".strip()


def _camera_facts(block: bytes | None) -> list[Fact]:
    exif, details = _directories(block)
    told = (
        ("Camera", _camera(exif)),
        ("Lens", _text(details, ExifTags.Base.LensModel)),
        ("ISO", _speed(details)),
        ("Exposure", _exposure(details)),
    )
    return [(label, value) for label, value in told if value]


def _speed(details: Mapping[int, Any]) -> str:
    value = details.get(ExifTags.Base.ISOSpeedRatings)
    value = value[0] if isinstance(value, tuple) and value else value
    return "" if value is None else _cleaned(str(value))


def _exposure(details: Mapping[int, Any]) -> str:
    """Time, aperture and focal length, as far as they are noted: ``1/125 s, f/2.8, 50 mm``."""
    time = _number(details, ExifTags.Base.ExposureTime)
    aperture = _number(details, ExifTags.Base.FNumber)
    length = _number(details, ExifTags.Base.FocalLength)
    parts = (
        "" if time is None else f"{_seconds(time)} s",
        "" if aperture is None else f"f/{aperture:.3g}",
        "" if length is None else f"{length:.3g} mm",
    )
    return ", ".join(part for part in parts if part)


def _seconds(time: float) -> str:
    return f"{time:.2g}" if time >= _SLOW else f"1/{round(1 / time)}"


def _number(details: Mapping[int, Any], tag: int) -> float | None:
    """A positive number, None where there is none or it makes no sense."""
    try:
        value = float(Fraction(str(details[tag])))
    except (KeyError, ValueError, ArithmeticError):
        return None
    return value if 0 < value < 1e6 else None


def _text(values: Mapping[int, Any], tag: int) -> str:
    value = values.get(tag, "")
    return _cleaned(value) if isinstance(value, str) else ""


def _cleaned(text: str) -> str:
    """In one line, without what cannot be printed, and not endless."""
    words = "".join(sign if sign.isprintable() else " " for sign in text).split()
    return " ".join(words)[:_LONGEST]
