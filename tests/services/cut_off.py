"""Plays a routine on a clock that races, saying after each second what is kept; for a kill -9."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.dose import Dose
from sciatica_desktop.domain.exercise import Laterality
from sciatica_desktop.domain.log import CheckIn
from sciatica_desktop.domain.plan import Pace, compile_plan
from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.domain.snapshot import Origin
from sciatica_desktop.services.player import SessionPlayer
from sciatica_desktop.services.recorder import Recorder
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.session_store import SessionStore
from tests.clocks import FakeClock
from tests.domain.exercises import make_exercise, make_floss

LIBRARY = {e.id: e for e in (make_exercise(), make_floss(laterality=Laterality.EACH))}
ROUTINE = Routine("r", "R", "mat", (Item("hold"), Item("floss", Dose(sets=10, repetitions=50))))
PACE = Pace(AffectedSide.LEFT)


def main() -> None:
    application = QCoreApplication([])
    store = SessionStore(Database.open(Path(sys.argv[1])))
    clock = FakeClock()
    plan = compile_plan(ROUTINE, LIBRARY, PACE)
    player = SessionPlayer(plan, clock)
    origin = Origin(ROUTINE, PACE, plan.fingerprint)
    recorder = Recorder(player, store, clock, PACE.affected, origin=origin)
    recorder.begin(CheckIn(leg=4))
    player.start()
    while not player.state.is_over:
        clock.advance(1.0)
        player.look_at_clock()
        print(sum(credit.seconds for credit in player.session.credits), flush=True)
    del application


if __name__ == "__main__":
    main()
