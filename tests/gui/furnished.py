"""The window with everything in it that it can show at once, to be looked at in many sizes and languages."""

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from denoiser_gui.language import number
from denoiser_gui.notices import from_error
from denoiser_gui.presenters.candidate_words import title_of
from denoiser_gui.presenters.facts import translated
from denoiser_gui.presenters.inspecting import model_choice
from denoiser_gui.state.sides import DENOISED, NOISY, TRUTH
from denoiser_gui.views.candidate_row import Row, Side
from denoiser_gui.views.inspector import Choice
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.views.photo_list import PhotoRow
from denoiser_gui.views.score_plot import ScorePoint
from engine.metrics.score import Score
from engine.models.library import DEFAULT_MODEL, default_library

translate = QCoreApplication.translate

NAMES = ("DSC_0042.jpg", "a photo with a very long name that does not fit.tif", "IMG_2041.png", "broken.jpg")


def furnished_window() -> MainWindow:
    """A window with photos in every state, a notice, figures, a plot, and work going on; not yet shown."""
    window = MainWindow()
    fill_panels(window)
    fill_view(window)
    window.notice_bar.add(from_error(FileNotFoundError(2, "No such file", "/home/me/Photos/IMG_2041.png")))
    window.progress_line.set_device("CPU (AMD Ryzen 7 5800X)")
    text = " · ".join(
        (
            translate("Progress", "Denoising {position} of {total}").format(position=12, total=240),
            "42 %",
            f"{number(2.1, 1)} MP/s",
            translate("Progress", "{duration} left").format(duration="1 h 20 min"),
        )
    )
    window.progress_line.show_progress(text, 0.42)
    return window


def fill_panels(window: MainWindow) -> None:
    """Filmstrip, inspector and plot."""
    states = (
        translate("State", "Done in {seconds} s").format(seconds=number(1.3, 1)),
        "42 %",
        translate("State", "Waiting"),
        translate("State", "Failed: {reason}").format(reason="The file ends too early."),
    )
    small = QImage(112, 75, QImage.Format.Format_RGB32)
    small.fill(0xFF406080)
    rows = [
        PhotoRow(str(place), name, state, 0.42 if place == 1 else None, place == 3, small)
        for place, (name, state) in enumerate(zip(NAMES, states, strict=True))
    ]
    window.filmstrip.set_rows(rows)
    window.filmstrip.set_current("0")
    models = [model_choice(model, 2.1) for model in default_library().list()]
    window.inspector.set_models(models, DEFAULT_MODEL)
    window.inspector.set_devices(
        [Choice("auto", translate("PanelsPresenter", "Automatic ({device})").format(device="CPU"))], "auto"
    )
    facts = (("File", NAMES[1]), ("Size", "6000 × 4000 (24.0 MP)"), ("Depth", "8 bit grey with transparency"))
    window.inspector.set_facts(translated(facts))
    window.inspector.set_scores(Score(24.56, 0.5123), Score(34.12, 0.9321))
    window.inspector.show_candidates(candidate_rows(), ("+9.56", "+0.4198"))
    scores = [(Score(24.0 + place, 0.5), Score(33.0 + place, 0.9)) for place in range(3)]
    points = [ScorePoint(str(place), NAMES[place], *pair) for place, pair in enumerate(scores)]
    window.score_plot.set_points(points)
    window.set_plotted(len(points))
    if window.menus.plot.isChecked():
        window.menus.plot.trigger()
    window.menus.plot.trigger()  # wanted by the person, so that it is there however little room there is


def candidate_rows() -> list[Row]:
    """In every state."""
    figures = {"psnr": number(24.56, 2), "ssim": number(0.5123, 4)}
    failed = translate("Candidates", "failed")
    return [
        Row(NOISY, title_of(NOISY), 1, Side.LEFT, **figures),
        Row(DENOISED, title_of(DENOISED), 2, Side.RIGHT, **figures),
        Row(TRUTH, title_of(TRUTH), 3),
        Row("nlm", title_of("nlm"), 4, **figures, removable=True),
        Row("tv", title_of("tv"), 5, state="42 %", fraction=0.42, removable=True),
        Row("wavelet", title_of("wavelet"), 6, state=translate("State", "Waiting"), removable=True),
        Row("x", "a model with a very long name", 7, state=failed, failed=True, removable=True, words=False),
    ]


def fill_view(window: MainWindow) -> None:
    """A photo whose left half is black and whose right half is white, and its result."""
    noisy = np.zeros((600, 900, 3), np.uint8)
    noisy[:, 450:] = 255
    window.compare_view.set_pair(noisy, noisy.copy(), complete=True)
    window.unfold()
