"""Text on a page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from sciatica_desktop.ui.theme.manager import Theme

_LONG_WORD = 20
"""From so many letters on a word may be broken anywhere: no narrow column has room for it."""
_MAY_BREAK = "\u200b"


class Label(QLabel):
    """Text that follows the theme: a role for its size, a token for its colour."""

    def __init__(
        self,
        text: str,
        *,
        theme: Theme,
        role: str = "body",
        tone: str = "ink",
        weight: int | None = None,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a label.

        Args:
            text: plain text.
            theme: gives font and colour.
            role: small, body, heading or display.
            tone: a colour token.
            weight: 400 to 700, or None for the role's own.
            wrap: whether it may take several lines.
            parent: the parent widget.
        """
        super().__init__(text, parent)
        self._theme = theme
        self._role = role
        self._tone = tone
        self._weight = weight
        self._zoom = 1.0
        self.setTextFormat(Qt.TextFormat.PlainText)
        if wrap:
            self.setWordWrap(True)
            policy = self.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
            self.setSizePolicy(policy)
            self.setText(text)
        self._follow()
        theme.changed.connect(self._follow)

    def set_tone(self, tone: str) -> None:
        """Show it in another colour."""
        self._tone = tone
        self._follow()

    def set_role(self, role: str, weight: int | None = None) -> None:
        """Show it in another size."""
        self._role, self._weight = role, weight
        self._follow()

    def set_zoom(self, zoom: float) -> None:
        """Show it so many times as large, for a page that is read from afar."""
        if zoom != self._zoom:
            self._zoom = zoom
            self._follow()

    def _follow(self) -> None:
        font = self._theme.font(self._role, self._weight)
        if self._zoom != 1:
            font.setPixelSize(round(font.pixelSize() * self._zoom))
            font.setLetterSpacing(font.letterSpacingType(), font.letterSpacing() * self._zoom)
        self.setFont(font)
        palette = self.palette()
        colour = self._theme.colour(self._tone)
        if palette.color(QPalette.ColorRole.WindowText) != colour:
            palette.setColor(QPalette.ColorRole.WindowText, colour)
            self.setPalette(palette)

    def text(self) -> str:
        """The words as they were given."""
        return super().text().replace(_MAY_BREAK, "")

    def setText(self, text: str) -> None:  # noqa: N802  # Qt's name
        """Show other words; the longest may be broken where they are wrapped."""
        super().setText(_breakable(text) if self.wordWrap() else text)

    def heightForWidth(self, width: int) -> int:
        """The height at the width it will really have; see :class:`Bounded` for why."""
        return super().heightForWidth(min(width, self.maximumWidth()))


class ElidedLabel(Label):
    """One line that ends in an ellipsis where it is longer than its place; it never pushes."""

    def minimumSizeHint(self) -> QSize:
        """A few letters; the line says in its tooltip what is left out."""
        return QSize(self._theme.space(48), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much as there is room for."""
        room = self.contentsRect()
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        left_out = self.text() if words != self.text() else ""
        if left_out != self.toolTip():
            self.setToolTip(left_out)
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()


def label(
    text: str,
    *,
    theme: Theme,
    role: str = "body",
    tone: str = "ink",
    weight: int | None = None,
    wrap: bool = False,
) -> Label:
    """A label; see :class:`Label`."""
    return Label(text, theme=theme, role=role, tone=tone, weight=weight, wrap=wrap)


def _breakable(text: str) -> str:
    """The text with invisible places to break inside its long words."""
    if len(text) < _LONG_WORD:
        return text
    words = text.split(" ")
    return " ".join(_MAY_BREAK.join(w) if len(w) >= _LONG_WORD else w for w in words)
