"""What the painting tests share."""

from __future__ import annotations

import pytest

from sciatica_desktop import resources
from sciatica_desktop.reports.art import Art
from sciatica_desktop.storage.body_file import load_body
from sciatica_desktop.storage.library import load_library


@pytest.fixture(scope="session")
def art(qapp: object) -> Art:
    """The project's own drawings."""
    library = load_library(resources.root())
    return Art(library.exercises, library.figures, load_body(resources.path("body/body.toml")))


@pytest.fixture(scope="session")
def plain_art(qapp: object) -> Art:
    """The body chart alone; the drawn person takes longer and is not in question."""
    return Art(body=load_body(resources.path("body/body.toml")))
