"""Lays what the user corrected over what was linked. `link/overlay.py` is the way in."""
