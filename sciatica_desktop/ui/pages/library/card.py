"""One stretch in the grid: its figure, its name, where, how long and on which side."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from sciatica_desktop.domain.anatomy import Side
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.plan import Pace
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import RADIUS_CARD
from sciatica_desktop.ui.widgets.buttons import IconButton
from sciatica_desktop.ui.widgets.demonstration import telling_pose
from sciatica_desktop.ui.widgets.figure_view import FigureView
from sciatica_desktop.ui.widgets.focus import FocusMark, ShowsFocus
from sciatica_desktop.ui.widgets.tags import Tag, card_tags, paint_tags, tags_words

LEAST_WIDTH = 300
"""From this width in px at 100 % text a further column is made."""

_HEIGHT = 224
_PADDING = 16
_FIGURE = QSize(288, 144)
"""Of one size in every window: a picture is drawn once and kept."""
_NAME_Y, _TAGS_Y = 152, 184
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)


class ExerciseCard(ShowsFocus, QAbstractButton):
    """Clicked, it opens; its plus adds it to a routine.

    Signals:
        add_requested: add it to a routine.
        stepped: go from here to another card, by the key that was pressed.
        attended: the pointer, or the focus of the keyboard, came (True) or went.
    """

    add_requested = Signal()
    stepped = Signal(int)
    attended = Signal(bool)

    def __init__(self, exercise: Exercise, studio: Studio, *, theme: Theme) -> None:
        """Make a card."""
        super().__init__()
        self._theme = theme
        self.exercise = exercise
        self._tags: tuple[Tag, ...] = ()
        self._side: Side | None = None
        self._focus = FocusMark(self, theme=theme, radius=RADIUS_CARD)
        self.figure = FigureView(studio, theme=theme, at_once=True, ground="surface")
        self.figure.setParent(self)
        self.plus = IconButton(
            "plus", f"Add {exercise.name} to a routine", theme=theme, shortcut="+", parent=self
        )
        # The card is the stop for Tab; the plus key does what the button does.
        self.plus.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plus.clicked.connect(self.add_requested)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def side(self) -> Side | None:
        """The side its figure shows at work."""
        return self._side

    @property
    def has_keyboard(self) -> bool:
        """Whether it shows that the keyboard is here."""
        return self._focus.is_shown

    def show_exercise(self, exercise: Exercise, pace: Pace, *, drawn: bool, own: bool) -> None:
        """Show what is true now.

        Args:
            exercise: the stretch, with the dose in force.
            pace: the person's settings; minutes and sides follow from it.
            drawn: whether there is something to show it by.
            own: whether the person made it.
        """
        self.exercise = exercise
        self._side = pace.affected.first
        self._tags = (*card_tags(exercise, pace), *((Tag("Yours"),) if own else ()))
        self.setText(exercise.name)
        self.setAccessibleName(exercise.name)
        self.setAccessibleDescription(tags_words(self._tags))
        self.plus.setVisible(exercise.is_timed)
        self.figure.setVisible(drawn)
        if drawn:
            self.rest()
        self.update()

    def rest(self) -> None:
        """Show the still picture."""
        self.figure.show_pose(self.exercise.id, telling_pose(self.exercise), self._side)

    def sizeHint(self) -> QSize:
        """The drawn size."""
        return QSize(self._theme.px(LEAST_WIDTH), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """As high as ever, and as narrow as the narrowest page."""
        return QSize(self._theme.px(160), self._theme.px(_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The figure stays in the middle, the plus in its corner."""
        super().resizeEvent(event)
        px = self._theme.px
        width = min(px(_FIGURE.width()), self.width() - 2 * px(_PADDING))
        left = (self.width() - width) // 2
        self.figure.setGeometry(QRect(left, px(8), width, px(_FIGURE.height())))
        plus = self.plus.sizeHint()
        corner = self.rect().bottomRight()
        self.plus.setGeometry(
            QRect(
                corner.x() - px(8) - plus.width(),
                corner.y() - px(8) - plus.height(),
                plus.width(),
                plus.height(),
            )
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card round its figure."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = self.underMouse() or self.isDown()
        painter.setPen(QPen(theme.colour("control" if over else "line"), 1.0))
        painter.setBrush(theme.colour("surface"))
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        # The radius of the style sheet's cards, which does not grow with the text.
        painter.drawRoundedRect(rect, RADIUS_CARD, RADIUS_CARD)
        room = QRectF(px(_PADDING), px(_NAME_Y), self.width() - 2 * px(_PADDING), px(24))
        painter.setFont(theme.font("body", 600))
        painter.setPen(theme.colour("ink"))
        words = QFontMetricsF(painter.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        self.setToolTip(self.text() if words != self.text() else "")
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        at = QPointF(px(_PADDING), px(_TAGS_Y))
        # Up to the sign on the button, not to its edge.
        free = self.width() - px(_PADDING) - self.plus.width()
        paint_tags(painter, at, self._tags, theme, free)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer came."""
        super().enterEvent(event)
        self.attended.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer went."""
        super().leaveEvent(event)
        self.attended.emit(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard came."""
        super().focusInEvent(event)
        if self._focus.is_shown:
            self.attended.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard went."""
        super().focusOutEvent(event)
        self.attended.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, plus adds, arrows go to the neighbours."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        elif event.text() == "+" and self.exercise.is_timed:
            self.add_requested.emit()
        elif key in _ARROWS or key in _ENDS:
            self.stepped.emit(key)
        else:
            super().keyPressEvent(event)
