"""Loaded by every Python process that the tests start (through PYTHONPATH): no connection leaves this machine.

Articles can be sensitive, so the program promises never to use the network. An audit hook sees every connection of
the interpreter, whatever library makes it; local sockets (a display, a worker process) are strings and pass.
"""

from __future__ import annotations

import os
import sys


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in {"socket.connect", "socket.sendto", "socket.sendmsg"} and isinstance(arguments[-1], tuple):
        target = repr(arguments[-1])
    elif event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        target = repr(arguments[0])
    else:
        return
    if note := os.environ.get("TIMELINE_APP_TEST_NETWORK_LOG"):
        with open(note, "a", encoding="utf-8") as file:  # noqa: PTH123 - pathlib is not worth loading in every process
            file.write(f"{event} {target} in {sys.argv[:2]}\n")
    raise RuntimeError(f"the program must not use the network: {event} {target}")


sys.addaudithook(_refuse)
