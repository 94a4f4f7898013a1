"""Claims, phrases and sums in the short notation of the lexicon's readings."""

from __future__ import annotations

from datetime import date

from factcheck.claims.claim import GUESSED, Claim, Subject
from factcheck.claims.extract import extract
from factcheck.claims.subjects.nouns import read_noun
from factcheck.ledger.cells import Cell
from factcheck.ledger.ledger import Ledger
from factcheck.periods.period import Basis
from factcheck.rulebook.binders import BINDERS
from factcheck.rulebook.rulebook import load_rulebook, standard_folder
from factcheck.text.document import Document
from factcheck.text.readers import read_text

RULES = load_rulebook(standard_folder())
SUM, DIFFERENCE = RULES["sum"], RULES["difference"]
ROLES = {
    "rate": "change",
    "delta": "amount",
    "factor": "factor",
    "comparable": "comparable",
    "base": "base",
    "aside": "conversion",
    "among": "among",
}
CHANGES = ("change", "amount", "factor", "comparable")


def article(text: str) -> Document:
    """An article of 12 December 2025; the sentence in front claims nothing, and keeps the text from being a title."""
    return read_text("", "text", "Nobody said a word.\n\n" + text, date(2025, 12, 12))


def claims_of(text: str) -> list[Claim]:
    return extract(article(text), 1)


def read_claims(text: str) -> str:
    """Every claim of a text: `ROLE FIGURE [of WHOLE] [on BASIS] (ENTITY: MEASURE, PERIOD)`.

    The sign of a change, or of a negative level, stands before the figure as printed. A subject is left out where it is
    that of the claim before; "?" is a measure that could not be told.
    """
    document = article(text)
    found, last = [], ""
    for claim in extract(document, 1):
        subject = subject_shown(claim.subject)
        found.append(claim_shown(claim, document.text) + (f" ({subject})" if subject not in ("", last) else ""))
        last = subject
    return "; ".join(found) or "none"


def claim_shown(claim: Claim, text: str) -> str:
    """A claim without its subject."""
    name = ROLES.get(claim.role) or claim.kind
    figure = text[claim.quantity.start : claim.quantity.end]
    sign = "-" if claim.sign < 0 else "+" if name in CHANGES and figure[0] not in "+-" else ""
    whole = f" of {measure_shown(claim.whole)}" if claim.whole else ""
    basis = f" on {basis_shown(claim.basis)}" if claim.basis else ""
    return f"{name} {sign}{figure}{whole}{basis}"


def basis_shown(basis: Basis) -> str:
    """What a change is measured against."""
    if basis.kind == "shift":
        return f"{basis.months} months before"
    return basis.period.label() if basis.kind == "period" and basis.period else basis.kind


def subject_shown(subject: Subject) -> str:
    """Entity, measure and period, as far as they are told."""
    what = f"{subject.entity}: {measure_shown(subject)}" if subject.entity else measure_shown(subject)
    return f"{what}, {subject.period.label()}" if subject.period else what


def measure_shown(subject: Subject) -> str:
    """The measure, "?" where it could not be told."""
    return "?" if subject.measure.head == "?" else str(subject.measure)


def read_phrase(text: str) -> str:
    """A noun phrase: `ENTITY: MODIFIERS HEAD`, with what refers back ("the city") and words no table has behind it."""
    noun = read_noun(text)
    measure = " ".join([*sorted(noun.modifiers), ("-" if noun.negative else "") + (noun.head or "?")])
    parts = [f"{noun.entity}: " if noun.entity else "", measure]
    parts += [f", the {noun.reference}"] if noun.reference else []
    parts += [f", unknown {' '.join(sorted(noun.unknown))}"] if noun.unknown else []
    return "".join(parts)


def read_sums(text: str) -> str:
    """The sums that a text is held to: `WHOLE = PART + PART`, "~" before one whose clash only counts as a slip."""
    sums: dict[str, str] = {}
    for constraint in BINDERS["sums"](SUM, Ledger(claims_of(text))):
        whole, parts = constraint.cells["whole"], constraint.cells["parts"]
        assert isinstance(whole, Cell)
        assert isinstance(parts, tuple)
        added = " + ".join(sorted(cell_shown(c) for c in parts if isinstance(c, Cell)))
        sums.setdefault(f"{cell_shown(whole)} = {added}", "~ " if constraint.tentative else "")
    return "; ".join(guess + shown for shown, guess in sums.items()) or "none"


def read_balances(text: str) -> str:
    """The differences that a text is held to: `BALANCE = ONE - OTHER`, "~" before one that the words only suggest."""
    found = []
    for constraint in BINDERS["difference"](DIFFERENCE, Ledger(claims_of(text))):
        balance, one, other = (constraint.cells[role] for role in ("balance", "one", "other"))
        assert isinstance(balance, Cell)
        assert isinstance(one, Cell)
        assert isinstance(other, Cell)
        guess = "~ " if constraint.tentative else ""
        found.append(f"{guess}{cell_shown(balance)} = {cell_shown(one)} - {cell_shown(other)}")
    return "; ".join(found) or "none"


def cell_shown(cell: Cell) -> str:
    return " ".join(filter(None, [f"{cell.entity}'s" if cell.entity else "", *sorted(cell.modifiers), cell.head]))


def read_breakdowns(text: str) -> str:
    """What the structure of a sentence says of parts: sums ("27 = 12 + 15", those only suggested with "~" before them),
    else parts within wholes ("125 <= 140"), shares of them ("5000 / 55000") and distances ("45 - 44 = 1").
    """
    claims = {claim.id: claim for claim in claims_of(text)}
    value = {name: str(int(claim.quantity.value)) for name, claim in claims.items()}
    sums: dict[tuple[str, str], list[str]] = {}
    rests: dict[tuple[str, str], list[str]] = {}
    shares, within = [], []
    for claim in claims.values():
        for name, whole in claim.exhausts:
            if isinstance(whole, str):
                (sums if "sum" in name else rests).setdefault((name, whole), []).append(value[claim.id])
        found = dict(claim.links)
        if "part" in found:
            shares.append(f"{value[found['part']]} / {value[found['whole']]}")
        whole = next((found[link] for link in ("within", "called", "nested") if link in found), None)
        if whole is not None:
            within.append(f"{value[claim.id]} <= {value[whole]}")
    shown = [
        f"{'~ ' * name.startswith(GUESSED)}{value[whole]} = {' + '.join(parts)}"
        for (name, whole), parts in sums.items()
    ]
    shown += [f"{value[whole]} - {max(parts, key=int)} = {min(parts, key=int)}" for (_, whole), parts in rests.items()]
    return "; ".join(shown or shares or within) or "none"
