"""The model library: shows it, and has the engine's process do what the person wants with the models."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

from denoiser_gui.dialogs.model_library.model_page import ModelFacts
from denoiser_gui.dialogs.model_library.window import LibraryWindow
from denoiser_gui.notices import Action, Notice, Severity, from_reply
from denoiser_gui.presenters import library_words as words
from denoiser_gui.presenters.denoising import DenoisingPresenter
from denoiser_gui.presenters.errands import Errands
from denoiser_gui.presenters.exporting import ModelExporting
from denoiser_gui.presenters.inspecting import InspectingPresenter
from denoiser_gui.state.session import Session
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.work.engine_client import EngineClient
from engine.models.library import DEFAULT_MODEL
from engine.models.listing import Listed
from engine.service.library_replies import (
    BinEmptied,
    ModelDeleted,
    ModelDuplicated,
    ModelRenamed,
    ModelRestored,
    ModelShown,
    ModelsListed,
    ModelTried,
    SpeedFound,
)
from engine.service.library_requests import (
    DeleteModel,
    DuplicateModel,
    EmptyBin,
    LibraryRequest,
    ListModels,
    MeasureSpeed,
    RenameModel,
    RestoreModel,
    ShowModel,
    TryModel,
)
from engine.service.replies import Failed, ModelImported, Reply
from engine.service.requests import ImportModel


@dataclass(frozen=True, slots=True)
class _Deleted:
    """A model that went into the bin: its token there, whether photos were denoised with it, and what was told."""

    token: str
    used: bool
    notice: Notice


@dataclass(slots=True)
class _Waiting:
    """What the person is waiting for, and what is to be done when it is there.

    Attributes:
        to_use: files that photos are denoised with once they are models.
        deleted: what was deleted, the last one last.
        next_choice: a model that is chosen as soon as it is listed.
        next_use: a model that photos are denoised with as soon as it is listed.
    """

    to_use: set[str] = field(default_factory=set)
    deleted: list[_Deleted] = field(default_factory=list)
    next_choice: str = ""
    next_use: str = ""


class ShelvingPresenter(QObject):
    """Keeps the library's window, and what else tells of models, as the library is.

    Args:
        session: whose option the model is.
        client: the engine's process.
        denoising: uses models.
        inspecting: its picker follows.
        window: the main window.

    Signals:
        furtherRequested(str): this model should go on learning.
    """

    furtherRequested = Signal(str)  # noqa: N815

    def __init__(
        self,
        session: Session,
        client: EngineClient,
        denoising: DenoisingPresenter,
        inspecting: InspectingPresenter,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._client = client
        self._denoising = denoising
        self._inspecting = inspecting
        self._window = window
        self._dialog: LibraryWindow | None = None
        self._errands = Errands(client, window.notice_bar, self)
        self._exporting = ModelExporting(client, self._errands, self)
        self._models: dict[str, Listed] = {}
        self._papers: dict[str, ModelShown] = {}
        self._waiting = _Waiting()
        self._replies: dict[type, Callable[[Any], None]] = {
            ModelsListed: self._on_listed,
            ModelShown: self._on_shown,
            ModelImported: self._on_imported,
            ModelRenamed: self._on_renamed,
            ModelDuplicated: self._on_duplicated,
            ModelDeleted: self._on_deleted,
            ModelRestored: self._on_restored,
            BinEmptied: lambda _reply: self._errands.done(EmptyBin()),
            ModelTried: self._on_tried,
            SpeedFound: self._on_speed,
            Failed: self._on_failed,
        }
        client.received.connect(lambda reply: self._replies.get(type(reply), _nothing)(reply))
        client.stopped.connect(lambda _code: self._on_stopped())
        session.options_changed.connect(self._show_rows)
        window.libraryRequested.connect(self.open)
        window.modelFileChosen.connect(self.import_and_use)

    @property
    def dialog(self) -> LibraryWindow:
        """Its window, made when it is first wanted."""
        if self._dialog is None:
            self._dialog = LibraryWindow(self._window)
            self._errands.dialog = self._dialog
            self._connect(self._dialog)
        return self._dialog

    def open(self) -> None:
        """Show the library."""
        self.dialog.questions.folder = self._window.questions.folder
        self.dialog.open_or_raise()
        self.refresh()

    def refresh(self) -> None:
        """Something else may have changed the library."""
        self._papers.clear()
        self._client.send(ListModels())

    def import_and_use(self, path: Path) -> None:
        """Bring a checkpoint in, and denoise with it from then on."""
        self._waiting.to_use.add(str(path))
        self._import([path])

    def _connect(self, dialog: LibraryWindow) -> None:
        dialog.modelsChosen.connect(self._show_page)
        dialog.useRequested.connect(self._denoising.set_model)
        dialog.furtherRequested.connect(self.furtherRequested)
        dialog.renameRequested.connect(lambda name, wish: self._client.send(RenameModel(name, wish)))
        dialog.duplicateRequested.connect(lambda name: self._client.send(DuplicateModel(name)))
        dialog.deleteRequested.connect(self._delete)
        dialog.undoRequested.connect(self._undo)
        dialog.restoreRequested.connect(lambda token: self._client.send(RestoreModel(token)))
        dialog.emptyRequested.connect(self._ask_to_empty)
        dialog.exportRequested.connect(self._exporting.export)
        dialog.importRequested.connect(self._import)
        dialog.speedRequested.connect(self._measure)
        dialog.trialRequested.connect(self._try)
        dialog.folderRequested.connect(self._show_folder)
        dialog.undo.setEnabled(False)

    # What the person wants

    def _delete(self, names: Sequence[str]) -> None:
        for name in names:
            self._client.send(DeleteModel(name))

    def _undo(self) -> None:
        if self._waiting.deleted:
            self._client.send(RestoreModel(self._waiting.deleted[-1].token))

    def _import(self, paths: Sequence[Path]) -> None:
        for path in paths:
            text = self.tr("Bringing in {file}, and trying it on noisy photos").format(file=path.name)
            self._errands.begin(ImportModel(str(path)), text)

    def _measure(self, name: str) -> None:
        device = self._session.options.device
        self._errands.begin(MeasureSpeed(name, device), self.tr("Measuring how quick {name} is here").format(name=name))

    def _try(self, name: str) -> None:
        self._errands.begin(TryModel(name), self.tr("Trying {name} on noisy photos").format(name=name))

    def _ask_to_empty(self) -> None:
        """There is no way back from this."""
        question = QMessageBox(QMessageBox.Icon.Question, self.tr("Empty the bin"), "", parent=self.dialog)
        question.setText(self.tr("Remove the deleted models for good?"))
        remove = question.addButton(self.tr("Remove them"), QMessageBox.ButtonRole.AcceptRole)
        question.setDefaultButton(question.addButton(QMessageBox.StandardButton.Cancel))
        remove.clicked.connect(lambda: self._errands.begin(EmptyBin(), self.tr("Emptying the bin")))
        question.finished.connect(question.deleteLater)
        question.open()

    def _show_folder(self, name: str) -> None:
        if name in self._models:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._models[name].path.parent)))

    # What is shown

    def _show_rows(self) -> None:
        if self._dialog is not None:
            used, speed = self._session.options.model, self._inspecting.speed_of
            self._dialog.show_models([words.row_of(one, speed(name), used) for name, one in self._models.items()])

    def _show_page(self, names: Sequence[str]) -> None:
        page, known = self.dialog.page, [name for name in names if name in self._models]
        for name in known:
            if name not in self._papers:
                self._client.send(ShowModel(name))
        if not known:
            page.show_nothing()
        elif len(known) > 1:
            page.show_several([self._facts(name) for name in known])
        else:
            papers = self._papers.get(known[0])
            page.show_model(self._facts(known[0]), None if papers is None else words.run_of(papers))

    def _facts(self, name: str) -> ModelFacts:
        papers = self._papers.get(name)
        return words.facts_of(
            self._models[name], self._inspecting.speed_of(name), "" if papers is None else papers.card
        )

    def _show_again(self) -> None:
        """Rows and page, after something became known."""
        self._show_rows()
        if self._dialog is not None:
            self._show_page(self._dialog.table.names)

    # What the engine says

    def _on_listed(self, reply: ModelsListed) -> None:
        self._models = {model.descriptor.name: model for model in reply.models}
        self._inspecting.show_models(reply.models)
        self._use_what_is_new()
        self._keep_a_model()
        if self._dialog is None:
            return
        self._show_rows()
        self._dialog.show_bin([(binned.token, words.binned_text(binned)) for binned in reply.binned])
        tokens = {binned.token for binned in reply.binned}
        self._waiting.deleted = [entry for entry in self._waiting.deleted if entry.token in tokens]
        self._dialog.undo.setEnabled(bool(self._waiting.deleted))
        for problem in reply.problems:
            self._errands.tell(Notice(problem, severity=Severity.WARNING))
        self._choose()

    def _choose(self) -> None:
        wish, self._waiting.next_choice = self._waiting.next_choice, ""
        dialog = self.dialog
        if wish in self._models:
            dialog.choose([wish])
        elif not dialog.table.names and self._session.options.model in self._models:
            dialog.choose([self._session.options.model])
        else:
            self._show_page(dialog.table.names)

    def _use_what_is_new(self) -> None:
        wish, self._waiting.next_use = self._waiting.next_use, ""
        if wish in self._models:
            self._denoising.set_model(wish)

    def _keep_a_model(self) -> None:
        """Photos are denoised with the default model once theirs is gone; what was denoised stays."""
        if self._session.options.model not in self._models and DEFAULT_MODEL in self._models:
            self._session.set_options(model=DEFAULT_MODEL)

    def _on_shown(self, reply: ModelShown) -> None:
        self._papers[reply.name] = reply
        if self._dialog is not None and reply.name in self._dialog.table.names:
            self._show_page(self._dialog.table.names)

    def _on_imported(self, reply: ModelImported) -> None:
        self._errands.done(ImportModel(reply.path))
        name = reply.descriptor.name
        self._waiting.next_choice = name
        if reply.path in self._waiting.to_use:
            self._waiting.to_use.discard(reply.path)
            self._waiting.next_use = name
        if reply.doubts or (self._errands.seen):
            self._errands.tell(self._verdict(self.tr("{name} is in the library.").format(name=name), reply.doubts))

    def _on_renamed(self, reply: ModelRenamed) -> None:
        self._waiting.next_choice = reply.after
        speed = self._inspecting.speed_of(reply.before)
        if speed is not None:
            self._inspecting.note_speed(reply.after, speed)
        for photo in self._session:
            if photo.model == reply.before:
                self._session.update(photo.key, model=reply.after)
        if self._session.options.model == reply.before:
            self._session.set_options(model=reply.after)

    def _on_duplicated(self, reply: ModelDuplicated) -> None:
        self._waiting.next_choice = reply.copy

    def _on_deleted(self, reply: ModelDeleted) -> None:
        used = self._session.options.model == reply.name
        undo = Action(self.tr("Undo"), lambda: self._client.send(RestoreModel(reply.token)))
        text = self.tr("{name} is in the bin.").format(name=reply.name)
        advice = self.tr("Photos are denoised with {model} from now on.").format(model=DEFAULT_MODEL) if used else ""
        notice = Notice(text, advice, actions=(undo,))
        self._waiting.deleted.append(_Deleted(reply.token, used, notice))
        self._errands.tell(notice)

    def _on_restored(self, reply: ModelRestored) -> None:
        self._waiting.next_choice = reply.name
        for deleted in self._waiting.deleted:
            if deleted.token == reply.token:
                self.dialog.notices.remove(deleted.notice)
                if deleted.used and self._session.options.model == DEFAULT_MODEL:
                    self._session.set_options(model=reply.name)

    def _on_tried(self, reply: ModelTried) -> None:
        self._errands.done(TryModel(reply.name))
        self._errands.tell(self._verdict(self.tr("{name} was tried.").format(name=reply.name), reply.doubts))

    def _verdict(self, text: str, doubts: tuple[str, ...]) -> Notice:
        if doubts:
            advice = self.tr("It is in doubt: {reason}").format(reason=" ".join(doubts))
            return Notice(text, advice, severity=Severity.WARNING)
        return Notice(text, self.tr("It passed its trial: its results are finite, repeatable, cleaner, without seams."))

    def _on_speed(self, reply: SpeedFound) -> None:
        for request in self._errands.under_way(MeasureSpeed):
            if request.name == reply.name:
                self._errands.done(request)
        self._inspecting.note_speed(reply.name, reply.megapixels_per_second)
        self._show_again()

    def _on_failed(self, reply: Failed) -> None:
        request = reply.request
        if isinstance(request, LibraryRequest | ImportModel) and not reply.extra:
            self._errands.done(request)
            self._errands.tell(from_reply(reply))
            self._client.send(ListModels())

    def _on_stopped(self) -> None:
        """The engine's process died, and what it was doing with it."""
        self._waiting = _Waiting(deleted=self._waiting.deleted)
        self._errands.forget()


def _nothing(_reply: Reply) -> None:
    pass
