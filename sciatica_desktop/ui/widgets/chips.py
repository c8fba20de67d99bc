"""Words to pick from, as chips."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit, QPushButton, QWidget

from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import CHIP, CONTROL_EDGE
from sciatica_desktop.ui.widgets.flow_layout import FlowLayout
from sciatica_desktop.ui.widgets.focus import FocusMark, ShowsFocus
from sciatica_desktop.ui.widgets.tab_order import follow

_PADDING = 12
_ICON = 16
_GAP = 4
_LONGEST_WORD = 40
_PILL = 999.0
_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)


class Chip(ShowsFocus, QCheckBox):
    """One word: a tick, a soft fill and an edge tell that it is on."""

    def __init__(
        self,
        text: str,
        *,
        theme: Theme,
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make a chip that is off; the tick takes the place of its icon."""
        super().__init__(text, parent)
        self._theme = theme
        self._icon = icon
        self._focus = FocusMark(self, theme=theme, radius=_PILL)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.toggled.connect(self.updateGeometry)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def hitButton(self, pos: QPoint) -> bool:
        """All of the chip is the target."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Room for the word, and for the tick when it is on."""
        on = self.isChecked()
        return _chip_size(self.text(), self._theme, icon=on or self._icon is not None, bold=on)

    def minimumSizeHint(self) -> QSize:
        """Never cut a word."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the state it is in."""
        colour = self._theme.colour
        if not self.isEnabled():
            fill, edge, ink = colour("sunken"), colour("sunken"), colour("ink2")
        elif self.isChecked():
            fill, edge, ink = colour("action_soft"), colour("action"), colour("action_ink")
        else:
            fill = colour("sunken" if self.underMouse() or self.isDown() else "surface")
            edge, ink = colour("control"), colour("ink")
        icon = "check" if self.isChecked() else self._icon
        _paint_chip(self, self._theme, icon, (fill, edge, ink))


