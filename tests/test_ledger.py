"""The ledger on disk: kept once, whole or not at all, found again by subject, and the same answers as one run."""

from __future__ import annotations

import json
import os
import random
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from factcheck.claims.claim import Claim
from factcheck.claims.extract import extract
from factcheck.cli.app import run
from factcheck.findings.finding import Report
from factcheck.findings.judge import judge
from factcheck.ledger.meeting import clusters, spots
from factcheck.rulebook.folders import rulebook_of
from factcheck.rulebook.rulebook import Rulebook
from factcheck.store import schema
from factcheck.store.entry import Entry, entry_of, unpacked
from factcheck.store.failure import LedgerError
from factcheck.store.memory import Memory
from factcheck.store.notation import read, written
from factcheck.store.stored import StoredLedger
from factcheck.text.document import Document
from factcheck.text.readers import read_articles, read_text

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
GROUPS = ROOT.parent / "shared" / "dev_cross"
NEWS = ROOT.parent / "shared" / "corpora" / "news.dev.jsonl.gz"
LAST_YEAR = "Sales of Norway reached 100 million tonnes in 2023.\n"
THIS_YEAR = "Sales of Norway reached 120 million tonnes in 2024, up 40 percent from a year earlier.\n"

Place = str
"""A file, or the address of a database."""


def article(text: str, name: str = "", day: date | None = date(2025, 1, 10)) -> Document:
    return read_text(f"{name or 'article'}.txt", name or "article", text, day)


def entries(count: int, begin: int = 0) -> list[Entry]:
    """Different articles of a few claims each."""
    texts = (
        f"Exports of Norway reached {100 + n} million tonnes in {1990 + n % 30}, up {n % 9 + 1} percent from a year "
        f"earlier. Imports were {50 + n} million tonnes."
        for n in range(begin, begin + count)
    )
    return [entry_of(document, extract(document, 1)) for document in map(article, texts)]


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return rulebook_of([])


def same(one: Claim, other: Claim) -> bool:
    """Whether two claims are equal in every field, and their numbers to the digit."""
    return repr(ordered(one)) == repr(ordered(other)) and one == other


def ordered(claim: Claim) -> list[object]:
    subjects = [s and (s.entity, sorted(s.measure.modifiers), s.period, s.scope, sorted(s.assumed))
                for s in (claim.subject, claim.whole)]  # fmt: skip
    return [claim.id, claim.article, claim.quantity, claim.basis, claim.exhausts, claim.links, claim.order, *subjects]


def some_articles() -> Iterator[Document]:
    yield from (item for item in read_articles([str(SEEDS)]) if isinstance(item, Document))
    if NEWS.exists():
        for number, item in zip(range(400), read_articles([str(NEWS)]), strict=False):
            if number % 2 and isinstance(item, Document):
                yield item


def test_claims_are_read_back_as_they_were_written() -> None:
    for document in some_articles():
        as_written = json.loads(json.dumps([written(claim) for claim in extract(document, 71)]))
        for back, claim in zip([read(value, 3) for value in as_written], extract(document, 3), strict=True):
            assert same(back, claim)


def test_an_article_is_read_back_as_it_was_kept() -> None:
    for document in some_articles():
        kept = unpacked(entry_of(document, extract(document, 1)).body, 1)
        assert kept.document == document
        assert all(map(same, kept.claims, extract(document, 1)))


def test_every_claim_belongs_to_one_cluster_with_all_that_its_words_tie_to_it() -> None:
    for document in some_articles():
        claims = extract(document, 1)
        found = clusters(claims)
        assert sorted(claim.id for cluster in found for claim in cluster) == sorted(claim.id for claim in claims)
        for cluster in found:
            names = {claim.id for claim in cluster}
            assert all(claim.of is None or claim.of in names for claim in cluster)


def test_a_change_meets_the_level_it_is_measured_against() -> None:
    then, now = (extract(article(text), 1) for text in (LAST_YEAR, THIS_YEAR))
    assert spots(then) & spots(now)


def test_adding_is_idempotent_by_content(place: Place) -> None:
    with StoredLedger(place, make=True) as ledger:
        (entry,) = entries(1)
        assert ledger.add(entry) == [True]
        assert ledger.add(entry) == [False]
        other = article(entry.document.text, "copy")
        assert ledger.add(entry_of(other, extract(other, 1))) == [False]
        assert ledger.holds(entry.document)
        assert ledger.counts() == (1, entry.claims)


