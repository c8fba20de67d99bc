"""After "This hurts" and Stop: calm words, where it was felt, and when to ask for help."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.domain import stop_rule
from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.services.settings import EMERGENCY_NUMBER, Settings
from sciatica_desktop.ui.page import Page
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.bounded import Bounded
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.flow_layout import FlowLayout
from sciatica_desktop.ui.widgets.icon_view import IconView
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.ladder import ReachLadder

_WIDEST = 880
_ROOMY = 820


class StoppedPage(Page):
    """What to do now, and until tomorrow morning.

    Signals:
        felt: where it was felt (Reach).
        done: go on.
        print_requested: print the safety card.
    """

    felt = Signal(object)
    done = Signal()
    print_requested = Signal()

    def __init__(self, *, theme: Theme, settings: Settings) -> None:
        """Make the page."""
        super().__init__(title="Stopped")
        self._theme = theme
        self.where = ReachLadder("Where did you feel it", theme=theme, compact=True)
        self.where.value_changed.connect(self._on_felt)
        self.where.answered.connect(self._to_button)
        self.go = Button("Go on", theme=theme, size="large", keycap="Enter")
        self.go.clicked.connect(self.done)
        self._print = Button("Print the safety card", theme=theme, role="text", icon="print")
        self._print.clicked.connect(self.print_requested)
        self._heading = label("You stopped. That is all right.", theme=theme, role="display")
        self._heading.setWordWrap(True)
        self._lay_out(settings.get(EMERGENCY_NUMBER))

    def _lay_out(self, number: str) -> None:
        theme, space = self._theme, self._theme.space
        card = Bounded(theme.px(_WIDEST))
        card.setObjectName("card")
        self._column = QVBoxLayout(card)
        self._column.setSpacing(space(12))
        self._column.addWidget(self._heading)
        self._column.addWidget(
            label(
                f"What you did is kept. Rest in a position that eases it. {stop_rule.NEXT_MORNING}",
                theme=theme,
                wrap=True,
            )
        )
        self._column.addSpacing(space(8))
        self._column.addWidget(label("Where did you feel it?", theme=theme, weight=600))
        self._column.addWidget(self.where)
        self._column.addSpacing(space(8))
        self._column.addWidget(self._help_box(number))
        self._column.addSpacing(space(8))
        buttons = FlowLayout(spacing=space(16))
        buttons.addWidget(self.go)
        buttons.addWidget(self._print)
        self._column.addLayout(buttons)
        around = QVBoxLayout()
        around.setContentsMargins(space(16), space(16), space(16), space(16))
        middle = QHBoxLayout()
        middle.addStretch(0)
        middle.addWidget(card, 100)
        middle.addStretch(0)
        around.addStretch(1)
        around.addLayout(middle)
        around.addStretch(1)
        self.set_content(around)

    def _help_box(self, number: str) -> QFrame:
        theme, space = self._theme, self._theme.space
        box = QFrame()
        box.setObjectName("stopBox")
        row = QHBoxLayout(box)
        row.setContentsMargins(space(24), space(16), space(24), space(16))
        row.setSpacing(space(16))
        icon = IconView("warning", theme=theme, tone="stop", px=24)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(space(4))
        words.addWidget(label("When to get help at once", theme=theme, weight=600))
        words.addWidget(
            label(f"{stop_rule.EMERGENCY} Call\N{NO-BREAK SPACE}{number}.", theme=theme, wrap=True)
        )
        row.addLayout(words, 1)
        return box

    def focus_widget(self) -> QWidget:
        """Where the keyboard begins: where it was felt, one key."""
        return self.where

    def _on_felt(self, reach: object) -> None:
        if reach is not None:
            self.felt.emit(Reach(int(reach)))  # type: ignore[call-overload]  # the ladder's own value

    def _to_button(self) -> None:
        self.go.setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less room around the words in a small window."""
        super().resizeEvent(event)
        theme = self._theme
        roomy = min(self.width(), self.height() * 4 // 3) >= _ROOMY * theme.scale
        edge = theme.space(48 if roomy else 24)
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._heading.set_role("display" if roomy else "heading")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape go on."""
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.done.emit()
            return
        super().keyPressEvent(event)
