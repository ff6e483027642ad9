"""Plans a training with the person: shows the wizard, keeps the answers, and begins."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from denoiser_gui.dialogs.training_wizard.wizard import TrainingWizard
from denoiser_gui.presenters import planning_words as words
from denoiser_gui.presenters.planning_length import LengthPlanning
from denoiser_gui.presenters.planning_material import MaterialPlanning
from denoiser_gui.presenters.planning_model import ModelPlanning
from denoiser_gui.presenters.planning_noise import NoisePlanning
from denoiser_gui.presenters.planning_questions import PlanningQuestions
from denoiser_gui.state import training_plan
from denoiser_gui.state.session import Session, Stage
from denoiser_gui.state.training_plan import LENGTH_KEYS, LENGTHS, MODEL_KEYS, OWN, PAIRS, Page, Plan, pages
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.work.engine_client import EngineClient
from engine.models.library import Library
from engine.training.config import Config

_MOST_PREVIEWS = 4


class PlanningPresenter(QObject):
    """One plan at a time; it is kept when the wizard is closed, and remembered from one day to the next.

    Args:
        session: the open photos and the device.
        client: the engine's process.
        window: the main window.
        library: models that can learn further, and names that are taken.
        remembered: a plan as :attr:`remembered` gave it.

    Signals:
        begun(Config, str): train this, on this device.
    """

    begun = Signal(object, str)

    def __init__(
        self, session: Session, client: EngineClient, window: MainWindow, library: Library, remembered: str = ""
    ) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._library = library
        self._plan = training_plan.from_text(remembered)
        self._offered: tuple[str, ...] = ()
        self._wizard: TrainingWizard | None = None
        self._questions = PlanningQuestions(client, self)
        window.trainRequested.connect(self.open)

    @property
    def plan(self) -> Plan:
        """The answers so far."""
        return self._plan

    @property
    def remembered(self) -> str:
        """The answers, for :class:`denoiser_gui.settings.Settings`."""
        return training_plan.as_text(self._plan)

    @property
    def wizard(self) -> TrainingWizard:
        """Built when it is wanted for the first time."""
        if self._wizard is None:
            self._wizard = self._built()
        return self._wizard

    def open(self, start: str = "", noisy: Sequence[Path] = ()) -> None:
        """Show the wizard.

        Args:
            start: a model that is to learn further.
            noisy: photos to offer beside those that are open.
        """
        wizard = self.wizard
        self._model.look_again()
        self._offered = tuple(map(str, noisy))
        plan = replace(self._plan, anew=False, start=start) if start else self._plan
        self._plan = self._model.sound(plan, self._session.options.model)
        wizard.open_or_raise()
        self._show_photos()
        self._show()

    # The wizard

    def _built(self) -> TrainingWizard:
        sentences = {name: words.preset_sentence(name) for name in LENGTHS if name != OWN}
        wizard = TrainingWizard({**sentences, OWN: words.own_sentence()}, self._window)
        self._material = MaterialPlanning(wizard.data, self._questions, self)
        self._noise = NoisePlanning(wizard.noise, self._questions, self)
        self._model = ModelPlanning(wizard.model, self._library, self._questions, self)
        self._length = LengthPlanning(wizard.length, self._questions, self)
        self._listen(wizard)
        return wizard

    def _listen(self, wizard: TrainingWizard) -> None:
        for page in wizard.all_pages.values():
            page.answered.connect(self._on_answered)
        for experts, keys in ((wizard.model.experts, MODEL_KEYS), (wizard.length.experts, LENGTH_KEYS)):
            experts.answered.connect(lambda key, value: self._change(self._plan.with_expert(key, value)))
            experts.resetRequested.connect(lambda keys=keys: self._change(self._plan.without_experts(keys)))
            experts.resetRequested.connect(experts.clear_typed)
        for role, field in wizard.data.fields.items():
            field.offerTaken.connect(lambda role=role: self._on_offer(role))
        wizard.noise.camera.offerTaken.connect(lambda: self._on_answered({"camera": self._open_photos()}))
        wizard.pageShown.connect(lambda _page: self._refresh())
        wizard.startRequested.connect(self._begin)
        wizard.closed.connect(self._pause)
        self._material.changed.connect(self._refresh)
        self._length.changed.connect(self._refresh)
        for moved in (self._session.added, self._session.removed, self._session.changed):
            moved.connect(lambda _keys: self._show_photos())

    def _on_answered(self, changes: dict[str, Any]) -> None:
        self._change(replace(self._plan, **changes))

    def _change(self, plan: Plan) -> None:
        self._plan = self._model.sound(plan, self._session.options.model)
        self._show()

    def _show(self) -> None:
        self.wizard.set_plan(self._plan)
        self._refresh()

    def _refresh(self) -> None:
        """What follows from the answers, on the page that is seen."""
        wizard, plan, device = self.wizard, self._plan, self._session.options.device
        if not wizard.isVisible():
            return
        self._material.refresh(plan)
        self._model.refresh(plan)
        self._length.follow(plan, device)
        match wizard.page_shown:
            case Page.NOISE:
                self._noise.refresh(plan, self._material.found)
            case Page.MODEL:
                self._model.measure(device)
            case Page.LENGTH:
                self._length.refresh(plan, device)
            case Page.SUMMARY:
                self._show_summary()

    def _pause(self) -> None:
        """The wizard was closed: nobody waits for answers."""
        for part in (self._material, self._noise, self._length):
            part.pause()
        self._questions.give_up_all()

    # Photos that are open

    def _open_photos(self) -> tuple[str, ...]:
        """Noisy ones that could be opened, the one that is shown first."""
        shown = self._session.current
        photos = [photo for photo in self._session if photo.stage is not Stage.FAILED]
        paths = [str(photo.path) for photo in photos]
        first = [str(shown.path)] if shown in photos else []
        return tuple(dict.fromkeys((*first, *paths, *self._offered)))

    def _open_pairs(self) -> tuple[tuple[str, str], ...]:
        return tuple((str(photo.path), photo.truth) for photo in self._session if photo.truth)

    def _show_photos(self) -> None:
        """What is open can be taken."""
        pairs, photos = len(self._open_pairs()), len(self._open_photos())
        noisy = pairs if self._plan.material == PAIRS else photos
        self.wizard.data.show_offers({"noisy": noisy, "clean": pairs})
        self.wizard.noise.show_offer(photos)
        self.wizard.summary.show_watched(len(self._previews()))

    def _on_offer(self, role: str) -> None:
        """Of pairs, both sides are taken."""
        pairs = self._open_pairs()
        clean = tuple(truth for _, truth in pairs)
        if self._plan.material == PAIRS:
            self._on_answered({"noisy": tuple(noisy for noisy, _ in pairs), "clean": clean})
        else:
            self._on_answered({role: clean if role == "clean" else self._open_photos()})

    def _previews(self) -> tuple[str, ...]:
        return self._open_photos()[:_MOST_PREVIEWS]

    # The end

    def _show_summary(self) -> None:
        page, plan = self.wizard.summary, self._plan
        if not plan.name and not page.name.isModified():
            self._plan = plan = replace(plan, name=self._library.free_name(self.tr("My model")))
            self.wizard.set_plan(plan)
        page.show_name(*self._judged(plan.name))
        hindrances = (self.wizard.all_pages[asked].hindrance for asked in pages(plan))
        page.show_hindrance("")
        page.show_hindrance(next(filter(None, hindrances), ""), wrong=True)
        found, title = self._material.found, self._model.title_of(plan)
        page.show_summary(words.summary(plan, found, title, self._length.forecast))

    def _judged(self, name: str) -> tuple[str, bool]:
        """What is to be said of a name, and whether it cannot be taken."""
        if not name:
            return self.tr("Give the model a name."), True
        free = self._library.free_name(name)
        if name == Config().name:
            return self.tr("A model cannot be called that. Take a name that tells what it is for."), True
        if free != name:
            text = self.tr("A model cannot be called that, or there is one already. “{name}” could be taken.")
            return text.format(name=free), True
        return self.tr("As it will stand in the list of models."), False

    def _begin(self) -> None:
        """All pages let the person pass, so this is a configuration that can be."""
        config = training_plan.config_of(self._plan, self._previews())
        self._plan = replace(self._plan, name="")
        self.wizard.summary.name.setModified(False)
        self.wizard.hide()
        self.wizard.restart()
        self.begun.emit(config, self._session.options.device)
