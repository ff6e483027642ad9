"""The composition root of the window: builds the parts, wires them, starts."""

import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from denoiser_gui import language
from denoiser_gui import settings as remembered
from denoiser_gui.dialogs.about import AboutDialog
from denoiser_gui.dialogs.batch_form import BatchWish
from denoiser_gui.interpreter import CycleCollector, protect_singletons
from denoiser_gui.notices import Notice, Severity, from_error
from denoiser_gui.presenters.about import components
from denoiser_gui.presenters.acting import ActingPresenter
from denoiser_gui.presenters.appearing import AppearingPresenter
from denoiser_gui.presenters.batching import BatchPresenter
from denoiser_gui.presenters.blind_testing import BlindPresenter
from denoiser_gui.presenters.comparing import ComparePresenter
from denoiser_gui.presenters.denoising import DenoisingPresenter
from denoiser_gui.presenters.evaluating import EvaluatingPresenter
from denoiser_gui.presenters.examining import ExaminingPresenter
from denoiser_gui.presenters.failing import FailingPresenter
from denoiser_gui.presenters.furthering import FurtherPresenter
from denoiser_gui.presenters.inspecting import InspectingPresenter, model_or_default
from denoiser_gui.presenters.laying import LayingPresenter
from denoiser_gui.presenters.offering import OfferingPresenter
from denoiser_gui.presenters.opening import OpeningPresenter
from denoiser_gui.presenters.panels import PanelsPresenter
from denoiser_gui.presenters.picturing import PicturingPresenter
from denoiser_gui.presenters.planning import PlanningPresenter
from denoiser_gui.presenters.pointing import PointingPresenter
from denoiser_gui.presenters.preparing import PreparingPresenter
from denoiser_gui.presenters.removing import RemovingPresenter
from denoiser_gui.presenters.saving import SavingPresenter
from denoiser_gui.presenters.shelving import ShelvingPresenter
from denoiser_gui.presenters.showing_worst import ShowingWorstPresenter
from denoiser_gui.presenters.sides import SidesPresenter
from denoiser_gui.presenters.speaking import SpeakingPresenter
from denoiser_gui.presenters.training import TrainingPresenter, answer_closing
from denoiser_gui.state.session import Options, Session
from denoiser_gui.views import motion
from denoiser_gui.views.icons import app_icon
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.views.palette import apply_palette, chosen_scheme
from denoiser_gui.work.engine_client import EngineClient
from engine.models.library import DEFAULT_MODEL, default_library
from engine.service import study_process
from engine.version import version

_CALM_MS = 1000
_NO_DISPLAY = (
    "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the window cannot open. Run this from a "
    "desktop, or use the commands, which work without one: denoise, evaluate (--help tells all)."
)
SAMPLES = Path(__file__).resolve().parent.parent / "resources" / "samples"


