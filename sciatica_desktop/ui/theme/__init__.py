"""Colours, letters, spaces and icons, light and dark."""
