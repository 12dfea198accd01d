#!/usr/bin/env python3
"""Drives `glossctl lsp` with the client of pygls through one session and writes what it saw as JSON.

usage: lsp_session.py GLOSSCTL FOLDER FILE utf-8|utf-16
"""
import asyncio
import json
import sys

from lsprotocol import types
from pygls.lsp.client import LanguageClient


def plain(value):
    """A value of the protocol as JSON."""
    return json.loads(json.dumps(CONVERTER.unstructure(value)))


def capabilities(encoding):
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=[encoding]),
        window=types.WindowClientCapabilities(
            work_done_progress=True, show_document=types.ShowDocumentClientCapabilities(True)),
        workspace=types.WorkspaceClientCapabilities(
            workspace_edit=types.WorkspaceEditClientCapabilities(
                document_changes=True, resource_operations=[types.ResourceOperationKind.Create])),
        text_document=types.TextDocumentClientCapabilities(
            publish_diagnostics=types.PublishDiagnosticsClientCapabilities(
                related_information=True, code_description_support=True)))


def width(text, encoding):
    """The code units of a text."""
    return len(text.encode()) if encoding == "utf-8" else len(text.encode("utf-16-le")) // 2


class Session:
    def __init__(self, encoding):
        self.encoding = encoding
        self.client = LanguageClient("session", "1")
        self.published = asyncio.Queue()
        self.shown = asyncio.Queue()
        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(
            lambda params: self.published.put_nowait(params))
        self.client.feature(types.WINDOW_LOG_MESSAGE)(lambda params: None)
        self.client.feature(types.WINDOW_WORK_DONE_PROGRESS_CREATE)(lambda params: None)
        self.client.feature(types.PROGRESS)(lambda params: None)
        self.client.feature(types.WINDOW_SHOW_DOCUMENT)(lambda params: self.show(params))

    def show(self, params):
        self.shown.put_nowait(params.uri)
        return types.ShowDocumentResult(True)

    async def diagnostics(self):
        params = await asyncio.wait_for(self.published.get(), 60)
        return plain(params)

    def place(self, text, words, after=0):
        """The position of words in a text."""
        start = text.index(words, after)
        line = text.count("\n", 0, start)
        before = text[text.rfind("\n", 0, start) + 1:start]
        return types.Position(line, width(before, self.encoding))

    def stretch(self, text, words, after=0):
        start = self.place(text, words, after)
        end = types.Position(start.line, start.character + width(words, self.encoding))
        return types.Range(start, end)


async def main(glossctl, folder, name, encoding):
    global CONVERTER
    session = Session(encoding)
    client = session.client
    CONVERTER = client.protocol._converter
    path = f"{folder}/{name}"
    uri = "file://" + path
    document = types.TextDocumentIdentifier(uri)
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    seen = {}
    await client.start_io(glossctl, "lsp", "--quiet")
    answer = await client.initialize_async(types.InitializeParams(
        capabilities=capabilities(encoding), root_uri="file://" + folder))
    seen["encoding"] = plain(answer.capabilities.position_encoding)
    client.initialized(types.InitializedParams())
    client.text_document_did_open(types.DidOpenTextDocumentParams(
        types.TextDocumentItem(uri, "plaintext", 1, text)))
    seen["opened"] = await session.diagnostics()

    place = session.place(text, "TKI")
    hover = await client.text_document_hover_async(types.HoverParams(document, place))
    seen["hover"] = plain(hover)

    # One word is changed by its stretch.
    change = types.TextDocumentContentChangePartial(
        range=session.stretch(text, "TKI"), text="pekerja mig")
    text = text.replace("TKI", "pekerja mig", 1)
    client.text_document_did_change(types.DidChangeTextDocumentParams(
        types.VersionedTextDocumentIdentifier(uri=uri, version=2), [change]))
    seen["changed"] = await session.diagnostics()

    caret = session.place(text, "pekerja mig")
    caret.character += len("pekerja mig")
    completion = await client.text_document_completion_async(
        types.CompletionParams(document, caret))
    seen["completion"] = plain(completion)

    stretch = session.stretch(text, "TKI")
    actions = await client.text_document_code_action_async(types.CodeActionParams(
        document, stretch, types.CodeActionContext([])))
    seen["actions"] = plain(actions)

    opened = await client.workspace_execute_command_async(types.ExecuteCommandParams(
        "glossary.openSource", ["https://example.org/law"]))
    seen["command"] = plain(opened)
    seen["shown"] = await asyncio.wait_for(session.shown.get(), 60)

    place = session.place(text, "TKI")
    references = await client.text_document_references_async(types.ReferenceParams(
        types.ReferenceContext(True), document, place))
    seen["references"] = plain(references)
    definition = await client.text_document_definition_async(
        types.DefinitionParams(document, place))
    seen["definition"] = plain(definition)

    report = await client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams([]))
    seen["workspace"] = plain(report)
    await client.shutdown_async(None)
    client.exit(None)
    seen["status"] = await asyncio.wait_for(client._server.wait(), 60)
    seen["text"] = text
    json.dump(seen, sys.stdout)


asyncio.run(main(*sys.argv[1:]))
