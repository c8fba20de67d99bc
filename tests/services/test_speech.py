"""The voice with Qt's mock engine, and every way in which there is none."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QThread
from PySide6.QtTextToSpeech import QTextToSpeech

from sciatica_desktop.services import speech
from sciatica_desktop.services.speech import MOCK, Voice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def voice(qtbot: QtBot) -> Iterator[Voice]:
    voice = Voice(MOCK)
    yield voice
    voice.close()


def open_and_wait(voice: Voice, qtbot: QtBot) -> None:
    with qtbot.waitSignal(voice.changed):
        voice.open()


def test_it_opens_speaks_and_falls_silent(voice: Voice, qtbot: QtBot) -> None:
    assert not voice.is_ready
    open_and_wait(voice, qtbot)
    assert voice.is_ready
    assert voice.available
    with qtbot.waitSignal(voice.fell_silent):
        voice.say("Hold", 0.5)
    engine = voice._engine
    assert engine is not None
    assert engine.volume() == pytest.approx(0.5)
    assert engine.locale().language() == QLocale.Language.English


def test_to_open_takes_no_time_of_the_window(voice: Voice, qtbot: QtBot) -> None:
    voice.open()
    assert not voice.is_ready, "the engine is started behind the window's back"
    assert voice._engine is not None
    assert voice._engine.thread() is not QThread.currentThread()
    with qtbot.waitSignal(voice.changed):
        pass
    assert voice.is_ready


def test_what_is_said_takes_the_place_of_what_is_being_said(voice: Voice, qtbot: QtBot) -> None:
    open_and_wait(voice, qtbot)
    engine = voice._engine
    assert engine is not None
    heard: list[str] = []
    engine.sayingWord.connect(lambda word, *_: heard.append(word))
    voice.say("one two three four five six seven eight nine", 1.0)
    qtbot.waitUntil(lambda: "one" in heard)
    voice.say("stop", 1.0)
    qtbot.waitUntil(lambda: "stop" in heard)
    assert "nine" not in heard


def test_stop_is_at_once(voice: Voice, qtbot: QtBot) -> None:
    open_and_wait(voice, qtbot)
    voice.say("one two three four five six seven eight nine", 1.0)
    engine = voice._engine
    assert engine is not None
    qtbot.waitUntil(lambda: engine.state() is QTextToSpeech.State.Speaking)
    with qtbot.waitSignal(voice.fell_silent, timeout=400):
        voice.stop()


def test_before_it_is_ready_and_after_it_is_closed_nothing_happens(voice: Voice) -> None:
    voice.say("Hold", 1.0)
    voice.stop()
    voice.close()
    voice.say("Hold", 1.0)
    voice.close()


def test_it_closes_while_it_is_starting(voice: Voice) -> None:
    voice.open()
    thread = voice._thread
    assert thread is not None
    voice.close()
    assert thread.isFinished()


def test_without_its_library_it_says_so(
    voice: Voice, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtTextToSpeech", None)
    told: list[bool] = []
    voice.changed.connect(lambda: told.append(True))
    voice.open()
    assert not voice.available
    assert voice.why == speech.NO_LIBRARY
    assert told == [True]


def test_the_mock_is_never_picked(monkeypatch: pytest.MonkeyPatch, qapp: object) -> None:
    monkeypatch.setattr(QTextToSpeech, "availableEngines", lambda: [MOCK])
    voice = Voice()
    voice.open()
    assert not voice.available
    assert voice.why == speech.NO_ENGINE


@pytest.mark.parametrize(
    "names", [[MOCK, "speechd"], ["speechd", MOCK], ["speechd", "flite", MOCK]]
)
def test_the_order_of_the_engines_says_nothing(names: list[str]) -> None:
    assert speech._pick(names) == speech._pick(sorted(names)) != MOCK


@pytest.mark.qt_log_ignore("plug-in .* is not supported", extend=True)
def test_an_engine_that_does_not_start_is_told_and_tried_again(qtbot: QtBot) -> None:
    voice = Voice("no such engine")
    for _ in range(2):
        open_and_wait(voice, qtbot)
        assert voice.why == speech.NOT_STARTED
        assert not voice.is_ready
    voice.close()


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["de_DE", "en_US", "en_GB"], {"en_GB", "en_US"}),
        (["en_ZA", "de_DE"], {"en_ZA"}),
    ],
)
def test_english_is_found(names: list[str], expected: set[str]) -> None:
    found = speech._english([QLocale(name) for name in names])
    assert found is not None
    assert found.name() in expected


def test_a_voice_of_another_language_reads_no_english() -> None:
    assert speech._english([QLocale("de_DE"), QLocale("nb_NO")]) is None
