"""Reads the pages of the guide: Markdown under a head of TOML between two lines of ``+++``."""

from __future__ import annotations

from pathlib import Path

from sciatica_desktop.domain.guide import GuidePage
from sciatica_desktop.storage.card_file import decode
from sciatica_desktop.storage.library import LibraryError

_FENCE = "+++\n"


def load_guide(folder: Path) -> tuple[GuidePage, ...]:
    """The pages of a folder, in the order they give.

    Raises:
        LibraryError: for the first file that is wrong, in one sentence.
    """
    pages = [load_guide_page(path) for path in sorted(folder.glob("*.md"))]
    return tuple(sorted(pages, key=lambda page: page.order))


def load_guide_page(path: Path) -> GuidePage:
    """One page.

    Raises:
        LibraryError: in one sentence: file, field and what was expected.
    """
    import tomllib  # slow to load, and a start does without the guide

    try:
        before, head, body = path.read_text(encoding="utf-8").split(_FENCE, 2)
        if before.strip():
            raise ValueError(f"{path}: text stands before the head.")
        content = tomllib.loads(head) | {"id": path.stem, "body": body.strip()}
        return decode(path, content, GuidePage)
    except (OSError, UnicodeDecodeError) as error:
        raise LibraryError(f"{path} cannot be read: {error}.") from error
    except tomllib.TOMLDecodeError as error:
        raise LibraryError(f"{path}: the head is not valid TOML: {error}.") from error
    except ValueError as error:
        said = str(error)
        if "unpack" in said:
            said = f"{path} needs a head between two lines of +++."
        raise LibraryError(said) from error
