"""How to train: one frozen configuration, checked when it is made, as TOML in and out.

Sections and keys of the file are the dataclasses and fields below. A key that does not exist is refused with the
nearest one that does; a value out of range with the range.
"""

import difflib
import math
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, cast, get_type_hints

from engine.errors import WrongConfig

LOSSES = ("l1", "l2", "charbonnier", "psnr", "ssim", "ms-ssim", "l1+ssim", "l1+ms-ssim")
RECIPE_NAMES = ("phone", "camera-jpeg", "gaussian", "mixed")
BLIND_METHODS = ("auto", "neighbor2neighbor", "blind-spot")
ROLES = ("noisy", "clean", "bursts", "val_noisy", "val_clean", "camera", "previews")
"""The keys of the section ``data`` that hold paths."""

Paths = tuple[str, ...]


@cache
def _hints(kind: Any) -> dict[str, Any]:
    """Of a dataclass; many configurations are made while a person types."""
    return get_type_hints(kind)


def _number(default: float, low: float, high: float) -> Any:
    return field(default=default, metadata={"low": low, "high": high})


def _choice(default: str, *names: str) -> Any:
    return field(default=default, metadata={"names": names})


class _Checked:
    """Checks all fields against what their metadata allow."""

    __slots__ = ()

    def __post_init__(self) -> None:
        kind: Any = type(self)
        hints = _hints(kind)
        for spec in fields(self):  # type: ignore[arg-type]  # every heir is a dataclass
            _check(spec.name, getattr(self, spec.name), hints[spec.name], spec.metadata)


@dataclass(frozen=True, slots=True)
class Data(_Checked):
    """Where photos come from; paths as the person gave them, empty where there are none.

    Each role takes any number of folders and photos; one path may be given as a plain text.

    Attributes:
        noisy, clean: both for pairs, clean alone for made noise, noisy alone without ground truth.
        bursts: folders of folders, each with several noisy photos of one still scene.
        val_noisy, val_clean: pairs to validate on; taken from the training photos where they are not given.
        validation_share: of the scenes, kept for validation where no other photos are.
        recipe: which noise is made on clean photos (:mod:`engine.degradation.recipes`).
        camera: noisy photos whose noise is measured and made; overrules ``recipe``.
        previews: photos of the person's own that show how the model gets better; validation photos without any.
        blind: how to learn without ground truth; auto follows from how the noise hangs together.
        licence: of the photos, as the person says; goes into the model's card.
    """

    noisy: Paths = ()
    clean: Paths = ()
    bursts: Paths = ()
    val_noisy: Paths = ()
    val_clean: Paths = ()
    validation_share: float = _number(0.1, 0.0, 0.5)
    recipe: str = _choice("mixed", *RECIPE_NAMES)
    camera: Paths = ()
    previews: Paths = ()
    blind: str = _choice("auto", *BLIND_METHODS)
    licence: str = ""

    def __post_init__(self) -> None:
        for role in ROLES:
            object.__setattr__(self, role, _paths(role, getattr(self, role)))
        _Checked.__post_init__(self)


@dataclass(frozen=True, slots=True)
class Network(_Checked):
    """What is trained.

    Attributes:
        architecture: name in :mod:`engine.models.registry`.
        size: a named size of it; empty for its defaults.
        arguments: of the architecture, over those of the size.
        start: a model of the library or a file to go on from; empty for fresh weights.
        initialisation: of fresh weights: torch's own, or Xavier's normal one (Glorot and Bengio 2010).
    """

    architecture: str = "unet"
    size: str = ""
    arguments: dict[str, Any] = field(default_factory=dict)
    start: str = ""
    initialisation: str = _choice("default", "default", "xavier-normal")


