"""Who and what an article names: people, organisations, countries, places, with every place where it refers to them.

`find_entities(article, parsed)` gives the entities and the mentions that point at them.
"""

from __future__ import annotations

from timeline_app.extract.mentions.find import find_entities

__all__ = ["find_entities"]
