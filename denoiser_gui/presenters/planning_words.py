"""What a plan, and what the engine found for it, are in words. Pure functions."""

from collections.abc import Iterable, Sequence
from typing import overload

from PySide6.QtCore import QCoreApplication, QLocale

from denoiser_gui.dialogs.training_wizard.found_table import FoundRow
from denoiser_gui.dialogs.training_wizard.noise_page import Statistic
from denoiser_gui.language import number
from denoiser_gui.presenters.inspecting import purpose_of
from denoiser_gui.presenters.panels import duration
from denoiser_gui.state.training_plan import BURSTS, CLEAN, NOISY, OWN, PAIRS, Plan
from engine.models.descriptor import Descriptor
from engine.service.training_replies import (
    CameraMatched,
    FoundExample,
    FoundProblem,
    MaterialFound,
    SpeedMeasured,
    TrainingForecast,
)
from engine.training.presets import preset

translate = QCoreApplication.translate

_MOST_CAMERAS = 3
_MOST_PATHS = 20
_PHOTO_MEGAPIXELS = 24
_A_DAY = 86_400.0


def invitation(plan: Plan, missing: Sequence[str]) -> str:
    """Which photos are still to be given."""
    words = {
        "noisy": translate("Planning", "Add noisy photos."),
        "clean": translate("Planning", "Add clean photos."),
        "bursts": translate("Planning", "Add a folder of bursts."),
    }
    if plan.material == PAIRS and len(missing) == 1 and missing[0] == "clean":
        return translate("Planning", "Add the clean versions of these photos.")
    return words[missing[0]]


def headline(plan: Plan, found: MaterialFound) -> str:
    """How much was found."""
    count = len(found.examples)
    words = {
        PAIRS: translate("Planning", "%n pair(s) of photos", None, count),
        CLEAN: translate("Planning", "%n clean photo(s)", None, count),
        NOISY: translate("Planning", "%n noisy photo(s)", None, count),
        BURSTS: translate("Planning", "%n burst(s)", None, count),
    }
    out = sum(len(problem.paths) for problem in found.problems if problem.left_out)
    left = translate("Planning", "%n file(s) left out", None, out)
    return f"{words[plan.material]} · {left}" if out else words[plan.material]


def facts(examples: Sequence[FoundExample]) -> str:
    """Scenes, sizes, cameras and ISO, as far as they are known."""
    if not examples:
        return ""
    sizes = sorted({(example.width * example.height, example.width, example.height) for example in examples})
    smallest, largest = (f"{width} × {height}" for _, width, height in (sizes[0], sizes[-1]))
    size = smallest if smallest == largest else translate("Planning", "{0} to {1}").format(smallest, largest)
    parts = (_scenes(examples), size, _cameras(examples), _isos(example.iso for example in examples))
    return " · ".join(part for part in parts if part)


def split(examples: Sequence[FoundExample]) -> str:
    """What is for what."""
    if not examples:
        return ""
    checking = [example for example in examples if example.validates]
    text = translate("Planning", "{training} to train on, {checking} to check")
    return text.format(training=len(examples) - len(checking), checking=len(checking))


class Rows(Sequence[FoundRow]):
    """What is wrong first, then everything that was found; worded when it is seen, for there may be thousands."""

    def __init__(self, found: MaterialFound) -> None:
        self._found = found

    def __len__(self) -> int:
        return len(self._found.problems) + len(self._found.examples)

    @overload
    def __getitem__(self, place: int) -> FoundRow: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[FoundRow]: ...
    def __getitem__(self, place: int | slice) -> FoundRow | Sequence[FoundRow]:
        """The row at this place."""
        if isinstance(place, slice):
            return [self[each] for each in range(len(self))[place]]
        problems, place = self._found.problems, range(len(self))[place]
        if place < len(problems):
            return _problem_row(problems[place])
        return _example_row(self._found.examples[place - len(problems)])


def matched(reply: CameraMatched) -> list[Statistic]:
    """The figures of real and made noise."""
    names = {
        "Strength": translate("Planning", "Strength, levels of 255"),
        "In brightness": translate("Planning", "In brightness"),
        "In colour, blue to yellow": translate("Planning", "In colour, blue to yellow"),
        "In colour, red to green": translate("Planning", "In colour, red to green"),
        "Likeness of neighbouring pixels": translate("Planning", "Likeness of neighbouring pixels"),
        "Likeness of pixels two apart": translate("Planning", "Likeness of pixels two apart"),
        "Likeness of red and green": translate("Planning", "Likeness of red and green"),
    }
    return [Statistic(names.get(name, name), number(real, 2), number(made, 2)) for name, real, made in reply.statistics]


