"""The head of an article: its title, its publication date, and what stands above the first sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from factcheck.expression import expression
from factcheck.text.dates import MONTH, find_date
from factcheck.text.document import BODY, BYLINE, MENU, TITLE
from factcheck.text.lines import Line, is_closed, marker_width
from factcheck.text.sentences import split
from factcheck.text.signs import beside_date, has_figures, is_stamp
from factcheck.text.words import form_set

LONGEST_TITLE: Final = 250
LONGEST_STAMP: Final = 100

_LEADING_DATE = expression(
    r"(?:date|published|updated|posted)?\s?:?\s?(?:19|20)\d\d-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?Z?)?"
    r"(?::?\s+|\s?\|\s?)(?=\S)",
    re.IGNORECASE,
)
_CAPITAL: Final = "[A-ZÀ-ÖØ-ÞĀ-Ž]"
_PLACE: Final = rf"{_CAPITAL}[\w'’.-]{{0,20}}(?:[ /](?:d[aeo] |of )?{_CAPITAL}[\w'’.-]{{0,20}}){{0,3}}"
_DAY: Final = rf"(?:{MONTH}\.? \d{{1,2}}(?:,? ?\d{{4}}| ?\(\d{{4}}\))?|\d{{1,2}} {MONTH}\.?(?:,? \d{{4}})?)"
_FULL: Final = rf"(?:{MONTH}\.? \d{{1,2}}, ?\d{{4}}|\d{{1,2}} {MONTH}\.?,? \d{{4}})"
_ISO: Final = r"(?:19|20)\d\d-\d\d-\d\d"
_AGENCY: Final = r"(?:\((?:[A-Z]|[a-z]{2,4}(?=[)/ -])|(?:lusa|bdnews24)\b)[\w '’/.-]{0,30}\)|/[A-Z][\w .-]{2,20}/)"
_DASH: Final = r"(?:--?|—|–|_)"
_UNBRACKETED: Final = rf"[A-Z][A-Za-z]{{1,12}}(?=\s?{_DASH}\s)"
_DATELINE = expression(
    rf"(?P<place>{_PLACE}(?:, {_PLACE}){{0,2}}(?: \[{_PLACE}\])?)?(?:{_DASH}\s|\s{_DASH}\s)?"
    rf"(?P<day>(?:,? |\b){_DAY}| \({_FULL}\))?,?\s?"
    rf"(?P<agency>{_AGENCY}|{_UNBRACKETED})?(?P<then>, {_DAY})?"
    rf"(?:(?P<dash>\s?{_DASH}\s|(?<=[A-Z]{{2}}):\s)|(?<=\d\d\d\d): |(?<=\)):? (?=[A-Z]))"
    rf"(?P<set_off>{_FULL}(?:\.|\s?{_DASH})\s)?"
)
"""Where and when an article was written, and by whom: "CHONGQING, Jan. 27 (Xinhua) -- ", "Oct 2 (Reuters) - ", "New
Delhi, Apr 1 (PTI) ", "TOKYO, Nov 3, Kyodo -- ", "MUMBAI: ", "MACON, Ga. (May 2, 2024) - ", "Berlin (dpa) - 2
May 2024. ", "PARIS (AP), May 2, 2024 — ", "PARIS (AP) — May 2, 2024 — ", "Riga [Latvia], May 2 (ANI): ".
"""
_DATED = expression(
    rf"(?:{_PLACE}(?:, {_PLACE}){{0,2}}, )?{_FULL}(?: \((?:The )?{_PLACE}\))?\.\s(?=[\"'“‘A-Z\d])"
    rf"|{_FULL}, {_PLACE}(?: {_AGENCY}\s?{_DASH}?|\s?{_DASH})\s"
    rf"|{_PLACE} \({_PLACE}\), {_FULL}(?: {_AGENCY})?\s?{_DASH}\s"
    rf"|{_FULL}, {_PLACE}(?: {_AGENCY})?\.\s(?=[\"'“‘A-Z\d])"
    rf"|(?:{_PLACE}(?: [\w.'’-]{{1,20}}){{0,3}}(?:, | \())?(?:{_FULL}|{_ISO})\)?"
    rf"(?: {_AGENCY})?(?:\s?{_DASH}\s|:\s)|(?:{_PLACE}, )?{_ISO}\.\s"
    rf"|[(\[](?:[\w.'’&-]{{1,20}} ?){{0,5}},? ?(?:{_FULL}|{_ISO})[)\]](?:\s?{_DASH})?\s(?=[\"'“‘A-Z\d])"
)
"""The same, told by a full date: "Dijon, 29 November 2024. ", "13 February 2024, Lusaka (Reuters) - ", "Reims (France),
Jan 18, 2025 (AFP) - ", "14 January 2025, RNS. ", "11 March 2025 (RUV). ", "Riga, 8 August 2025 (The Baltic Times). ",
"2023-03-28 - ", "Market brief, Feb. 2, 2023 - ", "(Trade News, 24 December 2019) ".
"""
_TIME = expression(rf"(?:On|Since|Until|Till|By|From|In|After|Before) (?:\d|{MONTH}\b)")
"""How a sentence begins that tells of a day, as no dateline does."""
_FULL_DAY = expression(_FULL)
_WEEKDAY: Final = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_SET_OFF = expression(rf"{_FULL}(?:[,:|–—-]\s?| (?=\())|[,|–—-]\s?{_WEEKDAY}{_FULL}$")
"""A full date that a comma or a dash sets off, where a line begins or ends with it."""
_RELEASED = expression(r"(?:for (?:immediate )?release|released|embargoed|issued|published)\b", re.IGNORECASE)
"""How a line begins that says when an article was given out, whatever else it says."""
_COMPARED = expression(r"\d.{0,20} vs ", re.IGNORECASE)
"""What makes a line one of results set beside those of before ("Shr 22 cts vs 19 cts"), which no title begins with."""
_LEFT_OVER_WORDS: Final = 6
_FEWEST_BLANKS: Final = 5
_TRAIL = expression(r"(?:[A-Z][\w&'-]{0,20}\s{1,3}){1,3}[/>»|]")


def without_leading_date(lines: list[Line]) -> list[Line]:
    """The lines, a date glued before the first one (` date 2025-12-12 China's ...`) made a line of its own."""
    match = lines and _LEADING_DATE.match(lines[0].text)
    if not match:
        return lines
    first, width = lines[0], match.end()
    stamp = Line(first.start, first.start + len(first.text[:width].rstrip()), first.text[:width].rstrip())
    return [stamp, Line(first.start + width, first.end, first.text[width:]), *lines[1:]]


def header_end(lines: list[Line], roles: list[str | None]) -> int:
    """How many lines stand above the first one that is prose."""
    for at, (line, role) in enumerate(zip(lines, roles, strict=True)):
        if role == BODY or (role is None and _is_prose(line.text)):
            return at
    return len(lines)


def mark_title(lines: list[Line], roles: list[str | None], end: int) -> None:
    """Give the title's line its role, and the labels above it (`iChongqing Title`, `News / Nation`) theirs.

    The title is the first line of three words or more above the first sentence, else the first line there.
    """
    free = [at for at in range(end) if roles[at] is None and not marker_width(lines[at].text)]
    if not free or (end == len(lines) == 1 and is_closed(lines[0].text)):
        return
    if len(free) > 1 and all(_COMPARED.search(lines[at].text) for at in free[:2]):
        return
    chosen = next((at for at in free if lines[at].text.count(" ") >= 2 and not _TRAIL.match(lines[at].text)), free[0])
    roles[chosen] = TITLE
    for at in free:
        if at < chosen and not has_figures(lines[at].text):
            roles[at] = MENU


def mark_stamps(lines: list[Line], roles: list[str | None], end: int) -> None:
    """Make bylines of the header's short lines that hold a date beside a few names (`Xinhua) 08:32, July 25, 2023`)."""
    for at in range(min(end, len(lines))):
        if roles[at] is None and _tells_when(lines[at].text):
            follower = next((lines[below].text for below in range(at + 1, end) if roles[below] is None), "")
            if at or _RELEASED.match(lines[at].text) or follower.count(" ") >= len(beside_date(lines[at].text)):
                roles[at] = BYLINE


