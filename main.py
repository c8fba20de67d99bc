"""Starts Sciatica Desktop from a checkout."""

from sciatica_desktop.__main__ import run

if __name__ == "__main__":
    run()
