"""Pictures that were pasted: files of their own, so that nothing of them is lost, not even in a crash.

Every running window has a folder beside the settings. What a window leaves there is offered by the next one.
"""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from threading import Lock

import psutil
from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice
from PySide6.QtGui import QImage

from denoiser_gui.settings import settings_path
from engine.errors import UnwritableImage
from engine.images.placing import placed

_NAME, _FOLDER = "Pasted picture", "pasted"
_naming = Lock()


def keep(image: QImage) -> Path:
    """Write a picture as PNG, in its own depth.

    Raises:
        UnwritableImage: there is no room, or the folder cannot be written to.
    """
    with _naming:
        path = _free(_mine())
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with placed(path, overwrite=False) as file:
                file.write(_png(image))
        except OSError as error:
            text = QCoreApplication.translate(
                "Pasted", "The pasted picture could not be kept in {folder}. Make room there, then paste it again."
            )
            raise UnwritableImage(text.format(folder=path.parent)) from error
    return path


def holds(path: Path) -> bool:
    """Whether this is a picture that was pasted."""
    folder = path.parent.parent
    return folder.name == _FOLDER and folder == _root()


def left_behind() -> list[Path]:
    """Pictures of windows that are gone."""
    folders = [folder for folder in sorted(_root().glob("*")) if not _is_open(folder)]
    return [path for folder in folders for path in sorted(folder.glob("*.png"))]


def adopt(paths: Iterable[Path]) -> list[Path]:
    """Move pictures that were left behind to those of this window; their new places."""
    result = []
    with _naming:
        for path in paths:
            target = _free(_mine())
            target.parent.mkdir(parents=True, exist_ok=True)
            result.append(path.replace(target))
            _tidy(path.parent)
    return result


def forget(paths: Iterable[Path]) -> None:
    """Delete pictures that nobody wants any more."""
    for path in paths:
        path.unlink(missing_ok=True)
        _tidy(path.parent)


def keep_only(paths: Iterable[Path]) -> None:
    """This window closes: only these of its pictures stay."""
    wanted = set(paths)
    forget(path for path in _mine().glob("*.png") if path not in wanted)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG", 80):  # type: ignore[call-overload]  # the stubs want bytes, Qt wants a name
        raise OSError("Qt could not write the picture")
    return bytes(buffer.data().data())


def _root() -> Path:
    return settings_path().parent / _FOLDER


def _mine() -> Path:
    return _root() / str(os.getpid())


def _free(folder: Path) -> Path:
    number, path = 2, folder / f"{_NAME}.png"
    while path.exists():
        path = folder / f"{_NAME} {number}.png"
        number += 1
    return path


def _is_open(folder: Path) -> bool:
    """Whether its window still runs. Another program may have its number by now: then it is offered another time."""
    if folder.name == str(os.getpid()):
        return True
    return folder.name.isdecimal() and psutil.pid_exists(int(folder.name))


def _tidy(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        shutil.rmtree(folder, ignore_errors=True)
