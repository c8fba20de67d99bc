"""The drawn, moving person.

Pure geometry with numpy (``skeleton``, ``solve``, ``rings``, ``silhouette`` and what builds on
them) and painting with QtGui (``painter`` and what it calls). Nothing here needs a widget, so the
player, the cards, the printed page and a worker thread all use the same painter.
"""
