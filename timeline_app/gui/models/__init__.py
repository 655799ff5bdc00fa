"""Qt item models over plain arrays."""
