"""Keeping the screen on under macOS: a power assertion, or the system's own program for one.

macOS drops an assertion with the process that made it, and the program watches ours.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
from collections.abc import Callable, Sequence
from ctypes.util import find_library
from typing import Any

_UTF8 = 0x08000100
_LEVEL_ON = 255
_KIND = "NoDisplaySleepAssertion"


class PowerAssertion:
    """An assertion of IOKit."""

    def __init__(self, load: Callable[[str], Any] | None = None) -> None:
        """Load nothing yet.

        Args:
            load: gives a framework by name; None takes the system's.
        """
        self._load = load or _framework
        self._assertion: ctypes.c_uint32 | None = None

    def hold(self, reason: str) -> bool:
        """Ask; whether macOS agreed."""
        kit, core = self._load("IOKit"), self._load("CoreFoundation")
        core.CFStringCreateWithCString.restype = ctypes.c_void_p
        core.CFStringCreateWithCString.argtypes = (
            ctypes.c_void_p,
            ctypes.c_char_p,
            ctypes.c_uint32,
        )
        core.CFRelease.argtypes = (ctypes.c_void_p,)
        kit.IOPMAssertionCreateWithName.argtypes = (
            ctypes.c_void_p,
            ctypes.c_uint32,
            ctypes.c_void_p,
            ctypes.c_void_p,
        )
        kit.IOPMAssertionRelease.argtypes = (ctypes.c_uint32,)
        words = [core.CFStringCreateWithCString(None, w.encode(), _UTF8) for w in (_KIND, reason)]
        made = ctypes.c_uint32()
        try:
            answer = kit.IOPMAssertionCreateWithName(
                words[0], _LEVEL_ON, words[1], ctypes.byref(made)
            )
        finally:
            for word in words:
                core.CFRelease(word)
        if answer != 0:
            return False
        self._assertion = made
        return True

    def release(self) -> None:
        """Take it back."""
        if self._assertion is not None:
            self._load("IOKit").IOPMAssertionRelease(self._assertion)
            self._assertion = None


class Caffeinate:
    """The system's program that does nothing but keep the display on."""

    def __init__(
        self, start: Callable[[Sequence[str]], subprocess.Popen[bytes]] | None = None
    ) -> None:
        """Start nothing yet.

        Args:
            start: starts a program; None starts it in earnest.
        """
        self._start = start or _program
        self._running: subprocess.Popen[bytes] | None = None

    def hold(self, _reason: str) -> bool:
        """Start it; whether it runs. It ends by itself with our process."""
        self._running = self._start(("caffeinate", "-d", "-w", str(os.getpid())))
        return self._running.poll() is None

    def release(self) -> None:
        """End it."""
        if self._running is not None:
            self._running.terminate()
            self._running.wait()
            self._running = None


def _framework(name: str) -> ctypes.CDLL:
    return ctypes.CDLL(find_library(name))


def _program(words: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
