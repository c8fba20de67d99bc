"""Words to pick from of which one line is shown: those used last first, the rest behind "more"."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.chips import AddChip, Chip, ChipGroup

_FEWEST = 3
"""Words shown at least, however narrow the line is."""
_TICK = 20
"""Room in px at 100 % text that the next word needs when it is ticked."""


class FoldedChips(ChipGroup):
    """A group of words that begins with one line of them.

    Words that are ticked are always shown. All words are shown, with a way to add an own one,
    once "more" was chosen.
    """

    def __init__(
        self,
        name: str,
        words: Sequence[str],
        *,
        theme: Theme,
        own_words: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Make a folded group with nothing on; see :class:`ChipGroup`."""
        self._more: AddChip | None = None
        self._is_open = False
        self._in_front: tuple[str, ...] = ()
        super().__init__(name, words, theme=theme, own_words=own_words, parent=parent)
        self._order = tuple(words)
        self._more = AddChip("more", theme=theme)
        self._more.setAccessibleName(f"{name}: more words")
        self._more.clicked.connect(self.unfold)
        self._more.installEventFilter(self)
        self._flow.addWidget(self._more)
        self.set_in_front(())

    @property
    def is_open(self) -> bool:
        """Whether all words are shown."""
        return self._is_open

    def set_in_front(self, words: Sequence[str]) -> None:
        """Put words in front, those used last; ones that are not known yet are added."""
        self._in_front = tuple(words)
        for word in words:
            if word not in self._chips:
                self._append(word)
        front = [*words, *(word for word in self._order if word not in words)]
        rest = [word for word in self._chips if word not in front]
        self._chips = {word: self._chips[word] for word in (*front, *rest)}
        while self._flow.count():
            self._flow.takeAt(0)
        for button in (*self._chips.values(), self._more, self._add):
            if button is not None:
                self._flow.addWidget(button)
        self._fit()
        if not any(button.hasFocus() for button in self._buttons()):
            self._rove(0)

    def set_selected(self, words: Sequence[str]) -> None:
        """Switch on exactly these, without telling anybody; unknown ones are added."""
        super().set_selected(words)
        self._fit()

    def unfold(self) -> None:
        """Show all words and go to the first that was hidden."""
        hidden = [chip for chip in self._chips.values() if chip.isHidden()]
        self._is_open = True
        self._fit()
        if hidden:
            self._go_to(self._buttons().index(hidden[0]))

    def fold(self) -> None:
        """Show one line of words again."""
        self._is_open = False
        self._fit()

    def _buttons(self) -> list[QAbstractButton]:
        """What is shown, in order: the arrow keys walk along it."""
        buttons: list[QAbstractButton] = [
            chip for chip in self._chips.values() if not chip.isHidden()
        ]
        for last in (self._more, self._add):
            if last is not None and not last.isHidden():
                buttons.append(last)
        return buttons

    def _append(self, word: str) -> Chip:
        chip = super()._append(word)
        chip.toggled.connect(self._toggled)
        return chip

    def _toggled(self, _on: bool) -> None:
        self.updateGeometry()

    def _shown(self, more: AddChip) -> list[Chip]:
        """The words that are ticked, and as many others as one line holds beside "more"."""
        gap = self._theme.space(8)
        chips = list(self._chips.values())
        shown = [chip for chip in chips if chip.isChecked()]
        room = self.width() - more.sizeHint().width() - self._theme.px(_TICK)
        room -= sum(chip.sizeHint().width() + gap for chip in shown)
        for chip in chips:
            if chip.isChecked():
                continue
            room -= chip.sizeHint().width() + gap
            if room < 0 and len(shown) >= _FEWEST:
                break
            shown.append(chip)
        return shown

    def _fit(self) -> None:
        if self._more is None:
            return
        shown = list(self._chips.values()) if self._is_open else self._shown(self._more)
        for chip in self._chips.values():
            chip.setVisible(chip in shown)
        is_whole = not any(chip.isHidden() for chip in self._chips.values())
        self._is_open = self._is_open or is_whole
        self._more.setVisible(not is_whole)
        if self._add is not None and self._field is None:
            self._add.setVisible(is_whole)
        self._flow.invalidate()
        buttons = self._buttons()
        if not any(button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in buttons):
            self._rove(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many words as one line holds."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
