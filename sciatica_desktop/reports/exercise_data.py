"""The exercise part: planned and done days, a row an exercise, one sentence on whole sessions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from statistics import median

from sciatica_desktop.domain.adherence import Dose, doses
from sciatica_desktop.domain.anatomy import Side
from sciatica_desktop.domain.exercise import Exercise, Kind, PhaseKind
from sciatica_desktop.domain.log import BlockRecord, Outcome, SessionRecord
from sciatica_desktop.domain.rounding import whole
from sciatica_desktop.domain.wording import count
from sciatica_desktop.reports.model import ExerciseRow, Exercises
from sciatica_desktop.reports.period import Period
from sciatica_desktop.reports.words import ARROW, NOTHING, TIMES, capitalised, listed

_MOST_PICTURES = 4
_CHOICES = {"ease": "eased off", "skip": "skipped", "stop": "stopped"}


def exercises(period: Period, *, paused: bool) -> Exercises:
    """The exercise part of a period.

    Args:
        period: what happened.
        paused: whether all exercises are paused by a ticked sign.
    """
    if not period.sessions:
        pictured = (
            ()
            if paused
            else tuple(
                (card.id, card.short_name)
                for card in list(period.exercises.values())[:_MOST_PICTURES]
            )
        )
        first = "Paused since the warning signs were ticked. " if paused else ""
        after = (
            ""
            if paused
            else (" Each exercise will show its planned dose, what was done and the pain then.")
        )
        return Exercises("", (), "", f"{first}No session logged in this period.{after}", pictured)
    headline = _headline(period)
    routine = _routine(period)
    if paused:
        return Exercises("", (), "", _paused_paragraph(period, headline, routine))
    rows = tuple(_row(period, dose) for dose in doses(period.sessions))
    return Exercises(headline, rows, routine, "")


def _headline(period: Period) -> str:
    adherence = period.adherence
    if not adherence.planned_days:
        return f"On {count(adherence.done_days, 'day')}, none of them planned."
    share = whole(100 * adherence.done_planned_days / adherence.planned_days)
    words = (
        f"On {adherence.done_planned_days} of {count(adherence.planned_days, 'planned day')} "
        f"({share} %)"
    )
    more = adherence.done_days - adherence.done_planned_days
    if more:
        words += f", and on {count(more, 'more day', 'more days')}"
    return f"{words}; done is the share of what those sessions planned."


def _row(period: Period, dose: Dose) -> ExerciseRow:
    card = period.exercises.get(dose.exercise)
    sessions = _with(period.sessions, dose.exercise)
    share = min(1.0, float(dose.share))
    blocks = [block for block in sessions[-1].blocks if block.exercise == dose.exercise]
    return ExerciseRow(
        exercise=dose.exercise,
        name=card.short_name if card else capitalised(dose.exercise.replace("_", " ")),
        side=blocks[0].side,
        dose=_dose_words(card, blocks),
        share=share,
        share_text=f"{whole(100 * share)} %",
        sessions=f"({len(sessions)})",
        pain=_medians(sessions),
        stops=_stops(sessions, dose.exercise),
    )


def _with(sessions: Iterable[SessionRecord], exercise: str) -> list[SessionRecord]:
    """The sessions an exercise was part of, oldest first."""
    chosen = [s for s in sessions if any(block.exercise == exercise for block in s.blocks)]
    return sorted(chosen, key=lambda session: session.started)


def _dose_words(card: Exercise | None, blocks: list[BlockRecord]) -> str:
    """The dose as last planned, such as "2 × 30 s each side" or "10 times, left"."""
    planned = blocks[0].planned_repetitions
    hold = _hold_s(card, blocks[0])
    dose = f"{planned} {TIMES} {hold:g} s" if hold else count(planned, "time")
    sides = {block.side for block in blocks if block.side is not None}
    if sides == set(Side):
        return f"{dose} each side"
    return f"{dose}, {sides.pop().value}" if sides else dose


def _hold_s(card: Exercise | None, block: BlockRecord) -> float | None:
    """Seconds of one hold as they were planned: what is left when the moving is taken off."""
    if card is None or card.kind is Kind.REPETITIONS or not block.planned_repetitions:
        return None
    # The last repetition keeps its way back, so each one takes the same active time.
    moving = sum(
        phase.seconds
        for phase in card.phases
        if phase.kind.is_active and phase.kind is not PhaseKind.HOLD
    )
    held = block.planned_s / block.planned_repetitions - moving
    return round(held) if held >= 1 else None


def _medians(sessions: Iterable[SessionRecord]) -> str:
    pairs = [
        (session.before.leg, session.after.leg)
        for session in sessions
        if session.before.leg is not None and session.after.leg is not None
    ]
    if not pairs:
        return NOTHING
    before = median(pair[0] for pair in pairs)
    after = median(pair[1] for pair in pairs)
    return f"{before:g} {ARROW} {after:g} ({len(pairs)})"


def _stops(sessions: Iterable[SessionRecord], exercise: str | None = None) -> str:
    choices: Counter[str] = Counter()
    for session in sessions:
        of_block = {block.index: block.exercise for block in session.blocks}
        for hurt in session.hurts:
            if exercise is None or of_block.get(hurt.block) == exercise:
                choices[hurt.choice] += 1
    return ", ".join(
        f"{number} {TIMES} {_CHOICES.get(choice, choice)}"
        for choice, number in choices.most_common()
    )


def _routine(period: Period) -> str:
    sessions = period.sessions
    words = [f"Whole routine, {count(len(sessions), 'session')}"]
    parts = []
    medians = _medians(sessions)
    if medians != NOTHING:
        parts.append(f"leg pain, median {medians}")
    moved = Counter(
        (session.after.reach > session.before.reach) - (session.after.reach < session.before.reach)
        for session in sessions
        if session.before.reach is not None and session.after.reach is not None
    )
    if moved:
        parts.append(f"reach up the leg after {moved[-1]}, same {moved[0]}, down {moved[1]}")
    early = sum(s.outcome in (Outcome.ENDED, Outcome.HURT) for s in sessions)
    if early:
        parts.append(f"ended early {early}")
    return f"{words[0]}: {'; '.join(parts)}." if parts else f"{words[0]}."


def _paused_paragraph(period: Period, headline: str, routine: str) -> str:
    names = [
        (card.short_name if (card := period.exercises.get(dose.exercise)) else dose.exercise)
        for dose in doses(period.sessions)
    ]
    until = headline.split(";", maxsplit=1)[0].rstrip(".")
    words = (
        "Paused since the warning signs were ticked. Until then "
        f"{until[0].lower()}{until[1:]}: {listed(names)}. {routine}"
    )
    stops = _stops(period.sessions)
    return (
        f"{words} \N{LEFT DOUBLE QUOTATION MARK}This hurts\N{RIGHT DOUBLE QUOTATION MARK}: {stops}."
        if stops
        else words
    )
