"""An engine that does nothing but write down what it is asked."""

from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from engine.service.requests import Request

R = TypeVar("R")


class FakeClient(QObject):
    received = Signal(object)
    stopped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Request] = []
        self.starts = 0

    def start(self) -> None:
        self.starts += 1

    def send(self, request: Request) -> None:
        self.asked.append(request)

    def last(self, kind: type[R]) -> R:
        return [request for request in self.asked if isinstance(request, kind)][-1]

    def count(self, kind: type) -> int:
        return sum(isinstance(request, kind) for request in self.asked)
