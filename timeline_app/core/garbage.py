"""Where millions of small values are made and nearly all are kept, looking for garbage would only cost time.

>>> with uncollected(): values = [(n, n) for n in range(1000)]
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles of garbage within; afterwards as it was before."""
    active = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if active:
            gc.enable()
