"""What every test of Qt gets: the bundled letters, and a watch for what it left running."""

from __future__ import annotations

import gc
import sys
import weakref
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import shiboken6
from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QEvent, QObject, QThread, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FONTS = Path(__file__).parent.parent / "resources" / "fonts"


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The one application, writing in the bundled Inter: texts are as wide at every desk."""
    for file in sorted(FONTS.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    font = qapp.font()
    font.setFamilies(["Inter"])
    qapp.setFont(font)
    return qapp


class Started:
    """Remembers every timer, animation and thread that was started, and where."""

    def __init__(self) -> None:
        self._places: list[tuple[weakref.ref[QObject], str]] = []

    def watch(self, kind: Any) -> None:
        """Take down the place of every call of ``kind.start`` from here on."""
        start: Callable[..., object] = kind.start

        def noted(thing: QObject, *arguments: object) -> object:
            caller = sys._getframe(1)
            place = f"{caller.f_code.co_filename}:{caller.f_lineno}"
            self._places.append((weakref.ref(thing), place))
            return start(thing, *arguments)

        kind.start = noted

    def still_running(self) -> list[str]:
        """One sentence for each that nobody stopped."""
        sentences = []
        for reference, place in self._places:
            thing = reference()
            if thing is not None and shiboken6.isValid(thing) and is_running(thing):
                name = thing.objectName() or "without a name"
                sentences.append(f"{type(thing).__name__} {name}, started at {place}")
        return sentences

    def forget(self) -> None:
        """Start anew, for the next test."""
        self._places.clear()


def is_running(thing: QObject) -> bool:
    """Whether a timer, an animation or a thread is at work."""
    match thing:
        case QTimer():
            return thing.isActive()
        case QAbstractAnimation():
            return thing.state() == QAbstractAnimation.State.Running
        case QThread():
            return thing.isRunning()
    return False


STARTED = Started()
for watched in (QTimer, QAbstractAnimation, QThread):
    STARTED.watch(watched)


def left_behind() -> list[str]:
    """What outlives the test that made it: running things, and windows on the screen."""
    windows = [
        f"window {type(widget).__name__} {widget.objectName() or 'without a name'}"
        for widget in QApplication.topLevelWidgets()
        if widget.isVisible()
    ]
    return STARTED.still_running() + windows


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fail a test that leaves a timer, an animation, a thread or a window behind it.

    Set up before all other fixtures, and so taken down after them.
    """
    STARTED.forget()
    yield
    if not isinstance(QApplication.instance(), QApplication):
        return
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if not left_behind():
        return
    # What only a cycle of Python objects keeps alive is nobody's fault: let it go, look again.
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    dangling = left_behind()
    for widget in QApplication.topLevelWidgets():
        widget.hide()
    if dangling:
        pytest.fail("left behind: " + "; ".join(dangling), pytrace=False)
