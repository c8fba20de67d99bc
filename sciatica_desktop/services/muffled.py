"""Loading a library that talks to itself, without its talk on a person's terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_SERIOUS = (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


@contextmanager
def muffled() -> Iterator[None]:
    """Leave out what Qt's sound libraries remark while they are loaded inside.

    They try one library of the system after the other and warn about each that is not there,
    though one is enough. Whether they found any is asked of them afterwards.
    """

    def on_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind in _SERIOUS:
            sys.stderr.write(f"{text}\n")

    before = qInstallMessageHandler(on_message)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
