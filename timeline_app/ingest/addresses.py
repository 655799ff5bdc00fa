"""Web addresses, which may be broken.

>>> split_address("https://www.courier.example/2024/05/ferry?page=2")
('courier.example', '/2024/05/ferry')
>>> split_address("http://[broken")
('', '')
"""

from __future__ import annotations

from urllib.parse import urlsplit


def split_address(url: str | None) -> tuple[str, str]:
    """Host (without "www.") and path of an address; both "" where there is none or it cannot be read."""
    try:
        parts = urlsplit(url or "")
        return (parts.hostname or "").removeprefix("www."), parts.path
    except ValueError:
        return "", ""
