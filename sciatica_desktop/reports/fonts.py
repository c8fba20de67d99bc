"""The bundled typeface, so that a page is the same on every computer."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from sciatica_desktop import resources

FAMILY = "Inter"
UNITS_PER_MM = 100.0
"""Fonts take whole pixels only, so text is set in hundredths of a millimetre."""
MM_PER_POINT = 25.4 / 72.0
_TRACKING_PERCENT = 98.4
_FILES = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")


@cache
def load() -> None:
    """Make the bundled files known to Qt; needs a QGuiApplication.

    Raises:
        FileNotFoundError: if the installation is incomplete.
    """
    for name in _FILES:
        if QFontDatabase.addApplicationFont(str(resources.path(f"fonts/{name}"))) < 0:
            raise FileNotFoundError(f"the font {name} of Sciatica Desktop is missing")


@cache
def font(points: float, weight: int) -> QFont:
    """The face at a size, to be painted where one unit is a hundredth of a millimetre.

    Args:
        points: size in pt.
        weight: 400 to 700.
    """
    load()
    face = QFont(FAMILY)
    face.setPixelSize(round(points * MM_PER_POINT * UNITS_PER_MM))
    face.setWeight(QFont.Weight(weight))
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    face.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _TRACKING_PERCENT)
    # A glyph that a feature puts in the place of another has no character of its own in the
    # PDF: digits and brackets could then be neither searched nor copied.
    for feature in ("calt", "case", "tnum"):
        face.setFeature(QFont.Tag(feature), 0)
    return face


@cache
def metrics(points: float, weight: int) -> QFontMetricsF:
    """The measures of the very same font object that paints, in hundredths of a millimetre."""
    return QFontMetricsF(font(points, weight))
