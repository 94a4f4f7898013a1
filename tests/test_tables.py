"""Tables and results: their claims tie as rows and columns say, and an error in any cell is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.claims.tables.columns import read_columns
from factcheck.claims.tables.heads import read_head
from factcheck.claims.tables.printed import scale_of
from factcheck.findings.finding import Check, Report
from factcheck.findings.judge import judge
from factcheck.rulebook.rulebook import load_rulebook
from factcheck.text.document import Document
from factcheck.text.readers import read_articles

RULEBOOK = load_rulebook(Path(__file__).parent.parent / "rules")

QUARTER = """# Contoso reports third-quarter results

*November 4, 2025*

| $ millions | Q3 2025 | Q3 2024 | Change |
|---|---|---|---|
| Revenue | 1,284.6 | 1,184.0 | 8.5% |
| Operating profit | 154.2 | 136.2 | 13.2% |
| Operating margin | 12.0% | 11.5% | +0.5 pp |
| Earnings per share ($) | 1.27 | 1.15 | 10.4% |
"""

FLAT = """Acme Group: development of the segments, January 1 to June 30, 2025

in EUR thousands (Europe / Americas / segments total / consolidation / Group), H1 2025
Total revenue 253,736 / 109,176 / 362,912 / -66,427 / 296,485
External sales 235,999 / 104,426 / 340,425 / - / 340,425
EBITDA 13,648 / 17,064 / 30,712 / -632 / 30,080
EBITDA margin 5.4% / 15.6% / / / 10.1%
"""

QUARTERS = """Quarterly results of Globex, 2015

In thousands, except per share amounts (first / second / third / fourth quarter / full year 2015)
Total revenues $2,837,301 / $2,513,860 / $3,612,820 / $3,412,763 / $12,376,744
Steel shipped 397,835 / 223,027 / 642,928 / 397,206 / 1,660,996
"""

DRAWN = """Watch exports slip

2024-12-19

| Market | Nov. 2024, CHF m | Nov. 2023, CHF m | Change |
|---|---|---|---|
| Japan | 179.6 | 168.8 | +6.4% |
| Brazil | 165.8 | 205.2 | -19.2% |
| Total | 345.4 | 374.0 | -7.6% |
"""

SLASHED = """Catch shrinks

2024-04-15

Cod was scarce all month, the office said.

Catch, tonnes / March 2023 / March 2024 / Change %
Cod / 32,520 / 29,466 / -9.4
Haddock / 8,870 / 8,027 / -9.5
Saithe / 4,631 / 3,540 / -23.6
"""

STATEMENT = """Acme Group posts higher profit

EUR million\tH1 2025\tH1 2024\tChange
Sales\t911.3\t872.0\t4.5%
Gross profit\t364.5\t340.1\t7.2%
Cost of sales\t546.8\t531.9\t2.8%
EBITDA\t128.4\t118.1\t8.7%
Depreciation and amortisation\t41.0\t39.4\t4.1%
EBIT\t87.4\t78.7\t11.1%
Equity\t302.5\t288.1\t5.0%
Total assets\t701.8\t690.0\t1.7%
Equity ratio\t43.1%\t41.8%
"""

SUMMARY = """Lumen Micro sees record quarter

Q2 Fiscal 2025 Summary
($ in millions, except earnings per share) Q2 FY25 / Q1 FY25 / Q2 FY24 / Q/Q / Y/Y
Revenue $3,040 / $2,644 / $1,370 / 15% / 122%
Gross margin 74.2% / 77.2% / 69.1% / Down 3.0 pts / Up 5.1 pts
Net income $1,660 / $1,488 / $619 / Up 12% / Up 168%
"""

CAPTIONED = """Fewer bankruptcies in the first quarter

Table 2. Bankruptcies, Q1 2024 / Q1 2025
Total 1,114 / 1,061
Oslo 196 / 187
Bergen 148 / 139
Elsewhere 770 / 735
"""

AIRPORTS = """# Passenger traffic in March 2025

