"""How much room the pixels of the open photos may take, and which photos give theirs up. Pure arithmetic."""

import shutil
import tempfile
from collections.abc import Collection, Iterable, Mapping

from denoiser_gui.state.session import Photo

MOST_BYTES = 8_000_000_000
_SHARE = 4


def budget(held: int) -> int:
    """Bytes that open photos may hold: a quarter of what the disk for temporary files has left for them.

    Args:
        held: bytes that they hold now; they count as left, since they could be given up.
    """
    return min(MOST_BYTES, (shutil.disk_usage(tempfile.gettempdir()).free + held) // _SHARE)


def to_release(photos: Iterable[Photo], in_use: Collection[int], last_shown: Mapping[int, int], most: int) -> list[int]:
    """Keys of the photos that give up their pixels so that all together hold at most ``most`` bytes.

    Those shown longest ago come first, photos that were never shown before them; photos in use keep theirs, even if
    that is too much.

    Args:
        photos: all that are open.
        in_use: keys of the photos that are shown or worked on.
        last_shown: by key, the higher the later.
        most: bytes.
    """
    holding = [photo for photo in photos if photo.held]
    excess = sum(photo.held for photo in holding) - most
    released = []
    for photo in sorted(holding, key=lambda photo: last_shown.get(photo.key, -1)):
        if excess > 0 and photo.key not in in_use:
            excess -= photo.held
            released.append(photo.key)
    return released
