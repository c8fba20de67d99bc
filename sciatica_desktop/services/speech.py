"""The spoken voice: Qt's text-to-speech, opened when first wanted, and never in anybody's way.

To start, an engine asks the system for its voices; on Linux that takes longer than a second. In
Python the constructor and every plain method keep the interpreter's lock meanwhile, so that a
thread of its own does not help by itself: the window stands still all the same. Here the engine
lives on its thread and gets every order, the first one included, through Qt's own queue, which
runs there without Python.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Q_ARG, QLocale, QMetaObject, QObject, Qt, QThread, QTimer, Signal

from sciatica_desktop.services.muffled import muffled

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

MOCK = "mock"
"""Qt's engine for tests: it is silent and says that it spoke."""

_NO_ENGINE = "none"
"""No engine has this name; a speech object made with it is there at once and can be moved."""

_NOT_ON_A_THREAD = frozenset({"darwin", "sapi", "winrt"})
"""Engines that belong to the main thread of their systems; those start quickly."""

_PATIENCE_MS = 3000
"""How long closing waits for an engine that is just starting."""

NO_LIBRARY = "No voice: the speech library of Qt could not be loaded."
NO_ENGINE = "No voice: this computer has no speech engine."
NOT_STARTED = "No voice: the speech engine of this computer did not start."
NO_ENGLISH = "No voice: the speech engine of this computer has no English voice."


class Voice(QObject):
    """Says one thing at a time in English.

    Signals:
        changed: it has become ready, or it is known why it cannot.
        fell_silent: what was being said has ended or was stopped.
    """

    changed = Signal()
    fell_silent = Signal()

    def __init__(self, engine: str = "", parent: QObject | None = None) -> None:
        """Load nothing yet; :meth:`open` does.

        Args:
            engine: name of the engine, for tests; by itself the voice takes the system's and
                never the mock.
            parent: the parent object.
        """
        super().__init__(parent)
        self._wanted = engine
        self._engine: QTextToSpeech | None = None
        self._answer: QTimer | None = None
        self._thread: QThread | None = None
        self._is_ready = False
        self._why = ""

    @property
    def is_ready(self) -> bool:
        """Whether something said now is heard now."""
        return self._is_ready

    @property
    def available(self) -> bool:
        """Whether there is a voice, as far as is known: False once opening it has failed."""
        return not self._why

    @property
    def why(self) -> str:
        """One sentence why there is no voice; empty while there may be one."""
        return self._why

    def open(self) -> None:
        """Start the engine and return at once; :attr:`changed` tells what came of it.

        Does nothing while it is starting or ready; after a failure it tries again.
        """
        if self._engine is not None:
            if self._why:
                self._why = ""
                self._start()
            return
        try:
            self._wanted = self._wanted or engine_name()
            from PySide6.QtTextToSpeech import QTextToSpeech
        except ImportError:
            self._fail(NO_LIBRARY)
            return
        if not self._wanted:
            self._fail(NO_ENGINE)
            return
        self._engine = QTextToSpeech(_NO_ENGINE)
        self._engine.stateChanged.connect(self._on_state)
        # An engine that cannot be loaded tells nobody. What is ordered after it always does.
        self._answer = QTimer()
        self._answer.setObjectName("speech engine has answered")
        self._answer.setSingleShot(True)
        self._answer.timeout.connect(self._on_answer)
        if self._wanted not in _NOT_ON_A_THREAD:
            self._move_to_its_thread(self._engine, self._answer)
        self._start()

    def say(self, text: str, volume: float) -> None:
        """Say something in place of what is being said; nothing happens while not ready.

        Args:
            text: the words.
            volume: 0 to 1.
        """
        if self._is_ready and self._engine is not None:
            _order(self._engine, "setVolume", Q_ARG(float, volume))
            _order(self._engine, "say", Q_ARG(str, text))

    def stop(self) -> None:
        """Fall silent at once."""
        if self._is_ready and self._engine is not None:
            _order(self._engine, "stop")

    def close(self) -> None:
        """Fall silent and let go of the engine and its thread, for good."""
        engine, answer, thread = self._engine, self._answer, self._thread
        self._engine = self._answer = self._thread = None
        self._is_ready = False
        if engine is None or answer is None:
            return
        engine.stateChanged.disconnect(self._on_state)
        answer.timeout.disconnect(self._on_answer)
        _order(engine, "stop")
        # Told at once, not through the queue: it may end before it comes to that, and what has
        # a thread of its own has to go there.
        engine.deleteLater()
        answer.deleteLater()
        if thread is None:
            return
        thread.quit()
        if not thread.wait(_PATIENCE_MS):
            # It hangs in the system's speech service, and a thread may not outlive its object.
            thread.terminate()
            thread.wait()

    def _move_to_its_thread(self, *things: QObject) -> None:
        self._thread = QThread(self)
        self._thread.setObjectName("speech engine")
        for thing in things:
            thing.moveToThread(self._thread)
        self._thread.start()

    def _start(self) -> None:
        if self._engine is not None and self._answer is not None:
            _order(self._engine, "setEngine", Q_ARG(str, self._wanted))
            _order(self._answer, "start")

    def _on_answer(self) -> None:
        """The engine is up, or it has given up; it has nothing to do meanwhile."""
        engine = self._engine
        if engine is None:
            return
        locales = engine.availableLocales()
        if engine.engine() != self._wanted or not locales:
            self._fail(NOT_STARTED)
            return
        english = _english(locales)
        if english is None:
            self._fail(NO_ENGLISH)
            return
        _order(engine, "setLocale", Q_ARG(QLocale, english))
        self._is_ready = True
        self.changed.emit()

    def _on_state(self, _state: object) -> None:
        # Its own word by name: the library is not imported here.
        engine = self._engine
        if engine is not None and self._is_ready and engine.state().name in ("Ready", "Error"):
            self.fell_silent.emit()

    def _fail(self, why: str) -> None:
        self._is_ready = False
        self._why = why
        self.changed.emit()


def engine_name() -> str:
    """The engine a voice would take, which has not been tried; empty for none.

    Raises:
        ImportError: if the library of Qt, or one of the system that it needs, is missing.
    """
    with muffled():
        # A program that stays silent never loads it.
        from PySide6.QtTextToSpeech import QTextToSpeech
    return _pick(QTextToSpeech.availableEngines())


def _order(thing: QObject, method: str, *arguments: object) -> None:
    """Have something do a thing on its own thread, without Python's lock."""
    queued = Qt.ConnectionType.QueuedConnection
    QMetaObject.invokeMethod(thing, method, queued, *arguments)  # type: ignore[call-overload]  # any Q_ARG


def _pick(engines: list[str]) -> str:
    """The engine to use: never the mock, and the same one every time; empty for none."""
    return next(iter(sorted(name for name in engines if name != MOCK)), "")


def _english(locales: list[QLocale]) -> QLocale | None:
    """The English to speak: the desktop's own where it is one, then British, then any."""
    spoken = [locale for locale in locales if locale.language() == QLocale.Language.English]
    for name in (QLocale.system().name(), "en_GB", "en_US"):
        for locale in spoken:
            if locale.name() == name:
                return locale
    return spoken[0] if spoken else None