@dataclass(frozen=True, slots=True)
class Augmentation(_Checked):
    """Changes to patches; probabilities for each pair, as the 2020 project drew them.

    Attributes:
        flips, turns: mirror images and quarter turns.
        mixup: Zhang et al. 2018. cutmix: Yun et al. 2019. cutout: DeVries and Taylor 2017.
        brightness: probability of a common gain.
    """

    flips: bool = True
    turns: bool = True
    mixup: float = _number(0.0, 0.0, 1.0)
    cutmix: float = _number(0.0, 0.0, 1.0)
    cutout: float = _number(0.0, 0.0, 1.0)
    brightness: float = _number(0.0, 0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Optimisation(_Checked):
    """How weights follow the loss.

    Attributes:
        loss: during the run. final_loss: during its last ``final_share``, if one is named.
        optimiser, rate (highest), weight_decay: of AdamW or Adam.
        schedule: cosine with warm-up of ``warm_up`` steps, or a tenth at 60 % and at 90 %.
        clip: greatest norm of the gradient; 0 for none.
        average: decay of the weights' exponential average, which is what is validated and kept; 0 for none.
    """

    loss: str = _choice("charbonnier", *LOSSES)
    final_loss: str = _choice("", "", *LOSSES)
    final_share: float = _number(0.2, 0.0, 1.0)
    optimiser: str = _choice("adamw", "adamw", "adam")
    rate: float = _number(1e-3, 1e-8, 1.0)
    weight_decay: float = _number(1e-4, 0.0, 1.0)
    schedule: str = _choice("cosine", "cosine", "multi-step")
    warm_up: int = _number(200, 0, 1_000_000)
    clip: float = _number(1.0, 0.0, 1e6)
    average: float = _number(0.999, 0.0, 0.999999)


@dataclass(frozen=True, slots=True)
class Run(_Checked):
    """How long, and how much at a time. Of steps, epochs and minutes the first that is not 0 counts.

    Attributes:
        patch: side of the patches in pixels; it grows to ``patch_end`` in equal parts of the run where that is larger.
        batch: patches a step, over all devices; 0 finds the largest that fits (at most 32).
        epoch_patches: how many patches make an epoch; 0 for as many as cover the photos once.
        fixed_crops: the same crops every epoch.
        precision: auto is bfloat16 where the device has it in hardware.
        compiled: whether torch compiles the network first.
        workers: threads that cut patches ahead.
        validate: times in the run that the validation photos are measured.
        validation_megapixels: so much of the validation photos is measured each time, whole photos where they fit.
        patience: validations without a better figure after which the run ends early; 0 for never.
        seed: of everything that is drawn.
    """

    steps: int = _number(0, 0, 1_000_000_000)
    epochs: int = _number(0, 0, 1_000_000)
    minutes: float = _number(0.0, 0.0, 1e6)
    patch: int = _number(128, 8, 2048)
    patch_end: int = _number(0, 0, 2048)
    batch: int = _number(16, 0, 4096)
    epoch_patches: int = _number(0, 0, 1_000_000_000)
    fixed_crops: bool = False
    precision: str = _choice("auto", "auto", "float32", "bfloat16", "float16")
    compiled: bool = False
    workers: int = _number(2, 1, 64)
    validate: int = _number(20, 0, 10_000)
    validation_megapixels: float = _number(6.0, 0.01, 10_000.0)
    patience: int = _number(0, 0, 10_000)
    seed: int = _number(0, 0, 2**31 - 1)


@dataclass(frozen=True, slots=True)
class Config(_Checked):
    """A whole training. ``name`` is the finished model's.

    Raises:
        WrongConfig: a value of the wrong kind or out of range.
    """

    name: str = "trained"
    data: Data = field(default_factory=Data)
    network: Network = field(default_factory=Network)
    augmentation: Augmentation = field(default_factory=Augmentation)
    optimisation: Optimisation = field(default_factory=Optimisation)
    run: Run = field(default_factory=Run)

    def with_changes(self, changes: Mapping[str, Any]) -> "Config":
        """Some values changed, by dotted names such as ``run.batch``. Raises as :func:`from_mapping`."""
        nested: dict[str, Any] = {}
        for name, value in changes.items():
            section, _, key = name.rpartition(".")
            (nested.setdefault(section, {}) if section else nested)[key] = value
        return cast(Config, _merged(self, nested, ""))


def from_mapping(told: Mapping[str, Any], base: Config | None = None) -> Config:
    """A configuration from nested mappings, over ``base`` or the defaults.

    Raises:
        WrongConfig: an unknown key, or a value that cannot be.
    """
    return cast(Config, _merged(base or Config(), told, ""))


def read(path: Path, base: Config | None = None) -> Config:
    """A configuration from a TOML file, over ``base`` or the defaults.

    Raises:
        WrongConfig: it cannot be read, is no TOML, or as :func:`from_mapping`.
    """
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise WrongConfig(f"The configuration {path} cannot be read: {error.strerror}.") from error
    except ValueError as error:  # no UTF-8, or no TOML
        raise WrongConfig(f"The configuration {path} is not TOML: {error}.") from error
    return from_mapping(told, base)


def as_toml(config: Config) -> str:
    """The whole configuration as TOML; :func:`read` gives the same one back."""
    import tomli_w

    return tomli_w.dumps(asdict(config))


def _merged(base: Any, told: Mapping[str, Any], where: str) -> Any:
    known = {spec.name: spec for spec in fields(base)}
    changes: dict[str, Any] = {}
    for key, value in told.items():
        if key not in known:
            raise WrongConfig(_unknown(where + key, [where + name for name in known]))
        present = getattr(base, key)
        if hasattr(present, "__dataclass_fields__"):
            if not isinstance(value, Mapping):
                raise WrongConfig(f"{where}{key} is a section with keys of its own, not a value.")
            value = _merged(present, value, f"{where}{key}.")
        changes[key] = value
    return replace(base, **changes)


def _unknown(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, 1, 0.5)
    hint = f"Did you mean {near[0]}?" if near else f"There are {', '.join(known)}."
    return f"The configuration has no key {name}. {hint}"


def _paths(role: str, told: Any) -> Paths:
    """One path or several, as given by files of this form and of the one before, which had one a role."""
    paths = tuple(told) if isinstance(told, list | tuple) else (told,)
    if not all(isinstance(path, str) for path in paths):
        raise WrongConfig(f"{role} must be a path or a list of paths, not {told!r}.")
    return tuple(path for path in paths if path)


def _check(name: str, value: Any, kind: Any, limits: Mapping[str, Any]) -> None:
    origin = getattr(kind, "__origin__", kind)
    if isinstance(origin, UnionType) or not isinstance(origin, type):
        return
    if not _is(value, origin):
        raise WrongConfig(f"{name} must be {_KINDS.get(origin, origin.__name__)}, not {value!r}.")
    if "names" in limits and value not in limits["names"]:
        known = [name for name in limits["names"] if name]
        raise WrongConfig(f"{name} cannot be {value!r}; there are {', '.join(known)}.")
    if "low" in limits and not (math.isfinite(value) and limits["low"] <= value <= limits["high"]):
        raise WrongConfig(f"{name} must lie between {limits['low']:g} and {limits['high']:g}, not be {value:g}.")


_KINDS = {bool: "true or false", int: "a whole number", float: "a number", str: "a text", dict: "a table"}


def _is(value: Any, kind: type) -> bool:
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, kind)
