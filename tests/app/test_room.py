"""Nothing is cut and nothing pushes, whatever the window and the letters measure."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QGraphicsView, QScrollArea

from sciatica_desktop.services.settings import TEXT_SIZE
from sciatica_desktop.ui.widgets.ladder import ReachLadder
from tests.app.conftest import Window
from tests.app.walker import CTRL, KEY, Walker

SIZES = [
    (1280, 800, 100),
    (900, 600, 100),
    (640, 480, 100),
    (900, 600, 125),
    (1280, 800, 200),
    (2560, 1440, 100),
]
PAGE_KEYS = (KEY.Key_1, KEY.Key_2, KEY.Key_3, KEY.Key_4, KEY.Key_5, KEY.Key_6)


def pushed_sideways(walker: Walker) -> list[str]:
    """The scroll areas in sight whose content is wider than they are."""
    return [
        f"{area.accessibleName() or type(area.parentWidget()).__name__}: {bar.maximum()} px"
        for area in walker.shell.findChildren(QScrollArea)
        if area.isVisible()
        and not isinstance(area, QAbstractItemView | QGraphicsView)
        and (bar := area.horizontalScrollBar()).maximum() > 0
    ]


@pytest.mark.parametrize(("width", "height", "text_size"), SIZES)
def test_no_page_has_to_be_moved_sideways(
    window: Window, width: int, height: int, text_size: int
) -> None:
    with window() as walker:
        walker.desk.safety.answer(())
        walker.shell.close_over()
        walker.desk.settings.set(TEXT_SIZE, text_size)
        walker.shell.resize(width, height)
        pushed = {}
        for key in PAGE_KEYS:
            walker.press(key, CTRL)
            walker.settle()
            if found := pushed_sideways(walker):
                pushed[key.name] = found
        assert pushed == {}


@pytest.mark.parametrize(("width", "height"), [(900, 600), (1280, 800)])
def test_a_rating_that_was_kept_never_hides_the_row_that_is_next(
    window: Window, width: int, height: int
) -> None:
    with window() as walker:
        walker.desk.safety.answer(())
        walker.shell.close_over()
        walker.shell.resize(width, height)
        walker.qtbot.waitUntil(lambda: "so far" in walker.screen)
        walker.settle()  # the cards that came last find their places, as before any real key
        walker.type("3")
        assert walker.focused == "Back, right now"
        toast, row = walker.shell.toast, QApplication.focusWidget()
        assert row is not None
        assert toast.isVisible()
        answered = QRect(row.mapTo(walker.shell, QPoint(0, 0)), row.size())
        assert not toast.geometry().intersects(answered)


def test_a_page_opens_with_the_row_marked_that_takes_the_next_digit(window: Window) -> None:
    with window() as walker:
        walker.desk.safety.answer(())
        walker.shell.close_over()
        walker.press(Qt.Key.Key_D, CTRL)
        row = QApplication.focusWidget()
        assert row is not None
        assert walker.focused == "Leg, on average"
        before = walker.shell.grab().toImage()
        row.clearFocus()
        walker.settle()
        assert walker.shell.grab().toImage() != before


@pytest.mark.parametrize(("width", "height", "text_size"), SIZES)
def test_the_places_down_the_leg_can_be_read_and_hit(
    window: Window, width: int, height: int, text_size: int
) -> None:
    with window() as walker:
        walker.desk.safety.answer(())
        walker.shell.close_over()
        walker.desk.settings.set(TEXT_SIZE, text_size)
        walker.shell.resize(width, height)
        walker.press(Qt.Key.Key_D, CTRL)
        walker.settle()
        ladders = [row for row in walker.shell.findChildren(ReachLadder) if row.isVisible()]
        assert ladders
        for ladder in ladders:
            assert min(cell.height() for cell in ladder.cell_rects()) >= 40 * text_size / 100
