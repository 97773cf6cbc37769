import {
  createConnection,
  CodeActionKind,
  ProposedFeatures,
  ResponseError,
  LSPErrorCodes,
  TextDocuments,
  TextDocumentSyncKind,
  type InitializeResult,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { fileURLToPath, pathToFileURL } from "node:url";
import { publisher, type EditorAction, type LanguageService, type TextEdit } from "../../editor/index.ts";

/** What a client says of itself before anything is read. */
export interface Client {
  /** The folder in which it works; undefined: none. */
  readonly folder: string | undefined;
  /** The language in which its person reads: `en`, `zh-cn` … */
  readonly locale: string | undefined;
}

/** Opens what answers; otherwise why it cannot. */
export type OpenService = (
  client: Client,
) => { readonly service: LanguageService; readonly tokenTypes: readonly string[] } | { readonly why: string };

/** Milliseconds without a keystroke after which documents are judged, and packs checked as a whole and linted. */
const pause = 300;

/**
 * Speaks the Language Server Protocol over standard input and output until the client ends it; the exit code is 0 if it said so
 * before. Nothing else may write to standard output meanwhile.
 */
export function serveLanguage(openService: OpenService, version: string): Promise<number> {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  const documents = new TextDocuments(TextDocument);
  let client: Client | undefined;
  let found: ReturnType<OpenService> | undefined;
  const service = (): LanguageService => {
    if (found && "service" in found) return found.service;
    throw new ResponseError(LSPErrorCodes.RequestFailed, found?.why ?? "initialize comes first");
  };
  /** Whether the editor makes files that an action asks for. */
  let makesFiles = false;
  /** Whether the editor asks again for what stands beside the text, once documents are judged. */
  let refreshesHints = false;
  const waiting = new Map<string, NodeJS.Timeout>();
  const pathOf = (uri: string): string => (uri.startsWith("file:") ? fileURLToPath(uri) : uri);
  const uriOf = (path: string): string =>
    documents.all().find((it) => pathOf(it.uri) === path)?.uri ?? pathToFileURL(path).href;
  const { publish, forget } = publisher((path, all) => {
    void connection.sendDiagnostics({ uri: uriOf(path), diagnostics: all.map((it) => ({ ...it })) });
  });
  const tell = (path: string): void => {
    publish(service().diagnostics(path), path);
    if (!service().isPolicy(path)) {
      if (refreshesHints) void connection.languages.inlayHint.refresh().catch(() => undefined);
      return;
    }
    later(path, pause, () => {
      service().settle(path);
      publish(service().diagnostics(path));
    });
  };
  /** One thing waits for each file: what is asked later takes its place. */
  const later = (path: string, after: number, what: () => void): void => {
    clearTimeout(waiting.get(path));
    const run = (): void => {
      waiting.delete(path);
      // The project may be broken by now.
      if (found && "service" in found) what();
    };
    waiting.set(path, setTimeout(run, after));
  };
  const tellSoon = (path: string, after: number): void => later(path, after, () => tell(path));
  const changesOf = (edits: ReadonlyMap<string, readonly TextEdit[]>): WorkspaceEdit => ({
    changes: Object.fromEntries([...edits].map(([path, all]) => [uriOf(path), [...all]])),
  });

  const documentChange = ({ path, isNew, edits }: EditorAction["changes"][number]) => {
    const edit = { textDocument: { uri: uriOf(path), version: null }, edits: [...edits] };
    return isNew ? [{ kind: "create" as const, uri: uriOf(path) }, edit] : [edit];
  };

  /** Files changed beside the editor, or were saved. What is another project now, or another vocabulary, is opened anew, with what is open. */
  const changed = (uris: readonly string[]): void => {
    const paths = uris.map(pathOf);
    const isOther = found && ("why" in found || paths.some(found.service.isReadOnce));
    if (!isOther) return service().changed(paths);
    found = client && openService(client);
    forget();
    if (!found || "why" in found) return;
    for (const it of documents.all()) {
      service().put(pathOf(it.uri), it.getText());
      tellSoon(pathOf(it.uri), pause);
    }
  };

  connection.onInitialize(({ workspaceFolders, rootUri, locale, capabilities }): InitializeResult => {
    const { documentChanges = false, resourceOperations = [] } = capabilities.workspace?.workspaceEdit ?? {};
    refreshesHints = capabilities.workspace?.inlayHint?.refreshSupport ?? false;
    makesFiles = documentChanges && resourceOperations.includes("create");
    const folder = workspaceFolders?.[0]?.uri ?? rootUri ?? undefined;
    client = { folder: folder === undefined ? undefined : pathOf(folder), locale };
    found = openService(client);
    const names = "service" in found ? found.tokenTypes : [];
    return {
      serverInfo: { name: "edict", version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        completionProvider: { triggerCharacters: [".", " "] },
        definitionProvider: true,
        referencesProvider: true,
        renameProvider: { prepareProvider: true },
        documentSymbolProvider: true,
        foldingRangeProvider: true,
        documentFormattingProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor] },
        codeLensProvider: { resolveProvider: false },
        inlayHintProvider: true,
        executeCommandProvider: { commands: ["edict.runCases"] },
        semanticTokensProvider: {
          legend: { tokenTypes: [...names], tokenModifiers: ["declaration"] },
          full: true,
        },
      },
    };
  });
  connection.onInitialized(() => {
    // A notification: a client that does not answer a request must not end the server.
    if (found && "why" in found)
      void connection.sendNotification("window/showMessage", { type: 1, message: found.why });
  });

  documents.onDidChangeContent(({ document }) => {
    if (found && "why" in found) return;
    const path = pathOf(document.uri);
    service().put(path, document.getText());
    tellSoon(path, service().isPolicy(path) ? 0 : pause);
  });
  documents.onDidSave(({ document }) => changed([document.uri]));
  documents.onDidClose(({ document }) => {
    const path = pathOf(document.uri);
    if (!found || "why" in found) return;
    service().put(path, undefined);
    tellSoon(path, pause);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    changed(changes.map((it) => it.uri));
    for (const { uri } of documents.all()) tellSoon(pathOf(uri), pause);
  });

  connection.onHover(({ textDocument: { uri }, position }) => service().hover(pathOf(uri), position) ?? null);
  connection.onCompletion(({ textDocument: { uri }, position }) => [...service().complete(pathOf(uri), position)]);
  connection.onDefinition(({ textDocument: { uri }, position }) => {
    const place = service().definition(pathOf(uri), position);
    return place ? { uri: uriOf(place.path), range: place.range } : null;
  });
  connection.onReferences(({ textDocument: { uri }, position, context }) =>
    service()
      .references(pathOf(uri), position, context.includeDeclaration)
      .map((it) => ({ uri: uriOf(it.path), range: it.range })),
  );
  connection.onPrepareRename(({ textDocument: { uri }, position }) => {
    const what = service().renamed(pathOf(uri), position);
    if (what && "why" in what) throw new ResponseError(LSPErrorCodes.RequestFailed, what.why);
    return what?.range ?? null;
  });
  connection.onRenameRequest(({ textDocument: { uri }, position, newName }) => {
    const done = service().rename(pathOf(uri), position, newName);
    if (done && "why" in done) throw new ResponseError(LSPErrorCodes.RequestFailed, done.why);
    return done ? changesOf(done.edits) : null;
  });
  connection.onDocumentSymbol(({ textDocument: { uri } }) => service().symbols(pathOf(uri)));
  connection.onFoldingRanges(({ textDocument: { uri } }) => service().folds(pathOf(uri)));
  connection.onDocumentFormatting(({ textDocument: { uri } }) => [...service().format(pathOf(uri))]);
  connection.onCodeAction(({ textDocument: { uri }, range }) =>
    service()
      .actions(pathOf(uri), range)
      .filter(({ changes }) => makesFiles || changes.every((it) => !it.isNew))
      .map(({ title, fixes, changes }) => ({
        title,
        kind: fixes ? CodeActionKind.QuickFix : CodeActionKind.Refactor,
        ...(fixes ? { diagnostics: [fixes] } : {}),
        edit: changes.some((it) => it.isNew)
          ? { documentChanges: changes.flatMap(documentChange) }
          : changesOf(new Map(changes.map((it) => [it.path, it.edits]))),
      })),
  );
  connection.languages.inlayHint.on(({ textDocument: { uri }, range }) => [...service().hints(pathOf(uri), range)]);
  connection.languages.semanticTokens.on(({ textDocument: { uri } }) => ({ data: [...service().tokens(pathOf(uri))] }));
  connection.onCodeLens(({ textDocument: { uri } }) =>
    service()
      .lenses(pathOf(uri))
      .map(({ range, title, folder }) => ({
        range,
        command: { title, command: "edict.runCases", arguments: [folder] },
      })),
  );
  connection.onExecuteCommand(({ command, arguments: [folder] = [] }) => {
    if (command !== "edict.runCases" || typeof folder !== "string") return null;
    publish(service().runCases(folder));
    void connection.sendRequest("workspace/codeLens/refresh").catch(() => undefined);
    return null;
  });

  return new Promise((resolve) => {
    let isShutDown = false;
    connection.onShutdown(() => {
      isShutDown = true;
      for (const it of waiting.values()) clearTimeout(it);
    });
    connection.onExit(() => resolve(isShutDown ? 0 : 1));
    documents.listen(connection);
    connection.listen();
  });
}
