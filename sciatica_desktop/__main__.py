"""Starts the program: checks the pair of Python and PySide6, then hands over to the commands."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sciatica_desktop import cli, startup_guard

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code.

    Args:
        argv: The arguments after the program's name; those of the process when None.
    """
    complaint = startup_guard.complaint()
    if complaint is not None:
        sys.stderr.write(complaint + "\n")
        return startup_guard.EXIT_CODE
    return cli.main(sys.argv[1:] if argv is None else list(argv))


def run() -> None:
    """Run the program and leave with its exit code; what ``sciatica-desktop`` calls."""
    sys.exit(main())


if __name__ == "__main__":
    run()
