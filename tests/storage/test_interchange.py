from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.domain.log import Outcome, SessionRecord
from sciatica_desktop.domain.marks import Mark, MarkKind
from sciatica_desktop.domain.safety import Screening
from sciatica_desktop.domain.weekly import Score, WeeklyCheck
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.dates_store import MarkStore, ScoreStore
from sciatica_desktop.storage.diary_json import Everything, write_json
from sciatica_desktop.storage.diary_store import DiaryStore
from sciatica_desktop.storage.interchange import (
    Format,
    Imported,
    ImportRefused,
    export_bytes,
    import_file,
)
from sciatica_desktop.storage.safety_store import SafetyStore
from sciatica_desktop.storage.session_store import SessionStore
from sciatica_desktop.storage.weekly_store import WeeklyStore
from tests.storage.records import (
    DIARIES,
    MARKS_OF_DAYS,
    SCORES,
    SCREENINGS,
    WEEKLY_CHECKS,
    at,
    entry,
    session,
    sessions,
)


def by_id(thing: WeeklyCheck | Score | Mark) -> str:
    return thing.id


@pytest.fixture
def database() -> Iterator[Database]:
    with Database.in_memory() as database:
        yield database


@given(
    DIARIES,
    st.lists(sessions(), max_size=2, unique_by=lambda record: record.id),
    st.lists(SCREENINGS, max_size=2, unique_by=lambda screening: screening.answered),
    st.lists(WEEKLY_CHECKS, max_size=2, unique_by=by_id),
    st.lists(SCORES, max_size=2, unique_by=by_id),
    st.lists(MARKS_OF_DAYS, max_size=2, unique_by=by_id),
    st.sampled_from(Format),
)
def test_export_import_export_gives_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory,
    diary: list[object],
    records: list[SessionRecord],
    screenings: list[Screening],
    checks: list[WeeklyCheck],
    scores: list[Score],
    marks: list[Mark],
    kind: Format,
) -> None:
    path = tmp_path_factory.mktemp("exchange") / f"diary.{kind}"
    with Database.in_memory() as one, Database.in_memory() as other:
        for each in diary:
            DiaryStore(one).put(each)  # type: ignore[arg-type]  # entries
        for record in records:
            SessionStore(one).put(record)
        for screening in screenings:
            SafetyStore(one).put(screening)
        for check in checks:
            WeeklyStore(one).put(check)
        for score in scores:
            ScoreStore(one).put(score)
        for mark in marks:
            MarkStore(one).put(mark)
        path.write_bytes(export_bytes(one, kind))
        first = import_file(other, path)
        assert export_bytes(other, kind) == path.read_bytes()
        again = import_file(other, path)
        assert (again.new, again.changed) == (0, 0)
        assert again.same == first.new
        if kind is Format.JSON:
            dated = len(checks) + len(scores) + len(marks)
            assert first.new == len(diary) + len(records) + len(screenings) + dated
            assert list(WeeklyStore(other).everything()) == list(WeeklyStore(one).everything())
            assert list(SessionStore(other).everything()) == list(SessionStore(one).everything())


def test_the_later_entry_wins(database: Database, tmp_path: Path) -> None:
    store = DiaryStore(database)
    path = tmp_path / "diary.csv"
    store.put(entry("a", leg_average=3))
    store.put(entry("b", leg_average=3))
    path.write_bytes(export_bytes(database, Format.CSV))
    store.put(entry("a", leg_average=5, written=at(15)))
    store.put(entry("b", leg_average=5))
    assert import_file(database, path) == Imported(new=0, changed=1, same=1)
    assert [each.leg_average for each in store.everything()] == [3, 5]


def test_a_session_that_went_on_wins(database: Database, tmp_path: Path) -> None:
    store = SessionStore(database)
    done = session(ended=at(14, 19), outcome=Outcome.DONE)
    store.put(session())
    path = tmp_path / "all.json"
    path.write_bytes(write_json(Everything(sessions=(done,))))
    assert import_file(database, path).changed == 1
    path.write_bytes(write_json(Everything(sessions=(session(),))))
    assert import_file(database, path).same == 1
    assert store.get("s") == done


def test_answers_that_somebody_has_looked_at_stay_so(database: Database, tmp_path: Path) -> None:
    store = SafetyStore(database)
    asked = Screening(at(14), ("fever",))
    store.put(asked)
    store.set_assessed(at(15))
    path = tmp_path / "all.json"
    path.write_bytes(write_json(Everything(screenings=(asked,))))
    assert import_file(database, path).same == 1
    assert store.latest() == replace(asked, assessed=at(15))


