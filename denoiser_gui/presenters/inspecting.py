"""Shows what is chosen and what is known of the photo, and takes the choices to where they matter."""

from PySide6.QtCore import QCoreApplication, QObject

from denoiser_gui.language import number, speed_figure
from denoiser_gui.presenters.advising import cost_of_best, purpose_of_best, strength_advice, way_text
from denoiser_gui.presenters.denoising import DenoisingPresenter
from denoiser_gui.presenters.facts import Fact, translated
from denoiser_gui.state.session import Options, Photo, Session, Stage
from denoiser_gui.views.inspector import Choice
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.views.method_menu import MethodChoice
from engine.errors import DenoiserError
from engine.inference.ensemble import BEST, TIMES
from engine.models.descriptor import Descriptor
from engine.models.library import Library
from engine.models.listing import Listed

translate = QCoreApplication.translate

_BYTES_A_WEIGHT = 4
_TELLING_PIXELS, _TELLING_SECONDS = 200_000, 1.0
_PLAY, _PLAY_LEVELS = 0.15, 1.0


class InspectingPresenter(QObject):
    """Model, device, strength, scores and facts.

    Args:
        session: the open photos and the options.
        denoising: follows the choices.
        library: the models.
        window: with the inspector.
    """

    def __init__(self, session: Session, denoising: DenoisingPresenter, library: Library, window: MainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._denoising = denoising
        self._inspector = window.inspector
        self._models: tuple[Listed, ...] = library.listed()
        self._speeds: dict[str, float] = {}
        self._noted: dict[int, int] = {}
        session.changed.connect(self._on_changed)
        session.current_changed.connect(lambda _key: self._show_photo())
        session.options_changed.connect(self._on_options)
        window.inspector.modelChosen.connect(denoising.set_model)
        window.inspector.deviceChosen.connect(denoising.set_device)
        window.inspector.strengthChanged.connect(denoising.set_strength)
        window.inspector.bestChosen.connect(denoising.set_best)
        window.inspector.adviceTaken.connect(self._follow_advice)
        denoising.devices_known.connect(self._show_devices)
        device = session.options.device  # which others there are is known when the engine has started
        window.inspector.set_devices([Choice(device, self.tr("Automatic") if device == "auto" else device)], device)
        self._show_models()
        self._show_photo()

    # What is chosen

    def show_models(self, models: tuple[Listed, ...]) -> None:
        """The library has these models now."""
        self._models = models
        self._show_models()
        self._show_photo()

    @property
    def model_choices(self) -> list[MethodChoice]:
        """The models of the library, to compare with."""
        return [
            MethodChoice(one.descriptor.name, one.descriptor.name, purpose_of(one.descriptor.purpose))
            for one in self._models
        ]

    @property
    def best_choices(self) -> list[MethodChoice]:
        """The models at their best quality, to compare with, and what that costs the shown photo."""
        names = [one.descriptor.name for one in self._models]
        return [self._best_choice(name) for name in names if name + BEST not in names]

    def _best_choice(self, name: str) -> MethodChoice:
        cost = cost_of_best(self._session.current, self._speeds.get(name))
        return MethodChoice(name + BEST, name + BEST, "\n".join(filter(None, (purpose_of_best(), cost))))

    def speed_of(self, model: str) -> float | None:
        """Megapixels a second here the last time, if the model was used or measured."""
        return self._speeds.get(model)

    def note_speed(self, model: str, speed: float) -> None:
        """How quick the model was here the last time, megapixels a second."""
        if speed > 0 and speed_figure(speed) != speed_figure(self._speeds.get(model, 0.0)):
            self._speeds[model] = speed
            self._show_models()
            self._show_advice()

    def _show_models(self) -> None:
        choices = [model_choice(one.descriptor, self._speeds.get(one.descriptor.name), one) for one in self._models]
        self._inspector.set_models(choices, self._session.options.model)

    def _on_options(self) -> None:
        if self._session.options.model != self._inspector.models.current:  # chosen elsewhere
            self._show_models()
        self._show_photo()

    def _show_devices(self, devices: list[tuple[str, str]]) -> None:
        automatic = Choice("auto", self.tr("Automatic ({device})").format(device=devices[0][1]))
        choices = [automatic, *(Choice(name, title) for name, title in devices)]
        self._inspector.set_devices(choices, self._session.options.device)

    # What is known

    def _on_changed(self, key: int) -> None:
        photo = self._session.get(key)
        if photo is not None and photo.stage is Stage.DONE and self._noted.get(key) != photo.generation:
            self._noted[key] = photo.generation  # once: other news of an old result say nothing of speed
            if _tells_speed(photo):
                self.note_speed(photo.model, photo.progress.megapixels_per_second * (TIMES if photo.best else 1))
        if self._session.current is photo:
            self._show_photo()

    def _show_photo(self) -> None:
        photo, inspector = self._session.current, self._inspector
        self._show_advice()
        if photo is None:
            inspector.set_facts(())
            inspector.set_scores(None, None)
            return
        model = self._session.options.model
        noise = _noise(photo, self._range_of(model))
        known = translated(photo.facts) or _unread(photo)
        facts = (*known, *noise, *_truth(photo), *_result(photo, self._session.options))
        inspector.set_facts(facts, (translate("Facts", "File"), translate("Facts", "Ground truth")))
        inspector.set_scores(photo.noisy_score, photo.denoised_score, photo.noisy is not None)

    def _show_advice(self) -> None:
        photo, options = self._session.current, self._session.options
        self._inspector.set_best(options.best, cost_of_best(photo, self._speeds.get(options.model)))
        advice = strength_advice(photo, options)
        self._inspector.set_advice(*(("", "") if advice is None else (advice.text, advice.action)))

    def _follow_advice(self) -> None:
        advice = strength_advice(self._session.current, self._session.options)
        if advice is not None:
            self._inspector.set_strength(advice.strength, advice.strength)
            self._denoising.set_strength(advice.strength, advice.strength)

    def _range_of(self, model: str) -> tuple[float, float] | None:
        """The noise that a model learned from, in levels."""
        return next((one.descriptor.noise_range for one in self._models if one.descriptor.name == model), None)


def _tells_speed(photo: Photo) -> bool:
    """Whether how long it took says something; a stamp is over before the work has got going."""
    pixels = 0 if photo.noisy is None else photo.noisy.shape[0] * photo.noisy.shape[1]
    return pixels >= _TELLING_PIXELS or photo.seconds >= _TELLING_SECONDS


def _unread(photo: Photo) -> tuple[tuple[str, str], ...]:
    """What is known of a photo that could not be read, or was not yet."""
    name = (translate("Facts", "File"), photo.path.name)
    return (name, (translate("Facts", "Note"), photo.reason)) if photo.reason else (name,)


def _noise(photo: Photo, learned: tuple[float, float] | None) -> tuple[tuple[str, str], ...]:
    """The rows stay where they are while they wait for their figures."""
    if photo.noisy is None and photo.noisy_level is None:
        return ()
    text = translate("Facts", "about {level} levels")
    rows = (
        (translate("Facts", "Noise before"), photo.noisy_level, learned),
        (translate("Facts", "Noise after"), photo.denoised_level, None),
    )
    return tuple(
        (label, "–" if level is None else text.format(level=number(level, 1)) + _beyond(level, usual))
        for label, level, usual in rows
    )


def _beyond(level: float, learned: tuple[float, float] | None) -> str:
    """A word where the model has not learned from such noise; both are estimates, so there is some play."""
    if learned is None:
        return ""
    low, high = learned
    if level > high * (1 + _PLAY) + _PLAY_LEVELS:
        text = translate("Facts", ", more than the model learned from ({low} to {high})")
    elif level < low * (1 - _PLAY) - _PLAY_LEVELS:
        text = translate("Facts", ", less than the model learned from ({low} to {high})")
    else:
        return ""
    return text.format(low=number(low, 1), high=number(high, 1))


def _truth(photo: Photo) -> tuple[tuple[str, str], ...]:
    if not photo.truth_name:
        return ()
    found = translate("Facts", "{name} (found beside the photo)").format(name=photo.truth_name)
    return ((translate("Facts", "Ground truth"), photo.truth_name if photo.truth_chosen else found),)


def _result(photo: Photo, options: Options) -> tuple[Fact, ...]:
    """Which setting the result was made with, where that is not the one that is set now, or the best quality."""
    if photo.stage is not Stage.DONE:
        return ()
    before, now = way_text(photo.model, photo.best), way_text(options.model, options.best)
    if not photo.made_with(options):
        text = translate(
            "Facts", "Made with the model {before}, not with {now}. Denoise again (Ctrl+R) to change that."
        )
        return ((translate("Facts", "Result"), text.format(before=before, now=now)),)
    return ((translate("Facts", "Result"), translate("Facts", "Made at the best quality")),) if photo.best else ()


def model_choice(model: Descriptor, speed: float | None = None, listed: Listed | None = None) -> Choice:
    """What a person is told about a model.

    Args:
        model: it.
        speed: megapixels a second on this computer, if it is known.
        listed: what the library knows besides.
    """
    facts = translate("Model", "{millions} million weights ({megabytes} MB), licence {licence}").format(
        millions=number(model.parameters / 1e6, 1),
        megabytes=number(model.parameters * _BYTES_A_WEIGHT / 1e6, 0),
        licence=model.licence,
    )
    if model.licence:  # a name does not stand alone in the next line
        facts = facts.replace(f" {model.licence}", f"\xa0{model.licence}")
    pace = translate("Model", "Speed here not known yet")  # one line, as what comes in its place: nothing moves
    if speed is not None:
        pace = translate("Model", "{speed} MP/s here, last time").format(speed=speed_figure(speed))
    doubts = [translate("Model", "In doubt: {reason}").format(reason=reason) for reason in _doubts(listed)[:1]]
    lines = (*doubts, purpose_of(model.purpose), facts, pace, _seams(listed) if model.receptive_field is None else "")
    return Choice(model.name, model.name, "\n".join(line for line in lines if line))


def _seams(listed: Listed | None) -> str:
    """Of a model that looks at the whole picture."""
    gap = None if listed is None else listed.note.tile_gap
    if gap is None:
        return translate("Model", "Looks at the whole picture: tiles may show slight seams.")
    text = translate("Model", "Looks at the whole picture: tiles differed by up to {levels} levels in its trial.")
    return text.format(levels=number(gap, 1))


def _doubts(listed: Listed | None) -> tuple[str, ...]:
    return () if listed is None else listed.note.doubts or ()


def purpose_of(purpose: str) -> str:
    """Of a shipped model in the language of the window, of another one as its card says."""
    shipped = {
        "Photos from phones and cameras, any noise": translate("Model", "Photos from phones and cameras, any noise"),
        "Quick work: many photos, or a slow computer": translate(
            "Model", "Quick work: many photos, or a slow computer"
        ),
    }
    return shipped.get(purpose, purpose)


def model_or_default(library: Library, name: str, default: str) -> str:
    """``name`` if the library has it, else the default: a remembered model may have been deleted."""
    try:
        library.find(name)
    except DenoiserError:
        return default
    return name
