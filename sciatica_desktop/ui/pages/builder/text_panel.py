"""A routine as text: type it, paste it, put it right, send it back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.domain.prescription import EXAMPLES, GRAMMAR, Line
from sciatica_desktop.services.library import LibraryService
from sciatica_desktop.ui.pages.builder.text_editor import TextEditor
from sciatica_desktop.ui.pages.builder.workbench import Workbench
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import RADIUS_BOX
from sciatica_desktop.ui.widgets.buttons import Button, IconButton
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.flow_layout import FlowLayout
from sciatica_desktop.ui.widgets.fold_section import FoldSection
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.tab_order import follow

_INTRO = "Paste what your therapist wrote. List and text always match."
_COPIED = "Copied"
_MOST_OFFERED = 3


class TextPanel(Card):
    """Shows the bench's routine as text.

    Signals:
        edited: another text, by the person's hand.
        used: an exercise for the name in a line (Line, id).
        left_out: what was not understood of a line is to be a remark (Line).
        told: one sentence about what was done.
    """

    edited = Signal(str)
    used = Signal(object, str)
    left_out = Signal(object)
    told = Signal(str)

    def __init__(self, *, theme: Theme, undo_keys: QObject) -> None:
        """Make an empty panel."""
        super().__init__(theme=theme)
        self.setAccessibleName("As text")
        self._theme = theme
        self._whole = ""
        self.copy = IconButton("copy", "Copy the text", theme=theme)
        self.copy.clicked.connect(self._on_copy)
        self.editor = TextEditor(theme=theme, undo_keys=undo_keys)
        self.editor.edited.connect(self.edited)
        self.editor.line_entered.connect(self._say_line)
        self._said = label("", theme=theme, role="small", tone="ink2", wrap=True)
        self.problem = ProblemBox(self.editor, theme=theme)
        self.problem.used.connect(self.used)
        self.problem.left_out.connect(self.left_out)
        self._lay_out()

    def _lay_out(self) -> None:
        theme, space = self._theme, self._theme.space
        head = QHBoxLayout()
        head.addWidget(label("As text", theme=theme, weight=600), 1)
        head.addWidget(self.copy)
        self.help = FoldSection("How to write a line", theme=theme, hint="name, count x seconds")
        for example in EXAMPLES[:2]:
            words = f"\u201c{example}\u201d"
            self.help.body.addWidget(label(words, theme=theme, role="small", wrap=True))
        self.help.body.addWidget(_Grammar(theme))
        body = self.body
        body.setContentsMargins(space(16), space(12), space(16), space(12))
        body.setSpacing(space(12))
        body.addLayout(head)
        self._intro = label(_INTRO, theme=theme, role="small", tone="ink2", wrap=True)
        body.addWidget(self._intro)
        self.editor.setMinimumHeight(theme.px(96))
        body.addWidget(self.editor, 1)
        body.addWidget(self._said)
        body.addWidget(self.problem)
        body.addWidget(self.help)

    def show_bench(self, bench: Workbench, library: LibraryService) -> None:
        """Show what is true now."""
        self._whole = bench.whole_text
        if self.editor.is_being_typed:
            # What is there, kept a moment ago, is older; this follows with what is being typed.
            return
        self.editor.show_text(bench.draft.text)
        self.editor.show_reading(bench.reading)
        self.copy.setEnabled(bool(bench.draft.text.strip()))
        self.problem.show_problems(bench.reading.problems, library)
        # A problem takes the room of the words above.
        self._intro.setVisible(not bench.reading.problems)
        self._say_line(self.editor.current)

    def _say_line(self, number: int) -> None:
        """Say in words what was understood of the line the keyboard is in."""
        line = self.editor.line(number)
        understood = line is not None and not line.problem and line.item is not None
        words = " ".join((line.said, *line.notices)) if line is not None and understood else ""
        self._said.setText(words)
        self._said.setVisible(bool(words))
        self.editor.setAccessibleDescription(line.problem or line.said if line is not None else "")

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._whole)
        self.told.emit(_COPIED)


class ProblemBox(QWidget):
    """The first line that was not understood, and the ways out of it.

    Signals:
        used: an exercise for the name in the line (Line, id).
        left_out: what was not understood is to be a remark (Line).
    """

    used = Signal(object, str)
    left_out = Signal(object)

    def __init__(self, after: QWidget, *, theme: Theme) -> None:
        """Make it, hidden; Tab comes here from another widget."""
        super().__init__()
        self._after = after
        self._theme = theme
        self._line: Line | None = None
        self._shown: tuple[tuple[Line, ...], tuple[str, ...]] = ((), ())
        self._title = label("", theme=theme, role="small", weight=600, wrap=True)
        self._more = label("", theme=theme, role="small", wrap=True)
        self.buttons: list[Button] = []
        holder = QWidget()
        self._flow = FlowLayout(holder, spacing=theme.space(8))
        space = theme.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(12), space(12), space(12), space(12))
        column.setSpacing(space(8))
        column.addWidget(self._title)
        column.addWidget(self._more)
        column.addWidget(holder)
        self.hide()
        theme.changed.connect(self.update)

    @property
    def words(self) -> str:
        """What it says."""
        return self._title.text()

    def show_problems(self, problems: tuple[Line, ...], library: LibraryService) -> None:
        """Show the first of them; hidden where there is none."""
        line = problems[0] if problems else None
        names: tuple[str, ...] = ()
        if line is not None:
            meant = line.suggestions[:_MOST_OFFERED]
            names = tuple(library.exercises[name].short_name for name in meant)
        if (problems, names) == self._shown:
            return
        self._shown = (problems, names)
        self._line = line
        self._clear()
        self.setVisible(line is not None)
        if line is None:
            return
        said = line.problem[:1].lower() + line.problem[1:]
        self._title.setText(f"Line {line.number}: {said}")
        others = len(problems) - 1
        more = ["Did you mean one of these?"] if len(names) > 1 else []
        if others:
            more.append(f"{others} more to look at.")
        self._more.setText(" ".join(more))
        self._more.setVisible(bool(more))
        for exercise, name in zip(line.suggestions, names, strict=False):
            self._add(f"Use {name}", "secondary").clicked.connect(partial(self._use, exercise))
        self._add("Leave out", "text").clicked.connect(self._leave_out)
        follow(self._after, self.buttons)
        self.setAccessibleName(self._title.text())

    def _add(self, words: str, role: str) -> Button:
        button = Button(words, theme=self._theme, role=role)
        self._flow.addWidget(button)
        self.buttons.append(button)
        return button

    def _clear(self) -> None:
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []

    def _use(self, exercise: str) -> None:
        if self._line is not None:
            self.used.emit(self._line, exercise)

    def _leave_out(self) -> None:
        if self._line is not None:
            self.left_out.emit(self._line)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("leg_soft"))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS_BOX, RADIUS_BOX)
        painter.end()


class _Grammar(QWidget):
    """What can be written, and what it means."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space(12))
        grid.setVerticalSpacing(theme.space(4))
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        top = Qt.AlignmentFlag.AlignTop
        for row, (written, meaning) in enumerate(GRAMMAR):
            grid.addWidget(
                label(written, theme=theme, role="small", weight=600, wrap=True), row, 0, top
            )
            grid.addWidget(
                label(meaning, theme=theme, role="small", tone="ink2", wrap=True), row, 1, top
            )
