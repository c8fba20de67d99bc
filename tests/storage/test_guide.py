"""The guide: short pages with sources, and one list of signs for screen, card and page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sciatica_desktop import resources
from sciatica_desktop.domain.guide import GuidePage
from sciatica_desktop.domain.safety import DOCTOR_SIGNS, EMERGENCY_SIGNS
from sciatica_desktop.storage.guide import load_guide, load_guide_page
from sciatica_desktop.storage.library import LibraryError, load_library

PAGES = load_guide(resources.path("guide"))
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)

CLAIMS = re.compile(
    r"homeopath|(muscles?|tissue) (are|is) being repaired|better than surgery|drastically"
    r"|pseudo|no need (of|for) a doctor|toxins?|mis-?align",
    re.IGNORECASE,
)
"""What the seeds say and the program does not repeat (clinical reference A8)."""


def test_the_pages_the_guide_promises_are_there_in_order() -> None:
    assert [page.id for page in PAGES][:4] == [
        "what_sciatica_is",
        "words_for_pain",
        "what_brings_it_on",
        "movement_and_rest",
    ]
    assert {"massage_and_other_care", "at_the_desk", "when_to_see_a_doctor", "emergency"} <= {
        page.id for page in PAGES
    }
    assert [page.order for page in PAGES] == list(range(1, len(PAGES) + 1))
    assert [page.id for page in PAGES if page.urgent] == ["emergency"]


@every_page
def test_a_page_is_short_and_has_two_sources(page: GuidePage) -> None:
    words = len(re.findall(r"\w+", page.body))
    assert 90 <= words <= 340
    assert len({source.address for source in page.sources}) == len(page.sources) >= 2
    assert page.summary.endswith(".")


@every_page
def test_no_claim_of_the_seeds_is_repeated(page: GuidePage) -> None:
    assert CLAIMS.search(page.body) is None


def test_the_lists_of_signs_are_those_of_the_safety_questions() -> None:
    texts = {page.id: page.text("112") for page in PAGES}
    for sign in EMERGENCY_SIGNS:
        assert sign.text in texts["emergency"]
    for sign in DOCTOR_SIGNS:
        assert sign.text in texts["when_to_see_a_doctor"]
    assert "call 112" in texts["emergency"]
    assert "{" not in "".join(texts.values())


def test_every_drawing_of_the_guide_exists() -> None:
    figures = load_library(resources.root()).figures
    for page in PAGES:
        if page.picture is not None:
            assert page.picture.pose in figures[page.picture.exercise].poses


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("no head at all", "needs a head between two lines of"),
        ('+++\ntitle = "x\n+++\nbody', "the head is not valid TOML"),
        ('+++\ntitle = "x"\n+++\nbody', "order is missing"),
        (
            '+++\ntitle = "x"\norder = 1\nicon = "book"\nsummary = "s."\nsources = []\n+++\nbody',
            "sources needs",
        ),
        (
            '+++\ntitle = "x"\norder = 1\nicon = "book"\nsummary = "s."\n'
            'sources = [{ title = "t", address = "ftp://x" }]\n+++\nbody',
            "https://",
        ),
    ],
)
def test_a_broken_page_is_told_in_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "page.md"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LibraryError, match=said) as caught:
        load_guide_page(path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)
