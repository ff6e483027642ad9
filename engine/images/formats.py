"""Which formats there are, told by content for reading and by suffix for finding and naming."""

from pathlib import Path

SUFFIXES: dict[str, tuple[str, ...]] = {
    "jpeg": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "png": (".png",),
    "tiff": (".tif", ".tiff"),
    "webp": (".webp",),
}
"""The formats that can be read and written; the first suffix is the one given to new files."""

HEAD_BYTES = 32
"""How much of a file's beginning :func:`format_of` wants to see."""

_TIFF_MAGIC = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_FOREIGN = (
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"8BPS", "Photoshop"),
    (b"%PDF", "PDF"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"FUJIFILMCCD-RAW", "camera raw"),
    (b"IIRO", "camera raw"),
    (b"IIU\0", "camera raw"),
)


def format_of(head: bytes) -> str | None:
    """``jpeg``, ``png``, ``tiff`` or ``webp`` for a file that begins with ``head``; None for anything else."""
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    if head.startswith(_TIFF_MAGIC) and head[8:10] != b"CR":  # CR: Canon's raw files, TIFF on the outside
        return "tiff"
    return None


def foreign_kind(head: bytes) -> str | None:
    """The name of a kind of picture that is known but cannot be read, or None."""
    if head[4:8] == b"ftyp":
        return "AVIF" if b"avif" in head else "HEIC" if head[8:11] in (b"hei", b"hev", b"mif") else "video"
    if head.startswith(_TIFF_MAGIC):
        return "camera raw"
    return next((name for magic, name in _FOREIGN if head.startswith(magic)), None)


def format_of_suffix(path: Path) -> str | None:
    """The format that a file's name promises, or None."""
    suffix = path.suffix.lower()
    return next((name for name, suffixes in SUFFIXES.items() if suffix in suffixes), None)
