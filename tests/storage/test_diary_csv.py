from __future__ import annotations

import csv
import io
import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.domain.day_part import DayPart
from sciatica_desktop.domain.diary import (
    Entry,
    EntryKind,
    Felt,
    Medicine,
    RegionKind,
    RegionMark,
    Treatment,
    TreatmentKind,
)
from sciatica_desktop.storage import cells
from sciatica_desktop.storage.diary_csv import COLUMNS, read_csv, write_csv
from sciatica_desktop.storage.errors import StorageError
from tests.storage.records import ANY_TEXT, DIARIES, NAUGHTY, WORDS, entry

HEADER = "happened,leg_average,notes"
GOOD = "2025-03-14T18:30:00+01:00"


@given(DIARIES)
def test_a_diary_written_and_read_is_the_same_diary(entries: list[Entry]) -> None:
    assert read_csv(write_csv(entries).decode()) == entries


@given(ANY_TEXT)
def test_a_guarded_text_comes_back_and_is_no_formula(text: str) -> None:
    guarded = cells.guarded(text)
    assert cells.unguarded(guarded) == text
    assert not re.match(r"[=+\-@\t\r\n]", guarded)


@given(st.lists(st.one_of(WORDS, NAUGHTY), max_size=5))
def test_joined_words_come_apart_again(words: list[str]) -> None:
    assert cells.split(cells.joined(words)) == tuple(words)


def test_an_apostrophe_of_the_person_stays() -> None:
    (read,) = read_csv(f"{HEADER}\n{GOOD},3,'twas bad\n")
    assert read.notes == "'twas bad"


def test_the_bytes_are_what_the_readme_promises() -> None:
    written = write_csv(
        [
            entry(
                leg_average=3,
                reach_left=None,
                qualities=("sharp", "own; word"),
                regions=(RegionMark("back_calf_left", 4, (RegionKind.PAIN, RegionKind.NUMB)),),
                sleep_h=6.5,
                sitting_h=8.0,
                notes='=HYPERLINK("x")\nsecond line',
                treatments=(
                    Treatment(TreatmentKind.HEAT, 20),
                    Treatment(TreatmentKind.MASSAGE, 45, "deep: tissue", Felt.EASIER),
                ),
                parts=(DayPart.WAKING, DayPart.NIGHT),
                medicines=(Medicine("=tablet", 2),),
            )
        ]
    ).decode()
    assert written.endswith("\r\n")
    head, row = csv.reader(io.StringIO(written, newline=""))
    assert tuple(head) == COLUMNS
    cell = dict(zip(head, row, strict=True))
    assert cell["happened"] == "2025-03-14T12:00:00+00:00"
    assert (cell["leg_average"], cell["reach_left"], cell["flare"]) == ("3", "", "false")
    assert cell["qualities"] == "sharp;own\\; word"
    assert cell["regions"] == "back_calf_left:4:pain+numb"
    assert (cell["sleep_h"], cell["sitting_h"]) == ("6.5", "8")
    assert cell["treatments"] == "heat:20;massage:45:easier:deep: tissue"
    assert (cell["parts"], cell["medicines"]) == ("waking;night", "'=tablet:2")
    assert (cell["leg_left"], cell["easers"], cell["driving_h"]) == ("", "", "")
    assert cell["notes"] == '\'=HYPERLINK("x")\nsecond line'


def test_a_file_made_by_hand_needs_few_columns_in_any_order() -> None:
    (read,) = read_csv(f"notes, leg_average ,happened\nbad, 4 ,{GOOD}\n\n")
    assert (read.leg_average, read.notes, read.kind) == (4, "bad", EntryKind.DAY)
    assert read.written == read.happened
    assert read_csv(f"happened,leg_average,notes\n{GOOD}, 4 ,bad\n")[0].id == read.id


def test_a_file_of_the_first_version_is_read() -> None:
    (read,) = read_csv(f"happened,treatments,sitting_h\n{GOOD},massage:30;heat,6\n")
    assert [(each.minutes, each.form, each.felt) for each in read.treatments] == [
        (30, "", None),
        (0, "", None),
    ]
    assert (read.leg_left, read.medicines, read.standing_h) == (None, (), None)


