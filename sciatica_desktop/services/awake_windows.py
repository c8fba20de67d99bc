"""Keeping the screen on under Windows: the execution state of the thread that asks.

Windows ends it by itself with the thread, and so with the process.
"""

from __future__ import annotations

import ctypes
from typing import Protocol

_CONTINUOUS = 0x80000000
_SYSTEM_REQUIRED = 0x00000001
_DISPLAY_REQUIRED = 0x00000002


class Kernel(Protocol):
    """The one function of Windows' kernel32 that is needed."""

    def SetThreadExecutionState(self, state: int) -> int:  # noqa: N802  # as Windows spells it
        """Set the state of the calling thread; 0 when refused, else the state before."""


class ExecutionState:
    """Holds the display and the system on from the thread that calls."""

    def __init__(self, kernel: Kernel | None = None) -> None:
        """Take the system's own kernel32 unless another is given."""
        self._kernel = kernel

    def hold(self, _reason: str) -> bool:
        """Ask; whether Windows agreed. Windows takes no reason."""
        if self._kernel is None:
            # Looked up by name, since it exists on Windows alone.
            self._kernel = vars(ctypes)["windll"].kernel32
        wanted = _CONTINUOUS | _SYSTEM_REQUIRED | _DISPLAY_REQUIRED
        return self._kernel is not None and self._kernel.SetThreadExecutionState(wanted) != 0

    def release(self) -> None:
        """Back to what the person has set."""
        if self._kernel is not None:
            self._kernel.SetThreadExecutionState(_CONTINUOUS)
