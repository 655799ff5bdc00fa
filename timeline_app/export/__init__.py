"""Images, records and tables made from a Chronicle."""
