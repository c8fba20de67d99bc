"""The printed pages: one model of what is said, one painter for preview, printer and PDF."""
