"""The guide: its pages in a list at the left, the one being read at the right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from sciatica_desktop.domain.guide import GuidePage
from sciatica_desktop.services.settings import EMERGENCY_NUMBER, Settings
from sciatica_desktop.ui.page import Page
from sciatica_desktop.ui.pages.guide.article import Article
from sciatica_desktop.ui.studio import Studio
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.bounded import Bounded
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.page_header import PageHeader
from sciatica_desktop.ui.widgets.search_field import SearchField
from sciatica_desktop.ui.widgets.section_item import SectionItem

_WIDEST = 680
_LIST = 248
_LIST_FROM = 700
"""Width in px at 100 % text size from which the list has room beside the text."""


class GuideView(Page):
    """Reads one page at a time.

    Signals:
        check_requested: go through the safety questions.
        print_requested: print the safety card.
    """

    check_requested = Signal()
    print_requested = Signal()

    def __init__(
        self,
        pages: Sequence[GuidePage],
        *,
        settings: Settings,
        studio: Studio,
        theme: Theme,
    ) -> None:
        """Make the guide, open at its first page.

        Args:
            pages: at least one page, in order.
            settings: where the emergency number comes from.
            studio: draws the figures.
            theme: gives colours and sizes.
        """
        super().__init__(title="Guide")
        self._pages = {page.id: page for page in pages}
        self._settings = settings
        self._theme = theme
        self.search = SearchField("Search the guide", theme=theme)
        self.search.textChanged.connect(self._on_search)
        self.article = Article(studio=studio, theme=theme)
        self.article.check_requested.connect(self.check_requested)
        self.article.print_requested.connect(self.print_requested)
        self._items: dict[str, SectionItem] = {}
        for page in pages:
            item = SectionItem(page.title, page.icon, theme=theme, width=_LIST)
            item.clicked.connect(partial(self.open_page, page.id))
            self._items[page.id] = item
        self._nothing = label("", theme=theme, tone="ink2", wrap=True)
        self._nothing.hide()
        self._menu_button = Button("Pages", theme=theme, role="secondary", icon="list")
        self._menu_button.clicked.connect(self._open_menu)
        self._next = Button("", theme=theme, role="text", icon="chevron_right")
        self._next.clicked.connect(self._read_on)
        self._open = pages[0].id
        self._lay_out()
        settings.changed.connect(self._on_setting)
        self._show()

    def _lay_out(self) -> None:
        space = self._theme.space
        header = PageHeader("Guide", theme=self._theme)
        header.actions.addWidget(self._menu_button)
        header.actions.addWidget(self.search)
        self._list = QWidget()
        items = QVBoxLayout(self._list)
        items.setContentsMargins(0, 0, 0, 0)
        items.setSpacing(space(4))
        for item in self._items.values():
            items.addWidget(item)
        items.addWidget(self._nothing)
        items.addStretch(1)
        right = Bounded(self._theme.px(_WIDEST))
        reading = QVBoxLayout(right)
        reading.setContentsMargins(0, 0, 0, 0)
        reading.setSpacing(space(12))
        reading.addWidget(self.article)
        reading.addWidget(self._next, 0, Qt.AlignmentFlag.AlignRight)
        reading.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(space(32))
        columns.addWidget(self._list)
        columns.addWidget(right, 100)
        columns.addStretch(0)
        column = QVBoxLayout()
        column.setContentsMargins(space(32), space(24), space(32), space(32))
        column.setSpacing(space(24))
        column.addWidget(header)
        column.addLayout(columns, 1)
        self.set_content(column)

    @property
    def open_id(self) -> str:
        """The page in view."""
        return self._open

    @property
    def found(self) -> list[str]:
        """The pages in the list."""
        return [key for key, item in self._items.items() if not item.isHidden()]

    def open_page(self, key: str) -> None:
        """Read another page.

        Raises:
            KeyError: if there is no such page.
        """
        self._open = self._pages[key].id
        self._show()
        if self.scroll_area is not None:
            self.scroll_area.verticalScrollBar().setValue(0)

    def _show(self) -> None:
        page = self._pages[self._open]
        self.article.show_page(page, self._settings.get(EMERGENCY_NUMBER))
        for key, item in self._items.items():
            item.setChecked(key == self._open)
        following = self._following()
        self._next.setVisible(following is not None)
        if following is not None:
            self._next.setText(f"Next: {following.title}")

    def _following(self) -> GuidePage | None:
        keys = list(self._pages)
        place = keys.index(self._open) + 1
        return self._pages[keys[place]] if place < len(keys) else None

    def _read_on(self) -> None:
        following = self._following()
        if following is not None:
            self.open_page(following.id)

    def _on_search(self, text: str) -> None:
        words = text.casefold().split()
        found = [
            page.id
            for page in self._pages.values()
            if all(word in f"{page.title} {page.summary} {page.body}".casefold() for word in words)
        ]
        for key, item in self._items.items():
            item.setVisible(key in found)
        self.search.set_found(f"{len(found)} found" if words else "")
        self._nothing.setText(f"No page has “{' '.join(text.split())}”. Try a shorter word.")
        self._nothing.setVisible(not found)
        if found and self._open not in found:
            self.open_page(found[0])

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for page in self._pages.values():
            action = menu.addAction(self._theme.icon(page.icon, px=20), page.title)
            action.triggered.connect(partial(self.open_page, page.id))
        menu.popup(self._menu_button.mapToGlobal(QPoint(0, self._menu_button.height())))

    def _on_setting(self, key: str) -> None:
        if key == EMERGENCY_NUMBER.key:
            self._show()

    def focus_widget(self) -> QWidget:
        """The page in view in the list, or the text where there is no list."""
        return self.article.text if self._list.isHidden() else self._items[self._open]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Without room for the list there is a menu of the pages."""
        super().resizeEvent(event)
        listed = self.width() >= self._theme.px(_LIST_FROM)
        self._list.setVisible(listed)
        self._menu_button.setVisible(not listed)
        self.search.setVisible(listed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A slash goes to the search."""
        if event.text() == "/" and not self.search.isHidden():
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        super().keyPressEvent(event)
