"""One line of a list to go through: pages at the left of the window, sections of the settings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import FOCUS_DISTANCE, RADIUS_CELL
from sciatica_desktop.ui.widgets.focus import FocusMark, ShowsFocus


class ListItem(ShowsFocus, QAbstractButton):
    """Checked by the list alone, never by its own click; a subclass paints it."""

    def __init__(
        self,
        title: str,
        icon: str,
        *,
        theme: Theme,
        focus_distance: float = FOCUS_DISTANCE,
    ) -> None:
        """Make an item.

        Args:
            title: its words.
            icon: its icon.
            theme: gives colours and sizes.
            focus_distance: room between the item and its focus ring in px; negative is inside.
        """
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._focus = FocusMark(self, theme=theme, radius=RADIUS_CELL, distance=focus_distance)
        self.setText(title)
        self.setCheckable(True)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    @property
    def icon_name(self) -> str:
        """Its icon."""
        return self._icon

    def nextCheckState(self) -> None:
        """Which one is open is told by the list alone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Up and Down go through the list."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case Qt.Key.Key_Down:
                self.focusNextPrevChild(True)
            case Qt.Key.Key_Up:
                self.focusNextPrevChild(False)
            case _:
                super().keyPressEvent(event)
