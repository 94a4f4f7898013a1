"""The protagonist: the company that an article is about, whose figures are those that it gives to nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import Final

from factcheck.claims.subjects.companies import opens_company
from factcheck.claims.subjects.nouns import read_noun
from factcheck.claims.subjects.places import places_in
from factcheck.claims.words.vocabulary import (
    WORD,
    days,
    lexicon,
    name_of,
    officers,
    particles,
    plain,
    sources,
    suffixes,
)
from factcheck.expression import expression
from factcheck.lexicon import table
from factcheck.text.document import TITLE, Document

PUBLIC: Final = frozenset({"bank", "airport"})
"""What a text may call the company that is often a public body, which is not meant here."""
LEAD: Final = 200
"""Characters of the text in which it names the company that it is about."""
BOUNDARY: Final = expression(r"\b")
SHORTEST, LONGEST = 3, 6
"""Letters of an acronym."""
FEW: Final = 5
"""Places of a name in a text, at most, whose words before it say what it is."""
WIDTH: Final = 40
"""Characters in which the word before a name is looked for."""
LISTED: Final = expression(
    r"<?(?P<name>[A-Z][^<>\n(]{1,60}?)"
    r"(?: <[A-Z]{1,5}(?:\.[A-Z]{1,3})?>|>| \((?:NYSE|NASDAQ|Nasdaq|LSE|TSX|ASX): ?[A-Z]{1,5}\))(?!.*<)"
)
"""A name at the beginning of a title, with how it is listed."""
LEAST: Final = 2
"""Letters of a name, at least."""


def protagonist(document: Document) -> str:
    """Whom the article is about: the one company that the title names, and that the text speaks of as one ("the
    carmaker"), or the name with which a title opens that names no place, or that it says to be listed; empty if there
    is none, or another one beside it.
    """
    title = document.title or ""
    return named_in(title, document) or listed_in(title)


def listed_in(title: str) -> str:
    """The company with which a title opens, and of which it says how it is listed ("ALDA CORP <ALD.O> 3RD QTR NET"),
    be it named nowhere else.
    """
    listed = LISTED.match(title) if ">" in title or ":" in title else None
    return name_of([plain(word.group()) for word in WORD.finditer(listed["name"])]) if listed is not None else ""


def named_in(title: str, document: Document) -> str:
    """The one company that a title names and the text speaks of."""
    text = document.text[next((block.end for block in document.blocks if block.role == TITLE), 0) :]
    found, told = "", 0
    for word in names_in(title):
        forms = (word, word.title()) if title.isupper() else (word,)
        first = min(((at, form) for form in forms for at in islice(standing(form, text), 1)), default=None)
        if first is None or first[0] < told or next(standing(word.lower(), text), None) is not None:
            continue
        end, words = name_at(text, first[0])
        name = read_noun(text[begin_of(first[0], text) : end]).entity or ""
        if not name or name == found or not (suffixes().intersection(words) or is_meant(first[1], end, title, text)):
            continue
        if first[0] >= LEAD and not (word.isupper() and spelled_out(word, text[:LEAD])):
            if found:
                continue
            return ""
        if found:
            return ""
        found, told = name, end
    return found


def begin_of(at: int, text: str) -> int:
    """Where the name begins that goes on at a place of a text: before it, where a place is part of the name ("Turkish
    Airlines").
    """
    before = max(text.rfind(" ", 0, max(0, at - 1)), text.rfind("\n", 0, at)) + 1
    return before if opens_company(text[before : name_at(text, at)[0]]) else at


def is_meant(name: str, end: int, title: str, text: str) -> bool:
    """Whether a name that first ends at a place of the text is of whom the article is about: of a company, or the one
    with which the title opens.
    """
    if is_company(name, text) or is_titled(name, title) or is_titled(name, text):
        return True
    return opens_with(title, name) and is_written_as_name(name, text) and not is_source(text, end)


def is_titled(name: str, text: str) -> bool:
    """Whether a text says before a name that it is of a company ("the hand-tool maker Lindqvist")."""
    before = map(plain, words_before(name, text))
    return any(word.endswith("maker") or word in company_words() for word in before)


def opens_with(title: str, name: str) -> bool:
    """Whether a title that names no place opens with a name, and that is not of the one who speaks ("GUS: fewer flats
    finished").
    """
    end = name_at(title, 0)[0]
    return title.startswith(name) and not title[end:].startswith(":") and not places_in(title[end:])


def is_source(text: str, end: int) -> bool:
    """Whether a name that ends there is that of one who reports ("the Norvik agency")."""
    following = WORD.match(text, end + 1)
    return following is not None and plain(following.group()) in sources()


def is_written_as_name(name: str, text: str) -> bool:
    """Whether a capitalised word stands inside a sentence, where only a name has its capital."""
    return any(word[:1].islower() or word.endswith(",") for word in words_before(name, text))


def words_before(name: str, text: str) -> Iterator[str]:
    """The words before the first places where a text has a name."""
    places = islice(standing(name, text), FEW)
    return (text[max(0, at - WIDTH) : at].rstrip().rpartition(" ")[2].rpartition("\n")[2] for at in places)


def standing(word: str, text: str) -> Iterator[int]:
    """Where a text has a word that neither begins nor ends inside another one."""
    return (at for at in beginning(word, text) if BOUNDARY.match(text, at + len(word)))


def beginning(word: str, text: str) -> Iterator[int]:
    """Where a text has a word, be it the beginning of a longer one."""
    at = text.find(word)
    while at >= 0:
        if BOUNDARY.match(text, at):
            yield at
        at = text.find(word, at + 1)


def spelled_out(name: str, text: str) -> str:
    """The name that an acronym stands for, in lower case; empty if the text does not print it."""
    if not (SHORTEST <= len(name) <= LONGEST and name.isalpha() and has_initials(name.upper(), text)):
        return ""
    words = r"[ -](?:(?:of|and|for|the|&) )?".join(rf"{letter}[\w'-]+" for letter in name.upper())
    found = re.search(rf"\b{words}", text)
    return found.group().lower() if found is not None else ""


def has_initials(name: str, text: str) -> bool:
    """Whether a text may spell an acronym out: few have words that begin with all of its letters."""
    return all(f" {letter}" in text or f"-{letter}" in text for letter in name[1:])


def is_company(name: str, text: str) -> bool:
    """Whether a text speaks of a name as of a company: "the carmaker", "the company Novo", "Novo's sales"; or the
    company speaks itself ("we sold").
    """
    return is_called_company(text) or any(
        earned().match(text, at + len(owner)) for owner in (f"{name}'s", f"{name}’s") for at in beginning(owner, text)
    )


@lru_cache(maxsize=1)
def is_called_company(text: str) -> bool:
    """Whether a text speaks of some company without its name; asked of one text for each name of its title."""
    return called_company().search(text.lower()) is not None


def names_in(title: str) -> Iterator[str]:
    """The words of a title that may begin a name: capitalised, and in no lexicon."""
    for match in WORD.finditer(title):
        word = match.group().removesuffix("'s").removesuffix("’s")
        if word[0].isupper() and len(word) >= LEAST and may_be_name(plain(word)):
            yield word


def may_be_name(word: str) -> bool:
    """Whether no lexicon has a word, be it of nouns, of names for companies or of the calendar."""
    return word not in lexicon().by_first and word not in suffixes() and word not in officers() and word not in days()


def name_at(text: str, start: int) -> tuple[int, list[str]]:
    """Where the capitalised words end that begin at a place of a text, and these, as the lexicon would have them."""
    words: list[str] = []
    end = start
    for match in WORD.finditer(text, start):
        word = plain(match.group())
        part = match.group()[0].isupper() or word in particles()
        if not part or word in officers() or (words and text[end : match.start()] != " "):
            break
        words.append(word)
        end = match.end()
    return end, words


def calls_company(title: str) -> bool:
    """Whether a title speaks of a company by its trade ("Carmaker's margin shrinks")."""
    words = (plain(match.group()).removesuffix("'s") for match in WORD.finditer(title))
    return any(word.endswith("maker") or word in company_words() for word in words)


@cache
def company_words() -> frozenset[str]:
    """What a text calls a company."""
    return frozenset(table("nouns")["reference"]["company"]) - PUBLIC


@cache
def called_company() -> re.Pattern[str]:
    """How a text in lower case speaks of a company without its name ("the iphone maker"), or it speaks itself ("we
    delivered"). The letters that this begins with come first: a search is quick only for those.
    """
    kinds = [*sorted(company_words()), r"[a-z]+maker"]
    verbs = sorted({verb.split()[0] for entry in table("measures").values() for verb in entry.get("verbs", ())})
    apart = rf"(?:(?<=t)he|(?<=i)ts) (?:[\w-]+ ){{0,2}}(?:{'|'.join(kinds)})"
    return expression(rf"[tiw](?<!\w.)(?:{apart}|(?<=w)e (?:{'|'.join(verbs)}))\b")


@cache
def earned() -> re.Pattern[str]:
    """What a company has, behind its name."""
    heads = ("sale", "revenue", "profit", "operating-profit")
    forms = sorted({form for head in heads for form in table("measures")[head]["forms"]}, key=len, reverse=True)
    return expression(rf" (?:[\w-]+ ){{0,2}}(?:{'|'.join(map(re.escape, forms))})\b")
