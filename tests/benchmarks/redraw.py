"""How long the comparison takes to paint: ``python -m tests.benchmarks.redraw [--megapixels 100] [--frames 200]``.

Software drawing, offscreen, in views of 1280x800 and 3840x2160 device pixels or others (``--view 1920x1080``), at the
scale that ``QT_SCALE_FACTOR`` tells; a pair of made photos. Prints the median, the 95th percentile and the longest time
of a repaint while wiping, panning, zooming, turning the strength, and while tiles arrive; of one large pair, and then
of nine photos of 24 megapixels beside each other (``--panes``), with a lens, and with one alone, as well.
"""

import argparse
import math
import os
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from denoiser_gui.interpreter import protect_singletons
from denoiser_gui.state.layout import MOST, Layout
from denoiser_gui.views.compare_view import CompareView
from denoiser_gui.views.image_pyramid import Rgb
from denoiser_gui.views.palette import Scheme, apply_palette

Step = Callable[[int], object]


def photo(megapixels: float, seed: int) -> Rgb:
    """A grainy photo of the proportions 3 to 2, made by repeating a patch of noise."""
    height = round(math.sqrt(megapixels * 1e6 / 1.5))
    patch = np.random.default_rng(seed).integers(0, 256, (512, 512, 3), np.uint8)
    across, down = -(-height * 3 // 2 // 512), -(-height // 512)
    return np.ascontiguousarray(np.tile(patch, (down, across, 1))[:height, : height * 3 // 2])


def measured(step: Step, frames: int) -> list[tuple[float, float]]:
    """Milliseconds (passed, of the processor) of each frame: the step, and the repaint and all else it causes."""
    times = []
    for frame in range(frames):
        begin, worked = time.perf_counter(), time.process_time()
        step(frame)
        QApplication.processEvents()
        times.append((1e3 * (time.perf_counter() - begin), 1e3 * (time.process_time() - worked)))
    return times


def report(name: str, times: list[tuple[float, float]]) -> None:
    passed, worked = (np.percentile(column, [50, 95, 100]) for column in zip(*times, strict=True))
    print(f"{name:24s}" + "".join(f" {ms:7.2f}" for ms in (*passed, *worked)))


def back_and_forth(frame: int, period: int) -> float:
    """0 to 1 and back."""
    return 0.5 - 0.5 * math.cos(2 * math.pi * frame / period)


def settle(view: CompareView) -> None:
    """Let the pyramid be built and everything on the screen be rendered well."""
    assert view._pair is not None
    view._pair._builder.wait(None)
    deadline = time.perf_counter() + 1.0
    while time.perf_counter() < deadline:
        QApplication.processEvents()
        time.sleep(0.005)
    view.repaint()


def wiping(view: CompareView, frame: int) -> None:
    view.move_divider(back_and_forth(frame, 120))


def zooming(view: CompareView, frame: int) -> None:
    view.zoom_by(1 if frame % 40 < 20 else -1, QPointF(900, 300))


def panning(view: CompareView, frame: int) -> None:
    view.pan(QPointF(13 if frame % 120 < 60 else -13, 7 if frame % 80 < 40 else -7))


def turning(view: CompareView, frame: int) -> None:
    view.set_strength(back_and_forth(frame, 60), 1.0)


def arriving(view: CompareView, frame: int) -> None:
    assert view.viewport is not None
    size, edge = view.viewport.photo, 512
    across = size.width // edge
    top, left = frame // across * edge % (size.height - edge), frame % across * edge
    view.tile_done(top, left, top + edge, left + edge)


def show(view: CompareView, noisy: Rgb, denoised: Rgb) -> None:
    begin = time.perf_counter()
    view.set_pair(noisy, denoised, complete=True)
    view.repaint()
    first = 1e3 * (time.perf_counter() - begin)
    ratio = view.devicePixelRatioF()
    print(f"\nview of {view.width() * ratio:.0f} x {view.height() * ratio:.0f} device pixels, scale {ratio:g}")
    print(f"{noisy.shape[1]} x {noisy.shape[0]}: first picture after {first:.0f} ms")
    settle(view)


def measure(view: CompareView, noisy: Rgb, denoised: Rgb, frames: int) -> None:
    show(view, noisy, denoised)
    for name, zoom in (("fitted", None), ("at 70 %", 0.7), ("at 100 %", 1.0), ("at 500 %", 5.0)):
        for what, step in (("wiping", wiping), ("panning", panning)):
            view.fit()
            if zoom is not None:
                view.zoom_to(zoom)
            settle(view)
            report(f"{what}, {name}", measured(lambda frame, step=step: step(view, frame), frames))
    view.fit()
    view.move_divider(0.5)
    settle(view)
    report("zooming from fitted", measured(lambda frame: zooming(view, frame), frames))
    view.fit()
    report("strength, fitted", measured(lambda frame: turning(view, frame), frames))
    view.actual_size()
    report("strength, at 100 %", measured(lambda frame: turning(view, frame), frames))
    view.fit()
    view.set_strength(1.0, 1.0)
    view.set_pair(noisy, denoised)
    report("tiles arriving, fitted", measured(lambda frame: arriving(view, frame), frames))
    view.clear()


def pointing(view: CompareView, frame: int) -> None:
    """The lens goes with the pointer."""
    view._on_pointed(QPointF(40 + frame % 300, 60 + frame % 160))


def flipping(view: CompareView, frame: int) -> None:
    """As blinking does, when both are rendered."""
    view.board.hold(f"picture-{frame % 2}")


def measure_panes(view: CompareView, pictures: list[Rgb], frames: int) -> None:
    """So many pictures beside each other; the first two are noisy and denoised."""
    view.fit()
    view.set_layout(Layout())
    view.set_pair(pictures[0], pictures[1], complete=True)
    names = {f"picture-{number}": f"Picture {number}" for number in range(len(pictures) - 2)}
    for name, picture in zip(names, pictures[2:], strict=True):
        view.put(name, picture, complete=True)
    view.compare("noisy", "denoised", {"noisy": "Noisy", "denoised": "Denoised", **names})
    view.set_layout(Layout(len(pictures)))
    print(f"\n{len(pictures)} photos of {pictures[0].shape[1]} x {pictures[0].shape[0]} beside each other")
    settle(view)
    for name, zoom in (("at 30 %", 0.3), ("at 100 %", 1.0), ("at 500 %", 5.0)):
        view.zoom_to(zoom)
        settle(view)
        report(f"panning, {name}", measured(lambda frame: panning(view, frame), frames))
    view.fit()
    settle(view)
    report("zooming from fitted", measured(lambda frame: zooming(view, frame), frames))
    view.fit()
    report("strength, fitted", measured(lambda frame: turning(view, frame), frames))
    view.set_strength(1.0, 1.0)
    view.actual_size()
    view.board.magnify(True)
    settle(view)
    report("lens, at 100 %", measured(lambda frame: pointing(view, frame), frames))
    view.board.magnify(False)
    report("one alone, then another", measured(lambda frame: flipping(view, frame), frames))
    view.board.hold()
    report("all again", measured(lambda _frame: view.update(), frames))
    view.clear()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megapixels", type=float, default=100.0, help="of the pair; 0: none")
    parser.add_argument("--panes", type=float, default=24.0, help="megapixels of each of nine photos; 0: none")
    parser.add_argument("--frames", type=int, default=200)
    parser.add_argument("--view", nargs="+", default=["1280x800", "3840x2160"])
    options = parser.parse_args()
    protect_singletons()
    app = QApplication([])
    apply_palette(app, Scheme.DARK)
    noisy, denoised = photo(max(options.megapixels, 1e-3), 1), photo(max(options.megapixels, 1e-3), 2)
    pictures = [photo(options.panes, seed) for seed in range(MOST)] if options.panes else []
    print(
        "milliseconds: median, 95 %, longest as passed; the same of the processor, which a busy machine does not spoil"
    )
    for size in options.view:
        view = CompareView()
        view.resize(*(round(int(edge) / view.devicePixelRatioF()) for edge in size.split("x")))
        view.show()
        if options.megapixels:
            measure(view, noisy, denoised, options.frames)
        if pictures:
            measure_panes(view, pictures, options.frames)


if __name__ == "__main__":
    main()
