"""The report page: choices change the sheet, three ways out, plain sentences when one is shut."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from sciatica_desktop import resources
from sciatica_desktop.domain.safety import Screening
from sciatica_desktop.reports.pdf import sheet_bytes
from sciatica_desktop.reports.text import report_text
from sciatica_desktop.services.diary import DiaryService
from sciatica_desktop.services.history import History
from sciatica_desktop.services.settings import AFFECTED_SIDE, PAPER, REPORT_READER, Settings
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.diary_store import DiaryStore
from sciatica_desktop.storage.library import Library, load_library
from sciatica_desktop.storage.safety_store import SafetyStore
from sciatica_desktop.storage.session_store import SessionStore
from sciatica_desktop.ui import printing
from sciatica_desktop.ui.pages.report import ReportPage
from sciatica_desktop.ui.pages.report.choices import ChoicesCard
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.segmented import Segment
from sciatica_desktop.ui.widgets.sheet_preview import PreviewPane
from tests.clocks import FakeClock
from tests.reports.diaries import LAST, at, diary, entry, sessions
from tests.reports.sheets import pages_of, size_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Desk:
    """Everything the page needs, on a diary of eight weeks."""

    def __init__(
        self,
        folder: Path,
        theme: str = "light",
        text_size: int = 100,
        library: Library | None = None,
    ) -> None:
        self.database = Database.open(folder / "diary.sqlite3")
        store = DiaryStore(self.database)
        for written in diary():
            store.put(written)
        session_store = SessionStore(self.database)
        for kept in sessions():
            session_store.put(kept)
        self.safety = SafetyStore(self.database)
        self.diary = DiaryService(store)
        self.history = History(lambda: session_store)
        self.settings = Settings(folder / "settings.json")
        self.settings.set(AFFECTED_SIDE, "left")
        self.clock = FakeClock(now=at(LAST, 21))
        self.theme = Theme.for_tests(theme, text_size)
        self.page = ReportPage(
            diary=self.diary,
            history=self.history,
            safety=self.safety,
            library=library or Library({}, {}),
            settings=self.settings,
            theme=self.theme,
            clock=self.clock,
        )
        self.page.resize(1072, 800)

    def button(self, words: str) -> QPushButton:
        """A button by its words."""
        found = [b for b in self.page.findChildren(QPushButton) if b.text() == words]
        assert len(found) == 1, words
        return found[0]

    def segment(self, name: str) -> Segment:
        """A choice by its accessible name."""
        found = [s for s in self.page.findChildren(Segment) if s.accessibleName() == name]
        assert len(found) == 1, name
        return found[0]

    def line(self, name: str) -> QLineEdit:
        """A line to type in, by its accessible name."""
        found = [w for w in self.page.findChildren(QLineEdit) if w.accessibleName() == name]
        assert len(found) == 1, name
        return found[0]

    @property
    def text(self) -> str:
        """What the sheet says."""
        assert self.page.summary is not None
        return report_text(self.page.summary)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A desk whose page is on the screen."""
    made = Desk(tmp_path)
    qtbot.addWidget(made.page)
    made.page.show()
    yield made
    made.page.hide()
    made.database.close()


def test_it_opens_with_the_last_four_weeks_up_to_today(desk: Desk) -> None:
    assert desk.page.summary is not None
    assert desk.page.summary.last == LAST
    assert desk.page.summary.charts.days == 28
    assert "diary since September 2026" in desk.text


@pytest.mark.parametrize("days", [7, 14, 28, 56])
def test_the_range_is_counted_back_from_today(desk: Desk, days: int, qtbot: QtBot) -> None:
    desk.segment(f"Days up to today: {days}").click()
    desk.page.refresh()
    assert desk.page.summary is not None
    assert desk.page.summary.first == LAST - timedelta(days=days - 1)