class AddChip(ShowsFocus, QPushButton):
    """A dashed chip that leads to an own word."""

    def __init__(self, text: str, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Make the chip."""
        super().__init__(text, parent)
        self._theme = theme
        self._focus = FocusMark(self, theme=theme, radius=_PILL)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Room for plus and words."""
        return _chip_size(self.text(), self._theme, icon=True, bold=False)

    def minimumSizeHint(self) -> QSize:
        """Never cut a word."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dashed chip."""
        colour = self._theme.colour
        fill = colour("sunken" if self.underMouse() or self.isDown() else "surface")
        look = (fill, colour("control"), colour("ink"))
        _paint_chip(self, self._theme, "plus", look, dashed=True)


class ChipGroup(QWidget):
    """A set of words of which any, or one, can be on.

    Tab stops once; arrow keys go from word to word, Space and Enter switch one.

    Signals:
        selection_changed: the person changed what is on.
    """

    selection_changed = Signal()

    def __init__(
        self,
        name: str,
        words: Sequence[str],
        *,
        theme: Theme,
        exclusive: bool = False,
        own_words: bool = False,
        icons: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make a group with nothing on.

        Args:
            name: what the words are about, as a screen reader says it.
            words: the words, in their order.
            theme: gives colours and sizes.
            exclusive: whether switching one on switches the others off.
            own_words: whether the person can add words.
            icons: an icon by its word, where it has one.
            parent: the parent widget.
        """
        super().__init__(parent)
        self._theme = theme
        self._exclusive = exclusive
        self._icons = icons or {}
        self._chips: dict[str, Chip] = {}
        self._flow = FlowLayout(self, spacing=theme.space(8))
        self._add: AddChip | None = None
        self._field: QLineEdit | None = None
        self.setAccessibleName(name)
        for word in words:
            self._append(word)
        if own_words:
            self._add = AddChip("own word", theme=theme)
            self._add.setAccessibleName(f"{name}: add your own word")
            self._add.clicked.connect(self._ask_for_word)
            self._add.installEventFilter(self)
            self._flow.addWidget(self._add)
        self._rove(0)

    @property
    def selected(self) -> tuple[str, ...]:
        """The words that are on, in the order shown."""
        return tuple(word for word, chip in self._chips.items() if chip.isChecked())

    def set_selected(self, words: Sequence[str]) -> None:
        """Switch on exactly these, without telling anybody; unknown ones are added."""
        new = [word for word in words if word not in self._chips]
        for word in new:
            self._append(word)
        if new and not any(button.hasFocus() for button in self._buttons()):
            self._rove(0)
        for word, chip in self._chips.items():
            chip.blockSignals(True)
            chip.setChecked(word in words)
            chip.blockSignals(False)
            chip.updateGeometry()

    def _append(self, word: str) -> Chip:
        chip = Chip(word, theme=self._theme, icon=self._icons.get(word))
        chip.clicked.connect(self._on_clicked)
        chip.installEventFilter(self)
        chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        if self._add is None:
            self._flow.addWidget(chip)
        else:
            self._flow.insert_widget(self._flow.count() - 1, chip)
        neighbour = next(reversed(self._chips.values()), None) or self._add
        if neighbour is not None:
            # A word that comes later would be the last of the window for Tab.
            follow(neighbour, [chip])
        self._chips[word] = chip
        return chip

    def _buttons(self) -> list[QAbstractButton]:
        buttons: list[QAbstractButton] = list(self._chips.values())
        return [*buttons, self._add] if self._add is not None else buttons

    def _rove(self, place: int) -> None:
        """Make one button the stop for Tab."""
        for at, button in enumerate(self._buttons()):
            here = at == place
            policy = Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def _go_to(self, place: int) -> None:
        self._rove(place)
        self._buttons()[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self) -> None:
        clicked = self.sender()
        if self._exclusive:
            for chip in self._chips.values():
                if chip is not clicked:
                    chip.setChecked(False)
        self.selection_changed.emit()

    def _ask_for_word(self) -> None:
        if self._add is None or self._field is not None:
            return
        field = QLineEdit()
        field.setMaxLength(_LONGEST_WORD)
        field.setAccessibleName(self._add.accessibleName())
        field.setPlaceholderText("own word, Enter")
        field.setFixedSize(self._theme.px(160), self._theme.px(40))
        field.returnPressed.connect(self._take_word)
        field.installEventFilter(self)
        self._field = field
        self._add.hide()
        self._flow.addWidget(field)
        field.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_word(self) -> None:
        if self._field is None:
            return
        word = " ".join(self._field.text().split()).lower()
        self._leave_field(refocus=True)
        if not word:
            return
        chip = self._chips.get(word) or self._append(word)
        if not chip.isChecked():
            chip.click()

    def _leave_field(self, *, refocus: bool) -> None:
        field, self._field = self._field, None
        if field is None or self._add is None:
            return
        field.removeEventFilter(self)
        self._add.show()
        if refocus:
            self._go_to(len(self._chips))
        self._flow.removeWidget(field)
        field.hide()
        field.deleteLater()

    def _on_key(self, button: QAbstractButton, event: QKeyEvent) -> bool:
        buttons = self._buttons()
        place, key = buttons.index(button), event.key()
        if key in _FORWARD or key in _BACK:
            self._go_to((place + (1 if key in _FORWARD else -1)) % len(buttons))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(0 if key == Qt.Key.Key_Home else len(buttons) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            button.click()
        else:
            return False
        return True

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]  # only widgets are watched
        """Arrow keys go through the words; leaving the field keeps its word."""
        kind = event.type()
        if watched is self._field:
            if kind == QEvent.Type.FocusOut and self._field.text().strip():
                word_field = self._field
                self._take_word_of(word_field)
            elif kind == QEvent.Type.FocusOut or (
                kind == QEvent.Type.KeyPress
                and isinstance(event, QKeyEvent)
                and event.key() == Qt.Key.Key_Escape
            ):
                self._leave_field(refocus=kind == QEvent.Type.KeyPress)
                return kind == QEvent.Type.KeyPress
            return False
        if kind == QEvent.Type.FocusIn and isinstance(watched, QAbstractButton):
            self._rove(self._buttons().index(watched))
        elif kind == QEvent.Type.KeyPress and isinstance(watched, QAbstractButton):
            assert isinstance(event, QKeyEvent)
            return self._on_key(watched, event)
        return False

    def _take_word_of(self, field: QLineEdit) -> None:
        """Keep a word that was typed and left without Enter."""
        word = " ".join(field.text().split()).lower()
        self._leave_field(refocus=False)
        chip = self._chips.get(word) or self._append(word)
        if not chip.isChecked():
            chip.click()


def _chip_size(text: str, theme: Theme, *, icon: bool, bold: bool) -> QSize:
    width = QFontMetricsF(theme.font("small", 600 if bold else 500)).horizontalAdvance(text)
    width += 2 * theme.px(_PADDING) + (theme.px(_ICON) + theme.px(_GAP) if icon else 0)
    return QSize(round(width) + 2, theme.px(CHIP))


def _paint_chip(
    chip: QAbstractButton,
    theme: Theme,
    icon: str | None,
    look: tuple[QColor, QColor, QColor],
    *,
    dashed: bool = False,
) -> None:
    fill, edge, ink = look
    painter = QPainter(chip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rect = QRectF(chip.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
    pen = QPen(edge, CONTROL_EDGE)
    if dashed:
        pen.setDashPattern([3, 3])
    painter.setPen(pen)
    painter.setBrush(fill)
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    x = rect.x() + theme.px(_PADDING)
    if icon is not None:
        side = theme.px(_ICON)
        box = QRectF(x, rect.center().y() - side / 2, side, side)
        theme.paint_icon(painter, box, icon, ink)
        x += side + theme.px(_GAP)
    painter.setFont(theme.font("small", 600 if chip.isChecked() else 500))
    painter.setPen(ink)
    along = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(QRectF(x, 0, rect.width(), chip.height()), along, chip.text())
    painter.end()
