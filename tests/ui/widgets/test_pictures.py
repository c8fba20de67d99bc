"""Ring, dots, progress, badge and toast: what they say, and that they show what they were told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from sciatica_desktop.domain.anatomy import Side
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.repetition_dots import RepetitionDots
from sciatica_desktop.ui.widgets.ring import Ring
from sciatica_desktop.ui.widgets.routine_progress import RoutineProgress
from sciatica_desktop.ui.widgets.side_badge import SideBadge
from sciatica_desktop.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def ring(qtbot: QtBot, theme: Theme) -> Ring:
    ring = Ring(theme=theme)
    qtbot.addWidget(ring)
    ring.resize(372, 372)
    return ring


def share_in(widget: QWidget, colour: str, theme: Theme) -> float:
    """Share of the pixels that have a token's colour."""
    image = widget.grab().toImage()
    wanted = theme.colour(colour).rgb()
    pixels = [
        image.pixel(x, y) == wanted
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    ]
    return sum(pixels) / len(pixels)


def test_the_ring_runs_down_with_the_time(ring: Ring, theme: Theme) -> None:
    shares = []
    for remaining in (30.0, 20.0, 10.0, 0.0):
        ring.set_hold(remaining, 30.0)
        shares.append(share_in(ring, "done", theme))
    assert shares == sorted(shares, reverse=True)
    assert shares[2] == pytest.approx(shares[0] / 3, rel=0.12)
    assert shares[3] == 0


def test_the_ring_says_what_it_shows(ring: Ring) -> None:
    ring.set_text("18", "seconds")
    assert ring.words == "18 seconds"
    ring.set_paused(True)
    assert ring.words == "18 paused"
    ring.set_paused(False)
    ring.set_repetition(6, 10, (3.0, 0.5, 3.0, 1.0), 0.4)
    assert ring.words == "6 of 10"
    ring.set_done()
    assert ring.accessibleName() == "Done"


def test_a_repetition_fills_as_it_goes(ring: Ring, theme: Theme) -> None:
    shares = []
    for position in (0.0, 0.3, 0.6, 1.0):
        ring.set_repetition(1, 10, (3.0, 0.5, 3.0, 0.0), position)
        shares.append(share_in(ring, "done", theme))
    assert shares == sorted(shares)
    assert shares[-1] > 3 * shares[0]


@pytest.mark.parametrize("text", ["8", "18", "120"])
def test_the_number_stays_inside_the_ring(ring: Ring, theme: Theme, text: str) -> None:
    ring.set_hold(0.0, 30.0)
    ring.set_text(text, "seconds")
    image = ring.grab().toImage()
    ink = theme.colour("ink").rgb()
    middle, inner = QPoint(186, 186), 172 - 16
    seen = [
        (x - middle.x()) ** 2 + (y - middle.y()) ** 2
        for x in range(372)
        for y in range(372)
        if image.pixel(x, y) == ink
    ]
    assert seen
    assert max(seen) < inner**2


def test_dots_count_and_many_become_a_number(qtbot: QtBot, theme: Theme) -> None:
    dots = RepetitionDots(theme=theme)
    qtbot.addWidget(dots)
    dots.set_progress(5, 6, 10)
    assert dots.accessibleName() == "5 of 10 done"
    assert dots.sizeHint().width() == 10 * 16 + 9 * 8
    dots.set_progress(5, 6, 40)
    assert dots.sizeHint().width() < 12 * 24


def test_progress_names_the_stretch(qtbot: QtBot, theme: Theme) -> None:
    progress = RoutineProgress(theme=theme)
    qtbot.addWidget(progress)
    progress.resize(760, 36)
    progress.set_segments([("Hip flexor", 100), ("Figure 4", 300)])
    progress.set_position(1, 0.5)
    assert progress.accessibleName() == "Stretch 2 of 2, Figure 4"
    done, track = share_in(progress, "done", theme), share_in(progress, "track", theme)
    assert done / (done + track) == pytest.approx(0.25 + 0.75 * 0.5, abs=0.03)


NAMES = (
    ("Beinrückseiten-Nervengleiten", 150),
    ("Schmetterlingsdehnung", 70),
    ("Gesäßmuskeldehnung rückenliegend", 150),
    ("Nervengleitübung im Sitzen", 40),
    ("Hüftbeugerdehnung im Halbkniestand", 90),
)


@pytest.mark.parametrize("item", range(len(NAMES)))
def test_the_stretch_that_is_on_has_its_whole_name(qtbot: QtBot, theme: Theme, item: int) -> None:
    progress = RoutineProgress(theme=theme)
    qtbot.addWidget(progress)
    progress.resize(760, 36)
    progress.set_segments(NAMES)
    progress.set_position(item, 0.5)
    assert progress.names_shown[item] == NAMES[item][0]


