"""Keeping the screen on under Linux and the BSDs: whom to ask on the session bus, and what.

Three services are common, and none is everywhere: the screen saver of the freedesktop
specification (KDE, GNOME, Xfce, Cinnamon, MATE), the portal (programs in a sandbox), and GNOME's
session manager (older sessions). All of them forget a program that leaves the bus.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

APPLICATION = "Sciatica Desktop"
_IDLE = 8
"""The flag of the portal and of GNOME that means: do not treat the session as idle."""


@dataclass(frozen=True, slots=True)
class Call:
    """A method called on the bus.

    Attributes:
        service: whom it goes to.
        path: the object there.
        interface: the interface of the object.
        method: the method.
        arguments: type, in Qt's words, and value of each argument.
        answer: the type of the answer, in Qt's words; empty where there is none.
    """

    service: str
    path: str
    interface: str
    method: str
    arguments: tuple[tuple[str, object], ...] = ()
    answer: str = ""


class Bus(Protocol):
    """The session bus."""

    def ask(self, call: Call) -> object | None:
        """Call a method; None where nobody is there, refuses, or is too slow."""

    def close(self) -> None:
        """Leave the bus; a service then drops what it still holds for the program."""


class Inhibitor(Protocol):
    """One of the services: how it is asked, and how that is taken back."""

    def hold(self, reason: str) -> Call:
        """The call that keeps the screen on; what it answers goes to :meth:`release`."""

    def release(self, token: object) -> Call:
        """The call that takes it back."""


class ScreenSaver:
    """The screen saver of the freedesktop specification."""

    _PLACE = (
        "org.freedesktop.ScreenSaver",
        "/org/freedesktop/ScreenSaver",
        "org.freedesktop.ScreenSaver",
    )

    def hold(self, reason: str) -> Call:
        """Ask with the program's name and the reason; the answer is a number."""
        said = (("QString", APPLICATION), ("QString", reason))
        return Call(*self._PLACE, "Inhibit", said, "uint")

    def release(self, token: object) -> Call:
        """Hand the number back."""
        return Call(*self._PLACE, "UnInhibit", (("uint", token),))


class Portal:
    """The portal that a sandbox lets through."""

    _SERVICE = "org.freedesktop.portal.Desktop"

    def hold(self, reason: str) -> Call:
        """Ask without naming a window; the answer is the path of the request."""
        said = (("QString", ""), ("uint", _IDLE), ("QVariantMap", {"reason": reason}))
        return Call(
            self._SERVICE,
            "/org/freedesktop/portal/desktop",
            "org.freedesktop.portal.Inhibit",
            "Inhibit",
            said,
            "QDBusObjectPath",
        )

    def release(self, token: object) -> Call:
        """Close the request."""
        return Call(self._SERVICE, str(token), "org.freedesktop.portal.Request", "Close")


class SessionManager:
    """GNOME's session manager."""

    _PLACE = ("org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager")

    def hold(self, reason: str) -> Call:
        """Ask without naming a window; the answer is a number."""
        said = (("QString", APPLICATION), ("uint", 0), ("QString", reason), ("uint", _IDLE))
        return Call(*self._PLACE, "Inhibit", said, "uint")

    def release(self, token: object) -> Call:
        """Hand the number back."""
        return Call(*self._PLACE, "Uninhibit", (("uint", token),))


INHIBITORS: tuple[Inhibitor, ...] = (ScreenSaver(), Portal(), SessionManager())
"""In the order they are asked."""


class Inhibition:
    """Asks one service after the other until one agrees."""

    def __init__(self, bus: Bus, inhibitors: Sequence[Inhibitor]) -> None:
        """Ask nobody yet."""
        self._bus = bus
        self._inhibitors = inhibitors
        self._held: tuple[Inhibitor, object] | None = None

    def hold(self, reason: str) -> bool:
        """Ask; whether one agreed."""
        for inhibitor in self._inhibitors:
            token = self._bus.ask(inhibitor.hold(reason))
            if token is not None:
                self._held = inhibitor, token
                return True
        return False

    def release(self) -> None:
        """Take it back and leave the bus, which also ends what was granted too late to be heard."""
        held, self._held = self._held, None
        try:
            if held is not None:
                inhibitor, token = held
                self._bus.ask(inhibitor.release(token))
        finally:
            self._bus.close()
