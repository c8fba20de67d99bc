"""Where Tab goes to widgets that were made later than those around them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def follow(before: QWidget, widgets: Iterable[QWidget]) -> None:
    """Let Tab go from a widget to these, in their order, and on as it did before."""
    for widget in widgets:
        QWidget.setTabOrder(before, widget)
        before = widget


def stops_in(widget: QWidget) -> list[QWidget]:
    """What can have the keyboard inside a widget, in the order it was made."""
    takes = Qt.FocusPolicy.TabFocus
    return [child for child in widget.findChildren(QWidget) if child.focusPolicy() & takes]
