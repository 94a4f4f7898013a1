"""An article as a ledger keeps it: a digest of its content, its text and its claims in one packed body."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, Final

from factcheck.claims.claim import Claim
from factcheck.ledger.leads import Told
from factcheck.ledger.meeting import Spot, close_spots, clusters, figure_spots, spots
from factcheck.record import record
from factcheck.store import notation
from factcheck.store.kin import WHOLE, lead_spot
from factcheck.text.document import Block, Document, Segment

LEVEL: Final = 6
DIGEST_LENGTH: Final = 32


@record(frozen=True, slots=True)
class Entry:
    """One article to be kept.

    `digest` names its content, `meets` its meeting points, each with the cluster of claims that touches it (or
    `kin.WHOLE`) and 1 for one of a very measure, `subjects` the entities and heads of measures it speaks of. `body`
    holds the document and its claims.
    """

    digest: str
    document: Document
    claims: int
    meets: tuple[tuple[int, int, int], ...]
    subjects: tuple[tuple[str, str], ...]
    body: bytes


@record(frozen=True, slots=True)
class Kept:
    """A body read back: the document, and the claims of some or all clusters, in order."""

    document: Document
    claims: tuple[Claim, ...]


def digest(document: Document) -> str:
    """A name for an article's content: text and date, whatever file it lies in."""
    content = [document.text, document.published.isoformat() if document.published else None]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:DIGEST_LENGTH]


def entry_of(document: Document, claims: Sequence[Claim]) -> Entry:
    """An article, with the claims that were read in it, as it is kept."""
    found = clusters(claims)
    member = {claim.id: at for at, cluster in enumerate(found) for claim in cluster}
    kept = [[member[claim.id], notation.written(claim)] for claim in claims]
    meets = {(key(spot), at, 0) for at, cluster in enumerate(found) for spot in spots(cluster) | figure_spots(cluster)}
    meets |= {(key(spot), at, 1) for at, cluster in enumerate(found) for spot in close_spots(cluster)}
    meets |= {(key(spot), WHOLE, 0) for spot in map(lead_spot, Told(document, claims).mentions)}
    owned = {(c.subject.entity, c.subject.measure.head) for c in claims if c.resolved and c.subject.entity}
    return Entry(
        digest=digest(document),
        document=document,
        claims=len(claims),
        meets=tuple(sorted(meets)),
        subjects=tuple(sorted(owned)),
        body=packed({"notation": notation.VERSION, "document": _document(document), "claims": kept}),
    )


def key(spot: Spot) -> int:
    """A meeting point as a signed number of 64 bits, the same on every machine."""
    name = f"{spot.series}\n{spot.year}".encode()
    return int.from_bytes(hashlib.blake2b(name, digest_size=8).digest(), "big", signed=True)


def packed(value: Any) -> bytes:
    """A JSON value, compressed."""
    return zlib.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), LEVEL)


def unpacked(body: bytes, article: int, among: Collection[int] | None = None) -> Kept:
    """The article that a body holds, numbered `article`, with the claims of the clusters `among` (None: of all).

    Raises ValueError for what is no such body.
    """
    try:
        value = json.loads(zlib.decompress(body))
        if value["notation"] > notation.VERSION:
            raise ValueError("was written by a newer factcheck")
        claims = tuple(notation.read(c, article) for cluster, c in value["claims"] if among is None or cluster in among)
        return Kept(_read_document(value["document"]), claims)
    except (zlib.error, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"holds an article that cannot be read back ({type(error).__name__}: {error})") from error


def _document(document: Document) -> dict[str, Any]:
    return {
        "text": document.text,
        "name": document.name,
        "path": document.path,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "source": document.source,
        "blocks": [[block.start, block.end, block.role] for block in document.blocks],
        "segments": [[segment.start, segment.source, segment.part] for segment in document.segments],
        "parts": {name: None if part == document.text else part for name, part in document.parts.items()},
    }


def _read_document(value: dict[str, Any]) -> Document:
    text = value["text"]
    return Document(
        text=text,
        name=value["name"],
        path=value["path"],
        title=value["title"],
        published=date.fromisoformat(value["published"]) if value["published"] else None,
        source=value["source"],
        blocks=tuple(Block(*block) for block in value["blocks"]),
        segments=tuple(Segment(*segment) for segment in value["segments"]),
        parts={name: text if part is None else part for name, part in value["parts"].items()},
    )
