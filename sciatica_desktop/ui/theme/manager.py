"""The theme in force: what colours, letters and spaces are right now, and when they change."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QGuiApplication,
    QIcon,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QApplication

from sciatica_desktop.services.settings import TEXT_SIZE, THEME, Settings
from sciatica_desktop.ui.theme.application import dress
from sciatica_desktop.ui.theme.fonts import interface_family, make_font
from sciatica_desktop.ui.theme.icons import paint_icon
from sciatica_desktop.ui.theme.metrics import NUMERAL, ROLES, SPACES
from sciatica_desktop.ui.theme.tokens import load_tokens


class Theme(QObject):
    """Handed to every widget; follows the settings and the desktop.

    Signals:
        rescaled: the text size is another; whoever laid things out in px does it again.
        changed: colours or sizes are others; whoever paints, paints again.
    """

    rescaled = Signal()
    changed = Signal()

    def __init__(
        self,
        application: QApplication | None,
        settings: Settings | None,
        *,
        name: str = "system",
        text_size: int = 100,
    ) -> None:
        """Dress an application, if there is one, and follow the settings, if there are any.

        Args:
            application: what gets the palette, the font and the style sheet.
            settings: where theme and text size come from.
            name: "light", "dark" or "system", where there are no settings.
            text_size: in percent, where there are no settings.
        """
        super().__init__(application)
        self._application = application
        self._settings = settings
        self._wanted = name
        self._text_size = text_size
        self._family = interface_family() if application else QFontInfo(QFont()).family()
        self._fonts: dict[tuple[str, int | None], QFont] = {}
        self._widths: dict[tuple[str, str, int | None], float] = {}
        self._pixmaps: dict[tuple[str, str, int, float, str], QPixmap] = {}
        self._read_settings()
        self._tokens = load_tokens(self._resolved())
        self._dress()
        if settings is not None:
            settings.changed.connect(self._on_setting)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_desktop_scheme)

    @classmethod
    def for_tests(cls, name: str = "light", text_size: int = 100) -> Theme:
        """A theme that changes nothing about the application."""
        return cls(None, None, name=name, text_size=text_size)

    def magnified(self, zoom: float) -> Theme:
        """The same, so many times as large, for what is read from afar.

        It changes nothing about the application and follows no setting: who uses it makes it
        anew when this one changes.
        """
        return Theme(None, None, name=self.name, text_size=round(self._text_size * zoom))

    @property
    def name(self) -> str:
        """The theme in force, "light" or "dark"."""
        return self._tokens.name

    @property
    def scale(self) -> float:
        """What sizes are multiplied by, 1.0 at 100 % text size."""
        return self._text_size / 100

    @property
    def prefers_reduced_motion(self) -> bool:
        """Whether the desktop asks programs to keep still.

        Qt tells it from 6.12 on; before that nobody knows, and the figure moves. Qt's older
        "effects" hint is off on desktops that merely do not answer, so it is not asked.
        """
        hints = QGuiApplication.styleHints().accessibility()
        ask = getattr(hints, "motionPreference", None)
        return ask is not None and "Reduced" in str(ask())

    def colour(self, token: str) -> QColor:
        """A colour by its name.

        Raises:
            KeyError: if no theme has that name.
        """
        # A copy: who makes it paler for one place makes it paler for that place only.
        return QColor(self._tokens.colours[token])

    def px(self, size: float) -> int:
        """A size of 100 % text, at the text size in force."""
        return round(size * self.scale)

    def space(self, size: int) -> int:
        """A distance from the scale 4, 8, 12, 16, 24, 32, 48.

        Raises:
            ValueError: if it is not on the scale.
        """
        if size not in SPACES:
            raise ValueError(f"{size} is not one of the spaces {SPACES}")
        return self.px(size)

    def font(self, role: str, weight: int | None = None) -> QFont:
        """The font of a role: small, body, heading or display."""
        key = (role, weight)
        if key not in self._fonts:
            style = ROLES[role]
            self._fonts[key] = make_font(self._family, style, self.px(style.px), weight)
        # A copy: who makes it smaller for one place makes it smaller for that place only.
        return QFont(self._fonts[key])

    def text_width(self, text: str, role: str, weight: int | None = None) -> float:
        """How wide the words of a control are, in px; a layout asks many times over."""
        key = (text, role, weight)
        if key not in self._widths:
            self._widths[key] = QFontMetricsF(self.font(role, weight)).horizontalAdvance(text)
        return self._widths[key]

    def numeral_font(self, px: float) -> QFont:
        """The font of a number that is read from afar.

        Args:
            px: height on the screen; whoever asks knows the room there is.
        """
        return make_font(self._family, NUMERAL, max(1, round(px)))

    def icon(self, name: str, colour: str = "ink", px: int = 24) -> QIcon:
        """An icon tinted with a token, for what only takes a ``QIcon``.

        Args:
            name: file name in ``resources/icons`` without its ending.
            colour: a token.
            px: side at 100 % text size.
        """
        side = self.px(px)
        icon = QIcon()
        for ratio in (1.0, 2.0):
            icon.addPixmap(self._pixmap(name, colour, side, ratio))
        return icon

    def icon_pixmap(self, name: str, colour: str = "ink", px: int = 24) -> QPixmap:
        """An icon tinted with a token, as sharp as the screen."""
        ratio = self._application.devicePixelRatio() if self._application else 1.0
        return self._pixmap(name, colour, self.px(px), ratio)

    def paint_icon(self, painter: QPainter, rect: QRectF, name: str, colour: QColor | str) -> None:
        """Paint an icon straight into a widget."""
        tint = self.colour(colour) if isinstance(colour, str) else colour
        paint_icon(painter, rect, name, tint)

    def _pixmap(self, name: str, colour: str, side: int, ratio: float) -> QPixmap:
        key = (name, colour, side, ratio, self.name)
        if key not in self._pixmaps:
            pixmap = QPixmap(QSize(side, side) * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            paint_icon(painter, QRectF(0, 0, side, side), name, self.colour(colour))
            painter.end()
            self._pixmaps[key] = pixmap
        return self._pixmaps[key]

    def _read_settings(self) -> None:
        if self._settings is not None:
            self._wanted = self._settings.get(THEME)
            self._text_size = self._settings.get(TEXT_SIZE)

    def _resolved(self) -> str:
        if self._wanted != "system":
            return self._wanted
        scheme = QGuiApplication.styleHints().colorScheme()
        return "dark" if scheme == Qt.ColorScheme.Dark else "light"

    def _dress(self) -> None:
        if self._application is not None:
            dress(self._application, self._tokens, self.font("body"), self.scale)

    def _on_setting(self, key: str) -> None:
        if key not in (THEME.key, TEXT_SIZE.key):
            return
        size_before = self._text_size
        self._read_settings()
        self._tokens = load_tokens(self._resolved())
        self._fonts.clear()
        self._widths.clear()
        self._dress()
        if self._text_size != size_before:
            self.rescaled.emit()
        self.changed.emit()

    def _on_desktop_scheme(self) -> None:
        if self._wanted == "system" and self._resolved() != self.name:
            self._tokens = load_tokens(self._resolved())
            self._dress()
            self.changed.emit()
