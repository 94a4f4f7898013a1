"""The server itself: what an editor tells it, and what it answers; over standard input and output."""

from __future__ import annotations

from dataclasses import dataclass, field

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from factcheck import __version__
from factcheck.checking import Setup
from factcheck.findings.judge import Earlier
from factcheck.server.messages import SHOW, diagnostics, hover, looks
from factcheck.server.opened import Opened, opened
from factcheck.server.positions import Counted


@dataclass(slots=True)
class Desk:
    """The articles that are open, by address, each with how its places are counted."""

    setup: Setup
    earlier: Earlier | None = None
    articles: dict[str, tuple[Opened, Counted]] = field(default_factory=dict)

    def put(self, server: LanguageServer, uri: str) -> None:
        """Check an article as it stands now, and publish what was found."""
        document = server.workspace.get_text_document(uri)
        counted = Counted(document.source, server.workspace.position_encoding or types.PositionEncodingKind.Utf16)
        article = opened(to_fs_path(uri) or uri, document.source, self.setup, self.earlier)
        self.articles[uri] = article, counted
        found = list(diagnostics(article, counted, uri))
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, document.version))


def serve(setup: Setup, earlier: Earlier | None = None) -> None:
    """Answer an editor until it closes the connection; articles are checked against `earlier` ones too."""
    server = LanguageServer("factcheck", __version__)
    desk = Desk(setup, earlier)
    _listen(server, desk)
    _answer(server, desk)
    server.start_io()


def _listen(server: LanguageServer, desk: Desk) -> None:
    """What the editor tells."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        desk.put(server, params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        desk.put(server, params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        desk.articles.pop(uri, None)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


def _answer(server: LanguageServer, desk: Desk) -> None:
    """What the editor asks."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(params: types.HoverParams) -> types.Hover | None:
        article, counted = desk.articles.get(params.text_document.uri, (None, None))
        if article is None or counted is None:
            return None
        claim = article.at(counted.offset(params.position))
        return hover(claim, article, counted) if claim else None

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    def asked(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        article, counted = desk.articles.get(uri, (None, None))
        return [] if article is None or counted is None else list(looks(article, counted, uri, params.range))

    @server.command(SHOW)
    def show(uri: str, line: int, character: int, last_line: int, last_character: int) -> None:
        selected = types.Range(types.Position(line, character), types.Position(last_line, last_character))
        server.window_show_document(types.ShowDocumentParams(uri, take_focus=True, selection=selected))
