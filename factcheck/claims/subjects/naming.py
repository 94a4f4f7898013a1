"""Names of items: entity and measure of what a sentence states, from the nouns before, beside and behind its figure."""

from __future__ import annotations

from typing import Final

from factcheck.claims.claim import AMONG, UNRESOLVED, Measure, Subject
from factcheck.claims.rows.items import Clause, Figure, Item
from factcheck.claims.rows.tokens import Token
from factcheck.claims.subjects.balances import BALANCE
from factcheck.claims.subjects.context import APART, Context
from factcheck.claims.subjects.countings import are_treated, counted_things, counts_others
from factcheck.claims.subjects.deeds import Told, as_deed
from factcheck.claims.subjects.drafts import MADE, Noun
from factcheck.claims.subjects.phrasing import Phrases
from factcheck.claims.subjects.results import as_result
from factcheck.claims.subjects.subjects import EMPTY, NO_UNIT, Named, is_of, merge_nouns, named
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.quantities.quantity import Quantity, Unit
from factcheck.record import replace

ABROAD: Final = frozenset({"overseas"})
"""What says behind any figure where the goods went ("sold cars worth 5 million dollars abroad")."""

MORE: Final = expression(r" (?:more|fewer|less) ")
"""What stands between a change and the things that there were more of."""

OF_WHAT: Final = " of what "
"""What stands between a share and a clause that says what it is one of ("a tenth of what the island sees in a year").
"""

OF_FIGURE: Final = frozenset({"out-of-share", "share-of-figure"})
"""Frames in which a share is one of a bare figure."""


def name_item(
    item: Item, clause: Clause, noun: Noun, own: Quantity | None, phrases: Phrases, context: Context
) -> Named:
    """Entity and measure of a member of an item; `noun` is its clause's subject, `own` its level."""
    figure = item.now
    if figure is not None and figure.bracketed:
        return Named(context.entity, Measure(UNRESOLVED), False)
    unit = own.unit if own else NO_UNIT
    things = counted_things(phrases.text, own)
    first = figure if figure is not None else item.others[0]
    if figure is not None:
        told = as_deed(Told(noun, things, unit), figure, clause, phrases, context)
        noun, things, unit = told.noun, told.things, told.unit
    noun = of_things(as_result(noun, first, unit, phrases, context), item, clause, phrases)
    noun = as_rate(completed(noun, figure, without_others(clause, things, phrases), unit, phrases), unit)
    share = next(item.of("share"), None)
    whole = read(share.whole if share is not None else None, phrases)
    subject = named(noun, unit, context, things, nested=clause.opener == "u")
    if subject.inherited and (counts_others(phrases.text, own) or are_treated(phrases.text, own)):
        return Named(subject.entity, Measure(UNRESOLVED), False)
    if noun.head is None and whole.head is not None and not whole.negative:
        if unit.name in table("measures").get(whole.head, {}).get("unlike", ()):
            return Named(subject.entity, Measure(UNRESOLVED, noun.modifiers), False)
        return Named(subject.entity, Measure(whole.head, noun.modifiers | noun.unknown | whole.modifiers), True)
    if figure is not None and figure.role.frame == "total":
        return Named(subject.entity, Measure("total", (context.measure or subject.measure).modifiers), True)
    return subject


def of_things(noun: Noun, item: Item, clause: Clause, phrases: Phrases) -> Noun:
    """A noun that names no measure, of an item that only tells of so much more of what is one ("airports had 3 percent
    more passengers").
    """
    if noun.head is not None or item.now is not None:
        return noun
    end = item.others[0].token.end
    token = next((t for t in clause.trailing if MORE.fullmatch(phrases.text, end, t.start)), None)
    things = read(token, phrases)
    if things.head is None:
        return noun
    modifiers, unknown = noun.modifiers | things.modifiers, noun.unknown | things.unknown
    entity, reference = noun.entity or things.entity, noun.reference or things.reference
    return replace(things, entity=entity, reference=reference, modifiers=modifiers, unknown=unknown)


def without_others(clause: Clause, things: Noun, phrases: Phrases) -> Clause:
    """A clause without the nouns behind its figures that measure something else than what is counted, where that
    happens itself ("5 million infections were registered and 2,827 people have died").
    """
    if things.head is None or not table("measures")[things.head].get("flow"):
        return clause
    return replace(clause, trailing=[t for t in clause.trailing if phrases.read(t).head in (None, things.head)])


def as_rate(noun: Noun, unit: Unit) -> Noun:
    """A noun, where it is told in percent as the rate that it then is ("unemployment of 5 percent")."""
    name = table("measures").get(noun.head, {}).get("rate") if noun.head and unit.dimension == "ratio" else None
    return replace(noun, head=name) if name else noun


