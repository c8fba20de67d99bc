"""What to know about an exercise, in parts that fold; the rule to stop by never does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from sciatica_desktop.domain.doses import number_words
from sciatica_desktop.domain.exercise import Exercise, Source
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.fold_section import FoldSection
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.link import Link

_OPEN_AT_FIRST = ("Start position", "Move")


class Sections(Card):
    """The folding parts of one exercise.

    Signals:
        getting_down_requested: show the card on getting down to the floor and up again.
    """

    getting_down_requested = Signal()

    def __init__(self, *, theme: Theme) -> None:
        """Make an empty card."""
        super().__init__(theme=theme)
        self._theme = theme
        self._open = {title: title in _OPEN_AT_FIRST for title in _OPEN_AT_FIRST}
        self._parts: list[FoldSection] = []
        space = theme.space
        self.setAccessibleName("About this exercise")
        self.body.setContentsMargins(space(24), space(8), space(24), space(8))
        self.body.setSpacing(0)

    @property
    def parts(self) -> tuple[FoldSection, ...]:
        """The sections, in order."""
        return tuple(self._parts)

    def show_exercise(self, exercise: Exercise, *, getting_down: bool) -> None:
        """Show what its card says.

        Args:
            exercise: the exercise.
            getting_down: whether to lead to the card on getting down to the floor.
        """
        self._clear()
        needed = ", ".join(exercise.equipment)
        start = [exercise.start] if exercise.start else []
        if needed:
            start.append(f"You need: {needed}.")
        part = self._add("Start position", start, needed)
        if part is not None and getting_down:
            link = Link("Getting down to the floor and up again", theme=self._theme, role="body")
            link.clicked.connect(self.getting_down_requested)
            part.body.addWidget(link)
        self._add("Move", exercise.how, "", numbered=True)
        self._add("Common slips", exercise.errors, _in_short(exercise.errors))
        self._add_levels(exercise)
        self._add("Not for you if", _not_if(exercise), _in_short(exercise.not_if))
        self._add("Evidence", (exercise.evidence,) if exercise.evidence else (), "")
        self._add_sources(exercise.sources)

    def _clear(self) -> None:
        for part in self._parts:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []

    def _section(self, title: str, hint: str) -> FoldSection:
        part = FoldSection(title, theme=self._theme, hint=hint, ruled=bool(self._parts))
        part.set_open(self._open.get(title, False))
        part.head.toggled.connect(self._remember)
        self.body.addWidget(part)
        self._parts.append(part)
        return part

    def _remember(self, is_open: bool) -> None:
        """The next exercise opens the same parts."""
        head = self.sender()
        for part in self._parts:
            if part.head is head:
                self._open[part.head.text()] = is_open

    def _add(
        self,
        title: str,
        lines: Sequence[str],
        hint: str,
        *,
        numbered: bool = False,
    ) -> FoldSection | None:
        if not lines:
            return None
        part = self._section(title, hint)
        if len(lines) == 1 or title == "Start position":
            for line in lines:
                part.body.addWidget(label(line, theme=self._theme, tone="ink2", wrap=True))
        else:
            part.body.addWidget(_Lines(lines, theme=self._theme, numbered=numbered))
        return part

    def _add_levels(self, exercise: Exercise) -> None:
        levels = (("Easier", exercise.easier), ("Harder", exercise.harder))
        shown = [(name, lines) for name, lines in levels if lines]
        if not shown:
            return
        part = self._section(", ".join(("Easier", "harder")), _in_short(shown[0][1]))
        for name, lines in shown:
            part.body.addWidget(label(name, theme=self._theme, role="small", weight=600))
            part.body.addWidget(_Lines(lines, theme=self._theme))

    def _add_sources(self, sources: Sequence[Source]) -> None:
        if not sources:
            return
        part = self._section("Sources", str(len(sources)))
        for source in sources:
            link = Link(source.title, theme=self._theme, icon="link")
            link.setAccessibleDescription(f"Opens {_site(source.address)} in your browser")
            link.setToolTip(source.address)
            link.clicked.connect(_opener(source.address))
            part.body.addWidget(link)


class _Lines(QWidget):
    """A short list, with numbers or dots."""

    def __init__(self, lines: Sequence[str], *, theme: Theme, numbered: bool = False) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space(8))
        grid.setVerticalSpacing(theme.space(4))
        grid.setColumnStretch(1, 1)
        for row, line in enumerate(lines):
            mark = label(
                f"{row + 1}" if numbered else "•",
                theme=theme,
                tone="ink2",
                weight=600 if numbered else None,
            )
            mark.setMinimumWidth(theme.space(12))
            grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(line, theme=theme, tone="ink2", wrap=True), row, 1)


def _not_if(exercise: Exercise) -> list[str]:
    lines = list(exercise.not_if)
    if exercise.irritability_max < 10:
        lines.append(f"Your leg pain is above {exercise.irritability_max} of 10 right now")
    if exercise.earliest_after_waking_h:
        hours = number_words(exercise.earliest_after_waking_h)
        unit = "hour" if hours == "1" else "hours"
        lines.append(f"You got up less than {hours} {unit} ago")
    return lines


def _in_short(lines: Sequence[str]) -> str:
    """The first line as a hint."""
    return lines[0][:1].lower() + lines[0][1:] if lines else ""


def _site(address: str) -> str:
    return QUrl(address).host()


def _opener(address: str) -> Callable[[], None]:
    """Opens an address in the person's browser; nothing here goes to the network."""

    def open_it() -> None:
        QDesktopServices.openUrl(QUrl(address))

    return open_it


class Paragraph(QWidget):
    """A bold line and a text below it."""

    def __init__(self, title: str, *, theme: Theme) -> None:
        """Make an empty one."""
        super().__init__()
        self._text = label("", theme=theme, tone="ink2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(4))
        column.addWidget(label(title, theme=theme, weight=600))
        column.addWidget(self._text)
        column.addStretch(1)

    def set_text(self, text: str) -> None:
        """Say something else; hidden while it says nothing."""
        self._text.setText(text)
        self.setVisible(bool(text))
