"""A disk that is full soon."""

from pathlib import Path

import pytest

from engine.errors import UnwritableImage
from engine.service import buffers
from engine.service.buffers import Buffer


def room_for_one(monkeypatch: pytest.MonkeyPatch) -> list[Buffer]:
    """From now on there is room for one buffer, which is then in the list."""
    made: list[Buffer] = []
    create = buffers.create

    def created(folder: Path, name: str, shape: tuple[int, ...], dtype: str) -> Buffer:
        if made:
            raise UnwritableImage("There is too little room.")
        made.append(create(folder, name, shape, dtype))
        return made[0]

    monkeypatch.setattr(buffers, "create", created)
    return made
