"""The names of months and days as the user's desktop has them.

>>> from PySide6.QtCore import QLocale
>>> names_of(QLocale("de_DE")).months[2]
'März'
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QLocale

from timeline_app.timeline.names import ENGLISH, Names

_LONG, _SHORT = QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat


def names_of(locale: QLocale) -> Names:
    """Words for the axis and for dates; English ones for what the locale does not know."""
    months = tuple(locale.standaloneMonthName(month, _LONG) for month in range(1, 13))
    short = tuple(locale.standaloneMonthName(month, _SHORT).rstrip(".") for month in range(1, 13))
    days = tuple(locale.standaloneDayName(day, _SHORT).rstrip(".") for day in range(1, 8))
    known = all(months) and all(short) and all(days)
    return replace(ENGLISH, months=months, short_months=short, short_weekdays=days) if known else ENGLISH
