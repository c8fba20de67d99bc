"""Fields of a form that keep what is typed: one text, or a list with one line each."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.labels import label

MOST_LETTERS = 2000


class TextField(QWidget):
    """A name, a hint, and room to write.

    Signals:
        edited: another text, by the person's hand.
    """

    edited = Signal()

    def __init__(
        self,
        name: str,
        *,
        theme: Theme,
        undo_keys: QObject,
        rows: int = 2,
        listed: bool = False,
        hint: str = "",
    ) -> None:
        """Make an empty field.

        Args:
            name: what is written here.
            theme: gives colours and sizes.
            undo_keys: gives Ctrl Z to the page.
            rows: lines it is high at first; it grows with what is written.
            listed: whether every line is an entry of its own.
            hint: shown while it is empty.
        """
        super().__init__()
        self._theme = theme
        self._rows = rows
        self._listed = listed
        self._silent = False
        self.edit = QPlainTextEdit()
        self.edit.setAccessibleName(name)
        self.edit.setTabChangesFocus(True)
        self.edit.setUndoRedoEnabled(False)
        self.edit.setPlaceholderText(hint or ("One on each line" if listed else ""))
        self.edit.installEventFilter(undo_keys)
        self.edit.textChanged.connect(self._on_text)
        # Lines break anew at another width, too.
        self.edit.document().documentLayout().documentSizeChanged.connect(self._fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(4))
        column.addWidget(label(name, theme=theme, role="small", weight=600))
        column.addWidget(self.edit)
        self._fit()

    @property
    def lines(self) -> tuple[str, ...]:
        """The entries that are not empty."""
        lines = (line.strip() for line in self.edit.toPlainText().split("\n"))
        return tuple(line for line in lines if line)

    @property
    def text(self) -> str:
        """The text as one paragraph."""
        return " ".join(self.edit.toPlainText().split())

    def show_value(self, value: str | tuple[str, ...]) -> None:
        """Show a text or a list; what means the same is left as it was typed."""
        now: str | tuple[str, ...] = self.lines if self._listed else self.text
        if now == value:
            return
        self._silent = True
        self.edit.setPlainText(value if isinstance(value, str) else "\n".join(value))
        self._silent = False
        self._fit()

    def _on_text(self) -> None:
        self._fit()
        if not self._silent:
            self.edited.emit()

    def _fit(self) -> None:
        """As high as what is written, within reason."""
        written = self.edit.document().size().height()
        rows = max(self._rows, min(12, round(written)))
        line = ceil(QFontMetricsF(self.edit.font()).lineSpacing())
        high = line * rows + self._theme.px(32)
        if high != self.edit.height():
            self.edit.setFixedHeight(high)
