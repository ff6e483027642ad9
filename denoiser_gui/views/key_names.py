"""Keys as they are called on the person's keyboard."""

from PySide6.QtGui import QKeySequence


def key_name(keys: str) -> str:
    """Of a key or several together, for instance ``Shift+C``, in the language of the window."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def with_key(text: str, keys: str) -> str:
    """An entry of a menu whose key is heard elsewhere: it is only told."""
    return f"{text}\t{key_name(keys)}"
