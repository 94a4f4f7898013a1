"""The HTML report: whole, self-contained, usable by keyboard, and deaf to what an article would have it do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from browser import Browser

from factcheck import Report, check
from factcheck.findings.finding import Silenced
from factcheck.quantities.interval import Interval
from factcheck.reports.formats import renderer
from factcheck.reports.html.scale import scale
from factcheck.reports.style import Style

SEEDS = Path(__file__).parent.parent / "seeds"
CLASH = "Sales reached 120 million yuan in 2024, up 40 percent from 100 million yuan in 2023.\n"
HOSTILE = (
    "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\"> "
    "</style><svg onload=document.title='run'> \"'><iframe src=javascript:alert(1)> &lt;b&gt; \u202e]]>--> "
)
VOID = {"meta", "input", "line", "rect", "stop", "br"}


class Page(HTMLParser):
    """The elements of a page, and whether they nest."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.stack: list[str] = []
        self.feed(text)
        assert self.stack == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def values(self, name: str) -> list[str]:
        return [value for _, attributes in self.elements if (value := attributes.get(name)) is not None]


def rendered(report: Report) -> str:
    return "".join(renderer("html")(report, Style()))


def hostile(folder: Path) -> Report:
    """A report on an article that attacks with its name, its title, its text and its figures."""
    path = folder / "<img src=x onerror=alert(1)>.txt"
    path.write_text(f"{HOSTILE}\n\n{HOSTILE}{CLASH}{HOSTILE}", encoding="utf-8")
    found = check(path)
    silenced = tuple(Silenced(one, "inline", HOSTILE, HOSTILE) for one in found.findings)
    return Report(found.articles, found.checks, silenced=silenced)


@pytest.fixture(scope="module")
def seeds() -> str:
    return rendered(check(SEEDS))


def test_ids_are_unique_and_every_link_leads_to_one(seeds: str) -> None:
    page = Page(seeds)
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    links = page.values("href")
    assert links
    assert {link.removeprefix("#") for link in links} <= set(ids)


def test_every_claim_of_an_article_is_marked_by_its_verdict(seeds: str) -> None:
    verdicts = {judged.claim.id: judged.verdict for article in check(SEEDS).articles for judged in article.claims}
    marked = {
        str(attributes["id"]): str(attributes["class"]).split()[1]
        for tag, attributes in Page(seeds).elements
        if tag == "a" and str(attributes.get("class", "")).startswith("claim ")
    }
    assert len(marked) > len(verdicts) * 0.9
    assert marked.items() <= verdicts.items()


def test_a_page_asks_for_nothing_and_runs_one_script(tmp_path: Path, seeds: str) -> None:
    for text in (seeds, rendered(hostile(tmp_path))):
        page = Page(text)
        assert not page.values("src")
        assert [tag for tag, _ in page.elements if tag in ("script", "iframe", "img", "link", "object")] == ["script"]
        assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
        assert "default-src 'none'" in text
        assert re.findall(r"url\((?!#)", text) == []


@pytest.mark.parametrize(
    ("stated", "implied", "bars"),
    [
        (Interval.from_value(3), Interval.from_value(3), 2),
        (Interval(None, None), Interval(None, None), 2),
        (Interval.from_value(10**400), Interval(None, Interval.from_value(1).lo), 2),
    ],
)
def test_any_two_intervals_can_be_drawn(stated: Interval, implied: Interval, bars: int) -> None:
    drawn = scale(stated, implied, "says")
    assert drawn.count("<rect") == bars
    for number in re.findall(r'(?:x|width)="(-?[\d.]+)%"', drawn):
        assert 0 <= float(number) <= 100


def test_what_confirms_a_claim_is_drawn_too() -> None:
    report = check("Sales reached 120 million yuan in 2024, up 20 percent from 100 million yuan in 2023.")
    (found,) = report.checks
    stated = {judged.claim.id: judged.claim.quantity.narrow() for judged in report.articles[0].claims}
    assert set(dict(found.implied)) == found.confirmed == set(stated)
    assert all(values.meets(stated[name]) for name, values in found.implied)
    assert rendered(report).count('<svg class="scale"') == 3


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as opened:
        yield opened


VISIBLE = "[...document.querySelectorAll('.card')].filter(card => !card.hidden).length"


def test_in_a_browser_the_list_filters_and_a_click_shows_the_proof(
    browser: Browser, tmp_path: Path, seeds: str
) -> None:
    path = tmp_path / "report.html"
    path.write_text(seeds, encoding="utf-8")
    browser.requests.clear()
    browser.open(path)
    assert browser.tell(VISIBLE) == len(check(SEEDS).findings)
    browser.tell("document.querySelector('input[value=consistent]').click()")
    assert browser.tell(VISIBLE) > len(check(SEEDS).findings)
    browser.tell("rule.value = 'growth'; rule.dispatchEvent(new Event('input', {bubbles: true}))")
    assert browser.tell("[...document.querySelectorAll('.card:not([hidden])')].every(c => c.dataset.rule == 'growth')")
    browser.tell("document.querySelector('.claim.conflicting').click()")
    assert browser.tell("document.querySelector('.card[open] .proof li').offsetHeight") > 0
    assert browser.tell("document.querySelector('.card[open] svg.scale rect').getBoundingClientRect().width") > 0
    assert browser.tell("document.querySelectorAll('.claim.current').length") >= 1
    assert browser.screenshot().startswith(b"\x89PNG")
    assert [address for address in browser.requests if not address.startswith("file:")] == []


def test_in_a_browser_keys_lead_through_the_findings(browser: Browser, tmp_path: Path, seeds: str) -> None:
    path = tmp_path / "report.html"
    path.write_text(seeds, encoding="utf-8")
    browser.open(path)
    opened = "[...document.querySelectorAll('.card')].findIndex(card => card.open)"
    browser.press("j")
    assert browser.tell(opened) == 0
    browser.press("j")
    assert browser.tell(opened) == 1
    browser.press("k")
    assert browser.tell(opened) == 0
    assert browser.tell("document.activeElement.localName") == "summary"
    browser.press("Escape")
    assert browser.tell(opened) == -1
    browser.press("/")
    assert browser.tell("document.activeElement.id") == "text"


def test_in_a_browser_hostile_text_runs_nothing(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(rendered(hostile(tmp_path)), encoding="utf-8")
    browser.requests.clear()
    browser.open(path)
    for key in "jjkj":
        browser.press(key)
    assert browser.tell("document.title").startswith("factcheck: ")
    assert browser.tell("document.querySelectorAll('script, img, iframe').length") == 1
    assert [address for address in browser.requests if address != path.as_uri()] == []


def test_in_a_browser_a_script_that_slipped_in_would_not_run(browser: Browser, tmp_path: Path, seeds: str) -> None:
    path = tmp_path / "report.html"
    path.write_text(seeds.replace("<h1>", "<script>document.title='run'</script><h1>", 1), encoding="utf-8")
    browser.open(path)
    assert browser.tell("document.title") != "run"


def test_in_a_browser_a_narrow_page_does_not_scroll_sideways(browser: Browser, tmp_path: Path, seeds: str) -> None:
    path = tmp_path / "report.html"
    path.write_text(seeds, encoding="utf-8")
    browser.open(path, width=360)
    assert browser.tell("document.documentElement.scrollWidth") <= 360
