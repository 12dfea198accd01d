// Official terms and consistent drafts in Visual Studio Code, by `glossctl lsp`.
//
// The few parts of the protocol that the server speaks are made of the editor's own interface here, so
// that the folder works as it is: nothing is built or installed.
'use strict';

const vscode = require('vscode');
const { Connection } = require('./connection');

const languages = ['plaintext', 'markdown', 'html', 'po', 'xliff'];
const selector = languages.flatMap((language) => [
  { language, scheme: 'file' }, { language, scheme: 'untitled' },
]);

let connection;
let ready;
let isReady = false;
let diagnostics;
let output;
const progresses = new Map();

// The documents that the server knows, so that nothing is told twice while it starts.
const opened = new Set();

// MARK: Values of the protocol as the editor has them, and back. Both count in UTF-16.

const position = (place) => new vscode.Position(place.line, place.character);
const range = (stretch) => new vscode.Range(position(stretch.start), position(stretch.end));
const place = (point) => ({ line: point.line, character: point.character });
const stretch = (part) => ({ start: place(part.start), end: place(part.end) });
const identifier = (document) => ({ uri: document.uri.toString() });
const location = (found) => new vscode.Location(vscode.Uri.parse(found.uri), range(found.range));

const severities = [
  undefined, vscode.DiagnosticSeverity.Error, vscode.DiagnosticSeverity.Warning,
  vscode.DiagnosticSeverity.Information, vscode.DiagnosticSeverity.Hint,
];

function diagnostic(found) {
  const shown = new vscode.Diagnostic(range(found.range), found.message, severities[found.severity]);
  shown.source = found.source;
  shown.code = found.codeDescription
    ? { value: found.code, target: vscode.Uri.parse(found.codeDescription.href) } : found.code;
  shown.relatedInformation = (found.relatedInformation || []).map((related) =>
    new vscode.DiagnosticRelatedInformation(location(related.location), related.message));
  return shown;
}

function markdown(content) {
  return new vscode.MarkdownString(content.value);
}

function workspaceEdit(edit) {
  const changes = new vscode.WorkspaceEdit();
  for (const part of edit.documentChanges || []) {
    if (part.kind === 'create') {
      changes.createFile(vscode.Uri.parse(part.uri), part.options);
      continue;
    }
    for (const change of part.edits) {
      changes.replace(vscode.Uri.parse(part.textDocument.uri), range(change.range), change.newText);
    }
  }
  return changes;
}

// MARK: What the server sends

async function handle(method, params) {
  switch (method) {
    case 'textDocument/publishDiagnostics': {
      const uri = vscode.Uri.parse(params.uri);
      diagnostics.set(uri, params.diagnostics.map(diagnostic));
      return undefined;
    }
    case 'window/logMessage': output.appendLine(params.message); return undefined;
    case 'window/showMessage': {
      const show = [
        undefined, vscode.window.showErrorMessage, vscode.window.showWarningMessage,
      ][params.type] || vscode.window.showInformationMessage;
      show(params.message);
      return undefined;
    }
    case 'window/showDocument':
      return { success: await vscode.env.openExternal(vscode.Uri.parse(params.uri)) };
    case 'window/workDoneProgress/create': return null;
    case '$/progress': progress(params.token, params.value); return undefined;
    case 'workspace/configuration': return params.items.map(() => settings());
    default: return null;
  }
}

function progress(token, value) {
  if (value.kind === 'begin') {
    const options = {
      location: vscode.ProgressLocation.Notification, title: value.title, cancellable: true,
    };
    vscode.window.withProgress(options, (report, cancellation) => new Promise((resolve) => {
      progresses.set(token, { report, resolve, done: 0 });
      cancellation.onCancellationRequested(() =>
        connection.notify('window/workDoneProgress/cancel', { token }));
    }));
    return;
  }
  const shown = progresses.get(token);
  if (!shown) return;
  if (value.kind === 'report') {
    shown.report.report({ message: value.message, increment: value.percentage - shown.done });
    shown.done = value.percentage;
  } else {
    progresses.delete(token);
    shown.resolve();
  }
}

