"""The composition root of the window: builds the parts, wires them, starts."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from denoiser_gui import language
from denoiser_gui import settings as remembered
from denoiser_gui.dialogs.batch_form import BatchWish
from denoiser_gui.interpreter import protect_singletons
from denoiser_gui.notices import Notice, Severity, from_error
from denoiser_gui.presenters.batching import BatchPresenter
from denoiser_gui.presenters.comparing import ComparePresenter
from denoiser_gui.presenters.denoising import DenoisingPresenter
from denoiser_gui.presenters.offering import OfferingPresenter
from denoiser_gui.presenters.panels import PanelsPresenter, model_or_default
from denoiser_gui.presenters.saving import SavingPresenter
from denoiser_gui.state.session import Options, Session
from denoiser_gui.views.icons import app_icon
from denoiser_gui.views.main_window import MainWindow
from denoiser_gui.views.palette import apply_palette, system_scheme
from denoiser_gui.work.engine_client import EngineClient
from engine.models.library import DEFAULT_MODEL, default_library

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
        self.session = Session(Options(model, settings.device))
        self.client = EngineClient(self)
        self.window = MainWindow()
        self.window.folder = settings.folder
        self.denoising = DenoisingPresenter(self.session, self.client, self)
        self.comparing = ComparePresenter(self.session, self.window.compare_view, self.denoising)
        self.panels = PanelsPresenter(self.session, self.denoising, library, self.window)
        self.saving = SavingPresenter(
            self.session, self.client, self.window, self.denoising, settings.output, settings.template
        )
        self.offering = OfferingPresenter(self.session, self.client, self.denoising, self.window.notice_bar)
        wish = BatchWish(folder=Path(settings.output) if settings.output else None, template=settings.template)
        self.batching = BatchPresenter(self.session, self.client, self.window, wish)
        self._wire()
        for problem in library.problems():
            self.window.notice_bar.add(Notice(problem, severity=Severity.WARNING))

    def _wire(self) -> None:
        window, denoising = self.window, self.denoising
        denoising.told.connect(window.notice_bar.add)
        window.compare_view.failed.connect(lambda error: window.notice_bar.add(from_error(error)))
        window.openRequested.connect(denoising.open)
        window.sampleRequested.connect(self.open_sample)
        window.againRequested.connect(denoising.again)
        window.modelFileChosen.connect(denoising.import_model)
        window.groundTruthChosen.connect(self._set_ground_truth)
        window.removeRequested.connect(self._remove_current)
        window.closing.connect(self.close)

    def start(self, paths: Sequence[Path]) -> None:
        """Show the window, then start the engine and open ``paths``."""
        self.window.restore_layout(self._settings.geometry, self._settings.layout)
        self.window.show()
        QTimer.singleShot(0, self.client.start)
        self.batching.offer_unfinished()
        if paths:
            QTimer.singleShot(0, lambda: self.denoising.open(paths))

    def open_sample(self) -> None:
        """Open the bundled photo."""
        self.denoising.open([SAMPLES])

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
                folder=self.window.folder,
                geometry=geometry,
                layout=layout,
                output=output,
                template=template,
            )
        )
        self.window.hide()
        self.batching.close()
        self.client.close(saving=self.saving.busy or self.batching.busy)

    def _naming(self) -> tuple[str, str]:
        """Where results of many photos went last, and how they were named."""
        wish = self.batching.wish
        if self.batching.used and wish.folder is not None:
            return str(wish.folder), wish.template
        return self.saving.folder, self.saving.template

    def _set_ground_truth(self, path: Path) -> None:
        if self.session.current is not None:
            self.denoising.set_ground_truth(self.session.current.key, path)

    def _remove_current(self) -> None:
        if self.session.current is not None:
            self.session.remove(self.session.current.key)


def main(paths: Sequence[str] | None = None) -> int:
    """Open the window, with these photos or folders, and stay until it is closed.

    Args:
        paths: photos and folders; the command line's if not given.

    Returns:
        The exit status.
    """
    protect_singletons()
    given = list(sys.argv[1:] if paths is None else paths)
    app = QApplication([sys.argv[0], *(option for option in given if option.startswith("-"))])
    app.setApplicationName("Denoiser")
    app.setWindowIcon(app_icon())
    settings = remembered.load()
    language.install(app, settings.language, reverse=app.layoutDirection() is Qt.LayoutDirection.RightToLeft)
    apply_palette(app, system_scheme())
    application = Application(settings)
    application.start([Path(path).absolute() for path in given if not path.startswith("-")])
    return app.exec()
