"""The shared state of one open folder: what is selected, hovered, filtered, with typed signals."""
