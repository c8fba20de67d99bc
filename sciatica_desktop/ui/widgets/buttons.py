"""Buttons: four roles, five sizes, an icon and the key that does the same."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from sciatica_desktop.ui.theme import metrics
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.focus import FocusMark, ShowsFocus
from sciatica_desktop.ui.widgets.keycap import keycap_width, paint_keycap

_PILL = 999.0


@dataclass(frozen=True, slots=True)
class _Size:
    """Measures of a button in px at 100 % text size."""

    height: int
    padding: int
    radius: float
    role: str
    icon: int


_SIZES = {
    "small": _Size(metrics.CHIP, 12, metrics.RADIUS_CELL, "small", 16),
    "normal": _Size(metrics.CONTROL, 16, metrics.RADIUS_BUTTON, "body", 20),
    "large": _Size(metrics.LARGE_CONTROL, 24, metrics.RADIUS_LARGE_BUTTON, "heading", 24),
    "player": _Size(metrics.LARGE_CONTROL, 24, _PILL, "body", 24),
    "pause": _Size(metrics.PAUSE_CONTROL, 32, _PILL, "heading", 24),
}
_GAP = 8
_WEIGHT = 600
_ROLES = ("primary", "secondary", "text", "danger")


@dataclass(frozen=True, slots=True)
class _Look:
    """Colours of one state."""

    fill: QColor | None
    edge: QColor | None
    ink: QColor


class Button(ShowsFocus, QPushButton):
    """A button with words.

    Enter presses it as Space does. Where there is little room it leaves out the key first and
    then shortens its words.
    """

    def __init__(
        self,
        text: str,
        *,
        theme: Theme,
        role: str = "primary",
        size: str = "normal",
        icon: str | None = None,
        keycap: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make a button.

        Args:
            text: its words, also its accessible name.
            theme: gives colours and sizes.
            role: "primary" once a page at most, "secondary", "text", or "danger" for what hurts.
            size: "small" 32 px, "normal" 40, "large" 56, "player" 56 round, "pause" 64 round.
            icon: an icon before the words.
            keycap: the key that does the same, shown after the words; it is not bound here.
            parent: the parent widget.
        """
        super().__init__(text, parent)
        if role not in _ROLES:
            raise ValueError(f"a button's role is one of {', '.join(_ROLES)}, not {role!r}")
        self._theme = theme
        self._role = role
        self._size = _SIZES[size]
        self._icon = icon
        self._keycap = keycap
        self._icon_only = False
        self._focus = FocusMark(self, theme=theme, radius=self._size.radius)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self._on_theme)

    @property
    def icon_name(self) -> str | None:
        """The icon shown."""
        return self._icon

    def set_words(self, text: str, icon: str | None = None) -> None:
        """Show other words, and another icon unless None is given."""
        self.setText(text)
        if icon is not None:
            self._icon = icon
        self._renamed()

    def set_icon_only(self, icon_only: bool) -> None:
        """Leave out the words; they stay as name and tooltip."""
        self._icon_only = icon_only and self._icon is not None
        self._renamed()

    def full_width(self) -> int:
        """How wide it is with its words, whether they are shown now or not."""
        icon_only, self._icon_only = self._icon_only, False
        width = self.sizeHint().width()
        self._icon_only = icon_only
        return width

    def _renamed(self) -> None:
        words = f"{self.text()} ({self._keycap})" if self._keycap else self.text()
        self.setToolTip(words if self._icon_only else "")
        self.updateGeometry()
        self.update()

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()

    @property
    def _words_role(self) -> str:
        # A large secondary button stays quieter than the primary one beside it.
        if self._role == "primary" or self._size.role == "small":
            return self._size.role
        return "body"

    def _shown_icon(self) -> str | None:
        return "check" if self.isCheckable() and self.isChecked() else self._icon

    def _widths(self) -> tuple[float, float, float]:
        """Widths of icon, words and key, each with the gap before it."""
        px = self._theme.px
        icon = float(px(self._size.icon)) if self._shown_icon() else 0.0
        if self._icon_only:
            return icon, 0.0, 0.0
        words = self._theme.text_width(self.text(), self._words_role, _WEIGHT)
        if icon:
            words += px(_GAP)
        key = keycap_width(self._keycap, self._theme) + px(_GAP) if self._keycap else 0.0
        return icon, words, key

    def _look(self) -> _Look:
        colour = self._theme.colour
        down, over = self.isDown(), self.underMouse()
        if not self.isEnabled():
            fill = None if self._role == "text" else colour("sunken")
            return _Look(fill, None, colour("ink2"))
        if self.isCheckable() and self.isChecked():
            return _Look(colour("action_soft"), colour("action"), colour("action_ink"))
        pressed = colour("track") if down else colour("sunken") if over else None
        match self._role:
            case "primary":
                token = "action_down" if down else "action_hover" if over else "action"
                return _Look(colour(token), None, colour("on_action"))
            case "text":
                return _Look(pressed, None, colour("action_ink"))
            case "danger":
                soft = colour("leg_soft") if down or over else colour("surface")
                # On the soft fill the words would fall short of 4.5:1 in the leg colour.
                return _Look(soft, colour("leg"), colour("ink" if down or over else "leg"))
        return _Look(pressed or colour("surface"), colour("control"), colour("ink"))

    def _paint_inside(self, painter: QPainter, look: _Look) -> None:
        theme, px = self._theme, self._theme.px
        icon, words, key = self._widths()
        room = self.width() - 2 * px(8)
        if icon + words + key > room:
            key = 0.0
        words = min(words, room - icon)
        x = (self.width() - icon - words - key) / 2
        name = self._shown_icon()
        if name:
            side = px(self._size.icon)
            theme.paint_icon(
                painter, QRectF(x, (self.height() - side) / 2, side, side), name, look.ink
            )
            x += icon + (px(_GAP) if words else 0)
            words -= px(_GAP) if words else 0
        if words > 0:
            font = self._theme.font(self._words_role, _WEIGHT)
            text = QFontMetricsF(font).elidedText(
                self.text(), Qt.TextElideMode.ElideRight, words + 1
            )
            painter.setFont(font)
            painter.setPen(look.ink)
            painter.drawText(
                QRectF(x, 0, words + 2, self.height()),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                text,
            )
            x += words
        if key and self._keycap:
            rect = QRectF(x + px(_GAP), 0, key - px(_GAP), self.height())
            paint_keycap(painter, rect, self._keycap, theme, look.ink)

    def sizeHint(self) -> QSize:
        """Room for icon, words and key."""
        px = self._theme.px
        height = px(self._size.height)
        if self._icon_only:
            return QSize(height, height)
        return QSize(round(sum(self._widths())) + 2 * px(self._size.padding) + 1, height)

    def minimumSizeHint(self) -> QSize:
        """Room for icon and words."""
        if self._icon_only:
            return self.sizeHint()
        px = self._theme.px
        icon, words, _key = self._widths()
        return QSize(round(icon + words) + 2 * px(8) + 1, px(self._size.height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the state it is in."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look()
        half = metrics.CONTROL_EDGE / 2
        rect = QRectF(self.rect()).adjusted(half, half, -half, -half)
        radius = min(self._size.radius * self._theme.scale, rect.height() / 2)
        painter.setPen(QPen(look.edge, metrics.CONTROL_EDGE) if look.edge else Qt.PenStyle.NoPen)
        painter.setBrush(look.fill or Qt.BrushStyle.NoBrush)
        if look.edge or look.fill:
            painter.drawRoundedRect(rect, radius, radius)
        self._paint_inside(painter, look)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button, too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            event.accept()
            return
        super().keyPressEvent(event)


class IconButton(Button):
    """A button that is only an icon, with its name and key as tooltip."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        theme: Theme,
        shortcut: str | None = None,
        framed: bool = False,
        size: str = "normal",
        parent: QWidget | None = None,
    ) -> None:
        """Make a button.

        Args:
            icon: name of the icon.
            name: accessible name and tooltip.
            theme: gives colours and sizes.
            shortcut: the key that does the same, shown in the tooltip; it is not bound here.
            framed: whether it has an edge of its own.
            size: as for :class:`Button`.
            parent: the parent widget.
        """
        super().__init__(
            name,
            theme=theme,
            role="secondary" if framed else "text",
            size=size,
            icon=icon,
            keycap=shortcut,
            parent=parent,
        )
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_icon_only(True)