| Airport | March 2025 | March 2024 | Growth % | Share |
|---|---:|---:|---:|---:|
| Northtown | 6,548,210 | 6,621,004 | -1.1 | 55.1 |
| Weston | 3,145,220 | 3,021,870 | 4.1 | 26.4 |
| Eastholm | 2,201,340 | 2,134,110 | 3.2 | 18.5 |
| Total | 11,894,770 | 11,776,984 | 1.0 | 100.0 |
"""

TRADE = """<html><head><title>Trade rises</title></head><body><article><h1>Trade rises</h1>
<p>Exports of the republic grew in May 2024 and the surplus widened, the statistics office said on Tuesday. It was the
third month in a row in which exports grew faster than imports, the office said in its monthly report.</p><table>
<tr><th></th><th>May 2024</th><th>May 2023</th><th>Change, %</th></tr>
<tr><td>Exports</td><td>€4,512m</td><td>€4,211m</td><td>7.1</td></tr>
<tr><td>Imports</td><td>€4,105m</td><td>€4,006m</td><td>2.5</td></tr>
<tr><td>Trade balance</td><td>€407m</td><td>€205m</td><td></td></tr>
</table><p>The figures are provisional and will be revised in September when the annual survey is in.</p>
</article></body></html>"""

STEEL = """# Steel output by country

Crude steel production (million tonnes):

| Country | Sep 2024 | % change Sep 24/23 |
|---|---|---|
| China | 77.1 | -6.1 |
| India | 11.7 | -0.2 |
| Others | 54.8 | 0.3 |
| World | 143.6 | -3.3 |
"""

BUDGET = """# Where the money went

| Category | 2025 | % of total |
|---|---|---|
| Health | $41.2m | 41% |
| Schools | $30.1m | 30% |
| Roads | $18.4m | 18% |
| Parks | $11.1m | 11% |
"""

LINES = """Weston, Harbour ward by-election

LD Ann Mary Miller 980 [75.4%; +37.3%]
UKIP 138 [10.6%; -6.8%]
Labour 126 [9.7%; -9.4%]
Conservative 41 [3.2%; -8.4%]
NEP 15 [1.2%; +1.2%]
Majority: 842
Turnout: 27.5%
"""

ONE_LINE = """Harbour (Lab defence) on Northtown
Result: Labour 1,961 (73% +13%), UKIP 320 (12% -9%), Conservative 302 (11% -1%), Liberal Democrat 117 (4% unchanged)
Labour HOLD with a majority of 1,641 (61%) on a swing of 11% from UKIP to Labour
"""

NAMED = """City council by-election: full result

Labour: 1,234 votes (45.3%, +5.2)
Conservative: 876 votes (32.1%, -8.0)
Green: 412 votes (15.1%, +1.4)
Reform UK: 204 votes (7.5%, new)

Labour held the seat with a majority of 358 votes.
"""

PLAIN = """Marske ward, Hartlepool: by-election

Simon Dale (Lib Dem) 980, 75.4%, up 37.3%
Reform 138, 10.6%, down 6.8%
Lab 126 votes, 9.7 per cent (-9.4)
Con 41, 3.2%
North East Party 15, 1.2%
Lib Dems keep the seat by 842 votes
"""

BARRED = FLAT.replace("/", "|")

TWO_YEARS = """Ocean Group posts lower profit

USD million (Q1 2024 / Q1 2023)
Liners: 8,009 / 9,873
Logistics: 3,507 / 3,469
Unallocated activities, eliminations, etc.: -160 / -11
Revenue: 12,355 / 14,207
EBIT: 177 / 2,326
EBIT margin: 1.4% / 16.4%
"""

UNHEADED = """Widget Corp quarterly report

