"""An error that nobody foresaw ends in one sentence and a private file, and the window goes on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sciatica_desktop.app import Desk
from sciatica_desktop.domain.diary import Entry
from sciatica_desktop.paths import places
from tests.app.silence import silent_outputs
from tests.clocks import FakeClock

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    import pytest


def test_it_is_told_kept_and_survived(
    qtbot: QtBot,
    qapp: QApplication,
    data_dir: Path,
    fake_clock: FakeClock,
    capsys: pytest.CaptureFixture[str],
) -> None:
    desk = Desk(qapp, places(data_dir), fake_clock, outputs=silent_outputs)
    qtbot.addWidget(desk.shell)
    error = ZeroDivisionError("nobody divides by nothing")
    desk.tell_surprise(type(error), error, None)
    said = capsys.readouterr().err
    log = data_dir / "error.log"
    assert said == f"Something went wrong inside the program; the details are in {log}.\n"
    assert "nobody divides by nothing" in log.read_text()
    assert log.stat().st_mode & 0o777 == 0o600
    desk.shell.show_page("settings")
    desk.close()


def test_undo_on_another_page_needs_no_today(
    qtbot: QtBot,
    qapp: QApplication,
    data_dir: Path,
    fake_clock: FakeClock,
) -> None:
    desk = Desk(qapp, places(data_dir), fake_clock, outputs=silent_outputs)
    qtbot.addWidget(desk.shell)
    desk.shell.show_page("settings")
    now = fake_clock.now()
    desk.diary.save(Entry("one", now, now, leg_average=3))
    undo = next(a for a in desk.shell.actions() if a.text() == "Undo")
    undo.trigger()
    assert desk.diary.count() == 0
    desk.close()


def test_ctrl_q_closes_the_window(
    qtbot: QtBot,
    qapp: QApplication,
    data_dir: Path,
    fake_clock: FakeClock,
) -> None:
    desk = Desk(qapp, places(data_dir), fake_clock, outputs=silent_outputs)
    qtbot.addWidget(desk.shell)
    desk.shell.show_page("today")
    desk.shell.show()
    qtbot.waitActive(desk.shell)
    # Through the window, as from a keyboard: only there shortcuts are looked for.
    QTest.keyClick(desk.shell.windowHandle(), Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not desk.shell.isVisible()
    desk.close()
