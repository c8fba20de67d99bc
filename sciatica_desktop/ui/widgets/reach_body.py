"""The picture beside the reach ladder: a figure from behind with the rungs numbered."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciatica_desktop.domain.anatomy import AffectedSide, Reach, Side
from sciatica_desktop.domain.body import REGION_BY_ID, View, regions_down_to
from sciatica_desktop.domain.diary import RegionKind
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.body_painter import Paint, paint_body, picture, strength_colour
from sciatica_desktop.ui.widgets.side_badge import paint_badge

_RUNGS = {
    Reach.LOW_BACK: "back_low_back",
    Reach.BUTTOCK: "back_buttock",
    Reach.THIGH: "back_thigh",
    Reach.KNEE: "back_knee",
    Reach.CALF: "back_calf",
    Reach.FOOT: "back_ankle",
}
_MIDDLE_STRENGTH = 5
_SCALE_WIDTH = 40
_BADGES = 44


class ReachBody(QWidget):
    """Hatches the leg from the low back down to where the ladder stands.

    The numbers repeat the digits of the ladder, so the picture says which key is which place.
    It is a picture only: the ladder beside it is what is operated and read out.
    """

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with nothing hatched."""
        super().__init__(parent)
        self._theme = theme
        self._reach: Reach | None = None
        self._affected = AffectedSide.NEITHER
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Picture of the ladder")
        theme.changed.connect(self._theme_changed)

    def set_reach(self, reach: Reach | None) -> None:
        """Hatch down to here; None hatches nothing."""
        self._reach = reach
        self.update()

    def set_affected(self, affected: AffectedSide) -> None:
        """Say which side hurts: its badge is filled and its leg is hatched."""
        self._affected = affected
        self.update()

    def _theme_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _sides(self) -> tuple[Side, ...]:
        single = self._affected.single
        return (single,) if single is not None else (Side.LEFT, Side.RIGHT)

    def _figure(self) -> QRectF:
        size = picture(View.BACK).size
        scale = self._theme.scale
        room = self.width() - 2 * _SCALE_WIDTH * scale
        width = max(1.0, min(room, (self.height() - _BADGES * scale) / size.height()))
        height = width * size.height()
        left = (self.width() - width) / 2
        return QRectF(left, (self.height() - _BADGES * scale - height) / 2, width, height)

    def _paint_rungs(self, painter: QPainter, figure: QRectF) -> None:
        """Numbers on the outside of the hatched leg, each with a line to the figure."""
        theme, scale = self._theme, self._theme.scale
        on_right = self._affected.single is Side.RIGHT
        it = picture(View.BACK)
        for rung in Reach:
            if rung is Reach.NONE:
                continue
            if rung is Reach.TOES:
                y = it.size.height() - 0.13
            else:
                y = it.regions[REGION_BY_ID[f"{_RUNGS[rung]}_right"].id].boundingRect().center().y()
            y = figure.y() + y / it.size.height() * figure.height()
            here = self._reach is rung
            painter.setPen(theme.colour("leg" if here else "ink2"))
            painter.setFont(theme.font("small", 600 if here else 400))
            edge = figure.right() + 8 * scale if on_right else figure.left() - 8 * scale
            way = 1 if on_right else -1
            words = QRectF(0, 0, 20 * scale, 20 * scale)
            words.moveCenter(QPointF(edge + way * 18 * scale, y))
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, str(int(rung)))
            painter.setPen(QPen(painter.pen().color(), scale))
            inward = figure.width() * (0.03 if rung <= Reach.THIGH else 0.12)
            painter.drawLine(QPointF(edge + way * 8 * scale, y), QPointF(edge - way * inward, y))

    def _paint_badges(self, painter: QPainter, figure: QRectF) -> None:
        theme, scale = self._theme, self._theme.scale
        size = 20 * scale
        painter.setFont(theme.font("small"))
        for side, at in ((Side.LEFT, 0.0), (Side.RIGHT, 0.62)):
            hurts = self._affected is AffectedSide.BOTH or self._affected.single is side
            spot = QRectF(
                figure.left() + figure.width() * at - 4 * scale,
                figure.bottom() + 14 * scale,
                size,
                size,
            )
            paint_badge(painter, spot, side, hurts, theme)
            painter.setPen(theme.colour("ink2"))
            words = QRectF(spot.right() + 8 * scale, spot.y(), 60 * scale, size)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, side.value)

    def sizeHint(self) -> QSize:
        """As in the mockup, grown with the text."""
        scale = self._theme.scale
        return QSize(round(230 * scale), round(540 * scale))

    def minimumSizeHint(self) -> QSize:
        """The least at which the numbers do not touch."""
        scale = self._theme.scale
        return QSize(round(190 * scale), round(320 * scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the figure, its rungs and its badges."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        figure = self._figure()
        paint = Paint(strength_colour(_MIDDLE_STRENGTH), (RegionKind.PAIN,))
        marked = {
            region.id: paint
            for side in self._sides()
            for region in regions_down_to(self._reach or Reach.NONE, side)
        }
        paint_body(painter, View.BACK, figure, self._theme.name, marked)
        self._paint_rungs(painter, figure)
        self._paint_badges(painter, figure)
        painter.end()
