"""Shows the session in the list, the plot and the progress line, and takes their wishes to the presenters."""

import itertools

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QImage

from denoiser_gui import pasted
from denoiser_gui.language import number, speed_figure
from denoiser_gui.presenters.advising import way_text
from denoiser_gui.presenters.denoising import DenoisingPresenter
from denoiser_gui.state.session import Options, Photo, Session, Stage
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.views.photo_list import PhotoRow
from denoiser_gui.views.score_plot import ScorePoint

translate = QCoreApplication.translate

_CALM_MS = 200
_SURE = 0.02
_UNREADABLE = "cannot be opened: "  # how the engine begins; what follows is what there is room for


def state_text(photo: Photo, options: Options) -> str:
    """Where a photo stands, in a few words.

    Args:
        photo: the photo.
        options: what is chosen now; a result of another model or quality says so.
    """
    match photo.stage:
        case Stage.WAITING:
            return translate("State", "Waiting")
        case Stage.DENOISING:
            if photo.noisy is None:
                return translate("State", "Reading")
            return f"{int(100 * photo.progress.fraction)} %"
        case Stage.DONE:
            return _done_text(photo, options)
        case Stage.STOPPED:
            return translate("State", "Stopped")
        case Stage.FAILED:
            reason = photo.reason.removeprefix(photo.path.name).strip().removeprefix(_UNREADABLE)
            return translate("State", "Failed: {reason}").format(reason=reason)


def brief_text(photo: Photo, options: Options) -> str:
    """The same in a word or a figure; empty where the whole is one. Of an older result: how it was made."""
    if photo.stage is Stage.FAILED:
        return translate("State", "Failed")
    if photo.stage is not Stage.DONE:
        return ""
    return f"{number(photo.seconds, 1)} s" if photo.made_with(options) else way_text(photo.model, photo.best)


def _done_text(photo: Photo, options: Options) -> str:
    text = translate("State", "Done in {seconds} s, with {model}")
    if photo.made_with(options) and photo.best:
        text = translate("State", "Done in {seconds} s, best quality")
    elif photo.made_with(options):
        text = translate("State", "Done in {seconds} s")
    seconds = number(photo.seconds, 1)
    return _joined(text.format(seconds=seconds, model=way_text(photo.model, photo.best)), seconds)


def _joined(text: str, figure: str) -> str:
    """A unit does not stand alone in the next line."""
    return text.replace(f"{figure} ", f"{figure}\xa0")