class Application(QObject):
    """The window with all that stands behind it.

    The engine's process is started when the window is on the screen.

    Args:
        settings: what was remembered.
    """

    def __init__(self, settings: remembered.Settings) -> None:
        super().__init__()
        self._settings = settings
        library = default_library()
        model = model_or_default(library, settings.model, DEFAULT_MODEL)
        self.session = Session(Options(model, settings.device, best=settings.best))
        self.client = EngineClient(self)
        self.window = MainWindow()
        self.window.questions.folder = settings.folder
        self.denoising = DenoisingPresenter(self.session, self.client, self)
        self.furthering = FurtherPresenter(self.session, self.client, self.denoising.keeper, self)
        self.opening = OpeningPresenter(self.session, self.client, self.denoising, self)
        self.opening.recent = tuple(Path(path) for path in settings.recent)
        self.comparing = ComparePresenter(self.session, self.window.compare_view, self.denoising)
        self.laying = LayingPresenter(self.session, self.window, settings.arrangement)
        self.pointing = PointingPresenter(self.session, self.window.compare_view, self.window.progress_line)
        self.picturing = PicturingPresenter(self.session, self.client, self.window)
        self.examining = ExaminingPresenter(self.session, self.client, self.window)
        self.panels = PanelsPresenter(self.session, self.denoising, self.window)
        self.inspecting = InspectingPresenter(self.session, self.denoising, library, self.window)
        self.sides = SidesPresenter(self.session, self.furthering, self.opening, self.inspecting, self.window)
        self.furthering.set_always(settings.methods)
        self.saving = SavingPresenter(
            self.session, self.client, self.window, self.denoising, settings.output, settings.template
        )
        self.saving.last_folder = settings.saved
        self.preparing = PreparingPresenter(self.session, self.client, self)
        self.acting = ActingPresenter(self.session, self.denoising, self.window)
        self.removing = RemovingPresenter(self.session, self.window)
        self.appearing = AppearingPresenter(self.window, settings.appearance)
        self.speaking = SpeakingPresenter(self.window, settings.language)
        self.failing = FailingPresenter(self.session, self.window.notice_bar)
        self.offering = OfferingPresenter(self.session, self.client, self.opening, self.window.notice_bar)
        wish = BatchWish(folder=Path(settings.output) if settings.output else None, template=settings.template)
        self.batching = BatchPresenter(self.session, self.client, self.window, wish)
        self.planning = PlanningPresenter(self.session, self.client, self.window, library, settings.training)
        self.training = TrainingPresenter(self.session, self.window, self.denoising, self.opening)
        self.shelving = ShelvingPresenter(self.session, self.client, self.denoising, self.inspecting, self.window)
        studies = EngineClient(self, main=study_process.main, name="denoiser-evaluation")
        self.evaluating = EvaluatingPresenter(
            self.session, self.client, studies, self.denoising, library, self.window, settings.evaluation
        )
        self.showing_worst = ShowingWorstPresenter(self.session, self.sides, self.denoising, self.window)
        self.blind_testing = BlindPresenter(self.session, self.window)
        self._wire()
        for problem in library.problems():
            self.window.notice_bar.add(Notice(problem, severity=Severity.WARNING))

    def _wire(self) -> None:
        window, denoising, opening = self.window, self.denoising, self.opening
        denoising.told.connect(window.notice_bar.add)
        denoising.failed.connect(self.failing.add)
        self.furthering.told.connect(window.notice_bar.add)
        opening.told.connect(window.notice_bar.add)
        opening.looking.connect(self.comparing.await_photos)
        window.compare_view.failed.connect(lambda error: window.notice_bar.add(from_error(error)))
        window.openRequested.connect(opening.open)
        window.pasted.connect(opening.paste)
        window.recentAsked.connect(opening.look_for_recent)
        window.recentCleared.connect(lambda: opening.set_recent(()))
        opening.recent_changed.connect(self._show_recent)
        window.sampleRequested.connect(self.open_sample)
        window.aboutRequested.connect(lambda: AboutDialog(version(), components(), window).open())
        window.closing.connect(self._on_closing)
        self.planning.begun.connect(self.training.begin)
        self.training.model_ready.connect(lambda _name: self.shelving.refresh())
        self.shelving.furtherRequested.connect(lambda name: self.planning.open(start=name))
        self.evaluating.photoRequested.connect(self.showing_worst.show)
        self._show_recent()

    def start(self, paths: Sequence[Path], damaged: Path | None = None) -> None:
        """Show the window, then start the engine and open ``paths``.

        Args:
            paths: photos and folders.
            damaged: settings that could not be read, and where they are now.
        """
        settings = self._settings
        self.window.restore_layout(settings.geometry, settings.layout, settings.panels, settings.plot)
        self.window.compare_view.navigator.want(settings.overview)
        self.window.compare_view.navigator.put_left(settings.overview_left)
        self.window.inspector.closer.open_lines(settings.histogram, settings.pixel)
        self.window.show()
        QTimer.singleShot(0, self.client.start)
        QTimer.singleShot(_CALM_MS, self.window.score_plot.prepare)
        QTimer.singleShot(2 * _CALM_MS, self.evaluating.prepare)
        if damaged is not None:
            text = self.tr("The settings could not be read and are as at first.")
            advice = self.tr("The damaged file is kept as {file}.").format(file=damaged)
            notice = Notice(text, advice, severity=Severity.WARNING)
            self.window.notice_bar.add(notice)
        self.batching.offer_unfinished()
        self.evaluating.offer_unfinished()
        self.training.follow_found()
        self.opening.offer_pasted()
        if paths:
            QTimer.singleShot(0, lambda: self.opening.open(paths))

    def open_sample(self) -> None:
        """Open the bundled photo."""
        self.opening.open([SAMPLES], remembered=False)

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """What nobody caught is told to the person as well as on the console."""
        sys.__excepthook__(kind, error, trace)
        self.window.notice_bar.add(from_error(error))

    def _show_recent(self) -> None:
        self.window.menus.show_recent(self.opening.recent, self.opening.missing)

    def _on_closing(self, event: QCloseEvent) -> None:
        if answer_closing(self.training, event):
            self.close()

    def close(self) -> None:
        """Remember the settings and end the engine; what is being saved is finished first, out of sight."""
        geometry, layout = self.window.layout_state()
        options = self.session.options
        output, template = self._naming()
        remembered.save(
            replace(
                self._settings,
                model=options.model,
                device=options.device,
                best=options.best,
                folder=self.window.questions.folder,
                geometry=geometry,
                layout=layout,
                output=output,
                template=template,
                saved=self.saving.last_folder,
                recent=tuple(map(str, self.opening.recent)),
                methods=self.furthering.always,
                appearance=self.appearing.choice,
                arrangement=self.laying.remembered,
                language=self.speaking.choice,
                training=self.planning.remembered,
                evaluation=self.evaluating.remembered,
                panels=self.window.panels_wanted,
                plot=self.window.plot_wanted,
                overview=self.window.compare_view.navigator.wanted,
                overview_left=self.window.compare_view.navigator.left,
                histogram=self.window.inspector.closer.histogram_line.is_open,
                pixel=self.window.inspector.closer.pixel_line.is_open,
            )
        )
        self.window.hide()
        self.opening.close()
        self.batching.close()
        self.evaluating.close()
        self.training.close()
        self.blind_testing.close()
        self.client.close(saving=self.saving.busy or self.batching.busy)

    def _naming(self) -> tuple[str, str]:
        """Where results of many photos went last, and how they were named."""
        wish = self.batching.wish
        if self.batching.used and wish.folder is not None:
            return str(wish.folder), wish.template
        return self.saving.folder, self.saving.template


