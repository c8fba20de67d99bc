"""The body chart: where it is felt, how strong and of what kind."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.body import REGIONS
from sciatica_desktop.domain.diary import RegionKind, RegionMark
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.body_canvas import BodyCanvas
from sciatica_desktop.ui.widgets.body_list import BodyList
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.region_panel import RegionPanel

_KIND_KEYS = {
    Qt.Key.Key_P: RegionKind.PAIN,
    Qt.Key.Key_T: RegionKind.TINGLING,
    Qt.Key.Key_N: RegionKind.NUMB,
}
_BESIDE = 640
"""Width, in px at 100 % text, from which the box stands beside the picture."""
_AS_LIST, _AS_PICTURE = "As a list", "As a picture"
_ORDER = {region.id: place for place, region in enumerate(REGIONS)}


class BodyChart(QWidget):
    """Picture or list of the regions, with the strength and kind of the selected one below.

    Keys, with the picture or the list focused: arrows move, digits set the strength, plus and
    minus change it by one (so 10 is 9 and plus), 0 and Delete take the mark away, P, T and N
    switch the kinds, L changes between picture and list.

    Signals:
        marks_changed: the person changed a mark.
    """

    marks_changed = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with nothing marked.

        ``head`` is the row above, for what a page adds to it.
        """
        super().__init__(parent)
        self._marks: dict[str, RegionMark] = {}
        self._selected: str | None = None
        self._writable = True
        self.canvas = BodyCanvas(theme=theme)
        self.list = BodyList(theme=theme)
        self.panel = RegionPanel(theme=theme)
        self._switch = Button(_AS_LIST, theme=theme, role="text", keycap="L")
        self._switch.clicked.connect(self.toggle_list)
        self._theme = theme
        self._stack = QStackedWidget()
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self.list)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(theme.space(8), 0, 0, 0)
        self.head.setSpacing(theme.space(16))
        self.head.addWidget(label("Where", theme=theme, weight=600))
        self.head.addStretch(1)
        self.head.addWidget(self._switch)
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._parts.setSpacing(theme.space(8))
        self._parts.addWidget(self._stack, 1)
        self._parts.addWidget(self.panel)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.space(8))
        body.addLayout(self.head)
        body.addLayout(self._parts, 1)
        self.canvas.selected_changed.connect(self._select)
        self.list.selected_changed.connect(self._select)
        self.panel.mark_changed.connect(self._panel_changed)

    @property
    def marks(self) -> tuple[RegionMark, ...]:
        """The marks, in the order of the list."""
        return tuple(sorted(self._marks.values(), key=_place))

    def set_marks(self, marks: tuple[RegionMark, ...]) -> None:
        """Show these marks; tells nobody."""
        self._marks = {mark.region: mark for mark in marks}
        self._show()

    def set_affected(self, affected: AffectedSide) -> None:
        """Fill the badge of the side that hurts."""
        self.canvas.set_affected(affected)

    def set_writable(self, writable: bool) -> None:
        """Whether marks can be changed; they can always be looked at."""
        self._writable = writable
        self.panel.setEnabled(writable)

    @property
    def selected(self) -> str | None:
        """The id of the selected region."""
        return self._selected

    def select(self, region_id: str | None) -> None:
        """Select a region; tells nobody."""
        self._selected = region_id
        self.canvas.select(region_id)
        self.list.select(region_id)
        self._show()

    @property
    def is_list(self) -> bool:
        """Whether the list is shown rather than the picture."""
        return self._stack.currentWidget() is self.list

    def _regions(self) -> QWidget:
        return self.list if self.is_list else self.canvas

    def focus_regions(self) -> None:
        """Give the keyboard to the picture or the list, whichever is shown."""
        self._regions().setFocus(Qt.FocusReason.TabFocusReason)

    def toggle_list(self) -> None:
        """Change between picture and list; the focus stays with the regions."""
        had_focus = self.canvas.hasFocus() or self.list.hasFocus()
        self._stack.setCurrentWidget(self.canvas if self.is_list else self.list)
        self._switch.setText(_AS_PICTURE if self.is_list else _AS_LIST)
        if had_focus:
            self._regions().setFocus(Qt.FocusReason.OtherFocusReason)

    def _select(self, region_id: str) -> None:
        self.select(region_id)

    def _show(self) -> None:
        self.canvas.set_marks(self._marks)
        self.list.set_marks(self._marks)
        mark = self._marks.get(self._selected) if self._selected else None
        self.panel.show_region(self._selected, mark)

    def _panel_changed(self, mark: RegionMark | None) -> None:
        if self._selected is not None:
            self._put(self._selected, mark)

    def _put(self, region_id: str, mark: RegionMark | None) -> None:
        if not self._writable or self._marks.get(region_id) == mark:
            return
        if mark is None:
            del self._marks[region_id]
        else:
            self._marks[region_id] = mark
        self._show()
        self.marks_changed.emit()

    def _set_strength(self, strength: int) -> None:
        if self._selected is None:
            return
        mark = self._marks.get(self._selected) or RegionMark(self._selected, 1)
        kept = replace(mark, strength=min(10, strength)) if strength > 0 else None
        self._put(self._selected, kept)

    def _toggle_kind(self, kind: RegionKind) -> None:
        if self._selected is None:
            return
        mark = self._marks.get(self._selected)
        had = mark.kinds if mark else ()
        kinds = tuple(k for k in RegionKind if (k in had) != (k is kind))
        strength = mark.strength if mark else 1
        self._put(self._selected, RegionMark(self._selected, strength, kinds) if kinds else None)

    def _strength(self) -> int:
        mark = self._marks.get(self._selected or "")
        return mark.strength if mark else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The box stands below the picture, or beside it where that leaves the picture larger."""
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE * self._theme.scale and self.width() > self.height()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._parts.setDirection(way)
        # Beside the picture the box keeps its height.
        top = Qt.AlignmentFlag.AlignTop
        self._parts.setAlignment(self.panel, top if beside else Qt.AlignmentFlag(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys of the chart; pass the others on."""
        key = event.key()
        if (
            event.modifiers()
            & ~Qt.KeyboardModifier.KeypadModifier
            & ~Qt.KeyboardModifier.ShiftModifier
        ):
            event.ignore()
        elif key == Qt.Key.Key_L:
            self.toggle_list()
        elif self.canvas.hasFocus() and self.canvas.handles(key):
            pass
        elif key in _KIND_KEYS:
            self._toggle_kind(_KIND_KEYS[Qt.Key(key)])
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self._set_strength(key - Qt.Key.Key_0)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._set_strength(0)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._set_strength(self._strength() + 1)
        elif key == Qt.Key.Key_Minus:
            self._set_strength(self._strength() - 1)
        else:
            event.ignore()


def _place(mark: RegionMark) -> tuple[int, str]:
    """Regions of another program's file come last."""
    return _ORDER.get(mark.region, len(_ORDER)), mark.region
