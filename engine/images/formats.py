"""Which formats there are, told by content for reading and by suffix for finding and naming."""

from pathlib import Path

SUFFIXES: dict[str, tuple[str, ...]] = {
    "jpeg": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "png": (".png",),
    "tiff": (".tif", ".tiff"),
    "webp": (".webp",),
    "bmp": (".bmp", ".dib"),
    "avif": (".avif",),
}
"""The formats that can be read and written; the first suffix is the one given to new files."""

READ_ONLY_SUFFIXES: dict[str, tuple[str, ...]] = {
    "heic": (".heic", ".heif", ".hif"),
    "raw": (
        *(".dng", ".cr2", ".cr3", ".crw", ".nef", ".nrw", ".arw", ".sr2", ".srf", ".orf", ".ori", ".rw2", ".rwl"),
        *(".raf", ".pef", ".srw", ".3fr", ".fff", ".iiq", ".mos", ".mef", ".erf", ".dcr", ".kdc", ".mrw", ".x3f"),
    ),
}
"""The formats that can be read, with an extra package (:mod:`engine.extras`), and are written as something else."""

READABLE_SUFFIXES: tuple[str, ...] = tuple(
    suffix for suffixes in (SUFFIXES | READ_ONLY_SUFFIXES).values() for suffix in suffixes
)

TITLES: dict[str, str] = {
    "jpeg": "JPEG",
    "png": "PNG",
    "tiff": "TIFF",
    "webp": "WebP",
    "bmp": "BMP",
    "avif": "AVIF",
    "heic": "HEIC",
    "raw": "camera raw",
}
"""The formats as people call them."""

HEAD_BYTES = 64
"""How much of a file's beginning :func:`format_of` wants to see."""

_TIFF_MAGIC = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_MAGIC = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"BM", "bmp"),
    (b"FUJIFILMCCD-RAW", "raw"),
    (b"IIRO", "raw"),  # Olympus
    (b"IIRS", "raw"),
    (b"MMOR", "raw"),
    (b"IIU\0", "raw"),  # Panasonic, Leica
    (b"FOVb", "raw"),  # Sigma
    (b"\0MRM", "raw"),  # Minolta
    (b"II\x1a\0\0\0HEAPCCDR", "raw"),  # Canon before 2004
)
_BRANDS = (
    ((b"crx ",), "raw"),  # Canon since 2018
    ((b"avif", b"avis"), "avif"),
    ((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"), "heic"),
)
_FOREIGN = (
    (b"GIF8", "GIF"),
    (b"8BPS", "Photoshop"),
    (b"%PDF", "PDF"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
)


def format_of(head: bytes) -> str | None:
    """A key of :data:`SUFFIXES` or :data:`READ_ONLY_SUFFIXES` for a file that begins with ``head``, or None.

    Most camera raw files are TIFF on the outside and are told apart by their directories only
    (:func:`engine.images.raw.is_raw_tiff`).
    """
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        return _format_of_brands(head)
    if head.startswith(_TIFF_MAGIC):
        return "raw" if head[8:10] == b"CR" else "tiff"  # CR: Canon's raw files, TIFF on the outside
    return next((name for magic, name in _MAGIC if head.startswith(magic)), None)


def foreign_kind(head: bytes) -> str | None:
    """The name of a kind of picture that is known but cannot be read, or None."""
    if head[4:8] == b"ftyp" and format_of(head) is None:
        return "video"
    return next((name for magic, name in _FOREIGN if head.startswith(magic)), None)


def format_of_suffix(path: Path) -> str | None:
    """The format that a file's name promises, or None."""
    suffix = path.suffix.lower()
    return next((name for name, suffixes in (SUFFIXES | READ_ONLY_SUFFIXES).items() if suffix in suffixes), None)


def _format_of_brands(head: bytes) -> str | None:
    """By the brands of an ISO base media file (ISO 14496-12); ``mif1`` alone does not say what is packed within."""
    length = min(int.from_bytes(head[:4], "big"), len(head))
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, length - 3, 4))}
    return next((name for known, name in _BRANDS if not brands.isdisjoint(known)), None)
