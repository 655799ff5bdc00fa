"""Background work: importing with progress and cancel, in worker processes."""