def test_a_spreadsheet_that_saves_with_semicolons_is_read() -> None:
    (read,) = read_csv(f"happened;flare;qualities\r\n{GOOD};TRUE;sharp\r\n")
    assert read.flare
    assert read.qualities == ("sharp",)


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("leg_average", "11", "leg_average must be a whole number from 0 to 10 or empty, not '11'"),
        ("leg_worst", "6.5", "leg_worst must be a whole number"),
        ("back_average", "-1", "back_average must be a whole number"),
        ("leg_average", "٣", "leg_average must be a whole number"),
        ("reach_left", "8", "reach_left must be a whole number from 0 to 7"),
        ("flare", "maybe", "flare must be true or false, not 'maybe'"),
        ("kind", "week", "kind must be day or moment, not 'week'"),
        ("written", "yesterday", "written must be a date and time with an offset"),
        ("written", "2025-03-14T18:30:00", "written must be a date and time with an offset"),
        ("written", "0001-01-01T00:00:00+00:00", "written must have an offset and a year from"),
        ("sleep_h", "25", "sleep_h must be a number from 0 to 24 or empty, not '25'"),
        ("sitting_h", "nan", "sitting_h must be a number"),
        ("regions", "knee", "regions must be like back_calf_left:4:pain+tingling, not 'knee'"),
        ("treatments", "surgery:10", "treatments must be one of massage, physiotherapy"),
        ("treatments", "massage:900", "minutes from 0 to 600"),
        ("treatments", "massage:30:fine", "easier, same or worse"),
        ("leg_left", "11", "leg_left must be a whole number from 0 to 10"),
        ("driving_h", "-1", "driving_h must be a number from 0 to 24"),
        ("parts", "noon", "parts must be some of waking, morning"),
        ("medicines", "tablet", "medicines must be a name and a count from 1 to 99"),
        ("medicines", "tablet:0", "medicines must be a name and a count from 1 to 99"),
    ],
)
def test_a_bad_cell_is_named_by_row_column_and_what_was_expected(
    column: str, cell: str, said: str
) -> None:
    text = f'happened,{column}\n{GOOD},\n{GOOD},"{cell}"\n'
    with pytest.raises(StorageError) as caught:
        read_csv(text)
    assert str(caught.value).startswith("row 3: ")
    assert said in str(caught.value)


def test_every_bad_row_is_named() -> None:
    text = f"{HEADER}\n{GOOD},11,\nnever,3,\n{GOOD},3,fine\n{GOOD},3\n"
    with pytest.raises(
        StorageError, match=r"^row 2: .*; row 3: happened .*; row 5: it has 2 cells"
    ):
        read_csv(text)


def test_very_many_bad_rows_are_counted() -> None:
    text = f"{HEADER}\n" + f"{GOOD},11,\n" * 70
    with pytest.raises(StorageError, match=r"row 51: .*; 20 more bad rows\.$"):
        read_csv(text)


def test_an_id_that_comes_twice_is_told() -> None:
    with pytest.raises(StorageError, match="row 3: its id is already in row 2"):
        read_csv(f"id,happened\na,{GOOD}\na,{GOOD}\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n1,2\n", "no column named happened"),
        ("happened,leg\n", "column 'leg' is not known"),
        ("happened,notes,notes\n", "column notes is there more than once"),
        (f'happened,notes\n{GOOD},"never closed\n', "not valid CSV"),
    ],
)
def test_a_header_or_a_quote_that_is_wrong_is_told(text: str, said: str) -> None:
    with pytest.raises(StorageError, match=said):
        read_csv(text)


@given(st.text(max_size=200))
def test_no_text_leads_to_anything_but_entries_or_a_sentence(text: str) -> None:
    with suppress(StorageError):
        assert all(isinstance(each, Entry) for each in read_csv("happened," + text))
