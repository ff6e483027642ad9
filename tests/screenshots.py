"""Pictures of the window for the documentation, made from the bundled samples with the real program.

``python -m tests.screenshots docs/pictures`` makes all again; ``--only`` names some, ``--list`` tells their names. It
needs no screen, and a model in the library. A scene that is added to :data:`SCENES`, or to those of
:mod:`tests.training_scenes`, gets its pictures by itself; the scenes of one story follow each other in one window, so
each finds the photos that those before it opened.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from io import BytesIO
from itertools import product
from pathlib import Path

import numpy as np
from PIL import Image as PillowImage
from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from denoiser_gui import language
from denoiser_gui import settings as remembered
from denoiser_gui.app import SAMPLES, Application
from denoiser_gui.interpreter import protect_singletons
from denoiser_gui.state.layout import Layout
from denoiser_gui.state.session import Stage as PhotoStage
from denoiser_gui.views.motion import follow_system
from denoiser_gui.views.palette import apply_palette, chosen_scheme
from tests.comparing_scenes import blind_test, difference, nine_up, side_by_side

SCHEMES = ("dark", "light")

_SECONDS = 300.0
_CALM_SECONDS = 1.2
_GROWN = 4
_MOST_BYTES = 240_000
_QUALITIES = (88, 80, 72, 64, 50)
_WIDEST = 1920
_COMPARED = ("fast", "gaussian", "median", "wavelet", "nlm")


@dataclass(frozen=True, slots=True)
class Screen:
    """Size of the window in logical pixels, and how many device pixels one of them is; wider pictures are shrunk."""

    name: str
    width: int
    height: int
    scale: int = 1


SMALL = Screen("1280x800", 1280, 800)
LARGE = Screen("4k", 1920, 1080, 2)
SCREENS = (SMALL, Screen("1920x1080", 1920, 1080), LARGE)


class Stage:
    """The program, and a hand that uses it.

    Args:
        app: the one and only.
        folder: for photos that are made here.
        photos: what is opened instead of the samples, to look at; such pictures are not for the documentation.
    """

    def __init__(self, app: QApplication, folder: Path, photos: Sequence[Path] = ()) -> None:
        self.app, self.folder, self.photos = app, folder, list(photos)
        self.program = Application(remembered.load())
        self.program.start([])

    @property
    def window(self) -> QWidget:
        return self.program.window

    def wait(self, condition: Callable[[], object], what: str) -> None:
        """Let the program run until something is so."""
        end = time.monotonic() + _SECONDS
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError(f"{what} did not come")
            self.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def open(self, paths: Sequence[Path]) -> None:
        """As if they were dropped, until they are in the list."""
        before = len(self.program.session)
        self.program.opening.open(paths, remembered=False)
        self.wait(lambda: len(self.program.session) > before, "the photos")

    def calm(self) -> None:
        """Until what moves has come to rest."""
        end = time.monotonic() + _CALM_SECONDS
        self.wait(lambda: time.monotonic() > end, "the end")

    def settle(self) -> None:
        """Until nothing is worked on any more."""
        self.wait(lambda: not any(photo.pending for photo in self.program.session), "the last photo")
        self.calm()

    def tidy(self) -> None:
        """Only the window, with one photo that is wiped and fitted."""
        for each in self.app.topLevelWidgets():
            if each.isVisible() and each is not self.window:
                each.close()
        differing, view = self.program.examining.differing, self.program.window.compare_view
        differing.set_wish(differing.wish.showing(None))
        view.set_layout(Layout())
        view.fit()
        view.move_divider(0.5)

    def dialog(self) -> QWidget:
        """The dialog that is open."""
        self.calm()
        return next(each for each in self.app.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible())


def empty(stage: Stage) -> QWidget:
    """Nothing is open."""
    stage.calm()
    return stage.window


def working(stage: Stage) -> QWidget:
    """A large photo is a good third done, others wait."""
    paths = stage.photos or [_large_photo(stage.folder), SAMPLES]
    stage.open(paths)

    def far_enough() -> bool:
        photo = stage.program.session.current
        return photo is not None and (photo.progress.fraction >= 0.35 or photo.stage is PhotoStage.DONE)

    stage.wait(far_enough, "a third")
    return stage.window


def done(stage: Stage) -> QWidget:
    """All photos are done, one with a ground truth is shown."""
    stage.settle()
    with_truth = [photo for photo in stage.program.session if photo.truth_name]
    stage.program.session.show((with_truth or list(stage.program.session))[0].key)
    stage.settle()
    return stage.window


def zoomed(stage: Stage) -> QWidget:
    """A part of the large photo one to one, with the overview."""
    stage.tidy()
    session, view = stage.program.session, stage.program.window.compare_view
    session.show(next(iter(session)).key)
    view.actual_size()
    view.move_divider(0.4)
    stage.calm()
    return stage.window


def error(stage: Stage) -> QWidget:
    """A file that is no photo is among those that were dropped."""
    broken = stage.folder / "torn.jpg"
    broken.write_bytes((SAMPLES / "cat_noisy.png").read_bytes()[:5000])
    stage.program.window.compare_view.fit()
    stage.program.window.compare_view.move_divider(0.5)
    stage.open([broken])
    stage.settle()
    stage.program.session.show(next(photo.key for photo in stage.program.session if photo.path == broken))
    stage.calm()
    return stage.window


def keys(stage: Stage) -> QWidget:
    """The sheet of all keys."""
    stage.program.window.notice_bar.dismiss_all()
    stage.program.window.show_keys()
    stage.calm()
    return stage.window


def many(stage: Stage) -> QWidget:
    """The batch."""
    stage.program.window.keys_sheet.close()
    stage.program.window.manyRequested.emit()
    return stage.dialog()


def before_after(stage: Stage) -> QWidget:
    """What a picture of before and after is to be."""
    stage.dialog().close()
    session = stage.program.session
    session.show(next(photo.key for photo in session if photo.stage is PhotoStage.DONE))
    stage.calm()
    stage.program.picturing.ask()
    return stage.dialog()


def evaluating(stage: Stage) -> QWidget:
    """Which methods are to be compared on which photos."""
    for dialog in stage.app.topLevelWidgets():
        if isinstance(dialog, QDialog):
            dialog.close()
    presenter = stage.program.evaluating
    presenter.open()
    presenter.dialog.resize(1240, 760)
    presenter.dialog.setup.add_paths([_quarters(stage.folder)])
    wish = replace(presenter.dialog.setup.wish, methods=_COMPARED, open_photos=False)
    presenter.setup.fill_in(wish)
    presenter.setup.survey()
    stage.wait(lambda: "pair" in presenter.dialog.setup.found.text(), "the pairs")
    stage.calm()
    return presenter.dialog


def evaluated(stage: Stage) -> QWidget:
    """What methods came to, photo by photo and together."""
    presenter = stage.program.evaluating
    presenter.dialog.setup.start_button.click()
    stage.wait(lambda: presenter.evaluation.measured > 0 and not presenter.running, "the evaluation")
    table = presenter.dialog.results.table
    stage.wait(lambda: table.summary.index(0, 1).data(), "the means")
    table.photos.selectRow(4)
    stage.calm()
    return presenter.dialog


def quality_and_time(stage: Stage) -> QWidget:
    """The efficient frontier."""
    stage.program.evaluating.dialog.results.plots.tabs.setCurrentIndex(2)
    stage.calm()
    return stage.program.evaluating.dialog


def worst(stage: Stage) -> QWidget:
    """The photo that was clicked, where the method is worst."""
    presenter = stage.program.evaluating
    presenter.results.photoWanted.emit(4, "median")
    session = stage.program.session
    stage.wait(lambda: session.current is not None and session.current.further, "the method's result")
    stage.settle()
    stage.wait(lambda: all(one.display is not None for one in session.current.further), "its pixels")
    stage.calm()
    presenter.dialog.close()
    return stage.window


@dataclass(frozen=True, slots=True)
class Scene:
    """What is done, and which screens it is photographed on; ``alone``: those after it do without."""

    act: Callable[[Stage], QWidget]
    screens: tuple[Screen, ...] = SCREENS
    schemes: tuple[str, ...] = SCHEMES
    alone: bool = False

    @property
    def name(self) -> str:
        return self.act.__name__.replace("_", "-")

    def file(self, screen: Screen, scheme: str) -> str:
        """The name of its picture."""
        return f"{self.name}-{screen.name}-{scheme}.webp"

    def wanted(self, screen: Screen, scheme: str) -> bool:
        return screen in self.screens and scheme in self.schemes


SCENES = (
    Scene(empty),
    Scene(working),
    Scene(done),
    Scene(side_by_side, (SMALL,), ("dark",), alone=True),
    Scene(nine_up, (SMALL,), ("dark",), alone=True),
    Scene(difference, (SMALL,), ("dark",), alone=True),
    Scene(blind_test, (SMALL,), ("light",), alone=True),
    Scene(zoomed, (SMALL,), ("dark",)),
    Scene(error),
    Scene(keys, (SMALL,), ("dark",)),
    Scene(many, (SMALL,), ("light",)),
    Scene(before_after, (SMALL,), ("light",)),
    Scene(evaluating, (SMALL,), ("light",)),
    Scene(evaluated, (SMALL,), ("dark", "light")),
    Scene(quality_and_time, (SMALL,), ("light",)),
    Scene(worst, (SMALL,), ("dark",)),
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the pictures."""
    chosen = _parser().parse_args(arguments)
    for story, scenes in stories().items():
        for screen, scheme in product([*SCREENS, *map(_screen, chosen.size)], SCHEMES):
            names = [scene.file(screen, scheme) for scene in scenes if scene.wanted(screen, scheme) or chosen.size]
            names = [name for name in names if any(fnmatch(name, pattern) for pattern in chosen.only)]
            if chosen.list:
                print(*names, sep="\n") if names else None
            elif names:
                _start(chosen, story, screen, scheme)


