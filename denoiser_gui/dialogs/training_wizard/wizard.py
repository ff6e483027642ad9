"""The training wizard: its pages in their order, the steps beside them, and F1. It decides nothing."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget, QWizard

from denoiser_gui.dialogs.training_wizard.data_page import DataPage
from denoiser_gui.dialogs.training_wizard.length_page import LengthPage
from denoiser_gui.dialogs.training_wizard.model_page import ModelPage
from denoiser_gui.dialogs.training_wizard.noise_page import NoisePage
from denoiser_gui.dialogs.training_wizard.page import PlanPage
from denoiser_gui.dialogs.training_wizard.side import Side
from denoiser_gui.dialogs.training_wizard.summary_page import SummaryPage
from denoiser_gui.state.training_plan import Page, Plan, page_after, pages
from denoiser_gui.views import places
from denoiser_gui.views.targets import make_target

_SIZE = QSize(1120, 720)

Button = QWizard.WizardButton


class TrainingWizard(QWizard):
    """Not modal; Escape closes it, and whatever was answered is there when it is opened again.

    Args:
        lengths: a sentence for each preset, by name.

    Signals:
        pageShown(Page): this question is on the screen.
        startRequested(): all questions are answered.
        closed(): it is not on the screen any more.
    """

    pageShown = Signal(object)  # noqa: N815
    startRequested = Signal()  # noqa: N815
    closed = Signal()

    def __init__(self, lengths: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = Plan()
        self.setWindowTitle(self.tr("Train a model"))
        self.setModal(False)
        self.setWizardStyle(QWizard.WizardStyle.ClassicStyle)
        self.setOption(QWizard.WizardOption.IndependentPages)  # going back forgets nothing
        self.setOption(QWizard.WizardOption.HaveHelpButton)
        self.setOption(QWizard.WizardOption.HelpButtonOnRight, False)
        self._make_pages(lengths)
        self.side = Side({page: widget.title() for page, widget in self.all_pages.items()})
        self.setSideWidget(self.side)
        self._name_buttons()
        self._connect()
        self.resize(places.fitting(self, _SIZE))

    def _make_pages(self, lengths: dict[str, str]) -> None:
        self.data = DataPage(self.tr("What do you have?"), self._about_data())
        self.noise = NoisePage(self.tr("What noise?"), self._about_noise())
        self.model = ModelPage(self.tr("What model?"), self._about_model())
        self.length = LengthPage(self.tr("How long?"), self._about_length(), lengths)
        self.summary = SummaryPage(self.tr("Name and summary"), self._about_summary())
        self.all_pages: dict[Page, PlanPage] = {
            Page.DATA: self.data,
            Page.NOISE: self.noise,
            Page.MODEL: self.model,
            Page.LENGTH: self.length,
            Page.SUMMARY: self.summary,
        }
        for number, page in self.all_pages.items():
            self.setPage(number, page)

    def _name_buttons(self) -> None:
        texts = {
            Button.BackButton: self.tr("&Back"),
            Button.NextButton: self.tr("Ne&xt"),
            Button.FinishButton: self.tr("&Start training"),
            Button.CancelButton: self.tr("Close"),
            Button.HelpButton: self.tr("&Help"),
        }
        for which, text in texts.items():
            self.setButtonText(which, text)
            make_target(self.button(which), 32)
        self.button(Button.HelpButton).setToolTip(self.tr("Explain this page (F1)"))
        self.button(Button.CancelButton).setToolTip(self.tr("Close; all answers are kept (Esc)"))

    def _connect(self) -> None:
        self.currentIdChanged.connect(self._on_page)
        self.helpRequested.connect(self.toggle_help)
        QShortcut(QKeySequence(Qt.Key.Key_F1), self, self.toggle_help)

    def open_or_raise(self) -> None:
        """Bring it to the front, with the page that was last on it."""
        if self.currentId() < 0:
            self.restart()
        self.show()
        self.raise_()
        self.activateWindow()

    @property
    def page_shown(self) -> Page:
        """Which question is on top."""
        return Page(max(self.currentId(), 0))

    def set_plan(self, plan: Plan) -> None:
        """Show these answers on all pages; nothing is emitted."""
        self._plan = plan
        for page in self.all_pages.values():
            page.set_plan(plan)
        self._show_side()

    def toggle_help(self) -> None:
        """Explain the page, or have enough of it."""
        self.side.show_help(not self.side.help_shown)

    def nextId(self) -> int:  # noqa: N802
        """Which question follows from the answers; -1 after the last one."""
        after = page_after(self.page_shown, self._plan) if self.currentId() >= 0 else None
        return -1 if after is None else int(after)

    def accept(self) -> None:
        """Whoever starts the training closes the wizard."""
        self.startRequested.emit()

    def reject(self) -> None:
        """Qt's own would begin anew at the first page."""
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self.closed.emit()

    def _on_page(self, number: int) -> None:
        if number >= 0:
            self._show_side()
            self.pageShown.emit(Page(number))

    def _show_side(self) -> None:
        page = self.page_shown
        self.side.show_page(page, pages(self._plan), self.all_pages[page].explanation)

    def _about_data(self) -> str:
        return self.tr(
            "A model learns from examples. The best examples are pairs: the same picture once noisy and once clean. "
            "Good clean photos do as well, for noise can be made on them.\n\n"
            "Every photo is looked at first. What cannot be used is left out, and the list tells why. "
            "Some scenes are kept aside, to check on photos it never saw what the model has learned.\n\n"
            "Ten photos are few, a hundred are good. Your photos are never changed, and they stay on this computer."
        )

    def _about_noise(self) -> str:
        return self.tr(
            "The model learns to take away the noise that is made here. The more it is like the noise of your photos, "
            "the better.\n\n"
            "To match your camera, give ten or more of its noisy photos, as the camera made them, neither resized nor "
            "denoised, with some sky, wall or table in them. Noise by brightness, colour and grain are measured there."
        )

    def _about_model(self) -> str:
        return self.tr(
            "A model that has learned before needs less of everything; take the one that suits your photos best.\n\n"
            "A new network is empty. A larger one can become better, but every photo takes longer, for ever. The times "
            "are measured on this computer."
        )

    def _about_length(self) -> str:
        return self.tr(
            "Longer is better, but less and less so. You can go on working meanwhile; a training can be paused, made "
            "longer or shorter, and stopped with the best that was reached.\n\n"
            "The forecast comes from a few real steps with your photos on this computer."
        )

    def _about_summary(self) -> str:
        return self.tr(
            "The finished model stands in the list of models under this name.\n\n"
            "The origin of the photos goes into the model's card: who gets the model from you should know what it was "
            "made from, and whether they may use it."
        )