def noise_caption(sigma: float) -> str:
    """How strong noise is."""
    return translate("Planning", "About {level} levels of 255 here").format(level=number(sigma, 1))


def model_facts(model: Descriptor) -> str:
    """What is told of a model that can learn further."""
    text = translate("Planning", "{purpose}. {millions} million weights, licence {licence}.")
    purpose = purpose_of(model.purpose) or translate("Planning", "A model of your own")
    return text.format(purpose=purpose, millions=number(model.parameters / 1e6, 1), licence=model.licence)


def size_title(place: int, count: int, name: str) -> str:
    """A size by its place among the others, the smallest first."""
    if count == 1:
        return translate("Planning", "The only one")
    name = size_name(name)
    if place == 0:
        return translate("Planning", "{size} – quickest").format(size=name)
    if place == count - 1:
        return translate("Planning", "{size} – best").format(size=name)
    return name


def size_name(name: str) -> str:
    """A size in the language of the window."""
    names = {
        "tiny": translate("Planning", "Tiny"),
        "small": translate("Planning", "Small"),
        "medium": translate("Planning", "Medium"),
        "large": translate("Planning", "Large"),
        "huge": translate("Planning", "Huge"),
    }
    return names.get(name, name)


def speed_cells(speed: SpeedMeasured | None) -> tuple[str, str, str]:
    """Weights, a megapixel and a whole photo; empty while they are not known."""
    if speed is None:
        return "", "", ""
    weights = translate("Planning", "{millions} M").format(millions=number(speed.parameters / 1e6, 2))
    seconds = speed.seconds_per_megapixel
    return weights, f"{number(seconds, 2 if seconds < 10 else 1)} s", duration(seconds * _PHOTO_MEGAPIXELS)


def preset_sentence(name: str) -> str:
    """How long a preset is, and what it is good for."""
    run = preset(name).run
    length = duration(60 * run.minutes) if run.minutes else _steps(run.steps)
    words = {
        "quick": translate("Planning", "{length}. A first try, to see whether it is worth while."),
        "balanced": translate("Planning", "{length}. For daily use."),
        "best": translate("Planning", "{length}. For a graphics card, or a computer with days to spare."),
    }
    return words[name].format(length=length)


def own_sentence() -> str:
    """Of a length of one's own."""
    return translate("Planning", "Minutes, or epochs or steps for those who count in them.")


def forecast_rows(forecast: TrainingForecast) -> list[tuple[str, str]]:
    """Label and value."""
    each = translate("Planning", "{steps}, {seconds} s each").format(
        steps=_count(forecast.steps), seconds=number(forecast.seconds_per_step, 2)
    )
    return [
        (translate("Planning", "Time"), long_duration(forecast.seconds)),
        (translate("Planning", "Steps"), each),
        (translate("Planning", "Patches a step"), str(forecast.batch)),
        (translate("Planning", "Memory"), f"{number(forecast.memory / 1e9, 1)} GB"),
        (translate("Planning", "On"), forecast.device),
    ]


def unknown_rows(plan: Plan) -> list[tuple[str, str]]:
    """The same, as far as it is known without a measurement."""
    unknown = "–"
    timed = plan.unit == "minutes" if plan.length == OWN else bool(preset(plan.length).run.minutes)
    length = planned_length(plan)
    return [
        (translate("Planning", "Time"), length if timed else unknown),
        (translate("Planning", "Steps"), unknown if timed else length),
        (translate("Planning", "Patches a step"), unknown),
        (translate("Planning", "Memory"), unknown),
        (translate("Planning", "On"), unknown),
    ]


def long_duration(seconds: float) -> str:
    """As :func:`duration`, and days for what takes days."""
    if seconds < 2 * _A_DAY:
        return duration(seconds)
    return translate("Planning", "{days} days").format(days=number(seconds / _A_DAY, 1))


def summary(plan: Plan, found: MaterialFound | None, network: str, forecast: TrainingForecast | None) -> list[str]:
    """What will be done.

    Args:
        plan: the answers.
        found: the photos.
        network: title of the architecture.
        forecast: if there is one for this plan.
    """
    told = [*_of_material(plan, found), *_of_noise(plan), _of_model(plan, network), _of_length(plan, forecast)]
    end = translate("Planning", "At the end the model stands in the list of models as “{name}”.")
    meanwhile = translate("Planning", "Meanwhile you can go on working, and pause or stop the training at any time.")
    return [*told, end.format(name=plan.name), meanwhile]