Results in million dollars
Revenue 1,039.1 / 1,091.7 / -4.8%
EBITDA 212.0 / 230.4 / -8.0%
Net profit 88.4 / 97.9 / -9.7%
"""

ARTICLES = {
    "quarter.md": QUARTER,
    "flat.txt": FLAT,
    "quarters.txt": QUARTERS,
    "statement.txt": STATEMENT,
    "drawn.txt": DRAWN,
    "slashed.txt": SLASHED,
    "airports.md": AIRPORTS,
    "trade.html": TRADE,
    "steel.md": STEEL,
    "budget.md": BUDGET,
    "lines.txt": LINES,
    "one_line.txt": ONE_LINE,
    "named.txt": NAMED,
    "plain.txt": PLAIN,
    "barred.txt": BARRED,
    "two_years.txt": TWO_YEARS,
    "unheaded.txt": UNHEADED,
    "summary.txt": SUMMARY,
    "captioned.txt": CAPTIONED,
}

HELD = [
    ("drawn.txt", "growth", "179.6|168.8|+6.4%"),
    ("drawn.txt", "sum", "179.6|165.8|345.4"),
    ("slashed.txt", "growth", "8,870|8,027|-9.5"),
    ("quarter.md", "growth", "154.2|136.2|13.2%"),
    ("quarter.md", "growth", "1.27|1.15|10.4%"),
    ("quarter.md", "share", "1,284.6|154.2|12.0%"),
    ("quarter.md", "percent-or-points", "12.0%|11.5%|+0.5 pp"),
    ("flat.txt", "sum", "235,999|104,426|340,425"),
    ("flat.txt", "sum", "362,912|-66,427|296,485"),
    ("flat.txt", "share", "253,736|13,648|5.4%"),
    ("quarters.txt", "sum", "$2,837,301|$2,513,860|$3,612,820|$3,412,763|$12,376,744"),
    ("quarters.txt", "sum", "397,835|223,027|642,928|397,206|1,660,996"),
    ("statement.txt", "difference", "911.3|364.5|546.8"),
    ("statement.txt", "difference", "118.1|39.4|78.7"),
    ("statement.txt", "share", "302.5|701.8|43.1%"),
    ("airports.md", "sum", "6,548,210|3,145,220|2,201,340|11,894,770"),
    ("airports.md", "share", "3,145,220|26.4|11,894,770"),
    ("airports.md", "growth", "2,201,340|2,134,110|3.2"),
    ("trade.html", "growth", "€4,512m|€4,211m|7.1"),
    ("trade.html", "difference", "€4,211m|€4,006m|€205m"),
    ("steel.md", "sum", "77.1|11.7|54.8|143.6"),
    ("steel.md", "growth", "77.1|-6.1|11.7|-0.2|54.8|0.3|143.6|-3.3"),
    ("budget.md", "percent-total", "41%|30%|18%|11%"),
    ("budget.md", "share", "$41.2m|41%|$30.1m|$18.4m|$11.1m"),
    ("lines.txt", "share", "980|75.4%|138|126|41|15"),
    ("lines.txt", "percent-total", "75.4%|10.6%|9.7%|3.2%|1.2%"),
    ("lines.txt", "difference", "980|138|842"),
    ("one_line.txt", "share", "1,961|73%|320|302|117"),
    ("one_line.txt", "difference", "73%|12%|61"),
    ("named.txt", "difference", "1,234|876|358"),
    ("plain.txt", "difference", "980|138|842"),
    ("plain.txt", "percent-total", "75.4%|10.6%|9.7 per cent|3.2%|1.2%"),
    ("barred.txt", "sum", "235,999|104,426|340,425"),
    ("barred.txt", "share", "253,736|13,648|5.4%"),
    ("two_years.txt", "share", "12,355|177|1.4%"),
    ("two_years.txt", "share", "14,207|2,326|16.4%"),
    ("unheaded.txt", "growth", "212.0|230.4|-8.0%"),
    ("summary.txt", "growth", "$3,040|$2,644|15%"),
    ("summary.txt", "growth", "$1,660|$619|168%"),
    ("summary.txt", "percent-or-points", "74.2%|77.2%|3.0 pts"),
    ("captioned.txt", "sum", "1,061|187|139|735"),
]

MISTAKES = [
    ("drawn.txt", "205.2", "250.2"),
    ("slashed.txt", "4,631", "6,431"),
    ("quarter.md", "136.2", "163.2"),
    ("quarter.md", "12.0%", "10.2%"),
    ("quarter.md", "+0.5 pp", "+1.5 pp"),
    ("flat.txt", "109,176", "190,176"),
    ("flat.txt", "15.6%", "16.5%"),
    ("quarters.txt", "3,612,820", "3,162,820"),
    ("quarters.txt", "642,928", "462,928"),
    ("statement.txt", "546.8", "564.8"),
    ("statement.txt", "39.4", "34.9"),
    ("statement.txt", "43.1%", "41.3%"),
    ("airports.md", "3,145,220", "3,415,220"),
    ("airports.md", "26.4", "24.6"),
    ("trade.html", "€407m", "€470m"),
    ("trade.html", ">7.1<", ">1.7<"),
    ("steel.md", "54.8", "58.4"),
    ("steel.md", "-3.3", "-6.3"),
    ("budget.md", "30%", "39%"),
    ("lines.txt", "138", "183"),
    ("lines.txt", "9.7%", "7.9%"),
    ("lines.txt", "842", "824"),
    ("one_line.txt", "1,961", "1,691"),
    ("one_line.txt", "(61%)", "(16%)"),
    ("named.txt", "358", "385"),
    ("plain.txt", "138", "183"),
    ("plain.txt", "9.7", "7.9"),
    ("barred.txt", "109,176", "190,176"),
    ("two_years.txt", "2,326", "3,226"),
    ("unheaded.txt", "-8.0%", "-0.8%"),
    ("summary.txt", "$2,644", "$2,464"),
    ("summary.txt", "12%", "21%"),
    ("summary.txt", "3.0 pts", "0.3 pts"),
    ("captioned.txt", "735", "753"),
]

SILENT = [
    # two years side by side whose columns nobody names
    "Results\n\nThe year was good.\nRevenue: 12,355 / 14,207\nEBIT: 177 / 2,326\nEBIT margin: 1.4% / 16.4%\n",
    # a header that does not fit its rows
    "Results\n\nSales figures (2024 / 2023)\nRevenue 10.4 / 9.1 / 14% / 8.3\nProfit 3.1 / 2.9 / 1% / 2.2\n",
    # levels and percentages that are no growth of each other
    "Results\n\nNorth 120 / 340 / 12%\nSouth 410 / 220 / 31%\nWest 93 / 100 / 57%\n",
    # rows that do not fill the "total"
    "# Staff\n\n| Site | 2025 | 2024 |\n|---|---|---|\n| Leeds | 120 | 110 |\n| York | 60 | 55 |\n"
    "| Total | 402 | 377 |\n",
    # stocks over quarters
    "Stocks\n\nEmployees (first / second / third / fourth quarter / full year 2024)\n"
    "Employees 4,102 / 4,150 / 4,188 / 4,201 / 4,201\n",
    # a list that leaves a rest
    "Election night\n\nSmith 12,345 (45.1%)\nJones 8,321 (30.4%)\nBrown 3,011 (11.0%)\nTurnout was high.\n",
    # prose about an election with shares behind commas, and a margin of something else
    "Turnout rises\n\nThe party won 1,200, 45%, of the votes in the north, and 900, 31%, in the south.\n"
    "It held the town by 842 votes in 2011.\n",
    # heads that end in years, and bars
    "Staff\n\nYork 2024 | 120 | 110\nYork 2023 | 60 | 55\nLeeds 2024 | 402 | 377\n",
    # figures in brackets that are no votes
    "Turnout rises\n\nAlpha sold 1,200 (45%), Beta 900 (31%), Gamma 1,700 (22%) of their shares, turnout aside.\n",
    # rates of growth of the parts, and that of the whole
    """Sales

