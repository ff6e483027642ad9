"""What a file says about its photo before any pixel is decoded."""

from dataclasses import dataclass

from engine.images.image import Metadata


class Refused(Exception):  # noqa: N818 - a reason on its way to the border in reading.py, never seen outside
    """A photo that is not taken, with the reason as the end of a sentence: "it is ..."."""


class MissingPackage(Refused):
    """A photo that needs an extra of :mod:`engine.extras` which is not installed."""

    def __init__(self, extra: str) -> None:
        super().__init__(f"the extra {extra} is not installed")
        self.extra = extra


@dataclass(frozen=True, slots=True)
class Header:
    """The photo as :func:`engine.images.reading.read` would give it.

    Attributes:
        width: upright, in pixels.
        height: upright, in pixels.
        channels: 3 (RGB) or 1 (grey); alpha is not counted.
        bits: per channel: 8, 16, or 32 for floating-point numbers.
        format: by content: a key of ``SUFFIXES`` or ``READ_ONLY_SUFFIXES`` of :mod:`engine.images.formats`.
        alpha: whether there is an alpha channel.
        packed: of a TIFF, that :mod:`engine.images.tiff_unpacking` decodes it, as libvips cannot.
    """

    width: int
    height: int
    channels: int
    bits: int
    format: str
    alpha: bool = False
    packed: bool = False

    @property
    def megapixels(self) -> float:
        return self.width * self.height / 1e6


@dataclass(frozen=True, slots=True)
class Contents:
    """All of a file but its pixels.

    Attributes:
        header: its width and height are those of the stored pixels, not yet upright.
        metadata: as in the file, its orientation not yet reset.
        orientation: 1 to 8, where it stands outside EXIF and XMP; else None.
    """

    header: Header
    metadata: Metadata
    orientation: int | None = None


def damaged_note(what: str) -> str:
    """The note about a part of the file, such as "EXIF data", that cannot be kept."""
    return f"Its {what} is damaged and not kept."
