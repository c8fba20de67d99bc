"""The parts of the one-page report, from top to foot; each knows its height before it paints."""
