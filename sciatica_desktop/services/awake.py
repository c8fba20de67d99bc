"""Keeps the screen on while a routine runs: on the floor nobody can reach the mouse.

Each system has its own way to ask for that. Asking can take seconds where a service is slow, so it
is done on a thread of its own, which begins with a routine and ends with it; nothing of it is
loaded before. A system that refuses is left alone, and nobody is told: the routine goes on.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from threading import Event, Thread
from typing import Protocol

REASON = "Exercises are running"
"""What a desktop may show to somebody who asks why the screen stays on."""
_GOODBYE_S = 1.0


class Way(Protocol):
    """One way to keep a screen on. It is made, used and let go on one and the same thread."""

    def hold(self, reason: str) -> bool:
        """Ask for it; whether the system agreed."""

    def release(self) -> None:
        """Give it back. Called once after every :meth:`hold`, whatever that answered."""


class Awake:
    """Holds the screen on, or does not; never twice.

    Whatever is held ends with the process too, however that ends.
    """

    def __init__(self, ways: Callable[[], Iterable[Way]] | None = None) -> None:
        """Hold nothing yet.

        Args:
            ways: makes the ways to try, the first that agrees is kept; None takes those of this
                system.
        """
        self._ways = ways or ways_here
        self._let_go: Event | None = None
        self._thread: Thread | None = None

    @property
    def is_held(self) -> bool:
        """Whether the screen was asked to stay on, whatever the system made of it."""
        return self._let_go is not None

    def hold(self, reason: str = REASON) -> None:
        """Keep the screen on until :meth:`release`; does nothing while that is so already."""
        if self._let_go is not None:
            return
        self._let_go = Event()
        self._thread = Thread(
            target=_keep,
            args=(self._ways, reason, self._let_go),
            name="screen stays on",
            daemon=True,
        )
        self._thread.start()

    def release(self) -> None:
        """Let the screen sleep again as the person has set it; does nothing without a hold."""
        if self._let_go is not None:
            self._let_go.set()
            self._let_go = None

    def close(self) -> None:
        """Release, and give the system up to a second to hear of it before the program ends."""
        self.release()
        if self._thread is not None:
            self._thread.join(_GOODBYE_S)
            self._thread = None


def ways_here() -> Iterable[Way]:
    """The ways of this system, the usual one first."""
    # Each only on its own system, and only once a routine runs.
    if sys.platform == "win32":
        from sciatica_desktop.services.awake_windows import ExecutionState

        return (ExecutionState(),)
    if sys.platform == "darwin":
        from sciatica_desktop.services.awake_macos import Caffeinate, PowerAssertion

        return (PowerAssertion(), Caffeinate())
    from sciatica_desktop.services.awake_bus import SessionBus
    from sciatica_desktop.services.awake_freedesktop import INHIBITORS, Inhibition

    return (Inhibition(SessionBus(), INHIBITORS),)


def _keep(ways: Callable[[], Iterable[Way]], reason: str, let_go: Event) -> None:
    """Hold by the first way that agrees, until told to let go."""
    # Whatever goes wrong in here, the routine must not hear of it.
    with suppress(Exception):
        for way in ways():
            if let_go.is_set() or _is_kept(way, reason, let_go):
                return


def _is_kept(way: Way, reason: str, let_go: Event) -> bool:
    """Hold by one way until told to let go; False at once where it is refused."""
    try:
        with suppress(Exception):
            if way.hold(reason):
                let_go.wait()
                return True
        return False
    finally:
        with suppress(Exception):
            way.release()
