"""The head of a page: title, a quiet line beside it, actions at the right."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import CONTROL
from sciatica_desktop.ui.widgets.buttons import Button, IconButton
from sciatica_desktop.ui.widgets.labels import label


class PageHeader(QWidget):
    """Forty px high; the page leaves 24 below it.

    Attributes:
        lead: room between title and the line beside it, for buttons.
        actions: room at the right, for buttons.
    """

    actions: QHBoxLayout  # type: ignore[assignment]  # a header has no QActions; pages add buttons

    def __init__(
        self,
        title: str,
        *,
        theme: Theme,
        subtitle: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make a header."""
        super().__init__(parent)
        self._title = label(title, theme=theme, role="heading")
        self._subtitle = label(subtitle, theme=theme, tone="ink2")
        self._subtitle.setVisible(bool(subtitle))
        self.lead = QHBoxLayout()
        self.lead.setSpacing(theme.space(12))
        self.actions = QHBoxLayout()
        self.actions.setSpacing(theme.space(12))
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(12))
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.addWidget(self._title)
        row.addLayout(self.lead)
        row.addWidget(self._subtitle)
        row.addStretch(1)
        row.addLayout(self.actions)
        self._theme = theme
        self._wanted = subtitle
        self.setMinimumHeight(theme.px(CONTROL))

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)
        self._fit()

    def set_subtitle(self, subtitle: str) -> None:
        """Show another line, or none."""
        self._wanted = subtitle
        self._subtitle.setText(subtitle)
        self._fit()

    def _parts(self) -> list[QWidget]:
        """What pages have put into the header and is to be seen."""
        parts = []
        for layout in (self.lead, self.actions):
            for place in range(layout.count()):
                item = layout.itemAt(place)
                widget = item.widget() if item is not None else None
                if widget is not None and not widget.isHidden():
                    parts.append(widget)
        return parts

    def _width_of(self, parts: list[QWidget], *, full: bool) -> int:
        width = self._title.sizeHint().width()
        for part in parts:
            if isinstance(part, Button) and not isinstance(part, IconButton):
                bare = (
                    part.sizeHint().height() if part.icon_name else part.minimumSizeHint().width()
                )
                width += part.full_width() if full else min(bare, part.full_width())
            else:
                width += (part.sizeHint() if full else part.minimumSizeHint()).width()
        return width + self._theme.space(12) * len(parts)

    def _fit(self) -> None:
        """Leave out the line first, then the words of buttons that have an icon."""
        parts = self._parts()
        needed = self._width_of(parts, full=True)
        line = self._subtitle.sizeHint().width() + self._theme.space(12)
        self._subtitle.setVisible(bool(self._wanted) and needed + line <= self.width())
        for part in parts:
            if isinstance(part, Button) and not isinstance(part, IconButton):
                part.set_icon_only(needed > self.width())
        # At once, or the page would be seen for a moment with squeezed buttons.
        self._row.activate()

    def minimumSizeHint(self) -> QSize:
        """The title, and buttons without their words."""
        return QSize(self._width_of(self._parts(), full=False), self._theme.px(CONTROL))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the best of the new width."""
        super().resizeEvent(event)
        self._fit()
