"""What the engine knows of a photo, in the language of the window. Notes and names of profiles stay as they are."""

import re

from PySide6.QtCore import QCoreApplication

from denoiser_gui.language import number

translate = QCoreApplication.translate

Fact = tuple[str, str]


def translated(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The labels translated, and the values as far as they are the engine's words or figures."""
    labels = _labels()
    return tuple((labels.get(label, label), _value(label, value)) for label, value in facts)


def _value(label: str, value: str) -> str:
    match label:
        case "Size":
            return _in_figures(value).replace(" MP", "\xa0MP")  # a unit does not stand alone in the next line
        case "Exposure":
            return re.sub(r"(?<=\d) (?=s|mm)", "\xa0", _in_figures(value))
        case "Depth":
            return re.sub(r"with transparency|float|grey", lambda found: _words()[found[0]], value)
        case "Profile":
            return _words().get(value, value)
    return value


def _in_figures(value: str) -> str:
    """Decimals as they are written in the language."""
    return re.sub(r"\d+\.(\d+)", lambda found: number(float(found[0]), len(found[1])), value)


def _labels() -> dict[str, str]:
    return {
        "File": translate("Facts", "File"),
        "Size": translate("Facts", "Size"),
        "Depth": translate("Facts", "Depth"),
        "Format": translate("Facts", "Format"),
        "Profile": translate("Facts", "Profile"),
        "Camera": translate("Facts", "Camera"),
        "Lens": translate("Facts", "Lens"),
        "Exposure": translate("Facts", "Exposure"),
        "Note": translate("Facts", "Note"),
    }


def _words() -> dict[str, str]:
    return {
        "with transparency": translate("Facts", "with transparency"),
        "float": translate("Facts", "float"),
        "grey": translate("Facts", "grey"),
        "sRGB (assumed)": translate("Facts", "sRGB (assumed)"),
        "its own, without a name": translate("Facts", "its own, without a name"),
    }
