"""The guide is read page by page, searched, and opens nothing by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from sciatica_desktop import resources
from sciatica_desktop.services.settings import EMERGENCY_NUMBER, Settings
from sciatica_desktop.storage.guide import load_guide
from sciatica_desktop.ui.pages.guide import GuideView
from sciatica_desktop.ui.theme.manager import Theme
from tests.ui.studios import BlankStudio

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PAGES = load_guide(resources.path("guide"))


@pytest.fixture
def guide(qtbot: QtBot, theme: Theme, settings: Settings) -> GuideView:
    view = GuideView(PAGES, settings=settings, studio=BlankStudio(), theme=theme)
    qtbot.addWidget(view)
    view.resize(1040, 760)
    view.show()
    return view


def text_of(guide: GuideView) -> str:
    return guide.article.text.toPlainText()


def test_it_opens_at_the_first_page_and_reads_on(qtbot: QtBot, guide: GuideView) -> None:
    assert guide.open_id == PAGES[0].id
    for page in PAGES[1:]:
        qtbot.mouseClick(guide._next, Qt.MouseButton.LeftButton)
        assert guide.open_id == page.id
    assert guide._next.isHidden()


def test_every_page_shows_its_sources(guide: GuideView) -> None:
    for page in PAGES:
        guide.open_page(page.id)
        assert all(source.title in text_of(guide) for source in page.sources)


def test_the_text_is_as_high_as_it_is_long(qtbot: QtBot, guide: GuideView) -> None:
    for width in (1040, 720, 460):
        guide.resize(width, 700)
        for page in PAGES:
            guide.open_page(page.id)
            text = guide.article.text
            qtbot.waitUntil(
                lambda text=text: text.height() >= text.document().size().height(), timeout=500
            )
            assert text.document().idealWidth() <= text.width() + 1, page.id


def test_the_emergency_page_has_the_persons_own_number(
    guide: GuideView, settings: Settings
) -> None:
    guide.open_page("emergency")
    assert "112" in text_of(guide)
    settings.set(EMERGENCY_NUMBER, "999")
    assert "999" in text_of(guide)


def test_the_emergency_page_leads_to_the_safety_check(qtbot: QtBot, guide: GuideView) -> None:
    assert guide.article._help.isHidden()
    guide.open_page("emergency")
    with qtbot.waitSignal(guide.check_requested, timeout=500):
        guide.article._help.layout().itemAt(0).widget().click()
    with qtbot.waitSignal(guide.print_requested, timeout=500):
        guide.article._help.layout().itemAt(1).widget().click()


def test_a_search_leaves_the_pages_that_have_the_words(guide: GuideView) -> None:
    guide.search.setText("wallet")
    assert "what_brings_it_on" in guide.found
    assert len(guide.found) < len(PAGES)
    assert guide.open_id in guide.found
    guide.search.setText("zebra crossing")
    assert guide.found == []
    assert "zebra crossing" in guide._nothing.text()
    guide.search.clear()
    assert len(guide.found) == len(PAGES)


def test_the_list_is_walked_with_the_arrows(qtbot: QtBot, guide: GuideView) -> None:
    first = guide.focus_widget()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    second = guide._items[PAGES[1].id]
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Return)
    assert guide.open_id == PAGES[1].id


def test_a_narrow_guide_has_a_menu_instead_of_the_list(guide: GuideView) -> None:
    guide.resize(520, 700)
    assert guide._list.isHidden()
    assert guide._menu_button.isVisible()


def test_only_a_chosen_link_is_opened(guide: GuideView, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    for page in PAGES:
        guide.open_page(page.id)
    assert opened == []
    guide.article.text.anchorClicked.emit(QUrl("https://example.org/page"))
    guide.article.text.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert opened == ["https://example.org/page"]
