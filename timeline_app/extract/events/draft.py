"""An event candidate while it is being judged: one clause or event noun of one sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline_app.core.facts import Role, Status
from timeline_app.core.span import Span
from timeline_app.core.timex import TimeForm
from timeline_app.extract.events.clauses import Clause
from timeline_app.extract.events.context import Timed, View


@dataclass(slots=True, eq=False)
class Draft:
    """What is known so far. `trigger` is the word number of the verb or noun that tells it; `clause` None for a noun.

    `own` are the numbers of the time expressions that say when, best first. `said_by` is the number of the clause that
    only reports it. `plan`: it lies ahead and is told for its own sake. `told`: it is the content of what somebody
    says; `clock`: its time is a time of day without a day. `parent` is the draft that it is a detail of, `near` the
    one that it is listed with if nobody tells it more clearly, `dated_by` the one whose date it takes. `entry` is the
    line of a chronology that tells it by a noun alone, `listed` that its date opens such a line; `again` the date by
    which the same words tell it once more.
    `earlier`: it goes on from something of another time.
    """

    view: View
    clause: Clause | None
    trigger: int
    verb: str
    kind: str
    span: Span
    status: Status = Status.HAPPENED
    own: tuple[int, ...] = ()
    day: bool = False
    actors: dict[int, Role] = field(default_factory=dict)
    place: str | None = None
    place_span: Span | None = None
    background: bool = False
    statement: bool = False
    nested: bool = False
    told: bool = False
    clock: bool = False
    plan: bool = False
    entry: str = ""
    listed: bool = False
    earlier: bool = False
    again: Span | None = None
    score: float = 0.0
    salience: float = 0.0
    headline: str = ""
    clarity: float = 1.0
    terms: tuple[str, ...] = ()
    parent: Draft | None = None
    near: Draft | None = None
    dated_by: Draft | None = None

    @property
    def own_times(self) -> list[Timed]:
        """The time expressions that say when, in the order of the text."""
        return [t for t in self.view.times if t.index in self.own]

    @property
    def forms(self) -> set[TimeForm]:
        """What its words say of when it was."""
        return {t.time.form for t in self.own_times}

    @property
    def word(self) -> str:
        """The lemma of the word that tells it."""
        return self.view.tree.words[self.trigger].lemma
