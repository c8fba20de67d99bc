"""Lets a routine be heard: listens to the player and has the voice and the chimes join in.

Two things keep it from ever being late. What a phase says is taken back when the next one begins,
and before each word the clock is asked whether it is still true.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from sciatica_desktop.domain import speaking
from sciatica_desktop.domain.clock import Clock
from sciatica_desktop.domain.exercise import Exercise
from sciatica_desktop.domain.plan import Block, Step
from sciatica_desktop.domain.session import PauseReason, State
from sciatica_desktop.domain.speaking import Chime, Rank, Utterance, Wishes
from sciatica_desktop.domain.turns import FRESH_S, Turns
from sciatica_desktop.services.outputs import Plays, Speaks
from sciatica_desktop.services.player import SessionPlayer
from sciatica_desktop.services.settings import (
    QUIET,
    SAY_COUNTDOWN,
    SAY_NEXT,
    SAY_PHASES,
    SAY_REPETITIONS,
    SOUND_VOLUME,
    SOUNDS,
    VOICE,
    VOICE_VOLUME,
    Settings,
)

ASLEEP_AFTER_S = 20.0
"""After a silence of this length a wireless loudspeaker may have gone to sleep."""

WAKE_S = 0.3
"""What a sleeping loudspeaker swallows, and so how long the waking sound is."""

LATE_S = 0.35
"""A number or a chime that is later than this, in s, has lost its moment and is left out."""

AFTER_CHIME_S = 0.25
"""The first words follow a chime by this much: its loud part is over, its end is not."""

_S_A_LETTER = 0.07
"""About how long speaking takes, to know since when it has been silent."""

_SAMPLE = Utterance("This is the voice", Rank.STAGE)
_HEARD_KEYS = frozenset(
    setting.key for setting in (QUIET, VOICE, VOICE_VOLUME, SOUNDS, SOUND_VOLUME)
)


@dataclass(frozen=True, slots=True)
class _Coming:
    """What is due in a moment."""

    at: float
    chime: Chime | None = None
    words: tuple[Utterance, ...] = ()


class Loudspeaker(QObject):
    """Joins players to a voice and to chimes, one player after the other.

    Signals:
        muted_changed: whether it is muted now.
    """

    muted_changed = Signal(bool)

    def __init__(
        self,
        voice: Speaks,
        sound: Plays,
        settings: Settings,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        """Load nothing yet; :meth:`prepare` does."""
        super().__init__(parent)
        self._voice = voice
        self._sound = sound
        self._settings = settings
        self._clock = clock
        self._muted = False
        self._turns = Turns()
        self._player: SessionPlayer | None = None
        self._exercises: Mapping[str, Exercise] = {}
        self._coming: list[_Coming] = []
        self._block: Block | None = None
        self._step: Step | None = None
        self._done = 0
        self._counted = speaking.COUNTED_S + 1
        self._heard_until = -math.inf
        self._next = QTimer(self)
        self._next.setObjectName("next to be heard")
        self._next.setTimerType(Qt.TimerType.PreciseTimer)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self.look_at_clock)
        voice.fell_silent.connect(self._on_fell_silent)
        voice.changed.connect(self._say_what_waits)
        settings.changed.connect(self._on_setting)

    @property
    def muted(self) -> bool:
        """Whether nothing is heard until it is unmuted; the settings stay as they are."""
        return self._muted

    @muted.setter
    def muted(self, muted: bool) -> None:
        if muted == self._muted:
            return
        self._muted = muted
        if muted:
            self.silence()
        self.muted_changed.emit(muted)

    def prepare(self) -> None:
        """Have voice and sounds ready for a routine that may begin soon, as far as wanted."""
        if self._settings.get(QUIET):
            return
        wants_voice = self._settings.get(VOICE)
        if wants_voice:
            self._voice.open()
        if wants_voice or self._settings.get(SOUNDS):
            self._sound.open()

    def follow(self, player: SessionPlayer, exercises: Mapping[str, Exercise]) -> None:
        """Let a player be heard that has not begun yet.

        Args:
            player: what is listened to until it is over.
            exercises: the exercises of its plan by id.
        """
        self.silence()
        self._player, self._exercises = player, exercises
        self._block = self._step = None
        self._done = 0
        self.prepare()
        player.step_entered.connect(self._on_step_entered)
        player.repetition_done.connect(self._on_repetition_done)
        player.corrected.connect(self._on_corrected)
        player.paused.connect(self._on_paused)
        player.lead_in_began.connect(self._on_lead_in)
        player.resumed.connect(self._on_resumed)
        player.beat.connect(self.look_at_clock)
        player.finished.connect(self._on_finished)
        player.ended.connect(self._on_ended)

    def silence(self) -> None:
        """Stop what is heard and forget what was to come, at once."""
        self._next.stop()
        self._coming.clear()
        self._turns.clear()
        self._voice.stop()
        self._sound.stop()

    def close(self) -> None:
        """Fall silent for good and let go of voice and sounds."""
        self._player = None
        self.silence()
        self._voice.close()
        self._sound.close()

    def look_at_clock(self) -> None:
        """Let be heard what is due, and leave out what came too late for it."""
        now = self._clock.monotonic()
        self._deliver(now)
        self._count(now)
        if now >= self._wake_at(now):
            self._wake(now)
        self._arm(now)

    @property
    def _may_speak(self) -> bool:
        return self._settings.get(VOICE) and not self._settings.get(QUIET) and not self._muted

    @property
    def _may_sound(self) -> bool:
        return self._settings.get(SOUNDS) and not self._settings.get(QUIET) and not self._muted

    @property
    def _can_wake(self) -> bool:
        """Whether there is a loudspeaker to wake, and something for it to play."""
        return self._sound.is_ready and (self._may_speak or self._may_sound)

    @property
    def _wishes(self) -> Wishes:
        get = self._settings.get
        return Wishes(get(SAY_PHASES), get(SAY_COUNTDOWN), get(SAY_NEXT), get(SAY_REPETITIONS))

    def _on_step_entered(self, step: Step) -> None:
        player, done = self._player, self._done
        self._counted, self._done = speaking.COUNTED_S + 1, 0
        # While it is paused nothing is heard; and of many phases at once only the last is true.
        if player is None or player.state is not State.RUNNING:
            return
        if player.session.step.index != step.index:
            return
        now = player.now
        plan, late = player.plan, player.session.spent(now)
        chime = speaking.chime_on_step(step, self._step) if late <= LATE_S else None
        words = speaking.on_step(step, self._block, done, plan, self._exercises, self._wishes)
        self._step, self._block = step, plan.blocks[step.block]
        self._bring(chime, tuple(w for w in words if late <= max(LATE_S, FRESH_S[w.rank])))

    def _on_repetition_done(self, _block: int, repetition: int) -> None:
        self._done = repetition

    def _on_corrected(self, _block: int, repetitions: int, _by: int) -> None:
        """A count that is heard is heard again when the person puts it right."""
        player = self._player
        if player is not None and player.state is State.RUNNING and self._wishes.repetitions:
            self._bring(None, (speaking.count_words(repetitions),))

    def _on_paused(self, reason: PauseReason) -> None:
        self.silence()
        if reason is PauseReason.PERSON:
            self._play(Chime.PAUSE, self._clock.monotonic())

    def _on_lead_in(self, _seconds: float) -> None:
        player = self._player
        if player is None:
            return
        block = player.plan.blocks[player.session.step.block]
        if self._block is not None and block.index == self._block.index:
            self._bring(None, (speaking.GET_READY,))
        else:
            words = speaking.on_block(block, self._block, self._exercises)
            self._block = block
            self._bring(None, (words,))

    def _on_resumed(self, step: Step) -> None:
        self._step = step
        if step.kind.is_active and self._settings.get(SAY_PHASES):
            self._bring(None, (Utterance(step.word, Rank.PHASE),))

    def _on_finished(self) -> None:
        self._player = None
        self._bring(Chime.DONE, (speaking.LAST,))

    def _on_ended(self) -> None:
        self._player = None
        self.silence()

    def _on_fell_silent(self) -> None:
        self._say_what_waits()

    def _say_what_waits(self) -> None:
        if not self._voice.is_ready:
            return
        now = self._clock.monotonic()
        utterance = self._turns.next(now)
        if utterance is not None:
            self._say(utterance, now)

    def _on_setting(self, key: str) -> None:
        """A change is heard at once: silence, or a sample of a new loudness."""
        if key not in _HEARD_KEYS:
            return
        if not self._may_speak:
            self._turns.clear()
            self._voice.stop()
        if not self._may_sound:
            self._sound.stop()
        self.prepare()
        if key == VOICE_VOLUME.key:
            self._bring(None, (_SAMPLE,))
        elif key == SOUND_VOLUME.key:
            self._bring(Chime.START, ())

    def _bring(self, chime: Chime | None, words: tuple[Utterance, ...]) -> None:
        """Let a chime and then words be heard, after what wakes a sleeping loudspeaker.

        What was to come before has lost its moment.
        """
        now = self._clock.monotonic()
        self._coming.clear()
        self._turns.forget_waiting()
        at = now
        if (chime or words) and now - self._heard_until >= ASLEEP_AFTER_S and self._wake(now):
            at += WAKE_S
        if chime is not None and self._may_sound and self._sound.is_ready:
            self._coming.append(_Coming(at, chime=chime))
            at += 0.0 if chime is Chime.TOUCH else AFTER_CHIME_S
        if words and self._may_speak:
            self._coming.append(_Coming(at, words=words))
        self._deliver(now)
        self._arm(now)

    def _deliver(self, now: float) -> None:
        while self._coming and self._coming[0].at <= now:
            due = self._coming.pop(0)
            late = now - due.at
            if due.chime is not None and late <= LATE_S:
                self._play(due.chime, now)
            for utterance in due.words:
                if late <= max(LATE_S, FRESH_S[utterance.rank]):
                    self._offer(utterance, now)

    def _count(self, now: float) -> None:
        """The last seconds of a hold: by voice, or by ticks where there is none."""
        player = self._player
        if player is None or not self._counts(player):
            return
        remaining = player.session.remaining(now) or 0.0
        number = speaking.number_at(remaining)
        if number is None or number >= self._counted:
            return
        self._counted = number
        if number - remaining > LATE_S or self._coming:
            return
        if self._may_speak and self._voice.is_ready:
            self._offer(speaking.count_words(number), now)
        else:
            self._play(Chime.TICK, now)

    def _counts(self, player: SessionPlayer) -> bool:
        return (
            player.state is State.RUNNING
            and self._settings.get(SAY_COUNTDOWN)
            and speaking.is_counted_down(player.session.step)
        )

    def _offer(self, utterance: Utterance, now: float) -> None:
        if self._may_speak and self._turns.offer(utterance, now, can_speak=self._voice.is_ready):
            self._say(utterance, now)

    def _say(self, utterance: Utterance, now: float) -> None:
        self._voice.say(utterance.text, self._settings.get(VOICE_VOLUME) / 100)
        self._heard_until = now + len(utterance.text) * _S_A_LETTER

    def _play(self, chime: Chime, now: float) -> None:
        if self._may_sound and self._sound.is_ready:
            self._sound.play(chime, self._settings.get(SOUND_VOLUME) / 100)
            self._heard_until = now + WAKE_S

    def _wake(self, now: float) -> bool:
        """Open a sleeping loudspeaker without a sound.

        Returns:
            Whether what follows has to wait for it.
        """
        if not self._can_wake:
            return False
        self._sound.play(Chime.WAKE, 1.0)
        self._heard_until = now + WAKE_S
        return True

    def _wake_at(self, now: float) -> float:
        """When to wake the loudspeaker for what is known to come; never, if it is awake then."""
        player = self._player
        if player is None or player.state is not State.RUNNING or not self._can_wake:
            return math.inf
        remaining = player.session.remaining(now)
        if remaining is None:
            return math.inf
        first = remaining - speaking.COUNTED_S if self._counts(player) else remaining
        if first < 0 or now + first - self._heard_until < ASLEEP_AFTER_S:
            return math.inf
        return now + max(0.0, first - WAKE_S)

    def _arm(self, now: float) -> None:
        """Look again when the next thing is due; what nobody counts on starts no timer."""
        player = self._player
        due = [coming.at for coming in self._coming[:1]] + [self._wake_at(now)]
        if player is not None and self._counts(player):
            remaining = player.session.remaining(now) or 0.0
            due += [now + remaining - n for n in range(1, self._counted) if n < remaining]
        at = min(due)
        if math.isinf(at):
            self._next.stop()
        else:
            self._next.start(max(0, math.ceil((at - now) * 1000)))