def completed(noun: Noun, figure: Figure | None, clause: Clause, unit: Unit, phrases: Phrases) -> Noun:
    """The noun of an item: the one that leads to its figure, or its clause's, with what that leaves unsaid from the
    nouns behind.
    """
    noun = labelled(noun, figure, phrases)
    behind = read(figure.noun if figure is not None else None, phrases)
    if unit.dimension == "ratio" and is_ratio(behind.head) and not is_ratio(noun.head):
        noun = replace(behind, entity=behind.entity or noun.entity, reference=behind.reference or noun.reference)
    if (
        (unit.dimension == "number" or behind.modifiers == ABROAD)
        and noun.head is not None
        and behind.head is None
        and behind.modifiers
        and not behind.unknown
    ):
        noun = replace(noun, modifiers=noun.modifiers | behind.modifiers)
    if not noun.entity and behind.entity:
        noun = replace(noun, entity=behind.entity)
    noun = refined(apart(noun, behind, figure, clause), behind, unit)
    if noun.head is None and behind.head is not None:
        modifiers = behind.modifiers | noun.modifiers
        noun = replace(behind, entity=noun.entity, reference=noun.reference or behind.reference, modifiers=modifiers)
    if noun.head is None and not noun.unknown and clause.trailing and (figure is not None or not noun.total):
        noun = merge_nouns([noun, *said_of(figure, clause, phrases)])
    if figure is not None and noun.head is not None:
        noun = replace(noun, modifiers=noun.modifiers | phrases.matter(figure))
    return noun


def labelled(noun: Noun, figure: Figure | None, phrases: Phrases) -> Noun:
    """A noun, or the one that leads to the figure itself; one that is no measure ("the target of") sets it apart."""
    if figure is None or figure.label is None:
        return noun
    label = phrases.read(figure.label)
    if label.head is not None:
        return led_to(label, noun)
    if not phrases.is_definite(figure.label):
        return noun
    return replace(noun, modifiers=noun.modifiers | label.modifiers & APART, unknown=noun.unknown | label.unknown)


def apart(noun: Noun, behind: Noun, figure: Figure | None, clause: Clause) -> Noun:
    """The noun of a clause without its measure for a further figure that goes on with one of its own ("exports of 5.5
    million cars, and 11.5 million sold").
    """
    first = clause.items[0].now
    if figure is None or first is None or figure is first or figure.label is not None or figure.noun is None:
        return noun
    if figure.noun.start > figure.token.end + 1:
        return noun
    if behind.head is None or noun.head is None or is_of(behind.head, noun.head) or is_of(noun.head, behind.head):
        return noun
    return replace(behind, modifiers=behind.modifiers | noun.modifiers & APART, entity=behind.entity or noun.entity)


def refined(noun: Noun, behind: Noun, unit: Unit) -> Noun:
    """A noun that the one behind its figure makes more exact: trade showed a surplus, a firm made a loss."""
    signed = table("measures").get(behind.head or "", {}).get("signed", False)
    earned = noun.head == MADE and unit.dimension == "money" and signed
    if not earned and not is_of(behind.head, noun.head):
        return noun
    return replace(noun, head=behind.head, negative=behind.negative, modifiers=noun.modifiers | behind.modifiers)


def led_to(label: Noun, subject: Noun) -> Noun:
    """The noun that leads to a figure ("sales of"), with whose it is, and what narrows it, from a subject that names no
    measure itself ("urban areas had sales of ...").
    """
    own = is_of(label.head, subject.head)
    narrows = subject.modifiers if own or (subject.head is None and not subject.unknown) else frozenset()
    return replace(
        label,
        unknown=label.unknown | subject.unknown if own or label.head == BALANCE else label.unknown,
        entity=label.entity or subject.entity,
        reference=label.reference or subject.reference,
        modifiers=label.modifiers | narrows,
    )


def said_of(figure: Figure | None, clause: Clause, phrases: Phrases) -> list[Noun]:
    """The nouns behind a figure's verb: the first that names a measure, else two ("two were killed and 12 injured")."""
    behind = [t for t in clause.trailing if figure is None or t.start > figure.token.start] or clause.trailing
    first = phrases.read(behind[0])
    return [first] if first.head is not None else [first, *(phrases.read(t) for t in behind[1:2])]


def whole_of(figure: Figure, part: Subject, phrases: Phrases, context: Context) -> Subject:
    """What a share is a share of: the noun behind it, or, where it only says "the total", the part's measure without
    what narrows it.
    """
    if figure.role.frame in OF_FIGURE:
        return replace(part, measure=Measure(AMONG, part.measure.modifiers))
    if phrases.text.startswith(OF_WHAT, figure.token.end):
        return replace(part, measure=Measure(UNRESOLVED))
    noun = first_of(figure.whole, phrases)
    entity = noun.entity or context.referred(noun.reference) or part.entity
    if noun.head is None:
        measure = Measure(part.measure.head, noun.modifiers)
        return replace(part, entity=entity, measure=measure, assumed=part.assumed | {"measure"})
    if noun.head == "profit" and table("measures").get(part.measure.head, {}).get("outgo"):
        return replace(part, entity=entity, measure=Measure(UNRESOLVED))  # "costs were 40 percent of income": all of it
    return replace(part, entity=entity, measure=Measure(noun.head, noun.modifiers | noun.unknown))


def read(token: Token | None, phrases: Phrases) -> Noun:
    """The reading of a noun token, if there is one."""
    return phrases.read(token) if token is not None else EMPTY


def first_of(token: Token | None, phrases: Phrases) -> Noun:
    """The reading of what a share is of, without those that a comma sets beside it, whose shares come next ("42 percent
    of sales, Italy 30 and Spain 18").
    """
    if token is not None and len(token.parts) > 1 and phrases.text.startswith(",", token.parts[0][1]):
        noun = phrases.noun(*token.parts[0])
        if noun.head is not None:
            return noun
    return read(token, phrases)


def is_ratio(head: str | None) -> bool:
    """Whether a measure is a quotient, so that percentages are its levels (an unemployment rate, a margin)."""
    return bool(head and table("measures").get(head, {}).get("ratio"))
