"""Every error that may reach a person, each with one clear sentence.

::

    DenoiserError
    ├── ImageError
    │   ├── UnreadableImage        a file that is no photo we can open
    │   │   └── MissingExtra       a photo that needs a package which is not installed
    │   ├── UnwritableImage        a result that could not be saved; the old file is as it was
    │   │   └── OutputExists       a file is there already and overwriting was not asked for
    │   └── SizeMismatch           noisy and ground truth of different sizes
    ├── ModelError
    │   ├── UnknownModel           no such name in the library, no such file
    │   ├── UnsafeCheckpoint       a file that would run code
    │   ├── MissingPackage         a kind of file that needs a package which is not installed
    │   └── UnsuitableCheckpoint   a file whose tensors fit no architecture, or are not finite
    ├── InferenceError
    │   ├── OutOfMemory            the device has no room even for the smallest tile
    │   ├── NotFinite              the network answered NaN or infinity
    │   ├── DeviceUnavailable      the wanted device is not there
    │   ├── MethodUnavailable      an optional package is not installed
    │   ├── TakesNoNoiseLevel      a noise level was given to what takes none
    │   └── HasNoBest              the best quality was asked of a method, which has one only
    ├── TrainingError
    │   ├── WrongConfig            a training configured in a way that cannot be
    │   ├── NothingToLearn         too few photos that can be trained on
    │   ├── Diverged               the loss stays without a finite value
    │   ├── NotWritten             the finished model could not be written
    │   └── WrongRunFolder         a folder that holds no run, or a run that cannot be gone on with
    ├── MetricUndefined            photos too small for the metric
    ├── UnwritableReport           a report or a recipe that could not be saved
    ├── WrongRecipe                a recipe that is damaged, or of a newer version
    ├── ExtraFailed                an optional package that could not be installed
    └── WrongTemplate              a template for names that cannot name a file

``str(error)`` is the sentence a person reads: what happened, and what to do. Errors of Pillow, vips, torch and the
operating system are turned into these at the border where they arise and kept as ``__cause__``.
"""


class DenoiserError(Exception):
    """Root of all errors with a sentence for a person."""


class ImageError(DenoiserError):
    """Something about a photo's file."""


class UnreadableImage(ImageError):
    """The file is missing, damaged, too large or of a kind that is not supported."""


class MissingExtra(UnreadableImage):
    """The photo can be opened once an optional package is installed.

    Attributes:
        extra: which one, a name in :data:`engine.extras.EXTRAS`.
    """

    def __init__(self, sentence: str, extra: str) -> None:
        super().__init__(sentence)
        self.extra = extra

    def __reduce__(self) -> tuple[type["MissingExtra"], tuple[str, str]]:
        return type(self), (str(self), self.extra)


class UnwritableImage(ImageError):
    """The result could not be saved; nothing at the destination was changed."""


class OutputExists(UnwritableImage):
    """A file of that name is there already."""


class SizeMismatch(ImageError):
    """Two photos that should be a pair have different sizes."""


class ModelError(DenoiserError):
    """Something about a model or its file."""


class UnknownModel(ModelError):
    """Neither a model of the library nor a file."""


class MissingPackage(ModelError):
    """The model can be written once an optional package is installed.

    Attributes:
        extra: which one, a name in :data:`engine.extras.EXTRAS`.
    """

    def __init__(self, sentence: str, extra: str) -> None:
        super().__init__(sentence)
        self.extra = extra

    def __reduce__(self) -> tuple[type["MissingPackage"], tuple[str, str]]:
        return type(self), (str(self), self.extra)


class UnsafeCheckpoint(ModelError):
    """The file holds more than tensors and could run code; it was not opened."""


class UnsuitableCheckpoint(ModelError):
    """The tensors fit no known architecture, are damaged, not finite or too large."""


class InferenceError(DenoiserError):
    """Denoising could not be done."""


class OutOfMemory(InferenceError):
    """The device has no room even for the smallest tile."""


class NotFinite(InferenceError):
    """The network's answer holds NaN or infinity."""


class DeviceUnavailable(InferenceError):
    """The wanted device is not on this machine."""


class MethodUnavailable(InferenceError):
    """The method needs an optional package that is not installed."""


class TakesNoNoiseLevel(InferenceError):
    """A noise level was given to a method or model that judges the noise by itself."""


class HasNoBest(InferenceError):
    """The best quality is a way to run a model; a method knows only one."""


class TrainingError(DenoiserError):
    """Training cannot begin or cannot go on."""


class WrongConfig(TrainingError):
    """A key that does not exist, a value out of range, or choices that exclude each other."""


class NothingToLearn(TrainingError):
    """Too few photos that can be trained on."""


class Diverged(TrainingError):
    """The loss stays NaN or infinite, however small the learning rate."""


class NotWritten(TrainingError):
    """The finished model could not be written; what the last checkpoint holds is whole."""


class WrongRunFolder(TrainingError):
    """There is no run in the folder, or its checkpoint is damaged."""


class MetricUndefined(DenoiserError):
    """The metric has no value for these photos."""


class UnwritableReport(DenoiserError):
    """The report or recipe could not be saved; nothing at the destination was changed."""


class WrongRecipe(DenoiserError):
    """The recipe is missing, damaged, holds what no recipe holds, or was written by a newer version."""


class WrongTemplate(DenoiserError):
    """The template for the results' names has an unknown field, leads out of the folder or names nothing."""


class ExtraFailed(DenoiserError):
    """An optional package could not be installed; what was installed before is as it was."""


def explain(error: Exception) -> str:
    """One sentence for a person, whatever went wrong."""
    if isinstance(error, DenoiserError):
        return str(error)
    if isinstance(error, MemoryError):
        return "There is not enough memory for this. Close other programs, or take smaller photos."
    return f"Something unexpected went wrong ({type(error).__name__}: {error})."