Segment | Q1 2023 | Q1 2022 | Reported | Like-for-like
Dairy | 512 | 471 | +8.7% | +8.9%
Bakery | 431 | 394 | +9.4% | +6.0%
Frozen | 271 | 248 | +9.3% | +6.8%
Group | 1,214 | 1,113 | +9.1% | +7.4%
""",
]


def judged(folder: Path, name: str, text: str) -> Report:
    """The report on one article."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    documents = [document for document in read_articles([str(path)], None) if isinstance(document, Document)]
    return judge(documents, RULEBOOK, "article")


def figures(check: Check, report: Report) -> list[str]:
    """The figures of a check as printed."""
    (article,) = report.articles
    claims = {entry.claim.id: entry.claim.quantity for entry in article.claims}
    return [article.document.text[claims[name].start : claims[name].end] for name in check.claims]


@pytest.mark.parametrize(("name", "rule", "wanted"), HELD, ids=[f"{n}-{w}" for n, _, w in HELD])
def test_a_relation_of_a_table_is_found(tmp_path: Path, name: str, rule: str, wanted: str) -> None:
    report = judged(tmp_path, name, ARTICLES[name])
    found = [(check.rule, sorted(figures(check, report))) for check in report.checks if check.verdict == "consistent"]
    assert (rule, sorted(wanted.split("|"))) in found


@pytest.mark.parametrize("name", ARTICLES)
def test_a_table_without_mistakes_raises_no_alarm(tmp_path: Path, name: str) -> None:
    report = judged(tmp_path, name, ARTICLES[name])
    assert [check.message for check in report.checks if check.verdict == "conflicting"] == []


