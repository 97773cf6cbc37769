import { parseInstant } from "../../src/base/instant.ts";
import { fieldOf, textOf, type DataDocument } from "../../src/base/document.ts";
import { memoryHost, nodeHost, type Host } from "../../src/base/host.ts";
import { zoneNamed } from "../../src/base/zones.ts";
import { invariant } from "../../src/base/invariant.ts";
import { locales } from "../../src/base/locale.ts";
import { readDocument } from "../../src/base/read-document.ts";
import type { SourceText } from "../../src/base/text.ts";
import { readCalendar } from "../../src/base/working-days.ts";
import { caseGaps } from "../../src/cases/case-gaps.ts";
import { readCases } from "../../src/cases/read-cases.ts";
import { defaultPack } from "../../src/engine/check/check-request.ts";
import { runCheck } from "../../src/engine/check/check.ts";
import { runCompile } from "../../src/engine/compile.ts";
import { runCompileStatement } from "../../src/engine/standalone/compile-statement.ts";
import { runCompileModule } from "../../src/engine/standalone/compile-module.ts";
import { runDetect } from "../../src/engine/detect.ts";
import { runDiff } from "../../src/engine/diff.ts";
import { runDoc } from "../../src/engine/doc.ts";
import { runExplain, type ExplainRequest } from "../../src/engine/explain.ts";
import { runGraph } from "../../src/engine/graph.ts";
import { runInspect } from "../../src/engine/inspect.ts";
import {
  foundIn,
  isDiagnostic,
  openLibrary,
  openPacks,
  type ShippedLibrary,
  type OpenPacks,
} from "../../src/engine/library.ts";
import { openGate, type StatedFacts } from "../../src/engine/gate/gate.ts";
import { runLock } from "../../src/engine/lock/lock.ts";
import { runInit } from "../../src/engine/project/init.ts";
import { runNewPack } from "../../src/engine/project/new-pack.ts";
import { readBack } from "../../src/engine/sheet/read-back.ts";
import { runMutants } from "../../src/engine/test-mutants.ts";
import { runTests } from "../../src/engine/test-packs.ts";
import { runTimeline, type TimelineRequest } from "../../src/engine/timeline.ts";
import { runTrend } from "../../src/engine/trend.ts";
import { runVocabulary } from "../../src/engine/vocabulary.ts";
import { lint } from "../../src/lint/lint.ts";
import { lintedPack } from "../../src/lint/linted-pack.ts";
import { linkPacks } from "../../src/pack/compile-packs.ts";
import type { Pack } from "../../src/pack/pack.ts";
import { readProfile } from "../../src/pack/profile.ts";
import { inspectBytes } from "../../src/readers/media/inspect-bytes.ts";
import type { ReportRun } from "../../src/report/model/report-run.ts";
import { readErrata } from "../../src/statute/errata.ts";
import { readVariants } from "../../src/statute/fold.ts";
import { readStatute } from "../../src/statute/read-statute.ts";
import { readInputs } from "../../src/vocabulary/read-input.ts";
import { readVocabularies } from "../../src/vocabulary/read-vocabulary.ts";
import { readVocabularyHeader } from "../../src/vocabulary/vocabulary-header.ts";
import type { Told } from "../kit/chinese.ts";
import { inBulk } from "../kit/in-bulk.ts";
import { mergedParts } from "../kit/parts.ts";
import { prepared } from "../kit/repository.ts";
import type { Fence } from "./fences.ts";

/** What is said about a block. */
export interface Said extends Told {
  readonly severity: "error" | "warning";
}

/** `⟨a×3⟩` in a block stands for `aaa`, `⟨a#×3⟩` for `a1a2a3`: what is too long for a page. */
export function expanded(text: string): string {
  return text.replaceAll(/⟨(.*?)×(\d+)⟩/gs, (_, part: string, times: string) =>
    part.includes("#")
      ? Array.from({ length: Number(times) }, (_, at) => part.replaceAll("#", String(at + 1))).join("")
      : part.repeat(Number(times)),
  );
}

const host = nodeHost(".");
const measures = "policies/cn/genai-interim-measures/2023-08-15";
const page = "page";

let opened: ShippedLibrary | undefined;
function library(): ShippedLibrary {
  if (opened === undefined) {
    const found = openLibrary(packHost({}), "policies");
    invariant(!isDiagnostic(found), "the shipped library opens");
    opened = found;
  }
  return opened;
}

