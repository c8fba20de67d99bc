"""How it felt, what brought it on, what eased it and when it came, as chips."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from sciatica_desktop.domain.day_part import DayPart
from sciatica_desktop.domain.diary import EASERS, QUALITIES, TRIGGERS, Entry, EntryKind
from sciatica_desktop.domain.tags import TagKind
from sciatica_desktop.ui.pages.diary.draft import in_order
from sciatica_desktop.ui.pages.diary.folded_chips import FoldedChips
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import CHIP
from sciatica_desktop.ui.widgets.card import Card
from sciatica_desktop.ui.widgets.chips import ChipGroup
from sciatica_desktop.ui.widgets.labels import label

_WORDS_WIDTH = 108
_NARROW = 500
"""Under this width, in px at 100 % text, the question stands above its words."""


class WordLine(QWidget):
    """A question and its words beside it."""

    def __init__(self, question: str, group: ChipGroup, *, theme: Theme) -> None:
        """Stand side by side until told otherwise."""
        super().__init__()
        self._theme = theme
        self._question = label(question, theme=theme, weight=600)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._question, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(group, 1)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < _NARROW * self._theme.scale
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._row.setSpacing(self._theme.space(4 if narrow else 12))
        self._question.setFixedSize(self._size(narrow))

    def _size(self, narrow: bool) -> QSize:
        hint = self._question.sizeHint()
        if narrow:
            return QSize(hint.width(), hint.height())
        return QSize(self._theme.px(_WORDS_WIDTH), self._theme.px(CHIP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside or above."""
        super().resizeEvent(event)
        self._arrange()


class WordsCard(Card):
    """Four groups of words to tick; those used last come first.

    Signals:
        changed: the person ticked or unticked a word.
    """

    changed = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with nothing ticked."""
        super().__init__(theme=theme, parent=parent)
        side, above = theme.space(24), theme.space(12)
        self.body.setContentsMargins(side, above, side, above)
        self.body.setSpacing(theme.space(8))
        self.qualities = FoldedChips("It feels", QUALITIES, theme=theme)
        self.triggers = FoldedChips("Brought on by", TRIGGERS, theme=theme)
        self.easers = FoldedChips("Eased by", EASERS, theme=theme)
        self.parts = ChipGroup("When", [part.value for part in DayPart], theme=theme)
        # Six words that belong in one line.
        flow = self.parts.layout()
        if flow is not None:
            flow.setSpacing(theme.px(4))
        self._parts_line = WordLine("When", self.parts, theme=theme)
        for line in (
            WordLine("It feels", self.qualities, theme=theme),
            WordLine("Brought on by", self.triggers, theme=theme),
            WordLine("Eased by", self.easers, theme=theme),
            self._parts_line,
        ):
            self.body.addWidget(line)
        for group in (self.qualities, self.triggers, self.easers, self.parts):
            group.selection_changed.connect(self.changed)

    def set_used_last(self, words: Mapping[TagKind, Sequence[str]]) -> None:
        """Put the words that were used last in front."""
        self.qualities.set_in_front(words.get(TagKind.QUALITY, ()))
        self.triggers.set_in_front(words.get(TagKind.TRIGGER, ()))
        self.easers.set_in_front(words.get(TagKind.EASER, ()))

    def show_entry(self, entry: Entry) -> None:
        """Tick the words of an entry; tells nobody."""
        self.qualities.set_selected(entry.qualities)
        self.triggers.set_selected(entry.triggers)
        self.easers.set_selected(entry.easers)
        self.parts.set_selected(tuple(part.value for part in entry.parts))
        # A moment has its own time of day.
        self._parts_line.setVisible(entry.kind is EntryKind.DAY or bool(entry.parts))

    def parts_of(self, before: tuple[DayPart, ...]) -> tuple[DayPart, ...]:
        """The parts of the day that are ticked, those of before in their old order."""
        words = in_order(tuple(part.value for part in before), self.parts.selected)
        return tuple(DayPart(word) for word in words)
