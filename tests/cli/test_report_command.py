"""The report from the terminal says what the report page would."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sciatica_desktop import cli
from sciatica_desktop.domain.safety import Screening
from sciatica_desktop.paths import places
from sciatica_desktop.storage.database import Database
from sciatica_desktop.storage.safety_store import SafetyStore
from tests.reports.sheets import pages_of

MARCH = datetime(2025, 3, 1, 9, 0, tzinfo=UTC)
TICKED = Screening(MARCH, ("saddle",))


def report_of_january(data_dir: Path, screening: Screening, output: Path) -> str:
    with Database.open(places(data_dir).database) as database:
        SafetyStore(database).put(screening)
    days = ["--from", "2025-01-01", "--to", "2025-01-31"]
    assert cli.main(["--data-dir", str(data_dir), "report", *days, "--output", str(output)]) == 0
    (page,) = pages_of(output)
    return page


@pytest.mark.parametrize(
    ("screening", "is_said"),
    [(TICKED, True), (replace(TICKED, assessed=MARCH), False), (Screening(MARCH), False)],
)
def test_a_sign_ticked_later_is_on_the_page_while_it_stands(
    qapp: object,
    data_dir: Path,
    tmp_path: Path,
    screening: Screening,
    is_said: bool,
) -> None:
    page = report_of_january(data_dir, screening, tmp_path / "page.pdf")
    assert ("Warning signs ticked on 1 Mar 2025" in page) is is_said
