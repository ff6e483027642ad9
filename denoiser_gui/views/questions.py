"""Which file, which folder: the dialogs of the system."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.images.formats import READABLE_SUFFIXES


class Questions(QObject):
    """Asks for files and remembers where.

    Args:
        window: before which the dialogs stand.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.folder = ""

    def photos(self) -> list[Path]:
        """Photos to open; none: never mind."""
        endings = " ".join(f"*{suffix}" for suffix in READABLE_SUFFIXES)
        kinds = self.tr("Photos ({0});;All files (*)").format(endings)
        chosen, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Open photos"), self.folder, kinds)
        return self._remembered([Path(name) for name in chosen])

    def photo_folder(self) -> list[Path]:
        """A folder of photos."""
        title = self.tr("Open a folder of photos")
        chosen = QFileDialog.getExistingDirectory(self._window, title, self.folder)
        return self._remembered([Path(chosen)] if chosen else [])

    def where_to_save(self, proposed: Path) -> Path | None:
        """A file for the denoised photo; Qt asks before one is overwritten. None: never mind."""
        return self._file_to_write(self.tr("Save the denoised photo"), proposed)

    def where_to_save_picture(self, proposed: Path) -> Path | None:
        """The same for a picture of before and after."""
        return self._file_to_write(self.tr("Save the picture of before and after"), proposed)

    def where_to_save_votes(self, proposed: Path) -> Path | None:
        """The same for the votes of a blind test."""
        return self._file_to_write(self.tr("Save the votes"), proposed)

    def _file_to_write(self, title: str, proposed: Path) -> Path | None:
        """A name without an ending gets the proposed one, by which other programs know what it is."""
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(proposed))
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else _free(path.with_name(f"{path.name}{proposed.suffix}"))

    def ground_truth(self) -> Path | None:
        """The clean photo of a noisy one."""
        title = self.tr("The clean photo of the same scene")
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, self.folder)
        return Path(chosen) if chosen else None

    def model(self) -> Path | None:
        """A checkpoint."""
        kinds = self.tr("Models (*.safetensors *.pth *.pt);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self._window, self.tr("Import a model"), self.folder, kinds)
        return Path(chosen) if chosen else None

    def where_to_export(self, name: str, ending: str) -> Path | None:
        """A file for a model; Qt asks before one is overwritten.

        Args:
            name: of the model.
            ending: of the file, ``.safetensors`` or ``.onnx``, which is added where the person leaves it out.
        """
        kinds = {
            ".safetensors": self.tr("Denoiser model (*.safetensors)"),
            ".onnx": self.tr("ONNX, for other programs (*.onnx)"),
        }
        proposed = str(Path(self.folder) / f"{name}{ending}")
        chosen, _ = QFileDialog.getSaveFileName(self._window, self.tr("Export the model"), proposed, kinds[ending])
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix.lower() == ending else _free(path.with_name(f"{path.name}{ending}"))

    def _remembered(self, paths: list[Path]) -> list[Path]:
        if paths:
            self.folder = str(paths[0].parent)
        return paths


def _free(path: Path) -> Path:
    """The path, with a number where there is a file that nobody was asked about."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free
