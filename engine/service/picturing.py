"""Pictures of before and after, in a lane of their own so that nothing else waits for them. Imports no torch."""

from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.cancellation import Cancelled, CancelToken
from engine.images.animating import animate
from engine.images.before_after import Rgb, compose, prepared
from engine.images.image import Image
from engine.images.writing import write
from engine.service import buffers
from engine.service.answering import Send, answering
from engine.service.desk import Desk
from engine.service.lane import Lane
from engine.service.replies import PictureCancelled, PictureMade, PictureProgress
from engine.service.requests import CancelPicture, MakePicture, SavePicture

_AT_ONCE = 100
_PNG_EFFORT = 1


class Picturing:
    """Makes one picture after the other.

    Args:
        desk: where the photos lie.
        send: tells the window.
    """

    def __init__(self, desk: Desk, send: Send) -> None:
        self._desk = desk
        self._send = send
        self._lane = Lane("pictures")
        self._tokens: dict[int, CancelToken] = {}

    def begin(self, request: MakePicture | SavePicture) -> None:
        """Make a picture, after those that were asked for before."""
        self._tokens[request.number] = CancelToken()
        self._lane.add(answering(self._send, self._answer, request))

    def cancel(self, request: CancelPicture) -> None:
        """Stop making a picture, or do not begin."""
        token = self._tokens.get(request.number)  # the lane may take it away any moment
        if token is not None:
            token.cancel()

    def stop(self) -> None:
        """Stop all."""
        for token in tuple(self._tokens.values()):
            token.cancel()
        self._lane.stop(_AT_ONCE)

    def _answer(self, request: MakePicture | SavePicture) -> None:
        cancel = self._tokens[request.number]
        try:
            cancel.raise_if_cancelled()
            self._send(self._made(request, cancel))
        except Cancelled:
            self._send(PictureCancelled(request.number))
        finally:
            del self._tokens[request.number]

    def _made(self, request: MakePicture | SavePicture, cancel: CancelToken) -> PictureMade:
        if isinstance(request, SavePicture):
            write(Image(request.pixels), Path(request.path), overwrite=True)
            return PictureMade(request.number, request.path)
        strength = (request.luminance, request.chrominance)
        before, after = (self._desk.shown(request.key, name, *strength) for name in request.sides)
        pair = (before, after)
        cancel.raise_if_cancelled()
        if request.path:
            self._save(request, pair, cancel)
            return PictureMade(request.number, request.path)
        pixels = next(compose(*pair, request.wish)).pixels
        cancel.raise_if_cancelled()
        kept = self._desk.keep(pixels)
        with buffers.removed_on_failure(kept):
            return PictureMade(request.number, "", kept, self._desk.keep(_png(pixels)))

    def _save(self, request: MakePicture, pair: tuple[Rgb, Rgb], cancel: CancelToken) -> None:
        path, wish = Path(request.path), request.wish
        if wish.arrangement.moves:
            tell = partial(self._tell, request.number)
            animate(prepared(*pair, wish), wish.arrangement, path, overwrite=True, cancel=cancel, tell=tell)
        else:
            still = next(compose(*pair, wish)).pixels
            cancel.raise_if_cancelled()
            write(Image(still), path, overwrite=True)

    def _tell(self, number: int, fraction: float) -> None:
        self._send(PictureProgress(number, fraction))


def _png(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A PNG file: on the clipboard it is wanted at once, not small."""
    import pyvips

    height, width = pixels.shape[:2]
    picture = pyvips.Image.new_from_memory(np.ascontiguousarray(pixels).data, width, height, 3, "uchar")
    content = picture.copy(interpretation="srgb").pngsave_buffer(compression=_PNG_EFFORT)
    return np.frombuffer(content, np.uint8)
