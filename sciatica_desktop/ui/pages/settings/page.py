"""The settings: sections at the left, rows at the right, a search over all of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.services.settings import (
    DATA,
    DISPLAY,
    HEARD,
    PLAYER,
    REGISTRY,
    SECTIONS,
    YOU,
    Settings,
)
from sciatica_desktop.ui.page import Page
from sciatica_desktop.ui.pages.settings.data_rows import FolderButtons, data_rows
from sciatica_desktop.ui.pages.settings.rows import AnySetting, Row, SettingRow
from sciatica_desktop.ui.pages.settings.sections import SectionBlock
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.bounded import Bounded
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.page_header import PageHeader
from sciatica_desktop.ui.widgets.search_field import SearchField
from sciatica_desktop.ui.widgets.section_item import SectionItem

_ICONS = {YOU: "person", PLAYER: "play", HEARD: "speaker", DISPLAY: "eye", DATA: "lock"}
_WIDEST = 704
_LIST_FROM = 700
"""Width in px at 100 % text size from which the list of sections has room beside the rows."""


class SettingsPage(Page):
    """Every change is kept at once; there is nothing to confirm."""

    def __init__(self, *, theme: Theme, settings: Settings, data_dir: Path) -> None:
        """Make the page.

        Args:
            theme: gives colours and sizes.
            settings: what is shown and changed.
            data_dir: the folder everything is kept in.
        """
        super().__init__(title="Settings")
        self._theme = theme
        self._settings = settings
        self._open = SECTIONS[0]
        self._listed = True
        self.search = SearchField("Search settings", theme=theme)
        self.search.textChanged.connect(self._on_search)
        self._nothing = label("", theme=theme, tone="ink2", wrap=True)
        self._blocks: dict[str, SectionBlock] = {}
        self._items: dict[str, SectionItem] = {}
        for section in SECTIONS:
            self._add_section(section, data_dir)
        self._lay_out()
        settings.changed.connect(self._on_setting)
        self._show()

    def _add_section(self, section: str, data_dir: Path) -> None:
        rows: list[Row] = [
            SettingRow(setting, self._settings, theme=self._theme)
            for setting in REGISTRY
            if setting.section == section
        ]
        if section == DATA:
            rows.extend(data_rows(data_dir, theme=self._theme))
        if not rows:
            return
        block = SectionBlock(section, rows, theme=self._theme)
        block.reset_requested.connect(partial(self._reset, section))
        item = SectionItem(section, _ICONS[section], theme=self._theme)
        item.clicked.connect(partial(self.open_section, section))
        self._blocks[section], self._items[section] = block, item

    def _lay_out(self) -> None:
        space = self._theme.space
        header = PageHeader("Settings", theme=self._theme)
        header.actions.addWidget(self.search)
        self._list = QWidget()
        items = QVBoxLayout(self._list)
        items.setContentsMargins(0, 0, 0, 0)
        items.setSpacing(space(4))
        for item in self._items.values():
            items.addWidget(item)
        items.addStretch(1)
        right = Bounded(self._theme.px(_WIDEST))
        rows = QVBoxLayout(right)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(space(24))
        for block in self._blocks.values():
            rows.addWidget(block)
        rows.addWidget(self._nothing)
        rows.addStretch(1)
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
    def section(self) -> str:
        """The section that is open."""
        return self._open

    @property
    def blocks(self) -> dict[str, SectionBlock]:
        """The blocks of rows by their section."""
        return dict(self._blocks)

    @property
    def items(self) -> dict[str, SectionItem]:
        """The items of the list by their section."""
        return dict(self._items)

    def row(self, key: str) -> SettingRow:
        """The row of a setting by its key.

        Raises:
            KeyError: if no row shows that setting.
        """
        for block in self._blocks.values():
            for row in block.rows:
                if isinstance(row, SettingRow) and row.setting.key == key:
                    return row
        raise KeyError(key)

    def tell_about(self, setting: AnySetting, sentence: str) -> None:
        """Say below a setting why it has no effect on this computer; empty takes it back.

        Raises:
            KeyError: if no row shows that setting.
        """
        self.row(setting.key).set_help(sentence or setting.help)

    def open_section(self, section: str) -> None:
        """Show one section; a search is over then."""
        self._open = section
        self.search.clear()
        self._show()
        if self.scroll_area is not None:
            self.scroll_area.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Show what is kept now."""
        for block in self._blocks.values():
            for row in block.rows:
                if isinstance(row, SettingRow):
                    row.show_value()
                elif isinstance(row.control, FolderButtons):
                    row.control.settle()
        self._show_resets()

    def _on_search(self, _text: str) -> None:
        self._show()

    def _show(self) -> None:
        """Show the open section, everything where there is no list, or what was found."""
        words = " ".join(self.search.text().split())
        found = 0
        for section, block in self._blocks.items():
            count = block.show_found(words)
            found += count
            self._items[section].setChecked(section == self._open)
            self._items[section].set_count(count if words else None)
            wanted = count > 0 if words else section == self._open or not self._listed
            block.setVisible(wanted)
        self.search.set_found(f"{found} found" if words else "")
        self._nothing.setText(f"No setting is called “{words}”. Try a shorter word.")
        self._nothing.setVisible(bool(words) and not found)
        self._show_resets()

    def _show_resets(self) -> None:
        for block in self._blocks.values():
            changed = any(
                not self._settings.is_default(row.setting)  # type: ignore[misc]  # one of three kinds
                for row in block.rows
                if isinstance(row, SettingRow)
            )
            block.set_can_reset(changed)

    def _on_setting(self, key: str) -> None:
        try:
            self.row(key).show_value()
        except KeyError:
            return
        self._show_resets()

    def _reset(self, section: str) -> None:
        for row in self._blocks[section].rows:
            if isinstance(row, SettingRow):
                self._settings.reset(row.setting)  # type: ignore[misc]  # one of three kinds

    def focus_widget(self) -> QWidget:
        """The search."""
        return self.search

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Without room for the list, all sections stand below each other."""
        super().resizeEvent(event)
        listed = self.width() >= self._theme.px(_LIST_FROM)
        self._list.setVisible(listed)
        if listed != self._listed:
            self._listed = listed
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A slash goes to the search."""
        if event.text() == "/":
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        super().keyPressEvent(event)
