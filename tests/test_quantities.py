"""Quantities as news prints them: value, unit, hedge, and what is none."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from factcheck.expression import expression
from factcheck.quantities.approximators import APPROXIMATELY
from factcheck.quantities.interval import Interval
from factcheck.quantities.printed import as_printed, exact_string
from factcheck.quantities.quantity import Quantity, Unit
from factcheck.quantities.scan import scan_quantities
from factcheck.quantities.slips import amended, mistypings, tenfolds


def shown(text: str, country: str | None = None) -> list[str]:
    """The quantities of a text as "hedge value unit"; a range by its ends."""
    found = []
    for quantity in scan_quantities(text, country=country):
        printed = as_printed(quantity)
        value = printed.value or f"{exact_string(quantity.value)}..{exact_string(quantity.upper or 0)}"
        found.append(" ".join(filter(None, [printed.hedge, value, printed.unit])))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports:$206.3 Billion-2.1%, a sub-2% rise", ["206300000000 dollar", "-2.1 percent", "2 percent"]),
        ("customers rose 5% to 12.4m from 11.8m; a river at 4.2m", ["5 percent", "12400000", "11800000", "4.2 metre"]),
        ("In US dollars, the proceeds come to 13.6 billion.", ["13600000000 USD"]),
        ("In dollar terms, it employs 1.4 times as many, or 5,040 workers.", ["1.4", "5040 worker"]),
        ("In euros, sales rose 5 percent to 13.6 billion.", ["5 percent", "13600000000 EUR"]),
        ("a reduction of 79, or 16%, and a gain of 213 or 53.5 percent", ["79", "16 percent", "213", "53.5 percent"]),
        ("RO 221 million and Rwf 62 billion", ["221000000 OMR", "62000000000 RWF"]),
        ("Output hit 2.788 million vehicles, up 9.7 percent.", ["2788000 vehicle", "9.7 percent"]),
        ("reaching 40.22 billion yuan (about 5.70 billion U.S. dollars)", ["40220000000 CNY", "about 5700000000 USD"]),
        (
            "up 10.9percent to 9,510.1billion yuan, gained2,450.4billion",
            ["10.9 percent", "9510100000000 CNY", "2450400000000"],
        ),
        ("Romania had 30,692 cases, Italy (1,097), Germany (637) and Malta (51).", ["30692 case", "1097", "637", "51"]),
        ("Saka (7), Rice (41) and Kane (9); John Smith (37), Mary Jones (41)", []),
        ("Russia 2,984; Denmark 1,275; Germany 803; other 4,593", ["2984", "1275", "803", "4593"]),
        ("revenue of Rs 995 crore vs Rs 806 crore", ["9950000000 INR", "8060000000 INR"]),
        ("salmon accounted for 81.4 bn euros, cod for 9.8 bn", ["81400000000 EUR", "9800000000 EUR"]),
        ("exports of salmon were $81.4 bn, those of cod 9.8 bn", ["81400000000 dollar", "9800000000 dollar"]),
        ("it raised $2 billion and drew 3 billion", ["2000000000 dollar", "3000000000"]),
        ("2,38,53,463 people", ["23853463 people"]),
        ("1 741.9 bn euros", ["1741900000000 EUR"]),
        ("the 500,000-yuan (71,738 U.S. dollars) price range", ["500000 CNY", "71738 USD"]),
        ("fell -.19% and (-) 0.27%, then +0.3%", ["-0.19 percent", "-0.27 percent", "0.3 percent"]),
        ("a deficit of $--99.37B", ["-99370000000 dollar"]),
        ("an EBIT of USD -161 million", ["-161000000 USD"]),
        ("A$5.4m, HK$30bn and NT$1 trillion", ["5400000 AUD", "30000000000 HKD", "1000000000000 TWD"]),
        ("net profit of 2.5 mln dlrs or 84 cts a share", ["2500000 dollar", "84 cent per share"]),
        ("5-1/2 pct and 2½ percent", ["5.5 percent", "2.5 percent"]),
        ("20-25 percent", ["20..25 percent"]),
        ("between 3 and 4 million tonnes", ["3000000..4000000 tonne"]),
        ("$6m to $7m", ["6000000..7000000 dollar"]),
        ("rose 5 percent to 20 percent", ["5 percent", "20 percent"]),
        ("fell from 4.8 to 4.7 percent", ["4.8 percent", "4.7 percent"]),
        ("two-thirds of them, three in ten, a third of sales", ["2/3", "0.3", "1/3"]),
        ("half a billion dollars", ["500000000 dollar"]),
        ("margins widened 0.8 percentage points, or 80 bps", ["0.8 percentage point", "80 basis point"]),
        ("margin up 6% pts to 66%", ["6 percentage point", "66 percent"]),
        ("325,000 barrels per day at $52 a barrel", ["325000 barrel per day", "52 dollar per barrel"]),
        (
            "at least 20 million yuan, up to 400 jobs, 300+ people",
            ["at least 20000000 CNY", "at most 400 job", "at least 300 people"],
        ),
        ("exceeds 45%, topped 3 million units", ["more than 45 percent", "more than 3000000 unit"]),
        ("3 million units of vehicles and 20 million passenger cars", ["3000000 vehicle", "20000000 car"]),
        ("exports 368,000 vehicles a year", ["368000 vehicle per year"]),
        ("the 30 millionth vehicle, third among provinces", ["30000000", "3"]),
        (
            "141.04 yen against 169.03, 2.5 bln dlrs from 1.4 bln",
            ["141.04 JPY", "169.03 JPY", "2500000000 dollar", "1400000000 dollar"],
        ),
        ("1.78 billion H.K. dlrs or one ct a share", ["1780000000 HKD", "1 cent per share"]),
        ("sales rose 6 . 2 % to 80 , 000 units", ["6.2 percent", "80000 unit"]),
        ("1.5mm of rain over 30 sq km", ["1.5 millimetre", "more than 30 square kilometre"]),
        ("losses of 30 MUSD, MSEK 40 in sales", ["30000000 USD", "40000000 SEK"]),
        ("c $ 16.4 million and a $ 1 billion suit", ["16400000 CAD", "1000000000 dollar"]),
        ("10 rmb 20 usd", ["10 CNY", "20 USD"]),
        ("fines from $250,000 to $300,000", ["250000..300000 dollar"]),
        ("raised its target from 5 to 7 percent", ["5 percent", "7 percent"]),
        ("US $89 to $93 billion", ["89000000000..93000000000 USD"]),
        (
            "a quarter of a mile, half of a percentage point, 1/16 of an inch, half of one percent",
            ["0.25 mile", "0.5 percentage point", "0.0625 inch", "0.5 percent"],
        ),
        ("C$6 (US$4.46) per share", ["6 Canadian dollar per share", "4.46 US dollar per share"]),
        ("a profit of £35.1m, against 30.9m; a 30.9m pound loss", ["35100000 GBP", "30900000 GBP", "30900000 GBP"]),
        ("a 30.9m loss at the 25m pool", ["30900000", "25 metre"]),
        ("6 million homes nationwide including 1.5 million in the city", ["6000000 home", "1500000 home"]),
        ("6,000 homes including 15,000 in the city", ["6000 home", "15000"]),
        ("435 homes by open sale and 187 by tender", ["435 home", "187 home"]),
        ("95 people who had lost for 1 to 2 years and 68 who had not", ["95 people", "1..2 year", "68 people"]),
        (
            "2.43 million yen ($22,480) for one and 2.38 million ($21,972) for the other",
            ["2430000 JPY", "22480 dollar", "1", "2380000 JPY", "21972 dollar"],
        ),
        ("27,000 Model S and Model X vehicles", ["27000 vehicle"]),
        ("435 homes in the open sale and 187 by tender", ["435 home", "187"]),
        ("460 cars were stolen here compared with 63 during May", ["460 car", "63 car"]),
        ("the top three seeds, and those who topped 3 million", ["3 seed", "more than 3000000"]),
        ("2000 - 2500 calories", ["2000..2500 calorie"]),
        ("2.9 million headsets, up from 2.4 million", ["2900000 headset", "2400000 headset"]),
        (
            "12 of the 36 provinces, 5 million of the 8 million euros",
            ["12 province", "36 province", "5000000 EUR", "8000000 EUR"],
        ),
        ("In July 871 infections, last week 12 people, in week 12", ["871 infection", "12 people"]),
        ("37 fewer than in November (392); Marine 514 (475); Bossi (42)", ["37", "392", "514", "475"]),
        ("16 fewer than in 2023 (57); 42 more than in the preceding one (281)", ["16", "57", "42", "281"]),
        ("93 launches, one more than a year earlier; the old one.", ["93 launch", "1"]),
        ("1.268 million entered twelve months earlier", ["1268000", "12 month"]),
        ("71% of victims (414); totalled 69, or 6.4 pct", ["71 percent", "414", "69", "6.4 percent"]),
        (
            "revised to (-)1.5 per cent; goes up to 1.30 from 1.15 percent",
            ["-1.5 percent", "1.30 percent", "1.15 percent"],
        ),
        ("rose by a third over Easter, at 1340 GMT, to Sh315 a kilo", ["1/3", "315 Kenyan shilling per kilogram"]),
        ("up 34.5, 2 and 36.7 percent", ["34.5 percent", "2 percent", "36.7 percent"]),
        ("with four-, five- and six-cylinder engines", ["4 cylinder", "5 cylinder", "6 cylinder"]),
        ("one student told reporters of one particular demand", ["1 student", "1 demand"]),
        ("460 Kia and Hyundai vehicles, 12 F-16 fighters", ["460 vehicle", "12 fighter"]),
        ("two new 737 Max jets and 63,000 Model 3 sedans", ["2 jet", "63000 sedan"]),
        ("50 previous years, 517 rushing yards, 10 parking meters", ["50 year", "517 yard", "10 meter"]),
        ("two of Johnson’s deputies and three of the companies", ["2 deputy", "3 company"]),
        ("her daughter, who was 10. He will be 35 by May", ["10 year", "35 year"]),
        ("AU $89.99 per year and $5 a share", ["89.99 Australian dollar per year", "5 dollar per share"]),
        ("one U.S. official, one Palestinian driver and one of five", ["1 official", "1 driver", "1", "5"]),
        ("sizes starting from 450 sq ft up to 900 sq ft", ["450..900 square foot"]),
        ("ranging from $200 to $4 million", ["200..4000000 dollar"]),
        ("4 thousand 3 hundred and 21 yuan", ["4321 CNY"]),
        ("2 million 300 thousand people and 20 dogs", ["2300000 people", "20 dog"]),
        ("1 in twenty-one, one twenty-fifth", ["1/21", "0.04"]),
        ("three quarters billion US dollars and 2mil SEK", ["750000000 USD", "2000000 SEK"]),
        ("rose by 14 cts to 19.33 dlrs", ["14 cent", "19.33 dollar"]),
        ("one or more foreign airlines, the two most populous nations", ["at least 1 airline", "2 nation"]),
        ('14 "yes" votes, two million "preferred customers"', ["14 vote", "2000000 customer"]),
        ("100,000 General Motors shares and 12 Texas Instruments plants", ["100000 share", "12 plant"]),
        ("Net 4.1 mln vs 2.5 mln\nYear\nShr 41 cts", ["4100000", "2500000", "41 cent"]),
        ("918,000 dlrs 38 cts in 1986", ["918000 dollar", "38 cent"]),
        ("75,000 tonnes of wheat/wheat flour", ["75000 tonne"]),
        ("A $3 million dividend, after one of A $2 million", ["3000000 dollar", "1", "2000000 AUD"]),
        ("two vetoes and 500,000 iPads", ["2 veto", "500000 iPad"]),
        ("life expectancy for men is around 73, the median age rose to 38", ["about 73 year", "38 year"]),
        ("losses of 279,000 dlrs and 1,013,000 dlrs, respectively", ["279000 dollar", "1013000 dollar"]),
        ("between the ages of 13 and 18, in the range of 3 and 4 percent", ["13..18", "3..4 percent"]),
        ("fell 2.5 billion to 10.2 billion dlrs", ["2500000000 dollar", "10200000000 dollar"]),
        ("expected to rise 2.3 million to 2.5 million barrels", ["2300000..2500000 barrel"]),
        ("eased just 7/32 to 99-28/32", ["0.21875", "99.875"]),
        ("boost trade from the present 13.6 billion to US$30 billion", ["13600000000 USD", "30000000000 USD"]),
        ("cut from the current seven to eight percent", ["7..8 percent"]),
        ("lowered its forecast from 5 to 7 percent to 3 to 5 percent", ["5..7 percent", "3..5 percent"]),
        ("63,150 Model 3s, 12 F-16s, 20 Boeing 737s", ["63150 Model 3", "12 F-16", "20 Boeing 737"]),
        ("upgraded to 9,500 barrels a day capacity from 7,500", ["9500 barrel per day", "7500 barrel per day"]),
        ("increased to 250 mln dlrs from the original 100 mln", ["250000000 dollar", "100000000 dollar"]),
        ("range from $3.00 to $3.42 per gallon, 5 mln N.Z. dlrs", ["3.00..3.42 dollar per gallon", "5000000 NZD"]),
        ("weight was 61.4 mln pounds, 265 mln pounds of copper", ["61400000 pound", "265000000 pound"]),
        ("fined 30 million pounds, 30 million pounds of the debt", ["30000000 GBP", "30000000 GBP"]),
        ("for people 65 and older, aged 16 or over", ["at least 65 year", "at least 16 year"]),
        ("about 2000 listeners, 2000 soldiers and the 2006 students", ["about 2000 listener", "2000 soldier"]),
        ("one meal containing it, one common analogy, one hospital bed", ["1 meal", "1 analogy", "1 hospital"]),
        ("9.6 billion marks in May, while orders fell to 5.9 billion", ["9600000000 mark", "5900000000 mark"]),
        ("revenue of $5 billion, while visits reached 5.9 billion", ["5000000000 dollar", "5900000000"]),
        ("surplus of 1.5 mln dlrs while sales of cars were 3.5 mln", ["1500000 dollar", "3500000"]),
        ("231 mln (down 12 pct), 120 mln (down 5.5)", ["231000000", "12 percent", "120000000", "5.5 percent"]),
        ("312 died (up 4 pct), 1,204 hurt (up 55)", ["312 people", "4 percent", "1204 people", "55"]),
        ("2.4 mln (up 4 pct) and 1.1 mln (4.5)", ["2400000", "4 percent", "1100000", "4.5"]),
        ("rose to 1.66 mln tonnes in 1987 from 1.64 mln in 1986", ["1660000 tonne", "1640000 tonne"]),
        ("1.5 degrees in 2018 and 2.1 last year", ["1.5 degree", "2.1 degree"]),
        ("climbed from 21 mpg combined to 23 for others", ["21 mile per gallon", "23 mile per gallon"]),
        ("rose 1.3 pct to 273.4 in May; to 6.1 pct from 5.5", ["1.3 percent", "273.4", "6.1 percent", "5.5 percent"]),
        ("29 men were killed and 58 wounded, killing at least 40", ["29 man", "58 people", "at least 40 people"]),
        ("2.9 million 9-litre cases, 12 40-foot containers", ["2900000 case", "9 litre", "12 container", "40 foot"]),
        ("two 18-year-old men, eight million 250ml bottles", ["2 man", "18 year", "8000000 bottle", "250 millilitre"]),
        ("285 of the 4,000-strong unitary workers' front, 20,000 M-16 rifles", ["285", "4000", "20000 rifle"]),
        (
            "grew 15%-20%, or $6m-$7m, in rows of 10km-15km",
            ["15..20 percent", "6000000..7000000 dollar", "10..15 kilometre"],
        ),
        ("1'000'000 francs, 4.589,19 points", ["1000000 franc", "4589.19 point"]),
        ("45-point-two trillion won, the ten thousandth car", ["45200000000000 KRW", "10000"]),
        ("one in 1,000 people, one in 12 banks", ["0.001", "1/12"]),
        ("up 100 year on year, 12 month-on-month, for 10 years on end", ["100", "12", "10 year"]),
        ("crossing the 3 million mark in May; a 3 million mark loan", ["more than 3000000", "3000000 mark"]),
        (
            "at 350 km/h (217 mph), 3.2 mln bpd",
            ["350 kilometre per hour", "217 mile per hour", "3200000 barrel per day"],
        ),
        ("lost 163.11 points, or 2.14%, to close at 7,425.81", ["163.11 point", "2.14 percent", "7425.81 point"]),
    ],
)
def test_reads(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the M9 and the A320, COVID-19, the G20, a Level 3 test",
        "in 2025 and the 1990s, from 2018-2022",
        "call +86-23-67158993 or 555-0123-44",
        "phone +86 21 6854 1234, 023-6851 2345, (555) 123-4567",
        "at 10:30, at 5pm, 10.45am, 20:28 UTC+8",
        "they won 2-1 and then 89-89",
        "No. 1, Section 427, Flight 370",
        "Section 4.2 of the act, Windows 3.1",
        "version 1.2.3 of http://example.org/2024/10?x=35%20",
        "the S&P 500 and the FTSE 100",
        "沪ICP备05050403号-5",
        "at 9 E 71st St, 49 Zorro Ranch Road, 22 Ave Foch and the 90049 ZIP code",
        "the iPhone 11 Pro",
        "the iPhone 11 Pro and 11 Pro Max",
        "they slipped towards the bottom three, the top 10 and the big four",
        "in the summer of '98, in '82",
        "in Sections 11 and 12, on Setanta Sports 1 & 2",
        "this one is new, and one in the north",
    ],
)
def test_reads_nothing(text: str) -> None:
    assert shown(text) == []


def test_taken_spans_are_left_alone() -> None:
    text = "Sales rose 5 percent in the first 11 months of 2020."
    taken = [(text.index("the first"), len(text) - 1)]
    assert [text[q.start : q.end] for q in scan_quantities(text, taken)] == ["5 percent"]


@pytest.mark.parametrize(
    ("text", "country", "unit"),
    [
        ("$5 million", None, "dollar"),
        ("$5 million", "AU", "AUD"),
        ("Rs 500", "PK", "PKR"),
        ("¥500", "CN", "CNY"),
        ("¥500", None, "JPY"),
        ("5 million pounds", "EG", "EGP"),
    ],
)
def test_country_settles_shared_marks(text: str, country: str | None, unit: str) -> None:
    (quantity,) = scan_quantities(text, country=country)
    assert quantity.unit.name == unit


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("12 smaller public housing properties", "small public housing property"),
        ("one of the best wireless speakers", "good wireless speaker"),
        ("3 interest rate hikes", "interest rate hike"),
        ("20 decently sized coal-fired power plants", "coal-fired power plant"),
        ("460 Kia and Hyundai vehicles", "Kia Hyundai vehicle"),
        ("the previous 12 sessions", "previous session"),
        ("20 new Boeing 737s", "new Boeing 737"),
        ('3 million preferred "customers"', "preferred customer"),
    ],
)
def test_what_is_counted_is_named_in_full(text: str, name: str) -> None:
    (quantity,) = scan_quantities(text)
    assert as_printed(quantity, text).unit == name


def test_parts_count_in_their_whole() -> None:
    (quantity,) = scan_quantities("84 cents", country="US")
    assert quantity.unit == Unit("USD", "money", Fraction(1, 100))
    assert quantity.narrow() == Interval(Fraction("0.835"), Fraction("0.845"))


def quantity(value: str, step: str, coarse: str, hedge: str | None = None) -> Quantity:
    return Quantity(0, 1, 0, 1, Decimal(value), Unit(None, "number"), Decimal(step), Decimal(coarse), hedge)


@pytest.mark.parametrize(
    ("given", "narrow", "wide"),
    [
        (quantity("5.70e9", "0.01e9", "0.1e9"), ("5.695e9", "5.705e9"), ("5.65e9", "5.75e9")),
        (quantity("369000", "1", "1000"), ("368999.5", "369000.5"), ("368500", "369500")),
        (quantity("20e6", "1e6", "10e6"), ("19.5e6", "20.5e6"), ("19.5e6", "20.5e6")),
        (quantity("500000", "1", "100000"), ("499999.5", "500000.5"), ("487500", "512500")),
        (quantity("369000", "1", "1000", "nearly"), ("368000", "369000"), ("368000", "369000")),
        (quantity("-90", "1", "10", "nearly"), ("-90", "-81"), ("-90", "-81")),
        (quantity("500", "1", "100", "about"), ("475", "525"), ("475", "525")),
    ],
)
def test_readings(given: Quantity, narrow: tuple[str, str], wide: tuple[str, str]) -> None:
    assert given.narrow() == Interval(Fraction(narrow[0]), Fraction(narrow[1]))
    assert given.wide() == Interval(Fraction(wide[0]), Fraction(wide[1]))


def test_a_text_that_marks_a_country_s_own_dollars_leaves_american_ones_bare() -> None:
    units = [quantity.unit.name for quantity in scan_quantities("NT$868.5 billion, or $26.36 billion", country="TW")]
    assert units == ["TWD", "USD"]
    units = [quantity.unit.name for quantity in scan_quantities("US$3 million, or $4 million", country="AU")]
    assert units == ["USD", "AUD"]


@pytest.mark.parametrize("text", ["0,000 machines", "0 dollars", "0.00 percent"])
def test_a_nought_is_no_slip_for_another_figure(text: str) -> None:
    assert list(amended(*scan_quantities(text), tenfolds)) == []


@pytest.mark.parametrize(
    "words", ["", "about", "just over", "slightly more than", "an estimated", "only about", "well under"]
)
def test_what_leads_to_a_figure_is_passed_over(words: str) -> None:
    text = f"up {words} 12 percent".replace("  ", " ")
    assert expression(rf"up {APPROXIMATELY}").match(text).end() == text.index("12")  # type: ignore[union-attr]


def test_what_leads_to_a_figure_ends_at_another_word() -> None:
    assert expression(rf"up {APPROXIMATELY}\d").match("up about as 12") is None


@pytest.mark.parametrize("digits", ["040", "4", "40", "007", "10"])
def test_no_mistyped_digit_leaves_nothing(digits: str) -> None:
    meant = mistypings(digits)
    assert 0 not in meant
    assert all(len(str(number)) <= len(digits) for number in meant)
