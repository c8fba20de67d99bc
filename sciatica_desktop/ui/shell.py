"""The window: navigation, pages made when first opened, and whatever covers them for a while."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sciatica_desktop.services.settings import WINDOW_GEOMETRY, Settings
from sciatica_desktop.ui.navigation import Navigation
from sciatica_desktop.ui.page import Page
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.brand import NAME, Brand
from sciatica_desktop.ui.widgets.buttons import IconButton

if TYPE_CHECKING:
    from sciatica_desktop.ui.widgets.toast import Toast

FOLDS_BELOW = 1100
"""Width in px at 100 % text size under which the navigation shows icons only."""

MENU_BELOW = 700
"""Width under which the navigation becomes one menu button."""

_LEAST_WIDTH, _LEAST_HEIGHT = 640, 480
_FIRST_WIDTH, _FIRST_HEIGHT = 1280, 800
_OF_THE_SCREEN = 0.92


@dataclass(slots=True)
class _Entry:
    """A page the shell can show; the widget is there once it has been opened."""

    title: str
    icon: str
    factory: Callable[[], QWidget]
    under: str = ""
    widget: QWidget | None = None


class Shell(QWidget):
    """Shows one page at a time.

    Signals:
        page_shown: the key of the page now in view.

    Attributes:
        close_guard: asked before the window closes; False keeps it open.
    """

    page_shown = Signal(str)

    def __init__(self, *, theme: Theme, settings: Settings) -> None:
        """Make a window without pages; nothing is shown yet."""
        super().__init__()
        self.close_guard: Callable[[], bool] = _may_close
        self._theme = theme
        self._settings = settings
        self._entries: dict[str, _Entry] = {}
        self._current = ""
        self._over: QWidget | None = None
        self._was_maximised = False
        self.setWindowTitle(NAME)
        self.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
        self._navigation = Navigation(theme=theme)
        self._navigation.chosen.connect(self.show_page)
        self._menu_bar = _MenuBar(theme)
        self._menu_bar.opened.connect(self._open_menu)
        self._pages = QStackedWidget()
        self._lay_out()
        self._restore_geometry()
        theme.rescaled.connect(self._rebuild)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._menu_bar)
        right.addWidget(self._pages, 1)
        self._main = QWidget()
        row = QHBoxLayout(self._main)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._navigation)
        row.addLayout(right, 1)
        self._layers = QStackedWidget()
        self._layers.addWidget(self._main)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._layers)

    @property
    def current_key(self) -> str:
        """The key of the page in view, or "" before the first."""
        return self._current

    @property
    def over(self) -> QWidget | None:
        """What covers the pages, or None."""
        return self._over

    @cached_property
    def toast(self) -> Toast:
        """The sentence at the foot of the window, made when there is first one to tell."""
        from sciatica_desktop.ui.widgets.toast import Toast

        return Toast(self, theme=self._theme)

    def add_page(
        self,
        key: str,
        title: str,
        icon: str,
        factory: Callable[[], QWidget],
        *,
        under: str = "",
    ) -> None:
        """Add a page.

        Args:
            key: its name in the program.
            title: its words in the navigation.
            icon: its icon there.
            factory: makes it when it is opened first.
            under: the page it is opened from; such a page is not in the navigation, which
                keeps that one marked.
        """
        self._entries[key] = _Entry(title, icon, factory, under)
        if under:
            return
        number = sum(not entry.under for entry in self._entries.values())
        shortcut = QKeySequence(f"Ctrl+{number}")
        shown = shortcut.toString(QKeySequence.SequenceFormat.NativeText)
        self._navigation.add(key, title, icon, shown)
        action = QAction(title, self)
        action.setShortcut(shortcut)
        action.triggered.connect(partial(self.show_page, key))
        self.addAction(action)

    def page(self, key: str) -> QWidget:
        """A page, made now if it was never opened.

        Raises:
            KeyError: if there is no such page.
        """
        entry = self._entries[key]
        if entry.widget is None:
            entry.widget = entry.factory()
            self._pages.addWidget(entry.widget)
        return entry.widget

    def show_page(self, key: str) -> None:
        """Bring a page into view.

        Raises:
            KeyError: if there is no such page.
        """
        page = self.page(key)
        changed = key != self._current
        self._current = key
        self._navigation.set_current(self._entries[key].under or key)
        self._menu_bar.set_title(self._entries[key].title)
        self.setWindowTitle(f"{self._entries[key].title} - {NAME}")
        if changed:
            self._hide_toast()
            self._pages.setCurrentWidget(page)
            self._give_focus()
            self.page_shown.emit(key)

    def show_over(self, widget: QWidget) -> None:
        """Cover everything with a widget, which the shell owns from here on."""
        self._drop_over()
        self._over = widget
        self._layers.addWidget(widget)
        self._layers.setCurrentWidget(widget)
        self._set_actions_enabled(False)
        first = widget.focus_widget() if isinstance(widget, Page) else None
        (first or widget).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_over(self) -> None:
        """Uncover the pages."""
        if self._over is None:
            return
        self._layers.setCurrentWidget(self._main)
        self._drop_over()
        self._set_actions_enabled(True)
        self._give_focus()

    def tell(self, words: str, undo: Callable[[], None] | None = None) -> None:
        """Show a sentence at the foot of the window, with a way back where there is one."""
        self.toast.show_message(words, undo)

    def _hide_toast(self) -> None:
        if "toast" in self.__dict__:
            self.toast.hide()

    def toggle_full_screen(self) -> None:
        """Fill the whole screen, or go back to the window as it was."""
        if not self.isFullScreen():
            self._was_maximised = self.isMaximized()
            self.showFullScreen()
        elif self._was_maximised:
            self.showMaximized()
        else:
            self.showNormal()

    def _drop_over(self) -> None:
        over, self._over = self._over, None
        if over is not None:
            self._layers.removeWidget(over)
            over.hide()
            over.deleteLater()

    def _set_actions_enabled(self, enabled: bool) -> None:
        """No shortcut changes the page behind what covers it."""
        for action in self.actions():
            action.setEnabled(enabled)

    def _give_focus(self) -> None:
        page = self._entries[self._current].widget if self._current else None
        target = page.focus_widget() if isinstance(page, Page) else None
        if target is not None and self._over is None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rebuild(self) -> None:
        """Make the pages anew: they lay themselves out in px of the text size."""
        focused = QApplication.focusWidget()
        name = focused.accessibleName() if focused is not None else ""
        key, self._current = self._current, ""
        for entry in self._entries.values():
            if entry.widget is not None:
                self._pages.removeWidget(entry.widget)
                entry.widget.hide()
                entry.widget.deleteLater()
                entry.widget = None
        self._fit()
        if not key:
            return
        self.show_page(key)
        page = self.page(key)
        for widget in page.findChildren(QWidget) if name else ():
            if widget.accessibleName() == name and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                break

    def _fit(self) -> None:
        """Fold the navigation to the width there is, in letters rather than in px."""
        width = self.width() / self._theme.scale
        self._menu_bar.setVisible(width < MENU_BELOW)
        self._navigation.setVisible(width >= MENU_BELOW)
        self._navigation.set_folded(width < FOLDS_BELOW)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, entry in self._entries.items():
            if entry.under:
                continue
            action = menu.addAction(self._theme.icon(entry.icon, px=20), entry.title)
            action.triggered.connect(partial(self.show_page, key))
        button = self._menu_bar.button
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _restore_geometry(self) -> None:
        kept = QByteArray.fromHex(self._settings.get(WINDOW_GEOMETRY).encode("ascii", "ignore"))
        if not kept.isEmpty() and self.restoreGeometry(kept):
            return
        screen = QApplication.primaryScreen()
        room = screen.availableSize() * _OF_THE_SCREEN
        self.resize(min(_FIRST_WIDTH, room.width()), min(_FIRST_HEIGHT, room.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold the navigation."""
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask the guard, then remember where the window was."""
        if not self.close_guard():
            event.ignore()
            return
        if not self.isFullScreen():
            self._settings.set(WINDOW_GEOMETRY, bytes(self.saveGeometry().toHex().data()).decode())
        super().closeEvent(event)


class _MenuBar(QWidget):
    """What is left of the navigation in a narrow window.

    Signals:
        opened: the menu is asked for.
    """

    opened = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.button = IconButton("menu", "Pages", theme=theme)
        self.button.clicked.connect(self.opened)
        self._brand = Brand(theme=theme)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.button)
        self._row.addWidget(self._brand)
        self._row.addStretch(1)
        self._space()
        self.hide()
        theme.rescaled.connect(self._space)
        theme.changed.connect(self.update)

    def _space(self) -> None:
        space = self._theme.space
        self._row.setContentsMargins(space(16), space(8), space(16), 0)
        self._row.setSpacing(space(8))

    def set_title(self, title: str) -> None:
        """Say in its name which page is open."""
        self.button.setAccessibleDescription(f"{title} is open")


def _may_close() -> bool:
    return True
