"""A routine as a sheet for the wall: how it will look, and the two ways onto paper."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sciatica_desktop.domain.routine import Routine
from sciatica_desktop.reports.art import Art
from sciatica_desktop.reports.home_sheet import HomeSheet, build_home_sheet
from sciatica_desktop.reports.home_sheet_page import painters, write_home_sheet
from sciatica_desktop.reports.paper import PAPERS
from sciatica_desktop.reports.pdf import PageNotWrittenError
from sciatica_desktop.services.pace import pace_of
from sciatica_desktop.services.settings import FIGURE_PERSON, PAPER, Settings
from sciatica_desktop.storage.library import Catalogue
from sciatica_desktop.ui import printing
from sciatica_desktop.ui.page import Page
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.buttons import Button, IconButton
from sciatica_desktop.ui.widgets.labels import label
from sciatica_desktop.ui.widgets.page_header import PageHeader
from sciatica_desktop.ui.widgets.segmented import Segmented
from sciatica_desktop.ui.widgets.sheet_preview import PreviewPane


class HomeSheetPage(Page):
    """Shows the sheet of one routine and brings it to a printer or into a file.

    Signals:
        back: leave the page.
        told: one sentence about what was done.
    """

    back = Signal()
    told = Signal(str)

    def __init__(self, library: Catalogue, *, settings: Settings, theme: Theme) -> None:
        """Make the page; :meth:`show_routine` fills it."""
        super().__init__(title="Home sheet")
        self._library = library
        self._settings = settings
        self._theme = theme
        self._routine: Routine | None = None
        self._sheet: HomeSheet | None = None
        self._at = 0
        self._art: Art | None = None
        self._back = IconButton("chevron_left", "Back", theme=theme)
        self._back.clicked.connect(self.back)
        self.paper = Segmented("Paper", (("A4", "A4"), ("Letter", "Letter")), theme=theme)
        self.paper.value_changed.connect(self._on_paper)
        self.save = Button("Save as PDF", theme=theme, role="secondary", icon="save")
        self.save.clicked.connect(self._on_save)
        self.print = Button("Print", theme=theme, icon="print")
        self.print.clicked.connect(self._on_print)
        self._before = IconButton("chevron_left", "Page before", theme=theme)
        self._after = IconButton("chevron_right", "Next page", theme=theme)
        self._before.clicked.connect(self._page_before)
        self._after.clicked.connect(self._page_after)
        self._place = label("", theme=theme, tone="ink2")
        self.preview = PreviewPane(theme=theme)
        self._lay_out()

    def _lay_out(self) -> None:
        space = self._theme.space
        self._header = PageHeader("Home sheet", theme=self._theme)
        head = QHBoxLayout()
        head.setSpacing(space(4))
        head.addWidget(self._back)
        head.addWidget(self._header, 1)
        for widget in (self.paper, self.save, self.print):
            self._header.actions.addWidget(widget)
        self._turning = QWidget()
        turning = QHBoxLayout(self._turning)
        turning.setContentsMargins(0, 0, 0, 0)
        turning.setSpacing(space(12))
        turning.addStretch(1)
        for part in (self._before, self._place, self._after):
            turning.addWidget(part)
        turning.addStretch(1)
        column = QVBoxLayout()
        # The way back has no edge: its icon, not its place, stands on the line of the cards.
        column.setContentsMargins(space(24), space(24), space(32), space(24))
        column.setSpacing(space(16))
        column.addLayout(head)
        column.addWidget(self.preview, 1)
        column.addWidget(self._turning)
        self.set_content(column)

    @property
    def sheet(self) -> HomeSheet | None:
        """What the sheet in view says."""
        return self._sheet

    def show_routine(self, routine: Routine) -> None:
        """Show the sheet of a routine, from its first page."""
        self._routine = routine
        self._at = 0
        self.refresh()

    def refresh(self) -> None:
        """Show the sheet as the library and the settings have it now."""
        self.paper.set_value(self._settings.get(PAPER))
        library = self._library
        self._art = Art(
            library.exercises,
            library.figures,
            pictures=library.pictures,
            person=self._settings.get(FIGURE_PERSON),
        )
        self._sheet = None
        # An own exercise of it may have been deleted since.
        if self._routine is not None and all(
            item.exercise in library.exercises for item in self._routine.items
        ):
            pace = pace_of(self._settings)
            self._sheet = build_home_sheet(self._routine, library.exercises, pace)
            self._header.set_subtitle(self._routine.name)
        self._show()

    def _show(self) -> None:
        paper = PAPERS[self._settings.get(PAPER)]
        for button in (self.save, self.print):
            button.setEnabled(self._sheet is not None)
        if self._sheet is None or self._art is None:
            self.preview.show_sheet(None, paper, "")
            self._turning.hide()
            return
        pages = painters(self._sheet, paper, self._art)
        self._at = min(self._at, len(pages) - 1)
        self.preview.show_sheet(pages[self._at], paper, _as_words(self._sheet, self._at))
        self._turning.setVisible(len(pages) > 1)
        self._place.setText(f"Page {self._at + 1} of {len(pages)}")
        self._before.setEnabled(self._at > 0)
        self._after.setEnabled(self._at < len(pages) - 1)

    def _page_before(self) -> None:
        self._at -= 1
        self._show()

    def _page_after(self) -> None:
        self._at += 1
        self._show()

    def _on_paper(self, paper: object) -> None:
        self._settings.set(PAPER, str(paper))
        self._show()

    def _on_print(self) -> None:
        if self._sheet is None or self._art is None:
            return
        paper = PAPERS[self._settings.get(PAPER)]
        pages = painters(self._sheet, paper, self._art)
        words = printing.print_sheet(self, paper, self._sheet.title, *pages)
        if words:
            self.told.emit(words)

    def _on_save(self) -> None:
        if self._sheet is None or self._art is None:
            return
        path = printing.ask_pdf(self, f"{self._sheet.title}.pdf")
        if path is None:
            return
        try:
            write_home_sheet(self._sheet, path, PAPERS[self._settings.get(PAPER)], self._art)
        except PageNotWrittenError as error:
            self.told.emit(str(error))
            return
        self.told.emit(f"Saved as {path.name}.")

    def focus_widget(self) -> QWidget:
        """Print: what people come here for."""
        return self.print


def _as_words(sheet: HomeSheet, page: int) -> str:
    rows = "; ".join(f"{row.number} {row.name}, {row.dose}" for row in sheet.pages[page])
    return f"{sheet.title}. {sheet.line} {rows}."
