"""Whether a text may be a line of a chronology at all: it is short enough, and no piece of a sentence.

>>> is_good("Berg meets Moreau", 90), is_good("She meets Moreau", 90), is_good("Berg meets the", 90)
(True, False, False)
"""

from __future__ import annotations

import re

from timeline_app.extract.events.lexicon import words as listed

# "40 in Peru and 12", "by producing", "is scheduled to go", "over, 11 days": more must follow.
_BROKEN_OFF = re.compile(
    r"(?: and \d+| by \w+ing| to (?:go|those|be)| those|, \d+ (?:hour|day|week|month|year)s?"
    r"| in (?:order|connection|response|exchange|accordance|relation|search|anticipation|reaction|honou?r|favou?r"
    r"|solidarity|conjunction|keeping|defiance|compliance)"
    r"| of the moment| on behalf| at the hands| on (?:the )?grounds| in the (?:moments?|wake|hope|form|face|midst)"
    r"| at the level| with effect"
    r"| as (?:early|late|soon|far|long|follows)| all the way| the following \w+"
    r"| that (?:if|when|once|unless|while|although) \w+)$"
)


def is_good(text: str, longest: int) -> bool:
    """Whether it has at most `longest` characters and neither begins nor ends in the middle of something."""
    spelt = re.findall(r"[^\W_]+", text)
    words = [word.lower() for word in spelt]
    return (
        len(text) <= longest
        and len(words) >= 2
        and (words[0] not in listed("never_first_words") or spelt[0] in ("WHO", "IT"))
        and (words[-1] not in listed("never_last_words") or " ".join(words[-2:]) in listed("whole_ends"))
        and text.count("“") == text.count("”")
        and text.count('"') % 2 == 0
        and text.count("(") == text.count(")")
        and "\n" not in text
        and not _BROKEN_OFF.search(text)
    )
