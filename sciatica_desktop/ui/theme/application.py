"""Gives Qt's own widgets the theme: palette, font and style sheet of the application."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from sciatica_desktop import resources
from sciatica_desktop.ui.theme.tokens import Tokens

_STYLE = "Fusion"
"""The one style that draws the same on every desktop and heeds the palette throughout."""

_COLOUR = re.compile(r"\$(\w+)")
_SIZE = re.compile(r"\b(\d+)px\b")

_ROLES = {
    QPalette.ColorRole.Window: "page",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "on_action",
    QPalette.ColorRole.Highlight: "action",
    QPalette.ColorRole.HighlightedText: "on_action",
    QPalette.ColorRole.Link: "action_ink",
    QPalette.ColorRole.LinkVisited: "action_ink",
    QPalette.ColorRole.ToolTipBase: "ink",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.PlaceholderText: "ink2",
    QPalette.ColorRole.Accent: "action",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "control",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Shadow: "line",
}
_DISABLED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


def palette_of(tokens: Tokens) -> QPalette:
    """The palette of a theme."""
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, tokens.colours[token])
    for role in _DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, tokens.colours["ink2"])
    return palette


def style_sheet_of(tokens: Tokens, scale: float) -> str:
    """The style sheet of a theme at a text scale, from its template.

    ``$name`` becomes the colour of that name; sizes above 3 px grow with the text, thinner ones
    are lines and stay.

    Raises:
        KeyError: if the template names a colour that no theme has.
    """
    template = resources.path("themes/style.qss").read_text(encoding="utf-8")
    coloured = _COLOUR.sub(lambda match: _css(tokens.colours[match[1]]), template)

    def scaled(match: re.Match[str]) -> str:
        px = int(match[1])
        return f"{round(px * scale) if px > 3 else px}px"

    return _SIZE.sub(scaled, coloured)


def _css(colour: QColor) -> str:
    return colour.name()


def dress(application: QApplication, tokens: Tokens, font: QFont, scale: float) -> None:
    """Put a theme on the application and so on every window of it."""
    application.setPalette(palette_of(tokens))
    application.setFont(font)
    application.setStyleSheet(style_sheet_of(tokens, scale))
