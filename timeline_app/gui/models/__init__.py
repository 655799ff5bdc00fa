"""Item models over the session: participants, events, the import report."""
