"""What a person answered in the training wizard: one frozen dataclass, and what follows from it. Knows no widgets."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from enum import IntEnum
from pathlib import Path
from typing import Any

from engine.errors import WrongConfig
from engine.training.config import RECIPE_NAMES, Config, Data, Run
from engine.training.presets import preset

PAIRS, CLEAN, NOISY, BURSTS = MATERIALS = ("pairs", "clean", "noisy", "bursts")
OWN = "own"
LENGTHS = ("quick", "balanced", "best", OWN)
UNITS = ("minutes", "epochs", "steps")

ROLES: Mapping[str, tuple[str, ...]] = {
    PAIRS: ("noisy", "clean"),
    CLEAN: ("clean",),
    NOISY: ("noisy",),
    BURSTS: ("bursts",),
}
"""Which photos each kind of material is made of."""

MODEL_KEYS = (
    *("optimisation.loss", "optimisation.final_loss", "optimisation.schedule", "optimisation.optimiser"),
    *("augmentation.flips", "augmentation.turns", "augmentation.mixup", "augmentation.cutmix"),
    *("augmentation.cutout", "augmentation.brightness"),
)
LENGTH_KEYS = ("run.patch", "run.batch", "optimisation.rate", "run.seed")

_OWN_PRESET, _SHORT_PRESET = "balanced", "quick"
_SHORT_MINUTES = 30.0
_FEWEST_VALIDATIONS, _VALIDATIONS_A_MINUTE = 2, 2
_GENTLY = 0.2
"""Of the rate for fresh weights: a model that has learned forgets at the full one."""


class Page(IntEnum):
    """The questions in their order."""

    DATA = 0
    NOISE = 1
    MODEL = 2
    LENGTH = 3
    SUMMARY = 4


@dataclass(frozen=True, slots=True)
class Plan:
    """The answers. Those that do not count at the moment are kept, so that going back and forth loses nothing.

    Attributes:
        material: one of :data:`MATERIALS`.
        noisy, clean, bursts: folders and photos, see :data:`ROLES`.
        share: of the scenes, kept for validation.
        recipe: which noise is made on clean photos.
        matched: whether the noise of ``camera``, folders and noisy photos, is made instead.
        anew: whether with fresh weights; else the model ``start`` learns further.
        architecture, size: of a network with fresh weights.
        length: one of :data:`LENGTHS`; if it is one's own, ``amount`` of ``unit``.
        expert: keys of the configuration, of :data:`MODEL_KEYS` and :data:`LENGTH_KEYS`, with values of the person's
            own.
        name: of the finished model.
        licence: or origin of the photos.
        watch: whether its progress is shown on the photos that are open in the window.
    """

    material: str = PAIRS
    noisy: tuple[str, ...] = ()
    clean: tuple[str, ...] = ()
    bursts: tuple[str, ...] = ()
    share: float = 0.1
    recipe: str = "mixed"
    matched: bool = False
    camera: tuple[str, ...] = ()
    anew: bool = False
    start: str = ""
    architecture: str = "unet"
    size: str = "small"
    length: str = "quick"
    amount: float = 30.0
    unit: str = "minutes"
    expert: tuple[tuple[str, Any], ...] = ()
    name: str = ""
    licence: str = ""
    watch: bool = True

    def with_expert(self, key: str, value: Any) -> "Plan":
        """With a value of the person's own; None: as it comes."""
        kept = {known: other for known, other in self.expert if known != key}
        return replace(self, expert=tuple(sorted({**kept, **({} if value is None else {key: value})}.items())))

    def without_experts(self, keys: tuple[str, ...]) -> "Plan":
        """These as they come."""
        return replace(self, expert=tuple(pair for pair in self.expert if pair[0] not in keys))


def pages(plan: Plan) -> tuple[Page, ...]:
    """The questions that are asked: noise is made on clean photos alone."""
    return tuple(page for page in Page if page is not Page.NOISE or plan.material == CLEAN)


def page_after(page: Page, plan: Plan) -> Page | None:
    """The next question; None after the last one."""
    return next((later for later in pages(plan) if later > page), None)


def paths_of(plan: Plan) -> dict[str, tuple[str, ...]]:
    """The folders and photos of the chosen material, by role; clean versions may lie in one folder with noisy ones."""
    told = {role: getattr(plan, role) for role in ROLES[plan.material]}
    return {**told, "clean": plan.noisy} if plan.material == PAIRS and not plan.clean else told


def missing_roles(plan: Plan) -> tuple[str, ...]:
    """Which photos of the chosen material are not named yet."""
    return tuple(role for role, paths in paths_of(plan).items() if not paths)


def config_of(plan: Plan, previews: tuple[str, ...] = ()) -> Config:
    """The whole configuration.

    Args:
        plan: the answers.
        previews: photos on which progress is shown.

    Raises:
        WrongConfig: an answer cannot be.
    """
    base = preset(_preset_of(plan))
    changes = {**_data(plan), **_network(plan, base), **_length(plan, base), **dict(plan.expert)}
    changes["data.previews"] = previews if plan.watch else ()
    return base.with_changes({**changes, **({"name": plan.name} if plan.name else {})})


