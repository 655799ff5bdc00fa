"""What the text itself takes back, and what it says befell nobody.

"Your report says the dean blessed the road. He did not." is no blessing; of "the bus overturned; nobody was hurt" only
the first half is news.
"""

from __future__ import annotations

import re

from timeline_app.extract.events.clauses import Clause
from timeline_app.extract.events.context import Reading, View
from timeline_app.extract.events.draft import Draft
from timeline_app.extract.events.lexicon import words as listed

_TAKEN_BACK = re.compile(
    r"\W*(?:(?:but|in fact),? )?(?:"
    r"(?:he|she|they|it) (?:did|was|were|had|has|have|does|do|is|are)(?: not|n['’]t)"
    r"|(?:this|that|it|the (?:claim|report|story|allegation)) (?:is|was|['’]s) "
    r"(?:\w+ly )?(?:untrue|false|wrong|a lie|not true|not so|not the case)"
    r")\s*(?:[.;!]|$)",
    re.I,
)


def is_taken_back(draft: Draft, reading: Reading) -> bool:
    """Whether somebody is only said to have done it, and what follows says that it is not so."""
    view, clause = draft.view, draft.clause
    if clause is None or not _is_said(view, clause):
        return False
    text, start, end = reading.article.text, view.tree.words[clause.head].end, view.tree.span.end
    behind = text[start:end].partition(";")[2]
    after = reading.number_of(view) + 1
    following = reading.views[after].tree.span.of(text) if after < len(reading.views) else ""
    return bool(_TAKEN_BACK.match(behind or following))


def _is_said(view: View, clause: Clause) -> bool:
    """Whether it is the content of what somebody says or believes."""
    above = None if clause.above is None else view.clauses[clause.above]
    while above is not None and clause.relation != "ccomp":
        clause, above = above, None if above.above is None else view.clauses[above.above]
    return above is not None and view.tree.words[above.head].lemma in listed("say") | listed("believed")


def befalls_nobody(view: View, clause: Clause) -> bool:
    """ "Nobody was hurt", "no passengers were killed": that is no event, nor one that is denied."""
    tree = view.tree
    if not clause.passive or tree.words[clause.head].lemma not in listed("harming") or len(clause.subject) == 0:
        return False
    top = tree.words[max(clause.subject)]
    return top.lemma in _NOBODY or any(w.lemma in ("no", "neither") for w in tree.kids(top.i, "det"))


_NOBODY = frozenset({"nobody", "none", "no-one"})
