"""What the page says about the safety questions: ticked signs first, else one line at the foot."""

from __future__ import annotations

from sciatica_desktop.domain.safety import SIGNS, Screening, Standing, standing
from sciatica_desktop.domain.wording import count
from sciatica_desktop.reports.model import Closing, WarningBox
from sciatica_desktop.reports.period import Period
from sciatica_desktop.reports.words import dated, listed

_MOST_DATES = 3


def is_paused(period: Period) -> bool:
    """Whether an emergency sign stands that nobody has looked at."""
    latest = period.screenings[-1] if period.screenings else None
    return standing(latest, period.now) is Standing.EMERGENCY


def warning(period: Period) -> WarningBox | None:
    """The box at the head of the page, or None where nothing was ticked."""
    ticked = _ticked(period)
    if not ticked:
        return None
    wanted = {sign for screening in ticked for sign in screening.ticked}
    # The order of the screen puts the emergency signs first.
    items = tuple(sign.text for key, sign in SIGNS.items() if key in wanted)
    days = list(dict.fromkeys(dated(screening.answered.date()) for screening in ticked))
    when = listed(days) if len(days) <= _MOST_DATES else f"{len(days)} days, last on {days[-1]}"
    return WarningBox(f"Warning signs ticked on {when}", items, _note(ticked))


def safety_check(period: Period) -> Closing:
    """The column at the foot."""
    title = "Safety check"
    if not period.screenings:
        return Closing(title, ("Not answered in this period.",))
    latest = period.screenings[-1]
    day = dated(latest.answered.date())
    if latest.ticked:
        signs = count(len(latest.ticked), "warning sign")
        return Closing(title, (f"{day}: {signs} ticked, see top of page.",), strong=True)
    lines = [f"{day}: none of the warning signs ticked."]
    if _ticked(period):
        lines.append("Earlier ones: see top of page.")
    return Closing(title, tuple(lines), strong=True)


def _ticked(period: Period) -> list[Screening]:
    return [screening for screening in period.screenings if screening.ticked]


def _note(ticked: list[Screening]) -> str:
    latest = ticked[-1]
    if any(screening.emergencies for screening in ticked):
        shown = "The app showed its emergency card and paused all exercises."
    else:
        shown = "The app asked the user to talk to a doctor first."
    if latest.assessed is None:
        return f"Ticked by the user. {shown} Not yet marked as assessed."
    return f"Ticked by the user. {shown} Marked as assessed on {dated(latest.assessed.date())}."
