"""Pages on paper from a data folder as the bytes of a PDF, with no display."""

from __future__ import annotations

import os
import sys
from datetime import date
from typing import TYPE_CHECKING

from sciatica_desktop import resources
from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.log import SessionRecord
from sciatica_desktop.domain.safety import Screening
from sciatica_desktop.paths import Places
from sciatica_desktop.reports.model import Summary
from sciatica_desktop.reports.summary import build_summary
from sciatica_desktop.services.clock import SystemClock
from sciatica_desktop.services.comparing import comparing
from sciatica_desktop.services.pace import pace_of
from sciatica_desktop.services.settings import (
    AFFECTED_SIDE,
    FIGURE_PERSON,
    PAPER,
    PLANNED_DAYS,
    REPORT_READER,
    Settings,
)
from sciatica_desktop.storage.body_file import load_body
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.dates_store import MarkStore
from sciatica_desktop.storage.diary_store import DiaryStore
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.library import Catalogue, load_library
from sciatica_desktop.storage.own_library import OwnLibrary
from sciatica_desktop.storage.safety_store import SafetyStore
from sciatica_desktop.storage.session_store import SessionStore

if TYPE_CHECKING:
    from sciatica_desktop.reports.art import Art


def report_of(database: Database, where: Places, first: date, last: date) -> bytes:
    """The one-page report of the days from ``first`` to ``last``.

    Raises:
        StorageError: in one sentence, if something could not be read or written.
    """
    shipped = load_library(resources.root(), where.cache)
    library = OwnLibrary(shipped, where.data, where.cache)
    settings = Settings(where.settings)
    sessions, diary = SessionStore(database), DiaryStore(database)
    days = [day for day in (diary.first_day(), sessions.first_day()) if day is not None]
    against = comparing(settings, MarkStore(database).between, last)
    summary = build_summary(
        diary.between(against.wanted_from(first), last),
        sessions.between(first, last),
        _answers(SafetyStore(database), first, last),
        first,
        last,
        affected=AffectedSide(settings.get(AFFECTED_SIDE)),
        exercises=library.exercises,
        now=SystemClock().now(),
        planned_days=settings.get(PLANNED_DAYS),
        reader=settings.get(REPORT_READER),
        diary_since=min(days, default=None),
        since=against.since,
        first_weekday=against.first_weekday,
    )
    return pdf_bytes(summary, library, settings.get(PAPER), settings.get(FIGURE_PERSON))


def home_sheet_of(where: Places, routine: str) -> bytes:
    """A routine as a sheet to print.

    Raises:
        StorageError: in one sentence, if the routine cannot be read or the sheet not be made.
    """
    shipped = load_library(resources.root(), where.cache)
    library = OwnLibrary(shipped, where.data, where.cache)
    settings = Settings(where.settings)
    if routine not in library.routines:
        raise StorageError(next(iter(library.problems), f"There is no routine {routine!r}."))
    application = offscreen_application()
    # Painting needs QtGui and the figure.
    from sciatica_desktop.reports.home_sheet import build_home_sheet
    from sciatica_desktop.reports.home_sheet_page import home_sheet_bytes
    from sciatica_desktop.reports.paper import PAPERS
    from sciatica_desktop.reports.pdf import PageNotWrittenError

    art = _drawings(library, settings)
    pace = pace_of(settings)
    sheet = build_home_sheet(library.routines[routine], library.exercises, pace)
    try:
        content = home_sheet_bytes(sheet, PAPERS[settings.get(PAPER)], art)
    except PageNotWrittenError as error:
        raise StorageError(str(error)) from error
    del application
    return content


def session_summary_of(database: Database, where: Places, session: str | None) -> bytes:
    """One session as a page to print.

    Args:
        database: where the sessions are.
        where: for one's own exercises and the settings.
        session: its id; None takes the latest in which something was done.

    Raises:
        StorageError: in one sentence, if there is no such session or the page cannot be made.
    """
    store = SessionStore(database)
    record = _latest(store) if session is None else store.get(session)
    if record is None:
        which = "yet" if session is None else f"with the id {session!r}"
        raise StorageError(f"There is no session {which}.")
    shipped = load_library(resources.root(), where.cache)
    library = OwnLibrary(shipped, where.data, where.cache)
    settings = Settings(where.settings)
    application = offscreen_application()
    # Painting needs QtGui and the figure.
    from sciatica_desktop.reports.paper import PAPERS
    from sciatica_desktop.reports.pdf import PageNotWrittenError
    from sciatica_desktop.reports.session_summary import build_session_summary
    from sciatica_desktop.reports.session_summary_page import session_summary_bytes

    reader = settings.get(REPORT_READER)
    summary = build_session_summary(record, library.exercises, reader=reader)
    try:
        content = session_summary_bytes(
            summary, PAPERS[settings.get(PAPER)], _drawings(library, settings)
        )
    except PageNotWrittenError as error:
        raise StorageError(str(error)) from error
    del application
    return content


def _latest(store: SessionStore) -> SessionRecord | None:
    done = (record for record in store.everything() if record.counts)
    return max(done, key=lambda record: record.started, default=None)


def _drawings(library: OwnLibrary, settings: Settings) -> Art:
    """What a page of exercises is drawn with."""
    # The figure's painter is QtGui.
    from sciatica_desktop.reports.art import Art

    person = settings.get(FIGURE_PERSON)
    return Art(library.exercises, library.figures, pictures=library.pictures, person=person)


def _answers(store: SafetyStore, first: date, last: date) -> list[Screening]:
    """The safety answers of the range and the last ones, which may still stand."""
    answers, latest = store.between(first, last), store.latest()
    return answers if latest is None or latest in answers else [*answers, latest]


def pdf_bytes(
    summary: Summary, library: Catalogue, paper: str, person: str = FIGURE_PERSON.default
) -> bytes:
    """A summary painted on one page.

    Args:
        summary: what the page says.
        library: for the drawings.
        paper: "A4" or "Letter".
        person: who is drawn.

    Raises:
        StorageError: in one sentence, if the page could not be written.
    """
    application = offscreen_application()
    # Painting needs QtGui and the figure; the summary before it does not.
    from sciatica_desktop.reports.art import Art
    from sciatica_desktop.reports.page import PageTooShortError
    from sciatica_desktop.reports.paper import PAPERS
    from sciatica_desktop.reports.pdf import PageNotWrittenError, report_bytes

    body = load_body(resources.path("body/body.toml"))
    art = Art(library.exercises, library.figures, body, library.pictures, person)
    try:
        content = report_bytes(summary, PAPERS[paper], art)
    except (PageNotWrittenError, PageTooShortError) as error:
        raise StorageError(str(error)) from error
    del application
    return content


def offscreen_application() -> object:
    """The Qt application that fonts need, made without a display where there is none yet."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication  # after the platform is chosen

    return QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