def test_one_bad_row_and_nothing_is_imported(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "diary.csv"
    path.write_text(
        "happened,leg_average\n2025-03-14T18:00:00Z,3\n2025-03-15T18:00:00Z,30\n", encoding="utf-8"
    )
    with pytest.raises(ImportRefused, match=r"row 3: .*; nothing was imported\.$") as caught:
        import_file(database, path)
    assert str(caught.value).startswith(str(path))
    assert DiaryStore(database).count() == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is empty"),
        (b" \r\n", "it is empty"),
        (b"%PDF-1.7 ...", "it is a PDF"),
        (b"\x89PNG\r\n\x1a\n", "it is a picture"),
        (b"PK\x03\x04....", "save it as CSV first"),
        ("happened\n".encode("utf-16"), "it is in UTF-16; save it as UTF-8 first"),
        (b"happened,notes\n2025,caf\xe9\n", "not text in UTF-8"),
        (b"SQLite format 3\x00", "it is a database"),
        (b"<html></html>", "no column named happened"),
        (b"{", "not valid JSON"),
        (b"[" * 100_000, "nested too deep"),
        (b"[1, 2]", 'no "format": "sciatica-desktop"'),
        (b'{"format": "other"}', 'no "format": "sciatica-desktop"'),
        (b'{"format": "sciatica-desktop", "version": 3}', "version 3 .* newer"),
    ],
)
def test_a_file_of_another_kind_is_told(
    database: Database, tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(ImportRefused, match=said):
        import_file(database, path)


def test_a_huge_file_is_told_without_being_read(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(51 * 1024**2)
    with pytest.raises(ImportRefused, match="larger than 50 MiB"):
        import_file(database, path)


@pytest.mark.parametrize("name", [".", "missing.csv"])
def test_a_folder_or_nothing_is_told(database: Database, tmp_path: Path, name: str) -> None:
    with pytest.raises(ImportRefused, match="nothing was imported"):
        import_file(database, tmp_path / name)


@pytest.mark.parametrize(
    ("where", "value", "said"),
    [
        (("entries", 0, "leg_average"), 11, r"entries\[0\]: leg_average must be 0 to 10"),
        (("entries", 0, "leg_average"), "3", r"entries\[0\]\.leg_average: expected a whole number"),
        (("entries", 0, "kind"), "week", r"entries\[0\]\.kind must be one of day, moment"),
        (("entries", 0, "happened"), "2025-03-14T18:00:00", r"entries\[0\]: happened needs"),
        (("entries", 0, "happened"), "soon", r"entries\[0\]\.happened"),
        (("entries", 0, "mood"), 3, r"entries\[0\]\.mood is not a known field"),
        (("entries", 0, "notes"), "\ud800", "cannot be kept"),
        (("entries", 0, "id"), "", r"entries\[0\]\.id must be there"),
        (("sessions", 0, "blocks", 1, "index"), 0, r"sessions\[0\]\.blocks must be numbered"),
        (("sessions", 0, "blocks", 1, "done_s"), -1.0, r"blocks\[1\] must hold numbers from 0"),
        (("sessions", 0, "blocks", 1, "done_repetitions"), 10**30, r"blocks\[1\]"),
        (("sessions", 0, "started"), "2025-03-14T18:00:00", r"started must have an offset"),
        (("sessions", 0, "before", "reach"), 9, "reach"),
        (("screenings", 0, "ticked"), ["hunger"], "unknown safety sign 'hunger'"),
        (("weekly_checks", 0, "pain"), 11, r"weekly_checks\[0\]: pain must be 0 to 10"),
        (("weekly_checks", 0, "happened"), "2025-03-14T18:00:00", "happened needs"),
        (("scores", 0, "day"), "0001-01-01", r"scores\[0\]\.day must have a year"),
        (("scores", 0, "id"), "", r"scores\[0\]\.id must be there"),
        (("marks", 0, "kind"), "dream", r"marks\[0\]\.kind must be one of visit, note"),
        (("entries",), {}, "entries: expected a list"),
    ],
)
def test_a_bad_value_in_json_is_named_by_its_field(
    database: Database, tmp_path: Path, where: tuple[str | int, ...], value: object, said: str
) -> None:
    whole = write_json(
        Everything(
            entries=(entry(),),
            sessions=(session(),),
            screenings=(Screening(at(1)),),
            weekly_checks=(WeeklyCheck("w", at(1), at(1), pain=3),),
            scores=(Score("s", at(1).date(), "of the clinic", 12.0, at(1)),),
            marks=(Mark("m", at(1).date(), MarkKind.VISIT, "", at(1)),),
        )
    )
    content = json.loads(whole)
    inner = content
    for key in where[:-1]:
        inner = inner[key]
    inner[where[-1]] = value
    path = tmp_path / "all.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(ImportRefused, match=said):
        import_file(database, path)
    assert export_bytes(database, Format.CSV).count(b"\r\n") == 1


@given(st.binary(max_size=200))
def test_no_bytes_lead_to_anything_but_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "file"
    path.write_bytes(content)
    with Database.in_memory() as database, pytest.raises(ImportRefused):
        import_file(database, path)
