"""Tries every part of an installation once, without a display and without a person's data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

from sciatica_desktop import resources
from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.diary import Entry
from sciatica_desktop.domain.plan import Pace, compile_plan
from sciatica_desktop.domain.speaking import Chime
from sciatica_desktop.print_command import offscreen_application, pdf_bytes
from sciatica_desktop.reports.summary import build_summary
from sciatica_desktop.services import speech
from sciatica_desktop.services.sound import Sound
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.diary_store import DiaryStore
from sciatica_desktop.storage.identity import new_id
from sciatica_desktop.storage.library import Library, load_library

_DAY = date(2025, 3, 14)
_NOW = datetime(2025, 3, 14, 18, 0, tzinfo=UTC)


class SelfTestError(Exception):
    """A part does not do what it should; one sentence says which."""


def parts() -> Iterator[tuple[str, Callable[[], str]]]:
    """Each part by name, with what tries it and says in a few words what it found."""
    library = load_library(resources.root())
    # One application for all parts: the fonts belong to it.
    application = offscreen_application()
    yield "library", lambda: _library(library)
    yield "diary", _diary
    yield "figure", lambda: _figure(library)
    yield "report", lambda: _report(library)
    yield "voice", _voice
    yield "sound", _sound
    del application


def _library(library: Library) -> str:
    pace = Pace(affected=AffectedSide.LEFT)
    plans = [
        compile_plan(routine, library.exercises, pace) for routine in library.routines.values()
    ]
    minutes = round(sum(plan.seconds for plan in plans) / 60)
    return f"exercises {len(library.exercises)}, routines {len(plans)}, minutes {minutes}"


def _diary() -> str:
    entry = Entry(new_id(), _NOW, _NOW, leg_average=3)
    with Database.in_memory() as database:
        store = DiaryStore(database)
        store.put(entry)
        if store.get(entry.id) != entry:
            raise SelfTestError("The diary does not give back what was written to it.")
        return f"version {database.version}, written and read"


def _figure(library: Library) -> str:
    # Drawing brings numpy and QtGui with it.
    from sciatica_desktop.figure.frames import render
    from sciatica_desktop.figure.look import Look
    from sciatica_desktop.figure.motion import Moment
    from sciatica_desktop.figure.painter import FigurePainter

    exercise = next(iter(library.exercises.values()))
    painter = FigurePainter(library.figures[exercise.id], Look.for_theme("light"))
    pose = exercise.start_pose
    picture = render(painter, Moment(pose, pose, 0.0), 240, 180, 1.0, False, None)
    if picture.isNull():
        raise SelfTestError("The figure could not be drawn.")
    return f"{exercise.name}, {picture.width()} by {picture.height()}"


def _report(library: Library) -> str:
    summary = build_summary(
        [Entry(new_id(), _NOW, _NOW, leg_average=3)],
        [],
        [],
        _DAY,
        _DAY,
        affected=AffectedSide.LEFT,
        exercises=library.exercises,
        now=_NOW,
    )
    content = pdf_bytes(summary, library, "A4")
    if not content.startswith(b"%PDF"):
        raise SelfTestError("The report could not be written as a PDF.")
    return f"one page, {len(content) // 1024} KiB"


def _voice() -> str:
    """Which engine would speak. It is not started: that may take seconds, and it is optional."""
    try:
        name = speech.engine_name()
    except ImportError:
        return speech.NO_LIBRARY
    return f"engine {name}, not started" if name else speech.NO_ENGINE


def _sound() -> str:
    """Whether chimes can be played; a computer without an output is no fault."""
    missing = [chime for chime in Chime if not resources.path(f"sounds/{chime}.wav").is_file()]
    if missing:
        raise SelfTestError(f"The sound {missing[0]} is missing; install the program again.")
    sound = Sound()
    sound.open()
    words = sound.why or f"{len(Chime)} sounds loaded"
    sound.close()
    return words