def _tells_when(text: str) -> bool:
    """Whether a line holds a full date beside a few names, and no figure more."""
    if len(text) > LONGEST_STAMP or is_closed(text) or marker_width(text) or not find_date(text):
        return False
    if _RELEASED.match(text):
        return True
    words = beside_date(text)
    if len(words) > _LEFT_OVER_WORDS:
        return False
    known = form_set("layout", "stamp") | form_set("layout", "name-link")
    return all(word[0].isupper() or word.lower() in known for word in words) or _sets_off_date(text, words)


def _sets_off_date(text: str, words: Sequence[str]) -> bool:
    """Whether a line begins or ends with a full date that is set off from a few words and no other figure."""
    found = _SET_OFF.search(text)
    ends = found is not None and (found.start() == 0 or found.end() == len(text))
    return ends and not any(word.isdigit() for word in words)


def published(lines: list[Line], roles: list[str | None]) -> date | None:
    """The date of publication that a byline states: the first stamp, else the first byline with a date."""
    later = None
    for line, role in zip(lines, roles, strict=True):
        if role == BYLINE:
            written = find_date(line.text)
            if written and is_stamp(line.text):
                return written.day
            later = later or (written and written.day)
    return later


def dateline_width(text: str) -> int:
    """How many characters at the start of the first paragraph are a dateline (`CHONGQING, Jan. 27 (Xinhua) -- `)."""
    told, match = _DATED.match(text), _DATELINE.match(text)
    found = told or match
    if not found or _TIME.match(text) or text.count(" ", found.end()) < _FEWEST_BLANKS:
        return 0
    if told or not match:
        return found.end()
    place = match["place"] or ""
    named = place or match["agency"]
    dated = (match["day"] and (named or _FULL_DAY.fullmatch(match["day"]))) or (match["then"] and named)
    signed = place.rpartition(", ")[2].lower() in form_set("layout", "agency")
    certain = dated or (match["dash"] and (match["agency"] or signed or (place.isupper() and len(place) > 2)))
    return match.end() if certain else 0


def _is_prose(text: str) -> bool:
    """Whether a line is running text: long, several sentences, or one of ten words and a full stop."""
    if len(text) > LONGEST_TITLE:
        return True
    if text.count(" ") < 7:
        return False
    bare = text.rstrip("\"'”’)]")
    if bare.endswith(".") and not bare.endswith(("U.S.", "U.K.", "Inc.", "Co.", "Ltd.", "Corp.", "Jr.")):
        return True
    return is_closed(text) and sum(1 for _ in split(text, 0, len(text))) > 1
