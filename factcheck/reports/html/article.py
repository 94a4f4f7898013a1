"""An article as it reads, its claims marked by verdict, each a link to what is said of it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from factcheck.expression import expression
from factcheck.findings.finding import Article, Judged
from factcheck.reports.html.words import words
from factcheck.reports.spots import is_record
from factcheck.text.document import CAPTION, HEADING, SILENT_ROLES, TABLE, TITLE, Block, Document

ORDER: Final = ("conflicting", "consistent", "unverifiable")
TAGS: Final = {TITLE: "h3", HEADING: "h4"}

_MARKED: Final = expression(r'<a class="claim \w+" id="([^"]+)"')
"""A claim that is marked; links to one that is not, since another covers it, lead to the article."""

Targets = Mapping[str, str]
"""The card that tells of a claim, by the claim's id."""


def article_html(article: Article, targets: Targets, number: int) -> Iterator[str]:
    """An article: a heading with its counts, then its text; one in which nothing conflicts is folded."""
    document = article.document
    verdicts = Counter(judged.verdict for judged in article.claims)
    told = ", ".join(f"{verdicts[verdict]} {verdict}" for verdict in ORDER if verdicts[verdict]) or "no claims"
    published = f'<time datetime="{document.published}">{document.published}</time> · ' if document.published else ""
    place = f"{document.path}#{document.name}" if is_record(document) else document.path
    name = words(document.title or document.name or f"article {number}")
    is_open = " open" if verdicts["conflicting"] else ""
    yield f'<details class="article" id="{article.id}"{is_open}><summary><span class="name">{name}</span> '
    yield f'<span class="about">{published}{words(place)} · {told}</span></summary><div class="text">\n'
    claims = _apart(article.claims)
    shown = []
    for silent, group in groupby(document.blocks or (Block(0, len(document.text), "body"),), _is_silent):
        blocks = list(group)
        shown.append(_furniture(blocks, document.text) if silent else _told(blocks, document, claims, targets))
    marked = {name for text in shown for name in _MARKED.findall(text)}
    hidden = (words(judged.claim.id) for judged in article.claims)
    yield from (f'<span id="{name}"></span>' for name in hidden if name not in marked)
    yield from shown
    yield "</div></details>\n"


def _start(judged: Judged) -> int:
    return judged.claim.quantity.start


def _is_silent(block: Block) -> bool:
    return block.role in SILENT_ROLES


def _furniture(blocks: Sequence[Block], text: str) -> str:
    """What stands around an article, in one paragraph."""
    shown = " · ".join(words(" ".join(text[block.start : block.end].split())) for block in blocks)
    return f'<p class="quiet">{shown}</p>\n'


def _told(blocks: Sequence[Block], document: Document, claims: Sequence[Judged], targets: Targets) -> str:
    """The article's own blocks; a title without claims stands above already."""
    shown = []
    for block in blocks:
        first, last = (bisect_left(claims, edge, key=_start) for edge in (block.start, block.end))
        inside = claims[first:last]
        is_name = block.role == TITLE and document.text[block.start : block.end].strip() == document.title
        if inside or not is_name:
            shown.append(_block(block, document.text, inside, targets))
    return "".join(shown)


def _apart(claims: Sequence[Judged]) -> list[Judged]:
    """The claims in order; of two that overlap, the one with the graver verdict, then the first."""
    kept: list[Judged] = []
    for judged in sorted(claims, key=_start):
        if not kept or judged.claim.quantity.start >= kept[-1].claim.quantity.end:
            kept.append(judged)
        elif ORDER.index(judged.verdict) < ORDER.index(kept[-1].verdict):
            kept[-1] = judged
    return kept


def _block(block: Block, text: str, claims: Sequence[Judged], targets: Targets) -> str:
    shown = "".join(_pieces(block, text, claims, targets)).strip()
    if not shown:
        return ""
    tag = TAGS.get(block.role, "p")
    role = f' class="{block.role}"' if block.role in (CAPTION, TABLE) else ""
    return f"<{tag}{role}>{shown}</{tag}>\n"


def _pieces(block: Block, text: str, claims: Sequence[Judged], targets: Targets) -> Iterator[str]:
    at = block.start
    for judged in claims:
        quantity = judged.claim.quantity
        yield words(text[at : quantity.start])
        yield _mark(judged, text[quantity.start : quantity.end], targets)
        at = quantity.end
    yield words(text[at : block.end])


def _mark(judged: Judged, text: str, targets: Targets) -> str:
    """A claim: a link to its card; what colour says is also said in words."""
    name, verdict = words(judged.claim.id), judged.verdict
    said = verdict + (f", {judged.missing}" if judged.missing else "")
    card = targets.get(judged.claim.id)
    link = f' href="#{words(card)}"' if card else ' tabindex="0"'
    aside = f'<span class="aside"> ({said})</span>'
    return f'<a class="claim {verdict}" id="{name}"{link} title="{said}">{words(text)}{aside}</a>'

