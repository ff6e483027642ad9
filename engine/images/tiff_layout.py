"""How a TIFF stores its pixels: which of its many ways are taken, by whom they are decoded, and what is said about it.

Tags after TIFF 6.0 (Adobe 1992); colours of kind 9 after Adobe's technical notes for PageMaker 6.0, compressions after
libtiff's registry.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.images import cmyk
from engine.images.header import Header, Refused
from engine.images.tiff_directory import Directories, Entry

WHITE_IS_0, BLACK_IS_0, RGB, PALETTE, SEPARATED, YCBCR, CIELAB, ICCLAB = 0, 1, 2, 3, 5, 6, 8, 9
UNSIGNED, FLOAT = 1, 3
ASSOCIATED = 1
_GREY_OR_RGB = (WHITE_IS_0, BLACK_IS_0, RGB)
HORIZONTAL, FLOATING = 2, 3

_WIDTH, _HEIGHT, _BITS, _COMPRESSION, _COLOUR, _SAMPLES = 256, 257, 258, 259, 262, 277
_ROWS, _PLANES, _PREDICTOR, _TILE_WIDTH, _TILE_HEIGHT, _INKS, _EXTRA, _FORMAT = 278, 284, 317, 322, 323, 332, 338, 339
_COLOUR_SAMPLES = {WHITE_IS_0: 1, BLACK_IS_0: 1, RGB: 3, PALETTE: 1, SEPARATED: 4, YCBCR: 3, CIELAB: 3, ICCLAB: 3}
_FOREIGN_COLOURS = {4: "a mask", 10: "ITU L*a*b* colours", 32844: "a LogL picture", 32845: "LogLuv colours"}
_FOREIGN_COLOURS |= {32803: "camera raw", 34892: "camera raw"}
_FOREIGN_NUMBERS = {2: "signed numbers", 4: "of an undefined kind", 5: "complex numbers", 6: "complex numbers"}
_COMPRESSIONS = frozenset((1, 2, 3, 4, 5, 7, 8, 32771, 32773, 32946, 50001))
_BYTEWISE_COMPRESSIONS = frozenset((1, 5, 8, 32773, 32946))
_FOREIGN_COMPRESSIONS = {6: "old-style JPEG", 9: "JBIG", 10: "JBIG", 32766: "NeXT", 32809: "ThunderScan"}
_FOREIGN_COMPRESSIONS |= {32908: "PixarFilm", 32909: "PixarLog"}
_FOREIGN_COMPRESSIONS |= {33003: "JPEG 2000", 34661: "JBIG", 34676: "SGI Log", 34677: "SGI Log", 34712: "JPEG 2000"}
_FOREIGN_COMPRESSIONS |= {34887: "LERC", 34892: "lossy JPEG", 34925: "LZMA", 34933: "PNG", 34934: "JPEG XR"}
_FOREIGN_COMPRESSIONS |= {50000: "Zstandard", 50002: "JPEG XL", 52546: "JPEG XL"}
_MAX_PIECES = 1 << 20


@dataclass(frozen=True, slots=True)
class Layout:
    """How pixels are stored.

    Attributes:
        width, height: in pixels, not yet upright.
        colour: the tag PhotometricInterpretation, one of the constants above.
        samples: numbers a pixel.
        bits: of each sample.
        number: what they are, ``UNSIGNED`` or ``FLOAT``.
        compression: the tag's value.
        predictor: 1, ``HORIZONTAL`` or ``FLOATING``.
        separate: whether each channel lies in a plane of its own.
        extra: the kind of the sample beyond the colours, ``ASSOCIATED`` for alpha that the colours are multiplied by.
    """

    width: int
    height: int
    colour: int
    samples: int
    bits: int
    number: int
    compression: int
    predictor: int
    separate: bool
    extra: int

    @property
    def channels(self) -> int:
        """Of the photo in memory: 1 for grey, 3 for all else."""
        return 1 if self.colour in (WHITE_IS_0, BLACK_IS_0) else 3

    @property
    def alpha(self) -> bool:
        return self.samples > _COLOUR_SAMPLES[self.colour]

    @property
    def depth(self) -> int:
        """Bits of the photo in memory: 8, 16 or 32."""
        if self.number == FLOAT:
            return 32
        return 8 if self.bits <= 8 else 16

    @property
    def packed(self) -> bool:
        """Whether libvips cannot decode it, or not well."""
        if self.colour in (CIELAB, ICCLAB):
            return True
        if self.separate and self.samples > 1 and self.colour in _GREY_OR_RGB:
            return True  # libvips mixes two planes up, and knows none in tiles
        if self.number == FLOAT:
            return self.bits == 64 or (self.alpha and self.extra == ASSOCIATED)
        whole = (8, 16) if self.channels == 3 and self.colour != PALETTE else (1, 2, 4, 8, 16)
        return self.bits not in whole

    @property
    def header(self) -> Header:
        return Header(self.width, self.height, self.channels, self.depth, "tiff", self.alpha, self.packed)


def layout_of(directories: Directories, entries: dict[int, Entry]) -> Layout:
    """The layout of the page whose directory is ``entries``.

    Raises:
        Refused: pixels of a kind that is not taken.
        ValueError: not as TIFF has it.
    """

    def number(tag: int, default: int) -> int:
        return int(directories.number(entries, tag, default))

    layout = Layout(
        width=number(_WIDTH, 0),
        height=number(_HEIGHT, 0),
        colour=_colour(number(_COLOUR, -1)),
        samples=number(_SAMPLES, 1),
        bits=_only(directories, entries, _BITS, 1, "bits a channel"),
        number=_only(directories, entries, _FORMAT, UNSIGNED, "kinds of numbers"),
        compression=number(_COMPRESSION, 1),
        predictor=number(_PREDICTOR, 1),
        separate=number(_PLANES, 1) == 2,
        extra=number(_EXTRA, 0),
    )
    tiled = _TILE_WIDTH in entries
    _check_channels(layout)
    _check_numbers(layout)
    _check_compression(layout)
    if layout.separate and (layout.colour in (CIELAB, ICCLAB) or (layout.colour not in _GREY_OR_RGB and tiled)):
        raise Refused("its colours lie in separate planes of an unusual kind. Convert it to RGB")
    if layout.colour == SEPARATED and number(_INKS, 1) != 1:
        raise Refused("it is made of inks other than CMYK. Convert it to RGB")
    _check_pieces(directories, entries, layout)
    return layout


def notes_of(layout: Layout, profile: bytes | None) -> Iterator[str]:
    """What becomes different, as sentences for a person."""
    if layout.colour == SEPARATED:
        yield cmyk.note(profile)
    elif layout.colour in (CIELAB, ICCLAB):
        yield "Its L*a*b* colours were converted to sRGB."
    elif layout.colour == PALETTE:
        yield f"Its palette was expanded: the result has {layout.depth} bits RGB."
    elif layout.number == FLOAT and layout.bits != 32:
        word = "become" if layout.bits == 16 else "were rounded to"
        yield f"Its {layout.bits}-bit floating-point numbers {word} 32-bit ones."
    elif layout.number == UNSIGNED and layout.bits != layout.depth:
        word = "became" if layout.bits < layout.depth else "were rounded to"
        yield f"Its {layout.bits} bit{'s' if layout.bits > 1 else ''} a channel {word} {layout.depth}."
    if layout.alpha and layout.extra == ASSOCIATED:
        yield "Its colours were stored multiplied by the transparency; they were divided by it."


def _only(directories: Directories, entries: dict[int, Entry], tag: int, default: int, what: str) -> int:
    """The one value that all channels have."""
    values = {int(value) for value in directories.numbers(entries[tag])} if tag in entries else {default}
    if len(values) > 1:
        raise Refused(f"its channels have different {what}. Convert it to 8 or 16 bits")
    return values.pop() if values else default


def _colour(colour: int) -> int:
    if colour in _FOREIGN_COLOURS:
        raise Refused(f"it holds {_FOREIGN_COLOURS[colour]}, which cannot be read here. Convert it to an RGB TIFF")
    if colour not in _COLOUR_SAMPLES:
        raise ValueError(f"colours of kind {colour}")
    return colour


def _check_channels(layout: Layout) -> None:
    extra = layout.samples - _COLOUR_SAMPLES[layout.colour]
    if extra not in (0, 1) or (extra and layout.colour in (PALETTE, YCBCR)):
        raise Refused(
            f"it has {layout.samples} channels; grey, RGB and CMYK are supported, with one channel of transparency. "
            "Save it without the others"
        )


def _check_numbers(layout: Layout) -> None:
    advice = "Convert it to 8 or 16 bits"
    if layout.number not in (UNSIGNED, FLOAT):
        name = _FOREIGN_NUMBERS.get(layout.number, "of an unknown kind")
        raise Refused(f"its values are {name}, which are no shades of light. {advice}")
    if layout.number == FLOAT:
        if layout.bits not in (16, 32, 64) or layout.colour not in (BLACK_IS_0, RGB):
            raise Refused(f"its values are {layout.bits}-bit floating-point numbers of an unusual kind. {advice}")
    elif layout.bits not in _depths(layout.colour):
        raise Refused(f"it has {layout.bits} bits a channel, which cannot be read here. {advice}")


def _depths(colour: int) -> frozenset[int]:
    """Bits a channel that can be read."""
    if colour in _GREY_OR_RGB:
        return frozenset((*range(1, 17), 24, 32))
    return frozenset({PALETTE: (1, 2, 4, 8, 16), YCBCR: (8,)}.get(colour, (8, 16)))


def _check_compression(layout: Layout) -> None:
    name = _FOREIGN_COMPRESSIONS.get(layout.compression, f"of an unknown kind ({layout.compression})")
    taken = _BYTEWISE_COMPRESSIONS if layout.packed else _COMPRESSIONS
    if layout.compression not in taken:
        if layout.compression in _COMPRESSIONS:
            name = "meant for other pixels"
        raise Refused(f"its compression is {name}, which cannot be read here. Save it with LZW or deflate")


def _check_pieces(directories: Directories, entries: dict[int, Entry], layout: Layout) -> None:
    """Before anything is allocated: a tile is decoded in one piece, and each piece has a place in a table."""
    area = layout.width * layout.height
    tile = directories.number(entries, _TILE_WIDTH, 0) * directories.number(entries, _TILE_HEIGHT, 0)
    if tile > max(2 * area, 1 << 24):
        raise ValueError("tiles far larger than the photo")
    rows = max(1, int(directories.number(entries, _ROWS, layout.height)))
    pieces = area / tile if tile else layout.height / rows
    if pieces * layout.samples > _MAX_PIECES:
        raise Refused("it is cut into more than a million pieces. Save it anew in another program")
