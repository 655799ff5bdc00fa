"""The shared state of one open project, and the signals that tell of its changes."""
