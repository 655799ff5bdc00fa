"""The Chronicle as sorted columns for the views."""
