"""Has a few real steps tried, and tells on the fourth page of the wizard how long it will take and how much memory."""

from PySide6.QtCore import QObject, QTimer, Signal

from denoiser_gui.dialogs.training_wizard.length_page import LengthPage
from denoiser_gui.presenters import planning_words as words
from denoiser_gui.presenters.planning_questions import PlanningQuestions
from denoiser_gui.state.training_plan import LENGTH_KEYS, Plan, config_of, forecast_config, value_at
from engine.service.replies import Failed
from engine.service.training_replies import TrainingForecast, TrainingReply
from engine.service.training_requests import ForecastTraining

_CALM_MS = 800


class LengthPlanning(QObject):
    """Forecasts by itself when the page is shown and an answer changed, until the person stops it.

    Args:
        page: shows the forecast.
        questions: to the engine.

    Signals:
        changed(): there is another forecast.
    """

    changed = Signal()

    def __init__(self, page: LengthPage, questions: PlanningQuestions, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._questions = questions
        self._plan, self._device = Plan(), "auto"
        self._wanted: object = None
        self._by_itself = True
        self._forecast: TrainingForecast | None = None
        self._of: object = None
        self._timer = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._timer.timeout.connect(self._ask)
        page.forecastWanted.connect(self._on_wanted)
        page.forecastUnwanted.connect(self._on_unwanted)
        questions.answered.connect(self._on_answered)
        questions.progressed.connect(self._on_progressed)
        questions.failed.connect(self._on_failed)
        questions.ended.connect(self._on_ended)
        questions.lost.connect(self._on_lost)

    @property
    def forecast(self) -> TrainingForecast | None:
        """For the answers as they are now; None if there is none."""
        return self._forecast if self._of == self._key() else None

    def refresh(self, plan: Plan, device: str) -> None:
        """These are the answers, and the page is shown."""
        self._plan, self._device = plan, device
        base = config_of(plan.without_experts(LENGTH_KEYS))
        self._page.show_experts({key: value_at(base, key) for key in LENGTH_KEYS}, dict(plan.expert))
        if self._wanted == self._key():
            return
        self._wanted = self._key()
        self._questions.give_up(ForecastTraining)
        self._page.show_hindrance("")
        self._show()
        if self.forecast is None and self._by_itself:
            self._begin()

    def follow(self, plan: Plan, device: str) -> None:
        """These are the answers, while another page is shown."""
        self._plan, self._device = plan, device
        if self._wanted != self._key():
            self._page.show_hindrance("")

    def pause(self) -> None:
        """Nobody looks any more."""
        self._timer.stop()

    def _key(self) -> object:
        return forecast_config(self._plan), self._device

    def _begin(self) -> None:
        self._page.panel.show_progress(0.0)
        self._page.panel.say(self.tr("Trying a few steps on this computer"))
        self._timer.start()

    def _ask(self) -> None:
        self._questions.ask(ForecastTraining, config=forecast_config(self._plan), device=self._device)

    def _show(self) -> None:
        """The figures, or rows for them; they keep their place."""
        panel, forecast = self._page.panel, self.forecast
        if forecast is not None:
            panel.show_rows(words.forecast_rows(forecast))
            panel.say(self.tr("Measured on a few real steps with your photos."))
        else:
            panel.show_rows(words.unknown_rows(self._plan))
            panel.say(self.tr("Not measured yet."))

    def _on_wanted(self) -> None:
        self._by_itself = True
        self._wanted = self._key()
        self._begin()

    def _on_unwanted(self) -> None:
        """No more of it by itself, either."""
        self._by_itself = False
        self._timer.stop()
        self._questions.give_up(ForecastTraining)
        self._page.panel.show_progress(None)
        self._show()

    def _on_answered(self, reply: TrainingReply) -> None:
        if isinstance(reply, TrainingForecast):
            self._forecast, self._of = reply, self._wanted
            self._page.show_hindrance("")
            self._show()
            self.changed.emit()

    def _on_progressed(self, kind: type, fraction: float) -> None:
        if kind is ForecastTraining:
            self._page.panel.show_progress(fraction)

    def _on_failed(self, kind: type, reply: Failed) -> None:
        """What the engine says of the answers keeps one from going on; any other failure does not."""
        if kind is ForecastTraining:
            self._page.panel.show_progress(None)
            self._page.panel.say(reply.sentence, wrong=True)
            self._page.show_hindrance(self.tr("This cannot be trained as it is.") if reply.expected else "", wrong=True)

    def _on_ended(self, kind: type) -> None:
        if kind is ForecastTraining:
            self._page.panel.show_progress(None)
            if self.forecast is None:
                self._wanted = None  # to be tried again when the page is shown the next time
                self._page.panel.say(self.tr("Not measured yet."))

    def _on_lost(self) -> None:
        if self._page.panel.is_busy:
            self._page.panel.show_progress(None)
            self._page.panel.say(self.tr("The forecast failed. Try again, or go on without one."), wrong=True)
