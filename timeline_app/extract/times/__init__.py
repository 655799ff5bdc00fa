"""Time expressions of one article: recognised by rules that are data, with the direction of the governing verb."""

from timeline_app.extract.times.direction import with_directions
from timeline_app.extract.times.narrative import is_narrative
from timeline_app.extract.times.recognise import recognise
from timeline_app.extract.times.shared_days import with_shared_days
from timeline_app.extract.times.tickers import past_midnight

__all__ = ["is_narrative", "past_midnight", "recognise", "with_directions", "with_shared_days"]
