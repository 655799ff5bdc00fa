"""Tasks for worker processes that go wrong in every way a parser can."""

from __future__ import annotations

import os
import signal
import time


def task(what: str) -> str:
    if what == "raise":
        raise ValueError("bad input")
    if what == "exit":
        os._exit(3)
    if what == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "hang":
        time.sleep(3600)
    return what.upper()


def broken_start() -> None:
    os._exit(1)
