"""The card with a year of days, and the years before and after it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sciatica_desktop.domain.when import Year
from sciatica_desktop.ui.charts.chart_card import ChartCard
from sciatica_desktop.ui.charts.year_map import YearMap
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import IconButton


class YearCard(ChartCard):
    """A year, and two buttons that go to another.

    Signals:
        year_wanted: another year is to be shown.
    """

    year_wanted = Signal(int)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Make a card without a year."""
        self._map = YearMap("The year by day", theme=theme)
        super().__init__("The year", self._map, theme=theme, foot_lines=1, parent=parent)
        self._year = 0
        self.earlier_button = IconButton("chevron_left", "Year before", theme=theme)
        self.later_button = IconButton("chevron_right", "Year after", theme=theme)
        self.earlier_button.clicked.connect(self._on_earlier)
        self.later_button.clicked.connect(self._on_later)
        for place, button in enumerate((self.earlier_button, self.later_button)):
            self.head.insertWidget(2 + place, button)

    def show_year(self, year: Year, first: int, last: int) -> None:
        """Show a year.

        Args:
            year: the year.
            first: the first year of the diary.
            last: this year.
        """
        self._year = year.year
        self._map.show_year(year)
        self.set_title(f"Leg pain in {year.year}")
        self._map.setAccessibleName(self.title)
        self.set_caption(f"1 January to 31 December {year.year}")
        self.earlier_button.setEnabled(year.year > first)
        self.later_button.setEnabled(year.year < last)
        for button in (self.earlier_button, self.later_button):
            button.setVisible(first < last)

    def _on_earlier(self) -> None:
        self.year_wanted.emit(self._year - 1)

    def _on_later(self) -> None:
        self.year_wanted.emit(self._year + 1)
