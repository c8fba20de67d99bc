"""The builder: list and text stay one, everything can be taken back, and it is kept by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QSpinBox, QWidget

from sciatica_desktop.domain.plan import compile_plan
from sciatica_desktop.domain.routine import Routine
from sciatica_desktop.services.library import LibraryService
from sciatica_desktop.services.settings import Settings
from sciatica_desktop.ui.pages.builder import BuilderPage, Workbench
from sciatica_desktop.ui.pages.builder.dragging import carry_new, carry_place
from sciatica_desktop.ui.pages.builder.item_card import clock_words
from sciatica_desktop.ui.pages.builder.page import LIST
from sciatica_desktop.ui.theme.manager import Theme
from sciatica_desktop.ui.widgets.segmented import Segmented
from sciatica_desktop.ui.widgets.stepper import Stepper
from tests.ui.libraries import CHAIR, FLOOR, STEPS, make_library
from tests.ui.studios import BlankStudio

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SHIPPED = "seed_five"
PASTED = "Name: From Ann\nseated floss 2x10 L 2s/2s\nbrige 8x6s\nbutterfly 3x30s\n"


class Bench:
    """The page with a library of its own."""

    def __init__(self, qtbot: QtBot, folder: Path, theme: Theme, settings: Settings) -> None:
        self.library: LibraryService = make_library(folder)
        self.work = Workbench(self.library, settings, self.library)
        self.page = BuilderPage(self.work, self.library, studio=BlankStudio(), theme=theme)
        self.library.changed.connect(self.page.refresh_if_visible)
        self.failed: list[str] = []
        self.work.failed.connect(self.failed.append)
        qtbot.addWidget(self.page)
        self.page.resize(1072, 800)
        with qtbot.waitExposed(self.page):
            self.page.show()

    def open(self, routine: str | None = None, *add: str) -> None:
        self.work.open_routine(routine, add)
        self.page.show_first()

    def write(self, text: str) -> None:
        self.page.text.editor.setPlainText(text)
        self.page.text.editor.flush()

    @property
    def text(self) -> str:
        return self.page.text.editor.toPlainText()

    @property
    def listed(self) -> list[str]:
        return [card.exercise.id for card in self.page.column.cards if card.exercise is not None]

    @property
    def own(self) -> list[Routine]:
        self.page.keep()
        return [r for r in self.library.routines.values() if self.library.is_own_routine(r.id)]


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path, theme: Theme, settings: Settings) -> Iterator[Bench]:
    made = Bench(qtbot, tmp_path, theme, settings)
    yield made
    made.page.hide()
    assert made.failed == []


def test_a_pasted_text_becomes_a_routine_that_can_be_started(bench: Bench, qtbot: QtBot) -> None:
    bench.open()
    assert not bench.page.head.start.isEnabled()
    bench.write(PASTED)
    assert bench.listed == [CHAIR, "groin_butterfly"]
    assert bench.page.head.name.text() == "From Ann"
    with qtbot.waitSignal(bench.page.start_requested) as started:
        bench.page.head.start.click()
    (kept,) = bench.own
    assert started.args == [kept]
    assert kept.name == "From Ann"
    assert bench.page.head.name.state == "Saved except line 3"


def test_what_was_not_understood_is_marked_and_put_right(bench: Bench) -> None:
    bench.open()
    bench.write(PASTED)
    panel = bench.page.text
    assert "Line 3" in panel.problem.words
    assert "brige" in panel.problem.words
    use = next(button for button in panel.problem.buttons if button.text() == "Use Bridge")
    use.click()
    assert bench.listed == [CHAIR, "bridge", "groin_butterfly"]
    assert bench.own
    assert bench.page.head.name.state == "Saved"
    assert not panel.problem.isVisible()


def test_keeping_takes_no_letter_from_the_hand(qtbot: QtBot, bench: Bench) -> None:
    bench.open()
    bench.write("bridge 8x6s")
    editor = bench.page.text.editor
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.insertPlainText(", twice")
    # What was read before is kept while the next word is on its way.
    bench.work.keep()
    assert bench.text == "bridge 8x6s, twice"
    editor.insertPlainText(" a day")
    qtbot.waitUntil(lambda: bench.page.head.name.state == "Saved" and not editor.is_being_typed)
    (kept,) = bench.own
    assert bench.text == "bridge 8x6s, twice a day"
    assert kept.items[0].dose is not None
    assert kept.items[0].dose.times_per_day == 2


def test_it_is_kept_by_itself(qtbot: QtBot, bench: Bench) -> None:
    bench.open()
    bench.write("bridge 8x6s")
    assert bench.page.head.name.state == "Saving"
    library = bench.library
    qtbot.waitUntil(lambda: any(library.is_own_routine(name) for name in library.routines))
    assert bench.page.head.name.state == "Saved"


def test_a_line_left_out_stays_to_be_read(bench: Bench) -> None:
    bench.open()
    bench.write(PASTED)
    leave = next(b for b in bench.page.text.problem.buttons if b.text() == "Leave out")
    leave.click()
    assert "# brige 8x6s" in bench.text
    assert not bench.page.text.problem.isVisible()
    assert bench.page.undo()
    assert bench.text == PASTED


def test_the_list_writes_the_text_and_keeps_the_rest_of_it(bench: Bench, qtbot: QtBot) -> None:
    bench.open()
    bench.write(PASTED)
    first = bench.page.column.cards[0]
    QTest.keyClick(first, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert bench.listed == ["groin_butterfly", CHAIR]
    assert bench.text.split("\n")[2] == "brige 8x6s"
    assert bench.page.column.cards[1].hasFocus()
    QTest.keyClick(bench.page.column.cards[1], Qt.Key.Key_Delete)
    assert bench.listed == ["groin_butterfly"]
    QTest.keyClick(bench.page.column.cards[0], Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert bench.listed == ["groin_butterfly"] * 2
    assert "brige 8x6s" in bench.text


def test_one_way_back_takes_everything_back_step_by_step(bench: Bench, qtbot: QtBot) -> None:
    bench.open(SHIPPED)
    seen = [(bench.text, bench.page.head.name.text())]
    bench.page.picker.row("bridge").click()
    seen.append((bench.text, bench.page.head.name.text()))
    bench.page.head.name.clear()
    QTest.keyClicks(bench.page.head.name, "Mine")
    bench.write(bench.text + "\nqwxz")
    QTest.keyClick(bench.page.column.cards[0], Qt.Key.Key_Delete)
    last = bench.text
    steps = 0
    while bench.work.undo():
        steps += 1
    assert steps >= 4
    assert (bench.text, bench.page.head.name.text()) == seen[0]
    assert bench.own == []
    for _ in range(steps):
        bench.page.redo()
    assert bench.text == last
    assert [routine.name for routine in bench.own] == ["Mine"]


def test_a_routine_of_the_program_is_copied_by_its_first_change(bench: Bench, qtbot: QtBot) -> None:
    before = bench.library.routines[SHIPPED]
    bench.open(SHIPPED)
    assert bench.page.head.name.state == ""
    assert bench.own == []
    with qtbot.waitSignal(bench.work.copied) as copied:
        bench.page.picker.row("bridge").click()
    assert copied.args == [before.name]
    (copy,) = bench.own
    assert copy.name != before.name
    assert bench.library.routines[SHIPPED] == before


def test_what_was_on_the_bench_is_found_again_with_its_past(bench: Bench) -> None:
    bench.open()
    bench.write(PASTED)
    (kept,) = bench.own
    bench.open(SHIPPED)
    bench.open(kept.id)
    assert "brige 8x6s" in bench.text
    assert bench.work.undo()


def test_the_minutes_are_those_of_the_clock(bench: Bench) -> None:
    bench.open(SHIPPED)
    routine = bench.library.routines[SHIPPED]
    plan = compile_plan(routine, bench.library.exercises, bench.work.pace)
    shown = [card.words for card in bench.page.column.cards]
    expected = [clock_words(plan.seconds_of_item(place)) for place in range(len(routine.items))]
    assert shown == expected
    assert str(round(plan.seconds / 60)) in bench.page.head.tags.accessibleName()


def test_a_dose_is_changed_below_its_card(bench: Bench, qtbot: QtBot) -> None:
    bench.open(None, CHAIR, FLOOR)
    bench.page.column.go_to(1)
    card = bench.page.column.cards[1]
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert card.editor is not None
    hold = card.editor.controls["hold"]
    assert isinstance(hold, Stepper)
    before = card.words
    hold._number.setValue(45)
    assert "45 s" in card.chips
    assert "45s" in bench.text
    assert card.words != before
    assert card.editor.reset.isVisible()
    card.editor.reset.click()
    assert "30 s" in card.chips
    assert not card.editor.reset.isVisible()
    QTest.keyClick(card.editor.done, Qt.Key.Key_Escape)
    assert bench.page.column.cards[1].editor is None
    assert card.hasFocus()


def test_sides_that_are_chosen_are_fixed(bench: Bench, qtbot: QtBot) -> None:
    bench.open(None, FLOOR)
    card = bench.page.column.cards[0]
    bench.page.column.open_dose(0, "sides")
    assert card.editor is not None
    sides = card.editor.controls["sides"]
    assert isinstance(sides, Segmented)
    sides._segments[1].click()
    assert card.chips[-1] == "L"
    assert "left" in bench.text


def drop(bench: Bench, data: QMimeData, place: int) -> None:
    """Let something fall just above the card at a place."""
    column = bench.page.column
    QApplication.processEvents()
    y = column.cards[place].geometry().top() + 1 if place < len(column.cards) else column.height()
    event = QDropEvent(
        QPointF(40, y), Qt.DropAction.MoveAction, data,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    column.dropEvent(event)


def test_stretches_are_dropped_to_their_place(bench: Bench) -> None:
    bench.open(None, CHAIR, FLOOR)
    drop(bench, carry_new("bridge"), 1)
    assert bench.listed == [CHAIR, "bridge", FLOOR]
    drop(bench, carry_place(0), 2)
    assert bench.listed == ["bridge", CHAIR, FLOOR]
    drop(bench, carry_place(2), 0)
    assert bench.listed == [FLOOR, "bridge", CHAIR]
    drop(bench, carry_place(0), 9)
    assert bench.listed == ["bridge", CHAIR, FLOOR]


def test_a_stretch_is_found_and_added_by_keyboard(bench: Bench, qtbot: QtBot) -> None:
    bench.open(SHIPPED)
    QTest.keyClick(bench.page.column.cards[0], Qt.Key.Key_A)
    search = bench.page.picker.search
    assert search.hasFocus()
    QTest.keyClicks(search, "bridge")
    assert bench.page.picker.shown[0] == "bridge"
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert bench.listed[-1] == "bridge"
    QTest.keyClick(search, Qt.Key.Key_Down)
    row = bench.page.picker.row("bridge")
    assert row.hasFocus()
    QTest.keyClick(row, Qt.Key.Key_Plus)
    assert bench.listed[-2:] == ["bridge", "bridge"]
    assert STEPS not in bench.page.picker.shown


def test_many_stretches_are_told_of_once_and_quietly(bench: Bench) -> None:
    bench.open(None, *[FLOOR] * 4)
    assert bench.page.column.many.isHidden()
    bench.page.picker.row(CHAIR).click()
    assert not bench.page.column.many.isHidden()


def test_the_caret_stays_while_the_list_writes(bench: Bench) -> None:
    bench.open()
    bench.write("bridge 8x6s\nbutterfly 3x30s\n# mine")
    editor = bench.page.text.editor
    editor.moveCursor(QTextCursor.MoveOperation.End)
    bench.page.column.moved.emit(0, 1)
    assert editor.textCursor().atEnd()
    assert bench.text.endswith("# mine")


def test_the_text_to_send_has_the_name_on_top(bench: Bench) -> None:
    bench.open(SHIPPED)
    bench.page.text.copy.click()
    sent = QGuiApplication.clipboard().text()
    assert sent.startswith(f"Name: {bench.library.routines[SHIPPED].name}\n")
    bench.open()
    bench.write(sent)
    plan = bench.work.plan
    assert plan is not None
    shipped = bench.library.routines[SHIPPED]
    assert plan.seconds == compile_plan(shipped, bench.library.exercises, bench.work.pace).seconds


@pytest.mark.parametrize(("width", "columns"), [(1072, 3), (836, 2), (560, 1)])
def test_a_narrow_window_shows_fewer_columns(bench: Bench, width: int, columns: int) -> None:
    bench.page.resize(width, 600)
    bench.open(SHIPPED)
    page = bench.page
    page._turn_to(LIST)
    shown = [page.picker.isVisible(), page.column.isVisible(), page.text.isVisible()]
    assert sum(shown) == columns
    assert page.column.isVisible()
    page.to_search()
    assert page.picker.search.isVisible()
    assert page.minimumSizeHint().width() <= width


def test_a_kept_routine_is_deleted_and_comes_back(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    bench.open()
    bench.write("bridge 8x6s")
    (kept,) = bench.own
    bench.page.head.more.click()
    menu = bench.page.findChildren(QMenu)[-1]
    delete = next(action for action in menu.actions() if action.text() == "Delete")
    with qtbot.waitSignal(bench.page.deleted) as deleted:
        delete.trigger()
    assert deleted.args == [kept.name]
    assert bench.own == []
    assert bench.library.undo()
    assert bench.own == [kept]


def test_a_change_made_elsewhere_is_taken_over(bench: Bench) -> None:
    bench.open()
    bench.write("bridge 8x6s")
    (kept,) = bench.own
    bench.library.save_routine(Routine(kept.id, "Other", "mat", kept.items * 2))
    assert bench.page.head.name.text() == "Other"
    assert bench.listed == ["bridge", "bridge"]
    assert bench.page.undo()
    assert bench.listed == ["bridge"]


def test_marks_say_in_words_what_a_line_means(bench: Bench) -> None:
    bench.open()
    bench.write(PASTED)
    editor = bench.page.text.editor
    tops = [area.center().toPoint() for _, area in editor._blocks()]
    assert "10" in editor._tip(tops[1])
    assert "brige" in editor._tip(tops[2])
    assert editor._tip(QPoint(0, 5000)) == ""


def test_the_page_has_the_way_back_wherever_the_keyboard_is(bench: Bench) -> None:
    bench.open(SHIPPED)
    bench.page.column.open_dose(0)
    editor = bench.page.column.cards[0].editor
    assert editor is not None
    fields = [bench.page.text.editor, bench.page.head.name, *editor.findChildren(QSpinBox)]
    for field in fields:
        event = QKeyEvent(
            QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
        )
        QApplication.sendEvent(field, event)
        assert not event.isAccepted()
    assert bench.page.undo(), "nothing is taken back on another page instead"


def test_tab_goes_from_left_to_right(bench: Bench) -> None:
    bench.open(SHIPPED)
    bench.write(bench.text + "\nbrige 8x")
    page = bench.page
    page.column.open_dose(1)
    QApplication.processEvents()
    stops: list[QWidget] = []
    widget = page.head.back.nextInFocusChain()
    while widget is not None and widget is not page.head.back:
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            stops.append(widget)
        widget = widget.nextInFocusChain()
    editor = page.column.cards[1].editor
    assert editor is not None
    wanted = [
        page.head.name,
        page.head.start,
        page.picker.search,
        page.picker.row(page.picker.shown[0]),
        page.column.cards[0],
        page.column.cards[1],
        editor.done,
        page.column.cards[2],
        page.column.cards[-1],
        page.column.drop,
        page.text.copy,
        page.text.editor,
        page.text.problem.buttons[0],
        page.text.help.head,
    ]
    places = [stops.index(widget) for widget in wanted]
    assert places == sorted(places)
