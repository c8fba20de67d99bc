"""The stretches to choose from: search, small figures, and a plus for each."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sciatica_desktop.domain.doses import minutes_words
from sciatica_desktop.domain.exercise import Exercise, Place
from sciatica_desktop.domain.finding import Wish, found, seconds_of
from sciatica_desktop.domain.plan import Pace
from sciatica_desktop.ui.pages.builder.dragging import carry_new, drag, is_far
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import RADIUS_CELL
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.demonstration import telling_pose
from sciatica_desktop.ui.widgets.figure_view import FigureView
from sciatica_desktop.ui.widgets.focus import FocusMark, ShowsFocus
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.search_field import SearchField
from sciatica_desktop.ui.widgets.tab_order import follow

_ROW, _FIGURE_WIDTH, _FIGURE_HEIGHT, _PLUS = 80, 80, 64, 20
_PLACES = {Place.CHAIR: "chair", Place.DESK: "standing", Place.FLOOR: "mat", Place.BED: "bed"}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Picker(Card):
    """Shows what can be added, the best answer to the words first.

    Signals:
        picked: id of the exercise to add.
    """

    picked = Signal(str)

    def __init__(self, studio: Studio, *, theme: Theme) -> None:
        """Make an empty one; :meth:`show_exercises` fills it."""
        super().__init__(theme=theme)
        self.setAccessibleName("Stretches to add")
        self._theme = theme
        self._studio = studio
        self._pace = Pace()
        self._rows: dict[str, PickerRow] = {}
        self._cards: list[Exercise] = []
        self.search = _Search(theme)
        self.search.textChanged.connect(self._show_found)
        self.search.left_below.connect(self._to_first)
        self.search.returnPressed.connect(self._pick_first)
        self._none = label("No stretch is called that.", theme=theme, tone="ink2", wrap=True)
        self._none.hide()
        inside = QWidget()
        inside.setObjectName("pageContent")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, theme.space(4), 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._none)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        inside.setAutoFillBackground(False)
        space = theme.space
        self.body.setContentsMargins(space(16), space(16), space(8), space(8))
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, space(8), 0)
        top.addWidget(self.search)
        self.body.addLayout(top)
        self.body.addWidget(self._scroll, 1)

    @property
    def shown(self) -> tuple[str, ...]:
        """Ids of the exercises in view, in order."""
        return tuple(row.exercise.id for row in self._shown_rows())

    def row(self, exercise: str) -> PickerRow:
        """The row of an exercise."""
        return self._rows[exercise]

    def show_exercises(self, exercises: Mapping[str, Exercise], pace: Pace) -> None:
        """Show what there is now."""
        cards = [exercise for exercise in exercises.values() if exercise.is_timed]
        if cards == self._cards and pace == self._pace:
            return
        self._cards, self._pace = cards, pace
        for gone in self._rows.keys() - {card.id for card in cards}:
            row = self._rows.pop(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for card in cards:
            if card.id not in self._rows:
                self._rows[card.id] = self._make_row(card)
                self._column.insertWidget(0, self._rows[card.id])
            self._rows[card.id].show_exercise(card, pace)
        follow(self.search, self._rows.values())
        self._show_found()

    def to_search(self) -> None:
        """Bring the keyboard to the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _make_row(self, card: Exercise) -> PickerRow:
        row = PickerRow(card, self._studio, theme=self._theme)
        row.clicked.connect(self._on_clicked)
        row.stepped.connect(self._on_stepped)
        return row

    def _shown_rows(self) -> list[PickerRow]:
        rows = []
        for place in range(self._column.count()):
            item = self._column.itemAt(place)
            widget = item.widget() if item is not None else None
            if isinstance(widget, PickerRow) and not widget.isHidden():
                rows.append(widget)
        return rows

    def _show_found(self) -> None:
        wish = Wish(text=self.search.text())
        hits = [card.id for card in found(self._cards, wish, self._seconds)]
        for place, name in enumerate(hits):
            self._column.insertWidget(place, self._rows[name])
            self._rows[name].show()
        for name in self._rows.keys() - set(hits):
            self._rows[name].hide()
        self._none.setVisible(not hits)
        self._rove(hits[0] if hits else "")
        self._scroll.verticalScrollBar().setValue(0)

    def _seconds(self, exercise: Exercise) -> float:
        return seconds_of(exercise, self._pace)

    def _rove(self, name: str) -> None:
        """Make one row the stop for Tab."""
        for row in self._rows.values():
            here = row.exercise.id == name
            row.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus,
            )

    def _to_first(self) -> None:
        rows = self._shown_rows()
        if rows:
            rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _pick_first(self) -> None:
        rows = self._shown_rows()
        if rows and self.search.text().strip():
            self.picked.emit(rows[0].exercise.id)
            self.search.selectAll()

    def _on_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, PickerRow):
            self._rove(row.exercise.id)
            self.picked.emit(row.exercise.id)

    def _on_stepped(self, by: int) -> None:
        rows, row = self._shown_rows(), self.sender()
        if not isinstance(row, PickerRow):
            return
        place = rows.index(row) + by
        if place < 0:
            self.to_search()
            return
        target = rows[min(place, len(rows) - 1)]
        self._rove(target.exercise.id)
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(target, 0, self._theme.space(8))


