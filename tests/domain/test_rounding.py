from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.domain.rounding import one_decimal, rounded, whole


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(41, 7), "5.9"),
        (Fraction(21, 4) - Fraction(16, 5), "2.1"),
        (Fraction(1, 20), "0.1"),
        (Fraction(-1, 20), "-0.1"),
        (Fraction(-1, 25), "0.0"),
        (5, "5.0"),
        (10, "10.0"),
    ],
)
def test_a_tie_goes_away_from_zero_and_nothing_shows_as_minus_zero(value, shown):
    assert one_decimal(value) == shown


@given(st.integers(-3000, 3000), st.sampled_from([1, 2, 4, 5, 8, 10, 16, 20, 25, 40, 50]))
def test_it_agrees_with_rounding_half_up_of_the_written_number(top, bottom):
    written = Decimal(top) / Decimal(bottom)
    expected = abs(written).quantize(Decimal("0.1"), ROUND_HALF_UP).copy_sign(written)
    assert rounded(Fraction(top, bottom)) == expected


@given(st.fractions(min_value=-100, max_value=100))
def test_what_is_shown_is_within_half_a_unit_of_what_is(value):
    assert abs(Fraction(rounded(value)) - value) <= Fraction(1, 20)
    assert abs(whole(value) - value) <= Fraction(1, 2)
