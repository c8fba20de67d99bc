"""The text twin of the chart: the same days, or weeks, as a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.domain.rounding import one_decimal
from sciatica_desktop.domain.trends import Day, rolling_means
from sciatica_desktop.domain.weeks import Week
from sciatica_desktop.domain.wording import short_day, weekday_words
from sciatica_desktop.ui.charts.read_out import brief
from sciatica_desktop.ui.charts.timeline import Timeline
from sciatica_desktop.ui.theme.manager import Theme

_NUMBER = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TEXT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading and whether it holds numbers."""

    heading: str
    is_number: bool = True


_DAY_COLUMNS = (
    Column("Day", is_number=False),
    Column("Leg"),
    Column("Worst"),
    Column("7-day leg"),
    Column("Back"),
    Column("Reach, left", is_number=False),
    Column("Reach, right", is_number=False),
    Column("Moved, min"),
    Column("Planned"),
    Column("Marks", is_number=False),
)
_WEEK_COLUMNS = (
    Column("Week of", is_number=False),
    Column("Leg mean"),
    Column("Days"),
    Column("Highest"),
    Column("Back mean"),
    Column("Reach, left", is_number=False),
    Column("Reach, right", is_number=False),
    Column("Moved, min"),
    Column("Planned"),
    Column("Flare days"),
)


class TrendTable(QAbstractTableModel):
    """The rows of a picture, the latest first."""

    def __init__(self) -> None:
        """Make an empty table."""
        super().__init__()
        self._columns = _DAY_COLUMNS
        self._rows: tuple[tuple[str, ...], ...] = ()

    def show_timeline(self, timeline: Timeline, first: date) -> None:
        """Hold the days or weeks of a picture from ``first`` on."""
        self.beginResetModel()
        self._columns = _WEEK_COLUMNS if timeline.by_week else _DAY_COLUMNS
        rows = _week_rows(timeline, first) if timeline.by_week else _day_rows(timeline, first)
        self._rows = tuple(reversed(rows))
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """How many days or weeks."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _NUMBER if self._columns[index.column()].is_number else _TEXT
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The heading of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _NUMBER if self._columns[section].is_number else _TEXT
        return None


class _Cells(QStyledItemDelegate):
    """Cells with room around the words; the chosen row is soft indigo with an edge at its left."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a cell."""
        theme = self._theme
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        area = QRectF(option.rect)
        if chosen:
            painter.fillRect(area, theme.colour("action_soft"))
            if index.column() == 0:
                painter.fillRect(
                    QRectF(area.topLeft(), QSizeF(3, area.height())), theme.colour("action")
                )
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.setFont(theme.font("small", 600 if index.column() == 0 else None))
        painter.setPen(theme.colour("action_ink" if chosen else "ink"))
        room = theme.space(8)
        align = index.data(Qt.ItemDataRole.TextAlignmentRole)
        painter.drawText(area.adjusted(room, 0, -room, 0), align, str(index.data()))

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Room for the words."""
        words = QFontMetricsF(self._theme.font("small", 600)).horizontalAdvance(str(index.data()))
        return QSize(round(words) + 2 * self._theme.space(8) + 2, self._theme.px(32))


class _Head(QHeaderView):
    """Headings in the same letters as the cells."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setHighlightSections(False)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Paint a heading over a line."""
        theme, model = self._theme, self.model()
        painter.fillRect(rect, theme.colour("surface"))
        painter.setPen(QPen(theme.colour("control"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(theme.font("small", 600))
        painter.setPen(theme.colour("ink2"))
        role = Qt.ItemDataRole.TextAlignmentRole
        align = model.headerData(logical, Qt.Orientation.Horizontal, role)
        room = theme.space(8)
        words = model.headerData(logical, Qt.Orientation.Horizontal)
        painter.drawText(QRectF(rect).adjusted(room, 0, -room, 0), align, str(words))

    def sectionSizeFromContents(self, logical: int) -> QSize:
        """Room for the heading."""
        words = str(self.model().headerData(logical, Qt.Orientation.Horizontal))
        width = QFontMetricsF(self._theme.font("small", 600)).horizontalAdvance(words)
        return QSize(round(width) + 2 * self._theme.space(8) + 2, self._theme.px(36))


class TrendTableView(QTableView):
    """Shows the table; arrow keys walk through it."""

    def __init__(self, model: TrendTable, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Show a model."""
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("trendTable")
        self.setHorizontalHeader(_Head(theme, self))
        self.setItemDelegate(_Cells(theme, self))
        self.setModel(model)
        self.setAccessibleName("Trends as a table")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setStretchLastSection(True)
        self._dress()
        theme.changed.connect(self._dress)

    def _dress(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(32))
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the latest row, so that the keyboard has somewhere to be."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.selectRow(0)


def _day_rows(timeline: Timeline, first: date) -> list[tuple[str, ...]]:
    means = rolling_means([day.leg_average for day in timeline.days])
    return [
        (
            weekday_words(day.date),
            _number(day.leg_average),
            _number(day.leg_worst),
            "" if mean is None else one_decimal(mean),
            _number(day.back_average),
            _place(day.reach_left),
            _place(day.reach_right),
            _number(timeline.minutes.get(day.date)),
            _number(timeline.planned.get(day.date)),
            _marks(day, timeline),
        )
        for day, mean in zip(timeline.days, means, strict=True)
        if day.date >= first and (day.n or day.date in timeline.minutes or timeline.mark(day.date))
    ]


def _week_rows(timeline: Timeline, first: date) -> list[tuple[str, ...]]:
    return [
        (
            f"{short_day(week.first)} {week.first.year}",
            one_decimal(week.leg.value) if week.leg else "",
            str(week.n),
            _number(week.highest),
            one_decimal(week.back.value) if week.back else "",
            _place(week.reach_left),
            _place(week.reach_right),
            _number(timeline.minutes.get(timeline.week_start(week.first))),
            _number(timeline.planned.get(timeline.week_start(week.first))),
            _number(week.flare_days or None),
        )
        for week in timeline.weeks
        if week.last >= first and _holds_something(week, timeline)
    ]


def _holds_something(week: Week, timeline: Timeline) -> bool:
    moved = timeline.minutes.get(timeline.week_start(week.first))
    return bool(week.n or week.flare_days or moved)


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _place(reach: Reach | None) -> str:
    return "" if reach is None else f"{reach.value} {reach.place}"


def _marks(day: Day, timeline: Timeline) -> str:
    mark = timeline.mark(day.date)
    said: list[str] = ["flare"] if day.flare else []
    said += [brief(event) for event in mark.events] if mark else []
    said += [treatment.kind.value for treatment in day.treatments]
    said += ["written later"] if day.late else []
    return ", ".join(said)
