from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest

from sciatica_desktop.domain.weekly import (
    Ability,
    Bother,
    Score,
    WeeklyCheck,
    abilities_then_and_now,
    ability_means,
    is_due,
    own_activities,
    week_then_and_now,
)
from sciatica_desktop.domain.weekly_words import (
    ABILITY,
    BOTHER,
    CHANGE,
    NO_WEEKS,
    PEG,
    change_words,
    score_words,
    weekly_words,
)

START = datetime(2026, 4, 6, 20, tzinfo=UTC)
LICENSED = r"oswestry|roland|quebec|startback|paindetect|\bdn4\b|sciatica bothersomeness"


def check(week: int = 0, **answers: object) -> WeeklyCheck:
    when = START + timedelta(weeks=week)
    return WeeklyCheck(f"w{week}", when, when, **answers)  # type: ignore[arg-type]  # each test knows


def abilities(**values: int | None) -> tuple[Ability, ...]:
    return tuple(Ability(name, value) for name, value in values.items())


@pytest.mark.parametrize(
    ("field", "value"),
    [("pain", 11), ("enjoyment", -1), ("doing", 12), ("change", 6), ("change", -6)],
)
def test_answers_outside_their_scale_are_refused(field: str, value: int) -> None:
    with pytest.raises(ValueError, match=rf"{field} must be .* or empty, not {value}"):
        check(**{field: value})


def test_names_are_needed_and_stand_once_and_five_are_enough() -> None:
    with pytest.raises(ValueError, match="needs a name"):
        Ability(" ")
    with pytest.raises(ValueError, match="named twice"):
        check(abilities=(Ability("walk", 1), Ability("walk", 2)))
    with pytest.raises(ValueError, match="at most 5"):
        check(abilities=abilities(a=1, b=1, c=1, d=1, e=1, f=1))
    with pytest.raises(ValueError, match=r"bother\.leg must be 0 to 6"):
        Bother(leg=7)
    with pytest.raises(ValueError, match="0 to 1000"):
        Score("s", date(2026, 4, 6), "x", float("nan"), START)


def test_zero_is_an_answer_and_a_name_is_none() -> None:
    assert check().is_empty
    assert check(abilities=abilities(walk=None)).is_empty
    assert not check(abilities=abilities(walk=0)).is_empty
    assert not check(change=0).is_empty
    assert not check(bother=Bother(back=0)).is_empty


def test_the_mean_of_three_needs_all_three() -> None:
    assert check(pain=4, enjoyment=5, doing=5).peg == Fraction(14, 3)
    assert check(pain=0, enjoyment=0, doing=0).peg == 0
    assert check(pain=4, doing=5).peg is None


def test_it_is_asked_again_after_seven_days_and_an_empty_week_does_not_count() -> None:
    today = START.date()
    assert is_due([], today)
    assert not is_due([check(pain=3)], today + timedelta(days=6))
    assert is_due([check(pain=3)], today + timedelta(days=7))
    assert is_due([check()], today)


def test_the_same_activities_are_compared_and_no_others() -> None:
    weeks = [
        check(2, abilities=abilities(walk=6, sleep=4, drive=9)),
        check(0, abilities=abilities(walk=2, stairs=1, sleep=4)),
        check(1, abilities=abilities(walk=3)),
    ]
    assert own_activities(weeks) == ("walk", "sleep", "drive")
    pairs = abilities_then_and_now(weeks)
    assert [(pair.name, pair.before, pair.now) for pair in pairs] == [
        ("walk", 2, 6),
        ("sleep", 4, 4),
    ]
    means = ability_means(pairs)
    assert means is not None
    assert (means.before, means.now, means.points) == (3, 5, 2)
    assert ability_means(()) is None


def test_first_and_last_answer_of_each_row() -> None:
    weeks = [
        check(0, pain=6, enjoyment=6, doing=6, bother=Bother(leg=5)),
        check(1, pain=3, bother=Bother(leg=2, back=1)),
        check(2, pain=4, enjoyment=4, doing=4),
    ]
    found = week_then_and_now(weeks)
    assert [(pair.name, pair.before, pair.now) for pair in found] == [("peg", 6, 4), ("leg", 5, 2)]


def test_the_words_say_the_numbers_and_no_verdict() -> None:
    weeks = [
        check(0, abilities=abilities(Walk=2, Sleep=5), pain=6, enjoyment=6, doing=5),
        check(5, abilities=abilities(Walk=5, Sleep=5), pain=4, enjoyment=4, doing=4, change=2),
    ]
    said = weekly_words(weeks)
    assert said[0] == (
        "Weekly questions answered 2 times, first on 6 April 2026, last on 11 May 2026."
    )
    assert said[1] == "Walk: 2, then 5 of 10."
    assert said[3].startswith("Mean of 2 own activities: 3.5, then 5 of 10")
    assert said[4] == "Mean of the three questions about the week: 5.7, then 4 of 10."
    assert said[5] == "Own rating against the start: +2 of -5 to +5."
    assert weekly_words([]) == (NO_WEEKS,)
    assert weekly_words([check(pain=1)]) == ("Weekly questions answered once, on 6 April 2026.",)
    assert change_words(0) == "0 of -5 to +5"
    text = " ".join(said)
    assert not re.search(r"improv|recover|because|should|good|sorry", text, re.IGNORECASE)


def test_a_score_taken_elsewhere_is_kept_and_not_judged() -> None:
    score = Score("s", date(2026, 4, 6), "Score of the clinic", 42.0, START)
    assert score_words([score]) == ("Score of the clinic: 42, taken elsewhere on 6 April 2026.",)


def test_questions_name_both_ends_and_are_none_of_the_licensed_ones() -> None:
    questions = [ABILITY, CHANGE, *PEG.values(), *BOTHER.values()]
    assert len({question.text for question in questions}) == len(questions)
    for question in questions:
        assert question.low_words
        assert question.high_words
        assert not re.search(LICENSED, question.text, re.IGNORECASE)
    assert (CHANGE.low, CHANGE.high) == (-5, 5)
