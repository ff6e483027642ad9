"""How the pictures of a photo lie beside each other, and which of them goes its own way: pure arithmetic, no Qt.

A layout of one picture is the wipe. All panes of a grid have the same size to the pixel, so that one viewport serves
them all and what is rendered for one place is at the same place in every pane.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from denoiser_gui.state.comparison import Orientation, Size, Viewport
from engine.inference.tiling import Rect

MOST = 9
"""Pictures beside each other."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What the person chose.

    Attributes:
        count: 1: left and right in one picture, with a line between them; 2: both beside each other; 3 to
            :data:`MOST`: so many pictures of the photo, as far as there are.
        orientation: of the line; horizontal, the two lie one above the other.
    """

    count: int = 1
    orientation: Orientation = Orientation.VERTICAL

    def __post_init__(self) -> None:
        if not 1 <= self.count <= MOST:
            raise ValueError(f"a layout has 1 to {MOST} pictures, not {self.count}")

    @property
    def wipes(self) -> bool:
        """Whether there is a line to wipe with."""
        return self.count == 1

    def names(self, candidates: Sequence[str], left: str, right: str) -> tuple[str, ...]:
        """Which pictures are seen, in their order.

        Args:
            candidates: all pictures of the photo.
            left, right: the two that are compared; one that there is not is left out.
        """
        if self.count <= 2:
            return tuple(dict.fromkeys(name for name in (left, right) if name in candidates))
        return tuple(candidates[: self.count])

    @property
    def text(self) -> str:
        """To be remembered."""
        return f"{self.count} {self.orientation.value}"

    @classmethod
    def parse(cls, text: str) -> "Layout":
        """From :attr:`text`; the wipe where it makes no sense."""
        count, _, orientation = text.partition(" ")
        try:
            return cls(int(count), Orientation(orientation))
        except ValueError:
            return cls()


@dataclass(frozen=True, slots=True)
class Grid:
    """Panes of one size, row by row from the top left; in device pixels.

    Attributes:
        view: how much room there is.
        count: of panes.
        columns: of the grid.
        gap: between panes.
    """

    view: Size
    count: int
    columns: int
    gap: int

    @classmethod
    def fitting(cls, count: int, view: Size, photo: Size, gap: int, orientation: Orientation) -> "Grid":
        """The grid in which the whole photo is seen largest.

        Args:
            count: of panes, at least 1.
            view: how much room there is.
            photo: its size; only the proportions matter.
            gap: between panes.
            orientation: two panes lie beside each other where it is vertical, else one above the other.
        """
        if count == 2:
            return cls(view, 2, 2 if orientation is Orientation.VERTICAL else 1, gap)
        grids = [cls(view, count, columns, gap) for columns in range(1, count + 1)]
        return max(grids, key=lambda grid: (grid._zoom(photo), -grid.rows * grid.columns))

    @property
    def rows(self) -> int:
        return -(-self.count // self.columns)

    @property
    def cell(self) -> Size:
        """Of each pane."""
        width = (self.view.width - self.gap * (self.columns - 1)) // self.columns
        height = (self.view.height - self.gap * (self.rows - 1)) // self.rows
        return Size(max(1, width), max(1, height))

    def area(self, index: int) -> Rect:
        """Where a pane lies; what the division leaves over is around the grid."""
        row, column = divmod(index, self.columns)
        cell = self.cell
        left = self._spare(self.view.width, cell.width, self.columns) + column * (cell.width + self.gap)
        top = self._spare(self.view.height, cell.height, self.rows) + row * (cell.height + self.gap)
        return Rect(top, left, top + cell.height, left + cell.width)

    @property
    def areas(self) -> list[Rect]:
        """Of all panes."""
        return [self.area(index) for index in range(self.count)]

    def index_at(self, x: float, y: float) -> int | None:
        """The pane under a point; None between panes."""
        for index, area in enumerate(self.areas):
            if area.left <= x < area.right and area.top <= y < area.bottom:
                return index
        return None

    def _spare(self, room: int, edge: int, number: int) -> int:
        """Half of what is left over."""
        return max(0, room - number * edge - (number - 1) * self.gap) // 2

    def _zoom(self, photo: Size) -> float:
        return min(self.cell.width / photo.width, self.cell.height / photo.height)


@dataclass(frozen=True, slots=True)
class Links:
    """All panes have one zoom and pan, but for those that were loosened: they go their own way until joined again.

    Attributes:
        own: by the name of the picture, what its pane shows.
    """

    own: Mapping[str, Viewport] = field(default_factory=dict)

    def viewport(self, name: str, common: Viewport) -> Viewport:
        """What a pane shows.

        Args:
            name: of its picture.
            common: what those show that are linked.
        """
        return self.own.get(name, common)

    def is_loose(self, name: str) -> bool:
        """Whether a pane goes its own way."""
        return name in self.own

    def loosened(self, name: str, viewport: Viewport) -> "Links":
        """This pane shows this from now on, whatever the others do."""
        return Links({**self.own, name: viewport})

    def joined(self, name: str) -> "Links":
        """This pane goes with the others again."""
        return Links({other: port for other, port in self.own.items() if other != name})

    def among(self, names: Iterable[str]) -> "Links":
        """Forget the panes of all other pictures."""
        kept = frozenset(names)
        return replace(self, own={name: port for name, port in self.own.items() if name in kept})

    def resized(self, cell: Size) -> "Links":
        """In panes of another size."""
        return Links({name: port.resized(cell) for name, port in self.own.items()})