class _Search(SearchField):
    """The field, from which Down leads to the rows."""

    left_below = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("Add a stretch", theme=theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes on to what was found."""
        if event.key() == Qt.Key.Key_Down:
            self.left_below.emit()
            return
        super().keyPressEvent(event)


class PickerRow(ShowsFocus, QAbstractButton):
    """One stretch; pressed, it is added, and it can be dragged to its place.

    Signals:
        stepped: go so many rows on.
    """

    stepped = Signal(int)

    def __init__(self, exercise: Exercise, studio: Studio, *, theme: Theme) -> None:
        """Make a row."""
        super().__init__()
        self.exercise = exercise
        self._theme = theme
        self._meta = ""
        self._pressed: QPoint | None = None
        self._focus = FocusMark(self, theme=theme, radius=RADIUS_CELL, distance=-3)
        self._figure = FigureView(studio, theme=theme, arrows=False)
        self._figure.setParent(self)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_exercise(self, exercise: Exercise, pace: Pace) -> None:
        """Show what is true now."""
        self.exercise = exercise
        length = minutes_words(seconds_of(exercise, pace))
        self._meta = f"{_PLACES[exercise.places[0]]} \u00b7 {length}"
        self.setText(exercise.short_name)
        self.setAccessibleName(f"Add {exercise.name}")
        self.setAccessibleDescription(self._meta)
        self.setToolTip(exercise.name)
        side = pace.affected.first
        self._figure.show_pose(exercise.id, telling_pose(exercise), side)
        self.update()

    def sizeHint(self) -> QSize:
        """The drawn height."""
        return QSize(self._theme.px(220), self._theme.px(_ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The figure stands at the left."""
        super().resizeEvent(event)
        px = self._theme.px
        top = (self.height() - px(_FIGURE_HEIGHT)) // 2
        self._figure.setGeometry(QRect(0, top, px(_FIGURE_WIDTH), px(_FIGURE_HEIGHT)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, the plus and the line below."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = self.underMouse() or self.isDown()
        if over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sunken"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 2, 0, -2), 8, 8)
        else:
            line = QRectF(0, self.height() - 1, self.width(), 1)
            painter.fillRect(line, theme.colour("line"))
        plus = QRectF(self.width() - px(_PLUS) - px(4), 0, px(_PLUS), px(_PLUS))
        plus.moveTop((self.height() - px(_PLUS)) / 2)
        theme.paint_icon(painter, plus, "plus", "action_ink")
        left = px(_FIGURE_WIDTH) + px(8)
        room = QRectF(left, 0, plus.x() - left - px(4), self.height())
        self._paint_words(painter, room)
        painter.end()

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        """The name in two lines at most, and what it takes below."""
        theme = self._theme
        wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        painter.setFont(theme.font("small", 600))
        line = painter.fontMetrics().height()
        need = painter.boundingRect(QRectF(0, 0, room.width(), 999), int(wrap), self.text())
        high = min(need.height(), 2 * line + 2)
        top = (room.height() - high - line) / 2
        painter.setPen(theme.colour("ink"))
        painter.drawText(QRectF(room.x(), top, room.width(), high), int(wrap), self.text())
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink2"))
        below = QRectF(room.x(), top + high, room.width(), line + 2)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, self._meta)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and plus add; Up and Down go through the rows."""
        key = event.key()
        if (key in _ENTER and not event.isAutoRepeat()) or event.text() == "+":
            self.click()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Perhaps the beginning of a drag."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it to its place."""
        if is_far(event, self._pressed):
            grip, self._pressed = self._pressed or QPoint(), None
            self.setDown(False)
            drag(self, carry_new(self.exercise.id), grip)
            return
        super().mouseMoveEvent(event)
