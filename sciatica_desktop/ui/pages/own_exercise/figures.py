"""What shows an exercise: one of the figures, or a picture of one's own."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from sciatica_desktop.domain.anatomy import Side
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import CONTROL_EDGE, RADIUS_BOX, SELECTED_EDGE
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.columns_layout import ColumnsLayout
from sciatica_desktop.ui.widgets.demonstration import telling_pose
from sciatica_desktop.ui.widgets.figure_view import FigureView
from sciatica_desktop.ui.widgets.focus import FocusMark, ShowsFocus
from sciatica_desktop.ui.widgets.tab_order import follow

_TILE = QSize(112, 108)
_FIGURE_HEIGHT = 76


class Figures(QWidget):
    """A grid of all figures; made when it is first opened.

    Signals:
        chosen: id of the exercise whose figure is wanted.
        picture_asked: a file of one's own is wanted.
    """

    chosen = Signal(str)
    picture_asked = Signal()

    def __init__(self, studio: Studio, *, theme: Theme) -> None:
        """Make an empty one; :meth:`show_figures` fills it."""
        super().__init__()
        self._studio = studio
        self._theme = theme
        self.tiles: dict[str, FigureTile] = {}
        self.file = Button("A picture of your own", theme=theme, role="secondary", icon="open")
        self.file.clicked.connect(self.picture_asked)
        grid = QWidget()
        self._grid = ColumnsLayout(grid, least=theme.px(_TILE.width()), spacing=theme.space(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(12))
        column.addWidget(self.file, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(grid)

    def show_figures(
        self, exercises: Mapping[str, Exercise], current: str, side: Side | None
    ) -> None:
        """Show every figure there is.

        Args:
            exercises: all exercises; those with a figure of their own are shown.
            current: id of the one that is taken; empty for none.
            side: the side that hurts.
        """
        for name, exercise in exercises.items():
            drawn = exercise.is_timed and not exercise.figure_of and not exercise.picture
            if drawn and name not in self.tiles:
                tile = FigureTile(exercise, self._studio, side, theme=self._theme)
                tile.clicked.connect(self._on_clicked)
                self._grid.addWidget(tile)
                self.tiles[name] = tile
        for name, tile in self.tiles.items():
            tile.setChecked(name == current)
        follow(self.file, self.tiles.values())

    def _on_clicked(self) -> None:
        tile = self.sender()
        if isinstance(tile, FigureTile):
            self.chosen.emit(tile.exercise.id)


class FigureTile(ShowsFocus, QAbstractButton):
    """One figure with its name; an indigo edge tells that it is taken."""

    def __init__(
        self, exercise: Exercise, studio: Studio, side: Side | None, *, theme: Theme
    ) -> None:
        """Make a tile."""
        super().__init__()
        self.exercise = exercise
        self._theme = theme
        self._focus = FocusMark(self, theme=theme, radius=RADIUS_BOX)
        self._figure = FigureView(studio, theme=theme, arrows=False)
        self._figure.setParent(self)
        self._figure.show_pose(exercise.id, telling_pose(exercise), side)
        self.setText(exercise.short_name)
        self.setAccessibleName(f"Figure of {exercise.name}")
        self.setToolTip(exercise.name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def nextCheckState(self) -> None:
        """Which one is taken is told by the page alone."""

    def sizeHint(self) -> QSize:
        """The drawn size."""
        px = self._theme.px
        return QSize(px(_TILE.width()), px(_TILE.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The figure above the name."""
        super().resizeEvent(event)
        px = self._theme.px
        self._figure.setGeometry(QRect(px(4), px(4), self.width() - px(8), px(_FIGURE_HEIGHT)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the edge and the name."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = self.underMouse() or self.isDown()
        edge = "action" if self.isChecked() else "control" if over else "line"
        width = SELECTED_EDGE if self.isChecked() else CONTROL_EDGE
        painter.setPen(QPen(theme.colour(edge), width))
        painter.setBrush(theme.colour("action_soft" if self.isChecked() else "surface"))
        half = width / 2
        rect = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(rect, RADIUS_BOX * theme.scale, RADIUS_BOX * theme.scale)
        painter.setFont(theme.font("small", 600 if self.isChecked() else 500))
        painter.setPen(theme.colour("ink"))
        room = QRectF(px(8), px(4 + _FIGURE_HEIGHT), self.width() - px(16), px(24))
        words = QFontMetricsF(painter.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes it, too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)
