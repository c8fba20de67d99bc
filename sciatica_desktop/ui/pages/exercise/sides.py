"""Between the sides a person sets and what an exercise keeps of it."""

from __future__ import annotations

from sciatica_desktop.domain.anatomy import AffectedSide, Side
from sciatica_desktop.domain.exercise import Laterality

_FIXED: dict[Laterality, tuple[Side, ...]] = {
    Laterality.LEFT_ONLY: (Side.LEFT,),
    Laterality.RIGHT_ONLY: (Side.RIGHT,),
}


def sides_of(laterality: Laterality, affected: AffectedSide) -> tuple[Side, ...]:
    """The sides that work, left before right; none where both move together."""
    if laterality is Laterality.NONE:
        return ()
    if laterality in _FIXED:
        return _FIXED[laterality]
    single = affected.single
    if laterality in (Laterality.EACH, Laterality.LEFT_FIRST) or single is None:
        return (Side.LEFT, Side.RIGHT)
    return (single,) if laterality is Laterality.AFFECTED_ONLY else (single.other,)


def laterality_of(
    sides: tuple[Side, ...],
    card: Laterality,
    affected: AffectedSide,
) -> Laterality:
    """What to keep for these sides: the card's own word for them, if it has one.

    Args:
        sides: the sides that shall work.
        card: what the card of the exercise says.
        affected: the side that hurts.
    """
    if sides == sides_of(card, affected):
        return card
    fixed = {value: key for key, value in _FIXED.items()}
    return fixed.get(sides, Laterality.EACH)


def first_side(laterality: Laterality, affected: AffectedSide) -> Side | None:
    """The side to show first: the one that hurts, where it works."""
    sides = sides_of(laterality, affected)
    if not sides:
        return None
    if laterality is Laterality.LEFT_FIRST:
        return Side.LEFT
    return affected.first if affected.first in sides else sides[0]
