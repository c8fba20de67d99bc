"""A person at the keyboard of the real window: presses keys, lets time pass, reads the screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from sciatica_desktop.app import Desk
from sciatica_desktop.options import Options
from sciatica_desktop.paths import places
from tests.app.silence import silent_outputs
from tests.clocks import FakeClock

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
STEP_S = 1.5
"""How far the clock is moved at once; above 2 s the session takes it for a suspend."""


class OtherWindows(QObject):
    """Notes every window besides the one that was opened: a part shown before it has a parent."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched is not self._window
        ):
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName()}".strip())
        return False


class Walker:
    """One person at one window. Nothing here calls into a page."""

    def __init__(self, qtbot: QtBot, clock: FakeClock, desk: Desk) -> None:
        self.qtbot = qtbot
        self.clock = clock
        self.desk = desk
        self.shell = desk.shell

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier(0)) -> None:
        """Press a key, as the desktop hands it to the window."""
        QTest.keyClick(self.shell.windowHandle(), key, modifiers)
        self.settle()

    def hold_down(self, key: Qt.Key, text: str = "") -> None:
        """Press a key and keep it down: the desktop repeats it to whatever has the keyboard."""
        self.press(key)
        for _ in range(5):
            repeated = QKeyEvent(
                QEvent.Type.KeyPress, key, Qt.KeyboardModifier(0), text, autorep=True
            )
            QApplication.sendEvent(QApplication.focusWidget() or self.shell, repeated)
            self.settle()

    def type(self, text: str) -> None:
        """Type letters and digits."""
        for letter in text:
            QTest.keyClick(self.shell.windowHandle(), letter)
        self.settle()

    def settle(self) -> None:
        """Let everything happen that follows at once."""
        for _ in range(3):
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def tab_to(self, name: str) -> None:
        """Press Tab until the control of that name has the keyboard."""
        for _ in range(60):
            if self.focused == name:
                return
            self.press(KEY.Key_Tab)
        raise AssertionError(f"Tab never comes to {name!r}")

    def let_pass(self, seconds: float) -> None:
        """Move the clock, and let the timers notice as they would have."""
        left = seconds
        while left > 1e-9:
            step = min(STEP_S, left)
            self.clock.advance(step)
            left -= step
            for name in ("session deadline", "player frames"):
                for timer in self.desk.findChildren(QTimer, name) + self.shell.findChildren(
                    QTimer, name
                ):
                    if timer.isActive():
                        timer.timeout.emit()
        self.settle()

    @property
    def focused(self) -> str:
        """What has the keyboard, as a screen reader names it."""
        widget = QApplication.focusWidget()
        if widget is None:
            return ""
        words = widget.text() if isinstance(widget, QAbstractButton) else ""
        return widget.accessibleName() or words.replace("&", "")

    @property
    def screen(self) -> str:
        """Every word in sight, one widget a line."""
        lines = []
        for widget in self.shell.findChildren(QWidget):
            if not widget.isVisible():
                continue
            words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
            on = isinstance(widget, QAbstractButton) and widget.isChecked()
            parts = (
                words,
                widget.accessibleName(),
                widget.accessibleDescription(),
                "on" if on else "",
            )
            lines.append(" | ".join(dict.fromkeys(part for part in parts if part)))
        return "\n".join(line for line in lines if line)

    @property
    def over(self) -> str:
        """The name of what covers the pages, or ""."""
        return self.shell.over.accessibleName() if self.shell.over is not None else ""


@contextmanager
def at_the_window(
    qtbot: QtBot,
    clock: FakeClock,
    folder: Path,
    options: Options | None = None,
) -> Iterator[Walker]:
    """Open the window on a data folder, and close it at the end."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = (application.palette(), application.font(), application.styleSheet())
    desk = Desk(application, places(folder), clock, outputs=silent_outputs)
    others = OtherWindows(desk.shell)
    application.installEventFilter(others)
    try:
        desk.open(options or Options(data_dir=folder))
        desk.shell.resize(1280, 800)
        qtbot.waitUntil(lambda: desk.shell.isActiveWindow())
        walker = Walker(qtbot, clock, desk)
        walker.settle()
        yield walker
        assert others.seen == []
    finally:
        application.removeEventFilter(others)
        desk.shell.hide()
        desk.close()
        desk.shell.deleteLater()
        desk.theme.deleteLater()
        desk.deleteLater()
        application.setStyleSheet(before[2])
        application.setPalette(before[0])
        application.setFont(before[1])
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
