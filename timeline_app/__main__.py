"""`python -m timeline_app` is `timeline-app`."""

from __future__ import annotations

import sys

from timeline_app.cli import main

if __name__ == "__main__":
    sys.exit(main())
