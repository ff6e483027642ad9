"""Tells which photos failed: one notice for all of them, not one for each."""

from PySide6.QtCore import QObject

from denoiser_gui.notices import Notice, Severity, from_reply
from denoiser_gui.state.session import Session
from denoiser_gui.views.notice_bar import NoticeBar
from engine.service.replies import Failed


class FailingPresenter(QObject):
    """Gathers failures in one notice until the person closes it.

    Args:
        session: knows the photos' names.
        bar: for the notice.
    """

    def __init__(self, session: Session, bar: NoticeBar) -> None:
        super().__init__(bar)
        self._session = session
        self._bar = bar
        self._failed: dict[int, Failed] = {}
        self._shown: Notice | None = None

    def add(self, key: int, reply: Failed) -> None:
        """The photo of this key could not be opened or denoised."""
        if self._shown is None or self._shown not in self._bar:
            self._failed, self._shown = {}, None
        self._failed[key] = reply
        notice = from_reply(reply) if len(self._failed) == 1 else self._listed()
        if self._shown is None:
            self._bar.add(notice)
        else:
            self._bar.replace(self._shown, notice)
        self._shown = notice

    def _listed(self) -> Notice:
        text = self.tr("%n photo(s) could not be opened or denoised.", None, len(self._failed))
        advice = self.tr("The others go on. The details tell the reason for each.")
        return Notice(text, advice, "\n".join(map(self._line, self._failed)), Severity.ERROR)

    def _line(self, key: int) -> str:
        photo, sentence = self._session.known(key), self._failed[key].sentence
        name = "" if photo is None else photo.path.name
        return sentence if name in sentence else f"{name}: {sentence}"
