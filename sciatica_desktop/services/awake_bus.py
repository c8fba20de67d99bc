"""The session bus through Qt, for calls that may take their time: never on the interface's thread.

Python's numbers have no size, and Qt sends them as signed ones, which these services refuse. So a
call goes through what Qt learns of the service when it meets it, where an argument can be given
with its type.
"""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path
from time import sleep

from PySide6.QtCore import Q_ARG, Q_RETURN_ARG, QMetaObject, QObject, Qt
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusInterface,
    QDBusMessage,
    QDBusObjectPath,
)

from sciatica_desktop.services.awake_freedesktop import Call

_PATIENCE_MS = 2000
_LOOK_EVERY_MS = 5
_numbers = count()


class SessionBus:
    """A connection of its own, opened by the first call."""

    def __init__(self, patience_ms: int = _PATIENCE_MS) -> None:
        """Connect to nothing yet.

        Args:
            patience_ms: how long each answer may take, in ms.
        """
        self._patience_ms = patience_ms
        self._name = f"screen stays on {next(_numbers)}"
        self._connection: QDBusConnection | None = None

    def ask(self, call: Call) -> object | None:
        """Call a method; None where nobody is there, refuses, or is too slow."""
        address = _address()
        if not address:
            return None
        if self._connection is None:
            self._connection = QDBusConnection.connectToBus(address, self._name)
        if not self._connection.isConnected() or not self._answers(self._connection, call):
            return None
        service = QDBusInterface(call.service, call.path, call.interface, self._connection)
        service.setTimeout(self._patience_ms)
        if not service.isValid() or not _knows(service, call):
            return None
        answer = _invoke(service, call)
        if service.lastError().isValid():
            return None
        return answer.path() if isinstance(answer, QDBusObjectPath) else answer

    def close(self) -> None:
        """Leave the bus; a service then drops what it still holds for the program."""
        if self._connection is not None:
            self._connection = None
            QDBusConnection.disconnectFromBus(self._name)

    def _answers(self, connection: QDBusConnection, call: Call) -> bool:
        """Whether the service describes itself in time.

        Qt asks the same when it meets a service, but waits 25 s for it, and holds Python's one
        lock meanwhile, so that nothing on the interface's thread moves either.
        """
        asked = QDBusMessage.createMethodCall(
            call.service, call.path, "org.freedesktop.DBus.Introspectable", "Introspect"
        )
        pending = connection.asyncCall(asked, self._patience_ms)
        for _ in range(self._patience_ms // _LOOK_EVERY_MS):
            if pending.isFinished():
                break
            sleep(_LOOK_EVERY_MS / 1000)
        return pending.isFinished() and not pending.isError()


def _address() -> str:
    """Where the bus is, or nothing: left to look for one, the library would start one."""
    said = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    if said or not folder:
        return said
    usual = Path(folder, "bus")
    return f"unix:path={usual}" if usual.exists() else ""


def _knows(service: QObject, call: Call) -> bool:
    """Whether the service has the method with just these arguments."""
    types = ",".join(kind for kind, _ in call.arguments)
    return service.metaObject().indexOfMethod(f"{call.method}({types})") >= 0


def _invoke(service: QObject, call: Call) -> object:
    said = [Q_ARG(kind, value) for kind, value in call.arguments]
    direct = Qt.ConnectionType.DirectConnection
    if not call.answer:
        return QMetaObject.invokeMethod(service, call.method, direct, *said)
    kind = QDBusObjectPath if call.answer == "QDBusObjectPath" else call.answer
    answer: object = QMetaObject.invokeMethod(
        service, call.method, direct, Q_RETURN_ARG(kind), *said
    )
    return answer
