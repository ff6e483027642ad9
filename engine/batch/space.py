"""Whether there is room on the disk, before a batch and before each result."""

import datetime
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from engine.batch.jobs import Job
from engine.batch.naming import Namer
from engine.batch.options import Options
from engine.errors import UnreadableImage, UnwritableImage
from engine.images.header import Header
from engine.images.image import Image
from engine.images.reading import read_header, shown
from engine.images.writing import kind_to_write

# Likely size of a result as a share of its plain samples; real photos differ by a factor of two either way.
_SHARE = {"jpeg": 0.2, "png": 0.6, "tiff": 0.9, "webp": 0.3, "bmp": 1.0, "avif": 0.15}
_MOST_BITS = {"png": 16, "tiff": 32}
_MEGA = 1_000_000


def free_bytes(folder: Path) -> int | None:
    """Free on the disk of ``folder`` or of what is there above it; None where the system cannot say."""
    there = next((place for place in (folder, *folder.absolute().parents) if place.is_dir()), None)
    try:
        usage = shutil.disk_usage(there) if there is not None else None
    except OSError:
        return None
    return usage.free if usage is not None and usage.total > 0 else None


def shortage(jobs: Sequence[Job], options: Options, model: str) -> str | None:
    """A sentence for a person where the results will likely not fit on the disk; reads the photos' headers.

    What is there already and stays is not counted; what is replaced is.
    """
    free, namer = free_bytes(options.folder), Namer(options, model, datetime.date.today())
    if free is None:
        return None
    needed = sum(_likely_bytes(job, options, namer) for job in jobs)
    if needed <= free:
        return None
    return (
        f"The results will take about {_amount(needed)}, and the disk of {shown(options.folder)} has {_amount(free)} "
        "free. Photos that do not fit will fail; make room or choose another folder."
    )


def require_room(image: Image, kind: str, target: Path) -> None:
    """See to it, before it is encoded, that a result will likely fit on the disk.

    Args:
        image: the result.
        kind: the format to be written.
        target: where to.

    Raises:
        UnwritableImage: it will not.
    """
    header = Header(
        image.width, image.height, image.channels, image.bits, image.metadata.format, image.alpha is not None
    )
    free, needed = free_bytes(target.parent), _bytes(header, kind)
    if free is not None and free < needed:
        raise UnwritableImage(
            f"{shown(target)} could not be saved: the disk has only {_amount(free)} free, and about {_amount(needed)} "
            "are needed. Make room or choose another folder."
        )


def _likely_bytes(job: Job, options: Options, namer: Namer) -> int:
    try:
        header = read_header(job.source)
        if options.collision == "skip" and os.path.lexists(next(namer.names(job, header))):
            return 0
        return _bytes(header, kind_to_write(options.format, header.format, header.bits, header.alpha))
    except (UnreadableImage, OSError):
        return 0


def _bytes(header: Header, kind: str) -> int:
    samples = header.width * header.height * (header.channels + header.alpha)
    return int(samples * min(header.bits, _MOST_BITS.get(kind, 8)) // 8 * _SHARE[kind])


def _amount(count: int) -> str:
    if count >= 1000 * _MEGA:
        return f"{count / 1e9:.1f} GB"
    return f"{max(count, 0) / _MEGA:.0f} MB" if count >= 10 * _MEGA else f"{count / _MEGA:.1f} MB"
