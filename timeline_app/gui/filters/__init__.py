"""Filters as the user sees them: chips above the timeline, and a list to choose from."""
