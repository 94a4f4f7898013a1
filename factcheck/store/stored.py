"""The ledger on disk: articles in, articles out, and for new claims the earlier ones that they can meet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, Final

from factcheck import __version__
from factcheck.claims.claim import Claim
from factcheck.ledger.meeting import close_spots, figure_spots, spots
from factcheck.ledger.stories import MOST
from factcheck.record import record
from factcheck.store.connection import Connection
from factcheck.store.entry import Entry, Kept, digest, key, unpacked
from factcheck.store.failure import LedgerError
from factcheck.store.kin import lead_spot
from factcheck.store.postgres import is_url, open_url
from factcheck.store.schema import STEPS, VERSION
from factcheck.store.sqlite import open_file
from factcheck.text.document import Document

AT_ONCE: Final = 400
"""Values in one statement."""

MOST_AT_A_SPOT: Final = 30
"""Of what so many clusters of claims say of one measure in one year, or of its kin, the latest to be added are enough.
"""

ROUNDS: Final = 2
"""Through how many changes claims are followed from year to year: as far as a proof goes."""

COLUMNS: Final = "id, digest, path, name, source, title, published, claims"


@record(frozen=True, slots=True)
class Listed:
    """An article of a ledger, without text and claims. `id` grows with every article that is added."""

    id: int
    digest: str
    path: str
    name: str
    source: str | None
    title: str | None
    published: str | None
    claims: int


class StoredLedger:
    """An open ledger. `make` opens it for writing too, and makes it where there is none. Every method raises
    LedgerError.
    """

    def __init__(self, place: str, *, make: bool = False) -> None:
        self.connection: Connection = (open_url if is_url(place) else open_file)(place, make=make)
        self.place = self.connection.place
        try:
            self._bring_up_to_date(writable=make)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> StoredLedger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the connection."""
        self.connection.close()

    def _bring_up_to_date(self, *, writable: bool) -> None:
        """Lead an older ledger to this version, step by step; refuse a newer one."""
        found = self._version()
        if found > VERSION:
            program = self.connection.rows("SELECT program FROM factcheck_ledger")[0][0]
            raise LedgerError(self.place, f"was written by factcheck {program}, a newer one than this ({__version__})")
        if found < VERSION and not writable:
            raise LedgerError(self.place, "is of an older version; factcheck ledger add leads it to this one")
        if found < VERSION:
            with self.connection.writing():
                for version in range(self._version(), VERSION):
                    for statement in STEPS[version]:
                        self.connection.rows(statement)
                self.connection.rows("UPDATE factcheck_ledger SET version = ?, program = ?", (VERSION, __version__))

    def _version(self) -> int:
        rows = self.connection.rows("SELECT version FROM factcheck_ledger")
        if len(rows) != 1:
            raise LedgerError(self.place, "is damaged: it does not say its version")
        return int(rows[0][0])

    def holds(self, document: Document) -> bool:
        """Whether an article of this content was added."""
        return bool(self.connection.rows("SELECT 1 FROM factcheck_articles WHERE digest = ?", (digest(document),)))

    def add(self, *entries: Entry) -> list[bool]:
        """Keep articles with their claims, all of them or none; for each, whether its content is new."""
        with self.connection.writing():
            return [self._insert(entry) for entry in entries]

    def _insert(self, entry: Entry) -> bool:
        document = entry.document
        published = document.published.isoformat() if document.published else None
        made = self.connection.rows(
            "INSERT INTO factcheck_articles (digest, path, name, source, title, published, claims, body)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id",
            (entry.digest, document.path, document.name, document.source, document.title, published, entry.claims,
             entry.body),
        )  # fmt: skip
        if not made:
            return False
        (number,) = made[0]
        meets = [(spot, number, cluster, close) for spot, cluster, close in entry.meets]
        self.connection.many("INSERT INTO factcheck_meets (spot, article, cluster, close) VALUES (?, ?, ?, ?)", meets)
        subjects = [(entity, head, number) for entity, head in entry.subjects]
        self.connection.many("INSERT INTO factcheck_subjects (entity, head, article) VALUES (?, ?, ?)", subjects)
        return True

    def remove(self, name: str) -> int:
        """Take out the articles of a path, a name, or a digest (or its beginning, of 8 characters or more); how many
        there were.
        """
        with self.connection.writing():
            begin = f"{name}%" if len(name) >= 8 and name.isalnum() else name
            return len(
                self.connection.rows(
                    "DELETE FROM factcheck_articles WHERE path = ? OR name = ? OR digest LIKE ? RETURNING id",
                    (name, name, begin),
                )
            )

    def articles(self) -> Iterator[Listed]:
        """The articles, in the order they were added."""
        last = 0
        while rows := self.connection.rows(
            f"SELECT {COLUMNS} FROM factcheck_articles WHERE id > ? ORDER BY id LIMIT {AT_ONCE}", (last,)
        ):
            yield from (Listed(*row) for row in rows)
            last = rows[-1][0]

    def counts(self) -> tuple[int, int]:
        """How many articles and claims there are."""
        articles, claims = self.connection.rows("SELECT count(*), coalesce(sum(claims), 0) FROM factcheck_articles")[0]
        return int(articles), int(claims)

    def kept(self, ids: Iterable[int]) -> Iterator[tuple[Listed, Kept]]:
        """Articles by their ids, with text and all claims, in the order they were added; their claims have the id as
        the number of their article.
        """
        statement = f"SELECT {COLUMNS}, body FROM factcheck_articles WHERE id IN ({{}}) ORDER BY id"
        for *columns, body in self._among(statement, sorted(ids)):
            yield Listed(*columns), self._unpacked(body, columns[0])

    def about(self, entity: str, head: str | None = None) -> list[int]:
        """The ids of the articles that speak of an entity, or of one kind of measure of it."""
        clause, values = ("", (entity,)) if head is None else (" AND head = ?", (entity, head))
        statement = f"SELECT DISTINCT article FROM factcheck_subjects WHERE entity = ?{clause} ORDER BY article"
        return [number for (number,) in self.connection.rows(statement, values)]

    def meeting(self, claims: Iterable[Claim]) -> dict[int, set[int]]:
        """The clusters of earlier claims that new ones can meet, by the ids of their articles.

        Claims of changes lead on to what is said of the same measure in the years they compare.
        """
        some = list(claims)
        touched: dict[int, set[int]] = {}
        wanted, seen = {key(spot) for spot in spots(some) | close_spots(some) | figure_spots(some)}, set[int]()
        for _ in range(ROUNDS):
            fresh = self._touching(wanted - seen, touched)
            seen |= wanted
            wanted = self._touched_by(fresh)
        return touched

    def naming(self, name: str) -> Collection[int]:
        """The ids of the articles whose leads mention a name; none where so many do that it tells of no story."""
        statement = "SELECT article FROM factcheck_meets WHERE spot = ? LIMIT ?"
        rows = self.connection.rows(statement, (key(lead_spot(name)), MOST + 1))
        return [number for (number,) in rows] if len(rows) <= MOST else ()

    def recalled(
        self, wanted: Mapping[int, Collection[int] | None], but: Iterable[Document] = ()
    ) -> list[tuple[int, Kept]]:
        """The articles of these ids with the claims of some clusters, or with all of them (None), in the order they
        were added, none of the articles `but`; an article's number is its id below zero.
        """
        left_out = {digest(document) for document in but}
        statement = "SELECT id, digest, body FROM factcheck_articles WHERE id IN ({}) ORDER BY id"
        return [
            (-number, self._unpacked(body, -number, wanted[number]))
            for number, name, body in self._among(statement, sorted(wanted))
            if name not in left_out
        ]

    def _touching(self, keys: Iterable[int], touched: dict[int, set[int]]) -> dict[int, set[int]]:
        """The clusters of claims at some meeting points that are not yet `touched`, by article; they are from now on.
        """
        fresh: dict[int, set[int]] = {}
        for spot in sorted(keys):
            statement = "SELECT article, cluster FROM factcheck_meets WHERE spot = ? ORDER BY article DESC LIMIT ?"
            for article, cluster in self.connection.rows(statement, (spot, MOST_AT_A_SPOT)):
                if cluster not in touched.setdefault(article, set()):
                    touched[article].add(cluster)
                    fresh.setdefault(article, set()).add(cluster)
        return fresh

    def _touched_by(self, found: dict[int, set[int]]) -> set[int]:
        """The meeting points of clusters by their very measures."""
        statement = "SELECT article, cluster, spot FROM factcheck_meets WHERE close = 1 AND article IN ({})"
        rows = self._among(statement, sorted(found))
        return {spot for article, cluster, spot in rows if cluster in found[article]}

    def _among(self, statement: str, numbers: Sequence[int]) -> Iterator[tuple[Any, ...]]:
        """The rows of a statement for these articles, a few at a time."""
        for at in range(0, len(numbers), AT_ONCE):
            some = numbers[at : at + AT_ONCE]
            yield from self.connection.rows(statement.format(", ".join("?" * len(some))), some)

    def _unpacked(self, body: bytes, number: int, among: Collection[int] | None = None) -> Kept:
        try:
            return unpacked(bytes(body), number, among)
        except ValueError as error:
            raise LedgerError(self.place, str(error)) from error


__all__ = ["Listed", "StoredLedger"]
