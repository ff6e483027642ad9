"""What a person may want to know of a photo, as labels and values. Imports no torch."""

from pathlib import Path

from PIL import ExifTags
from PIL.Image import Exif

from engine.images.image import Image

Fact = tuple[str, str]


def facts_of(path: Path, image: Image) -> tuple[Fact, ...]:
    """Name, size, depth, colour, what the camera noted, and what reading the file brought up."""
    kind = "grey" if image.channels == 1 else "RGB"
    depth = f"{image.bits} bit{' float' if image.bits == 32 else ''} {kind}"
    facts = [
        ("File", path.name),
        ("Size", f"{image.width} × {image.height} ({image.megapixels:.1f} MP)"),
        ("Depth", f"{depth}{' with transparency' if image.alpha is not None else ''}"),
        ("Format", image.metadata.format.upper()),
        ("Colours", "own profile" if image.metadata.icc_profile else "sRGB"),
    ]
    notes = [("Note", note) for note in image.metadata.notes]
    return (*facts, *_camera_facts(image.metadata.exif), *notes)


def _camera_facts(block: bytes | None) -> list[Fact]:
    if not block:
        return []
    exif = Exif()
    try:
        exif.load(block)
        details = exif.get_ifd(ExifTags.IFD.Exif)
    except Exception:  # noqa: BLE001  (Pillow raises anything on damaged EXIF; facts are only a courtesy)
        return []
    maker, model = (str(exif.get(tag, "")).strip("\0 ") for tag in (ExifTags.Base.Make, ExifTags.Base.Model))
    camera = model if model.startswith(maker) else f"{maker} {model}".strip()
    speed = details.get(ExifTags.Base.ISOSpeedRatings)
    speed = speed[0] if isinstance(speed, tuple) and speed else speed
    return [(label, str(value)) for label, value in (("Camera", camera), ("ISO", speed)) if value]
