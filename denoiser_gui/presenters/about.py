"""What the program is made of, with versions and licences, read from what is installed. Imports none of it."""

from importlib import metadata

from denoiser_gui.dialogs.about import Component
from engine.models.library import default_library

_PACKAGES = (
    "torch",
    "PySide6_Essentials",
    "pyqtgraph",
    "numpy",
    "scipy",
    "Pillow",
    "scikit-image",
    "tifffile",
    "PyWavelets",
    "pyvips",
    "pyvips-binary",
    "safetensors",
    "platformdirs",
    "psutil",
    "rawpy",
    "pi-heif",
)
_OTHERS = (Component("Lucide", "icons", "ISC"),)
_LONGEST = 60


def components() -> list[Component]:
    """The packages that are there, the icons, and the models."""
    models = [Component(model.name, "model", model.licence) for model in default_library().list()]
    found = (_package(name) for name in _PACKAGES)
    return [*(package for package in found if package is not None), *_OTHERS, *models]


def _package(name: str) -> Component | None:
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return None
    return Component(told["Name"], told["Version"], _licence(told))


def _licence(told: metadata.PackageMetadata) -> str:
    """As packages say it now, or as they did before: in a field, in which some put the whole text."""
    expression, field = (told[key] if key in told else "" for key in ("License-Expression", "License"))  # noqa: SIM401
    if expression:
        return str(expression)
    classifiers = told.get_all("Classifier") or []
    named = [text.rpartition(" :: ")[2] for text in classifiers if text.startswith("License :: OSI Approved :: ")]
    first = str(field).strip().splitlines()[0] if field and str(field).strip() else ""
    return ", ".join(named) or (first if first and len(first) <= _LONGEST else "see its own notes")
