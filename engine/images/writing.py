"""Saving photos: whole or not at all, nothing overwritten unless told, and with everything that came along."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from engine.cancellation import Cancelled
from engine.errors import OutputExists, UnreadableImage, UnwritableImage
from engine.images import avif, bmp, jpeg, png, tiff, webp
from engine.images.formats import HEAD_BYTES, READ_ONLY_SUFFIXES, SUFFIXES, TITLES, format_of, format_of_suffix
from engine.images.header import Refused
from engine.images.image import Image
from engine.images.losses import losses, representable
from engine.images.placing import placed, remove_stale, temporary_in
from engine.images.reading import read_header, shown

KEEP = "keep"
FORMATS = (KEEP, *SUFFIXES)

_ENCODERS = {
    "jpeg": jpeg.encode,
    "png": png.encode,
    "tiff": tiff.encode,
    "webp": webp.encode,
    "bmp": bmp.encode,
    "avif": avif.encode,
}
_ENDING = "_denoised"
_MAX_NAME_BYTES = 255

_REASONS = {
    errno.ENOSPC: "the disk is full. Make room or choose another folder",
    errno.EDQUOT: "the disk quota is used up. Make room or choose another folder",
    errno.EFBIG: "the file would be larger than the system allows. Choose another folder",
    errno.EROFS: "the folder is read-only. Choose another one",
    errno.EACCES: "the folder may not be written to. Choose another one",
    errno.EPERM: "the folder may not be written to. Choose another one",
    errno.ENOENT: "its folder is not there any more. Choose another one",
    errno.ENOTDIR: "what should be its folder is a file. Choose another one",
    errno.EISDIR: "there is a folder of that name. Choose another name",
    errno.ENAMETOOLONG: "the name is too long. Choose a shorter one",
}


def propose(
    source: Path,
    folder: Path | None = None,
    format: str = KEEP,
    input_format: str | None = None,
    bits: int | None = None,
    alpha: bool = False,
) -> Path:
    """Where the result of ``source`` should go: ``name_denoised.ext`` in ``folder``, or beside the source.

    The source's own suffix stays where it suits the format to be written.

    Args:
        source: the photo that was denoised.
        folder: where results go; beside the source when None.
        format: one of :data:`FORMATS`.
        input_format: what the source is by content; looked up in the file, or by its suffix, when None.
        bits: of the source per channel; looked up in the file when None and the answer depends on it.
        alpha: whether the source has transparency; looked up with ``bits``.
    """
    input_format = input_format or _format_by_content(source) or format_of_suffix(source) or "png"
    if bits is None and format == KEEP and input_format == "heic":
        bits, alpha = _depth_by_content(source)
    suffix = suffix_for(source, kind_to_write(format, input_format, bits or 8, alpha))
    stem = source.name.removesuffix(source.suffix) if format_of_suffix(source) else source.name
    return (source.parent if folder is None else folder) / (fitting(stem, _ENDING + suffix) + _ENDING + suffix)


def kind_to_write(format: str, input_format: str, bits: int = 8, alpha: bool = False) -> str:
    """The format that a result is written in, a key of :data:`engine.images.formats.SUFFIXES`.

    ``keep`` is the input's own format where that can be written; else HEIC becomes JPEG, and TIFF where it has more
    than 8 bits or transparency; camera raw becomes TIFF; anything else PNG.

    Args:
        format: one of :data:`FORMATS`.
        input_format: what the input is by content, as :attr:`engine.images.header.Header.format` says.
        bits: of the input per channel.
        alpha: whether the input has transparency.
    """
    kind = format if format != KEEP else input_format
    if kind == "heic":
        return "jpeg" if bits == 8 and not alpha else "tiff"
    return "tiff" if kind == "raw" else kind if kind in SUFFIXES else "png"


def suffix_for(source: Path, kind: str) -> str:
    """The source's own suffix, as it is written, where it promises the format ``kind``; else that format's first."""
    return source.suffix if format_of_suffix(source) == kind else SUFFIXES[kind][0]


def fitting(stem: str, ending: str) -> str:
    """The stem, cut so that ``stem + ending`` is not longer than file systems allow (255 bytes)."""
    room = _MAX_NAME_BYTES - len(os.fsencode(ending))
    while len(os.fsencode(stem)) > room:
        stem = stem[:-1]
    return stem


def check_folder(folder: Path) -> None:
    """See to it, before anything is computed, that results can be saved in ``folder``; it is made if need be.

    Temporary files that killed processes left there are removed.

    Raises:
        UnwritableImage: it cannot be made or written to.
    """
    probe = temporary_in(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        os.close(os.open(probe, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        probe.unlink()
        remove_stale(folder)
    except FileExistsError as error:
        raise UnwritableImage(f"Nothing can be saved in {shown(folder)}: it is a file. Choose a folder.") from error
    except (OSError, ValueError) as error:
        raise UnwritableImage(f"Nothing can be saved in {shown(folder)}: {_reason(error)}.") from error


def write(image: Image, path: Path, format: str = KEEP, overwrite: bool = False) -> tuple[str, ...]:
    """Save a photo with its profile, EXIF, XMP, density and alpha, at its own depth where the format has it.

    TIFF holds 8 and 16 bits and floating-point numbers, PNG 8 and 16 bits, AVIF 8, 10 and 12 bits; JPEG, WebP and BMP
    are 8 bits. What a format does not hold is rounded or left out. The file appears whole or not at all.

    Args:
        image: upright, as :func:`engine.images.reading.read` gives it.
        path: where to; its folder must be there. A symbolic link is not followed.
        format: one of :data:`FORMATS`; ``keep`` is what the suffix of ``path`` says, else what the photo was.
        overwrite: whether a file that is there already may be replaced.

    Returns:
        sentences about what of the photo the format could not hold; empty when all of it is in the file.

    Raises:
        OutputExists: there is a file and ``overwrite`` is False; it is untouched.
        UnwritableImage: anything else; what was there is untouched.
    """
    kind = _format_to_write(image, path, format)
    with opened(path, overwrite) as file:
        _ENCODERS[kind](representable(image, kind), file)
    return losses(image, kind)


@contextmanager
def opened(path: Path, overwrite: bool) -> Iterator[BinaryIO]:
    """A file to write a picture into, as :func:`engine.images.placing.placed`; what goes wrong is told in sentences.

    Raises:
        OutputExists, UnwritableImage: as of :func:`write`.
        Cancelled: out of the block, as it is.
    """
    if not overwrite and os.path.lexists(path):
        raise _exists(path)
    try:
        with placed(path, overwrite) as file:
            yield file
    except Cancelled:
        raise
    except FileExistsError as error:
        raise _exists(path) from error
    except Exception as error:
        raise UnwritableImage(f"{shown(path)} could not be saved: {_reason(error)}.") from error


def _format_to_write(image: Image, path: Path, format: str) -> str:
    promised, has_alpha = format_of_suffix(path), image.alpha is not None
    if format == KEEP and promised in READ_ONLY_SUFFIXES:
        kind = kind_to_write(KEEP, promised, image.bits, has_alpha)
        what = f"{TITLES[promised]} files are not written. Choose a name that ends in {SUFFIXES[kind][0]}"
        raise UnwritableImage(f"{shown(path)} could not be saved: {what}.")
    kind = kind_to_write(KEEP, promised or image.metadata.format, image.bits, has_alpha) if format == KEEP else format
    if kind not in _ENCODERS:
        raise UnwritableImage(f"{shown(path)} could not be saved: {kind} is not one of {', '.join(_ENCODERS)}.")
    return kind


def _format_by_content(source: Path) -> str | None:
    try:
        if not source.is_file():
            return None
        with source.open("rb") as file:
            return format_of(file.read(HEAD_BYTES))
    except (OSError, ValueError):
        return None


def _depth_by_content(source: Path) -> tuple[int | None, bool]:
    """Bits per channel, and whether there is transparency."""
    try:
        header = read_header(source)
    except UnreadableImage:
        return None, False
    return header.bits, header.alpha


def _exists(path: Path) -> OutputExists:
    return OutputExists(f"{shown(path)} is there already. Choose another name, or ask for overwriting.")


def _reason(error: Exception) -> str:
    if isinstance(error, Refused):
        return str(error)
    if isinstance(error, OSError) and error.errno is not None:
        return _REASONS.get(error.errno, f"the system says “{error.strerror}”")
    if isinstance(error, MemoryError):
        return "there is not enough memory for it"
    return f"the encoder says “{error}”"
