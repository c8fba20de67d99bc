"""A text to read: Markdown set in the theme's own letters, as high as it is long."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QFont,
    QFontMetricsF,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser

from sciatica_desktop.ui.theme.manager import Theme

_LINE_HEIGHT = 135
"""Of a line of text, in percent of its letters."""
_LIST_INDENT = 22


class Reading(QTextBrowser):
    """Shows Markdown without a frame or a scroll bar of its own; links open in the browser.

    A link is opened when the person chooses it and at no other time.
    """

    def __init__(self, name: str, *, theme: Theme) -> None:
        """Make an empty text.

        Args:
            name: what a screen reader calls it.
            theme: gives letters and colours.
        """
        super().__init__()
        self._theme = theme
        self._markdown = ""
        self.setObjectName("reading")
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.viewport().setAutoFillBackground(False)
        self.setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(_open)
        theme.changed.connect(self._set)

    def set_markdown(self, markdown: str) -> None:
        """Show another text."""
        self._markdown = markdown
        self._set()

    def _set(self) -> None:
        theme = self._theme
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, theme.colour("ink"))
        palette.setColor(QPalette.ColorRole.Link, theme.colour("action_ink"))
        self.setPalette(palette)
        self.document().setDefaultFont(theme.font("body"))
        self.setMarkdown(self._markdown)
        self.document().setIndentWidth(theme.px(_LIST_INDENT))
        self._set_blocks()
        self._set_tables()
        self._fit()

    def _set_blocks(self) -> None:
        block = self.document().begin()
        while block.isValid():
            self._set_block(block)
            block = block.next()

    def _set_block(self, block: QTextBlock) -> None:
        theme, space = self._theme, self._theme.space
        cursor = QTextCursor(block)
        shape = block.blockFormat()
        heading = shape.headingLevel()
        shape.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        in_table = cursor.currentTable() is not None
        if heading:
            shape.setTopMargin(space(24) if block.blockNumber() else 0)
            shape.setBottomMargin(space(8))
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            self._dress(cursor, theme.font("body", 600))
        elif in_table:
            shape.setTopMargin(0)
            shape.setBottomMargin(0)
            shape.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        elif block.textList() is not None:
            shape.setTopMargin(0)
            shape.setBottomMargin(space(4))
        else:
            shape.setTopMargin(0)
            shape.setBottomMargin(space(12))
        QTextCursor(block).setBlockFormat(shape)

    def _dress(self, cursor: QTextCursor, font: QFont) -> None:
        letters = QTextCharFormat()
        letters.setFont(font)
        # Markdown's own size of a heading would win over the font.
        letters.setProperty(QTextFormat.Property.FontSizeAdjustment, 0)
        letters.setForeground(self._theme.colour("ink"))
        cursor.mergeCharFormat(letters)

    def _set_tables(self) -> None:
        for frame in self.document().rootFrame().childFrames():
            if not isinstance(frame, QTextTable):
                continue
            shape = frame.format().toTableFormat()
            shape.setBorder(0)
            shape.setCellSpacing(0)
            shape.setCellPadding(0)
            shape.setTopMargin(self._theme.space(4))
            shape.setBottomMargin(self._theme.space(16))
            shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
            columns = frame.columns()
            shape.setColumnWidthConstraints(
                [QTextLength(QTextLength.Type.PercentageLength, 100 / columns)] * columns
            )
            frame.setFormat(shape)
            self._rule(frame)

    def _rule(self, table: QTextTable) -> None:
        """A hairline below every row, and nothing else."""
        solid = QTextFrameFormat.BorderStyle.BorderStyle_Solid
        for row in range(table.rows()):
            for column in range(table.columns()):
                cell = table.cellAt(row, column)
                shape = cell.format().toTableCellFormat()
                shape.setBottomBorder(1)
                shape.setBottomBorderStyle(solid)
                shape.setBottomBorderBrush(self._theme.colour("line"))
                shape.setTopPadding(self._theme.space(8))
                shape.setBottomPadding(self._theme.space(8))
                shape.setRightPadding(self._theme.space(16))
                cell.setFormat(shape)

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(self._height())

    def _height(self) -> int:
        # One line more than asked for: a link at the very end draws its focus below it.
        room = QFontMetricsF(self._theme.font("body")).descent()
        return round(self.document().size().height() + room) + 1

    def sizeHint(self) -> QSize:
        """As high as the text at its present width."""
        return QSize(self._theme.px(480), self._height())

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the narrowest page."""
        return QSize(self._theme.px(160), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew and follow in height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()


def _open(link: QUrl) -> None:
    if link.scheme() == "https":
        QDesktopServices.openUrl(link)
