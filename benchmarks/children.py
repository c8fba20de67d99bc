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


def _cpu_s() -> float:
    times = os.times()
    return times.user + times.system


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
    """A bare window repainting one picture at a rate."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Window(QWidget):
        def __init__(self) -> None:
            super().__init__()
            self.image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
            self.image.fill(QColor("#46558F"))
            self.paints = 0

        def paintEvent(self, event: QPaintEvent) -> None:
            painter = QPainter(self)
            painter.drawImage(0, 0, self.image)
            painter.end()
            self.paints += 1

    application = QApplication(sys.argv[:1])
    window = Window()
    window.resize(width, height)
    window.show()
    timer = QTimer()
    timer.timeout.connect(window.update)
    timer.start(round(1000 / rate))
    start: list[float] = []
    QTimer.singleShot(2000, lambda: start.extend((_cpu_s(), time.monotonic())))
    QTimer.singleShot(2000 + round(seconds * 1000), application.quit)
    application.exec()
    _tell(cpu_s=_cpu_s() - start[0], wall_s=time.monotonic() - start[1], paints=window.paints)


def running_routine(data_dir: str, seconds: float, warm: float) -> None:
    """The app following a routine: CPU of some seconds after a warm-up."""
    from PySide6.QtCore import QTimer

    from sciatica_desktop import app
    from sciatica_desktop.options import Options
    from sciatica_desktop.services.settings import ASK_HOW_IT_FEELS, GET_READY_S

    start: list[float] = []
    shown = app.Desk.open

    def open_and_measure(desk: app.Desk, options: Options) -> None:
        desk.settings.set(ASK_HOW_IT_FEELS, False)
        desk.settings.set(GET_READY_S, 5)
        desk.safety.answer(())
        shown(desk, options)
        # The drawn size, also where the platform's screen is smaller.
        desk.shell.resize(1280, 800)
        desk.routine_flow.start("seed_five")
        desk.routine_flow.go_to_item(3)
        QTimer.singleShot(round(warm * 1000), lambda: start.extend((_cpu_s(), time.monotonic())))
        QTimer.singleShot(round((warm + seconds) * 1000), lambda: leave(desk))

    def leave(desk: app.Desk) -> None:
        _tell(cpu_s=_cpu_s() - start[0], wall_s=time.monotonic() - start[1])
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
        QTimer.singleShot(4000, lambda: start.extend((_cpu_s(), time.monotonic())))
        QTimer.singleShot(4000 + round(seconds * 1000), leave)

    def leave() -> None:
        _tell(cpu_s=_cpu_s() - start[0], wall_s=time.monotonic() - start[1])
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
        running_routine(arguments[0], float(arguments[1]), float(arguments[2]))
    elif name == "idle_window":
        idle_window(arguments[0], float(arguments[1]))