def test_articles_are_taken_out_with_all_that_was_kept_of_them(place: Place) -> None:
    with StoredLedger(place, make=True) as ledger:
        ledger.add(*entries(3))
        (first, *_) = ledger.articles()
        assert ledger.remove(first.digest[:12]) == 1
        assert ledger.remove("article.txt") == 2
        assert ledger.remove("article.txt") == 0
        for table in ("articles", "meets", "subjects"):
            assert ledger.connection.rows(f"SELECT count(*) FROM factcheck_{table}") == [(0,)]


def test_only_what_can_meet_is_loaded(place: Place) -> None:
    with StoredLedger(place, make=True) as ledger:
        texts = [
            LAST_YEAR,
            "Sales of Norway reached 3 million tonnes in 1995.",
            "Exports of Norway were 9 billion euros in 2023.",
            "Sales of Sweden reached 100 million tonnes in 2023.",
        ]
        ledger.add(*(entry_of(document, extract(document, 1)) for document in map(article, texts)))
        new = article(THIS_YEAR)
        met = ledger.meeting(extract(new, 1))
        assert [kept.document.text for _, kept in ledger.recalled(met)] == [LAST_YEAR]
        assert not ledger.recalled(met, [article(LAST_YEAR)])


def test_growth_is_checked_against_the_level_of_an_earlier_article(place: Place, rulebook: Rulebook) -> None:
    with StoredLedger(place, make=True) as ledger:
        before = article(LAST_YEAR, "before", date(2024, 1, 9))
        ledger.add(entry_of(before, extract(before, 1)))
        report = judge([article(THIS_YEAR)], rulebook, earlier=Memory(ledger))
    (check,) = [check for check in report.checks if check.severity is not None]
    assert (check.rule, check.severity) == ("growth", "warning")
    assert [name[0] for name in check.claims] == ["a", "a", "L"]
    checked, earlier = report.articles
    assert (checked.earlier, earlier.earlier) == (False, True)
    assert earlier.document == before


def outcome(report: Report, path: str) -> tuple[set[object], dict[object, object]]:
    """The conflicts and the confirmations that touch an article, and the verdicts of its claims, by place."""
    places = {judged.claim.id: (article.document.path, judged.claim.quantity.start)
              for article in report.articles for judged in article.claims}  # fmt: skip
    checks: set[object] = set()
    for check in report.checks:
        touched = frozenset(places[name] for name in check.claims)
        if any(where[0] == path for where in touched) and check.decisive:
            checks.add((check.rule, check.severity, check.message, check.because, check.hint, touched))
    verdicts: dict[object, object] = {
        places[judged.claim.id]: (judged.verdict, judged.missing == "bound-only" or judged.missing)
        for article in report.articles if article.document.path == path for judged in article.claims
    }  # fmt: skip
    return checks, verdicts


@pytest.mark.parametrize("folder", [SEEDS, *sorted(GROUPS.glob("*/"))], ids=lambda folder: folder.name)
def test_a_ledger_answers_as_one_run_does(folder: Path, tmp_path: Path, rulebook: Rulebook) -> None:
    documents = [item for item in read_articles([str(folder)]) if isinstance(item, Document)]
    for last in documents:
        others = [document for document in documents if document is not last]
        together = outcome(judge([*others, last], rulebook), last.path)
        with StoredLedger(str(tmp_path / f"{last.name}.ledger"), make=True) as ledger:
            for document in others:
                ledger.add(entry_of(document, extract(document, 1)))
            assert outcome(judge([last], rulebook, earlier=Memory(ledger)), last.path) == together


def test_an_article_of_the_same_story_is_found_by_whom_its_lead_names(place: Place, rulebook: Rulebook) -> None:
    old = article(
        "Ferry Brunhild carried more travellers between Sandvik and Torshus than ever, the operator Nordlinje said. In "
        "2023 some 4,485,120 tickets for the crossing were sold at its counters.",
        "old",
        date(2024, 1, 10),
    )
    new = article(
        "Nordlinje says its ferry Brunhild, the crossing from Sandvik to Torshus, had more travellers than ever "
        "in 2023. Its counters handed tickets to 4.49 million people.",
        "new",
        date(2024, 1, 12),
    )
    with StoredLedger(place, make=True) as ledger:
        ledger.add(entry_of(old, extract(old, 1)))
        found = judge([new], rulebook, earlier=Memory(ledger))
    assert [(check.rule, check.verdict) for check in found.checks] == [("restated", "consistent")]


def test_several_writers_at_once_lose_nothing(place: Place) -> None:
    shares = [entries(30, begin) for begin in (0, 15, 30)]
    failures: list[BaseException] = []

    def write(some: Sequence[Entry]) -> None:
        try:
            with StoredLedger(place, make=True) as ledger:
                for entry in some:
                    ledger.add(entry)
        except BaseException as error:
            failures.append(error)

    writers = [threading.Thread(target=write, args=(share,)) for share in shares]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert not failures
    with StoredLedger(place) as ledger:
        digests = [one.digest for one in ledger.articles()]
        assert sorted(digests) == sorted({entry.digest for share in shares for entry in share})