/** The texts below a folder of this repository, by their path from the folder. */
function filesBelow(folder: string, prefix = ""): Readonly<Record<string, string>> {
  return Object.assign(
    {},
    ...host.list(`${folder}/${prefix}`).map((name) => {
      const path = `${prefix}${name}`;
      const text = host.isFolder(`${folder}/${path}`) ? undefined : host.readText(`${folder}/${path}`);
      return text === undefined ? filesBelow(folder, `${path}/`) : { [path]: text };
    }),
  ) as Readonly<Record<string, string>>;
}

type Shipped = Readonly<Record<string, string | Uint8Array>>;
let shipped: Shipped | undefined;
function shippedFiles(): Shipped {
  shipped ??= Object.fromEntries<string | Uint8Array>([
    ...Object.entries(filesBelow("policies")).map(([path, it]) => [`policies/${path}`, it] as const),
    ...Object.entries(prepared),
  ]);
  return shipped;
}

/** The files of a block in a folder beside the shipped packs, which they may need. */
function packHost(files: Readonly<Record<string, string>>): Host {
  const own = Object.entries(files).map(([path, text]) => [`${page}/${path}`, text] as const);
  return memoryHost({ ...shippedFiles(), ...Object.fromEntries(own) });
}

/** The pack of the Measures with other files: its policies are left out where the page brings its own. */
function loadMeasures(keep: (path: string) => boolean, files: Readonly<Record<string, string>>) {
  const kept = Object.entries(filesBelow(measures)).filter(([path]) => keep(path));
  return loadFrom(packHost({ ...Object.fromEntries(kept), ...files }));
}

function loadFrom(at: Host) {
  const loaded = linkPacks(at, [page], { ...foundIn(library()), judged: "alone" });
  invariant(loaded.unknown.length === 0, "the page's pack has a pack.yaml");
  return { at, pack: loaded.packs[0], needed: loaded.needed, diagnostics: loaded.diagnostics };
}

let whole: { readonly pack: Pack; readonly needed: readonly Pack[] } | undefined;
/** The pack of the Measures as it is shipped, on the page. */
function wholeMeasures(): { readonly pack: Pack; readonly needed: readonly Pack[] } {
  if (whole) return whole;
  const { pack, needed } = loadMeasures(() => true, {});
  invariant(pack, "the pack of the Measures compiles");
  whole = { pack, needed };
  return whole;
}

/** `== NAME` begins each file of a block that holds several. */
function severalFiles(text: string): Readonly<Record<string, string>> {
  const parts = expanded(text)
    .split(/^== (\S+)\n/m)
    .slice(1);
  return Object.fromEntries(parts.flatMap((it, at) => (at % 2 === 0 ? [[it, parts[at + 1] ?? ""] as const] : [])));
}

function casesSaid(text: string): readonly Said[] {
  const kept = Object.entries(filesBelow(measures)).filter(([path]) => !/^cases\/[^/]+$/.test(path));
  const page = { "cases/page.yaml": text, "cases/bases/blank.yaml": "# nothing yet\n" };
  const { pack, needed } = wholeMeasures();
  const cases = readCases(packHost({ ...Object.fromEntries(kept), ...page }), pack);
  return [...cases.diagnostics, ...caseGaps(pack, needed, cases).needless];
}

/** What is said where faults are planted in the folder of a block. */
function mutantsSaid(text: string): readonly Said[] {
  const { packs, problems, troubles } = runMutants([page], "policies", packHost(severalFiles(text)));
  return [...problems, ...packs.flatMap((it) => it.findings), ...troubles];
}

/** What is said where the cases in the folder of a block are run. */
function testsSaid(text: string): readonly Said[] {
  const { problems, troubles } = runTests([page], "policies", packHost(severalFiles(text)));
  return [...problems, ...troubles];
}

interface Asked extends ExplainRequest, TimelineRequest {}

let open: OpenPacks | undefined;
/** The packs that judge where a block brings none and names none: opened once. */
function shippedPacks(): OpenPacks {
  const found = open ?? openPacks(packHost({}), "policies", [defaultPack]);
  invariant(!isDiagnostic(found), "the shipped library opens");
  open = found;
  return open;
}

