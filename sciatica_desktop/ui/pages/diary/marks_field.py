"""Marks of a day for the charts: a visit, or a note."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sciatica_desktop.domain.marks import Mark, MarkKind
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button, IconButton
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.segmented import Segmented

_LONGEST = 120
_HINTS = {MarkKind.VISIT: "whom you saw, if you like", MarkKind.NOTE: "a few words"}
_ABOUT = "It stands on the charts. Trends and the report can compare with the week after a visit."


def mark_words(mark: Mark) -> str:
    """A mark as a person reads it, such as "visit, the physiotherapist"."""
    return ", ".join(part for part in (mark.kind.value, mark.text) if part)


class MarksField(QWidget):
    """The marks of the day, and a line to add one.

    Signals:
        added: a mark is to be kept (kind, text).
        removed: the id of a mark that is to go.
    """

    added = Signal(object, str)
    removed = Signal(str)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with none."""
        super().__init__(parent)
        self._theme = theme
        self._marks: tuple[Mark, ...] = ()
        self._rows: list[QWidget] = []
        self.kind = Segmented(
            "Kind of mark",
            ((MarkKind.VISIT, "Visit"), (MarkKind.NOTE, "Note")),
            theme=theme,
        )
        self.kind.value_changed.connect(self._show_hint)
        self.text = QLineEdit()
        self.text.setMaxLength(_LONGEST)
        self.text.setAccessibleName("Words of the mark")
        self.text.setFixedHeight(theme.px(40))
        self.text.returnPressed.connect(self._add)
        self.text.textChanged.connect(self._show_hint)
        self.add = Button("Add", theme=theme, role="secondary")
        self.add.clicked.connect(self._add)
        line = QHBoxLayout()
        line.setSpacing(theme.space(8))
        line.addWidget(self.kind)
        line.addWidget(self.text, 1)
        line.addWidget(self.add)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(theme.space(8))
        self._body.addLayout(line)
        self._body.addWidget(label(_ABOUT, theme=theme, role="small", tone="ink2", wrap=True))
        self._show_hint()

    @property
    def words(self) -> str:
        """The marks in a few words, or "none"."""
        return "; ".join(mark_words(mark) for mark in self._marks) or "none"

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show the marks of a day; tells nobody."""
        self._marks = tuple(marks)
        for row in self._rows:
            self._body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(mark) for mark in marks]
        for row in self._rows:
            self._body.addWidget(row)
            row.show()

    def _row(self, mark: Mark) -> QWidget:
        words = mark_words(mark)
        remove = IconButton("trash", f"Delete {words}", theme=self._theme)
        remove.clicked.connect(partial(self.removed.emit, mark.id))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(words.capitalize(), theme=self._theme, wrap=True), 1)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _chosen(self) -> MarkKind:
        kind = self.kind.value
        return kind if isinstance(kind, MarkKind) else MarkKind.VISIT

    def _show_hint(self, _value: object = None) -> None:
        self.text.setPlaceholderText(_HINTS[self._chosen()])
        self.add.setEnabled(self._chosen() is MarkKind.VISIT or bool(self.text.text().strip()))

    def _add(self) -> None:
        kind, text = self._chosen(), " ".join(self.text.text().split())
        if kind is MarkKind.NOTE and not text:
            return
        self.added.emit(kind, text)
        self.text.clear()
