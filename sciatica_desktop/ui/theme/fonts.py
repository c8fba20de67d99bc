"""Which letters the app is set in: the desktop's own, or the Inter that comes along."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from sciatica_desktop import resources
from sciatica_desktop.ui.theme.metrics import Role

BUNDLED = "Inter"
_FACES = ("Regular", "Medium", "SemiBold", "Bold")
_ALIASES = frozenset(
    {
        "",
        "fixed",
        "helvetica",
        "sans",
        "sans serif",
        "sans-serif",
        "serif",
        "system-ui",
        "ui-sans-serif",
    }
)
"""Names that stand for whatever letters there are: no desktop chose them."""

_TABULAR = QFont.Tag("tnum")


@cache
def load_bundled() -> str:
    """Make the bundled letters known to Qt, once; all weights, or text would be laid out twice.

    Returns:
        Their family.
    """
    for face in _FACES:
        QFontDatabase.addApplicationFont(str(resources.path(f"fonts/{BUNDLED}-{face}.ttf")))
    return BUNDLED


def interface_family() -> str:
    """The family of the desktop's interface, or the bundled one where no desktop names one."""
    families = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).families()
    family = families[0] if families else ""
    return load_bundled() if family.casefold() in _ALIASES else family


def make_font(family: str, role: Role, px: int, weight: int | None = None) -> QFont:
    """A font with figures of equal width, so that changing numbers stay in place.

    Args:
        family: family of the letters.
        role: what the text is for.
        px: height of the letters in px.
        weight: 400 to 700, or None for the role's own.
    """
    font = QFont(family)
    font.setPixelSize(px)
    font.setWeight(QFont.Weight(weight or role.weight))
    font.setFeature(_TABULAR, 1)
    if role.tracking:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, role.tracking * px)
    return font
