"""The panes around the timeline; each follows the session and asks it for changes, none knows another."""
