"""What candidates are called in the language of the window."""

from functools import cache

from PySide6.QtCore import QCoreApplication

from denoiser_gui.state.candidates import DENOISED, NOISY, TRUTH

translate = QCoreApplication.translate


def title_of(name: str) -> str:
    """Of a candidate; a model is called as it is."""
    known = {
        NOISY: translate("Candidates", "Noisy"),
        DENOISED: translate("Candidates", "Denoised"),
        TRUTH: translate("Candidates", "Ground truth"),
        "gaussian": translate("Candidates", "Gaussian blur"),
        "median": translate("Candidates", "Median"),
        "bilateral": translate("Candidates", "Bilateral"),
        "tv": translate("Candidates", "Total variation"),
        "wavelet": translate("Candidates", "Wavelet"),
        "nlm": translate("Candidates", "Non-local means"),
        "bm3d": translate("Candidates", "BM3D"),
    }
    return known.get(name, name)


@cache
def method_names() -> tuple[str, ...]:
    """Of the classical methods that can be used here."""
    from importlib.util import find_spec

    from engine.methods.classical import METHODS

    return tuple(
        method.name
        for method in METHODS
        if method.name != NOISY and (method.package is None or find_spec(method.package) is not None)
    )
