"""Stories of a corpus: which articles tell of one thing, found from table to table by the names that they share.

Articles meet at the names that few of them mention, as in a run of all of them: `by_name` gives the articles of each
name, `names_to_kin` those of them that tell of one thing, and `kin_to_stories` the groups whose claims are then checked
against each other, as those of one subject are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

from factcheck.claims.claim import Claim
from factcheck.corpus.rows import LEAD, Row
from factcheck.ledger.leads import Lead, Told, Words
from factcheck.ledger.owners import mostly_doubtful
from factcheck.ledger.stories import MOST, Stories
from factcheck.text.document import Document

if TYPE_CHECKING:
    import pyarrow as pa

NEAREST: Final = 5
"""Articles that an article is held against at most, of those that tell of one thing with it: the most kindred."""

STORY: Final = "story "
"""How the name of a story begins; that of a subject has a colon."""

NUMBERS: Final = 1 << 16
"""Numbers that stand for words and names where these are only compared."""

Articles = Mapping[int, tuple[Document, Sequence[Row]]]
"""The articles of a group by number, each with its rows."""


class Retold(Told):
    """An article as a table has it: what its lead tells was read in the whole text."""

    def __init__(self, document: Document, row: Row) -> None:
        super().__init__(document, ())
        self.names, self.places, self.mentions, common, usual, rare, self.titled = (
            tuple(row[name]) for name in LEAD[:-1]
        )
        self.words = Words(common, usual, rare, again=())
        self.figures = frozenset(row["figures"])


class Known(Stories):
    """The stories of a group of articles, of which it is known who is kin."""

    def __init__(self, told: Mapping[int, Told], kin: Mapping[int, Mapping[int, int]]) -> None:
        super().__init__(told)
        self.kin = kin


def lead_of(document: Document, claims: Sequence[Claim]) -> Row:
    """The columns of an article that say what its lead tells, as it would beside others."""
    private = set(mostly_doubtful(claims))
    told = Told(document, [claim for claim in claims if (claim.article, claim.subject.entity) not in private])
    return {name: sorted(getattr(told, name)) for name in LEAD}


@cache
def name_schema() -> pa.Schema:
    """The columns of a table of names: an `article` that mentions the `name`, and what its lead has, each word or name
    as a number.
    """
    import pyarrow as pa

    numbers = [(name, pa.list_(pa.int16())) for name in LEAD]
    return pa.schema([("name", pa.string()), ("article", pa.string()), *numbers])


@cache
def kin_schema() -> pa.Schema:
    """The columns of a table of kin: an `article`, an `other` one that tells of the same, and how kindred they are.
    Each pair has two rows for each name it shares.
    """
    import pyarrow as pa

    return pa.schema([("article", pa.string()), ("other", pa.string()), ("kinship", pa.int32())])


@cache
def story_schema() -> pa.Schema:
    """The columns of a table of stories: an `article`, a `story` that it is part of, and articles that are its `kin`.
    An article may have several rows, also of one story.
    """
    import pyarrow as pa

    return pa.schema([("article", pa.string()), ("story", pa.string()), ("kin", pa.list_(pa.string()))])


def by_name(claims: pa.Table) -> pa.Table:
    """The articles of some claims once for each name that they mention: a table of `name_schema`."""
    import pyarrow as pa
    from pyarrow import compute

    leads = claims.filter(compute.is_valid(claims["mentions"])).select(["article", *LEAD])
    at, names = compute.list_parent_indices(leads["mentions"]), compute.list_flatten(leads["mentions"])
    for name in LEAD:
        leads = leads.set_column(leads.column_names.index(name), name, _numbered(leads[name]))
    return pa.table([names, *leads.take(at).columns], schema=name_schema())


def _numbered(texts: pa.ChunkedArray) -> pa.Array:
    """Lists of texts as lists of numbers, which are the same for one text, and seldom for two."""
    import pyarrow as pa

    found = [[crc32(text.encode()) % NUMBERS - NUMBERS // 2 for text in some] for some in texts.to_pylist()]
    return pa.array(found, pa.list_(pa.int16()))


def names_to_kin(names: pa.Table) -> pa.Table:
    """Which of the articles that mention one name tell of one thing: a table of `kin_schema`."""
    import pyarrow as pa

    return pa.Table.from_pylist(list(kin_among(names)), schema=kin_schema())


def kin_among(names: pa.Table) -> Iterator[Row]:
    """The same, row by row; a name that very many mention tells of no story."""
    if names.num_rows > MOST:
        return
    rows = names.to_pylist()
    leads = [Lead(*(frozenset(row[name]) for name in LEAD)) for row in rows]
    for one, other in combinations(range(len(rows)), 2):
        kinship = leads[one].kinship_to(leads[other])
        if kinship and rows[one]["article"] != rows[other]["article"]:
            for own, its in ((one, other), (other, one)):
                yield {"article": rows[own]["article"], "other": rows[its]["article"], "kinship": kinship}


def kin_to_stories(kin: pa.Table) -> pa.Table:
    """The story of one article, given its kin: a table of `story_schema`. Articles whose kin begin with the same one
    share a story.
    """
    import pyarrow as pa

    return pa.Table.from_pylist(list(story_of(kin.to_pylist())), schema=story_schema())


def story_of(kin: Sequence[Row]) -> Iterator[Row]:
    """The same, row by row: the article and those that are most kindred to it."""
    own, ranked = kin[0]["article"], sorted({(-row["kinship"], row["other"]) for row in kin})
    nearest = [other for _, other in ranked[:NEAREST]]
    members = sorted([own, *nearest])
    for member in members:
        yield {"article": member, "story": f"{STORY}{members[0]}", "kin": nearest if member == own else [own]}


def with_stories(claims: pa.Table, stories: Iterable[Row]) -> pa.Table:
    """The claims, with the stories and the kin of their articles."""
    import pyarrow as pa

    known: dict[str, dict[str, set[str]]] = {"stories": defaultdict(set), "kin": defaultdict(set)}
    for row in stories:
        known["stories"][row["article"]].add(row["story"])
        known["kin"][row["article"]].update(row["kin"])
    articles = claims["article"].to_pylist()
    for name, found in known.items():
        column = pa.array([sorted(found.get(article, ())) for article in articles], pa.list_(pa.string()))
        claims = claims.set_column(claims.column_names.index(name), name, column)
    return claims


def is_story(group: Any) -> bool:
    """Whether a group of claims is that of a story, not of a subject."""
    return isinstance(group, str) and group.startswith(STORY)


def stories_in(articles: Articles) -> Stories:
    """What the articles of a group tell of, as far as their rows say."""
    found = {number: _lead(rows) for number, (_, rows) in articles.items()}
    told = {number: Retold(articles[number][0], lead) for number, lead in found.items() if lead is not None}
    if any(lead is not None and lead["kin"] is None for lead in found.values()):
        return Stories(told)
    numbers: dict[str, list[int]] = defaultdict(list)
    for number in told:
        numbers[articles[number][1][0]["article"]].append(number)
    kin: dict[int, dict[int, int]] = {}
    for number, own in told.items():
        met = sorted(other for name in (found[number] or {})["kin"] for other in numbers.get(name, ()))
        lead = own.lead
        kinship = {other: lead.kinship_to(told[other]) for other in met}
        kin[number] = {other: much for other, much in kinship.items() if much}
    return Known(told, kin)


def _lead(rows: Sequence[Row]) -> Row | None:
    return next((row for row in rows if row.get("mentions") is not None), None)
