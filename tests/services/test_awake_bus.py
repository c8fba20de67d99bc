"""The screen stays on through a real session bus, with stand-ins for a desktop's services."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread, Timer
from time import monotonic
from typing import NamedTuple

import pytest

from sciatica_desktop.services.awake import Awake
from sciatica_desktop.services.awake_bus import SessionBus
from sciatica_desktop.services.awake_freedesktop import INHIBITORS, Inhibition

ROOT = Path(__file__).parent.parent.parent
PATIENCE_S = 20.0


class Desktop(NamedTuple):
    """A private session bus with stand-ins for the services of a desktop."""

    address: str
    services: subprocess.Popen[str]

    def heard(self) -> str:
        """The next line the services print; empty when they print no more."""
        assert self.services.stdout is not None
        return self.services.stdout.readline().strip()


@contextmanager
def desktop(*names: str) -> Iterator[Desktop]:
    with subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as daemon:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        with subprocess.Popen(
            [sys.executable, "-m", "tests.services.screen_savers", *names],
            cwd=ROOT,
            env={**os.environ, "DBUS_SESSION_BUS_ADDRESS": address},
            stdout=subprocess.PIPE,
            text=True,
        ) as services:
            # A line that never comes ends the reading, and the test with it.
            guard = Timer(PATIENCE_S, services.kill)
            guard.start()
            try:
                found = Desktop(address, services)
                assert found.heard() == "ready"
                yield found
            finally:
                guard.cancel()
                services.kill()
                daemon.terminate()


HAS_BUS = shutil.which("dbus-daemon") is not None
"""Where there is none, the fake bus of the other tests has to do."""


@pytest.mark.parametrize(
    ("names", "on", "off"),
    [
        (
            ("screensaver", "portal", "gnome"),
            "screensaver on: Sciatica Desktop / legs up",
            "screensaver off: 7",
        ),
        (("older", "portal"), "portal on: '' 8 {'reason': 'legs up'}", "portal off:"),
        (("gnome",), "gnome on: Sciatica Desktop / 0 / legs up / 8", "gnome off: 3"),
    ],
)
def test_on_a_real_bus_the_services_hear_both_and_then_see_us_leave(
    names: tuple[str, ...], on: str, off: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not HAS_BUS:
        return
    with desktop(*names) as found:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", found.address)
        held = Awake()
        held.hold("legs up")
        assert found.heard() == on
        held.close()
        assert found.heard() == off
        assert found.heard().startswith("left: :")


def test_a_killed_program_leaves_the_bus() -> None:
    if not HAS_BUS:
        return
    script = "from sciatica_desktop.services.awake import Awake; Awake().hold(); input()"
    with (
        desktop("screensaver") as found,
        subprocess.Popen(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={**os.environ, "DBUS_SESSION_BUS_ADDRESS": found.address},
            stdin=subprocess.PIPE,
        ) as program,
    ):
        assert found.heard().startswith("screensaver on:")
        program.send_signal(signal.SIGKILL)
        program.wait()
        assert found.heard().startswith("left: :")


def test_without_a_bus_nothing_is_started_or_said(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    held = Awake()
    held.hold()
    held.close()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    held.hold()
    held.close()
    assert capfd.readouterr() == ("", "")


def test_a_service_that_hangs_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt alone would wait 25 s for it, and the interface with it."""
    if not HAS_BUS:
        return
    with desktop("screensaver") as found:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", found.address)
        found.services.send_signal(signal.SIGSTOP)
        bus = SessionBus(patience_ms=1000)
        asking = Thread(target=Inhibition(bus, INHIBITORS).hold, args=("legs up",))
        longest, begun = 0.0, monotonic()
        last = begun
        asking.start()
        while asking.is_alive():
            asking.join(0.001)
            longest, last = max(longest, monotonic() - last), monotonic()
        bus.close()
        found.services.send_signal(signal.SIGCONT)
        assert last - begun < 10
        assert longest < 0.5
