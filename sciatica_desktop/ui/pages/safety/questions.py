"""The questions before any stretch."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.domain.safety import DOCTOR_SIGNS, EMERGENCY_SIGNS
from sciatica_desktop.services.settings import Settings
from sciatica_desktop.ui.page import Page
from sciatica_desktop.ui.pages.safety.emergency_number import EmergencyNumber
from sciatica_desktop.ui.pages.safety.sign_card import SignCard
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.bounded import Bounded
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.labels import label

_WIDEST = 1120
_TWO_COLUMNS = 760
_TEXT = 680
_SHORT = 700
"""Below this height the first lines give way, so that the signs have the room."""

_NONE, _SHOW, _READ_ON = "None of these apply", "Show me what to do", "Read on"


class SafetyPage(Page):
    """Two lists of signs; one tick turns the button into the way to what to do.

    Signals:
        answered: ids of the ticked signs (tuple), none when none apply.
        print_requested: print the list.
    """

    answered = Signal(object)
    print_requested = Signal()

    def __init__(self, *, theme: Theme, settings: Settings) -> None:
        """Make the page with nothing ticked."""
        super().__init__(title="Safety check")
        self._theme = theme
        self._urgent = SignCard(
            "Get help now if you have any of these",
            EMERGENCY_SIGNS,
            icon="warning",
            tone="stop",
            theme=theme,
            urgent=True,
            note="One tick and the button turns into “Show me what to do”. "
            "The diary stays open whatever you tick.",
        )
        self._doctor = SignCard(
            "See a doctor first if", DOCTOR_SIGNS, icon="phone", tone="ink", theme=theme
        )
        self._lists = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lists.setSpacing(theme.space(24))
        self._head = QVBoxLayout()
        self.button = Button(_NONE, theme=theme, size="large")
        self._print = Button("Print this list", theme=theme, role="text", icon="print")
        self._number = EmergencyNumber(theme=theme, settings=settings)
        self._lay_out()
        for card in (self._urgent, self._doctor):
            card.changed.connect(self._show_button)
        self.button.clicked.connect(self._on_button)
        self._print.clicked.connect(self.print_requested)
        if self.scroll_area is not None:
            bar = self.scroll_area.verticalScrollBar()
            bar.valueChanged.connect(self._show_button)
            bar.rangeChanged.connect(self._show_button)

    def _lay_out(self) -> None:
        theme, space = self._theme, self._theme.space
        title = label("Before any stretch, a short check", theme=theme, role="display", wrap=True)
        self._title = title
        self._why = label("", theme=theme, weight=600, wrap=True)
        self._why.setMaximumWidth(theme.px(_TEXT))
        self._why.hide()
        intro = label(
            "A few signs need a doctor first. Tick anything that is new for you or getting worse. "
            "We ask again every two weeks. Your answers stay on this computer.",
            theme=theme,
            tone="ink2",
            wrap=True,
        )
        intro.setMaximumWidth(theme.px(_TEXT))
        self._head.setSpacing(space(4))
        self._head.addWidget(title)
        self._head.addWidget(self._why)
        self._head.addWidget(intro)
        self._lists.addWidget(self._urgent, 1)
        self._lists.addWidget(self._doctor, 1)
        column = QVBoxLayout()
        column.setSpacing(space(16))
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._head)
        column.addLayout(self._lists)
        column.addStretch(1)
        holder = Bounded(theme.px(_WIDEST))
        holder.setLayout(column)
        around = QHBoxLayout()
        around.setContentsMargins(space(32), space(24), space(32), space(16))
        around.addStretch(0)
        around.addWidget(holder, 100)
        around.addStretch(0)
        self.set_content(around, foot=self._foot())

    def _foot(self) -> QWidget:
        """What stays in view while the lists scroll."""
        theme, space = self._theme, self._theme.space
        inner = Bounded(theme.px(_WIDEST))
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(16))
        row.addWidget(self.button)
        row.addWidget(self._print)
        row.addStretch(1)
        row.addWidget(self._number)
        foot = QFrame()
        foot.setObjectName("pageFoot")
        around = QHBoxLayout(foot)
        around.setContentsMargins(space(32), space(12), space(32), space(12))
        around.addStretch(0)
        around.addWidget(inner, 100)
        around.addStretch(0)
        return foot

    @property
    def ticked(self) -> tuple[str, ...]:
        """Ids of the ticked signs."""
        return self._urgent.ticked + self._doctor.ticked

    def tick(self, sign: str, ticked: bool = True) -> None:
        """Tick a sign by its id, or take the tick away.

        Raises:
            KeyError: if there is no such sign.
        """
        card = self._urgent if any(sign == known.id for known in EMERGENCY_SIGNS) else self._doctor
        card.row(sign).setChecked(ticked)

    def show_why(self, changes: Sequence[str]) -> None:
        """Say why the questions come again before their time, a sentence each; none says nothing.

        Nothing is told about what a change means.
        """
        self._why.setText(" ".join([*changes, "So we ask again."]))
        self._why.setVisible(bool(changes))

    def answer(self) -> None:
        """Give the answers as they stand."""
        self.answered.emit(self.ticked)

    @property
    def is_read(self) -> bool:
        """Whether the end of the lists has come into view."""
        if self.scroll_area is None:
            return True
        bar = self.scroll_area.verticalScrollBar()
        return bar.value() >= bar.maximum() - self._theme.px(24)

    def _show_button(self) -> None:
        if self.ticked:
            self.button.set_words(_SHOW)
        else:
            # Nobody says that none apply before they were all on the screen.
            self.button.set_words(_NONE if self.is_read else _READ_ON)

    def _on_button(self) -> None:
        if self.ticked or self.is_read or self.scroll_area is None:
            self.answer()
            return
        bar = self.scroll_area.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep() * 3 // 4)

    def focus_widget(self) -> QWidget:
        """The first sign."""
        return self._urgent.first_row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room for two."""
        super().resizeEvent(event)
        scale = self._theme.scale
        wide = self.width() >= _TWO_COLUMNS * scale
        direction = QBoxLayout.Direction
        self._lists.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        tall = self.height() >= _SHORT * scale
        self._title.set_role("display" if tall and wide else "heading")
        self._print.setVisible(wide)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the top."""
        super().showEvent(event)
        self._show_button()
        self._urgent.first_row.setFocus(Qt.FocusReason.OtherFocusReason)
