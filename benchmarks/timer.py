"""Seconds lost by a routine while the event loop is blocked, over a countdown that counts ticks."""

from __future__ import annotations

import argparse
import time
from functools import partial

from PySide6.QtCore import QCoreApplication, QTimer

from benchmarks.report_line import report
from sciatica_desktop import resources
from sciatica_desktop.domain.plan import Pace, Plan, compile_plan
from sciatica_desktop.services.clock import SystemClock
from sciatica_desktop.services.player import SessionPlayer
from sciatica_desktop.storage.library import load_library

_BLOCK_S = 0.3
_BLOCK_EVERY_MS = 4000


def main() -> None:
    """Run for the time asked, in real seconds, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=20)
    minutes = parser.parse_args().minutes
    application = QCoreApplication([])
    plan = _plan_of(minutes)
    player = SessionPlayer(plan, SystemClock())
    ticks: list[None] = []
    counting = QTimer()
    counting.timeout.connect(partial(ticks.append, None))
    blocking = QTimer()
    # Sleeping is the point: this is what stands in the way of the event loop.
    blocking.timeout.connect(partial(time.sleep, _BLOCK_S))
    player.finished.connect(application.quit)
    began = time.monotonic()
    counting.start(100)
    blocking.start(_BLOCK_EVERY_MS)
    player.start()
    application.exec()
    wall = time.monotonic() - began
    print(f"a plan of {plan.seconds:.1f} s, blocked {_BLOCK_S:g} s every {_BLOCK_EVERY_MS} ms")
    report("seconds lost at the end", wall - plan.seconds, wall - len(ticks) / 10, "s", "0")
    lost = sum(b.active_s for b in plan.blocks) - sum(c.seconds for c in player.session.credits)
    report("seconds of exercise not credited", abs(lost), wall - len(ticks) / 10, "s", "0")


def _plan_of(minutes: float) -> Plan:
    """The first exercises of the library, repeated to about the length asked."""
    library = load_library(resources.root(), None)
    routine = library.routines["seed_five"]
    pace = Pace()
    once = compile_plan(routine, library.exercises, pace).seconds
    times = max(1, round(minutes * 60 / once))
    longer = type(routine)(routine.id, routine.name, routine.place, routine.items * times)
    plan = compile_plan(longer, library.exercises, pace)
    if minutes * 60 < once:
        first = type(routine)(routine.id, routine.name, routine.place, routine.items[:1])
        plan = compile_plan(first, library.exercises, pace)
    return plan


if __name__ == "__main__":
    main()
