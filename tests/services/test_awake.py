"""The screen stays on during a routine, and never longer."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path
from threading import Event, current_thread
from typing import Any

import pytest

from sciatica_desktop.services.awake import Awake, Way
from sciatica_desktop.services.awake_freedesktop import (
    INHIBITORS,
    Call,
    Inhibition,
    Portal,
    ScreenSaver,
    SessionManager,
)
from sciatica_desktop.services.awake_macos import Caffeinate, PowerAssertion
from sciatica_desktop.services.awake_windows import ExecutionState

ROOT = Path(__file__).parent.parent.parent
PATIENCE_S = 20.0


class Screen:
    """A way that writes down what it is asked, and on which thread."""

    def __init__(self, *, agrees: bool = True, fails: bool = False) -> None:
        self.log: list[str] = []
        self.threads: set[str] = set()
        self.held, self.let_go = Event(), Event()
        self._agrees, self._fails = agrees, fails

    def hold(self, reason: str) -> bool:
        self.log.append(f"on {reason}")
        self.threads.add(current_thread().name)
        self.held.set()
        if self._fails:
            raise OSError("no")
        return self._agrees

    def release(self) -> None:
        self.log.append("off")
        self.threads.add(current_thread().name)
        self.let_go.set()


def awake(*ways: Way) -> Awake:
    return Awake(lambda: ways)


def test_a_hold_is_given_back_on_the_thread_that_took_it() -> None:
    screen = Screen()
    held = awake(screen)
    held.hold("stretching")
    assert screen.held.wait(PATIENCE_S)
    assert (held.is_held, screen.let_go.is_set()) == (True, False)
    held.close()
    assert (held.is_held, screen.let_go.is_set()) == (False, True)
    assert screen.log == ["on stretching", "off"]
    assert len(screen.threads) == 1
    assert current_thread().name not in screen.threads


def test_holding_twice_holds_once_and_one_release_ends_it() -> None:
    screen = Screen()
    held = awake(screen)
    held.hold("a")
    held.hold("b")
    assert screen.held.wait(PATIENCE_S)
    held.hold("c")
    held.release()
    held.close()
    assert screen.log == ["on a", "off"]


def test_releasing_what_is_not_held_does_nothing() -> None:
    screen = Screen()
    held = awake(screen)
    held.release()
    held.close()
    assert not screen.log
    held.hold("a")
    held.close()
    held.release()
    held.close()
    assert screen.log in ([], ["on a", "off"])


def test_every_hold_of_many_is_given_back() -> None:
    made: list[Screen] = []

    def one_more() -> list[Screen]:
        made.append(Screen())
        return [made[-1]]

    held = Awake(one_more)
    for _ in range(20):
        held.hold("a")
        held.close()
    assert all(screen.log.count("off") == len(screen.log) / 2 for screen in made)


def test_a_way_that_refuses_or_fails_gives_way_to_the_next() -> None:
    refuses, fails, agrees, spare = Screen(agrees=False), Screen(fails=True), Screen(), Screen()
    held = awake(refuses, fails, agrees, spare)
    held.hold("a")
    assert agrees.held.wait(PATIENCE_S)
    held.close()
    assert refuses.log == fails.log == agrees.log == ["on a", "off"]
    assert not spare.log


def test_where_nothing_works_nothing_is_said(capfd: pytest.CaptureFixture[str]) -> None:
    def none_of_it() -> list[Way]:
        raise ImportError("no library")

    for held in (awake(), awake(Screen(fails=True)), Awake(none_of_it)):
        held.hold("a")
        held.close()
    assert capfd.readouterr() == ("", "")


def test_nothing_of_the_bus_is_loaded_before_a_routine_starts() -> None:
    script = (
        "import sys; from sciatica_desktop.services.awake import Awake; Awake().close();"
        "print([n for n in sys.modules if 'QtDBus' in n or 'awake_' in n or n == 'ctypes'])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (answer.stdout.strip(), answer.stderr) == ("[]", "")


# --- freedesktop ------------------------------------------------------------------------------


class FakeBus:
    """Answers for some services; the others are not there."""

    def __init__(self, **answers: object) -> None:
        self.calls: list[Call] = []
        self.closed = 0
        self._answers = answers

    def ask(self, call: Call) -> object | None:
        self.calls.append(call)
        return self._answers.get(call.service.rpartition(".")[2])

    def close(self) -> None:
        self.closed += 1


@pytest.mark.parametrize(
    ("answers", "asked", "taken_back"),
    [
        ({"ScreenSaver": 7, "SessionManager": 3}, 1, ("UnInhibit", (("uint", 7),))),
        ({"ScreenSaver": 0}, 1, ("UnInhibit", (("uint", 0),))),
        ({"Desktop": "/a/b", "SessionManager": 3}, 2, ("Close", ())),
        ({"SessionManager": 3}, 3, ("Uninhibit", (("uint", 3),))),
        ({}, 3, None),
    ],
)
def test_the_first_service_that_answers_is_asked_and_given_its_own_token_back(
    answers: dict[str, object], asked: int, taken_back: tuple[str, Any] | None
) -> None:
    bus = FakeBus(**answers)
    way = Inhibition(bus, INHIBITORS)
    assert way.hold("why") is (taken_back is not None)
    assert [call.method for call in bus.calls] == ["Inhibit"] * asked
    way.release()
    after = [(call.method, call.arguments) for call in bus.calls[asked:]]
    assert after == ([] if taken_back is None else [taken_back])
    assert bus.closed == 1
    if after and bus.calls[-1].method == "Close":
        assert bus.calls[-1].path == "/a/b"
    else:
        assert bus.calls[-1].path == bus.calls[asked - 1].path


def test_the_bus_is_left_even_where_giving_back_fails() -> None:
    class Breaks(FakeBus):
        def ask(self, call: Call) -> object | None:
            if call.method == "UnInhibit":
                raise RuntimeError("gone")
            return 1

    bus = Breaks()
    held = awake(Inhibition(bus, INHIBITORS))
    held.hold("a")
    held.close()
    assert bus.closed == 1


def test_a_reason_goes_with_every_call() -> None:
    for inhibitor in (ScreenSaver(), Portal(), SessionManager()):
        assert "stretching" in str(inhibitor.hold("stretching").arguments)


# --- Windows and macOS ------------------------------------------------------------------------


class FakeKernel:
    def __init__(self, *, agrees: bool) -> None:
        self.states: list[int] = []
        self._agrees = agrees

    def SetThreadExecutionState(self, state: int) -> int:  # noqa: N802  # as Windows spells it
        self.states.append(state)
        return 0x80000000 if self._agrees else 0


@pytest.mark.parametrize("agrees", [True, False])
def test_windows_is_asked_for_the_display_and_set_back(agrees: bool) -> None:
    kernel = FakeKernel(agrees=agrees)
    way = ExecutionState(kernel)
    assert way.hold("a") is agrees
    way.release()
    # ES_CONTINUOUS | ES_SYSTEM_REQUIRED | ES_DISPLAY_REQUIRED, then ES_CONTINUOUS alone.
    assert kernel.states == [0x80000003, 0x80000000]


class FakeFunction:
    """A function of a library that takes declarations and writes down its calls."""

    def __init__(self, answer: object) -> None:
        self.calls: list[tuple[Any, ...]] = []
        self._answer = answer

    def __call__(self, *arguments: Any) -> object:
        self.calls.append(arguments)
        return self._answer


class FakeFramework:
    """IOKit and CoreFoundation in one."""

    def __init__(self, answer: int) -> None:
        self.CFStringCreateWithCString = FakeFunction(11)
        self.CFRelease = FakeFunction(None)
        self.IOPMAssertionCreateWithName = FakeFunction(answer)
        self.IOPMAssertionRelease = FakeFunction(0)


@pytest.mark.parametrize("answer", [0, -536870206])
def test_macos_gets_its_assertion_back_and_no_string_is_left(answer: int) -> None:
    library = FakeFramework(answer)
    way = PowerAssertion(lambda _name: library)
    assert way.hold("legs up") is (answer == 0)
    made = [call[1] for call in library.CFStringCreateWithCString.calls]
    assert made == [b"NoDisplaySleepAssertion", b"legs up"]
    assert len(library.CFRelease.calls) == 2
    way.release()
    way.release()
    released = library.IOPMAssertionRelease.calls
    assert len(released) == (answer == 0)
    assert all(isinstance(call[0], ctypes.c_uint32) for call in released)


def test_the_program_for_it_ends_with_the_hold_and_watches_ours() -> None:
    started: list[subprocess.Popen[bytes]] = []
    asked: list[tuple[str, ...]] = []

    def start(words: Any) -> subprocess.Popen[bytes]:
        asked.append(tuple(words))
        started.append(
            subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE),
        )
        return started[-1]

    way = Caffeinate(start)
    assert way.hold("a")
    assert asked == [("caffeinate", "-d", "-w", str(os.getpid()))]
    way.release()
    assert started[0].poll() is not None
    way.release()
    assert started[0].stdin is not None
    started[0].stdin.close()


def test_a_program_that_is_not_there_is_a_way_that_fails() -> None:
    def start(_words: Any) -> subprocess.Popen[bytes]:
        raise FileNotFoundError("caffeinate")

    other = Screen()
    held = awake(Caffeinate(start), other)
    held.hold("a")
    assert other.held.wait(PATIENCE_S)
    held.close()
