"""HTML articles: the words of the page with their places in the source; trafilatura says which are the article."""

from __future__ import annotations

from datetime import date

from factcheck.text.document import BOILERPLATE, HEADING, TITLE, Document, Unreadable
from factcheck.text.extraction import Extraction, MissingExtraError, extract
from factcheck.text.layout import arrange
from factcheck.text.lines import Line
from factcheck.text.page import Page, read_page


def read_html(path: str, name: str, text: str, default_date: date | None) -> Document | Unreadable:
    """An article given as an HTML page. Unreadable without the html extra, and when the page has no words."""
    try:
        found = extract(text)
    except MissingExtraError as error:
        return Unreadable(path, str(error))
    page = read_page(text)
    lines = page.lines
    if not lines:
        return Unreadable(path, "is empty")
    layout = arrange(lines, _roles(page, lines, found))
    published = found.published or layout.published or default_date
    title = found.title or layout.title
    return Document(
        text=page.text, name=name, path=path, title=title, published=published, source=found.source,
        blocks=layout.blocks, segments=page.segments, parts={"text": text},
    )  # fmt: skip


def _roles(page: Page, lines: list[Line], found: Extraction) -> list[str | None]:
    """The roles that markup and extraction give: what is not part of the main text is boilerplate."""
    keeps = found.keeps if found.is_telling else page.is_inside
    roles = [role if keeps(line) else BOILERPLATE for line, role in zip(lines, page.roles, strict=True)]
    title = _title_line(page, lines, found)
    if title is not None:
        roles[title] = TITLE
    return roles


def _title_line(page: Page, lines: list[Line], found: Extraction) -> int | None:
    """The heading that says the title, else the first one of the first level."""
    tops = [at for at in range(len(lines)) if lines[at].start in page.top_headings]
    title = (found.title or "").casefold()
    said = [at for at in tops if lines[at].text.casefold() in title]
    same = [at for at, role in enumerate(page.roles) if role == HEADING and lines[at].text.casefold() == title]
    return next(iter([*said, *same, *tops]), None)