// MARK: What the editor asks

function settings() {
  const { command, ...all } = vscode.workspace.getConfiguration('glossary');
  const set = {};
  for (const name of ['language', 'date', 'profile', 'rules', 'bases', 'database', 'debounce']) {
    const value = all[name];
    // The usual profile is what a project file may change.
    if (value !== '' && !(name === 'profile' && value === 'default')) set[name] = value;
  }
  return set;
}

async function ask(method, params, token) {
  await ready;
  try {
    return await connection.request(method, params, token);
  } catch (error) {
    if (error.code !== -32800) output.appendLine(`${method}: ${error.message}`);
    return null;
  }
}

const at = (document, point) => ({ textDocument: identifier(document), position: place(point) });

const hovers = {
  async provideHover(document, point, token) {
    const found = await ask('textDocument/hover', at(document, point), token);
    return found && new vscode.Hover(markdown(found.contents), range(found.range));
  },
};

const completions = {
  async provideCompletionItems(document, point, token) {
    const list = await ask('textDocument/completion', at(document, point), token);
    if (!list) return null;
    const items = list.items.map((found) => {
      const item = new vscode.CompletionItem(found.label, vscode.CompletionItemKind.Reference);
      item.detail = found.detail;
      item.documentation = markdown(found.documentation);
      item.sortText = found.sortText;
      item.filterText = found.filterText;
      item.insertText = found.textEdit.newText;
      item.range = range(found.textEdit.range);
      if (found.tags) item.tags = [vscode.CompletionItemTag.Deprecated];
      return item;
    });
    return new vscode.CompletionList(items, list.isIncomplete);
  },
};

const actions = {
  async provideCodeActions(document, part, context, token) {
    const only = context.only ? [context.only.value] : undefined;
    const found = await ask('textDocument/codeAction', {
      textDocument: identifier(document), range: stretch(part),
      context: { diagnostics: [], only },
    }, token);
    return (found || []).map((offer) => {
      const kind = vscode.CodeActionKind.Empty.append(offer.kind);
      const action = new vscode.CodeAction(offer.title, kind);
      action.isPreferred = offer.isPreferred;
      action.diagnostics = (offer.diagnostics || []).map(diagnostic);
      if (offer.edit) action.edit = workspaceEdit(offer.edit);
      if (offer.command) {
        action.command = {
          title: offer.title, command: 'glossary.execute',
          arguments: [offer.command.command, offer.command.arguments],
        };
      }
      return action;
    });
  },
};

const definitions = {
  async provideDefinition(document, point, token) {
    const found = await ask('textDocument/definition', at(document, point), token);
    return (found || []).map(location);
  },
};

const references = {
  async provideReferences(document, point, context, token) {
    const found = await ask('textDocument/references', { ...at(document, point), context }, token);
    return (found || []).map(location);
  },
};

// MARK: Documents

const isWanted = (document) => languages.includes(document.languageId)
  && ['file', 'untitled'].includes(document.uri.scheme)
  || document.uri.path.endsWith('/.glossctl.yaml');

function open(document) {
  const uri = document.uri.toString();
  if (!isReady || !isWanted(document) || opened.has(uri)) return;
  opened.add(uri);
  connection.notify('textDocument/didOpen', {
    textDocument: {
      ...identifier(document), languageId: document.languageId, version: document.version,
      text: document.getText(),
    },
  });
}

function change(event) {
  if (!opened.has(event.document.uri.toString()) || event.contentChanges.length === 0) return;
  connection.notify('textDocument/didChange', {
    textDocument: { ...identifier(event.document), version: event.document.version },
    contentChanges: event.contentChanges.map((part) => ({
      range: stretch(part.range), text: part.text,
    })),
  });
}