def test_names_that_fit_side_by_side_are_all_whole(qtbot: QtBot, theme: Theme) -> None:
    names = ("Hip flexor", "Butterfly", "Figure 4, lying", "Seated floss", "Hamstring floss")
    progress = RoutineProgress(theme=theme)
    qtbot.addWidget(progress)
    progress.resize(760, 36)
    progress.set_segments(list(zip(names, (150, 70, 150, 30, 110), strict=True)))
    for item in range(len(names)):
        progress.set_position(item, 0.5)
        assert progress.names_shown == names


def test_a_badge_says_its_side(qtbot: QtBot, theme: Theme) -> None:
    badge = SideBadge(theme=theme, px=72)
    qtbot.addWidget(badge)
    badge.resize(badge.sizeHint())
    badge.set_side(Side.LEFT)
    filled = share_in(badge, "ink", theme)
    assert badge.accessibleName() == "left side"
    badge.set_side(Side.LEFT, filled=False)
    assert share_in(badge, "ink", theme) < filled / 2
    badge.set_side(None)
    assert badge.accessibleName() == ""


@pytest.fixture
def toast(qtbot: QtBot, theme: Theme) -> Toast:
    window = QWidget()
    window.resize(900, 600)
    toast = Toast(window, theme=theme)
    toast._keep = window
    qtbot.addWidget(window)
    window.show()
    return toast


def test_a_toast_goes_by_itself_and_never_takes_the_focus(toast: Toast) -> None:
    field = QPushButton(toast.parentWidget())
    field.show()
    field.setFocus()
    toast.show_message("Entry kept")
    assert toast.isVisible()
    assert field.hasFocus() or toast.window().focusWidget() is field
    timer = toast.findChild(QTimer, "toast")
    assert timer is not None
    assert timer.isActive()
    timer.timeout.emit()
    assert not toast.isVisible()
    assert not timer.isActive()


def test_a_toast_with_undo_waits(toast: Toast) -> None:
    undone: list[str] = []
    toast.show_message("Entry kept", lambda: undone.append("undone"))
    timer = toast.findChild(QTimer, "toast")
    assert timer is not None
    assert not timer.isActive()
    undo = next(b for b in toast.findChildren(QPushButton) if b.text() == "Undo")
    undo.click()
    assert undone == ["undone"]
    assert not toast.isVisible()
    toast.show_message("Taken back")
    assert not undo.isVisible()
    toast.hide()


def test_a_toast_stays_in_the_middle(toast: Toast) -> None:
    toast.show_message("A rather long sentence about what has just been kept", print)
    window = toast.parentWidget()
    assert window is not None
    for size in ((900, 600), (640, 480), (1400, 900)):
        window.resize(*size)
        assert abs(toast.geometry().center().x() - window.rect().center().x()) <= 1
        assert window.rect().contains(toast.geometry())
    toast.hide()


def on_screen(widget: QWidget) -> QImage:
    """What stands in the window after all the repaints of its parts."""
    QApplication.processEvents()
    return widget.screen().grabWindow(widget.winId()).toImage()


@pytest.mark.parametrize("repeats", [True, False])
def test_a_ring_painted_part_by_part_is_the_ring_painted_at_once(
    qtbot: QtBot, theme: Theme, repeats: bool
) -> None:
    moving, fresh = (Ring(theme=theme, ground="surface") for _ in range(2))
    for ring in (moving, fresh):
        qtbot.addWidget(ring)
        ring.resize(200, 210)
    moving.show()

    def show(ring: Ring, share: float) -> None:
        if repeats:
            ring.set_repetition(2, 9, (2.0, 0.5, 2.0, 0.0), share)
        else:
            ring.set_hold(30 * (1 - share), 30.0)

    for step in range(101):
        show(moving, step / 100)
        if step % 20 == 7:
            show(fresh, step / 100)
            seen, whole = on_screen(moving), fresh.grab().toImage()
            differing = [
                (x, y)
                for x in range(200)
                for y in range(210)
                if abs(seen.pixelColor(x, y).lightness() - whole.pixelColor(x, y).lightness()) > 70
            ]
            assert differing == []
        else:
            QApplication.processEvents()


def test_only_what_has_moved_of_a_ring_is_painted_again(qtbot: QtBot, theme: Theme) -> None:
    painted: list[int] = []

    class Watched(Ring):
        def paintEvent(self, event: QPaintEvent) -> None:
            painted.append(event.rect().width() * event.rect().height())
            super().paintEvent(event)

    ring = Watched(theme=theme, ground="surface")
    qtbot.addWidget(ring)
    ring.resize(400, 400)
    ring.set_repetition(1, 9, (2.0, 2.0), 0.30)
    ring.show()
    QApplication.processEvents()
    painted.clear()
    ring.set_repetition(1, 9, (2.0, 2.0), 0.31)
    QApplication.processEvents()
    assert len(painted) == 1
    assert painted[0] < 400 * 400 / 20
    painted.clear()
    ring.set_repetition(1, 9, (2.0, 2.0), 0.31)
    QApplication.processEvents()
    assert painted == []
