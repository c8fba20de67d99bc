"""The person's settings as the planner wants them."""

from __future__ import annotations

from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.plan import Pace
from sciatica_desktop.services.settings import (
    AFFECTED_SIDE,
    AS_THE_CARD_SAYS,
    CHANGE_SIDE_S,
    GET_READY_S,
    OWN_PACE,
    REST_BETWEEN_HOLDS,
    REST_BETWEEN_SETS,
    WAIT_BETWEEN,
    Settings,
)


def pace_of(settings: Settings, share: float = 1.0) -> Pace:
    """The pace in force.

    Args:
        settings: the person's settings.
        share: share of each dose's repetitions, above 0 and at most 1.
    """
    return Pace(
        affected=AffectedSide(settings.get(AFFECTED_SIDE)),
        get_ready_s=float(settings.get(GET_READY_S)),
        change_side_s=float(settings.get(CHANGE_SIDE_S)),
        wait_between=settings.get(WAIT_BETWEEN),
        share=share,
        rest_between_sets_s=_rest(settings.get(REST_BETWEEN_SETS)),
        rest_between_holds_s=_rest(settings.get(REST_BETWEEN_HOLDS)),
        own_pace=settings.get(OWN_PACE),
    )


def _rest(seconds: int) -> float | None:
    return None if seconds == AS_THE_CARD_SAYS else float(seconds)
