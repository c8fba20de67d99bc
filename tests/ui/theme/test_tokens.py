"""The colours of both themes: the same names, and enough contrast everywhere."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from sciatica_desktop.ui.theme.tokens import NAMES, contrast, load_tokens

TEXT, GRAPHIC = 4.5, 3.0

PAIRS = [
    *(
        (ink, ground, TEXT)
        for ink in ("ink", "ink2")
        for ground in ("page", "surface", "sunken", "nav")
    ),
    *(("on_action", fill, TEXT) for fill in ("action", "action_hover", "action_down")),
    *(("action_ink", ground, TEXT) for ground in ("action_soft", "surface", "page")),
    *(("action", ground, GRAPHIC) for ground in ("page", "surface", "sunken", "nav")),
    *(("control", ground, GRAPHIC) for ground in ("page", "surface", "nav")),
    *(("done", ground, TEXT) for ground in ("surface", "page", "done_soft")),
    *(("ink", ground, TEXT) for ground in ("leg_soft", "back_soft", "stop_soft", "flare", "track")),
    *(("stop", ground, TEXT) for ground in ("surface", "page", "stop_soft")),
    *(("focus", ground, GRAPHIC) for ground in ("page", "surface", "nav")),
    ("on_leg", "leg", TEXT),
    ("on_back", "back", TEXT),
    ("on_done", "done", TEXT),
    ("on_stop", "stop", TEXT),
    ("leg", "surface", TEXT),
    ("leg", "page", TEXT),
    ("leg", "leg_soft", GRAPHIC),
    ("back", "surface", TEXT),
    ("back", "page", TEXT),
    ("ink2", "flare", TEXT),
    ("ink2", "band", TEXT),
    ("flare_line", "flare", GRAPHIC),
    ("surface", "ink", TEXT),
]


@pytest.mark.parametrize("theme", NAMES)
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_stands_out_from_its_ground(theme: str, ink: str, ground: str, least: float) -> None:
    colours = load_tokens(theme).colours
    assert contrast(colours[ink], colours[ground]) >= least


def test_both_themes_have_the_same_names() -> None:
    light, dark = (load_tokens(name).colours for name in NAMES)
    assert set(light) == set(dark)
    assert all(colour.isValid() for theme in (light, dark) for colour in theme.values())


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


def test_an_unknown_theme_is_refused() -> None:
    with pytest.raises(ValueError, match="sepia"):
        load_tokens("sepia")
