"""What a routine sounds like: on the clock, in order, and never late."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.dose import Dose
from sciatica_desktop.domain.exercise import Exercise, Phase, PhaseKind
from sciatica_desktop.domain.plan import Pace, compile_plan
from sciatica_desktop.domain.routine import Item, Routine
from sciatica_desktop.domain.session import State
from sciatica_desktop.domain.speaking import Chime
from sciatica_desktop.services.loudspeaker import ASLEEP_AFTER_S, WAKE_S, Loudspeaker
from sciatica_desktop.services.player import SessionPlayer
from sciatica_desktop.services.settings import (
    QUIET,
    SAY_COUNTDOWN,
    SAY_REPETITIONS,
    SOUND_VOLUME,
    SOUNDS,
    VOICE,
    VOICE_VOLUME,
    Settings,
)
from tests.clocks import FakeClock
from tests.domain.exercises import make_exercise, make_floss
from tests.services.listeners import NotedSound, NotedVoice


class Room:
    """A routine of one hold on each side and a floss, with everything that listens."""

    def __init__(self, settings: Settings, clock: FakeClock) -> None:
        self.clock = clock
        self.settings = settings
        self.voice = NotedVoice(clock)
        self.sound = NotedSound(clock)
        self.loudspeaker = Loudspeaker(self.voice, self.sound, settings, clock)
        hold = make_exercise(dose=Dose(repetitions=1))
        self.begin([hold, make_floss()])

    def begin(self, exercises: list[Exercise], get_ready_s: float = 10) -> None:
        routine = Routine("r", "R", "mat", tuple(Item(e.id) for e in exercises))
        library = {e.id: e for e in exercises}
        pace = Pace(AffectedSide.LEFT, get_ready_s=get_ready_s)
        self.player = SessionPlayer(compile_plan(routine, library, pace), self.clock)
        self.loudspeaker.follow(self.player, library)

    def pass_time(self, seconds: float, step: float = 0.05) -> None:
        """Let time pass as the timers of both would see it; each utterance ends after 1 s."""
        for _ in range(round(seconds / step)):
            self.clock.advance(step)
            self.player.look_at_clock()
            self.loudspeaker.look_at_clock()
            said = self.voice.said
            if said and abs(self.clock.monotonic() - said[-1][0] - 1.0) < step / 2:
                self.voice.fell_silent.emit()

    def begins(self, kind: PhaseKind, which: int = 0) -> float:
        """When the plan has a phase of a kind begin, in s from the start."""
        steps = self.player.plan.steps
        found = [step for step in steps if step.kind is kind][which]
        return sum(step.seconds or 0.0 for step in steps[: found.index])

    def hushed(self) -> None:
        """Forget what was heard so far."""
        self.voice.said.clear()
        self.sound.played.clear()


@pytest.fixture
def room(tmp_path: Path, fake_clock: FakeClock, qapp: object) -> Iterator[Room]:
    room = Room(Settings(tmp_path / "settings.json"), fake_clock)
    yield room
    room.player.end()
    room.loudspeaker.close()


def test_name_and_side_first_then_the_phases_then_the_last_seconds(room: Room) -> None:
    room.player.start()
    room.pass_time(10 + 3 + 30 + 3)
    assert room.voice.texts[:7] == [
        "Hold, left hip",
        "Ease in",
        "Hold",
        "three",
        "two",
        "one",
        "Ease out",
    ]


def test_the_numbers_are_said_on_their_seconds(room: Room) -> None:
    room.player.start()
    room.pass_time(50)
    ends = room.begins(PhaseKind.HOLD) + 30
    for number, word in enumerate(("one", "two", "three"), 1):
        assert room.voice.times_of(word) == [pytest.approx(ends - number, abs=0.06)]


def test_the_other_side_is_announced_once_with_its_own_chime(room: Room) -> None:
    room.player.start()
    room.pass_time(room.player.plan.seconds + 2)
    assert room.voice.texts.count("Now your right side") == 1
    assert room.sound.chimes.count(Chime.CHANGE_SIDE) == 1
    assert room.sound.times_of(Chime.CHANGE_SIDE) == [
        pytest.approx(room.begins(PhaseKind.CHANGE_SIDE), abs=0.06)
    ]


def test_each_floss_touches_softly_and_the_end_is_told(room: Room) -> None:
    room.player.start()
    room.pass_time(room.player.plan.seconds + 2)
    assert room.sound.chimes.count(Chime.TOUCH) == 10
    assert room.sound.chimes[-1] is Chime.DONE
    assert room.voice.texts[-1] == "That was the last one"
    assert "Touch" not in room.voice.texts


def test_repetitions_are_counted_aloud_on_request(room: Room) -> None:
    room.settings.set(SAY_REPETITIONS, True)
    room.player.start()
    room.pass_time(room.player.plan.seconds + 2)
    floss = room.voice.texts[room.voice.texts.index("Floss, left hip") :]
    assert floss == [
        "Floss, left hip", "Out", "In", "one", "two", "three", "4", "5", "6", "7", "8", "9",
        "That was the last one",
    ]  # fmt: skip


def test_a_count_that_is_put_right_is_said(room: Room) -> None:
    room.settings.set(SAY_REPETITIONS, True)
    room.player.end()
    room.begin([make_floss()])
    room.player.start()
    room.pass_time(10 + 5 + 5 + 1.5)
    assert room.voice.texts[-1] == "two"
    room.player.correct(1)
    room.pass_time(0.1)
    assert room.voice.texts[-1] == "three"
    assert room.voice.texts.count("Floss, left hip") == 1


def test_easing_names_nothing_anew(room: Room) -> None:
    room.player.end()
    room.begin([make_floss()])
    room.player.start()
    room.pass_time(10 + 5 + 1)
    room.player.ease()
    room.pass_time(8)
    assert room.voice.texts.count("Floss, left hip") == 1


def test_a_name_interrupts_a_count(room: Room) -> None:
    room.player.start()
    room.pass_time(10 + 3 + 27.1)
    assert room.voice.texts[-1] == "three"
    room.player.go_to_item(1)
    room.pass_time(0.1)
    assert room.voice.texts[-1] == "Floss, left hip"


def test_a_count_never_interrupts_a_name_and_is_not_said_later(room: Room) -> None:
    room.player.end()
    only_a_hold = Phase(PhaseKind.HOLD, "Hold", "Hold.", "stretch", 5)
    short = make_exercise("short", dose=Dose(repetitions=1), phases=(only_a_hold,))
    room.begin([short], get_ready_s=0)
    room.player.start()
    # The name is still being said when the count begins; it ends between two numbers.
    for _ in range(25):
        room.clock.advance(0.1)
        room.player.look_at_clock()
    assert room.voice.texts == ["Short, left hip"]
    room.voice.fell_silent.emit()
    assert room.voice.texts == ["Short, left hip"]
    room.pass_time(0.6)
    assert room.voice.texts == ["Short, left hip", "two"]


def test_a_late_clock_drops_what_has_lost_its_moment(room: Room) -> None:
    room.player.start()
    room.pass_time(10 + 3 + 26.9)
    room.hushed()
    # The window was busy for 1.9 s: "three" is over, "two" is nearly over.
    room.clock.advance(1.9)
    room.player.look_at_clock()
    assert room.voice.texts == []
    room.pass_time(0.3)
    assert room.voice.texts == ["one"]


def test_many_phases_at_once_make_one_sound(room: Room) -> None:
    room.player.start()
    room.pass_time(room.begins(PhaseKind.MOVE_OUT, 2) + 1.9)
    room.hushed()
    # Out ends, the touch passes, and In begins within one late look.
    room.clock.advance(0.7)
    room.player.look_at_clock()
    assert len(room.sound.played) + len(room.voice.said) <= 1


@pytest.mark.parametrize("what", ["pause", "gap", "end", "mute", "quiet", "close"])
def test_all_is_silent_at_once_and_nothing_is_said_afterwards(room: Room, what: str) -> None:
    room.player.start()
    room.pass_time(10 + 3 + 26.9)
    room.hushed()
    stopped = room.voice.stopped, room.sound.stopped
    match what:
        case "pause":
            room.player.pause()
        case "gap":
            room.clock.advance(2400)
            room.player.look_at_clock()
        case "end":
            room.player.end()
        case "mute":
            room.loudspeaker.muted = True
        case "quiet":
            room.settings.set(QUIET, True)
        case "close":
            room.loudspeaker.close()
    assert (room.voice.stopped, room.sound.stopped) > stopped
    room.pass_time(1.5)
    room.voice.fell_silent.emit()
    assert room.voice.texts == []
    assert room.sound.chimes == ([Chime.PAUSE] if what == "pause" else [])


def test_going_on_gets_ready_and_says_where_it_stood(room: Room) -> None:
    room.player.start()
    room.pass_time(20)
    room.player.pause()
    room.pass_time(60)
    room.hushed()
    room.player.toggle_pause()
    room.pass_time(4)
    assert room.voice.texts == ["Get ready", "Hold"]


def test_skipping_while_paused_names_the_exercise_when_it_goes_on(room: Room) -> None:
    room.player.start()
    room.pass_time(20)
    room.player.pause()
    room.player.go_to_item(1)
    room.pass_time(1)
    room.hushed()
    room.player.toggle_pause()
    assert room.player.state is State.LEAD_IN
    room.pass_time(2)
    assert room.voice.texts == ["Floss, left hip"]


def test_a_sleeping_loudspeaker_is_woken_before_the_first_sound(room: Room) -> None:
    room.player.start()
    room.pass_time(1)
    assert room.sound.times_of(Chime.WAKE) == [0.0]
    assert room.voice.said[0][0] == pytest.approx(WAKE_S, abs=0.06)
    room.pass_time(49)
    # The hold was silent for longer than that: woken just before the count, which stays on time.
    three = room.begins(PhaseKind.HOLD) + 27
    assert three - room.begins(PhaseKind.HOLD) > ASLEEP_AFTER_S
    assert room.sound.times_of(Chime.WAKE)[1:] == [pytest.approx(three - WAKE_S, abs=0.06)]
    assert room.voice.times_of("three") == [pytest.approx(three, abs=0.06)]


def test_without_a_voice_ticks_count_and_chimes_lead(room: Room) -> None:
    room.voice.is_ready = False
    room.player.start()
    room.pass_time(46)
    assert room.voice.said == []
    ends = room.begins(PhaseKind.HOLD) + 30
    assert room.sound.times_of(Chime.TICK) == pytest.approx(
        [ends - 3, ends - 2, ends - 1], abs=0.06
    )
    assert room.sound.chimes == [Chime.START, Chime.START, *[Chime.TICK] * 3, Chime.HOLD_END]


def test_without_sounds_the_voice_waits_for_no_chime(room: Room) -> None:
    room.sound.is_ready = False
    room.player.start()
    room.pass_time(14)
    assert room.sound.played == []
    assert room.voice.times_of("Hold") == [pytest.approx(room.begins(PhaseKind.HOLD), abs=0.06)]


def test_a_voice_that_gets_ready_late_says_the_name_but_no_stale_one(room: Room) -> None:
    room.voice.is_ready = False
    room.player.start()
    room.pass_time(1.4)
    room.voice.is_ready = True
    room.voice.changed.emit()
    assert room.voice.texts == ["Hold, left hip"]


def test_a_voice_that_gets_ready_much_too_late_says_nothing(room: Room) -> None:
    room.voice.is_ready = False
    room.player.start()
    room.pass_time(8)
    room.voice.is_ready = True
    room.voice.changed.emit()
    assert room.voice.texts == []


def test_volumes_are_their_own_and_a_new_one_is_heard(room: Room) -> None:
    room.settings.set(VOICE_VOLUME, 30)
    room.pass_time(2)
    room.settings.set(SOUND_VOLUME, 20)
    room.pass_time(1)
    assert room.voice.said[-1][1] == "This is the voice"
    assert room.voice.volumes[-1] == pytest.approx(0.3)
    assert room.sound.chimes == [Chime.START]
    assert room.sound.volumes[-1] == pytest.approx(0.2)


def test_voice_without_sounds_and_sounds_without_voice(room: Room) -> None:
    room.settings.set(SOUNDS, False)
    room.player.start()
    room.pass_time(14)
    assert room.voice.said
    assert not room.sound.chimes
    room.settings.set(SOUNDS, True)
    room.settings.set(VOICE, False)
    room.hushed()
    room.pass_time(32)
    assert not room.voice.said
    assert room.sound.chimes


def test_no_countdown_without_the_wish_for_it(room: Room) -> None:
    room.settings.set(SAY_COUNTDOWN, False)
    room.player.start()
    room.pass_time(46)
    assert not {"three", "two", "one"} & set(room.voice.texts)
    assert Chime.TICK not in room.sound.chimes


def test_in_quiet_mode_nothing_is_even_opened(room: Room) -> None:
    room.player.end()
    room.settings.set(QUIET, True)
    opened = room.voice.opened, room.sound.opened
    room.begin([make_floss()])
    room.player.start()
    room.pass_time(room.player.plan.seconds + 1)
    assert (room.voice.opened, room.sound.opened) == opened
    assert room.voice.said == []
    assert room.sound.played == []


def test_mute_is_told_and_taken_back(room: Room) -> None:
    told: list[bool] = []
    room.loudspeaker.muted_changed.connect(told.append)
    room.loudspeaker.muted = True
    room.loudspeaker.muted = True
    room.player.start()
    room.pass_time(11)
    assert room.voice.said == []
    room.loudspeaker.muted = False
    room.pass_time(4)
    assert room.voice.texts == ["Hold"]
    assert told == [True, False]


def test_a_paused_routine_keeps_no_timer(room: Room) -> None:
    room.player.start()
    room.pass_time(20)
    assert room.loudspeaker._next.isActive()
    room.player.pause()
    assert not room.loudspeaker._next.isActive()
    room.player.end()
    assert not room.loudspeaker._next.isActive()


def test_the_timer_wakes_just_at_what_comes(room: Room) -> None:
    room.player.start()
    room.pass_time(20)
    # Silent since "Hold" at 13 s; the loudspeaker is woken 0.3 s before "three" at 40 s.
    assert room.loudspeaker._next.remainingTime() == pytest.approx(19_700, abs=80)
