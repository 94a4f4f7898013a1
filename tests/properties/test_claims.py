"""What holds for the claims of every text: no text raises, spans lie in it, ids count up, strangers change nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.api import check
from factcheck.claims.extract import extract
from factcheck.findings.finding import Article, Report
from factcheck.text.readers import read_text

PIECES = st.sampled_from([
    "Exports", "imports", "output", "the company", "Chongqing", "Peru's", "rose", "fell", "3 percent", "to",
    "from", "by", "of", "with", "5.2 million tonnes", "9 billion yuan", "(about 1.3 billion U.S. dollars)", "(",
    ")", ",", ";", ". ", ":", "and", "or", "while", "respectively", "in 2019", "in May", "a year earlier",
    "year on year", "the period", "doubled", "0.4 percentage points", "12,", "12 and 14", "accounting for",
    "including", "of which", "followed by", "led with", "more than", "nearly", "-4%", "+3.1%", "third", "\n\n",
    "\n", "|", "$4.1", "an average of", "per 0", "0", "5.7 175.8,", "each", "the other", "headed by", "a record",
])  # fmt: skip
SEEDS = Path(__file__).parent.parent.parent / "seeds"
WORDS = st.sampled_from(sorted({word for path in SEEDS.glob("*.txt") for word in path.read_text("utf-8").split()}))
TEXTS = st.one_of(
    st.text(max_size=150),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(PIECES | WORDS, max_size=90).map(" ".join),
)
STRANGER = "Ulan Bator counted 41,000 goats and 3,912 camels in 1994. Goats ate 12 percent more hay than in 1993."
PARTS = (
    "Exports were 41 billion euros in 2019",
    "Imports were 38 billion euros in 2019",
    "Trade was 80 billion euros in 2019",
)
PUBLISHED = date(2025, 12, 12)


@given(TEXTS)
@settings(deadline=None, max_examples=150)
def test_every_text_is_read(text: str) -> None:
    document = read_text("", "text", text, PUBLISHED)
    claims = extract(document, 3)
    assert [c.id for c in claims] == [f"a3.c{n}" for n in range(1, len(claims) + 1)]
    known = {c.id for c in claims}
    for claim in claims:
        quantity = claim.quantity
        assert 0 <= quantity.start <= quantity.figure_start < quantity.figure_end <= quantity.end <= len(document.text)
        assert claim.of is None or claim.of in known
        assert claim.sign in (-1, 1)
        assert claim.subject.period is None or claim.subject.period.until is None or claim.subject.period.days


@given(TEXTS)
@settings(deadline=None, max_examples=60)
def test_every_text_is_judged(text: str) -> None:
    report = check(read_text("", "text", text, PUBLISHED))
    known = {j.claim.id for a in report.articles for j in a.claims}
    assert all(set(k.claims) <= known for k in report.checks)


@given(st.permutations(PARTS), st.integers(0, 2), st.text(alphabet="aeiou ", max_size=30))
@settings(deadline=None, max_examples=25)
def test_a_stranger_changes_nothing(parts: list[str], place: int, idle: str) -> None:
    """An unrelated article among the others, or idle words within one, leave verdicts and findings as they were."""
    alone = [read_text("", "text", f"Nobody said a word.\n\nLatvia: {part}.", PUBLISHED) for part in parts]
    among = [
        *alone[:place],
        read_text("", "text", f"Nobody said a word.\n\n{idle}\n\n{STRANGER}", PUBLISHED),
        *alone[place:],
    ]
    before, after = check(alone), check(among)
    assert [k.message for k in before.checks] == [
        k.message for k in after.checks if k.severity or touches(k.claims, after, place)
    ]
    left = [a for at, a in enumerate(after.articles) if at != place]
    assert [verdicts(a) for a in before.articles] == [verdicts(a) for a in left]


def touches(claims: tuple[str, ...], report: Report, place: int) -> bool:
    """Whether a check speaks of another article than the stranger."""
    return any(not claim.startswith(f"{report.articles[place].id}.") for claim in claims)


def verdicts(article: Article) -> list[tuple[str, str | None]]:
    return [(j.verdict, j.missing) for j in article.claims]
