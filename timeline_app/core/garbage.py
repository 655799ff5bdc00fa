"""Memory: when to look for garbage, and that what is free again is given back.

Where millions of small values are made and nearly all are kept, looking for garbage would only cost time.

>>> with uncollected(): values = [(n, n) for n in range(1000)]
"""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles of garbage within; afterwards as it was before.

    What was made meanwhile counts as old from the start: going through all of it at once would take half a second.
    """
    active = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if active:
            gc.freeze()
            gc.unfreeze()
            gc.enable()


_M_MMAP_THRESHOLD = -3
_LARGE = 1 << 20


def give_back_large_blocks() -> None:
    """Has the C library give blocks of a megabyte and more back to the system as soon as they are free.

    Otherwise glibc keeps ever larger ones, and new arrays for every filter make the program grow for ever. Elsewhere
    this does nothing.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, _LARGE)


def give_back_what_is_free() -> None:
    """Gives free memory of any size back to the system, which takes some hundredths of a second after much work.

    Only glibc has to be asked; elsewhere this does nothing.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
