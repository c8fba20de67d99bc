"""Sciatica Desktop: illustrated stretches with timers, a pain diary, charts and a report."""

__version__ = "0.1.0"
"""The version, in the one place that names it; the package metadata is read from here."""