def writer_process(place: Place, some: Sequence[Entry]) -> tuple[int, int]:
    """A process that adds articles one by one and says so after each: its id, and where it says it."""
    reader, speaker = os.pipe()
    child = os.fork()
    if child:
        os.close(speaker)
        return child, reader
    try:
        with StoredLedger(place, make=True) as ledger:
            os.write(speaker, b"+")
            for entry in some:
                ledger.add(entry)
                os.write(speaker, b".")
    finally:
        os._exit(0)


def test_nothing_is_lost_or_half_written_when_a_writer_is_killed(place: Place) -> None:
    chance = random.Random(5)
    several = entries(60)
    by_digest = {entry.digest: entry for entry in several}
    for _ in range(50):
        child, reader = writer_process(place, several)
        time.sleep(chance.uniform(0, 0.03))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(reader, "rb") as told:
            reported = told.read().count(b".")
        with StoredLedger(place, make=True) as ledger:
            found = [one.digest for one in ledger.articles()]
            assert len(found) >= reported
            assert found == [entry.digest for entry in several[: len(found)]]
            rows = ledger.connection.rows("SELECT article, spot, cluster FROM factcheck_meets")
            assert len(rows) == sum(len(by_digest[name].meets) for name in found)
            for listed, kept in ledger.kept(one.id for one in ledger.articles()):
                assert len(kept.claims) == listed.claims


