"""What is carried while a stretch is dragged into the list, or within it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

_NEW = "application/x-sciatica-stretch"
_PLACE = "application/x-sciatica-place"


def carry_new(exercise: str) -> QMimeData:
    """An exercise that is not in the routine yet, by id."""
    data = QMimeData()
    data.setData(_NEW, exercise.encode())
    return data


def carry_place(place: int) -> QMimeData:
    """A stretch of the routine, by its place from 0."""
    data = QMimeData()
    data.setData(_PLACE, str(place).encode())
    return data


def new_of(data: QMimeData) -> str:
    """The id of the exercise that is carried; empty for none."""
    return bytes(data.data(_NEW).data()).decode()


def place_of(data: QMimeData) -> int | None:
    """The place of the stretch that is carried; None for none."""
    text = bytes(data.data(_PLACE).data()).decode()
    return int(text) if text.isdecimal() else None


def is_far(event: QMouseEvent, pressed: QPoint | None) -> bool:
    """Whether the pointer, held down, has gone far enough to mean it."""
    if pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
        return False
    far = (event.position().toPoint() - pressed).manhattanLength()
    return far >= QApplication.startDragDistance()


def drag(source: QWidget, data: QMimeData, grip: QPoint) -> None:
    """Drag with a picture of the widget; returns when it was dropped."""
    dragging = QDrag(source)
    dragging.setMimeData(data)
    dragging.setPixmap(source.grab())
    dragging.setHotSpot(grip)
    dragging.exec(Qt.DropAction.MoveAction)
