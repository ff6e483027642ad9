"""Models go out as files; for ONNX the packages are offered where they are missing."""

from pathlib import Path

from PySide6.QtCore import QObject

from denoiser_gui.notices import Action, Notice, Severity, from_reply
from denoiser_gui.presenters.errands import Errands
from denoiser_gui.work.engine_client import EngineClient
from engine.extras import EXTRAS
from engine.service.library_replies import ModelExported
from engine.service.library_requests import ExportModel
from engine.service.replies import ExtraInstalled, Failed, Reply
from engine.service.requests import InstallExtra

_ONNX = "onnx"


class ModelExporting(QObject):
    """Has models written, and tells how it went.

    Args:
        client: the engine's process.
        errands: what is under way.
    """

    def __init__(self, client: EngineClient, errands: Errands, parent: QObject) -> None:
        super().__init__(parent)
        self._errands = errands
        self._waiting: list[ExportModel] = []
        client.received.connect(self._on_reply)
        client.stopped.connect(lambda _code: self._waiting.clear())

    def export(self, name: str, path: Path) -> None:
        """Write this model to a file, which may be there already."""
        text = self.tr("Exporting {name}").format(name=name)
        if path.suffix.lower() == ".onnx":
            text = self.tr("Exporting {name} as ONNX, and checking that it gives the same results").format(name=name)
        self._errands.begin(ExportModel(name, str(path)), text)

    def _on_reply(self, reply: Reply) -> None:
        match reply:
            case ModelExported():
                self._on_exported(reply)
            case Failed(request=ExportModel() as request) if reply.extra:
                self._errands.done(request)
                self._offer_package(request, reply)
            case Failed(request=InstallExtra(name=str(name))) if name == _ONNX:
                self._errands.done(reply.request)
                self._waiting.clear()
                self._errands.tell(from_reply(reply))
            case ExtraInstalled() if reply.name == _ONNX:
                self._on_installed()

    def _on_exported(self, reply: ModelExported) -> None:
        self._errands.done(ExportModel(reply.name, reply.path))
        text = self.tr("{name} is exported as {file}.").format(name=reply.name, file=Path(reply.path).name)
        advice = ""
        if reply.difference is not None:
            advice = self.tr("Checked with onnxruntime: it gives the same results, to {difference} of the range.")
            advice = advice.format(difference=f"{reply.difference:.1g}")
        self._errands.tell(Notice(text, advice))

    def _offer_package(self, request: ExportModel, reply: Failed) -> None:
        extra = EXTRAS[reply.extra]
        label = self.tr("Install ({megabytes} MB)").format(megabytes=extra.megabytes)
        action = Action(label, lambda: self._install(request))
        self._errands.tell(Notice(reply.sentence, severity=Severity.WARNING, actions=(action,)))

    def _install(self, request: ExportModel) -> None:
        self._waiting.append(request)
        extra = EXTRAS[_ONNX]
        text = self.tr("Installing {package} for {purpose}").format(package=extra.package, purpose=extra.purpose)
        self._errands.begin(InstallExtra(_ONNX), text)

    def _on_installed(self) -> None:
        self._errands.done(InstallExtra(_ONNX))
        waiting, self._waiting = self._waiting, []
        for request in waiting:
            self.export(request.name, Path(request.path))
