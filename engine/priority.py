"""How urgent this process is to the system. Imports no torch."""

import os

import psutil

_NICENESS = 5
"""Of a busy machine three quarters go to what is as urgent as usual; of an idle one it takes nothing away."""


def let_others_first() -> None:
    """Compute in the time that others leave, so that the window is drawn at once whatever goes on here."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    else:
        psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
