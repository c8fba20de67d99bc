"""Colours that must be told apart, on both pages and both themes (WCAG 2.2, 1.4.11: 3 to 1)."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest
from PySide6.QtGui import QColor

from sciatica_desktop.figure.look import Look, mixed
from sciatica_desktop.figure.parts import Tone
from sciatica_desktop.figure.people import DEFAULT_PERSON, PEOPLE, Person
from tests.figure.pixels import contrast

PAGES = {"light": ("#F4F1EB", "#FCFAF6"), "dark": ("#141821", "#1C2230")}
THEMES = pytest.mark.parametrize("theme", ["light", "dark"])
EVERYBODY = pytest.mark.parametrize("person", PEOPLE.values(), ids=PEOPLE)
Theme = Literal["light", "dark"]


@EVERYBODY
@THEMES
@pytest.mark.parametrize("tone", [Tone.LEGGINGS, Tone.TOP])
def test_clothes_stand_out_from_the_page(theme: Theme, tone: Tone, person: Person) -> None:
    look = Look.for_theme(theme)
    for page in PAGES[theme]:
        for far in (0.0, 1.0):
            cover = look.cover(tone, person, far=far)
            assert contrast(cover.base, QColor(page)) >= 3.0, (page, far)


@EVERYBODY
@THEMES
def test_skin_stands_out_or_has_a_rim(theme: Theme, person: Person) -> None:
    look = Look.for_theme(theme)
    for page in map(QColor, PAGES[theme]):
        for far in (0.0, 1.0):
            cover = look.cover(Tone.SKIN, person, far=far)
            rim = look.rim_of(cover)
            seen = [cover.base] if rim is None else [cover.base, mixed(page, rim, rim.alphaF())]
            assert max(contrast(colour, page) for colour in seen) >= 3.0, page.name()


@EVERYBODY
@THEMES
def test_hair_stands_out_from_the_page(theme: Theme, person: Person) -> None:
    look = Look.for_theme(theme)
    for page in map(QColor, PAGES[theme]):
        seen = look.hair(person)[0], look.hair_rim(person)
        assert max(contrast(colour, page) for colour in seen) >= 3.0


@EVERYBODY
@THEMES
@pytest.mark.parametrize("tone", list(Tone))
def test_the_near_limb_differs_from_the_far_one(theme: Theme, tone: Tone, person: Person) -> None:
    look = Look.for_theme(theme)
    near, far = (look.cover(tone, person, far=far).base for far in (0.0, 1.0))
    assert contrast(near, far) >= 1.25


@EVERYBODY
@THEMES
def test_the_marked_area_stands_out_from_the_clothes(theme: Theme, person: Person) -> None:
    look = Look.for_theme(theme)
    for tone in (Tone.LEGGINGS, Tone.TOP):
        cloth = look.cover(tone, person).base
        assert max(contrast(look.core, cloth), contrast(look.hot_rim, cloth)) >= 3.0, tone


@EVERYBODY
@THEMES
def test_the_nerve_is_read_over_everything(theme: Theme, person: Person) -> None:
    look = Look.for_theme(theme)
    assert contrast(look.nerve, look.nerve_case) >= 4.5
    for tone in Tone:
        under = look.cover(tone, person).base
        case = mixed(under, look.nerve_case, 0.62)
        assert max(contrast(look.nerve, under), contrast(look.nerve, case)) >= 3.0, tone


@THEMES
def test_arrows_stand_out_from_the_page(theme: Theme) -> None:
    for page in PAGES[theme]:
        assert contrast(Look.for_theme(theme).arrow, QColor(page)) >= 3.0


def test_print_needs_no_colour() -> None:
    look = Look.for_print()
    for tone in Tone:
        for far in (0.0, 1.0):
            assert look.cover(tone, DEFAULT_PERSON, far=far).base.saturation() == 0
    assert contrast(look.ink, look.ground) >= 7.0
    assert look.hair(DEFAULT_PERSON)[0].alpha() == 255


def test_small_prints_have_thicker_contours() -> None:
    assert Look.for_print(small=True) == replace(
        Look.for_print(), contour=Look.for_print(small=True).contour
    )
    assert Look.for_print(small=True).contour > Look.for_print().contour
