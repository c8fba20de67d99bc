"""What the pages of the library are made of."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from sciatica_desktop.domain.exercise import PhaseKind
from sciatica_desktop.ui.pages.exercise.zoom import moving_part
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.columns_layout import ColumnsLayout
from sciatica_desktop.ui.widgets.demonstration import HOLD_SHOWN_S, passages_of, telling_pose
from sciatica_desktop.ui.widgets.fold_section import FoldSection
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.stepper import Stepper
from tests.domain.exercises import make_exercise, make_floss

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Box(QWidget):
    """Wants to be as high as it is told."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self._height = height

    def sizeHint(self) -> QSize:
        return QSize(10, self._height)


@pytest.mark.parametrize("width", [90, 100, 219, 220, 221, 460, 1000])
def test_columns_are_equal_and_fill_the_width(qtbot: QtBot, width: int) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = ColumnsLayout(holder, least=100, spacing=20)
    boxes = [Box(30 + 7 * n) for n in range(7)]
    for box in boxes:
        layout.addWidget(box)
    holder.resize(width, 2000)
    holder.show()
    QApplication.processEvents()
    columns = layout.columns(width)
    assert columns == max(1, (width + 20) // 120)
    rows = sorted({box.y() for box in boxes})
    assert len(rows) == -(-len(boxes) // columns)
    if columns <= len(boxes):
        assert max(box.geometry().right() for box in boxes) == width - 1
    for one, other in pairwise(boxes):
        assert not one.geometry().intersects(other.geometry())
    assert layout.heightForWidth(width) == max(box.geometry().bottom() for box in boxes) + 1
    holder.hide()


def test_what_is_hidden_leaves_no_gap(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = ColumnsLayout(holder, least=100, spacing=20, most=2)
    boxes = [Box(30) for _ in range(4)]
    for box in boxes:
        layout.addWidget(box)
    layout.put_in_order([boxes[3], boxes[1], boxes[0], boxes[2]])
    boxes[1].hide()
    holder.resize(1000, 500)
    holder.show()
    QApplication.processEvents()
    shown = [boxes[3], boxes[0], boxes[2]]
    assert sorted(shown, key=lambda box: (box.y(), box.x())) == shown
    assert boxes[3].y() == boxes[0].y() < boxes[2].y()
    holder.hide()


@given(
    x=st.integers(0, 300),
    y=st.integers(0, 220),
    size=st.integers(20, 80),
)
def test_the_closer_look_shows_what_moves(x: int, y: int, size: int) -> None:
    still, moved = _picture(), _picture()
    moving = QRectF(x, y, size, size)
    brush = QPainter(moved)
    brush.fillRect(moving, QColor("red"))
    brush.end()
    part = moving_part([still, moved])
    assert QRectF(0, 0, 400, 300).contains(part)
    assert part.width() / part.height() == pytest.approx(400 / 300)
    assert part.width() < 400
    # All of it but what the small copy may lose at an edge.
    inside = part.intersected(moving.intersected(QRectF(0, 0, 400, 300)))
    assert inside.width() * inside.height() >= 0.6 * size * size


def test_where_nothing_moves_all_is_shown(qtbot: QtBot) -> None:
    assert moving_part([_picture(), _picture()]) == QRectF(0, 0, 400, 300)


def _picture() -> QImage:
    picture = QImage(400, 300, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(QColor("white"))
    return picture


@pytest.mark.parametrize("exercise", [make_exercise(), make_floss()])
def test_a_repetition_ends_where_it_began(exercise: object) -> None:
    passages = passages_of(exercise)  # type: ignore[arg-type]  # the two above
    assert passages[0].start == passages[-1].end
    for one, other in pairwise(passages):
        assert one.end == other.start
    assert max(p.seconds for p in passages if p.is_held or p.start == p.end) <= HOLD_SHOWN_S


def test_the_one_picture_shows_the_hold_or_the_end_of_the_way_out() -> None:
    for exercise in (make_exercise(), make_floss()):
        kinds = [p.kind for p in exercise.phases if p.pose == telling_pose(exercise)]
        assert PhaseKind.MOVE_OUT in kinds or PhaseKind.HOLD in kinds


@given(value=st.integers(1, 600))
def test_a_stepper_with_steps_lands_on_round_numbers(value: int) -> None:
    if QApplication.instance() is None:
        return
    stepper = Stepper("Hold", theme=Theme.for_tests(), low=1, high=600, step=5)
    number = stepper.focusProxy()
    assert number is not None
    stepper.set_value(value)
    number.stepBy(1)  # type: ignore[attr-defined]  # a spin box
    above = stepper.value
    assert above - value <= 5
    assert above == min(600, value + 1) if value < 10 else above % 5 == 0
    stepper.set_value(value)
    number.stepBy(-1)  # type: ignore[attr-defined]  # as above
    below = stepper.value
    assert 0 <= value - below <= 5
    assert below == max(1, value - 1) if value <= 10 else below % 5 == 0


def test_a_fold_opens_and_closes_by_key(qtbot: QtBot, theme: Theme) -> None:
    fold = FoldSection("Sources", theme=theme, hint="4")
    inside = label("One", theme=theme)
    fold.body.addWidget(inside)
    qtbot.addWidget(fold)
    fold.show()
    assert not inside.isVisible()
    assert fold.head.accessibleDescription() == "closed, 4"
    qtbot.keyClick(fold.head, Qt.Key.Key_Space)
    assert inside.isVisible()
    assert fold.head.accessibleDescription() == "open"
    qtbot.keyClick(fold.head, Qt.Key.Key_Space)
    assert not inside.isVisible()
    fold.hide()
