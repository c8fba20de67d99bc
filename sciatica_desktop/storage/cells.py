"""Values as the cells of a spreadsheet hold them, and back, without losing anything."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from sciatica_desktop.domain.anatomy import Reach
from sciatica_desktop.domain.day_part import DayPart
from sciatica_desktop.domain.diary import (
    Felt,
    Medicine,
    RegionKind,
    RegionMark,
    Treatment,
    TreatmentKind,
)

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A spreadsheet may run a cell that begins with one of these."""
_GUARD = "'"
_SEPARATOR = ";"
_WHOLE = re.compile(r"[0-9]{1,4}")
_DECIMAL = re.compile(r"[0-9]{1,4}(\.[0-9]{1,20})?")
_PIECE = re.compile(r"(?:\\[\\;]|[^;])*")

EARLIEST_YEAR = 1900
LATEST_YEAR = 2200


def guarded(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet would take for a formula."""
    return _GUARD + text if text.startswith((*_FORMULA, _GUARD)) else text


def unguarded(cell: str) -> str:
    """The text of a cell; an apostrophe goes only where ``guarded`` would have put it."""
    bare = cell.removeprefix(_GUARD)
    return bare if bare != cell and bare.startswith((*_FORMULA, _GUARD)) else cell


def joined(words: Sequence[str]) -> str:
    """Words joined by semicolons; a semicolon or a backslash in a word gets a backslash."""
    return _SEPARATOR.join(
        word.replace("\\", "\\\\").replace(_SEPARATOR, "\\" + _SEPARATOR) for word in words if word
    )


def split(cell: str) -> tuple[str, ...]:
    """The words of a cell; empty ones are left out."""
    pieces = (match[0] for match in _PIECE.finditer(cell))
    words = (re.sub(r"\\([\\;])", r"\1", piece) for piece in pieces)
    return tuple(word for word in words if word)


def from_moment(moment: datetime) -> str:
    """ISO 8601 with the offset."""
    return moment.isoformat()


def to_moment(name: str, cell: str) -> datetime:
    """Read ISO 8601 with an offset.

    Raises:
        ValueError: in words that name the column and what was expected.
    """
    try:
        moment = datetime.fromisoformat(cell)
    except ValueError:
        moment = None
    if moment is None or moment.utcoffset() is None:
        raise ValueError(
            f"{name} must be a date and time with an offset,"
            f" such as 2025-03-14T18:30:00+01:00, not {shortened(cell)}"
        )
    return check_moment(name, moment)


def check_moment(name: str, moment: datetime) -> datetime:
    """Pass a moment on whose year makes sense.

    Raises:
        ValueError: in words that name the field and the range.
    """
    if not EARLIEST_YEAR <= moment.year <= LATEST_YEAR or moment.utcoffset() is None:
        raise ValueError(
            f"{name} must have an offset and a year from {EARLIEST_YEAR} to {LATEST_YEAR}"
        )
    return moment


def check_day(name: str, day: date) -> date:
    """Pass a day on whose year makes sense.

    Raises:
        ValueError: in words that name the field and the range.
    """
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise ValueError(f"{name} must have a year from {EARLIEST_YEAR} to {LATEST_YEAR}")
    return day


def to_day(name: str, cell: str) -> date:
    """Read an ISO 8601 date.

    Raises:
        ValueError: in words that name the column and what was expected.
    """
    try:
        day = date.fromisoformat(cell)
    except ValueError as error:
        raise ValueError(
            f"{name} must be a date such as 2025-03-14, not {shortened(cell)}"
        ) from error
    return check_day(name, day)


def to_whole(name: str, cell: str, most: int) -> int | None:
    """Read a whole number from 0 to ``most``, or None from an empty cell.

    Raises:
        ValueError: in words that name the column and the range.
    """
    if not cell:
        return None
    if not _WHOLE.fullmatch(cell) or int(cell) > most:
        raise ValueError(
            f"{name} must be a whole number from 0 to {most} or empty, not {shortened(cell)}"
        )
    return int(cell)


def to_reach(name: str, cell: str) -> Reach | None:
    """Read a step of the ladder, 0 to 7, or None from an empty cell.

    Raises:
        ValueError: in words that name the column and the range.
    """
    number = to_whole(name, cell, max(Reach))
    return None if number is None else Reach(number)


def from_hours(hours: float | None) -> str:
    """Hours with as many digits as they have."""
    return "" if hours is None else repr(float(hours)).removesuffix(".0")


def to_hours(name: str, cell: str) -> float | None:
    """Read hours from 0 to 24, or None from an empty cell.

    Raises:
        ValueError: in words that name the column and the range.
    """
    if not cell:
        return None
    # A very small number is written with an exponent.
    plain = _DECIMAL.fullmatch(cell) or re.fullmatch(r"[0-9.]{1,20}e-[0-9]{1,3}", cell)
    if not plain or not float(cell) <= 24:
        raise ValueError(f"{name} must be a number from 0 to 24 or empty, not {shortened(cell)}")
    return float(cell)


def to_flag(name: str, cell: str) -> bool:
    """Read true or false; empty is false, and a spreadsheet's capitals are fine.

    Raises:
        ValueError: in words that name the column.
    """
    if cell.lower() not in ("true", "false", ""):
        raise ValueError(f"{name} must be true or false, not {shortened(cell)}")
    return cell.lower() == "true"


def from_region(mark: RegionMark) -> str:
    """``region:strength:kind+kind``."""
    return f"{mark.region}:{mark.strength}:{'+'.join(mark.kinds)}"


def to_region(name: str, word: str) -> RegionMark:
    """Read ``region:strength:kind+kind``.

    Raises:
        ValueError: in words that name the column and what was expected.
    """
    try:
        region, strength, kinds = word.rsplit(":", 2)
        number = to_whole("strength", strength, 10)
        if number is None or not region:
            raise ValueError(word)
        return RegionMark(region, number, tuple(RegionKind(kind) for kind in kinds.split("+")))
    except ValueError as error:
        raise ValueError(
            f"{name} must be like back_calf_left:4:pain+tingling, not {shortened(word)}"
        ) from error


def from_treatment(treatment: Treatment) -> str:
    """``kind:minutes``, then ``:felt:form`` where one of them was given."""
    told = f"{treatment.kind}:{treatment.minutes}"
    if treatment.felt is None and not treatment.form:
        return told
    return f"{told}:{treatment.felt or ''}:{treatment.form}"


def to_treatment(name: str, word: str) -> Treatment:
    """Read ``kind:minutes:felt:form``; all but the kind may be left out.

    Raises:
        ValueError: in words that name the column and what was expected.
    """
    kind, minutes, felt, form = (*word.split(":", 3), "", "", "")[:4]
    try:
        return Treatment(
            TreatmentKind(kind),
            to_whole("minutes", minutes, 600) or 0,
            form,
            Felt(felt) if felt else None,
        )
    except ValueError as error:
        kinds = ", ".join(TreatmentKind)
        raise ValueError(
            f"{name} must be one of {kinds}, with minutes from 0 to 600 like massage:30, and"
            f" easier, same or worse after it like massage:30:easier, not {shortened(word)}"
        ) from error


def from_medicine(medicine: Medicine) -> str:
    """``name:count``."""
    return f"{medicine.name}:{medicine.count}"


def to_medicine(name: str, word: str) -> Medicine:
    """Read ``name:count``.

    Raises:
        ValueError: in words that name the column and what was expected.
    """
    medicine, _, number = word.rpartition(":")
    try:
        return Medicine(medicine, to_whole("count", number, 99) or 0)
    except ValueError as error:
        raise ValueError(
            f"{name} must be a name and a count from 1 to 99 like pain tablet:2,"
            f" not {shortened(word)}"
        ) from error


def to_part(name: str, word: str) -> DayPart:
    """Read a part of the day.

    Raises:
        ValueError: in words that name the column and what was expected.
    """
    if word not in list(DayPart):
        parts = ", ".join(DayPart)
        raise ValueError(f"{name} must be some of {parts}, not {shortened(word)}")
    return DayPart(word)


def shortened(cell: str) -> str:
    """A cell as it is quoted in a sentence."""
    return repr(cell if len(cell) <= 40 else cell[:37] + "...")