def stories() -> dict[str, tuple[Scene, ...]]:
    """All scenes by the story that they belong to."""
    from tests import training_scenes

    return {"using": SCENES, "training": training_scenes.SCENES}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--only", nargs="+", default=["*"], metavar="NAME", help="files or patterns, done-*-dark.webp")
    parser.add_argument("--list", action="store_true", help="tell the names, make nothing")
    parser.add_argument("--photos", nargs="+", type=Path, default=[], help="to look at; not for the documentation")
    parser.add_argument("--size", nargs="+", default=[], metavar="WxH[@SCALE]", help="further sizes, all scenes")
    return parser


def _screen(size: str) -> Screen:
    edges, _, scale = size.partition("@")
    width, height = map(int, edges.split("x"))
    return Screen(size.replace("@", "x"), width, height, int(scale or 1))


def _start(chosen: argparse.Namespace, story: str, screen: Screen, scheme: str) -> None:
    """A process of its own: the scale of the screen holds for a whole process."""
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"DENOISER_HOME": home, "QT_SCALE_FACTOR": str(screen.scale)}
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        told = [f"{edge}" for edge in (story, screen.name, screen.width, screen.height, scheme)]
        command = [sys.executable, "-c", "import sys; from tests.screenshots import act; act(sys.argv[1:])"]
        options = [str(chosen.folder), *told, "|".join(chosen.only), *map(str, chosen.photos)]
        subprocess.run([*command, *options], env=environment, check=True)