def test_the_exercises_are_pictured(qtbot: QtBot, tmp_path: Path) -> None:
    without = Desk(tmp_path)
    qtbot.addWidget(without.page)
    folder = tmp_path / "with"
    folder.mkdir()
    pictured = Desk(folder, library=load_library(resources.root()))
    qtbot.addWidget(pictured.page)
    ink = []
    for made in (without, pictured):
        made.page.show()
        pane = made.page.findChild(PreviewPane)
        assert pane is not None
        picture = pane.sheet.grab().toImage()
        sheet = pane.sheet.sheet
        left = range(
            round(sheet.x() + sheet.width() * 0.06), round(sheet.x() + sheet.width() * 0.1)
        )
        rows = range(round(sheet.height() * 0.78), round(sheet.height() * 0.87))
        ink.append(sum(picture.pixelColor(x, y).lightness() < 200 for x in left for y in rows))
        made.page.hide()
        made.database.close()
    assert ink[1] > ink[0] + 20


def test_any_range_may_be_given_by_two_dates(desk: Desk) -> None:
    card = desk.page.findChild(ChoicesCard)
    assert card is not None
    first = card._first
    assert not first.isVisible()
    desk.segment("Days up to today: Other").click()
    assert first.isVisible()
    # It begins with what was shown, so nothing jumps.
    assert card.decided(LAST).first == LAST - timedelta(days=27)
    first.setDate(first.date().addDays(-10))
    desk.page.refresh()
    assert desk.page.summary is not None
    assert desk.page.summary.charts.days == 38
    card._last.setDate(first.date().addDays(-3))
    assert card.decided(LAST).first <= card.decided(LAST).last


def test_what_is_typed_reaches_the_sheet_by_itself(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.line("Question 2"), "When can I run again?")
    qtbot.keyClicks(desk.line("Name or initials"), "A. B.")
    qtbot.waitUntil(lambda: "1. When can I run again?" in desk.text, timeout=3000)
    assert "A. B." in desk.text


def test_paper_and_reader_are_remembered(desk: Desk) -> None:
    desk.segment("Paper: Letter").click()
    card = desk.page.findChild(ChoicesCard)
    assert card is not None
    card._reader.setCurrentIndex(1)
    card._reader.activated.emit(1)
    assert desk.settings.get(PAPER) == "Letter"
    assert desk.settings.get(REPORT_READER) == "doctor"
    desk.page.refresh()
    assert "For: doctor" in desk.text


def test_a_new_entry_shows_at_once(desk: Desk) -> None:
    before = desk.text
    desk.diary.save(entry(LAST - timedelta(days=1), 10, id="new", written=at(LAST, 23)))
    assert desk.text != before


def test_saving_writes_the_sheet_that_is_shown(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(suggested: str) -> Path:
        asked.append(suggested)
        return tmp_path / suggested

    monkeypatch.setattr(desk.page, "_ask_file", choose)
    told: list[str] = []
    desk.page.told.connect(told.append)
    desk.segment("Paper: Letter").click()
    desk.page.refresh()
    desk.button("Save as PDF").click()
    path = tmp_path / "sciatica-2026-11-15.pdf"
    assert asked == [path.name]
    assert told == ["Saved as sciatica-2026-11-15.pdf."]
    assert size_of(path) == pytest.approx((215.9, 279.4), abs=0.4)
    (text,) = pages_of(path)
    assert desk.page.summary is not None
    assert desk.page.summary.subtitle in text


def test_calling_the_saving_off_writes_and_says_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.page, "_ask_file", lambda suggested: None)
    told: list[str] = []
    desk.page.told.connect(told.append)
    desk.button("Save as PDF").click()
    assert told == []


def test_a_folder_that_takes_nothing_is_one_sentence(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.page, "_ask_file", lambda suggested: tmp_path / "no" / "x.pdf")
    told: list[str] = []
    desk.page.told.connect(told.append)
    desk.button("Save as PDF").click()
    assert len(told) == 1
    assert told[0].startswith("x.pdf could not be written")


def test_copying_puts_the_same_words_on_the_clipboard(desk: Desk) -> None:
    desk.button("Copy as text").click()
    assert QGuiApplication.clipboard().text() == desk.text


def test_no_printer_is_one_sentence_and_no_dialog(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "has_printer", lambda: False)

    def never(*_: object) -> None:
        raise AssertionError("a dialog was opened")

    monkeypatch.setattr(printing, "ask_printer", never)
    told: list[str] = []
    desk.page.told.connect(told.append)
    desk.button("Print").click()
    assert told == [printing.NO_PRINTER]


