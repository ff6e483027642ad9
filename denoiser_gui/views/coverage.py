"""Which part of a photo is there already."""

from engine.inference.tiling import Rect


class Coverage:
    """A growing area made of rectangles that do not overlap.

    Reading it while another thread adds is safe: the rectangles are a tuple that is replaced as a whole.
    """

    def __init__(self, height: int, width: int) -> None:
        self.whole = Rect(0, 0, height, width)
        self.rects: tuple[Rect, ...] = ()

    @property
    def complete(self) -> bool:
        return self.rects == (self.whole,)

    @property
    def fraction(self) -> float:
        """Covered share of the photo, 0 to 1."""
        return sum(rect.area for rect in self.rects) / self.whole.area

    def add(self, rect: Rect) -> None:
        """Count ``rect``, clipped to the photo, as covered; what was covered before is not counted twice."""
        rect = intersection(rect, self.whole)
        pieces = [rect] if rect.area > 0 else []
        for old in self.touching(rect):
            pieces = [rest for piece in pieces for rest in without(piece, old)]
        self.rects = (*self.rects, *pieces)
        if self.fraction == 1.0:
            self.rects = (self.whole,)

    def touching(self, rect: Rect) -> list[Rect]:
        """The covered parts of ``rect``."""
        parts = (intersection(old, rect) for old in self.rects)
        return [part for part in parts if part.area > 0]


def intersection(one: Rect, other: Rect) -> Rect:
    """What two rectangles share; its area is 0 if they share nothing."""
    top, left = max(one.top, other.top), max(one.left, other.left)
    return Rect(top, left, max(top, min(one.bottom, other.bottom)), max(left, min(one.right, other.right)))


def without(rect: Rect, hole: Rect) -> list[Rect]:
    """``rect`` less ``hole``, as up to four rectangles."""
    hole = intersection(rect, hole)
    if hole.area == 0:
        return [rect]
    parts = (
        Rect(rect.top, rect.left, hole.top, rect.right),
        Rect(hole.bottom, rect.left, rect.bottom, rect.right),
        Rect(hole.top, rect.left, hole.bottom, hole.left),
        Rect(hole.top, hole.right, hole.bottom, rect.right),
    )
    return [part for part in parts if part.area > 0]
