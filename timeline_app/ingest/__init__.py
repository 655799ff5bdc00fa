"""A folder of files becomes Articles: discovery, one reader a format, the structure of each text."""
