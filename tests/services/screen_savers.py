"""Stand-ins for the services of a desktop, as a program of their own on a private session bus.

``python -m tests.services.screen_savers screensaver portal ...`` prints what it is asked.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import SLOT, ClassInfo, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusObjectPath

REQUEST = "/org/freedesktop/portal/desktop/request/1_2/x"
named: Any = ClassInfo
"""Gives a class its name on the bus; Qt's own description of it knows no arguments."""
say: Callable[..., None] = partial(print, flush=True)


@named({"D-Bus Interface": "org.freedesktop.ScreenSaver"})
class ScreenSaver(QObject):
    """Answers with numbers that a signed one cannot hold."""

    @Slot(str, str, result="uint")
    def Inhibit(self, application: str, reason: str) -> int:  # noqa: N802  # the bus spells it so
        say("screensaver on:", application, "/", reason)
        return 2**31 + 7

    @Slot("uint")
    def UnInhibit(self, cookie: int) -> None:  # noqa: N802  # the bus spells it so
        say("screensaver off:", cookie - 2**31)


@named({"D-Bus Interface": "org.freedesktop.ScreenSaver"})
class OlderScreenSaver(QObject):
    """Knows no Inhibit."""

    @Slot(result=bool)
    def GetActive(self) -> bool:  # noqa: N802  # the bus spells it so
        return False


@named({"D-Bus Interface": "org.freedesktop.portal.Inhibit"})
class Portal(QObject):
    @Slot(str, "uint", "QVariantMap", result=QDBusObjectPath)
    def Inhibit(  # noqa: N802  # the bus spells it so
        self, window: str, flags: int, options: dict[str, object]
    ) -> QDBusObjectPath:
        say("portal on:", repr(window), flags, options)
        return QDBusObjectPath(REQUEST)


@named({"D-Bus Interface": "org.freedesktop.portal.Request"})
class Request(QObject):
    @Slot()
    def Close(self) -> None:  # noqa: N802  # the bus spells it so
        say("portal off:")


@named({"D-Bus Interface": "org.gnome.SessionManager"})
class SessionManager(QObject):
    @Slot(str, "uint", str, "uint", result="uint")
    def Inhibit(  # noqa: N802  # the bus spells it so
        self, application: str, window: int, reason: str, flags: int
    ) -> int:
        say("gnome on:", application, "/", window, "/", reason, "/", flags)
        return 3

    @Slot("uint")
    def Uninhibit(self, cookie: int) -> None:  # noqa: N802  # the bus spells it so
        say("gnome off:", cookie)


_PORTAL = "/org/freedesktop/portal/desktop"
SERVICES: dict[str, tuple[str, dict[str, type[QObject]]]] = {
    "screensaver": (
        "org.freedesktop.ScreenSaver",
        {"/org/freedesktop/ScreenSaver": ScreenSaver},
    ),
    "older": ("org.freedesktop.ScreenSaver", {"/org/freedesktop/ScreenSaver": OlderScreenSaver}),
    "portal": ("org.freedesktop.portal.Desktop", {_PORTAL: Portal, REQUEST: Request}),
    "gnome": ("org.gnome.SessionManager", {"/org/gnome/SessionManager": SessionManager}),
}


class Watcher(QObject):
    """Prints the name of a program that has left the bus."""

    @Slot(str, str, str)
    def on_owner_changed(self, name: str, _before: str, after: str) -> None:
        if not after:
            say("left:", name)


def main(names: list[str]) -> None:
    """Serve until killed."""
    application = QCoreApplication(sys.argv)
    bus = QDBusConnection.sessionBus()
    watcher = Watcher()
    objects: list[QObject] = [watcher]
    for name in names:
        service, places = SERVICES[name]
        for path, kind in places.items():
            objects.append(kind())
            slots = QDBusConnection.RegisterOption.ExportAllSlots
            assert bus.registerObject(path, objects[-1], slots)
        assert bus.registerService(service)
    slot: Any = SLOT("on_owner_changed(QString,QString,QString)")
    watch = bus.connect(
        "org.freedesktop.DBus",
        "/org/freedesktop/DBus",
        "org.freedesktop.DBus",
        "NameOwnerChanged",
        watcher,
        slot,
    )
    assert watch
    say("ready")
    application.exec()


if __name__ == "__main__":
    main(sys.argv[1:])
