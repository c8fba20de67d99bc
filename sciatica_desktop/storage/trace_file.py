"""Keeps what a person should not have to read: the trace of an error that nobody foresaw."""

from __future__ import annotations

import traceback
from pathlib import Path

from sciatica_desktop import __version__
from sciatica_desktop.storage.errors import StorageError
from sciatica_desktop.storage.files import write_private


def keep_trace(error: BaseException, folder: Path) -> str:
    """Write the trace down and say, in one sentence for a person, where it is.

    Args:
        error: what happened; the person's own words are not in its trace.
        folder: the data folder.
    """
    log = folder / "error.log"
    trace = "".join(traceback.format_exception(error))
    try:
        write_private(log, f"Sciatica Desktop {__version__}\n{trace}".encode())
    except StorageError:
        where = "the details could not be written down"
    else:
        where = f"the details are in {log}"
    return f"Something went wrong inside the program; {where}."
