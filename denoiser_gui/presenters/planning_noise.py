"""Has noise made, or measured, and shows it on the second page of the wizard."""

from PySide6.QtCore import QObject, QTimer

from denoiser_gui.dialogs.training_wizard.noise_page import NoisePage
from denoiser_gui.presenters import planning_words as words
from denoiser_gui.presenters.planning_questions import PlanningQuestions
from denoiser_gui.state.training_plan import Plan, config_of
from engine.service.replies import Failed
from engine.service.training_replies import CameraMatched, MaterialFound, NoiseShown, TrainingReply
from engine.service.training_requests import MatchCamera, ShowNoise

_CALM_MS = 200


class NoisePlanning(QObject):
    """Asks when another noise is chosen, while the page is shown.

    Args:
        page: shows the noise.
        questions: to the engine.
    """

    def __init__(self, page: NoisePage, questions: PlanningQuestions, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._questions = questions
        self._plan = Plan()
        self._found: MaterialFound | None = None
        self._seed = self._photo = 0
        self._answered: object = None
        self._timer = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._timer.timeout.connect(self._ask)
        page.otherNoiseWanted.connect(self._other_noise)
        page.otherPhotoWanted.connect(self._other_photo)
        questions.answered.connect(self._on_answered)
        questions.failed.connect(self._on_failed)
        questions.ended.connect(self._on_ended)
        questions.lost.connect(self._on_lost)

    def refresh(self, plan: Plan, found: MaterialFound | None) -> None:
        """These are the answers, and the clean photos; show the noise if it is another one."""
        self._plan, self._found = plan, found
        if plan.matched and not plan.camera:
            self._give_up()
            self._answered = None
            self._page.say(self.tr("Add noisy photos of your camera."))
            self._page.show_hindrance(self.tr("Add noisy photos of your camera."))
        elif self._wish() != self._answered:
            self._begin()

    def pause(self) -> None:
        """Nobody looks any more."""
        self._timer.stop()

    def _wish(self) -> object:
        """What an answer depends on."""
        plan = self._plan
        if plan.matched:
            return plan.clean, plan.camera
        return plan.clean, plan.recipe, self._seed, self._path()

    def _begin(self) -> None:
        self._give_up()
        self._answered = self._wish()
        if self._plan.matched:
            self._page.say(self.tr("Measuring the noise of your camera"))
            self._page.show_hindrance(self.tr("Measuring the noise of your camera"))
        else:
            self._page.show_hindrance("")
        self._timer.start()

    def _give_up(self) -> None:
        self._timer.stop()
        for kind in (ShowNoise, MatchCamera):
            self._questions.give_up(kind)

    def _ask(self) -> None:
        config = config_of(self._plan)
        if self._plan.matched:
            self._questions.ask(MatchCamera, config=config)
        else:
            self._questions.ask(ShowNoise, config=config, path=self._path(), seed=self._seed)

    def _path(self) -> str:
        """Of the clean photo that is shown; empty for whichever the engine takes."""
        examples = self._found.examples if self._found is not None else ()
        return examples[self._photo % len(examples)].paths[-1] if examples else ""

    def _other_noise(self) -> None:
        self._seed += 1
        self._begin()

    def _other_photo(self) -> None:
        self._photo += 1
        self._begin()

    def _on_answered(self, reply: TrainingReply) -> None:
        if isinstance(reply, NoiseShown):
            self._page.show_pair(reply.clean, reply.noisy, words.noise_caption(reply.sigma))
        elif isinstance(reply, CameraMatched):
            self._page.show_pair(reply.real, reply.made, "")
            self._page.show_statistics(words.matched(reply))
            self._page.show_hindrance("")

    def _on_failed(self, kind: type, reply: Failed) -> None:
        if kind in (ShowNoise, MatchCamera):
            self._page.say(reply.sentence)
            self._page.show_hindrance(reply.sentence if kind is MatchCamera else "", wrong=True)

    def _on_ended(self, kind: type) -> None:
        """Given up before it was answered: it is asked again when the page is shown the next time."""
        if kind in (ShowNoise, MatchCamera) and not self._page.picture.has_pictures:
            self._answered = None

    def _on_lost(self) -> None:
        self._answered = None
        self._page.say(self.tr("The noise could not be shown. Choose again."))
