"""What to do when a sign was ticked: help now, or a doctor first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.domain.safety import EMERGENCY_SIGNS, SIGNS, Sign
from sciatica_desktop.services.settings import EMERGENCY_NUMBER, Settings
from sciatica_desktop.ui.page import Page
from sciatica_desktop.ui.pages.safety.emergency_number import EmergencyNumber
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.bounded import Bounded
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.flow_layout import FlowLayout
from sciatica_desktop.ui.widgets.icon_view import IconView
from sciatica_desktop.ui.widgets.labels import Label, label

_WIDEST = 880
_TEXT = 640
_ROOMY = 820


def named(signs: Sequence[Sign]) -> str:
    """Signs in one sentence part: "a, b and c"."""
    return listed([sign.ticked_as for sign in signs])


class _CardPage(Page):
    """One card in the middle of the window.

    Signals:
        assessed: the person says that somebody has looked at it.
        mistaken: the person ticked it by mistake.
        print_requested: print the card.
        left: to the diary and the rest of the app; nothing was started.
    """

    assessed = Signal()
    mistaken = Signal()
    print_requested = Signal()
    left = Signal()

    def __init__(
        self,
        title: str,
        *,
        lead: str,
        icon: str,
        tone: str,
        theme: Theme,
        card_name: str,
        box_name: str,
    ) -> None:
        super().__init__(title=title)
        self._theme = theme
        space = theme.space
        self.heading: Label = label("", theme=theme, role="display", wrap=True)
        self.sentence: Label = label("", theme=theme, wrap=True)
        self.sentence.setMaximumWidth(theme.px(_TEXT))
        self._box_title = label("", theme=theme, weight=600)
        self.box_text: Label = label("", theme=theme, wrap=True)
        head = QHBoxLayout()
        head.setSpacing(space(16))
        head.addWidget(IconView(icon, theme=theme, tone=tone, px=32))
        head.addWidget(label(lead, theme=theme, role="heading", tone=tone), 1)
        box = QFrame()
        box.setObjectName(box_name)
        inside = QVBoxLayout(box)
        inside.setContentsMargins(space(24), space(16), space(24), space(16))
        inside.setSpacing(space(4))
        inside.addWidget(self._box_title)
        inside.addWidget(self.box_text)
        self._buttons = FlowLayout(spacing=space(12))
        card = Bounded(theme.px(_WIDEST))
        card.setObjectName(card_name)
        self._column = QVBoxLayout(card)
        self._column.setSpacing(space(12))
        self._column.addLayout(head)
        self._column.addWidget(self.heading)
        self._column.addWidget(self.sentence)
        self._column.addSpacing(space(8))
        self._column.addWidget(box)
        self._column.addSpacing(space(8))
        self._column.addLayout(self._buttons)
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

    def _add_note(self, words: str, *extras: QWidget) -> None:
        """Close the card with a quiet line and what is rarely needed."""
        self._column.addWidget(
            label(words, theme=self._theme, role="small", tone="ink2", wrap=True)
        )
        row = FlowLayout(spacing=self._theme.space(16))
        for extra in extras:
            row.addWidget(extra)
        self._column.addLayout(row)

    def _add_button(self, button: Button) -> Button:
        self._buttons.addWidget(button)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less room around the words in a small window."""
        super().resizeEvent(event)
        theme = self._theme
        roomy = min(self.width(), self.height() * 4 // 3) >= _ROOMY * theme.scale
        edge = theme.space(48 if roomy else 24)
        self._column.setContentsMargins(edge, edge, edge, edge)
        self.heading.set_role("display" if roomy else "heading")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves to the rest of the app."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


class GetHelpPage(_CardPage):
    """An emergency sign was ticked: where to go and what to say there."""

    def __init__(self, *, theme: Theme, settings: Settings) -> None:
        """Make the page; :meth:`show_for` fills it."""
        super().__init__(
            "Please get help now",
            lead="Please get help now",
            icon="warning",
            tone="stop",
            theme=theme,
            card_name="stopCard",
            box_name="stopBox",
        )
        self._settings = settings
        self._box_title.setText("What you can say")
        self._print = self._add_button(
            Button("Print this card", theme=theme, size="large", icon="print")
        )
        assessed = self._add_button(
            Button("A clinician has checked this", theme=theme, size="large", role="secondary")
        )
        mistaken = self._add_button(
            Button("I ticked it by mistake", theme=theme, size="large", role="text")
        )
        diary = Button("To the diary", theme=theme, role="text", keycap="Esc")
        self._print.clicked.connect(self.print_requested)
        assessed.clicked.connect(self.assessed)
        mistaken.clicked.connect(self.mistaken)
        diary.clicked.connect(self.left)
        self._add_note(
            "Routines are paused until you tell us you have been assessed. "
            "The diary and the report still work.",
            EmergencyNumber(theme=theme, settings=settings),
            diary,
        )
        settings.changed.connect(self._on_setting)
        self._show_number()

    def show_for(self, signs: Sequence[str]) -> None:
        """Name the emergency signs among the ticked ones."""
        emergencies = [sign for sign in EMERGENCY_SIGNS if sign.id in signs]
        what = named(emergencies) if emergencies else "a sign on the first list"
        self.sentence.setText(
            f"You ticked {what}. Together with back or leg pain, that needs to be looked at "
            "today. Do not wait to see if it settles, and do not stretch first."
        )
        self.box_text.setText(
            f"“I have sciatica, and now {what}. This can be a sign of pressure on the nerves at "
            "the base of the spine.”"
        )

    def _on_setting(self, key: str) -> None:
        if key == EMERGENCY_NUMBER.key:
            self._show_number()

    def _show_number(self) -> None:
        number = self._settings.get(EMERGENCY_NUMBER)
        self.heading.setText(f"Go to an emergency department, or call\N{NO-BREAK SPACE}{number}")

    def focus_widget(self) -> QWidget:
        """The print button."""
        return self._print


class DoctorFirstPage(_CardPage):
    """A sign of the second list was ticked: talk to a doctor before the next floss.

    Signals:
        rest_requested: start what does not have to wait.
    """

    rest_requested = Signal()

    def __init__(self, *, theme: Theme, settings: Settings) -> None:
        """Make the page; :meth:`show_for` fills it."""
        super().__init__(
            "See a doctor first",
            lead="See a doctor first",
            icon="phone",
            tone="action_ink",
            theme=theme,
            card_name="card",
            box_name="calmBox",
        )
        self.heading.setText("Talk to a doctor before the next floss or strengthening")
        self._box_title.setText("What stays open")
        self.rest = self._add_button(
            Button("Start without them", theme=theme, size="large", icon="play", role="secondary")
        )
        self._diary = self._add_button(
            Button("To the diary", theme=theme, size="large", icon="pencil", keycap="Esc")
        )
        assessed = self._add_button(
            Button("A clinician has said I can start", theme=theme, size="large", role="secondary")
        )
        mistaken = self._add_button(
            Button("I ticked it by mistake", theme=theme, size="large", role="text")
        )
        card = Button("Print the safety card", theme=theme, role="text", icon="print")
        self.rest.clicked.connect(self.rest_requested)
        self._diary.clicked.connect(self.left)
        assessed.clicked.connect(self.assessed)
        mistaken.clicked.connect(self.mistaken)
        card.clicked.connect(self.print_requested)
        self._add_note("If anything gets worse, call sooner.", card)
        self.show_what_may_go_on((), ())

    def show_for(self, signs: Sequence[str]) -> None:
        """Name the ticked signs."""
        ticked = [SIGNS[sign] for sign in signs if sign in SIGNS]
        what = named(ticked) if ticked else "a sign on the second list"
        self.sentence.setText(
            f"You ticked {what}. A doctor should hear about that first, today or tomorrow."
        )

    def show_what_may_go_on(self, kept: Sequence[str], left_out: Sequence[str]) -> None:
        """Say what of a routine can be done meanwhile, by the names of its exercises.

        Args:
            kept: what may go on; empty where nothing was to be started, or nothing may.
            left_out: what waits.
        """
        self.rest.setVisible(bool(kept))
        self.rest.set_words("Start without them" if left_out else "Start")
        waits = f"Left out for now: {listed(left_out)}. " if left_out else ""
        goes = f"You can still do: {listed(kept)}. " if kept else ""
        self.box_text.setText(
            f"{goes}{waits}Stretches may go on; nerve flosses and strengthening wait. The diary "
            "and the report work as always, and the report lists what you ticked."
        )

    def focus_widget(self) -> QWidget:
        """The way to the diary."""
        return self._diary


def listed(names: Sequence[str]) -> str:
    """Names in a row: "a, b and c"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
