"""The blind test: what can take part, where to look, and the votes."""

import random
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence

from denoiser_gui.dialogs.blind_test.setup_page import Offer
from denoiser_gui.dialogs.blind_test.window import BlindTestWindow
from denoiser_gui.notices import from_error
from denoiser_gui.presenters.candidate_words import title_of
from denoiser_gui.state.blind_crops import Picture, Source, take_crops
from denoiser_gui.state.blind_result import as_csv
from denoiser_gui.state.blind_test import BlindTest, Crop, Rgb, prepare
from denoiser_gui.state.candidates import DENOISED, NOISY, TRUTH, Candidate, candidates
from denoiser_gui.state.session import Photo, Session
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.views.questions import Questions
from engine.cancellation import Cancelled, CancelToken
from engine.images.placing import placed
from engine.inference.ensemble import BEST

_SEEDS = 1 << 31

translate = QCoreApplication.translate


def any_seed() -> int:
    """Another one each time."""
    return random.SystemRandom().randrange(_SEEDS)


@dataclass(eq=False)
class _Search:
    """Crops that are being looked for.

    Attributes:
        names: what the candidates are called.
        cancel: the person has thought better of it.
    """

    names: tuple[str, ...]
    cancel: CancelToken = field(default_factory=CancelToken)


class BlindPresenter(QObject):
    """Between the open photos and the window of the blind test, which is made when it is first wanted.

    A test that was left goes on when its window is opened again; its crops are copies, so the photos may be closed.

    Args:
        session: the open photos.
        window: the main window.
        seed: a number for each test, from which its random order follows.
    """

    _found = Signal(object, object)
    _failed = Signal(object, object)

    def __init__(self, session: Session, window: MainWindow, seed: Callable[[], int] = any_seed) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._seed = seed
        self._dialog: BlindTestWindow | None = None
        self._test: BlindTest | None = None
        self._search: _Search | None = None
        self._worker = ThreadPoolExecutor(1, "blind test")
        self.entry = QAction(self.tr("Blind &test…"), self)
        self.entry.setShortcut(QKeySequence("Ctrl+Shift+B"))
        self.entry.triggered.connect(lambda _checked=False: self.open())
        window.menus.compare.addSeparator()
        window.menus.compare.addAction(self.entry)
        self._found.connect(self._on_found)
        self._failed.connect(self._on_failed)
        session.changed.connect(self._on_changed)
        session.current_changed.connect(lambda _key: self._show_state())
        session.options_changed.connect(self._show_state)
        self._show_state()

    def close(self) -> None:
        """Look for nothing any more."""
        self._cancel()
        self._worker.shutdown(cancel_futures=True)

    def open(self) -> None:
        """Show the window: the choices, or the test that was left."""
        if self._dialog is None:
            self._dialog = self._make_dialog()
        if self._test is None or self._test.over:
            self._test = None
            self._offer()
            self._dialog.show_setup()
        self._dialog.open_or_raise()

    def _make_dialog(self) -> BlindTestWindow:
        dialog = BlindTestWindow(self._window)
        self._questions = Questions(dialog)
        dialog.setup.startRequested.connect(self._start)
        dialog.setup.cancelRequested.connect(self._on_cancel)
        dialog.setup.changed.connect(self._show_count)
        dialog.closed.connect(self._cancel)
        dialog.voting.voted.connect(lambda place: self._go_on(lambda test: test.vote(place)))
        dialog.voting.backRequested.connect(lambda: self._go_on(BlindTest.back))
        dialog.voting.finishRequested.connect(self._finish)
        dialog.outcome.copyRequested.connect(self._copy)
        dialog.outcome.saveRequested.connect(self._save)
        dialog.outcome.againRequested.connect(self._again)
        return dialog

    # What can take part

    def _on_changed(self, key: int) -> None:
        current = self._session.current
        if current is not None and current.key == key:
            self._show_state()

    def _show_state(self) -> None:
        waiting = self._test is not None and not self._test.over
        self.entry.setEnabled(waiting or len(whole_ones(self._session.current)) > 1)
        if self._dialog is not None and self._dialog.isVisible() and self._test is None and self._search is None:
            self._offer()

    def _offer(self) -> None:
        photo = self._session.current
        assert self._dialog is not None
        offers = [
            Offer(each.name, _label(each.name, photo), each.name not in (NOISY, TRUTH)) for each in whole_ones(photo)
        ]
        if sum(offer.wanted for offer in offers) < 2:  # with one result alone, it is compared with what it was made of
            offers = [Offer(each.name, each.label, each.wanted or each.name == NOISY) for each in offers]
        self._dialog.setup.offer(offers, "" if photo is None else photo.path.name)
        self._show_count()

    def _show_count(self) -> None:
        if self._dialog is not None:
            self._dialog.setup.show_photos(len(self._having(self._dialog.setup.wish.names)))

    def _having(self, names: Sequence[str]) -> list[Photo]:
        """The open photos that have all of these, whole."""
        return [photo for photo in self._session if set(names) <= {each.name for each in whole_ones(photo)}]

    # Where to look

    def _start(self) -> None:
        assert self._dialog is not None
        wish = self._dialog.setup.wish
        photos = [photo for photo in self._having(wish.names) if wish.all_photos or photo is self._session.current]
        if not photos or len(wish.names) < 2:
            self._offer()
            return
        self._cancel()
        self._search = _Search(_labels(wish.names, photos))
        self._dialog.setup.show_working(True)
        sources = [self._source(photo, wish.names) for photo in photos]
        self._worker.submit(self._look, self._search, sources, wish.crops)

    def _source(self, photo: Photo, names: Sequence[str]) -> Source:
        found = {each.name: each for each in whole_ones(photo)}
        noisy = _pixels(found[NOISY])
        return Source(photo.path.name, tuple(self._picture(found[name], noisy) for name in names))

    def _picture(self, candidate: Candidate, noisy: Rgb) -> Picture:
        """As the window shows it: the denoised one at the present strength."""
        pixels, options = _pixels(candidate), self._session.options
        if candidate.name != DENOISED:
            return Picture(pixels)
        return Picture(pixels, noisy, options.luminance, options.chrominance)

    def _look(self, search: _Search, sources: Sequence[Source], count: int) -> None:
        """In a thread of its own."""
        try:
            self._found.emit(search, take_crops(sources, count, search.cancel))
        except Cancelled:
            pass
        except Exception as error:  # noqa: BLE001  (it is told to the person)
            self._failed.emit(search, error)

    def _on_found(self, search: _Search, crops: Sequence[Crop]) -> None:
        if search is self._search and self._dialog is not None:
            self._cancel()
            self._test = prepare(search.names, crops, self._seed())
            self._dialog.show_question(self._test)

    def _on_failed(self, search: _Search, error: Exception) -> None:
        if search is self._search:
            self._cancel()
            self._window.notice_bar.add(from_error(error))

    def _on_cancel(self) -> None:
        """The search, or where there is none, all of it."""
        if self._search is not None:
            self._cancel()
        elif self._dialog is not None:
            self._dialog.close()

    def _cancel(self) -> None:
        if self._search is not None and self._dialog is not None:
            self._search.cancel.cancel()
            self._search = None
            self._dialog.setup.show_working(False)
            self._show_count()

    # Votes

    def _go_on(self, step: Callable[[BlindTest], BlindTest]) -> None:
        if self._test is None or self._dialog is None:
            return
        before, self._test = self._test, step(self._test)
        if self._test.over:
            self._dialog.show_result(self._test)
        elif self._test is not before:
            self._dialog.show_question(self._test)

    def _finish(self) -> None:
        if self._test is not None and self._test.votes:
            self._go_on(BlindTest.shortened)

    def _again(self) -> None:
        self._test = None
        self.open()

    # The result

    def _copy(self) -> None:
        if self._test is not None and self._dialog is not None:
            QGuiApplication.clipboard().setText(as_csv(self._test))
            self._dialog.outcome.status.setText(self.tr("Copied"))

    def _save(self) -> None:
        current, test = self._session.current, self._test
        if test is None or self._dialog is None:
            return
        folder = Path.home() if current is None else current.path.parent
        chosen = self._questions.where_to_save_votes(folder / "blind_test.csv")
        if chosen is None:
            return
        try:
            with placed(chosen, overwrite=True) as file:
                file.write(as_csv(test).encode("utf-8", "backslashreplace"))
        except OSError as error:
            self._dialog.outcome.status.setText(
                self.tr("The votes could not be saved: {reason}.").format(reason=error.strerror or error)
            )
        else:
            self._dialog.outcome.status.setText(self.tr("Saved as {path}.").format(path=chosen))


def whole_ones(photo: Photo | None) -> list[Candidate]:
    """The pictures of a photo that are there in whole, all of one size."""
    if photo is None or photo.noisy is None:
        return []
    shape = photo.noisy.shape
    return [each for each in candidates(photo) if each.whole and each.display.shape == shape]


def _label(name: str, photo: Photo | None) -> str:
    """What a candidate of a photo is called; the denoised one with its model."""
    if name != DENOISED or photo is None or not photo.model:
        return title_of(name)
    model = title_of(photo.model) + (BEST if photo.best else "")
    return translate("BlindPresenter", "{name} ({model})").format(name=title_of(name), model=model)


def _labels(names: Sequence[str], photos: Sequence[Photo]) -> tuple[str, ...]:
    """What candidates are called; without the model's name where it is not the same for all photos."""
    several = [{_label(name, photo) for photo in photos} for name in names]
    return tuple(
        next(iter(labels)) if len(labels) == 1 else title_of(name) for name, labels in zip(names, several, strict=True)
    )


def _pixels(candidate: Candidate) -> Rgb:
    return candidate.display.attach().view(np.uint8)
