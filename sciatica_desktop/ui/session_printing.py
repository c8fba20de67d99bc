"""Brings the summary of a session onto paper or into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from sciatica_desktop.domain.log import SessionRecord
from sciatica_desktop.services.settings import FIGURE_PERSON, PAPER, REPORT_READER, Settings
from sciatica_desktop.storage.library import Catalogue

if TYPE_CHECKING:
    from sciatica_desktop.reports.art import Art


class SessionPaper:
    """The sheets of sessions, painted when somebody asks for one."""

    def __init__(self, library: Catalogue, settings: Settings) -> None:
        """Take exercises and figures from a library."""
        self._library = library
        self._settings = settings

    def bring_to_printer(self, record: SessionRecord, parent: QWidget) -> str:
        """Print one; one sentence about it, empty when the person changed their mind."""
        # Only now: figures and printing are in no first picture, and few sessions are printed.
        from sciatica_desktop.reports.paper import PAPERS
        from sciatica_desktop.reports.session_summary import build_session_summary
        from sciatica_desktop.reports.session_summary_page import painters
        from sciatica_desktop.ui.printing import print_sheet

        summary = build_session_summary(
            record, self._library.exercises, reader=self._settings.get(REPORT_READER)
        )
        paper = PAPERS[self._settings.get(PAPER)]
        pages = painters(summary, paper, self._art())
        return print_sheet(parent, paper, summary.file_title, *pages)

    def save(self, record: SessionRecord, parent: QWidget) -> str:
        """Save one as a PDF; one sentence about it, empty when the person changed their mind."""
        # As above.
        from sciatica_desktop.reports.paper import PAPERS
        from sciatica_desktop.reports.pdf import PageNotWrittenError
        from sciatica_desktop.reports.session_summary import build_session_summary
        from sciatica_desktop.reports.session_summary_page import write_session_summary
        from sciatica_desktop.ui.printing import ask_pdf

        summary = build_session_summary(
            record, self._library.exercises, reader=self._settings.get(REPORT_READER)
        )
        path = ask_pdf(parent, f"{summary.file_title}.pdf")
        if path is None:
            return ""
        try:
            write_session_summary(summary, path, PAPERS[self._settings.get(PAPER)], self._art())
        except PageNotWrittenError as error:
            return str(error)
        return f"Saved as {path.name}."

    def _art(self) -> Art:
        from sciatica_desktop.reports.art import Art

        return Art(
            self._library.exercises,
            self._library.figures,
            pictures=self._library.pictures,
            person=self._settings.get(FIGURE_PERSON),
        )
