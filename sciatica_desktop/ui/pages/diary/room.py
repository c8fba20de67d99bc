"""Where the parts of the diary page stand: two columns, or one with the chart behind a button."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sciatica_desktop.ui.pages.diary.entries_row import EntriesRow
from sciatica_desktop.ui.pages.diary.entry_form import RING, EntryForm
from sciatica_desktop.ui.pages.diary.header import DiaryHeader
from sciatica_desktop.ui.pages.diary.weekly_card import WeeklyCard
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.body_chart import BodyChart
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.card import Card

_TWO_COLUMNS = 940
"""Width, in px at 100 % text, from which the body chart stands beside the numbers."""
_TIGHT = 600
"""Width, in px at 100 % text, under which the page has narrow margins."""
_WIDEST = 1280
"""Width of the content, in px at 100 % text, beyond which a page only gets wider margins."""
_CHART_WIDTH, _CHART_SHARE = 344, 0.34
"""The body chart beside the form: its least width in px at 100 % text, its share of a wide page."""
_ANY_WIDTH = 16777215
_LIST_FROM_SCALE = 1.5
"""Text size from which a narrow page opens the body chart as its list."""


class DiaryRoom(QWidget):
    """The head, the form, the body chart and the card of the weekly questions.

    Attributes:
        header: the day and its buttons.
        entries: the entries of the day.
        form: the entry but for the chart.
        chart: the body chart.
        weekly: the card that offers the weekly questions.
    """

    def __init__(self, *, theme: Theme) -> None:
        """Make all parts, empty."""
        super().__init__()
        self._theme = theme
        self._is_chart_open = False
        self._is_weekly_wanted = False
        self._reveal_timer = QTimer(self)
        self._reveal_timer.setObjectName("reveal the open fold")
        self._reveal_timer.setSingleShot(True)
        self._reveal_timer.setInterval(0)
        self._reveal_timer.timeout.connect(self._reveal_fold)
        self.header = DiaryHeader(theme=theme)
        self.entries = EntriesRow(theme=theme)
        self.form = EntryForm(theme=theme)
        self.weekly = WeeklyCard(theme=theme)
        self.chart = BodyChart(theme=theme)
        self._chart_card = Card(theme=theme)
        self._chart_card.body.addWidget(_scroll_area(self.chart), 1)
        side, above = theme.space(8), theme.space(12)
        self._chart_card.body.setContentsMargins(side, above, side, above)
        self._close_chart = Button("Back to the entry", theme=theme, role="secondary", keycap="Esc")
        self._close_chart.clicked.connect(self.close_chart)
        self.chart.head.insertWidget(0, self._close_chart)
        self._form_scroll = _scroll_area(self.form)
        bar = self._form_scroll.verticalScrollBar()
        bar.rangeChanged.connect(self._bar_changed)
        self._lay_out()
        self._bar_changed(0, bar.maximum())
        self.form.chart_requested.connect(self.open_chart)
        self.form.folds.opened.connect(self._reveal_timer.start)
        self._arrange()

    def _lay_out(self) -> None:
        theme = self._theme
        self._columns = QHBoxLayout()
        self._columns.addWidget(self._form_scroll, 1)
        self._beside = QVBoxLayout()
        self._beside.setSpacing(theme.space(8))
        self._beside.addWidget(self._chart_card, 1)
        self._columns.addLayout(self._beside)
        self._head = QVBoxLayout()
        self._head.setSpacing(theme.space(8))
        self._head.addWidget(self.header)
        self._head.addWidget(self.entries)
        body = QVBoxLayout(self)
        top, ring = theme.space(24), theme.px(RING)
        # The form keeps room for a focus ring around itself, so its box is that much larger.
        body.setContentsMargins(0, top, 0, theme.space(12) - ring)
        body.setSpacing(theme.space(16) - ring)
        self._beside.setContentsMargins(0, ring, 0, theme.space(12))
        body.addLayout(self._head)
        body.addLayout(self._columns, 1)

    @property
    def is_chart_over_form(self) -> bool:
        """Whether the body chart covers the form."""
        return self._is_chart_open and not self._is_wide()

    def set_weekly_wanted(self, wanted: bool) -> None:
        """Whether the card of the weekly questions is shown."""
        self._is_weekly_wanted = wanted
        self._arrange()

    def open_chart(self) -> None:
        """Show the body chart in place of the form, where there is no room for both."""
        self._is_chart_open = True
        self._arrange()
        if self._theme.scale >= _LIST_FROM_SCALE and not self.chart.is_list:
            self.chart.toggle_list()
        self.chart.focus_regions()

    def close_chart(self) -> None:
        """Go back from the body chart to the form."""
        self._is_chart_open = False
        self._arrange()
        self.form.where.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_list(self) -> None:
        """Show the regions of the body chart as a list, wherever the keyboard is."""
        if not self._is_wide():
            self._is_chart_open = True
            self._arrange()
        if not self.chart.is_list:
            self.chart.toggle_list()
        self.chart.focus_regions()

    def _reveal_fold(self) -> None:
        """Scroll to what was opened, once the layout has made room for it."""
        # The folds are the last part of the form.
        bar = self._form_scroll.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _bar_changed(self, _low: int, high: int) -> None:
        """The scroll bar stands in the gap between the columns; the cards do not move for it."""
        theme = self._theme
        bar = self._form_scroll.verticalScrollBar().sizeHint().width() if high > 0 else 0
        ring, margin = theme.px(RING), self._margin()
        wide = self._is_wide()
        self._columns.setSpacing(max(0, theme.space(24) - ring - bar) if wide else 0)
        alone = not wide and not self._is_chart_open
        left = margin if self._is_chart_open and not wide else margin - ring
        right = max(0, margin - ring - bar) if alone else margin
        self._columns.setContentsMargins(left, 0, right, 0)
        self._head.setContentsMargins(margin, 0, margin, 0)

    def _margin(self) -> int:
        """Room at the left and right of the page, less where the letters need it."""
        tight = self.width() < _TIGHT * self._theme.scale
        least = self._theme.space(16 if tight else 32)
        return max(least, (self.width() - self._theme.px(_WIDEST)) // 2)

    def _is_wide(self) -> bool:
        return self.width() >= _TWO_COLUMNS * self._theme.scale

    def _arrange(self) -> None:
        """Two columns, or the form with a button that opens the chart."""
        wide = self._is_wide()
        content = self.width() - 2 * self._margin()
        chart = max(self._theme.px(_CHART_WIDTH), round(_CHART_SHARE * content))
        for card in (self._chart_card, self.weekly):
            card.setMinimumWidth(chart if wide else 0)
            card.setMaximumWidth(chart if wide else _ANY_WIDTH)
        self._place_weekly(wide)
        self._chart_card.setVisible(wide or self._is_chart_open)
        self._form_scroll.setVisible(wide or not self._is_chart_open)
        self._close_chart.setVisible(not wide)
        self.form.where.setVisible(not wide)
        self._bar_changed(0, self._form_scroll.verticalScrollBar().maximum())

    def _place_weekly(self, wide: bool) -> None:
        """The card stands under the body chart, or at the end of the form."""
        layout = self._beside if wide else self.form.after
        if layout.indexOf(self.weekly) < 0:
            layout.addWidget(self.weekly)
        self.weekly.setVisible(self._is_weekly_wanted)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is left to be done later."""
        self._reveal_timer.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column or two."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the chart where it covers the form; L opens the list of its regions."""
        if event.key() == Qt.Key.Key_Escape and self.is_chart_over_form:
            self.close_chart()
        elif event.key() == Qt.Key.Key_L and not event.modifiers():
            self.show_list()
        else:
            super().keyPressEvent(event)


def _scroll_area(content: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content.setObjectName("pageContent")
    scroll.setWidget(content)
    scroll.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return scroll
