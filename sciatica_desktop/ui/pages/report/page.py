"""The report: choices on the left, the sheet itself on the right, three ways out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QHideEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop import resources
from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.domain.safety import Screening
from sciatica_desktop.reports.art import Art
from sciatica_desktop.reports.model import Summary
from sciatica_desktop.reports.page import PageTooShortError, paint_page
from sciatica_desktop.reports.paper import PAPERS, Paper
from sciatica_desktop.reports.pdf import PageNotWrittenError, write_report
from sciatica_desktop.reports.summary import build_summary
from sciatica_desktop.reports.text import report_text
from sciatica_desktop.services.comparing import MarksBetween, comparing, no_marks
from sciatica_desktop.services.diary import DiaryService
from sciatica_desktop.services.history import History
from sciatica_desktop.services.settings import (
    AFFECTED_SIDE,
    BASELINE,
    FIGURE_PERSON,
    PLANNED_DAYS,
    WEEK_START,
    Settings,
)
from sciatica_desktop.storage.body_file import load_body
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.library import Catalogue
from sciatica_desktop.ui import printing
from sciatica_desktop.ui.page import Page
from sciatica_desktop.ui.pages.report.choices import ChoicesCard
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.page_header import PageHeader
from sciatica_desktop.ui.widgets.segmented import Segmented
from sciatica_desktop.ui.widgets.sheet_preview import PreviewPane

_TYPING_MS = 200
_CHOICES_WIDTH = 344
_NARROW = 700
_ICONS_ONLY = 760
_LOW = 520
"""Below this height in px at 100 % text, the preview keeps its own and the page scrolls."""
_SHOWN_SETTINGS = frozenset(s.key for s in (AFFECTED_SIDE, PLANNED_DAYS, WEEK_START, BASELINE))
_ANY_WIDTH = 16777215
"""Qt's own word for no limit, which PySide does not carry."""


class SafetyAnswers(Protocol):
    """Where the answers to the safety questions are looked up."""

    def between(self, first: date, last: date) -> Sequence[Screening]:
        """Answers given on the days from ``first`` to ``last``, oldest first."""

    def latest(self) -> Screening | None:
        """The last answers."""


