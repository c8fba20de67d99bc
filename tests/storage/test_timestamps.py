from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given

from sciatica_desktop.storage.timestamps import from_columns, to_columns
from tests.storage.records import MOMENTS


@given(MOMENTS)
def test_a_moment_comes_back_with_its_offset(moment: datetime) -> None:
    back = from_columns(*to_columns(moment))
    assert back == moment
    assert back.utcoffset() == moment.utcoffset()
    assert back.date() == moment.date()


@given(MOMENTS, MOMENTS)
def test_the_utc_column_sorts_as_time_does(one: datetime, other: datetime) -> None:
    assert (to_columns(one)[0] < to_columns(other)[0]) == (one < other)


def test_a_moment_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        to_columns(datetime(2025, 3, 14))  # noqa: DTZ001  # the very thing that is refused


def test_half_hour_zones_are_kept() -> None:
    moment = datetime(2025, 3, 14, 1, 0, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    assert to_columns(moment) == ("2025-03-13T19:15:00.000000", 345)
