"""What several threads keep in a dict."""

from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Vanishing(dict[Key, Value]):
    """Another thread takes away whatever somebody found to be there, before they get it."""

    def __contains__(self, key: object) -> bool:
        found = super().__contains__(key)
        super().pop(key, None)
        return found
