"""Programs the benchmarks start as children: the app, and the bare windows it is held against.

Run as ``python -m benchmarks.children NAME ARGUMENTS``. Each prints one line of JSON.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from pathlib import Path


def _tell(**figures: float) -> None:
    print(json.dumps(figures), flush=True)


def _peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def bare_window() -> None:
    """A window and nothing in it, gone as soon as its first paint is on the screen."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPainter, QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Window(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            painter = QPainter(self)
            painter.fillRect(self.rect(), self.palette().window())
            painter.end()
            # As in the app's own run: the timer fires right behind the painting.
            QTimer.singleShot(0, leave)

    def leave() -> None:
        _tell(peak_mib=_peak_mib())
        os._exit(0)

    application = QApplication(sys.argv[:1])
    window = Window()
    window.resize(1280, 800)
    window.show()
    application.exec()


def today_page(data_dir: str, wait_ms: int = 0) -> None:
    """The app until Today has been painted; ``wait_ms`` lets a first start fill its caches."""
    from sciatica_desktop import cli, startup_guard

    # What ``main`` does before it opens the window.
    startup_guard.complaint()
    cli.load_window()
    from PySide6.QtCore import QEvent, QObject, QTimer

    from sciatica_desktop import app
    from sciatica_desktop.options import Options

    class FirstPaint(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            # Told first, since it was installed last: its timer fires right behind the painting.
            if event.type() == QEvent.Type.UpdateRequest:
                QTimer.singleShot(wait_ms, leave)
            return False

    def leave() -> None:
        _tell(peak_mib=_peak_mib())
        os._exit(0)

    watcher = FirstPaint()
    shown = app.Desk.open

    def open_and_watch(desk: app.Desk, options: Options) -> None:
        if desk.safety.latest() is None:
            desk.safety.answer(())
        shown(desk, options)
        desk.shell.installEventFilter(watcher)

    app.Desk.open = open_and_watch  # type: ignore[method-assign]  # watches the real thing
    app.run(Options(data_dir=Path(data_dir)))


def picture_window(seconds: float, rate: float, width: int, height: int) -> None:
    """A window of 1280 by 800 that repaints one picture in it at a rate, as cheaply as Qt can.

    The picture is a pixmap without transparency in a widget that says so: nothing below it is
    painted again, and its pixels are only copied.
    """
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
    from PySide6.QtWidgets import QApplication, QWidget

    class Picture(QWidget):
        def __init__(self, parent: QWidget) -> None:
            super().__init__(parent)
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
            self.picture = QPixmap(width, height)
            self.picture.fill(QColor("#46558F"))
            self.paints = 0

        def paintEvent(self, event: QPaintEvent) -> None:
            painter = QPainter(self)
            painter.drawPixmap(0, 0, self.picture)
            painter.end()
            self.paints += 1

    application = QApplication(sys.argv[:1])
    window = QWidget()
    window.resize(1280, 800)
    picture = Picture(window)
    picture.setGeometry(32, 120, width, height)
    window.show()
    timer = QTimer()
    # Qt's coarse timer may be 5 % off, which would be 5 % of the figure.
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(picture.update)
    timer.start(round(1000 / rate))
    start: list[float] = []

    def begin() -> None:
        picture.paints = 0
        start.extend((time.process_time(), time.monotonic()))

    def leave() -> None:
        cpu, wall = time.process_time() - start[0], time.monotonic() - start[1]
        _tell(cpu_s=cpu, wall_s=wall, paints=picture.paints)
        application.quit()

    QTimer.singleShot(2000, begin)
    QTimer.singleShot(2000 + round(seconds * 1000), leave)
    application.exec()


def running_routine(data_dir: str, item: int, seconds: float, warm: float, doing: str) -> None:
    """The app following a routine: CPU of some seconds after a warm-up.

    Args:
        data_dir: where it keeps what it keeps.
        item: which stretch of the routine, from 0.
        seconds: how long it is measured.
        warm: how long it has run by then, in s.
        doing: "running", "paused" or "hidden".
    """
    from PySide6.QtCore import QEvent, QObject, Qt, QTimer
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    from sciatica_desktop import app
    from sciatica_desktop.options import Options
    from sciatica_desktop.services.settings import ASK_HOW_IT_FEELS, GET_READY_S

    start: list[float] = []
    shown = app.Desk.open

    class Repaints(QObject):
        """Counts how often the window is painted, from when it is installed."""

        times = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.times += event.type() == QEvent.Type.UpdateRequest
            return False

    repaints = Repaints()

    def open_and_measure(desk: app.Desk, options: Options) -> None:
        desk.settings.set(ASK_HOW_IT_FEELS, False)
        desk.settings.set(GET_READY_S, 5)
        desk.safety.answer(())
        shown(desk, options)
        # The drawn size, also where the platform's screen is smaller.
        desk.shell.resize(1280, 800)
        desk.routine_flow.start("seed_five")
        desk.routine_flow.go_to_item(item)
        # Paused or hidden a second before, so that what follows a key press is over.
        QTimer.singleShot(round((warm - 1) * 1000), lambda: prepare(desk))
        QTimer.singleShot(round(warm * 1000), lambda: begin(desk))
        QTimer.singleShot(round((warm + seconds) * 1000), lambda: leave(desk))

    def prepare(desk: app.Desk) -> None:
        if doing == "paused":
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                space = QKeyEvent(kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ")
                QApplication.sendEvent(desk.shell.over or desk.shell, space)
        elif doing == "hidden":
            desk.shell.hide()

    def begin(desk: app.Desk) -> None:
        desk.shell.installEventFilter(repaints)
        start.extend((time.process_time(), time.monotonic()))

    def leave(desk: app.Desk) -> None:
        cpu, wall = time.process_time() - start[0], time.monotonic() - start[1]
        _tell(cpu_s=cpu, wall_s=wall, paints=repaints.times)
        desk.routine_flow.keep_and_stop()
        desk.shell.close()
        os._exit(0)

    app.Desk.open = open_and_measure  # type: ignore[method-assign]  # drives the real thing
    app.run(Options(data_dir=Path(data_dir)))


def idle_window(data_dir: str, seconds: float) -> None:
    """The app open on Today with nobody touching it."""
    from PySide6.QtCore import QTimer

    from sciatica_desktop import app
    from sciatica_desktop.options import Options

    start: list[float] = []
    shown = app.Desk.open

    def open_and_measure(desk: app.Desk, options: Options) -> None:
        desk.safety.answer(())
        shown(desk, options)
        QTimer.singleShot(4000, lambda: start.extend((time.process_time(), time.monotonic())))
        QTimer.singleShot(4000 + round(seconds * 1000), leave)

    def leave() -> None:
        _tell(cpu_s=time.process_time() - start[0], wall_s=time.monotonic() - start[1])
        os._exit(0)

    app.Desk.open = open_and_measure  # type: ignore[method-assign]  # drives the real thing
    app.run(Options(data_dir=Path(data_dir)))


if __name__ == "__main__":
    name, *arguments = sys.argv[1:]
    if name == "bare_window":
        bare_window()
    elif name == "today_page":
        today_page(*arguments[:1], *(int(wait) for wait in arguments[1:]))
    elif name == "picture_window":
        picture_window(
            float(arguments[0]), float(arguments[1]), int(arguments[2]), int(arguments[3])
        )
    elif name == "running_routine":
        item, seconds, warm = int(arguments[1]), float(arguments[2]), float(arguments[3])
        running_routine(arguments[0], item, seconds, warm, arguments[4])
    elif name == "idle_window":
        idle_window(arguments[0], float(arguments[1]))
