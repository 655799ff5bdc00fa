"""timeline-app: open a folder of articles, get a timeline you can trust."""

__version__ = "0.1.0"