def test_a_newer_ledger_is_refused_and_an_older_one_led_on(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    with StoredLedger(place, make=True) as ledger:
        ledger.add(*entries(2))
    monkeypatch.setattr("factcheck.store.stored.VERSION", schema.VERSION + 1)
    monkeypatch.setattr("factcheck.store.stored.STEPS",
                        {schema.VERSION: ["ALTER TABLE factcheck_articles ADD COLUMN seen TEXT"]})  # fmt: skip
    with pytest.raises(LedgerError, match="older version"):
        StoredLedger(place)
    with StoredLedger(place, make=True) as ledger:
        assert ledger.connection.rows("SELECT seen FROM factcheck_articles") == [(None,), (None,)]
        assert ledger.counts()[0] == 2
    monkeypatch.undo()
    with pytest.raises(LedgerError, match=r"was written by factcheck .*, a newer one"):
        StoredLedger(place)


def test_the_commands_tell_what_they_did(place: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "before.txt").write_text(LAST_YEAR, encoding="utf-8")
    (tmp_path / "new.txt").write_text(THIS_YEAR, encoding="utf-8")
    before, new = str(tmp_path / "before.txt"), str(tmp_path / "new.txt")
    dated = ["--ledger", place, "--date", "2025-01-10"]
    assert run(["ledger", "add", before, *dated]) == 0
    assert run(["ledger", "add", before, *dated]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == "added 1 article with 1 claim"
    assert second == "added 0 articles with 0 claims; 1 article there already"
    assert run(["check", new, *dated, "--fail-on", "warning"]) == 1
    told = capsys.readouterr().out
    assert f"{before}:1:" in told
    assert "Checked against 1 earlier article." in told
    assert run(["ledger", "show", "Norway's sales", "--ledger", place]) == 0
    assert "2023" in capsys.readouterr().out
    assert run(["ledger", "show", "Sweden", "--ledger", place]) == 2
    assert run(["ledger", "list", "--ledger", place]) == 0
    assert "1 article, 1 claim" in capsys.readouterr().out
    assert run(["ledger", "remove", before, "--ledger", place]) == 0
    assert run(["ledger", "remove", before, "--ledger", place]) == 2


def test_claims_are_exported_as_lines_and_as_a_table(place: Place, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    assert run(["ledger", "add", str(SEEDS), "--ledger", place]) == 0
    lines, table = tmp_path / "claims.jsonl", tmp_path / "claims.parquet"
    for target in (lines, table):
        assert run(["ledger", "export", "--ledger", place, "--output", str(target)]) == 0
    rows = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    columns = parquet.read_table(table).to_pylist()
    assert [row["claim"] for row in rows] == [row["claim"] for row in columns]
    with StoredLedger(place) as ledger:
        assert len(rows) == ledger.counts()[1]
        kept = [claim for _, one in ledger.kept(one.id for one in ledger.articles()) for claim in one.claims]
    read_back = [read(json.loads(row["record"]), claim.article) for row, claim in zip(rows, kept, strict=True)]
    assert all(map(same, read_back, kept))


def test_a_foreign_damaged_or_missing_ledger_is_told_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound = tmp_path / "sound.ledger"
    with StoredLedger(str(sound), make=True) as ledger:
        ledger.add(*entries(40))
    whole = sound.read_bytes()
    scrambled = bytearray(whole)
    scrambled[4096:] = bytes(len(whole) - 4096)
    wrong = {
        "missing": None,
        "empty": b"",
        "text": b"Sales reached 3 million.\n" * 400,
        "short": whole[: len(whole) // 2],
        "very-short": whole[:50],
        "scrambled": bytes(scrambled),
    }
    for name, content in wrong.items():
        path = tmp_path / f"{name}.ledger"
        if content is not None:
            path.write_bytes(content)
        assert run(["check", str(SEEDS), "--ledger", str(path)]) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1, name
        if content is not None:
            assert run(["ledger", "add", str(SEEDS), "--ledger", str(path)]) == 2
            assert path.read_bytes() == content
            assert capsys.readouterr().err.startswith(f"factcheck: {path}: "), name


def test_a_database_of_another_program_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import sqlite3

    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE songs (name TEXT)")
    other.close()
    assert run(["ledger", "add", str(SEEDS), "--ledger", str(path)]) == 2
    assert "another program" in capsys.readouterr().err
    with sqlite3.connect(path) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("songs",)]
    other.close()


def test_a_full_disk_loses_nothing_and_a_rerun_completes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(tmp_path / "news.ledger")
    several = entries(200)
    with StoredLedger(path, make=True) as ledger:
        ledger.add(*several[:20])
        (pages,) = ledger.connection.rows("PRAGMA page_count")[0]
        ledger.connection.rows(f"PRAGMA max_page_count = {pages + 3}")
        with pytest.raises(LedgerError, match="the disk is full"):
            list(map(ledger.add, several[20:]))
        kept = ledger.counts()[0]
        assert 20 <= kept < 200
    with StoredLedger(path, make=True) as ledger:
        assert ledger.counts()[0] == kept
        assert sum(ledger.add(*several)) == 200 - kept


@pytest.mark.parametrize("room", [0, 4096, 8192, 16384])
def test_a_ledger_that_there_is_no_room_to_make_is_not_there(tmp_path: Path, room: int) -> None:
    resource = pytest.importorskip("resource")
    path = tmp_path / "news.ledger"
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, limits[1]))
    try:
        with pytest.raises(LedgerError, match=r"cannot be (?:read or )?written"):
            StoredLedger(str(path), make=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert list(tmp_path.iterdir()) == []
    with StoredLedger(str(path), make=True) as ledger:
        assert ledger.add(*entries(1)) == [True]


def test_a_locked_ledger_is_waited_for_and_then_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.store.sqlite.PATIENCE", 0.05)
    path = str(tmp_path / "news.ledger")
    with StoredLedger(path, make=True) as one, StoredLedger(path, make=True) as other:
        with one.connection.writing(), pytest.raises(LedgerError, match="locked by another program"):
            other.add(*entries(1))
        assert other.add(*entries(1)) == [True]


def test_a_ledger_that_cannot_be_written_can_be_read(tmp_path: Path, rulebook: Rulebook) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    path = folder / "news.ledger"
    with StoredLedger(str(path), make=True) as ledger:
        ledger.add(*entries(2))
    path.chmod(0o444)
    folder.chmod(0o555)
    try:
        with StoredLedger(str(path)) as ledger:
            assert ledger.counts()[0] == 2
            with pytest.raises(LedgerError, match="read-only"):
                ledger.remove("article.txt")
    finally:
        folder.chmod(0o755)


def test_a_lost_connection_is_told_and_a_rerun_completes(postgres: str) -> None:
    import psycopg

    several = entries(6)
    with psycopg.connect(f"{postgres}/postgres", autocommit=True) as server:
        server.execute("CREATE DATABASE lost")
        with StoredLedger(f"{postgres}/lost", make=True) as ledger:
            ledger.add(*several[:3])
            lost = pytest.raises(LedgerError, match="the connection failed or was lost")
            with lost, ledger.connection.writing():
                ledger.connection.rows("DELETE FROM factcheck_meets")
                server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'lost'")
                ledger.add(several[3])
    with StoredLedger(f"{postgres}/lost", make=True) as ledger:
        assert ledger.connection.rows("SELECT count(*) FROM factcheck_meets")[0][0] > 0
        assert sum(ledger.add(*several)) == 3


def test_a_server_that_does_not_answer_is_told_without_the_password(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("psycopg")
    assert run(["check", str(SEEDS), "--ledger", "postgresql://me:secret@127.0.0.1:1/news"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("factcheck: postgresql://me@127.0.0.1:1/news: the connection failed")
    assert "secret" not in line