def act(arguments: Sequence[str]) -> None:
    """All scenes of one story and screen, in the process that :func:`main` starts for them."""
    folder, story, name, width, height, scheme, only, *photos = arguments
    scenes = stories()[story]
    protect_singletons()
    app = QApplication([])
    remembered.save(remembered.Settings(appearance=scheme))
    language.install(app, "en")
    apply_palette(app, chosen_scheme(scheme))
    follow_system(app)
    screen = next((each for each in SCREENS if each.name == name), Screen(name, int(width), int(height)))
    wanted = [scene.wanted(screen, scheme) or screen not in SCREENS for scene in scenes]
    with tempfile.TemporaryDirectory() as made:
        stage = Stage(app, Path(made), [Path(photo) for photo in photos])
        stage.window.resize(int(width), int(height))
        files = [scene.file(screen, scheme) for scene in scenes]
        kept = [
            here and any(fnmatch(file, part) for part in only.split("|"))
            for file, here in zip(files, wanted, strict=True)
        ]
        for place in range(max(place for place, here in enumerate(kept) if here) + 1):
            if scenes[place].alone and not kept[place]:
                continue
            widget = scenes[place].act(stage)
            if kept[place]:
                _keep(widget, Path(folder) / files[place])
        for each in app.topLevelWidgets():
            each.close()
        stage.wait(lambda: not stage.program.client.running, "the end of the engine")


