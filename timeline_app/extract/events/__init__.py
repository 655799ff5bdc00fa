"""Events of one article: which sentences tell one, who took part, when, and the headline for it."""

from timeline_app.extract.events.find import find_events, find_with_groups

__all__ = ["find_events", "find_with_groups"]
