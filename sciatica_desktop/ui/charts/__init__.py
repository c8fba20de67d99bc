"""The charts of Trends: the one folder that imports pyqtgraph, itself imported when first shown."""