def _keep(widget: QWidget, path: Path) -> None:
    """As a WebP that is small enough to lie in a repository."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    picture = PillowImage.fromarray(raw[:, : 3 * image.width()].reshape(image.height(), image.width(), 3))
    if picture.width > _WIDEST:
        height = round(picture.height * _WIDEST / picture.width)
        picture = picture.resize((_WIDEST, height), PillowImage.Resampling.LANCZOS)
    path.parent.mkdir(parents=True, exist_ok=True)
    for quality in _QUALITIES:
        content = BytesIO()
        picture.save(content, "WEBP", quality=quality, method=6)
        if content.tell() <= _MOST_BYTES:
            break
    path.write_bytes(content.getbuffer())
    print(path, f"{content.tell() / 1000:.0f} kB")


def _large_photo(folder: Path) -> Path:
    """The rocket, larger and taken once more by the camera that made the samples."""
    import torch

    from engine.degradation.camera import photograph
    from engine.degradation.sample import SAMPLE_SENSOR

    with PillowImage.open(SAMPLES / "rocket_clean.png") as small:
        size = small.width * _GROWN, small.height * _GROWN
        clean = np.asarray(small.convert("RGB").resize(size, PillowImage.Resampling.LANCZOS))
    photo = torch.from_numpy(clean.copy()).permute(2, 0, 1).unsqueeze(0).float() / 255
    noisy, _ = photograph(photo, SAMPLE_SENSOR, torch.Generator().manual_seed(1))
    path = folder / "night launch.png"
    PillowImage.fromarray((noisy[0].permute(1, 2, 0) * 255).round().byte().numpy()).save(path, compress_level=1)
    return path


def _quarters(folder: Path) -> Path:
    """The samples and their ground truths in four parts each, so that there are enough to tell methods apart."""
    for file in sorted(SAMPLES.glob("*.png")):
        name, kind = file.stem.rsplit("_", 1)
        within = folder / "parts" / kind
        within.mkdir(parents=True, exist_ok=True)
        with PillowImage.open(file) as photo:
            halves = [(0, photo.width // 2, photo.width), (0, photo.height // 2, photo.height)]
            for place in range(4):
                (left, right), (top, bottom) = (
                    edges[part : part + 2] for edges, part in zip(halves, (place % 2, place // 2), strict=True)
                )
                photo.crop((left, top, right, bottom)).save(within / f"{name}-{place + 1}.png")
    return folder / "parts"


if __name__ == "__main__":
    from tests import screenshots  # whose scenes are not those of this module, which has another name

    screenshots.main()
