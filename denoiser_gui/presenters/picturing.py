"""Copies what is seen, and has pictures of before and after made."""

import itertools
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QImage

from denoiser_gui.dialogs.before_after_dialog import BeforeAfterDialog
from denoiser_gui.notices import Notice, from_reply
from denoiser_gui.state.candidates import shown_sides
from denoiser_gui.state.session import Photo, Session, Stage
from denoiser_gui.state.sides import Sides
from denoiser_gui.views.compare_overlay import name_picture
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.views.picture_menu import PictureMenu
from denoiser_gui.work.engine_client import EngineClient
from engine.images.before_after import Arrangement, Composition, shown_size
from engine.service import buffers
from engine.service.replies import Failed, PictureCancelled, PictureMade, PictureProgress, Reply
from engine.service.requests import CancelPicture, MakePicture, SavePicture

_COPIED_MS = 3000
_NAME_SHARE = 1 / 1100
"""How large names are: so many of their logical pixels for each pixel of the photo's longer edge."""


class PicturingPresenter(QObject):
    """Between the menus, the dialog, and the engine that makes the pictures.

    Args:
        session: the open photos.
        client: the engine's process.
        window: the main window.
    """

    def __init__(self, session: Session, client: EngineClient, window: MainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._client = client
        self._window = window
        self._dialog: BeforeAfterDialog | None = None
        self._numbers = itertools.count(1)
        self._making: int | None = None
        self._copied = QTimer(self, singleShot=True, interval=_COPIED_MS)
        self._copied.timeout.connect(lambda: window.progress_line.set_aside(""))
        self.menu = PictureMenu(window.menus.edit, window.menus.view, window.compare_view)
        self.menu.copyRequested.connect(self.copy_photo)
        self.menu.copyViewRequested.connect(self.copy_view)
        self.menu.beforeAfterRequested.connect(self.ask)
        client.received.connect(self._on_reply)
        client.stopped.connect(lambda _code: self._over())
        session.changed.connect(lambda _key: self._show_state())
        session.current_changed.connect(lambda _key: self._show_state())
        self._show_state()

    def _show_state(self) -> None:
        photo = self._session.current
        self.menu.set_ready(photo is not None and photo.noisy is not None, photo is not None and _is_done(photo))

    # What is wanted

    def copy_view(self) -> None:
        """What is on the screen, with line and names, to the clipboard."""
        QGuiApplication.clipboard().setImage(self._window.compare_view.picture())
        self._say_copied()

    def copy_photo(self) -> None:
        """The whole denoised photo at the present strength to the clipboard."""
        self._make(Composition(Arrangement.DENOISED))

    def ask(self) -> None:
        """Let the person choose what the picture of before and after is to be."""
        photo = self._session.current
        if photo is None or not _is_done(photo):
            return
        self._dialog = dialog = BeforeAfterDialog(self._window)
        dialog.saveRequested.connect(self._save)
        dialog.copyRequested.connect(self._copy)
        dialog.cancelRequested.connect(self._cancel)
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _copy(self) -> None:
        wish = self._wished()
        if wish is None:
            self.copy_view()
            self._close_dialog()
        else:
            self._make(wish)

    def _save(self) -> None:
        photo, wish = self._session.current, self._wished()
        if photo is None:
            return
        suffix = ".webp" if wish is not None and wish.arrangement.moves else ".png"
        if wish is not None and wish.arrangement is Arrangement.BESIDE:
            suffix = ".jpg"
        proposed = photo.path.with_name(f"{photo.path.stem}_before_after{suffix}")
        chosen = self._window.questions.where_to_save_picture(proposed)
        if chosen is None:
            return
        if wish is None:
            self._making = next(self._numbers)
            pixels = _pixels(self._window.compare_view.picture())
            self._client.send(SavePicture(self._making, pixels, str(chosen)))
            self._show_progress(0.0)
        else:
            self._make(wish, chosen)

    def _wished(self) -> Composition | None:
        """What the dialog says; None for what is seen."""
        port = self._window.compare_view.viewport
        if self._dialog is None or port is None or self._dialog.wish.arrangement is None:
            return None
        wish = self._dialog.wish
        top, left, bottom, right = part = port.seen if wish.seen_only else (0, 0, port.photo.height, port.photo.width)
        names = self._names(max(shown_size(bottom - top, right - left, wish.longest))) if wish.named else None
        assert wish.arrangement is not None
        return Composition(wish.arrangement, part if wish.seen_only else None, wish.longest, names)

    def _names(self, longest: int) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        view, ratio = self._window.compare_view, max(1.0, longest * _NAME_SHARE)
        noisy, denoised = (name_picture(name, view.font(), ratio) for name in view.own_names)
        return noisy, denoised

    def _make(self, wish: Composition, path: Path | None = None) -> None:
        photo, options = self._session.current, self._session.options
        if photo is None or not _is_done(photo):
            return
        self._cancel()
        self._making = next(self._numbers)
        strength, sides = (options.luminance, options.chrominance), shown_sides(photo, self._session.sides)
        if wish.arrangement is Arrangement.DENOISED:
            sides = Sides()
        file = "" if path is None else str(path)
        self._client.send(MakePicture(self._making, photo.key, wish, *strength, file, (sides.left, sides.right)))
        self._show_progress(0.0)

    def _cancel(self) -> None:
        if self._making is not None:
            self._client.send(CancelPicture(self._making))
            self._over()

    # What the engine says

    def _on_reply(self, reply: Reply) -> None:
        if isinstance(reply, PictureMade):
            self._on_made(reply)
        elif isinstance(reply, PictureProgress) and reply.number == self._making:
            self._show_progress(reply.fraction)
        elif isinstance(reply, PictureCancelled) and reply.number == self._making:
            self._over()
        elif isinstance(reply, Failed) and isinstance(reply.request, MakePicture | SavePicture):
            self._window.notice_bar.add(from_reply(reply))
            if reply.request.number == self._making:
                self._over()

    def _on_made(self, reply: PictureMade) -> None:
        if reply.pixels is not None and reply.png is not None:
            if reply.number == self._making:
                QGuiApplication.clipboard().setMimeData(_clip(reply.pixels, reply.png))
                self._say_copied()
            for buffer in (reply.pixels, reply.png):
                buffers.remove(buffer)
        else:
            self._window.notice_bar.add(Notice(self.tr("Saved as {path}.").format(path=reply.path), at_once=True))
        if reply.number == self._making:
            self._over()
            self._close_dialog()

    def _say_copied(self) -> None:
        """In the bottom line, where nothing moves, and for a moment."""
        self._window.progress_line.set_aside(self.tr("Copied"))
        self._copied.start()

    def _over(self) -> None:
        self._making = None
        self._show_progress(None)

    def _show_progress(self, fraction: float | None) -> None:
        if self._dialog is not None:
            self._dialog.show_progress(fraction)

    def _close_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.accept()

    def _on_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


def _is_done(photo: Photo) -> bool:
    return photo.stage is Stage.DONE and not photo.away and photo.denoised is not None


def _clip(pixels: buffers.Buffer, png: buffers.Buffer) -> QMimeData:
    """The picture, and beside it the file it becomes, so that nothing is encoded when another program asks for it."""
    rgb = pixels.attach()
    height, width = rgb.shape[:2]
    image = QImage(rgb.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
    mime = QMimeData()
    mime.setImageData(image)
    mime.setData("image/png", png.attach().tobytes())
    return mime


def _pixels(image: QImage) -> NDArray[np.uint8]:
    """(H, W, 3) of a ``Format_RGB32`` image."""
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return np.ascontiguousarray(raw[..., 2::-1])
