"""A chart as a picture that leaves the program: copied, or saved as PNG or PDF.

Always on a light ground, since it will be printed or sent, and never without its title, its dates
and the sentence about whose numbers these are (clinical reference B14).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPageSize, QPainter, QPdfWriter

from sciatica_desktop.domain.wording import SELF_REPORTED
from sciatica_desktop.ui.charts.small_chart import line_height, write
from sciatica_desktop.ui.theme.manager import Theme

_MARGIN, _GAP = 24, 12
_WRAPPED = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value
_RATIO = 2
"""Pixels of an image to one of the screen, so that it can be printed."""
_DPI = 96
"""One unit of the page is one px of the screen: lines keep their widths."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One chart, ready to be painted anywhere.

    Attributes:
        title: what it is.
        when: the days it is about.
        note: what has to stand beside it; may be empty.
        width: width of the chart in px.
        height: height of the chart at that width, in px, by theme.
        paint: paints the chart into an area in the colours of a theme.
    """

    title: str
    when: str
    note: str
    width: float
    height: Callable[[Theme], float]
    paint: Callable[[QPainter, QRectF, Theme], None]


def paper_theme() -> Theme:
    """The colours of a picture that leaves the program."""
    return Theme(None, None, name="light")


def image_of(picture: Picture) -> QImage:
    """The picture for the clipboard or a PNG file."""
    theme = paper_theme()
    size = _size(picture, theme)
    image = QImage((size * _RATIO).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_RATIO)
    painter = QPainter(image)
    _paint(painter, picture, theme, size)
    painter.end()
    return image


def png_of(picture: Picture) -> bytes:
    """The picture as the content of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image_of(picture).save(buffer, "PNG")  # type: ignore[call-overload]  # wants str
    return bytes(buffer.data().data())


def pdf_of(picture: Picture) -> bytes:
    """The picture as the content of a PDF of its own size, its lines and words kept as such."""
    theme = paper_theme()
    size = _size(picture, theme)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(size / _DPI, QPageSize.Unit.Inch))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(picture.title)
    writer.setCreator("Sciatica Desktop")
    painter = QPainter(writer)
    _paint(painter, picture, theme, size)
    painter.end()
    return bytes(buffer.data().data())


def _size(picture: Picture, theme: Theme) -> QSizeF:
    line = line_height(theme)
    head = QFontMetricsF(theme.font("heading")).lineSpacing() + line + _GAP
    foot = _GAP + _note_height(picture, theme) + line
    return QSizeF(picture.width + 2 * _MARGIN, head + picture.height(theme) + foot + 2 * _MARGIN)


def _paint(painter: QPainter, picture: Picture, theme: Theme, size: QSizeF) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), theme.colour("surface"))
    line = line_height(theme)
    heading = theme.font("heading")
    head = QFontMetricsF(heading).lineSpacing()
    painter.setFont(heading)
    painter.setPen(theme.colour("ink"))
    width = picture.width
    painter.drawText(
        QRectF(_MARGIN, _MARGIN, width, head), Qt.AlignmentFlag.AlignLeft, picture.title
    )
    write(painter, QRectF(_MARGIN, _MARGIN + head, width, line), picture.when, theme)
    top = _MARGIN + head + line + _GAP
    height = picture.height(theme)
    painter.save()
    picture.paint(painter, QRectF(_MARGIN, top, width, height), theme)
    painter.restore()
    note = QRectF(_MARGIN, top + height + _GAP, width, _note_height(picture, theme))
    painter.setFont(theme.font("small"))
    painter.setPen(theme.colour("ink2"))
    painter.drawText(note, int(_WRAPPED), picture.note)
    write(painter, QRectF(_MARGIN, note.bottom(), width, line), SELF_REPORTED, theme)


def _note_height(picture: Picture, theme: Theme) -> float:
    if not picture.note:
        return 0.0
    room = QRectF(0, 0, picture.width, 10_000)
    metrics = QFontMetricsF(theme.font("small"))
    return metrics.boundingRect(room, int(_WRAPPED), picture.note).height() + 2
