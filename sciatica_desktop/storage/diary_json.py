"""Everything as JSON: all a person has written, with the version of the format."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from sciatica_desktop.domain.diary import Entry
from sciatica_desktop.domain.log import SessionRecord
from sciatica_desktop.domain.marks import Mark
from sciatica_desktop.domain.safety import Screening
from sciatica_desktop.domain.weekly import Score, WeeklyCheck
from sciatica_desktop.storage.card_file import decode
from sciatica_desktop.storage.cells import check_day, check_moment
from sciatica_desktop.storage.errors import StorageError

FORMAT = "sciatica-desktop"
VERSION = 2


@dataclass(frozen=True, slots=True)
class Everything:
    """What a person has written, as one value.

    Attributes:
        format: tells the file from other JSON.
        version: of the format; raised when an older program could not read it any more.
        entries: the diary, oldest first.
        sessions: the sessions, oldest first.
        screenings: the safety answers, oldest first.
        weekly_checks: the weekly questions, oldest first.
        scores: scores taken elsewhere, oldest first.
        marks: visits and notes beside the charts, oldest first.
    """

    format: str = FORMAT
    version: int = VERSION
    entries: tuple[Entry, ...] = ()
    sessions: tuple[SessionRecord, ...] = ()
    screenings: tuple[Screening, ...] = ()
    weekly_checks: tuple[WeeklyCheck, ...] = ()
    scores: tuple[Score, ...] = ()
    marks: tuple[Mark, ...] = ()


def write_json(everything: Everything) -> bytes:
    """Everything as the bytes of a file, one field a line."""
    import msgspec  # takes 40 ms to load; not for those who never export

    return msgspec.json.format(msgspec.json.encode(everything), indent=1) + b"\n"


def read_json(path: Path, text: str) -> Everything:
    """Everything a file's text holds.

    Raises:
        StorageError: in one sentence: the field and what was expected.
    """
    try:
        content = json.loads(text)
    except RecursionError as error:
        raise StorageError("it is not valid JSON: it is nested too deep.") from error
    except ValueError as error:
        raise StorageError(f"it is not valid JSON: {error}.") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise StorageError(f'it is not a diary: it has no "format": "{FORMAT}".')
    version = content.get("version")
    if isinstance(version, int) and version > VERSION:
        raise StorageError(
            f"it has version {version} and was written by a newer Sciatica Desktop;"
            f" this one reads up to version {VERSION}."
        )
    try:
        everything = decode(path, content, Everything)
        _check(everything)
    except ValueError as error:
        sentence = str(error).removeprefix(f"{path}: ").rstrip(".")
        raise StorageError(f"{sentence}.") from error
    return everything


def _check(everything: Everything) -> None:
    """What the values themselves do not check.

    Raises:
        ValueError: in one sentence that names the field.
    """
    ids: set[tuple[str, str]] = set()
    for number, entry in enumerate(everything.entries):
        field = f"entries[{number}]"
        _check_id(field, ("entry", entry.id), ids)
        check_moment(f"{field}.happened", entry.happened)
        check_moment(f"{field}.written", entry.written)
    for number, session in enumerate(everything.sessions):
        field = f"sessions[{number}]"
        _check_id(field, ("session", session.id), ids)
        check_moment(f"{field}.started", session.started)
        if session.ended is not None:
            check_moment(f"{field}.ended", session.ended)
        _check_blocks(field, session)
    for number, screening in enumerate(everything.screenings):
        field = f"screenings[{number}]"
        check_moment(f"{field}.answered", screening.answered)
        if screening.assessed is not None:
            check_moment(f"{field}.assessed", screening.assessed)
    _check_dated(everything, ids)


def _check_dated(everything: Everything, ids: set[tuple[str, str]]) -> None:
    for number, check in enumerate(everything.weekly_checks):
        field = f"weekly_checks[{number}]"
        _check_id(field, ("weekly_check", check.id), ids)
        check_moment(f"{field}.happened", check.happened)
        check_moment(f"{field}.written", check.written)
    for name in ("scores", "marks"):
        for number, each in enumerate(getattr(everything, name)):
            field = f"{name}[{number}]"
            _check_id(field, (name, each.id), ids)
            check_day(f"{field}.day", each.day)
            check_moment(f"{field}.written", each.written)


def _check_id(field: str, key: tuple[str, str], seen: set[tuple[str, str]]) -> None:
    if not key[1] or key in seen:
        raise ValueError(f"{field}.id must be there and must not come twice")
    seen.add(key)


def _check_blocks(field: str, session: SessionRecord) -> None:
    if [block.index for block in session.blocks] != list(range(len(session.blocks))):
        raise ValueError(f"{field}.blocks must be numbered 0, 1, 2 by their index")
    for block in session.blocks:
        counts = (block.planned_s, block.done_s, block.planned_repetitions, block.done_repetitions)
        if not all(0 <= count <= 1_000_000 for count in counts):
            raise ValueError(f"{field}.blocks[{block.index}] must hold numbers from 0 to 1000000")
    for number, hurt in enumerate(session.hurts):
        if not 0 <= hurt.block < len(session.blocks) or not 0 <= hurt.second <= 1_000_000:
            raise ValueError(f"{field}.hurts[{number}] must name a block and a second from 0 on")
