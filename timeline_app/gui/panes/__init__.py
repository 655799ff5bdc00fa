"""One module a dock."""