def test_the_printer_gets_the_painting_of_the_preview(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "printed.pdf"

    def on_paper(printer: object, paint: printing.PaintSheet) -> bool:
        path.write_bytes(sheet_bytes(desk.page._paper, "", paint))
        return True

    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(printing, "ask_printer", lambda *_: object())
    monkeypatch.setattr(printing, "paint_on", on_paper)
    told: list[str] = []
    desk.page.told.connect(told.append)
    desk.button("Print").click()
    assert told == [printing.SENT]
    assert desk.page.summary is not None
    assert desk.page.summary.subtitle in pages_of(path)[0]


def test_qts_own_printer_takes_one_whole_sheet(qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from sciatica_desktop.reports.paper import A4
    from sciatica_desktop.reports.pdf import page_size

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setFullPage(True)
    printer.setPageSize(page_size(A4))
    areas: list[tuple[float, float]] = []

    def paint(painter: QPainter) -> None:
        box = painter.transform().inverted()[0].mapRect(painter.viewport())
        areas.append((float(box.width()), float(box.height())))

    assert printing.paint_on(printer, paint)
    assert areas[0] == pytest.approx((210, 297), abs=2)


def test_ticked_signs_of_before_the_range_are_on_the_sheet(desk: Desk) -> None:
    desk.safety.put(Screening(at(date(2026, 9, 1)), ("saddle",)))
    desk.page.refresh()
    assert "WARNING SIGNS TICKED ON 1 SEP 2026" in desk.text


def test_the_sheet_is_white_paper_in_both_themes(qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("light", "dark"):
        folder = tmp_path / name
        folder.mkdir()
        made = Desk(folder, name)
        qtbot.addWidget(made.page)
        made.page.show()
        pane = made.page.findChild(PreviewPane)
        assert pane is not None
        corner = pane.sheet.sheet.topLeft().toPoint()
        picture = pane.sheet.grab().toImage()
        assert picture.pixelColor(corner.x() + 6, corner.y() + 6).name() == "#ffffff"
        made.page.hide()
        made.database.close()


def test_the_whole_sheet_shows_or_the_full_width_scrolls(desk: Desk) -> None:
    pane = desk.page.findChild(PreviewPane)
    assert pane is not None
    assert pane.verticalScrollBar().maximum() == 0
    desk.segment("View: Full width").click()
    QGuiApplication.processEvents()
    assert pane.verticalScrollBar().maximum() > 0
    assert pane.sheet.sheet.width() == pytest.approx(pane.viewport().width(), abs=3)


@pytest.mark.parametrize(("size", "text_size"), [((836, 600), 100), ((836, 600), 200)])
def test_nothing_is_cut_off_sideways(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int], text_size: int
) -> None:
    made = Desk(tmp_path, text_size=text_size)
    qtbot.addWidget(made.page)
    made.page.resize(*size)
    made.page.show()
    QGuiApplication.processEvents()
    assert made.page.scroll_area is not None
    assert made.page.scroll_area.horizontalScrollBar().maximum() == 0
    made.page.hide()
    made.database.close()


def test_the_keyboard_reaches_everything_and_screen_readers_get_the_words(
    desk: Desk, qtbot: QtBot
) -> None:
    pane = desk.page.findChild(PreviewPane)
    assert pane is not None
    assert pane.accessibleDescription() == desk.text
    desk.page.focus_widget().setFocus(Qt.FocusReason.TabFocusReason)
    seen: set[QWidget] = set()
    for _ in range(40):
        focused = desk.page.focusWidget()
        assert focused is not None
        if focused in seen:
            break
        seen.add(focused)
        desk.page.focusNextChild()
    names = {widget.accessibleName() for widget in seen}
    texts = {widget.text() for widget in seen if isinstance(widget, QPushButton)}
    assert {"Question 1", "Question 2", "Question 3", "Name or initials", "For"} <= names
    assert {"Copy as text", "Save as PDF", "Print"} <= texts
    assert pane in seen
