"""The protagonist: the company that an article is about, whose figures are those that it gives to nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import Final

from factcheck.claims.words.vocabulary import WORD, days, lexicon, name_of, officers, plain, suffixes
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
LEAST: Final = 2
"""Letters of a name, at least."""


def protagonist(document: Document) -> str:
    """The one company that the title names, and that the text speaks of as one ("the carmaker"); empty if there is
    none, or another one beside it.
    """
    title = document.title or ""
    text = document.text[next((block.end for block in document.blocks if block.role == TITLE), 0) :]
    found = ""
    for word in names_in(title):
        forms = (word, word.title()) if title.isupper() else (word,)
        first = min(((at, form) for form in forms for at in islice(standing(form, text), 1)), default=None)
        if first is None or next(standing(word.lower(), text), None) is not None:
            continue
        words = name_at(text, first[0])
        name = name_of(words)
        if not name or name == found or (suffixes().isdisjoint(words) and not is_company(first[1], text)):
            continue
        if found or (first[0] >= LEAD and not (word.isupper() and spelled_out(word, text[:LEAD]))):
            return ""
        found = name
    return found


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


def name_at(text: str, start: int) -> list[str]:
    """The words of the name that begins at a place of a text, as the lexicon would have them."""
    found: list[str] = []
    end = start
    for match in WORD.finditer(text, start):
        word = plain(match.group())
        apart = word in officers() or (found and text[end : match.start()] != " ")
        if apart or not match.group()[0].isupper() or (word in lexicon().by_first and word not in suffixes()):
            break
        found.append(word)
        end = match.end()
        if match.group().endswith(("'s", "’s", ",")):
            break
    return found


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
