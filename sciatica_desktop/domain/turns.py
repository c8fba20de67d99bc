"""One voice, one place in the queue: who may speak, who waits, and who is not heard at all.

A speech engine plays what it is given, however late. So nothing is ever queued there: it gets one
utterance at a time, and what has lost its moment meanwhile is dropped here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sciatica_desktop.domain.speaking import Rank, Utterance

FRESH_S = {Rank.NUMBER: 0.0, Rank.PHASE: 1.0, Rank.NEXT: 4.0, Rank.STAGE: 5.0}
"""How long an utterance may wait for its turn, in s, and still be true when it is said."""

_LEAST_S_A_LETTER = 0.015
"""No engine speaks faster. An end that is reported sooner belongs to what was cut off before."""

_MOST_S_A_LETTER = 0.15
_MOST_S_MORE = 1.0
"""No engine speaks slower. An end that is not reported by then is taken as read."""


@dataclass(slots=True)
class Turns:
    """Decides about one utterance after the other.

    All times are seconds of one clock that never goes back.
    """

    _speaking: Utterance | None = field(default=None, init=False)
    _since: float = field(default=0.0, init=False)
    _waiting: Utterance | None = field(default=None, init=False)
    _offered: float = field(default=0.0, init=False)

    def offer(self, utterance: Utterance, now: float, *, can_speak: bool = True) -> bool:
        """Ask for a turn.

        What matters less gives way at once; what matters more is let finish, and the newcomer
        waits in the one place there is, or is dropped.

        Args:
            utterance: what is to be said.
            now: the time in s.
            can_speak: whether the voice can speak at all yet.

        Returns:
            Whether it is to be said now, in place of what is being said.
        """
        speaking = self._heard_at(now)
        if can_speak and (speaking is None or utterance.rank >= speaking.rank):
            self._begin(utterance, now)
            return True
        taken = self._waiting_at(now)
        if FRESH_S[utterance.rank] > 0 and (taken is None or utterance.rank >= taken.rank):
            self._waiting, self._offered = utterance, now
        return False

    def next(self, now: float) -> Utterance | None:
        """What is to be said now that the voice is free, if that is still worth it."""
        if self._speaking is not None:
            least = len(self._speaking.text) * _LEAST_S_A_LETTER
            if now - self._since < least:
                return None
        self._speaking = None
        waiting = self._waiting_at(now)
        self._waiting = None
        if waiting is not None:
            self._begin(waiting, now)
        return waiting

    def clear(self) -> None:
        """Nobody speaks and nobody waits."""
        self._speaking = self._waiting = None

    def forget_waiting(self) -> None:
        """What waits has lost its moment; what is being said may end."""
        self._waiting = None

    def is_silent(self, now: float) -> bool:
        """Whether nobody is speaking."""
        return self._heard_at(now) is None

    def _begin(self, utterance: Utterance, now: float) -> None:
        self._speaking, self._since = utterance, now
        if self._waiting is not None and self._waiting.rank <= utterance.rank:
            self._waiting = None

    def _heard_at(self, now: float) -> Utterance | None:
        speaking = self._speaking
        if speaking is None:
            return None
        most = len(speaking.text) * _MOST_S_A_LETTER + _MOST_S_MORE
        return speaking if now - self._since < most else None

    def _waiting_at(self, now: float) -> Utterance | None:
        waiting = self._waiting
        if waiting is None or now - self._offered > FRESH_S[waiting.rank]:
            return None
        return waiting
