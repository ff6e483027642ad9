"""How a photo looks in the filmstrip."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from denoiser_gui.views import icons
from denoiser_gui.views.labels import wrapped
from denoiser_gui.views.palette import accent, mixed, problem
from denoiser_gui.views.photo_list import ROW_ROLE, PhotoRow
from denoiser_gui.views.typography import small, tabular

Index = QModelIndex | QPersistentModelIndex

_THUMBNAIL, _GAP, _RADIUS, _BAR, _SIGN = 56, 8, 4, 3, 24
_MARGIN, _MOST_LINES = 3, 3
_LETTERS_BESIDE = 12
_EDGE, _NARROW = 4, 112
NARROWEST = 60
"""Width in which a thumbnail is still told from others."""


class PhotoDelegate(QStyledItemDelegate):
    """Thumbnail on the left; name, state and progress beside it; on an 8-pixel grid.

    In a narrow list there is the thumbnail alone, with a word or a figure below it; the tooltip tells the rest.
    """

    drop_text = ""
    drop_row = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802
        state = QFontMetrics(small(option.font)).height()
        if _is_narrow(option):
            return QSize(NARROWEST // 2, _narrow_side(option.rect.width()) + state + _BAR + 4 * _EDGE)
        name = QFontMetrics(option.font).height()
        text = name + state + _BAR + 3 * _GAP
        return QSize(
            160, text + max(name, state) + _THUMBNAIL if _stacked(option) else max(_THUMBNAIL + 2 * _GAP, text)
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PhotoRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = option.rect
        self._paint_ground(painter, option, index.row() == self.drop_row)
        if _is_narrow(option):
            _paint_narrow(painter, option, row)
            painter.restore()
            return
        frame = QRect(area.left() + _GAP, area.center().y() - _THUMBNAIL // 2 + 1, _THUMBNAIL, _THUMBNAIL)
        left = frame.right() + 1 + _GAP
        words = QRect(left, area.top(), area.right() - _GAP - left, area.height())
        if _stacked(option):
            frame.moveTop(area.top() + _GAP)
            words = QRect(area.left() + _GAP, frame.bottom() + 1, area.width() - 2 * _GAP, 0)
            words.setBottom(area.bottom())
        _paint_thumbnail(painter, row, _mirrored(option, frame), option.palette)
        self._paint_text(painter, option, row, _mirrored(option, words), index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, dropping: bool) -> None:
        hue = accent(option.palette)
        body = QRectF(option.rect).adjusted(2, 2, -2, -2)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mixed(hue, option.palette.color(QPalette.ColorRole.Base), 0.22))
            painter.drawRoundedRect(body, _RADIUS, _RADIUS)
            mark = QRect(
                option.rect.left() + 2, option.rect.top() + 2 + _RADIUS, 3, option.rect.height() - 4 - 2 * _RADIUS
            )
            painter.fillRect(_mirrored(option, mark), hue)
        if dropping or option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(hue, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(body.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, row: PhotoRow, area: QRect, index: Index
    ) -> None:
        name_font, state_font = QFont(option.font), tabular(small(option.font))
        bar = _BAR + 6 if row.progress is not None else 0
        name_height, state_height = _heights(row, name_font, state_font, area, bar)
        top = area.top() + (area.height() - name_height - 4 - state_height - bar) // 2
        ink = option.palette.color(QPalette.ColorRole.Text)
        _write(painter, QRect(area.left(), top, area.width(), name_height), row.name, name_font, ink)
        below = QRect(area.left(), top + name_height + 4, area.width(), state_height)
        if index.row() == self.drop_row:
            _write(painter, below, self.drop_text, state_font, accent(option.palette))
        else:
            _paint_state(painter, below, row, state_font, option.palette)
        if row.progress is not None:
            _paint_bar(
                painter, QRect(area.left(), below.bottom() + 7, area.width(), _BAR), row.progress, option.palette
            )


def _heights(row: PhotoRow, name_font: QFont, state_font: QFont, area: QRect, bar: int) -> tuple[int, int]:
    """Of the name and of what is said below it: as many lines as they need and there is room for."""
    name, state = QFontMetrics(name_font).height(), QFontMetrics(state_font).height()
    room = area.height() - 2 * _MARGIN - 4 - bar - name
    wanted = len(wrapped(row.state_text, state_font, area.width(), _MOST_LINES if row.failed else 2))
    states = max(1, min(wanted if row.progress is None else 1, room // state))
    if len(wrapped(row.name, name_font, area.width(), 2, anywhere=True)) == 1:
        return name, states * state
    states = max(1, min(states, (room - name) // state))  # which photo it is comes before how it is
    return 2 * name if room - name >= states * state else name, states * state


def _stacked(option: QStyleOptionViewItem) -> bool:
    """Whether the words go below the thumbnail, for want of room beside it: in large letters."""
    beside = option.rect.width() - _THUMBNAIL - 3 * _GAP
    return 0 < beside < _LETTERS_BESIDE * QFontMetrics(option.font).averageCharWidth()


def _is_narrow(option: QStyleOptionViewItem) -> bool:
    """Whether there is only room for the thumbnail."""
    return 0 < option.rect.width() < _NARROW


def _narrow_side(width: int) -> int:
    """Of the square that the thumbnail lies in."""
    return width - 2 * _EDGE


def _paint_narrow(painter: QPainter, option: QStyleOptionViewItem, row: PhotoRow) -> None:
    area, font, side = option.rect, tabular(small(option.font)), _narrow_side(option.rect.width())
    frame = QRect(area.left() + _EDGE, area.top() + _EDGE, side, side)
    _paint_thumbnail(painter, row, frame, option.palette)
    words = QRect(frame.left(), frame.bottom() + 1 + _EDGE // 2, side, QFontMetrics(font).height())
    colour = problem(option.palette) if row.failed else option.palette.color(QPalette.ColorRole.PlaceholderText)
    painter.setFont(font)
    painter.setPen(colour)
    short = QFontMetrics(font).elidedText(row.brief or row.state_text, Qt.TextElideMode.ElideRight, side)
    painter.drawText(words, Qt.AlignmentFlag.AlignCenter, short)
    if row.progress is not None:
        _paint_bar(painter, QRect(frame.left(), words.bottom() + 3, side, _BAR), row.progress, option.palette)


def _mirrored(option: QStyleOptionViewItem, rect: QRect) -> QRect:
    """On the other side where one reads from the right."""
    return QStyle.visualRect(option.direction, option.rect, rect)


def _paint_state(painter: QPainter, area: QRect, row: PhotoRow, font: QFont, palette: QPalette) -> None:
    colour = problem(palette) if row.failed else palette.color(QPalette.ColorRole.PlaceholderText)
    _write(painter, area, row.state_text, font, colour, Qt.TextElideMode.ElideRight)


def _write(
    painter: QPainter,
    area: QRect,
    text: str,
    font: QFont,
    colour: QColor,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    metrics = QFontMetrics(font)
    names = elide is Qt.TextElideMode.ElideMiddle
    *whole, last = wrapped(text, font, area.width(), max(1, area.height() // metrics.height()), anywhere=names)
    lines = [*whole, metrics.elidedText(last, Qt.TextElideMode.ElideLeft if names and whole else elide, area.width())]
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, "\n".join(lines))


def _paint_bar(painter: QPainter, area: QRect, progress: float, palette: QPalette) -> None:
    painter.fillRect(area, palette.color(QPalette.ColorRole.Light if _dark(palette) else QPalette.ColorRole.Mid))
    done = QRectF(area)
    done.setWidth(area.width() * min(max(progress, 0.0), 1.0))
    if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        done.moveRight(QRectF(area).right())
    painter.fillRect(done, accent(palette))


def _dark(palette: QPalette) -> bool:
    return palette.color(QPalette.ColorRole.Base).lightness() < 128


def _paint_thumbnail(painter: QPainter, row: PhotoRow, frame: QRect, palette: QPalette) -> None:
    if row.thumbnail is None or row.thumbnail.isNull():
        painter.setPen(QPen(palette.color(QPalette.ColorRole.PlaceholderText), 1, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
    else:
        _paint_picture(painter, row.thumbnail, frame)
    if row.failed:
        _paint_sign(painter, frame, palette, row.thumbnail is not None)


def _paint_picture(painter: QPainter, thumbnail: QImage, frame: QRect) -> None:
    size = thumbnail.size().scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
    ratio = painter.device().devicePixelRatioF()
    picture = thumbnail.scaled(
        size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    place = QRect(QPoint(0, 0), size)
    place.moveCenter(frame.center())
    painter.drawImage(place, picture)


def _paint_sign(painter: QPainter, frame: QRect, palette: QPalette, on_picture: bool) -> None:
    """In the place of a picture, or on it: this photo failed."""
    ratio = painter.device().devicePixelRatioF()
    picture = icons.pixmap("circle-alert", problem(palette), round(_SIGN * ratio))
    picture.setDevicePixelRatio(ratio)
    place = QRect(0, 0, _SIGN, _SIGN)
    place.moveCenter(frame.center())
    if on_picture:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawEllipse(QRectF(place).adjusted(-1, -1, 1, 1))
    painter.drawPixmap(place, picture)