const isOfPacks = (path: string): boolean =>
  path.startsWith("policies/") || /\.edict$|(^|\/)(pack\.yaml|edict\.(yaml|lock))$/.test(path);

/** A check of the files of a block beside the shipped ones; its last file, `arguments`, says what is asked. */
function checkSaid(
  text: string,
  run: (
    request: Asked,
    host: Host,
    open?: OpenPacks,
  ) => Pick<ReportRun, "policyProblems" | "inputProblems" | "troubles"> = runCheck,
): readonly Said[] {
  const { arguments: asked = "{}", ...files } = severalFiles(text);
  const memory = memoryHost({ ...shippedFiles(), ...files });
  const readText = (path: string): string | undefined => {
    const found = memory.readText(path);
    return found === "(these bytes are no UTF-8)\n" ? undefined : found;
  };
  const nothing = { asOf: "2026-11-01", lawOf: undefined, party: undefined, service: undefined, profile: undefined };
  const options = { failOn: undefined, allowUndetermined: false, packs: [], library: "policies" };
  const now = parseInstant("2026-11-01T12:00:00+08:00");
  invariant(now !== undefined, "the day exists");
  const wish = JSON.parse(asked) as Pick<Asked, "inputs" | "firstDay" | "lastDay"> & Partial<Asked>;
  const request = { ...nothing, ...options, now, rule: undefined, ...wish };
  const readBytes: Host["readBytes"] = (path, most) => {
    if (files[path] === "(more than 16 MB)\n") return "too-large";
    const isText = readText(path) !== undefined || memory.readText(path) === undefined;
    return isText ? memory.readBytes(path, most) : Uint8Array.of(0xff);
  };
  const isOfShipped = !wish.packs && !wish.vocabularies && !Object.keys(files).some(isOfPacks);
  const entries: Host["entries"] = (folder) => {
    const found = memory.entries(folder);
    return found?.some((it) => it.name === "(this-folder-cannot-be-listed)") === true ? undefined : found;
  };
  const report = run(request, { ...memory, readText, readBytes, entries }, isOfShipped ? shippedPacks() : undefined);
  return [...report.policyProblems, ...report.inputProblems, ...report.troubles];
}

/** A check by what was locked before the files below `changed/` took the places of others. */
function lockedSaid(text: string): readonly Said[] {
  const files = severalFiles(text);
  const isChanged = ([path]: readonly [string, string]): boolean => path.startsWith("changed/");
  const before = Object.fromEntries(Object.entries(files).filter((it) => !isChanged(it)));
  const after = Object.entries(files).filter(isChanged);
  const { text: locked } = runLock(["law"], [], "policies", memoryHost({ ...shippedFiles(), ...before }));
  invariant(locked !== undefined, "the page's pack compiles");
  const changed = after.map(([path, it]) => `== ${path.slice("changed/".length)}\n${it}`).join("");
  return checkSaid(`${text}${changed}== edict.lock\n${locked}`);
}

function inputSaid(document: DataDocument): readonly Said[] {
  const zone = zoneNamed("Asia/Shanghai");
  invariant(zone, "the zone of the mainland is known");
  return readInputs(document, library().vocabulary, { zones: [zone], needsOwnDay: true }).diagnostics;
}

/** The files of `genai@1`, the one of the page in its place: a schema, or `vocabulary.yaml`. */
function vocabularySaid(document: DataDocument): readonly Said[] {
  const folder = "policies/vocabulary";
  const id = /^\$id: (.*)$/m.exec(document.source.text)?.[1] ?? "vocabulary.yaml";
  const read = (below: string): readonly DataDocument[] =>
    Object.entries(filesBelow(`${folder}/${below}`))
      .filter(([path]) => path !== id)
      .flatMap(([path, text]) => readDocument({ path, text }).documents);
  const own = [...read("genai/1"), document];
  const isHeader = (it: DataDocument): boolean => fieldOf(it.root, "$id") === undefined;
  const [header] = own.filter(isHeader).map(readVocabularyHeader);
  invariant(header, "a vocabulary has its vocabulary.yaml");
  if (!header.value) return header.diagnostics;
  const named = new Set([...header.value.subjects.map((it) => it.schema), "definitions.schema.yaml", id]);
  const schemas = own.filter((it) => !isHeader(it) && named.has(textOf(fieldOf(it.root, "$id")) ?? id));
  const files = { header: header.value, schemas };
  return readVocabularies(read("document"), [files]).diagnostics;
}

