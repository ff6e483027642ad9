"""Has the photos looked for and looked at, and tells on the first page of the wizard what was found."""

from PySide6.QtCore import QObject, QTimer, Signal

from denoiser_gui.dialogs.training_wizard.data_page import DataPage
from denoiser_gui.presenters import planning_words as words
from denoiser_gui.presenters.planning_questions import PlanningQuestions
from denoiser_gui.state.training_plan import PAIRS, Plan, material_config, missing_roles
from engine.service.replies import Failed
from engine.service.training_replies import ExampleShown, MaterialFound, TrainingReply
from engine.service.training_requests import LookAtMaterial, ShowExamples
from engine.training.config import Config

_CALM_MS = 300


class MaterialPlanning(QObject):
    """Asks when the folders are others, and when they were not looked at to the end.

    Args:
        page: shows what is found.
        questions: to the engine.

    Signals:
        changed(): what is known of the photos.
    """

    changed = Signal()

    def __init__(self, page: DataPage, questions: PlanningQuestions, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._questions = questions
        self._plan = Plan()
        self._wanted: Config | None = None
        self._settled = False
        self._lost: Config | None = None
        self.found: MaterialFound | None = None
        self._timer = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._timer.timeout.connect(self._ask)
        questions.answered.connect(self._on_answered)
        questions.progressed.connect(self._on_progressed)
        questions.failed.connect(self._on_failed)
        questions.ended.connect(self._on_ended)
        questions.lost.connect(self._on_lost)

    def refresh(self, plan: Plan) -> None:
        """These are the answers; look at the photos if that was not done yet."""
        self._plan = plan
        missing = missing_roles(plan)
        wanted = None if missing else material_config(plan)
        before, self._wanted = self._wanted, wanted
        if wanted != before:
            self._forget()
        if missing:
            self._timer.stop()
            self._page.show_hindrance(words.invitation(plan, missing))
        elif not self._settled and not self._questions.is_open(LookAtMaterial) and not self._timer.isActive():
            self._begin()

    def pause(self) -> None:
        """Nobody looks any more."""
        self._timer.stop()

    def _forget(self) -> None:
        self.found, self._settled = None, False
        self._timer.stop()
        for kind in (LookAtMaterial, ShowExamples):
            self._questions.give_up(kind)
        self._page.found.show_nothing("")

    def _begin(self) -> None:
        """A moment later: paths often come one after the other."""
        if self.found is None:
            self._page.show_hindrance(self.tr("Looking for photos"))
        self._page.found.show_progress(0.0)
        self._timer.start()

    def _ask(self) -> None:
        if self._wanted is not None:
            self._questions.ask(LookAtMaterial, config=self._wanted)

    def _on_answered(self, reply: TrainingReply) -> None:
        if isinstance(reply, MaterialFound):
            self._on_found(reply)
        elif isinstance(reply, ExampleShown):
            self._page.found.strip.add(reply.picture, reply.truth)

    def _on_found(self, reply: MaterialFound) -> None:
        self.found = reply
        plan, examples, panel = self._plan, reply.examples, self._page.found
        if plan.material == PAIRS and not (plan.clean or examples):
            self._invite_clean()
            return
        panel.show_found(words.headline(plan, reply), words.facts(examples), words.split(examples), words.Rows(reply))
        usable = any(not example.validates for example in examples)
        self._page.show_hindrance("" if usable else self.tr("There is nothing here to train on."), wrong=not usable)
        if examples and not len(panel.strip) and not self._questions.is_open(ShowExamples) and self._wanted:
            self._questions.ask(ShowExamples, config=self._wanted)
        self.changed.emit()

    def _invite_clean(self) -> None:
        """Among the noisy photos are no clean versions, so they lie elsewhere."""
        self._page.found.show_nothing("")
        self._page.show_hindrance(words.invitation(self._plan, ("clean",)))
        self.changed.emit()

    def _on_progressed(self, kind: type, fraction: float) -> None:
        if kind is LookAtMaterial:
            self._page.found.show_progress(fraction)

    def _on_failed(self, kind: type, reply: Failed) -> None:
        if kind is LookAtMaterial:
            self._settled = True
            self.found = None
            self._page.found.show_nothing("")
            self._page.show_hindrance(reply.sentence, wrong=True)
            self.changed.emit()

    def _on_ended(self, kind: type) -> None:
        if kind is LookAtMaterial:
            self._settled = self.found is not None and self.found.complete
            self._page.found.show_progress(None)

    def _on_lost(self) -> None:
        """Once more in the new process, but not for ever: these photos may be what ended it."""
        if self._wanted is None or self._settled:
            return
        if self._lost != self._wanted:
            self._lost = self._wanted
            self._timer.start()
            return
        self._settled = True
        self._page.found.show_nothing("")
        sentence = self.tr("Looking at these photos failed twice. Take fewer of them, or others.")
        self._page.show_hindrance(sentence, wrong=True)
