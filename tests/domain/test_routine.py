from __future__ import annotations

import pytest

from sciatica_desktop.domain.routine import Item, Routine


@pytest.mark.parametrize(
    ("name", "items", "said"),
    [
        ("", (Item("hold"),), "must not be empty"),
        ("Morning", (), "at least one exercise"),
    ],
)
def test_a_routine_has_a_name_and_something_to_do(
    name: str, items: tuple[Item, ...], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        Routine("morning", name, "floor", items)


def test_the_same_exercise_may_come_twice() -> None:
    routine = Routine("twice", "Twice", "floor", (Item("hold"), Item("hold")))
    assert len(routine.items) == 2