@pytest.mark.parametrize(("name", "printed", "wrong"), MISTAKES, ids=[f"{n}-{w}" for n, _, w in MISTAKES])
def test_a_mistake_in_a_table_is_found(tmp_path: Path, name: str, printed: str, wrong: str) -> None:
    assert printed in ARTICLES[name]
    report = judged(tmp_path, name, ARTICLES[name].replace(printed, wrong, 1))
    assert any(wrong.strip("<>()%") in " ".join(figures(check, report)) for check in report.checks if check.severity)


@pytest.mark.parametrize("text", SILENT)
def test_what_does_not_fit_stays_silent(tmp_path: Path, text: str) -> None:
    report = judged(tmp_path, "article.md" if text.startswith("#") else "article.txt", text)
    assert [check.message for check in report.checks if check.verdict == "conflicting"] == []


@pytest.mark.parametrize(
    ("phrase", "unit", "power"),
    [
        ("in EUR thousands", "EUR", 3),
        ("100 mn yuan", "CNY", 8),
        ("€ m", "EUR", 6),
        ("US$ bn", "USD", 9),
        ("Rs crore", "INR", 7),
        ("million tonnes", "tonne", 6),
        ("%", "percent", 0),
        ("'000", None, 3),
    ],
)
def test_units_stand_in_heads(phrase: str, unit: str | None, power: int) -> None:
    scale = scale_of(phrase, "IN" if phrase.startswith("Rs") else None)
    assert scale is not None
    assert (scale.unit and scale.unit.name, scale.power) == (unit, power)


@pytest.mark.parametrize("phrase", ["EMEA", "in total", "Net income", "of the group's sales"])
def test_other_words_are_no_units(phrase: str) -> None:
    assert scale_of(phrase, None) is None


def test_column_heads_share_their_year() -> None:
    columns = read_columns(["first", "second quarter", "full year 2015"], "", None, None)
    assert [c.period.label() for c in columns if c.period] == ["Q1 2015", "Q2 2015", "2015"]
    assert [c.total for c in columns] == [False, False, True]


def test_two_digits_behind_a_month_are_a_year() -> None:
    columns = read_columns(["Sep 18", "Sep 19", "Growth", "Jan-Sep 19"], "", None, None)
    labels = [c.period.label() for c in columns if c.period]
    assert labels == ["September 2018", "September 2019", "January-September 2019"]
    assert columns[2].kind == "change"


def test_a_row_may_begin_with_its_time() -> None:
    head = read_head("Q1-Q3 2024: External sales", None, None)
    assert head.period is not None
    assert (head.name, head.period.label()) == ("external sales", "January-September 2024")


def test_lines_that_name_their_own_measures_lend_no_unit(tmp_path: Path) -> None:
    stays = "Overnight stays: 77.2 million (+10.7%)\nResidents: 23.4 million; non-residents: 53.8 million\n"
    report = judged(tmp_path, "lines.txt", f"Tourism in 2023\n\n{stays}Revenue: 6.0 billion euros (+20.1%)\n")
    units = [entry.claim.quantity.unit.name for article in report.articles for entry in article.claims]
    assert units.count("EUR") == 1


RICE = (
    "Rice harvest by province\n\n| Province | Area (ha) | Output (t) |\n|---|---|---|\n"
    "| An Giang | 228,000 | 1,482,000 |\n"
    "| Dong Thap | 190,000 | 1,292,000 |\n| Long An | 240,000 | 1,440,000 |\n| Can Tho | 75,000 | 525,000 |\n\n"
)


@pytest.mark.parametrize(
    ("told", "verdicts"),
    [
        ("The four provinces harvested 4,739,000 tonnes from 733,000 hectares.", ["consistent", "consistent"]),
        ("The four provinces harvested 4,379,000 tonnes from 733,000 hectares.", ["conflicting", "consistent"]),
        ("The four provinces have 4,379,000 voters. In 2023 they harvested 4,379,000 tonnes.", []),
    ],
)
def test_a_sentence_may_give_what_all_rows_make(tmp_path: Path, told: str, verdicts: list[str]) -> None:
    report = judged(tmp_path, "rice.txt", f"{RICE}{told}\n")
    assert sorted(check.verdict for check in report.checks if check.rule == "sum") == sorted(verdicts)