def _of_material(plan: Plan, found: MaterialFound | None) -> list[str]:
    if found is None:
        return []
    checking = sum(example.validates for example in found.examples)
    count = len(found.examples) - checking
    words = {
        PAIRS: translate("Planning", "The model learns from %n pair(s) of photos.", None, count),
        CLEAN: translate("Planning", "The model learns from %n clean photo(s).", None, count),
        NOISY: translate("Planning", "The model learns from %n noisy photo(s) and nothing else.", None, count),
        BURSTS: translate("Planning", "The model learns from %n burst(s).", None, count),
    }
    kept = translate("Planning", "%n more are kept to check what it has learned.", None, checking)
    none = translate("Planning", "Nothing is kept to check what it has learned.")
    remarks = [problem.sentence for problem in found.problems if not problem.left_out]
    return [f"{words[plan.material]} {kept if checking else none}", *remarks]


def _of_noise(plan: Plan) -> list[str]:
    if plan.material != CLEAN:
        return []
    if plan.matched:
        return [translate("Planning", "Noise is made on them as your camera makes it.")]
    words = {
        "mixed": translate("Planning", "Noise of all kinds is made on them."),
        "phone": translate("Planning", "Noise is made on them as phones make it."),
        "camera-jpeg": translate("Planning", "Noise is made on them as in JPEGs from cameras."),
        "gaussian": translate("Planning", "Gaussian noise is made on them."),
    }
    return [words[plan.recipe]]


def _of_model(plan: Plan, network: str) -> str:
    if not plan.anew:
        text = translate("Planning", "It starts from a copy of the model “{model}”, which stays as it is.")
        return text.format(model=plan.start)
    if not plan.size:
        return translate("Planning", "It starts anew: {network}.").format(network=network)
    text = translate("Planning", "It starts anew: {network}, size {size}.")
    return text.format(network=network, size=size_name(plan.size).lower())


def _of_length(plan: Plan, forecast: TrainingForecast | None) -> str:
    if forecast is not None:
        text = translate("Planning", "It trains for about {time} on {device}: {steps}, with {memory} GB of memory.")
        memory = number(forecast.memory / 1e9, 1)
        time = long_duration(forecast.seconds)
        return text.format(time=time, device=forecast.device, steps=_steps(forecast.steps), memory=memory)
    return translate("Planning", "It trains for {length}.").format(length=planned_length(plan))


def planned_length(plan: Plan) -> str:
    """The length as it was chosen."""
    run = None if plan.length == OWN else preset(plan.length).run
    minutes = plan.amount if plan.unit == "minutes" else 0.0
    if run is not None:
        return duration(60 * run.minutes) if run.minutes else _steps(run.steps)
    if minutes:
        return long_duration(60 * minutes)
    if plan.unit == "steps":
        return _steps(round(plan.amount))
    return translate("Planning", "%n epoch(s)", None, round(plan.amount))


def _steps(count: int) -> str:
    return translate("Planning", "{count} steps").format(count=_count(count))


def _count(value: int) -> str:
    return QLocale().toString(value)


def _cameras(examples: Sequence[FoundExample]) -> str:
    cameras = list(dict.fromkeys(example.camera for example in examples if example.camera))
    more = len(cameras) - _MOST_CAMERAS
    named = ", ".join(cameras[:_MOST_CAMERAS])
    return translate("Planning", "{cameras} and %n more", None, more).format(cameras=named) if more > 0 else named


def _scenes(examples: Sequence[FoundExample]) -> str:
    """How many, where several examples show the same one."""
    scenes = len({example.scene for example in examples})
    return translate("Planning", "%n scene(s)", None, scenes) if scenes < len(examples) else ""


def _isos(values: Iterable[int | None]) -> str:
    known = sorted({value for value in values if value is not None})
    if not known:
        return ""
    return f"ISO {known[0]}" if len(known) == 1 else f"ISO {known[0]}–{known[-1]}"


def _problem_row(problem: FoundProblem) -> FoundRow:
    paths = problem.paths
    name = _name(paths[0]) if len(paths) == 1 else translate("Planning", "%n file(s)", None, len(paths))
    return FoundRow(name if paths else "", "", problem.sentence, problem.left_out, "\n".join(paths[:_MOST_PATHS]))


def _example_row(example: FoundExample) -> FoundRow:
    known = (f"{example.width} × {example.height}", example.camera, _isos((example.iso,)))
    use = translate("Planning", "Checking") if example.validates else translate("Planning", "Training")
    return FoundRow(example.name, " · ".join(filter(None, known)), use, False, "\n".join(example.paths))


def _name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]