/** A law's text: its copy, and what corrects and renders it. */
function statuteSaid(text: string): readonly Said[] {
  const files = severalFiles(text);
  const source = (path: string): SourceText => ({ path, text: files[path] ?? "" });
  const data = (path: string) => (files[path] === undefined ? [] : readDocument(source(path)).documents);
  const errata = data("errata.yaml").map(readErrata);
  const variants = data("variants.yaml").map(readVariants);
  const read = readStatute({
    copy: source("copy.txt"),
    rendering: files["rendering.txt"] === undefined ? undefined : source("rendering.txt"),
    errata: errata.flatMap((it) => it.value),
    variants: variants.flatMap((it) => it.value),
  });
  return [...errata, ...variants, read].flatMap((it) => it.diagnostics);
}

/** How a page's block is read, by the third word of its fence, where it is one document. */
const documentReaders: Readonly<Record<string, (document: DataDocument) => readonly Said[]>> = {
  document: () => [],
  calendar: (document) => readCalendar(document).diagnostics,
  input: inputSaid,
  vocabulary: vocabularySaid,
  profile: (document) => readProfile(document, [wholeMeasures().pack], library().vocabulary).diagnostics,
};

/** A pack that compiles, linted with its cases, and what is said of one that does not. */
function lintSaid({ at, pack, needed, diagnostics }: ReturnType<typeof loadMeasures>): readonly Said[] {
  if (!pack) return diagnostics;
  const folder = `${pack.folder}/cases/bases`;
  const bases = at.list(folder).map((it) => ({ path: `${folder}/${it}`, text: "" }));
  const { vocabulary } = library().vocabulary;
  const around = { cases: readCases(at, pack), bases, vocabulary, shipped: new Set<string>(), needed, readers: [] };
  return [...diagnostics, ...lint(lintedPack({ pack, ...around }))];
}

/** What the shortest pack of the Measures says. */
const purpose = 'article 1 { paragraph 1 { informative "purpose" } }';

/** The files of a block beside the shipped ones, compiled as its last file, `arguments`, names them. */
function compileSaid(text: string): readonly Said[] {
  const { arguments: asked = "", ...files } = severalFiles(text);
  const { problems, troubles } = runCompile(asked.trim(), "policies", memoryHost({ ...shippedFiles(), ...files }));
  return [...problems, ...troubles];
}

type Make = (
  ...asked: Parameters<typeof runCompileModule>
) => Pick<ReturnType<typeof runCompileModule>, "problems" | "troubles">;

/** The files of a block, of which a module or a statement is made as its last file, `arguments`, asks for it. */
function codeSaid(text: string, make: Make): readonly Said[] {
  const { arguments: asked = "{}", ...files } = severalFiles(text);
  const now = parseInstant("2026-11-01T12:00:00+08:00");
  invariant(now !== undefined, "the day exists");
  const nothing = { beside: [], vocabularies: [], service: undefined, profile: undefined, party: undefined };
  const wish = JSON.parse(asked) as {
    readonly packs: readonly string[];
    readonly service?: string;
    readonly output?: string;
  };
  const request = { ...nothing, asOf: "2026-11-01", lawOf: undefined, now, library: "policies", ...wish };
  const { problems, troubles } = make(request, memoryHost({ ...shippedFiles(), ...files }));
  return [...problems, ...troubles];
}

/** The page of the pack that the last file of a block, `arguments`, names, or of that of its project. */
function docSaid(text: string): readonly Said[] {
  const { arguments: asked = "", ...files } = severalFiles(text);
  const now = parseInstant("2026-11-01T12:00:00+08:00");
  invariant(now !== undefined, "the day exists");
  const pack = asked.trim() === "" ? undefined : asked.trim();
  const request = { pack, asOf: undefined, locale: locales.en, ci: "github", now, library: "policies" };
  const { problems, troubles } = runDoc(request, memoryHost({ ...shippedFiles(), ...files }));
  return [...problems, ...troubles];
}

