"""Time expressions: recognised by rules that are data, and normalised."""
