"""A routine as text: what a therapist wrote becomes a routine, and a routine becomes text."""

from __future__ import annotations

from sciatica_desktop.domain.prescription.guide import EXAMPLES, GRAMMAR
from sciatica_desktop.domain.prescription.reader import read
from sciatica_desktop.domain.prescription.reading import Line, Reading
from sciatica_desktop.domain.prescription.writer import as_text, line_of

__all__ = ["EXAMPLES", "GRAMMAR", "Line", "Reading", "as_text", "line_of", "read"]
