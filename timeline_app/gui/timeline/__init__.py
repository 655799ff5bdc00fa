"""The pyqtgraph view of the timeline and its gestures."""
