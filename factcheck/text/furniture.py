"""Page furniture: the lines of a page that belong to the site and not to the article.

A line without figures has nothing to lose, so one telling phrase is enough; a line with figures is furniture only as a
licence number, a copyright notice, or a telephone number that is its only figure.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from factcheck.expression import expression
from factcheck.record import record
from factcheck.text.words import form_set, forms

LONGEST_NOTICE: Final = 400
LONGEST_PHRASE_LINE: Final = 250

_DIGIT = expression(r"[0-9]")
_PHONE = expression(r"\(?\+?\d[\d()]{0,5}(?:[ -]\d{2,8}){1,5}")
_SEPARATOR = expression(r"[|·•\t]|[ \xa0]{2,}| / ")
_ORNAMENTS: Final = " :>»"


@record(frozen=True, slots=True)
class Furniture:
    """The telling phrases that occur somewhere in an article, so that its lines need be searched for those alone."""

    notices: tuple[str, ...]
    phrases: tuple[str, ...]
    licences: tuple[str, ...]
    telephones: tuple[str, ...]

    @classmethod
    def of(cls, lines: list[str]) -> Furniture:
        """The phrases in an article, given as its lines in lower case."""
        page = "\n".join([line for line in lines if len(line) <= LONGEST_NOTICE])
        labels = "\n".join([line for line in lines if line[-1] != "." and len(line) <= LONGEST_PHRASE_LINE])
        licences, telephones = _present("licence", page), _present("telephone", page)
        return cls(_present("notice", page), _present("furniture", labels), licences, telephones)

    def is_possible(self, lower: str) -> bool:
        """Whether a line given in lower case may be furniture at all; false for most lines of most articles."""
        return bool(self.notices or self.licences or self.telephones) or lower.startswith(_copyright())

    def claims_figures(self, lower: str) -> bool:
        """Whether a line with figures, given in lower case, is a licence, a copyright notice or a telephone number."""
        if self._is_legal(lower):
            return True
        return bool(self.telephones) and _any(self.telephones, lower) and not _DIGIT.search(_PHONE.sub("", lower))

    def claims_words(self, lower: str) -> bool:
        """Whether a line without figures, given in lower case, is page furniture."""
        if len(lower) > LONGEST_PHRASE_LINE:
            return False
        if self._is_legal(lower) or _any(self.notices, lower):
            return True
        return lower[-1] != "." and (_any(self.phrases, lower) or _is_whole_line(lower))

    def _is_legal(self, lower: str) -> bool:
        if lower.startswith(_copyright()):
            return len(lower) <= LONGEST_PHRASE_LINE
        return bool(self.licences) and len(lower) <= LONGEST_NOTICE and _any(self.licences, lower)


def _present(section: str, text: str) -> tuple[str, ...]:
    return tuple([form for form in forms("layout", section) if form in text])


def _any(phrases: tuple[str, ...], lower: str) -> bool:
    return bool(phrases) and any(phrase in lower for phrase in phrases)


def _is_whole_line(lower: str) -> bool:
    """Whether every part of a line without figures is an entry of a menu (`About us | Contact us`), or says nothing."""
    parts = (part.strip(_ORNAMENTS) for part in _SEPARATOR.split(lower))
    return all(part in form_set("layout", "furniture-line") or not any(map(str.isalnum, part)) for part in parts)


@cache
def _copyright() -> tuple[str, ...]:
    return forms("layout", "copyright")
