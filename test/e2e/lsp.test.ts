import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type CodeAction,
  type CompletionItem,
  type Diagnostic,
  type Hover,
  type InlayHint,
  type Location,
} from "vscode-languageserver/node";
import { cli, folderWith } from "./edict.ts";

interface Position {
  readonly line: number;
  readonly character: number;
}

/** An editor that has started the server in a folder. */
async function editor(root: string, words: readonly string[] = [], locale = "en", workspace: object = {}) {
  const child = spawn(process.execPath, [cli, "lsp", "--stdio", ...words], { cwd: root, stdio: "pipe" });
  onTestFinished(() => void child.kill("SIGKILL"));
  let err = "";
  child.stderr.on("data", (it: Buffer) => (err += it.toString()));
  const ended = new Promise<number | null>((done) => child.on("close", done));
  const server = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const told = new Map<string, Diagnostic[]>();
  const waiting: { uri: string; isIt: (all: Diagnostic[]) => boolean; done: (all: Diagnostic[]) => void }[] = [];
  server.onNotification(
    "textDocument/publishDiagnostics",
    ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
      told.set(uri, diagnostics);
      for (const it of waiting.filter((one) => one.uri === uri && one.isIt(diagnostics))) {
        waiting.splice(waiting.indexOf(it), 1);
        it.done(diagnostics);
      }
    },
  );
  server.onRequest("workspace/codeLens/refresh", () => null);
  let refreshed = 0;
  server.onRequest("workspace/inlayHint/refresh", () => {
    refreshed += 1;
    return null;
  });
  server.listen();
  const rootUri = pathToFileURL(root).href;
  const started = await server.sendRequest<{ capabilities: object }>("initialize", {
    processId: null,
    rootUri,
    capabilities: { workspace },
    locale,
  });
  await server.sendNotification("initialized", {});
  const open = (path: string, text: string) => {
    const uri = pathToFileURL(join(root, path)).href;
    let version = 1;
    const until = (isIt: (all: Diagnostic[]) => boolean): Promise<Diagnostic[]> =>
      new Promise((done) => waiting.push({ uri, isIt, done }));
    const ask = <T>(what: string, position?: Position, more: object = {}): Promise<T> =>
      server.sendRequest<T>(`textDocument/${what}`, {
        textDocument: { uri },
        ...(position ? { position } : {}),
        ...more,
      });
    const notify = (what: string, more: object): Promise<void> => server.sendNotification(`textDocument/${what}`, more);
    const put = (now: string): Promise<void> =>
      notify("didChange", { textDocument: { uri, version: ++version }, contentChanges: [{ text: now }] });
    const opened = notify("didOpen", { textDocument: { uri, languageId: "edict", version, text } });
    return { uri, until, ask, put, opened, told: () => told.get(uri) ?? [] };
  };
  const shutDown = async (): Promise<number | null> => {
    await server.sendRequest("shutdown");
    await server.sendNotification("exit");
    return ended;
  };
  return { server, started, open, shutDown, err: () => err, told, child, refreshed: () => refreshed };
}

