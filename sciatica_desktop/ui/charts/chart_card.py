"""A card with one small chart, its text twin, and what its chosen part says."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from sciatica_desktop.ui.charts.keeping import Keeper
from sciatica_desktop.ui.charts.picture import Picture
from sciatica_desktop.ui.charts.small_chart import SmallChart
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import IconButton
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.labels import label

_PICTURE_WIDTH = 560


class ChartCard(Card):
    """Title, chart, caption.

    Signals:
        told: one sentence about what was copied or saved.

    Attributes:
        chart: the chart.
        keeper: copies and saves it.
        head: the row of the title, for buttons.
    """

    told = Signal(str)

    def __init__(
        self,
        title: str,
        chart: SmallChart,
        *,
        theme: Theme,
        foot_lines: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        """Make a card around a chart.

        Args:
            title: what the chart is.
            chart: the chart.
            theme: gives colours and sizes.
            foot_lines: lines that stay free below it, so that nothing moves while it is read.
            parent: the parent widget.
        """
        super().__init__(theme=theme, parent=parent)
        self._theme = theme
        self._title, self._when, self._note = title, "", ""
        self._is_words = False
        self._foot_lines = foot_lines
        self.chart = chart
        self.keeper = Keeper(self, theme=theme, picture=self.picture, words=self._lines)
        self.keeper.told.connect(self.told)
        self.setAccessibleName(title)
        self._name = label(title, theme=theme, weight=600)
        self._more = IconButton("more", f"Copy or save: {title}", theme=theme)
        self._more.clicked.connect(partial(self.keeper.open_menu, self._more))
        self._twin = label("", theme=theme, role="small", wrap=True)
        self._twin.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._twin.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._foot = label("", theme=theme, role="small", tone="ink2", wrap=True)
        self._foot.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.head = QHBoxLayout()
        self.head.setSpacing(theme.space(4))
        self.head.addWidget(self._name)
        self.head.addStretch(1)
        self.head.addWidget(self._more)
        side, top = theme.space(24), theme.space(12)
        self.body.setContentsMargins(side, top, theme.space(16), theme.space(16))
        self.body.addLayout(self.head)
        self.body.addWidget(self.chart)
        self.body.addWidget(self._twin)
        self.body.addWidget(self._foot)
        self.body.addStretch(1)
        self._twin.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        chart.told.connect(self._on_told)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        copy.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copy.activated.connect(self.keeper.copy_picture)

    @property
    def title(self) -> str:
        """What the chart is."""
        return self._title

    @property
    def is_words(self) -> bool:
        """Whether the text twin stands in place of the chart."""
        return self._is_words

    def set_title(self, title: str) -> None:
        """Name it anew, such as after another year."""
        self._title = title
        self._name.setText(title)
        self._more.set_words(f"Copy or save: {title}")

    def set_caption(self, when: str, note: str = "") -> None:
        """The days it is about, and what has to stand below the chart."""
        self._when, self._note = when, note
        self._foot.setText(note)
        self._twin.setText("\n".join(self._lines()))
        self._reserve()

    def show_words(self, on: bool) -> None:
        """Show the text twin in place of the chart, or the chart again."""
        self._is_words = on
        self.chart.setVisible(not on)
        self._twin.setVisible(on)
        self._foot.setVisible(not on)
        self._foot.setText(self._note)

    def picture(self) -> Picture:
        """The chart as a picture that can leave the program."""
        width = float(max(_PICTURE_WIDTH, self.chart.width() / self._theme.scale))
        return Picture(
            self._title, self._when, self._note, width, partial(self._height, width), self._paint
        )

    def _lines(self) -> tuple[str, ...]:
        return self.chart.words

    def _height(self, width: float, theme: Theme) -> float:
        return self.chart.height_at(width, theme)

    def _paint(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        self.chart.paint_on(painter, area, theme, None)

    def _on_told(self, words: str) -> None:
        self._foot.setText(words or self._note)

    def _reserve(self) -> None:
        lines = self._foot_lines * self._foot.fontMetrics().lineSpacing()
        self._foot.setMinimumHeight(lines)
