"""What the program does for its pages: QtCore objects, no widgets."""
