"""What a person may want of a training, and how that is called on buttons and in the menu."""

from enum import Enum

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


class Do(Enum):
    """In the order of the buttons."""

    USE = "use"
    PAUSE = "pause"
    RESUME = "resume"
    GO_ON = "go on"
    LENGTH = "length"
    SAVE = "save"
    STOP = "stop"
    DISCARD = "discard"
    FOLDER = "folder"
    ASIDE = "aside"
    CLOSE = "close"


IN_MENU = (Do.PAUSE, Do.RESUME, Do.GO_ON, Do.LENGTH, Do.SAVE, Do.STOP, Do.DISCARD)


def label(wish: Do) -> str:
    """On the button."""
    return {
        Do.USE: translate("Training", "Use it on my open photos"),
        Do.PAUSE: translate("Training", "Pause"),
        Do.RESUME: translate("Training", "Resume"),
        Do.GO_ON: translate("Training", "Resume"),
        Do.LENGTH: translate("Training", "Change length…"),
        Do.SAVE: translate("Training", "Save a copy now"),
        Do.STOP: translate("Training", "Stop and keep best"),
        Do.DISCARD: translate("Training", "Stop and discard…"),
        Do.FOLDER: translate("Training", "Show the folder"),
        Do.ASIDE: translate("Training", "Put aside"),
        Do.CLOSE: translate("Training", "Close"),
    }[wish]


def explanation(wish: Do) -> str:
    """In its tooltip."""
    return {
        Do.USE: translate("Training", "Choose this model and denoise the photos that are open with it"),
        Do.PAUSE: translate("Training", "Hold the training after this step"),
        Do.RESUME: translate("Training", "Let the training go on"),
        Do.GO_ON: translate("Training", "Go on from where the run was saved last"),
        Do.LENGTH: translate("Training", "Train longer or shorter than planned"),
        Do.SAVE: translate("Training", "Put the model as it is now into the library"),
        Do.STOP: translate("Training", "End now; the best model so far is kept"),
        Do.DISCARD: translate("Training", "End now and delete what was learned"),
        Do.FOLDER: translate("Training", "Open the folder of this run"),
        Do.ASIDE: translate("Training", "Move this run out of the way; nothing in it is lost"),
        Do.CLOSE: translate("Training", "Show it no more; its run folder stays"),
    }[wish]
