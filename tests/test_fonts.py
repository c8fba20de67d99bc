"""The bundled letters, as Qt reads them and as a PDF gives them back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QPainter, QPdfWriter, QRawFont
from PySide6.QtPdf import QPdfDocument

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

FONTS = Path(__file__).parent.parent / "resources" / "fonts"
WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
LARGEST = 200_000
"""Bytes a face may have: it is read before the first picture."""

PRINTED = "Hold 0:28 → left ← 3–4 ½ ≥ ≤ − × ± · — … Grüße Łódź Ωα Жя 1234567890"


def inter(weight: int) -> QFont:
    """Inter at 100 px."""
    font = QFont("Inter")
    font.setPixelSize(100)
    font.setWeight(QFont.Weight(weight))
    return font


@pytest.mark.parametrize(("style", "weight"), WEIGHTS.items())
def test_each_weight_is_a_face_of_its_own(qapp: QApplication, style: str, weight: int) -> None:
    assert QFontInfo(inter(weight)).family() == "Inter"
    assert QRawFont.fromFont(inter(weight)).styleName() == style


@pytest.mark.parametrize("weight", WEIGHTS.values())
def test_a_clock_does_not_twitch(qapp: QApplication, weight: int) -> None:
    width = QFontMetricsF(inter(weight)).horizontalAdvance
    assert len({width(str(digit) * 4) for digit in range(10)}) == 1
    assert width("11:11") == width("20:48")


@pytest.mark.parametrize("tabular", [False, True])
def test_what_is_printed_can_be_searched(qapp: QApplication, tmp_path: Path, tabular: bool) -> None:
    font = inter(600)
    font.setPixelSize(300)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    writer = QPdfWriter(str(tmp_path / "page.pdf"))
    painter = QPainter(writer)
    painter.setFont(font)
    painter.drawText(QPointF(0, 600), PRINTED)
    painter.end()
    document = QPdfDocument()
    document.load(str(tmp_path / "page.pdf"))
    text = document.getAllText(0).text()
    document.close()
    assert text.strip() == PRINTED


def test_the_faces_stay_small() -> None:
    sizes = {path.name: path.stat().st_size for path in FONTS.glob("*.ttf")}
    assert sizes.keys() == {f"Inter-{style}.ttf" for style in WEIGHTS}
    assert max(sizes.values()) < LARGEST
