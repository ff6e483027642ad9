"""Offers optional packages where a photo needs one, and opens the photo when it is there."""

from dataclasses import replace

from PySide6.QtCore import QObject

from denoiser_gui.notices import Action, Notice, Severity, from_reply
from denoiser_gui.presenters.opening import OpeningPresenter
from denoiser_gui.state.session import Session
from denoiser_gui.views.notice_bar import NoticeBar
from denoiser_gui.work.engine_client import EngineClient
from engine.batch.events import PhotoEnded
from engine.extras import EXTRAS
from engine.service.replies import ExtraCancelled, ExtraInstalled, ExtraProgress, Failed, ManyTold, Reply
from engine.service.requests import CancelInstall, InstallExtra, OpenPhoto, SetGroundTruth


class OfferingPresenter(QObject):
    """One notice for each missing package, however many photos of the window or of a batch need it.

    Args:
        session: the open photos; those that need a package say which.
        client: the engine's process, which installs.
        opening: opens the photos again.
        bar: for the notices.
    """

    def __init__(self, session: Session, client: EngineClient, opening: OpeningPresenter, bar: NoticeBar) -> None:
        super().__init__(bar)
        self._session = session
        self._client = client
        self._opening = opening
        self._bar = bar
        self._shown: dict[str, Notice] = {}
        self._installing: set[str] = set()
        self._batches: set[tuple[int, str]] = set()
        client.received.connect(self._on_reply)
        client.stopped.connect(lambda _code: self._on_stopped())

    def _on_reply(self, reply: Reply) -> None:
        match reply:
            case Failed(request=OpenPhoto() | SetGroundTruth()) if reply.extra and reply.extra not in self._installing:
                self._offer(reply.extra, Notice(reply.sentence, severity=Severity.WARNING))
            case ManyTold(event=PhotoEnded() as ended) if ended.extra and ended.extra not in self._installing:
                self._offer_for_batch(reply.number, ended)
            case Failed(request=InstallExtra(name)) if name in self._installing:
                self._installing.discard(name)
                self._close(name)
                self._offer(name, from_reply(reply))
            case ExtraProgress():
                self._show_line(reply.name, reply.line)
            case ExtraCancelled():
                self._installing.discard(reply.name)
                self._close(reply.name)
            case ExtraInstalled() if reply.name in self._installing:  # others install what they need
                self._on_installed(reply.name)

    def _offer(self, name: str, notice: Notice) -> None:
        before = self._shown.get(name)
        if before is not None and before in self._bar:
            return  # another photo of that kind
        extra = EXTRAS[name]
        label = self.tr("Install ({megabytes} MB)").format(megabytes=extra.megabytes)
        action = Action(label, lambda: self._install(name))
        self._show(name, replace(notice, actions=(action,)))

    def _offer_for_batch(self, number: int, ended: PhotoEnded) -> None:
        """Once a batch, however many of its photos need it."""
        if (number, ended.extra) not in self._batches:
            self._batches.add((number, ended.extra))
            self._offer(ended.extra, Notice(ended.outcome.error or "", severity=Severity.WARNING))

    def _install(self, name: str) -> None:
        self._installing.add(name)
        cancel = Action(self.tr("Cancel"), lambda: self._client.send(CancelInstall(name)))
        extra = EXTRAS[name]
        text = self.tr("Installing {package} for {purpose}").format(package=extra.package, purpose=extra.purpose)
        self._show(name, Notice(text, self.tr("Asking for it"), actions=(cancel,)))
        self._client.send(InstallExtra(name))

    def _show_line(self, name: str, line: str) -> None:
        """What pip says, where the notice is still open."""
        before = self._shown.get(name)
        if before is not None and line.strip():
            self._shown[name] = replace(before, advice=line.strip())
            self._bar.replace(before, self._shown[name])

    def _on_installed(self, name: str) -> None:
        self._installing.discard(name)
        self._close(name)
        waiting = [photo.key for photo in self._session if photo.missing == name]
        text = self.tr("{package} is installed.").format(package=EXTRAS[name].package)
        self._bar.add(Notice(text, self.tr("The photos that need it are opened now.")))
        self._opening.open_again(waiting)

    def _on_stopped(self) -> None:
        """The engine's process died, and what it installed with it."""
        for name in tuple(self._installing):
            self._installing.discard(name)
            self._close(name)

    def _show(self, name: str, notice: Notice) -> None:
        self._close(name)
        self._shown[name] = notice
        self._bar.add(notice)

    def _close(self, name: str) -> None:
        notice = self._shown.pop(name, None)
        if notice is not None:
            self._bar.remove(notice)