class ReportPage(Page):
    """Makes the one-page report.

    Signals:
        told: one sentence about what was just done, or why it could not be.
    """

    told = Signal(str)

    def __init__(
        self,
        *,
        diary: DiaryService,
        history: History,
        safety: SafetyAnswers,
        library: Catalogue,
        settings: Settings,
        theme: Theme,
        clock: Clock,
        marks: MarksBetween = no_marks,
    ) -> None:
        """Make the page; :meth:`refresh` fills it."""
        super().__init__(title="Report")
        self._diary = diary
        self._history = history
        self._safety = safety
        self._library = library
        self._settings = settings
        self._theme = theme
        self._clock = clock
        self._marks = marks
        self._art: Art | None = None
        self._summary: Summary | None = None
        self._paper = PAPERS["A4"]
        self._typing = QTimer(self)
        self._typing.setObjectName("reportTyping")
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self.refresh)
        self._build()
        diary.entries_changed.connect(self.refresh_if_visible)
        history.sessions_changed.connect(self.refresh_if_visible)
        settings.changed.connect(self._on_setting)

    @property
    def summary(self) -> Summary | None:
        """What the sheet says, once it was made."""
        return self._summary

    def refresh(self) -> None:
        """Make the sheet anew from what is stored."""
        self._typing.stop()
        today = self._clock.now().date()
        self._choices.set_today(today)
        try:
            self._summary = self._make_summary(today)
        except StorageError as error:
            self._summary = None
            self._tell(str(error))
        self._show()

    def focus_widget(self) -> QWidget:
        """The keyboard begins with the range of days."""
        return self._choices.focus_first()

    def _build(self) -> None:
        theme = self._theme
        self._header = PageHeader("Report", theme=theme)
        self._view = Segmented(
            "View",
            (("whole", "Whole page"), ("width", "Full width")),
            theme=theme,
        )
        self._view.value_changed.connect(self._on_view)
        self._header.lead.addWidget(self._view)
        self._copy = Button("Copy as text", theme=theme, role="secondary", icon="copy")
        self._copy.clicked.connect(self._on_copy)
        self._save = Button("Save as PDF", theme=theme, role="secondary", icon="save")
        self._save.clicked.connect(self._on_save)
        self._print = Button("Print", theme=theme, icon="print")
        self._print.clicked.connect(self._on_print)
        for button in (self._copy, self._save, self._print):
            self._header.actions.addWidget(button)
        self._choices = ChoicesCard(settings=self._settings, theme=theme)
        self._choices.changed.connect(self._typing.start)
        self._pane = PreviewPane(theme=theme)
        self._words = label("", theme=theme, role="small", tone="ink2", wrap=True)
        self._words.hide()
        left = QVBoxLayout()
        left.setSpacing(theme.space(8))
        left.addWidget(self._choices)
        left.addWidget(self._words)
        left.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.space(24))
        self._columns.addLayout(left)
        self._columns.addWidget(self._pane, 1)
        column = QVBoxLayout()
        edge = theme.space(32)
        column.setContentsMargins(edge, theme.space(24), edge, theme.space(24))
        column.setSpacing(theme.space(24))
        column.addWidget(self._header)
        column.addLayout(self._columns, 1)
        self.set_content(column)
        theme.rescaled.connect(self._arrange)

    def _make_summary(self, today: date) -> Summary:
        decided = self._choices.decided(today)
        self._paper = PAPERS[decided.paper]
        against = comparing(self._settings, self._marks, decided.last)
        return build_summary(
            self._diary.between(against.wanted_from(decided.first), decided.last),
            self._history.between(decided.first, decided.last),
            self._answers(decided.first, decided.last),
            decided.first,
            decided.last,
            affected=AffectedSide(self._settings.get(AFFECTED_SIDE)),
            exercises=self._library.exercises,
            now=self._clock.now(),
            planned_days=self._settings.get(PLANNED_DAYS),
            name=decided.name,
            reader=decided.reader,
            questions=decided.questions,
            diary_since=self._diary.first_day(),
            since=against.since,
            first_weekday=against.first_weekday,
        )

    def _answers(self, first: date, last: date) -> list[Screening]:
        """The answers of the range and the last ones, which may still stand."""
        answers = list(self._safety.between(first, last))
        latest = self._safety.latest()
        return answers if latest is None or latest in answers else [*answers, latest]

    def _show(self) -> None:
        for button in (self._copy, self._save, self._print):
            button.setEnabled(self._summary is not None)
        if self._summary is None:
            self._pane.show_sheet(None, self._paper, "")
        else:
            self._pane.show_sheet(self._paint, self._paper, report_text(self._summary))

    def _drawings(self) -> Art:
        person = self._settings.get(FIGURE_PERSON)
        if self._art is None or self._art.person != person:
            body = load_body(resources.path("body/body.toml"))
            library = self._library
            self._art = Art(library.exercises, library.figures, body, library.pictures, person)
        return self._art

    def _paint(self, painter: QPainter) -> None:
        if self._summary is None:
            return
        try:
            paint_page(painter, self._summary, self._paper, self._drawings())
        except PageTooShortError as error:
            self._tell(str(error))

    def _tell(self, words: str) -> None:
        self._words.setText(words)
        self._words.setVisible(bool(words))
        if words:
            event = QAccessibleAnnouncementEvent(self, words)
            QAccessible.updateAccessibility(event)
            self.told.emit(words)

    def _on_setting(self, key: str) -> None:
        if key in _SHOWN_SETTINGS:
            self.refresh_if_visible()

    def _on_view(self, value: object) -> None:
        self._pane.set_full_width(value == "width")

    def _on_copy(self) -> None:
        if self._summary is not None:
            QGuiApplication.clipboard().setText(report_text(self._summary))
            self._tell("Copied as text.")

    def _on_save(self) -> None:
        if self._summary is None:
            return
        path = self._ask_file(f"sciatica-{self._summary.printed.isoformat()}.pdf")
        if path is None:
            return
        try:
            write_report(self._summary, path, self._paper, self._drawings())
        except (PageNotWrittenError, PageTooShortError) as error:
            self._tell(str(error))
            return
        self._tell(f"Saved as {path.name}.")

    def _on_print(self) -> None:
        if self._summary is not None:
            title = f"{self._summary.title} {self._summary.dates}"
            self._tell(self._print_sheet(self._paper, title))

    def _ask_file(self, suggested: str) -> Path | None:
        """Ask where to save; None when the person changed their mind."""
        return printing.ask_pdf(self, suggested)

    def _print_sheet(self, paper: Paper, title: str) -> str:
        """Ask for a printer and print; one sentence about it, empty when it was called off."""
        return printing.print_sheet(self, paper, title, self._paint)

    def _arrange(self) -> None:
        width = self.width() / self._theme.scale
        narrow = width < _NARROW
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)
        wanted = self._theme.px(_CHOICES_WIDTH)
        self._choices.setMinimumWidth(0 if narrow else wanted)
        self._choices.setMaximumWidth(_ANY_WIDTH if narrow else wanted)
        low = self.height() / self._theme.scale < _LOW
        self._pane.setMinimumHeight(self._theme.px(_LOW if narrow or low else 320))
        for button in (self._copy, self._save):
            button.set_icon_only(width < _ICONS_ONLY)
        self._view.setVisible(width >= _ICONS_ONLY - 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sheet below the choices where the page is narrow."""
        super().resizeEvent(event)
        self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was decided last is shown the next time anyway."""
        super().hideEvent(event)
        self._typing.stop()