const filesWithMistakes = (told: ReadonlyMap<string, readonly Diagnostic[]>): readonly string[] =>
  [...told].filter(([, all]) => all.length > 0).map(([uri]) => uri.replace(/^.*\//, ""));

const measures = "policies/cn/genai-interim-measures/2023-08-15";
const article = `${measures}/article-17.edict`;
const text = readFileSync(article, "utf8");

const article14 = readFileSync(`${measures}/article-14.edict`, "utf8");

function positionOf(words: string, of = text, after = 0): Position {
  const offset = of.indexOf(words) + after;
  const before = of.slice(0, offset).split("\n");
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

const openTerm = positionOf("report_promptly", article14);

test("an editor is told of a policy of the Measures what it asks", async () => {
  const { open, shutDown, err, started } = await editor(resolve("."));
  expect(Object.keys(started.capabilities)).toContain("semanticTokensProvider");
  const policy = open(article, text);
  expect(await policy.until(() => true)).toEqual([]);
  const hover = await policy.ask<Hover>("hover", positionOf("public_opinion_attributes is met"));
  expect(JSON.stringify(hover.contents)).toContain("具有舆论属性或者社会动员能力的");
  const items = await policy.ask<CompletionItem[]>("completion", positionOf("service.filing.", text, 15));
  expect(items.map((it) => it.label)).toContain("security_assessment");
  const inLaw = await policy.ask<Location>("definition", positionOf("按照國家有關規定開展"));
  expect(inLaw.uri).toMatch(/text\/zh-Hant\.txt$/);
  const uses = await policy.ask<Location[]>("references", positionOf("public_opinion_attributes"), {
    context: { includeDeclaration: true },
  });
  expect(uses.length).toBeGreaterThan(4);
  const foreign = await policy.ask<Location>("definition", positionOf("article 24 paragraph 1"));
  expect(foreign.uri).toContain("algorithm-recommendation");
  expect(await policy.ask("documentSymbol")).toMatchObject([
    { name: "article 17", children: [{ name: "paragraph 1" }] },
  ]);
  const whole = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
  const lists: readonly (readonly [string, object])[] = [
    ["foldingRange", {}],
    ["inlayHint", { range: whole }],
    ["codeLens", {}],
  ];
  const found = await Promise.all(lists.map(([what, more]) => policy.ask<object[]>(what, undefined, more)));
  expect(found.map((it) => it.length > 0)).toEqual([true, true, true]);
  expect((await policy.ask<{ data: number[] }>("semanticTokens/full")).data.length % 5).toBe(0);
  expect(await policy.ask("formatting", undefined, { options: { tabSize: 2, insertSpaces: true } })).toEqual([]);
  await expect(policy.ask("rename", positionOf("security_assessment: provider"), { newName: "x" })).rejects.toThrow(
    /cases, profiles/,
  );
  expect(err()).toBe("");
  expect(await shutDown()).toBe(0);
});

type OpenFile = ReturnType<Awaited<ReturnType<typeof editor>>["open"]>;

const actionsAt = (file: OpenFile, at: Position): Promise<CodeAction[]> =>
  file.ask("codeAction", undefined, { range: { start: at, end: at }, context: { diagnostics: [] } });
const titlesAt = async (file: OpenFile, at: Position): Promise<readonly string[]> =>
  (await actionsAt(file, at)).map((it) => it.title);

test("a mistake is told as it is typed, with its fix; another file of the pack is told what breaks there", async () => {
  const { open, told, shutDown } = await editor(resolve("."));
  const policy = open(article, text);
  await policy.until(() => true);
  const broken = policy.until((all) => all.length > 0);
  await policy.put(text.replace("when     public", "whn     public"));
  const [mistake] = await broken;
  expect(mistake).toMatchObject({
    code: "language/unknown-keyword",
    severity: 1,
    range: { start: positionOf("when     public") },
  });
  const [action] = await policy.ask<CodeAction[]>("codeAction", undefined, {
    range: mistake?.range,
    context: { diagnostics: [] },
  });
  expect(action?.edit?.changes?.[policy.uri]).toEqual([{ range: mistake?.range, newText: "when" }]);
  await policy.put(text);
  await policy.until((all) => all.length === 0);
  const [proposed] = await actionsAt(policy, positionOf("security_assessment: provider"));
  expect(proposed?.title).toBe("write a case for `security_assessment`");
  expect(JSON.stringify(proposed?.edit)).toContain("cases/article-17.yaml");
  await policy.put("article 17 {}\n");
  expect(await titlesAt(policy, { line: 0, character: 8 })).toEqual([
    "dispose of the open words of art. 17(1): not encodable",
    "dispose of art. 17(1): informative",
  ]);
  await policy.put(text);
  open(
    `${measures}/article-04.edict`,
    readFileSync(`${measures}/article-04.edict`, "utf8").replaceAll("use_by_user", "used_by_user"),
  );
  await expect.poll(() => filesWithMistakes(told)).toContain("article-14.edict");
  expect(await shutDown()).toBe(0);
});

test("half-written in 200 ways, it answers of the text as it is, and does not fail", { timeout: 600_000 }, async () => {
  const { open, shutDown, err } = await editor(resolve("."));
  const policy = open(article, text);
  await policy.until(() => true);
  const cuts = fc.sample(
    fc.record({
      at: fc.nat(text.length),
      length: fc.nat(200),
      put: fc.constantFrom("", "{", "}", '"', "when ", "service.", "「", "...", "/* "),
    }),
    { numRuns: 200, seed: 21 },
  );
  for (const { at, length, put } of cuts) {
    const now = text.slice(0, at) + put + text.slice(at + length);
    await policy.put(now);
    const position = positionOf(now.slice(at, at + 40), now, 0);
    for (const what of ["hover", "completion", "definition"]) await policy.ask(what, position);
    await policy.ask("documentSymbol");
    const lines = now.split("\n").length;
    const symbols = await policy.ask<{ range: { end: Position } }[]>("documentSymbol");
    for (const it of symbols) expect(it.range.end.line).toBeLessThan(lines);
  }
  const clean = policy.until((all) => all.length === 0);
  await policy.put(text);
  await clean;
  expect(err()).toBe("");
  expect(await shutDown()).toBe(0);
});

test("on a pause a pack without a mistake is linted", async () => {
  const { open, shutDown } = await editor(resolve("."));
  const unread = "  paragraph 1 {\n    define unread means service.launched_on is present\n";
  const policy = open(article, text.replace("  paragraph 1 {\n", unread));
  const found = await policy.until((all) => all.some((it) => it.code === "lint/unused-definition"));
  expect(found).toMatchObject([{ severity: 2, range: { start: { line: 4 } } }]);
  await policy.put(text);
  expect(await policy.until((all) => all.length === 0)).toEqual([]);
  expect(await shutDown()).toBe(0);
});

test("a document is judged over the text that is open, and its facts are told", async () => {
  const root = resolve("examples/chat-service");
  const refreshing = { inlayHint: { refreshSupport: true } };
  const { open, shutDown, refreshed } = await editor(root, [], "en", refreshing);
  const service = readFileSync("examples/chat-service/service.yaml", "utf8");
  const document = open("service.yaml", service);
  const first = await document.until(() => true);
  expect(first.length).toBeGreaterThan(0);
  expect(JSON.stringify(first)).toContain("undetermined");
  const hover = await document.ask<Hover>("hover", positionOf("origin:", service, 2));
  expect(JSON.stringify(hover.contents)).toContain("service.models.origin");
  await expect.poll(refreshed).toBeGreaterThan(0);
  const violated = positionOf("licence: null", service);
  const hints = await document.ask<InlayHint[]>("inlayHint", undefined, { range: { start: violated, end: violated } });
  expect(hints).toMatchObject([{ position: { character: 19 }, label: "violated: art. 7(1) item 1" }]);
  const schema = await document.ask<Location>("definition", positionOf("origin:", service, 2));
  expect(schema.uri).toMatch(/genai\/1\/service\.schema\.yaml$/);
  const declared = readFileSync(fileURLToPath(schema.uri), "utf8").split("\n")[schema.range.start.line];
  expect(declared?.slice(schema.range.start.character)).toBe("origin:");
  const policy = open(relative(root, `${measures}/article-14.edict`), article14);
  expect(await titlesAt(policy, openTerm)).toEqual([
    "interpret `cn.genai_interim_measures.report_promptly` in the profile",
  ]);
  const items = await document.ask<CompletionItem[]>("completion", positionOf("origin: ", service, 8));
  expect(items.map((it) => it.label)).toContain("open_weights");
  const wrong = document.until((all) => all.some((it) => JSON.stringify(it).includes("orign")));
  await document.put(service.replace("origin:", "orign:"));
  await wrong;
  expect(await shutDown()).toBe(0);
});

test("cases are run where somebody asks, and what fails stands in their file", async () => {
  const folder = "policies/cn/security-assessment/2018-11-30";
  const { server, open, shutDown } = await editor(resolve("."));
  const policyText = readFileSync(`${folder}/article-03.edict`, "utf8");
  const policy = open(`${folder}/article-03.edict`, policyText);
  await policy.until(() => true);
  const run = () =>
    server.sendRequest("workspace/executeCommand", { command: "edict.runCases", arguments: [resolve(folder)] });
  await run();
  const titles = async (): Promise<string> => JSON.stringify(await policy.ask("codeLens"));
  expect(await titles()).toMatch(/\d+ cases pass/);
  await policy.put(policyText.replace("where occasion.kind == notice", "where occasion.kind == user_growth"));
  await run();
  expect(await titles()).toMatch(/\d+ of \d+ cases fail/);
  expect(await shutDown()).toBe(0);
});

test("an editor in Chinese is told in Chinese, and a broken project says why nothing is known", async () => {
  const chinese = await editor(resolve("."), [], "zh-cn");
  const policy = chinese.open(article, text.replace("when     public", "whn     public"));
  expect(JSON.stringify(await policy.until(() => true))).toContain("不是规则语言的词");
  expect(await chinese.shutDown()).toBe(0);
  const root = folderWith({ "edict.yaml": "packs: [" });
  const making = { workspaceEdit: { documentChanges: true, resourceOperations: ["create"] } };
  const broken = await editor(root, [], "en", making);
  await expect(broken.open("a.edict", "article 3 {}").ask("hover", { line: 0, character: 0 })).rejects.toThrow(
    /^edict\.yaml:1:\d+: the closing bracket/,
  );
  writeFileSync(join(root, "edict.yaml"), "packs: [cn.pipl]\ninputs: [{ files: service.yaml }]\n");
  const changes = [{ uri: pathToFileURL(join(root, "edict.yaml")).href, type: 2 }];
  await broken.server.sendNotification("workspace/didChangeWatchedFiles", { changes });
  const mended = broken.open("b.edict", "article 3 {");
  expect(await mended.until(() => true)).toMatchObject([{ code: "language/unclosed" }]);
  const [action] = await actionsAt(broken.open(relative(root, `${measures}/article-14.edict`), article14), openTerm);
  expect(action?.edit?.documentChanges).toMatchObject([
    { kind: "create", uri: expect.stringMatching(/profile\.yaml$/) },
    { edits: [{ newText: expect.stringContaining("- term: cn.genai_interim_measures.report_promptly") }] },
    { edits: [{ newText: "profile: profile.yaml\n" }] },
  ]);
  expect(await broken.shutDown()).toBe(0);
});
