"""One page of the guide as it is read: title, drawing, text, sources."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.domain.guide import GuidePage
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.figure_view import FigureView
from sciatica_desktop.ui.widgets.flow_layout import FlowLayout
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.reading import Reading

_DRAWING = QSize(216, 150)
_DRAWN_FROM = 520
"""Width in px at 100 % text size from which a drawing has room beside the title."""


class Article(Card):
    """Shows one page.

    Signals:
        check_requested: go through the safety questions.
        print_requested: print the safety card.
    """

    check_requested = Signal()
    print_requested = Signal()

    def __init__(self, *, studio: Studio, theme: Theme) -> None:
        """Make an empty article."""
        super().__init__(theme=theme)
        self._theme = theme
        self._page: GuidePage | None = None
        self._title = label("", theme=theme, role="heading", wrap=True)
        self._summary = label("", theme=theme, tone="ink2", wrap=True)
        self._figure = FigureView(
            studio,
            theme=theme,
            size_hint=QSize(theme.px(_DRAWING.width()), theme.px(_DRAWING.height())),
            arrows=False,
        )
        self._figure.setFixedSize(theme.px(_DRAWING.width()), theme.px(_DRAWING.height()))
        self.text = Reading("Text of the page", theme=theme)
        self._help = QWidget()
        check = Button("Go through the safety check", theme=theme, icon="check")
        card = Button("Print the safety card", theme=theme, role="secondary", icon="print")
        check.clicked.connect(self.check_requested)
        card.clicked.connect(self.print_requested)
        row = FlowLayout(self._help, spacing=theme.space(12))
        row.addWidget(check)
        row.addWidget(card)
        self._lay_out()

    def _lay_out(self) -> None:
        space = self._theme.space
        words = QVBoxLayout()
        words.setSpacing(space(4))
        words.addWidget(self._title)
        words.addWidget(self._summary)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(space(24))
        head.addLayout(words, 1)
        head.addWidget(self._figure, 0, Qt.AlignmentFlag.AlignTop)
        self.body.setSpacing(space(16))
        self.body.addLayout(head)
        self.body.addWidget(self.text)
        self.body.addWidget(self._help)

    @property
    def page(self) -> GuidePage | None:
        """The page in view."""
        return self._page

    def show_page(self, page: GuidePage, emergency_number: str) -> None:
        """Show a page."""
        self._page = page
        self._title.setText(page.title)
        self._title.set_tone("stop" if page.urgent else "ink")
        self._summary.setText(page.summary)
        self.text.set_markdown(_with_sources(page, emergency_number))
        self._help.setVisible(page.urgent)
        if page.picture is not None:
            self._figure.show_pose(page.picture.exercise, page.picture.pose, None)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= self._theme.px(_DRAWN_FROM)
        self._figure.setVisible(wide and self._page is not None and self._page.picture is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow card does without its drawing."""
        super().resizeEvent(event)
        self._fit()


def _with_sources(page: GuidePage, emergency_number: str) -> str:
    listed = "\n".join(f"- [{source.title}]({source.address})" for source in page.sources)
    return f"{page.text(emergency_number)}\n\n## Where this was read\n\n{listed}\n"
