from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatica_desktop.storage.toml_lines import Lines, field_near

TEXT = '''\
# a card
name = "A \\" # b"
how = [
    "one",  # [
    """two
[not.a.table]
""",
]
point = { at = [1, 2], bone = "x" }
a.b."c" = 1

[dose]
sets = 1
[[phases]]
cue = 'one'
[[phases]]
cue = \'\'\'
two\'\'\'
[[phases.inner]]
x = 1979-05-27T07:32:00Z
[figure.poses.out.angles]
knee_n = -1.5e3
'''


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("", 1), ("name", 2), ("how", 3), ("how[0]", 4), ("how[1]", 5), ("point.at[1]", 9),
        ("point.bone", 9), ("a.b.c", 10), ("dose", 12), ("dose.sets", 13), ("phases[0].cue", 15),
        ("phases[1]", 16), ("phases[1].cue", 17), ("phases[1].inner[0].x", 20),
        ("figure", 21), ("figure.poses.out.angles.knee_n", 22),
        ("dose.missing", 12), ("phases[1].missing.more", 16), ("missing", 1),
    ],
)  # fmt: skip
def test_every_field_has_its_line(field: str, line: int) -> None:
    assert Lines(TEXT).of(field) == line


@pytest.mark.parametrize(
    ("field", "said", "line"),
    [
        ("dose", "sets must be 1 to 10, not 99", 13),
        ("phases[0]", "cue must have at most 40 characters", 15),
        ("figure.poses.out", "knee_n must be -12 to 150 degrees", 22),
        ("figure.poses.out", "joint must be one of a, b, not 'knee_n'", 22),
        ("point", "place must be one of y, z, not 'x'", 9),
        ("dose", "nothing of it is named", 12),
    ],
)
def test_a_sentence_is_led_to_the_line_it_means(field: str, said: str, line: int) -> None:
    assert Lines(TEXT).meant(field, said) == line


@pytest.mark.parametrize(("line", "field"), [(2, "name"), (13, "dose.sets"), (16, "phases")])
def test_a_line_is_in_or_after_a_field(line: int, field: str) -> None:
    assert field_near(TEXT, line) == field


@given(st.text(alphabet="a.=[]{}\"'\\#,\n 1", max_size=60))
def test_no_text_leads_astray(text: str) -> None:
    lines = Lines(text)
    for field in ("", "a", "a.a", "a[0]", "a[1].a"):
        assert 1 <= lines.of(field) <= text.count("\n") + 1
        assert 1 <= lines.meant(field, "a must be 'a'") <= text.count("\n") + 1
    field_near(text, 1)
