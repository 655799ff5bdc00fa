"""The window: docks, models, actions."""
