"""How it felt and what was going on, as chips."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sciatica_desktop.domain.diary import QUALITIES, TRIGGERS, Entry
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.chips import ChipGroup
from sciatica_desktop.ui.widgets.labels import label


class WordsCard(Card):
    """Two groups of words to tick.

    Signals:
        changed: the person ticked or unticked a word.
    """

    changed = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with nothing ticked."""
        super().__init__(theme=theme, parent=parent)
        side, above = theme.space(24), theme.space(12)
        self.body.setContentsMargins(side, above, side, above)
        self.qualities = ChipGroup("It feels", QUALITIES, theme=theme, own_words=True)
        self.triggers = ChipGroup("What was going on", TRIGGERS, theme=theme, own_words=True)
        for words, group in (("It feels", self.qualities), ("What was going on", self.triggers)):
            if self.body.count():
                self.body.addSpacing(theme.space(12))
            self.body.addWidget(label(words, theme=theme, weight=600))
            self.body.addWidget(group)
            group.selection_changed.connect(self.changed)
        self.body.setSpacing(theme.space(4))

    def show_entry(self, entry: Entry) -> None:
        """Tick the words of an entry; tells nobody."""
        self.qualities.set_selected(entry.qualities)
        self.triggers.set_selected(entry.triggers)
