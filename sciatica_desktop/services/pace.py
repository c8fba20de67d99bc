"""The person's settings as the planner wants them."""

from __future__ import annotations

from sciatica_desktop.domain.anatomy import AffectedSide
from sciatica_desktop.domain.plan import Pace
from sciatica_desktop.services.settings import (
    AFFECTED_SIDE,
    CHANGE_SIDE_S,
    GET_READY_S,
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
        get_ready_s=settings.get(GET_READY_S),
        change_side_s=settings.get(CHANGE_SIDE_S),
        wait_between=settings.get(WAIT_BETWEEN),
        share=share,
    )
