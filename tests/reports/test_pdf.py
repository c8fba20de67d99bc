"""The file: whole or not at all, and silent about the person and the machine."""

from __future__ import annotations

import errno
import getpass
import os
import platform
import stat
from pathlib import Path

import pytest
from PySide6.QtGui import QPainter

from sciatica_desktop.reports.art import Art
from sciatica_desktop.reports.paper import A4, LETTER
from sciatica_desktop.reports.pdf import PageNotWrittenError, sheet_bytes, write_report, write_whole
from sciatica_desktop.reports.safety_card import CardSigns, paint_safety_card, write_safety_card
from tests.reports.diaries import summary
from tests.reports.sheets import has_picture_of_dots, inside, pages_of


class Broken(Exception):
    """Something went wrong in the middle of the page."""


def break_off(painter: QPainter) -> None:
    painter.drawLine(0, 0, 50, 50)
    raise Broken


def test_what_breaks_off_while_painting_reaches_no_file(plain_art: Art) -> None:
    with pytest.raises(Broken):
        sheet_bytes(A4, "", break_off)


def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    plain_art: Art, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.pdf"
    write_report(summary(), path, A4, plain_art)
    before = path.read_bytes()

    def no_room(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(PageNotWrittenError, match="No space left"):
        write_whole(path, b"%PDF half")
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_one_sentence(plain_art: Art, tmp_path: Path) -> None:
    with pytest.raises(PageNotWrittenError, match=r"^report\.pdf could not be written: .+\.$"):
        write_report(summary(), tmp_path / "nowhere" / "report.pdf", A4, plain_art)


def test_a_folder_under_that_name_is_one_sentence(plain_art: Art, tmp_path: Path) -> None:
    (tmp_path / "report.pdf").mkdir()
    with pytest.raises(PageNotWrittenError, match="could not be written"):
        write_report(summary(), tmp_path / "report.pdf", A4, plain_art)
    assert [file.name for file in tmp_path.iterdir()] == ["report.pdf"]


def test_the_file_is_for_the_person_alone(plain_art: Art, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    write_report(summary(), path, A4, plain_art)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_description_names_the_page_and_nobody(plain_art: Art, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    write_report(summary(name="Quentin Sample"), path, A4, plain_art)
    content = inside(path)
    title = "Sciatica diary 21 Sep to 15 Nov 2026"
    assert title.encode("utf-16-be") in content or title.encode() in content
    about = content[content.find(b"/Title") : content.find(b"endobj")]
    about += content[content.find(b"<?xpacket") : content.rfind(b"<?xpacket")]
    for private in ("Quentin Sample", platform.node(), getpass.getuser(), str(tmp_path)):
        assert private.encode("utf-16-be") not in about
        assert private.encode() not in about
    assert "Quentin Sample" in pages_of(path)[0]


@pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)
def test_the_safety_card_is_one_page_with_every_sign_of_the_screen(
    paper: object, qapp: object, tmp_path: Path
) -> None:
    path = tmp_path / "card.pdf"
    assert paper in (A4, LETTER)
    chosen = A4 if paper is A4 else LETTER
    write_safety_card(path, chosen, emergency_number="112")
    (text,) = pages_of(path)
    signs = CardSigns()
    for sign in (*signs.emergency, *signs.doctor):
        assert " ".join(sign.text.split()) in text
    assert "Emergency number 112" in text
    assert text.index("Get emergency help now") < text.index("Talk to a doctor first")
    assert not has_picture_of_dots(path)


@pytest.mark.parametrize("number", ["", "112"])
def test_the_safety_card_fits_both_sheets(number: str, qapp: object) -> None:
    free: list[float] = []

    for paper in (A4, LETTER):

        def paint(painter: QPainter, paper: object = paper) -> None:
            chosen = A4 if paper is A4 else LETTER
            free.append(paint_safety_card(painter, chosen, emergency_number=number))

        assert sheet_bytes(paper, "", paint).startswith(b"%PDF")
    assert min(free) >= 0