def main(paths: Sequence[str] | None = None) -> int:
    """Open the window, with these photos or folders, and stay until it is closed.

    Args:
        paths: photos and folders; the command line's if not given.

    Returns:
        The exit status.
    """
    if _lacks_display():
        sys.stderr.write(f"{_NO_DISPLAY}\n")
        return 1
    protect_singletons()
    given = list(sys.argv[1:] if paths is None else paths)
    app = QApplication([sys.argv[0], *(option for option in given if option.startswith("-"))])
    app.setApplicationName("Denoiser")
    app.setWindowIcon(app_icon())
    damaged = _damaged_settings()
    settings = remembered.load()
    language.install(app, settings.language, reverse=app.layoutDirection() is Qt.LayoutDirection.RightToLeft)
    apply_palette(app, chosen_scheme(settings.appearance))
    motion.follow_system(app)
    application = Application(settings)
    sys.excepthook = application.report
    application.start([Path(path).absolute() for path in given if not path.startswith("-")], damaged)
    CycleCollector(app)
    gc.freeze()  # to look for cycles among all that stays to the end took 50 ms each time, in which nothing answers
    return app.exec()


def _lacks_display() -> bool:
    """Whether Qt would end the program at once; elsewhere than on Linux there is always one."""
    variables = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform == "linux" and not any(os.environ.get(name) for name in variables)


def _damaged_settings() -> Path | None:
    """Where damaged settings are kept from now on; where that could not be done, where they are."""
    try:
        return remembered.set_aside_if_damaged()
    except OSError:
        return remembered.settings_path()