class PanelsPresenter(QObject):
    """Filmstrip, plot and progress line."""

    def __init__(self, session: Session, denoising: DenoisingPresenter, window: MainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._denoising = denoising
        self._window = window
        self._plotting = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._plotting.timeout.connect(self._show_plot)
        self._thumbnails: dict[int, tuple[NDArray[np.uint8], QImage]] = {}
        self._devices: list[tuple[str, str]] = []
        self._seen = False
        self._listen()
        self._show_all()

    def _listen(self) -> None:
        session, window, denoising = self._session, self._window, self._denoising
        session.added.connect(self._on_added)
        session.removed.connect(self._on_removed)
        session.changed.connect(self._show_photo)
        session.current_changed.connect(self._show_current)
        session.options_changed.connect(self._show_all)
        window.score_plot.photoChosen.connect(lambda key: session.show(int(key)))
        window.progress_line.cancelRequested.connect(denoising.cancel)
        window.progress_line.pauseRequested.connect(lambda: denoising.set_paused(not denoising.paused))
        denoising.progressed.connect(self._show_progress)
        denoising.devices_known.connect(self._on_devices)

    # The whole

    def _show_all(self) -> None:
        self._window.filmstrip.set_rows([self._row(photo) for photo in self._session])
        current = self._session.current
        self._window.filmstrip.set_current(None if current is None else str(current.key))
        self._show_current_photo()
        self._show_progress()
        self._plotting.start()

    def _on_added(self, keys: list[int]) -> None:
        """Hundreds may come in many steps: where they stand behind the others, those are left alone."""
        last = itertools.islice(reversed(self._session), len(keys))
        if sorted(photo.key for photo in last) != sorted(keys):
            self._show_all()
            return
        photos = (self._session.get(key) for key in sorted(keys))
        self._window.filmstrip.add_rows([self._row(photo) for photo in photos if photo is not None])
        self._show_current_photo()
        self._show_progress()

    def _on_removed(self, keys: list[int]) -> None:
        for key in keys:
            self._thumbnails.pop(key, None)
        self._show_all()

    def _show_current(self, key: int | None) -> None:
        self._window.filmstrip.set_current(None if key is None else str(key))
        self._window.score_plot.set_current(None if key is None else str(key))
        if key is not None and len(self._session) and not self._window.panels_shown and self._first_time():
            self._window.unfold()
        self._show_current_photo()

    def _first_time(self) -> bool:
        """Whether the panels have never been shown; afterwards only the person folds them."""
        first, self._seen = not self._seen, True
        return first

    def _show_photo(self, key: int) -> None:
        photo = self._session.get(key)
        if photo is None:
            return
        self._window.filmstrip.update_row(self._row(photo))
        if self._session.current is not None and self._session.current.key == key:
            self._show_current_photo()
        if photo.noisy_score is not None and photo.stage is not Stage.DENOISING:
            self._plotting.start()

    def _row(self, photo: Photo) -> PhotoRow:
        text = state_text(photo, self._session.options)
        return PhotoRow(
            key=str(photo.key),
            name=photo.path.stem if pasted.holds(photo.path) else photo.path.name,
            state_text=text,
            progress=photo.progress.fraction if photo.stage is Stage.DENOISING else None,
            failed=photo.stage is Stage.FAILED,
            thumbnail=self._thumbnail(photo),
            tooltip=f"{photo.path}\n{text}",
            brief=brief_text(photo, self._session.options),
        )

    def _thumbnail(self, photo: Photo) -> QImage | None:
        """The small picture, made once from its pixels."""
        pixels = photo.thumbnail
        if pixels is None:
            return None
        known = self._thumbnails.get(photo.key)
        if known is None or known[0] is not pixels:
            height, width, _ = pixels.shape
            picture = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
            self._thumbnails[photo.key] = known = (pixels, picture)
        return known[1]

    def _on_devices(self, devices: list[tuple[str, str]]) -> None:
        self._devices = devices
        self._show_progress()

    def _device_title(self) -> str:
        wanted = self._session.options.device
        titles = dict(self._devices)
        return titles.get(wanted, self._devices[0][1] if self._devices else "")

    def _show_current_photo(self) -> None:
        """What of the window depends on the photo that is shown, and on there being any."""
        photo, window, menus = self._session.current, self._window, self._window.menus
        done = photo is not None and photo.stage is Stage.DONE
        window.set_savable(done, any(each.stage is Stage.DONE for each in self._session))
        for action in (menus.again, menus.truth, menus.folder, menus.remove, menus.remove_all):
            action.setEnabled(photo is not None)
        for action in (menus.previous, menus.next):
            action.setEnabled(len(self._session) > 1)
        window.setWindowTitle("Denoiser" if photo is None else f"{photo.path.name} – Denoiser")

    # Plot and progress

    def _show_plot(self) -> None:
        points = [
            ScorePoint(str(photo.key), photo.path.name, photo.noisy_score, photo.denoised_score)
            for photo in self._session
            if photo.noisy_score is not None
        ]
        self._window.score_plot.set_points(points)
        self._window.set_plotted(len(points))

    def _show_progress(self) -> None:
        line, running = self._window.progress_line, self._denoising.running
        line.set_device(self._device_title())
        photos = list(self._session)
        self._window.set_work(running is not None, self._denoising.paused)
        if running is None:
            done = sum(photo.stage is Stage.DONE for photo in photos)
            line.show_idle(_counted(done, len(photos)))
            return
        position = 1 + sum(not photo.pending for photo in photos)
        fraction = running.progress.fraction
        line.show_progress(_progress_text(running, position, len(photos), self._denoising.paused), fraction or None)


def _counted(done: int, total: int) -> str:
    if total == 0:
        return ""
    if total == done == 1:
        return translate("Progress", "Done")
    return translate("Progress", "{done} of {total} done").format(done=done, total=total)


def _progress_text(photo: Photo, position: int, total: int, paused: bool) -> str:
    progress = photo.progress
    if photo.stage is not Stage.DENOISING:
        return translate("Progress", "Stopping")
    percent = f"{int(100 * progress.fraction)} %"  # as in the list and on the photo, and never 100 before the end
    if paused:
        return translate("Progress", "Paused at {position} of {total} · {percent}").format(
            position=position, total=total, percent=percent
        )
    if photo.noisy is None:
        return translate("State", "Reading {name}").format(name=photo.path.name)
    if progress.seconds_left is None:
        return translate("Progress", "Starting {name}").format(name=photo.path.name)
    one_of_many = translate("Progress", "Denoising {position} of {total}").format(position=position, total=total)
    which = one_of_many if total > 1 else translate("Progress", "Denoising")
    if progress.fraction < _SURE:
        return f"{which} · {percent}"  # the first small tiles tell nothing of those to come
    left = translate("Progress", "{duration} left").format(duration=duration(progress.seconds_left))
    speed = f"{speed_figure(progress.megapixels_per_second)} MP/s"
    return " · ".join((which, percent, speed, left))


def duration(seconds: float) -> str:
    """``12 s``, ``3 min``, ``2 h``, ``2 h 20 min``."""
    if round(seconds) < 120:  # in minutes it would be off by a third
        return f"{max(round(seconds), 1)} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    if 60 * hours + minutes < 90:
        return f"{60 * hours + minutes} min"
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"
