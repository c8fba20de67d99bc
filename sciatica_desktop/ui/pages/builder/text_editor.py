"""The text of a routine: numbers at the left, what was understood at the right."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontDatabase,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QToolTip, QWidget

from sciatica_desktop.domain.prescription import Line, Reading
from sciatica_desktop.ui.theme.manager import Theme

_NUMBERS, _MARKS, _MARK = 24, 24, 16
_WAIT_MS = 300
"""After the last key the text is read."""


class TextEditor(QPlainTextEdit):
    """Plain text; Tab leaves it, and the page has the way back.

    Signals:
        edited: another text, a moment after the last key.
        line_entered: the keyboard is in another line, by its number from 1.
    """

    edited = Signal(str)
    line_entered = Signal(int)

    def __init__(self, *, theme: Theme, undo_keys: QObject) -> None:
        """Make an empty editor."""
        super().__init__()
        self._theme = theme
        self._lines: Mapping[int, Line] = {}
        self._silent = False
        self._number = 1
        self._numbers = _Margin(self, self._paint_numbers)
        self._marks = _Margin(self, self._paint_marks)
        self._marks.tip = self._tip
        self._highlighter = _Highlighter(self, theme)
        self._read = ""
        self._wait = QTimer(self)
        self._wait.setObjectName("builder text")
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT_MS)
        self._wait.timeout.connect(self.flush)
        self.setObjectName("prescription")
        self.setAccessibleName("The routine as text")
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setPlaceholderText("hip flexor 2x30s each side\nseated floss 2x10 L 2s/2s")
        self.installEventFilter(undo_keys)
        self.textChanged.connect(self._on_text)
        self.cursorPositionChanged.connect(self._on_cursor)
        self.updateRequest.connect(self._on_scrolled)
        self._follow()
        theme.changed.connect(self._follow)

    def show_text(self, text: str) -> None:
        """Show another text; what is the same stays, and so does the caret in it."""
        before, self._read = self.toPlainText(), text
        if text == before:
            return
        start = _same(before, text)
        shorter = min(len(before), len(text)) - start
        end = min(_same(before[::-1], text[::-1]), shorter)
        self._silent = True
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(len(before) - end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[start : len(text) - end])
        self._silent = False
        self._wait.stop()

    def show_reading(self, reading: Reading) -> None:
        """Mark what was understood of the text in view, and what was not."""
        self._lines = {line.number: line for line in reading.lines}
        self._silent = True
        self._highlighter.show_lines(self._lines)
        self._silent = False
        self._marks.update()

    def line(self, number: int) -> Line | None:
        """What was understood of a line; None for a blank one."""
        return self._lines.get(number)

    @property
    def current(self) -> int:
        """The number of the line that has the caret, from 1."""
        return self.textCursor().blockNumber() + 1

    @property
    def is_being_typed(self) -> bool:
        """Whether there is something in it that nobody has read yet."""
        # Colouring lines tells of a change, too.
        return self._wait.isActive() and self.toPlainText() != self._read

    def flush(self) -> None:
        """Read what was typed now."""
        if self._wait.isActive() or self.sender() is self._wait:
            self._wait.stop()
            self._read = self.toPlainText()
            self.edited.emit(self._read)

    def _on_text(self) -> None:
        if not self._silent:
            self._wait.start()

    def _on_cursor(self) -> None:
        if self.current != self._number:
            self._number = self.current
            self._numbers.update()
            self.line_entered.emit(self._number)

    def _follow(self) -> None:
        self.setFont(_fixed_font(self._theme.font("small")))
        px = self._theme.px
        self.setViewportMargins(px(_NUMBERS), 0, px(_MARKS), 0)
        self._highlighter.rehighlight()
        self._place_margins()
        self.update()

    def _place_margins(self) -> None:
        inside, px = self.viewport().geometry(), self._theme.px
        self._numbers.setGeometry(
            QRect(inside.x() - px(_NUMBERS), inside.y(), px(_NUMBERS), inside.height())
        )
        self._marks.setGeometry(QRect(inside.right() + 1, inside.y(), px(_MARKS), inside.height()))

    def _on_scrolled(self, _area: QRect, _by: int) -> None:
        self._numbers.update()
        self._marks.update()

    def _blocks(self) -> list[tuple[QTextBlock, QRectF]]:
        """The lines in view, with where their first row is."""
        found = []
        block = self.firstVisibleBlock()
        while block.isValid():
            area = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if area.top() > self.viewport().height():
                break
            row = block.layout().lineAt(0) if block.layout().lineCount() else None
            high = row.height() if row is not None else area.height()
            found.append((block, QRectF(area.x(), area.y(), area.width(), high)))
            block = block.next()
        return found

    def _paint_numbers(self, painter: QPainter) -> None:
        painter.setFont(self.font())
        letters = painter.fontMetrics()
        right = self._numbers.width() - self._theme.px(8)
        for block, area in self._blocks():
            number = str(block.blockNumber() + 1)
            is_here = block.blockNumber() + 1 == self._number and self.hasFocus()
            painter.setPen(self._theme.colour("ink" if is_here else "ink2"))
            x = right - letters.horizontalAdvance(number)
            painter.drawText(QPointF(x, area.y() + letters.ascent()), number)

    def _paint_marks(self, painter: QPainter) -> None:
        side = self._theme.px(_MARK)
        for block, area in self._blocks():
            icon, tone = self._mark_of(block.blockNumber() + 1)
            if icon:
                box = QRectF(self._theme.px(4), 0, side, side)
                box.moveTop(area.center().y() - side / 2)
                self._theme.paint_icon(painter, box, icon, tone)

    def _mark_of(self, number: int) -> tuple[str, str]:
        line = self._lines.get(number)
        if line is None or (line.item is None and not line.problem):
            return "", ""
        return ("warning", "leg") if line.problem else ("check", "done")

    def _tip(self, at: QPoint) -> str:
        for block, area in self._blocks():
            if area.top() <= at.y() < area.bottom():
                line = self._lines.get(block.blockNumber() + 1)
                return "" if line is None else "\n".join((line.problem or line.said, *line.notices))
        return ""

    def sizeHint(self) -> QSize:
        """A few lines; it takes the room there is."""
        return QSize(self._theme.px(240), self._theme.px(96))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The margins go with the text."""
        super().resizeEvent(event)
        self._place_margins()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The number of the line stands out."""
        super().focusInEvent(event)
        self._numbers.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving it reads what was typed."""
        super().focusOutEvent(event)
        self._numbers.update()
        self.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves it, as Tab does."""
        if event.key() == Qt.Key.Key_Escape:
            self.focusNextPrevChild(True)
            return
        super().keyPressEvent(event)


class _Margin(QWidget):
    """A strip beside the text."""

    def __init__(self, editor: QWidget, paint: object) -> None:
        super().__init__(editor)
        self._paint = paint
        self.tip: object = None

    def event(self, event: QEvent) -> bool:
        """Say what a mark stands for."""
        if isinstance(event, QHelpEvent) and callable(self.tip):
            words = self.tip(event.pos())
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        """Placed by the editor."""
        return QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what the editor wants here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if callable(self._paint):
            self._paint(painter)
        painter.end()


class _Highlighter(QSyntaxHighlighter):
    """A wave under what was not understood, quiet remarks, a bold name."""

    def __init__(self, editor: QPlainTextEdit, theme: Theme) -> None:
        super().__init__(editor.document())
        self._theme = theme
        self._lines: Mapping[int, Line] = {}

    def show_lines(self, lines: Mapping[int, Line]) -> None:
        """Mark these lines."""
        changed = lines != self._lines
        self._lines = lines
        if changed:
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Mark one line, unless it was typed in since."""
        line = self._lines.get(self.currentBlock().blockNumber() + 1)
        quiet = QTextCharFormat()
        quiet.setForeground(self._theme.colour("ink2"))
        remark = text.find("#")
        if remark >= 0:
            self.setFormat(remark, len(text) - remark, quiet)
        if line is None or line.text != text:
            return
        if line.problem:
            wave = QTextCharFormat()
            wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            wave.setUnderlineColor(self._theme.colour("leg"))
            start, end = line.span
            self.setFormat(start, max(1, end - start), wave)
        elif line.item is None and remark != len(text) - len(text.lstrip()):
            bold = QTextCharFormat()
            bold.setFontWeight(QFont.Weight.Bold)
            self.setFormat(0, len(text), bold)


def _fixed_font(like: QFont) -> QFont:
    """The desktop's font of one width, as large as another font."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(like.pixelSize())
    return font


def _same(one: str, other: str) -> int:
    """How many letters are the same from the beginning."""
    for place, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return place
    return min(len(one), len(other))
