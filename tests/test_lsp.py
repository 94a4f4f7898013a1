"""The language server, spoken to by a real client over standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Union

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.protocol import default_converter

from factcheck.cli.app import run
from factcheck.server.positions import Counted

CLASH = "Sales reached 120 million yuan in 2024, up 40 percent from 100 million yuan in 2023."
FINE = CLASH.replace("40", "20")


def converter() -> Any:
    """The protocol's converter, which would take every action that has a command for the command itself."""

    def structure(value: Any, kind: Any) -> Any:
        return made.structure(value, types.CodeAction if "kind" in value else types.Command)

    made = default_converter()
    made.register_structure_hook(types.Command | types.CodeAction, structure)
    made.register_structure_hook(Union[types.Command, types.CodeAction], structure)  # noqa: UP007
    return made


class Editor:
    """An editor with one article open."""

    def __init__(self, path: Path) -> None:
        self.client = LanguageClient("editor", "1", converter_factory=converter)
        self.uri = path.as_uri()
        self.published: asyncio.Queue[Any] = asyncio.Queue()
        self.shown: list[Any] = []

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.published.put_nowait(params)

        @self.client.feature(types.WINDOW_SHOW_DOCUMENT)
        def shown(params: types.ShowDocumentParams) -> types.ShowDocumentResult:
            self.shown.append(params)
            return types.ShowDocumentResult(True)

    async def start(self, text: str, *arguments: str) -> list[types.Diagnostic]:
        await self.client.start_io(sys.executable, "-m", "factcheck", "lsp", "--isolated", *arguments)
        params = types.InitializeParams(types.ClientCapabilities(), root_uri=Path(self.uri[7:]).parent.as_uri())
        await self.client.initialize_async(params)
        self.client.initialized(types.InitializedParams())
        item = types.TextDocumentItem(self.uri, "markdown", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.diagnostics()

    async def change(self, text: str) -> list[types.Diagnostic]:
        document = types.VersionedTextDocumentIdentifier(2, self.uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        return await self.diagnostics()

    async def diagnostics(self) -> list[types.Diagnostic]:
        params = await asyncio.wait_for(self.published.get(), 30)
        return list(params.diagnostics)

    @property
    def document(self) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri)

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()


def edit(path: Path, session: Callable[[Editor], Awaitable[None]]) -> None:
    """Run a session with an editor to its end, in good time."""

    async def whole() -> None:
        editor = Editor(path)
        try:
            await session(editor)
        finally:
            await editor.stop()

    asyncio.run(asyncio.wait_for(whole(), 90))


def under(text: str, place: types.Range) -> str:
    lines = text.split("\n")
    assert place.start.line == place.end.line
    encoded = lines[place.start.line].encode("utf-16-le")
    return encoded[place.start.character * 2 : place.end.character * 2].decode("utf-16-le")


def test_an_editor_sees_findings_as_the_text_changes(tmp_path: Path) -> None:
    text = f"# Figures 😀\n\nA 😀 lead. {CLASH}\n"

    async def session(editor: Editor) -> None:
        found = await editor.start(text)
        assert [under(text, one.range) for one in found] == ["120 million yuan", "40 percent", "100 million yuan"]
        for one in found:
            assert (one.code, one.source, one.severity) == ("growth", "factcheck", types.DiagnosticSeverity.Error)
            assert len(one.related_information or ()) == 2
        related = (found[1].related_information or [])[0]
        assert under(text, related.location.range) == "120 million yuan"
        assert "would agree: 135.6 to 144.5 million yuan" in related.message
        assert await editor.change(text.replace("40", "20")) == []
        assert len(await editor.change(text)) == 3
        assert await editor.change("") == []

    edit(tmp_path / "a.md", session)


def test_a_hover_shows_the_proof_and_a_look_leads_to_the_claim(tmp_path: Path) -> None:
    async def session(editor: Editor) -> None:
        (first, *_) = await editor.start(f"{CLASH}\n")
        hover = await editor.client.text_document_hover_async(types.HoverParams(editor.document, first.range.start))
        assert hover is not None
        assert isinstance(hover.contents, types.MarkupContent)
        assert "**error: growth**" in hover.contents.value
        assert "but they were given as 120 million yuan" in hover.contents.value
        nothing = types.HoverParams(editor.document, types.Position(0, 0))
        assert await editor.client.text_document_hover_async(nothing) is None
        asked = types.CodeActionParams(editor.document, first.range, types.CodeActionContext([first]))
        looks = await editor.client.text_document_code_action_async(asked)
        assert looks is not None
        assert "growth: 120 million yuan would agree as 135.6 to 144.5 million yuan" in [one.title for one in looks]
        assert all(isinstance(one, types.CodeAction) and one.edit is None for one in looks)
        command = looks[0].command
        assert isinstance(command, types.Command)
        wanted = types.ExecuteCommandParams(command.command, command.arguments)
        await editor.client.workspace_execute_command_async(wanted)
        for _ in range(100):
            if editor.shown:
                break
            await asyncio.sleep(0.05)
        assert editor.shown[0].uri == editor.uri

    edit(tmp_path / "a.txt", session)


def test_comments_silence_in_an_editor_too(tmp_path: Path) -> None:
    async def session(editor: Editor) -> None:
        assert await editor.start(f"{CLASH} <!-- factcheck: ignore growth -->\n") == []
        (unused,) = await editor.change(f"{FINE}\n\n{FINE} <!-- factcheck: ignore growth -->\n")
        assert unused.code == "unused"
        assert unused.range.start.line == 2

    edit(tmp_path / "a.md", session)


def test_an_editor_sees_what_clashes_with_earlier_articles(tmp_path: Path) -> None:
    earlier, ledger = tmp_path / "earlier.txt", str(tmp_path / "news.ledger")
    earlier.write_text("😀 Acme's revenue was 100 million dollars in 2023.\n", encoding="utf-8")
    assert run(["ledger", "add", str(earlier), "--ledger", ledger]) == 0

    async def session(editor: Editor) -> None:
        text = "Acme's revenue was 150 million dollars in 2024, up 20 percent from 2023.\n"
        found = await editor.start(text, "--ledger", ledger)
        assert [under(text, one.range) for one in found] == ["150 million dollars", "20 percent"]
        places = [one.location for one in found[0].related_information or ()]
        (other,) = [place for place in places if place.uri == earlier.as_uri()]
        assert under(earlier.read_text(encoding="utf-8"), other.range) == "100 million dollars"

    edit(tmp_path / "a.txt", session)


@pytest.mark.parametrize("encoding", [types.PositionEncodingKind.Utf8, types.PositionEncodingKind.Utf16, "utf-32"])
def test_places_lead_there_and_back(encoding: str) -> None:
    text = "a😀é\r\n字\u2028x\ny"
    counted = Counted(text, encoding)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] != "\r\n":
            assert counted.offset(counted.position(offset)) == offset
    assert counted.position(len(text)).line == 2
