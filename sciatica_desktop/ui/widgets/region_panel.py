"""Strength and kind of the selected region of the body chart."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.domain.body import region_name
from sciatica_desktop.domain.diary import RegionKind, RegionMark
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.theme.metrics import RADIUS_BOX
from sciatica_desktop.ui.widgets.kind_toggle import KindToggle
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.rating_row import RatingRow


class RegionPanel(QWidget):
    """The box below the chart.

    Signals:
        mark_changed: the person changed the mark (RegionMark, or None for none).
    """

    mark_changed = Signal(object)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        """With no region shown yet."""
        super().__init__(parent)
        self._region: str | None = None
        self._theme = theme
        theme.changed.connect(self.update)
        self._name = label("", theme=theme, weight=600)
        self._hint = label("strength and kind", theme=theme, role="small", tone="ink2")
        self.strength = RatingRow("Strength", theme=theme, tone="leg", compact=True)
        self.strength.value_changed.connect(self._strength_changed)
        self.kinds = [KindToggle(kind, theme=theme) for kind in RegionKind]
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._hint)
        kinds = QHBoxLayout()
        kinds.setSpacing(theme.space(4))
        for toggle in self.kinds:
            kinds.addWidget(toggle)
            kinds.addStretch(1)
            toggle.clicked.connect(self._kind_clicked)
        kinds.takeAt(kinds.count() - 1)
        body = QVBoxLayout(self)
        body.setContentsMargins(*(theme.space(8),) * 4)
        body.setSpacing(theme.space(8))
        body.addLayout(head)
        body.addWidget(self.strength)
        body.addLayout(kinds)
        self.show_region(None, None)

    def show_region(self, region_id: str | None, mark: RegionMark | None) -> None:
        """Show a region and its mark; None asks for one to be chosen."""
        self._region = region_id
        known = region_id is not None
        self._name.setText(region_name(region_id) if region_id is not None else "Choose a place")
        self._hint.setText("strength and kind" if known else "click, or use the arrow keys")
        self.strength.setEnabled(known)
        self.strength.setAccessibleDescription(self._name.text())
        self.strength.set_value(mark.strength if mark else None)
        kinds = mark.kinds if mark else ()
        for toggle in self.kinds:
            toggle.setEnabled(known)
            toggle.setChecked(toggle.kind in kinds)

    def _strength_changed(self, value: object) -> None:
        if self._region is None:
            return
        kinds = self._chosen() or (RegionKind.PAIN,)
        strength = value if isinstance(value, int) else 0
        self.mark_changed.emit(RegionMark(self._region, strength, kinds) if strength else None)

    def _kind_clicked(self) -> None:
        if self._region is None:
            return
        kinds = self._chosen()
        strength = self.strength.value or 1
        self.mark_changed.emit(RegionMark(self._region, strength, kinds) if kinds else None)

    def _chosen(self) -> tuple[RegionKind, ...]:
        return tuple(toggle.kind for toggle in self.kinds if toggle.isChecked())

    def paintEvent(self, event: QPaintEvent) -> None:
        """A box a shade darker than the card it stands on."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.setBrush(self._theme.colour("page"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, RADIUS_BOX, RADIUS_BOX)
        painter.end()
