"""What lasts: the project file, the extraction cache, the journal of edits."""
