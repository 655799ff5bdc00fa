"""Time expressions of one article: recognised by rules that are data, with the direction of the governing verb."""

from timeline_app.extract.times.direction import with_directions
from timeline_app.extract.times.narrative import is_narrative
from timeline_app.extract.times.recognise import recognise

__all__ = ["is_narrative", "recognise", "with_directions"]