// MARK: Life

async function start() {
  const command = vscode.workspace.getConfiguration('glossary').get('command');
  const folders = (vscode.workspace.workspaceFolders || []).map((folder) => ({
    uri: folder.uri.toString(), name: folder.name,
  }));
  const first = vscode.workspace.workspaceFolders && vscode.workspace.workspaceFolders[0];
  const started = new Connection(command, first && first.uri.fsPath, handle, (reason) =>
    vscode.window.showErrorMessage(`Glossary: ${reason}`));
  connection = started;
  await started.request('initialize', {
    processId: process.pid, workspaceFolders: folders, initializationOptions: settings(),
    capabilities: {
      general: { positionEncodings: ['utf-16'] },
      textDocument: {
        publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true },
        hover: { contentFormat: ['markdown'] },
        completion: { completionItem: { tagSupport: { valueSet: [1] } } },
      },
      workspace: {
        configuration: true,
        workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
      },
      window: { workDoneProgress: true, showDocument: { support: true } },
    },
  });
  started.notify('initialized', {});
  isReady = true;
  vscode.workspace.textDocuments.forEach(open);
}

function begin() {
  isReady = false;
  opened.clear();
  ready = start().catch((error) => output.appendLine(String(error)));
  return ready;
}

function activate(context) {
  output = vscode.window.createOutputChannel('Glossary');
  diagnostics = vscode.languages.createDiagnosticCollection('glossary');
  begin();
  const tell = (method, params) => ready.then(() => connection.notify(method, params));
  const watcher = vscode.workspace.createFileSystemWatcher('**/.glossctl.yaml');
  const changed = (uri) => tell('workspace/didChangeWatchedFiles', {
    changes: [{ uri: uri.toString(), type: 2 }],
  });
  context.subscriptions.push(
    output, diagnostics, watcher,
    watcher.onDidChange(changed), watcher.onDidCreate(changed), watcher.onDidDelete(changed),
    vscode.workspace.onDidOpenTextDocument(open),
    vscode.workspace.onDidChangeTextDocument(change),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (opened.delete(document.uri.toString())) {
        connection.notify('textDocument/didClose', { textDocument: identifier(document) });
      }
    }),
    vscode.workspace.onDidSaveTextDocument((document) => {
      if (opened.has(document.uri.toString())) {
        connection.notify('textDocument/didSave', { textDocument: identifier(document) });
      }
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('glossary')) {
        tell('workspace/didChangeConfiguration', { settings: { glossary: settings() } });
      }
    }),
    vscode.workspace.onDidChangeWorkspaceFolders((event) => {
      const folders = (list) => list.map((folder) => ({
        uri: folder.uri.toString(), name: folder.name,
      }));
      tell('workspace/didChangeWorkspaceFolders', {
        event: { added: folders(event.added), removed: folders(event.removed) },
      });
    }),
    vscode.languages.registerHoverProvider(selector, hovers),
    vscode.languages.registerCompletionItemProvider(selector, completions),
    vscode.languages.registerCodeActionsProvider(selector, actions, {
      providedCodeActionKinds: [
        vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.SourceFixAll.append('glossary'),
      ],
    }),
    vscode.languages.registerDefinitionProvider(selector, definitions),
    vscode.languages.registerReferenceProvider(selector, references),
    vscode.commands.registerCommand('glossary.execute', (command, list) =>
      ask('workspace/executeCommand', { command, arguments: list })),
    vscode.commands.registerCommand('glossary.checkAllDrafts', () =>
      ask('workspace/executeCommand', { command: 'glossary.checkWorkspace' })),
    vscode.commands.registerCommand('glossary.restart', async () => {
      await connection.close().catch(() => {});
      diagnostics.clear();
      await begin();
    }),
  );
}

async function deactivate() {
  if (connection) await connection.close().catch(() => {});
}

module.exports = { activate, deactivate };