/** What is said of a picture; `arguments` names a pack, and a rule or an article of it. */
function graphSaid(text: string): readonly Said[] {
  const [pack, name = ""] = (severalFiles(text)["arguments"] ?? "").trim().split(" ");
  const request = { pack, shows: { kind: "part", name }, inputs: [], packs: [], asOf: "2026-11-01" } as const;
  const nothing = { lawOf: undefined, party: undefined, service: undefined, profile: undefined, failOn: undefined };
  const now = parseInstant("2026-11-01T12:00:00+08:00");
  invariant(now !== undefined, "the day exists");
  const rest = { allowUndetermined: false, now, library: "policies" };
  const { problems, troubles } = runGraph({ ...request, ...nothing, ...rest }, memoryHost(shippedFiles()));
  return [...problems, ...troubles];
}

/** The files of a block beside the shipped ones; its last file, `arguments`, names the two texts that are compared. */
function diffSaid(text: string): readonly Said[] {
  const { arguments: asked = "", ...files } = severalFiles(text);
  const [old = "", later = ""] = asked.trim().split(" ");
  const now = parseInstant("2026-11-01T12:00:00+08:00");
  invariant(now !== undefined, "the day exists");
  const nothing = { asOf: undefined, party: undefined, service: undefined, profile: undefined, failOn: undefined };
  const rest = { beside: [], inputs: [], budget: 1, requireVersion: false, readRevision: undefined };
  const request = { ...nothing, ...rest, now, library: "policies", old, new: later };
  const { problems, troubles } = runDiff(request, memoryHost({ ...shippedFiles(), ...files }));
  return [...problems, ...troubles];
}

/** The files of a block, searched for personal data as its last file, `arguments`, names them. */
function detectSaid(text: string): readonly Said[] {
  const { arguments: asked = "", ...files } = severalFiles(text);
  const { problems, troubles } = runDetect([asked.trim()], "policies", memoryHost({ ...shippedFiles(), ...files }));
  return [...problems, ...troubles];
}

/** The vocabulary that the last file of a block, `arguments`, names: an id, or a folder of the block. */
function factsSaid(text: string): readonly Said[] {
  const { arguments: asked = "", ...files } = severalFiles(text);
  const host = memoryHost({ ...shippedFiles(), ...files });
  const { problems, troubles } = runVocabulary([asked.trim()], [], "policies", host);
  return [...problems, ...troubles];
}

/** The sheet of a block, read back into its documents. */
function sheetSaid(text: string): readonly Said[] {
  return checkSaid(text, (request, at) => {
    const sheet = at.isFile("sheet.docx") ? "sheet.docx" : "sheet.yaml";
    const { problems: inputProblems, troubles } = readBack(request, sheet, at);
    return { policyProblems: [], inputProblems, troubles };
  });
}

/** What a gate, as the last file of a block asks for it, says of the one document that it names. */
function gateSaid(text: string): readonly Said[] {
  return checkSaid(text, ({ inputs: [path = ""], ...request }, at) => {
    const { open } = { open: "pass", ...request } as const;
    const gate = openGate(
      { ...request, open, write: JSON.stringify, receipts: false },
      at,
      shippedPacks(),
      request.now,
    );
    const day = "at" in gate ? gate.at(request.now) : gate;
    if (!("judge" in day)) return day;
    const { problems } = day.judge(JSON.parse(at.readText(path) ?? "") as StatedFacts).judged;
    return { policyProblems: [], inputProblems: [], troubles: problems };
  });
}

/** A new project beside the files of a block; its last file, `arguments`, names the folder. */
function initSaid(text: string): readonly Said[] {
  const { arguments: asked = "", ...files } = severalFiles(text);
  const now = parseInstant("2026-11-01T12:00:00+08:00");
  invariant(now !== undefined, "the day exists");
  const request = {
    folder: asked.trim(),
    packs: [],
    locale: locales.en,
    ci: "github",
    now,
    library: "policies",
  } as const;
  const { troubles } = runInit(request, memoryHost({ ...shippedFiles(), ...files }));
  return troubles;
}

/** A new pack beside the files of a block; its last file, `arguments`, names its id and the folder. */
function newPackSaid(text: string): readonly Said[] {
  const { arguments: asked = "", ...files } = severalFiles(text);
  const [id = "", folder] = asked.trim().split(" ");
  const [now, zone] = [parseInstant("2026-11-01T12:00:00+08:00"), zoneNamed("Europe/Brussels")];
  invariant(now !== undefined && zone, "the day and the zone exist");
  return runNewPack({ id, folder, zone, locale: locales.en, now }, memoryHost(files)).troubles;
}

