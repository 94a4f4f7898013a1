"""Subjects: whose measure a figure is, by its nouns, what it counts, and what the text has spoken of before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.claims.claim import UNRESOLVED, Measure
from factcheck.claims.subjects.balances import derived
from factcheck.claims.subjects.context import APART, Context, places
from factcheck.claims.subjects.drafts import MADE, WILL, Noun
from factcheck.claims.subjects.families import beside_of, distinct_measures, full_heads, intensive, products, traded
from factcheck.claims.words.vocabulary import lexicon, rivals
from factcheck.lexicon import table
from factcheck.quantities.quantity import Unit
from factcheck.record import record, replace

GENERIC = frozenset({"unit", "piece", "set", "item"})
EMPTY = Noun()
NO_UNIT = Unit(None, "number")
WORLD, PEOPLE = "World", "population"
SEXES = frozenset({"male", "female"})
"""Modifiers of people that a bare head does not keep ("killed three women ... In all five died")."""

LATELY = 3
"""Sentences in which a measure was named last, at most, for a bare head to go on with what narrows it."""

GOES_ON: Final = WILL | {"cumulative"}
"""What narrows a bare head that may go on with the measure spoken of last ("bringing cumulative exports to")."""


@record(frozen=True, slots=True)
class Named:
    """Entity and measure of an item: whether it has one at all, whether the measure stands there or is carried over,
    whether it is one carried over and narrowed further, and its sign (-1 for a deficit).
    """

    entity: str
    measure: Measure
    resolved: bool
    inherited: bool = False
    narrowed: bool = False
    sign: int = 1


def merge_nouns(nouns: Sequence[Noun]) -> Noun:
    """The reading of noun phrases that stand together: the last one that names a measure, with what it leaves unsaid
    from the others.
    """
    if len(nouns) == 1:
        return nouns[0]
    if any(noun.entity for noun in nouns):
        nouns = [noun if noun.entity else replace(noun, unknown=noun.unknown - rivals()) for noun in nouns]
    main = next((n for n in reversed(nouns) if n.head), None)
    apposed = nouns[0].reference is not None and nouns[0].entity is None  # "the company, a unit of Suzuki, sold ..."
    entity = next((n.entity for n in (main, *nouns) if n and n.entity), None) if not apposed else None
    reference = next((n.reference for n in (main, *nouns) if n and n.reference), None)
    if main is not None:
        beside = frozenset().union(*(kept_beside(n, main.head) for n in nouns))
        unknown = main.unknown.union(*(n.unknown for n in nouns if is_of(main.head, n.head)))
        if (entity, reference, unknown) == (main.entity, main.reference, main.unknown) and beside <= main.modifiers:
            return main
        own = main.modifiers | beside
        return replace(main, entity=entity, reference=reference, modifiers=own, unknown=unknown)
    modifiers: frozenset[str] = frozenset().union(*(n.modifiers for n in nouns))
    further: frozenset[str] = frozenset().union(*(n.unknown for n in nouns))
    return Noun(None, modifiers, entity, reference, further, acts=any(n.acts for n in nouns))


def kept_beside(noun: Noun, head: str | None) -> frozenset[str]:
    """What a noun phrase narrows in the measure named beside it: all, where it names none or what that one is of ("farm
    trade showed a surplus"), else what makes another measure.
    """
    if not noun.head or is_of(head, noun.head):
        return noun.modifiers
    return noun.modifiers & distinct_measures()


def is_of(head: str | None, whole: str | None) -> bool:
    """Whether a measure is one of another: the balance of trade, of the budget."""
    return bool(head and whole and head.startswith(whole + "-"))


def spread(nouns: Sequence[Noun]) -> list[Noun]:
    """The conjuncts of a list: what one of them leaves unsaid (entity, head, modifiers) it shares with the others."""
    entity = next((n.entity for n in nouns if n.entity), None)
    reference = next((n.reference for n in nouns if n.reference), None)
    head = next((n.head for n in reversed(nouns) if n.head), None)
    shared = next((n.modifiers for n in nouns if n.modifiers), frozenset())
    return [
        replace(
            noun,
            head=noun.head or head,
            entity=noun.entity or entity,
            reference=noun.reference or reference,
            modifiers=noun.modifiers if noun.modifiers or not noun.head else shared,
        )
        for noun in nouns
    ]


def counted(unit: Unit, things: Noun, head: str | None) -> frozenset[str]:
    """What counted things add to the measure of that head ("2.788 million new energy vehicles" are vehicles, and run on
    new energy); things that are a measure themselves narrow another one ("built 4,000 homes").
    """
    if unit.dimension != "count" or not unit.name or unit.name in GENERIC:
        return frozenset()
    if things.head:
        return frozenset({things.head}) if head not in (None, things.head) else frozenset()
    found = lexicon().longest(unit.name.lower().split(), 0)
    known = found is not None or things.modifiers
    return things.modifiers | things.unknown if known else frozenset({unit.name.lower()})


def named(noun: Noun, unit: Unit, context: Context, things: Noun = EMPTY, *, nested: bool = False) -> Named:
    """Entity and measure of an item, completed from the context where the phrase leaves something out; `things` are
    what its figure counts.

    What only narrows a measure is a part of the whole spoken of, or, `nested` ("of which ..."), of the part named last.
    """
    entity = owner(noun, context)
    noun = in_full(with_counted_head(noun, things), context.heads)
    if unit.per == "share" and noun.head in ("profit", "loss"):
        noun = replace(noun, head="earnings-per-share")
    last = context.previous or context.measure
    noun = derived(noun, last, context.heads, adjacent=context.named_in == context.sentence)
    extra = counted(unit, things, noun.head)
    if not noun.head:
        other = is_other(things, unit, context)
        return carried(entity, noun, extra | {things.head or ""} if other else extra, context, nested=nested)
    sign = -1 if noun.negative else 1
    known = resumed(noun, unit, extra, last, context)
    if known is not None:
        return Named(entity, Measure(noun.head, known.modifiers | extra), True, True, True, sign)
    if unit.dimension == "count" and unit.per is None and table("measures").get(noun.head, {}).get("ratio"):
        return Named(entity, Measure(UNRESOLVED, noun.modifiers | extra | noun.unknown), False)
    measure = as_export(Measure(noun.head, noun.modifiers | extra | noun.unknown), entity)
    return Named(entity, measure, True, sign=sign)


def is_other(things: Noun, unit: Unit, context: Context) -> bool:
    """Whether a figure counts what is known to be something else than the measure spoken of (seats, of passengers);
    people may be anybody.
    """
    known = context.measure.head if context.measure is not None else None
    return unit.dimension == "count" and things.head not in (None, known, PEOPLE, MADE)


def owner(noun: Noun, context: Context) -> str:
    """Whose the measure of a phrase is: the one it names, or refers to, else the one spoken of; what a company sells
    all over the world is its own.
    """
    if noun.entity == WORLD and context.protagonist and not noun.modifiers & products():
        return context.protagonist
    if noun.entity and noun.entity not in context.common:
        return context.known_as(noun.entity)
    return context.referred(noun.reference) or context.entity or context.topic


def carried(entity: str, noun: Noun, extra: frozenset[str], context: Context, *, nested: bool) -> Named:
    """What a phrase without a measure of its own says of the one spoken of; `extra` is what it counts."""
    modifiers = noun.modifiers | extra | noun.unknown
    anothers = context.lost and noun.entity is not None and entity not in places()  # "The stock rose. Audi was down."
    if context.measure is None or anothers:
        return Named(entity, Measure(UNRESOLVED, modifiers), False)
    if noun.total and not (noun.modifiers or noun.unknown or noun.acts):
        whole = context.wholes.get(context.measure.head, context.measure)
        return Named(entity, Measure(whole.head, whole.modifiers | extra), True, True)
    part = nested and extra > context.measure.modifiers
    if extra and not extra <= context.measure.modifiers and not part:
        return Named(entity, Measure(UNRESOLVED, modifiers), False)
    if not (noun.modifiers or noun.unknown or noun.acts):
        return Named(entity, Measure(context.measure.head, extra or context.measure.modifiers), True, True)
    if noun.unknown or noun.acts:
        return Named(entity, Measure(UNRESOLVED, modifiers), False)
    return Named(entity, narrowed(modifiers, noun.modifiers, context, nested=nested), True, not nested, True)


def as_export(measure: Measure, entity: str) -> Measure:
    """What a place sells overseas is its exports; what a company sells there it may have made there."""
    if measure.head == "sale" and "overseas" in measure.modifiers and entity in places():
        return Measure("export", measure.modifiers - {"overseas"})
    return measure


def without_goods(measure: Measure) -> Measure:
    """Exports and imports, which are of goods wherever nothing is said of services."""
    traded_goods = measure.head in ("export", "import", "trade") and "goods" in measure.modifiers
    return replace(measure, modifiers=measure.modifiers - {"goods"}) if traded_goods else measure


def is_flow(measure: Measure) -> bool:
    """Whether a measure adds up over time."""
    return bool(table("measures").get(measure.head, {}).get("flow"))


def narrowed(modifiers: frozenset[str], own: frozenset[str], context: Context, *, nested: bool) -> Measure:
    """The measure that modifiers alone name: in place of their siblings, else within the whole, or within the part
    named last.
    """
    assert context.measure is not None
    last = context.measure
    beside = beside_of(own)
    if nested or last.modifiers & beside:
        return Measure(last.head, (last.modifiers - beside) | modifiers)
    whole = context.wholes.get(last.head, last)
    return Measure(whole.head, (whole.modifiers - beside) | modifiers)


def resumed(noun: Noun, unit: Unit, extra: frozenset[str], last: Measure | None, context: Context) -> Measure | None:
    """The measure that a bare head goes on with: the narrower one spoken of last ("truck sales fell ... Sales to date
    rose"), unless it turns to another time and a broader one was named before, else, where nothing is counted but
    units, the whole ("car sales rose ... 2 million units were delivered").

    Things counted that are the whole's speak of the whole again ("output was 2.4 million vehicles"). Units made or sold
    are of the product named last ("car sales rose ... while output came to 2.1 million units").
    """
    whole = context.wholes.get(noun.head or "", EMPTY).modifiers
    if noun.modifiers - GOES_ON or noun.unknown or noun.acts or noun.total or noun.entity or (extra and extra == whole):
        return None
    if last is not None and beside_of(extra) & last.modifiers - extra:
        return None  # "1.46 million passenger cars were sold. ... 329,700 commercial vehicles were sold"
    if last is not None and last.head == noun.head and context.sentence - context.named_in <= LATELY:
        before = context.named_in < context.sentence
        broader = before and context.turned and noun.head in context.wholes and whole < last.modifiers
        kept = last.modifiers and last.modifiers.isdisjoint(APART | SEXES | intensive()) and not broader
        return replace(last, modifiers=last.modifiers | noun.modifiers) if kept else None
    if noun.modifiers:
        return None
    alike = last.modifiers & products() if last is not None and {noun.head, last.head} <= traded() else frozenset()
    return Measure(noun.head or "", whole or alike) if (whole or alike) and unit.name in GENERIC else None


def in_full(noun: Noun, heads: set[str]) -> Noun:
    """A short head stands for the only full one that the text has named ("sales" for "retail sales"); no bank's rate.
    """
    full = [head for head in full_heads().get(noun.head or "", ()) if head in heads]
    banks = noun.head == "rate" and (noun.acts or noun.reference)
    return replace(noun, head=full[0]) if len(full) == 1 and not banks else noun


def with_counted_head(noun: Noun, things: Noun) -> Noun:
    """Counted things that happen ("174 billion parcels", "813,200 births"), or that somebody has ("41,000 employees"),
    are the measure where the phrase names none, or only says that they were made ("295 million trips were made").
    """
    entry = table("measures").get(things.head or "", {})
    made = noun.head == MADE and things.head != MADE and entry.get("flow")
    had = entry.get("had") and not things.acts
    if not (entry.get("flow") or had) or (noun.head and not made):
        return noun
    return replace(noun, head=things.head, modifiers=noun.modifiers | things.modifiers | things.unknown)
