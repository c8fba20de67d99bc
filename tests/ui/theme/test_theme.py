"""The theme follows the settings and the desktop, and scales with the text size."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

from sciatica_desktop.services.settings import TEXT_SIZE, THEME, Settings
from sciatica_desktop.ui.theme import fonts
from sciatica_desktop.ui.theme.application import style_sheet_of
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.tokens import NAMES, load_tokens

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def settings(data_dir: Path) -> Settings:
    return Settings(data_dir / "settings.json")


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application, put back afterwards as it was."""
    palette, font, style_sheet = qapp.palette(), qapp.font(), qapp.styleSheet()
    yield qapp
    qapp.setStyleSheet(style_sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)


def test_the_application_is_dressed_in_the_theme(dressed: QApplication, settings: Settings) -> None:
    settings.set(THEME, "dark")
    theme = Theme(dressed, settings)
    assert theme.name == "dark"
    assert dressed.palette().color(QPalette.ColorRole.Window) == theme.colour("page")
    assert dressed.font().pixelSize() == 15
    theme.deleteLater()


def test_a_setting_takes_hold_at_once(
    dressed: QApplication, settings: Settings, qtbot: QtBot
) -> None:
    settings.set(THEME, "light")
    theme = Theme(dressed, settings)
    with qtbot.waitSignal(theme.changed), qtbot.assertNotEmitted(theme.rescaled):
        settings.set(THEME, "dark")
    assert theme.colour("page") == load_tokens("dark").colours["page"]
    with qtbot.waitSignals([theme.rescaled, theme.changed]):
        settings.set(TEXT_SIZE, 150)
    assert theme.scale == 1.5
    assert theme.space(16) == 24
    assert theme.font("body").pixelSize() == 22
    theme.deleteLater()


def test_follows_the_desktop_where_asked(
    dressed: QApplication, settings: Settings, qtbot: QtBot
) -> None:
    theme = Theme(dressed, settings)
    assert theme.name == "light", "a desktop that says nothing is taken for a light one"
    hints = dressed.styleHints()
    hints.setColorScheme(Qt.ColorScheme.Dark)
    try:
        if hints.colorScheme() == Qt.ColorScheme.Dark:
            assert theme.name == "dark"
    finally:
        hints.unsetColorScheme()
    theme.deleteLater()


def test_a_theme_for_tests_leaves_the_application_alone(qapp: QApplication) -> None:
    before = qapp.palette().color(QPalette.ColorRole.Window), qapp.styleSheet()
    assert Theme.for_tests("dark").name == "dark"
    assert (qapp.palette().color(QPalette.ColorRole.Window), qapp.styleSheet()) == before


def test_digits_are_equally_wide(qapp: QApplication) -> None:
    fonts.load_bundled()
    theme = Theme.for_tests()
    for font in (theme.font("body"), theme.font("heading"), theme.numeral_font(184)):
        font = QFont(font)
        font.setFamily(fonts.BUNDLED)
        metrics = QFontMetricsF(font)
        assert len({round(metrics.horizontalAdvance(digit), 3) for digit in "0123456789"}) == 1


def test_only_the_scale_of_spaces_is_used(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="10"):
        Theme.for_tests().space(10)


def test_an_unnamed_desktop_font_gives_way_to_the_bundled_one(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    for family, expected in (("Sans Serif", "Inter"), ("", "Inter"), ("Cantarell", "Cantarell")):
        monkeypatch.setattr(
            fonts.QFontDatabase, "systemFont", staticmethod(lambda _which, f=family: QFont(f))
        )
        if family:
            assert fonts.interface_family() == expected


@pytest.mark.parametrize("name", NAMES)
def test_the_style_sheet_has_no_loose_ends(name: str) -> None:
    sheet = style_sheet_of(load_tokens(name), 2.0)
    assert "$" not in sheet
    assert "border-radius: 32px" in sheet, "corners grow with the text"
    assert "border: 1px" in sheet, "lines do not"
    assert sheet.count("{") == sheet.count("}")


def test_icons_for_menus_are_tinted(qapp: QApplication) -> None:
    theme = Theme.for_tests("dark", text_size=200)
    pixmap = theme.icon("sun", "leg", 20).pixmap(40, 40)
    image = pixmap.toImage()
    seen = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert theme.colour("leg").name() in seen
    assert theme.icon_pixmap("sun").width() == 48
