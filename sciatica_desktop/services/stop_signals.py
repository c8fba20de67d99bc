"""The system's wish that the program ends, brought into Qt's event loop.

Qt waits in the system, where Python's own handlers never get their turn. So the signal's number is
written to a pipe, which wakes the loop; nothing has to look in between.
"""

from __future__ import annotations

import os
import signal
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
"""Ctrl+C, the desktop's log-out or ``kill``, and a terminal that is closed."""


class StopSignals(QObject):
    """Listens until :meth:`release`. Windows has no such signals, and there it hears nothing.

    Signals:
        requested: the program is to end; the exit code that tells which signal it was (int).
    """

    requested = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin to listen; only the main thread can."""
        super().__init__(parent)
        self._before: dict[int, object] = {}
        if os.name != "posix":
            return
        self._read_end, self._write_end = os.pipe()
        os.set_blocking(self._read_end, False)
        os.set_blocking(self._write_end, False)
        self._woken_before = signal.set_wakeup_fd(self._write_end)
        for name in _NAMES:
            number = signal.Signals[name]
            self._before[number] = signal.signal(number, _leave_it_to_the_pipe)
        self._notifier = QSocketNotifier(self._read_end, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_written)

    def release(self) -> None:
        """Give every signal its former meaning back."""
        if not self._before:
            return
        self._notifier.setEnabled(False)
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]  # what signal() returned
        self._before.clear()
        signal.set_wakeup_fd(self._woken_before)
        os.close(self._read_end)
        os.close(self._write_end)

    def _on_written(self) -> None:
        # One byte a signal, its number; the first decides.
        number = os.read(self._read_end, 64)[0]
        self.requested.emit(128 + number)


def _leave_it_to_the_pipe(_number: int, _frame: FrameType | None) -> None:
    """Without a handler of Python's the number would not be written."""
