"""The cards below the chart of Trends: two columns where there is room, one where there is not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciatica_desktop.domain.chart_words import (
    SEEN_TOGETHER,
    WHOLE_SESSION,
    before_after_words,
    not_enough_words,
    part_words,
    side_by_side_words,
    tally_words,
    title_of,
    weekday_words_of,
)
from sciatica_desktop.domain.side_by_side import GROUP_NEEDS, PAIR_NEEDS, SideBySide
from sciatica_desktop.domain.tags import TagKind
from sciatica_desktop.domain.wording import count, span_words
from sciatica_desktop.ui.charts.chart_card import ChartCard
from sciatica_desktop.ui.charts.columns_chart import ColumnsChart
from sciatica_desktop.ui.charts.pair_chart import PairChart
from sciatica_desktop.ui.charts.rows_chart import RowsChart
from sciatica_desktop.ui.charts.series import COUNTED, Series
from sciatica_desktop.ui.charts.series_columns import (
    HIGH_LOW_TITLE,
    MOST_ROWS,
    PAIN_LOOK,
    before_after_rows,
    high_low_columns,
    high_low_twin,
    movement_columns,
    movement_twin,
    name_in,
    part_columns,
    tally_rows,
    weekday_columns,
)
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.columns_layout import ColumnsLayout
from sciatica_desktop.ui.widgets.labels import label

_COLUMN, _PAIR = 400, 300
_MOST_PAIRS = 6
_KIND_WORDS = {TagKind.EASER: ", eased it", TagKind.TREATMENT: ", treatment"}
"""What a word was said of, since "heat" may be both."""
_TONES = {TagKind.EASER: "done"}
_PARTS_NOTE = "From ratings of a moment and the answers before a routine."
_HIGH_LOW_NOTE = "Above the line worst 7 or more, below it average 3 or less."
_SIDE_BY_SIDE = (
    f"Days with something beside days without it, from {GROUP_NEEDS} days in each group and "
    f"{PAIR_NEEDS} in all. {SEEN_TOGETHER}"
)


class SeriesCards(QWidget):
    """Everything about a range that has no line of time to share.

    Signals:
        told: one sentence about what was copied or saved.
    """

    told = Signal(str)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Make empty cards."""
        super().__init__(parent)
        self._theme = theme
        self._is_words = False
        self.movement = ColumnsChart("Movement, done and planned", theme=theme)
        self.before_after = RowsChart("Leg pain before and after", theme=theme)
        self.parts = ColumnsChart("Leg pain by time of day", theme=theme)
        self.weekdays = ColumnsChart("Leg pain by weekday", theme=theme)
        self.high_low = ColumnsChart(HIGH_LOW_TITLE, theme=theme)
        self.tallies = {kind: RowsChart(title_of(kind), theme=theme) for kind in COUNTED}
        charts = (
            self.movement,
            self.before_after,
            self.parts,
            self.weekdays,
            *self.tallies.values(),
            self.high_low,
        )
        self._grid = QWidget()
        grid = ColumnsLayout(self._grid, least=theme.px(_COLUMN), spacing=theme.space(16), most=2)
        self.cards: dict[QWidget, ChartCard] = {}
        for chart in charts:
            card = ChartCard(chart.accessibleName(), chart, theme=theme)
            card.told.connect(self.told)
            self.cards[chart] = card
            grid.addWidget(card)
        self._heading = label("", theme=theme, role="heading", wrap=True)
        self._pairs_heading = label("Side by side", theme=theme, role="heading")
        self._pairs_note = label(_SIDE_BY_SIDE, theme=theme, role="small", tone="ink2", wrap=True)
        self._others = label("", theme=theme, role="small", tone="ink2", wrap=True)
        self._others.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._pairs = QWidget()
        ColumnsLayout(self._pairs, least=theme.px(_PAIR), spacing=theme.space(16), most=3)
        self.pair_cards: list[ChartCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space(16))
        for part in (
            self._heading,
            self._grid,
            self._pairs_heading,
            self._pairs_note,
            self._pairs,
            self._others,
        ):
            self._column.addWidget(part)

    def add_below(self, widget: QWidget) -> None:
        """Put something between the cards and the pairs."""
        self._column.insertWidget(2, widget)

    def show_series(self, series: Series) -> None:
        """Show another range."""
        when = span_words(series.span, year=True)
        self._heading.setText(when)
        self._show_movement(series)
        self._show_before_after(series)
        parts = (*part_words(series.parts), _PARTS_NOTE)
        self.parts.show_columns(part_columns(series), PAIN_LOOK, parts)
        weekdays = weekday_words_of(series.weekdays)
        self.weekdays.show_columns(weekday_columns(series), PAIN_LOOK, weekdays)
        columns, look = high_low_columns(series)
        self.high_low.show_columns(columns, look, high_low_twin(series, columns))
        self.cards[self.parts].set_caption(when, _PARTS_NOTE)
        self.cards[self.weekdays].set_caption(when)
        self.cards[self.high_low].set_caption(when, _HIGH_LOW_NOTE)
        for kind, chart in self.tallies.items():
            found = series.tallies[kind]
            top = float(max((item.days for item in found.items), default=1))
            tone = _TONES.get(kind, "leg")
            chart.show_rows(tally_rows(found), tally_words(found, kind), top=top, tone=tone)
            more = len(found.items) - MOST_ROWS
            rest = f" {count(more, 'more word')} in the text." if more > 0 else ""
            note = f"Days it was chosen on, of {count(found.of, 'day')} with an entry.{rest}"
            self.cards[chart].set_caption(when, note)
            self.cards[chart].setVisible(bool(found.items))
        self._show_pairs(series, when)
        self.show_words(self._is_words)

    def show_words(self, on: bool) -> None:
        """Show the text twins in place of the charts, or the charts again."""
        self._is_words = on
        for card in (*self.cards.values(), *self.pair_cards):
            card.show_words(on)

    def _show_movement(self, series: Series) -> None:
        columns, look = movement_columns(series)
        self.movement.show_columns(columns, look, movement_twin(series))
        when = span_words(series.span, year=True)
        note = "Repetitions done, inside the outline of those the sessions had planned."
        card = self.cards[self.movement]
        card.set_caption(when, note)
        card.setVisible(any(day.sessions for day in series.movement))

    def _show_before_after(self, series: Series) -> None:
        words = before_after_words(series.exercises, lambda each: name_in(series, each))
        self.before_after.show_rows(before_after_rows(series), words, top=10.0, scale=True)
        card = self.cards[self.before_after]
        card.set_caption(
            span_words(series.span, year=True),
            f"Median before (ring) and after (dot), with how many sessions. {WHOLE_SESSION}",
        )
        card.setVisible(any(each.n for each in series.exercises))

    def _show_pairs(self, series: Series, when: str) -> None:
        enough = [pair for pair in series.pairs if pair.is_enough]
        shown, rest = enough[:_MOST_PAIRS], enough[_MOST_PAIRS:]
        layout = self._pairs.layout()
        while len(self.pair_cards) > len(shown):
            card = self.pair_cards.pop()
            card.hide()
            card.deleteLater()
        while layout is not None and len(self.pair_cards) < len(shown):
            card = ChartCard("", PairChart("", theme=self._theme), theme=self._theme, foot_lines=1)
            card.told.connect(self.told)
            layout.addWidget(card)
            self.pair_cards.append(card)
        for card, pair in zip(self.pair_cards, shown, strict=True):
            name = pair_name(pair)
            card.set_title(name)
            card.setAccessibleName(name)
            card.chart.setAccessibleName(f"Leg pain with and without {name.lower()}")
            if isinstance(card.chart, PairChart):
                card.chart.show_pair(pair)
            card.set_caption(when, SEEN_TOGETHER)
        self._pairs.setVisible(bool(shown))
        missing = [pair for pair in series.pairs if not pair.is_enough]
        said = [" ".join(side_by_side_words(pair)) for pair in rest]
        said += [f"{pair_name(pair)}. {not_enough_words(pair)}" for pair in missing]
        if not series.pairs:
            said = [f"Nothing to put side by side yet: choose words on {GROUP_NEEDS} rated days."]
        self._others.setText("\n".join(said))
        self._others.setVisible(bool(said))


def pair_name(pair: SideBySide) -> str:
    """What the days of a pair differ in, such as "Long sitting"."""
    name = pair.tag.word[:1].upper() + pair.tag.word[1:]
    return f"{name}{_KIND_WORDS.get(pair.tag.kind, '')}"