def material_config(plan: Plan) -> Config:
    """As much of the configuration as says which photos are found, split and left out, whatever the length."""
    whole = config_of(plan)
    data = Data(**{role: getattr(whole.data, role) for role in ("noisy", "clean", "bursts")})
    return Config(data=replace(data, validation_share=whole.data.validation_share), run=Run(seed=whole.run.seed))


def forecast_config(plan: Plan) -> Config:
    """As much of it as says how long a run takes."""
    config = config_of(plan)
    return replace(config, name=Config().name, data=replace(config.data, licence=""))


def value_at(config: Config, key: str) -> Any:
    """A value by its dotted name."""
    section, _, name = key.rpartition(".")
    return getattr(getattr(config, section), name)


def typed(text: str) -> int | float | str:
    """What was typed as a number, with a decimal point or comma; as it is where it is none."""
    plain = text.strip().replace(",", ".")
    for kind in (int, float):
        try:
            return kind(plain)
        except ValueError:
            continue
    return text


def reason_against(key: str, value: Any) -> str:
    """Why a key of the configuration cannot have this value; empty if it can."""
    try:
        Config().with_changes({key: value})
    except WrongConfig as error:
        sentence = str(error)
        return sentence[:1].upper() + sentence[1:]
    return ""


def as_text(plan: Plan) -> str:
    """To be remembered."""
    return json.dumps(asdict(plan))


def from_text(text: str) -> Plan:
    """What was remembered; what is missing, damaged or impossible is as at first."""
    try:
        told = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return Plan()
    plan = Plan()
    for name, value in told.items() if isinstance(told, dict) else ():
        plan = _with(plan, name, value)
    return plan


def _with(plan: Plan, name: str, value: Any) -> Plan:
    """One answer more, if it can be."""
    default: Any = {spec.name: spec.default for spec in fields(Plan)}.get(name)
    if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if name == "expert":
        return _with_experts(plan, value)
    if isinstance(value, list):
        value = tuple(entry for entry in value if isinstance(entry, str))
    if type(value) is not type(default) or value not in _CHOICES.get(name, (value,)):
        return plan
    changes: dict[str, Any] = {name: value}
    return _possible(replace(plan, **changes), plan)


def _with_experts(plan: Plan, told: Any) -> Plan:
    for pair in told if isinstance(told, list) else ():
        if isinstance(pair, list) and len(pair) == 2 and pair[0] in (*MODEL_KEYS, *LENGTH_KEYS):
            plan = _possible(plan.with_expert(*pair), plan)
    return plan


def _possible(plan: Plan, otherwise: Plan) -> Plan:
    """What does not count at the moment may count later."""
    try:
        for length in (plan.length, OWN):
            config_of(replace(plan, length=length))
    except (WrongConfig, OverflowError, ValueError):
        return otherwise
    return plan if plan.amount > 0 else otherwise


_CHOICES: Mapping[str, tuple[str, ...]] = {
    "material": MATERIALS,
    "length": LENGTHS,
    "unit": UNITS,
    "recipe": RECIPE_NAMES,
}


def _preset_of(plan: Plan) -> str:
    """Of a length of one's own, that which comes next to it."""
    if plan.length != OWN:
        return plan.length
    return _SHORT_PRESET if plan.unit == "minutes" and plan.amount < _SHORT_MINUTES else _OWN_PRESET


def _data(plan: Plan) -> dict[str, Any]:
    told: dict[str, Any] = {f"data.{role}": _absolute(paths) for role, paths in paths_of(plan).items()}
    told |= {"data.validation_share": plan.share, "data.licence": plan.licence.strip()}
    if plan.material == CLEAN:
        told |= {"data.recipe": plan.recipe, "data.camera": _absolute(plan.camera) if plan.matched else ()}
    return told


def _absolute(paths: tuple[str, ...]) -> tuple[str, ...]:
    """So that a run can go on from anywhere."""
    return tuple(str(Path(path).absolute()) for path in paths)


def _network(plan: Plan, base: Config) -> dict[str, Any]:
    if plan.anew or not plan.start:
        return {"network.architecture": plan.architecture, "network.size": plan.size}
    return {"network.start": plan.start, "optimisation.rate": _GENTLY * base.optimisation.rate}


def _length(plan: Plan, base: Config) -> dict[str, Any]:
    if plan.length != OWN:
        return {}
    length: dict[str, Any] = {f"run.{unit}": 0 for unit in UNITS}
    if plan.unit != "minutes":
        return {**length, f"run.{plan.unit}": round(plan.amount)}
    often = max(_FEWEST_VALIDATIONS, round(_VALIDATIONS_A_MINUTE * plan.amount))  # each takes its time from learning
    return {**length, "run.minutes": plan.amount, "run.validate": min(base.run.validate, often)}
