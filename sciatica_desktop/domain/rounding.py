"""The one place where a computed number becomes one that is shown: half away from zero.

Means are kept as exact fractions until here. A binary float of 2.05 is a little less than 2.05
and would show as 2.0, which somebody with the table and a pencil could not find again.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def rounded(value: Fraction | float, places: int = 1) -> Decimal:
    """The value to some decimal places, a tie going away from zero.

    Args:
        value: the exact value; a float counts as the number it really holds.
        places: decimal places, 0 or more.
    """
    exact = Fraction(value)
    units = (abs(exact) * 10**places * 2 + 1) // 2
    return Decimal(-units if exact < 0 and units else units).scaleb(-places)


def one_decimal(value: Fraction | float) -> str:
    """The value as it is shown, such as "5.9"."""
    return f"{rounded(value):.1f}"


def whole(value: Fraction | float) -> int:
    """The value as a whole number."""
    return int(rounded(value, 0))
