"""Where there is no display to open a window on: one sentence instead of an aborted process."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_SENTENCE = (
    "The window cannot be opened: Qt found no display it can use here; see --help for commands."
)


@contextmanager
def said_plainly(throwaway: Path | None = None) -> Iterator[None]:
    """Make the application inside: Qt aborts the process where it finds no usable display.

    That cannot be caught, only forestalled: the last message before the abort leaves with one
    sentence and exit code 1.

    Args:
        throwaway: a folder to remove on that way out.
    """

    def on_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            if throwaway is not None:
                shutil.rmtree(throwaway, ignore_errors=True)
            sys.stderr.write(f"{_SENTENCE}\n")
            sys.stderr.flush()
            os._exit(1)
        heard.append(text)

    heard: list[str] = []
    before = qInstallMessageHandler(on_message)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
        for text in heard:
            sys.stderr.write(f"{text}\n")


def somebody_looks(platform: str) -> bool:
    """Whether a message box on a Qt platform can be read and closed by anybody."""
    return platform not in ("offscreen", "minimal", "minimalegl")


def say_why(sentence: str) -> int:
    """Tell on stderr, and on the screen where there is one, why there is no window.

    Returns:
        The exit code.
    """
    sys.stderr.write(f"{sentence}\n")
    # Here nobody waits for a first picture any more.
    from PySide6.QtWidgets import QApplication, QMessageBox

    if not somebody_looks(QApplication.platformName()):
        return 1

    box = QMessageBox(QMessageBox.Icon.Warning, "Sciatica Desktop", sentence)
    box.exec()
    return 1