/** An inspection of the files of a block; its last file, `arguments`, names what is inspected. */
function inspectSaid(text: string): readonly Said[] {
  const { arguments: asked = "", ...files } = severalFiles(text);
  const memory = memoryHost(files);
  const readBytes: Host["readBytes"] = (path, most) =>
    files[path] === "(more than 200 MB)\n" ? "too-large" : memory.readBytes(path, most);
  const { troubles } = runInspect(asked.trim().split(" "), { ...memory, readBytes });
  return troubles;
}

/** The files that are compared as receipts. */
function trendSaid(text: string): readonly Said[] {
  const { arguments: asked = "", ...files } = severalFiles(text);
  const { problems, troubles } = runTrend(asked.trim().split(" "), memoryHost(files));
  return [...problems, ...troubles];
}

/** The label of a Markdown file, or of one whose bytes are the characters of a block, `\xNN` those that cannot be seen. */
function labelSaid(text: string, isBytes: boolean): readonly Said[] {
  const bytes = isBytes
    ? Uint8Array.from(
        text
          .replaceAll("\n", "")
          .replaceAll(/\\x(..)/g, (_, it: string) => String.fromCharCode(Number.parseInt(it, 16))),
        (it) => it.charCodeAt(0),
      )
    : new TextEncoder().encode(text);
  const { faults, labels } = inspectBytes(isBytes ? "page" : "page.md", bytes);
  return [...faults, ...labels.flatMap((it) => it.faults)];
}

/** Neither a policy of the Measures nor what those say in Chinese. */
const isNoPolicy = (path: string): boolean => !path.endsWith(".edict") && path !== "chinese.yaml";

/** The same for blocks that are policies, or several files, or a wish to check. */
const textReaders: Readonly<Record<string, (text: string) => readonly Said[]>> = {
  policy: (text) => loadMeasures(isNoPolicy, { "page.edict": text }).diagnostics,
  lint: (text) => lintSaid(loadMeasures(isNoPolicy, { "page.edict": text })),
  "lint-folder": (text) => lintSaid(loadFrom(packHost(severalFiles(text)))),
  pack: (text) => loadMeasures(isNoPolicy, { "pack.yaml": text, "page.edict": purpose }).diagnostics,
  folder: (text) => loadFrom(packHost(severalFiles(text))).diagnostics,
  statute: statuteSaid,
  cases: casesSaid,
  mutants: mutantsSaid,
  tests: testsSaid,
  check: (text) => checkSaid(text),
  lines: (text) => checkSaid(text, (request, at) => inBulk(request, at).run),
  parts: (text) => checkSaid(text, (request, at, open) => mergedParts(request, at, open)),
  explain: (text) => checkSaid(text, (request, at) => runExplain(request, at).report),
  timeline: (text) => checkSaid(text, (request, at) => runTimeline(request, at).report),
  sheet: sheetSaid,
  gate: gateSaid,
  locked: lockedSaid,
  compile: compileSaid,
  module: (text) => codeSaid(text, runCompileModule),
  statement: (text) =>
    codeSaid(text, (request, host) => runCompileStatement({ ...request, dialect: "duckdb", isSelfTest: false }, host)),
  doc: docSaid,
  graph: graphSaid,
  diff: diffSaid,
  detect: detectSaid,
  facts: factsSaid,
  init: initSaid,
  "new-pack": newPackSaid,
  inspect: inspectSaid,
  trend: trendSaid,
  label: (text) => labelSaid(text, false),
  bytes: (text) => labelSaid(text, true),
};

/** Everything that is said about a block of a page. */
export function runBlock({ words, text }: Fence): readonly Said[] {
  const [language = "", , kind = language === "edict" ? "policy" : "document"] = words;
  const readText = textReaders[kind];
  if (readText !== undefined) return readText(expanded(text));
  const { documents, diagnostics } = readDocument({ path: `page.${language}`, text: expanded(text) });
  const reader = documentReaders[kind];
  invariant(reader, `a block can be read as \`${kind}\``);
  return [...diagnostics, ...documents.flatMap(reader)];
}
